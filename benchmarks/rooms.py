"""What rooms 2 to 5 and the print layer cost, against ``jieba.lcut`` on the same pages, in one process.

``python -m benchmarks.rooms [FILE...]`` (default: the seeds) prints CPU seconds and ratios; aims: rooms 2 to 4
together at most 2, room 5 with the layer at most 0.3.
"""

from __future__ import annotations

import functools
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import jieba

from digest import articles, assets, config, highlights, issues, labels, memory, pages, pipeline, words
from digest.model import Article, Briefing, Issue, Item, Location, Number, Page, Period

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_ROUNDS = 7  # the best of so many: other work on the machine only ever adds


_TABLES = 100  # entries at most of a cache that holds tables: one a briefing, not one a text


def best(work: Callable[[], object]) -> float:
    """Return the least CPU time of *work* in seconds, nothing of the texts remembered from the round before."""
    times = []
    for _ in range(_ROUNDS):
        forget()
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)


def forget() -> None:
    """Empty every cache that our modules keep by text; tables, which are read once a process, stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("digest.")]
    for value in [value for module in modules for value in vars(module).values()]:
        if isinstance(value, functools._lru_cache_wrapper) and (value.cache_parameters()["maxsize"] or 0) > _TABLES:
            value.cache_clear()


def labelled(found: list[tuple[Article, ...]]) -> None:
    """Label every article, those of one page together."""
    vocabulary = labels.vocabulary()
    for page in found:
        labels.label(page, vocabulary)


def composed(items: Sequence[Item], briefing: Briefing) -> Issue:
    """Return the issue of *items*, as room 5 makes it."""
    week = Period(date(2026, 11, 23), date(2026, 11, 30))
    read = [item for item in items if item.highlights]
    return issues.compose(
        read, briefing, period=week, number=Number(2026, 1, 1), dated=date(2026, 11, 27), sources=len(read)
    )


def main(files: list[str]) -> None:
    """Measure and print."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    words.cut("工会")
    memory.collect_seldom()  # as every command does
    read: list[tuple[Page, ...]] = [
        pages.parse(pages.fetch(Location(file))) for file in files or map(str, sorted(SEEDS.glob("*.txt")))
    ]
    texts = ["\n".join(block.text for page in source for block in page.blocks) for source in read]
    found = [articles.segment(source).articles for source in read]
    cut = best(lambda: [jieba.lcut(text) for text in texts])
    costs = {
        "articles": best(lambda: [articles.segment(source) for source in read]),
        "highlights": best(lambda: [highlights.choose(article) for page in found for article in page]),
        "labels": best(lambda: labelled(found)),
    }
    briefing = config.load(assets.templates() / "weekly.toml")
    items = [item for page in found for item in pipeline.items_of(page, briefing)]
    laid, plain = (best(functools.partial(composed, items, replace(briefing, print_layer=on))) for on in (True, False))
    print(f"{len(read)} sources, {sum(map(len, texts))} characters, {sum(map(len, found))} articles")
    print(f"jieba.lcut   {cut:7.3f} s")
    for name, cost in {**costs, "together": sum(costs.values())}.items():
        print(f"{name:12} {cost:7.3f} s  {cost / cut:5.2f} ×")
    print(f"room 5       {laid:7.3f} s  {laid / cut:5.2f} ×, of it the print layer {(laid - plain) / cut:.2f} ×")


if __name__ == "__main__":
    main(sys.argv[1:])
