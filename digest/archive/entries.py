"""One row an item as it was printed: what search, statistics and the yearly index read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, delete, insert, select, text

from digest.archive import grams, schema
from digest.model import Entry, Issue, Section


def replace(connection: Connection, issue_id: int, issue: Issue) -> None:
    """Write the entries of *issue*; those of its earlier revisions go, so that nothing is found or counted twice."""
    _remove_earlier(connection, issue_id, issue)
    for position, (section, entry) in enumerate(_printed(issue)):
        entry_id = _added(connection, issue_id, issue, position, section, entry)
        _label(connection, entry_id, entry)
        _index(connection, entry_id, entry)


def _printed(issue: Issue) -> Iterator[tuple[Section, Entry]]:
    for section in issue.sections:
        for entry in section.entries:
            yield section, entry


def _remove_earlier(connection: Connection, issue_id: int, issue: Issue) -> None:
    rows, number = schema.issues.c, issue.number
    same = select(rows.id).where(
        rows.briefing == issue.briefing,
        rows.series == number.series,
        rows.year == number.year,
        rows.number == number.number,
        rows.id != issue_id,
    )
    old = select(schema.entries.c.id).where(schema.entries.c.issue_id.in_(same))
    connection.execute(delete(schema.labels).where(schema.labels.c.entry_id.in_(old)))
    connection.execute(delete(schema.entries).where(schema.entries.c.issue_id.in_(same)))


def _added(connection: Connection, issue_id: int, issue: Issue, position: int, section: Section, entry: Entry) -> int:
    article = entry.item.article
    row = {
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
    }
    key = connection.execute(insert(schema.entries).values(row)).inserted_primary_key
    return int(key[0]) if key else 0


def _label(connection: Connection, entry_id: int, entry: Entry) -> None:
    themes = [theme.code for theme in entry.item.themes]
    regions = ["/".join(region.path) for region in entry.item.regions]
    rows = [
        {"entry_id": entry_id, "kind": kind, "rank": rank, "value": value}
        for kind, values in (("theme", themes), ("region", regions))
        for rank, value in enumerate(values)
    ]
    if rows:
        connection.execute(insert(schema.labels), rows)


def _index(connection: Connection, entry_id: int, entry: Entry) -> None:
    article = entry.item.article
    found = grams.tokens(entry.headline, grams.HEADLINE)
    found |= grams.tokens("\n".join((*entry.text, entry.origin)), grams.PRINTED)
    found |= grams.tokens("\n".join((article.headline, article.body, article.contributor)), grams.SOURCE)
    ordered = sorted(found)
    if connection.dialect.name == "sqlite":
        statement, value = "INSERT INTO grams (rowid, tokens) VALUES (:entry, :tokens)", " ".join(ordered)
        connection.execute(text(statement), {"entry": entry_id, "tokens": value})
    else:
        statement = "INSERT INTO grams (entry_id, tokens) VALUES (:entry, :tokens)"
        connection.execute(text(statement), {"entry": entry_id, "tokens": ordered})
