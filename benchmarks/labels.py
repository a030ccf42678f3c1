"""What labels cost: themes and regions of the seeds' text against ``jieba.lcut`` on the same text, in one process.

``python benchmarks/labels.py`` prints the times, their ratio (aim: at most 0.3) and the time to build the vocabulary.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from digest import labels
from digest.model import Article, Origin, Paragraph

_SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_ROUNDS = 9  # the best of so many: other work on the machine only ever adds
_LINES = 12  # lines of a seed taken as one article: 300 to 500 characters, as reports have


def texts() -> tuple[Article, ...]:
    """Return the lines of the seeds, some at a time, as articles."""
    found = []
    for path in sorted(_SEEDS.glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for start in range(0, len(lines), _LINES):
            head, *rest = lines[start : start + _LINES]
            found.append(Article("", Origin(path.name), (Paragraph("".join(rest)),), headline=head))
    return tuple(found)


def best(work: Callable[[], object]) -> float:
    """Return the least processor time of *work* in seconds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    start = time.process_time()
    vocabulary = labels.vocabulary()
    built = time.process_time() - start
    articles = texts()
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    words = best(lambda: [jieba.lcut(article.headline + article.body) for article in articles])
    labelled = best(lambda: labels.label(articles, vocabulary))
    print(f"vocabulary built in {built * 1000:.0f} ms")
    print(f"{len(articles)} articles: jieba.lcut {words * 1000:.1f} ms, labels {labelled * 1000:.1f} ms")
    print(f"ratio {labelled / words:.2f} (aim: at most 0.3)")


if __name__ == "__main__":
    main()
