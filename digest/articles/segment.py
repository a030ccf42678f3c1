"""Room 2: pages in, articles and leftover out: the steps of the room in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.articles import formats
from digest.articles.assembly.build import Setting, build
from digest.articles.assembly.grouping import drafts
from digest.articles.assembly.jumps import join_halves
from digest.articles.assembly.sections import sections
from digest.articles.explanation.explain import Explained, explain_lines
from digest.articles.lines.fragments import fragments
from digest.articles.lines.habits import blank_habits
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import roles
from digest.articles.lines.repeats import without_repeats
from digest.articles.lines.side_by_side import separate_columns
from digest.articles.order.reorder import Reordered, reorder
from digest.model import Article, Block, Page, Segmented


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as it was read."""

    lines: tuple[Line, ...]  # in true order
    articles: tuple[Article, ...]
    leftover: tuple[Block, ...]


def segment(pages: Sequence[Page]) -> Segmented:
    """Return the articles of *pages* in true reading order, and the blocks that belong to none."""
    read = [_read(page) for page in pages]
    leftover = sorted((block for page in read for block in page.leftover), key=lambda block: (block.line, block.start))
    return Segmented(join_halves([article for page in read for article in page.articles], pages), tuple(leftover))


def explain(pages: Sequence[Page]) -> tuple[Explained, ...]:
    """Return for every stretch of every line of *pages* its role, its article, how it was joined, and why."""
    read = [_read(page) for page in pages]
    whole = join_halves([article for page in read for article in page.articles], pages)
    return tuple(value for page in read for value in explain_lines(page.lines, page.articles, page.leftover, whole))


def _read(page: Page) -> _Read:
    if formats.is_told(page):
        told = formats.made(page)
        return _Read(roles(fragments([page]).fragments), _with_own_ids(told.articles), told.leftover)
    cleaned = fragments([page])
    lines = without_repeats(roles(separate_columns(cleaned.fragments)))
    repaired = reorder(lines)
    parted = sections(repaired.lines, repaired.breaks, repaired.columns)
    setting = _setting(page, lines, repaired)
    leftover = [*cleaned.taken, *_blocks(parted.leftover)]
    articles: list[Article] = []
    for draft in drafts(parted.sections):
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


def _setting(page: Page, lines: Sequence[Line], repaired: Reordered) -> Setting:
    spaced = sum(blank_habits(lines)) * 2 > len(lines)
    return Setting(page.origin, spaced, "".join(line.text for line in lines), repaired.margins)


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [block for line in lines for block in line.fragment.blocks()]
