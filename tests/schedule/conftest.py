"""What the tests of the schedule share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from digest import bulk, config
from digest.assets import templates
from tests.schedule.offices import BRIEFING, Office


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Office]:
    """Return what lays out an office with the given settings of [schedule]."""

    def lay_out(**settings: str) -> Office:
        schedule = "\n".join(f'{key} = "{value}"' for key, value in {"every": "fri 08:30", **settings}.items())
        (tmp_path / "sources").mkdir(exist_ok=True)
        shutil.copytree(templates() / "vocabulary", tmp_path / "vocabulary", dirs_exist_ok=True)
        (tmp_path / "weekly.toml").write_text(BRIEFING.format(schedule=schedule), "utf-8")
        return Office(tmp_path, config.load(tmp_path / "weekly.toml"))

    return lay_out


@pytest.fixture
def executor() -> Iterator[Executor]:
    """Return the executor that works in this process."""
    with bulk.executor("inline") as inline:
        yield inline
