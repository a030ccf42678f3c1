"""``Archive``: the one door to what is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from digest.archive.database import connections, integrity, opening
from digest.archive.database.tables import files, issues, judgements
from digest.archive.records import entries, numbers
from digest.archive.records.codec import digest_of, pack, unpack
from digest.archive.records.kept import HEAD, Kept, Outline, is_of, kept_of, newest, outline_of
from digest.archive.stores import Stores
from digest.errors import ArchiveError
from digest.model import Issue, Number, Period, Rendering, Seen

# What is to be written in the transaction that keeps an issue.
Closing = Callable[[Connection, Issue], None]


class Archive(Stores):
    """The issues of an office, in an SQLite file or a PostgreSQL database. Every method is one transaction.

    What else is kept is had from small stores: ``archive.runs``, ``archive.outbox`` …
    """

    @classmethod
    def open(cls, url_or_path: str | Path, password: str = "") -> Archive:
        """Open the archive, make it if there is none, bring an older one up to date; *password* is a server's.

        ``ArchiveError`` if it is damaged, not to be reached, or newer than this program (then it is not touched).
        """
        return cls(opening.open_engine(str(url_or_path), password))

    @contextmanager
    def lasting(self) -> Iterator[Archive]:
        """Give this archive for many transactions one after another."""
        with connections.lasting(self._engine) as engine:
            yield type(self)(engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def number_for(
        self,
        briefing: str,
        period: Period,
        *,
        series: str = "regular",
        serial_start: int = 1,
        year: int | None = None,
    ) -> Number:
        """Return the number of *period*: its own if it has one, else the next. Nothing is taken until ``keep``.

        *serial_start* is that of the very first issue in this archive; *year* is that of the nominal period, by default
        the year of its last day. A supplement counts from 1 and is a new one each time.
        """
        in_year = numbers.year_of(period) if year is None else year
        with connections.reading(self._engine) as connection:
            own = None if series == "supplement" else numbers.of_period(connection, briefing, period, series)
            number = own or numbers.following(connection, briefing, in_year, series)
        if number is not None:
            return number
        if series == "supplement":
            return Number(in_year, 1, 1, "supplement")
        return Number(in_year, 1, serial_start)

    def keep(
        self, issue: Issue, renderings: Sequence[Rendering], kept_at: datetime, closing: Closing | None = None
    ) -> None:
        """Close *issue* with its files, all or nothing; what is kept already word for word is not kept again.

        A changed issue of a closed period becomes its next revision under the same number. ``NumberTakenError`` if
        another process took the number meanwhile. *closing* is called last, in the same transaction: if it raises,
        nothing is kept.
        """
        with connections.writing(self._engine) as connection:
            numbers.refuse_other(connection, issue)
            add_revision(connection, issue, renderings, kept_at)
            if closing:
                closing(connection, issue)

    def seen(self, since: date, *, briefing: str = "", period: Period | None = None) -> tuple[Seen, ...]:
        """Return what issues dated from *since* on printed, or an editor took out of them, oldest first.

        Of *briefing* only, if given.

        With *period*, only issues of earlier periods count: an issue made again has not "seen" itself. Supplements
        print again what issues printed.
        """
        fresh = (issues.c.dated >= since, issues.c.series == "regular")
        statement = newest(issues.c.content).where(*fresh).order_by(issues.c.dated, issues.c.id)
        if briefing:
            statement = statement.where(issues.c.briefing == briefing)
        if period is not None:
            statement = statement.where(issues.c.period_first < period.first)
        with connections.reading(self._engine) as connection:
            kept = [unpack(Issue, row.content) for row in connection.execute(statement)]
        return tuple(each for issue in kept for each in _seen_in(issue))

    def failed_before(self, briefing: str, period: Period) -> frozenset[tuple[str, str]]:
        """Return source and message of what could not be read for the issue of *briefing* before *period*."""
        earlier = (issues.c.briefing == briefing, issues.c.series == "regular", issues.c.period_first < period.first)
        statement = newest(issues.c.content).where(*earlier).order_by(issues.c.period_first.desc()).limit(1)
        with connections.reading(self._engine) as connection:
            row = connection.execute(statement).first()
        failures = unpack(Issue, row.content).ledger.failures if row else ()
        return frozenset((failure.source, failure.message) for failure in failures)

    def kept(self, briefing: str = "", year: int | None = None) -> tuple[Kept, ...]:
        """Return the issues in the archive (newest revision of each), by date and number."""
        with connections.reading(self._engine) as connection:
            return tuple(kept_of(row) for row in connection.execute(_list(newest(*HEAD), briefing, year)))

    def outlines(self, briefing: str = "", year: int | None = None) -> tuple[Outline, ...]:
        """Return what ``kept`` returns as a list shows it."""
        statement = _list(newest(*HEAD), briefing, year)
        with connections.reading(self._engine) as connection:
            rows = connection.execute(statement).all()
        return tuple(Outline(kept_of(row), row.title, row.coverage, row.printed) for row in rows)

    def damages(self) -> tuple[str, ...]:
        """Return, in Chinese, what the database and the hashes of all revisions say is damaged."""
        with connections.reading(self._engine) as connection:
            return tuple(integrity.damages(connection))

    def file_names(self) -> dict[int, list[str]]:
        """Return the names of the files of each revision that has any, by its id."""
        names: dict[int, list[str]] = defaultdict(list)
        with connections.reading(self._engine) as connection:
            for row in connection.execute(select(files.c.issue_id, files.c.name)):
                names[row.issue_id].append(row.name)
        return names

    def is_empty(self) -> bool:
        """Say whether no issue was ever kept."""
        with connections.reading(self._engine) as connection:
            return connection.execute(select(issues.c.id).limit(1)).first() is None

    def revisions(self, kept: Kept) -> tuple[Kept, ...]:
        """Return all revisions of the issue *kept*, the first one first."""
        statement = select(*HEAD).where(is_of(kept)).order_by(issues.c.revision)
        with connections.reading(self._engine) as connection:
            return tuple(kept_of(row) for row in connection.execute(statement))

    def issue(self, kept: Kept) -> Issue:
        """Return the whole issue that *kept* names; ``ArchiveError`` if it is not what was kept."""
        with connections.reading(self._engine) as connection:
            found = select(issues.c.content, issues.c.sha256).where(issues.c.id == kept.id)
            content, sha256 = connection.execute(found).one()
        if digest_of(content) != sha256:
            raise ArchiveError(f"档案里{numbers.in_chinese(kept.number)}的内容与存档时不一致", "请用最近的备份恢复")
        return unpack(Issue, content)

    def renderings(self, kept: Kept) -> tuple[Rendering, ...]:
        """Return the files of *kept* as they went out; ``ArchiveError`` if the bytes are not those that were kept."""
        statement = select(files).where(files.c.issue_id == kept.id).order_by(files.c.form)
        with connections.reading(self._engine) as connection:
            rows = connection.execute(statement).all()
        for row in rows:
            if digest_of(row.content) != row.sha256:
                raise ArchiveError(f"档案里的 {row.name} 与存档时不一致", "请用最近的备份恢复")
        return tuple(Rendering(row.form, row.name, row.title, row.content) for row in rows)

    def record_different(self, first: str, second: str, made_by: str, made_at: datetime) -> None:
        """Remember that an editor called the texts with these keys different events."""
        pair = dict(zip(("first", "second"), sorted((first, second)), strict=True))
        with connections.writing(self._engine) as connection:
            same = (judgements.c.first == pair["first"], judgements.c.second == pair["second"])
            connection.execute(delete(judgements).where(*same))
            row = {**pair, "made_by": made_by, "made_at": made_at.isoformat(timespec="seconds")}
            connection.execute(insert(judgements).values(row))

    def different(self) -> frozenset[frozenset[str]]:
        """Return the pairs of keys that editors called different events."""
        with connections.reading(self._engine) as connection:
            rows = connection.execute(select(judgements.c.first, judgements.c.second))
            return frozenset(frozenset((row.first, row.second)) for row in rows)


def add_revision(connection: Connection, issue: Issue, renderings: Sequence[Rendering], kept_at: datetime) -> None:
    """Write *issue* with its files as the next revision under its number, unless the last one is the same."""
    revisions = select(issues).where(is_of(issue)).order_by(issues.c.revision.desc())
    last = connection.execute(revisions.limit(1)).first()
    if last is not None and _is_same(connection, last, issue, renderings):
        return
    revision = 0 if last is None else last.revision + 1
    issue_id = _insert_issue(connection, issue, pack(issue), revision, kept_at)
    _insert_files(connection, issue_id, renderings)
    entries.replace(connection, issue_id, issue)


def _seen_in(issue: Issue) -> Iterator[Seen]:
    for section in issue.sections:
        for entry in (entry for entry in section.entries if entry.anchor not in issue.unprinted):
            yield from (Seen(one, issue.number, issue.dated, leading=entry.item) for one in entry.item.tellings)
            yield Seen(entry.item, issue.number, issue.dated)
    for item in issue.unused:
        if (item.article.origin.uri, item.article.id) in issue.deleted:
            yield Seen(item, issue.number, issue.dated, is_deleted=True)


def _list(statement: Select[Any], briefing: str, year: int | None) -> Select[Any]:
    """Narrow *statement* to *briefing* and *year*, if given, by date and number."""
    if briefing:
        statement = statement.where(issues.c.briefing == briefing)
    if year is not None:
        statement = statement.where(issues.c.year == year)
    return statement.order_by(issues.c.dated, issues.c.briefing, issues.c.series, issues.c.serial)


def _is_same(connection: Connection, last: Row[Any], issue: Issue, renderings: Sequence[Rendering]) -> bool:
    """Say whether *last* holds *issue* and its files, compared as values: a newer program may write more fields."""
    rows = connection.execute(select(files.c.form, files.c.sha256).where(files.c.issue_id == last.id))
    there = {(row.form, row.sha256) for row in rows}
    if there != {(each.form, digest_of(each.content)) for each in renderings}:
        return False
    return unpack(Issue, last.content) == issue


def _insert_issue(connection: Connection, issue: Issue, content: bytes, revision: int, kept_at: datetime) -> int:
    number = issue.number
    row = {
        "briefing": issue.briefing,
        "series": number.series,
        "year": number.year,
        "number": number.number,
        "serial": number.serial,
        "revision": revision,
        "period_first": issue.period.first,
        "period_end": issue.period.end,
        "dated": issue.dated,
        "kept_at": kept_at.isoformat(timespec="seconds"),
        "sha256": digest_of(content),
        "content": content,
        **outline_of(issue),
    }
    return connections.inserted(connection, issues, **row)


def _insert_files(connection: Connection, issue_id: int, renderings: Sequence[Rendering]) -> None:
    rows = [
        {
            "issue_id": issue_id,
            "form": each.form,
            "name": each.name,
            "title": each.title,
            "sha256": digest_of(each.content),
            "content": each.content,
        }
        for each in renderings
    ]
    if rows:
        connection.execute(insert(files), rows)
