"""Fits the weights of room 2's decode of lines on the pages of several makers.

    python -m benchmarks.decoding [NAME=FOLDER …] [--table] [--ablation]

Makers: the tests' simulator, the seen half of `benchmarks.pages`, and every FOLDER of pages (`*.txt`, `pages/*.txt`)
with their answers (`*.json` beside them, or `gold/*.json`: articles with title and body). Fitted are: which lines of a
headline group are kicker, headline, subheadline (conditional logit, D. McFadden, 1974); whether a headline begins an
article or is a crosshead, and whether a line is headline or body given its neighbours' roles (logistic regression; the
latter is the pseudo-likelihood of J. Besag, 1975); each with a Gaussian prior about the weights that stand.

Printed: right decisions by maker as the weights stand, fitted on all makers, and fitted without each maker in turn.
--table prints the fitted weights in the form of weights.toml, --ablation what each kind of fault costs on calm pages.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import pages as second
from benchmarks.page_faults import SHARES
from benchmarks.pages import norm
from digest.articles import segment
from digest.articles.assembly import grouping, headlines, headparts
from digest.articles.lines import classify, headings, seams
from digest.articles.lines.line import Line
from digest.articles.vocabulary import WEIGHTS
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import SEEN

Features = dict[str, float]
EACH = (
    20  # a maker counts for the root of its examples: neither pages without end nor a few odd ones outweigh the others
)
ROUNDS, STEP, MOMENTUM, PRIOR = 150, 0.004, 0.85, 1.5
_PROBE = 12  # characters of a text that tell whose it is
_BULLETS = "●◆▲★■□\uf06e"


class Truth(NamedTuple):
    """The text of a page and its articles: title and body of each."""

    text: str
    articles: list[tuple[str, str]]


class Example(NamedTuple):
    """The ways a decision can go, with the features of each, and the one that is right."""

    ways: list[Features]
    right: int


Examples = dict[str, list[Example]]  # by table


def makers(folders: Sequence[str]) -> dict[str, list[Truth]]:
    """Return the calm pages of every maker by its name."""
    found = {"simulator": list(_simulated())}
    made = (page for page in second.pages("seen", 300, SHARES) if "woven" not in page.faults)
    found["benchmarks.pages"] = [
        Truth(page.text, [(t.item.headline, "\n".join(t.paragraphs)) for t in page.truths]) for page in made
    ]
    for name, _, folder in (entry.partition("=") for entry in folders):
        found[name] = list(_stored(Path(folder)))
    return found


def _simulated() -> Iterator[Truth]:
    for width, blanks, indented in (((0, 0), "all", False), ((12, 24), "all", False), ((12, 24), "none", True)):
        for seed in range(100, 118):
            text, truths = simulate(random.Random(seed).sample(SEEN, 4), Damage(width, blanks, indented=indented), seed)
            yield Truth(text, [(truth.item.headline, "\n".join(truth.paragraphs)) for truth in truths])


def _stored(folder: Path) -> Iterator[Truth]:
    for file in sorted([*folder.glob("*.txt"), *folder.glob("pages/*.txt")]):
        beside = file.with_suffix(".json")
        answer = json.loads((beside if beside.exists() else folder / "gold" / beside.name).read_text("utf-8"))
        if answer.get("kind", "calm") == "calm":
            yield Truth(file.read_text("utf-8"), [(a["title"] or "", a["body"]) for a in answer["articles"]])


class Watch:
    """Reads pages as the room does, and keeps what it decided and could have."""

    def __init__(self) -> None:
        self.found: Examples = defaultdict(list)
        self.truth = Truth("", [])
        self._parts, self._apart = headlines.best_parts, grouping.apart_features
        self._own, self._decide = headings.heading_features, classify.decide
        self._features: dict[int, Features] = {}

    def __enter__(self) -> Watch:
        headlines.best_parts, grouping.apart_features = self.parts, self.apart  # type: ignore[assignment]
        headings.heading_features, classify.decide = self.own, self.decide  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        headlines.best_parts, grouping.apart_features = self._parts, self._apart
        headings.heading_features, classify.decide = self._own, self._decide

    def read(self, truth: Truth) -> None:
        """Read the page of *truth* and keep its decisions."""
        self.truth = truth
        segment([page_of(truth.text)])

    def parts(self, lines: Sequence[Line], text: str) -> tuple[int, int]:
        titles = {norm(title).strip(_BULLETS) for title, _ in self.truth.articles}
        ways = [(first, last) for first in range(len(lines)) for last in range(first + 1, len(lines) + 1)]
        texts = [norm(line.text).strip(_BULLETS) for line in lines]
        right = [number for number, way in enumerate(ways) if "".join(texts[slice(*way)]) in titles]
        if 1 < len(lines) <= 8 and right:
            features = [dict(headparts.features(lines, text, *way)) for way in ways]
            self.found["headline_parts"].append(Example(features, right[0]))
        return self._parts(lines, text)

    def apart(self, draft: grouping.Draft, section: grouping.PageSection, *rest: object) -> Features:
        features = self._apart(draft, section, *rest)  # type: ignore[arg-type]
        before, after = self._owner(draft.text[-5 * _PROBE :]), self._owner(section.text[: 7 * _PROBE])
        if before is not None and after is not None:
            self.found["articles"].append(Example([{}, features], int(before != after)))
        return features

    def _owner(self, text: str) -> int | None:
        """Return the only article that holds one of the strings of *text*."""
        plain, bodies = norm(text), [norm(body) for _, body in self.truth.articles]
        for start in range(0, max(1, len(plain) - _PROBE), _PROBE // 2):
            owners = [number for number, body in enumerate(bodies) if plain[start : start + _PROBE] in body]
            if len(owners) == 1:
                return owners[0]
        return None

    def own(self, lines: Sequence[Line], number: int, *rest: object) -> Features:
        features = self._own(lines, number, *rest)  # type: ignore[arg-type]
        self._features[lines[number].start] = features
        return features

    def decide(
        self, lines: list[Line], weights: Sequence[classify.Weights], seam: object, spans: Sequence[object] = ()
    ) -> list[Line]:
        before = list(lines)
        after = self._decide(lines, weights, seam, spans)  # type: ignore[arg-type]
        gold = [line.role or self._gold(line, found) for line, found in zip(before, after, strict=True)]
        texts = [line.text for line in before]
        about = ["\n".join(texts)] * len(texts)
        behind = {line.start for n, line in enumerate(before[1:]) if classify.has_crossing(before, n, texts, about)}
        for number, line in enumerate(before):
            if line.role or gold[number] not in ("heading", "body"):
                continue
            ways = []
            for role in ("body", "heading"):
                own = {f"headings.{n}": v for n, v in self._features[line.start].items()} if role == "heading" else {}
                above, last = (before[number - 1], gold[number - 1]) if number else (None, "")
                beside = [seams.seam_features(above, last or after[number - 1].role, line, role, line.start in behind)]  # type: ignore[arg-type]
                if number + 1 < len(before):
                    below, next_role = before[number + 1], gold[number + 1] or after[number + 1].role
                    beside.append(seams.seam_features(line, role, below, next_role, below.start in behind))  # type: ignore[arg-type]
                for features in beside:
                    for name in features:
                        own[f"heading_seams.{name}"] = own.get(f"heading_seams.{name}", 0.0) + 1.0
                ways.append(own)
            self.found["lines"].append(Example(ways, int(gold[number] == "heading")))
        return after

    def _gold(self, line: Line, found: Line) -> str:
        """Return whether an open *line* is headline or body; empty where the answer does not tell."""
        text = norm(line.text).strip(_BULLETS)
        paragraphs = {norm(part) for _, body in self.truth.articles for part in body.split("\n")}
        is_title = len(text) > 1 and any(text in norm(title) for title, _ in self.truth.articles)
        is_body = any(text in part for part in paragraphs)
        if is_title != is_body:
            is_crosshead = text in paragraphs and len(text) < 20 and not line.features.ended
            return "heading" if is_title or is_crosshead else "body"
        return found.role if is_title or found.role != "body" else ""


def standing(table: str) -> Features:
    """Return the weights of *table* as they stand."""
    if table == "lines":
        parts = ("headings", "heading_seams")
        return {f"{part}.{name}": value for part in parts for name, value in WEIGHTS[part].items()}
    return dict(WEIGHTS[table])


def fit(examples: dict[str, list[Example]], mean: Features) -> Features:
    """Return the weights about *mean* that make the right ways of all makers' *examples* likeliest."""
    names = {name for own in examples.values() for example in own for way in example.ways for name in way}
    weights = {name: mean.get(name, 0.0) for name in sorted(names | set(mean))}
    motion = dict.fromkeys(weights, 0.0)
    for _ in range(ROUNDS):
        slope = {name: -PRIOR * (value - mean.get(name, 0.0)) for name, value in weights.items()}
        for own in examples.values():
            for example in own:
                _add(slope, example, weights, EACH / math.sqrt(len(own)))
        for name in weights:
            motion[name] = MOMENTUM * motion[name] + slope[name]
            weights[name] += STEP * motion[name]
    return weights


def _add(slope: Features, example: Example, weights: Features, worth: float) -> None:
    """Add to *slope* the features of the right way less the ones expected under *weights*."""
    scores = [_score(way, weights) for way in example.ways]
    likely = [math.exp(score - max(scores)) for score in scores]
    for number, way in enumerate(example.ways):
        share = worth * ((number == example.right) - likely[number] / sum(likely))
        if abs(share) > 1e-5:
            for name, value in way.items():
                slope[name] += share * value


def _score(way: Features, weights: Features) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in way.items())


def right(examples: Sequence[Example], weights: Features) -> float:
    """Return how many of 100 *examples* are decided rightly by *weights*."""
    best = (max(range(len(one.ways)), key=lambda n: _score(one.ways[n], weights)) for one in examples)
    return 100 * sum(n == one.right for n, one in zip(best, examples, strict=True)) / max(1, len(examples))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="NAME=FOLDER of another maker's pages")
    parser.add_argument("--table", action="store_true", help="print the fitted weights")
    parser.add_argument("--ablation", action="store_true", help="what each kind of fault costs")
    arguments = parser.parse_args()
    collected: dict[str, Examples] = {}
    for name, truths in makers(arguments.folders).items():
        with Watch() as watch:
            for truth in truths:
                watch.read(truth)
        collected[name] = watch.found
    for table in ("headline_parts", "articles", "lines"):
        examples = {name: found[table] for name, found in collected.items() if found[table]}
        mean = standing(table)
        sizes = ", ".join(f"{name} {len(own)}" for name, own in examples.items())
        print(f"== {table}: {sizes}\n{'as it stands':32}" + _row(examples, mean), flush=True)
        fitted = fit(examples, mean)
        print(f"{'fitted on all':32}" + _row(examples, fitted), flush=True)
        for name in examples:
            others = {other: own for other, own in examples.items() if other != name}
            print(f"{'fitted without ' + name:32}" + _row(examples, fit(others, mean)), flush=True)
        if arguments.table:
            print("\n".join(f"{name} = {value:.1f}" for name, value in fitted.items() if abs(value) >= 0.05))
    if arguments.ablation:
        second.ablation(300)


def _row(examples: dict[str, list[Example]], weights: Features) -> str:
    return "".join(f"{right(own, weights):8.1f}" for own in examples.values())


if __name__ == "__main__":
    main()
