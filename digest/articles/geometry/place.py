"""A page with places in, the sections of its articles out; where it falls into splinters, an order of its lines."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from digest.articles.assembly.paragraphs import ParagraphLines
from digest.articles.assembly.sections import PageSection
from digest.articles.continuity.straddle import Strings
from digest.articles.geometry import captions
from digest.articles.geometry.briefs import short_reports
from digest.articles.geometry.chains import Chain, chains
from digest.articles.geometry.claims import StoryClaim, claims, inner_heads
from digest.articles.geometry.columns import TextColumn, columns, is_indenting
from digest.articles.geometry.contents import contents
from digest.articles.geometry.cuts import in_order
from digest.articles.geometry.feet import is_last, take_feet
from digest.articles.geometry.heads import Head, heads, names_items
from digest.articles.geometry.inner import parted
from digest.articles.geometry.insets import past_frames, past_insets
from digest.articles.geometry.items import with_item_heads
from digest.articles.geometry.kickers import take_bylines, take_small
from digest.articles.geometry.links import past_heads, uppers
from digest.articles.geometry.plain_heads import HeadStyle, column_names, style_of, with_plain_heads
from digest.articles.geometry.rows import (
    LineRow,
    TextSheet,
    is_ornament,
    leading_of,
    read_rows,
    rejoined,
    sorted_out,
    usual_size,
    with_initials,
)
from digest.articles.geometry.setting import LinkSetting
from digest.articles.geometry.spots import around, distance, frames, width
from digest.articles.geometry.stories import Story, open_section, story
from digest.articles.geometry.wings import add_wings
from digest.articles.lines.line import Line
from digest.model import Block, Box, Page

_SURE = 0.95  # median confidence of a page's recognised lines below which all of it is to be checked
_SURE_LINE = 0.98  # certainty of a line below it: 12 of 19 wrong lines and 3 % of the right ones on noisy scans
_MOST_LINES, _MOST_COLUMNS = 3000, 400  # a broadsheet page has 900 lines in 80 columns: more is a table, or malice
_PLACED = 0.9  # share of the characters whose places must be known
_SPLINTERED = 0.3  # share of the text in stories without headline …
_SPLINTERS = 3  # … of which there are at least so many: the page is not understood


@dataclass(slots=True)
class PlacedPage:
    """The stories of a page, and what belongs to none; or, where the page is splinters, its blocks in order."""

    stories: list[Story] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)
    taken: tuple[Block, ...] = ()
    order: tuple[Block, ...] = ()
    waiting: tuple[Line, ...] = ()  # a headline at its end, whose text the next page has
    styles: frozenset[HeadStyle] = frozenset()  # of the headlines that stand over text on it

    @property
    def is_listed(self) -> bool:
        """Tell whether its last story is one of several whose headlines run into their texts."""
        return bool(self.stories) and self.stories[-1].is_run_in


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a page falls into before anything is read: headlines, columns of text and of captions, its own rows."""

    sheet: TextSheet
    heads: list[Head]
    columns: list[TextColumn]
    pictured: list[TextColumn]
    furniture: list[LineRow]


def is_placed(page: Page) -> bool:
    """Tell whether the places of nearly all characters of *page* are known."""
    whole = sum(len(block.text) for block in page.blocks)
    known = sum(len(block.text) for block in page.blocks if block.box is not None)
    return known > 0 and known >= _PLACED * whole and page.width is not None and page.height is not None


def doubt_of(page: Page) -> str:
    """Return in Chinese why all articles of *page* are to be checked; empty where its characters are its own."""
    if page.read_by == "layer":
        return "这一页是扫描件，文字取自文件里的隐藏文字层"
    sure = [block.confidence for block in page.blocks if block.confidence is not None]
    if sure and statistics.median(sure) < _SURE:
        return "这一页由识字得来，把握不大"
    return ""


def unsure_lines(page: Page) -> frozenset[int]:
    """Return the lines of *page* that the recogniser was not sure of."""
    told = ((block.line, block.confidence) for block in page.blocks)
    return frozenset(line for line, sure in told if sure is not None and sure < _SURE_LINE)


def place(page: Page, *, is_listed: bool = False, styles: Set[HeadStyle] = frozenset()) -> PlacedPage:
    """Return the stories of *page*, whose characters have places.

    Of the pages before it tell *is_listed*, whether their last report is one of several whose headlines run into their
    texts, and *styles*, how their headlines are set.
    """
    if len(page.blocks) > _MOST_LINES:
        return PlacedPage(order=page.blocks)
    parts = _parts(page, styles)
    if len(parts.columns) <= _MOST_COLUMNS:
        claimed, setting = _claimed(parts)
        chained = chains(setting)
        if not _is_splintered(chained, setting.owners):
            return _told(chained, claimed, setting, parts, _ends(page), is_listed=is_listed)
    return PlacedPage(taken=parts.sheet.taken, order=_ordered(page, parts.sheet, parts.furniture))


def _ends(page: Page) -> dict[int, int]:
    """Return by line where what is set apart at its beginning ends."""
    return {block.line: block.start + block.lead for block in page.blocks if block.lead}


def _parts(page: Page, styles: Set[HeadStyle]) -> _Parts:
    sheet, furniture = _sheet(page, styles)
    found_heads = heads(sheet)
    sheet = take_bylines(sheet, found_heads)
    found = columns(sheet)
    pictured = [column for column in found if captions.is_caption(column, sheet)]
    slogans = [column for column in found if captions.is_slogan(column, sheet)]
    quotations = [head for head in found_heads if captions.is_quotation(head, found)]
    names = [head for head in found_heads if names_items(head, found_heads, sheet)]
    found_heads = [head for head in found_heads if head not in (*quotations, *names)]
    furniture += [row for column in slogans for row in column.rows]
    furniture += [row for head in (*quotations, *names) for row in head.rows]
    found = take_small([column for column in found if column not in (*pictured, *slogans)], found_heads, sheet)
    return _Parts(sheet, found_heads, found, pictured, furniture)


def _claimed(parts: _Parts) -> tuple[list[StoryClaim], LinkSetting]:
    """Return which columns each headline of a page claims, and what is known of how its columns go on."""
    sheet, found = parts.sheet, parts.columns
    claimed = take_feet(claims(parts.heads, found, sheet), found, sheet)
    split = past_insets(claimed, found, sheet)
    add_wings(claimed, found, sheet, split)
    inner = inner_heads(claimed, sheet)
    above = uppers(found, parts.heads, sheet) | past_heads(claimed, inner, found, sheet)
    above |= past_frames(found, parts.heads, sheet) | split
    owners = {id(column): claim for claim in claimed for column in claim.columns}
    for column in [column for column in found if id(column) in above]:  # below a picture: that of the part above
        if id(above[id(column)]) in owners:
            owners.setdefault(id(column), owners[id(above[id(column)])])
    strings = Strings(row.text for row in sheet.rows)
    return claimed, LinkSetting(
        sheet, tuple(found), tuple(parts.heads), owners, strings, is_indenting(found), above, inner
    )


def _sheet(page: Page, styles: Set[HeadStyle]) -> tuple[TextSheet, list[LineRow]]:
    """Return *page* as geometry looks at it, and the rows of its furniture."""
    rows, taken = read_rows(page)
    across, down = page.width or 1.0, page.height or 1.0
    em = usual_size(rows)
    leading = leading_of(rows, em)
    bare = TextSheet((), em, leading, across, down, page.rules, frames(page.rules, across * down), page.pictures, taken)
    sorted_rows = sorted_out(rows, em, leading, measured=page.read_by == "ocr")
    own = captions.masthead(sorted_rows, bare) | captions.imprint(sorted_rows, bare)
    own |= set(map(id, contents(sorted_rows)))
    furniture = [row for row in sorted_rows if captions.is_furniture(row, bare) or id(row) in own or is_ornament(row)]
    apart = set(map(id, furniture))
    kept = with_initials(rejoined([row for row in sorted_rows if id(row) not in apart], em), em)
    kept = with_plain_heads(with_item_heads(kept, leading, _ends(page)), leading, _ends(page), styles)
    names = {id(row): row for row in column_names(kept, leading)}
    furniture += names.values()
    return replace(bare, rows=tuple(row for row in kept if id(row) not in names)), furniture


def _is_splintered(chained: Sequence[Chain], owners: dict[int, StoryClaim]) -> bool:
    bare = [chain for chain in chained if id(chain.columns[0]) not in owners and not chain.columns[0].begins_news()]
    lost = sum(len(column.text) for chain in bare for column in chain.columns)
    whole = sum(len(column.text) for chain in chained for column in chain.columns)
    return len(bare) >= _SPLINTERS and lost > _SPLINTERED * whole


def _ordered(page: Page, sheet: TextSheet, furniture: Sequence[LineRow]) -> tuple[Block, ...]:
    """Return the blocks of *page* in the order of its regions, a blank line between two; large type is a headline."""
    known = {block.line: block for block in page.blocks}
    found: list[Block] = []
    for row in furniture:
        found += [replace(known[line.fragment.line], role="folio") for line in row.lines]
    for region in in_order(sheet.rows, sheet.em):
        found.append(Block("", region[0].first.fragment.line))
        for row in region:
            role = known[row.first.fragment.line].role or ("headline" if row.kind == "head" else "")
            found += [replace(known[line.fragment.line], role=role) for line in row.lines]
    return tuple(found)


def _told(
    chained: Sequence[Chain],
    claimed: Sequence[StoryClaim],
    setting: LinkSetting,
    parts: _Parts,
    ends: Mapping[int, int],
    *,
    is_listed: bool,
) -> PlacedPage:
    sheet = setting.sheet
    styles = frozenset(style_of(row) for claim in claimed if claim.columns for row in claim.head.rows)
    made = PlacedPage(
        taken=sheet.taken, styles=styles, leftover=[line for row in parts.furniture for line in row.lines]
    )
    for chain in chained:
        for part in parted(chain, setting.owners):
            made.stories += short_reports(story(part, setting), part, ends, is_listed=is_listed)
    places = [around(each.boxes) for each in made.stories]
    small = captions.small_groups([row for row in sheet.rows if row.kind == "small"], sheet)
    groups = [*small, *(column.rows for column in parts.pictured)]
    told = _put_heads(made, claimed, groups, setting)
    _put_groups(made, [group for group in groups if id(group[0]) not in told], places, sheet)
    return made


def _put_heads(
    made: PlacedPage, claimed: Sequence[StoryClaim], groups: Sequence[Sequence[LineRow]], setting: LinkSetting
) -> Set[int]:
    """Put headlines that claim no column into *made*: over the lines about a picture, or waiting, or left over.

    Returns the ids of the rows of those *groups* that now have one.
    """
    bare = [claim.head for claim in claimed if not claim.columns]
    headed = {id(head): group for group in groups if (head := captions.headed_by(group, bare, setting.sheet))}
    for head in bare:
        lines = [line for row in head.all_rows for line in row.lines]
        if id(head) in headed:
            made.stories.append(_pictured(headed[id(head)], head))
            continue
        if is_last(head, setting.columns, setting.heads):
            made.waiting = tuple(lines)
        made.leftover += lines
    return {id(row) for group in headed.values() for row in group}


def _put_groups(made: PlacedPage, groups: Sequence[Sequence[LineRow]], places: Sequence[Box], sheet: TextSheet) -> None:
    """Put *groups*, lines about pictures, into *made*: as reports, or with the story nearest to each by *places*."""
    text = "".join(line.text for each in made.stories for part in each.sections for line in part.lines())
    for group in groups:
        box = around(row.box for row in group)
        lines = [line for row in group for line in row.lines]
        if captions.tells_news(group) or captions.tells_other_news(group, text):
            made.stories.append(_pictured(group))
        elif places and (group[0].kind != "small" or captions.is_told(group, sheet)):
            nearest = min(range(len(places)), key=lambda number: distance(places[number], box))
            made.stories[nearest].sections[0].captions += lines
        else:
            made.leftover += lines


def _pictured(group: Sequence[LineRow], head: Head | None = None) -> Story:
    """Return the story that a picture carries: *group*, the lines about it, under its *head*."""
    body, number = captions.news_of([line for row in group for line in row.lines])
    section = open_section(head) if head else PageSection()
    body, told = captions.without_photographer(body)
    section.credits = [line for line in told if line.role == "credit"]
    section.signatures = [line for line in told if line.role == "signature"]
    section.paragraphs, section.body = [ParagraphLines(tuple(body))], body
    box = around(row.box for row in group)
    boxes = (head.box, box) if head else (box,)
    return Story([section], number, measure=(group[0].size, width(box)), boxes=boxes)
