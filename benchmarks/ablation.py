"""What each step that rearranges lines is worth: ``python -m benchmarks.ablation [--pages N] [given=FOLDER]``.

Each step of room 2 that sets lines aside or puts them elsewhere is left out in turn, on pages of the held halves of the
project's makers and on all of a maker in FOLDER (`pages/`, `gold/`). Printed a maker and a step: what the step adds to
the F1 of articles, to headlines, and to adjacent sentences (points), and by how many it changes the printed sentences
that no text holds and nothing marks.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from benchmarks import calm_pages, sets, woven_pages
from benchmarks import pages as mixed_pages
from benchmarks.page_faults import SHARES, Made
from benchmarks.pages import Score, score
from digest.articles.order.turns import Dealt
from tests.articles.simulator import Damage, Item, Truth, simulate
from tests.articles.texts import HELD


class Step(NamedTuple):
    """Where a step is called, the name it has there, and what stands in for it."""

    module: str
    name: str
    instead: Callable[..., Any]


def _first(value: Any, *_: Any) -> Any:
    return value


def _undoubted(lines: Any, *_: Any) -> Any:
    return list(lines), {}


def _nothing(*_: Any) -> None:
    return None


_PAGE, _ORDER = "digest.articles.segment", "digest.articles.order.reorder"
STEPS = {
    "columns side by side": Step(_PAGE, "separate_columns", _first),
    "edges of a neighbour": Step(_PAGE, "without_edges", lambda blocks: (tuple(blocks), ())),
    "lines in turn": Step(_PAGE, "untangle", _nothing),
    "printed twice": Step(_PAGE, "without_repeats", _first),
    "foreign words": Step(_PAGE, "without_intruders", _undoubted),
    "lines exchanged": Step(_ORDER, "swap_lines", _first),
    "reports in turn": Step(_ORDER, "take_apart", lambda lines, _: Dealt(list(lines))),
    "lines restored": Step(_ORDER, "restore_lines", _first),
    "unweaving": Step(_ORDER, "zones", lambda *_: ()),
    "  orphans": Step(_ORDER, "place_orphans", _first),
    "  lines moved": Step(_ORDER, "move_lines", _nothing),
    "  headlines matched": Step(_ORDER, "match_headlines", _first),
    "  runs moved": Step(_ORDER, "move_runs", _first),
    "strips": Step(_ORDER, "move_strips", _first),
}


def makers(count: int, folders: list[str]) -> dict[str, list[Made]]:
    """Return the pages of every maker, calm and woven apart, by its name."""
    mixed = list(mixed_pages.pages("held", count, SHARES))
    texts = tomllib.loads((sets.HERE / "texts" / "calm.toml").read_text("utf-8"))
    found = {
        "benchmarks.calm_pages": list(calm_pages.pages(texts["held"], "held", count)),
        "benchmarks.pages, calm": [made for made in mixed if "woven" not in made.faults],
        "benchmarks.pages, woven": [made for made in mixed if "woven" in made.faults],
        "benchmarks.woven_pages": [made for _, made in woven_pages.pages("held", count)],
        "simulator, columns mixed": list(_mixed(count)),
    }
    for name, _, folder in (entry.partition("=") for entry in folders):
        stored = list(_stored(Path(folder)))
        found[f"{name}, calm"] = [made for made in stored if not made.faults]
        found[f"{name}, woven"] = [made for made in stored if made.faults]
    return found


def _mixed(count: int) -> Iterator[Made]:
    for seed in range(count):
        damage = Damage((12, 22), "none" if seed % 2 else "all", interleaved=True, displaced=0.05)
        yield Made(*simulate(random.Random(seed).sample(HELD, 3), damage, seed))


def _stored(folder: Path) -> Iterator[Made]:
    for file in sorted(folder.glob("pages/*.txt")):
        answer = json.loads((folder / "gold" / f"{file.stem}.json").read_text("utf-8"))
        truths = []
        for own in answer["articles"]:
            paragraphs = own["body"].split("\n")
            item = Item(own["title"] or "", tuple(paragraphs), contributor=own["source"] or "")
            truths.append(Truth(item, paragraphs=paragraphs))
        yield Made(file.read_text("utf-8"), truths, {"woven"} if answer["kind"] == "woven" else set())


def without(step: str, made: Made) -> Score:
    """Return what room 2 finds of a page without *step* (none: with all)."""
    if not step:
        return score(made)
    module, name, instead = STEPS[step]
    with mock.patch.object(importlib.import_module(module), name, instead):
        return score(made)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=140)
    parser.add_argument("folders", nargs="*", help="NAME=FOLDER")
    arguments = parser.parse_args()
    with ProcessPoolExecutor(2) as engine:
        for maker, every in makers(arguments.pages, arguments.folders).items():
            found = {step: Score() for step in ("", *STEPS)}
            for step, total in found.items():
                for own in engine.map(partial(without, step), every, chunksize=4):
                    total.count.update(own.count)
            print(f"{maker}, {len(every)} pages: {found['']}", flush=True)
            for step in STEPS:
                print(f"  {step:22}" + _worth(found[""], found[step]), flush=True)
    return 0


def _worth(whole: Score, part: Score) -> str:
    shares = (("headlines", "headed"), ("pairs", "all pairs"))
    gains = [whole.f1 - part.f1, *(whole.share(*pair) - part.share(*pair) for pair in shares)]
    return "".join(f"{gain:+7.1f}" for gain in gains) + f"{whole.count['false'] - part.count['false']:+5}"


if __name__ == "__main__":
    sys.exit(main())
