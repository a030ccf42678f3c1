"""The articles of the sources that a command is given, read for the command alone."""

from __future__ import annotations

import argparse

from digest import bulk, pages, pipeline
from digest.commands.common.terminal import progress
from digest.model import Briefing, Failure, Item


def read_items(arguments: argparse.Namespace) -> tuple[list[Item], tuple[Failure, ...]]:
    """Return the items of ``arguments.paths`` by a briefing without limits of its own, and what could not be read."""
    locations, failures = pages.discover(arguments.paths)
    briefing = Briefing(arguments.command, "", "", (), max_chars=None)
    items: list[Item] = []
    with bulk.executor(arguments.engine) as executor:
        readings = pipeline.read_locations(locations, briefing, executor)
        for reading in progress(readings, len(locations), "正在读取"):
            items += reading.items
            failures += (reading.failure,) if reading.failure else ()
    return items, failures
