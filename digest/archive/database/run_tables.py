"""The tables of the run ledger: one row a period, since when a schedule holds, and the sources read."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, Table, Text

from digest.archive.database.tables import metadata

runs = Table(
    "runs",
    metadata,
    Column("briefing", Text, nullable=False),
    Column("period", Text, nullable=False),  # the key of the occasion: 2026-W08
    Column("nominal", Date, nullable=False),
    Column("publish", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("until", Text, nullable=False),  # running: the lease; failed: not to be tried again before
    Column("attempts", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("issue", Text, nullable=False),  # the stem of the issue made, empty before
    Column("at", Text, nullable=False),  # last change
    PrimaryKeyConstraint("briefing", "period"),
)

schedules = Table(
    "schedules",
    metadata,
    Column("briefing", Text, primary_key=True),
    Column("every", Text, nullable=False),
    Column("begun_at", Text, nullable=False),
)

intake = Table(
    "intake",
    metadata,
    Column("briefing", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("period", Text, nullable=False),
    PrimaryKeyConstraint("briefing", "sha256"),
)
