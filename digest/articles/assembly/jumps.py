"""Room 2: an article that is continued on another page (下转、上接) is one article when both halves are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.articles.assembly.build import identity, trust
from digest.articles.assembly.grouping import Draft
from digest.articles.assembly.signatures import signer
from digest.articles.normalize import plain
from digest.expressions import expression
from digest.model import Article, Origin, Page

_GOES_TO = expression(r"下转第? ?[\dA-Z一二三四五六七八]{1,3} ?版")
_COMES_FROM = expression(r"(?:上接|紧接)第? ?[\dA-Z一二三四五六七八]{1,3} ?版")
_ALIKE = 0.06  # share by which type and columns of one text differ from page to page
_RAGGED = 2.3  # ems that the longest lines of two pages of one text end apart, where they are not justified
_FEWEST_SHARED = 2  # strings that a continuation's own headline has in common with the half that it goes on
_NEAR = 3  # lines between a jump line and its half


@dataclass(frozen=True, slots=True)
class Edge:
    """An article that stands first or last on its page and may go on over the page's edge."""

    article: Article
    measure: tuple[float, float]  # size of its type, width of its columns; 0 where a line or two tell none


def join_pages(articles: Sequence[Article], edges: Sequence[tuple[Edge | None, Edge | None]]) -> tuple[Article, ...]:
    """Return *articles* with those joined that go on from one page to the next.

    *edges* holds for every page the article without headline it begins with, and the unfinished one it ends with.
    """
    found = list(articles)
    whole: dict[int, Article] = {}
    for (_, last), (first, _) in pairwise(edges):
        if last is None or first is None:
            continue
        if not first.article.body and last.article.contributor:
            continue
        if first.article.body and not _are_alike(last.measure, first.measure):
            continue
        head = whole.get(id(last.article), last.article)
        if first.article is last.article or head.origin.uri != first.article.origin.uri:
            continue
        joined = _join(head, first.article)
        weak = sum(piece.is_doubtful for part in joined.paragraphs for piece in part.pieces)
        confidence, doubts = trust(bool(joined.headline), joined.gaps, weak, joined.kind)  # now that it is whole
        joined = replace(joined, confidence=confidence, doubts=doubts)
        found[next(n for n, article in enumerate(found) if article is head)] = joined
        found = [article for article in found if article is not first.article]
        whole[id(first.article)] = joined
    return tuple(found)


def _are_alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two texts are of one size and measure, as far as they tell: a ragged edge ends ems before it."""
    (size, width), (other_size, other_width) = one, other
    is_size = not (size and other_size) or abs(size - other_size) <= _ALIKE * max(size, other_size)
    slack = max(_ALIKE * max(width, other_width), _RAGGED * size)
    return is_size and (not (width and other_width) or abs(width - other_width) <= slack)


def signature_alone(draft: Draft, origin: Origin, text: str) -> Edge | None:
    """Return who signs in *draft*, and nothing else, as the rest of an article of the page before *origin*'s."""
    lines = draft.lines()
    if not lines or any(line.role != "signature" for line in lines):
        return None
    told = [line.fragment.text for line in lines]
    numbers = tuple(dict.fromkeys(line.fragment.line for line in lines))
    own = identity(origin, numbers[0])
    return Edge(
        Article(own, origin, (), contributor=signer(told, [], text), signature=" ".join(told), lines=numbers), (0, 0)
    )


def join_halves(articles: Sequence[Article], pages: Sequence[Page]) -> tuple[Article, ...]:
    """Return *articles* with the halves that jump lines of *pages* tell of joined, each at the place of the first."""
    jumps = [
        (page.origin.uri, page.origin.page, block.line, plain(block.text))
        for page in pages
        for block in page.blocks
        if "版" in block.text and ("下转" in block.text or "接" in block.text)
    ]
    heads, tails = [], []
    for uri, page, line, text in jumps:
        own = [article for article in articles if (article.origin.uri, article.origin.page) == (uri, page)]
        if _GOES_TO.search(text):
            heads += [a for a in own if any(line - _NEAR <= other <= line for other in a.lines[-2:])][:1]
        if _COMES_FROM.search(text):
            tails += [a for a in own if any(line <= other <= line + _NEAR for other in a.lines[:3])][:1]
    found = list(articles)
    for head in heads:
        fitting = [tail for tail in tails if tail is not head]
        if not fitting or head not in found:
            continue
        tail = max(fitting, key=lambda other: _shared(head, other))
        is_one = not (head.contributor and tail.contributor and tail.headline)  # who signs twice signs two reports
        least = _FEWEST_SHARED if tail.headline else 1
        if tail in found and is_one and ((len(fitting) == 1 and not tail.headline) or _shared(head, tail) >= least):
            found[found.index(head)] = _join(head, tail)
            found.remove(tail)
            tails.remove(tail)
    return tuple(found)


def _shared(head: Article, tail: Article) -> int:
    """Return how many strings of three characters of the tail's headline stand in the head, or the other way."""
    title = tail.headline or head.headline
    text = head.headline + head.body if tail.headline else tail.body
    return sum(title[start : start + 3] in text for start in range(len(title) - 2))


def _join(head: Article, tail: Article) -> Article:
    """Return *head* going on with *tail*'s paragraphs; a sentence cut at the jump is put together again."""
    first, rest = list(head.paragraphs), list(tail.paragraphs)
    if head.gaps and head.gaps[-1].offset >= len(head.body) - 1 and rest:
        upper, lower = first[-1], rest.pop(0)
        moved = [replace(p, start=p.start + len(upper.text), end=p.end + len(upper.text)) for p in lower.pieces]
        first[-1] = replace(upper, text=upper.text + lower.text, pieces=(*upper.pieces, *moved))
        gaps = head.gaps[:-1]
    else:
        gaps = head.gaps
    shift = len(head.body) + 1
    dated = head.origin if head.origin.published else tail.origin  # signed at its end
    return replace(
        head,
        origin=replace(head.origin, published=dated.published, dated_by=dated.dated_by),
        paragraphs=(*first, *rest),
        subheadline=head.subheadline or tail.headline,
        signature=" ".join(filter(None, [head.signature, tail.signature])),
        contributor=head.contributor or tail.contributor,
        byline=" ".join(filter(None, [head.byline, tail.byline])),
        kicker=" ".join(filter(None, [head.kicker, tail.kicker])),
        captions=(*head.captions, *tail.captions),
        gaps=(*gaps, *(replace(gap, offset=gap.offset + shift) for gap in tail.gaps)),
        confidence=min(head.confidence, tail.confidence),
        doubts=tuple(dict.fromkeys([*head.doubts, *tail.doubts])),
        lines=(*head.lines, *tail.lines),
        places=(*head.places, *tail.places),
    )
