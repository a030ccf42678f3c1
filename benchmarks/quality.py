"""``python -m benchmarks.quality``: how good are the sentences, beside other summarisers, in one run.

Writes docs/benchmarks/quality.md and quality.svg.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import astuple

from benchmarks import fitting, measures, report, sets, systems
from benchmarks.sets import Marked, Referenced
from benchmarks.systems import System
from digest.highlights.weights import WEIGHTS

_ABOUT = {
    "texts": "short union articles written for this benchmark (benchmarks/texts)",
    "seeds": "the 22 articles of the five example pages, crossheads known",
    "corpus": "76 union news items of the development corpus",
    "cctv_lead": "news without its first paragraph, headline given; reference: that paragraph",
    "cctv_title": "whole news without headline; reference: the headline",
    "finna": "financial flashes without headline; reference: the headline",
}


def main() -> None:
    """Measure, print, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="rows of each reference set (all)")
    parser.add_argument("--system", action="append", help="only this system (may be repeated)")
    arguments = parser.parse_args()
    found, missing = systems.available()
    found = {name: system for name, system in found.items() if name in (arguments.system or found)}
    marked, referenced = sets.marked(), sets.referenced(arguments.limit)
    chapters = [_head(marked, referenced, missing), *_keys(found, marked), *_rouges(found, referenced)]
    chapters += [_validated(marked), _ablation(marked, referenced)]
    report.write("quality.md", "\n".join(chapters))
    name = "corpus" if "corpus" in marked else "texts"
    recalls = {name_: measures.keys(system, marked[name]).recall for name_, system in found.items()}
    report.write("quality.svg", report.bars(f"key sentences found by three, per cent ({name})", recalls))


def _head(
    marked: Mapping[str, Sequence[Marked]], referenced: Mapping[str, Sequence[Referenced]], missing: list[str]
) -> str:
    sizes = [f"- `{name}`: {_ABOUT[name]} ({len(rows)})" for name, rows in (*marked.items(), *referenced.items())]
    lines = [
        "# Quality of the key sentences",
        "",
        "Made by `python -m benchmarks.quality`; every number is measured in one run.",
        "",
    ]
    return "\n".join([*lines, *sizes, "", *(f"- {line}" for line in missing), "", "![recall](quality.svg)", ""])


def _keys(found: Mapping[str, System], marked: Mapping[str, Sequence[Marked]]) -> list[str]:
    """Return one chapter a set with key sentences."""
    chapters = []
    for name, rows in marked.items():
        scores = [(label, *astuple(measures.keys(system, rows))) for label, system in found.items()]
        heads = (f"{name}, at most 3 sentences, %", "given are key", "keys found", "best key found", "first is key")
        chapters.append(_shown(f"## Key sentences: `{name}`\n", report.table(heads, scores)))
    return chapters


def _rouges(found: Mapping[str, System], referenced: Mapping[str, Sequence[Referenced]]) -> list[str]:
    """Return one chapter a set with reference summaries."""
    chapters = []
    for name, rows in referenced.items():
        scores = [(label, *astuple(measures.rouge(system, rows))) for label, system in found.items()]
        heads = (f"{name}, 3 sentences, 120 characters, %", "ROUGE-2 F1", "ROUGE-2 recall of a hard cut")
        chapters.append(_shown(f"## Reference summaries: `{name}`\n", report.table(heads, scores)))
    return chapters


def _validated(marked: Mapping[str, Sequence[Marked]]) -> str:
    """Return the chapter on over-fitting: the table of weights beside weights fitted on other articles."""
    rows: list[tuple[str | float, ...]] = []
    for name in marked.keys() - {"texts"} or {"texts"}:
        rows.append((f"{name}, the table", *astuple(measures.keys(systems.ours, marked[name]))))
        rows.append((f"{name}, fitted without them", *astuple(fitting.cross_validated(marked[name]))))
    heads = ("weights", "given are key", "keys found", "best key found", "first is key")
    about = (
        f"Weights fitted anew by conditional logit, {fitting.FOLDS}-fold, scored on articles they have not seen.\n\n"
    )
    return _shown("## Cross-validation\n", about + report.table(heads, sorted(rows, key=str)))


def _ablation(marked: Mapping[str, Sequence[Marked]], referenced: Mapping[str, Sequence[Referenced]]) -> str:
    """Return the chapter that leaves each feature out in turn: the change of each measure."""
    whole = _summary(marked, referenced)
    rows = []
    for name, row in WEIGHTS.items():
        with fitting.weighing({name: 0.0}):
            part = _summary(marked, referenced)
        changes = (f"{part[key] - whole[key]:+.1f}" for key in whole)
        rows.append((f"{row.label} ({name}) {row.value:+.1f}", *changes))
    return _shown("## Each feature left out: change in points\n", report.table(("feature", *whole), rows))


def _summary(
    marked: Mapping[str, Sequence[Marked]], referenced: Mapping[str, Sequence[Referenced]]
) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, rows in marked.items():
        scored = measures.keys(systems.ours, rows)
        figures |= {f"{name} precision": scored.precision, f"{name} recall": scored.recall}
    for name, answers in referenced.items():
        scored_rouge = measures.rouge(systems.ours, answers[:200])
        figures[f"{name} R2"] = scored_rouge.recall if name == "cctv_title" else scored_rouge.f1
    return figures


def _shown(head: str, text: str) -> str:
    print(head, text, sep="\n")
    return f"{head}\n{text}"


if __name__ == "__main__":
    main()
