"""Duplicates measured, and the weights of the retellings fitted: ``python -m benchmarks.duplicates [--fit]``.

The pairs are the invented events of ``tests/duplicates``, each with and without dates and places (a page may bear
neither), pairs of unlike events, and, where it is there, the shared corpus. Measured by halves: fitted on the events of
one half, counted on the other; and on the events held out, with the weights as shipped. ``--fit`` fits on both halves
and writes ``duplicates.toml``. Needs numpy.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from digest.issues import duplicates_events as events
from digest.issues.duplicates_contradictions import contradiction
from digest.issues.duplicates_tellings import Telling, telling_of
from digest.model import Item

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "duplicates"))

from duplicates_events import HELD_OUT, TUNED, f1, item, measured, told, undated

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
WEIGHTS = ROOT / "digest" / "issues" / "duplicates.toml"
VARIANTS = ((True, True), (False, True), (True, False), (False, False))  # with dates, with places
PENALTY = 0.5  # of the squared weights; tried 0.1 to 3: the halves differ by less than 0.01 F1 from 0.3 to 1
UNLIKE = 4_000  # pairs of events of two families; each counts a tenth of a near miss, there are so many
SHARE_UNLIKE, SHARE_CORPUS, SHARE_CORPUS_SAME = 0.1, 0.05, 2.0


@dataclass(frozen=True)
class Pair:
    """Two tellings: whether they tell one event, the half they belong to (-1: both), how much the pair counts."""

    kind: str
    half: int
    dated: bool
    placed: bool
    same: bool
    weight: float
    first: Telling
    second: Telling


def variant(one: Item, dated: bool, placed: bool) -> Telling:
    """Return the telling of *one* with or without its date and places."""
    if not dated:
        origin = dataclasses.replace(one.article.origin, published=None)
        one = dataclasses.replace(one, article=dataclasses.replace(one.article, origin=origin))
    if not placed:
        one = dataclasses.replace(one, regions=())
    return telling_of(one, one.article.body)


def pairs() -> Iterator[Pair]:
    for dated, placed in VARIANTS:
        tellings = [(name, variant(one, dated, placed)) for name, one in told(TUNED)]
        yield from _families(tellings, dated, placed)
        yield from _strangers(tellings, dated, placed)
        yield from _corpus(dated, placed)


def _families(tellings: Sequence[tuple[str, Telling]], dated: bool, placed: bool) -> Iterator[Pair]:
    for (one, first), (other, second) in itertools.combinations(tellings, 2):
        if one[:-1] == other[:-1]:
            yield Pair("family", int(one[:-1]) % 2, dated, placed, one == other, 1.0, first, second)


def _strangers(tellings: Sequence[tuple[str, Telling]], dated: bool, placed: bool) -> Iterator[Pair]:
    chance = random.Random(1)
    drawn = (chance.sample(tellings, 2) for _ in itertools.count())
    unlike = (
        pair
        for pair in drawn
        if pair[0][0][:-1] != pair[1][0][:-1] and int(pair[0][0][:-1]) % 2 == int(pair[1][0][:-1]) % 2
    )
    for (one, first), (_, second) in itertools.islice(unlike, UNLIKE):
        yield Pair("strangers", int(one[:-1]) % 2, dated, placed, False, SHARE_UNLIKE, first, second)


def _corpus(dated: bool, placed: bool) -> Iterator[Pair]:
    if not CORPUS.exists():
        return
    rows = [json.loads(line) for line in (CORPUS / "union-news-dev.jsonl").read_text("utf-8").splitlines()]
    marked = json.loads((CORPUS / "union-news-dev-duplicates.json").read_text("utf-8"))
    wanted = {frozenset(group["ids"]) for group in marked["groups"]}
    tellings = [
        (row["id"], variant(item(row["id"], None, "/".join(row["region"]), row["title"], row["text"]), dated, placed))
        for row in rows
    ]
    for (one, first), (other, second) in itertools.combinations(tellings, 2):
        same = frozenset((one, other)) in wanted
        yield Pair("corpus", -1, dated, placed, same, SHARE_CORPUS_SAME if same else SHARE_CORPUS, first, second)


def matrix(chosen: Sequence[Pair]) -> tuple[list[str], np.ndarray]:
    rows = [events.features(pair.first, pair.second) for pair in chosen]
    return [*rows[0], "bias"], np.array([[*row.values(), 1.0] for row in rows])


def fitted(rows: np.ndarray, same: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weights of the logistic regression, by Newton's method; the bias is not held down."""
    found = np.zeros(rows.shape[1])
    penalty = np.diag([*[PENALTY] * (rows.shape[1] - 1), 1e-6])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (likely - same)) + penalty @ found
        bend = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + penalty
        found -= np.linalg.solve(bend, slope)
    return found


def by_halves(every: Sequence[Pair], rows: np.ndarray, allowed: np.ndarray) -> None:
    """Print F1 on each half with weights fitted on the other."""
    same, weight = np.array([pair.same for pair in every], float), np.array([pair.weight for pair in every])
    half = np.array([pair.half for pair in every])
    likely = np.zeros(len(every))
    for kept_aside in (0, 1):
        used = allowed & (half != kept_aside)
        aside = allowed & (half == kept_aside)
        likely[aside] = 1 / (1 + np.exp(-rows[aside] @ fitted(rows[used], same[used], weight[used])))
    for dated, placed in VARIANTS:
        least = events.LIKELY_DATED if dated else events.LIKELY_UNDATED
        counted = np.array([pair.kind != "corpus" and (pair.dated, pair.placed) == (dated, placed) for pair in every])
        joined = counted & (likely >= least)
        right, wanted = (joined & (same == 1)).sum(), (counted & (same == 1)).sum()
        print(
            f"by halves, {'with' if dated else 'without'} dates, {'with' if placed else 'without'} places: "
            f"precision {right / joined.sum():.3f}, recall {right / wanted:.3f}, "
            f"F1 {2 * right / (joined.sum() + wanted):.3f}"
        )


def write(names: Sequence[str], weights: np.ndarray) -> None:
    """Write *weights* at the end of ``duplicates.toml``, in the place of the old ones."""
    head, _ = WEIGHTS.read_text("utf-8").split("[weights]\n")
    lines = [f"{name} = {value:.2f}\n" for name, value in zip(names, weights, strict=True)]
    WEIGHTS.write_text(head + "[weights]\n" + "".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="write the weights fitted on both halves")
    arguments = parser.parse_args()
    every = list(pairs())
    names, rows = matrix(every)
    allowed = np.array([not contradiction(pair.first, pair.second) for pair in every])
    by_halves(every, rows, allowed)
    if arguments.fit:
        same, weight = np.array([pair.same for pair in every], float), np.array([pair.weight for pair in every])
        write(names, fitted(rows[allowed], same[allowed], weight[allowed]))
        return
    for name, file in (("tuned on", TUNED), ("held out", HELD_OUT)):
        for title, tellings in (("with dates", told(file)), ("without dates", undated(told(file)))):
            joined, right, wanted = measured(tellings)
            print(f"{name}, {title}: {right} of {wanted} pairs, {joined - right} wrong, F1 {f1(tellings):.3f}")


if __name__ == "__main__":
    main()
