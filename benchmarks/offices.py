"""An office that has printed much: sources in a folder, and an archive of the issues made of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from benchmarks.papers import write_sources
from digest import bulk, config, pipeline
from digest.archive import Archive
from digest.assets import templates
from digest.model import Briefing

_MONDAY = date(2026, 1, 5)


def office(folder: Path, count: int, an_issue: int, engine: str = "auto") -> tuple[Briefing, Archive]:
    """Return the briefing and the archive of an office in *folder* that printed *count* articles, *an_issue* a week."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "weekly.toml"
    file.write_text((templates() / "weekly.toml").read_text("utf-8").replace("../seeds", "sources"), "utf-8")
    shutil.copytree(templates() / "vocabulary", folder / "vocabulary", dirs_exist_ok=True)
    briefing = replace(config.load(file), look_back=0, points=0, annex=(), forms=("json",))
    archive = Archive.open(folder / "output" / "archive.db")
    with bulk.executor(engine) as executor:
        for week in range(count // an_issue):
            sources = write_sources(folder / "sources", an_issue, week * an_issue)
            period = pipeline.week_of(_MONDAY + timedelta(weeks=week))
            term = pipeline.Term(period, period.first.year)
            issue = pipeline.compose(
                pipeline.read_all(sources, briefing, executor), briefing, period.end, archive, term
            )
            archive.keep(issue, (), datetime.combine(period.end, time(8)))
    return briefing, archive
