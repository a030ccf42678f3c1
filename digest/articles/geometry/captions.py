"""What stands about the stories of a page: captions of pictures, and the page's own furniture."""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.geometry.columns import TextColumn
from digest.articles.geometry.heads import Head
from digest.articles.geometry.rows import LineRow, TextSheet
from digest.articles.geometry.spots import around, beside, contains, level, width
from digest.articles.lines.line import Line
from digest.articles.lines.patterns import certain
from digest.articles.lines.signers import closing_start, is_signature, read_signers
from digest.expressions import expression
from digest.model import Box

_BAND = 0.07  # share of the page's height at its head and foot in which the folio stands
_DATED_BAND = 0.09  # the same of a day alone: a small page has wide margins
_DIGIT = "[一二三四五六七八九十]"
_DAY = rf"(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日|[一二][零一二三四五六七八九〇○]{{3}}年{_DIGIT}{{1,2}}月{_DIGIT}{{1,3}}日)"
_DATED = expression(rf"{_DAY} *(?:星期[一二三四五六日天])?|星期[一二三四五六日天]")
_FOLIO = expression(
    rf"{_DAY}|星期[一二三四五六日天]|第 ?[\dA-H一二三四五六七八九十]{1, 3} ?版|责任?编辑?[: ]"
    r"|编辑[: ]|校对[: ]"
    r"|版式[: ]|美编[: ]|电话[: ]|邮箱|国内统一|刊号|总第|第\d+期|"
    r"^[—\-·• ]*\d{1,4}[—\-·• ]*$|^第 ?\d+ ?页|[Ee]-?mail"
)
_ISSUE = expression(
    rf"第 ?(?:\d+|{_DIGIT}+) ?期|总第"
    r"|(?:(?:编|编印|编发|主办|主编) +|(?:主办|主管|承办|编印|编辑|编发|印发)(?:单位|机关|部门)?:.{2,24} )"
    r".{0,8}\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{4}年\d{1,2}月\d{1,2}日.{0,4}(?:星期|周|第)|(?:星期|周)[一二三四五六日天].{0,4}\d{4}年|国内统一"
)
# The number of a government document, under whose it is: 某工字〔2026〕31号.
_DOCUMENT = expression(r"[\u4e00-\u9fff]{0,10} ?[〔\[(]20\d\d[〕\])] ?(?:第 ?)?\d{1,4} ?号(?: +签发人.*)?")
_SENT_TO = expression(r"(?:报送?|送|发|抄[报送]|主送|分送):[^。]+\Z")
_RUNNING = expression(r"[,。;]")
_HEAD = 0.28  # share of the page's height that a masthead takes at most
_LONGEST_NAME = 40  # characters of a line of it
_LONGEST_ISSUE = 100  # of the line with its day, number, number of pages, register number and publisher
_PICTURED = expression(r"图为|^图[一二三四①②③\d]?[::]|[▲△▼]|摄\)?$|供图\)?$|摄影报道\)?$|资料图片\)?$")
_NEAR = 2.2  # ems from a picture to its caption
_LONGEST = 4  # lines of a caption in the size of the text
_LEAST_QUOTED = 8  # characters of a sentence that is set large once more
_NUMBER = expression(r"图[一二三四五六七八九十\d]{1,2}[:、] ?|[▲△▼▽←→↑↓■●◆] ?")
_NO_WORD = expression(r"\W+")
_DATED_NEWS = expression(r"\W*(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日|\W*(?:近日|日前|连日来|近期)")
# By the end of its name
_UNION = expression(r"[,，][\u4e00-\u9fff]{0,12}?([\u4e00-\u9fff]{2,4}工会)(?!主席|干部|会员)")
_TAKER = expression(r"(?:^|(?<=[。！!？?”]))[\s(]*[\u4e00-\u9fff·]{2,4} ?(?:摄影报道|摄影|摄|供图|文/图|图/文)\)?\s*$")
_LEAST_NEWS = 20  # characters of a report that a picture carries; captions that a body signs have some 15


def is_furniture(row: LineRow, sheet: TextSheet) -> bool:
    """Tell whether *row* is the page's own: name, day, number, editors, at its head or foot."""
    at_edge = row.box.bottom <= _BAND * sheet.height or row.box.top >= (1 - _BAND) * sheet.height
    if row.first.role == "furniture" and (at_edge or row.kind == "small"):
        return True
    if row.box.bottom <= _DATED_BAND * sheet.height and _DATED.fullmatch(row.text):
        return True
    return at_edge and len(row.text) <= 60 and bool(_FOLIO.search(row.text))


def imprint(rows: Sequence[LineRow], sheet: TextSheet) -> set[int]:
    """Return the ids of the rows under all text that are the paper's own: whom it goes to, who printed how many."""
    found: set[int] = set()
    for row in sorted(rows, key=lambda row: -row.box.top):
        if row.first.role == "furniture" or _SENT_TO.match(row.text):
            found.add(id(row))
        elif not is_furniture(row, sheet):
            break
    return found


def masthead(rows: Sequence[LineRow], sheet: TextSheet) -> set[int]:
    """Return the ids of the rows at the page's head that are the paper's own: its name over the day and the number."""
    top = [row for row in rows if row.box.bottom <= _HEAD * sheet.height]
    # Only a masthead says which issue this is in a short line without a stop.
    told = [
        row
        for row in top
        if len(row.text) <= _LONGEST_ISSUE and _ISSUE.search(row.text) and not _RUNNING.search(row.text)
    ]
    dated = [row for row in top if _DATED.fullmatch(row.text)]  # beside who prints it
    told += [row for row in top if _DOCUMENT.fullmatch(row.text)]
    told += [row for row in dated if any(other is not row and level(row.box, other.box) > 0 for other in top)]
    found: set[int] = set()
    for row in told:
        zone = [other for other in rows if other.box.top < row.box.bottom - 1]
        others = [other.text for other in zone if other is not row]
        if all(len(text) <= _LONGEST_NAME and not _RUNNING.search(text) for text in others):
            found |= set(map(id, zone))
    lines = [row.box for row in rows if is_furniture(row, sheet) and row.box.bottom <= _HEAD * sheet.height]
    for row in rows:
        short = len(row.text) <= 24 and row.box.top < _BAND * sheet.height
        if short and any(level(row.box, line) > 0 for line in lines):
            found.add(id(row))
    return found


def is_caption(column: TextColumn, sheet: TextSheet) -> bool:
    """Tell whether *column*, in the size of the text, is a caption: short, by a picture, worded as captions are."""
    if len(column.rows) > _LONGEST or not _PICTURED.search(column.text):
        return False
    return is_by_picture(column.box, sheet)


def tells_news(group: Sequence[LineRow]) -> bool:
    """Tell whether *group*, rows about a picture, is a report of its own.

    It consists of sentences, and a body that sent it stands behind them; or a day and a union begin several of them,
    none of which says what is seen (图为…).
    """
    text = "".join(row.text + " " * row.last.features.ended for row in group).strip()
    start = closing_start(text)
    signers = read_signers(text[start:].strip()) if start is not None and start >= _LEAST_NEWS else None
    if signers is not None and signers.bodies:
        return True
    return "。" in text.partition("。")[2] and _is_dated_news(text)


def tells_other_news(group: Sequence[LineRow], told: str) -> bool:
    """Tell whether *group*, rows about a picture, is a report in one sentence on a union that no story *told* names."""
    text = "".join(row.text for row in group).strip()
    union = _UNION.search(text.partition("。")[0])
    return len(text) >= _LEAST_NEWS and _is_dated_news(text) and union is not None and union[1] not in told


def _is_dated_news(text: str) -> bool:
    first = text.partition("。")[0]
    return "图为" not in text and "工会" in first and "。" in text and _DATED_NEWS.match(first) is not None


def headed_by(group: Sequence[LineRow], found: Sequence[Head], sheet: TextSheet) -> Head | None:
    """Return which of the headlines *found*, those without a text, stands over *group*, the text of picture news.

    It stands right over it, or over the picture that is right over it.
    """
    box = around(row.box for row in group)
    if "。" not in "".join(row.text for row in group):
        return None
    over = [
        other for other in sheet.pictures if beside(other, box) > 0 and 0 <= box.top - other.bottom <= _NEAR * sheet.em
    ]
    for head in found:
        tops = [box.top, *(picture.top for picture in over)]
        is_close = any(-1 <= top - head.box.bottom <= _NEAR * sheet.em for top in tops)
        if is_close and beside(head.box, box) > 0.5 * min(width(head.box), width(box)):
            return head
    return None


def without_photographer(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return *lines* of picture news without who took the picture, behind their last sentence; and that."""
    *others, last = lines
    if others and others[-1].features.ended and is_signature(last.text):
        return others, [certain(last.fragment, "signature")]
    if start := closing_start(last.text):
        rest, told = last.fragment.part(0, start), last.fragment.part(start, len(last.text))
        return [*others, certain(rest, "body")], [certain(told, "signature")]
    match = _TAKER.search(last.text)
    if match is None or not (match.start() or (others and others[-1].features.ended)):
        return list(lines), []
    if not match.start():  # on a line of their own
        return others, [certain(last.fragment, "credit")]
    rest, taker = last.fragment.part(0, match.start()), last.fragment.part(match.start(), len(last.text))
    return [*others, certain(rest, "body")], [certain(taker, "credit")]


def news_of(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the report that a picture carries, and the number of the picture before it."""
    first, *others = (certain(line.fragment, "body") for line in lines)
    number = _NUMBER.match(first.text)
    if number is None or number.end() == len(first.text):
        return [first, *others], []
    taken, rest = first.fragment.part(0, number.end()), first.fragment.part(number.end(), len(first.text))
    return [certain(rest, "body"), *others], [certain(taken, "body")]


def is_slogan(column: TextColumn, sheet: TextSheet) -> bool:
    """Tell whether *column* is a short line without a stop, alone in a frame: a slogan, an advertisement."""
    if len(column.rows) > 1 or len(column.text) > _LONGEST_NAME or _RUNNING.search(column.text):
        return False
    if column.rows[0].first.role in ("signature", "byline", "source"):
        return False
    within = [frame for frame in sheet.frames if contains(frame, column.box)]
    return any(sum(contains(frame, row.box) for row in sheet.rows) == 1 for frame in within)


def is_quotation(head: Head, found: Sequence[TextColumn]) -> bool:
    """Tell whether *head* is a sentence of the text, set large amid its columns."""
    told = "".join(row.text for row in head.rows)
    said = _NO_WORD.sub("", told)
    is_sentence = told.endswith("。") or (told[0] in '“"' and told[-1] in '”"')
    if head.vertical or len(said) < _LEAST_QUOTED or not is_sentence:
        return False
    return any(said in _NO_WORD.sub("", column.text) for column in found)


def is_by_picture(box: Box, sheet: TextSheet) -> bool:
    """Tell whether a picture stands right over, under or beside *box*."""
    near = _NEAR * sheet.em
    return any(
        (beside(box, picture) > 0.5 * width(box) and -near <= box.top - picture.bottom <= near)
        or (beside(box, picture) > 0.5 * width(box) and -near <= picture.top - box.bottom <= near)
        or (level(box, picture) > 0 and -near <= -beside(box, picture) <= near)
        for picture in sheet.pictures
    )


def small_groups(rows: Sequence[LineRow], sheet: TextSheet) -> list[list[LineRow]]:
    """Return the small *rows* that stand together, each group from top to bottom."""
    found: list[list[LineRow]] = []
    for row in sorted(rows, key=lambda row: (row.box.top, row.box.left)):
        for group in found:
            box = around(other.box for other in group)
            if beside(box, row.box) > 0 and -0.5 * row.size <= row.box.top - box.bottom <= 0.9 * row.size:
                group.append(row)
                break
        else:
            found.append([row])
    return found


def is_told(group: Sequence[LineRow], sheet: TextSheet) -> bool:
    """Tell whether a group of small rows is a caption."""
    text = "".join(row.text for row in group)
    return len(text) >= 6 and (bool(_PICTURED.search(text)) or is_by_picture(around(row.box for row in group), sheet))
