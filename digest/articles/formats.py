"""Room 2 where the format itself names what a block is (DOCX, web pages, mail): articles by roles, nothing guessed.

Only short lines at the edges of a body are looked at by the patterns of room 2: a format says paragraph of a signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from digest.articles.assembly.build import PHOTOGRAPHER, identity
from digest.articles.assembly.kinds import kind_of
from digest.articles.assembly.leads import lead, split_tail
from digest.articles.assembly.signatures import signer
from digest.articles.lines.fragments import fragments
from digest.articles.lines.patterns import roles
from digest.articles.lines.roles import Role
from digest.articles.normalize import plain
from digest.expressions import expression
from digest.model import Article, Block, BlockRole, Origin, Page, Paragraph, Piece, Place, Segmented

_HEADS = ("kicker", "headline", "subheadline")
_LONGEST_EDGE = 50  # characters of a signature, byline or source; as in the patterns of lines
_NOWHERE = Origin("")
_SENTENCE = expression("[，。；！？,;!?]")
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

    def home(self, role: Role | BlockRole) -> list[Block] | None:
        """Return the blocks of the *role*; None for what belongs to no article."""
        return {
            **dict.fromkeys(_HEADS, self.heads),
            **dict.fromkeys(("body", "crosshead"), self.body),
            **dict.fromkeys(("byline", "credit"), self.bylines),
            "signature": self.signatures,
            "source": self.sources,
            "caption": self.captions,
        }.get(role)

    def tells(self) -> bool:
        """Say whether there is a text: what nothing heads and no sentence is in is the rest of a letter or a page."""
        is_text = bool(self.heads) or any(_SENTENCE.search(block.text) for block in self.body)
        return bool(self.captions) or (bool(self.body) and is_text)

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
        if story.tells():
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
        home = story.home(block.role)
        (leftover if home is None else home).append(block)
    return stories, leftover


def _look_at_edges(story: _Story, leftover: list[Block]) -> None:
    """Take signature, byline, source, captions and furniture off the edges of the body of *story*."""
    for end in (-1, 0):
        while len(story.body) > 1:
            role = _pattern(story.body[end])
            home = leftover if role == "furniture" else story.home(role)
            if home is None or role == "body":
                break
            home.insert(0 if end else len(home), story.body.pop(end))
    found = [block for block in story.body if _pattern(block) == "caption"]
    story.captions = sorted([*story.captions, *found], key=lambda block: block.start)
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
    paragraphs: list[Paragraph] = []
    for block in story.body:
        text = block.text.strip()
        piece = Piece(0, len(text), block.line, block.start + len(block.text) - len(block.text.lstrip()))
        paragraphs.append(Paragraph(text, "crosshead" if block.role == "crosshead" else "text", (piece,)))
    dateline = byline = closing = ""
    if paragraphs:
        opened = lead(paragraphs[0])
        paragraphs[0], dateline, byline = opened.paragraph, opened.dateline, opened.byline
        paragraphs[-1], closing = split_tail(paragraphs[-1])
    bylines, signs, sources, captions = (
        [block.text.strip() for block in blocks]
        for blocks in (story.bylines, story.signatures, story.sources, story.captions)
    )
    title = plain("".join(block.text for block in story.heads))
    page_text = "".join(block.text for block in page.blocks)
    blocks = story.blocks()
    is_short = sum(len(block.text) for block in story.body) < _FEW_WORDS
    is_given = not title and PHOTOGRAPHER.search(plain(closing)) is not None  # by whoever took the picture
    return Article(
        id=identity(page.origin, min(block.line for block in blocks)),
        origin=page.origin,
        paragraphs=tuple(paragraphs),
        kind=kind_of(
            title, plain("".join(block.text for block in story.body[:2])), (bool(captions) and is_short) or is_given
        ),
        headline=_joined(story.heads, "headline", ""),
        kicker=_joined(story.heads, "kicker", " "),
        subheadline=_joined(story.heads, "subheadline", " "),
        byline=" ".join(filter(None, [byline, *bylines])),
        contributor=signer([*signs, closing], sources, page_text) or page.contributor,
        signature=" ".join(filter(None, [closing, *signs, *sources])),
        dateline=dateline,
        captions=tuple(captions),
        confidence=1.0 if story.heads else 0.9,
        lines=tuple(dict.fromkeys(block.line for block in blocks)),
        places=tuple(
            Place(page.origin.page, block.box, page.width or 0.0, page.height or 0.0) for block in blocks if block.box
        ),
    )


def _joined(heads: Sequence[Block], role: str, glue: str) -> str:
    return glue.join(block.text.strip() for block in heads if block.role == role)
