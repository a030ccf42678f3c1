"""Room 2: a foreign line inside a sentence (a slogan, a hotline, a label of the box beside it) set aside as furniture.

It is much shorter than the line above it, which stops in mid-sentence, and the text before and after reads on better
without it. Where that is not sure the line stays, and its joins are told with the margin of what a person has to see.
A short line that was taken for a label by its length is body where the sentence needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.line import Line
from digest.articles.vocabulary import compiled

_LONGEST, _LONGEST_SLOGAN = 12, 24  # characters; longer ones are headlines, or lines of a column
_SHARE = 0.7  # of the line above it that a foreign line is long at most; a column's own differ by a character or two
_MOST = 2  # lines of a box that stand one after another
_SLOGAN = compiled("furniture", "slogans")
_SLOGAN_WORTH = 4.0  # nats for a line made as slogans and hotlines are
# On the half of the corpus set apart, wrapped and with 141 slogans put into sentences, 124 sentences are whole (97
# before); no line of 71 such pages without slogans, nor of the seeds and 260 pages of the page maker, gains anything.
_GAIN = 3.0
_DOUBTED = 0.5  # log odds of a join that is about as likely wrong as right: what runs across is not printed
_UNSURE = 0.0  # nats from which a line that stays is shown to a person
_BETWEEN = ("furniture", "caption", "credit")  # what a sentence may go on behind


def without_intruders(lines: Sequence[Line]) -> tuple[tuple[Line, ...], dict[int, float]]:
    """Return *lines* with foreign ones as furniture, and the margins of doubtful joins by offset of the later line."""
    found = list(lines)
    for number in range(1, len(lines) - 1):
        label = replace(lines[number], role="body", reason="reread")
        # without it the sentence about it reads on worse
        if lines[number].reason == "label" and _gain(found[number - 1], [label, lines[number + 1]]) <= -_GAIN:
            found[number] = label
    margins: dict[int, float] = {}
    text = [number for number, line in enumerate(found) if line.role not in _BETWEEN]
    place = 1
    while place < len(text) - 1:
        before = found[text[place - 1]]
        sizes = range(1, min(_MOST, len(text) - 1 - place) + 1)
        gains = {size: _gain(before, [found[number] for number in text[place : place + size + 1]]) for size in sizes}
        size = max(gains, key=gains.__getitem__)
        if gains[size] >= _GAIN:
            for number in text[place : place + size]:
                found[number] = replace(found[number], role="furniture", weight=None, reason="intruder")
            del text[place : place + size]
            continue
        if gains[size] > _UNSURE:
            margins |= {found[number].start: _DOUBTED for number in text[place : place + size + 1]}
        place += 1
    return tuple(found), margins


def _gain(before: Line, following: Sequence[Line]) -> float:
    """Return what the text gains in nats if it goes from *before* to the last of *following*; none where it cannot."""
    box, after = following[:-1], following[-1]
    if before.role != "body" or after.role != "body" or before.features.ended or after.features.news:
        return _UNSURE
    if not all(_may_be_foreign(line, before) for line in box):
        return _UNSURE
    if any(line.role == "heading" for line in box):  # it is read on to and from by nothing; a report would begin below
        onto, from_it = reads_on(before.text, box[0].text), reads_on(box[-1].text, after.text)
        within = max(0.0, onto) + max(0.0, from_it, begins(after.text))
    else:
        within = sum(reads_on(one.text, other.text) for one, other in pairwise((before, *following)))
    return reads_on(before.text, after.text) - within + _SLOGAN_WORTH * sum(_is_slogan(line) for line in box)


def _may_be_foreign(line: Line, before: Line) -> bool:
    """Tell whether *line*, by its form, may stand inside the sentence that *before* leaves open."""
    read, is_slogan = line.features, _is_slogan(line)
    if line.role not in ("body", "heading", "signature" if is_slogan else "body") or line.fragment.marked:
        return False
    if line.fragment.inline and not is_slogan:
        return False
    if read.paused or read.commas or read.needs_before or read.inner_stop or (read.ended and not is_slogan):
        return False
    return read.length <= min(_LONGEST_SLOGAN if is_slogan else _LONGEST, _SHARE * before.features.length)


def _is_slogan(line: Line) -> bool:
    return bool(_SLOGAN.search(line.text))
