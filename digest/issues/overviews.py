"""The 综述 of an issue that looks back on a month or more: what it counted against the issues before, nothing worded.

Numbers are counts of printed entries; titles are those that stand in the issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Literal

from digest.issues import wording
from digest.model import Earlier, Entry, Frame, Period, Section, Seen, Theme, TitledTable

ELSEWHERE = "其他地区"
Span = Literal["", "月", "季", "年"]
_SPANS: tuple[tuple[int, Span], ...] = ((360, "年"), (80, "季"), (27, "月"))  # least days: February, a short quarter
_ISSUES = 4  # issues before that are counted beside this one: a month of a weekly
_EVENTS = 5  # most told events that are listed
_Path = tuple[str, ...]


def span_of(period: Period) -> Span:
    """Return what *period* looks back on: 月, 季, 年; empty for a week or ten days."""
    days = (period.end - period.first) // timedelta(days=1)
    return next((span for least, span in _SPANS if days >= least), "")


def place_of(path: _Path, frame: Frame) -> _Path:
    """Return the row of *path* in *frame*: its district of home, home itself, or the empty path for elsewhere."""
    if not frame.home or path[: len(frame.home)] != frame.home:
        return ()
    district = path[: len(frame.home) + 1]
    return district if district in frame.districts else frame.home


def count_places(frame: Frame) -> dict[_Path, str]:
    """Return the rows of *frame* in their order, each with its name."""
    own = {frame.home: f"{frame.home[-1]}本级"} if frame.home else {}
    return {**own, **{path: path[-1] for path in frame.districts}, (): ELSEWHERE}


def frame_of(
    home: _Path,
    districts: Sequence[_Path],
    order: Sequence[str],
    seen: Iterable[Seen],
    themes: Sequence[Theme],
    period: Period,
) -> Frame:
    """Return what an annex counts: *districts* of *home* in the office's own *order*, and the last issues of *seen*."""
    placed = sorted(districts, key=lambda path: order.index(path[-1]) if path[-1] in order else len(order))
    bare = Frame(home, tuple(placed))
    issues: dict[tuple[int, int], list[Seen]] = {}
    for each in sorted(seen, key=lambda each: each.dated):
        issues.setdefault((each.number.year, each.number.number), []).append(each)
    names = {theme.code: theme.name for theme in themes}
    earlier = []
    for told in list(issues.values())[-_ISSUES:]:
        regions = Counter(place_of(one.item.regions[0].path if one.item.regions else (), bare) for one in told)
        kinds = Counter(names.get(one.item.themes[0].code if one.item.themes else "", "") for one in told)
        earlier.append(Earlier(wording.number(told[0].number), tuple(regions.items()), tuple(kinds.items())))
    return Frame(home, tuple(placed), tuple(earlier), span_of(period))


def tables(
    themes: Mapping[str, int], places: Mapping[str, int], frame: Frame, order: Sequence[str]
) -> tuple[TitledTable, ...]:
    """Return this issue's counts of *themes*, in their *order*, and of *places*, by name, beside the issues before."""
    named = count_places(frame)
    known = {*themes, *(kind for one in frame.earlier for kind, _ in one.themes)}
    kinds = [*(kind for kind in order if kind in known), *sorted(kind for kind in known if kind and kind not in order)]
    by_theme = {kind: themes.get(kind, 0) for kind in kinds}
    found = [("主题", by_theme, [dict(one.themes) for one in frame.earlier])]
    if frame.districts:
        before = [{named[path]: number for path, number in one.places} for one in frame.earlier]
        found.append(("地区", dict(places), before))
    made = []
    for what, rows, before in found:
        cells = [(name, str(number), *(str(one.get(name, 0)) for one in before)) for name, number in rows.items()]
        sums = [str(sum(int(row[place]) for row in cells)) for place in range(1, len(before) + 2)]
        head = (what, "本期", *(one.name for one in frame.earlier))
        title = f"本{frame.span}综述：各{what}条数与以前各期"
        made.append(TitledTable(title, (head, *cells, ("合计", *sums))))
    return tuple(made)


def most_told(sections: Sequence[Section]) -> tuple[str, ...]:
    """Return the events of *sections* that most houses told, each with its number, its title and how many."""
    found: list[tuple[int, Entry]] = []
    for entry in (entry for section in sections for entry in section.entries):
        houses = {origin.publication or origin.uri for origin in (entry.item.article.origin, *entry.item.also)}
        found += [(len(houses), entry)] if len(houses) > 1 else []
    found.sort(key=lambda told: (-told[0], -told[1].worth))
    return tuple(f"{entry.numbered(entry.headline)}（{houses}家报道）" for houses, entry in found[:_EVENTS])
