"""run_due and run_period as a whole, on real pages, archive and files; time is an argument."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta

import pytest

from digest import bulk, config, pipeline
from digest.archive import runs
from digest.errors import ArchiveError, ConfigError, DigestError, SourceError
from digest.schedule.making import NothingError
from digest.schedule.rehearsal import copy
from digest.schedule.running import occasion_named, run_due, run_period
from tests.schedule.offices import at

MINUTE = timedelta(minutes=1)
BEGUN = at("2026-01-05 00:00")
FRIDAY = at("2026-01-09 08:30")
WEEK = timedelta(weeks=1)


@pytest.fixture
def weekly(office, executor):
    """Return an office whose schedule began on Monday 2026-01-05, with one page that came on Thursday."""
    weekly = office()
    assert run_due(weekly.briefing, weekly.out, BEGUN, executor) == ()
    weekly.page(0, FRIDAY - timedelta(days=1))
    return weekly


def test_an_issue_comes_in_its_minute_and_once(weekly, executor):
    assert run_due(weekly.briefing, weekly.out, FRIDAY - timedelta(seconds=1), executor) == ()
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    assert (issue.number.year, issue.number.number, issue.dated.isoformat()) == (2026, 1, "2026-01-09")
    assert issue.ledger.sources == 1
    for later in (timedelta(seconds=30), MINUTE, timedelta(days=3)):
        assert run_due(weekly.briefing, weekly.out, FRIDAY + later, executor) == ()
    written = json.loads((weekly.out / "weekly-2026-01.json").read_text("utf-8"))
    assert written["number"]["number"] == 1
    assert weekly.runs()["2026-W02"].state == "done"


def test_a_page_goes_into_one_issue_only(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY + timedelta(days=2))
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + WEEK, executor)
    origins = {entry.item.article.origin.uri for section in issue.sections for entry in section.entries}
    assert {origin.rpartition("/")[2] for origin in origins} == {"page-1.txt"}
    assert weekly.numbers() == [1, 2]


def test_the_number_follows_the_nominal_year_and_the_date_the_day_of_publishing(office, executor):
    weekly = office()
    run_due(weekly.briefing, weekly.out, at("2025-12-22 00:00"), executor)
    for number, moment in enumerate(("2025-12-26 08:30", "2025-12-31 08:30")):
        weekly.page(number, at(moment) - timedelta(days=1))
        (issue,) = run_due(weekly.briefing, weekly.out, at(moment), executor)
    assert (issue.number.year, issue.number.number, issue.number.serial) == (2026, 1, 2)
    assert issue.dated.isoformat() == "2025-12-31"
    assert issue.stem == "weekly-2026-01"


def test_a_week_that_ends_in_the_next_year_is_numbered_in_its_own(office, executor):
    """Wednesday 2025-12-31 lies in the week whose last day is 2026-01-04."""
    weekly = office(every="wed 08:30")
    run_due(weekly.briefing, weekly.out, at("2025-12-29 00:00"), executor)
    weekly.page(0, at("2025-12-30 08:30"))
    (issue,) = run_due(weekly.briefing, weekly.out, at("2025-12-31 08:30"), executor)
    assert issue.number.year == 2025


def test_catching_up_gives_each_period_what_came_in_it(office, executor):
    weekly = office(catch_up="all")
    run_due(weekly.briefing, weekly.out, BEGUN, executor)
    for number in range(3):
        weekly.page(number, FRIDAY + number * WEEK - timedelta(days=1))
    issues = run_due(weekly.briefing, weekly.out, FRIDAY + 2 * WEEK + MINUTE, executor)
    sources = [weekly.archive.runs.sources_read("weekly")[number].period for number in range(3)]
    assert [issue.number.number for issue in issues] == [1, 2, 3]
    assert sources == ["2026-W02", "2026-W03", "2026-W04"]
    assert [issue.dated.isoformat() for issue in issues] == ["2026-01-09", "2026-01-16", "2026-01-23"]


def test_catching_up_the_latest_only_loses_no_page(weekly, executor):
    weekly.page(1, FRIDAY + timedelta(days=4))
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + WEEK, executor)
    assert issue.ledger.sources == 2
    assert weekly.runs()["2026-W02"].state == "skipped"


def test_nothing_to_read_is_told_and_looked_for_again_that_day(office, executor):
    weekly = office()
    run_due(weekly.briefing, weekly.out, BEGUN, executor)
    assert run_due(weekly.briefing, weekly.out, FRIDAY, executor) == ()
    assert weekly.runs()["2026-W02"].state == "failed"
    assert "没有收到新的来源" in weekly.runs()["2026-W02"].reason
    weekly.page(0, FRIDAY + 5 * MINUTE)
    assert run_due(weekly.briefing, weekly.out, FRIDAY + 6 * MINUTE, executor) == ()
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + 11 * MINUTE, executor)
    assert issue.number.number == 1


def test_nothing_to_read_all_day_ends_the_period_without_a_number(office, executor):
    weekly = office()
    run_due(weekly.briefing, weekly.out, BEGUN, executor)
    run_due(weekly.briefing, weekly.out, FRIDAY + timedelta(days=1), executor)
    assert weekly.runs()["2026-W02"].state == "skipped"
    weekly.page(0, FRIDAY + timedelta(days=3))
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + WEEK, executor)
    assert issue.number.number == 1


def test_a_page_that_is_being_written_delays_the_issue_instead_of_losing_it(office, executor):
    weekly = office()
    run_due(weekly.briefing, weekly.out, BEGUN, executor)
    weekly.page(0, FRIDAY - timedelta(seconds=3))
    assert run_due(weekly.briefing, weekly.out, FRIDAY, executor) == ()
    assert "还在写入" in weekly.runs()["2026-W02"].reason
    assert len(run_due(weekly.briefing, weekly.out, FRIDAY + 2 * MINUTE, executor)) == 1


def test_a_file_that_cannot_be_written_fails_and_is_mended_with_the_same_issue(weekly, executor):
    obstacle = weekly.out / "weekly-2026-01.json"
    (obstacle / "full").mkdir(parents=True)
    assert run_due(weekly.briefing, weekly.out, FRIDAY, executor) == ()
    assert weekly.runs()["2026-W02"].state == "failed"
    shutil.rmtree(obstacle)
    weekly.page(1, FRIDAY)  # must not slip into an issue that is closed already
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + 2 * MINUTE, executor)
    assert issue.ledger.sources == 1
    (kept,) = weekly.archive.kept("weekly")
    assert kept.revision == 0
    assert obstacle.read_bytes() == weekly.archive.renderings(kept)[0].content


def test_an_issue_signed_before_its_files_were_written_is_still_written(weekly, executor):
    obstacle = weekly.out / "weekly-2026-01.json"
    (obstacle / "full").mkdir(parents=True)
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    (kept,) = weekly.archive.kept("weekly")
    weekly.archive.approvals.approve(kept, "王敏", "签发", FRIDAY)
    shutil.rmtree(obstacle)
    assert len(run_due(weekly.briefing, weekly.out, FRIDAY + 2 * MINUTE, executor)) == 1
    assert obstacle.read_bytes() == weekly.archive.renderings(kept)[0].content


def test_waits_between_tries_grow(weekly, executor):
    shutil.rmtree(weekly.sources)
    now, waits = FRIDAY, []
    for _ in range(4):
        run_due(weekly.briefing, weekly.out, now, executor)
        run = weekly.runs()["2026-W02"]
        waits.append(round((run.until - now) / MINUTE))
        now = run.until
    assert waits == [1, 2, 4, 8]
    assert "收件文件夹不存在" in run.reason


def test_an_older_issue_that_keeps_failing_does_not_stop_the_newer_ones_for_ever(office, executor):
    weekly = office(catch_up="all", intake="drive")
    run_due(weekly.briefing, weekly.out, BEGUN, executor)
    now = FRIDAY + WEEK
    for _ in range(5):
        run_due(weekly.briefing, weekly.out, now, executor)
        now += timedelta(hours=1)
    assert weekly.runs()["2026-W02"].attempts == 5
    assert weekly.runs()["2026-W03"].state == "failed"


def test_a_step_of_the_clock_makes_the_issue_at_once_and_no_second_one(weekly, executor):
    before = FRIDAY - timedelta(hours=1)
    assert run_due(weekly.briefing, weekly.out, before, executor) == ()
    assert len(run_due(weekly.briefing, weekly.out, before + timedelta(hours=2), executor)) == 1
    for now in (before + MINUTE, FRIDAY, FRIDAY + MINUTE, FRIDAY + timedelta(hours=2)):
        assert run_due(weekly.briefing, weekly.out, now, executor) == ()
    assert weekly.numbers() == [1]


def test_a_clock_two_hours_ahead_at_the_first_start_loses_no_issue(office, executor):
    weekly = office()
    weekly.page(0, FRIDAY - timedelta(days=1))
    assert run_due(weekly.briefing, weekly.out, FRIDAY + timedelta(hours=1), executor) == ()
    assert run_due(weekly.briefing, weekly.out, FRIDAY - timedelta(hours=1), executor) == ()
    assert len(run_due(weekly.briefing, weekly.out, FRIDAY, executor)) == 1


def test_a_changed_schedule_makes_no_issues_of_the_past(weekly, office, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY)
    monthly = office(every="monthly 8 08:30")
    assert run_due(monthly.briefing, weekly.out, FRIDAY + timedelta(days=1), executor) == ()
    (issue,) = run_due(monthly.briefing, weekly.out, at("2026-02-06 08:30"), executor)  # the 8th is a Sunday
    assert issue.number.number == 2
    assert set(weekly.runs()) == {"2026-W02", "2026-02"}


def test_a_period_by_hand_is_made_and_then_not_made_again_by_the_clock(weekly, executor):
    issue = run_period(
        weekly.briefing, occasion_named(weekly.briefing, "2026-W02"), weekly.out, BEGUN + MINUTE, executor
    )
    assert issue.dated.isoformat() == "2026-01-09"
    assert run_due(weekly.briefing, weekly.out, FRIDAY, executor) == ()


@pytest.mark.parametrize("is_signed", [True, False])
def test_an_issue_built_by_hand_and_signed_is_left_alone(weekly, executor, is_signed):
    """A draft that nobody has touched is made anew under its number; people's work is not."""
    weekly.page(1, FRIDAY - timedelta(days=2))
    built = pipeline.publish(
        weekly.briefing, [weekly.sources / "page-1.txt"], FRIDAY.date(), weekly.out, ("json",), executor, at=FRIDAY
    )
    (kept,) = weekly.archive.kept("weekly")
    if is_signed:
        weekly.archive.approvals.approve(kept, "王敏", "签发", FRIDAY - MINUTE)
    issues = run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    assert [issue.number for issue in issues] == ([] if is_signed else [built.issue.number])
    (newest,) = weekly.archive.kept("weekly")
    assert newest.revision == (0 if is_signed else 1)
    assert weekly.runs()["2026-W02"].state == "done"
    assert run_due(weekly.briefing, weekly.out, FRIDAY + MINUTE, executor) == ()


def test_a_period_made_again_is_a_revision_of_the_same_number(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY + MINUTE)
    again = run_period(
        weekly.briefing, occasion_named(weekly.briefing, "2026-W02"), weekly.out, FRIDAY + WEEK, executor
    )
    assert (again.number.number, again.ledger.sources) == (1, 2)
    (kept,) = weekly.archive.kept("weekly")
    assert kept.revision == 1


def test_an_old_period_made_again_takes_no_page_of_a_later_one(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY + timedelta(days=2))
    run_due(weekly.briefing, weekly.out, FRIDAY + WEEK, executor)
    weekly.page(2, FRIDAY + WEEK + timedelta(days=2))
    again = run_period(
        weekly.briefing,
        occasion_named(weekly.briefing, "2026-W02"),
        weekly.out,
        FRIDAY + WEEK + timedelta(days=2),
        executor,
    )
    assert again.ledger.sources == 1
    assert weekly.numbers() == [1, 2]


def test_a_period_whose_pages_are_gone_is_not_made_thinner(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY + MINUTE)
    (weekly.sources / "page-0.txt").unlink()
    with pytest.raises(SourceError, match=r"page-0\.txt：上次用过的来源不在"):
        run_period(weekly.briefing, occasion_named(weekly.briefing, "2026-W02"), weekly.out, FRIDAY + WEEK, executor)


def test_by_hand_trouble_is_raised(office, executor):
    weekly = office()
    occasion = occasion_named(weekly.briefing, "2026-W02")
    with pytest.raises(NothingError, match="没有收到新的来源"):
        run_period(weekly.briefing, occasion, weekly.out, FRIDAY, executor)


def test_a_run_under_way_is_not_disturbed(weekly, executor):
    occasion = occasion_named(weekly.briefing, "2026-W02")
    slot = runs.Slot("weekly", occasion.key, occasion.nominal, FRIDAY)
    weekly.archive.runs.claim(slot, "elsewhere:1", FRIDAY, 2 * MINUTE)
    assert run_due(weekly.briefing, weekly.out, FRIDAY + MINUTE, executor) == ()
    with pytest.raises(ArchiveError, match="正由另一个进程编制"):
        run_period(weekly.briefing, occasion, weekly.out, FRIDAY + MINUTE, executor)
    assert len(run_due(weekly.briefing, weekly.out, FRIDAY + 2 * MINUTE, executor)) == 1


@pytest.mark.parametrize("name", ["2026-W08", "2026-02-20", "2026-02-16", "2026-02-22"])
def test_a_period_is_named_by_its_key_or_any_day_in_it(office, name):
    assert occasion_named(office().briefing, name).key == "2026-W08"


@pytest.mark.parametrize("name", ["2024-W07", "2024-02-16"])
def test_a_merged_period_names_the_one_that_is_made(office, name):
    assert occasion_named(office().briefing, name).key == "2024-W06"


@pytest.mark.parametrize("name", ["", "W08", "2026-W60", "2026-02", "下周", "9999-01-01"])
def test_an_unknown_period_is_refused(office, name):
    with pytest.raises(DigestError, match=r"没有“.*”这一期"):
        occasion_named(office().briefing, name)


def test_a_briefing_without_schedule_is_refused(office, executor):
    weekly = office()
    file = weekly.folder / "weekly.toml"
    text = file.read_text("utf-8").replace('[schedule]\nevery = "fri 08:30"\n', "")
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=r"没有写 \[schedule\]"):
        run_due(config.load(file), weekly.out, FRIDAY, executor)


class TakeOver(bulk.InlineExecutor):
    """An executor in whose work another process takes the run over, as after a long stand-still."""

    def __init__(self, weekly, slot: runs.Slot) -> None:
        self.weekly, self.slot = weekly, slot

    def submit(self, function, /, *args, **options):
        later = FRIDAY + 10 * MINUTE
        assert self.weekly.archive.runs.claim(self.slot, "elsewhere:1", later, 2 * MINUTE)
        return super().submit(function, *args, **options)


def test_who_lost_the_run_while_making_the_issue_keeps_nothing_of_it(weekly):
    slot = runs.Slot("weekly", "2026-W02", FRIDAY.date(), FRIDAY)
    assert run_due(weekly.briefing, weekly.out, FRIDAY, TakeOver(weekly, slot)) == ()
    assert weekly.numbers() == []
    assert list(weekly.out.glob("weekly-*")) == []
    run = weekly.runs()["2026-W02"]
    assert (run.state, run.owner, run.attempts) == ("running", "elsewhere:1", 2)
    assert weekly.archive.runs.sources_read("weekly") == ()


def test_a_rehearsal_changes_nothing(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    weekly.page(1, FRIDAY + MINUTE)
    before = weekly.runs(), weekly.numbers(), sorted(weekly.out.iterdir())
    elsewhere = copy(weekly.out)
    try:
        (issue,) = run_due(weekly.briefing, elsewhere, FRIDAY + WEEK, executor)
        assert (issue.number.number, (elsewhere / "weekly-2026-02.json").exists()) == (2, True)
    finally:
        shutil.rmtree(elsewhere)
    assert (weekly.runs(), weekly.numbers(), sorted(weekly.out.iterdir())) == before


def test_an_issue_that_was_taken_back_is_not_made_again_by_itself_and_its_pages_are_unread(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    (kept,) = weekly.archive.kept()
    weekly.archive.withdrawals.withdraw(kept, "张三", "栏目不对", FRIDAY + MINUTE)
    assert run_due(weekly.briefing, weekly.out, FRIDAY + timedelta(hours=1), executor) == ()
    run = weekly.runs()["2026-W02"]
    assert (run.state, run.issue) == ("skipped", "")
    assert "已由张三撤销" in run.reason
    (issue,) = run_due(weekly.briefing, weekly.out, FRIDAY + WEEK, executor)
    assert (issue.number.number, issue.ledger.printed) == (1, 1)


def test_an_issue_that_was_taken_back_is_made_again_when_somebody_asks(weekly, executor):
    run_due(weekly.briefing, weekly.out, FRIDAY, executor)
    (kept,) = weekly.archive.kept()
    weekly.archive.withdrawals.withdraw(kept, "张三", "", FRIDAY + MINUTE)
    occasion = occasion_named(weekly.briefing, "2026-W02")
    issue = run_period(weekly.briefing, occasion, weekly.out, FRIDAY + timedelta(hours=1), executor)
    assert (issue.number.number, weekly.runs()["2026-W02"].state) == (1, "done")
