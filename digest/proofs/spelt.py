"""One person's name spelt two ways: within a text, and by several texts that tell one title of one unit."""

from __future__ import annotations

import functools
import re
from collections import Counter
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
_PAIR = expression(rf"(?:^|(?<=[、，。；：“”\n（\s与和由对向]))[\u4e00-\u9fff]{{2}}{_AFTER}")  # a name of two


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
        for start in _near(text, name):
            other = text[start : start + len(name)]
            if not is_slip_of_name(other, name) or is_known(other) or not is_surname(other[0]):
                continue
            if told.get(other, start) < place or not _ENDS.search(text, *sorted((start, place))):
                continue  # two persons of one sentence; what is told first is right
            yield start, start + len(name), name


@functools.cache
def _told() -> re.Pattern[str]:
    """Return names behind what people are called: 主席杨中华, 律师李艳梅."""
    return re.compile(rf"(?<={_CALLED})([{words()['surnames']}][\u4e00-\u9fff]{{1,2}}){_AFTER}")


def _near(text: str, name: str) -> Iterator[int]:
    """Yield where all characters of *name* but one stand in *text* (one of two only where a name stands).

    Places of its characters are compared: an expression for each name would have to be compiled.
    """
    shared: Counter[int] = Counter()
    for at, sign in enumerate(name):
        shared.update(place - at for place in places_of(text, sign))
    for start in sorted(start for start, count in shared.items() if count == len(name) - 1):
        if 0 <= start <= len(text) - len(name) and (len(name) > 2 or _PAIR.match(text, start)):
            yield start


def places_of(text: str, sign: str) -> Iterator[int]:
    """Yield where *sign* stands in *text*."""
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def is_slip_of_name(name: str, other: str) -> bool:
    """Say whether one character of two names is another one that looks or sounds like it."""
    unlike = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    one = unlike[0]
    return likeness.looks_alike(*one) or likeness.sounds_alike(*one) or likeness.is_kin(*one)
