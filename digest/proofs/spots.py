"""Where a misprint may be, and what may be meant there: characters that no word of the dictionary takes, rare words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.costs import DEARER, START, alone, counted, known_words, rank, step
from digest.proofs.lattice import Lattice, signs_after, signs_before, words_with
from digest.proofs.readings import is_hanzi

FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere
# Nats from which a character that stands by itself is looked at, so badly does it fit between its neighbours: beside
# another such character, and beside words only; the same of a word of two, which costs so much anywhere and so much
# more than one that it may stand for.
_ODD, _ODD_ALONE, _ODD_WORD, _RARE, _RARER = 8.0, 9.5, 12.0, 11.0, 2.0
_LEAST_GAIN = 4.0  # nats that a text must be likelier by
_AROUND = 2  # words on either side by which a place is read anew
_TOGETHER = 12  # odd words that are read anew at once: a text of nothing else takes no longer
_TRIED = 2  # of what may be meant


class Meant(NamedTuple):
    """A word that may be meant, the character in it that is printed wrong, and what speaks for it."""

    gain: float  # nats by which the text is likelier
    margin: float  # nats by which it is likelier than the next best
    sign: str
    word: str
    fit: float  # nats that the word costs between its neighbours


class Spot(NamedTuple):
    """A place of the text, the word that stands there, and what may be meant."""

    place: int
    stands: str
    run: int  # single characters side by side, up to five; 0 where a longer word stands
    meant: tuple[Meant, ...]  # the likeliest first


def spots(text: str, words: list[str], passed: Sequence[bool]) -> Iterator[Spot]:
    """Yield where characters of *text*, cut into *words*, may stand for others; not where they are *passed*."""
    odd = list(odd_words(words))
    places = list(accumulate(map(len, words), initial=0)) if odd else []
    for group in groups(odd):
        first, last = window(words, group)
        begin = places[first]
        run = text[begin : places[last]]
        lattice = None
        for place in (place for number in group for place in range(places[number], places[number + 1])):
            if not passed[place] and (found := list(words_with(run, place - begin, likeness.alike(text[place])))):
                lattice = lattice or Lattice(run, _counted(words, first - 1), _counted(words, last))
                if meant := likelier(lattice, place - begin, found):
                    stands, run_of = around(lattice, place - begin)
                    yield Spot(place, stands, run_of, meant)


def odd_words(words: list[str]) -> Iterator[int]:
    """Yield the numbers of the words that hardly fit between their neighbours."""
    last = len(words) - 1
    for number, word in enumerate(words):
        if not is_looked_at(word):
            continue
        before, after = words[number - 1] if number else "\n", words[number + 1] if number < last else "\n"
        if word in (before, after) or (after.isspace() and after != "\n"):
            continue  # doubled: another check's matter; a word that a blank breaks (先 锋)
        least = _ODD_WORD if len(word) > 1 else _ODD if is_single(before) or is_single(after) else _ODD_ALONE
        cost, following = step(counted(before), word), counted(after)
        is_odd = cost > least - DEARER and cost + step(word, following) - alone(following) > least
        if is_odd and (len(word) == 1 or has_commoner(word)):
            yield number


@remembered(32_768)
def is_looked_at(word: str) -> bool:
    """Say whether *word* may be, or have, a misprint: a single character, or a rare word of two."""
    if len(word) == 1:
        return is_hanzi(word) and word not in FREE
    return len(word) == 2 and alone(word) > _RARE and is_hanzi(word[0]) and is_hanzi(word[1])


@remembered(16_384)
def has_commoner(word: str) -> bool:
    """Say whether another character in one of the two places of *word* makes a far commoner word."""
    first, last, numbers, most = word[0], word[1], known_words(), rank(alone(word) - _RARER)
    meant = [sign + last for sign in likeness.alike(first) & signs_before(last)]
    meant += [first + sign for sign in likeness.alike(last) & signs_after(first)]
    return any(numbers.get(one, most) < most for one in meant)


def is_single(word: str) -> bool:
    """Say whether *word* is a single Chinese character."""
    return len(word) == 1 and is_hanzi(word)


def groups(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the *numbers* of words, those together that the same words around tell of."""
    group: list[int] = []
    for number in numbers:
        if group and (number - group[-1] > _AROUND or len(group) == _TOGETHER):
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def window(words: list[str], group: list[int]) -> tuple[int, int]:
    """Return the first word around those of the *group* that is Chinese, and the one after the last."""
    first, last = group[0], group[-1] + 1
    while first > max(0, group[0] - _AROUND) and is_hanzi(words[first - 1][0]):
        first -= 1
    while last < min(len(words), group[-1] + 1 + _AROUND) and is_hanzi(words[last][0]):
        last += 1
    return first, last


def _counted(words: list[str], number: int) -> str:
    return counted(words[number]) if 0 <= number < len(words) else START


def likelier(lattice: Lattice, place: int, found: list[tuple[int, str]]) -> tuple[Meant, ...]:
    """Return by which of the words *found* over *place* the text is likelier, one a character, the likeliest first."""
    best: dict[str, tuple[float, int, str]] = {}
    for start, word in found:
        sign = word[place - start]
        gain = lattice.cost - lattice.cost_with(start, word, lattice.cost - _LEAST_GAIN)
        if gain > _LEAST_GAIN and (sign not in best or gain > best[sign][0]):
            best[sign] = gain, start, word
    order = sorted(best.values(), reverse=True)
    meant = []
    for number, (gain, start, word) in enumerate(order[:_TRIED]):
        others = [other for other, *_ in order[:number] + order[number + 1 :]]
        (before, _), (after, _) = lattice.around(start, word)
        fit = step(before, word) + step(word, after) - alone(after)
        meant.append(Meant(gain, gain - max(others, default=0.0), word[place - start], word, fit))
    return tuple(meant)


def around(lattice: Lattice, place: int) -> tuple[str, int]:
    """Return the word that stands there, and how many single characters side by side, up to five."""
    path = lattice.path
    number = next(number for number, (at, word) in enumerate(path) if at <= place < at + len(word))
    if len(path[number][1]) > 1:
        return path[number][1], 0
    first, last = number, number
    while first and len(path[first - 1][1]) == 1:
        first -= 1
    while last < len(path) - 1 and len(path[last + 1][1]) == 1:
        last += 1
    return path[number][1], min(last - first + 1, 5)
