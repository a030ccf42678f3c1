"""One event told twice in other words: what speaks for it, and how likely it is.

One logistic regression over what two tellings share; its weights stand in ``duplicates.toml``. What forbids a match
is asked first (``duplicates_contradictions``).
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import defaultdict
from collections.abc import Sequence

from digest.issues import duplicates_facts as facts
from digest.issues.duplicates_contradictions import gap
from digest.issues.duplicates_tellings import Telling, data, weight

# Least likelihood of one event. Tried 0.3 to 0.7 by halves: with dates, facts forbid most of what is unlike, and 0.4 is
# right 975 times of 1000; without, last year's event looks the same: 0.6 is right 93 times of 100, 0.5 90, 0.4 86.
LIKELY_DATED, LIKELY_UNDATED = 0.4, 0.5
TOLD = 30  # characters that tell an event; a heading with a line of page furniture has fewer
WORTH = 1.2  # weight of shared words from which a pair is compared; no pair of the tuning half had less than 1.5
CROWD = 200  # a word that more reports have proposes nothing (a batch of thousands would be compared pair by pair)
FIGURES_APART = 0.67  # a copy with every tenth character changed keeps two figures of three


def _mass(found: frozenset[str]) -> float:
    return sum(weight(word) for word in sorted(found))


def _coverage(core: frozenset[str], text: str) -> float:
    """Return how much of the weight of *core* stands in *text*, as characters: words may be cut otherwise there."""
    mass = _mass(core)
    return _mass(frozenset(word for word in core if word in text)) / mass if mass else 0.0


def _shared(first: frozenset[str], second: frozenset[str], texts: tuple[str, str]) -> frozenset[str]:
    """Return the words of either set that stand in the other text."""
    return frozenset(word for word in first if word in texts[1]) | frozenset(
        word for word in second if word in texts[0]
    )


def features(first: Telling, second: Telling) -> dict[str, float]:
    """Return what speaks for one event in *first* and *second*, each about 0 to 1."""
    some, other = first.facts, second.facts
    texts = (first.text, second.text)
    covered = sorted((_coverage(first.core, second.text), _coverage(second.core, first.text)))
    named = sorted((_coverage(first.headline, second.text), _coverage(second.headline, first.text)))
    rare = min(1.0, _mass(_shared(first.rare, second.rare, texts)) / 5)
    persons = _shared(first.persons, second.persons, texts)
    figures, apart = _figures(some.figures, other.figures)
    day = 1.0 if some.days and other.days and not gap(some.days, other.days) else 0.0
    days_apart = 1.0 if some.lead_days and other.lead_days and gap(some.lead_days, other.lead_days) else 0.0
    return {
        "covered_less": covered[0],
        "covered_more": covered[1],
        "headline_less": named[0],
        "headline_more": named[1],
        "rare": rare,
        "person": 1.0 if persons else 0.0,
        "persons_apart": 1.0 if first.persons and second.persons and not persons else 0.0,
        "figures": figures,
        "figures_apart": apart,
        "day": day,
        "days_apart": days_apart,
        "days_apart_and_covered": days_apart * covered[1],
        "sequel_apart": 1.0 if first.sequel != second.sequel else 0.0,
        "nation_apart": 1.0 if (first.nation and second.regions) or (second.nation and first.regions) else 0.0,
        "ordinal": 1.0 if some.ordinals & other.ordinals else 0.0,
        "name": 1.0 if _names_shared(some, other, texts) else 0.0,
        "place": 1.0 if set(first.regions) & set(second.regions) else 0.0,
        "rare_and_headline": rare * named[1],
        "figures_and_headline": figures * named[1],
        "day_and_headline": day * named[1],
        "figures_and_rare": figures * rare,
        "apart_and_covered": apart * covered[1],
    }


def _names_shared(some: facts.Facts, other: facts.Facts, texts: tuple[str, str]) -> bool:
    """Say whether a name in quotes of one report stands in the other, quoted or not."""
    return any(name in texts[1] for name in some.names) or any(name in texts[0] for name in other.names)


def _figures(some: frozenset[float], other: frozenset[float]) -> tuple[float, float]:
    """Return how much the figures of two reports agree, and what share of the poorer one's the other lacks."""
    agreed = sum(_surprise(figure) for figure in sorted(some & other))
    least = min(sum(map(_surprise, sorted(some))), sum(map(_surprise, sorted(other))))
    return 1 - math.exp(-agreed), 1 - agreed / least if least >= 1 else 0.0


def _surprise(figure: float) -> float:
    """Return how little chance there is to meet *figure* by accident: by its digits without the zeros at the end.

    20 and 3000 stand everywhere, 198 and 586.8 hardly twice.
    """
    digits = f"{figure:.2f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return (0.0, 0.1, 0.5, 1.0)[min(len(digits), 3)]


def candidates(tellings: Sequence[Telling]) -> set[tuple[int, int]]:
    """Return the pairs (i < j) worth comparing: they share two telling words, or one that is rare."""
    table: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for word in telling.core | telling.rare:
            table[word].append(index)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(table):
        if len(table[word]) <= CROWD:
            for pair in itertools.combinations(table[word], 2):
                shared[pair] += weight(word)
    return {pair for pair, weight in shared.items() if weight >= WORTH}


def likelihood(first: Telling, second: Telling) -> float:
    """Return how likely *first* and *second* tell one event, 0 to 1 (logistic regression)."""
    weights = _weights()
    if min(first.size, second.size) < TOLD:
        return 0.0
    total = weights["bias"] + sum(weights[name] * value for name, value in features(first, second).items())
    return 1 / (1 + math.exp(-total))


def is_likely(score: float, first: Telling, second: Telling) -> bool:
    """Say whether *score* is enough to call *first* and *second* one event."""
    dated = first.facts.published and second.facts.published
    return score >= (LIKELY_DATED if dated else LIKELY_UNDATED)


@functools.cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in data()["weights"].items()}


def figures_differ(first: Telling, second: Telling) -> bool:
    """Say whether the figures of two texts of like wording are mostly different: one form filled in twice."""
    return _figures(first.facts.figures, second.facts.figures)[1] > FIGURES_APART


def figures_agree(first: Telling, second: Telling) -> bool:
    """Say whether two texts of like wording have figures or persons, and the same ones."""
    agreed, missing = _figures(first.facts.figures, second.facts.figures)
    persons = _shared(first.persons, second.persons, (first.text, second.text))
    return missing <= FIGURES_APART / 2 and bool(persons or agreed >= 0.5)


def evidence(first: Telling, second: Telling) -> str:
    """Return, in Chinese, what both texts have in common."""
    some, other = first.facts, second.facts
    days = "、".join(f"{day.month}月{day.day}日" for day in sorted(some.days & other.days))
    places = "、".join(path[-1] for path in sorted(set(first.regions) & set(second.regions)))
    figures = "、".join(f"{figure:g}" for figure in sorted(some.figures & other.figures) if _surprise(figure) >= 0.5)
    named = "、".join(
        sorted(_shared(first.rare, second.rare, (first.text, second.text)), key=lambda w: (-len(w), w))[:5]
    )
    parts = (("同地", places), ("同日", days), ("同数", figures), ("同名", named))
    return "；".join(f"{name} {what}" for name, what in parts if what) or "标题和导语用词相近"
