"""What was covered: printed items by month, region and theme. Neutral counts, no points and no ranking.

Ranking by what was printed is left out on purpose: 《整治形式主义为基层减负若干规定》 (2024) forbids to make it part of
anybody's assessment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from sqlalchemy import select

from digest.archive import connections
from digest.archive.schema import entries, issues, labels
from digest.archive.store import Archive

NO_REGION, NO_THEME = "未标地区", "other"


@dataclass(frozen=True, slots=True)
class Count:
    """How many printed items of one month are mainly of this region and theme (its code)."""

    month: str
    region: str
    theme: str
    items: int


def counts(
    archive: Archive, *, briefing: str = "", since: date | None = None, until: date | None = None
) -> tuple[Count, ...]:
    """Return the counts of *archive*, of *briefing* and from *since* to *until* (both in) if given, in order."""
    theme, region = labels.alias(), labels.alias()
    statement = (
        select(entries.c.dated, region.c.value.label("region"), theme.c.value.label("theme"))
        .join(issues, issues.c.id == entries.c.issue_id)
        .outerjoin(theme, (theme.c.entry_id == entries.c.id) & (theme.c.kind == "theme") & (theme.c.rank == 0))
        .outerjoin(region, (region.c.entry_id == entries.c.id) & (region.c.kind == "region") & (region.c.rank == 0))
    )
    if briefing:
        statement = statement.where(issues.c.briefing == briefing)
    if since:
        statement = statement.where(entries.c.dated >= since)
    if until:
        statement = statement.where(entries.c.dated <= until)
    with connections.reading(archive.engine) as connection:
        rows = connection.execute(statement).all()
    found = Counter((f"{row.dated:%Y-%m}", row.region or NO_REGION, row.theme or NO_THEME) for row in rows)
    return tuple(Count(*key, items) for key, items in sorted(found.items()))


def table(found: Sequence[Count]) -> list[list[str]]:
    """Return region × theme as rows of cells with sums, a head row first; an empty cell is a blank in the coverage."""
    themes = sorted({count.theme for count in found})
    regions = sorted({count.region for count in found})
    cells = Counter[tuple[str, str]]()
    for count in found:
        cells[count.region, count.theme] += count.items
    rows = [
        [region, *(str(cells[region, theme] or "") for theme in themes), str(sum(cells[region, t] for t in themes))]
        for region in regions
    ]
    sums = [str(sum(cells[region, theme] for region in regions)) for theme in themes]
    return [["地区", *themes, "合计"], *rows, ["合计", *sums, str(sum(count.items for count in found))]]


_STEP, _LEFT, _TOP, _CELL = 26, 220, 60, 56  # pixels: a row, the names' column, the head, a cell of three digits


def chart(found: Sequence[Count]) -> str:
    """Return region × theme as an SVG picture: the more items, the darker; white is a blank."""
    head, *rows = table(found)[:-1]
    most = max((int(cell) for row in rows for cell in row[1:-1] if cell), default=1)
    width, height = _LEFT + _CELL * len(head[1:]), _TOP + _STEP * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-size="12">',
        *(_text(_LEFT + _CELL * place, _TOP - 10, name) for place, name in enumerate(head[1:])),
    ]
    for line, row in enumerate(rows):
        top = _TOP + _STEP * line
        parts.append(_text(4, top + 17, row[0].rsplit("/", 1)[-1]))
        parts += [_cell(_LEFT + _CELL * place, top, cell, most) for place, cell in enumerate(row[1:-1])]
        parts.append(_text(_LEFT + _CELL * len(row[1:-1]) + 20, top + 17, row[-1]))
    return "\n".join([*parts, "</svg>"])


def _text(left: int, top: int, words: str) -> str:
    return f'<text x="{left}" y="{top}">{escape(words)}</text>'


def _cell(left: int, top: int, cell: str, most: int) -> str:
    strength = int(cell or 0) / most
    box = f'<rect x="{left}" y="{top}" width="{_CELL - 2}" height="{_STEP - 2}" fill="#b00" stroke="#ccc"'
    return f'{box} fill-opacity="{strength * 0.8:.2f}"/>{_text(left + 20, top + 17, cell)}'
