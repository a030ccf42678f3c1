"""Passes that are killed, and passes at the same time: everything once."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sources.kills import Sources, kill
from tests.sources.offices import collect, feed, inbox, site
from tests.sources.peers import Mailbox, mailbox


@pytest.fixture
def sources(monkeypatch):
    monkeypatch.setenv("MAILBOX", Mailbox.PASSWORD)
    with mailbox() as box:
        filled = Sources.fill(box, entries=60, pages=20, count=60)
        yield filled
        filled.peer.close()


def test_killed_passes_lose_nothing_and_keep_nothing_twice(sources, tmp_path) -> None:
    assert kill(sources, tmp_path, 4, 60, random.Random(7)) == 4
    collect(tmp_path, feed(sources.peer), site(sources.peer), inbox(sources.box))
    assert sources.faults(tmp_path) == []


def test_four_passes_at_once_keep_everything_once(sources, tmp_path) -> None:
    processes = [sources.start(tmp_path) for _ in range(4)]
    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    assert sources.faults(tmp_path) == []


def test_passes_of_one_process_at_once_keep_everything_once(sources, tmp_path) -> None:
    named = (feed(sources.peer), site(sources.peer), inbox(sources.box))
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: collect(tmp_path, *named), range(3)))
    assert sources.faults(tmp_path) == []
    assert sum(outcome.fresh for outcomes in done for outcome in outcomes) == 140
