"""Chinese words and, handed on, sentences; one tokenizer a process."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from digest.dictionary import TOTAL, load_dictionary
from digest.expressions import expression
from digest.sentences import sentences

if TYPE_CHECKING:  # both take a tenth of a second to load: when words are first asked for
    import jieba

__all__ = ["TOKENIZERS", "cut", "cut_known", "dictionary", "frequency", "sentences"]

# jieba cuts each longest stretch of these characters by itself (re_han_default in jieba/__init__.py of 0.42.1).
_WORDLY = r"\u4E00-\u9FD5a-zA-Z0-9+#&._%\-"
_STRETCH = expression(f"[{_WORDLY}]+|[^{_WORDLY}]+")
# What both were compared on and cut alike. Not so the signs inside figures and addresses (2026-10-10, a.cn).
_SIGNS = "，。、；：？！…—·“”‘’「」『』（）《》〈〉【】〔〕,;:?!\"'()<>/|×○●■□◆▲△★※"
_OTHERWISE = expression(rf"[^\u4E00-\u9FD5a-zA-Z0-9 \n\u3000{_SIGNS}]")


@functools.cache
def _tokenizer() -> jieba.Tokenizer:
    """Return this process's own tokenizer (the module-global one is changed by ``load_userdict``)."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # Not initialize(): that takes half a second, or reads and writes a cache in the common temporary folder, where
    # anybody may plant one.
    tokenizer.FREQ, tokenizer.total = load_dictionary(), TOTAL
    tokenizer.initialized = True
    return tokenizer


@functools.lru_cache(maxsize=4096)  # rooms 2 to 4 ask for the same sentences again
def cut(text: str) -> tuple[str, ...]:
    """Return the words of *text* in order; joined, they give *text* back. They are the words of jieba's exact mode.

    rjieba, the same dictionary and method in Rust, finds them in a twentieth of the time; stretches with a character
    that it may treat otherwise are left to jieba. The tests compare both on random text.
    """
    if _OTHERWISE.search(text) is None:
        return tuple(_cut_fast(text))
    found: list[str] = []
    for stretch in _STRETCH.findall(text):
        found += _tokenizer().lcut(stretch) if _OTHERWISE.search(stretch) else _cut_fast(stretch)
    return tuple(found)


def _cut_fast(text: str) -> Sequence[str]:
    import rjieba

    return cast(Sequence[str], rjieba.cut(text))


def cut_known(text: str) -> list[str]:
    """Return the words of *text* that the dictionary knows, and the characters between them; joined they are *text*.

    No word is guessed: what the dictionary does not know falls into single characters, where a slip shows.
    """
    import rjieba

    return rjieba.cut(text, False)


@functools.lru_cache(maxsize=16384)  # the same words in every article of an issue
def frequency(word: str) -> int:
    """Return how often *word* stands in the corpus behind jieba's dictionary; 0 if it is no word there."""
    return load_dictionary().count(word)


def dictionary() -> Mapping[str, int]:
    """Return the words of jieba's dictionary with their frequency, and beginnings of words that are none with 0."""
    return load_dictionary()


# What a tokenizer is called in a briefing file, and how to get at it (loaded when first asked for).
TOKENIZERS: dict[str, Callable[[], Callable[[str], Sequence[str]]]] = {"jieba": lambda: cut, "fast": lambda: _cut_fast}
