"""The annex of an issue: how many printed entries each place has in each line of work, as a table and a chart.

Places stand in the order of the division codes, never by their numbers: 《整治形式主义为基层减负若干规定》 (2024)
forbids rankings by what was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.issues import overviews
from digest.issues.overviews import count_places, place_of
from digest.model import Annex, Chart, Frame, Region, Section, Series, Theme, TitledTable

TITLE_OF_TABLE = "附表：本期地区与主题分布（条）"
TITLE_OF_CHART = "附图：本期各地区条数及主题构成"
_PLACE, _THEME, _TOTAL, _UNIT = "地区", "主题", "合计", "条数"
_NOWHERE, _NONE, _REST = "未注明地区", "未归类", "其余主题"
_COLUMNS_AT_MOST = 7  # themes of a matrix: with sums and four earlier issues, thirteen columns stand on a page
# Bars on one page: the country has 34 provinces, and 34 bars of 6 mm fill a page of 225 mm; beyond, places are told one
# level higher.
_PLACES_AT_MOST = 34
_THEMES_AT_MOST = 6  # fills that stay apart in black and white print (tried up to 8: the last two look alike)

_BARE = Frame()

_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """One printed entry as the annex counts it: its place, and the name of its line of work."""

    region: Region
    theme: str


def annex(
    sections: Sequence[Section], wanted: Sequence[str], themes: Sequence[Theme], frame: Frame = _BARE
) -> Annex | None:
    """Return the annex of *sections*, of the parts *wanted* (``table``, ``chart``); None when there is none to show.

    *themes* are the briefing's, with the names it gives them. Where *frame* names districts of home each has a row,
    be it of nothing, with the issues before beside it; an issue that looks back on a month or more has a 综述.
    """
    told = _told(sections, {theme.code: theme.name for theme in themes})
    if not told or not (wanted or frame.span):
        return None
    counts = _matrix(told, frame) if frame.districts else _counts(told)
    is_matrix = bool(frame.districts)
    overview: tuple[TitledTable, ...] = ()
    if frame.span:
        places = {place: sum(row.values()) for place, row in counts.items()}
        kinds, order = Counter(each.theme for each in told), [theme.name for theme in themes]
        overview = overviews.tables(kinds, places, frame, order)[
            : 1 if "table" in wanted else 2
        ]  # the matrix tells places
    return Annex(
        title=TITLE_OF_TABLE if "table" in wanted else "",
        table=(beside(counts, frame) if is_matrix else table(counts, (_PLACE, _THEME))) if "table" in wanted else (),
        chart=chart(counts) if "chart" in wanted else None,
        overview=overview,
        told=overviews.most_told(sections) if frame.span else (),
        frame=frame,
    )


def _matrix(told: Sequence[_Counted], frame: Frame) -> dict[str, dict[str, int]]:
    """Return how many of *told* home, each of its districts and all other places have of each theme, none left out."""
    counted = Counter((place_of(each.region.path, frame), each.theme) for each in told)
    kinds = dict.fromkeys(each.theme for each in told)
    return {name: {kind: counted[path, kind] for kind in kinds} for path, name in count_places(frame).items()}


def beside(counts: dict[str, dict[str, int]], frame: Frame) -> tuple[tuple[str, ...], ...]:
    """Return *counts* as rows of cells, the largest themes across, with what the issues before had beside the sums."""
    sums = Counter[str]()
    for row in counts.values():
        sums.update(row)
    largest = {kind for kind, _ in sums.most_common(_COLUMNS_AT_MOST - 1)}
    kinds = list(sums) if len(sums) <= _COLUMNS_AT_MOST else [kind for kind in sums if kind in largest]
    rest = [_REST] if len(kinds) < len(sums) else []
    before = [dict(earlier.places) for earlier in frame.earlier]
    rows = [[_PLACE, *kinds, *rest, _TOTAL, *(earlier.name for earlier in frame.earlier)]]
    for (path, name), row in zip(count_places(frame).items(), counts.values(), strict=True):
        own = [row[kind] for kind in kinds]
        total = sum(row.values())
        numbers = [*own, *([total - sum(own)] if rest else [])]
        rows.append([name, *(str(number or "") for number in numbers), str(total)])
        rows[-1] += [str(places.get(path, 0)) for places in before]
    sums_of = [sum(int(row[place] or 0) for row in rows[1:]) for place in range(1, len(rows[0]))]
    return (*map(tuple, rows), (_TOTAL, *map(str, sums_of)))


def wanted(made: Annex | None) -> tuple[str, ...]:
    """Return the parts that *made* has, so that it can be counted anew after its entries have changed."""
    if made is None:
        return ()
    return tuple(name for name, part in (("table", made.table), ("chart", made.chart)) if part)


def _told(sections: Sequence[Section], names: dict[str, str]) -> list[_Counted]:
    """Return the entries of *sections*: of the theme of their section, or their own in a section that is none."""
    nowhere = Region(())
    found = []
    for section in sections:
        for entry in section.entries:
            own = section.code
            if own not in names:
                own = next((theme.code for theme in entry.item.themes if theme.code in names), "")
                own = own or (entry.item.themes[0].name if entry.item.themes else _NONE)
            found.append(_Counted(entry.item.regions[0] if entry.item.regions else nowhere, names.get(own, own)))
    return found


def _counts(told: Sequence[_Counted]) -> dict[str, dict[str, int]]:
    """Return how many of *told* each place has of each theme; every place names every theme."""
    paths = {each.region.path for each in told}
    depth = max(map(len, paths))
    while depth > 1 and len({path[:depth] for path in paths}) > _PLACES_AT_MOST:  # no more than a page of bars
        depth -= 1
    codes: dict[_Path, str] = {}
    for each in sorted(told, key=lambda each: (not each.region.code, each.region.code)):
        codes.setdefault(each.region.path[:depth], each.region.code)
    places = sorted(codes, key=lambda path: (not path, not codes[path], codes[path], path))
    named = names([path for path in places if path])
    counted = Counter((each.region.path[:depth], each.theme) for each in told)
    kinds = dict.fromkeys(each.theme for each in told)
    return {named.get(path, _NOWHERE): {theme: counted[path, theme] for theme in kinds} for path in places}


def names(paths: Sequence[_Path]) -> dict[_Path, str]:
    """Return a name for each path: its last step, with as many of those above it as tell it from its like."""
    found = {}
    for path in paths:
        others = [other for other in set(paths) if other != path]
        steps = next(
            (count for count in range(1, len(path)) if all(other[-count:] != path[-count:] for other in others)),
            len(path),
        )
        found[path] = "".join(path[-steps:])
    return found


def table(counts: dict[str, dict[str, int]], heads: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return *counts* as rows of cells, header first, sums last; the shorter side stands across, *heads* name both.

    A cell without a number shows where nothing was reported.
    """
    places, kinds = list(counts), list(next(iter(counts.values())))
    if len(kinds) > len(places):
        turned = {kind: {place: counts[place][kind] for place in places} for kind in kinds}
        return table(turned, (heads[1], heads[0]))
    rows = [
        (place, *(str(number or "") for number in row.values()), str(sum(row.values())))
        for place, row in counts.items()
    ]
    sums = [sum(counts[place][kind] for place in places) for kind in kinds]
    return ((heads[0], *kinds, _TOTAL), *rows, (_TOTAL, *map(str, sums), str(sum(sums))))


def chart(counts: dict[str, dict[str, int]], *, title: str = TITLE_OF_CHART, axis: str = _PLACE) -> Chart:
    """Return *counts* as bars, the largest themes of their own and the rest together, in the order they come."""
    sums = Counter[str]()
    for row in counts.values():
        sums.update(row)
    kept = list(sums)
    if len(kept) > _THEMES_AT_MOST:
        largest = {theme for theme, _ in sums.most_common(_THEMES_AT_MOST - 1)}
        kept = [theme for theme in sums if theme in largest]
    series = [Series(theme, tuple(row[theme] for row in counts.values())) for theme in kept]
    rest = tuple(sum(number for theme, number in row.items() if theme not in kept) for row in counts.values())
    series += [Series(_REST, rest)] if any(rest) else []
    bars = "，".join(f"{place}{sum(row.values())}条" for place, row in counts.items())
    themes = "，".join(f"{theme}{number}条" for theme, number in sums.items())
    summary = f"条形图，共{sums.total()}条。按{axis}：{bars}。按{_THEME}：{themes}。"
    return Chart(title, axis, _UNIT, tuple(counts), tuple(series), summary)
