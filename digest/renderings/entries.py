"""An entry as printed lines: under a headline of its own (要讯), or in one paragraph (简讯)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.model import Entry
from digest.renderings import titles
from digest.renderings.cleaning import clean
from digest.renderings.layout.layout import Layout, Style
from digest.renderings.lines import PrintedLine, headline, numbered, region
from digest.renderings.origins import plan_of
from digest.renderings.shortening import shortened

_SLACK = 0.1  # em of a headline's row: a figure in the faces of an office may be as much wider than reckoned
_SHORTEST_OPENING, _LONGEST_OPENING = 12, 56  # characters of a text set as its title: half a row, two rows


def in_one(entry: Entry, layout: Layout, most: int) -> PrintedLine:
    """Return *entry* as one paragraph: its title, *most* sentences, and its 出处 where the layout wants that.

    A title that the program took out of the text is not said twice: the text opens with it.
    """
    text = "".join(shortened(entry, tuple(filter(None, map(clean, entry.text))), most))
    place, mark = region(entry, layout), clean(entry.mark)
    opening = _opening(entry, text)
    words = f"{mark}{opening}" if opening else f"{clean(entry.headline)}{mark}　"
    lead = numbered(entry, layout, f"{place}{words}") if entry.headline else ""
    own = entry.bare_origin if opening else entry.origin
    origin = clean(entry.told_beside(text) + (own if layout.switches.origins else ""))
    line = PrintedLine("text", (text.removeprefix(opening),), lead=lead, tail=origin)
    line = replace(line, tail_style="origin" if origin else "", plan=plan_of(entry) if origin else None)
    return replace(line, anchor=entry.anchor, where=_where(entry), entry=entry.anchor)


def _opening(entry: Entry, text: str) -> str:
    """Return how much of *text*, from its start, stands for a title that the program took out of it; else nothing.

    Such a title is not said twice: the words up to its end are set as one, or where it stands too far behind the
    clauses up to the first that says something.
    """
    title = clean(entry.headline)
    if not entry.is_proposed or entry.retitled_from or title not in text:
        return ""
    end = text.index(title) + len(title)
    clauses = (match.start() for match in re.finditer("[，。；]", text) if match.start() >= _SHORTEST_OPENING)
    end = end if end <= _LONGEST_OPENING else next(clauses, end)
    return text[:end] if end <= _LONGEST_OPENING else ""


def _where(entry: Entry) -> str:
    return f"条目《{clean(entry.headline)}》（来源 {clean(entry.item.article.origin.uri)}）"


def under_headline(entry: Entry, layout: Layout, most: int | None, *, is_first: bool) -> Iterator[PrintedLine]:
    """Yield headline, text (*most* sentences, or all) and 出处; the first headline stands right under the section's."""
    title, mark = headline(entry, layout, place=region(entry, layout)), clean(entry.mark)
    where = _where(entry)
    style = "proposed" if entry.is_proposed and not entry.retitled_from else "headline"
    if title or mark:
        rows = _headline_rows(title, mark, layout)
        line = PrintedLine(style, rows, tail=mark, tail_style="pending", where=where, entry=entry.anchor)
        yield replace(line, anchor=entry.anchor, is_tight=is_first)
    texts = tuple(text for text in map(clean, entry.text) if text)
    texts = texts if most is None else shortened(entry, texts, most)
    origin = clean(entry.told_beside("".join(texts)) + entry.origin)
    *paragraphs, last = texts or ("",)
    for text in paragraphs:
        yield PrintedLine("text", (text,), where=where, entry=entry.anchor)
    if last or origin:
        line = PrintedLine("text", (last,), tail=origin, tail_style="origin", where=where, entry=entry.anchor)
        yield replace(line, plan=plan_of(entry) if origin else None)


def _headline_rows(title: str, mark: str, layout: Layout) -> tuple[str, ...]:
    style: Style = layout.style("headline")
    if style.align != "centre":
        return (title,)
    measure = layout.paper.column / style.size - style.left - style.right - _SLACK
    *above, last = titles.balance(title + mark, measure)
    if mark and last.endswith(mark):  # else the break fell into the mark: it follows the last row of its own
        return (*above, last[: -len(mark)])
    return titles.balance(title, measure)
