"""Room 2: what opens a report of its own without a headline line: a headline in brackets before its text, an item.

In: fragments or lines in order; out: how far on each the headline goes, which lines begin an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.joins import BEGINS
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_signature, is_stamp
from digest.articles.vocabulary import any_of
from digest.characters import ITEM_MARKS
from digest.expressions import expression

_LEAST, _MOST = 8, 44  # characters of such a headline; what is shorter names a column
_WHOLE = expression(rf"[【\[](?P<head>[^【】\[\]。]{{{_LEAST},{_MOST}}})[】\]](?=\s?[^\s【\[]|\Z)")
# ●某县：工间操比出精气神　近日，…: a headline behind a mark, with its place or before a day, and a blank behind it
_MARKED = expression(
    rf"[{ITEM_MARKS}] ?(?P<head>[\u4e00-\u9fff]{{2,6}}:[^ 。,;]{{4,24}}(?= \S)"
    rf"|[^ 。,;]{{6,24}}(?= {any_of('openers', 'news')}))"
)
_SENT = expression("(?:讯|报道)$")  # 【某某总工会讯】近日,…: who sent what it opens
_OPENED = expression(rf"[【\[](?P<head>[^【】\[\]。]{{4,{_MOST}}})\Z")
_CLOSED = expression(rf"(?P<rest>[^【】\[\]。]{{1,{_MOST}}})[】\]](?=\s?[^\s【\[])")
ITEM = expression(
    r"(?:(?:(?P<number>\d{1,2})(?:[、]|\.(?!\d)|\.(?=\d{1,2}月))|\((?P<bracketed>\d{1,2})\)) ?"
    r"|(?P<ring>[①-⑳]) ?|(?P<bullet>[" + ITEM_MARKS + r"]) ?)(?=\S)"
)
UNION = expression(r"([\u4e00-\u9fff]{2}[省市县区州旗]|[\u4e00-\u9fff]{2}(?:街道|镇|乡|集团|公司|局))(?:总?工会)")
_PLACED = expression(
    r"[【\[〔](?P<place>[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,12}工会)[】\]〕] ?"
)  # before what one place sends
_LONGEST_HEADLINE = 30  # characters of a headline behind a mark
_FEWEST = 2  # items in a row
_STACK = 4  # lines: a headline of three, and the one below
# Nats for a seam being inside a text; of 1,300 seams of the development corpus, half of them between a headline and its
# text, the words at the seam tell 83 of 100, from this figure on.
_EVEN = 0.5
_SURE, _LEAD, _INDENT = 3.0, 3.0, 4.0  # what words say at most; below stands a lead; where paragraphs are set in
_BROKEN = 2.0  # a headline of one line more
_OWN = 0.6  # share of them that name a union which no other names
# What a column of reports of one paragraph is called: 简讯, 工会短波, 一句话新闻, 点击基层
_BRIEFS = expression(
    r"\W*(?:[\u4e00-\u9fff]{0,4}(?:简讯|短讯|短波|快讯|快报|速递|快递|拾零|点滴|直通车|速览|简明新闻|短新闻|要闻集锦|集锦|零讯|播报|传真|动态|要闻|一句话(?:新闻)?)"
    r"|三言两语|(?:点击|扫描|聚焦)?基层(?:点击|扫描|短波|快讯|快递)?|[\u4e00-\u9fff]{2,4}(?:点击|扫描))\W*"
)
_PICTURES = expression(r"图片(?:新闻|报道)|[\u4e00-\u9fff]{0,4}(?:影像|光影|图说|瞬间|掠影|镜头)[\u4e00-\u9fff]{0,5}")
PHOTO_NEWS = expression(r"图片(?:新闻|报道)|影像新闻|镜头")
_SIGNS = f" 【】[](){ITEM_MARKS}▣"  # about a label
_LONGEST_LABEL = 16  # characters of a column's name with its signs and blanks
_SIGNED = ("signature", "byline")
_LONGEST_BRIEF = 150  # characters of such a report
_NAMED_EARLY = 24  # characters in which it names its union


def bracketed_heads(fragments: Sequence[Fragment]) -> dict[int, int]:
    """Return for each of *fragments* on which a headline in brackets stands before its text where that ends."""
    found: dict[int, int] = {}
    for number, fragment in enumerate(fragments):
        text = fragment.plain
        if fragment.role or is_stamp(text) or is_signature(text):
            continue
        match = _WHOLE.match(text) or _MARKED.match(text)
        if match and match.end() < len(text) and not is_signature(match["head"]) and not _SENT.search(match["head"]):
            found[number] = match.end()
        below = fragments[number + 1] if number + 1 < len(fragments) else None
        if (opened := _OPENED.match(text)) and below is not None and not below.blanks:
            closed = _CLOSED.match(below.plain)
            if closed and len(opened["head"]) + len(closed["rest"]) >= _LEAST:
                found |= {number: len(text), number + 1: closed.end()}
    return found


def item_starts(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the *lines* that begin items in a row, under a label or each a report of another union."""
    found: set[int] = set()
    for run in _runs(lines):
        ends = [*run[1:], next((n for n in range(run[-1] + 1, len(lines)) if not _goes_on(lines[n])), len(lines))]
        named = [
            set(UNION.findall("".join(line.text for line in lines[start:end])))
            for start, end in zip(run, ends, strict=True)
        ]
        own = sum(any(sum(union in names for names in named) == 1 for union in unions) for unions in named)
        is_labelled = run[0] > 0 and names_briefs(lines[run[0] - 1].text)
        is_signed = all(lines[number - 1].role in _SIGNED for number in run[1:])
        if len(run) >= _FEWEST and (is_labelled or is_signed or own >= _OWN * len(run)):
            found.update(run)
    found.update(_placed(lines))
    labels = (number for number, line in enumerate(lines) if names_briefs(line.text))
    return frozenset(found.union(*(_unmarked(lines, number + 1) for number in labels)))


def _placed(lines: Sequence[Line]) -> set[int]:
    """Return where the reports begin that stand behind or under places in brackets; no place may stand twice."""
    matches = [(number, match) for number, line in enumerate(lines) if (match := _PLACED.match(line.text))]
    labels = [
        (number, match) for number, match in matches if not names_briefs(match[0]) and not names_pictures(match[0])
    ]
    places = {match["place"] for _, match in labels}
    if len(places) < _FEWEST or len(places) < len(labels):
        return set()
    starts = {number + (match.end() == len(lines[number].text)) for number, match in labels}
    return {n for n in starts if n < len(lines) and lines[n].role in ("", "body") and _is_text(lines[n])}


def _is_text(line: Line) -> bool:
    """Tell whether *line* reads as a text and not as a headline."""
    return line.features.commas > 0 or line.features.ended or line.features.news


def names_briefs(text: str) -> bool:
    """Tell whether *text* names a column of reports of one paragraph each."""
    return len(text) <= _LONGEST_LABEL and _BRIEFS.fullmatch("".join(text.split())) is not None


def names_pictures(text: str) -> bool:
    """Tell whether *text* says no more than that pictures follow."""
    return len(text) <= _LONGEST_LABEL and _PICTURES.fullmatch("".join(text.split()).strip(_SIGNS)) is not None


def _unmarked(lines: Sequence[Line], start: int) -> list[int]:
    """Return where the reports of one paragraph begin that stand from line *start* on, each of another union."""
    while start < len(lines) and lines[start].role == "furniture":  # the column's name once more, in English
        start += 1
    found: list[int] = []
    unions: set[str] = set()
    for first, end in _paragraphs(lines, start):
        text = "".join(line.text for line in lines[first:end] if line.role not in _SIGNED)
        named = UNION.search(text[:_NAMED_EARLY])
        is_brief = len(text) <= _LONGEST_BRIEF and lines[end - 1].features.ended | (lines[end - 1].role in _SIGNED)
        if not is_brief or named is None or named[1] in unions or ITEM.match(text):
            break
        unions.add(named[1])
        found.append(first)
    return found if len(found) >= _FEWEST else []


def _paragraphs(lines: Sequence[Line], start: int) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs begin and end from line *start* on: set in, or of one line each, with who signs."""
    first = start
    while first < len(lines) and lines[first].role in ("", "body") and not lines[first].fragment.inline:
        is_set_in = lines[first].fragment.indented
        end = first + 1
        while end < len(lines) and (
            lines[end].role in _SIGNED or (is_set_in and lines[end].role in ("", "body") and _is_same(lines, end))
        ):
            end += 1
        yield first, end
        first = end


def _is_same(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* goes on the paragraph that stands above it."""
    line, above = lines[number], lines[number - 1]
    return not line.fragment.indented and not line.fragment.blanks and not above.features.ended


def _runs(lines: Sequence[Line]) -> list[list[int]]:
    """Return rows of lines with one mark, or with numbers that count on from 1, nothing but text between them."""
    starts = [
        (number, match)
        for number, line in enumerate(lines)
        if (line.role in ("", "body", "caption") or _is_open_name(lines, number))
        and not line.fragment.inline
        and (match := ITEM.match(line.text))
    ]
    found = [[starts[0][0]]] if starts else []
    for (above, before), (number, match) in pairwise(starts):
        counts_on = _number(before) > 0 and _number(match) == _number(before) + 1
        is_same = counts_on or bool(match["bullet"] and match["bullet"] == before["bullet"])
        between = lines[above + 1 : number]
        is_ended = lines[number - 1].features.ended or lines[number - 1].role in _SIGNED
        if is_same and is_ended and all(_goes_on(line) or line.role in _SIGNED for line in between):
            found[-1].append(number)
        else:
            found.append([number])
    return [run for run in found if sum(_opens_text(lines[number : number + _STACK]) for number in run) > 0]


def _is_open_name(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number*, a body's name behind a mark, stands over a line that goes on from it."""
    line, below = lines[number], lines[number + 1 : number + 2]
    is_name = line.role == "signature" and line.text[0] in ITEM_MARKS
    return is_name and any(not (one.role or one.fragment.blanks or one.fragment.indented) for one in below)


def _number(match: re.Match[str]) -> int:
    """Return the number of an item as *match* found it; 0 if a mark stands before it."""
    return ord(match["ring"]) - ord("①") + 1 if match["ring"] else int(match["number"] or match["bracketed"] or 0)


def _opens_text(lines: Sequence[Line]) -> float:
    """Return in nats what speaks for the first of *lines* opening a text; less than 0: it is a headline, of some lines.

    A headline has an end: where the next line begins a sentence, a paragraph, or a report.
    """
    score, size = _SURE, 0
    for count, (above, below) in enumerate(pairwise(lines)):
        size += above.features.length
        if above.features.ended or above.features.commas or below.role == "signature" or size > _LONGEST_HEADLINE:
            break
        seam = max(-_SURE, min(_SURE, reads_on(above.text, below.text, grammar=False) - BEGINS * begins(below.text)))
        seam -= _LEAD * below.features.news
        if below.fragment.indented or above.fragment.indented:
            seam = -_INDENT if below.fragment.indented else _INDENT
        score = min(score, seam + _EVEN + _BROKEN * count)
    return score


def _goes_on(line: Line) -> bool:
    return line.role in ("", "body") and not ITEM.match(line.text)
