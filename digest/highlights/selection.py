"""Which of the scored sentences are given: within count and budget, spread over sections, none told twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.highlights.candidates import Candidate
from digest.model import Sentence

_FIGURES = re.compile(r"\d[\d.]*")
_TOLD = (
    0.7  # share of a sentence's character pairs found in a chosen one from which it tells the same; tried 0.5 to 0.9
)


def select(scored: Sequence[tuple[Candidate, Sentence]], count: int, max_chars: int | None) -> tuple[Sentence, ...]:
    """Return at most *count* sentences of *scored*, best first."""
    ranked = sorted(scored, key=lambda pair: (-pair[1].score, pair[1].start))
    chosen: list[tuple[Candidate, Sentence]] = []
    left = max_chars if max_chars is not None else float("inf")
    for candidate, sentence in _by_section(ranked):
        if len(chosen) == count:
            break
        if (len(sentence.text) <= left or not chosen) and not _is_told(sentence.text, [s.text for _, s in chosen]):
            chosen.append((candidate, sentence))
            left -= len(sentence.text)
    return tuple(sentence for _, sentence in chosen)


def _by_section(ranked: Sequence[tuple[Candidate, Sentence]]) -> list[tuple[Candidate, Sentence]]:
    """Return *ranked* so that the best of each section comes before the second best of any."""
    seen: dict[int, int] = {}
    turns = []
    for pair in ranked:
        turn = seen[pair[0].section] = seen.get(pair[0].section, -1) + 1
        turns.append(turn)
    return (
        [pair for _, pair in sorted(zip(turns, ranked, strict=True), key=lambda turn: turn[0])]
        if len(seen) > 2
        else list(ranked)
    )


def _is_told(text: str, others: Sequence[str]) -> bool:
    pairs = {text[i : i + 2] for i in range(len(text) - 1)}
    return any(sum(pair in other for pair in pairs) > _TOLD * len(pairs) for other in others)
