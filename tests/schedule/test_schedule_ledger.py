"""The run ledger: who may make what, when a lease ends, and what happens to one who lost it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schedule_offices import at
from sqlalchemy import Engine

from digest.archive import Archive, runs
from digest.archive.database import connections
from digest.archive.runs import LostRunError, Slot

NOW = at("2026-01-09 08:30")
LEASE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def engine(tmp_path) -> Engine:
    return Archive.open(tmp_path / "archive.db").engine


def slot(week: int = 2, briefing: str = "weekly") -> Slot:
    return Slot(briefing, f"2026-W{week:02d}", date(2026, 1, 2) + timedelta(weeks=week - 1), NOW)


def state(engine: Engine, week: int = 2) -> runs.Run:
    return runs.runs_of(engine, "weekly")[f"2026-W{week:02d}"]


def test_one_of_two_gets_the_run(engine):
    assert runs.claim(engine, slot(), "first", NOW, LEASE) is not None
    assert runs.claim(engine, slot(), "second", NOW, LEASE) is None
    assert (state(engine).state, state(engine).owner, state(engine).attempts) == ("running", "first", 1)


def test_a_briefing_is_worked_on_by_one_at_a_time_and_others_are_free(engine):
    assert runs.claim(engine, slot(2), "first", NOW, LEASE)
    assert runs.claim(engine, slot(3), "second", NOW, LEASE) is None
    assert runs.claim(engine, slot(3, "monthly"), "second", NOW, LEASE)


def test_a_lease_that_ended_is_taken_over(engine):
    runs.claim(engine, slot(), "first", NOW, LEASE)
    assert runs.claim(engine, slot(), "second", NOW + LEASE - MINUTE, LEASE) is None
    assert runs.claim(engine, slot(), "second", NOW + LEASE, LEASE)
    assert (state(engine).owner, state(engine).attempts) == ("second", 2)


def test_a_renewed_lease_holds_longer(engine):
    claim = runs.claim(engine, slot(), "first", NOW, LEASE)
    assert runs.renew(engine, claim, NOW + MINUTE, LEASE)
    assert runs.claim(engine, slot(), "second", NOW + LEASE, LEASE) is None


def test_who_lost_the_run_can_neither_renew_nor_keep_nor_settle(engine):
    lost = runs.claim(engine, slot(), "first", NOW, LEASE)
    runs.claim(engine, slot(), "second", NOW + LEASE, LEASE)
    assert not runs.renew(engine, lost, NOW + LEASE, LEASE)
    with pytest.raises(LostRunError, match="已由另一个进程接手"), connections.writing(engine) as connection:
        runs.kept(connection, lost, NOW + LEASE, "weekly-2026-02", [("a" * 64, "page.txt")])
    runs.leave(engine, lost, NOW + LEASE, "done", "", timedelta())
    assert (state(engine).state, state(engine).owner, state(engine).issue) == ("running", "second", "")
    assert runs.sources_read(engine, "weekly") == ()


def test_the_same_process_again_is_another_attempt(engine):
    """A process that stood still and comes back must not pass for itself, restarted meanwhile."""
    lost = runs.claim(engine, slot(), "first", NOW, LEASE)
    held = runs.claim(engine, slot(), "first", NOW + LEASE, LEASE)
    assert not runs.renew(engine, lost, NOW + LEASE, LEASE)
    assert runs.renew(engine, held, NOW + LEASE, LEASE)


def test_a_kept_issue_and_its_sources_are_written_down_in_one_piece(engine):
    claim = runs.claim(engine, slot(), "first", NOW, LEASE)
    with connections.writing(engine) as connection:
        runs.kept(connection, claim, NOW, "weekly-2026-02", [("a" * 64, "page.txt"), ("b" * 64, "other.txt")])
    runs.leave(engine, claim, NOW, "done", "", timedelta())
    assert (state(engine).state, state(engine).issue) == ("done", "weekly-2026-02")
    assert [(read.name, read.period) for read in runs.sources_read(engine, "weekly")] == [
        ("other.txt", "2026-W02"),
        ("page.txt", "2026-W02"),
    ]
    assert runs.sources_read(engine, "monthly") == ()


def test_what_is_settled_is_not_made_again_unless_asked(engine):
    claim = runs.claim(engine, slot(), "first", NOW, LEASE)
    runs.leave(engine, claim, NOW, "done", "", timedelta())
    assert runs.claim(engine, slot(), "first", NOW + LEASE, LEASE) is None
    assert runs.claim(engine, slot(), "first", NOW + LEASE, LEASE, is_again=True)


def test_a_failed_run_waits_for_its_next_try(engine):
    claim = runs.claim(engine, slot(), "first", NOW, LEASE)
    runs.leave(engine, claim, NOW, "failed", "磁盘已满", 5 * MINUTE)
    assert runs.claim(engine, slot(), "first", NOW + 4 * MINUTE, LEASE) is None
    assert state(engine).reason == "磁盘已满"
    assert runs.claim(engine, slot(), "first", NOW + 5 * MINUTE, LEASE)


@pytest.mark.parametrize("stands", ["running", "failed"])
def test_a_clock_set_back_by_two_hours_holds_nothing_up(engine, stands):
    claim = runs.claim(engine, slot(), "first", NOW, LEASE)
    if stands == "failed":
        runs.leave(engine, claim, NOW, "failed", "磁盘已满", MINUTE)
    assert runs.claim(engine, slot(), "second", NOW - timedelta(hours=2), LEASE)


def test_skipping_leaves_settled_and_running_ones_alone(engine):
    assert runs.skip(engine, slot(1), NOW, "停机错过")
    assert (state(engine, 1).state, state(engine, 1).reason) == ("skipped", "停机错过")
    claim = runs.claim(engine, slot(2), "first", NOW, LEASE)
    assert not runs.skip(engine, slot(2), NOW, "停机错过")
    runs.leave(engine, claim, NOW, "done", "", timedelta())
    assert not runs.skip(engine, slot(2), NOW, "停机错过")
    assert state(engine, 2).state == "done"


def test_a_schedule_begins_when_it_is_first_seen_or_changed(engine):
    assert runs.begun(engine, "weekly", "fri 08:30", NOW) == NOW
    assert runs.begun(engine, "weekly", "fri 08:30", NOW + MINUTE) == NOW
    assert runs.begun(engine, "weekly", "thu 08:30", NOW + 2 * MINUTE) == NOW + 2 * MINUTE


def test_a_beginning_written_by_a_clock_that_was_ahead_is_put_right(engine):
    runs.begun(engine, "weekly", "fri 08:30", NOW + timedelta(hours=2))
    assert runs.begun(engine, "weekly", "fri 08:30", NOW) == NOW


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 300)), min_size=1, max_size=12))
def test_whatever_the_order_at_most_one_holds_a_run(tmp_path_factory, tries):
    """Three processes try at random moments; of all claims handed out only the newest is good for anything."""
    engine = Archive.open(tmp_path_factory.mktemp("ledger") / "archive.db").engine
    claims, now = [], NOW
    for owner, seconds in tries:
        now += timedelta(seconds=seconds)
        claim = runs.claim(engine, slot(), owner, now, LEASE)
        claims += [claim] if claim else []
    assert [runs.renew(engine, claim, now, LEASE) for claim in claims] == [False] * (len(claims) - 1) + [True]
