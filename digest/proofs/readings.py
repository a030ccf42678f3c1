"""How a text reads as words, and what the reading costs by how likely one word follows another."""

from __future__ import annotations

from digest.memory import remembered
from digest.proofs.costs import alone, counted, step
from digest.words import cut_known


def is_hanzi(sign: str) -> bool:
    """Say whether *sign* is a Chinese character of the basic plane."""
    return "\u4e00" <= sign <= "\u9fff"


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
