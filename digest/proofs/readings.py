"""How a text reads as words, what the reading costs by how likely one word follows another, and what another would."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from digest.memory import remembered
from digest.proofs.costs import START, alone, between, counted, is_known, numbered, step
from digest.words import cut_known


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


class PricedText:
    """*text* as the words that the dictionary finds in it; each is priced after the one before when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = cut_known(text)
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.numbers, self.alone = numbered([*map(counted, self.words), START, START])  # the last for the word before
        self._costs: dict[int, float] = {}

    def cost(self, number: int) -> float:
        """Return what the word of that *number* costs after the one before."""
        cost = self._costs.get(number)
        if cost is None:
            numbers = self.numbers
            cost = self._costs[number] = between(numbers[number - 1], numbers[number], self.alone[number])
        return cost

    def surprise(self, number: int) -> float:
        """Return what the word of that *number* costs between its neighbours, in nats."""
        return self.cost(number) + self.cost(number + 1) - self.alone[number + 1]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers of the first and the last word that have a part in ``text[start:end]``."""
        first = last = bisect_right(self.starts, start) - 1
        while self.starts[last + 1] < end:
            last += 1
        return first, last

    def words_beside(self, first: int, last: int) -> tuple[str, str]:
        """Return the words, as they were counted, before the one numbered *first* and after that numbered *last*."""
        return (
            counted(self.words[first - 1]) if first else START,
            counted(self.words[last + 1]) if last + 1 < len(self.words) else START,
        )

    def gained(self, start: int, word: str, least: float) -> tuple[float, float, int] | None:
        """Return by how many nats the text is likelier with *word* from *start* on; None if by less than *least*.

        With it what the word costs between its neighbours, and how many words are broken, which are read anew.
        """
        starts, numbers = self.starts, self.numbers
        end = start + len(word)
        first, last = self.covering(start, end)
        left = sum(map(self.cost, range(first, last + 2)))  # of what stands there
        before, broken = numbers[first - 1], 0
        if starts[first] < start:
            broken = 1
            cost, before, _ = _priced(before, self.words[first][: start - starts[first]])
            left -= cost
        (number,), (anywhere,) = numbered((word,))
        fit = between(before, number, anywhere)
        left -= fit
        if left < least:
            return None
        after = self.alone[last + 1]
        if starts[last + 1] == end:
            cost = between(number, numbers[last + 1], after)
            left, fit = left - cost, fit + cost - after
        else:
            broken += 1
            cost, behind, more = _priced(number, self.words[last][end - starts[last] :])
            left, fit = left - cost - between(behind, numbers[last + 1], after), fit + more
        return (left, fit, broken) if left > least else None


def _priced(before: int, rest: str) -> tuple[float, int, float]:
    """Return what the *rest* of a word costs after the word numbered *before*, and the number of its last word.

    With it by how much the first word costs more there than anywhere.
    """
    numbers, anywhere = numbered(pieces(rest))
    costs = list(map(between, (before, *numbers), numbers, anywhere))
    return sum(costs), numbers[-1], costs[0] - anywhere[0]


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
