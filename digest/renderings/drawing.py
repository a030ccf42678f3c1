"""A chart as an SVG picture: horizontal bars in greys and hatchings that black and white print keeps apart.

Measures are in points. The words are the chart's own; the faces are named, since a picture inherits no stylesheet.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from digest.model import Chart
from digest.renderings import titles

# Fills in the order of the series: dark and light take turns, so that neighbours differ. Pattern names are those of
# DrawingML (ECMA-376-1, 20.1.10.47), so that the DOCX chart looks alike; else the second value is the colour.
FILLS = (
    ("", "#404040"),
    ("", "#d9d9d9"),
    ("wdUpDiag", ""),
    ("", "#8c8c8c"),
    ("", "#ffffff"),
    ("dkHorz", ""),
)
_TICKS_AT_MOST = 8  # numbers under the axis: at 10.5 pt more of them run together in a column of 80 mm
_STEPS = (1, 2, 5)  # of the axis, times a power of ten


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a drawing in points: its width, that of the type, and what follows from them."""

    width: float
    size: float

    @property
    def pitch(self) -> float:
        """Return the height of a bar with its room: the type and a half stand clear of the next (tried 1.4 to 2)."""
        return self.size * 1.7

    @property
    def line(self) -> float:
        """Return the height of a row of the legend."""
        return self.size * 1.5


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar: where it stands, its fill, and its number where there is room for it."""

    left: float
    top: float
    width: float
    height: float
    fill: str
    number: str


@dataclass(frozen=True, slots=True)
class Caption:
    """One word of the drawing: its base line, and which of its ends or its middle stands at ``left``.

    ``squeezed`` is the width into which it is pressed, 0 where there is room for it.
    """

    text: str
    left: float
    base: float
    anchor: str = "start"
    squeezed: float = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name and its pieces."""

    name: Caption
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, measured: what the template sets, in reading order."""

    width: float
    height: float
    size: float
    legend: tuple[tuple[Segment, Caption], ...]
    bars: tuple[Bar, ...]
    axis: tuple[Caption, ...]
    ticks: tuple[Caption, ...]
    origin: float
    top: float
    foot: float


def svg(chart: Chart, measures: Measures, families: Sequence[str], *, unit: str = "pt") -> str:
    """Return *chart* as an SVG element set in the first of *families* that there is; every word of it escaped.

    *unit* is that of its width and height: none within another picture.
    """
    family = ",".join(f"'{name}'" for name in families)
    return _template().render(chart=chart, picture=picture(chart, measures), family=family, unit=unit)


def height(chart: Chart, measures: Measures) -> float:
    """Return how high *chart* stands in points."""
    return _foot(chart, measures) + measures.line * 2


def words(chart: Chart) -> tuple[str, ...]:
    """Return the words and numbers that every form of *chart* shows beside its axis: names, units, counts."""
    counts = (str(value) for series in chart.series for value in series.values if value)
    return (chart.axis, chart.unit, *(series.name for series in chart.series), *chart.categories, *counts)


def step(chart: Chart) -> int:
    """Return the distance of two numbers under the axis: 1, 2 or 5 times a power of ten."""
    candidates = (step * int(10**power) for power in range(10) for step in _STEPS)
    return next(step for step in candidates if _most(chart) / step <= _TICKS_AT_MOST)


def ticks(chart: Chart) -> range:
    """Return the numbers under the axis, from nought to the first that the longest bar does not pass."""
    last = max(1, math.ceil(_most(chart) / step(chart)))
    return range(0, last * step(chart) + 1, step(chart))


def _most(chart: Chart) -> int:
    return max(map(sum, zip(*(series.values for series in chart.series), strict=True)), default=0)


def picture(chart: Chart, measures: Measures) -> Picture:
    """Return *chart* measured: legend above, names at the left, bars, the axis below."""
    size, origin, foot = measures.size, _left(chart, measures), _foot(chart, measures)
    numbers = ticks(chart)
    scale = (measures.width - origin - size * 2) / numbers[-1]
    return Picture(
        width=measures.width,
        height=height(chart, measures),
        size=size,
        legend=tuple(key for row in _legend(chart, measures) for key in row),
        bars=tuple(_bar(chart, place, measures, scale) for place in range(len(chart.categories))),
        axis=(
            Caption(chart.axis, origin - size * 0.5, foot + size * 1.4, "end"),
            Caption(chart.unit, measures.width, foot + size * 2.7, "end"),
        ),
        ticks=tuple(Caption(str(tick), origin + tick * scale, foot + size * 1.4, "middle") for tick in numbers),
        origin=origin,
        top=_top(chart, measures),
        foot=foot,
    )


def _bar(chart: Chart, place: int, measures: Measures, scale: float) -> Bar:
    """Return the bar of the category *place*, *scale* points for each one counted."""
    size, origin, name = measures.size, _left(chart, measures), chart.categories[place]
    middle = _top(chart, measures) + measures.pitch * (place + 0.5)
    deep = size * 1.2
    ends = accumulate((series.values[place] for series in chart.series), initial=0)
    segments = []
    for order, (start, series) in enumerate(zip(ends, chart.series, strict=False)):
        if value := series.values[place]:
            wide = value * scale
            number = str(value) if wide > titles.width(str(value)) * size + 2 else ""
            left = origin + start * scale
            segments.append(Segment(left, middle - deep / 2, wide, deep, fill(order), number))
    room = origin - size * 0.6
    squeezed = room if titles.width(name) * size > room else 0.0
    said = Caption(name, origin - size * 0.5, middle + size * 0.35, "end", squeezed)
    return Bar(said, tuple(segments))


def fill(order: int) -> str:
    """Return what the series *order* is filled with: a colour, or the pattern of that name in the template."""
    pattern, colour = FILLS[order % len(FILLS)]
    return colour or f"url(#{pattern})"


def _legend(chart: Chart, measures: Measures) -> list[list[tuple[Segment, Caption]]]:
    """Return the rows of the legend: a box and a name each."""
    size, left = measures.size, math.inf
    rows: list[list[tuple[Segment, Caption]]] = []
    for order, series in enumerate(chart.series):
        wide = (titles.width(series.name) + 3) * size
        if left + wide > measures.width + size:
            rows.append([])
            left = 0.0
        above = (len(rows) - 1) * measures.line
        key = Segment(left, above + size * 0.25, size * 1.5, size, fill(order), "")
        rows[-1].append((key, Caption(series.name, left + size * 1.9, above + size * 1.1)))
        left += wide
    return rows


def _top(chart: Chart, measures: Measures) -> float:
    return len(_legend(chart, measures)) * measures.line + measures.size * 0.6


def _foot(chart: Chart, measures: Measures) -> float:
    return _top(chart, measures) + measures.pitch * len(chart.categories)


def _left(chart: Chart, measures: Measures) -> float:
    """Return the width of the names: at most half of the drawing."""
    wide = max(map(titles.width, (*chart.categories, chart.axis))) + 0.8
    return min(wide * measures.size, measures.width / 2)


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("chart.svg")
