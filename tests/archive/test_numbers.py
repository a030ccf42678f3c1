"""第n期, 总第n期: one issue a period, no gap, no double."""

from __future__ import annotations

import json
import zlib
from datetime import date

import pytest
from sqlalchemy import update

from digest.archive import Archive, NumberTakenError
from digest.archive.database import connections
from digest.archive.database.tables import issues
from digest.archive.records.codec import digest_of, dumps
from digest.model import Number, Period
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, renderings, week


def test_first_issue_takes_the_starting_numbers_and_later_ones_follow(archive: Archive) -> None:
    first = archive.number_for("weekly", week(0), serial_start=128)
    archive.keep(issue(first, week(0)), renderings(first), KEPT_AT)
    assert first == Number(2026, 1, 128)
    assert archive.number_for("weekly", week(1), serial_start=128) == Number(2026, 2, 129)


def test_looking_takes_no_number(archive: Archive) -> None:
    asked = [archive.number_for("weekly", week(place)) for place in range(3)]
    assert asked == [Number(2026, 1, 1)] * 3


def test_same_period_keeps_its_number(archive: Archive) -> None:
    for place in range(3):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place)), (), KEPT_AT)
    assert archive.number_for("weekly", week(1)) == Number(2026, 2, 2)


def test_serial_runs_on_over_the_year_and_number_begins_again(archive: Archive) -> None:
    weeks = (Period(date(2025, 12, 15), date(2025, 12, 22)), Period(date(2025, 12, 29), date(2026, 1, 5)))
    for period in weeks:
        archive.keep(issue(archive.number_for("weekly", period), period), (), KEPT_AT)
    kept = [each.number for each in archive.kept()]
    assert kept == [Number(2025, 1, 1), Number(2026, 1, 2)]


def test_a_moved_issue_is_numbered_in_the_year_it_is_given(archive: Archive) -> None:
    period = Period(date(2025, 12, 24), date(2025, 12, 31))
    assert archive.number_for("weekly", period).year == 2025
    assert archive.number_for("weekly", period, year=2026).year == 2026


def test_supplements_and_other_briefings_count_apart(archive: Archive) -> None:
    number = archive.number_for("weekly", week(0))
    archive.keep(issue(number, week(0)), (), KEPT_AT)
    assert archive.number_for("weekly", week(0), series="supplement") == Number(2026, 1, 1, "supplement")
    assert archive.number_for("monthly", week(1), serial_start=7) == Number(2026, 1, 7)


def test_a_number_taken_meanwhile_is_refused_and_nothing_is_kept(archive: Archive) -> None:
    number = archive.number_for("weekly", week(0))
    archive.keep(issue(number, week(0)), (), KEPT_AT)
    with pytest.raises(NumberTakenError, match=r"第 1 期.*应为 2026年第2期"):
        archive.keep(issue(number, week(1)), (), KEPT_AT)
    assert len(archive.kept()) == 1


def test_a_number_that_would_leave_a_gap_is_refused(archive: Archive) -> None:
    archive.keep(issue(Number(2026, 1, 1), week(0)), (), KEPT_AT)
    with pytest.raises(NumberTakenError):
        archive.keep(issue(Number(2026, 3, 3), week(1)), (), KEPT_AT)


def test_the_same_issue_twice_is_kept_once(archive: Archive) -> None:
    made = issue(Number(2026, 1, 1), week(0))
    for _ in range(2):
        archive.keep(made, renderings(made.number), KEPT_AT)
    assert [each.revision for each in archive.revisions(archive.kept()[0])] == [0]


def test_a_changed_issue_is_a_revision_under_its_number(archive: Archive) -> None:
    number = Number(2026, 1, 1)
    archive.keep(issue(number, week(0), (SILK,)), renderings(number), KEPT_AT)
    archive.keep(issue(number, week(0), (HEAT,)), renderings(number, b"2"), KEPT_AT)
    (newest,) = archive.kept()
    assert (newest.number, newest.revision) == (number, 1)
    assert archive.issue(newest).sections[0].entries[0].headline == HEAT[0]
    first = archive.revisions(newest)[0]
    assert archive.issue(first).sections[0].entries[0].headline == SILK[0]


def test_an_issue_written_by_an_older_program_with_fewer_fields_is_the_same(archive: Archive) -> None:
    made = issue(Number(2026, 1, 1), week(0))
    archive.keep(made, (), KEPT_AT)
    content = json.loads(dumps(made))
    del content["editors_note"]
    older = zlib.compress(json.dumps(content).encode())
    with connections.writing(archive._engine) as connection:
        connection.execute(update(issues).values(content=older, sha256=digest_of(older)))
    archive.keep(made, (), KEPT_AT)
    assert [each.revision for each in archive.kept()] == [0]
