"""Room 2, third step: fragments in, lines with their roles out.

Certain patterns first (signature, source, byline, caption, furniture: hardly ever wrong), sentences next;
a short line without a full stop is then weighed as headline against body by its neighbours, its width and its seams.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from digest.articles.lines.classify import weigh
from digest.articles.lines.features import features
from digest.articles.lines.folios import contents_entry, is_contents_head, is_notice, is_pointer, is_row
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.items import bracketed_heads, item_starts
from digest.articles.lines.letterspaced import close_up
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.lines.signers import broken_start, is_broken_label, is_byline, is_names, is_signature, is_stamp
from digest.articles.lines.splits import Split, is_caption, splits
from digest.articles.vocabulary import NAME, VOCABULARY
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
_SOURCE = re.compile(r"(?:.{0,24} |[\d:/. -]{0,24})?(?:信息|稿件|文章|新闻|内容)?(?:来源|稿源)[:|丨] ?\S.{0,30}")
_LONGEST_SIGNED = 50  # characters of a signature, a source line or a byline
_CAPTION_LINE = 45  # characters of a caption whose photographer stands on the line below
# 编者按：…, and how many lines it may have
_NOTE, _LONGEST_NOTE = re.compile(r"[【(\[]?(?:编者按|编者的话|编者注|编后|开栏语|开栏的话|按语)[】)\]]?[: —]"), 8
_COUNTED = re.compile(r"[\u4e00-\u9fff]{2,12}\d[\d.,]{0,8}[万亿]?[\u4e00-\u9fff]{1,2}")  # 驿站412个
_FEWEST_COUNTED = 3
_NEWS = re.compile(r"近日|日前|昨[天日]|今[天日]|\d日|讯")
_ENDED = re.compile(r"[。!?]$")
_LONGEST_REST = 14  # characters of a caption's second line, which ends with its credit
_LONGEST_BOX = 12  # lines of a box that says what stands on other pages
_FEWEST_NAMES = 3  # on each of two lines of a list of names
_LIST = re.compile(r"名单|名录|公示|光荣榜|\)$")
_LONGEST_NAME = 8  # characters of who advertises
_DATELINE = re.compile(VOCABULARY["credits"]["dateline"])
_LINK = re.compile(VOCABULARY["furniture"]["linked"])
_MASTHEAD = re.compile(VOCABULARY["furniture"]["masthead"])
_LONGEST_CONTENTS, _FEWEST_LISTED = 24, 2  # lines
_WORDLESS = re.compile(r"\W")
_LONGEST_MASTHEAD = 10  # lines
_ISSUE = re.compile(r"第 ?(?:\d+|[一二三四五六七八九十百〇零]+) ?[期号]|[〔\[]\d{4}[〕\]] ?第? ?\d+")
_OFFICE = re.compile(r"[省市区县州盟旗]?总工会[\u4e00-\u9fff]{0,8}?(?:室|部|处|科|中心|组)(?![\u4e00-\u9fff])")
_EDITOR = re.compile(rf"[\u4e00-\u9fff]{{2,4}}[: ]{{1,2}}{NAME}")
_MAKERS = re.compile(  # who makes a bulletin
    r"(?:主办|主管|承办|编印|编发|印发|编辑|出版|签发|编)(?:单位|部门)?[: ] ?[^,。]{2,36}"
    r"|[^,。“” ]{4,24}(?: |(?<=[会室部处科社组]))(?:主办|承办|编印|编发|印发|编辑|编)(?: [^,。]{4,20})?"
)
_CAPTION = re.compile(
    r"[↑←→]|[▲△▼](?=.*(?:[。!?]|[摄图]))|图为|[上下左右]?图[一二三四左右上下①-⑨、,]{0,5}[::]|\(?(?:资料|本报|网络)(?:图片|照片)\)?\Z|.{2,40}\((?:资料|网络|视频)(?:图|图片|照片|截图)\)\Z|.{0,60}\((?:左|右|前|后|中)[一二三四五六七八九十\d]?[^()]{0,6}\)"
)


def roles(fragments: Sequence[Fragment]) -> tuple[Line, ...]:
    """Return the lines of *fragments* in the same order, each with its role."""
    broken: set[int] = set()  # captions that a line's end cuts from their credit, or inside it
    fragments = tuple(close_up(fragments))
    for number, (first, second) in enumerate(pairwise(fragments)):
        is_rest = len(second.plain) <= _LONGEST_REST and not second.blanks and not second.role
        is_whole = is_byline(second.plain) or is_caption(second.plain) or bool(_CAPTION.match(second.plain))
        is_rest = is_rest and not is_whole and not _ENDED.search(first.plain)
        if is_rest and is_caption(first.plain + second.plain) and not is_caption(first.plain):
            broken |= {number, number + 1}
    signed, headed = broken_signatures(fragments), bracketed_heads(fragments)
    lines: list[Line] = []
    for number, fragment in enumerate(fragments):
        start, end = signed.get(number, len(fragment.text)), headed.get(number, 0)
        end = end if end <= start and number not in broken else 0
        text = fragment.part(end, start)
        pieces: list[Split] = [(fragment.part(0, end), "heading")] if end else []
        if text.text:
            pieces += [(text, "caption")] if number in broken else splits(text)
        pieces += [(fragment.part(start, len(fragment.text)), "signature")] if number in signed else []
        lines += [certain(piece, role) for piece, role in pieces]
    headless = with_items(without_contents(without_masthead(below_datelines(lines))))
    return tuple(weigh(with_captions(without_boxes(without_links(headless)))))


def with_items(lines: list[Line]) -> list[Line]:
    """Return *lines* with the first line of each item in a row as body that begins a report of its own."""
    starts = item_starts(lines)
    return [replace(line, role="body", reason="item") if n in starts else line for n, line in enumerate(lines)]


def below_datelines(lines: list[Line]) -> list[Line]:
    """Return *lines* with what stands under a dateline that fills its line (本报讯（记者某某）) as no opening."""
    found = lines[:1]
    for before, line in pairwise(lines):
        opens = _DATELINE.fullmatch(before.text) is None or line.fragment.blanks > 0
        read = line.features if opens else line.features._replace(news=False, opener=False, needs_before=True)
        found.append(line if read == line.features else replace(line, features=read))
    return found


def broken_signatures(fragments: Sequence[Fragment]) -> dict[int, int]:
    """Return for each line that holds a half of a signature in brackets, behind a last sentence, where that begins."""
    found: dict[int, int] = {}
    for number, (first, second) in enumerate(pairwise(fragments)):
        if second.blanks or second.role:
            continue
        start = 0 if is_broken_label(first.plain, second.plain) else broken_start(first.plain, second.plain)
        found |= {} if start is None else {number: start, number + 1: 0}
    return found


def without_masthead(lines: list[Line]) -> list[Line]:
    """Return *lines* with what stands at their head as furniture: a bulletin's number and makers, a paper's name.

    The name is told by the date below it, or as what could only sign there.
    """
    first = next((number for number, line in enumerate(lines) if line.role != "furniture"), len(lines))
    end = max(_bulletin_head(lines), first)
    if first < len(lines) and _MASTHEAD.fullmatch(lines[first].text) and lines[first].role in ("", "signature"):
        dated = first + 1 < len(lines) and lines[first + 1].role == "furniture"
        end = max(end, first + (dated or lines[first].role == "signature"))
    return [replace(line, role="furniture", reason="masthead") for line in lines[:end]] + lines[end:]


def _bulletin_head(lines: Sequence[Line]) -> int:
    """Return how many lines at the page's head are a bulletin's: its name, number, makers and day; 0 if it has none."""
    top = list(takewhile(lambda line: not line.features.ended and not line.features.commas, lines[:_LONGEST_MASTHEAD]))
    numbered = next((number for number, line in enumerate(top) if _ISSUE.search(line.text)), None)
    end = 0 if numbered is None else numbered + 1
    made = (number for number, line in enumerate(top) if number >= end and _is_made(line))
    start = next(made, end) if numbered is None else end
    for line in top[start:]:
        is_made = _is_made(line) or is_stamp(line.text) or line.role == "furniture"
        if not is_made or is_contents_head(line.text):
            break
        start += 1
    return start if numbered is not None or start > end else 0


def _is_made(line: Line) -> bool:
    """Tell whether *line* says who makes a bulletin: an office without its place's name, or a body under a label."""
    is_labelled = _MAKERS.fullmatch(line.text) and not _EDITOR.fullmatch(line.text)
    return bool(is_labelled or _OFFICE.match(line.text))


def without_contents(lines: list[Line]) -> list[Line]:
    """Return *lines* with a list of what stands below, at the head of the page, as furniture."""
    top = list(takewhile(lambda line: not line.features.ended, lines[:_LONGEST_CONTENTS]))
    texts = [_WORDLESS.sub("", contents_entry(line.text)) for line in lines]
    listed = {number for number, _ in enumerate(top) if len(texts[number]) > 3 and _stands_below(texts, number)}
    is_headed = any(is_contents_head(line.text) for line in top)
    if len(listed) < (1 if is_headed else _FEWEST_LISTED):
        return lines
    return [replace(line, role="furniture", reason="box") if n in listed else line for n, line in enumerate(lines)]


def _stands_below(texts: Sequence[str], number: int) -> bool:
    """Tell whether text *number* stands once more further down, on a line or broken over up to three."""
    own = texts[number]
    starts = (later for later in range(number + 1, len(texts)) if texts[later] and own.startswith(texts[later]))
    return any(own == "".join(texts[later : later + size]) for later in starts for size in (1, 2, 3))


def without_links(lines: list[Line]) -> list[Line]:
    """Return *lines* with the entries of a list of links after furniture (相关新闻) as furniture."""
    found: list[Line] = []
    for line in lines:
        listed = bool(found) and found[-1].role == "furniture" and bool(_LINK.fullmatch(line.text))
        found.append(replace(line, role="furniture", reason="link") if listed else line)
    return found


def without_boxes(lines: list[Line]) -> list[Line]:
    """Return *lines* with advertisements, and boxes that say what stands on other pages, as furniture."""
    boxed: set[int] = set()
    names = [len(line.text.split()) >= _FEWEST_NAMES and is_names(line.text) for line in lines]
    for number, above in enumerate([False, *names][: len(lines)]):
        if names[number] and (above or (number + 1 < len(lines) and names[number + 1])):
            is_head = (
                not above and number > 0 and not lines[number - 1].role and bool(_LIST.search(lines[number - 1].text))
            )
            boxed |= {number, number - 1} if is_head else {number}
    boxed |= _notes(lines) | _counts(lines)
    rows = [is_row(line.text) for line in lines]
    for number, (above, below) in enumerate(pairwise(rows)):
        if above and below:
            heads = range(number - 1, number) if number and _heads_table(lines[number - 1], lines[number]) else ()
            boxed |= {*heads, number, number + 1}
    for number, line in enumerate(lines):
        if is_contents_head(line.text):
            pointers = [n for n in range(number, min(number + _LONGEST_BOX, len(lines))) if is_pointer(lines[n].text)]
            box = range(number, max(pointers, default=number) + 1)
            boxed.update(box if not any(lines[n].features.ended for n in box) else ())
            continue
        before = lines[number - 1].features if number and lines[number - 1].role in ("", "body") else None
        if not is_notice(line.text) or (before and (before.paused or before.commas)):  # it may go on that sentence
            continue
        boxed.add(number)
        for n, longest in ((number - 1, _LONGEST_NAME), (number + 1, 2 * _LONGEST_NAME)):  # who advertises, and what
            is_label = n < number or line.features.length <= _LONGEST_NAME
            if 0 <= n < len(lines) and is_label and not lines[max(number, n)].fragment.blanks:
                beside = lines[n].features
                boxed |= {n} if not lines[n].role and beside.length <= longest and not beside.commas else set()
    return [replace(line, role="furniture", reason="box") if n in boxed else line for n, line in enumerate(lines)]


def _notes(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of editor's notes over a text, each as far as its last sentence."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if _NOTE.match(line.text):
            ends = (n for n in range(number, min(number + _LONGEST_NOTE, len(lines))) if lines[n].features.ended)
            end = next(ends, len(lines))
            is_text = (
                end + 1 < len(lines) and lines[end + 1].role in ("", "body") and not lines[end + 1].fragment.inline
            )
            found |= set(range(number, end + 1)) if is_text else set()
    return found


def _counts(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of lines in a row each of which counts one thing and says no more."""
    found: set[int] = set()
    for number in range(len(lines) - _FEWEST_COUNTED + 1):
        box = range(number, number + _FEWEST_COUNTED)
        found |= set(box) if all(_COUNTED.fullmatch(lines[n].text) for n in box) else set()
    return found


def _heads_table(line: Line, row: Line) -> bool:
    """Tell whether *line* stands right over a table whose first *row* follows: what it counts."""
    return not line.role and not row.fragment.blanks and line.features.length <= _LONGEST_REST


def with_captions(lines: list[Line]) -> list[Line]:
    """Return *lines* with a short sentence that stands by itself over a photographer's name as a caption."""
    found = list(lines)
    for number, (line, after) in enumerate(pairwise(lines)):
        before, read = (lines[number - 1] if number else None), line.features
        if read.length > _CAPTION_LINE or read.inner_stop or (read.news and after.role == "caption"):
            continue
        stands = before is not None and (before.features.ended or before.role not in ("", "body"))
        if after.role == "credit" and not after.fragment.inline and line.role == "body":
            if stands and read.ended and not _NEWS.search(line.text):
                found[number] = replace(line, role="caption", reason="caption")
        elif after.role == "caption" and after.reason == "cut_out" and line.role in ("", "body"):
            # its first line; but a headline may stand over a caption, too
            is_open = (read.paused or read.commas > 0) and not read.ended and not line.fragment.indented
            stands = stands or before is None or line.fragment.blanks > 0
            if is_open and stands and not after.fragment.blanks:
                found[number] = replace(line, role="caption", reason="caption")
    return found


def certain(fragment: Fragment, role: Role = "") -> Line:
    """Return the line of *fragment* with the *role* it was cut out for, or the one that a pattern tells."""
    read = features(fragment)
    if role:
        return Line(fragment, role, read, "cut_out")
    if preset := _PRESET.get(fragment.role):
        return Line(fragment, preset, read, "preset")
    text = fragment.plain
    if len(text) <= _LONGEST_SIGNED:
        if _SOURCE.fullmatch(text) and not (is_stamp(text) and is_signature(text)):
            return Line(fragment, "source", read, "source")
        if is_signature(text):
            return Line(fragment, "signature", read, "signing_body")
        if is_byline(text):
            return Line(fragment, "byline", read, "byline")
    if _CAPTION.match(text):
        return Line(fragment, "caption", read, "caption")
    if (read.ended and not text.endswith(("!", "?", "…"))) or read.inner_stop or read.length >= SURE_BODY:
        return Line(fragment, "body", read, "sentence")
    return Line(fragment, "", read)  # it has to be weighed
