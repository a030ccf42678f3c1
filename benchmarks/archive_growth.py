"""The archive as it grows: 1,000, 10,000 and 100,000 printed articles, on SQLite and on PostgreSQL.

``python -m benchmarks.archive_growth [--database sqlite|postgresql] [--sizes 1000 10000 100000]``

One archive is filled step by step with weekly issues of 190 articles (100,000 make ten years). At each size the doors
are run as an office runs them, each in a process of its own: seconds on the clock, CPU seconds and peak memory of that
process (PostgreSQL's own processes are not in the last two). A search is also timed without the start of the program.

The texts are drawn from jieba's dictionary by frequency, so they are as long and as mixed as news, but mean nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from digest import words
from digest.archive import Archive
from digest.archive.search import Query
from digest.assets import templates
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
from tests.archive.server import cluster, programs

SIZES = (1_000, 10_000, 100_000)
WEEKLY = 190  # articles an issue
LENGTH = 815  # characters an article, the mean of the load tests in the specification
FIRST = date(2016, 1, 4)  # the Monday of the first week
THEMES = (Theme("welfare", "帮扶服务"), Theme("models", "劳模工匠"), Theme("women", "女职工工作"))
COUNTIES = tuple(Region(("江苏省", "苏州市", name)) for name in ("昆山市", "太仓市", "常熟市", "张家港市"))
# One character, common and rare; two, common and rare; a phrase; one that stands nowhere.
WORDS = ("的", "缂", "工作", "缂丝", "劳动模范", "龙舟竞渡赛")


class Texts:
    """Draws articles: the same seed gives the same articles."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        words.cut("工会")  # loads the dictionary
        known = [(word, count) for word, count in words._tokenizer().FREQ.items() if count > 20 and len(word) > 1]
        self._words = [word for word, _ in known]
        self._cumulative = [0]
        for _, count in known:
            self._cumulative.append(self._cumulative[-1] + count)

    def text(self, length: int) -> str:
        drawn = self._chance.choices(self._words, cum_weights=self._cumulative[1:], k=length // 2)
        sentences = ["".join(drawn[place : place + 12]) + "。" for place in range(0, len(drawn), 12)]
        return "".join(sentences)[:length] + "。"

    def told(self, number: int) -> str:
        """Return a sentence that makes an article news of a union: others are not printed."""
        place = COUNTIES[number % len(COUNTIES)].path[-1]
        return f"{place}总工会为{self.text(6)[:-1]}行业{100 + number}名职工送去{self.text(4)[:-1]}等慰问品。"

    def item(self, name: str, published: date) -> Item:
        body = self.text(LENGTH) + ("缂丝。" if self._chance.random() < 0.001 else "")
        first = body.index("。") + 1
        article = Article(name, Origin(f"{name}.txt", "报", published), (Paragraph(body),), headline=self.text(14))
        theme, region = self._chance.choice(THEMES), self._chance.choice(COUNTIES)
        return Item(article, (Sentence(body[:first], 0, 0, first),), (theme,), (region,))


def issue_of(items: list[Item], number: Number, period: Period) -> Issue:
    """Return an issue that prints *items*."""
    entries = tuple(
        Entry(item, f"a{place}", f"{place}.", item.article.headline, (item.highlights[0].text,), "（报）", "")
        for place, item in enumerate(items, start=1)
    )
    masthead = Masthead("简报", f"第{number.number}期", f"总第{number.serial}期", "办公室", f"{period.end}")
    section = Section("welfare", "s1", "帮扶服务", "一、帮扶服务", entries)
    ledger = Ledger(len(items), len(items), len(items))
    coverage = f"本期阅读来源{len(items)}种。"
    return Issue(
        "weekly", "zh-CN", masthead, number, period, period.end, (section,), Colophon(), coverage, ledger=ledger
    )


class Office:
    """A working folder whose archive grows."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.texts = Texts(1)
        self.kept = 0
        self.monday = FIRST
        text = (templates() / "weekly.toml").read_text("utf-8").replace('inputs = ["../seeds"]', 'inputs = ["sources"]')
        (folder / "weekly.toml").write_text(text + (f'\n[archive]\nurl = "{url}"\n' if url else ""), "utf-8")
        shutil.copytree(templates() / "vocabulary", folder / "vocabulary")
        (folder / "output").mkdir()
        self.archive = Archive.open(self.address)

    @property
    def address(self) -> str:
        return self.url or str(self.folder / "output" / "archive.db")

    def fill(self, size: int) -> float:
        """Keep weekly issues until *size* articles are printed; return the seconds an issue took."""
        started, before = time.perf_counter(), self.kept
        while self.kept < size:
            period = Period(self.monday, self.monday + timedelta(days=7))
            count = min(WEEKLY, size - self.kept)
            items = [self.texts.item(f"{self.monday}-{place}", self.monday) for place in range(count)]
            number = self.archive.number_for("weekly", period)
            self.archive.keep(issue_of(items, number, period), (), datetime.now(UTC))
            self.kept += count
            self.monday += timedelta(days=7)
        return (time.perf_counter() - started) / max(1, (self.kept - before) / WEEKLY)

    def week(self) -> None:
        """Put a week's articles into the sources, one a file."""
        sources = self.folder / "sources"
        sources.mkdir(exist_ok=True)
        for path in sources.iterdir():
            path.unlink()
        for place in range(WEEKLY):
            paragraphs = "\n".join(f"　　{self.texts.text(200)}" for _ in range(4))
            headline, body = self.texts.text(14), f"　　{self.texts.told(place)}\n{paragraphs}"
            (sources / f"{place:03d}.txt").write_text(f"{headline}\n{body}\n", "utf-8")

    def door(self, *arguments: str, module: str = "digest") -> tuple[str, dict[str, float]]:
        """Run a door as a process; return what it printed, and what it took."""
        command = [sys.executable, "-m", module, *arguments]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        started = time.perf_counter()
        with tempfile.TemporaryFile() as printed:
            process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=printed, stderr=printed)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            printed.seek(0)
            told = printed.read().decode("utf-8", "replace")
        if os.waitstatus_to_exitcode(status) not in (0, 1, 3):
            raise RuntimeError(f"{' '.join(arguments)}: {told[-2000:]}")
        cost = {"seconds": seconds, "cpu": usage.ru_utime + usage.ru_stime, "MB": usage.ru_maxrss / 1024}
        return told, {name: round(value, 2) for name, value in cost.items()}


def measured(office: Office, size: int) -> dict[str, object]:
    """Return what each door costs at this size; the issue built now is one more, and counts into the next size."""
    keeping = office.fill(size)
    office.week()
    sunday = office.monday + timedelta(days=6)
    told, building = office.door("build", "weekly.toml", "--date", str(sunday))
    office.monday += timedelta(days=7)
    found, _ = office.door("search", office.address, *WORDS, module="benchmarks.archive_growth")
    doors = {
        name: office.door(*arguments)[1]
        for name, arguments in {
            "search": ("search", "工作"),
            "list": ("list",),
            "show": ("show", "1"),
            "stats": ("stats",),
            "ledger": ("ledger", "1"),
            "check": ("check", "--archive"),
            "backup": ("backup", "backup.file"),
        }.items()
    }
    return {
        "size": size,
        "keep, s an issue": round(keeping, 2),
        "build": {**building, "told": told.splitlines()[-1]},
        "search, ms": json.loads(found),
        "doors": doors,
        "MB on disk": _megabytes(office),
    }


def _megabytes(office: Office) -> int:
    if not office.url:
        return round(sum(path.stat().st_size for path in (office.folder / "output").glob("archive.db*")) / 1e6)
    with office.archive._engine.connect() as connection:
        size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
    return round(int(size) / 1e6)


def searching(address: str, sought: list[str]) -> dict[str, list[float]]:
    """Return the milliseconds of the first and of the best of five searches for each word, connecting included."""
    archive = Archive.open(address)
    taken: dict[str, list[float]] = {}
    for word in sought:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            hits = archive.search.find(Query(word))
            times.append((time.perf_counter() - started) * 1000)
        taken[f"{word} ({len(hits)})"] = [round(times[0], 1), round(min(times), 1)]
    return taken


def _database(name: str) -> AbstractContextManager[str]:
    folder = programs()
    if name == "sqlite":
        return nullcontext("")
    if folder is None:
        raise SystemExit("PostgreSQL: Debian's package postgresql is not installed")
    return cluster(folder)


def main() -> None:
    if sys.argv[1:2] == ["search"]:
        print(json.dumps(searching(sys.argv[2], sys.argv[3:]), ensure_ascii=False))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments = parser.parse_args()
    for name in arguments.database:
        with _database(name) as url, tempfile.TemporaryDirectory() as folder:
            office = Office(Path(folder), url)
            for size in arguments.sizes:
                print(json.dumps({"database": name, **measured(office, size)}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
