"""The letter of a mail: what it tells of what comes with it, and the article that it is itself.

A mail that was forwarded holds letters in letters; the one with most running text is what was sent to be printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from digest.expressions import expression
from digest.model import Origin, Page
from digest.pages import days
from digest.pages.briefs import begins_dated, begins_report, signer_of
from digest.pages.cleaning import PagePart, page_of
from digest.pages.docx import pages_of
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.roles import signed_on, told
from digest.pages.facts import facts, is_body
from digest.pages.opened import CoveringLetter
from digest.senders import without_office

__all__ = ["Attached", "MailHead", "covering_letter", "pages_of_letter", "unwrapped"]

_SHORT = 200  # characters of a letter that only accompanies its attachments
_LEAST_TEXT = 40  # characters of a paragraph that reports, where nothing that can be read comes with the letter
_ENCLOSED = expression(r"附件|附上|随[信函]|查收|[请望盼].{0,4}[审阅采编刊]")
_WRAP = 60  # half-width columns from which on a line of a mail was broken by a program (RFC 5322: at 78)
_WIDEST = 80  # columns of a line that a program broke
_LEAST_WRAP = 48  # where one breaks at so many characters each: narrower lines in a row are headlines, names
_STOPS = ("。", "！", "？", "”", "：", ":")
_FORWARDED = expression(r"^\s*(?:[Rr][Ee]|[Ff][Ww][Dd]?|回复|转发|答复|投稿|来稿|报送)\s*[:：]\s*|^【[^】]{1,8}】\s*")
_ROUTINE = expression(r"报送|投稿|来稿|信息稿|稿件|请查收|附件|材料|无主题|新闻稿$")
# A subject that names who sends and says no more than that something comes.
_SENT_BY = expression(
    r"^[\u4e00-\u9fff]{2,18}?(?:总工会|工会)(?=[\s:：_—-]*(?:的|\d|月|份|本周)*(?:来稿|投稿|信息|稿件|稿子|材料|报送|新闻))"
)
_SUBMITTED = expression(
    r"^[\u4e00-\u9fff]{2,18}?(?:总工会|工会)(?:的)?(?:投稿|来稿|报送|信息|稿件)\s*[:：]\s*(?=\S{6})"
)
_FRAMED = expression(r"^\s*【([^】]{3,24})】")
_BRACKETED, _BEGUN = expression(r"[（(]([^（()）]{2,30})[)）]\s*$"), expression(r"^([^:：]{2,30})[:：]")
_GREETING = expression(
    r"[:：]$|^\S{2,12}[:：]\s*(?:您好|现[将把就报发寄送附呈]|兹|特[此将报呈]|附[上件是送]|以下|下面)[^。]{0,24}[。！]$|^(?:您好|你好|尊敬的|编辑|各位|老师)"
)
# What programs write over the letter that they forward or answer (Outlook, Foxmail, QQ, 网易, Apple Mail).
_MARK = expression(
    r"^[-—_=\s]*(?:原始邮件|邮件原件|转发的?邮件(?:信息)?|开始转发的邮件|Original Message|(?:Begin )?forwarded message)"
    r"[-—_=\s:：]*$"
    r"|^(?:[>\s]*|.{1,60}[>》)）\s])(?:在|于)?\s?20\d\d.{4,90}写道\s*[:：]$|^[>\s]*On .{6,120} wrote:$",
    re.I,
)
_FIELD = expression(
    r"^[|>\s]*\*?(?P<name>发件人|发件时间|发送时间|发送日期|日期|时间|收件人|抄送|主题|From|Sent|Date|To|Cc|Subject)"
    r"\*?\s*[:：|]\s*(?P<value>.*)$",
    re.I,
)
_SENT, _SENDER = ("发件时间", "发送时间", "发送日期", "日期", "时间", "date", "sent"), ("发件人", "from")


# What telephones and programs sign with.
_SENT_FROM = expression(
    r"^(?:发自|来自)\s*我?的?\s*\S{2,16}$|^[从由]\s*我?的?\s*\S{2,16}\s*(?:发来的邮件|发送的?)$|^Sent from (?:my )?\S+"
    r"|^[-—*\s]*(?=.{0,30}(?:请勿|不要|无需)(?:直接)?回复)(?:本|此|该|系统)\S{0,4}(?:邮件|信).{0,40}$"
    r"|^(?=.{0,30}退订).{2,40}$|^(?:此|本|该)\S{0,2}(?:邮件|信件)由.{2,16}(?:发送|发出|生成)$"
    r"|^[【（(]?(?:\S{2}声明\s*[】）)]?\s*[:：]?\s*)?(?:本|此)(?:邮件|电子邮件).{0,20}(?:保密|机密|仅供|仅限|内部信息).{0,200}$",
    re.I,
)
# What a letter closes with; the lines under it are its sender's.
_CLOSING = expression(
    r"^(?:--$|收到后?请?(?:回复|回执|告知)|[妥当]否|烦请|敬请|祝好|[盼望请恳]请?(?:予以?)?(?:采用|编发|审阅|查收|刊用|用)|谢谢|感谢|辛苦|拜托|此致|敬礼|[顺即此敬][祝颂候]|祝(?!贺|福)|致礼|如有不[妥当]|以上(?:信息|(?:稿件|内容|报道|材料)(?=[，,]?(?:请|敬|烦|如|妥|供|望|仅|特|由|[。！!.]|$))))"
    r"[^。]{0,16}[。！!.]?$"
)
# How many reports a letter says that it brings: 稿件2篇, 发来两篇稿子.
_COUNTED = expression(
    r"(?P<count>[二两三四五六七八九十]|[2-9]|1\d)\s*[篇条则件](?=稿|信息|新闻|简讯|动态|报道|来稿|[，,。：:）)\s]|$)"
)
_NUMERALS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LEAST_HEAD, _LONGEST_HEAD = 6, 40  # characters of a headline that nothing sets apart
_CONTACT = expression(
    r"(?:电话|手机|邮箱|微信|传真|地址|\bTel\b|\bE-?mail\b|\bQQ)\s*[:：]|(?<!\d)1[3-9]\d{9}(?!\d)", re.I
)
_LONGEST_CLOSING = 24  # characters of such a line
_FOOT = 6  # lines at a letter's end among which it closes


Attached = Literal["nothing", "documents", "others"]  # others: pictures, what no reader can read


@dataclass(frozen=True, slots=True)
class MailHead:
    """What stands over a letter: when it was sent, as written, and by whom."""

    stamp: str = ""
    sender: str = ""


@dataclass(slots=True)
class _Letter:
    head: list[DocxParagraph] = field(default_factory=list)
    text: list[DocxParagraph] = field(default_factory=list)

    @property
    def running(self) -> int:
        """Return how many characters of running text it has."""
        return sum(len(each.text) for each in self.text if re.search("[。！？]", each.text))


def unwrapped(text: str) -> list[DocxParagraph]:
    """Return the paragraphs of a letter: lines that a program broke at its margin are put together again."""
    found: list[DocxParagraph] = []
    is_open = False
    margin = _margin(text)
    for line in text.splitlines():
        bare, is_quoted = line.strip("> \t\xa0\r"), line.startswith(">")
        is_led = line.startswith(("\u3000", "  ", "\t"))
        if is_open and bare and not is_led and found[-1].is_quoted == is_quoted:
            found[-1] = replace(found[-1], text=found[-1].text + bare)
        elif bare:
            is_indented = bare.startswith(("\u3000", "  "))
            found.append(DocxParagraph(bare, is_indented=is_indented, is_quoted=is_quoted))
        is_full = _WRAP <= _width(line) <= _WIDEST or (0 < margin <= len(line) + 1)
        is_open = bool(bare) and is_full and not _closes(bare)
    return found


def _margin(text: str) -> int:
    """Return at how many characters a program broke the lines of *text*; 0 where it did at none, or by their width."""
    lines = [line.rstrip() for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    full = [line for line in lines if len(line) >= longest - 1 and not _closes(line)]
    is_broken = len(full) > 1 and all(_width(line) >= _LEAST_WRAP for line in full)
    return longest if is_broken and all(_width(line) <= _WIDEST for line in lines) else 0


def _closes(line: str) -> bool:
    """Say whether a paragraph ends with *line*: with a sentence, or with who signs it."""
    return line.endswith(_STOPS) or signer_of(line) != ""


def _width(line: str) -> int:
    return sum(2 if sign > "\u2e80" else 1 for sign in line)


def covering_letter(head: MailHead, subject: str, paragraphs: Sequence[DocxParagraph]) -> CoveringLetter:
    """Return what the mail tells of all that comes with it: day and sender.

    They are those of the original where it is forwarded; *head* is that of the mail itself.
    """
    letters = _parted(paragraphs)
    own = max(letters, key=lambda each: each.running)
    told_by = own if own.head or own.running else letters[-1]
    values = {match["name"].lower(): match["value"] for each in told_by.head if (match := _FIELD.match(each.text))}
    stamp = next((values[name] for name in _SENT if name in values and days.day_of(values[name])), head.stamp)
    sender = next((values[name] for name in _SENDER if name in values), head.sender)
    name = re.sub(r"[\"'“”|]|\s*[<\[(（].*$", "", sender).strip()
    day = days.day_of(stamp)
    signers = [each.text.strip() for each in reversed(told_by.text[-_FOOT:])]
    bodies = [piece.text for each in (name, *signers) for piece in facts(each) if piece.kind == "body"]
    sent_by = _SENT_BY.match(_title(subject))
    # 标题（某某总工会）; 【某某总工会】标题; 某某总工会：标题
    named = _BRACKETED.search(subject) or _FRAMED.match(subject) or _BEGUN.match(_title(subject))
    found = next(iter(bodies), sent_by[0] if sent_by else named[1] if named and is_body(named[1]) else "")
    return CoveringLetter(day, f"邮件日期：{stamp}" if day else "", without_office(found))


def _parted(paragraphs: Sequence[DocxParagraph]) -> list[_Letter]:
    """Return the letters in a mail, from the last that was written to the first: each with the lines over it."""
    letters = [_Letter()]
    for place, each in enumerate(paragraphs):
        is_field = _FIELD.match(each.text) is not None
        beside = paragraphs[place + 1] if place + 1 < len(paragraphs) else each
        is_in_head = bool(letters[-1].head) and not letters[-1].text
        begins = _MARK.match(each.text) or (is_field and beside is not each and _FIELD.match(beside.text))
        if is_in_head and (is_field or begins):
            letters[-1].head.append(each)
        elif begins:
            letters.append(_Letter([each]))
        elif letters[-1].text and letters[-1].text[-1].is_quoted != each.is_quoted:
            letters.append(_Letter(text=[each]))
        else:
            letters[-1].text.append(each)
    return letters


def pages_of_letter(
    uri: str, subject: str, paragraphs: Sequence[DocxParagraph], attached: Attached
) -> tuple[Page, ...]:
    """Return the letter as a page for each report, or, where it only accompanies, one of lines that belong to none."""
    if not any(paragraph.text for paragraph in paragraphs):
        return ()
    letters = _parted(paragraphs)
    own = max(letters, key=lambda each: each.running)
    if _is_covering(own, attached):
        return (page_of(Origin(uri), _folio(paragraphs)),)
    place = letters.index(own)
    over = [part for one in letters[:place] for part in _folio((*one.head, *one.text))] + _folio(own.head)
    under = [part for one in letters[place + 1 :] for part in _folio((*one.head, *one.text))]
    report, closing = _report_in(own)
    found = _told_under(_title(subject), _with_counted(report, [subject, *(each.text for each in own.text[:3])]))
    first = page_of(Origin(uri), over)
    pages = pages_of(found, Origin(uri), after=first)
    if len(pages) > 1:  # the letter's own day is that of none of them
        last = page_of(Origin(uri), [*closing, *under], after=pages[-1])
        return tuple(page for page in (first, *pages, last) if page.blocks)
    found += closing
    line = signed_on(found)
    day = days.day_of(line) if line else None
    origin = Origin(uri, published=day, dated_by=f"文中：{line}" if day else "")
    return (page_of(origin, [*over, *found, *under]),)


def _folio(paragraphs: Sequence[DocxParagraph]) -> list[PagePart]:
    return [PagePart(each.text, "folio") for each in paragraphs]


def _report_in(letter: _Letter) -> tuple[list[DocxParagraph], list[PagePart]]:
    """Return what *letter* reports, and what it closes with; its greeting is left out."""
    greeted = next((n for n, each in enumerate(letter.text[:3]) if not _GREETING.search(each.text.strip())), 0)
    programs = [each for each in letter.text if _SENT_FROM.match(each.text.strip())]
    report = [each for each in letter.text[greeted:] if each not in programs]
    foot = _foot_of(report)
    is_card = any(_CONTACT.search(report[n].text) for n in foot)  # name, office, telephone of who sends
    closed = next(
        (
            n
            for n in foot
            if _CLOSING.match(report[n].text.strip()) or (is_card and _is_on_card(report[n].text.strip()))
        ),
        len(report),
    )
    return report[:closed], _folio([*report[closed:], *programs])


def _told_under(title: str, report: Sequence[DocxParagraph]) -> list[PagePart]:
    """Return the parts of *report*, under *title*, a mail's subject, where it has no headline of its own."""
    found = list(told(report).parts)
    is_routine = _ROUTINE.search(title) is not None and len(title) < 24  # it only says that something comes
    if title and not is_routine and not any(part.role == "headline" or part.opens for part in found):
        found.insert(0, PagePart(title, "headline"))
    return found


def _with_counted(report: Sequence[DocxParagraph], told_in: Sequence[str]) -> list[DocxParagraph]:
    """Return *report* with its headlines marked as such, where it has just as many as the letter says, *told_in* lines.

    A headline is a short line without a stop over running text, at the beginning or under such text. Where the letter
    gives no number each has to stand over a text that begins as a report of its own: the first with its day at least.
    """
    said = [match["count"] for text in told_in if (match := _COUNTED.search(text))]
    counts = {_NUMERALS.get(count) or int(count) for count in said}
    running = [len(each.text) >= _LEAST_TEXT and "。" in each.text for each in report]
    heads = [
        place
        for place, each in enumerate(report[:-1])
        if running[place + 1] and not running[place] and not re.search(r"[。；;，,、：:！!？?]$", each.text.strip())
        if _LEAST_HEAD <= len(each.text.strip()) <= _LONGEST_HEAD and not facts(each.text.strip())
    ]
    is_plain = not any(each.is_item or each.level is not None for each in report)
    if not counts:
        is_dated = bool(heads) and begins_dated(report[heads[0] + 1].text)  # 今年以来 is said over parts of one report
        begun = [n for n in heads[1:] if is_dated and begins_report(report[n].text, report[n + 1].text)]
        heads, counts = [*heads[:1], *begun], {len(begun) + 1}
    if len(heads) < 2 or counts != {len(heads)} or not is_plain:
        return list(report)
    return [replace(each, is_item=place in heads) for place, each in enumerate(report)]


def _is_on_card(line: str) -> bool:
    """Say whether *line*, by a telephone's number, is its sender's: no sentence, nor a signature with its label."""
    is_signature = any(piece.kind == "body" and piece.told == "sender" for piece in facts(line))
    return not (line.startswith(("（", "(")) or line.endswith("。") or (is_signature and not _CONTACT.search(line)))


def _is_covering(letter: _Letter, attached: Attached) -> bool:
    """Say whether *letter* only accompanies what is *attached*; with pictures alone a paragraph of text is a report."""
    if attached == "nothing" or sum(len(each.text) for each in letter.text) >= _SHORT:
        return False
    return attached == "documents" or not any(
        len(each.text) >= _LEAST_TEXT and "。" in each.text and not _ENCLOSED.search(each.text) for each in letter.text
    )


def _foot_of(report: Sequence[DocxParagraph]) -> range:
    """Return the places of the last lines of *report*, all of them under its last whole sentence of running text."""
    running = [n for n, each in enumerate(report) if len(each.text) > _LONGEST_CLOSING and "。" in each.text]
    return range(max(len(report) - _FOOT, running[-1] + 1 if running else len(report)), len(report))


def _title(subject: str) -> str:
    """Return *subject* without what programs and senders put before it."""
    named = _BRACKETED.search(subject)
    bare = subject[: named.start()] if named and is_body(named[1]) else subject
    previous, title = "", _SUBMITTED.sub("", bare.strip())
    while title != previous:
        previous, title = title, _FORWARDED.sub("", title).strip()
    return title
