"""One event told twice in other words: what speaks for it, and how likely it is.

One logistic regression over what two tellings share; its weights stand in ``duplicates.toml``. What forbids a match
is asked first (``contradictions``).
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

from digest.issues.duplicates import briefs, copies, counts, facts
from digest.issues.duplicates.contradictions import gap
from digest.issues.duplicates.features import Telling, coverage, weight

# Least likelihood of one event. 0.4, 0.45, 0.5, each fifth of the families by the others' weights: F1 95.1, 94.9, 94.3.
LIKELY = 0.4
TOLD = 30  # characters that tell an event; a heading with a line of page furniture has fewer
_WEEK = 7  # days; within them a story may tell its day late or a report its filing, beyond them it tells another day
_MEASURED = 0.7  # what a count tells that tells little without its measure: as much as a figure of two to three digits
# Share of the words of an opening that the other text has, below which rounded counts say less: 300余名 fits 312 of
# whatever is counted. At 0.2 a stoppage of 300余名 is no longer the founding with 312; the families keep their floors.
_SAID = 0.2
_AGREED = 0.7  # one figure of three digits, or two of two
FIGURES_APART = 0.67  # a copy with every tenth character changed keeps two figures of three

# What tells an event, one of which two tellings share unless their words do. At 0.3 of an opening a story was lost, at
# 0.2 none; two lessons of one day in one county share 0.13.
_TELLING = ("figures", "person", "name", "town", "about_loosely", "measures", "persons_counted", "ordinal", "bare")
_HARDLY = 0.2

# Weight against one event that settles most: of 0.5 to 4, 1 lost three pairs of 48 that nobody had tuned on.
_OTHERWISE = 2.0


@dataclass(frozen=True, slots=True)
class _Alike:
    """What the words of two tellings share, each 0 to 1: of the opening less and more, of headline, of names."""

    less: float
    more: float
    headline: float
    rare: float


def _compare_words(first: Telling, second: Telling) -> _Alike:
    covered = coverage(first.core, second.text), coverage(second.core, first.text)
    headline = max(coverage(first.headline, second.text), coverage(second.headline, first.text))
    shared = common(first.rare, second.rare, (first.text, second.text))
    rare = sum(weight(word) for word in sorted(shared) if word not in first.bodies and word not in second.bodies)
    return _Alike(min(covered), max(covered), headline, min(1.0, rare / 5))


def common(first: frozenset[str], second: frozenset[str], texts: tuple[str, str]) -> frozenset[str]:
    """Return the words of either set that stand in the other text."""
    return frozenset(word for word in first if word in texts[1]) | frozenset(
        word for word in second if word in texts[0]
    )


def features(first: Telling, second: Telling) -> dict[str, float]:
    """Return what speaks for one event in *first* and *second*, and what against it, each about 0 to 1."""
    own = 1 - briefs.briefly(first, second)
    return {**_cheap_features(first, second), "grams": own and own * copies.phrases_shared(first.text, second.text)}


def _cheap_features(first: Telling, second: Telling) -> dict[str, float]:
    """Return the features but for the wording, which costs more than all others: texts alike in it fill in one form."""
    alike = _compare_words(first, second)
    return {
        **_words_alike(first, second, alike),
        **_figures_alike(first, second, alike),
        **_days_alike(first, second, alike),
        **_acts_alike(first, second),
        "one_story": float(not _is_one_kind(first, second)),
    }


def _is_one_kind(first: Telling, second: Telling) -> bool:
    """Say whether both are stories or neither is; of a story and news, each names persons whom the other leaves out."""
    return first.is_story == second.is_story


def words_alike(first: Telling, second: Telling) -> dict[str, float]:
    """Return what words and names have to say: the features of these alone."""
    return _words_alike(first, second, _compare_words(first, second))


def _words_alike(first: Telling, second: Telling, alike: _Alike) -> dict[str, float]:
    texts = (first.text, second.text)
    townships = common(first.townships, second.townships, texts)
    persons = common(first.persons - second.towns, second.persons - first.towns, texts)  # 马桥的矿山: of 马桥镇
    persons = frozenset(name for name in persons if name not in first.bodies and name not in second.bodies)
    return {
        "covered_less": alike.less,
        "covered_more": alike.more,
        "headline_more": alike.headline,
        "rare": alike.rare,
        "person": 1.0 if persons else 0.0,
        "persons_apart": float(_is_one_kind(first, second) and bool(first.persons and second.persons and not persons)),
        "name": 1.0 if common(first.facts.names, second.facts.names, texts) else 0.0,
        "town": 1.0 if common(first.towns, second.towns, texts) else 0.0,
        "towns_apart": float(bool(first.townships and second.townships and not townships)),
    }


def _figures_alike(first: Telling, second: Telling, words: _Alike) -> dict[str, float]:
    """Return what figures have to say: the same ones, rounded ones, other ones of the same thing."""
    agreed, apart = _figures(first.facts, second.facts)
    unlike = counts.told_otherwise(first.counts, second.counts)
    said = min(1.0, words.more / _SAID)
    about, about_loosely = (said * told for told in counts.about(first.counts, second.counts))
    measures = first.measures & second.measures
    persons = sum(unit == "名" for _, unit in measures)
    return {
        "figures": 1 - math.exp(-agreed),
        "things": 1 - math.exp(-sum(map(facts.surprise, sorted(_things_agreed(first.facts, second.facts))))),
        "recalled": 1 - math.exp(-sum(map(facts.surprise, sorted(_recalled(first.facts, second.facts))))),
        "untold": 1 - math.exp(-_untold(first, second)),
        "apart_and_covered": apart * words.more,
        "added": 1 - math.exp(-_added(first, second)),
        "about": about,
        "about_loosely": about_loosely,
        "measures": 1 - math.exp(-_MEASURED * (len(measures) - persons)),
        "persons_counted": 1 - math.exp(-_MEASURED * persons),
        "count_apart": min(unlike, 2) / 2,
        "ordinal": words.headline if first.facts.ordinals & second.facts.ordinals else 0.0,
    }


def _things_agreed(some: facts.Facts, other: facts.Facts) -> frozenset[float]:
    """Return the figures of both that neither gives for persons: a union's members are as many in all that it does."""
    return some.shared(other) - some.heads - other.heads


def _recalled(some: facts.Facts, other: facts.Facts) -> frozenset[float]:
    """Return the figures that the one tells and the other only recalls."""
    return (some.recalled & other.figures) | (other.recalled & some.figures)


def _untold(first: Telling, second: Telling) -> float:
    """Return the surprise of what a story counts, but for one person's own days, that the news knows nothing of."""
    if _is_one_kind(first, second):
        return 0.0
    story, news = (first, second) if first.is_story else (second, first)
    unknown = story.facts.things - news.facts.figures - news.facts.recalled
    told = (facts.surprise(figure) for figure in sorted(unknown) if f"{figure:g}" not in news.text)
    return sum(surprise for surprise in told if surprise >= facts.TELLING)


def _added(first: Telling, second: Telling) -> float:
    """Return the surprise of what the shorter of two news counts, and the fuller one knows nothing of."""
    if first.is_story or second.is_story:
        return 0.0
    brief, report = sorted((first, second), key=lambda telling: telling.size)
    unknown = brief.facts.figures - report.facts.figures - report.facts.recalled
    return sum(surprise for figure in sorted(unknown) if (surprise := facts.surprise(figure)) >= facts.TELLING)


def _days_alike(first: Telling, second: Telling, words: _Alike) -> dict[str, float]:
    """Return what days have to say; one told without its month is any month's, and says little without words."""
    some, other = first.facts, second.facts
    day = 1.0 if some.days and other.days and not gap(some.days, other.days) else 0.0
    opened, begun = some.lead_days or some.days, other.lead_days or other.days  # a feature tells its day late
    between = gap(opened, begun) if opened and begun else 0
    apart = 1.0 if between else 0.0
    here, there = {day.day for day in some.days}, {day.day for day in other.days}
    bare = ((first.bare_days, there, other.lead_days), (second.bare_days, here, some.lead_days))
    met = first.bare_days & second.bare_days or any(days & told for days, told, _ in bare)
    return {
        "day": day,
        "days_apart": apart,
        "days_apart_and_covered": apart * words.more,
        "weeks_apart": 1.0 if between > _WEEK else 0.0,
        "bare": min(1.0, words.headline + words.rare) if met else 0.0,
        "bare_apart": 1.0 if any(days and lead and not days & told for days, told, lead in bare) else 0.0,
        "recalled_month": float(_recalls_month(some, other) or _recalls_month(other, some)),
        "sequel_apart": 1.0 if first.sequel != second.sequel else 0.0,
    }


def _recalls_month(later: facts.Facts, earlier: facts.Facts) -> bool:
    """Say whether *later* only recalls the month, and not the day, of what *earlier* tells."""
    months = {day.month for day in earlier.lead_days - later.days}
    return not later.recalled_months.isdisjoint(months)


def _acts_alike(first: Telling, second: Telling) -> dict[str, float]:
    """Return what is known of who acts, and how: another union, a contest here and a visit there."""
    (leads, all_acts), (other_leads, other_acts) = first.acts, second.acts
    apart = leads and other_leads and not leads & other_acts and not other_leads & all_acts
    return {
        "nation_apart": 1.0 if (first.nation and second.regions) or (second.nation and first.regions) else 0.0,
        "doer_shared": float(share_doer(first, second)),
        "acts_apart": 1.0 if apart else 0.0,
        "theme_apart": float(_is_of_other_theme(first, second)),
    }


def _is_of_other_theme(first: Telling, second: Telling) -> bool:
    """Say whether two news are of other lines of work; a story is often labelled by its hero's."""
    if first.is_story or second.is_story or not (first.themes and second.themes):
        return False
    return first.themes[0] not in second.themes and second.themes[0] not in first.themes


def share_doer(first: Telling, second: Telling) -> bool:
    """Say whether a firm or another body that acts in the one is named in the other."""
    return any(
        doer.kind == "other" and doer.name and doer.name in text
        for one, text in ((first, second.text), (second, first.text))
        for doer in one.doers
    )


def _figures(some: facts.Facts, other: facts.Facts) -> tuple[float, float]:
    """Return the surprise of the figures in which two reports agree, and what of the poorer one the other lacks."""
    agreed = sum(map(facts.surprise, sorted(some.shared(other))))
    least = min(sum(map(facts.surprise, sorted(own.figures))) for own in (some, other))
    return agreed, 1 - agreed / least if least >= 1 else 0.0


@functools.lru_cache(maxsize=1 << 15)  # of 2,000 reports 10,000 pairs are asked for, by the guard and for the issue
def likelihood(first: Telling, second: Telling) -> float:
    """Return how likely *first* and *second* tell one event, 0 to 1 (logistic regression)."""
    return _rate(features(first, second)) if is_told(first, second) else 0.0


def is_told(first: Telling, second: Telling) -> bool:
    """Say whether both are long enough to tell an event."""
    least = min(first.size, second.size)
    return least >= TOLD or (least >= briefs.TOLD and (briefs.briefly(first, second) > 0 or _meets(first, second)))


def _meets(first: Telling, second: Telling) -> bool:
    """Say whether both tell one day and a telling figure: a clause (昨日，1500名职工唱响红歌) tells no more."""
    some, other = first.facts, second.facts
    is_one_day = bool(some.lead_days and other.lead_days) and not gap(some.lead_days, other.lead_days)
    return is_one_day and any(facts.surprise(figure) >= facts.TELLING for figure in some.shared(other))


@functools.lru_cache(maxsize=1 << 15)
def told_otherwise(first: Telling, second: Telling) -> float:
    """Return how far what both texts tell, and tell otherwise, speaks against one event, 0 to 1."""
    known = weights()
    against = sum(min(known[name], 0.0) * value for name, value in _cheap_features(first, second).items())
    return 1 - math.exp(against / _OTHERWISE)


@functools.lru_cache(maxsize=1 << 15)
def may_be_likely(first: Telling, second: Telling) -> bool:
    """Say whether *first* and *second* may tell one event: false only where the wording cannot save it."""
    return (
        is_told(first, second) and _rate(_cheap_features(first, second) | {"grams": weights()["grams"] > 0}) >= LIKELY
    )


def _rate(found: dict[str, float]) -> float:
    """Return what *found* adds up to, 0 to 1; nothing where no fact meets and hardly a word does: a day is all days."""
    if found["covered_more"] < _HARDLY and not any(found[name] for name in _TELLING):
        return 0.0
    known = weights()
    return 1 / (1 + math.exp(-known["bias"] - sum(known[name] * value for name, value in found.items())))


@functools.cache
def weights() -> dict[str, float]:
    """Return the weights of the features, by name, and ``bias``."""
    return {name: float(value) for name, value in facts.data()["weights"].items()}


def figures_differ(first: Telling, second: Telling) -> bool:
    """Say whether the figures of two texts of like wording are mostly different: one form filled in twice."""
    return _figures(first.facts, second.facts)[1] > FIGURES_APART


def figures_agree(first: Telling, second: Telling) -> bool:
    """Say whether two texts of like wording have figures or persons, and the same ones."""
    agreed, missing = _figures(first.facts, second.facts)
    persons = common(first.persons, second.persons, (first.text, second.text))
    return missing <= FIGURES_APART / 2 and bool(persons or agreed >= _AGREED)
