"""How a text reads as words, what the reading costs by how likely one word follows another, and what another would."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, count, repeat
from operator import add, sub
from typing import NamedTuple

from digest.characters import simplify
from digest.memory import remembered
from digest.proofs.usage import usage
from digest.word_costs import START, alone, between, costs_of, counted, entry, fits, is_known, numbered, step
from digest.words import cut_known

_TRADITIONAL = 0.05  # of the characters; a text in traditional script has 0.2 to 0.4, one that quotes a name far fewer
_EVEN = 10  # words of which half are of the trade, beside those of a text: of a single sentence the share says little
FREE = frozenset(
    "的是在和了有不为中将与等大一上个以对人也到从由并及其于就把让向更年月日"
)  # words by themselves nearly everywhere


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


def is_traditional(text: str) -> bool:
    """Say whether *text* is in traditional script, of which the counts and tables know nothing."""
    simple = simplify(text)
    if simple == text:
        return False
    return sum(first != second for first, second in zip(text, simple, strict=True)) > _TRADITIONAL * len(text)


def is_single(word: str) -> bool:
    """Say whether *word* is a single Chinese character."""
    return len(word) == 1 and is_hanzi(word)


def is_odd(word: str) -> bool:
    """Say whether *word* is a single character that is seldom a word by itself."""
    return is_single(word) and word not in FREE


class PricedText:
    """*text* as the words that the dictionary finds in it, and what each costs after the one before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = cut_known(text)
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.at = list(chain.from_iterable(map(repeat, count(), map(len, self.words))))  # by place the word
        self.numbers, self.alone = numbered([*self.words, START, START])  # the last for the word before
        self.costs = costs_of(self.numbers, self.alone)
        # the nats that each word costs between its neighbours
        self.surprises = list(map(sub, map(add, self.costs, self.costs[1:-1]), self.alone[1:]))

    @functools.cached_property
    def share_of_trade(self) -> float:
        """Return which share of the words reports of the trade use as well: 0.7 in most of these, 0.5 in a daily."""
        counts = usage().counts
        words = [word for word in self.words if is_hanzi(word[0])]
        return (sum([word in counts for word in words]) + _EVEN / 2) / (len(words) + _EVEN)

    @functools.cached_property
    def cost_of_sign(self) -> float:
        """Return the nats that a character of the text costs: the fewer, the plainer it is written."""
        return sum(self.costs) / max(len(self.text), 1)

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first and the last word that have a part in ``text[start:end]``."""
        return self.at[start], self.at[end - 1]

    def surprise(self, first: int, last: int) -> float:
        """Return the nats that the words numbered *first* to *last* cost between their neighbours."""
        return sum(self.costs[first : last + 2]) - self.alone[last + 1]

    def words_beside(self, first: int, last: int) -> tuple[str, str]:
        """Return the words, as they were counted, before the one numbered *first* and after that numbered *last*."""
        return (
            counted(self.words[first - 1]) if first else START,
            counted(self.words[last + 1]) if last + 1 < len(self.words) else START,
        )


class WeighedSpan:
    """What stands at ``text[start:end]``, ready to be weighed against the words that may be meant there.

    Words at its edges are broken, and what is left of them is read anew.
    """

    __slots__ = ("_after", "_after_alone", "_before", "_cost", "broken", "surprise")

    def __init__(self, priced: PricedText, start: int, end: int) -> None:
        first, last = priced.covering(start, end)
        head = priced.words[first][: start - priced.starts[first]]
        tail = priced.words[last][end - priced.starts[last] :]
        self.broken = bool(head) + bool(tail)
        self._cost = sum(priced.costs[first : last + 2])  # of what stands, less what would stay
        self._before = priced.numbers[first - 1]
        self._after, self._after_alone = priced.numbers[last + 1], priced.alone[last + 1]
        if head:
            rest = _read(head)
            self._cost -= between(self._before, rest.first, rest.alone) + rest.cost
            self._before = rest.last
        if tail:
            rest = _read(tail)
            self._cost -= rest.cost + between(rest.last, self._after, self._after_alone)
            self._after, self._after_alone = rest.first, rest.alone
        self.surprise = self._cost - self._after_alone  # nats that what stands costs between its neighbours

    def gains(self, words: Sequence[str], least: float) -> Iterator[tuple[float, float, str]]:
        """Yield those of *words* by which the text is likelier by more than *least* nats: gain, what it costs, word."""
        limit, after, after_alone = self._cost - least, self._after, self._after_alone
        entries = list(map(entry, words))
        for word, (number, _), fit in zip(words, entries, fits(self._before, entries), strict=True):
            if fit < limit:
                cost = between(number, after, after_alone)
                if fit + cost < limit:
                    yield self._cost - fit - cost, fit + cost - after_alone, word


class _Rest(NamedTuple):
    """What is left of a word: the number and cost of its first word, what the others cost, the last one's number."""

    first: int
    alone: float
    cost: float
    last: int


@remembered(8192)
def _read(rest: str) -> _Rest:
    numbers, anywhere = numbered(pieces(rest))
    return _Rest(numbers[0], anywhere[0], sum(map(between, numbers, numbers[1:], anywhere[1:])), numbers[-1])


def pieces(text: str) -> list[str]:
    """Return the words of what is left of a word."""
    return [text] if len(text) == 1 or is_known(text) else cut_known(text)


@remembered(4096)  # what stands is weighed once for every candidate
def weigh(text: str) -> tuple[float, int]:
    """Return what *text* costs in nats, read as the dictionary's words, and how many single characters it leaves."""
    words = cut_known(text)
    read = [counted(word) for word in words]
    singles = sum([len(word) == 1 and is_hanzi(word) for word in words])
    return (sum(map(step, read, read[1:]), alone(read[0])) if read else 0.0), singles


def cost_of(text: str) -> float:
    """Return the cost of *text* in nats, read as the words the dictionary finds in it."""
    return weigh(text)[0]
