"""``python -m benchmarks.speed``: what choosing costs, as a ratio to cutting the same texts into words with jieba.

CPU seconds in one process, the systems taking turns over the same articles; ``digest`` with its cache of words emptied
before every turn. Writes docs/benchmarks/speed.md and speed.svg.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

import jieba
import rjieba

from benchmarks import report, rooms, sets, systems
from benchmarks.systems import System
from digest import articles, highlights, labels, pages, words
from digest.model import Article, Fetched, Location

Job = Callable[[], object]
BASE = "jieba.lcut alone"


def main() -> None:
    """Measure, print, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    chosen = _articles(arguments.articles)
    found, missing = systems.available()
    jobs: dict[str, Job] = {BASE: lambda: [jieba.lcut(article.body) for article in chosen]}
    jobs["rjieba.cut alone"] = lambda: [rjieba.cut(article.body) for article in chosen]
    jobs["digest, all of rooms 2 to 4"] = _whole(chosen)
    jobs |= {name: _job(system, chosen) for name, system in found.items()}
    seconds = _turns(jobs, arguments.rounds)
    ratios = {name: median(a / b for a, b in zip(taken, seconds[BASE], strict=True)) for name, taken in seconds.items()}
    rows = [
        (name, f"{1000 * median(seconds[name]) / len(chosen):.2f}", f"{ratio:.2f}") for name, ratio in ratios.items()
    ]
    text = report.table(("system", "ms an article", f"ratio to {BASE}"), rows)
    agreement = _agreement(found, chosen)
    about = f"{len(chosen)} articles, {sum(len(a.body) for a in chosen)} characters, {arguments.rounds} rounds "
    about += f"taking turns, CPU seconds of one process, medians; Python {platform.python_version()}.\n"
    print(about, text, agreement, sep="\n")
    lines = [
        "# Cost of the key sentences\n",
        "Made by `python -m benchmarks.speed`.\n",
        about,
        "![cost](speed.svg)\n",
        text,
        agreement,
    ]
    report.write("speed.md", "\n".join([*lines, *(f"- {line}" for line in missing)]))
    report.write("speed.svg", report.bars(f"cost as a ratio to {BASE}", ratios, "{:.2f}"))


def _articles(count: int) -> list[Article]:
    """Return *count* articles: whole news where the set is there, else the texts carried here, repeated."""
    rows = sets.referenced(count).get("cctv_title") or sets.marked()["texts"]
    return [rows[number % len(rows)].article for number in range(count)]


def _job(system: System, chosen: Sequence[Article]) -> Job:
    def run() -> None:
        words.cut.cache_clear()
        for article in chosen:
            system(article, 3, 120)

    return run


def _whole(chosen: Sequence[Article]) -> Job:
    """Return the job of reading each article from its lines: articles, sentences and labels, nothing remembered."""
    sources = []
    for article in chosen:
        text = "\n".join([article.headline, "", *(f"　　{line}" for line in article.body.split("\n"))])
        sources.append(pages.parse(Fetched(Location("article.txt"), text.encode())))
    vocabulary = labels.vocabulary()

    def run() -> None:
        rooms.forget()
        for source in sources:
            found = articles.segment(source).articles
            labels.label(found, vocabulary)
            for article in found:
                highlights.choose(article, 3, 120)

    return run


def _turns(jobs: Mapping[str, Job], rounds: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each job in each round; the order is turned from round to round."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    names = list(jobs)
    for number in range(-1, rounds):  # the first round only loads dictionaries
        start = number % len(names)
        for name in names[start:] + names[:start]:
            before = time.process_time()
            jobs[name]()
            if number >= 0:
                taken[name].append(time.process_time() - before)
    return taken


def _agreement(found: Mapping[str, System], chosen: Sequence[Article]) -> str:
    """Return how often both tokenizers choose the same sentences."""
    if "digest fast" not in found:
        return ""
    pairs = [(found["digest"](article, 3, 120), found["digest fast"](article, 3, 120)) for article in chosen]
    same = 100 * sum(one == other for one, other in pairs) / len(pairs)
    first = 100 * sum(one[:1] == other[:1] for one, other in pairs) / len(pairs)
    return f"With rjieba's words the sentences are the same in {same:.0f} % of articles, the first in {first:.0f} %.\n"


if __name__ == "__main__":
    main()
