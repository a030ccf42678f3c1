"""Room 2, third step: fragments in, lines with their roles out.

Certain patterns first (signature, source, byline, caption, furniture: hardly ever wrong), sentences next;
a short line without a full stop is then weighed as headline against body by its neighbours, its width and its seams.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise
from statistics import median

from digest.articles.lines.asides import without_asides
from digest.articles.lines.classify import weigh
from digest.articles.lines.covers import without_cover
from digest.articles.lines.features import features
from digest.articles.lines.folios import FIGURE, is_contents_head, is_notice, is_page_line, is_pointer, is_row
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.frames import site_names, without_bars, without_links
from digest.articles.lines.habits import SURE_BODY
from digest.articles.lines.items import bracketed_heads, item_starts, names_briefs
from digest.articles.lines.letterspaced import close_up
from digest.articles.lines.line import Line
from digest.articles.lines.lists import with_lists
from digest.articles.lines.mastheads import with_listed, without_masthead
from digest.articles.lines.pen_names import pen_names
from digest.articles.lines.pictured import marked_captions, picture_news, picture_texts, with_captions
from digest.articles.lines.roles import Role
from digest.articles.lines.signers import broken_start, is_broken_label, is_byline, is_names, is_signature, is_stamp
from digest.articles.lines.splits import Split, broken_credit, is_caption, splits
from digest.articles.vocabulary import NAME, VOCABULARY
from digest.characters import ITEM_MARKS, PICTURE_MARKS
from digest.expressions import expression
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
_SOURCE = expression(
    r"(?:.{0,24} |[\d:/. -]{0,24})?(?:信息|稿件|文章|新闻|内容)?(?:来源|稿源|转自)[:|丨]"
    r" {0,5}(?!发布|发表|时间|日期|作者)\S.{0,44}"
)
_AUTHOR = expression(
    r"\(?(?:本文)?作者(?:系|为|是|单位[:])[^。,()]{3,30}\)?"
    r"|作者[:] ?[^,。;:!?]{2,20}(?: 来源[:]|(?: (?:编辑|审核|校对)[:] ?[^ ,。;:!?]{2,16})+)?"
)
# 某某新闻某地观察 罗小川: a paper, a column of it, and who wrote
_OF_PAPER = expression(rf"{VOCABULARY['credits']['papers']}[\u4e00-\u9fff]{{0,6}}(?: {{1,2}}{NAME}){{1,3}}")
_WORD = expression(r"\w")
_CLAUSE, _LONGEST_NAMING = expression("[,、;:。]"), 60
_LONGEST_SIGNED = 50  # characters of a signature, a source line or a byline
# 编者按：…, and how many lines it may have
_NOTE = expression(
    r"[【(\[]?(?:编者[按注]|编者的话|编后|开栏语|开栏的话|按语|(?:内容|文章)?[摘提]要|核心提示|导语)[】)\]]?[: —]"
)
_LONGEST_NOTE = 8
_TOOK = expression(r"\(?(?:图片?|照片|摄影|供图)[/:|丨] ?" rf"{NAME}(?:[ 、]{NAME}){{0,3}}\)?")  # 图/某某
_COUNTED = expression(r"[\u4e00-\u9fff]{2,12}\d[\d.,]{0,8}[万亿]?[\u4e00-\u9fff]{1,2}")  # 驿站412个
_FEWEST_COUNTED = 3
_TEXT = ("", "body")
_ENDED = expression(r"[。!?]$")
_LONGEST_REST = 14  # characters of a caption's second line, which ends with its credit
_LONGEST_BOX = 12  # lines of a box that says what stands on other pages
_FEWEST_LISTED = 2  # headlines in a list of contents that names no pages
_FEWEST_NAMES = 3  # on each of two lines of a list of names
_LIST = expression(r"名单|名录|公示|光荣榜|[:)]$")
_LONGEST_NAME = 8  # characters of who advertises
_DATELINE = expression(VOCABULARY["credits"]["dateline"])
_SPEAKER = expression(rf"[^,。;:!?“”]{{4,30}} {NAME}:")  # who says what stands below: 某某公司员工 罗小川:
_CAPTION = expression(
    r"(?![直探聚亲重回打走来抵赶亮][击访焦历返到卡进近达赴相]|.*[“”:])[\u4e00-\u9fff]{2,8}现场(?:图片?|照片?)?。?\Z"
    rf"|[{PICTURE_MARKS}](?=.*(?:[。!?]|[摄图]))"
    r"|[↑←→]|[【\[]?图(?:说|注|片说明)[】\]:]|.{6,30}?(?:图片新闻|图片报道|(?:本报)?资料图)\Z|[上下左右题附]{0,2}图为|[上下左右]?图[一二三四左右上下①-⑨、,]{0,5}[::]|\(?(?:相关)?(?:资料|本报|网络)(?:图片|照片)(?:仅供参考)?\)?\Z|\((?:相关)?(?:资料|示意|配)图\)\Z|.{2,40}\((?:资料|网络|视频)(?:图|图片|照片|截图)\)\Z|.{0,60}\((?:左|右|前|后|中)[一二三四五六七八九十\d]?[^()]{0,6}\)"
)


def roles(fragments: Sequence[Fragment]) -> tuple[Line, ...]:
    """Return the lines of *fragments* in the same order, each with its role."""
    broken: set[int] = set()  # captions that a line's end cuts from their credit, or inside it
    fragments = tuple(close_up(fragments))
    for number, (first, second) in enumerate(pairwise(fragments)):
        if len(second.plain) > _LONGEST_REST or second.blanks or second.role or _ENDED.search(first.plain):
            continue
        is_whole = is_byline(second.plain) or is_caption(second.plain) or bool(_CAPTION.match(second.plain))
        if not is_whole and is_caption(first.plain + second.plain) and not is_caption(first.plain):
            broken |= {number, number + 1}
    pictured = picture_news(fragments)
    headed, told = bracketed_heads(fragments), picture_texts(fragments)
    told |= {number for first, last in pictured.items() for number in range(first, last + 1)}
    broken = (broken | marked_captions(fragments)) - told
    signed = {number: end for number, end in broken_ends(fragments).items() if number not in broken}
    signed |= {number: (start, "byline") for number, start in pen_names(fragments).items()}
    signed |= {number: (start, "furniture") for number, start in site_names(fragments).items()}
    lines: list[Line] = []
    for number, fragment in enumerate(fragments):
        start, end_role = signed.get(number, (len(fragment.text), "signature"))
        end = headed.get(number, 0)
        end = end if end <= start and number not in broken else 0
        text = fragment.part(end, start)
        pieces: list[Split] = [(fragment.part(0, end), "heading")] if end else []
        if text.text:
            rest: list[Split] = [(text, "caption")] if number in broken else splits(text, number in told)
            is_item = end > 0 and fragment.plain[0] in ITEM_MARKS and not _ENDED.search(text.plain)
            pieces += [(text, "body")] if is_item else rest
        pieces += [(fragment.part(start, len(fragment.text)), end_role)] if number in signed else []
        lines += [certain(piece, role, number in told) for piece, role in pieces]
    begins = {fragments[first].slices[0].offset for first in pictured}
    headless = with_items(with_listed(without_masthead(without_cover(below_datelines(lines)))), begins)
    own = without_asides(without_boxes(without_links(without_bars(headless))))
    return tuple(weigh(with_captions(with_lists(own))))


def with_items(lines: list[Line], begins: Set[int] = frozenset()) -> list[Line]:
    """Return *lines* with the first line of each item in a row as body that begins a report, a label over them off.

    So are the lines at the offsets *begins*. The rest of its first sentence is body, too.
    """
    starts = item_starts(lines) | {n for n, line in enumerate(lines) if line.start in begins and line.role in _TEXT}
    found = [replace(line, role="body", reason="item") if n in starts else line for n, line in enumerate(lines)]
    for number in starts:
        if number and names_briefs(lines[number - 1].text):
            found[number - 1] = replace(lines[number - 1], role="furniture", reason="label")
        for place in range(number + 1, len(lines)):
            fragment = lines[place].fragment
            if lines[place].role or lines[place - 1].features.ended or fragment.blanks or fragment.indented:
                break
            found[place] = replace(lines[place], role="body", reason="wrapped")
    return found


def below_datelines(lines: list[Line]) -> list[Line]:
    """Return *lines* with what stands under a dateline that fills its line (本报讯（记者某某）) as no opening."""
    found = lines[:1]
    for before, line in pairwise(lines):
        opens = _DATELINE.fullmatch(before.text) is None or line.fragment.blanks > 0
        read = line.features if opens else line.features._replace(news=False, opener=False, needs_before=True)
        found.append(line if read == line.features else replace(line, features=read))
    return found


def broken_ends(fragments: Sequence[Fragment]) -> dict[int, tuple[int, Role]]:
    """Return for each line that holds a half of a signature or a credit behind a last sentence where it begins."""
    found: dict[int, tuple[int, Role]] = {}
    usual = median(fragment.blanks for fragment in fragments) if fragments else 0  # each line may be set apart
    for number, (first, second) in enumerate(pairwise(fragments)):
        is_open = any(first.plain.rfind(sign) > first.plain.rfind(end) for sign, end in ("()", "[]", "【】"))
        if second.blanks > (usual if is_open else 0) or second.role:
            continue
        start = 0 if is_broken_label(first.plain, second.plain) else broken_start(first.plain, second.plain)
        role: Role = "furniture" if start == 0 and is_page_line(first.plain + second.plain) else "signature"
        if start is None and (start := broken_credit(first.plain, second.plain)) is not None:
            role = "credit"
        found |= {} if start is None else {number: (start, role), number + 1: (0, role)}
    return found


def without_boxes(lines: list[Line]) -> list[Line]:
    """Return *lines* with advertisements, and boxes that say what stands on other pages, as furniture."""
    boxed: set[int] = set()
    names = [len(line.text.split()) >= _FEWEST_NAMES and is_names(line.text) for line in lines]
    for number, above in enumerate([False, *names][: len(lines)]):
        if names[number] and (above or any(names[number + 1 : number + 2]) or _heads_list(lines, number)):
            boxed |= set(range(number - _heads_list(lines, number), number + 1)) if not above else {number}
    boxed |= _notes(lines) | _counts(lines)
    rows = [is_row(line.text) for line in lines]
    for number, (above, below) in enumerate(pairwise(rows)):
        if above and below:
            heads = range(number - 1, number) if number and _heads_table(lines[number - 1], lines[number]) else ()
            boxed |= {*heads, number, number + 1}
    for number, line in enumerate(lines):
        if is_contents_head(line.text):
            boxed.update(_contents(lines, number))
            continue
        is_next = number > 0 and lines[number - 1].role in ("", "body") and not line.fragment.blanks
        before = lines[number - 1].features if is_next else None
        if not is_notice(line.text) or (before and (before.paused or before.commas)):  # it may go on that sentence
            continue
        if line.fragment.indented and any(one.features.ended for one in lines[number : number + 2]):
            continue  # a sentence of a text
        boxed.add(number)
        for n, longest in ((number - 1, _LONGEST_NAME), (number + 1, 2 * _LONGEST_NAME)):  # who advertises, and what
            is_label = n < number or line.features.length <= _LONGEST_NAME
            if 0 <= n < len(lines) and is_label and not lines[max(number, n)].fragment.blanks:
                beside = lines[n].features
                boxed |= {n} if not lines[n].role and beside.length <= longest and not beside.commas else set()
    return [replace(line, role="furniture", reason="box") if n in boxed else line for n, line in enumerate(lines)]


def _contents(lines: Sequence[Line], number: int) -> range:
    """Return the numbers of a box of contents under line *number*: what points to pages, or stands together."""
    near = range(number + 1, min(number + _LONGEST_BOX, len(lines)))
    end = max((n for n in near if is_pointer(lines[n].text)), default=number)
    if end == number:  # a list of headlines without their pages, which no text parts
        apart = (
            n for n in near if lines[n].role or lines[n].features.ended or (n > number + 1 and lines[n].fragment.blanks)
        )
        close = next(apart, number)
        end = close - 1 if close - number > _FEWEST_LISTED and lines[close].fragment.blanks else number
    box = range(number, end + 1)
    return box if not any(lines[n].features.ended for n in box) else range(0)


def _notes(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of editor's notes over a text, each as far as its last sentence."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if _NOTE.match(line.text):
            ends = (n for n in range(number, min(number + _LONGEST_NOTE, len(lines))) if lines[n].features.ended)
            end = next(ends, len(lines))
            below = (line for line in lines[end + 1 :] if line.role not in ("source", "byline", "furniture"))
            first = next(below, None)
            is_text = first is not None and first.role in ("", "body") and not first.fragment.inline
            found |= set(range(number, end + 1)) if is_text else set()
    return found


def _counts(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of lines in a row each of which counts one thing and says no more."""
    found: set[int] = set()
    for number in range(len(lines) - _FEWEST_COUNTED + 1):
        box = range(number, number + _FEWEST_COUNTED)
        found |= set(box) if all(_COUNTED.fullmatch(lines[n].text) for n in box) else set()
    for number in range(1, len(lines)):
        found |= _told_figure(lines, number) if FIGURE.fullmatch(lines[number].text) else set()
    return found


def _told_figure(lines: Sequence[Line], number: int) -> set[int]:
    """Return the numbers of the lines of a box whose figure is line *number*: its label, and what it counts."""
    label, stands = lines[number - 1], number < 2 or lines[number - 1].fragment.blanks > 0
    stands = stands or lines[number - 2].features.ended or lines[number - 2].role not in ("", "body")
    if label.role or not stands or label.features.length > _LONGEST_NAME or lines[number].fragment.blanks:
        return set()
    told = [
        n for n in range(number + 1, min(number + 2, len(lines))) if not lines[n].role and not lines[n].fragment.blanks
    ]
    return {number - 1, number, *told}


def _heads_list(lines: Sequence[Line], number: int) -> int:
    """Return how many lines right above line *number*, the first of a list of names, say what those are."""
    count = 0
    while count < number and not lines[number - count].fragment.blanks:
        line = lines[number - count - 1]
        is_head = bool(_LIST.search(line.text)) or (count > 0 and line.features.length <= _LONGEST_NAME)
        if line.role or line.features.commas or not is_head:
            break
        count += 1
    return count


def _heads_table(line: Line, row: Line) -> bool:
    """Tell whether *line* stands right over a table whose first *row* follows: what it counts."""
    return not line.role and not row.fragment.blanks and line.features.length <= _LONGEST_REST


def _is_long(text: str) -> bool:
    """Tell whether *text* is longer than a headline; one without a clause in it may name a long undertaking."""
    return len(text) >= (SURE_BODY if _CLAUSE.search(text) else _LONGEST_NAMING)


def certain(fragment: Fragment, role: Role = "", is_text: bool = False) -> Line:
    """Return the line of *fragment* with the *role* it was cut out for, or the one that a pattern tells.

    *is_text* tells that it is no caption.
    """
    read = features(fragment)
    if role:
        return Line(fragment, role, read, "cut_out")
    if preset := _PRESET.get(fragment.role):
        return Line(fragment, preset, read, "preset")
    text = fragment.plain
    if fragment.inline and not _WORD.search(text):
        return Line(fragment, "furniture", read, "cut_out")
    if len(text) <= _LONGEST_SIGNED:
        if _SOURCE.fullmatch(text.strip("()")) and not (is_stamp(text) and is_signature(text)):
            return Line(fragment, "source", read, "source")
        if is_signature(text):
            return Line(fragment, "signature", read, "signing_body")
        if _TOOK.fullmatch(text):
            return Line(fragment, "credit", read, "byline")
        if is_byline(text) or _AUTHOR.fullmatch(text) or _OF_PAPER.fullmatch(text):
            return Line(fragment, "byline", read, "byline")
    if not is_text and _CAPTION.match(text) and not _DATELINE.match(text):
        return Line(fragment, "caption", read, "caption")
    is_sentence = (read.ended and not text.endswith(("!", "?", "…"))) or read.inner_stop
    if is_sentence or _is_long(text) or _SPEAKER.fullmatch(text):
        return Line(fragment, "body", read, "sentence")
    return Line(fragment, "", read)  # it has to be weighed
