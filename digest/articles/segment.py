"""Room 2: pages in, articles and leftover out: the steps of the room in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.articles import formats
from digest.articles.assembly.build import Setting, build, numbers_headlines
from digest.articles.assembly.grouping import Draft, drafts
from digest.articles.assembly.jumps import Edge, join_halves, join_pages, signature_alone
from digest.articles.assembly.sections import is_put_up, sections
from digest.articles.assembly.signed_days import signed_on, year_of
from digest.articles.explanation.explain import Explained, explain_lines
from digest.articles.geometry import PlacedPage, Story, doubt_of, is_placed, place, unsure_lines
from digest.articles.lines.asides import is_label
from digest.articles.lines.edges import without_edges
from digest.articles.lines.fragments import fragments
from digest.articles.lines.habits import blank_habits
from digest.articles.lines.intruders import without_intruders
from digest.articles.lines.line import Line
from digest.articles.lines.mastheads import issuer
from digest.articles.lines.patterns import roles
from digest.articles.lines.repeats import without_repeats
from digest.articles.lines.side_by_side import separate_columns
from digest.articles.order.alternation import untangle
from digest.articles.order.confidence import join_margins
from digest.articles.order.reorder import Reordered, reorder, strings_of
from digest.articles.repairs import mend
from digest.model import Article, Block, Page, Place, Repair, Segmented


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as it was read."""

    lines: tuple[Line, ...]  # in true order
    articles: tuple[Article, ...]
    leftover: tuple[Block, ...]
    edges: tuple[Edge | None, Edge | None] = (None, None)  # what may go on from the page before, to the next
    waiting: tuple[Line, ...] = ()  # a headline at its end, over nothing, or over less than a sentence
    is_numbered: bool = False  # its headlines are, and those of the pages after it
    year: int | None = None  # of the issue that it is of
    styles: frozenset[tuple[float, bool]] = frozenset()  # of its headlines, and those of the pages before it
    is_listed: bool = False  # its last report is one of several whose headlines run into their texts


_NOTHING = _Read((), (), ())
_NOT_GLUED = -1.0  # log odds of a join at a torn end


def segment(pages: Sequence[Page], repairs: Sequence[Repair] = ()) -> Segmented:
    """Return the articles of *pages* in true reading order, and the blocks that belong to none.

    *repairs* are what a person mended of how these very pages are read.
    """
    read = _in_turn(pages, repairs)
    whole = tuple(_sent(article, pages) for article in _whole(read, pages))
    apart = {
        line for page in read if (first := page.edges[0]) and not first.article.body for line in first.article.lines
    }
    apart |= {line.fragment.line for page in read for line in page.waiting}
    taken = apart & {line for article in whole for line in article.lines}  # signatures, headlines over a page's edge
    blocks = (block for page in read for block in page.leftover if block.line not in taken)
    return Segmented(whole, tuple(sorted(blocks, key=lambda block: (block.line, block.start))))


def _sent(article: Article, pages: Sequence[Page]) -> Article:
    """Return *article*, where nobody signs it, as that of whoever sent the page it was found on."""
    own = (page for page in pages if page.contributor and not formats.is_told(page))
    sender = next((page.contributor for page in own if _is_on(article, page)), "")
    return article if article.contributor or not sender else replace(article, contributor=sender)


def _is_on(article: Article, page: Page) -> bool:
    return (article.origin.uri, article.origin.page) == (page.origin.uri, page.origin.page)


def explain(pages: Sequence[Page], repairs: Sequence[Repair] = ()) -> tuple[Explained, ...]:
    """Return for every stretch of every line of *pages* its role, its article, how it was joined, and why."""
    read = _in_turn(pages, repairs)
    whole = _whole(read, pages)
    return tuple(value for page in read for value in explain_lines(page.lines, page.articles, page.leftover, whole))


def _whole(read: Sequence[_Read], pages: Sequence[Page]) -> tuple[Article, ...]:
    """Return the articles of all pages, those that go on from page to page in one."""
    every = [article for page in read for article in page.articles]
    return join_halves(join_pages(every, [page.edges for page in read]), pages)


def _in_turn(pages: Sequence[Page], repairs: Sequence[Repair]) -> list[_Read]:
    """Return *pages* as they were read, each after the one before it, at whose end a headline may wait."""
    read = [_NOTHING]
    for page in pages:
        read.append(_read(page, repairs, read[-1]))
    return read[1:]


def _read(page: Page, repairs: Sequence[Repair], before: _Read) -> _Read:
    if formats.is_told(page):
        return _mended(_read_told(page, before), repairs)
    if not is_placed(page):
        return _mended(_read_text(page), repairs)
    placed = place(page, is_listed=before.is_listed, styles=before.styles)
    first_story = next((story for story in placed.stories if story.begins_page), None)
    if before.waiting and first_story is not None and not first_story.sections[0].heads:
        _go_on(first_story, before.waiting)
    is_ordered = bool(placed.order)
    read = _read_text(replace(page, blocks=placed.order)) if is_ordered else _read_placed(page, placed, before)
    read = _mended(read, repairs)
    doubt, unsure = doubt_of(page), unsure_lines(page)
    marked: dict[int, Article] = {}
    for article in read.articles if doubt or unsure else ():
        count = len(unsure & set(article.lines))
        own = [doubt] if doubt else [f"{count}行识字把握不大"] if count else []
        marked[id(article)] = replace(article, doubts=(*article.doubts, *own))
    if not marked:
        return read
    first, last = (edge and Edge(marked.get(id(edge.article), edge.article), edge.measure) for edge in read.edges)
    return replace(read, articles=tuple(marked.values()), edges=(first, last))


def _read_told(page: Page, before: _Read) -> _Read:
    """Return the articles of a page whose format names what its blocks are, dated as they are signed."""
    told = formats.made(page)
    year = before.year or year_of([block.text for block in page.blocks])
    articles = [
        replace(each, origin=signed_on(each.origin, [each.signature, each.byline], year)) for each in told.articles
    ]
    return _Read(roles(fragments([page]).fragments), _with_own_ids(articles), told.leftover, year=year)


def _go_on(story: Story, waiting: Sequence[Line]) -> None:
    """Put what was *waiting* on the page before, a headline and its text's first lines, before those of *story*."""
    section = story.sections[0]
    section.heads = [line for line in waiting if line.role != "body"]
    begun = [line for line in waiting if line.role == "body"]
    if begun and section.paragraphs:
        first = section.paragraphs[0]
        section.paragraphs[0] = replace(first, lines=(*begun, *first.lines))
        section.body[:0] = begun
    story.begins_page = False


def _mended(read: _Read, repairs: Sequence[Repair]) -> _Read:
    """Return *read* with *repairs*; an article that was mended is joined to no other page's by the machine."""
    if not repairs:
        return read
    mended = mend(read.lines, read.articles, read.leftover, repairs)
    first, last = (edge if edge and edge.article in mended.articles else None for edge in read.edges)
    return _Read(mended.lines, _with_own_ids(mended.articles), mended.leftover, (first, last))


def _read_placed(page: Page, placed: PlacedPage, before: _Read) -> _Read:
    """Return the articles of a page whose stories its geometry tells."""
    told: list[tuple[Article, Story]] = []
    opening: list[Edge] = []
    leftover = [*placed.taken, *_blocks(placed.leftover)]
    lines: list[Line] = list(placed.leftover)
    waiting = placed.waiting
    setting = _setting_of(page, placed, before)
    year = before.year or year_of([block.text for block in page.blocks])
    for story in placed.stories:
        lines += [*(line for part in story.sections for line in part.lines()), *story.unused]
        leftover += _blocks(story.unused)
        draft = Draft(story.sections)
        if not draft.is_text or _is_aside(story):
            leftover += _blocks(draft.lines())
            waiting = waiting or _begun_of(story)
            signs = [
                edge for edge in [signature_alone(draft, page.origin, setting.page_text)] if edge and story.begins_page
            ]
            opening = signs or opening
            continue
        article, unused = build(draft, replace(setting, margins=story.margins))
        leftover += _blocks(unused)
        told.append((_placed_article(article, story, page, year), story))
    own = _with_own_ids([article for article, _ in told])
    measured = [(Edge(article, story.measure), story) for article, (_, story) in zip(own, told, strict=True)]
    first = opening or [edge for edge, story in measured if story.begins_page]
    last = [edge for edge, story in measured if story.ends_page]
    edges = (first[0] if first else None, last[-1] if last else None)
    styles = before.styles | placed.styles
    is_listed = placed.is_listed
    return _Read(
        tuple(lines),
        own,
        tuple(leftover),
        edges,
        waiting,
        setting.is_numbered,
        year,
        styles=styles,
        is_listed=is_listed,
    )


def _setting_of(page: Page, placed: PlacedPage, before: _Read) -> Setting:
    """Return what the stories of *page* share: its text, whose paper it is, whether its headlines are numbered."""
    text = "".join(line.text for story in placed.stories for part in story.sections for line in part.lines())
    headed = [Draft(story.sections) for story in placed.stories if story.sections[0].heads]
    masthead = issuer([replace(line, role="furniture", reason="masthead") for line in placed.leftover])
    return Setting(page.origin, False, text, {}, before.is_numbered or numbers_headlines(headed), masthead)


def _placed_article(article: Article, story: Story, page: Page, year: int | None) -> Article:
    """Return *article* with where *story* stands on *page*, dated as it is signed."""
    size = page.width or 0.0, page.height or 0.0
    signed = [article.signature, article.byline, *(line.text for line in story.unused)]
    return replace(
        article,
        origin=signed_on(article.origin, signed, year),
        lines=(*story.comes_from, *article.lines, *story.goes_to),
        places=tuple(Place(page.origin.page, box, *size) for box in story.boxes),
    )


def _is_aside(story: Story) -> bool:
    """Say whether *story* is a box beside the reports of its page, by the label over it."""
    lines = story.sections[0].heads or story.sections[0].body
    return bool(lines) and is_label(lines[0].text)


def _begun_of(story: Story) -> tuple[Line, ...]:
    """Return the headline of *story*, the last on its page, and what of its first sentence the page has."""
    section = story.sections[-1]
    is_begun = story.ends_page and bool(section.heads) and len(section.paragraphs) == 1 and not section.signed
    return (*section.heads, *section.paragraphs[0].lines) if is_begun else ()


def _read_text(page: Page) -> _Read:
    columns = separate_columns(page.blocks)
    is_parted = columns != page.blocks  # the blanks told the order
    columns, edges = without_edges(columns)
    cleaned = fragments([replace(page, blocks=columns)])
    read = roles(cleaned.fragments)
    strings = strings_of(read)
    turned = None if is_parted else untangle(read, cleaned.fragments, strings)
    lines, doubts = without_intruders(without_repeats(roles(turned) if turned else read))
    repaired = Reordered(tuple(lines)) if is_parted else reorder(lines, strings)
    parted = sections(repaired.lines, repaired.breaks, repaired.columns)
    spaced = sum(blank_habits(lines)) * 2 > len(lines)
    margins = join_margins(repaired.lines, strings, [line.start for line in read])
    for start, margin in (*dict.fromkeys(repaired.torn, _NOT_GLUED).items(), *doubts.items()):
        margins[start] = min(margin, margins.get(start, margin))
    found = drafts(parted.sections, is_put_up(repaired.lines))
    text = "".join(line.text for line in lines)
    setting = Setting(page.origin, spaced, text, margins, numbers_headlines(found), issuer(lines))
    leftover = [*edges, *cleaned.taken, *_blocks(parted.leftover)]
    articles: list[Article] = []
    for draft in found:
        if not draft.is_text:
            leftover.extend(_blocks(draft.lines()))
            continue
        article, unused = build(draft, setting)
        articles.append(article)
        leftover.extend(_blocks(unused))
    return _Read(repaired.lines, _with_own_ids(articles), tuple(leftover))


def _with_own_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return *articles* with ids of their own: those that begin on one line are counted."""
    seen: Counter[str] = Counter()
    found: list[Article] = []
    for article in articles:
        seen[article.id] += 1
        count = seen[article.id]
        found.append(article if count == 1 else replace(article, id=f"{article.id}-{count}"))
    return tuple(found)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [block for line in lines for block in line.fragment.blocks()]
