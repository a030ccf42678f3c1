"""Room 2, third step: fragments in, lines with their roles out.

Certain patterns first (signature, source, byline, caption, furniture: hardly ever wrong), sentences next;
a short line without a full stop is then weighed as headline against body by its neighbours, its width and its seams.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.articles.lines.classify import weigh
from digest.articles.lines.features import Features, features
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Reason, Role
from digest.articles.lines.splits import splits
from digest.articles.vocabulary import NAME, VOCABULARY, any_of
from digest.model import BlockRole

_PRESET: dict[BlockRole, Role] = {
    "headline": "heading",
    "kicker": "heading",
    "subheadline": "heading",
    "crosshead": "heading",
    "body": "body",
    "byline": "byline",
    "caption": "caption",
    "folio": "furniture",
    "signature": "signature",
}
_ORGANISATION = any_of("signatures", "endings")
_CUT = any_of("signatures", "cut")
_FORBIDDEN = re.compile(VOCABULARY["signatures"]["forbidden"])
_BODY_NAMES = rf"{NAME}(?:[ 、,]{{1,3}}{NAME}){{0,5}}"
_SIGNATURE = re.compile(
    rf"\(?(?:(?:供稿|作者|单位|文/图|图/文|来稿)(?:单位)?[: ]+)?[\u4e00-\u9fff·]{{1,18}}?(?:{_ORGANISATION}|{_CUT})"
    rf"(?:[ 、]{{1,2}}(?:[\u4e00-\u9fff]{{2,14}}?{_ORGANISATION}|{NAME})){{0,4}} ?(?:供稿|宣)?\)?"
)
_SOURCE = re.compile(r"(?:.{0,24} |[\d:/. -]{0,24})?(?:信息|稿件|文章|新闻|内容)?来源[:] ?\S.{0,30}")
_REPORTER = VOCABULARY["credits"]["reporter"]
_BYLINE = re.compile(
    rf"[□■●◇◆▲△○☆★\s]{{0,3}}\(?(?:{VOCABULARY['credits']['dateline']}\s*)?(?:{_REPORTER}|文/图|图/文|图文|撰文|作者|文)"
    rf"[:/ ]{{0,2}}{_BODY_NAMES}(?:[ ,、/]{{1,3}}(?:{_REPORTER}|文|图|摄影)[: ]{{0,2}}{_BODY_NAMES}){{0,3}}"
    r" ?(?:报道|文/图|摄影报道|/文|文)?\)?"
)
_LINK = re.compile(VOCABULARY["furniture"]["linked"])
_MASTHEAD = re.compile(VOCABULARY["furniture"]["masthead"])
_CAPTION = re.compile(
    r"[▲△↑←→▼]|图为|图[一二三四左右上下①②③]?[::]|.{0,60}\((?:左|右|前|后|中)[一二三四五六七八九十\d]?[^()]{0,6}\)"
)


def roles(fragments: Sequence[Fragment]) -> tuple[Line, ...]:
    """Return the lines of *fragments* in the same order, each with its role."""
    split = [piece for fragment in fragments for piece in splits(fragment)]
    return tuple(weigh(without_links(without_masthead([certain(fragment, role) for fragment, role in split]))))


def without_masthead(lines: list[Line]) -> list[Line]:
    """Return *lines* with the paper's name at their head as furniture: over a date, or where it could only sign."""
    first = next((number for number, line in enumerate(lines) if line.role != "furniture"), len(lines))
    if first == len(lines) or not _MASTHEAD.fullmatch(lines[first].text) or lines[first].role not in ("", "signature"):
        return lines
    dated = first + 1 < len(lines) and lines[first + 1].role == "furniture"
    if not dated and lines[first].role != "signature":
        return lines
    return [*lines[:first], replace(lines[first], role="furniture", reason="masthead"), *lines[first + 1 :]]


def without_links(lines: list[Line]) -> list[Line]:
    """Return *lines* with the entries of a list of links after furniture (相关新闻) as furniture."""
    found: list[Line] = []
    for line in lines:
        listed = bool(found) and found[-1].role == "furniture" and bool(_LINK.fullmatch(line.text))
        found.append(replace(line, role="furniture", reason="link") if listed else line)
    return found


def certain(fragment: Fragment, role: Role = "") -> Line:
    """Return the line of *fragment* with the *role* it was cut out for, or the one that a pattern tells."""
    read = features(fragment)
    if role:
        return Line(fragment, role, read, "cut_out")
    if preset := _PRESET.get(fragment.role):
        return Line(fragment, preset, read, "preset")
    found, reason = _pattern(fragment.plain, read)
    return Line(fragment, found, read, reason)


def _pattern(text: str, read: Features) -> tuple[Role, Reason]:
    """Return the role a pattern tells with the reason; an empty role if the line has to be weighed."""
    if len(text) <= 50:
        if _SIGNATURE.fullmatch(text) and not _FORBIDDEN.search(text):
            return "signature", "signing_body"
        if _SOURCE.fullmatch(text):
            return "source", "source"
        if _BYLINE.fullmatch(text):
            return "byline", "byline"
    if _CAPTION.match(text):
        return "caption", "caption"
    if (read.ended and not text.endswith(("!", "?", "…"))) or read.inner_stop or read.length >= SURE_BODY:
        return "body", "sentence"
    return "", ""
