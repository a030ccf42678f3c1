"""Many offices in one PostgreSQL database: each role sees and writes the rows of its own briefings, and no others.

Row-level security by briefing code. The role that owns the tables (the province) sees all and brings the archive up to
date. What editors called different or no slip is shared by all.
"""

from __future__ import annotations

__all__ = ["OFFICES", "statements"]

OFFICES = "digest_offices"  # the role that those of all offices are members of

_OWN = "briefing IN (SELECT briefing FROM offices WHERE role = current_user)"
_OF_ISSUES, _OF_ENTRIES = "issue_id IN (SELECT id FROM issues)", "entry_id IN (SELECT id FROM entries)"
# Each subquery sees only what its own table's policy lets through.
_POLICIES = {
    **dict.fromkeys(("issues", "entries", "runs", "schedules", "intake", "postings", "rereads", "withdrawals"), _OWN),
    **dict.fromkeys(("files", "acts", "parcels", "steps", "workings", "reread_chunks", "readings"), _OF_ISSUES),
    **dict.fromkeys(("labels", "gram_numbers"), _OF_ENTRIES),
    "parcel_files": "parcel_id IN (SELECT id FROM parcels)",
    "posting_events": "posting_id IN (SELECT id FROM postings)",
}


def statements() -> tuple[str, ...]:
    """Return what an administrator (a superuser) runs once in the archive's database; running it again is harmless.

    Afterwards an office is a role, a member of ``OFFICES``, and a row a briefing in the table ``offices``.
    """
    role = f"SELECT FROM pg_roles WHERE rolname = '{OFFICES}'"
    return (
        f"DO $$ BEGIN IF NOT EXISTS ({role}) THEN CREATE ROLE {OFFICES} NOLOGIN; END IF; END $$",
        "CREATE TABLE IF NOT EXISTS offices (role name NOT NULL, briefing text NOT NULL, PRIMARY KEY (role, briefing))",
        f"GRANT USAGE ON SCHEMA public TO {OFFICES}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {OFFICES}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {OFFICES}",
        f"REVOKE INSERT, UPDATE, DELETE ON offices, archive_version FROM {OFFICES}",
        # Else no index may be asked before the policy: every search would read all rows. It tells nothing of what it
        # compares, not even by an error.
        "ALTER FUNCTION arraycontains(anyarray, anyarray) LEAKPROOF",
        "ALTER INDEX gram_numbers_index SET (fastupdate = off)",  # whoever does not own it cannot tidy it
        *(each for table, own in _POLICIES.items() for each in _policy(table, own)),
    )


def _policy(table: str, own: str) -> tuple[str, ...]:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS own_rows ON {table}",
        f"CREATE POLICY own_rows ON {table} TO {OFFICES} USING ({own}) WITH CHECK ({own})",
    )
