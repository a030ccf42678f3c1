"""Room 4, first half: an article in, its themes out, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    totals = [0.0] * len(rules.themes)
    for theme, _, _, weight in hits:
        totals[theme] += weight
    told = max(totals) >= _LEAST
    shared = max(totals) < _ROUND_UP * sum(totals) and sum(map(bool, totals)) >= _BROAD
    wording = compare(found, aims)
    acting = found.act.kind in ("nation", "union") or found.deed.actors
    if not told and not acting and max(wording.shares.values()) < _FAIRLY:
        return Labelled((_find_other(rules),))
    codes = [rule.theme.code for rule in rules.themes]
    if max(wording.shares, key=wording.shares.__getitem__) in codes:  # else a theme that it lacks
        said = (_WORDED * wording.shares.get(code, 0.0) for code in codes)
        totals = [total + more for total, more in zip(totals, said, strict=True)]
    if aided and rules.aid in codes:
        aid = codes.index(rules.aid)
        totals[aid] = max(totals[aid], _AIDED * max(totals))
    ranked = sorted(range(len(totals)), key=lambda theme: (-totals[theme], theme))
    best = totals[ranked[0]]
    if shared and max(wording.shares.values()) < _SURE:  # no theme has a fair share: a report on everything
        ranked.sort(key=lambda theme: rules.themes[theme].theme.code != rules.round_up)
    if found.act.visited and codes[ranked[0]] == rules.round_up and totals[ranked[1]] >= _SECOND * best:
        ranked[:2] = ranked[1], ranked[0]  # hosts who tell of guests tell what they show
    chosen = ranked[:1] + [theme for theme in ranked[1:_MOST] if totals[theme] >= _SECOND * best]
    second = ranked[1] if len(ranked) > 1 and totals[ranked[1]] > 0 else None
    return Labelled(
        tuple(rules.themes[theme].theme for theme in chosen),
        tuple(_show_evidence(found, rules, chosen, hits, wording)),
        None if second is None else rules.themes[second].theme,
        second is not None and totals[second] > _NEAR * best and best < _WEAK,
    )


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
    text, body, opening, lead = found.text, found.body, found.opening, found.lead
    hero, deed, done = found.hero.end, found.deed.sentence.start, found.deed.sentence.end
    reaches = {"any": len(text), "headline": body, "lead": lead}
    parts = [(*span, _NAMED) for span in _find_unions(found)]
    parts += [(*span, _RECEIVED) for span in (*found.told.addressees, *found.headed.addressees)]
    told = max((last for _, last, _ in parts), default=0)
    aimed = max((last for _, last in aims), default=0)
    seen: dict[tuple[int, str], int] = {}
    hits: list[ThemeHit] = []
    for start, end, scores in _find_longest(found):
        if start < body:
            worth = _WORTH[found.field_at(start)]
        elif start < aimed and any(first <= start < last for first, last in aims):
            worth = _PURPOSE_WORTH
        else:
            if start < hero:
                worth = _HERO
            else:
                worth = _OPENING if start < opening or deed <= start < done else _LEAD if start < lead else _REST
            if text[start - 1] == "、" or text[end : end + 1] == "、":
                worth *= _LISTED
        if start < told:
            worth *= next((share for first, last, share in parts if first <= start and end <= last), 1.0)
        word = text[start:end]
        for theme, weight, place in scores:
            if start < reaches[place]:
                key = theme, word
                count = seen[key] = seen.get(key, -1) + 1
                if count < len(_AGAIN):
                    hits.append((theme, start, end, weight * _AGAIN[count] * worth))
    return hits


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
