"""Charts with their tables outside of an issue: one SVG picture, or one page for the browser."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from digest.model import Chart
from digest.renderings import drawing

_MEASURES = drawing.Measures(width=560, size=12)  # points: fills a window of 800 pixels, names of 23 characters fit
_APART = 36  # points between two pictures
_FACES = ("SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", "serif")  # what Windows, macOS and Linux have


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading: header first, sums last."""

    title: str
    cells: tuple[tuple[str, ...], ...]


def picture(charts: Sequence[Chart]) -> str:
    """Return *charts*, each under its title, as one SVG file."""
    tops: list[float] = [0]
    for chart in charts:
        tops.append(tops[-1] + drawing.height(chart, _MEASURES) + _APART)
    return (
        _environment()
        .get_template("coverage.svg")
        .render(
            charts=list(zip(charts, tops, strict=False)), width=_MEASURES.width, height=tops[-1], size=_MEASURES.size
        )
    )


def page(title: str, charts: Sequence[Chart], tables: Sequence[Table]) -> str:
    """Return *charts* and *tables* as one HTML file without outside reference."""
    return _environment().get_template("coverage.html").render(title=title, charts=charts, tables=tables)


def _drawn(chart: Chart, unit: str = "pt") -> Markup:
    return Markup(drawing.svg(chart, _MEASURES, _FACES, unit=unit))


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["drawn"] = _drawn
    return environment
