"""Which of the scored sentences are given: within count and budget, spread over sections, none told twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from digest.highlights import cues
from digest.highlights.candidates import Candidate
from digest.model import Sentence

Scored = tuple[Candidate, Sentence]

_FIGURE = re.compile(r"\d[\d.]*(?![\d.]*[年月日时点届])")
# A sentence tells nothing new when this share of its character pairs stands in one already chosen. Tried 0.5 to 0.9.
_TOLD = 0.7
# By how much a cut-off sentence must outdo every whole one to be printed (with its mark, never first): only where it
# tells the news and no other does. Headline, place and deed together come to 3; tried 0.5 to 2, same choices from 0.7 to 1.8.
_NEWS = 1.0
_ROUND_UP = 3  # parts from which on an article is a round-up: one sentence of each part before the second of any


def select(scored: Sequence[Scored], count: int, max_chars: int | None) -> tuple[Sentence, ...]:
    """Return at most *count* sentences of *scored* that fit into *max_chars*, best first.

    A score of 0 or less is not worth printing. The best sentence is given whole even if it alone does not fit or is not
    worth it; sentences that were cut off in the source come last.
    """
    ranked = sorted(scored, key=lambda pair: (-pair[1].score, pair[1].start))
    chosen: list[Scored] = []
    for pair in _queue(ranked):
        if len(chosen) >= count:
            break
        company = _company(pair, scored, chosen)
        if _fits([pair, *company], chosen, count, max_chars) and not _is_told(pair[1].text, chosen):
            chosen += [pair, *company]
    if not chosen:
        chosen = ranked[: min(count, 1)]
    return tuple(sorted((sentence for _, sentence in chosen), key=lambda sentence: not sentence.complete))


def _queue(ranked: Sequence[Scored]) -> list[Scored]:
    """Return what may be printed in the order in which it is tried."""
    whole = [pair for pair in ranked if pair[1].complete]
    broken = [pair for pair in ranked[:1] if not pair[1].complete]
    if broken and whole and broken[0][1].score < whole[0][1].score + _NEWS:
        broken = []
    worth = [pair for pair in whole if pair[1].score > 0]
    return broken + (_in_turns(worth) if len({pair[0].section for pair in worth}) >= _ROUND_UP else worth)


def _in_turns(ranked: Sequence[Scored]) -> list[Scored]:
    """Return *ranked* so that the best of each section comes before the second best of any."""
    seen: Counter[int] = Counter()
    turns = []
    for candidate, _ in ranked:
        turns.append(seen[candidate.section])
        seen[candidate.section] += 1
    return [pair for _, pair in sorted(zip(turns, ranked, strict=True), key=lambda turn: turn[0])]


def _company(pair: Scored, scored: Sequence[Scored], chosen: Sequence[Scored]) -> list[Scored]:
    """Return the sentence that *pair* leans on, unless it is chosen already or there is nothing to lean on."""
    if not pair[1].text.startswith(cues.openers("pronoun")):
        return []
    position = scored.index(pair)
    return [before for before in scored[max(position - 1, 0) : position] if before not in chosen]


def _fits(pairs: Sequence[Scored], chosen: Sequence[Scored], count: int, max_chars: int | None) -> bool:
    """Return whether *pairs* can be added to *chosen*; alone, the first sentence always can."""
    length = sum(len(sentence.text) for _, sentence in (*pairs, *chosen))
    is_short = max_chars is None or length <= max_chars or (len(pairs) == 1 and not chosen)
    return is_short and len(pairs) + len(chosen) <= count


def _is_told(text: str, chosen: Sequence[Scored]) -> bool:
    """Return whether one of *chosen* says what *text* says: the same words, or all of its figures, two at least."""
    pairs = {text[start : start + 2] for start in range(len(text) - 1)}
    figures = set(_FIGURE.findall(text))
    return any(
        sum(pair in other.text for pair in pairs) > _TOLD * len(pairs)
        or (len(figures) > 1 and figures <= set(_FIGURE.findall(other.text)))
        for _, other in chosen
    )
