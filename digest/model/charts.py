"""What the annex of an issue shows: a table and a chart of the same numbers, with every word of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing that a chart counts: its name, and how many each category of the chart has."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers ready to be drawn as bars, one a category, each made up of the series; no renderer adds a word.

    ``axis`` names the categories, ``unit`` what is counted; ``summary`` says in one sentence what a reader who cannot
    see the drawing must know.
    """

    title: str
    axis: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier issue printed, counted: its name (第8期), how many entries of each place and of each theme.

    Places are paths; a district of home stands for all in it, the empty path for what lies elsewhere.
    """

    name: str
    places: tuple[tuple[tuple[str, ...], int], ...]
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What an annex counts beside what is printed: home and its districts in their order, and earlier issues.

    ``span`` is 月, 季 or 年 for an issue that looks back on so much (综述), else empty.
    """

    home: tuple[str, ...] = ()
    districts: tuple[tuple[str, ...], ...] = ()
    earlier: tuple[Earlier, ...] = ()
    span: str = ""


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table with its heading; rows of cells, header first."""

    title: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """附表 and 附图: the table's heading and its rows, header first and sums last, and the chart, as far as wanted.

    ``overview`` are the tables of a 综述 and ``told`` its most told events, one a line; ``frame`` is what it was
    counted in, so that it can be counted anew.
    """

    title: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    chart: Chart | None = None
    overview: tuple[TitledTable, ...] = ()
    told: tuple[str, ...] = ()
    frame: Frame = Frame()
