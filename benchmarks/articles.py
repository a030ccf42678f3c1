"""Room 2 measured: seconds against lines up to 100,000 (with the exponent), an issue of 40 articles, hostile pages.

    python -m benchmarks.articles [--quick]

--quick leaves out the pages of 100,000 lines and those of a million. All seconds are of CPU. Every hostile page is read
in a process of its own; told are its bound, what it took, its memory, and whether every character came out once. The
status is 1 if a bound was passed or a character lost.
"""

from __future__ import annotations

import math
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import jieba

from benchmarks.rooms import forget
from digest.articles import segment
from digest.model import Segmented
from tests.articles.simulator import Damage, Item, page_of, simulate
from tests.articles.texts import HELD, SEEN

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)  # lines
ISSUE = 1.0  # CPU seconds an issue of 40 articles may take beyond jieba.lcut on it
CALM = Damage((14, 20), "paragraph")
WIDE = Damage((0, 0), "none")
MIXED = Damage((14, 20), "none", interleaved=True)
_DIGITS = "零一二三四五六七八九"
_LINES_AN_ARTICLE = 8  # fewer than any article of the texts has; what is too much is cut off


def main(quick: bool) -> int:
    """Print all figures; return 1 if one is out of bounds."""
    segment([page_of(_text(6, MIXED, 7))])  # tables read once a process
    jieba.initialize()
    missed = issue()
    sizes = [size for size in SIZES if not quick or size < max(SIZES)]
    exponent(WIDE, "a line a paragraph", sizes)
    exponent(CALM, "calm columns", sizes)
    exponent(MIXED, "columns mixed", sizes)
    return int(hostile(quick) + missed > 0)


def issue() -> int:
    """Print the cost of an issue of 40 articles on 4 pages, some mixed, beside that of cutting it into words."""
    pages = [page_of(_text(10, damage, seed)) for seed, damage in enumerate((CALM, CALM, WIDE, MIXED))]
    text = "\n".join(block.text for page in pages for block in page.blocks)
    words = min(_seconds(lambda: jieba.lcut(text)) for _ in range(5))
    taken = min(_seconds(lambda: segment(pages)) for _ in range(5))
    print(f"issue of 40 articles, {len(text)} characters: {taken:.2f} s of {words + ISSUE:.2f} s; jieba: {words:.2f} s")
    return int(taken > ISSUE + words)


def exponent(damage: Damage, name: str, sizes: Sequence[int]) -> None:
    """Print seconds for growing pages and the exponent of the growth, fitted by least squares to the logarithms."""
    text = _text(max(sizes) // _LINES_AN_ARTICLE, damage, 1).split("\n")
    points = []
    for size in sizes:
        page = page_of("\n".join(text[:size]))
        points.append((math.log(len(page.blocks)), math.log(_seconds(lambda page=page: segment([page])))))
        print(f"{name}: {len(page.blocks):>7} lines {math.exp(points[-1][1]):8.2f} s", flush=True)
    middle = [sum(values) / len(points) for values in zip(*points, strict=True)]
    slope = sum((x - middle[0]) * (y - middle[1]) for x, y in points) / sum((x - middle[0]) ** 2 for x, _ in points)
    print(f"{name}: exponent {slope:.2f}", flush=True)


def hostile(quick: bool) -> int:
    """Print what pages made to hurt cost; return how many were out of bounds."""
    names = [name for name in HOSTILE if not quick or "10^" not in name]
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as engine:
        return sum(engine.imap(_hurt, names))


def _hurt(name: str) -> int:
    bound, make = HOSTILE[name]
    text = make()
    page = page_of(text)
    found: list[Segmented] = []
    seconds = _seconds(lambda: found.append(segment([page])))
    is_whole = printed(found[0]) == solid(text)
    verdict = ("whole" if is_whole else "NOT WHOLE") + ("" if seconds <= bound else ", TOO SLOW")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"hostile: {name:<30}{seconds:7.2f} s of {bound:4} s {memory:>6} MiB  {verdict}", flush=True)
    return int(seconds > bound or not is_whole)


def solid(text: str) -> Counter[str]:
    """Return the characters of *text* that are no white space."""
    return Counter("".join(text.split()))


def printed(segmented: Segmented) -> Counter[str]:
    """Return the characters of all articles and of what is left over."""
    parts = [block.text for block in segmented.leftover]
    for article in segmented.articles:
        parts += [article.body, article.headline, article.kicker, article.subheadline]
        parts += [article.byline, article.signature, article.dateline, *article.captions]
    return solid("".join(parts))


# What a page may take, and its text. The bounds are about three times what a machine of 2024 takes.
HOSTILE: dict[str, tuple[int, Callable[[], str]]] = {
    "only headings": (10, lambda: "职工运动会圆满落幕\n" * 30_000),
    "only signatures": (5, lambda: "柳溪县总工会\n" * 30_000),
    "only quotes": (5, lambda: "“”\n" * 30_000),
    "only openings of quotes": (10, lambda: "“工会说\n" * 30_000),
    "only crossheads": (10, lambda: "一、建会\n" * 30_000),
    "10,000 unclosed brackets": (5, lambda: "（" * 10_000 + "\n" + "（一\n" * 10_000),
    "100,000 blank lines": (5, lambda: "\n" * 100_000 + "近日，工会办了培训。\n" + " \n" * 100_000),
    "50,000 identical lines": (20, lambda: "近日，柳溪县总工会办了培训，\n" * 50_000),
    "one zone of 20,000 lines": (200, lambda: _text(1_800, MIXED, 3)),
    "20,000 torn lines": (10, lambda: "的职工在\n了会议，他\n" * 10_000),
    "one line of furniture": (5, lambda: "首页| 滚动| " * 50_000),
    "one line without a full stop": (5, lambda: "近日工会办了培训" * 100_000),
    "one line of digits": (5, lambda: "1234567890" * 100_000),
    "10^6 lines of one character": (120, lambda: "字\n" * 1_000_000),
    "one line of 10^7 characters": (30, lambda: "近日，工会办了培训。" * 1_000_000),
}


def _text(articles: int, damage: Damage, seed: int) -> str:
    dice = random.Random(seed)
    items = [_renamed(dice.choice(SEEN + HELD), seed * 100_000 + number) for number in range(articles)]
    return simulate(items, damage, seed)[0]


def _renamed(item: Item, number: int) -> Item:
    """Return *item* with a number in its headline and every paragraph: no two reports of a page are the same."""
    count = "".join(_DIGITS[int(digit)] for digit in str(number))
    paragraphs = tuple(text.replace("，", f"，第{count}批", 1) for text in item.paragraphs)
    return replace(item, headline=f"{item.headline}第{count}回", paragraphs=paragraphs)


def _seconds(work: Callable[[], object]) -> float:
    forget()
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main("--quick" in sys.argv))
