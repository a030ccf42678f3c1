"""A story that is several short reports in a row: each signed, with a headline run into its text, or with none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.assembly.sections import PageSection
from digest.articles.geometry.chains import Chain
from digest.articles.geometry.spots import around
from digest.articles.geometry.stories import Story
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import certain
from digest.articles.lines.signers import closing_start, is_signature, read_signers
from digest.articles.vocabulary import VOCABULARY, compiled
from digest.characters import ITEM_MARKS
from digest.expressions import expression

__all__ = ["short_reports"]

_FEWEST = 2  # reports in a row
_FEW = 3  # single paragraphs from which on a headline over them is the name of a column, whatever its words
_LEAST, _LONGEST = 4, 44  # characters of a headline that is run into its text
_LEAST_TEXT = 10  # characters of the text behind it
_COLUMN_NAME = compiled("furniture", "column_names")
_LONGEST_COLUMN = 6  # characters of the name of a column that no list has
_MARK = expression(
    rf"[{ITEM_MARKS}] ?|" r"图[一二三四五六七八九十\d]{1,2}[:、] ?|\d{1,2}(?:[.、](?!\d)|\.(?=\d{1,2}月)) ?"
)
_POINTER = expression(r"[▲△▼▽◀▶←→↑↓] ?")
_DATELINE = expression(VOCABULARY["credits"]["dateline"])
_BEHIND = expression(r"[。.:、 ]+")  # between a headline and its text
_BEGUN = expression(r"(?P<open>[【\[])?(?P<unit>[\u4e00-\u9fff]{2,24})(?(open)[】\]]|:) ?")


_LED = expression(r"(?P<unit>[\u4e00-\u9fff]{2,24})[ \u3000]+")


@dataclass(slots=True)
class _ShortReport:
    """The section of one report, the marks about it that are no text, and whether its headline runs into its text."""

    section: PageSection
    unused: list[Line] = field(default_factory=list)
    is_run_in: bool = False


def short_reports(made: Story, chain: Chain, ends: Mapping[int, int], *, is_listed: bool = False) -> list[Story]:
    """Return *made*, laid out of *chain*, as one story for each of the short reports that it is.

    *ends* tells by line where in the source what is set apart at its beginning ends; where the page before lists such
    reports (*is_listed*), the first of this page may be the rest of its last.
    """
    goes_on = is_listed and made.begins_page
    found = _reports(made.sections[0], ends, goes_on=goes_on) if len(made.sections) == 1 else []
    if not found:
        return [_unmarked(made)]
    places = {
        line.fragment.line: (number, row.box)
        for number, column in enumerate(chain.columns)
        for row in column.rows
        for line in row.lines
    }
    stories: list[Story] = []
    for report in found:
        own = [places[line.fragment.line] for line in report.section.lines() if line.fragment.line in places]
        boxes = [around(box for at, box in own if at == number) for number in sorted({at for at, _ in own})]
        each = Story([report.section], report.unused, margins=made.margins, measure=made.measure, boxes=tuple(boxes))
        each.is_run_in = report.is_run_in
        stories.append(each)
    first, last = stories[0], stories[-1]
    first.unused, first.comes_from = [*made.unused, *first.unused], made.comes_from
    first.begins_page = made.begins_page and not first.sections[0].heads
    last.goes_to, last.ends_page = made.goes_to, made.ends_page
    return stories


def _unmarked(made: Story) -> Story:
    """Return *made* without the sign that sets it to its picture, before its text, where no headline does."""
    first = made.sections[0].paragraphs[0] if made.sections[0].paragraphs and not made.sections[0].heads else None
    mark = _POINTER.match(first.lines[0].text) if first else None
    if first is not None and mark is not None and mark.end() < len(first.lines[0].text):
        line = first.lines[0]
        made.unused.append(_cut(line, 0, mark.end()))
        lines = (_cut(line, mark.end(), len(line.text)), *first.lines[1:])
        made.sections[0].paragraphs[0] = replace(first, lines=lines)
        made.sections[0].body[: len(first.lines)] = lines
    return made


def _reports(section: PageSection, leads: Mapping[int, int], *, goes_on: bool) -> list[_ShortReport]:
    """Return the reports that *section* is; none where it is one. Where it *goes_on*, the first may lack its head."""
    parts = section.paragraphs
    headed = [place for place, part in enumerate(parts) if _head(part, leads)]
    begun = [place for place, part in enumerate(parts) if _begun(part.lines[0], leads)]
    signed = [place for place, part in enumerate(parts) if _signed_by(_text(part))]
    bodies = {_signed_by(_text(parts[place])) for place in signed}
    bodies |= {read.bodies[:1] for line in section.signatures if (read := read_signers(line.text)) and read.bodies}
    is_column = not section.heads or _names_column("".join(line.text for line in section.heads))
    is_run_in = bool(headed) and headed[0] == 0 and (is_column or len(headed) >= _FEWEST <= len(bodies))
    is_rest = goes_on and bool(headed) and not section.heads
    if is_rest and not is_run_in:
        starts, is_run_in = sorted({0, *headed}), True
    elif is_run_in or (len(begun) >= _FEWEST and begun[0] == 0):
        starts = sorted({*(headed if is_run_in else ()), *begun, *(place + 1 for place in signed)} - {len(parts)})
    elif len(bodies) >= _FEWEST:
        starts = [0, *(place + 1 for place in signed if place + 1 < len(parts))]
    else:
        return []
    lots = [parts[start:end] for start, end in zip(starts, [*starts[1:], len(parts)], strict=True)]
    found = [_report(lot, leads, is_run_in=is_run_in) for lot in lots]
    is_listed = len(lots) >= _FEW and all(len(lot) == 1 for lot in lots)
    first, last = found[0], found[-1]
    if is_column or is_listed or first.section.heads:
        first.unused = [*section.heads, *first.unused]
    else:
        first.section.heads = section.heads
    first.section.bylines, first.section.captions = section.bylines, section.captions
    last.section.signatures = [*last.section.signatures, *section.signatures]
    last.section.sources, last.section.credits, last.section.signed = section.sources, section.credits, section.signed
    return found


def _names_column(head: str) -> bool:
    return len(head) <= _LONGEST_COLUMN or _COLUMN_NAME.search(head) is not None


def _text(part: ParagraphLines) -> str:
    return "".join(line.text for line in part.lines)


def _signed_by(text: str) -> tuple[str, ...]:
    """Return the first body that signs *text* behind its last sentence, or that it is."""
    start = 0 if is_signature(text) else closing_start(text)
    signers = None if start is None else read_signers(text[start:].strip())
    return signers.bodies[:1] if signers else ()


def _lead_of(line: Line, leads: Mapping[int, int]) -> int:
    """Return how many characters of *line* at its beginning are set apart."""
    return min(len(line.text), max(0, leads.get(line.fragment.line, 0) - line.start))


def _head(part: ParagraphLines, leads: Mapping[int, int]) -> list[int]:
    """Return how far the headline that is run into *part* goes on each of its first lines; nothing without one."""
    found: list[int] = []
    for line in part.lines if part.lines[0].role != "crosshead" else ():
        count = _lead_of(line, leads)
        found += [count] if count else []
        if count < len(line.text):
            break
    whole = len(_text(part))
    head = _text(part)[: sum(found)].strip()
    is_head = _LEAST <= len(head) <= _LONGEST and whole - len(head) >= _LEAST_TEXT and "。" not in head[:-1]
    return found if is_head and not (_DATELINE.match(head) or read_signers(head)) else []


def _begun(line: Line, leads: Mapping[int, int]) -> re.Match[str] | None:
    """Return the body that *line* begins with, before its report: by a colon, brackets or a face of its own."""
    mark = _MARK.match(line.text)
    start = mark.end() if mark else 0
    lead = line.text[: _lead_of(line, leads)].rstrip()
    begun = _BEGUN.match(line.text, start) or (_LED.match(line.text, start) if len(lead) > start else None)
    is_whole = begun is not None and (begun.re.pattern == _BEGUN.pattern or begun.end("unit") == len(lead))
    return begun if begun and is_whole and is_signature(begun["unit"]) else None


def _report(lot: Sequence[ParagraphLines], leads: Mapping[int, int], *, is_run_in: bool) -> _ShortReport:
    made = _ShortReport(PageSection(), is_run_in=is_run_in)
    while len(lot) > 1 and _is_name(lot[0]):  # of the column that begins with it
        made.unused += lot[0].lines
        lot = lot[1:]
    first = ParagraphLines(tuple(_opened(lot[0].lines, made, leads, is_run_in=is_run_in)), lot[0].torn)
    paragraphs = [first, *lot[1:]]
    while len(paragraphs) > 1 and is_signature(_text(paragraphs[-1])):
        made.section.signatures[:0] = [replace(line, role="signature") for line in paragraphs.pop().lines]
    made.section.paragraphs = paragraphs
    made.section.body = [line for part in paragraphs for line in part.lines]
    return made


def _is_name(part: ParagraphLines) -> bool:
    text = _text(part)
    return len(text) <= _LONGEST_COLUMN and not part.lines[-1].features.ended and not is_signature(text)


def _opened(lines: Sequence[Line], made: _ShortReport, leads: Mapping[int, int], *, is_run_in: bool) -> list[Line]:
    """Take mark, sender and headline off the beginning of *lines*; return those of the text."""
    first, *others = lines
    if mark := _MARK.match(first.text):
        made.unused.append(_cut(first, 0, mark.end()))
        if mark.end() == len(first.text) and others:  # the mark alone on its line
            return _opened(others, made, leads, is_run_in=is_run_in)
        first = _cut(first, mark.end(), len(first.text))
    if begun := _begun(first, leads):
        made.section.signatures.append(replace(_cut(first, *begun.span("unit")), role="signature"))
        return [_cut(first, begun.end(), len(first.text)), *others]
    kept = [first, *others]
    for count in _head(ParagraphLines(tuple(kept)), leads) if is_run_in else ():
        line = kept.pop(0)
        head = _cut(line, 0, len(line.text[:count].rstrip("。:、 ")))
        fragment = replace(head.fragment, role="headline")
        made.section.heads.append(replace(head, fragment=fragment, role="heading", reason="preset"))
        behind = _BEHIND.match(line.text, len(head.text))
        end = behind.end() if behind else len(head.text)
        if line.text[len(head.text) : end].strip():
            made.unused.append(_cut(line, len(head.text), end))
        kept[:0] = [_cut(line, end, len(line.text))] if end < len(line.text) else []
    return kept


def _cut(line: Line, start: int, end: int) -> Line:
    return certain(line.fragment.part(start, end), "body")
