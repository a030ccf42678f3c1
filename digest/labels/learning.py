"""Make the table of likeness again: ``python -m digest.labels.learning`` (a minute).

Reads ``data/reports.txt``, reports written for this and labelled by docs/labels.md (theme | headline | text), and
writes ``data/likeness.txt``: a multinomial logistic regression over the grams of headline and opening, found by
stochastic gradient descent in a fixed order.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from digest.expressions import expression
from digest.labels.likeness import FILE, LENGTH, LEVELS, MIDDLE, cut, find_aims, read_wording
from digest.labels.scan import scan
from digest.labels.vocabulary import vocabulary
from digest.model import Article, Origin, Paragraph

_DATA = Path(__file__).parent / "data"
REPORTS = _DATA / "reports.txt"
# Rounds over all reports, of the last of which the mean is kept: one round's order is chance.
_ROUNDS, _KEPT = 24, 12
# Of learning, and how much slower a round later: eight reports fewer change 1 of 1,171 main themes (9 at 0.06).
_RATE, _SLOWER = 0.03, 0.1
_TELLING = expression(r"[^\n]*[^#0\n 　][^\n]*")  # a place, a figure, a space alone tell nothing; a line's end is none
_LEAST = 2  # reports that a gram stands in: one alone is chance
_HELD = 1e-5  # how much a weight is drawn to 0 (tried 1e-6 to 1e-4)
_CLIPPED = 0.0004  # share of weights that a level more would be needed for


class WrittenReport(NamedTuple):
    """What a report was labelled as, and the grams it holds."""

    theme: str
    grams: Counter[str]


class Lesson(NamedTuple):
    """What is learnt of a report: the number of its theme, what it counts, and its grams with their values."""

    theme: int
    share: float
    values: Sequence[tuple[str, float]]


class Learnt(NamedTuple):
    """The themes, what each has before any gram, and the weights of every gram in their order."""

    codes: tuple[str, ...]
    bias: list[float]
    weights: dict[str, list[float]]


def read_reports(text: str) -> list[WrittenReport]:
    """Return the reports of *text*."""
    known, reports = vocabulary(), []
    for line in text.splitlines():
        if not line.startswith("#"):
            theme, headline, body = line.split(" | ")
            found = scan(Article("", Origin(""), (Paragraph(body),), headline=headline), known)
            grams = cut(read_wording(found, find_aims(found.text)))
            reports.append(WrittenReport(theme, Counter(filter(_TELLING.fullmatch, grams))))
    return reports


def learn(reports: Sequence[WrittenReport]) -> Learnt:
    """Return the weights that tell the themes of *reports* apart."""
    codes = tuple(sorted({report.theme for report in reports}))
    stands = Counter(gram for report in reports for gram in report.grams)
    rare = {gram: 1 + math.log(len(reports) / count) for gram, count in stands.items() if count >= _LEAST}
    lessons = _prepare(reports, codes, rare)
    now = Learnt(codes, [0.0] * len(codes), {gram: [0.0] * len(codes) for gram in rare})
    mean = Learnt(codes, [0.0] * len(codes), {gram: [0.0] * len(codes) for gram in rare})
    order = list(range(len(reports)))
    for turn in range(_ROUNDS):
        random.Random(turn).shuffle(order)
        rate = _RATE / (1 + _SLOWER * turn)
        for number in order:
            _take(now, lessons[number], rate, _HELD * len(reports))
        if turn >= _ROUNDS - _KEPT:
            _keep(mean, now)
    told = {gram: [rare[gram] * weight for weight in row] for gram, row in mean.weights.items()}
    return Learnt(codes, mean.bias, told)


def _prepare(reports: Sequence[WrittenReport], codes: Sequence[str], rare: Mapping[str, float]) -> list[Lesson]:
    """Return what is learnt of each report: a gram counts by how *rare* it is, again half; every theme counts alike."""
    size = Counter(report.theme for report in reports)
    lessons = []
    for report in reports:
        stand = {gram: (count + 1) / 2 for gram, count in report.grams.items() if gram in rare}
        scale = (sum(stand.values()) or 1) ** -LENGTH
        values = [(gram, times * rare[gram] * scale) for gram, times in stand.items()]
        lessons.append(Lesson(codes.index(report.theme), len(reports) / len(codes) / size[report.theme], values))
    return lessons


def _take(now: Learnt, lesson: Lesson, rate: float, held: float) -> None:
    """Move the weights *now* a step of *rate* towards what *lesson* tells, and by *held* towards 0."""
    sums: Sequence[float] = now.bias
    for gram, value in lesson.values:
        sums = [total + value * weight for total, weight in zip(sums, now.weights[gram], strict=True)]
    odds = [math.exp(total - max(sums)) for total in sums]
    errors = [lesson.share * odd / sum(odds) for odd in odds]
    errors[lesson.theme] -= lesson.share
    now.bias[:] = [total - _SLOWER * rate * error for total, error in zip(now.bias, errors, strict=True)]
    for gram, value in lesson.values:
        row, step = now.weights[gram], rate * value
        row[:] = [weight - step * (error + held * weight) for weight, error in zip(row, errors, strict=True)]


def _keep(mean: Learnt, now: Learnt) -> None:
    """Add to the *mean* its share of the weights *now*."""
    mean.bias[:] = [total + value / _KEPT for total, value in zip(mean.bias, now.bias, strict=True)]
    for gram, row in now.weights.items():
        mean.weights[gram][:] = [total + weight / _KEPT for total, weight in zip(mean.weights[gram], row, strict=True)]


def write_table(learnt: Learnt, source: str) -> str:
    """Return the text of the table for what was *learnt* from *source*."""
    sizes = sorted(abs(weight) for row in learnt.weights.values() for weight in row)
    step = sizes[int(len(sizes) * (1 - _CLIPPED))] / (MIDDLE - 1)
    head = [
        "# What one or two characters of headline and opening say for each theme: 64 levels, W is none",
        f"# Made by: python -m digest.labels.learning, from reports.txt, sha256 {digest_of(source)}. MIT with the rest",
        " ".join(learnt.codes),
        " ".join(f"{value:.3f}" for value in learnt.bias),
        f"{step:.5f}",
    ]
    rows = []
    for gram, row in sorted(learnt.weights.items()):
        levels = [min(max(MIDDLE + round(weight / step), 0), len(LEVELS) - 1) for weight in row]
        if any(level != MIDDLE for level in levels):
            rows.append(gram + "\t" + "".join(LEVELS[level] for level in levels))
    return "\n".join([*head, *rows]) + "\n"


def digest_of(source: str) -> str:
    """Return the fingerprint of *source* that the table names."""
    return hashlib.sha256(source.encode()).hexdigest()


def main() -> None:
    """Read the reports, write the table."""
    source = REPORTS.read_text(encoding="utf-8")
    (_DATA / FILE).write_text(write_table(learn(read_reports(source)), source), encoding="utf-8")


if __name__ == "__main__":
    main()
