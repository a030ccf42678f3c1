"""The search index: characters and pairs of neighbouring characters, so that a word of any length is found exactly.

Full-text indexes of whole words lose words that the segmenter joins (386 of 405 found in our measurement), and SQLite's
``trigram`` finds no Chinese word of two characters at all. A token is a word of ASCII for SQLite's full-text index, and
a number for PostgreSQL's, which compares numbers far faster than words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

HEADLINE, PRINTED, SOURCE = "h", "p", "b"  # first letter of a token: the part of the entry that it stands in
_PARTS = HEADLINE + PRINTED + SOURCE


def fold(text: str) -> str:
    """Return *text* with full-width forms, ligatures and capitals made alike (NFKC, lower case)."""
    return unicodedata.normalize("NFKC", text).lower()


def tokens(text: str, part: str) -> set[str]:
    """Return the tokens of *text* as part *part* of an entry: each character, and each pair without a gap."""
    return set(_tokens(fold(text), part))


def query(words: str, part: str) -> list[str]:
    """Return the tokens that an entry must all have to hold *words* in *part*; blanks separate words."""
    wanted = []
    for word in fold(words).split():
        pairs = [_token(word[place : place + 2], part) for place in range(len(word) - 1)]
        wanted += pairs or [_token(word, part)]
    return sorted(set(wanted))


def numbered(tokens: Iterable[str]) -> list[int]:
    """Return *tokens* as numbers, each token its own: two bits say the part, 21 bits each character (Unicode's all)."""
    return [_number(token) for token in tokens]


def _number(token: str) -> int:
    first, _, second = token[1:].partition("x")
    return _PARTS.index(token[0]) << 42 | int(first, 16) << 21 | int(second or "0", 16)


def _tokens(text: str, part: str) -> Iterable[str]:
    for word in text.split():
        for place, character in enumerate(word):
            yield _token(character, part)
            if place + 1 < len(word):
                yield _token(word[place : place + 2], part)


def _token(characters: str, part: str) -> str:
    return part + "x".join(f"{ord(character):x}" for character in characters)
