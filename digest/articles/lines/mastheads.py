"""Room 2: head and foot of a page, lines in and lines out: a bulletin's name, number, makers and readers, its contents.

What the list names and stands below is a headline. A report from below is its issuer's, who stands in the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from digest.articles.lines.features import share_in
from digest.articles.lines.folios import contents_entry, is_contents_head
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_stamp
from digest.articles.vocabulary import NAME, VOCABULARY, compiled
from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.senders import UNIONS, ending

_MASTHEAD = expression(VOCABULARY["furniture"]["masthead"] + "(?: [\u4e00-\u9fff·]{0,6}[专周特副][刊版])?")
_LONGEST_CONTENTS, _FEWEST_LISTED = 24, 2  # lines
_LEAST_BLOCK = 3  # lines beside the one that stands below once more: no headline has as many
_LONGEST_ENTRY = 60  # characters: a headline with its kicker; what is longer is text, printed twice
_WORDLESS = expression(r"\W")
_LONGEST_MASTHEAD = 10  # lines
_LONGEST_NAME = 8  # characters of the name of a part of a paper between the paper's and the day
_ISSUE = expression(
    r"第 ?(?:\d+|[一二三四五六七八九十百〇零]+) ?[期号](?![\u4e00-\u9fff])|[〔\[]\d{4}[〕\]] ?第? ?\d+"
    r"|\(\d{4}\) ?第? ?\d+(?: ?[期号]|\Z)|20\d\d ?[·・.] ?\d{1,3}(?![\d.])"
)
_COUNT = expression(r"\(?总?第 ?\d+ ?[期号]\)?")  # under the number of the year
# 某工发〔2026〕8号: under the head of an office's paper, or between the title of a document and its text
_DOCUMENT = expression(r"\(?[\u4e00-\u9fff]{1,10} ?[〔\[(]20\d\d[〕\])] ?第? ?\d{1,4} ?号\)?")
_BEHIND_TITLE = expression(rf"(?<=\S)(?:{_DOCUMENT.pattern})\Z")
_TITLED = compiled("headlines", "documents")
_OFFICE = expression(
    r"[省市区县州盟旗]?总工会[\u4e00-\u9fff]{0,8}?(?:室|(?<![干内外全])部|处|科|中心|组)(?![\u4e00-\u9fff])"
)
_EDITOR = expression(rf"[\u4e00-\u9fff]{{2,4}}[: ]{{1,6}}{NAME}")
_MAKERS = expression(  # who makes a bulletin
    r"(?:主办|主管|承办|编印|编发|印发|编辑|出版|签发|编)(?:单位|部门)?[: ] ?[^,。]{2,36}"
    r"|[^,。“” ]{4,24}(?: |(?<=[会室部处科社组]))(?:主办|承办|编印|编发|印发|编辑|编)(?: [^,。]{4,20})?"
)
_HOLDERS = expression(r"(?:主办|承办|协办|联办|指导|支持|冠名)(?:单位|方)?[:|/] ?[^。;]{2,60}")  # 主办:某某县总工会
_ADDRESSED = expression(r"[\u4e00-\u9fff、()]{0,20}(?:总工会|工会|委员会|单位|部门|办公室):")  # to whom a report goes
_DAY = expression(r"\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?(?:出刊|印发|编印)?")
_SPELT_DAY = expression(
    "[一二][零一二三四五六七八九〇○O]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$"
)
_STAFFED = expression(
    rf"(?:签发人?|审签|核稿|审核|编审|编辑|责编|责任编辑|拟稿|联系人|主编)[: ]{{1,2}}{NAME}(?![\u4e00-\u9fff])"
)
# 报:某某市委办公室; 发:各县(区)总工会: to whom a bulletin goes
_SHARED = expression("(?:报|送|发|[发分抄主]送|[抄呈]报|印发)[: ](?=.*[会部室局委府院区县市])")
_FOOT = 8  # lines at a page's end among which those stand
_SENT = expression("(?:来文|报送|填报|供稿)单位:")  # the first line of a report from below
_FIELD = compiled("furniture", "fields")
_TOLD_LINES, _MUCH = 8, 0.6  # lines below a headline, and the share of its pairs of characters that return there
_UNION = rf"[\u4e00-\u9fff·]{{2,18}}?{ending(UNIONS)}"
# 编印:某某县总工会, 某某县总工会工作信息, or a line of its name alone over the bulletin's
_ISSUER = expression(
    rf"(?:(?:编印|主办|编发|印发|编|报送|供稿|填报|来文)(?:单位|部门)?|单位)[: ] ?(?P<labelled>{_UNION})"
    rf"|(?P<named>{_UNION})(?:工作|工会)?(?:信息|简报|动态|快报|专报|通讯|文件|关于.{{2,20}}的(?:函|报告))?"
)
_NAMED_UNION = expression(_UNION)


def without_masthead(lines: list[Line]) -> list[Line]:
    """Return *lines* with their head as furniture, a bulletin's number and makers, a paper's name, and its foot.

    The name is told by the date below it or over it, or as what could only sign there.
    """
    first = next((number for number, line in enumerate(lines) if line.role != "furniture"), len(lines))
    end = max(_bulletin_head(lines), first)
    if first < len(lines) and _MASTHEAD.fullmatch(lines[first].text) and lines[first].role in ("", "signature"):
        below = lines[first + 1 : first + 3]
        dated = below[:1] != [] and (below[0].role == "furniture" or (first > 0 and below[0].fragment.blanks > 0))
        is_sub = len(below) == 2 and below[0].features.length <= _LONGEST_NAME and below[1].role == "furniture"
        end = max(end, first + (2 if is_sub and not dated else dated or lines[first].role == "signature"))
    head = [replace(line, role="furniture", reason="masthead") for line in lines[:end]]
    foot = _bulletin_foot(lines, end)
    return [
        replace(line, role="furniture", reason="masthead") if n >= foot or _is_stated(line.text) else line
        for n, line in enumerate((*head, *lines[end:]))
    ]


def _is_stated(text: str) -> bool:
    """Tell whether *text* only gives the number of a document, or who holds what is told below."""
    return _DOCUMENT.fullmatch(text) is not None or _HOLDERS.fullmatch(text) is not None


def _bulletin_foot(lines: Sequence[Line], end: int) -> int:
    """Return the number of the line, behind the head up to *end*, from which on is told to whom a bulletin goes."""
    last = range(max(end, len(lines) - _FOOT), len(lines))
    foot = next((n for n in last if _SHARED.match(lines[n].text)), len(lines))
    return len(lines) if any(line.features.ended for line in lines[foot:]) else foot


def _bulletin_head(lines: Sequence[Line]) -> int:
    """Return how many lines at the page's head are a bulletin's: its name, number, makers and day; 0 if it has none."""
    top = list(takewhile(lambda line: not line.features.ended and not line.features.commas, lines[:_LONGEST_MASTHEAD]))
    titled = next(
        (n for n, line in enumerate(top) if _TITLED.search(line.text[-12:]) and _is_numbered(top[n + 1 :])), None
    )
    if titled is not None:  # the number is the document's whose title stands above it
        top = top[: _title_start(top, titled)]
    numbered = next((n for n, line in enumerate(top) if _ISSUE.search(line.text) and not _is_title(line.text)), None)
    end = 0 if numbered is None else numbered + 1
    made = (n for n, line in enumerate(top) if n >= end and (_is_made(line) or (not n and _SENT.match(line.text))))
    start = next(made, None) if numbered is None else end
    if start is None:
        return 0
    if numbered is None and _is_told(top[:start], lines[start:]):
        return 0
    for line in top[start:]:
        is_made = _is_made(line) or is_stamp(line.text) or line.role == "furniture"
        is_made = is_made or bool(_FIELD.match(line.text) or _COUNT.fullmatch(line.text))
        is_head = _is_head_matter(line.text) or bool(_SPELT_DAY.search(line.text))
        is_made = is_made or (numbered is not None and is_head)
        if not is_made or is_contents_head(line.text):
            break
        start += 1
    return start


def _is_told(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell whether the text *below* takes up the words of one of the lines *above*, as a headline's."""
    text = "".join(line.text for line in below[:_TOLD_LINES])
    return any(line.role in ("", "heading") and share_in(line.text, text) >= _MUCH for line in above)


def _is_numbered(lines: Sequence[Line]) -> bool:
    """Tell whether the number of a document stands on the first of *lines*, or on the second, under a day."""
    below = [line.text for line in lines[:2]]
    return any(_DOCUMENT.fullmatch(text) for text in below[:1]) or (
        len(below) > 1
        and _DAY.fullmatch(below[0].strip("()")) is not None
        and _DOCUMENT.fullmatch(below[1]) is not None
    )


def _is_title(text: str) -> bool:
    """Tell whether *text* is the title of a document with its number behind it: 关于…的通知(某工发〔2026〕8号)."""
    number = _BEHIND_TITLE.search(text)
    return number is not None and _TITLED.search(text[: number.start()]) is not None


def _title_start(lines: Sequence[Line], end: int) -> int:
    """Return where the title begins that ends on line *end*: its lines stand together, none is the page's own."""
    start = end
    while (
        start
        and not lines[start].fragment.blanks
        and lines[start - 1].role == ""
        and not _ISSUE.search(lines[start - 1].text)
    ):
        start -= 1
    return start


def _is_made(line: Line) -> bool:
    """Tell whether *line* says who makes a bulletin: an office without its place's name, or a body under a label."""
    is_labelled = _MAKERS.fullmatch(line.text) and not _EDITOR.fullmatch(line.text)
    return bool(is_labelled or _OFFICE.match(line.text))


def _is_head_matter(text: str) -> bool:
    """Tell whether *text* says no more than a day and who signed, read or edited the number, or to whom it goes."""
    if _ADDRESSED.fullmatch(text):
        return True
    rest, found = _STAFFED.subn("", text)
    return found > 0 and not _WORDLESS.sub("", _DAY.sub("", rest))


def issuer(lines: Sequence[Line]) -> str:
    """Return the union that the head of the page *lines* names as its issuer; empty if it names none."""
    for line in takewhile(lambda line: line.role == "furniture", lines[:_LONGEST_MASTHEAD]):
        match = _ISSUER.match(line.text) if line.reason == "masthead" else None
        if match and (match["labelled"] or match.end() == len(line.text)):
            return match["labelled"] or match["named"]
    return ""


def is_told_of(union: str, text: str) -> bool:
    """Tell whether *union* is the one that *text* names first, with its place in full or in short."""
    match = _NAMED_UNION.search(text)
    return match is not None and _same(match[0], union)


def _same(found: str, union: str) -> bool:
    return found.endswith(union) or union.endswith(found)


def with_listed(lines: list[Line]) -> list[Line]:
    """Return *lines* with a list of what stands below, at the page's head, as furniture, and that as headlines."""
    top = list(takewhile(_may_be_listed, lines[:_LONGEST_CONTENTS]))
    texts = [_WORDLESS.sub("", contents_entry(line.text)) for line in lines]
    # one may write two reports
    named = (n for n, line in enumerate(top) if len(texts[n]) > 3 and line.role not in ("byline", "furniture"))
    below = {number: _found_below(texts, number) for number in named}
    listed = {number for number, place in below.items() if place}
    is_headed = any(is_contents_head(line.text) for line in top)
    if len(listed) == 1:
        block = _block_of(lines, *listed)
        listed |= block if not any(block.intersection(below[number]) for number in listed) else set()
    # a headline that a site prints once more over every picture lists nothing
    if len({texts[number] for number in listed}) < (1 if is_headed else _FEWEST_LISTED):
        return lines
    heads = {at for place in below.values() for at in place if _is_headline(lines[place.start : place.stop])} - listed
    # ☆ 工会要闻: listed over the first of its titles, and there right over its headline, it names a part of the page
    marked = [n for n, place in below.items() if place and lines[n].text[0] in ITEM_MARKS]
    parts = {at for n in marked if below[n].stop == below.get(n + 1, below[n]).start for at in below[n]}
    found: list[Line] = []
    for number, line in enumerate(lines):
        if number in listed or number in parts:
            line = replace(line, role="furniture", reason="box")
        elif number in heads:
            line = replace(line, role="heading", reason="listed")
        found.append(line)
    return found


def _block_of(lines: Sequence[Line], number: int) -> set[int]:
    """Return the numbers of the lines about line *number* up to blank lines, where they are a page's headlines."""
    first, last = number, number
    while first > 0 and not lines[first].fragment.blanks:
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].fragment.blanks:
        last += 1
    block = lines[first : last + 1]
    is_listed = all(_may_be_listed(line) and not (line.features.commas or line.features.news) for line in block)
    return set(range(first, last + 1)) if is_listed and len(block) > _LEAST_BLOCK else set()


def _may_be_listed(line: Line) -> bool:
    return not line.features.ended and len(line.text) <= _LONGEST_ENTRY


def _is_headline(lines: Sequence[Line]) -> bool:
    """Tell whether *lines*, which a list of contents names, may be a headline: no running head, no signature alone."""
    roles = {line.role for line in lines}
    return roles <= {"", "signature"} and roles != {"signature"} and not any(line.features.ended for line in lines)


def _found_below(texts: Sequence[str], number: int) -> range:
    """Return where text *number* stands once more further down, on a line or broken over up to three."""
    own = texts[number]
    starts = (later for later in range(number + 1, len(texts)) if texts[later] and own.startswith(texts[later]))
    places = (range(later, later + size) for later in starts for size in (1, 2, 3))
    return next((place for place in places if own == "".join(texts[place.start : place.stop])), range(0))
