"""Originals that have lain long enough are removed, except those that an issue printed."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from digest.archive import location
from digest.model import Briefing
from digest.sources.index import Index

__all__ = ["remove_old"]


def remove_old(briefing: Briefing, out: Path, now: datetime) -> int:
    """Remove what was collected for *briefing* longer ago than it keeps, and return how many files that were.

    What any issue in the archive printed or could still print stays, and what is removed is still known: it is not
    collected again.
    """
    days = briefing.collecting.keep_days if briefing.collecting else 0
    if not days or not Index.is_there(out):
        return 0
    with closing(Index(out, briefing.code)) as index:
        old = index.before(now - timedelta(days=days))
        named = _named(briefing, out) if old else set()
        files = [each.file for each in old if Path(each.file).name not in named]
        wholes = [each.original for each in old if each.original and Path(each.file).name not in named]
        free = [file for file in files if index.forget_file(file)]
        free += [file for file in dict.fromkeys(wholes) if index.is_free(file)]
    for file in free:
        (out / file).with_suffix(".json").unlink(missing_ok=True)
        (out / file).unlink(missing_ok=True)
    return len(free)


def _named(briefing: Briefing, out: Path) -> set[str]:
    """Return the names of the files that issues in the archive were made of."""
    if not location.is_there(out, briefing.archive):
        return set()
    archive = location.open_archive(out, briefing.archive)
    names: set[str] = set()
    for newest in archive.kept():
        for kept in archive.revisions(newest):
            issue = archive.issue(kept)
            items = [entry.item for section in issue.sections for entry in section.entries]
            for item in (*items, *issue.unused):
                origins = (item.article.origin, *item.also)
                names |= {Path(origin.uri.partition("!/")[0]).name for origin in origins}
    return names
