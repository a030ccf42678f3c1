"""Room 2: a page as the machine read it and what a person mended in, the page as mended out.

Only the articles that a repair touches are built anew, from their lines in the order that the person gave; the same
builder makes them as all others. A repair of a stretch that is not there does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.articles.assembly.build import Setting, build
from digest.articles.assembly.grouping import Draft
from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.assembly.sections import PageSection
from digest.articles.explanation.explain import Explained, explain_lines
from digest.articles.lines.fragments import Fragment, Slice
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import certain
from digest.articles.lines.roles import Role
from digest.articles.normalize import plain
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


@dataclass(slots=True)
class _Part:
    """The lines of one article in their order; *made* is the machine's article, as long as nothing is changed."""

    lines: list[Line]
    made: Article | None = None
    was: Article | None = None


@dataclass(slots=True)
class _Sorting:
    """All lines of a page, dealt out to articles; *loose* belong to none, *opens* begin paragraphs, *torn* end them."""

    parts: list[_Part]
    loose: list[Line]
    opens: set[int]
    torn: set[int]
    given: dict[int, list[str]] = field(default_factory=dict)


def mend(
    lines: Sequence[Line], articles: Sequence[Article], leftover: Sequence[Block], repairs: Sequence[Repair]
) -> Mended:
    """Return the page of *lines* and *articles* with *repairs*, in their order, made on it."""
    rows = _rows(lines, articles, leftover)
    starts = {_start(line) for line in lines}
    fitting = [one for one in repairs if one.start in starts and (one.other is None or one.other in starts)]
    if not fitting:
        return Mended(tuple(lines), tuple(articles), tuple(leftover))
    sorting = _deal(lines, articles, rows)
    for repair in fitting:
        _apply(sorting, repair)
    setting = _setting(lines, rows, articles)
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


def _rows(lines: Sequence[Line], articles: Sequence[Article], leftover: Sequence[Block]) -> dict[int, Explained]:
    """Return what was found of each line, by the offset at which it begins; articles count from 1."""
    return {row.offset: row for row in explain_lines(lines, articles, leftover, articles)}


def _start(line: Line) -> int:
    return line.fragment.slices[0].offset


def _deal(lines: Sequence[Line], articles: Sequence[Article], rows: Mapping[int, Explained]) -> _Sorting:
    parts = [_Part([], article, article) for article in articles]
    loose: list[Line] = []
    for line in lines:
        number = rows[_start(line)].article
        (parts[number - 1].lines if number else loose).append(line)
    opens = {start for start, row in rows.items() if row.join in ("", "paragraph", "gap")}
    torn: set[int] = set()
    for article in articles:
        gaps, end = {gap.offset for gap in article.gaps}, -1
        for paragraph in article.paragraphs:
            end += len(paragraph.text) + 1
            torn |= {paragraph.pieces[-1].offset} if end in gaps and paragraph.pieces else set()
    return _Sorting(parts, loose, opens, torn)


def _apply(sorting: _Sorting, repair: Repair) -> None:
    part, line = _find(sorting, repair.start)
    if repair.act == "restore" and part:
        sorting.given.setdefault(repair.start, []).append(repair.text)
        part.made = None
    elif repair.act == "split" and part:
        _split(sorting, part, line)
    elif repair.act in ("join", "merge") and repair.other is not None:
        other, beside = _find(sorting, repair.other)
        if other and repair.act == "join" and line is not beside:
            _move(sorting, part, line, other, beside)
        elif other and part and other is not part:
            _merge(sorting, part, other)
    elif repair.act in _ROLES:
        _call(sorting, part, line, _ROLES[repair.act])


def _find(sorting: _Sorting, start: int) -> tuple[_Part | None, Line]:
    for part in sorting.parts:
        for line in part.lines:
            if _start(line) == start:
                return part, line
    return None, next(line for line in sorting.loose if _start(line) == start)


def _take(sorting: _Sorting, part: _Part | None, line: Line) -> None:
    (part.lines if part else sorting.loose).remove(line)
    if part:
        part.made = None


def _split(sorting: _Sorting, part: _Part, line: Line) -> _Part:
    """Let an article begin with *line*, and return it; *part* itself where nothing of it stands before."""
    at = part.lines.index(line)
    if not any(one.role != "furniture" for one in part.lines[:at]):
        return part
    begun = _Part(part.lines[at:])
    sorting.parts.insert(sorting.parts.index(part) + 1, begun)
    part.lines, part.made = part.lines[:at], None
    return begun


def _move(sorting: _Sorting, part: _Part | None, line: Line, other: _Part, beside: Line) -> None:
    """Put *line* after the line *beside* of the article *other*, as text where it was none."""
    _take(sorting, part, line)
    role: Role = "body" if line.role in ("furniture", "heading", "") else line.role
    other.lines.insert(other.lines.index(beside) + 1, replace(line, role=role, reason="hand"))
    other.made = None
    sorting.opens -= {_start(line)} if beside.role == "body" else set()


def _merge(sorting: _Sorting, part: _Part, other: _Part) -> None:
    """Make *part* the end of the article *other*; its headlines are crossheads there."""
    added = [replace(one, role="crosshead", reason="hand") if one.role == "heading" else one for one in part.lines]
    other.lines += added
    other.made = None
    sorting.parts.remove(part)


def _call(sorting: _Sorting, part: _Part | None, line: Line, role: Role) -> None:
    """Give *line* the *role*; a headline in the midst of an article opens another, furniture belongs to none."""
    called = replace(line, role=role, reason="hand")
    if role == "furniture":
        _take(sorting, part, line)
        sorting.loose.append(called)
        return
    if part is None:
        part = _nearest(sorting, line, is_next=role == "heading")
        sorting.loose.remove(line)
        place = next((at for at, one in enumerate(part.lines) if _start(one) > _start(line)), len(part.lines))
        part.lines.insert(0 if role == "heading" else place, called)
    else:
        if role == "heading" and any(one.role == "body" for one in part.lines[: part.lines.index(line)]):
            part = _split(sorting, part, line)
        part.lines[part.lines.index(line)] = called
    part.made = None


def _nearest(sorting: _Sorting, line: Line, *, is_next: bool) -> _Part:
    """Return the article that goes on soonest after *line*, or stood last before it; a new one where there is none."""
    starts = [(_start(one), part) for part in sorting.parts for one in part.lines]
    after = [(start, part) for start, part in starts if start > _start(line)]
    before = [(start, part) for start, part in starts if start < _start(line)]
    for found, is_wanted in ((after, is_next), (before, True), (after, True)):
        if found and is_wanted:
            choose = min if found is after else max
            return choose(found, key=lambda pair: pair[0])[1]
    sorting.parts.append(_Part([]))
    return sorting.parts[-1]


def _setting(lines: Sequence[Line], rows: Mapping[int, Explained], articles: Sequence[Article]) -> Setting:
    origin = articles[0].origin if articles else Origin("")
    margins = {start: row.margin for start, row in rows.items() if row.margin is not None}
    return Setting(origin, False, "".join(line.text for line in lines), margins)


def _build(part: _Part, sorting: _Sorting, setting: Setting) -> tuple[Article | None, list[Line]]:
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


def _paragraphs(body: Sequence[Line], sorting: _Sorting) -> list[ParagraphLines]:
    """Return *body* in paragraphs as the machine had them, with the text that a person gave; it mends what is torn."""
    found: list[list[Line]] = []
    is_torn: list[bool] = []
    is_given = False
    for line in body:
        before = found[-1][-1] if found else None
        opens = _start(line) in sorting.opens and not (is_given and is_torn[-1])
        if before is None or opens or "crosshead" in (line.role, before.role):
            found.append([])
            is_torn.append(False)
        found[-1].append(line)
        ends = {piece.offset for piece in line.fragment.slices}
        is_torn[-1] = not ends.isdisjoint(sorting.torn)
        is_given = _start(line) in sorting.given
        for text in sorting.given.get(_start(line), ()):
            found[-1].append(_given(text, line))
    return [
        ParagraphLines(tuple(lines), torn and _start(lines[-1]) != GIVEN)
        for lines, torn in zip(found, is_torn, strict=True)
    ]


def _given(text: str, line: Line) -> Line:
    """Return the line of *text*, which a person put in after *line*."""
    fragment = Fragment((Slice(text, GIVEN),), text, plain(text), line.fragment.line, line.fragment.page)
    return certain(fragment, "body")
