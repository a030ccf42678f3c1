"""Room 2 measured: seconds against lines (with the exponent), an issue of 40 articles against jieba, hostile pages.

    python benchmarks/articles.py [--large]

--large adds a million lines of one character and one line of ten million characters.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "articles")]

from article_texts import HELD, SEEN  # noqa: E402
from simulator import Damage, Item, page_of, simulate  # noqa: E402

from digest.articles import segment  # noqa: E402
from digest.words import cut  # noqa: E402

BOUND = 60.0  # CPU seconds a hostile page may take


def main() -> int:
    """Print all figures; return 1 if a hostile page took longer than it may."""
    cut("预热")
    issue()
    exponent(Damage((14, 20), "none"), "calm")
    exponent(Damage((14, 20), "none", interleaved=True), "columns mixed")
    return hostile("--large" in sys.argv)


def issue() -> None:
    """Print the cost of an issue of 40 articles beside that of cutting it into words."""
    pages = [page_of(_text(10, Damage((14, 20), "all"), seed)) for seed in range(4)]
    text = "".join(block.text for page in pages for block in page.blocks)
    words = _seconds(lambda: [cut(line) for line in text.split("。")])
    print(f"issue of 40 articles: {_seconds(lambda: segment(pages)):.2f} s; words of it: {words:.2f} s")


def exponent(damage: Damage, name: str) -> None:
    """Print seconds for growing pages and the exponent of the growth."""
    points = []
    for articles in (60, 240, 960):
        page = page_of(_text(articles, damage, 1))
        points.append((len(page.blocks), _seconds(lambda page=page: segment([page]))))
        print(f"{name}: {points[-1][0]:>7} lines {points[-1][1]:7.2f} s")
    (few, short), (many, long) = points[0], points[-1]
    print(f"{name}: exponent {math.log(long / short) / math.log(many / few):.2f}")


def hostile(large: bool) -> int:
    """Print the cost of pages made to hurt."""
    cases = {
        "10^5 lines of one character": "字\n" * 100_000,
        "only headings": "职工运动会圆满落幕\n" * 30_000,
        "only signatures": "柳溪县总工会\n" * 30_000,
        "only quotes": "“”\n" * 30_000,
        "10,000 unclosed brackets": "（" * 10_000 + "\n" + "（一\n" * 10_000,
        "one line of 10^6 characters": "近日，工会办了培训。" * 100_000,
        "one line of furniture": "首页| 滚动| " * 50_000,
    }
    if large:
        cases["10^6 lines of one character"] = "字\n" * 1_000_000
        cases["one line of 10^7 characters"] = "近日，工会办了培训。" * 1_000_000
    slow = 0
    for name, text in cases.items():
        page = page_of(text)
        seconds = _seconds(lambda page=page: segment([page]))
        slow += seconds > BOUND
        print(f"hostile: {name:<32}{seconds:7.2f} s")
    return int(slow > 0)


def _text(articles: int, damage: Damage, seed: int) -> str:
    dice = random.Random(seed)
    items = [_renamed(dice.choice(SEEN + HELD), f"{seed}{number}") for number in range(articles)]
    return simulate(items, damage, seed)[0]


def _renamed(item: Item, mark: str) -> Item:
    """Return *item* with a number in every sentence, so that no two reports of a page are the same."""
    return replace(item, paragraphs=tuple(text.replace("，", f"{mark}，") for text in item.paragraphs))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
