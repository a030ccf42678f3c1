"""The tables of each released version, written out: what stands here is never changed, whatever becomes of ``tables``.

``{id}``, ``{counted}`` and ``{bytes}`` stand for what SQLite and PostgreSQL call differently.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

_WORDS = {
    "sqlite": {"id": "INTEGER", "counted": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "bytes": "BLOB"},
    "postgresql": {"id": "SERIAL", "counted": "SERIAL NOT NULL PRIMARY KEY", "bytes": "BYTEA"},
}

ISSUES = """
CREATE TABLE issues (
    id {id} NOT NULL,
    briefing TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    period_first DATE NOT NULL,
    period_end DATE NOT NULL,
    dated DATE NOT NULL,
    kept_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT issues_number UNIQUE (briefing, series, year, number, revision),
    CONSTRAINT issues_serial UNIQUE (briefing, series, serial, revision),
    CONSTRAINT issues_period UNIQUE (briefing, series, period_first, period_end, revision)
);
CREATE TABLE files (
    issue_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (issue_id, form),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
"""

ENTRIES = """
CREATE TABLE entries (
    id {counted},
    issue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    dated DATE NOT NULL,
    section TEXT NOT NULL,
    headline TEXT NOT NULL,
    printed TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    publication TEXT NOT NULL,
    contributor TEXT NOT NULL,
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX entries_issue ON entries (issue_id);
CREATE INDEX entries_dated ON entries (dated);
CREATE TABLE labels (
    entry_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entry_id, kind, rank),
    FOREIGN KEY(entry_id) REFERENCES entries (id)
);
CREATE INDEX labels_value ON labels (kind, value);
"""

JUDGEMENTS = """
CREATE TABLE judgements (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (first, second)
);
"""

RUNS = """
CREATE TABLE runs (
    briefing TEXT NOT NULL,
    period TEXT NOT NULL,
    nominal DATE NOT NULL,
    publish TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    until TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL,
    issue TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (briefing, period)
);
CREATE TABLE schedules (
    briefing TEXT NOT NULL,
    every TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    PRIMARY KEY (briefing)
);
CREATE TABLE intake (
    briefing TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    PRIMARY KEY (briefing, sha256)
);
"""

OUTBOX = """
CREATE TABLE acts (
    id {id} NOT NULL,
    issue_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    seal TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX acts_issue ON acts (issue_id);
CREATE TABLE parcels (
    id {id} NOT NULL,
    issue_id INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    edition TEXT NOT NULL,
    subject TEXT NOT NULL,
    dated TEXT NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT parcels_edition UNIQUE (issue_id, purpose, channel, edition),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TABLE parcel_files (
    id {id} NOT NULL,
    parcel_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(parcel_id) REFERENCES parcels (id)
);
CREATE INDEX parcel_files_parcel ON parcel_files (parcel_id);
CREATE TABLE postings (
    id {id} NOT NULL,
    parcel_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    briefing TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipients TEXT NOT NULL,
    target TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    lease_until TEXT NOT NULL,
    code INTEGER NOT NULL,
    meaning TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT postings_target UNIQUE (issue_id, purpose, channel, target),
    CONSTRAINT postings_message UNIQUE (message_id),
    FOREIGN KEY(parcel_id) REFERENCES parcels (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX postings_due ON postings (state, next_at);
CREATE TABLE posting_events (
    id {id} NOT NULL,
    posting_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    code INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(posting_id) REFERENCES postings (id)
);
CREATE INDEX posting_events_posting ON posting_events (posting_id);
CREATE TABLE pauses (
    server TEXT NOT NULL,
    until TEXT NOT NULL,
    failures INTEGER NOT NULL,
    meaning TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (server)
);
"""


WITHDRAWALS = """
CREATE TABLE withdrawals (
    id {id} NOT NULL,
    briefing TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (id)
);
"""

STEPS = """
CREATE TABLE steps (
    id {id} NOT NULL,
    issue_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    entries TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT steps_seq UNIQUE (issue_id, seq),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TABLE workings (
    issue_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (issue_id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
"""

DISMISSALS = """
CREATE TABLE dismissals (
    text TEXT NOT NULL,
    stands TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (text, stands)
);
"""


def create(connection: Connection, tables: str) -> None:
    """Run the statements *tables* in the words of the database behind *connection*."""
    for statement in tables.format_map(_WORDS[connection.dialect.name]).split(";"):
        if statement.strip():
            connection.execute(text(statement))


def keep_for_good(connection: Connection, table: str) -> None:
    """Let rows of *table* only be added: updating and deleting are refused by triggers."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
                )
            )
        return
    connection.execute(
        text(
            "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
        )
    )
    connection.execute(
        text(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION append_only()"
        )
    )
