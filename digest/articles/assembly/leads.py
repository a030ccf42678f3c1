"""Room 2: what is no body at the edges of one: 电头 and 署名 before its first sentence, a signature after its last."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from digest.articles.lines.items import ITEM
from digest.articles.lines.signers import closing_start, is_byline, is_signature, read_signers
from digest.articles.normalize import plain
from digest.articles.vocabulary import NAME, VOCABULARY, any_of
from digest.characters import LIST_MARKS
from digest.expressions import expression
from digest.model import Paragraph, Piece
from digest.senders import UNIONS, ending

_REPORTER = f"(?:{VOCABULARY['credits']['papers']})?{VOCABULARY['credits']['reporter']}"
_HOUSE_ALONE = r"[\u4e00-\u9fff]{2,8}(?:(?<!官)网|日报|晚报|电视台|客户端)"
_NAMES = rf"{NAME}(?:[ 、,]{{1,2}}{NAME}){{0,6}}"
_LOOSE = r"[\u4e00-\u9fff]{2,4}(?:[ 、,]{1,2}[\u4e00-\u9fff]{2,4}){0,6}?"
_GLUED = r"[\u4e00-\u9fff ]{2,9}?"  # names whose blanks are lost
# 某某网 1月21日,…: a house with nothing but a blank behind it
_DATELINE = rf"(?:{VOCABULARY['credits']['dateline']}|{_HOUSE_ALONE}(?= \d{{1,2}}月\d{{1,2}}日,))"
# 【某某晚报报道】, (工会讯), (某某公司 讯 某某/文 某某/摄)
_FRAMED = (
    rf"[(\[【](?:{_DATELINE}|{_HOUSE_ALONE}(?:综合)?报道"
    rf"|[\u4e00-\u9fff]{{2,8}} ?(?<![喜资通简短快音视闻问审电])讯"
    rf"(?: ?{_NAMES}(?:/[文图]){{0,2}}(?: ?{_NAMES}[ /]?摄影?)?)?)[)\]】]"
)
_CREDIT = (
    rf"(?:[(\[【](?:[\u4e00-\u9fff]{{0,6}}{_REPORTER}[:/ ]{{0,3}}{_LOOSE}[ ,、]{{0,2}}){{1,4}}"
    rf"(?: ?报[道导]|文/图|图/文)?(?: ?{_LOOSE} ?(?:摄影|摄))?[)\]】]"
    rf"|(?:{_REPORTER}[: ]?{_LOOSE}[ ,、]{{0,2}}){{1,4}}(?:摄影)?报道"
    rf"|\({_NAMES}\)(?={any_of('openers', 'news')})"
    rf"|{_NAMES}(?:摄影)?报道(?=[ :]|{any_of('openers', 'news')})"
    rf"|(?:{_REPORTER}[: ]?{_GLUED}){{2,4}}(?={any_of('openers', 'news')})"
    rf"|(?:{_REPORTER}[: ]?{_NAMES}(?= |通讯员|记者)[ ,]{{0,2}}){{1,4}})"
)
_LEAD = expression(rf"\s*[{LIST_MARKS}]?\s*(?P<dateline>(?:{_FRAMED}|{_DATELINE})\s*)?(?P<credit>{_CREDIT})?[ :,]*")
# (某某总工会 张三) behind a dateline or first of all; 【某某总工会讯】; 某某总工会讯(张三); 某某总工会张三报道:
_BRACKET = expression(r"[(\[【〔](?P<inner>[^()\[\]【】〔〕]{3,40})[)\]】〕]")
_TOLD_BY = r"[\u4e00-\u9fff·]{4,24}?(?: [\u4e00-\u9fff]{2,4}){0,2}?"  # 某某总工会通讯员 张三
_SENT_BY = expression(rf"(?:^|讯 )({_TOLD_BY})(?:讯|报道)(?=[(: ]|$)")
_LED = expression(
    r"\s*(?P<dateline>[\u4e00-\u9fff·\d]{0,14}?讯 ?(?=[(\[【〔]))?"
    r"(?P<credit>[(\[【〔][^()\[\]【】〔〕]{3,40}[)\]】〕])[ :]*"
    rf"|\s*(?:本报讯 )?(?P<body>{_TOLD_BY}(?:讯|报道)(?:\([^()]{{2,20}}\)|(?=[: ])))[ :]*"
)
_UNION = expression(f"(?:{ending(UNIONS)}|总工?)$")
# 某某新闻网讯, 某某日报某地7月3日电: whose report it is; 本报讯 names no house
_HOUSE = expression(
    r"(?P<house>(?!本)[\u4e00-\u9fff]{2,10}?(?:(?<!会)[网社]|报(?!道)|报道(?=讯)|电视台|客户端))"
    r"(?=[\u4e00-\u9fff]{0,6}(?:\d{1,2}月\d{1,2}日)?(?:讯(?!员)|电(?!视)|消息)|\Z)"
)
_MOST_SIGNATURES = 2  # who wrote, and where it stood first
_SIGNED, _LONGEST_SIGNED = expression(r"\([^()]{3,30}\)\Z"), 40
# ◆某某区总工会:…, 2.某某县总工会——…: whose doings an item in a row of them tells
_TOLD = expression(rf"(?:{ITEM.pattern})?(?P<body>[\u4e00-\u9fff·]{{4,24}}?)(?::|——)")
# …。本报记者某某; …。□某某; …。(某某), though the name is a word, too
_WRITERS = expression(
    rf"(?<=[。!?”])\s*(?:(?P<writers>(?:{VOCABULARY['credits']['reporter']}|[□■◆])[^。!?…,、;:]{{2,30}})|\({NAME}\))\Z"
)
_WITH_NAMES = expression(_REPORTER)


@dataclass(frozen=True, slots=True)
class Lead:
    """A first paragraph without its lead-in, and the lead-in's two parts as they stand."""

    paragraph: Paragraph
    dateline: str = ""
    byline: str = ""


def lead(paragraph: Paragraph) -> Lead:
    """Return *paragraph* separated from 本报讯 and 记者某某报道; a lead-in with names is a byline as a whole."""
    text = plain(paragraph.text[:120])
    match = _sent(text) or _LEAD.match(text)
    if match is None or match.end() == 0 or not any(match.groupdict().values()):
        return Lead(paragraph)
    if len(paragraph.text) - match.end() < 4:
        return Lead(paragraph)
    taken = paragraph.text[: match.end()].strip()
    rest = cut(paragraph, match.end(), len(paragraph.text))
    named = match.groupdict().get("credit") or _WITH_NAMES.search(text[: match.end()])
    return Lead(rest, "", taken) if named else Lead(rest, taken, "")


def sender(lead_in: str) -> str:
    """Return the union that *lead_in*, as it stands before a report, says has sent it; empty if it names none."""
    told_by = plain(lead_in.strip())
    inner = (match["inner"] for match in _BRACKET.finditer(told_by))
    parts = (part for text in (*inner, *_SENT_BY.findall(told_by)) for part in (text, *re.split("[ /、]", text)))
    told = (read_signers(f"({part.removesuffix('讯')})") for part in parts)
    bodies = (body for signers in told if signers for body in signers.bodies if _UNION.search(body))
    return next(bodies, "")


def house(lead_in: str) -> str:
    """Return the paper, site or agency whose report *lead_in*, as it stands before a report, says it is."""
    match = _HOUSE.match(plain(lead_in.strip()))
    return match["house"] if match else ""


def teller(item: str) -> str:
    """Return the union that *item*, a report in a row of them, names before a colon; empty if it names none."""
    match = _TOLD.match(plain(item))
    signers = read_signers(f"({match['body']})") if match else None
    return next((body for body in signers.bodies if _UNION.search(body)), "") if signers else ""


def _sent(text: str) -> re.Match[str] | None:
    """Return the lead-in of *text* if it names the union that sent it: (某某总工会 张三), 某某总工会讯, …张三报道:"""
    match = _LED.match(text)
    return match if match is not None and sender(match[0]) else None


def split_tail(paragraph: Paragraph) -> tuple[Paragraph, str]:
    """Return *paragraph* separated from what signs it after its last sentence, once or twice; empty if nothing does."""
    signed: list[str] = []
    while len(signed) < _MOST_SIGNATURES and (start := _tail_start(plain(paragraph.text))) is not None:
        signed.insert(0, paragraph.text[start:].strip())
        paragraph = cut(paragraph, 0, start)
    return paragraph, " ".join(signed)


def _tail_start(text: str) -> int | None:
    """Return where what signs begins that *text*, a paragraph, ends with; None if nothing does."""
    start = (closing_start(text) if text.endswith((")", "]")) else None) or _writers_start(text)
    if start is None and (match := _SIGNED.search(text, max(0, len(text) - _LONGEST_SIGNED))):
        start = match.start() if is_signature(match[0]) else None  # its sentence has lost its end
    return start


def _writers_start(text: str) -> int | None:
    """Return where the writers stand that are named right behind the last sentence of *text*; None if none are."""
    match = _WRITERS.search(text, max(0, len(text) - _LONGEST_SIGNED))
    return match.start() if match and (match["writers"] is None or is_byline(match["writers"])) else None


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return *paragraph* from *start* to *end* (blank edges left out), its pieces moved along."""
    while start < end and paragraph.text[start].isspace():
        start += 1
    while end > start and paragraph.text[end - 1].isspace():
        end -= 1
    pieces: list[Piece] = []
    for piece in paragraph.pieces:
        first, last = max(piece.start, start), min(piece.end, end)
        glue = first - piece.start
        if glue and piece.start and paragraph.text[piece.start] == " ":
            glue -= 1  # a blank set between two lines, which the source does not hold at its offset
        if first < last:
            pieces.append(replace(piece, start=first - start, end=last - start, offset=piece.offset + glue))
    return replace(paragraph, text=paragraph.text[start:end], pieces=tuple(pieces))
