"""Characters in, lines out: what stands side by side on one baseline, or one below another as a vertical headline."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.expressions import expression
from digest.model import Box
from digest.pages.pdf.glyphs import Glyph

_HAN = expression(r"[\u3400-\u9fff]")
_LARGE = 1.25  # of the usual size: headlines, which are set with wider spaces
_BASELINE = 0.3  # ems two characters of one line may stand higher or lower
_SIZES = 1.45  # largest to smallest size inside one line
_GAP, _LARGE_GAP = 0.95, 1.7  # ems between two characters drawn one after the other; columns stand 1.2 apart and more
_APART = 0.35  # the same where they were not drawn one after the other: headlines of two stories may stand 0.6 apart
_WIDER = 1.2  # ems over the usual gap inside a line: another line begins there
_FEWEST_STACKED = 3
_STACKED = 1.1  # ems from one character of a vertical headline to the next, above their size
_BLANK = 0.2  # ems over twice the usual space between Chinese characters: a blank that was not drawn
_JUMP = expression(r"[（(]\s?(?:上接|紧接|下转)第?\s?[\dA-Z一二三四五六七八九十]{1,3}\s?版[^）)]{0,12}[）)]")
_LATIN_GAP = 0.18  # ems between two Latin letters: a word space that was not drawn


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Characters of one line in order."""

    glyphs: tuple[Glyph, ...]
    vertical: bool = False

    @property
    def text(self) -> str:
        """Return its characters, with a blank where Latin words stand apart."""
        if self.vertical:
            return "".join(glyph.sign for glyph in self.glyphs)
        usual = statistics.median([after.left - before.right for before, after in pairwise(self.glyphs)] or [0.0])
        text = self.glyphs[0].sign
        for before, after in pairwise(self.glyphs):
            text += " " * is_blank(before, after, usual) + after.sign
        return text

    def lead(self, usual: str) -> int:
        """Return how many characters of its text at the beginning are set in another face than the *usual* one.

        Digits and marks may be of a third face wherever they stand.
        """
        ends = (n for n, glyph in enumerate(self.glyphs) if glyph.face == usual and _HAN.match(glyph.sign))
        begun = self.glyphs[: next(ends, len(self.glyphs))]
        face = next((glyph.face for glyph in begun if _HAN.match(glyph.sign)), usual)
        if face != usual and len(begun) == len(self.glyphs):  # to its end, whatever the marks there are set in
            return len(self.text)
        count = max((n for n, glyph in enumerate(begun, 1) if glyph.face == face), default=0) if face != usual else 0
        return len(replace(self, glyphs=self.glyphs[:count]).text) if count else 0

    @property
    def size(self) -> float:
        """Return the size of most of its characters."""
        return Counter(round(glyph.size, 2) for glyph in self.glyphs).most_common(1)[0][0]

    @property
    def box(self) -> Box:
        """Return the rectangle about it."""
        boxes = [glyph.box for glyph in self.glyphs]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    @property
    def bold(self) -> bool:
        """Tell whether most of it is bold."""
        return sum(glyph.bold for glyph in self.glyphs) * 2 > len(self.glyphs)


def runs(glyphs: Sequence[Glyph]) -> list[GlyphRun]:
    """Return the lines of *glyphs*: every character is in exactly one, blank edges fall away."""
    signs = [glyph for glyph in glyphs if glyph.sign.strip()]
    if not signs:
        return []
    usual = Counter(round(glyph.size * 2) / 2 for glyph in signs).most_common(1)[0][0]
    stretches: list[list[Glyph]] = []  # drawn one after the other along a line
    for glyph in glyphs:
        most = _LARGE_GAP if glyph.size > usual * _LARGE else _GAP
        if stretches and _is_next(stretches[-1][-1], glyph, most):
            stretches[-1].append(glyph)
        else:
            stretches.append([glyph])
    stacked, rest = _stacks([tidied for run in stretches if (tidied := _tidied(run))])
    parts = [part for run in _side_by_side(rest) for part in _parted(run)]
    return [*stacked, *(GlyphRun(tuple(piece)) for part in parts for piece in _without_jump(part))]


def _is_next(before: Glyph, after: Glyph, most: float) -> bool:
    size = max(before.size, after.size)
    if size > _SIZES * min(before.size, after.size) or abs(before.base - after.base) > _BASELINE * size:
        return False
    return -0.5 * size <= after.left - before.right <= most * size


def _tidied(run: Sequence[Glyph]) -> list[Glyph]:
    """Return *run* without the blanks at its edges."""
    full = [number for number, glyph in enumerate(run) if glyph.sign.strip()]
    return list(run[full[0] : full[-1] + 1]) if full else []


def _stacks(drawn: Sequence[list[Glyph]]) -> tuple[list[GlyphRun], list[list[Glyph]]]:
    """Return the vertical lines among *drawn*, and what is left: single characters drawn one below the other."""
    stacks: list[GlyphRun] = []
    rest: list[list[Glyph]] = []
    current: list[Glyph] = []
    for run in (*drawn, None):
        if run is not None and len(run) == 1:
            upper, lower = current[-1] if current else run[0], run[0]
            size = max(upper.size, lower.size)
            is_like = size <= _SIZES * min(upper.size, lower.size)
            shift = abs((upper.left + upper.right) - (lower.left + lower.right)) / 2
            is_near = shift <= _BASELINE * size and 0.5 * size <= lower.base - upper.base <= (1 + _STACKED) * size
            if not current or (is_like and is_near):
                current.append(lower)
                continue
        if len(current) >= _FEWEST_STACKED:
            stacks.append(GlyphRun(tuple(current), vertical=True))
        else:
            rest += [[glyph] for glyph in current]
        current = [run[0]] if run is not None and len(run) == 1 else []
        rest += [run] if run is not None and len(run) > 1 else []
    return stacks, rest


def _side_by_side(drawn: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Return *drawn* with the stretches joined that stand close on one baseline, whatever order they were drawn in."""
    rows: list[list[list[Glyph]]] = []  # on about one baseline
    for run in sorted(drawn, key=lambda run: (run[0].base, run[0].left)):
        last = rows[-1][-1][0] if rows else run[0]
        if not rows or run[0].base - last.base > _BASELINE * min(run[0].size, last.size):
            rows.append([])
        rows[-1].append(run)
    found: list[list[Glyph]] = []
    for row in rows:
        row.sort(key=lambda run: run[0].left)
        joined: list[list[Glyph]] = []
        for run in row:
            into = next((other for other in reversed(joined[-3:]) if _is_next(other[-1], run[0], _APART)), None)
            if into is None and (around := next((other for other in joined if _leaves_room(other, run)), None)):
                around.extend(run)
                around.sort(key=lambda glyph: glyph.left)
            elif into is None:
                joined.append(list(run))
            else:
                into.extend(run)
        found += joined
    return found


def _leaves_room(run: Sequence[Glyph], inner: Sequence[Glyph]) -> bool:
    """Tell whether *run*, one line drawn in one go, has a gap for *inner*: quotation marks of another font."""
    left, right, size = inner[0].left, inner[-1].right, inner[0].size
    if not (run[0].left < left and right < run[-1].right and size <= _SIZES * run[0].size <= _SIZES**2 * size):
        return False
    return all(min(each.right, right) - max(each.left, left) <= _BASELINE * size for each in run)


def _parted(run: list[Glyph]) -> list[list[Glyph]]:
    """Return *run* cut where a gap is far wider than its others."""
    gaps = [after.left - before.right for before, after in pairwise(run)]
    if not gaps:
        return [run]
    most = statistics.median(gaps) + _WIDER * run[0].size
    parts = [[run[0]]]
    for gap, glyph in zip(gaps, run[1:], strict=True):
        if gap > most:
            parts.append([])
        parts[-1].append(glyph)
    return [tidied for part in parts if (tidied := _tidied(part))]


def _without_jump(run: list[Glyph]) -> list[list[Glyph]]:
    """Return *run*, and apart from it what sends to another page (下转第2版) or comes from one, at its head or end."""
    match = _JUMP.search("".join(glyph.sign[0] for glyph in run))
    if match is None or (match.start() and match.end() < len(run)):
        return [run]
    parts = (run[: match.start()], run[match.start() : match.end()], run[match.end() :])
    return [tidied for part in parts if (tidied := _tidied(part))]


def is_blank(before: Glyph, after: Glyph, usual: float) -> bool:
    """Tell whether a blank that was not drawn parts two Latin words, or two Chinese characters far apart."""
    gap = after.left - before.right
    if before.sign.isascii() and after.sign.isascii() and before.sign.isalnum() and after.sign.isalnum():
        return gap > _LATIN_GAP * after.size
    return gap > _BLANK * after.size + 2 * usual and before.sign >= "\u3400" and "\u3400" <= after.sign <= "\u9fff"
