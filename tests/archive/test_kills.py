"""Four writers, kill -9 at random moments: numbers without gap or double, every file whole, ledger sums right."""

from __future__ import annotations

import random

from tests.archive.kills import kill_writers, wrong_after


def test_numbers_survive_killed_writers(address: str) -> None:
    weeks = 15
    hits = kill_writers(address, weeks, kills=4, chance=random.Random(7))
    assert hits > 0
    assert wrong_after(address, weeks) == []
