"""Counts by month, region and theme."""

from __future__ import annotations

from datetime import date

from digest.archive import Archive
from digest.archive.statistics import Count
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, week

KUNSHAN, WUZHONG = HEAT[2], SILK[2]


def fill(archive: Archive) -> None:
    for place, stories in enumerate(((SILK, HEAT), (HEAT,), (), (SILK,))):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place), stories), (), KEPT_AT)


def test_counts_by_month_region_and_theme(archive: Archive) -> None:
    fill(archive)
    assert archive.statistics.count() == (
        Count("2026-01", WUZHONG, "models", 1),
        Count("2026-01", KUNSHAN, "welfare", 2),
        Count("2026-02", WUZHONG, "models", 1),
    )
    assert archive.statistics.count(since=date(2026, 2, 1)) == (Count("2026-02", WUZHONG, "models", 1),)
    assert [each.items for each in archive.statistics.count(until=date(2026, 1, 12), briefing="weekly")] == [1, 1]
    assert archive.statistics.count(briefing="other") == ()


def test_a_revision_is_counted_once(archive: Archive) -> None:
    fill(archive)
    archive.keep(issue(archive.kept()[1].number, week(1), (SILK,)), (), KEPT_AT)
    assert sum(count.items for count in archive.statistics.count()) == 4
