"""The tables of sign-off and outbox: who signed, what is to go out, to whom, how far it came, what was said on the way.

``acts`` holds what was done to an issue, by whom, append-only;
``parcels`` holds one content an edition; ``postings`` one row a recipient; ``posting_events`` every step of it,
append-only; ``pauses`` the servers that rest.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from digest.archive.database.tables import metadata

acts = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("act", Text, nullable=False),  # approved, withdrawn, edited, released
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Index("acts_issue", "issue_id"),
)


parcels = Table(
    "parcels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("purpose", Text, nullable=False),  # issue, reminder:<day>, test:<time>
    Column("channel", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("dated", Text, nullable=False),  # the Date header, the same for every attempt
    Column("content", LargeBinary, nullable=False),  # the MIME parts of a mail; empty for other channels
    UniqueConstraint("issue_id", "purpose", "channel", "edition", name="parcels_edition"),
)

parcel_files = Table(
    "parcel_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("parcel_id", ForeignKey("parcels.id"), nullable=False),
    Column("form", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("parcel_files_parcel", "parcel_id"),
)

postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("parcel_id", ForeignKey("parcels.id"), nullable=False),
    Column("issue_id", ForeignKey("issues.id"), nullable=False),
    Column("briefing", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("recipients", Text, nullable=False),  # the name of the group
    Column("target", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("doubts", Integer, nullable=False, default=0),  # how often it was handed over and not answered
    Column("next_at", Text, nullable=False),  # UTC; empty: never by itself
    Column("owner", Text, nullable=False, default=""),
    Column("lease_until", Text, nullable=False, default=""),
    Column("code", Integer, nullable=False, default=0),
    Column("meaning", Text, nullable=False, default=""),
    Column("said", Text, nullable=False, default=""),
    Column("cause", Text, nullable=False, default=""),  # why it is cancelled; older exports have none
    UniqueConstraint("issue_id", "purpose", "channel", "target", name="postings_target"),
    UniqueConstraint("message_id", name="postings_message"),
    Index("postings_due", "state", "next_at"),
)

events = Table(
    "posting_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("posting_id", ForeignKey("postings.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("code", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("posting_events_posting", "posting_id"),
)

pauses = Table(
    "pauses",
    metadata,
    Column("server", Text, primary_key=True),  # user@host:port
    Column("until", Text, nullable=False),  # UTC; far in the future: until a person says so
    Column("failures", Integer, nullable=False),
    Column("meaning", Text, nullable=False, default=""),
    Column("said", Text, nullable=False, default=""),
)
