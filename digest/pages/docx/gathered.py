"""One file of what several sent: names of places, bodies or columns, and under each the titles of its reports."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages.docx.loudness import NUMBERED, style_of
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import is_signer
from digest.pages.items import gathers, names_column

__all__ = [
    "ENDS",
    "LEAST_HEAD",
    "LONGEST_HEAD",
    "bare_name",
    "is_ended",
    "is_text",
    "may_head",
    "take_names",
    "with_echoed",
]

LONGEST_HEAD = 70  # characters; headlines of two lines have 50
LEAST_HEAD = 6  # of a headline
ENDS = expression(r"[。；;，,、：:]$")
_STOPS = ("。", "！", "？", "”", "……")
_QUOTED_NAME = expression(r"“[^“”，。！？；]{2,12}”$")
_LEAST_TEXT = 30  # characters of a paragraph of text
_PLAIN = 1.05  # times the size of the text that a title in the type of the text has at most
# How a report opens: 11月3日，…; 近日，…; with a mark or a dateline before it
_OPENS = expression(
    r"[\s\u3000]*(?:本[报网]讯[\s\u3000]*)?(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日|近日|日前|近期|连日来|[昨今本]日|[昨今]天)"
)
# Characters that a title begins with, and of the text under it in which they stand again: a county's name, and a first
# sentence (27 invented digests of accounts, 7 of which were read as one text before).
_ECHO, _OPENING = 3, 60
_FEWEST = 2  # names over titles; one may be a column's, or who sends the whole


def take_names(flow: Sequence[DocxParagraph], roles: list[BlockRole], body: float) -> list[int]:
    """Make the names over titles furniture, and return where the titles are; none where names stand under reports.

    One name may stand over several titles set alike, in whatever type bodies send them; places and columns are known
    by titles in the type of the text, of the size *body*.
    """
    bare = [bare_name(each.text) for each in flow]
    signs = list(map(is_signer, bare))
    names = {n for n, text in enumerate(bare) if roles[n] != "row" and (signs[n] or _names_place(text))}
    led = [n + 1 for n in sorted(names) if n + 1 not in names and _heads(flow, roles, n + 1)]
    led = [n for n in led if signs[n - 1] or (flow[n].size or body) <= _PLAIN * body]
    over = [n - 1 for n in led]
    signed = [n for n in names if signs[n] and roles[n] in ("headline", "body", "signature")]
    told_apart = {str(n) if signs[n] else bare[n] for n in over}  # a body may send one after the other
    if len(told_apart) < _FEWEST or not _is_first(flow, roles, led[0], names):
        return []
    if max(signed, default=0) >= led[-1]:
        return []
    for place in over:
        roles[place] = "folio"
    styles = {_set_as(flow[place]) for place in led}
    alike = (n for n in range(led[0], len(flow)) if n not in names and _set_as(flow[n]) in styles)
    return [n for n in alike if _heads(flow, roles, n)]


def with_echoed(flow: Sequence[DocxParagraph]) -> list[DocxParagraph]:
    """Return *flow* with the titles of several reports marked, where two begin as the texts under them name who acts.

    The others are set like them. With text over the first one they are the parts of one report.
    """
    titles = [n for n in range(len(flow) - 1) if _may_title(flow[n]) and is_text(flow[n + 1])]
    begun = {n: bare_name(flow[n].text)[:_ECHO] for n in titles if _OPENS.match(flow[n + 1].text)}
    echoed = [n for n, name in begun.items() if name in flow[n + 1].text[:_OPENING]]
    styles = {_set_as(flow[n]) for n in echoed}
    alike = [n for n in titles if _set_as(flow[n]) in styles]
    is_one = any("。" in each.text for each in flow[: alike[0]]) if alike else True
    if is_one or len({begun[n] for n in echoed}) < _FEWEST:
        return list(flow)
    return [replace(each, is_item=n in alike) for n, each in enumerate(flow)]


def _may_title(each: DocxParagraph) -> bool:
    text = each.text.strip()
    return len(text) >= LEAST_HEAD and may_head(text) and not is_ended(text) and not is_signer(text)


def may_head(text: str) -> bool:
    """Say whether *text* may be a headline by its length and its end."""
    return len(text.strip()) <= LONGEST_HEAD and not ENDS.search(text.strip())


def is_ended(text: str) -> bool:
    """Say whether a sentence ends with *text*; a name in marks ends none: 关爱渡工“船员之家”."""
    return text.rstrip().endswith(_STOPS) and _QUOTED_NAME.search(text.rstrip()) is None


def bare_name(text: str) -> str:
    """Return *text* without what only sets a name apart: a number, brackets, marks, a colon."""
    return NUMBERED.sub("", text.strip()).strip(f" \u3000【】[]：:▍▌▎▏{ITEM_MARKS}")


def _names_place(bare: str) -> bool:
    """Say whether *bare* may name a place or a column over a title."""
    return len(bare) > 1 and names_column(bare)


def _heads(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], place: int) -> bool:
    """Say whether the line at *place* is set as a headline, or stands as one between paragraphs of text."""
    if place >= len(flow) or roles[place] not in ("headline", "body"):
        return False
    if roles[place] == "headline":
        return True
    text = flow[place].text.strip()
    is_short = len(text) >= LEAST_HEAD and may_head(text) and not is_ended(text) and not NUMBERED.match(text)
    following = next((n for n in range(place + 1, len(flow)) if roles[n] != "folio"), None)
    return is_short and not is_signer(text) and following is not None and is_text(flow[following])


def is_text(each: DocxParagraph) -> bool:
    """Say whether *each* is a paragraph of running text, to its end or to who signs it in brackets."""
    return len(each.text) >= _LEAST_TEXT and (is_ended(each.text) or each.text.rstrip().endswith(("）", ")")))


def _is_first(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], place: int, names: Set[int]) -> bool:
    """Say whether no text stands over the first title, at *place*, but names and what the whole is called."""
    over = (n for n in range(place) if roles[n] == "body" and n not in names)
    return not any(not gathers(flow[n].text) for n in over)


def _set_as(each: DocxParagraph) -> tuple[object, ...]:
    return (*style_of(each), each.is_indented)
