"""How the trade's own reports use words: how often each stands in them, and which follow one another."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from digest.word_costs import START, counted
from digest.words import cut_known

_NONE: frozenset[str] = frozenset()
_TEXTS = 2  # texts that a word or a pair stands in at least: what a single text has is its own


class Usage(NamedTuple):
    """How often words stand in the reports, and which words follow each of them."""

    counts: Mapping[str, int]
    after: Mapping[str, frozenset[str]]

    def is_pair(self, first: str, last: str) -> bool:
        """Say whether *last* follows *first* in several reports."""
        return last in self.after.get(first, ())

    def following(self, word: str) -> frozenset[str]:
        """Return what follows *word*, as a text has it, in several reports."""
        return self.after.get(counted(word), _NONE)


@functools.cache
def usage() -> Usage:
    """Return the counts that are shipped (``data/usage.txt``)."""
    rows = resources.files(__package__).joinpath("data", "usage.txt").read_text("utf-8").splitlines()
    return unpacked(row for row in rows if not row.startswith("# "))


def use_of(word: str) -> float:
    """Return how often *word* stands in the reports, as a logarithm: -0.7 for never."""
    return math.log(usage().counts.get(word, 0) + 0.5)


def unpacked(rows: Iterable[str]) -> Usage:
    """Return the counts that *rows* hold, each a word, its count and what follows it."""
    counts, after = {}, {}
    for word, count, *others in map(str.split, rows):
        counts[word], after[word] = int(count), frozenset(others)
    return Usage(counts, after)


def packed(texts: Iterable[str]) -> str:
    """Return the rows of the words and pairs that several of *texts* have."""
    counts: Counter[str] = Counter()
    having: Counter[str] = Counter()
    paired: Counter[tuple[str, str]] = Counter()
    for text in texts:
        words = [START, *map(counted, cut_known(text)), START]
        counts.update(words)
        having.update(set(words))
        paired.update(set(pairwise(words)))
    after: dict[str, list[str]] = {word: [] for word, texts_with in sorted(having.items()) if texts_with >= _TEXTS}
    for (first, last), texts_with in sorted(paired.items()):
        if texts_with >= _TEXTS:
            after[first].append(last)
    return "".join(f"{' '.join((word, str(counts[word]), *others))}\n" for word, others in after.items())
