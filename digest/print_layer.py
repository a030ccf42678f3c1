"""规范化, the layer between a source's characters and print: a text in, the same text as an office prints it out.

Marks between Chinese characters become full-width, quotation marks paired, characters simplified; blanks inside words
and numbers and the mark of a list in front go. Every change is kept, so that taking the layer off gives the source
back, character by character.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from digest import words
from digest.characters import LIST_MARKS, looks_traditional, simplify
from digest.expressions import expression
from digest.sentences import pairs

__all__ = ["KINDS", "Change", "PrintedText", "is_same", "lay", "printed"]

Kind = Literal["mark", "quote", "script", "blank", "sign", "bullet"]

KINDS: dict[Kind, str] = {
    "mark": "规范标点",
    "quote": "规范引号",
    "script": "简化字",
    "blank": "删去空格",
    "sign": "统一字符",
    "bullet": "删去列表符号",
}
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = expression(f"[{_HAN}，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕—…·％℃]")
_HALVES = expression("[,;:?!]")
_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
# What type-setters and encodings write otherwise than GB/T 15834-2011: Unicode's small, half- and full-width forms.
_SIGNS = {
    **{
        chr(code): chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    },
    **dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚﹝﹞﹪｡｢｣､･‧∶︰", "，、；：？！（）〔〕％。“”、··：：", strict=True)),
}
_ANY_SIGN = expression("[" + re.escape("".join(_SIGNS)) + "]")
# Addresses, file names, and models such as A/B:2: what a machine or a standard reads is left as it stands.
_UNTOUCHED = expression(r"https?://[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:www\.)[!-~]+|〔\d{4}〕\d*号?")
_DOTS = expression(r"(?<![.\w])\.{3,6}(?![.\w])|(?<=[^\x00-\x7f])(?:\.{3}|\.{6})(?!\.)|。{3,6}")
_DASHES = expression(f"(?<=[{_HAN}”》])(?:--|──|――|－－)(?=[{_HAN}“《])")
# What sites put in against copying, and slips of typing: ，， ，、 、、 。。; 。。。 is an ellipsis.
_DOUBLED = expression(
    rf"(?<=[{_HAN}”》）\d%％,，])(?:(?!(?<=\d)[,，]+\d)[,，](?=[,，、。；;])|、(?=、)|(?<!。)。(?=。(?!。))|[；;](?=[；;]))"
)
_STOP = expression(rf"(?<=[{_HAN}”’）》％])\.(?=[”’）\"']*$|[”’）\"']*[{_HAN}“《])")
_THOUSANDS = expression(r"\d,\d{3}(?!\d)")
_NEAR = 4  # characters beside a blank that are cut anew without it: no longer words are common
_BLANKS = "[ \u00a0\u3000\u2002-\u200a\u202f]"
# A number torn apart (4 0名, 200 6年): a part of at most three digits, one blank, one or two digits with their measure.
_TORN_NUMBER = expression(rf"(?<![\d.])(?:\d{{1,2}}|\d{{3}}(?={_BLANKS}\d年)){_BLANKS}(?=\d{{1,2}}[{_HAN}%％.])")
_BESIDE_DIGIT = expression(rf"(?<=\d){_BLANKS}+(?=[{_HAN}])|(?<=[{_HAN}]){_BLANKS}+(?=\d)")
# 骑手夜校结业 46名骑手拿到证书: the one blank of a line without a full stop parts the halves of a title.
_HALVES_OF_TITLE = expression(rf"([^。！？\s]{{4,}}[{_HAN}”》]){_BLANKS}\d[^。！？\s]{{4,}}")
_BESIDE_MARK = expression(
    rf"(?<=[，。、；：？！“‘（《〔]){_BLANKS}+(?=\S)|(?<=\S){_BLANKS}+(?=[，。、；：？！”’）》〕])"
)
_TORN_WORD = expression(rf"(?<=[{_HAN}]){_BLANKS}(?=[{_HAN}])")
# Of the list in which a text stood: its mark, or its number, which beside a day would read as a decimal (2．10月23日).
_BULLET = expression(
    rf"(?:[{LIST_MARKS}]{{1,3}}{_BLANKS}*(?=[{_HAN}“《\d])|[1-9]\d?[.．、]{_BLANKS}*(?=[{_HAN}“《])"
    rf"|[1-9]\d?[.．]{_BLANKS}*(?=\d{{1,2}}月\d{{1,2}}日))"
)
# A slogan of two halves of one length, each whole: “某某暖人心 某某娘家人”. The blank is its own.
_SLOGAN = expression(rf"(?<=[“《])([{_HAN}]{{3,}}){_BLANKS}([{_HAN}]{{3,}})(?=[”》])")
# 著 of a work or a name; in traditional text every other one is the particle 着 (看著, 著力, 沿著).
_WORK = expression("著(?=[名稱称述者書书錄录])|(?<=[顯显原編编專专昭論论巨拙譯译土遺遗合名新所])著")
# Characters that are right in simplified text too (乾隆, 瞭望); taken for traditional only beside others that are.
_BOTH = "乾瞭徵藉覆"


@dataclass(frozen=True, slots=True)
class Change:
    """``printed.text[start:end]`` stands for *source*."""

    start: int
    end: int
    source: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text as it is printed, and what that changed of its source, in order."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def source(self) -> str:
        """Return the text without the layer: the source, character by character."""
        parts, place = [], 0
        for change in self.changes:
            parts += [self.text[place : change.start], change.source]
            place = change.end
        return "".join([*parts, self.text[place:]])

    @property
    def counts(self) -> Counter[Kind]:
        """Return how many changes of each kind there are."""
        return Counter(change.kind for change in self.changes)


_Edit = tuple[int, int, str, Kind]  # source[start:end] → new


@functools.lru_cache(maxsize=4096)  # the same sentences are printed in several forms and editions
def lay(text: str) -> PrintedText:
    """Return *text* as it is printed."""
    taken = {place for match in _UNTOUCHED.finditer(text) for place in range(*match.span())}
    chosen: list[_Edit] = []
    for edit in _edits(text):
        span = range(edit[0], edit[1])
        if taken.isdisjoint(span) and text[edit[0] : edit[1]] != edit[2]:
            taken.update(span)
            chosen.append(edit)
    return _edited(text, sorted(chosen))


def printed(text: str) -> str:
    """Return the words of *text* as they are printed."""
    return lay(text).text


def is_same(stands: str, source: str) -> bool:
    """Say whether *stands* is *source*, or what the layer makes of it."""
    return stands in (source, printed(source))


def _edited(text: str, edits: Iterable[_Edit]) -> PrintedText:
    parts: list[str] = []
    changes: list[Change] = []
    place = length = 0
    for start, end, new, kind in edits:
        parts += [text[place:start], new]
        length += start - place
        changes.append(Change(length, length + len(new), text[start:end], kind))
        length, place = length + len(new), end
    return PrintedText("".join([*parts, text[place:]]), tuple(changes))


def _edits(text: str) -> Iterator[_Edit]:
    """Yield what may be changed; of two that overlap the first counts."""
    if bullet := _BULLET.match(text):
        yield 0, bullet.end(), "", "bullet"
    yield from ((match.start(), match.end(), "……", "mark") for match in _DOTS.finditer(text))
    yield from ((match.start(), match.end(), "——", "mark") for match in _DASHES.finditer(text))
    yield from _quotes(text)
    yield from _brackets(text)
    yield from ((match.start(), match.end(), "。", "mark") for match in _STOP.finditer(text))
    yield from ((match.start(), match.end(), "", "mark") for match in _DOUBLED.finditer(text))
    halves = (match.start() for match in _HALVES.finditer(text))
    yield from ((place, place + 1, _FULL[text[place]], "mark") for place in halves if _is_chinese(text, place))
    yield from ((match.start(), match.end(), _SIGNS[match[0]], "sign") for match in _ANY_SIGN.finditer(text))
    yield from _scripts(text)
    yield from _blanks(text)


def _is_chinese(text: str, place: int) -> bool:
    """Say whether the half-width sign at *place* belongs to Chinese, not to a time, a figure or foreign words."""
    sign = text[place]
    if sign == "," and place and _THOUSANDS.match(text, place - 1):
        return False
    before, after = _beside(text, place, -1), _beside(text, place, 1)
    if sign == ":" and before.isdigit() and after.isdigit():
        return False
    return bool(_CHINESE.match(before) or _CHINESE.match(after))


def _beside(text: str, place: int, step: int) -> str:
    """Return the character beside *place*, blanks and straight quotation marks passed over."""
    place += step
    while 0 <= place < len(text) and text[place] in " \u3000\"'":
        place += step
    return text[place] if 0 <= place < len(text) else ""


def _quotes(text: str) -> Iterator[_Edit]:
    """Yield paired quotation marks for straight and corner ones, only where both ends are found."""
    marked = [pair for pair in pairs(text) if text[pair[0]] in '“「『"']
    is_even = text.count('"') % 2 == 0
    outer = [pair for pair in marked if text[pair[0]] != '"' or is_even]
    for opened, closed in outer:
        if text[opened] == "“" or not _CHINESE.search(text[max(0, opened - 1) : closed + 2]):
            continue
        is_inner = any(start < opened and closed < end for start, end in outer)
        marks = "‘’" if is_inner else "“”"
        yield opened, opened + 1, marks[0], "quote"
        yield closed, closed + 1, marks[1], "quote"
    yield from _apostrophes(text)


def _apostrophes(text: str) -> Iterator[_Edit]:
    """Yield single quotation marks for straight ones that pair in turn and are no apostrophes of foreign words."""
    places = [match.start() for match in re.finditer(r"(?<![A-Za-z])'|'(?![A-Za-z])", text)]
    if len(places) % 2 or not _CHINESE.search(text):
        return
    for opened, closed in zip(places[::2], places[1::2], strict=True):
        yield opened, opened + 1, "‘", "quote"
        yield closed, closed + 1, "’", "quote"


def _brackets(text: str) -> Iterator[_Edit]:
    """Yield full-width brackets for pairs that hold Chinese or stand beside it, lone ones between Chinese as well."""
    paired = [pair for pair in pairs(text) if text[pair[0]] == "(" and text[pair[1]] in ")）"]
    inside = {place for pair in paired for place in pair}
    for opened, closed in paired:
        if _CHINESE.search(text[max(0, opened - 1) : closed + 2]):
            yield opened, opened + 1, "（", "mark"
            yield closed, closed + 1, "）", "mark"
    for match in re.finditer("[()]", text):
        place = match.start()
        if place not in inside and _CHINESE.match(_beside(text, place, -1)):
            yield place, place + 1, _FULL[match[0]], "mark"


def _scripts(text: str) -> Iterator[_Edit]:
    simple = simplify(text)
    if simple == text:
        return
    is_traditional = looks_traditional(text)
    for place, (was, now) in enumerate(zip(text, simple, strict=True)):
        if was != now and (is_traditional or was not in _BOTH):
            yield place, place + 1, now, "script"
        elif was == "著" and is_traditional and not _WORK.match(text, place):
            yield place, place + 1, "着", "script"


def _blanks(text: str) -> Iterator[_Edit]:
    halves = _HALVES_OF_TITLE.fullmatch(text)
    for pattern in (_BESIDE_DIGIT, _BESIDE_MARK):
        found = (match.span() for match in pattern.finditer(text))
        yield from ((start, end, "", "blank") for start, end in found if not halves or start != halves.end(1))
    yield from ((match.end() - 1, match.end(), "", "blank") for match in _TORN_NUMBER.finditer(text))
    slogans = {match.end(1) for match in _SLOGAN.finditer(text) if len(match[1]) == len(match[2])}
    for match in _TORN_WORD.finditer(text):
        start, end = match.span()
        if start not in slogans and _is_torn(text, start, end):
            yield start, end, "", "blank"


def _is_torn(text: str, start: int, end: int) -> bool:
    """Say whether the blank parts one word of two to four characters that is none on either side of it."""
    before, after = re.split(r"[^\w]", text[:start])[-1], re.split(r"[^\w]", text[end:])[0]
    if len(before) > 1 and len(after) > 1:  # a blank between the halves of a name or slogan is meant, in a word not
        left, right = before[-_NEAR:], after[:_NEAR]
        ends = itertools.accumulate(map(len, words.cut(left + right)))
        return len(left) not in ends
    return any(
        words.frequency(before[-left:] + after[:right])
        for left, right in ((1, 1), (1, 2), (2, 1))
        if len(before) >= left and len(after) >= right
    )
