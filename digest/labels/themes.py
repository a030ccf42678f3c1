"""Room 4, first half: an article in, its themes out, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.acts import Span
from digest.labels.likeness import Aims, Comparison, compare, find_aims
from digest.labels.relevance import is_union_work
from digest.labels.rules import OTHER, Score, ThemeRules, Word
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary
from digest.model import Evidence, Labelled, Theme

# The weights below were tried on 150 real reports (headline 2-4, opening 1.2-2.6, lead 0.8-1.5, rest 0.3-1,
# purpose 0-1, listed 0.25-1): none moves the result by more than two reports.
# What a word is worth by where it stands: a headline says what the report is about, the first sentence what was done.
_WORTH = {"headline": 3.0, "kicker": 1.5, "subheadline": 1.5, "contributor": 0.0, "byline": 0.0, "dateline": 0.0}
_OPENING = 1.8
_LEAD = 1.2
_REST = 0.6
# A purpose (为……，) is a slogan, not what was done.
_PURPOSE_WORTH = 0.25
# One of several (劳模、农民工、快递员领到春联): people who were there, not what was done.
_LISTED = 0.5
# The same word again says less: the n-th time it stands, its weight is multiplied by this.
_AGAIN = (1.0, 0.5, 0.25)
_SECOND = 0.36  # a further theme must reach this share of the main one (tried 0.3-0.7: best at 0.35-0.5)
_MOST = 3
_ROUND_UP = 0.3  # annual reports share 0.18-0.29 to their strongest theme, single events 0.35 and more
_BROAD = 6  # and they name so many themes: of 2,400 labelled texts a year's news has seven, a sports day five
# The main theme is in doubt where the runner-up is near and both weigh little: of 716 labelled reports 16, of which 8
# are wrong (4 of 7, 4 of 9 in two halves), as are 17 of the others; near alone (0.85) are 20, of which 6 are wrong.
_NEAR, _WEAK = 0.7, 12.0
_LEAST = 1.0  # less than one weak word in the first sentence is nothing
_HERO = 0.3  # what is told of a person before the deed is told
_NAMED = 0.1  # 街道工会联合会: part of the name of who acts
_RECEIVED = 0.4  # 给货车司机: for whom it is done
_WORDED = 20.0  # headline and opening worded like a theme's reports (tried 6-24: 16-20 serve short and long)
_AIDED = 1.05  # given to another place: aid before the strongest other theme (added weights of 10-20 are less right)
_SURE = 0.9  # a report worded so is about one thing, whatever it lists
_FAIRLY = 0.6  # where no word tells and nobody known acts, a report worded so is union work still (0.5-0.7 are alike)
_SHOWN = 4  # pieces of evidence a label: more is not read

ThemeHit = tuple[int, int, int, float]  # number of the theme, start, end, weight


def themes_of(found: Scan, vocabulary: Vocabulary, aided: bool = False) -> Labelled[Theme]:
    """Return the themes of the article *found*, main one first, at most three; ``other`` when it is not union work.

    *aided*: the union of one place gives to another; that is its first theme, whatever is given.
    """
    rules = vocabulary.rules
    if not is_union_work(found):
        return Labelled((_find_other(rules),))
    aims = find_aims(found.text)
    hits = _weigh(found, aims)
    words = _add_up(hits, len(rules.themes))
    wording = compare(found, aims)
    if not _tells_a_theme(found, words, wording):
        return Labelled((_find_other(rules),))
    totals = _add_wording(words, wording, rules, aided)
    ranked = _rank(found, totals, rules, _is_round_up(words, wording))
    best, second = max(totals), ranked[1] if len(ranked) > 1 and totals[ranked[1]] > 0 else None
    chosen = ranked[:1] + [theme for theme in ranked[1:_MOST] if totals[theme] >= _SECOND * best]
    return Labelled(
        tuple(rules.themes[theme].theme for theme in chosen),
        tuple(_show_evidence(found, rules, chosen, hits, wording)),
        None if second is None else rules.themes[second].theme,
        second is not None and totals[second] > _NEAR * best and best < _WEAK,
    )


def _add_up(hits: Sequence[ThemeHit], themes: int) -> list[float]:
    """Return what the words weigh for each of so many *themes*."""
    totals = [0.0] * themes
    for theme, _, _, weight in hits:
        totals[theme] += weight
    return totals


def _tells_a_theme(found: Scan, words: Sequence[float], wording: Comparison) -> bool:
    """Return whether a word tells, or somebody known acts, or the report is worded like one of a theme."""
    acting = found.act.kind in ("nation", "union") or bool(found.deed.actors)
    return max(words) >= _LEAST or acting or max(wording.shares.values()) >= _FAIRLY


def _is_round_up(words: Sequence[float], wording: Comparison) -> bool:
    """Return whether no theme has a fair share: a report on everything."""
    shared = max(words) < _ROUND_UP * sum(words) and sum(map(bool, words)) >= _BROAD
    return shared and max(wording.shares.values()) < _SURE


def _add_wording(words: Sequence[float], wording: Comparison, rules: ThemeRules, aided: bool) -> list[float]:
    """Return what words and wording weigh together for each theme; of one that the office lacks the wording is silent.

    *aided*: aid comes before the strongest.
    """
    codes = [rule.theme.code for rule in rules.themes]
    totals = list(words)
    if max(wording.shares, key=wording.shares.__getitem__) in codes:
        said = (_WORDED * wording.shares.get(code, 0.0) for code in codes)
        totals = [total + more for total, more in zip(words, said, strict=True)]
    if aided and rules.aid in codes:
        aid = codes.index(rules.aid)
        totals[aid] = max(totals[aid], _AIDED * max(totals))
    return totals


def _rank(found: Scan, totals: Sequence[float], rules: ThemeRules, round_up: bool) -> list[int]:
    """Return the numbers of the themes, the strongest first; that of *round_up* reports before it."""
    codes = [rule.theme.code for rule in rules.themes]
    ranked = sorted(range(len(totals)), key=lambda theme: (-totals[theme], theme))
    best = totals[ranked[0]]
    if round_up:
        ranked.sort(key=lambda theme: codes[theme] != rules.round_up)
    if found.act.visited and codes[ranked[0]] == rules.round_up and totals[ranked[1]] >= _SECOND * best:
        ranked[:2] = ranked[1], ranked[0]  # hosts who tell of guests tell what they show
    return ranked


def _show_evidence(
    found: Scan, rules: ThemeRules, chosen: Sequence[int], hits: Sequence[ThemeHit], wording: Comparison
) -> Iterator[Evidence]:
    """Yield of every theme *chosen* what weighs most: words, and what in the wording says most for it."""
    for theme in chosen:
        code = rules.themes[theme].theme.code
        own = sorted([(-weight, start, end) for number, start, end, weight in hits if number == theme])[:_SHOWN]
        said = _WORDED * wording.shares.get(code, 0.0)
        if said and not (len(own) == _SHOWN and -own[-1][0] > said):  # else it is not shown
            start, end = wording.find_telling(code)
            own = sorted([*own, (-said, start, end)])[:_SHOWN]
        for weight, start, end in own:
            yield found.make_evidence(code, start, end, -weight)


def _find_other(rules: ThemeRules) -> Theme:
    return next((rule.theme for rule in rules.themes if rule.theme.code == OTHER), Theme(OTHER, "其他"))


def _weigh(found: Scan, aims: Aims) -> list[ThemeHit]:
    """Return (theme, start, end, weight) of every word that counts; the same word again says less."""
    reaches = {"any": len(found.text), "headline": found.body, "lead": found.lead}
    parts = [(*span, _NAMED) for span in _find_unions(found)]
    parts += [(*span, _RECEIVED) for span in (*found.told.addressees, *found.headed.addressees)]
    told = max((last for _, last, _ in parts), default=0)
    aimed = max((last for _, last in aims), default=0)
    place = _Standing(found, aims, aimed, found.hero.end, found.deed.sentence)
    seen: dict[tuple[int, str], int] = {}
    hits: list[ThemeHit] = []
    for start, end, scores in _find_longest(found):
        worth = place.rate(start, end)
        if start < told:
            worth *= next((share for first, last, share in parts if first <= start and end <= last), 1.0)
        word = found.text[start:end]
        for theme, weight, reach in scores:
            if start < reaches[reach]:
                key = theme, word
                count = seen[key] = seen.get(key, -1) + 1
                if count < len(_AGAIN):
                    hits.append((theme, start, end, weight * _AGAIN[count] * worth))
    return hits


class _Standing(NamedTuple):
    """Tells what a word is worth by where it stands in the article ``found``, whose last purpose ends at ``aimed``."""

    found: Scan
    aims: Aims
    aimed: int
    hero: int
    deed: Span

    def rate(self, start: int, end: int) -> float:
        """Return the worth of the word between *start* and *end*."""
        found, text = self.found, self.found.text
        if start < found.body:
            return _WORTH[found.field_at(start)]
        if start < self.aimed and any(first <= start < last for first, last in self.aims):
            return _PURPOSE_WORTH
        listed = text[start - 1] == "、" or text[end : end + 1] == "、"
        return (_LISTED if listed else 1.0) * self._rate_sentence(start)

    def _rate_sentence(self, start: int) -> float:
        """Return what the sentence of a word at *start* is worth."""
        if start < self.hero:
            return _HERO
        if start < self.found.opening or self.deed.start <= start < self.deed.end:
            return _OPENING
        return _LEAD if start < self.found.lead else _REST


def _find_unions(found: Scan) -> list[Span]:
    """Return the names of the unions that act; a museum's name tells what it does."""
    return [span for act in (found.told, found.headed) if act.kind in ("nation", "union") for span in act.actors]


def _find_longest(found: Scan) -> Iterator[tuple[int, int, Sequence[Score]]]:
    """Yield the words that lie in no longer one, with what they say; a theme's exclusions hide its own words only."""
    reach, masked, masks = 0, 0, list[tuple[int, tuple[int, ...]]]()
    for start, end, word in found.themes:
        if word.hides:
            masks = [(end, word.hides), *(mask for mask in masks if mask[0] > start)]
            masked = max(masked, end)
        if word.scores and end > reach and not (word.counties and _is_county(found, word, end - start)):
            reach = end
            hidden = {theme for stop, themes in masks if stop >= end for theme in themes} if end <= masked else ()
            yield start, end, [score for score in word.scores if score.theme not in hidden] if hidden else word.scores


def _is_county(found: Scan, word: Word, length: int) -> bool:
    """Say whether *word* of that *length* is its county for short: a longer name tells of the county, too."""
    longer = (name.paths for first, last, name in found.places if last - first > length)
    return any(path in word.counties for paths in longer for path in paths)
