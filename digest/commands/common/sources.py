"""The sources of a command: the files an issue is made of, and the articles of those that it is given."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from digest import bulk, pages, pipeline
from digest.commands.common.terminal import progress
from digest.errors import ConfigError
from digest.model import Briefing, Failure, Item, Location
from digest.reading import read_locations
from digest.sources import choosing


def gather(
    briefing: Briefing, given: Sequence[str] | None, out: Path, dated: date
) -> tuple[list[str | Location], tuple[str, ...]]:
    """Return what the issue of *dated* is made of, and who sent nothing: what is *given*, or else all there is.

    That is the briefing's inputs, and what was collected below *out*. ``ConfigError`` where there is nothing.
    """
    if given:
        return list(given), ()
    chosen = choosing.choose(briefing, out, pipeline.week_of(dated))
    if not briefing.inputs and not chosen.locations:
        if briefing.collecting:
            raise ConfigError(briefing.file, "这一期还没有收到来源", f"请先运行 digest collect {briefing.file}")
        raise ConfigError(briefing.file, "没有写来源", "请在 [sources] 写 inputs，或用 --input 指定")
    return [*briefing.inputs, *chosen.locations], chosen.silent


def read_items(arguments: argparse.Namespace) -> tuple[list[Item], tuple[Failure, ...]]:
    """Return the items of ``arguments.paths`` by a briefing without limits of its own, and what could not be read."""
    locations, failures = pages.discover(arguments.paths)
    briefing = Briefing(arguments.command, "", "", (), max_chars=None)
    items: list[Item] = []
    with bulk.executor(arguments.engine) as executor:
        readings = read_locations(locations, briefing, executor)
        for reading in progress(readings, len(locations), "正在读取"):
            items += reading.items
            failures += (reading.failure,) if reading.failure else ()
    return items, failures
