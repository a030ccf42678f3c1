"""Which of the scored sentences are given: within count and budget, spread over sections, none told twice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from digest.expressions import expression
from digest.figures import tells_news
from digest.highlights.candidates import Candidate
from digest.highlights.leaning import company_of, lean_of
from digest.sentences import number_of

_FIGURE = expression(r"\d[\d.]*(?![\d.]*[年月日时点届])")
_FEWEST = 2  # sentences of a choice from which on one of them has figures
# Score from which a sentence with figures may take the place of the last one. Tried 0.05 to 1 on one half of the
# development corpus, where it changes nothing; below 0.3 sentences come in that only list who is a member. A third
# sentence without figures comes in from there on: at 0 it is a filler in most of the real reports where it changes one.
_WORTH = 0.3
# Score down to which a sentence and what it leans on may fall together: below it the company is a slogan printed for
# the sake of another sentence. Tried 0 and -1 (at 0 a meeting's decisions are lost for the words that introduce them).
_COSTLY = -1.0
_SERIES = 120  # characters of points that are counted as one sentence together: as many as with semicolons between them
_BRIEF = 40  # characters of figures that belong to the sentence before them: one line of an issue and a half
# A sentence tells nothing new when this share of its character pairs stands in one already chosen; tried 0.5 to 0.9,
# the same from 0.6 up.
_TOLD = 0.7
# By how much a cut-off sentence must outdo every whole one that can stand alone to be printed (with its mark, never
# first): only where it tells the news and no other does; tried 0.5 to 2, the same choices.
_NEWS = 1.0
# Parts from which on an article is a round-up: one sentence of each before the second of any. Tried 2 to 4: at 2 news
# items of two parts lose.
_ROUND_UP = 3


def select(
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    supports: Sequence[int | None],
    count: int,
    max_chars: int | None,
) -> list[int]:
    """Return the positions of at most *count* candidates that fit into *max_chars*, best first.

    Beside them, uncounted, stand the figures that one of them owns; short points of an enumeration are one.
    *supports* tell for each which one it leans on.
    Fragments of speech are never given, nor is what leans on a sentence that is not; a score of 0 or less is not worth
    printing. The best whole sentence is given even if it does not fit or is not worth it; one that was cut off in the
    source comes last.
    """
    sayable = (position for position, candidate in enumerate(candidates) if candidate.kind != "fragment")
    ranked = sorted(sayable, key=lambda position: (-scores[position], position))
    chosen: list[int] = []
    whole = [position for position in ranked if candidates[position].complete]
    alone = [position for position in whole if supports[position] is None] or whole
    broken = [position for position in ranked if not candidates[position].complete and scores[position] > 0][:1]
    if broken and alone and scores[broken[0]] < scores[alone[0]] + _NEWS:
        broken = []
    for position in broken + _take_turns([one for one in whole if scores[one] > 0], candidates):
        if _counted(chosen, candidates) >= count:
            break
        added = [position, *(one for one in company_of(position, supports) if one not in chosen)]
        if _is_worth(added, candidates, scores, beside=len(chosen)) and _can_join(
            added, chosen, candidates, count, max_chars
        ):
            chosen += added
    chosen = _with_figures(chosen, whole, candidates, scores, supports, max_chars)
    chosen = _with_own_figures(chosen, candidates, supports, max_chars)
    return sorted(chosen or alone[: 1 if count > 0 else 0], key=lambda position: not candidates[position].complete)


def _is_worth(added: Sequence[int], candidates: Sequence[Candidate], scores: Sequence[float], *, beside: int) -> bool:
    """Return whether the first of *added*, with what it leans on, is worth printing *beside* so many others."""
    is_filler = beside >= _FEWEST and scores[added[0]] < _WORTH and not tells_news(candidates[added[0]].text)
    return not is_filler and sum(scores[one] for one in added) > _COSTLY


def _with_figures(
    chosen: list[int],
    whole: Sequence[int],
    candidates: Sequence[Candidate],
    scores: Sequence[float],
    supports: Sequence[int | None],
    max_chars: int | None,
) -> list[int]:
    """Return *chosen* with its last sentence given up for the best one with figures, where none of them has any."""
    if len(chosen) < _FEWEST or any(tells_news(candidates[position].text) for position in chosen):
        return chosen
    kept = chosen[:-1]
    for position in whole:
        if scores[position] >= _WORTH and tells_news(candidates[position].text):
            is_alone = set(company_of(position, supports)) <= set(kept)
            if is_alone and _can_join([position], kept, candidates, len(chosen), max_chars):
                return [*kept, position]
    return chosen


def _with_own_figures(
    chosen: Sequence[int], candidates: Sequence[Candidate], supports: Sequence[int | None], max_chars: int | None
) -> list[int]:
    """Return *chosen*, each with the short sentence of its own figures that stands right behind it (工会会员628人)."""
    room = (max_chars or math.inf) - sum(len(candidates[position].text) for position in chosen)
    found: list[int] = []
    for owner in chosen:
        found.append(owner)
        behind = owner + 1
        if behind in chosen or behind == len(candidates) or supports[behind] != owner:
            continue
        own = candidates[behind]
        is_figure = lean_of(own.text) == "count" and tells_news(own.text) and own.complete
        if is_figure and len(own.text) <= min(_BRIEF, room):
            found.append(behind)
            room -= len(own.text)
    return found


def _take_turns(ranked: Sequence[int], candidates: Sequence[Candidate]) -> list[int]:
    """Return *ranked* so that in a round-up the best of each section comes before the second best of any."""
    seen: Counter[int] = Counter()
    turns: dict[int, int] = {}
    for position in ranked:
        section = candidates[position].section
        turns[position] = seen[section]
        seen[section] += 1
    return sorted(ranked, key=turns.__getitem__) if len(seen) >= _ROUND_UP else list(ranked)


def _counted(positions: Sequence[int], candidates: Sequence[Candidate]) -> int:
    """Return how many sentences those at *positions* count as: short points of an enumeration are one together.

    None of them may be lacking: 二 behind 一, 三 behind 二.
    """
    points = [candidates[position].text for position in sorted(positions) if number_of(candidates[position].text)]
    is_whole = list(map(number_of, points)) == list(range(1, len(points) + 1))
    is_one = is_whole and sum(map(len, points)) <= _SERIES
    return len(positions) - (max(len(points) - 1, 0) if is_one else 0)


def _can_join(
    added: Sequence[int], chosen: Sequence[int], candidates: Sequence[Candidate], count: int, max_chars: int | None
) -> bool:
    """Return whether *added* fit beside *chosen* and tell something new; alone, the first sentence always fits."""
    company = [candidates[position] for position in added[1:]]
    if _counted([*added, *chosen], candidates) > count or any(
        one.kind == "fragment" or not one.complete for one in company
    ):
        return False
    length = sum(len(candidates[position].text) for position in (*added, *chosen))
    if max_chars is not None and length > max_chars and (len(added) > 1 or chosen):
        return False
    text, others = candidates[added[0]].text, [candidates[position].text for position in chosen]
    pairs = {text[start : start + 2] for start in range(len(text) - 1)} if others else set()
    figures = set(_FIGURE.findall(text)) if others else set()
    return not any(  # the same words, or its figures, two at least
        sum(pair in other for pair in pairs) > _TOLD * len(pairs)
        or (len(figures) > 1 and figures <= set(_FIGURE.findall(other)))
        for other in others
    )
