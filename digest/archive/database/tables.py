"""The tables of the archive (how an older archive becomes one of today: ``migrations``).

``issues`` is one row a revision of an issue, with the whole issue; ``files`` the renderings as they went out;
``entries`` one row a printed item for search, statistics and index; ``labels`` their themes and regions;
``judgements`` what editors decided (not the same event); ``withdrawals`` the issues that were taken back;
``steps`` and ``workings`` the edits of a draft that are not kept as a revision yet; ``dismissals`` what people called
no slip; ``rereads``, ``reread_chunks`` and ``readings`` how today's tables read again what was printed.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

WITHDRAWN = "withdrawn-"  # how the series begins that an issue taken back is put into

metadata = MetaData()

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("period_first", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("dated", Date, nullable=False),
    Column("kept_at", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("title", Text, nullable=False, server_default=""),  # these three: what a list shows of it
    Column("coverage", Text, nullable=False, server_default=""),
    Column("printed", Integer, nullable=False, server_default="-1"),  # -1: not filled in yet
    UniqueConstraint("briefing", "series", "year", "number", "revision", name="issues_number"),
    UniqueConstraint("briefing", "series", "serial", "revision", name="issues_serial"),
    UniqueConstraint("briefing", "series", "period_first", "period_end", "revision", name="issues_period"),
)

files = Table(
    "files",
    metadata,
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("form", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("issue_id", "form"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("position", Integer, nullable=False),  # place in the issue, from 0
    Column("dated", Date, nullable=False),
    Column("section", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("printed", Text, nullable=False),  # the paragraphs as printed
    Column("body", Text, nullable=False),  # the article as it stood in its source
    Column("source", Text, nullable=False),
    Column("publication", Text, nullable=False),
    Column("contributor", Text, nullable=False),
    Column("briefing", Text, nullable=False, server_default=""),
    Column("theme", Text, nullable=False, server_default=""),  # the main ones: what is counted
    Column("region", Text, nullable=False, server_default=""),
    Index("entries_section", "section"),
    Index("entries_counts", "briefing", "dated", "theme", "region", "issue_id"),
    Index("entries_issue", "issue_id"),
    Index("entries_dated", "dated"),
    sqlite_autoincrement=True,  # a number once used is not used again: the search index may still hold it
)

labels = Table(
    "labels",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("kind", Text, nullable=False),  # theme or region
    Column("rank", Integer, nullable=False),  # 0 is the main one
    Column("value", Text, nullable=False),  # theme: code; region: names joined by /
    PrimaryKeyConstraint("entry_id", "kind", "rank"),
    Index("labels_value", "kind", "value"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    PrimaryKeyConstraint("first", "second"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing", Text, nullable=False),
    Column("series", Text, nullable=False),  # what it bore before; its rows are now of the series withdrawn-<id>
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),  # the revision that is being edited
    Column("seq", Integer, nullable=False),  # from 1 on
    Column("parent", Integer, nullable=False),  # the step it was made after; 0 is the revision as it was kept
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("entries", Text, nullable=False),  # JSON: the names of the entries it touched
    Column("state", Text, nullable=False),  # JSON: the arrangement after it
    UniqueConstraint("issue_id", "seq", name="steps_seq"),
)

workings = Table(
    "workings",
    metadata,
    Column("issue_id", ForeignKey("issues.id"), primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),  # the step that stands; undoing goes to its parent
)

dismissals = Table(
    "dismissals",
    metadata,
    Column("text", Text, nullable=False),  # the key of the article
    Column("stands", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("text", "stands"),
)

rereads = Table(
    "rereads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing", Text, nullable=False),
    Column("tables", Text, nullable=False),  # what tells the tables and the program it was read with from others
    Column("since", Text, nullable=False),
    Column("last_issue", Integer, nullable=False),  # later revisions are not read, however long it takes
    Column("begun_at", Text, nullable=False),
    Column("finished_at", Text, nullable=False),  # empty before
)

reread_chunks = Table(
    "reread_chunks",
    metadata,
    Column("reread_id", ForeignKey("rereads.id"), nullable=False),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("sources", Integer, nullable=False),
    Column("lost", Integer, nullable=False),  # of these: gone, or not to be read today
    Column("articles", Integer, nullable=False),
    PrimaryKeyConstraint("reread_id", "issue_id"),
)

readings = Table(
    "readings",
    metadata,
    Column("reread_id", ForeignKey("rereads.id"), nullable=False),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("position", Integer, nullable=False),  # place in the issue, as in ``entries``
    Column("changes", Text, nullable=False),  # what is otherwise than printed, apart by blanks; empty: nothing
    Column("content", Text, nullable=False),  # JSON of a ``NewReading``
    PrimaryKeyConstraint("reread_id", "issue_id", "position"),
    Index("readings_changes", "reread_id", "changes"),
)
