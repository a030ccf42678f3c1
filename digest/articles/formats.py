"""Room 2 where the format itself names what a block is (DOCX, web pages, mail): articles by roles, nothing guessed.

Only short lines at the edges of a body are looked at by the patterns of room 2: a format says paragraph of a signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from digest.articles.assembly.build import identity
from digest.articles.assembly.leads import lead, split_tail
from digest.articles.assembly.signatures import contributor, source_name
from digest.articles.lines.fragments import fragments
from digest.articles.lines.patterns import roles
from digest.articles.lines.roles import Role
from digest.articles.normalize import plain
from digest.articles.vocabulary import compiled
from digest.model import Article, ArticleKind, Block, Origin, Page, Paragraph, Piece, Segmented

_NOTICE = compiled("notices", "heads")
_PHOTO_NEWS = re.compile(r"图片新闻|图片报道|影像新闻|镜头")
_HEADS = ("kicker", "headline", "subheadline")
_LONGEST_EDGE = 50  # characters of a signature, byline or source; as in the patterns of lines
_MARKED = re.compile(r"[(:]")
_NOWHERE = Origin("")
_FEW_WORDS = 60  # characters of body under which pictures carry the news


@dataclass(slots=True)
class _Story:
    """The blocks of one article, by what they are."""

    heads: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    bylines: list[Block] = field(default_factory=list)
    signatures: list[Block] = field(default_factory=list)
    sources: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """Return all blocks in file order."""
        groups = (self.heads, self.body, self.bylines, self.signatures, self.sources, self.captions)
        return sorted((block for group in groups for block in group), key=lambda block: block.start)


def is_told(page: Page) -> bool:
    """Say whether the format of *page* names the role of every block on it."""
    full = [block for block in page.blocks if block.text.strip()]
    return bool(full) and all(block.role for block in full)


def made(page: Page) -> Segmented:
    """Return the articles of *page* by the roles of its blocks, and the blocks of none."""
    stories, leftover = _stories(page.blocks)
    articles: list[Article] = []
    for story in stories:
        _look_at_edges(story, leftover)
        if story.body or story.captions:
            articles.append(_article(story, page))
        else:
            leftover += story.blocks()
    return Segmented(tuple(articles), tuple(sorted(leftover, key=lambda block: block.start)))


def _stories(blocks: Sequence[Block]) -> tuple[list[_Story], list[Block]]:
    stories: list[_Story] = [_Story()]
    leftover: list[Block] = []
    for block in blocks:
        story = stories[-1]
        is_head = block.role in _HEADS
        # signed under its body; over it a signature ends nothing
        is_signed = bool(story.body and story.signatures) and story.signatures[-1].start > story.body[-1].start
        is_closed = bool(story.body) and (is_head or (block.role == "body" and is_signed))
        if is_closed or (is_head and (story.captions or story.signatures)):
            story = _Story()
            stories.append(story)
        _put(story, block, leftover)
    return stories, leftover


def _put(story: _Story, block: Block, leftover: list[Block]) -> None:
    if block.role in _HEADS:
        story.heads.append(block)
    elif block.role in ("body", "crosshead"):
        story.body.append(block)
    elif block.role == "byline":
        story.bylines.append(block)
    elif block.role == "signature":
        story.signatures.append(block)
    elif block.role == "caption":
        story.captions.append(block)
    else:
        leftover.append(block)


def _look_at_edges(story: _Story, leftover: list[Block]) -> None:
    """Take signature, byline, source, captions and furniture off the edges of the body of *story*."""
    homes = {
        "signature": story.signatures,
        "byline": story.bylines,
        "credit": story.bylines,
        "source": story.sources,
        "caption": story.captions,
        "furniture": leftover,
    }
    for end in (-1, 0):
        while len(story.body) > 1 and (home := homes.get(_pattern(story.body[end]))) is not None:
            home.insert(0 if end else len(home), story.body.pop(end))
    story.captions += [block for block in story.body if _pattern(block) == "caption"]
    story.body = [block for block in story.body if block not in story.captions]


def _pattern(block: Block) -> Role:
    """Return what the patterns of lines are certain that a short block is; empty where they are not."""
    if len(block.text) > _LONGEST_EDGE or block.role != "body":
        return ""
    cleaned = fragments([Page(_NOWHERE, (replace(block, role=""),))])
    if not cleaned.fragments:
        return "furniture"
    lines = roles(cleaned.fragments)
    first = lines[0].role
    return first if all(line.role == first and line.reason != "weighed" for line in lines) else ""


def _article(story: _Story, page: Page) -> Article:
    paragraphs = [_paragraph(block) for block in story.body]
    dateline = byline = signature = ""
    if paragraphs:
        opened = lead(paragraphs[0])
        paragraphs[0], dateline, byline = opened.paragraph, opened.dateline, opened.byline
        paragraphs[-1], signature = split_tail(paragraphs[-1])
    signs = [block.text.strip() for block in story.signatures]
    blocks = story.blocks()
    return Article(
        id=identity(page.origin, min(block.line for block in blocks)),
        origin=page.origin,
        paragraphs=tuple(paragraphs),
        kind=_kind(story),
        headline=_joined(story.heads, "headline", ""),
        kicker=_joined(story.heads, "kicker", " "),
        subheadline=_joined(story.heads, "subheadline", " "),
        byline=" ".join(filter(None, [byline, *(block.text.strip() for block in story.bylines)])),
        contributor=_contributor(signs, signature, story, page),
        signature=" ".join(filter(None, [signature, *signs, *(block.text.strip() for block in story.sources)])),
        dateline=dateline,
        captions=tuple(block.text.strip() for block in story.captions),
        confidence=1.0 if story.heads else 0.9,
        lines=tuple(dict.fromkeys(block.line for block in blocks)),
    )


def _paragraph(block: Block) -> Paragraph:
    text = block.text.strip()
    piece = Piece(0, len(text), block.line, block.start + len(block.text) - len(block.text.lstrip()))
    return Paragraph(text, "crosshead" if block.role == "crosshead" else "text", (piece,))


def _joined(heads: Sequence[Block], role: str, glue: str) -> str:
    return glue.join(block.text.strip() for block in heads if block.role == role)


def _contributor(signs: Sequence[str], signature: str, story: _Story, page: Page) -> str:
    """Return who signed in full; else whom a source line names; else who sent the page in."""
    text = "".join(block.text for block in page.blocks)
    for sign in (*signs, signature):
        if sign:
            return contributor(plain(sign) if _MARKED.search(plain(sign)) else sign, text)
    for block in story.sources:
        if name := source_name(plain(block.text)):
            return name
    return page.contributor


def _kind(story: _Story) -> ArticleKind:
    title = plain("".join(block.text for block in story.heads))
    if _NOTICE.search(title):
        return "notice"
    is_pictured = bool(story.captions) and sum(len(block.text) for block in story.body) < _FEW_WORDS
    return "photo_news" if _PHOTO_NEWS.search(title) or is_pictured else "article"
