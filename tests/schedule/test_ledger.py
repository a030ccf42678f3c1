"""The run ledger: who may make what, when a lease ends, and what happens to one who lost it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.archive import Archive, runs
from digest.archive.database import connections
from digest.archive.runs import LostRunError, Slot
from tests.schedule.offices import at

NOW = at("2026-01-09 08:30")
LEASE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive.open(tmp_path / "archive.db")


def slot(week: int = 2, briefing: str = "weekly") -> Slot:
    return Slot(briefing, f"2026-W{week:02d}", date(2026, 1, 2) + timedelta(weeks=week - 1), NOW)


def state(archive: Archive, week: int = 2) -> runs.Run:
    return archive.runs.of("weekly")[f"2026-W{week:02d}"]


def test_one_of_two_gets_the_run(archive):
    assert archive.runs.claim(slot(), "first", NOW, LEASE) is not None
    assert archive.runs.claim(slot(), "second", NOW, LEASE) is None
    assert (state(archive).state, state(archive).owner, state(archive).attempts) == ("running", "first", 1)


def test_a_briefing_is_worked_on_by_one_at_a_time_and_others_are_free(archive):
    assert archive.runs.claim(slot(2), "first", NOW, LEASE)
    assert archive.runs.claim(slot(3), "second", NOW, LEASE) is None
    assert archive.runs.claim(slot(3, "monthly"), "second", NOW, LEASE)


def test_a_lease_that_ended_is_taken_over(archive):
    archive.runs.claim(slot(), "first", NOW, LEASE)
    assert archive.runs.claim(slot(), "second", NOW + LEASE - MINUTE, LEASE) is None
    assert archive.runs.claim(slot(), "second", NOW + LEASE, LEASE)
    assert (state(archive).owner, state(archive).attempts) == ("second", 2)


def test_a_renewed_lease_holds_longer(archive):
    claim = archive.runs.claim(slot(), "first", NOW, LEASE)
    assert archive.runs.renew(claim, NOW + MINUTE, LEASE)
    assert archive.runs.claim(slot(), "second", NOW + LEASE, LEASE) is None


def test_who_lost_the_run_can_neither_renew_nor_keep_nor_settle(archive):
    lost = archive.runs.claim(slot(), "first", NOW, LEASE)
    archive.runs.claim(slot(), "second", NOW + LEASE, LEASE)
    assert not archive.runs.renew(lost, NOW + LEASE, LEASE)
    with pytest.raises(LostRunError, match="已由另一个进程接手"), connections.writing(archive._engine) as connection:
        runs.record_kept(connection, lost, NOW + LEASE, "weekly-2026-02", [("a" * 64, "page.txt")])
    archive.runs.leave(lost, NOW + LEASE, "done", "", timedelta())
    assert (state(archive).state, state(archive).owner, state(archive).issue) == ("running", "second", "")
    assert archive.runs.sources_read("weekly") == ()


def test_the_same_process_again_is_another_attempt(archive):
    """A process that stood still and comes back must not pass for itself, restarted meanwhile."""
    lost = archive.runs.claim(slot(), "first", NOW, LEASE)
    held = archive.runs.claim(slot(), "first", NOW + LEASE, LEASE)
    assert not archive.runs.renew(lost, NOW + LEASE, LEASE)
    assert archive.runs.renew(held, NOW + LEASE, LEASE)


def test_a_kept_issue_and_its_sources_are_written_down_in_one_piece(archive):
    claim = archive.runs.claim(slot(), "first", NOW, LEASE)
    with connections.writing(archive._engine) as connection:
        runs.record_kept(connection, claim, NOW, "weekly-2026-02", [("a" * 64, "page.txt"), ("b" * 64, "other.txt")])
    archive.runs.leave(claim, NOW, "done", "", timedelta())
    assert (state(archive).state, state(archive).issue) == ("done", "weekly-2026-02")
    assert [(read.name, read.period) for read in archive.runs.sources_read("weekly")] == [
        ("other.txt", "2026-W02"),
        ("page.txt", "2026-W02"),
    ]
    assert archive.runs.sources_read("monthly") == ()


def test_what_is_settled_is_not_made_again_unless_asked(archive):
    claim = archive.runs.claim(slot(), "first", NOW, LEASE)
    archive.runs.leave(claim, NOW, "done", "", timedelta())
    assert archive.runs.claim(slot(), "first", NOW + LEASE, LEASE) is None
    assert archive.runs.claim(slot(), "first", NOW + LEASE, LEASE, is_again=True)


def test_a_failed_run_waits_for_its_next_try(archive):
    claim = archive.runs.claim(slot(), "first", NOW, LEASE)
    archive.runs.leave(claim, NOW, "failed", "磁盘已满", 5 * MINUTE)
    assert archive.runs.claim(slot(), "first", NOW + 4 * MINUTE, LEASE) is None
    assert state(archive).reason == "磁盘已满"
    assert archive.runs.claim(slot(), "first", NOW + 5 * MINUTE, LEASE)


@pytest.mark.parametrize("stands", ["running", "failed"])
def test_a_clock_set_back_by_two_hours_holds_nothing_up(archive, stands):
    claim = archive.runs.claim(slot(), "first", NOW, LEASE)
    if stands == "failed":
        archive.runs.leave(claim, NOW, "failed", "磁盘已满", MINUTE)
    assert archive.runs.claim(slot(), "second", NOW - timedelta(hours=2), LEASE)


def test_skipping_leaves_settled_and_running_ones_alone(archive):
    assert archive.runs.skip(slot(1), NOW, "停机错过")
    assert (state(archive, 1).state, state(archive, 1).reason) == ("skipped", "停机错过")
    claim = archive.runs.claim(slot(2), "first", NOW, LEASE)
    assert not archive.runs.skip(slot(2), NOW, "停机错过")
    archive.runs.leave(claim, NOW, "done", "", timedelta())
    assert not archive.runs.skip(slot(2), NOW, "停机错过")
    assert state(archive, 2).state == "done"


def test_a_schedule_begins_when_it_is_first_seen_or_changed(archive):
    assert archive.runs.begin("weekly", "fri 08:30", NOW) == NOW
    assert archive.runs.begin("weekly", "fri 08:30", NOW + MINUTE) == NOW
    assert archive.runs.begin("weekly", "thu 08:30", NOW + 2 * MINUTE) == NOW + 2 * MINUTE


def test_a_beginning_written_by_a_clock_that_was_ahead_is_put_right(archive):
    archive.runs.begin("weekly", "fri 08:30", NOW + timedelta(hours=2))
    assert archive.runs.begin("weekly", "fri 08:30", NOW) == NOW


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 300)), min_size=1, max_size=12))
def test_whatever_the_order_at_most_one_holds_a_run(tmp_path_factory, tries):
    """Three processes try at random moments; of all claims handed out only the newest is good for anything."""
    archive = Archive.open(tmp_path_factory.mktemp("ledger") / "archive.db")
    claims, now = [], NOW
    for owner, seconds in tries:
        now += timedelta(seconds=seconds)
        claim = archive.runs.claim(slot(), owner, now, LEASE)
        claims += [claim] if claim else []
    assert [archive.runs.renew(claim, now, LEASE) for claim in claims] == [False] * (len(claims) - 1) + [True]
