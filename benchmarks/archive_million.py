"""The archive of a province: a million printed articles of a hundred offices in one database.

``python -m benchmarks.archive_million [--database postgresql|sqlite] [--offices 100] [--weeks 53]``

Each office prints 190 short articles a week. They are copied into the tables, with the rows that keeping them one by
one would make, and the indexes are made after that: kept as an office keeps them they would take a day. Then each thing
is measured by itself, the database warm: searches of words of two characters (median, 95th of a hundred, worst), list,
statistics; how the database goes about each query; and the doors as an office runs them, a process each: list, stats,
search, a weekly issue from 190 sources in four forms, the check of the whole archive. Beside the clock stand the CPU
milliseconds of the program and of the server: on a machine that others use they are what can be compared. Texts are
drawn from jieba's dictionary by frequency.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text

from benchmarks.archive_growth import COUNTIES, THEMES, WEEKLY, Office, Texts, issue_of
from digest.archive import Archive
from digest.archive.database import connections
from digest.archive.records import grams
from digest.archive.records.codec import digest_of, pack
from digest.archive.records.kept import outline_of
from digest.archive.search import Query
from digest.model import Article, Issue, Item, Number, Origin, Paragraph, Period, Sentence
from tests.archive.server import cluster, programs

_FIRST = date(2025, 1, 6)
_SENTENCES, _HEADLINES = 20_000, 10_000  # drawn once; articles are put together of them
_SPOKEN = 3  # sentences an article
# As an administrator sets a server of 8 GB; the last two only for filling it.
_SERVER = "-c shared_buffers=2GB -c work_mem=64MB -c maintenance_work_mem=2GB -c max_wal_size=16GB -c wal_level=minimal"
_SERVER += " -c max_wal_senders=0"
_INDEXES = ("entries_issue", "entries_dated", "entries_section", "entries_counts", "labels_value", "gram_numbers_index")


class Parts:
    """Sentences and headlines, each with its tokens for the search index, drawn once."""

    def __init__(self) -> None:
        self.chance = random.Random(7)
        texts = Texts(3)
        self.sentences = [texts.text(self.chance.randrange(30, 70)) for _ in range(_SENTENCES)]
        self.headlines = [texts.text(14)[:-1] for _ in range(_HEADLINES)]
        self._tokens: dict[tuple[str, str], list[int] | set[str]] = {}

    def item(self, name: str, published: date) -> Item:
        """Return an article of three sentences, two of them printed."""
        told = self.chance.sample(self.sentences, _SPOKEN)
        body = "".join(told)
        article = Article(
            name,
            Origin(f"{name}.txt", "报", published),
            (Paragraph(body),),
            headline=self.chance.choice(self.headlines),
        )
        first = len(told[0])
        chosen = (Sentence(told[0], 0, 0, first), Sentence(told[1], 0, first, first + len(told[1])))
        return Item(article, chosen, (self.chance.choice(THEMES),), (self.chance.choice(COUNTIES),))

    def tokens(self, words: str, part: str) -> set[str]:
        """Return the tokens of *words*, found once."""
        found = self._tokens.get((words, part))
        if found is None:
            found = self._tokens[words, part] = grams.tokens(words, part)
        assert isinstance(found, set)
        return found


def issues_of(parts: Parts, weeks: int) -> list[tuple[Issue, bytes]]:
    """Return a year's issues of one office, with their bytes: those of the others hold the same articles."""
    made = []
    in_year: Counter[int] = Counter()
    for week in range(weeks):
        monday = _FIRST + timedelta(weeks=week)
        in_year[monday.year] += 1
        items = [parts.item(f"{monday}-{place}", monday) for place in range(WEEKLY)]
        issue = issue_of(
            items, Number(monday.year, in_year[monday.year], week + 1), Period(monday, monday + timedelta(days=7))
        )
        made.append((issue, pack(issue)))
    return made


def rows(made: list[tuple[Issue, bytes]], parts: Parts, offices: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Give the rows of the first office, parents first; ids leave room for those of the others."""
    for week, (issue, content) in enumerate(made):
        issue_id = week * offices + 1
        period = (issue.period.first, issue.period.end, issue.dated)
        number = (issue.number.year, issue.number.number, issue.number.serial)
        head = (issue_id, "office-000", "regular", *number, 0, *period, "2026-01-01T08:00:00")
        yield "issues", (*head, digest_of(content), content, *outline_of(issue).values())
        for position, entry in enumerate(issue.sections[0].entries):
            entry_id = week * offices * WEEKLY + position + 1
            item = entry.item
            article, theme, region = item.article, item.themes[0].code, "/".join(item.regions[0].path)
            place = (entry_id, issue_id, position, issue.dated, "一、帮扶服务")
            words = (article.headline, "\n".join(one.text for one in item.highlights), article.body)
            yield "entries", (*place, *words, article.origin.uri, "报", "", "office-000", theme, region)
            yield "labels", (entry_id, "theme", 0, theme)
            yield "labels", (entry_id, "region", 0, region)
            found = parts.tokens(article.headline, grams.HEADLINE) | parts.tokens(article.headline, grams.SOURCE)
            for one in item.highlights:
                found = found | parts.tokens(one.text, grams.PRINTED)
            yield "grams", (entry_id, sorted(found | grams.tokens(article.body, grams.SOURCE)))


# The rows of the other offices, made of those of the first by the database; {k} is the number of an office.
_OTHERS = {
    "issues": (
        "id + {k}, {code}, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, "
        "content, title, coverage, printed"
    ),
    "entries": (
        "id + {k} * {weekly}, issue_id + {k}, position, dated, section, headline, printed, body, source, publication, "
        "contributor, {code}, theme, region"
    ),
    "labels": "entry_id + {k} * {weekly}, kind, rank, value",
    "grams": "{id} + {k} * {weekly}, {tokens}",
}


def fill_postgresql(archive: Archive, parts: Parts, made: list[tuple[Issue, bytes]], offices: int) -> None:
    """Copy the rows in, and make the indexes."""
    code = "'office-' || lpad(k::text, 3, '0')"
    words = {"k": "k", "code": code, "weekly": WEEKLY, "id": "entry_id", "tokens": "numbers"}
    with connections.writing(archive._engine) as connection:
        for name in _INDEXES:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        driver: Any = connection.connection.driver_connection
        waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _OTHERS}
        for name, row in rows(made, parts, offices):
            waiting[name].append((row[0], grams.numbered(row[1])) if name == "grams" else row)
        for name, values in waiting.items():
            table = "gram_numbers" if name == "grams" else name
            with driver.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
            connection.exec_driver_sql(
                f"INSERT INTO {table} SELECT {_OTHERS[name].format_map(words)} FROM {table}, "
                f"generate_series(1, {offices - 1}) k ORDER BY 1"
            )
    with connections.writing(archive._engine) as connection:
        for statement in (
            "CREATE INDEX entries_issue ON entries (issue_id)",
            "CREATE INDEX entries_dated ON entries (dated)",
            "CREATE INDEX entries_section ON entries (section)",
            "CREATE INDEX entries_counts ON entries (briefing, dated, theme, region, issue_id)",
            "CREATE INDEX labels_value ON labels (kind, value)",
            "CREATE INDEX gram_numbers_index ON gram_numbers USING gin (numbers)",
            "SELECT setval('issues_id_seq', (SELECT max(id) FROM issues))",
            "SELECT setval('entries_id_seq', (SELECT max(id) FROM entries))",
        ):
            connection.exec_driver_sql(statement)
    with archive._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def fill_sqlite(archive: Archive, parts: Parts, made: list[tuple[Issue, bytes]], offices: int) -> None:
    """Insert the rows of the first office, and let the others follow one by one."""
    waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _OTHERS}
    for name, row in rows(made, parts, offices):
        plain = tuple(value.isoformat() if isinstance(value, date) else value for value in row)
        waiting[name].append((row[0], " ".join(row[1])) if name == "grams" else plain)
    with connections.writing(archive._engine) as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("CREATE TEMP TABLE tokens (id INTEGER PRIMARY KEY, tokens TEXT)")
        for name, values in waiting.items():
            marks = ", ".join("?" * len(values[0]))
            driver.executemany(f"INSERT INTO {'tokens' if name == 'grams' else name} VALUES ({marks})", values)
        for k in range(offices):
            words = {"k": k, "code": f"'office-{k:03d}'", "weekly": WEEKLY, "id": "id", "tokens": "tokens"}
            for name, columns in _OTHERS.items():
                if k and name != "grams":
                    is_first = "" if name == "labels" else "WHERE " + ("briefing = 'office-000'")
                    own = "WHERE entry_id IN (SELECT id FROM tokens)" if name == "labels" else is_first
                    driver.execute(f"INSERT INTO {name} SELECT {columns.format_map(words)} FROM {name} {own}")
            driver.execute(f"INSERT INTO grams (rowid, tokens) SELECT {_OTHERS['grams'].format_map(words)} FROM tokens")
        driver.execute("DROP TABLE tokens")
    with connections.writing(archive._engine) as connection:
        connection.exec_driver_sql("ANALYZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds on the clock, and of CPU: of this process, and of the server's."""

    clock: float
    own: float
    server: float

    def __str__(self) -> str:
        return f"{self.clock:.0f} ms, CPU {self.own:.0f} + server {self.server:.0f}"


class Meter:
    """What calls take, with what the server of an archive takes for them."""

    def __init__(self, archive: Archive) -> None:
        self._server: Path | None = None
        if archive._engine.dialect.name == "postgresql":
            with connections.reading(archive._engine) as connection:
                folder = Path(str(connections.scalar(connection, "SHOW data_directory")))
            self._server = Path("/proc", (folder / "postmaster.pid").read_text().split()[0], "stat")

    def of(self, call: Callable[[], object], times: int = 1) -> Cost:
        """Return the mean cost of *times* calls of *call*."""
        before, clock, own = self.server(), time.perf_counter(), time.process_time()
        for _ in range(times):
            call()
        clock, own = time.perf_counter() - clock, time.process_time() - own
        return Cost(*(1000 * seconds / times for seconds in (clock, own, self.server() - before)))

    def server(self) -> float:
        """Return the CPU seconds of the server and of all its processes that have ended: one for each connection."""
        if self._server is None:
            return 0.0
        time.sleep(0.5)  # until the last one has ended
        return sum(map(int, self._server.read_text().rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")


def measure(archive: Archive, parts: Parts) -> None:
    """Print what each thing takes."""
    chance, meter = random.Random(11), Meter(archive)
    words = [word for word, _ in chance.choices(_pairs(parts), k=100)]
    archive.search.find(Query("工会"))
    clocks: list[float] = []

    def find() -> None:
        started = time.perf_counter()
        archive.search.find(Query(words[len(clocks)]))
        clocks.append((time.perf_counter() - started) * 1000)

    mean = meter.of(find, 100)
    clocks.sort()
    told = f"median {clocks[50]:.0f}, 95th {clocks[94]:.0f}, worst {clocks[-1]:.0f} ms"
    print(f"search, two characters: {told}; mean {mean}", flush=True)
    for word in ("的", "一个", "工作", "劳动模范", "龙舟竞渡赛"):
        print(f"search {word}: {meter.of(lambda word=word: archive.search.find(Query(word)), 5)}")  # type: ignore[misc]
    region = Query("工作", region="昆山市")
    print(f"search in a place: {meter.of(lambda: archive.search.find(region), 5)}", flush=True)
    for name, call in {
        "list of one office": lambda: archive.outlines("office-001"),
        "list of all": archive.outlines,
        "stats of one office": lambda: archive.statistics.count(briefing="office-001"),
        "stats of all": archive.statistics.count,
    }.items():
        print(f"{name}: {meter.of(call, 3)}", flush=True)


def doors(office: Office, end: date) -> None:
    """Print what the doors take in the office of one briefing whose issues end with the day before *end*."""
    meter = Meter(office.archive)
    file = office.folder / "weekly.toml"
    file.write_text(re.sub("(?m)^code = .*", 'code = "office-001"', file.read_text("utf-8"), count=1), "utf-8")
    office.monday = end
    office.week()
    for arguments in (
        ("list",),
        ("stats",),
        ("search", "工作"),
        ("build", "weekly.toml", "--date", str(end + timedelta(days=6))),
        ("check", "--archive"),
    ):
        before = meter.server()
        told, cost = office.door(*arguments)
        server, last = meter.server() - before, told.splitlines()[-1][:100]
        print(f"digest {' '.join(arguments)}: {cost} + server {server:.1f} CPU s; {last}", flush=True)


def _pairs(parts: Parts) -> list[tuple[str, int]]:
    """Return words of two characters, as often as they were drawn."""
    from digest import words

    drawn = chain.from_iterable(words.cut(sentence) for sentence in parts.sentences[:2_000])
    return [(word, 1) for word in drawn if len(word) == 2 and word.isalpha()]


def plans(archive: Archive) -> None:
    """Print how PostgreSQL goes about each query of the doors: the nodes that read a table, and their time."""
    seen: list[tuple[str, Any]] = []

    def note(_c: Any, _u: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append((statement, parameters))

    doors: dict[str, Callable[[], object]] = {
        "search 工作": lambda: archive.search.find(Query("工作")),
        "list": archive.outlines,
        "list of one office": lambda: archive.outlines("office-001"),
        "stats": archive.statistics.count,
        "stats of one office": lambda: archive.statistics.count(briefing="office-001"),
        "what was printed": lambda: archive.seen(date(2025, 10, 1), briefing="office-001"),
        "names": archive.search.names,
    }
    for name, call in doors.items():
        seen.clear()
        event.listen(archive._engine, "before_cursor_execute", note)
        call()
        event.remove(archive._engine, "before_cursor_execute", note)
        for statement, parameters in seen[:4]:
            with connections.reading(archive._engine) as connection:
                if name.startswith("search"):
                    connection.execute(text("SET LOCAL enable_seqscan = off"))
                for line in _explained(connection, statement, parameters):
                    print(f"{name}: {line}")


def _explained(connection: Connection, statement: str, parameters: Any) -> Iterator[str]:
    """Give the nodes that read or sort, each with its rows, and what pages all of them together touched."""
    found = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, SUMMARY OFF) {statement}", parameters)
    lines = [line.strip() for (line,) in found]
    yield from (line for line in lines if "Scan" in line or "Aggregate" in line or "Sort " in line)
    yield from [line for line in lines if line.startswith("Buffers")][:1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--offices", type=int, default=100)
    parser.add_argument("--weeks", type=int, default=53)
    parser.add_argument("--wait", type=float, default=0.0, help="seconds that the database is left running at the end")
    arguments = parser.parse_args()
    folder = programs()
    is_server = arguments.database == "postgresql"
    with (
        tempfile.TemporaryDirectory() as home,
        cluster(folder, _SERVER) if is_server and folder else nullcontext("") as url,
    ):
        office = Office(Path(home), url)
        archive = office.archive
        started = time.perf_counter()
        parts = Parts()
        made = issues_of(parts, arguments.weeks)
        (fill_postgresql if is_server else fill_sqlite)(archive, parts, made, arguments.offices)
        total = arguments.offices * arguments.weeks * WEEKLY
        print(
            f"{total:,} articles on {arguments.database}, filled in {time.perf_counter() - started:.0f} s; {url}",
            flush=True,
        )
        measure(archive, parts)
        if is_server:
            plans(archive)
        doors(office, made[-1][0].period.end)
        if is_server:
            with connections.reading(archive._engine) as connection:
                size = connections.scalar(connection, "SELECT pg_database_size(current_database())")
            print(f"database: {int(size) / 1e6:,.0f} MB")
        else:
            print(f"database: {(Path(office.address)).stat().st_size / 1e6:,.0f} MB")
        time.sleep(arguments.wait)


if __name__ == "__main__":
    main()
