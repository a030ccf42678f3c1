"""Chinese sentences and words; one tokenizer a process."""

from __future__ import annotations

import functools
import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import cast

import jieba
import rjieba

_ENDS = "。！？!?"
_CLOSERS = "”’」』）)】》"
# Marks that hold a stretch together, and the mark that closes each; the straight quote closes itself.
_PAIRS = dict(zip("“‘「『（(《〈【", "”’」』）)》〉】", strict=True)) | {"（": "）", "(": "）", '"': '"'}
_SPEECH = '“‘「『"'
_BRACKETS = "（("
_LEADS_IN = "：:，,说道称"  # before a quotation: what stands behind it is no part of its sentence
# A pair further apart than this was never one (a mark lost between), or is a speech that is told in parts: no entry
# prints a longer sentence (the briefing's max_chars is 120), and half of it more loses no pair of the sample pages.
_LONGEST_PAIR = 180
# An address is passed over whole: its ? and ! and full stops are its own.
_ADDRESS = r"(?:https?://|www\.)[\w./:?=&#%~+!;@-]+"
_BREAK = re.compile(rf"(?a:{_ADDRESS})|[{_ENDS}.．\n" + re.escape("".join(_PAIRS)) + "]")
# A Latin full stop behind a character, a percentage or a closing sign; behind digits and letters it may be their own.
_LATIN_STOP = re.compile(r"[\u3400-\u9fff%％）)”》][.．](?![A-Za-z.．])")
_MARK = re.compile("[\n" + re.escape("".join({*_PAIRS, *_PAIRS.values(), ")"})) + "]")

# jieba cuts each longest stretch of these characters by itself (re_han_default in jieba/__init__.py of 0.42.1).
_WORDLY = r"\u4E00-\u9FD5a-zA-Z0-9+#&._%\-"
_STRETCH = re.compile(f"[{_WORDLY}]+|[^{_WORDLY}]+")
# What both were compared on and cut alike. Not so the signs inside figures and addresses (2026-10-10, a.cn).
_SIGNS = "，。、；：？！…—·“”‘’「」『』（）《》〈〉【】〔〕,;:?!\"'()<>/|×○●■□◆▲△★※"
_OTHERWISE = re.compile(rf"[^\u4E00-\u9FD5a-zA-Z0-9 \n\u3000{_SIGNS}]")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) offsets of the sentences of *text*, blank edges left out.

    A sentence ends at 。！？!? with the closing signs that follow, and at a line feed; in a paragraph set with Latin
    full stops, at those too. What stands inside a pair of marks never ends it: 《冲吧！焊花》 is one name,
    “谢谢。”他说。 one sentence. A mark that finds no partner in its paragraph holds nothing together.
    """
    spans: list[tuple[int, int]] = []
    pairs, latin = _matched(text), _LatinStops(text)
    start = position = 0
    while match := _BREAK.search(text, position):
        here, sign = match.start(), match.group()
        position = match.end()
        if here in pairs:
            position = pairs[here] + 1
            is_end = _ends_with_pair(text, start, here, position)
        else:
            is_end = sign == "\n" or _is_end(text, here) or (sign in ".．" and latin.is_end(here))
        if is_end:
            position = _closed(text, position)
            _add(spans, text, start, position)
            start = position
    _add(spans, text, start, len(text))
    return tuple(spans)


def _matched(text: str) -> dict[int, int]:
    """Return where each mark that has a partner in its paragraph stands, and where the partner does."""
    found: dict[int, int] = {}
    awaited: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()  # of what is awaited: a lost mark costs no look through all others
    for match in _MARK.finditer(text):
        sign, here = match.group().replace(")", "）"), match.start()
        if sign == "\n":
            awaited.clear()
            counts.clear()
        elif counts[sign]:
            while awaited:
                closer, opened = awaited.pop()
                counts[closer] -= 1
                if closer == sign:
                    break
            if here - opened <= _LONGEST_PAIR:
                found[opened] = here
        elif sign in _PAIRS:
            awaited.append((_PAIRS[sign], here))
            counts[_PAIRS[sign]] += 1
    return found


def _ends_with_pair(text: str, start: int, opened: int, end: int) -> bool:
    """Say whether the sentence from *start* ends with the pair of marks from *opened* to *end*.

    So does speech that was led in or that another answers, and a remark in brackets that is a sentence of its own.
    """
    if text[end - 2] not in _ENDS + "…" or end - 2 == opened:
        return False
    if text[opened] in _SPEECH:
        is_led_in = opened > start and text[opened - 1] in _LEADS_IN
        return (is_led_in and text[end : end + 1] not in ("，", "、", "；", "的")) or text[end : end + 1] in (*"“「『",)
    return text[opened] in _BRACKETS and text[end - 2] in _ENDS and opened - start <= 1


def _is_end(text: str, here: int) -> bool:
    """Say whether the sign at *here* is an end; ASCII ? and ! before a letter stand for a lost one."""
    if text[here] in "?!":
        following = text[here + 1 : here + 2]
        return not (following.isalnum() or following in ("=", "&", "/", "_"))
    return text[here] in _ENDS


class _LatinStops:
    """Which Latin full stops end sentences: those after a word, in a paragraph that ends with one and has no 。."""

    def __init__(self, text: str) -> None:
        self.text, self.end, self.is_set = text, -1, False

    def is_end(self, here: int) -> bool:
        """Say whether the full stop at *here* is an end; asked in the order of the text."""
        if here > self.end:
            start = self.text.rfind("\n", max(self.end, 0), here) + 1
            self.end = end if (end := self.text.find("\n", here)) >= 0 else len(self.text)
            paragraph = self.text[start : self.end].rstrip().rstrip(_CLOSERS)
            self.is_set = "。" not in paragraph and paragraph.endswith((".", "．"))
        return self.is_set and bool(_LATIN_STOP.match(self.text, max(here - 1, 0)))


def _closed(text: str, position: int) -> int:
    """Return where the sentence with an end before *position* ends: behind the ends and closing signs that follow."""
    while position < len(text) and text[position] in _CLOSERS + _ENDS and text[position - 1] != "\n":
        position += 1
    return position


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


@functools.cache
def _tokenizer() -> jieba.Tokenizer:
    """Return this process's own tokenizer (the module-global one is changed by ``load_userdict``)."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # Not initialize(): that reads and writes a cache in the common temporary folder, where anybody may plant one,
    # and saves nothing measurable.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@functools.lru_cache(maxsize=4096)  # rooms 2 to 4 ask for the same sentences again
def cut(text: str) -> tuple[str, ...]:
    """Return the words of *text* in order; joined, they give *text* back. They are the words of jieba's exact mode.

    rjieba, the same dictionary and method in Rust, finds them in a twentieth of the time; stretches with a character
    that it may treat otherwise are left to jieba. The tests compare both on random text.
    """
    if _OTHERWISE.search(text) is None:
        return tuple(rjieba.cut(text))
    return tuple(word for stretch in _STRETCH.findall(text) for word in _cut(stretch))


def _cut(stretch: str) -> list[str]:
    """Return the words of a *stretch* that jieba cuts by itself."""
    return list(_tokenizer().lcut(stretch) if _OTHERWISE.search(stretch) else rjieba.cut(stretch))


def frequency(word: str) -> int:
    """Return how often *word* stands in the corpus behind jieba's dictionary; 0 if it is no word there."""
    return _tokenizer().FREQ.get(word) or 0


def dictionary() -> Mapping[str, int]:
    """Return the words of jieba's dictionary with their frequency, and beginnings of words that are none with 0."""
    return cast(Mapping[str, int], _tokenizer().FREQ)


# What a tokenizer is called in a briefing file, and how to get at it (loaded when first asked for).
TOKENIZERS: dict[str, Callable[[], Callable[[str], Sequence[str]]]] = {"jieba": lambda: cut, "fast": lambda: rjieba.cut}
