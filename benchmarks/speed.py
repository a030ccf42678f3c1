"""``python -m benchmarks.speed``: what choosing costs, as a ratio to cutting the same texts into words with jieba.

CPU seconds in one process, the systems taking turns over the same articles; ``digest`` with its cache of words emptied
before every turn. Then whole pages: rooms 2 to 4 find, choose and label; a peer only ranks the sentences of the
articles found. Writes docs/benchmarks/speed.md, but for what stands there from the second heading on, and speed.svg.
"""

from __future__ import annotations

import argparse
import functools
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from operator import truediv
from statistics import median

import jieba
import rjieba

from benchmarks import pages as made_pages
from benchmarks import report, rooms, sets, systems
from benchmarks.page_faults import SHARES
from benchmarks.systems import System
from digest import articles, highlights, labels, pages, words
from digest.model import Article, Fetched, Location, Page

Job = Callable[[], object]
Source = tuple[Page, ...]
BASE = "jieba.lcut alone"
WHOLE = "digest, all of rooms 2 to 4"
PEERS = ("sumy TextRank", "sumy LexRank", "textrank4zh", "snownlp", "jieba TextRank")
_PAGES = 6  # of each kind: some 30 articles, a minute of the slowest peer


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
    jobs[WHOLE] = _whole([_parsed("article.txt", _lines(article)) for article in chosen])
    jobs |= {name: _job(system, chosen) for name, system in found.items()}
    seconds = _turns(jobs, arguments.rounds)
    ratios = {name: median(a / b for a, b in zip(taken, seconds[BASE], strict=True)) for name, taken in seconds.items()}
    rows = [
        (name, f"{1000 * median(seconds[name]) / len(chosen):.2f}", f"{ratio:.2f}") for name, ratio in ratios.items()
    ]
    text = report.table(("system", "ms an article", f"ratio to {BASE}"), rows)
    peers = {name: one for name, one in found.items() if name in PEERS}
    kinds = {kind: _on_pages(texts, peers, arguments.rounds) for kind, texts in _kinds().items()}
    page_rows = [(name, *(f"{kind[name]:.2f}" for kind in kinds.values())) for name in (BASE, WHOLE, *peers)]
    on_pages = report.table((f"whole pages, ratio to {BASE}", *kinds), page_rows) + _verdict(
        {"articles": ratios, **kinds}
    )
    agreement = _agreement(found, chosen)
    about = f"{len(chosen)} articles, {sum(len(a.body) for a in chosen)} characters, {arguments.rounds} rounds "
    about += f"taking turns, CPU seconds of one process, medians; Python {platform.python_version()}.\n"
    print(about, text, agreement, on_pages, sep="\n")
    lines = [
        "# Cost of the key sentences\n",
        "Made by `python -m benchmarks.speed`.\n",
        about,
        "![cost](speed.svg)\n",
        text,
        agreement,
        on_pages,
        *(f"- {line}" for line in missing),
    ]
    _, *rest = (report.FOLDER / "speed.md").read_text(encoding="utf-8").split("\n# ")
    report.write("speed.md", "\n# ".join(["\n".join(lines).rstrip() + "\n", *rest]))
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


def _lines(article: Article) -> str:
    """Return *article* as a page would have it."""
    return "\n".join([article.headline, "", *(f"　　{line}" for line in article.body.split("\n"))])


def _parsed(name: str, text: str) -> Source:
    return pages.parse(Fetched(Location(name), text.encode()))


def _whole(sources: Sequence[Source]) -> Job:
    """Return the job of finding, choosing and labelling all articles of *sources*, nothing remembered."""
    vocabulary = labels.vocabulary()

    def run() -> None:
        rooms.forget()
        for source in sources:
            found = articles.segment(source).articles
            labels.label(found, vocabulary)
            for article in found:
                highlights.choose(article, 3, 120)

    return run


def _kinds() -> dict[str, list[str]]:
    """Return pages of each kind: the seeds, and made ones that no rule was made with."""
    made = list(made_pages.pages("held", 5 * _PAGES, SHARES))
    apart = {
        is_woven: [page.text for page in made if ("woven" in page.faults) is is_woven] for is_woven in (False, True)
    }
    seeds = [path.read_text(encoding="utf-8") for path in sorted(rooms.SEEDS.glob("*.txt"))]
    return {"seeds": seeds, "calm": apart[False][:_PAGES], "woven": apart[True][:_PAGES]}


def _on_pages(texts: Sequence[str], peers: Mapping[str, System], rounds: int) -> dict[str, float]:
    """Return what the pages *texts* cost each system, as a ratio to cutting them."""
    sources = [_parsed("page.txt", text) for text in texts]
    found = [article for source in sources for article in articles.segment(source).articles]
    jobs: dict[str, Job] = {BASE: functools.partial(_cut, texts), WHOLE: _whole(sources)}
    seconds = _turns(jobs | {name: _job(system, found) for name, system in peers.items()}, rounds)
    return {each: median(map(truediv, taken, seconds[BASE])) for each, taken in seconds.items()}


def _verdict(kinds: Mapping[str, Mapping[str, float]]) -> str:
    """Return how many times as long as rooms 2 to 4 two peers take, on each kind."""
    told = []
    for name in ("sumy TextRank", "textrank4zh"):
        times = (f"{kind} {found[name] / found[WHOLE]:.1f}" for kind, found in kinds.items() if name in found)
        told.append(f"{name} takes so many times as long as rooms 2 to 4: {', '.join(times)}.\n")
    return "\n" + "\n".join(told)


def _cut(texts: Sequence[str]) -> None:
    for text in texts:
        jieba.lcut(text)


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
