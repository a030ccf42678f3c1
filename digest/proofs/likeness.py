"""Which characters are mistaken for one another: by those who type (the same sound) and those who scan (the look)."""

from __future__ import annotations

import functools
from importlib import resources

_NONE: frozenset[str] = frozenset()
_PRIVATE_USE = 0xE000  # Unicode, Private Use Area


@functools.cache
def _shapes() -> dict[str, str]:
    """Return for every character what it may stand for: those that look alike, and those of the same parts."""
    rows = ((sign, alike.lstrip("-"), "".join(kin)) for sign, alike, *kin in _rows("shapes.txt"))
    return {sign: alike + "".join(other for other in kin if other not in alike) for sign, alike, kin in rows}


@functools.cache
def _kin() -> dict[str, str]:
    """Return for every character those of the same parts."""
    return {sign: "".join(kin) for sign, _, *kin in _rows("shapes.txt")}


@functools.cache
def _tones() -> dict[str, frozenset[str]]:
    """Return for every character the readings it has, with their tones."""
    readings: dict[str, list[str]] = {}
    for reading, *signs in _rows("sounds.txt"):
        for sign in "".join(signs[:2]).replace("-", ""):
            readings.setdefault(sign, []).append(reading)
    return {sign: frozenset(found) for sign, found in readings.items()}


@functools.cache
def _sounds() -> dict[str, frozenset[str]]:
    """Return for every character the readings it has, tones left aside."""
    return {sign: frozenset(reading[:-1] for reading in found) for sign, found in _tones().items()}


@functools.cache
def _readers() -> dict[str, tuple[str, str]]:
    """Return for every reading without its tone its common characters, and all of them."""
    found: dict[str, tuple[str, str]] = {}
    for reading, common, *rest in _rows("sounds.txt"):
        usual, every = found.get(reading[:-1], ("", ""))
        usual += common.lstrip("-")
        found[reading[:-1]] = (usual, every + common.lstrip("-") + "".join(rest[:1]).lstrip("-"))
    return found


@functools.cache
def by_sound() -> dict[int, str]:
    """Return for every character one sign (of private use) for how it is mostly read, tones left aside.

    It is a table for ``str.translate``: what comes out alike is read alike.
    """
    found: dict[str, str] = {}
    for reading, *signs in _rows("sounds.txt"):
        seldom = "".join(signs[2:])
        for character in "".join(signs[:2]).replace("-", ""):
            if character not in seldom:
                found.setdefault(character, _signs()[reading[:-1]])
    return str.maketrans(found)


@functools.cache
def _signs() -> dict[str, str]:
    """Return one sign for every reading without its tone."""
    readings = sorted({reading[:-1] for reading, *_ in _rows("sounds.txt")})
    return {reading: chr(_PRIVATE_USE + number) for number, reading in enumerate(readings)}


@functools.cache
def _spoken() -> dict[str, str]:
    return {
        word: "".join(_signs().get(reading, reading) for reading in readings) for word, *readings in _rows("spoken.txt")
    }


def sound_of(word: str) -> str:
    """Return signs for how *word* is read, the same for words that sound the same (银行 yin hang, 行人 xing ren)."""
    return _spoken().get(word) or word.translate(by_sound())


def _rows(name: str) -> list[list[str]]:
    lines = resources.files(__package__).joinpath("data", name).read_text("utf-8").splitlines()
    return [line.split(" ") for line in lines if not line.startswith("#")]


def looks_alike(stands: str, meant: str) -> bool:
    """Say whether *stands* may be misread for *meant*, or the other way round."""
    return meant in _shapes().get(stands, "") or stands in _shapes().get(meant, "")


@functools.cache
def characters() -> frozenset[str]:
    """Return the characters that the tables know."""
    return frozenset(_shapes()) | frozenset(_sounds())


def nearness(stands: str, meant: str) -> float:
    """Return how likely *stands* is a misreading of *meant*: 1 for the likest character, 0.13 for the twentieth."""
    rank = _shapes().get(stands, "").find(meant)
    return 1 / (1 + rank / 3) if rank >= 0 else 0.0


def sounds_alike(stands: str, meant: str) -> bool:
    """Say whether both characters may be read the same, tones left aside."""
    return bool(_sounds().get(stands, _NONE) & _sounds().get(meant, _NONE))


def is_same_tone(stands: str, meant: str) -> bool:
    """Say whether both characters may be read the same, tones and all."""
    return bool(_tones().get(stands, _NONE) & _tones().get(meant, _NONE))


def is_kin(stands: str, meant: str) -> bool:
    """Say whether both characters are built of a part that few have."""
    return meant in _kin().get(stands, "") or stands in _kin().get(meant, "")


@functools.lru_cache(maxsize=8192)  # every character of GB 2312
def alike(sign: str) -> frozenset[str]:
    """Return the common characters that *sign* may stand for by a slip."""
    sounding = "".join(_readers()[reading][0] for reading in _sounds().get(sign, _NONE))
    return frozenset(_shapes().get(sign, "") + sounding) - {sign}


@functools.cache
def _misread() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for stands, meant in _shapes().items():
        for sign in meant:
            found.setdefault(sign, []).append(stands)
    return {sign: "".join(signs) for sign, signs in found.items()}


@functools.lru_cache(maxsize=8192)
def mistaken_for(sign: str) -> frozenset[str]:
    """Return the characters that may stand by a slip where *sign* is meant."""
    sounding = "".join(_readers()[reading][1] for reading in _sounds().get(sign, _NONE))
    return frozenset(_misread().get(sign, "") + sounding) - {sign}
