"""Where Chinese sentences begin and end (GB/T 15834-2011, 标点符号用法, and what scanning and typing make of it)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from digest.expressions import expression

__all__ = ["PAIRS", "behind_list_head", "is_list_head", "number_of", "pairs", "sentences"]

PAIRS = dict(zip("“‘「『《〈（(【〔［[", "”’」』》〉）)】〕］]", strict=True))  # what opens, and what closes it
_QUOTES = '“‘「『"'
_LAST = "。！？!?”’」』》〉）)】〕\"'"  # what may stand behind the full stop of a sentence
_MARK = expression("[" + re.escape("".join(PAIRS) + "".join(PAIRS.values())) + '"]')
_END = expression(r"[。！？!?]|(?<=[\u4e00-\u9fff%％)）”])\.(?=[\u4e00-\u9fff“‘《（(]|[”’」』）)\"\s]*$)")
_TYPED = expression(r"(?<=[\u3400-\u9fff]),(?=[\u3400-\u9fff])")  # half-width commas: so are the other signs
_HEAD = expression(
    r"\s*(?:\d{1,2}[.．、](?!\d)|[①-⒛]|[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|第?[一二三四五六七八九十]{1,3}[是，、])"
)
_NUMBERS = "零一二三四五六七八九十"
_POINT = expression(
    rf"\s*(?:([{_NUMBERS[1:]}])是|第([{_NUMBERS[1:]}])[，,、]|其([{_NUMBERS[1:]}])[，,、]|首先[，,]|其(次)[，,])"
)
# Behind a quotation that opens a report (“……。”近日,某市总工会……) the news begins, unless it only says who spoke.
_NEWS = expression(r"(?:日前|近日|近期|连日来|[昨今前][天日]|\d{1,2}月\d{1,2}日)(?P<told>[^。！？!?]{0,200})[。！？!?]")
_SPOKEN = expression(
    "(?:[说說道谈談]|表示|感慨|感[叹嘆]|介[绍紹]|[告诉訴]{2}.{0,4}|[点點][赞讚]|坦言|回[忆憶]|呼吁|[动動][员員]|[强強][调調]|指出)$"
)
_SHORT_HEAD = 8  # characters: what stands behind a list number up to here is a head (建设驿站。), the sentence follows
# Longest stretch between two marks that is not looked into: a longer one holds sentences of its own, or its true other
# half was lost. The longest list in brackets met had 74 characters, the longest speech of one sentence 180.
_LONGEST_ASIDE = 100
_LONGEST_SPEECH = 200


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets of the sentences of *text*, blank edges left out.

    A sentence ends at 。！？ with the closing signs behind it, and at a line feed; not inside brackets and titles, nor
    inside quotation marks. Speech that a sentence opens with goes on to its speaker (“……。”他说。); speech that was
    announced (他说：“……。”) ends it, and so does news behind it (“……。”近日，……). A mark without its other half counts
    for nothing. ``?`` and ``!`` between letters or Chinese characters are signs lost or misread, unless the paragraph
    is typed with half-width signs throughout.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        for first, last in _of_line(line):
            stretch = line[first:last]
            if stretch.strip():
                before, behind = len(stretch) - len(stretch.lstrip()), len(stretch) - len(stretch.rstrip())
                spans.append((start + first + before, start + last - behind))
        start += len(line) + 1
    return tuple(spans)


@functools.lru_cache(maxsize=2048)  # what a sentence is, leans on and lacks is asked one after another
def pairs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of the marks of *text* that belong together, opening and closing one, by the opening one.

    Straight quotation marks pair in turn. A closing mark closes the last of its kind that is open; what was opened
    after that and not closed has lost its other half. So pairs lie in or beside each other, and never cross.
    """
    found: list[tuple[int, int]] = []
    opened: list[int] = []  # offsets, innermost last
    depths: dict[str, list[int]] = {}  # by closing mark: where in *opened* its partners stood when they were put there
    for match in _MARK.finditer(text):
        sign = match.group()
        waiting = depths.setdefault(PAIRS.get(sign, sign), [])
        while waiting and (
            waiting[-1] >= len(opened) or PAIRS.get(text[opened[waiting[-1]]], '"') != PAIRS.get(sign, sign)
        ):
            waiting.pop()
        if sign in PAIRS or (sign == '"' and not waiting):
            waiting.append(len(opened))
            opened.append(match.start())
        elif waiting:
            depth = waiting.pop()
            found.append((opened[depth], match.start()))
            del opened[depth:]
    return tuple(sorted(found))


@functools.lru_cache(maxsize=2048)  # rooms 3 and 5 ask for the same paragraphs
def _of_line(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_of_paragraph(text))


def _of_paragraph(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of *text*, which holds no line feed."""
    marks, start = _Marks(text), 0
    for match in _END.finditer(text):
        if match.start() < start or not marks.is_end(match.start(), start):
            continue
        end = marks.close(match.end())
        if end and (not is_list_head(text[start:end]) or number_of(text[end:]) > 1):
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


class _Marks:
    """What the marks of one paragraph say of a full stop in it; stops are asked for in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closing = {
            closed: opened
            for opened, closed in pairs(text)
            if closed - opened <= (_LONGEST_SPEECH if text[opened] in _QUOTES else _LONGEST_ASIDE)
        }
        self._coming = sorted(((opened, closed) for closed, opened in self._closing.items()), reverse=True)
        self._around: list[tuple[int, int]] = []
        self._is_typed = bool(_TYPED.search(text))
        self._has_stops = "。" in text
        self._length = len(text.rstrip())

    def is_end(self, place: int, start: int) -> bool:
        """Say whether the sign at *place* may end the sentence that begins at *start*."""
        text, sign = self._text, self._text[place]
        if sign == "." and self._has_stops:
            return False
        if sign in "!?" and not self._is_typed and text[place + 1 : place + 2].isalnum():
            return False
        while self._coming and self._coming[-1][0] < place:
            self._around.append(self._coming.pop())
        self._around = [pair for pair in self._around if pair[1] > place]
        return all(self._may_end_in(pair, place, start) for pair in self._around)

    def _may_end_in(self, pair: tuple[int, int], place: int, start: int) -> bool:
        """Say whether the sign at *place* is the last in *pair*, and this a quotation, or all of the sentence."""
        opened, closed = pair
        is_whole = self._text[opened] in _QUOTES or not self._text[start:opened].strip()
        return is_whole and not self._text[place + 1 : closed].strip(_LAST)

    def close(self, place: int) -> int:
        """Return where the sentence with a full stop before *place* ends; 0 if it goes on behind a quotation."""
        text = self._text
        while place < len(text) and text[place] in _LAST:
            opened = self._closing.get(place)
            if opened is None and text[place] == '"':
                break  # it opens what follows
            place += 1
            if opened is None or text[opened] not in _QUOTES:
                continue
            is_announced = text[max(0, opened - 3) : opened].rstrip()[-1:] in ("：", ":")
            if not is_announced and not self._is_news(place):
                return 0 if place < self._length else place
        return place

    def _is_news(self, place: int) -> bool:
        """Say whether a report begins at *place*, and not who spoke what stands before it."""
        match = _NEWS.match(self._text, place)
        return match is not None and not _SPOKEN.search(match["told"])


def number_of(sentence: str) -> int:
    """Return which of several points told one after the other *sentence* is (首先, 二是, 第三，); 0 for none."""
    point = _POINT.match(sentence)
    told = next(filter(None, point.groups()), "一") if point else ""
    return _NUMBERS.index("二" if told == "次" else told) if told else 0


def is_list_head(sentence: str) -> bool:
    """Say whether *sentence* is a list number with a few words: the head of the sentence that follows."""
    number = _HEAD.match(sentence)
    return number is not None and len(sentence) - number.end() <= _SHORT_HEAD


def behind_list_head(sentence: str) -> int:
    """Return where *sentence* goes on behind the list heads that it opens with (三、建设驿站。投资…); 0 without any."""
    ends = (match.end() for match in _END.finditer(sentence) if is_list_head(sentence[: match.end()]))
    quoted = pairs(sentence)  # 一是职工点赞“好！……”: no end of a head
    stop = max((end for end in ends if not any(start < end <= last for start, last in quoted)), default=0)
    return stop + len(sentence[stop:]) - len(sentence[stop:].lstrip()) if stop < len(sentence) else 0
