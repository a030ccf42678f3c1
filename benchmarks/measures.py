"""What is measured: key sentences found, and ROUGE-2 of characters (C.-Y. Lin, "ROUGE", 2004)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.sets import Marked, Referenced
from benchmarks.systems import System
from digest.words import sentences

COUNT, BUDGET = 3, 120
_DROPPED = re.compile(r"[^0-9a-z\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Keys:
    """Per cent: of given sentences that are key, of key sentences given, of articles where the best or first is key."""

    precision: float
    recall: float
    best: float
    first: float


@dataclass(frozen=True, slots=True)
class Rouge:
    """Per cent: ROUGE-2 F1 within the budget, and recall of the answer cut hard at the budget."""

    f1: float
    recall: float


def keys(system: System, rows: Sequence[Marked]) -> Keys:
    """Score the first three sentences of *system* against the marked ones."""
    given = hits = best = first = 0
    for row in rows:
        answer = [part for text in system(row.article, COUNT, None)[:COUNT] for part in _parts(text)]
        found = set(answer) & set(row.keys)
        given += len(answer)
        hits += len(found)
        best += row.keys[0] in found
        first += bool(answer) and answer[0] in row.keys
    wanted = sum(len(row.keys) for row in rows)
    return Keys(
        *(
            100 * part / (whole or 1)
            for part, whole in ((hits, given), (hits, wanted), (best, len(rows)), (first, len(rows)))
        )
    )


def rouge(system: System, rows: Sequence[Referenced]) -> Rouge:
    """Score *system* against the reference summaries, at most three sentences and 120 characters."""
    scores = [_rouge(system(row.article, COUNT, BUDGET), row) for row in rows]
    return Rouge(*(100 * sum(column) / len(rows) for column in zip(*scores, strict=True)))


def _rouge(answer: list[str], row: Referenced) -> tuple[float, float]:
    body = row.article.body
    kept = sorted(_fit(answer), key=body.find)
    return _overlap("".join(kept), row.reference)[1], _overlap("".join(answer)[:BUDGET], row.reference)[0]


def _parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _fit(answer: Sequence[str]) -> list[str]:
    """Return the sentences of *answer* that fit, in its order; a first one that is too long is cut."""
    kept: list[str] = []
    for text in answer:
        room = BUDGET - sum(map(len, kept))
        if len(kept) < COUNT and (len(text) <= room or not kept):
            kept.append(text[:room])
    return kept


def _overlap(text: str, reference: str) -> tuple[float, float]:
    """Return recall and F1 of the character pairs of *text* against those of *reference*."""
    one, other = _pairs(text), _pairs(reference)
    shared = (one & other).total()
    return shared / (other.total() or 1), 2 * shared / ((one.total() + other.total()) or 1)


def _pairs(text: str) -> Counter[str]:
    plain = _DROPPED.sub("", text.lower())
    return Counter(plain[start : start + 2] for start in range(len(plain) - 1))
