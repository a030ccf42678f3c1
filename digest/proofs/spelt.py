"""One person's name spelt two ways: within a text, and by several texts that tell one title of one unit."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from digest.expressions import expression
from digest.proofs import likeness
from digest.proofs.people import unit_before
from digest.proofs.vocabulary import is_surname, words
from digest.word_costs import is_known

_SAME_UNIT = 4  # characters that a unit has at least: 书记在山西, 书记在陕西
_ENDS = expression(r"[。！？；\n]")
# What a name stands behind, and what stands behind a name.
_CALLED = "[长席记任员师理表授手模工匠]"
_AFTER = (
    r"(?=[、，。；：（）()”《\s作在向对与和以则为从率到来]"
    "|等|出席|参加|主持|说|表示|介绍|指出|强调|认为|带|陪同|前往|一行)"
)
_BEFORE = r"(?:^|(?<=[、，。；：“”\n（\s])|(?<=[与和由对向]))"


def spelt_two_ways(texts: Iterable[str]) -> Iterator[tuple[int, int, int, str, int]]:
    """Yield names of one unit's title that another text before spells with a character that looks or sounds alike.

    Each is the number of the text, where the name starts and ends there, the other name, and the number of its text.
    """
    known: dict[str, dict[str, int]] = {}  # by unit and title the names, each with the text that has it first
    right: dict[tuple[str, str], str] = {}  # those told before, with the name that is likely meant
    for number, text in enumerate(texts):
        for found in _titled().finditer(text):
            unit, name = unit_before(text, found.start())[-5:] + found[1], found[2]
            if len(unit) - len(found[1]) < _SAME_UNIT or not is_surname(name[0]):
                continue
            names = known.setdefault(unit, {})
            if name not in names:
                right[unit, name] = next((other for other in names if is_slip_of_name(name, other)), "")
                names[name] = number
            if (other := right[unit, name]) and names[other] != number:
                yield number, found.start(2), found.end(2), other, names[other]


@functools.cache
def _titled() -> re.Pattern[str]:
    titles = sorted(words()["titles"].split(), key=len, reverse=True)
    return re.compile(rf"((?:{'|'.join(titles)}))([\u4e00-\u9fff]{{3}})")


def spelt_again(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where *text* has a name with a character that looks or sounds alike, in another sentence, and that name."""
    told: dict[str, int] = {}
    for found in _told().finditer(text):
        told.setdefault(found[1], found.start(1))
    for name, place in told.items():
        for found in _near(name).finditer(text):
            start, other = found.start(1), found[1]
            if other == name or not is_slip_of_name(other, name) or is_known(other) or not is_surname(other[0]):
                continue
            if told.get(other, start) < place or not _ENDS.search(text, *sorted((start, place))):
                continue  # two persons of one sentence; what is told first is right
            yield start, start + len(name), name


@functools.cache
def _told() -> re.Pattern[str]:
    """Return names behind what people are called: 主席杨中华, 律师李艳梅."""
    return re.compile(rf"(?<={_CALLED})([{words()['surnames']}][\u4e00-\u9fff]{{1,2}}){_AFTER}")


@functools.lru_cache(maxsize=256)
def _near(name: str) -> re.Pattern[str]:
    """Return what has all characters of *name* but one, where a name stands (one of two characters only there)."""
    ways = "|".join(f"{name[:place]}[\u4e00-\u9fff]{name[place + 1 :]}" for place in range(len(name)))
    return re.compile(rf"(?=({ways}))" if len(name) > 2 else rf"{_BEFORE}({ways}){_AFTER}")


def is_slip_of_name(name: str, other: str) -> bool:
    """Say whether one character of two names is another one that looks or sounds like it."""
    unlike = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    one = unlike[0]
    return likeness.looks_alike(*one) or likeness.sounds_alike(*one) or likeness.is_kin(*one)
