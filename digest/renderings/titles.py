"""Where a headline or a contents entry breaks into lines: never inside a word or a number.

GB/T 9704-2012, 7.3.1: a title over several lines keeps words whole, is symmetric, and is set as a trapezoid or diamond.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from digest import words
from digest.expressions import expression

# A line may not begin with these, nor end with those (GB/T 15834-2011, 5.1).
_NOT_FIRST = "，。、；：？！,.;:?!”’」』）)】》〉〕…—·%％℃"
_NOT_LAST = "“‘「『（(【《〈〔"
# Words that never begin a title's line: 厦门工会 and 历城区总工会 are one name, and a remark belongs to what it is on.
_NEVER_FIRST = ("总工会", "工会", *"总的了等们省市县区州镇乡")
_NEVER_LAST = tuple("在和与及对为以将把向从由让省市县区州")
# A title's own number, a number with the measure word after it (100名, 2026年, 8.6%), or a Latin word.
_TOKEN = expression(r"^\d{1,3}\.(?!\d)|[0-9][0-9.,%％]*[\u4e00-\u9fff]?|[A-Za-z][0-9A-Za-z.,%+/:-]*")
_ORDINAL = expression(r"(?<![\d.])\d{1,3}\.\s{0,2}$")  # 12. is never parted from its title
_ORDINAL_MOST = 7
_HALF = 0.55  # an ASCII character in the Latin shapes of the Song faces, in em: digits 0.5, capitals up to 0.7
_CLAUSE = "，。、；：？！,;:?!）)〕— \u3000"  # a title line ends best where a clause or a remark in brackets ends
# What a line end inside a clause costs, in em²: about as much as two lines 4 em off the even length. Tried 4 to 36:
# below 9 "总工会：一封 / 感谢信", above 25 lines of very unequal length.
_INSIDE_CLAUSE = 16.0
# What a line end inside brackets or quotation marks costs besides, in em²: it parts a name or a remark, at a comma too.
# Tried 8 to 32: at 8 still 举办“匠心 / 学堂”启动仪式, at 32 as at 16.
_INSIDE_BRACKETS = 16.0
_NESTING = {**dict.fromkeys("（(“‘《", 1), **dict.fromkeys("）)”’》", -1)}
_LONGEST = 400  # characters: beyond, no headline; it is broken by the line layout instead
_LONGEST_RUN = 20_000  # characters of contents that follow each other: a section of 800 titles
_SHORTEST_LAST = 3  # characters on the last line of a contents entry (a lone 会 beside leaders looks like a slip)


def width(text: str) -> float:
    """Return the width of *text* in em: full-width characters count one, others about a half."""
    return sum(1.0 if ord(character) > 0x2000 or character == "·" else _HALF for character in text)


def balance(text: str, measure: float) -> tuple[str, ...]:
    """Return *text* over as few lines of at most *measure* em as possible, as even as its words allow.

    Joined, the lines give *text* back: a blank at which a line breaks stays at its end.
    """
    if width(text) <= measure or len(text) > _LONGEST:
        return (text,)
    pieces = _pieces(text)
    count = len(_filled(pieces, measure))
    target = width(text) / count
    return _evened(pieces, measure, target) or (text,)


@functools.lru_cache(maxsize=2_000)  # an issue of bounded pages is set some hundred times until its lengths are found
def fill(text: str, measure: float) -> tuple[str, ...]:
    """Return *text* over lines filled up to *measure* em; the last one has at least three characters."""
    if width(text) <= measure or len(text) > _LONGEST_RUN:
        return (text,)
    lines = _filled(_pieces(text), measure)
    if len(lines) > 1 and len(lines[-1]) < _SHORTEST_LAST:
        *first, cut = _filled(_pieces(lines[-2]), width(lines[-2]) - _SHORTEST_LAST + len(lines[-1]))
        is_room = width((cut + lines[-1]).strip()) <= measure
        lines = [*lines[:-2], "".join(first), cut + lines[-1]] if first and is_room else lines
    return tuple(lines)


def _pieces(text: str) -> tuple[str, ...]:
    """Return *text* cut where a line may end: between words, not before closing or after opening punctuation."""
    ends = [0]
    shown = _curled(text)
    found, begun = [], 0
    for match in _TOKEN.finditer(shown):
        found += [*words.cut(shown[begun : match.start()]), match.group()]
        begun = match.end()
    before = ""
    for word in filter(None, [*found, *words.cut(shown[begun:])]):
        start = ends[-1]
        is_barred = word[0] in _NOT_FIRST or shown[start - 1] in _NOT_LAST or word.isspace()
        is_tied = is_barred or _is_one(before, word)
        if start and (is_tied or _ORDINAL.search(shown, max(start - _ORDINAL_MOST, 0), start)):
            ends.pop()
        ends.append(start + len(word))
        before = word
    return tuple(text[start:end] for start, end in itertools.pairwise(ends))


def _is_one(before: str, word: str) -> bool:
    """Say whether two words, each whole, read badly on two lines: 历城区 | 总工会, 工艺 | （手艺）, 在 | 市场."""
    is_bound = word in _NEVER_FIRST or word[0] in "（(" or (word[0] in "省市县区州镇乡" and word.endswith("工会"))
    return before in _NEVER_LAST or (is_bound and before[-1:].isalpha())


def _curled(text: str) -> str:
    """Return *text* with each straight quotation mark as the opening or closing one that it stands for."""
    parts = text.split('"')
    marks = itertools.cycle("“”")
    return parts[0] + "".join(mark + part for mark, part in zip(marks, parts[1:], strict=False))


def _filled(pieces: Sequence[str], measure: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width((lines[-1] + piece).rstrip()) > measure:
            lines.append("")
        lines[-1] += piece
    return lines


def _evened(pieces: Sequence[str], measure: float, target: float) -> tuple[str, ...]:
    """Return the lines with the least sum of squared distances from *target* (Knuth and Plass 1981, total fit)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        costs = []
        begun = "".join(pieces[:end])
        nested = sum(_NESTING.get(mark, 0) for mark in _curled(begun)) > 0
        inside = (begun[-1] not in _CLAUSE) * _INSIDE_CLAUSE + nested * _INSIDE_BRACKETS if end < len(pieces) else 0.0
        for start in range(end - 1, -1, -1):
            wide = width("".join(pieces[start:end]).strip())
            if wide > measure and start < end - 1:
                break
            costs.append((best[start][0] + (wide - target) ** 2 + inside, start))
        best.append(min(costs, key=lambda cost: (cost[0], -cost[1])))
    lines: list[str] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        lines.append("".join(pieces[start:end]))
        end = start
    return tuple(reversed(lines))
