"""Names in the order of their sounds, as an index of Chinese names has them (GB/T 13418-1992 orders by pinyin)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources

# Names of divisions in which a character is not read as elsewhere, and the tables have no word of it.
_PLACES = {
    "朝阳": "chao yang",
    "单县": "shan xian",
    "乐清": "yue qing",
    "乐亭": "lao ting",
    "东阿": "dong e",
    "洪洞": "hong tong",
    "铅山": "yan shan",
    "蔚县": "yu xian",
    "莘县": "shen xian",
    "番禺": "pan yu",
    "黄陂": "huang pi",
    "台州": "tai zhou",
    "天台": "tian tai",
    "丽水": "li shui",
    "枞阳": "zong yang",
    "歙县": "she xian",
    "大埔": "da bu",
    "尉犁": "yu li",
    "甪直": "lu zhi",
}
_FIRST = {"长": "chang"}  # at the beginning of a name: 长治, 长乐
_LONGEST = 4  # characters of a word whose readings are known
_COLUMNS = 3  # of a row of sounds.txt: a reading, its common characters, the others
_LAST = "~"  # what has no reading stands behind all that has one

SoundKey = tuple[tuple[str, str], ...]


def by_sound(name: str) -> SoundKey:
    """Return what orders *name* among others: each character by its reading, those of one reading by themselves."""
    return tuple(_readings(name))


def _readings(name: str) -> Iterator[tuple[str, str]]:
    words = _words()
    place = 0
    while place < len(name):
        known = (name[place : place + length] for length in range(_LONGEST, 1, -1))
        word = next((one for one in known if one in words), "")
        told = words[word] if word else (_reading(name[place], is_first=not place),)
        yield from zip(told, word or name[place], strict=True)
        place += len(told)


def _reading(sign: str, *, is_first: bool) -> str:
    """Return how *sign* is read where no word tells it; nothing for a letter or figure, which stands by itself."""
    if is_first and sign in _FIRST:
        return _FIRST[sign]
    return _signs().get(sign, "" if sign.isascii() else _LAST)


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the readings of words in which a character is not read as it mostly is."""
    told = {word: tuple(readings) for word, *readings in _rows("spoken.txt")}
    return told | {name: tuple(readings.split()) for name, readings in _PLACES.items()}


@functools.cache
def _signs() -> dict[str, str]:
    """Return how each character is mostly read, without its tone."""
    found: dict[str, str] = {}
    for reading, usual, others, *seldom in _rows("sounds.txt"):
        found.update((sign, reading[:-1]) for sign in usual + others if sign not in "".join(seldom))
    return found


def _rows(file: str) -> Iterator[list[str]]:
    """Give the rows of *file* in three columns at least."""
    lines = (resources.files("digest.proofs") / "data" / file).read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return ([*row, "-"] if len(row) == _COLUMNS - 1 else row for row in rows)
