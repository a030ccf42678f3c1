"""Mail: a covering letter and what comes with it. The attachments are the reports; a letter alone may be one itself."""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.header
import email.utils
import re
from collections.abc import Iterator, Sequence
from email.message import Message

from digest.errors import SourceError
from digest.model import Failure, Fetched, Origin, Page
from digest.pages import days, members
from digest.pages.cleaning import Part, page_of
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.docx.roles import told
from digest.pages.html import tree
from digest.pages.html.paragraphs import lines
from digest.pages.opened import CoveringLetter, Member, Opened

__all__ = ["BROKEN", "decoded_header", "open_mail"]

# What the standard library raises on messages that are none: it was written for those that are.
BROKEN = (RecursionError, ValueError, TypeError, AttributeError, LookupError, email.errors.MessageError)
MOST_PARTS = 100
_SHORT = 200  # characters of a letter that only accompanies its attachments
_UNION = re.compile(r"(?:总工会|工会|委员会|联合会|文化宫|服务中心|办公室|宣教部|宣传部|集团|公司)$")
_OFFICE = re.compile(r"(?<=总工会)(?:办公室|宣教部|宣传部|.{0,6}部)$")
_FORWARDED = re.compile(r"^\s*(?:[Rr][Ee]|[Ff][Ww][Dd]?|回复|转发|答复|投稿|来稿|报送)\s*[:：]\s*|^【[^】]{1,8}】\s*")
_ROUTINE = re.compile(r"报送|投稿|来稿|信息稿|稿件|请查收|附件|材料|无主题|新闻稿$")
_GREETING = re.compile(r"[:：]$|^(?:您好|你好|尊敬的|编辑|各位|老师)")
_ORIGINAL = re.compile(
    r"^[-—_ ]*(?:原始邮件|Original Message|转发的?邮件|Forwarded message|邮件原件)[-—_ ]*$", re.I | re.M
)
_SENT = re.compile(r"^\s*(?:发件时间|发送时间|发送日期|日期|时间|Date|Sent)\s*[:：]\s*(.{6,60})$", re.I | re.M)
_SENDER = re.compile(r"^\s*(?:发件人|From)\s*[:：]\s*[\"“]?([^\"”<\n]{2,40})", re.I | re.M)
_SUFFIXES = {"text/html": ".html", "text/plain": ".txt"}
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "unknown-8bit": ""}


def open_mail(fetched: Fetched) -> Opened:
    """Return the attachments of a mail as members, what its letter tells of them, and the letter as a page."""
    uri = fetched.location.uri
    try:
        message = email.message_from_bytes(fetched.content.lstrip())
        parts = list(_parts(message))
    except BROKEN as error:
        raise SourceError(uri, "邮件的结构损坏，读不出来", "请在邮箱里打开，把附件另存后放入") from error
    if len(parts) > MOST_PARTS:
        raise SourceError(uri, f"邮件有 {len(parts)} 个部分，不像来稿", "请把附件另存后放入")
    attached = [part for part in parts if is_attached(part)]
    written = [part for part in parts if part not in attached]
    found, failures = _attachments(attached)
    paragraphs = _letter_lines(written, uri)
    letter = _letter(message, paragraphs)
    subject = decoded_header(message.get("Subject", ""))
    text = _page(uri, subject, paragraphs, is_covering=bool(found or failures))
    if text is None and not found and not failures:
        raise SourceError(uri, "邮件里没有文字，也没有附件", "请检查邮件是否保存完整")
    kept = members.worth_reading(found)
    return Opened((letter.about(text),) if text else (), kept, failures, letter)


def _parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of *message*; a mail that is attached is one of them."""
    stack = [message]
    while stack:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(payload, list):
            yield part
        else:
            stack.extend(inner for inner in reversed(payload) if isinstance(inner, Message))


def is_attached(part: Message) -> bool:
    """Say whether *part* came with the letter and is none of it."""
    kind = part.get_content_type()
    is_text = kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"
    return not is_text or bool(_filename(part))


def _filename(part: Message) -> str:
    try:
        return decoded_header(part.get_filename() or "")
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""


def decoded_header(value: object) -> str:
    """Return a header of a mail as text: encoded words of any table, raw bytes of GBK."""
    text = str(value)
    try:
        pieces = email.header.decode_header(text)
    except (email.errors.HeaderParseError, ValueError, TypeError, IndexError):
        pieces = [(text, None)]
    raw = [
        (p.encode("utf-8", "surrogateescape"), "") if isinstance(p, str) else (p, charset or "")
        for p, charset in pieces
    ]
    return re.sub(r"\s*[\r\n]+\s*", "", "".join(_text(*piece) for piece in raw)).strip()


def _text(raw: bytes, charset: str) -> str:
    """Return *raw* by the table it names, else by the usual ones; marks for what fits none."""
    name = _CHARSETS.get(charset.lower(), charset)
    for table in (name, "utf-8", "gb18030"):
        try:
            if table:
                return raw.decode(table)
        except (LookupError, ValueError):  # no table of that name, bytes that do not fit it, a NUL in its name
            continue
    return raw.decode("utf-8", "replace").replace("\ufffd", "□")


def _attachments(attached: Sequence[Message]) -> tuple[list[Member], tuple[Failure, ...]]:
    found: list[Member] = []
    failures: list[Failure] = []
    for number, part in enumerate(attached, start=1):
        name = members.named(_filename(part), "")
        is_shown = part.get_content_disposition() != "attachment" and bool(part.get("Content-ID"))
        if (part.get_content_maintype() == "image" and is_shown) or members.is_litter(name):  # a sender's logo
            continue
        content = _content(part)
        inner = part.get_payload()
        if not name and isinstance(inner, list) and inner and isinstance(inner[0], Message):
            name = members.named(decoded_header(inner[0].get("Subject", "")), f"转发邮件{number}") + ".eml"
        name = name or f"附件{number}{_SUFFIXES.get(part.get_content_type(), '')}"
        if content:
            found.append(Member(name, content))
        else:
            failures.append(Failure(name, "附件是空的", "请对方重发"))
    return found, tuple(failures)


def _content(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):
        return payload[0].as_bytes() if payload and isinstance(payload[0], Message) else b""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, TypeError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _letter_lines(written: Sequence[Message], uri: str) -> list[DocxParagraph]:
    """Return the paragraphs of the letter: of its web form, which shows how they are set, else of its text."""
    plain = [part for part in written if part.get_content_type() == "text/plain" and _content(part).strip()]
    found: list[DocxParagraph] = []
    for part in written:
        if part.get_content_type() == "text/html":
            with contextlib.suppress(SourceError):
                root = tree.parsed(_content(part), uri, str(part.get_content_charset() or ""))
                tree.prune(root)
                found += [DocxParagraph(line.text, line.size, line.is_bold, line.align) for line in lines(root)]
    if found:
        return found
    text = "\n".join(_text(_content(part), str(part.get_content_charset() or "")) for part in plain)
    return [DocxParagraph(line, is_indented=line.startswith(("\u3000", "  "))) for line in _unwrapped(text)]


_WRAP = 60  # half-width columns from which on a line of a mail was broken by a program (RFC 5322: at 78)


def _unwrapped(text: str) -> list[str]:
    """Return the paragraphs of a letter: lines that a program broke at its margin are put together again."""
    found: list[str] = []
    is_open = False
    for line in text.splitlines():
        bare = line.strip("> \t\xa0\r")
        if is_open and bare and not line.startswith(("\u3000", "  ", "\t")):
            found[-1] += bare
        elif bare:
            found.append(bare)
        width = sum(2 if sign > "\u2e80" else 1 for sign in line)
        is_open = bool(bare) and _WRAP <= width <= 80 and not bare.endswith(("。", "！", "？", "”", "：", ":"))
    return found


def _letter(message: Message, paragraphs: Sequence[DocxParagraph]) -> CoveringLetter:
    """Return what the mail tells of its attachments: day and sender; those of the original where it is forwarded."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    original = _ORIGINAL.search(text)
    quoted = text[original.start() :] if original else ""
    sent = _SENT.search(quoted)
    stamp = (sent[1] if sent else "") or decoded_header(message.get("Date", ""))
    day = days.day_of(stamp)
    sender = _SENDER.search(quoted)
    if sender:
        name = sender[1].strip()
    else:
        value = decoded_header(message.get("From", ""))
        shown = email.utils.parseaddr(value.replace("，", " "))[0] or value.split("<")[0]
        name = re.sub(r"[\"'“”]", "", shown).strip()
    signers = [paragraph.text.strip() for paragraph in paragraphs[-4:] if len(paragraph.text.strip()) <= 30]
    names = [each for each in (name, *reversed(signers)) if _UNION.search(each)]
    contributor = _OFFICE.sub("", names[0]) if names else ""
    return CoveringLetter(day, f"邮件日期：{stamp}" if day else "", contributor)


def _page(uri: str, subject: str, paragraphs: Sequence[DocxParagraph], *, is_covering: bool) -> Page | None:
    """Return the letter as a page: an article, or, where it only accompanies, lines that belong to none."""
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    if not length:
        return None
    if is_covering and length < _SHORT:
        parts = [Part(paragraph.text, "folio") for paragraph in paragraphs]
        return page_of(Origin(uri), parts)
    greeted = next((n for n, each in enumerate(paragraphs[:3]) if not _GREETING.search(each.text.strip())), 0)
    found = list(told(paragraphs[greeted:]).parts)
    title = ""
    while title != subject.strip():
        title, subject = subject.strip(), _FORWARDED.sub("", subject.strip())
    is_routine = _ROUTINE.search(title) is not None and len(title) < 24  # it only says that something comes
    if title and not is_routine and not any(part.role == "headline" for part in found):
        found.insert(0, Part(title, "headline"))
    return page_of(Origin(uri), found)
