"""Room 2: do two texts speak of the same thing? What the words they share say, in nats.

The figures are log odds of a word of one paragraph standing in another of its report against one of another report of
the same province, over 1,100 pairs each of the development corpus; by how rare the word is in the language.
"""

from __future__ import annotations

import math
from collections.abc import Set

from digest.articles.vocabulary import NAME, VOCABULARY, compiled
from digest.expressions import expression
from digest.memory import remembered
from digest.word_pairs import alone
from digest.words import cut

_PERSON = compiled("kinship", "persons", after=f"({NAME})")
_WORD = expression(r"[\u4e00-\u9fff]{2,}")
_COMMON = frozenset(VOCABULARY["kinship"]["common"])
_RARITY = (8.0, 10.0, 12.0)  # nats of a word's cost anywhere that part the classes below
_SHARED = (0.9, 1.1, 1.6, 2.1)  # for each word shared, by class
_TITLE = (1.8, 2.6, 2.8, 3.5)  # the same for a headline's words in a paragraph below it
_TITLE_MISSED = 0.4
_PARAGRAPH = 20.0  # words of a paragraph; a few lines of one can take up less of a headline
_COMMON_SHARED, _COMMON_TITLE = 0.2, 0.7  # words that stand in every eighth union report
_TOGETHER = 0.6  # share of the sum: words come together (0.4 to 1 tried)
_MOST = 8.0


@remembered(4_096)
def words(text: str) -> frozenset[str]:
    """Return the Chinese words of two characters or more in *text*."""
    return frozenset([word for word in cut(text) if len(word) > 1 and _WORD.fullmatch(word)])


def persons(text: str) -> frozenset[str]:
    """Return what may be persons' names in *text*: the two and the three characters behind a trade or an office."""
    found = _PERSON.findall(text)
    return frozenset([*found, *(name[:2] for name in found)])


def telling(found: Set[str]) -> Set[str]:
    """Return the words of *found* that do not stand in every eighth union report."""
    return found - _COMMON


def tie(word: str) -> float:
    """Return how much *word* speaks for two paragraphs that share it standing in one report."""
    return _TOGETHER * (_COMMON_SHARED if word in _COMMON else _SHARED[_rarity(word)])


def tied(found: Set[str]) -> float:
    """Return how much the words *found*, which two texts share, speak for their standing in one report.

    A set has no order: summed up exactly, it says the same in every process.
    """
    return math.fsum([tie(word) for word in found])


def titled(title: Set[str], text: Set[str]) -> float:
    """Return how much the words of a headline speak for a paragraph's standing under it."""
    shared = title & text
    total = math.fsum([_COMMON_TITLE if word in _COMMON else _TITLE[_rarity(word)] for word in shared])
    whole = min(1.0, len(text) / _PARAGRAPH)
    return min(_MOST, _TOGETHER * (total - _TITLE_MISSED * whole * (len(title) - len(shared))))


def _rarity(word: str) -> int:
    cost = alone(word)
    return sum(cost >= bound for bound in _RARITY)
