"""Room 2: lines in file order in; two neighbours that stand in each other's place put right, and joins in doubt, out.

Extractors now and then give two lines of a column in the wrong order: three seams in a row read badly, and all three
read well once the two are exchanged. What reads badly and cannot be mended so is told by its margin and not moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.continuity.scores import reads_on
from digest.articles.lines.joins import is_one_word
from digest.articles.lines.line import Line

# On 150 calm pages with 15 exchanged pairs, 10 of them gained so much and 2 others; 8 and none gained what is sure.
_GAIN, _SURE = 4.0, 10.0  # nats that three seams gain by the exchange
_WORST = -1.0  # nats that each of them has to read afterwards: lines of two columns in turn do not
_DOUBTED = 0.5  # nats, below what is printed unmarked: kept together, shown to a person
_LIKE = 2  # characters by which two lines of one column differ
_BETWEEN = ("furniture", "caption", "credit")  # what a sentence may go on behind
_BAD = 0.0  # nats: of 32 joins behind a caption or a page head that read worse 15 were false, of 34 others 3


def swap_lines(lines: Sequence[Line]) -> tuple[tuple[Line, ...], dict[int, float]]:
    """Return *lines* with neighbours exchanged, and how sure joins are, by the offset of the later line."""
    found = list(lines)
    margins = _doubts(found)
    for number in range(len(found) - 3):
        first, second, third, last = four = found[number : number + 4]
        is_sentence = all(line.role == "body" for line in four) and not any(line.features.ended for line in four[:3])
        if not is_sentence or abs(second.features.length - third.features.length) > _LIKE:
            continue
        if is_one_word(first, second) or is_one_word(third, last) or _read(first, second) > 0 or _read(third, last) > 0:
            continue
        after = (_read(first, third), _read(third, second), _read(second, last))
        gain, worst = sum(after) - _read(first, second) - _read(second, third) - _read(third, last), min(after)
        if gain < _GAIN:
            continue
        if worst > _WORST:
            found[number + 1], found[number + 2] = third, second
        later = found[number + 1 : number + 4] if worst > _WORST else [third]
        margins |= {line.start: gain if gain >= _SURE and worst > _WORST else _DOUBTED for line in later}
    return tuple(found), margins


def _doubts(lines: Sequence[Line]) -> dict[int, float]:
    """Return the joins behind captions and page heads that read badly, by the offset of the later line."""
    found: dict[int, float] = {}
    before: Line | None = None
    is_parted = False
    for line in lines:
        if line.role in _BETWEEN:
            is_parted = True
            continue
        goes_on = before is not None and before.role == line.role == "body" and not before.features.ended
        is_parted = is_parted and not line.fragment.inline  # a credit inside a line parts nothing
        if is_parted and goes_on and before is not None and _read(before, line) < _BAD:
            found[line.start] = _DOUBTED
        before, is_parted = line, False
    return found


def _read(before: Line, after: Line) -> float:
    return reads_on(before.text, after.text, grammar=False)
