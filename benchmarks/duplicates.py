"""Duplicates measured, and the weights of the retellings fitted: ``python -m benchmarks.duplicates [--fit]``.

The pairs are the invented events of ``tests/duplicates``, each with and without dates, with the places as written and
as room 4 names them, and without a headline (a page may lack any of these), pairs of unlike events, and, where it is
there, the shared corpus. ``--tenths`` fits on nine tenths of the families and groups the tenth, ten times; else the
weights as shipped are measured on the events tuned on, held out and set aside. ``--fit`` fits on all families and
writes ``duplicates.toml``. Needs numpy.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from digest import labels
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates.contradictions import contradiction
from digest.issues.duplicates.features import Telling, telling_of
from digest.model import Item
from tests.duplicates.events import (
    ACTORS,
    BRIEFS,
    BULLETINS,
    FEATURES,
    HELD_OUT,
    HOUSES,
    HOUSES_ASIDE,
    RESULTS,
    RESULTS_ASIDE,
    RETOLD,
    SET_ASIDE,
    STAGES,
    STORIES,
    STORIES_ASIDE,
    TUNED,
    WEEKLY,
    WEEKLY_ASIDE,
    Told,
    item,
    measured,
    told,
    undated,
)

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
WEIGHTS = ROOT / "digest" / "issues" / "duplicates" / "duplicates.toml"
PENALTY = 0.1  # of the squared weights; tried 0.02 to 2 by tenths: 0.05 and 0.1 are best, 2 loses three points of F1
FOLDS = 10
AGAINST = re.compile("apart|recalled|untold|added|grams")  # features that speak against one event
FITTED = (
    *(TUNED, RETOLD, FEATURES, STAGES, ACTORS, STORIES, RESULTS, WEEKLY, HOUSES),
    *(STORIES_ASIDE, RESULTS_ASIDE, WEEKLY_ASIDE, HOUSES_ASIDE),  # whose texts nobody looked at
)
UNLIKE = (
    3  # pairs of events of two families, a telling and variant; each counts a tenth of a near miss, there are so many
)
SHARE_UNLIKE, SHARE_CORPUS, SHARE_CORPUS_SAME = 0.1, 0.05, 2.0


@dataclass(frozen=True)
class Pair:
    """Two tellings: whether they tell one event, their family (empty: the corpus), how much the pair counts."""

    family: str
    same: bool
    weight: float
    first: Telling
    second: Telling


def labelled(tellings: Sequence[Told]) -> list[Told]:
    """Return *tellings* with the places and themes that room 4 finds in them."""
    vocabulary = labels.vocabulary(None, None)
    found = [(event, one, labels.label((one.article,), vocabulary)[0]) for event, one in tellings]
    return [
        (event, dataclasses.replace(one, regions=own.regions.labels, themes=own.themes.labels))
        for event, one, own in found
    ]


def unheaded(tellings: Sequence[Told]) -> list[Told]:
    """Return *tellings* as from pages whose headlines were lost."""
    return [
        (event, dataclasses.replace(one, article=dataclasses.replace(one.article, headline="")))
        for event, one in tellings
    ]


VARIANTS: dict[str, Callable[[Sequence[Told]], Sequence[Told]]] = {
    "with dates": lambda tellings: tellings,
    "without dates": undated,
    "with dates, places as found": labelled,
    "without dates, places as found": lambda tellings: labelled(undated(tellings)),
    "without dates and headlines, places as found": lambda tellings: labelled(unheaded(undated(tellings))),
}


def compared(one: Item) -> Telling:
    return telling_of(one, copies.story(one.article.body))


def pairs() -> Iterator[Pair]:
    for file, varied in itertools.product(FITTED, VARIANTS.values()):
        tellings = [(file.stem + name, compared(one)) for name, one in varied(told(file))]
        for (one, first), (other, second) in itertools.combinations(tellings, 2):
            if one[:-1] == other[:-1]:
                yield Pair(one[:-1], one == other, 1.0, first, second)
        yield from _strangers(tellings)
    yield from _corpus()


def _strangers(tellings: Sequence[tuple[str, Telling]]) -> Iterator[Pair]:
    chance = random.Random(1)
    drawn = (chance.sample(tellings, 2) for _ in itertools.count())
    unlike = (pair for pair in drawn if pair[0][0][:-1] != pair[1][0][:-1])
    for (one, first), (_, second) in itertools.islice(unlike, round(UNLIKE * len(tellings))):
        yield Pair(one[:-1], False, SHARE_UNLIKE, first, second)


def _corpus() -> Iterator[Pair]:
    if not CORPUS.exists():
        return
    rows = [json.loads(line) for line in (CORPUS / "union-news-dev.jsonl").read_text("utf-8").splitlines()]
    marked = json.loads((CORPUS / "union-news-dev-duplicates.json").read_text("utf-8"))
    wanted, hard = (
        {frozenset(pair) for group in marked[part] for pair in itertools.combinations(group["ids"], 2)}
        for part in ("groups", "hard_negatives")
    )
    items = [item(row["id"], None, "/".join(row["region"]), row["title"], row["text"]) for row in rows]
    bodies = copies.without_refrains([copies.story(one.article.body) for one in items])
    tellings = [(one.article.id, telling_of(one, body)) for one, body in zip(items, bodies, strict=True)]
    for (one, first), (other, second) in itertools.combinations(tellings, 2):
        pair = frozenset((one, other))
        weight = SHARE_CORPUS_SAME if pair in wanted else 1.0 if pair in hard else SHARE_CORPUS
        yield Pair("", pair in wanted, weight, first, second)


def fitted(chosen: Sequence[Pair]) -> dict[str, float]:
    """Return the weights of the logistic regression on *chosen*, by Newton's method; the bias is not held down.

    What speaks for one event weighs nothing where it would speak against it (``AGAINST``: the other way round), one
    feature after the other: a weight without a reason fits only these texts.
    """
    names = [*events.features(chosen[0].first, chosen[0].second), "bias"]
    rows = np.array([[*events.features(pair.first, pair.second).values(), 1.0] for pair in chosen])
    same, weight = np.array([pair.same for pair in chosen], float), np.array([pair.weight for pair in chosen])
    kept = list(range(len(names)))
    while True:
        found = _fit(rows[:, kept], same, weight)
        wrong = [
            (abs(value), place)
            for place, value in zip(kept, found, strict=True)
            if names[place] != "bias" and (value > 0) == bool(AGAINST.search(names[place]))
        ]
        if not wrong:
            weights = {names[place]: float(value) for place, value in zip(kept, found, strict=True)}
            return dict.fromkeys(names, 0.0) | weights
        kept.remove(max(wrong)[1])


def _fit(rows: np.ndarray, same: np.ndarray, weight: np.ndarray) -> np.ndarray:
    found = np.zeros(rows.shape[1])
    penalty = np.diag([*[PENALTY] * (rows.shape[1] - 1), 1e-6])
    for _ in range(60):
        likely = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weight * (likely - same)) + penalty @ found
        bend = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + penalty
        found -= np.linalg.solve(bend, slope)
    return found


def by_tenths(allowed: Sequence[Pair]) -> None:
    """Print F1 of the groups found in each tenth of the families, with weights fitted on the other nine."""
    tellings = told(TUNED)
    families = sorted({event[:-1] for event, _ in tellings})
    counted = {title: np.zeros(3, int) for title in VARIANTS}
    for fold in range(FOLDS):
        aside = set(families[fold::FOLDS])
        weights = fitted([pair for pair in allowed if pair.family not in aside])
        for known in (events.likelihood, events.may_be_likely):  # by the weights before
            known.cache_clear()
        with mock.patch.object(events, "weights", lambda weights=weights: weights):
            for title, varied in VARIANTS.items():
                kept = varied([(event, one) for event, one in tellings if event[:-1] in aside])
                counted[title] += measured(kept)
    for title, (joined, right, wanted) in counted.items():
        show("by tenths", title, joined, right, wanted)


def show(name: str, title: str, joined: int, right: int, wanted: int) -> None:
    f1 = 2 * right / (joined + wanted)
    print(f"{name}, {title}: {right} of {wanted} pairs, {joined - right} wrong, F1 {f1:.3f}")


def write(weights: dict[str, float]) -> None:
    """Write *weights* at the end of ``duplicates.toml``, in the place of the old ones."""
    head, _ = WEIGHTS.read_text("utf-8").split("[weights]\n")
    lines = [f"{name} = {value:.2f}\n" for name, value in weights.items()]
    WEIGHTS.write_text(head + "[weights]\n" + "".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="write the weights fitted on all families")
    parser.add_argument("--tenths", action="store_true", help="fit on nine tenths and count in the tenth, too")
    arguments = parser.parse_args()
    if arguments.fit or arguments.tenths:
        allowed = [pair for pair in pairs() if not contradiction(pair.first, pair.second)]
        if arguments.tenths:
            by_tenths(allowed)
        if arguments.fit:
            write(fitted(allowed))
        return
    for name, file in (
        ("tuned on", TUNED),
        ("retold", RETOLD),
        ("features", FEATURES),
        ("stages", STAGES),
        ("actors", ACTORS),
        ("stories", STORIES),
        ("stories aside", STORIES_ASIDE),
        ("results", RESULTS),
        ("results aside", RESULTS_ASIDE),
        ("weekly", WEEKLY),
        ("weekly aside", WEEKLY_ASIDE),
        ("houses", HOUSES),
        ("houses aside", HOUSES_ASIDE),
        ("bulletins", BULLETINS),
        ("briefs", BRIEFS),
        ("held out", HELD_OUT),
        ("set aside", SET_ASIDE),
    ):
        for title, varied in VARIANTS.items():
            show(name, title, *measured(varied(told(file))))


if __name__ == "__main__":
    main()
