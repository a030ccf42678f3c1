"""Room 2: a page as the machine read it and what a person mended in, the page as mended out.

Only the articles that a repair touches are built anew, from their lines in the order that the person gave; the same
builder makes them as all others. A repair of a stretch that is not there does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.articles.assembly.build import Setting, build
from digest.articles.assembly.grouping import Draft
from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.assembly.sections import PageSection
from digest.articles.explanation.explain import explain_lines
from digest.articles.lines.fragments import Fragment, Slice
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import certain
from digest.articles.lines.roles import Role
from digest.articles.normalize import plain
from digest.articles.sorting import Part, Sorting, deal
from digest.model import GIVEN, Article, Block, Origin, Repair, RepairAct

_ROLES: dict[RepairAct, Role] = {
    "headline": "heading",
    "crosshead": "crosshead",
    "body": "body",
    "signature": "signature",
    "byline": "byline",
    "caption": "caption",
    "furniture": "furniture",
}


@dataclass(frozen=True, slots=True)
class Mended:
    """A page after repairs: its lines with their roles, its articles, what is left over."""

    lines: tuple[Line, ...]
    articles: tuple[Article, ...]
    leftover: tuple[Block, ...]


def mend(
    lines: Sequence[Line], articles: Sequence[Article], leftover: Sequence[Block], repairs: Sequence[Repair]
) -> Mended:
    """Return the page of *lines* and *articles* with *repairs*, in their order, made on it."""
    rows = {row.offset: row for row in explain_lines(lines, articles, leftover, articles)}
    starts = {line.start for line in lines}
    fitting = [one for one in repairs if one.start in starts and (one.other is None or one.other in starts)]
    if not fitting:
        return Mended(tuple(lines), tuple(articles), tuple(leftover))
    sorting = deal(lines, articles, rows)
    for repair in fitting:
        _apply(sorting, repair)
    margins = {start: row.margin for start, row in rows.items() if row.margin is not None}
    origin = articles[0].origin if articles else Origin("")
    setting = Setting(origin, False, "".join(line.text for line in lines), margins)
    found: list[Article] = []
    for part in sorting.parts:
        if part.made:
            found.append(part.made)
        elif part.lines:
            article, unused = _build(part, sorting, setting)
            found += [article] if article else []
            sorting.loose += unused
    known = {piece.offset for line in lines for piece in line.fragment.slices}
    marks = [block for block in leftover if block.start not in known]
    left = [*marks, *(block for line in sorting.loose for block in line.fragment.blocks())]
    ordered = [*(line for part in sorting.parts for line in part.lines), *sorting.loose]
    return Mended(tuple(dict.fromkeys(ordered)), tuple(found), tuple(left))


def _apply(sorting: Sorting, repair: Repair) -> None:
    part, line = sorting.find(repair.start)
    if repair.act == "restore" and part:
        sorting.restore(part, line, repair.text)
    elif repair.act == "split" and part:
        sorting.split(part, line)
    elif repair.act in ("join", "merge") and repair.other is not None:
        other, beside = sorting.find(repair.other)
        if other and repair.act == "join" and line is not beside:
            sorting.join(part, line, other, beside)
        elif other and part and other is not part:
            sorting.merge(part, other)
    elif repair.act in _ROLES:
        sorting.call(part, line, _ROLES[repair.act])


def _build(part: Part, sorting: Sorting, setting: Setting) -> tuple[Article | None, list[Line]]:
    """Return the article of *part*, and its lines that found no place in it: all where they make none."""
    section = PageSection(signed=any(line.role == "signature" for line in part.lines))
    homes = {
        "heading": section.heads,
        "signature": section.signatures,
        "byline": section.bylines,
        "source": section.sources,
        "credit": section.credits,
        "caption": section.captions,
    }
    for line in part.lines:
        homes.get(line.role, section.body).append(line)
    section.paragraphs = _paragraphs(section.body, sorting)
    if not section.body and not section.captions:
        return None, part.lines
    article, unused = build(Draft([section]), setting)
    places = part.was.places if part.was else ()
    return replace(article, places=places), unused


def _paragraphs(body: Sequence[Line], sorting: Sorting) -> list[ParagraphLines]:
    """Return *body* in paragraphs as the machine had them, with the text that a person gave; it mends what is torn."""
    found: list[list[Line]] = []
    is_torn: list[bool] = []
    is_given = False
    for line in body:
        before = found[-1][-1] if found else None
        opens = line.start in sorting.opens and not (is_given and is_torn[-1])
        if before is None or opens or "crosshead" in (line.role, before.role):
            found.append([])
            is_torn.append(False)
        found[-1].append(line)
        ends = {piece.offset for piece in line.fragment.slices}
        is_torn[-1] = not ends.isdisjoint(sorting.torn)
        is_given = line.start in sorting.given
        for text in sorting.given.get(line.start, ()):
            fragment = Fragment(
                (Slice(text, GIVEN, line.fragment.line),), text, plain(text), line.fragment.line, line.fragment.page
            )
            found[-1].append(certain(fragment, "body"))
    return [
        ParagraphLines(tuple(lines), torn and lines[-1].start != GIVEN)
        for lines, torn in zip(found, is_torn, strict=True)
    ]
