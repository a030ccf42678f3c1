"""The archive under load and under fire.

``python -m benchmarks.archive growth``   1,000, 10,000 and 100,000 printed articles: keeping, looking back, searching;
                                          seconds are CPU seconds of one process
``python -m benchmarks.archive kills``    200 kill -9 of four writers, on SQLite and on PostgreSQL
``python -m benchmarks.archive full``     no room left at 50 points of a keep

The texts are drawn from jieba's dictionary by frequency, so they are as long and as mixed as news, but mean nothing.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_engine

from digest import words
from digest.archive import Archive
from digest.archive.search import Wish, search
from digest.issues.duplicates import groups
from digest.model import (
    Article,
    Colophon,
    Entry,
    Issue,
    Item,
    Ledger,
    Masthead,
    Number,
    Origin,
    Paragraph,
    Period,
    Region,
    Section,
    Sentence,
    Theme,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "archive"))

from archive_kills import kill_writers, wrong_after
from archive_server import cluster, programs
from test_archive_failures import test_no_room_left_keeps_old_issues_and_a_retry_works as no_room_left

T = TypeVar("T")

SIZES = (1_000, 10_000, 100_000)
WEEKLY = 190  # articles an issue: 100,000 make ten years of weekly issues
LENGTH = 815  # characters an article, the mean of the load tests in the specification
THEMES = (Theme("welfare", "帮扶服务"), Theme("models", "劳模工匠"), Theme("women", "女职工工作"))
COUNTIES = tuple(Region(("江苏省", "苏州市", name)) for name in ("昆山市", "太仓市", "常熟市", "张家港市"))


class Texts:
    """Draws articles: the same seed gives the same articles."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        words.cut("工会")  # loads the dictionary
        known = [(word, count) for word, count in words._tokenizer().FREQ.items() if count > 20 and len(word) > 1]
        self._words = [word for word, _ in known]
        self._weights = [count for _, count in known]
        self._cumulative = [0]
        for weight in self._weights:
            self._cumulative.append(self._cumulative[-1] + weight)

    def text(self, length: int) -> str:
        drawn = self._chance.choices(self._words, cum_weights=self._cumulative[1:], k=length // 2)
        sentences = ["".join(drawn[place : place + 12]) + "。" for place in range(0, len(drawn), 12)]
        return "".join(sentences)[:length] + "。"

    def item(self, name: str, published: date) -> Item:
        body = self.text(LENGTH)
        first = body.index("。") + 1
        article = Article(name, Origin(f"{name}.txt", "报", published), (Paragraph(body),), headline=self.text(14))
        return Item(
            article,
            (Sentence(body[:first], 0, 0, first),),
            (self._chance.choice(THEMES),),
            (self._chance.choice(COUNTIES),),
        )


def issue_of(items: list[Item], number: Number, period: Period) -> Issue:
    """Return an issue that prints *items*."""
    entries = tuple(
        Entry(item, f"a{place}", f"{place}.", item.article.headline, (item.highlights[0].text,), "（报）", "")
        for place, item in enumerate(items, start=1)
    )
    masthead = Masthead("简报", "", "", "", "")
    section = Section("welfare", "s1", "一、帮扶服务", entries)
    ledger = Ledger(len(items), len(items), len(items))
    return Issue("weekly", "zh-CN", masthead, number, period, period.end, (section,), Colophon(), "", ledger=ledger)


def growth(_: argparse.Namespace) -> None:
    """Fill one archive step by step; at each size measure what a weekly run asks of it."""
    texts = Texts(1)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive.open(Path(folder) / "archive.db")
        monday, kept = date(2016, 1, 4), 0
        for size in SIZES:
            while kept < size:
                _keep_week(archive, texts, monday, min(WEEKLY, size - kept))
                kept += min(WEEKLY, size - kept)
                monday += timedelta(days=7)
            _measure(archive, texts, monday, size, Path(folder))


def _keep_week(archive: Archive, texts: Texts, monday: date, count: int) -> None:
    period = Period(monday, monday + timedelta(days=7))
    items = [texts.item(f"{monday}-{place}", monday) for place in range(count)]
    number = archive.number_for("weekly", period)
    archive.keep(issue_of(items, number, period), (), datetime.now(UTC))


def _measure(archive: Archive, texts: Texts, monday: date, size: int, folder: Path) -> None:
    week = [texts.item(f"new-{place}", monday) for place in range(WEEKLY)]
    period = Period(monday, monday + timedelta(days=7))
    seen, looking = _timed(lambda: archive.seen(monday - timedelta(days=90), briefing="weekly", period=period))
    _, comparing = _timed(lambda: groups(week, seen))
    number = archive.number_for("weekly", period)
    made = issue_of(week, number, period)
    rare = week[0].article.headline[:2]
    searches = {word: _search_seconds(archive, word) for word in ("工作", rare, "的")}
    _, keeping = _timed(lambda: _keep_week(archive, texts, monday + timedelta(days=3650), WEEKLY))
    megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = "，".join(f"{word} {seconds * 1000:.0f} ms" for word, seconds in searches.items())
    print(
        f"{size:>7} articles: look-back {looking:.1f} s ({len(seen)} items), duplicates {comparing:.1f} s, "
        f"keep an issue of {len(made.sections[0].entries)} {keeping:.1f} s, search {found}, "
        f"{megabytes:.0f} MB on disk, peak memory {memory:.0f} MB",
        flush=True,
    )


def _search_seconds(archive: Archive, word: str) -> float:
    return min(_timed(lambda: search(archive, Wish(word)))[1] for _ in range(3))


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.process_time()
    made = work()
    return made, time.process_time() - started


def kills(arguments: argparse.Namespace) -> None:
    """Kill writers on both databases and say what is wrong afterwards."""
    for name, address in _addresses():
        with address as place:
            hits = 0
            for batch in range(arguments.rounds):
                target = place(batch)
                hits += kill_writers(target, arguments.weeks, arguments.kills // arguments.rounds, random.Random(batch))
                wrong = wrong_after(target, arguments.weeks)
                print(f"{name}, round {batch + 1}: {wrong or 'numbers 1 to n, files whole, sums agree'}", flush=True)
            print(f"{name}: {arguments.kills} kills, {hits} of them in the midst of work", flush=True)


def _addresses() -> Iterator[tuple[str, object]]:
    yield "SQLite", _files()
    folder = programs()
    if folder is None:
        print("PostgreSQL: not measured, Debian's package postgresql is not installed")
        return
    yield "PostgreSQL", _databases(folder)


@contextmanager
def _files() -> Iterator[Callable[[int], str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield lambda batch: str(Path(folder) / f"{batch}.db")


@contextmanager
def _databases(folder: Path) -> Iterator[Callable[[int], str]]:
    with cluster(folder) as url:
        yield lambda batch: _database(url, batch)


def _database(url: str, batch: int) -> str:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE round{batch}")
    engine.dispose()
    return url.rsplit("/", 1)[0] + f"/round{batch}"


def full(_: argparse.Namespace) -> None:
    """Run the suite's test of a full disk with 50 points instead of five."""
    failed = []
    for point in range(50):
        with tempfile.TemporaryDirectory() as folder:
            try:
                no_room_left(Path(folder), point * 4096)
            except AssertionError as error:
                failed.append((point, str(error)))
    print(f"50 points: {failed or 'old issues whole, the message clear, a retry works at each'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    doors = parser.add_subparsers(required=True)
    doors.add_parser("growth").set_defaults(run=growth)
    killing = doors.add_parser("kills")
    killing.add_argument("--kills", type=int, default=200)
    killing.add_argument("--rounds", type=int, default=10)
    killing.add_argument("--weeks", type=int, default=52)
    killing.set_defaults(run=kills)
    doors.add_parser("full").set_defaults(run=full)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
