"""Room 2: why the machine decided so: every line with role, article, join and reason, for a terminal or as HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from digest.articles.lines import Line
from digest.model import Article, Block

_ROLES = {
    "heading": ("标题", "1;36", "#0b5394"),
    "crosshead": ("小标题", "36", "#3d85c6"),
    "body": ("正文", "0", "#222222"),
    "signature": ("落款", "32", "#38761d"),
    "byline": ("署名", "32", "#38761d"),
    "source": ("来源", "32", "#38761d"),
    "credit": ("摄影", "35", "#741b47"),
    "caption": ("图说", "35", "#741b47"),
    "furniture": ("版面杂项", "2", "#999999"),
    "mark": ("符号", "2", "#999999"),
}
_JOINS = {"": "", "file": "│", "repaired": "↷", "gap": "✂"}
_STYLE = (
    "body{font-family:serif;margin:1em}td{padding:.15em .6em;vertical-align:top}"
    "td.t{max-width:46em}.w{background:#fff2cc}"
)
_JOIN_NAMES = {"": "", "file": "顺排", "repaired": "调序", "gap": "缺损"}


@dataclass(frozen=True, slots=True)
class Explained:
    """One stretch of a line: *article* counts from 1; *join* is file, repaired, gap or empty (nothing before it)."""

    line: int
    text: str
    role: str
    article: int | None
    join: str
    margin: float | None
    reason: str


def explained(lines: Sequence[Line], articles: Sequence[Article], leftover: Sequence[Block]) -> tuple[Explained, ...]:
    """Return the explanation of *lines* (in true order) in the order of the file; marks taken off come as such."""
    left = {(block.line, block.start) for block in leftover}
    owner = {line: number for number, article in enumerate(articles, 1) for line in article.lines}
    joins = _joins(articles)
    found: list[tuple[int, Explained]] = []
    for line in lines:
        offset = line.fragment.slices[0].offset
        free = (line.fragment.line, offset) in left
        article = None if free else owner.get(line.fragment.line)
        join, margin = joins.get(offset, ("", None))
        role = line.role
        found.append(
            (offset, Explained(line.fragment.line, line.fragment.text, role, article, join, margin, line.reason))
        )
    known = {piece.offset for line in lines for piece in line.fragment.slices}
    marks = [block for block in leftover if block.start not in known]
    found += [(block.start, Explained(block.line, block.text, "mark", None, "", None, "非文字标记")) for block in marks]
    return tuple(value for _, value in sorted(found, key=lambda pair: pair[0]))


def _joins(articles: Sequence[Article]) -> dict[int, tuple[str, float | None]]:
    """Return how each piece hangs on the piece before it, by its offset in the source."""
    found: dict[int, tuple[str, float | None]] = {}
    for article in articles:
        first, torn = True, {gap.offset for gap in article.gaps}
        start = 0
        for paragraph in article.paragraphs:
            for piece in paragraph.pieces:
                kind = "" if first else "gap" if start and start - 1 in torn and piece.start == 0 else "file"
                found[piece.offset] = ("repaired", piece.margin) if piece.margin is not None else (kind, None)
                first = False
            start += len(paragraph.text) + 1
    return found


def to_terminal(values: Sequence[Explained]) -> str:
    """Return *values* as text in ANSI colours, one line each."""
    return "\n".join(_terminal_line(value) for value in values)


def _terminal_line(value: Explained) -> str:
    name, colour, _ = _ROLES.get(value.role, (value.role, "0", ""))
    article = f"{value.article:>3}" if value.article else "  ·"
    margin = f" {value.margin:+.1f}" if value.margin is not None else ""
    text = "".join(sign if sign.isprintable() else " " for sign in value.text)
    place = f"{value.line:>5} {article} {_JOINS[value.join] or ' '}"
    return f"{place} \x1b[{colour}m{name}\t{text}\x1b[0m  \x1b[2m{value.reason}{margin}\x1b[0m"


def to_html(values: Sequence[Explained]) -> str:
    """Return *values* as one HTML page that needs nothing beside it; all text is escaped."""
    rows = "\n".join(_row(value) for value in values)
    head = "<tr><th>行</th><th>篇</th><th>角色</th><th>接续</th><th>文字</th><th>依据</th></tr>"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>版面判读说明</title>'
        f"<style>{_STYLE}</style></head>\n"
        f"<body><table>{head}\n{rows}\n</table></body></html>\n"
    )


def _row(value: Explained) -> str:
    name, _, colour = _ROLES.get(value.role, (value.role, "", "#222222"))
    margin = f" {value.margin:+.1f}" if value.margin is not None else ""
    mark = ' class="w"' if value.join in ("repaired", "gap") else ""
    return (
        f"<tr{mark}><td>{value.line}</td><td>{value.article or ''}</td>"
        f"<td style='color:{colour}'>{html.escape(name)}</td>"
        f"<td>{_JOIN_NAMES[value.join]}{margin}</td><td class='t' style='color:{colour}'>{html.escape(value.text)}</td>"
        f"<td>{html.escape(value.reason)}</td></tr>"
    )
