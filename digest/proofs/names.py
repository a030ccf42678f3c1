"""Names that no dictionary has, of firms and persons: what is odd in them is no misprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from digest.proofs.readings import PricedText, is_odd
from digest.proofs.vocabulary import firm_words

_LONGEST = 4  # characters of a firm's name before its trade: 沪士|电子, 嘉盛鑫源|科技
_ITEM = re.compile(r"(?:^|[\n，。；：:（\s　、])([\u4e00-\u9fff]{2,5})(?=、)|(?<=、)([\u4e00-\u9fff]{2,5})")
_SIGNED = re.compile(
    r"(?:记者|通讯员|实习生|[（(](?:图|文)[:：/／])[\s　]*([\u4e00-\u9fff]{2,3}(?:[\s　、][\u4e00-\u9fff]{2,3})*)"
    r"(?=[\s　）)、，]|报道|摄)|[（(]([\u4e00-\u9fff]{2,3}(?:[\s　、]+[\u4e00-\u9fff]{2,3})*)[\s　]*[摄）)]"
)
_LISTED = 3  # items side by side that each leave a single character: one alone may be a word with a misprint


def names(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield where names stand in a text."""
    yield from _firms(priced)
    yield from _listed(priced)
    for found in _SIGNED.finditer(priced.text):
        yield found.span(1 if found[1] else 2)


def _firms(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield the single characters that stand before a firm's trade."""
    words, starts = priced.words, priced.starts
    ends, trades = firm_words()
    for number in (number for number, word in enumerate(words) if word in ends):
        last = number
        while last and words[last - 1] in trades:
            last -= 1
        first = last
        while first and last - first < _LONGEST and is_odd(words[first - 1]):
            first -= 1
        if last - first > 1:
            yield starts[first], starts[last]


def _listed(priced: PricedText) -> Iterator[tuple[int, int]]:
    """Yield the items of lists of names: several side by side that the dictionary does not know."""
    run: list[tuple[int, int]] = []
    spans = [found.span(1 if found[1] else 2) for found in _ITEM.finditer(priced.text)]
    for span, (after, _) in pairwise([*spans, (len(priced.text) + 2, 0)]):
        if _is_name(priced, *span):
            run.append(span)
        if not _is_name(priced, *span) or after != span[1] + 1:
            if len(run) >= _LISTED:
                yield from run
            run = []


def _is_name(priced: PricedText, start: int, end: int) -> bool:
    first, last = priced.covering(start, end)
    return any(map(is_odd, priced.words[first : last + 1]))
