"""One event told twice in other words: what speaks for it, what forbids it, and how likely it is.

Words weigh by their rarity in jieba's dictionary (a fixed corpus, so a pair is judged the same in every batch). What both
reports state and state differently (place, day, how-manieth, phase) forbids a match, however alike the words are:
better a repeat than a loss. The rest is one logistic regression; its weights stand in ``duplicates.toml``.
"""

from __future__ import annotations

import functools
import itertools
import math
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from digest import words
from digest.issues import duplicates_facts as facts
from digest.model import Item

NEAR_DAYS = 2  # a report dates an event by its day or by the day after; 3 joined stages of one round trip
SAME_SEASON_DAYS = 20  # two reports of one event are printed within three weeks; a follow-up comes later
_CORPUS = 60_000_000  # words behind jieba's dictionary, rounded
_FLOOR = 60  # weight of a word that the dictionary does not know: as if it stood there 60 times
LIKELY = 0.6  # tried 0.4 to 0.7 on the tuning half: below, unlike events of one county met; above, recall fell
WORTH = 1.2  # weight of shared words from which a pair is compared; no pair of the tuning half had less than 1.5
CROWD = 200  # a word that more reports have proposes nothing (a batch of thousands would be compared pair by pair)
FIGURES_APART = 0.67  # a copy with every tenth character changed keeps two figures of three
NEWS = 400  # characters of the body that tell the event; what follows is background that other reports share, too
NATION = "全国"
_PLACES = frozenset("省市县区旗州盟镇乡村")  # a shared division says where, not what


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared of one item: words that can tell events apart, the whole text, the facts, the places."""

    headline: frozenset[str]
    core: frozenset[str]  # words of headline and first sentences
    rare: frozenset[str]  # words that are rare in the dictionary: names of people, works, small places
    persons: frozenset[str]
    text: str
    facts: facts.Facts
    regions: tuple[tuple[str, ...], ...]
    nation: bool  # of the whole nation, no place below it named


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(_data()["common"]["words"])


@functools.cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resources.files("digest.issues").joinpath("duplicates.toml").read_text("utf-8"))


def telling_of(item: Item) -> Telling:
    """Return what is compared of *item*."""
    article = item.article
    text = "\n".join((article.headline, article.kicker, article.subheadline, article.body[:NEWS]))
    rare = frozenset(word for word in _words(text) if words.frequency(word) < _FLOOR and word[-1] not in _PLACES)
    regions = tuple(region.path for region in item.regions if region.path and region.path[0] != NATION)
    persons = frozenset(word for word in rare if word[0] in _surnames() and len(word) in (2, 3))
    lead = _words(facts.lead_of(item))
    nation = bool(item.regions) and not regions
    return Telling(_words(article.headline), lead, rare, persons, text, facts.facts_of(item), regions, nation)


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(_data()["surnames"]["signs"]))


def _words(text: str) -> frozenset[str]:
    """Return the words of *text* that can tell one event from another: no single characters, figures, common words."""
    found = (word for word in words.cut(text) if len(word) > 1 and not word[0].isdigit())
    return frozenset(word for word in found if word not in _common() and word.isalnum())


@functools.lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    """Return how much *word* tells: the logarithm of its rarity, 1 for a word the dictionary does not know."""
    return math.log(_CORPUS / (words.frequency(word) + _FLOOR)) / math.log(_CORPUS / _FLOOR)


def _mass(found: frozenset[str]) -> float:
    return sum(_weight(word) for word in sorted(found))


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
    day = 1.0 if some.days & other.days else 0.0
    days_apart = 1.0 if some.lead_days and other.lead_days and not some.lead_days & other.lead_days else 0.0
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
        "nation_apart": 1.0 if first.nation and second.regions or second.nation and first.regions else 0.0,
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
    """Return how much the figures of two reports agree, and how much those of the poorer one are missing in the other."""
    agreed = sum(_surprise(figure) for figure in sorted(some & other))
    least = min(sum(map(_surprise, sorted(some))), sum(map(_surprise, sorted(other))))
    return min(1.0, agreed / 2), 1 - agreed / least if least >= 1 else 0.0


def _surprise(figure: float) -> float:
    """Return how little chance there is to meet *figure* by accident: by its digits without the zeros at the end.

    20 and 3000 stand everywhere, 198 and 586.8 hardly twice.
    """
    digits = f"{figure:.2f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return (0.0, 0.1, 0.5, 1.0)[min(len(digits), 3)]


def contradiction(first: Telling, second: Telling) -> str:
    """Return, in Chinese, what both reports state and state differently; empty if nothing."""
    some, other = first.facts, second.facts
    if _apart_in_place(first.regions, second.regions):
        return "地区不同"
    if _apart_in_time(some, other):
        return "日期不同"
    if some.lead_years and other.lead_years and not (some.lead_years & other.years or other.lead_years & some.years):
        return "年份不同"
    if _apart_in_order(some, other):
        return "届次不同"
    axis = _apart_in_phase(some, other)
    return f"所处阶段不同（{axis}）" if axis else ""


def _apart_in_place(first: tuple[tuple[str, ...], ...], second: tuple[tuple[str, ...], ...]) -> bool:
    """Say whether both name places and no place of one lies in a place of the other."""
    return bool(first and second) and not any(_nested(some, other) for some in first for other in second)


def _nested(some: tuple[str, ...], other: tuple[str, ...]) -> bool:
    least = min(len(some), len(other))
    return some[:least] == other[:least]


def _apart_in_time(some: facts.Facts, other: facts.Facts) -> bool:
    if some.published and other.published and abs((some.published - other.published).days) > SAME_SEASON_DAYS:
        return True
    if some.lead_days and other.lead_days:
        near = _gap(some.lead_days, other.days) <= NEAR_DAYS or _gap(other.lead_days, some.days) <= NEAR_DAYS
        return not near
    return any(
        dated.lead_days and plain.published and _gap(dated.lead_days, frozenset({plain.published})) > SAME_SEASON_DAYS
        for dated, plain in ((some, other), (other, some))
    )


def _gap(first: frozenset[date], second: frozenset[date]) -> int:
    """Return the least number of days between a day of *first* and one of *second*."""
    return min(_apart(some, other) for some in first for other in second)


def _apart(some: date, other: date) -> int:
    """Return the days between *some* and *other*; one without a year takes the other's."""
    if some.year == facts.YEARLESS:
        some, other = other, some
    if other.year == facts.YEARLESS:
        other = date(some.year, other.month, min(other.day, 28))
    return abs((some - other).days)


def _apart_in_order(some: facts.Facts, other: facts.Facts) -> bool:
    for counter in {name for name, _ in some.ordinals} & {name for name, _ in other.ordinals}:
        here = {value for name, value in some.ordinals if name == counter}
        there = {value for name, value in other.ordinals if name == counter}
        if not here & there:
            return True
    return False


def _apart_in_phase(some: facts.Facts, other: facts.Facts) -> str:
    for axis in sorted({name for name, _ in some.marks} & {name for name, _ in other.marks}):
        here = {side for name, side in some.marks if name == axis}
        there = {side for name, side in other.marks if name == axis}
        if not here & there:
            return axis
    return ""


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
                shared[pair] += _weight(word)
    return {pair for pair, weight in shared.items() if weight >= WORTH}


def likelihood(first: Telling, second: Telling) -> float:
    """Return how likely *first* and *second* tell one event, 0 to 1 (logistic regression)."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * value for name, value in features(first, second).items())
    return 1 / (1 + math.exp(-total))


@functools.cache
def _weights() -> dict[str, float]:
    return {name: float(value) for name, value in _data()["weights"].items()}


def figures_differ(first: Telling, second: Telling) -> bool:
    """Say whether the figures of two texts of like wording are mostly different: one form filled in twice."""
    return _figures(first.facts.figures, second.facts.figures)[1] > FIGURES_APART


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
