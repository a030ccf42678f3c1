"""Short reports without headlines in a row: each is signed, in brackets behind it or by a name before it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages.cleaning import PagePart
from digest.pages.facts import facts
from digest.pages.items import gathers, names_column

__all__ = ["BEGUN", "begins_dated", "begins_report", "signer_of", "tail_of", "with_briefs_apart"]

_LEAST = 2  # signed reports in a row; fewer are one article
_FEW = 3  # signed paragraphs under one headline from which on it is the name of a column, whatever its words
# The body that reports, before its report: 某某市总工会：近日，……; 【某某市总工会】近日，……; 某某市总工会　近日，……
BEGUN = expression(
    r"^\s*(?P<open>[【\[［])?(?P<unit>[\u4e00-\u9fff]{2,24}(?:总工会|工会|工会委员会))"
    r"(?P<mark>讯?\s*(?(open)[】\]］]|[:：])\s*|(?(open)(?!)|\u3000\s*))(?P<text>(?:(?<=\u3000)“|[^“\s]).{20,})$"
)
# The place that a report is from, alone before it: 【某某县】近日，……
_PLACED = expression(
    r"^\s*(?P<open>[【\[［])(?P<place>[\u4e00-\u9fff]{1,10}[省市区县州旗镇乡盟]|[\u4e00-\u9fff]{2,4})(?P<close>[】\]］][:：]?\s*)(?P<text>[^\s].{20,})$"
)
_MARK = expression(
    rf"^(?:[{ITEM_MARKS}①-⑳]|图[一二三四五六七八九十\d]{{1,2}}[:：]|"
    r"[（(]?\d{1,2}(?:[.．、](?!\d)|\.(?=\d{1,2}月)|[）)])|[（(]?[一二三四五六七八九十]{1,3}[、）)])\s*"
)
_TAIL = expression(r"[（(]([^（()）]{2,40})[)）]\s*$")
_PICTURED = ("供图", "图", "摄", "摄影", "图片", "照片")  # words beside who gave a picture
_RUNNING = ("body", "signature", "row")  # the roles of what a report without headline consists of
_HEADS = ("kicker", "headline", "subheadline")
_OPENING = 26  # characters in which a report tells its day and who acts
_DAY_FIRST = expression(r"近日|日前|连日来|[昨今]天|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|起)")
_OF_PLACE = expression("[\u4e00-\u9fff]?(?:[省市县区州盟旗镇乡]|街道|总?工会|公司|集团)")


def with_briefs_apart(parts: Sequence[PagePart]) -> list[PagePart]:
    """Return *parts* with the first piece of each signed report in a row marked as opening it.

    The mark or number before a report, and what only names the column over reports, are furniture.
    """
    made: list[PagePart] = []
    for is_text, group in itertools.groupby(parts, key=lambda part: part.role in _RUNNING):
        run = list(group)
        briefs = _briefs(run) if is_text else []
        is_listed = len(briefs) >= _FEW and all(_paragraphs(brief) == 1 for brief in briefs)
        if is_listed or (briefs and _names(made)):
            made = _without_name(made)
        for brief in briefs:
            made += _opened(brief)
        if not briefs and made and made[-1].role in ("headline", "subheadline") and run[0].role == "body":
            made += _signed_before(run.pop(0))
        made += run if not briefs else []
    return made


def signer_of(text: str) -> str:
    """Return the body that signs *text* behind its last sentence, in brackets; empty where none does."""
    tail = tail_of(text)
    is_picture = any(piece.text in _PICTURED for piece in facts(tail))  # who gave one signs none: （某某总工会供图）
    return "" if is_picture else next(iter(_bodies_of(tail)), "")


def _bodies_of(tail: str) -> list[str]:
    return [piece.text for piece in facts(tail) if piece.kind == "body"]


def tail_of(text: str) -> str:
    """Return what stands in the brackets that *text* ends with; empty where it has none, or nothing else."""
    tail = _TAIL.search(text)
    return tail[1] if tail and tail.start() else ""


def _briefs(run: Sequence[PagePart]) -> list[list[PagePart]]:
    """Return the reports that *run*, paragraphs in a row, is: by the names before them, or by those behind them."""
    begun = [match["unit"] if (match := BEGUN.match(_MARK.sub("", part.text))) else "" for part in run]
    given = [_bodies_of(tail_of(part.text))[:1] for part in run]  # pictures, each with who sent it
    if (all(begun) and len(set(begun)) >= _LEAST) or (all(given) and len({*map(tuple, given)}) >= _LEAST):
        return [[part] for part in run]
    if placed := _placed(run):
        return [*([part] for part in placed[:-1]), [placed[-1], *run[len(placed) :]]]
    reports: list[list[PagePart]] = [[]]
    signers: list[str] = []
    for part in run:
        reports[-1].append(part)
        if signer := part.text if part.role == "signature" else signer_of(part.text):
            signers.append(signer)
            reports.append([])
    signed, rest = reports[:-1], reports[-1]
    if len(set(signers)) < _LEAST or not all(map(_paragraphs, signed)):
        return []
    return [*signed[:-1], [*signed[-1], *rest]]


def _placed(run: Sequence[PagePart]) -> list[PagePart]:
    """Return the parts that *run* begins with where each is a report that a place of its own opens; none after them."""
    placed = list(itertools.takewhile(lambda part: _PLACED.match(part.text), run))
    places = {match["place"] for part in placed if (match := _PLACED.match(part.text)) and match["text"].endswith("。")}
    is_closed = all(part.role != "body" for part in run[len(placed) :])
    return placed if len(placed) == len(places) >= _FEW and is_closed else []


def _paragraphs(report: Sequence[PagePart]) -> int:
    return sum(part.role == "body" for part in report)


def _opened(brief: Sequence[PagePart]) -> Iterator[PagePart]:
    first, *others = brief
    mark = _MARK.match(first.text)
    if mark:
        yield replace(first, text=mark[0], role="folio", opens=True)
        yield from _signed_before(replace(first, text=first.text[mark.end() :]))
    else:
        opening, *rest = _signed_before(first)
        yield replace(opening, opens=True)
        yield from rest
    yield from others


def _signed_before(part: PagePart) -> list[PagePart]:
    """Return *part* in pieces where the body that reports stands before its text."""
    if placed := _PLACED.match(part.text):
        shown: tuple[tuple[str, BlockRole], ...] = (
            ("open", "folio"),
            ("place", "kicker"),
            ("close", "folio"),
            ("text", "body"),
        )
        return [replace(part, text=placed[name], role=role) for name, role in shown]
    begun = BEGUN.match(part.text)
    named: tuple[tuple[str, BlockRole], ...] = (
        ("open", "folio"),
        ("unit", "signature"),
        ("mark", "folio"),
        ("text", "body"),
    )
    return [replace(part, text=begun[name], role=role) for name, role in named if begun[name]] if begun else [part]


def _names(made: Sequence[PagePart]) -> bool:
    """Say whether what *made* ends with is the name of a column, or of several reports."""
    heads = [part.text for part in made[_head_of(made) :] if part.role in _HEADS]
    return len(heads) == 1 and (gathers(heads[0]) or names_column(heads[0]))


def _without_name(made: list[PagePart]) -> list[PagePart]:
    start = _head_of(made)
    return [*made[:start], *(replace(part, role="folio") if part.role in _HEADS else part for part in made[start:])]


def _head_of(made: Sequence[PagePart]) -> int:
    """Return where the headlines and lines about them begin that *made* ends with."""
    texts = [place for place, part in enumerate(made) if part.role in ("body", "crosshead", "caption")]
    return texts[-1] + 1 if texts else 0


def begins_dated(text: str) -> bool:
    """Say whether *text* begins with a day, as most reports do."""
    return _DAY_FIRST.match(text.strip()) is not None


def begins_report(head: str, text: str) -> bool:
    """Say whether *text*, under *head*, begins with a day and the body or place that *head* opens with.

    So does a report of its own (11月24日，青溪县总工会… under 青溪县总工会走访企业), as no part of a report does.
    """
    text = text.strip()
    place = text[:_OPENING].find(head.strip()[:2])
    return bool(begins_dated(text) and place >= 0 and _OF_PLACE.match(text, place + 2))
