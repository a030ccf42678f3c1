"""Room 2: pages in, articles and leftover out: the steps of the room in their order."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.built import Setting, built
from digest.articles.drafts import drafts
from digest.articles.fragments import fragments
from digest.articles.lines import Line
from digest.articles.mended import mended
from digest.articles.roles import roles
from digest.articles.sections import sections
from digest.articles.weighing import blank_habits
from digest.model import Article, Block, Page, Segmented


def segment(pages: Sequence[Page]) -> Segmented:
    """Return the articles of *pages* in true reading order, and the blocks that belong to none."""
    articles: list[Article] = []
    leftover: list[Block] = []
    for page in pages:
        found, rest = _page(page)
        articles.extend(found)
        leftover.extend(rest)
    return Segmented(tuple(articles), tuple(sorted(leftover, key=lambda block: (block.line, block.start))))


def _page(page: Page) -> tuple[list[Article], list[Block]]:
    cleaned = fragments([page])
    lines = roles(cleaned.fragments)
    repaired = mended(lines)
    parted = sections(repaired.lines, repaired.breaks)
    leftover = [*cleaned.taken, *_blocks(parted.leftover)]
    setting = Setting(page.origin, sum(blank_habits(lines)) * 2 > len(lines), "".join(line.text for line in lines), repaired.margins or {})
    articles: list[Article] = []
    for draft in drafts(parted.sections):
        if not any(section.body for section in draft.sections):
            leftover.extend(_blocks([line for section in draft.sections for line in section.lines()]))
            continue
        article, unused = built(draft, setting)
        articles.append(article)
        leftover.extend(_blocks(unused))
    return articles, leftover


def _blocks(lines: Sequence[Line]) -> list[Block]:
    return [block for line in lines for block in line.fragment.blocks()]
