"""Room 2, second step: what stands inside a line but is no part of its sentence is cut out of it.

In: a fragment; out: fragments with the role the cut tells (furniture, credit, signature, heading, body), or with none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.articles.lines.folios import is_page_line
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.frames import is_frame
from digest.articles.lines.roles import Role
from digest.articles.lines.signers import closing_start, is_byline, is_signature, is_stamp
from digest.articles.lines.stamps import (
    glued_labels,
    is_stamped,
    is_stamped_by,
    stamp_end,
    stamped_paper,
    told_labels,
)
from digest.articles.lines.wraps import half_of, is_wrapped_inside
from digest.articles.vocabulary import NAME, SENDERS, VOCABULARY, any_of, compiled
from digest.expressions import expression

Split = tuple[Fragment, Role]  # the fragment and its role; an empty role is still open

_SIGNING = "[【□■◆●◎"  # with which a line begins that signs, whoever took pictures in it
_WROTE = expression("文[/、]?图|图[/、]?文|摄影报[道导]")  # who wrote took the pictures, too
_MOST_CUTS = 400  # pieces a line; a page's own furniture needs fewer than 30, more is hostile and stays one piece
_PHRASE = compiled("furniture", "phrases", before=r"(?:(?<=[\s|>】\])。])|\A)", after=r"(?=[\s|>【\[(。]|\Z)")
_TOKEN = compiled("furniture", "tokens")
_ANNEX = compiled("furniture", "annex")
_COLUMN = expression(VOCABULARY["furniture"]["column"])
_LABEL = expression(VOCABULARY["furniture"]["label"])
_NAMES = rf"{NAME}(?:[ 、]{NAME}){{0,3}}"
_STAFF = expression(rf"(?:\S{{0,2}}{any_of('furniture', 'staff')}[:|丨 ]{{0,6}}{_NAMES}(?:[ 、|/]{{1,3}}|\Z)){{1,6}}")
_SPACED = expression("(?<=^[\u4e00-\u9fff]) {1,3}(?=[\u4e00-\u9fff][:|丨])")  # 审 核:某某
_BETWEEN_TOKENS = expression(r"[\s|>·:【】\[\]]+")
_WORD = expression(r"([^\s|]+)[\s|]*")
_FAR = 20_000  # characters of a line that are searched for furniture: bounds the cost
_LEAST_BAR = 3  # words; one or two may begin a headline
_LONGEST_TOKENS = 120  # a navigation bar; longer lines hold text
_LONGEST_LEAD_IN = 6  # a paper's name before its furniture: 职工天地 数字报纸

_OF_PAPER = "(?:本[报刊网])?(?:通讯员|记者)"
# (上接第1版) right before the words that go on
_GOES_ON = expression(r"\((?:上接|紧接)第? ?[\dA-Z一二三四五六七八]{1,3} ?版[^()]{0,12}\)(?=\S)")
_CREDIT = expression(
    rf"(?:(?:(?:\A|(?<=[\s。!?(]))|(?={_OF_PAPER}))(?:{_OF_PAPER})? ?{NAME}(?:[ 、]{{1,2}}{NAME}){{0,4}}"
    rf"|(?:\A|(?<=[\s。!?(]))[\u4e00-\u9fff]{{2,14}}?{SENDERS})[ /]?"
    + VOCABULARY["credits"]["photo"]
    + r"(?:\([\u4e00-\u9fff]{2,8}\)\Z|(?=[\s)]|\Z)\)?)"  # 某某摄(某某视觉)
    + r"|(?<=[。!?])(?: ?/ ?[\u4e00-\u9fff]{2,12} |[\u4e00-\u9fff]{2,12})(?:供图|摄)\Z"  # / 某县 供图; 某厂供图
    + rf"|(?:\A|(?<=[。!?])){NAME} 摄(?=[\u4e00-\u9fff])(?![影制像取入])"  # its blank behind is lost
)
_LAST_CREDIT = expression(rf"{NAME}[ /]?摄\Z")  # some print it right after the words
_FIRST_CREDIT = expression(rf"(?:摄影|摄|图片)[:/] ?{NAME}(?:[ 、]{{1,2}}{NAME})?  ?\S.{{3,}}[。]?\Z")
# (图片由某某总工会提供), 图:某某总工会: who sent the picture and not the text
_SENT_PICTURE = expression(
    r"[(\[【]?(?:(?:配图|图片|照片|图)(?:均|系)?由.{2,24}(?:提供|供图)|(?:配图|图片|照片|图|供图)(?:来源|提供)?[:/|](?!.*文[/:|]).{2,24})[)\]】]?"
)
# 比赛结束,某队第一。(某某总工会 罗小川 文/图): the last words of a report, and who sent it with its pictures
_TOLD_AND_SENT = expression(r"(?!.{0,8}图[为:])(?:.*,.*[。!?]\((?=[^()]*\)\Z)|.*[。!?]\((?=[^()]*文[^()]*\)\Z))")
# (上图为某某,左图为某某): what the pictures show, in brackets behind the last words of a report
_SHOWN_LAST, _LONGEST_SHOWN = expression(r"(?<=[。!?”])\([上下左右题附]{0,2}图[为:][^()]{4,90}\)\Z"), 100
# (作者:某某 审核:某某 责任编辑:某某): who wrote a text and who let it pass, behind its last words
_MADE_BY = expression(
    rf"(?<=[。!?”])\((?:作者|撰稿|撰文|供稿|文字?|图文|通讯员|记者)[:/] ?{_NAMES}"
    rf"(?:[ ,;|/]{{1,2}}(?:审[核校阅]|(?:责任)?编辑|责编|校对)[:/] ?{_NAMES}){{1,5}}\)\Z"
)
_LONGEST_CAPTION = 60  # characters of a line that tells a picture; the longest photo caption of the pages read had 52
_REPORTED = expression(rf"讯\([^()]{{0,12}}\Z|\((?:{VOCABULARY['credits']['reporter']}|[^()]{{2,8}}讯 )[^()]*\Z")
_LABELLED = expression(r"(?<=摄) +(?P<label>\W{0,2}[\u4e00-\u9fff]{2,6}\W{0,2})\Z")
_LONGEST_HALF = 12  # characters of one half of a credit
_NEWS = expression(r"近日|日前|昨[天日]|今[天日]|\d日")
_LONG = 60  # a line that holds furniture, headline and body in one
_LONGEST_HEADLINE, _LEAST_HEADLINE = 36, 6
_REPORTER = VOCABULARY["credits"]["reporter"]
_BEGINS = expression(
    rf"{any_of('openers', 'news')}|{_REPORTER}|.{{0,14}}(?:(?:讯|电|消息|报道):?[\s(]|日\([^()]{{0,9}}记者)"
    rf"|[\u4e00-\u9fff·]{{2,20}}{_REPORTER} ?{NAME}报道"  # 某某总工会通讯员 罗小川报道:
)
_DATE_OR_SOURCE = expression(r"\d{4}-\d|(?:信息|稿件)?来源[:]")
_SOURCE = expression(r"\s*(?:\d{4}-\d{1,2}-\d{1,2} ?)?(?:信息|稿件)?来源[:] ?\S{2,12}(?=\s)")
# 某地发车票 信息来源:本站: a headline with the stamp of a site behind it; not who signs.
_STAMPED = expression(
    rf"(?![\u4e00-\u9fff]{{2,14}}?{SENDERS} )(?=\D{{0,6}}\d*[\u4e00-\u9fff]{{3}})"
    rf"[^,。;:|]{{{_LEAST_HEADLINE},{_LONGEST_HEADLINE}}}? +"
    r"(?=(?:\d{4}-\d{1,2}-\d{1,2} +(?:\d{1,2}:\d{2}\S* +)?)?(?:信息|稿件|文章|新闻|内容)?来源[:])"
)
_DATELINE = expression(VOCABULARY["credits"]["dateline"])
# What a page that breaks rows by count alone leaves of a sentence on a row of its own
_CLOSING = expression(r"[%℃]?[。!?;,、:”\"』」)》]+")
# Such a blank is the type's: about Latin letters, and inside a sentence before a count (为期 4天,), which no day is
_OF_THE_TYPE = expression(r"[A-Za-z\d] |. +[A-Za-z]|. +\d[\d.]*(?![年月日])[\u4e00-\u9fff%]{1,2}[,。;、]")
_SENTENCE_SIGN = expression(r"[,。;]")


def splits(fragment: Fragment, is_text: bool = False) -> list[Split]:
    """Return *fragment* cut at furniture, photo credits and closing signatures; nothing is lost but blanks.

    *is_text* tells that it is no caption.
    """
    role: Role
    text = fragment.plain
    if _CLOSING.fullmatch(text):
        return [(fragment, "body")]
    if len(text) == 1:
        return [(fragment, "furniture")]
    if cut := glued_labels(text):
        return _cut_at(fragment, cut, is_text)
    if end := stamp_end(text):
        role = "byline" if "作者" in text[:end] else "furniture"
        return [(fragment.part(0, end), role), *splits(fragment.part(end, len(text)), is_text)]
    is_signed = (is_stamp(text) and not is_page_line(text)) or (
        (text[0] in _SIGNING or _WROTE.search(text) is not None) and is_signature(text)
    )
    if is_signed or (is_byline(text) and not _CREDIT.fullmatch(text)):
        return [(fragment, "")]
    if stamped_paper(text):
        return [(fragment, "source")]
    if cut := told_labels(text):
        return _cut_at(fragment, cut, is_text)
    if is_stamped_by(text):
        return [(fragment, "byline")]
    if _is_furniture(text):
        return [(fragment, "furniture")]
    if jump := _GOES_ON.match(text):
        return [(fragment.part(0, jump.end()), "furniture"), *splits(fragment.part(jump.end(), len(text)), is_text)]
    if half := half_of(text):
        return [*splits(fragment.part(0, half)), (fragment.part(half, len(text)), "furniture")]
    if label := _LABEL.match(text):
        role = "source" if "来源" in label[0] else "furniture"
        return [(fragment.part(0, label.end()), role), *splits(fragment.part(label.end(), len(text)), is_text)]
    if end := _labelled_caption(text):
        return [(fragment.part(0, end), "caption"), (fragment.part(end, len(text)), "furniture")]
    if made := _MADE_BY.search(text, max(0, len(text) - _LONGEST_SHOWN)):
        rest = fragment.part(made.start(), len(text))
        return [*splits(fragment.part(0, made.start()), is_text), (rest, "byline")]
    pieces = _without_furniture(fragment)
    crowded = len(pieces) > 1 or "|" in text[:2]
    found: list[Split] = []
    for piece, role in pieces:
        is_captioned = not (role or is_text) and is_caption(piece.plain)
        found.extend(
            [(piece, "caption" if is_captioned else role)] if role or is_captioned else _split_credits(piece, crowded)
        )
    return found


def _cut_at(fragment: Fragment, cuts: Sequence[int], is_text: bool) -> list[Split]:
    """Return *fragment* cut at *cuts*, and each part of it at what stands in it."""
    parts = (fragment.part(start, end) for start, end in pairwise((0, *cuts, len(fragment.text))))
    return [piece for part in parts for piece in splits(part, is_text)]


def _is_furniture(text: str) -> bool:
    """Tell whether *text*, a whole line, is the page's own."""
    is_named = any(form.fullmatch(text) for form in (_COLUMN, _ANNEX)) or _STAFF.fullmatch(
        _SPACED.sub("", text).strip("()[]【】")
    )
    return bool(is_named) or _is_tokens_only(text) or is_page_line(text) or is_stamped(text) or is_frame(text)


def _is_tokens_only(text: str) -> bool:
    """Tell whether *text* is nothing but words and signs of page furniture."""
    return len(text) <= _LONGEST_TOKENS and all(_TOKEN.fullmatch(part) for part in _BETWEEN_TOKENS.split(text) if part)


def _without_furniture(fragment: Fragment) -> list[Split]:
    """Return *fragment* cut at the page's own words; orphans beside them (a paper's name, signs) go with them."""
    found: list[Split] = []
    position = words = 0
    for match in _WORD.finditer(fragment.plain[:_LONGEST_TOKENS]):  # the navigation bar that it may begin with
        if not _TOKEN.fullmatch(match.group(1)):
            break
        position, words = match.end(), words + 1
    position = position if words >= _LEAST_BAR and position < len(fragment.plain) else 0
    if position:
        found.append((fragment.part(0, position), "furniture"))
    for count, match in enumerate(_PHRASE.finditer(fragment.plain, 0, _FAR)):
        if count == _MOST_CUTS:
            break
        if match.end() > match.start() >= position:
            _add(found, fragment.part(position, match.start()), "")
            _add(found, fragment.part(match.start(), match.end()), "furniture")
            position = match.end()
    _add(found, fragment.part(position, len(fragment.text)), "")
    if len(found) == 1:
        return found
    lead_in = len(found[0][0].plain) <= _LONGEST_LEAD_IN
    is_orphan = [
        _is_tokens_only(piece.plain) or is_stamped(piece.plain) or (lead_in and not number)
        for number, (piece, _) in enumerate(found)
    ]
    return [(piece, "furniture" if alone else role) for (piece, role), alone in zip(found, is_orphan, strict=True)]


def _add(found: list[Split], piece: Fragment, role: Role) -> None:
    if piece.text:
        found.append((piece, role))


def _split_credits(fragment: Fragment, crowded: bool) -> list[Split]:
    """Return *fragment* cut at photo credits and at a signature in brackets after its last sentence."""
    found: list[Split] = []
    position, text = 0, fragment.plain
    if (signed := closing_start(text)) is not None and is_signature(text[signed:]):  # it names who took pictures, too
        return [*_split_credits(fragment.part(0, signed), crowded), (fragment.part(signed, len(text)), "signature")]
    if shown := _SHOWN_LAST.search(text, max(0, len(text) - _LONGEST_SHOWN)):
        return [
            *_split_credits(fragment.part(0, shown.start()), crowded),
            (fragment.part(shown.start(), len(text)), "caption"),
        ]
    for match in _CREDIT.finditer(text) if _may_hold_credit(text) else ():
        if _is_open(text[: match.start()]) and _REPORTED.search(text, 0, match.start()):
            continue  # (记者 某某 报道 某某 摄影): all of them wrote
        opened = match[0].endswith(")") and text[: match.start()].endswith("(")
        start = match.start() - opened  # the bracket before it goes with the one that it ends in
        found.extend(_split_headline(fragment.part(position, start), crowded))
        _add(found, fragment.part(start, match.end()), "credit")
        position = match.end()
    rest = fragment.part(position, len(fragment.text))
    if (signed := closing_start(rest.plain)) is not None:
        found.extend(_split_headline(rest.part(0, signed), crowded))
        _add(found, rest.part(signed, len(rest.text)), "signature")
    else:
        found.extend(_split_headline(rest, crowded))
    return found


def is_caption(text: str) -> bool:
    """Tell whether *text* is a caption: short, with a photo credit at its end, and no news (图片新闻 is)."""
    if len(text) > _LONGEST_CAPTION or not _may_hold_credit(text[:6] + text[-6:]) or _NEWS.search(text):
        return False
    if _FIRST_CREDIT.match(text) or _SENT_PICTURE.fullmatch(text):
        return True
    if _TOLD_AND_SENT.match(text) and is_signature(text[text.rindex("(") :]):
        return False
    credit = _CREDIT.search(text) or _LAST_CREDIT.search(text)
    return credit is not None and credit.start() > 0 and credit.end() == len(text)


def _labelled_caption(text: str) -> int:
    """Return where a caption ends on whose line a column's name stands behind its credit (刘某摄 身边事); else 0."""
    match = _LABELLED.search(text) if len(text) <= _LONGEST_CAPTION and "摄" in text else None
    return match.start("label") if match and is_caption(text[: match.start("label")].strip()) else 0


def broken_credit(upper: str, lower: str) -> int | None:
    """Return where on the line *upper* a credit in brackets begins that the line *lower* ends; None if none does."""
    start = upper.rfind("(", max(0, len(upper) - _LONGEST_HALF))
    is_open = start > 0 and upper[start - 1] in "。!?”" and lower[-1] == ")" and len(lower) <= _LONGEST_HALF
    return start if is_open and _CREDIT.fullmatch(upper[start + 1 :] + lower) else None


def _is_open(text: str) -> bool:
    """Tell whether a bracket that *text* opens is not closed in it."""
    return any(text.rfind(opened) > text.rfind(closed) for opened, closed in ("()", "【】"))


def _may_hold_credit(text: str) -> bool:
    return "摄" in text or "图" in text


def _split_headline(fragment: Fragment, crowded: bool) -> list[Split]:
    """Return a line that holds headline and body, cut between them and at its paragraphs."""
    if not fragment.text:
        return []
    if stamp := stamp_end(fragment.plain):  # behind words of the page's own, or a source
        behind = fragment.part(stamp, len(fragment.text))
        return [(fragment.part(0, stamp), "furniture"), *_split_headline(behind, crowded)]
    if (stamped := _STAMPED.match(fragment.plain)) and len(fragment.text) < _LONG:
        return [
            (fragment.part(0, stamped.end()), "heading"),
            (fragment.part(stamped.end(), len(fragment.text)), "source"),
        ]
    if len(fragment.text) < _LONG or " " not in fragment.plain or is_wrapped_inside(fragment.plain):
        return [(fragment, "")]
    end = 0
    for match in re.finditer(r"\S+", fragment.plain[: 2 * _LONGEST_HEADLINE + _LONG]):
        word = match.group()
        end = 0 if word[0] in ",。;" else end  # a page that sets every sign apart: 某某表示 , 预计…
        if _SENTENCE_SIGN.search(word) or _DATE_OR_SOURCE.match(word) or _DATELINE.fullmatch(word):
            break
        end = match.end()
    end = end if 4 <= end <= _LONGEST_HEADLINE and not _is_open(fragment.plain[:end]) else 0
    end = 0 if _OF_THE_TYPE.match(fragment.plain, max(0, end - 1)) else end
    if not crowded and (
        end < _LEAST_HEADLINE or _BEGINS.match(fragment.plain) or "“" in fragment.plain[:end] or fragment.indented
    ):
        end = 0
    found: list[Split] = [(fragment.part(0, end), "heading")] if end else []
    position = end
    if source := _SOURCE.match(fragment.plain, end):
        _add(found, fragment.part(end, source.end()), "source")
        position = source.end() + stamp_end(fragment.plain[source.end() :])
        _add(found, fragment.part(source.end(), position), "furniture")
    for match in re.finditer(r"(?:(?<=[。!?])|(?<=[。!?]”)) +(?=\S)", fragment.plain):
        if match.start() > position and len(found) < _MOST_CUTS:
            _add(found, fragment.part(position, match.start()), "")
            position = match.end()
    _add(found, fragment.part(position, len(fragment.text)), "")
    return found
