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
class Annex:
    """附表 and 附图: the table's heading and its rows, header first and sums last, and the chart, as far as wanted."""

    title: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    chart: Chart | None = None
