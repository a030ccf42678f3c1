"""How a text reads as words, what the reading costs by how likely one word follows another, and what another would."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from digest.memory import remembered
from digest.proofs.costs import START, alone, counted, is_known, step, steps
from digest.words import cut_known


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


class PricedText:
    """*text* as the words that the dictionary finds in it, each priced after the one before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = cut_known(text)
        self.read = [*map(counted, self.words), START]
        self.starts = list(accumulate(map(len, self.words), initial=0))
        self.costs, self.alone = steps(self.read)  # what each costs after the one before, and anywhere

    def surprise(self, number: int) -> float:
        """Return what the word of that *number* costs between its neighbours, in nats."""
        return self.costs[number] + self.costs[number + 1] - self.alone[number + 1]

    def number_at(self, place: int) -> int:
        """Return the number of the word that stands at *place*."""
        return bisect_right(self.starts, place) - 1

    def gained(self, start: int, word: str, least: float) -> tuple[float, float, int] | None:
        """Return by how many nats the text is likelier with *word* from *start* on; None if by less than *least*.

        With it what the word costs between its neighbours, and how many words are broken, which are read anew.
        """
        starts, words = self.starts, self.words
        end = start + len(word)
        first = last = bisect_right(starts, start) - 1
        while starts[last + 1] < end:
            last += 1
        left = sum(self.costs[first : last + 2])  # of what stands there
        before, after, broken = self.read[first - 1] if first else START, self.read[last + 1], 0
        if starts[first] < start:
            broken = 1
            for piece in pieces(words[first][: start - starts[first]]):
                left -= step(before, piece)
                before = piece
        fit = step(before, word)
        left -= fit
        if left < least:
            return None
        if starts[last + 1] > end:
            broken += 1
            before = word
            for piece in pieces(words[last][end - starts[last] :]):
                cost = step(before, piece)
                if before is word:
                    fit += cost - alone(piece)
                left -= cost
                before = piece
            left -= step(before, after)
        else:
            cost = step(word, after)
            fit += cost - self.alone[last + 1]
            left -= cost
        return (left, fit, broken) if left > least else None


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
