"""Room 4, first half: an article in, its themes out, with their evidence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence, Set

from digest.acts import Clause, Span
from digest.labels.rules import OTHER, Score, ThemeRules
from digest.labels.scan import Scan
from digest.labels.vocabulary import Deeds, Vocabulary
from digest.model import Evidence, Labelled, Theme

# The weights below were tried on 150 real reports (headline 2-4, opening 1.2-2.6, lead 0.8-1.5, rest 0.3-1,
# purpose 0-1, listed 0.25-1): none moves the result by more than two reports.
# What a word is worth by where it stands: a headline says what the report is about, the first sentence what was done.
_WORTH = {"headline": 3.0, "kicker": 1.5, "subheadline": 1.5, "contributor": 0.0, "byline": 0.0, "dateline": 0.0}
_OPENING = 1.8
_LEAD = 1.2
_REST = 0.6
# A purpose (为……，) is a slogan, not what was done.
_PURPOSE = re.compile(r"(?:^|(?<=[。！？\n]))为(?:了|进一步|深入|切实|认真|全面|推动|激发|更好)?[^。！？，\n]{6,60}，")
# So is where the news came from (记者从……获悉).
_SOURCE = re.compile(r"从[^，。\n]{2,40}?(?:获悉|了解到|传出)")
_PURPOSE_WORTH = 0.25
# One of several (劳模、农民工、快递员领到春联): people who were there, not what was done.
_LISTED = 0.5
# The same word again says less: the n-th time it stands, its weight is multiplied by this.
_AGAIN = (1.0, 0.5, 0.25)
_SECOND = 0.4  # a further theme must reach this share of the main one (tried 0.3-0.7: best at 0.35-0.5)
_MOST = 3
_ROUND_UP = 0.3  # annual reports share 0.18-0.29 to their strongest theme, single events 0.35 and more
_NEAR = 0.85  # a runner-up above this share makes the main theme doubtful
_LEAST = 1.0  # less than one weak word in the first sentence is nothing
# One proof in the lead, two behind it, workers at the opening, or three hints where no other body acts.
_UNION_WORK = 3
_PROOF = 2
_NAMED = 0.1  # 街道工会联合会: part of the name of who acts
_RECEIVED = 0.4  # 给货车司机: for whom it is done
_DEED, _FIRST_DEED = 3.0, 6.0  # what headline or opening say was done, the first most
_SENTENCE = 120  # characters of an opening in which it is told; more is a list of all that was done
_UNDONE = 0.4  # words of a theme of which nothing was done, where something else was
_IN_ROW = re.compile(r"、[^，。、；]{0,9}$")
_SHOWN = 4  # pieces of evidence a label: more is not read

_Aims = Sequence[tuple[int, int]]  # stretches that say why, or who told it
ThemeHit = tuple[int, int, int, float]  # number of the theme, start, end, weight


def themes_of(found: Scan, vocabulary: Vocabulary) -> Labelled[Theme]:
    """Return the themes of the article *found*, main one first, at most three; ``other`` when it is not union work."""
    rules = vocabulary.rules
    if not _is_union_work(found):
        return Labelled((_find_other(rules),))
    aims = [match.span() for pattern in (_PURPOSE, _SOURCE) for match in pattern.finditer(found.text)]
    deeds = _find_deeds(found, vocabulary, aims)
    done = {hit[0] for hit in deeds}
    undone = vocabulary.deeds.patterns.keys() - done if done else frozenset[int]()
    words = list(_weigh(found, aims, undone))
    hits = [*words, *deeds]
    totals = [0.0] * len(rules.themes)
    for theme, _, _, weight in hits:
        totals[theme] += weight
    ranked = _rank(rules, totals)
    if max(totals) < _LEAST:
        return Labelled((_find_other(rules),))
    return _label(found, rules, hits, totals, ranked)


def _rank(rules: ThemeRules, totals: list[float]) -> list[int]:
    """Return the themes by weight; first the one for round-ups where none has a fair share of the whole."""
    ranked = sorted(range(len(totals)), key=lambda theme: (-totals[theme], theme))
    if totals[ranked[0]] >= _ROUND_UP * sum(totals):
        return ranked
    return sorted(ranked, key=lambda theme: rules.themes[theme].theme.code != rules.round_up)


def _label(
    found: Scan, rules: ThemeRules, hits: list[ThemeHit], totals: list[float], ranked: list[int]
) -> Labelled[Theme]:
    best = max(totals)
    chosen = ranked[:1] + [theme for theme in ranked[1:_MOST] if totals[theme] >= _SECOND * best]
    second = ranked[1] if len(ranked) > 1 and totals[ranked[1]] > 0 else None
    hits.sort(key=lambda hit: (-hit[3], hit[1]))
    return Labelled(
        tuple(rules.themes[theme].theme for theme in chosen),
        tuple(
            piece for theme in chosen for piece in _gather_evidence(found, rules.themes[theme].theme.code, theme, hits)
        ),
        None if second is None else rules.themes[second].theme,
        second is not None and totals[second] > _NEAR * best,
    )


def _gather_evidence(found: Scan, code: str, number: int, hits: list[ThemeHit]) -> Iterator[Evidence]:
    own = (hit for hit in hits if hit[0] == number)
    for _, start, end, weight in itertools.islice(own, _SHOWN):
        yield found.make_evidence(code, start, end, weight)


def _find_other(rules: ThemeRules) -> Theme:
    return next((rule.theme for rule in rules.themes if rule.theme.code == OTHER), Theme(OTHER, "其他"))


def _is_union_work(found: Scan) -> bool:
    """Return whether a union acts: named up to the end of the lead, or twice at all, or made likely by other words."""
    proofs, hints, others, reach = 0, dict[str, int](), False, 0
    for start, end, sign in found.unions:
        if start < reach:
            continue
        reach = end
        opens = start < found.opening
        others = others or (opens and sign == "other")
        if sign == "proof" and not _is_listed(found.text, start, end):
            proofs += _UNION_WORK if start < found.lead else _PROOF
        elif sign in ("hint", "workers") and start < found.lead:
            hints.setdefault(found.text[start:end], _UNION_WORK if opens and sign == "workers" else 1)
    return proofs + (0 if others else sum(hints.values())) >= _UNION_WORK


def _is_listed(text: str, start: int, end: int) -> bool:
    """Return whether the union is but one of several bodies in a row."""
    return _IN_ROW.search(text[max(start - 10, 0) : start]) is not None and text[end : end + 1] in ("、", "等", "和")


def _weigh(found: Scan, aims: _Aims, undone: Set[int]) -> Iterator[ThemeHit]:
    """Yield (theme, start, end, weight) of every word that counts; the same word again says less."""
    seen: dict[tuple[int, str], int] = {}
    names = _find_unions(found)
    receivers = (*found.told.addressees, *found.headed.addressees)
    told = max((span.end for span in (*names, *receivers)), default=0)
    for start, end, scores in _find_longest(found):
        worth = _rate(start, end, found, aims)
        if start < told:
            if any(span.holds(start, end) for span in names):
                worth *= _NAMED
            elif any(span.holds(start, end) for span in receivers):
                worth *= _RECEIVED
        for score in scores:
            if _is_in_place(score.place, start, found):
                key = score.theme, found.text[start:end]
                count = seen[key] = seen.get(key, -1) + 1
                if count < len(_AGAIN):
                    share = _UNDONE if score.theme in undone else 1.0
                    yield score.theme, start, end, score.weight * _AGAIN[count] * worth * share


def _find_deeds(found: Scan, vocabulary: Vocabulary, aims: _Aims) -> list[ThemeHit]:
    """Return what was done by headline and opening: of each theme once, the first in each doubly; no names, no aims."""
    names = _find_unions(found)
    patterns = _choose_patterns(found.act, vocabulary.deeds)
    deeds: list[ThemeHit] = []
    for start, end in _find_tellings(found):
        here = []
        for theme, pattern in patterns.items():
            for match in pattern.finditer(found.text, start, end):
                named = any(span.holds(*match.span()) for span in names)
                if not named and not any(first <= match.start() < last for first, last in aims):
                    here.append((match.start(), match.end(), theme))
                    break
        reach = -1
        for first, last, theme in sorted(here):
            listed = found.text[reach:first] in (" ", "、", "和", "与")  # 拔河 比武: which comes first says nothing
            deeds.append((theme, first, last, _FIRST_DEED if reach < 0 or listed else _DEED))
            reach = last
    return deeds


def _choose_patterns(act: Clause, deeds: Deeds) -> Mapping[int, re.Pattern[str]]:
    """Return the patterns that can tell what was done: guests did no more than visit, hosts what they show."""
    if act.deed != "visit" and not (act.deed == "learn" and act.goals):
        return deeds.patterns
    if act.visited:
        return {theme: pattern for theme, pattern in deeds.patterns.items() if theme != deeds.visit}
    return {theme: pattern for theme, pattern in deeds.patterns.items() if theme == deeds.visit}


def _find_unions(found: Scan) -> list[Span]:
    """Return the names of the unions that act; a museum's name tells what it does."""
    return [span for act in (found.told, found.headed) if act.kind in ("nation", "union") for span in act.actors]


def _find_tellings(found: Scan) -> Iterator[tuple[int, int]]:
    """Yield the headline and the sentence that tells who did what, else the opening."""
    if found.article.headline:
        start = found.starts[found.fields.index("headline")]
        yield start, start + len(found.article.headline)
    act = found.told
    if act.kind not in ("nation", "union"):
        yield found.body, min(found.opening, found.body + _SENTENCE)
        return
    start = max(found.body, found.text.rfind("。", found.body, act.actors[0].start) + 1)
    last = min(start + _SENTENCE, found.body + len(found.article.body))  # what stands behind the body tells no deed
    end = found.text.find("。", act.actors[0].start, last)
    yield start, end if end >= 0 else last


def _find_longest(found: Scan) -> Iterator[tuple[int, int, Sequence[Score]]]:
    """Yield the words that lie in no longer one, with what they say; a theme's exclusions hide its own words only."""
    reach, masks = 0, list[tuple[int, tuple[int, ...]]]()
    for start, end, word in found.themes:
        if word.hides:
            masks = [(end, word.hides), *(mask for mask in masks if mask[0] > start)]
        if word.scores and end > reach:
            reach = end
            hidden = {theme for stop, themes in masks if stop >= end for theme in themes} if masks else ()
            yield start, end, [score for score in word.scores if score.theme not in hidden] if hidden else word.scores


def _is_in_place(place: str, start: int, found: Scan) -> bool:
    if place == "any":
        return True
    return start < found.body if place == "headline" else start < found.lead


def _rate(start: int, end: int, found: Scan, aims: _Aims) -> float:
    if start < found.body:
        return _WORTH[found.field_at(start)]
    for first, last in aims:
        if first <= start < last:
            return _PURPOSE_WORTH
    worth = _OPENING if start < found.opening else _LEAD if start < found.lead else _REST
    return worth * _LISTED if found.text[start - 1] == "、" or found.text.startswith("、", end) else worth
