"""Between draft and sign-off: an issue in, a sheet of plain text out; the changed sheet in, the changed issue out.

A clerk may order, drop, retitle, move and re-select; sentences stay those of the source, character by character. What
the office writes itself stands only where the sheet says so (编者按, 改题), and in print it is named as its own.
"""

from digest.edits.applying import applied, arrange
from digest.edits.carrying import Carried, carry
from digest.edits.changes import changes
from digest.edits.parts import doubts, pending, places, refuse_pending
from digest.edits.reading import SheetError, decoded
from digest.edits.rulings import differences, printed_slips, slips_of, told, undismissed
from digest.edits.sheets import sheet

__all__ = [
    "Carried",
    "SheetError",
    "applied",
    "arrange",
    "carry",
    "changes",
    "decoded",
    "differences",
    "doubts",
    "pending",
    "places",
    "printed_slips",
    "refuse_pending",
    "sheet",
    "slips_of",
    "told",
    "undismissed",
]
