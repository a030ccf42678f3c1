"""One row an item as it was printed: what search, statistics and the yearly index read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select, text

from digest.archive.database import tables
from digest.archive.records import grams
from digest.model import Entry, Issue, Section


def replace(connection: Connection, issue_id: int, issue: Issue) -> None:
    """Write the entries of *issue*; those of its earlier revisions go, so that nothing is found or counted twice."""
    _remove_earlier(connection, issue_id, issue)
    printed = tuple((section, entry) for section in issue.sections for entry in section.entries)
    if not printed:
        return
    rows = [_row(issue_id, issue, position, *each) for position, each in enumerate(printed)]
    adding = insert(tables.entries).returning(tables.entries.c.id, sort_by_parameter_order=True)
    added = list(zip(connection.execute(adding, rows).scalars(), (entry for _, entry in printed), strict=True))
    labels = [label for entry_id, entry in added for label in _labels(entry_id, entry)]
    if labels:
        connection.execute(insert(tables.labels), labels)
    _index(connection, added)


def _remove_earlier(connection: Connection, issue_id: int, issue: Issue) -> None:
    rows, number = tables.issues.c, issue.number
    same = select(rows.id).where(
        rows.briefing == issue.briefing,
        rows.series == number.series,
        rows.year == number.year,
        rows.number == number.number,
        rows.id != issue_id,
    )
    old = select(tables.entries.c.id).where(tables.entries.c.issue_id.in_(same))
    connection.execute(delete(tables.labels).where(tables.labels.c.entry_id.in_(old)))
    connection.execute(delete(tables.entries).where(tables.entries.c.issue_id.in_(same)))


def _row(issue_id: int, issue: Issue, position: int, section: Section, entry: Entry) -> dict[str, object]:
    article = entry.item.article
    return {
        "issue_id": issue_id,
        "position": position,
        "dated": issue.dated,
        "section": section.title,
        "headline": entry.headline,
        "printed": "\n".join(entry.text),
        "body": article.body,
        "source": article.origin.uri,
        "publication": article.origin.publication,
        "contributor": article.contributor,
        "briefing": issue.briefing,
        "theme": entry.item.themes[0].code if entry.item.themes else "",
        "region": "/".join(entry.item.regions[0].path) if entry.item.regions else "",
    }


def _labels(entry_id: int, entry: Entry) -> Iterator[dict[str, object]]:
    themes = [theme.code for theme in entry.item.themes]
    regions = ["/".join(region.path) for region in entry.item.regions]
    for kind, values in (("theme", themes), ("region", regions)):
        for rank, value in enumerate(values):
            yield {"entry_id": entry_id, "kind": kind, "rank": rank, "value": value}


def _index(connection: Connection, added: Sequence[tuple[int, Entry]]) -> None:
    """Write the search index of entries under their ids."""
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO grams (rowid, tokens) VALUES (:entry, :tokens)"
        rows = [{"entry": entry_id, "tokens": " ".join(_tokens(entry))} for entry_id, entry in added]
    else:
        statement = "INSERT INTO gram_numbers (entry_id, numbers) VALUES (:entry, :tokens)"
        rows = [{"entry": entry_id, "tokens": grams.numbered(_tokens(entry))} for entry_id, entry in added]
    connection.execute(text(statement), rows)
    if connection.dialect.name != "sqlite":  # what stands unsorted before the index would slow every search down
        own = "pg_has_role(relowner, 'USAGE')"  # an office among many does not own it (``rights``)
        tidy = f"SELECT gin_clean_pending_list(oid) FROM pg_class WHERE relname = 'gram_numbers_index' AND {own}"
        connection.execute(text(tidy))


def _tokens(entry: Entry) -> list[str]:
    article = entry.item.article
    found = grams.tokens(entry.headline, grams.HEADLINE)
    found |= grams.tokens("\n".join((*entry.text, entry.origin)), grams.PRINTED)
    found |= grams.tokens("\n".join((article.headline, article.body, article.contributor)), grams.SOURCE)
    return sorted(found)
