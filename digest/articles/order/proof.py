"""Room 2: the columns of a zone in, those parts out that are worth more than file order: do no harm.

A zone is cut where no column runs on, and each part has to be proven by itself: calm articles beside it stay as they
are.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.costs import SURE, Costs, near
from digest.articles.order.evidence import Column, SeamEvidence
from digest.articles.order.unweave import Woven

# Nats by which a part has to be worth more than file order, and more for each of its lines: on narrow columns every
# seam says little, and what chance gains grows with their number. Of six sets of pages (5 + .1, 7 + .1, 8.5 + .1,
# 6 + .15, 10 + .1 tried) calm ones of one set went from 89.0 to 90.5, 91.0, 91.7, 91.3 of 100 F1, the others stayed;
# of woven ones one set lost 1.6 with each, another 4.5 at 10.
_PROOF = 6.0
_PROOF_A_LINE = 0.15
# What all else has to be worth then: lines of uneven width are always parted into columns of more even ones, so widths
# prove nothing by themselves. Of 24 calm pages that were parted, 22 gained by widths alone (-45 to -1 without them), of
# 47 woven ones 10. -2, 0, 2 tried: of 400 calm pages 7, 5, 4 are changed, woven pages within a point of F1.
_WITHOUT_WIDTHS = 0.0


def prove(
    woven: Woven, lines: Sequence[Line], evidence: SeamEvidence, costs: Costs, least: float = _PROOF
) -> list[Woven]:
    """Return the parts of two columns or more that are worth *least* nats more than the same lines in file order."""
    found: list[Woven] = []
    for part in woven.parts():
        if len(part.columns) < 2:
            continue
        numbers = sorted(number for column in part.columns for number in column)
        headings = frozenset(number for number in numbers if lines[number].role == "heading")
        rows: list[list[int]] = []  # file order: a new one from every headline after a text, text after a signature
        last = ""
        for number in numbers:
            role = lines[number].role
            if not rows or (role == "heading" and last != "heading") or (last == "signature" and role != "signature"):
                rows.append([])
            rows[-1].append(number)
            last = role
        straight, even = _worth(rows, headings, lines, evidence, costs)
        worth, more_even = _worth(part.columns, part.titles, lines, evidence, costs)
        lead = worth - straight
        is_read = least < _PROOF or lead - (more_even - even) >= _WITHOUT_WIDTHS
        if is_read and lead - _PROOF_A_LINE * len(numbers) >= least:
            found.append(part)
    return found


def _worth(
    rows: Sequence[Sequence[int]], titles: frozenset[int], lines: Sequence[Line], evidence: SeamEvidence, costs: Costs
) -> tuple[float, float]:
    """Return what *rows* are worth as columns, in nats, as the unweaving computes it, and the widths' part of it."""
    names = {number: name for name, row in enumerate(rows) for number in row}
    columns: dict[int, Column] = {}
    worth, widths, previous = 0.0, 0.0, -1
    for number, name in sorted(names.items()):
        role: Role = "heading" if number in titles else "signature" if lines[number].role == "signature" else "body"
        worth -= dict(costs.readings(number)).get(role, SURE)
        if name in columns:
            staying = costs.staying(columns[name], number, near(columns.values(), previous))
            worth += evidence.gain(columns[name], number, role) - staying
            widths += evidence.width(columns[name], number, role)
        else:
            worth -= costs.beginning(number, role, previous)
        columns[name] = columns.get(name, Column(name, number)).take(number, role, lines[number])
        previous = number
    return worth - costs.ending(columns.values()), widths
