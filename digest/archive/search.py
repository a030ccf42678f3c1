"""Finding again what was printed: exact for words of any length, newest first within headline, printed text, source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    column,
    exists,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import BigInteger

from digest import words
from digest.archive.database import connections
from digest.archive.database.tables import entries, issues, labels
from digest.archive.records import grams
from digest.model import Number

Where = Literal["headline", "printed", "source"]

_PARTS: tuple[tuple[Where, str], ...] = (
    ("headline", grams.HEADLINE),
    ("printed", grams.PRINTED),
    ("source", grams.SOURCE),
)
_KINDS = ("theme", "region")
_SPAN = 25_000  # ids of the first stretch: of a word in one of a thousand entries it holds a page of 20
# Rows read at a time: first as many as are asked for, which is enough where every row holds the words (so it is with
# words of two characters); then 200: a page of 50 doubled the time for rare phrases, 1000 that for common ones.
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words (blanks between them: all must stand there), and where to look."""

    words: str
    theme: str = ""  # code, or part of the section's name
    region: str = ""  # any name on the path
    source: str = ""  # publication, unit or file
    since: date | None = None
    until: date | None = None
    limit: int = field(default=20)


@dataclass(frozen=True, slots=True)
class Hit:
    """One printed item that holds the words: in which issue, and the sentence; *where* it stands in the item."""

    briefing: str
    number: Number
    dated: date
    section: str
    headline: str
    sentence: str
    where: Where
    source: str
    position: int = 0  # of the item in its issue, from 0


class Search:
    """The printed items of an archive, to be found again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return the themes (codes and sections) and the regions (full paths) of all that was printed."""
        with connections.reading(self._engine) as connection:
            themes, regions = (_distinct(connection, labels.c.value, labels.c.kind == kind) for kind in _KINDS)
            return frozenset((*themes, *_distinct(connection, entries.c.section))), frozenset(regions)

    def find(self, query: Query) -> tuple[Hit, ...]:
        """Return what holds all words of *query*, each item once: headlines, printed text, sources."""
        hits: dict[int, Hit] = {}
        if not query.words.split() or query.limit < 1:
            return ()
        with connections.reading(self._engine) as connection:
            newest = int(connection.execute(select(func.max(entries.c.id))).scalar() or 0)
            if connection.dialect.name == "postgresql":
                # Else it reads a small table whole, or the rows of a stretch one by one, unpacking every token in them;
                # what is left puts the two indexes together (100 ms, not 1,400, for a word in 300,000 of a million).
                connection.execute(text("SET LOCAL enable_seqscan = off"))
                connection.execute(text("SET LOCAL enable_indexscan = off"))
            for where, letter in _PARTS:
                for row in _rows(connection, query, letter, newest):
                    if row.id not in hits and _holds(row, query.words, where):
                        hits[row.id] = _hit(row, query.words, where)
                    if len(hits) == query.limit:
                        return tuple(hits.values())
        return tuple(hits.values())


def _distinct(connection: Connection, values: Column[str], *where: ColumnElement[bool]) -> list[str]:
    """Return each of *values* once, by one step in their index a value: DISTINCT would read every row."""
    least = select(func.min(values).label("value")).where(*where).cte("steps", recursive=True)
    later = select(func.min(values)).where(values > least.c.value, *where).correlate(least).scalar_subquery()
    steps = least.union_all(select(later).where(least.c.value.is_not(None)))
    return list(connection.execute(select(steps.c.value).where(steps.c.value.is_not(None))).scalars())


def _rows(connection: Connection, query: Query, letter: str, newest: int) -> Iterator[Row[Any]]:
    """Give the entries up to *newest* whose tokens fit, newest first, page by page."""
    wanted = grams.query(query.words, letter)
    numbered = issues.c.briefing, issues.c.series, issues.c.year, issues.c.number, issues.c.serial
    base = _filter(select(entries, *numbered).join(issues, issues.c.id == entries.c.issue_id), query)
    newest_first = base.order_by(entries.c.id.desc())
    if connection.dialect.name == "postgresql":
        for ids in _holding(connection, grams.numbered(wanted), newest, query.limit):
            yield from connection.execute(newest_first.where(entries.c.id.in_(ids)))
        return
    index = table("grams", column("rowid"))
    fits = text("grams MATCH :tokens").bindparams(tokens=" ".join(wanted))
    statement = newest_first.join(index, index.c.rowid == entries.c.id).where(fits)
    size, page = query.limit, connection.execute(statement.limit(query.limit)).all()
    yield from page
    while len(page) == size:
        size, page = _PAGE, connection.execute(statement.where(entries.c.id < page[-1].id).limit(_PAGE)).all()
        yield from page


def _holding(connection: Connection, wanted: list[int], newest: int, size: int) -> Iterator[list[int]]:
    """Give the ids of entries up to *newest* that have all tokens *wanted*, the last first, a page at a time.

    The first page is one of *size*. They are looked for in stretches of ids, the newest and shortest first: a common
    word stands in a third of all.
    """
    index = table("gram_numbers", column("entry_id"), column("numbers", ARRAY(BigInteger)))
    end, span = newest + 1, _SPAN
    while end > 1:
        begin = max(1, end - span)
        within = index.c.entry_id.between(begin, end - 1)
        found = select(index.c.entry_id).where(index.c.numbers.contains(wanted), within)
        ids = sorted(connection.execute(found).scalars(), reverse=True)
        while ids:
            yield ids[:size]
            ids, size = ids[size:], _PAGE
        end, span = begin, span * 4


def _filter(statement: Select[Any], query: Query) -> Select[Any]:
    label: Select[Any] = select(literal_column("1")).where(labels.c.entry_id == entries.c.id)
    if query.theme:
        coded = exists(label.where(labels.c.kind == "theme", labels.c.value == query.theme))
        statement = statement.where(coded | entries.c.section.contains(query.theme, autoescape=True))
    if query.region:
        named = labels.c.value.contains(query.region, autoescape=True)
        statement = statement.where(exists(label.where(labels.c.kind == "region", named)))
    if query.source:
        places = (entries.c.publication, entries.c.contributor, entries.c.source)
        first, second, third = (place.contains(query.source, autoescape=True) for place in places)
        statement = statement.where(first | second | third)
    if query.since:
        statement = statement.where(entries.c.dated >= query.since)
    return statement.where(entries.c.dated <= query.until) if query.until else statement


def _text(row: Row[Any], where: Where) -> str:
    return str({"headline": row.headline, "printed": row.printed, "source": row.body}[where])


def _holds(row: Row[Any], sought: str, where: Where) -> bool:
    """Say whether the words stand there whole: tokens are pairs, so a longer word may be scattered."""
    if all(len(word) <= 2 for word in grams.fold(sought).split()):
        return True
    whole = grams.fold("\n".join((row.headline, row.printed, row.body, row.contributor)))
    there = grams.fold(_text(row, where)) if where == "headline" else whole
    return all(word in there for word in grams.fold(sought).split())


def _hit(row: Row[Any], sought: str, where: Where) -> Hit:
    """Return *row* as a hit, with the sentence that holds most of the words *sought*, the first such."""
    series: Any = row.series
    number = Number(row.year, row.number, row.serial, series)
    whole, looked_for = _text(row, where), grams.fold(sought).split()
    found = [whole[start:end] for start, end in words.sentences(whole)]
    most = max(found, key=lambda sentence: sum(word in grams.fold(sentence) for word in looked_for), default="")
    return Hit(row.briefing, number, row.dated, row.section, row.headline, most, where, row.source, row.position)
