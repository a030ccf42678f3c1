"""The tables of version 11, written out as those of ``versions``: readings again, and what lists and counts ask for."""

from __future__ import annotations

# What a list and the counts ask for, beside what it is taken from, so that neither unpacks issues nor joins labels.
OUTLINES = """
ALTER TABLE issues ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN coverage TEXT NOT NULL DEFAULT '';
ALTER TABLE issues ADD COLUMN printed INTEGER NOT NULL DEFAULT -1;
ALTER TABLE entries ADD COLUMN briefing TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE entries ADD COLUMN region TEXT NOT NULL DEFAULT '';
CREATE INDEX entries_counts ON entries (briefing, dated, theme, region, issue_id);
CREATE INDEX entries_section ON entries (section);
"""

REREADS = """
CREATE TABLE rereads (
    id {id} NOT NULL,
    briefing TEXT NOT NULL,
    tables TEXT NOT NULL,
    since TEXT NOT NULL,
    last_issue INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE reread_chunks (
    reread_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (reread_id, issue_id),
    FOREIGN KEY(reread_id) REFERENCES rereads (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TABLE readings (
    reread_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    changes TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (reread_id, issue_id, position),
    FOREIGN KEY(reread_id) REFERENCES rereads (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX readings_changes ON readings (reread_id, changes);
"""
