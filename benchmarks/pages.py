"""Room 2 on pages that no rule was made with: ``python -m benchmarks.pages [--pages N] [--off FAULT,FAULT]``.

Pages are made by `benchmarks.page_faults` of the texts carried here and, where it lies beside the repository, of the
development corpus. Texts and what stands between them come in two halves: `seen`, by which rules are mended, and
`held`, which is only measured. Printed a half, calm and woven pages apart: F1 of articles (found from 80 of 100 common
pairs of characters), headlines (from a likeness of 90), signatures, adjacent sentences, and of the sentences that would
be printed those that no text holds and nothing marks. --worst prints the pages that lost most, --ablation what each
fault costs: articles and headlines with that fault switched off.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from benchmarks import sets
from benchmarks.page_faults import SHARES, Made, Report, make_page
from digest import highlights
from digest.articles import segment
from digest.model import Article
from tests.articles.simulator import Truth, page_of
from tests.articles.texts import HELD, SEEN

HALVES = ("seen", "held")
FOUND, ALIKE = 0.8, 0.9
_SIGNER = re.compile(r"[^（(]{2,8}[省市区县旗州镇]")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$")


@dataclass(slots=True)
class Score:
    """What was counted on some pages."""

    count: Counter[str] = field(default_factory=Counter)

    def share(self, part: str, whole: str) -> float:
        """Return *part* of *whole* in per cent."""
        return 100 * self.count[part] / max(1, self.count[whole])

    @property
    def f1(self) -> float:
        """Return the F1 of articles in per cent."""
        return 200 * self.count["found"] / max(1, self.count["truths"] + self.count["articles"])

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:5.1f}  headlines {self.share('headlines', 'headed'):5.1f}  "
            f"signed {self.share('signatures', 'signed'):5.1f}  pairs {self.share('pairs', 'all pairs'):5.1f}  "
            f"unsigned left so {self.share('left', 'unsigned'):5.1f}  "
            f"false unmarked {self.count['false']} of {self.count['sentences']}"
        )


def reports(half: str) -> list[Report]:
    """Return the reports of *half*."""
    found = [Report(item.headline, item.paragraphs, item.contributor) for item in (SEEN if half == "seen" else HELD)]
    rows = [row.article for name in ("texts",) for row in sets.marked()[name]]
    found += [
        Report(a.headline, tuple(p.text for p in a.paragraphs)) for a in rows[HALVES.index(half) :: 2] if a.headline
    ]
    return found + corpus()[HALVES.index(half) :: 2]


@cache
def corpus() -> list[Report]:
    """Return the reports of the development corpus that share no sentence; none where it is not there."""
    file = sets.SHARED / "corpus" / "union-news-dev.jsonl"
    rows = [row for row in sets.rows(file) if row["region"]] if file.exists() else []
    seen = Counter(sentence for row in rows for sentence in set(_SENTENCE.findall(row["text"])))
    found = []
    for row in rows:
        lines = ["".join(s for s in _SENTENCE.findall(line) if seen[s] < 2) for line in row["text"].split("\n")]
        paragraphs = tuple(line.strip() for line in lines if line.strip())
        if 60 <= sum(map(len, paragraphs)) <= 900 and not re.search(" 摄|组图|图片新闻", row["title"] + row["text"]):
            last = row["region"][-1]
            found.append(Report(row["title"].strip(), paragraphs, last + "总工会" if _SIGNER.fullmatch(last) else ""))
    return found


def pages(half: str, count: int, shares: dict[str, float]) -> Iterator[Made]:
    """Give *count* pages of the *half*, always the same."""
    words: dict[str, Any] = tomllib.loads((sets.HERE / "texts" / "pages.toml").read_text("utf-8"))[half]
    every = reports(half)
    for number in range(count):
        die = random.Random(f"{half}/{number}")
        yield make_page(die.sample(every, die.choice([2, 3, 3, 4, 4, 5, 6])), words, f"{half}/{number}", shares)


def score(made: Made) -> Score:
    """Return what room 2 finds of one page."""
    articles = segment([page_of(made.text)]).articles
    articles = tuple(one for one in articles if not any(alike(norm(one.body), norm(own)) > 0.5 for own in made.loose))
    found = Score()
    bodies = [norm("".join(truth.paragraphs)) for truth in made.truths]
    own = [norm(article.body) for article in articles]
    pairs = best_pairs([[alike(body, other) for other in own] for body in bodies])
    found.count["articles"] = len(articles)
    for number, (truth, body) in enumerate(zip(made.truths, bodies, strict=True)):
        place = pairs.get(number)
        article = None if place is None else articles[place]
        _count(found.count, truth, body, article, "" if place is None else own[place])
    for article in articles:
        for sentence in highlights.choose(article):
            is_whole = any(norm(sentence.text) in body for body in bodies)
            found.count["sentences"] += 1
            found.count["false"] += not is_whole and not highlights.doubts(article, [sentence])
    return found


def _count(count: Counter[str], truth: Truth, body: str, article: Article | None, own: str) -> None:
    count["truths"] += 1
    count["found"] += bool(own) and alike(body, own) >= FOUND
    title = norm(article.headline) if article else ""
    if truth.item.headline:
        count["headed"] += 1
        count["headlines"] += (
            difflib.SequenceMatcher(None, title, norm(truth.item.headline), autojunk=False).ratio() >= ALIKE
        )
    contributor = truth.item.contributor
    count["signed" if contributor else "unsigned"] += 1
    count["signatures"] += bool(contributor and article) and article is not None and article.contributor == contributor
    count["left"] += not contributor and article is not None and not article.contributor
    for first, second in pairwise(filter(None, map(norm, _SENTENCE.findall("".join(truth.paragraphs))))):
        count["all pairs"] += 1
        count["pairs"] += first[-8:] + second[:8] in own


def best_pairs(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return which article each truth is: the likest first."""
    every = sorted(((value, i, j) for i, row in enumerate(likeness) for j, value in enumerate(row)), reverse=True)
    found: dict[int, int] = {}
    for value, i, j in every:
        if value >= 0.1 and i not in found and j not in found.values():
            found[i] = j
    return found


def norm(text: str) -> str:
    """Return *text* without white space, its signs in one form."""
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", text))
    return re.sub(r"[“”「」『』]", '"', text)


def alike(one: str, other: str) -> float:
    """Return the F1 of the pairs of characters of two texts."""
    first, second = (Counter(text[start : start + 2] for start in range(len(text) - 1)) for text in (one, other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def measured(half: str, count: int, shares: dict[str, float]) -> dict[str, Score]:
    """Return the scores of calm and woven pages of *half*."""
    found = {"calm": Score(), "woven": Score()}
    with ProcessPoolExecutor(2) as engine:
        made = list(pages(half, count, shares))
        for page, own in zip(made, engine.map(score, made, chunksize=8), strict=True):
            found["woven" if "woven" in page.faults else "calm"].count.update(own.count)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--half", choices=HALVES, action="append")
    parser.add_argument("--off", default="", help="faults left out, with commas")
    parser.add_argument("--worst", type=int, default=0, help="print so many pages that lost most (of `seen` only)")
    parser.add_argument("--ablation", action="store_true", help="what each fault costs")
    arguments = parser.parse_args()
    off = {fault: 0.0 for fault in arguments.off.split(",") if fault}
    for half in arguments.half or HALVES:
        for kind, found in measured(half, arguments.pages, SHARES | off).items():
            print(f"{half} {kind}  {found}", flush=True)
    if arguments.ablation:
        ablation(arguments.pages)
    if arguments.worst:
        worst(arguments.pages, arguments.worst)
    return 0


def ablation(count: int) -> None:
    """Print what is gained on calm pages of the held half by leaving out each fault."""
    whole = measured("held", count, SHARES)
    for fault in SHARES:
        part = measured("held", count, SHARES | {fault: 0.0})
        gains = [part["calm"].f1 - whole["calm"].f1]
        gains += [
            part["calm"].share(*pair) - whole["calm"].share(*pair)
            for pair in (("headlines", "headed"), ("signatures", "signed"), ("pairs", "all pairs"))
        ]
        print(f"{fault:20}" + "".join(f"{gain:+7.1f}" for gain in gains), flush=True)


def worst(count: int, most: int) -> None:
    """Print the pages of the seen half that lost most, with what was found on them."""
    made = list(pages("seen", count, SHARES))
    with ProcessPoolExecutor(2) as engine:
        scores = list(engine.map(score, made, chunksize=8))
    order = sorted(range(count), key=lambda n: scores[n].count["truths"] - scores[n].count["found"], reverse=True)
    for number in order[:most]:
        page = made[number]
        print(f"=== {number} {sorted(page.faults)}\n{page.text}\n--- {scores[number]}")
        for truth in page.truths:
            print("  truth:", truth.item.headline, "|", truth.item.contributor, "|", truth.paragraphs[0][:20])
        for article in segment([page_of(page.text)]).articles:
            print(
                "  found:", article.headline, "|", article.contributor, "|", article.body[:20], "…", article.body[-12:]
            )


if __name__ == "__main__":
    sys.exit(main())
