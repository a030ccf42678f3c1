"""What the archive counted, as charts and tables with names: places and months against themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from digest import labels
from digest.archive.statistics import Count
from digest.issues import annexes
from digest.model import Chart
from digest.renderings.coverage import Table

_PLACES, _MONTHS, _THEME = "各地区条数及主题构成", "各月条数及主题构成", "主题"
NO_REGION = "未标地区"
Counts = dict[str, dict[str, int]]


def charts(found: Sequence[Count]) -> tuple[Chart, ...]:
    """Return the items of *found* by place and by month, each bar made up of themes."""
    return (
        annexes.chart(by_place(found), title=_PLACES, axis="地区"),
        annexes.chart(by_month(found), title=_MONTHS, axis="月份"),
    )


def tables(found: Sequence[Count]) -> tuple[Table, ...]:
    """Return places × themes, months × themes, and places × themes of each month."""
    months = sorted({count.month for count in found})
    monthly = [Table(f"{month}：地区与主题分布（条）", _table(by_place(found, month), "地区")) for month in months]
    return (
        Table("地区与主题分布（条）", _table(by_place(found), "地区")),
        Table("月份与主题分布（条）", _table(by_month(found), "月份")),
        *(monthly if len(months) > 1 else ()),
    )


def by_place(found: Sequence[Count], month: str = "") -> Counts:
    """Return how many items (of *month*) each place has of each theme, places by their shortest names."""
    paths = {count.region: tuple(count.region.split("/")) for count in found if count.region}
    names = annexes.names(list(paths.values()))
    counted = [count for count in found if not month or count.month == month]
    return _counted(counted, lambda count: names[paths[count.region]] if count.region else "")


def by_month(found: Sequence[Count]) -> Counts:
    """Return how many items each month has of each theme."""
    return _counted(found, lambda count: count.month)


def _counted(found: Sequence[Count], row: Callable[[Count], str]) -> Counts:
    named = {rule.theme.code: rule.theme.name for rule in labels.vocabulary().rules.themes}
    themes = [code for code in named if any(count.theme == code for count in found)]
    themes += sorted({count.theme for count in found} - set(themes))
    cells = Counter[tuple[str, str]]()
    for count in found:
        cells[row(count), count.theme] += count.items
    rows = sorted({row(count) for count in found}, key=lambda name: (not name, name))
    return {name or NO_REGION: {named.get(theme, theme): cells[name, theme] for theme in themes} for name in rows}


def _table(counts: Counts, head: str) -> tuple[tuple[str, ...], ...]:
    return annexes.table(counts, (head, _THEME))
