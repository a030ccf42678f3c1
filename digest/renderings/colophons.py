"""报尾 (GB/T 9704-2012, 7.4): to whom, in how many copies, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Colophon
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Labels
from digest.renderings.lines import PrintedLine


def colophon(printed: Colophon, labels: Labels) -> Iterator[PrintedLine]:
    """Yield 报、送、发、本期增发, then who edited, checked and signed, with the number of copies at the right."""
    for label, names in (
        (labels.report_to, printed.report_to),
        (labels.copy_to, printed.copy_to),
        (labels.issue_to, printed.issue_to),
        (labels.extra_to, printed.extra_to),
    ):
        if text := labels.joiner.join(filter(None, map(clean, names))):
            ended = text if text.endswith(labels.stop) else text + labels.stop  # one list that ends in a full stop
            yield PrintedLine("colophon", (ended,), lead=label, where="报尾")
    people = (
        (labels.editor, printed.editor),
        (labels.checker, printed.checker),
        (labels.approver, printed.approver),
    )
    credits = "\u3000".join(label.format(clean(name)) for label, name in people if clean(name))
    copies = labels.copies.format(printed.copies) if printed.copies else ""
    if credits or copies:
        yield PrintedLine("colophon", (credits,), right=copies, where="报尾")
