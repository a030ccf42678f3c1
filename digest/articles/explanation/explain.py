"""Room 2: why the machine decided so: every line with role and article, what it goes on from, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from digest.articles.continuity.hmm import follows
from digest.articles.continuity.straddle import straddle
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Reason, Role
from digest.articles.normalize import plain
from digest.model import Article, Block, Piece
from digest.model.articles import DOUBTFUL_MARGIN
from digest.words import dictionary

_EDGE = 6  # characters on either side of a seam that are looked at, as in the unweaving
_FAR = 300  # characters of a paragraph in which a quotation is looked for
_PAUSES = ("，", "、", ",", ";", ":")
_CANNOT_BEGIN = ("、", "。", "”", "’", "》", ",", ";", ":", "!", "?", ")")
_SAYS = 1.0  # nats from which a seam's grammar is told
JoinKind = Literal["", "paragraph", "file", "repaired", "gap", "jump"]
_MARK = "非文字标记"
REASONS: dict[Reason, str] = {
    "": "",
    "preset": "格式自带",
    "cut_out": "行内切分",
    "signing_body": "落款单位",
    "signing_names": "落款人名",
    "signing_place": "落款位置",
    "label": "栏目字样",
    "source": "来源行",
    "byline": "记者通讯员署名",
    "caption": "图片说明",
    "sentence": "成句正文",
    "wrapped": "折行中的字句",
    "answered": "来信人，下文是答复",
    "entry": "正文引出的名单中的一行",
    "weighed": "标题权重",
    "reread": "行列中改判",
    "item": "消息起首",
    "masthead": "报头",
    "listed": "目录列出的标题",
    "link": "链接条目",
    "box": "广告、导读",
    "repeated": "重复排印",
    "repeated_title": "重复标题",
    "quoted": "文中摘句",
    "intruder": "句中插入的标语或广告行",
    "hand": "人工修补",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One stretch of a line: *article* counts from 1, None for what belongs to none.

    *join* tells how it hangs on the piece of text before it: empty (nothing before it), paragraph (a new one), file (as
    the lines stand), repaired (put out of file order), gap (text is lost between them), jump (continued from another
    page). *behind* is the line of that piece, *margin* how sure the join is in nats, *why* what speaks for it.
    """

    line: int
    text: str
    role: Role | Literal["mark"]
    article: int | None
    join: JoinKind
    margin: float | None
    reason: str
    behind: int | None = None
    why: str = ""
    offset: int = 0  # where it begins in the source

    @property
    def is_doubtful(self) -> bool:
        """Say whether the join is one that a person should look at."""
        return self.margin is not None and self.margin < DOUBTFUL_MARGIN


@dataclass(frozen=True, slots=True)
class _Join:
    kind: JoinKind = ""
    margin: float | None = None
    behind: int | None = None
    why: str = ""


def explain_lines(
    lines: Sequence[Line], articles: Sequence[Article], leftover: Sequence[Block], whole: Sequence[Article]
) -> tuple[Explained, ...]:
    """Return the explanation of *lines* (of one page, in true order) in the order of the file.

    *articles* are those of the page, *whole* those of the source, halves on several pages joined. Marks taken off lines
    come as stretches of their own.
    """
    left = {(block.line, block.start) for block in leftover}
    numbers = numbers_in(articles, whole)
    owned = owners(lines, articles)
    halves = {pieces[0].offset for article in articles if (pieces := _pieces(article))}
    joins = {offset: join for number in set(numbers) for offset, join in joins_of(whole[number - 1], halves)}
    above = lines_above(lines)
    found: list[Explained] = []
    for line, owner in zip(lines, owned, strict=True):
        place, offset = line.fragment.line, line.fragment.slices[0].offset
        article = None if owner is None or (place, offset) in left else numbers[owner]
        join = _of(line, joins)
        kind: JoinKind = "file" if join.kind == "repaired" and join.behind == above[offset] else join.kind
        weight = f"{line.weight:+.1f}" if line.reason == "weighed" and line.weight is not None else ""
        reason = REASONS[line.reason] + weight
        value = Explained(
            place, line.fragment.text, line.role, article, kind, join.margin, reason, join.behind, join.why, offset
        )
        found.append(value)
        below = {piece.line: piece for piece in reversed(line.fragment.slices) if piece.line != place}  # set upright
        found += [
            replace(value, line=number, text=piece.text, offset=piece.offset, join="")
            for number, piece in below.items()
        ]
    known = {piece.offset for line in lines for piece in line.fragment.slices}
    marks = [block for block in leftover if block.start not in known]
    found += [Explained(block.line, block.text, "mark", None, "", None, _MARK, offset=block.start) for block in marks]
    return tuple(sorted(found, key=lambda value: value.offset))


def _pieces(article: Article) -> list[Piece]:
    return [piece for paragraph in article.paragraphs for piece in paragraph.pieces]


def lines_above(lines: Sequence[Line]) -> dict[int, int | None]:
    """Return for every line, by its offset, the number of the line of text above it in the file."""
    texts = sorted(
        (line.fragment.slices[0].offset, line.fragment.line) for line in lines if line.role in ("heading", "body")
    )
    found: dict[int, int | None] = {line.fragment.slices[0].offset: None for line in lines}
    found |= {offset: place for (_, place), (offset, _) in pairwise(texts)}
    return found


def numbers_in(articles: Sequence[Article], whole: Sequence[Article]) -> list[int]:
    """Return which of the *whole* articles, counted from 1, each of *articles* is or is a half of."""
    same = {id(other): number for number, other in enumerate(whole, 1)}
    holding = {piece.offset: number for number, other in enumerate(whole, 1) for piece in _pieces(other)}
    return [same.get(id(article)) or holding[_pieces(article)[0].offset] for article in articles]


def owners(lines: Sequence[Line], articles: Sequence[Article]) -> list[int | None]:
    """Return the place in *articles* of the one each line belongs to: by its text's place, else by its line's number.

    Several articles may share a line; there the fields of the articles tell whose a headline or signature is.
    """
    places = sorted((piece.offset, number) for number, article in enumerate(articles) for piece in _pieces(article))
    sharing: dict[int, list[int]] = {}
    fields: list[str] = []
    for number, a in enumerate(articles):
        parts = (a.kicker, a.headline, a.subheadline, a.byline, a.dateline, a.signature, *a.captions)
        fields.append(_solid("\n".join(parts)))
        for line_number in a.lines:
            sharing.setdefault(line_number, []).append(number)
    found: list[int | None] = []
    for line in lines:
        owner = None
        for piece in line.fragment.slices:
            at = bisect_left(places, (piece.offset, 0))
            if at < len(places) and places[at][0] < piece.offset + len(piece.text):
                owner = places[at][1]
                break
        if owner is None:
            text, near = _solid(line.fragment.text), sharing.get(line.fragment.line, [])
            owner = next((number for number in near if text in fields[number]), near[0] if near else None)
        found.append(owner)
    return found


def _solid(text: str) -> str:
    return "".join(text.split())


def _of(line: Line, joins: dict[int, _Join]) -> _Join:
    """Return the join of the first piece of text on *line*, which may begin after its byline."""
    if line.role in ("heading", "body", "crosshead"):
        for piece in line.fragment.slices:
            for offset in range(piece.offset, piece.offset + len(piece.text)):
                if offset in joins:
                    return joins[offset]
    return _Join()


def joins_of(article: Article, halves: Container[int]) -> Iterator[tuple[int, _Join]]:
    """Yield how each piece of *article* hangs on the piece before it, by its offset in the source.

    *halves* are the offsets at which articles began before halves were joined.
    """
    torn = {gap.offset for gap in article.gaps}
    last: Piece | None = None
    start = 0
    for paragraph in article.paragraphs:
        for piece in paragraph.pieces:
            if last is None:
                join = _Join()
            elif piece.offset in halves:
                join = _Join("jump", None, last.line, "上半篇在另一处")
            elif piece is paragraph.pieces[0]:
                join = _Join("gap" if start - 1 in torn else "paragraph", piece.margin, last.line)
            else:
                before = paragraph.text[max(0, last.end - _FAR) : last.end]
                after = paragraph.text[piece.start : piece.start + _FAR]
                join = _Join("file", piece.margin, last.line, _why(before.rstrip(), after))
            # only joins against file order have a margin
            kind = "repaired" if join.margin is not None and join.kind != "gap" else join.kind
            lost = "其后原文缺失" * (start + piece.end in torn)
            yield piece.offset, replace(join, kind=kind, why="，".join(filter(None, [join.why, lost])))
            last = piece
        start += len(paragraph.text) + 1


def _why(before: str, after: str) -> str:
    """Return in Chinese what speaks for *after* going on from *before*: a word across the seam, signs, grammar."""
    before, after = plain(before), plain(after)
    said = []
    across = (
        before[-left:] + after[:right]
        for left in range(1, min(_EDGE, len(before) + 1))
        for right in range(1, min(_EDGE, len(after) + 1))
    )
    if straddle(before, after) > _SAYS and (word := max(filter(dictionary().get, across), key=len, default="")):
        said.append(f"“{word}”跨行")
    if before[-1:] in _PAUSES:
        said.append("上行停在逗号处")
    if after[:1] in _CANNOT_BEGIN:
        said.append("本行不能起句")
    if before.count("“") > before.count("”") and "”" in after:
        said.append("引号在此闭合")
    grammar = follows(before, after)
    if abs(grammar) >= _SAYS:
        said.append(f"词法{grammar:+.1f}")
    return "，".join(said)
