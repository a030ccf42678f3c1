"""Mail: a covering letter and what comes with it. The attachments are the reports; a letter alone may be one itself."""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.header
import email.utils
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from digest.errors import SourceError
from digest.model import Failure, Fetched
from digest.pages import letters, members
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.html import tree
from digest.pages.html.cards import reports_of
from digest.pages.html.paragraphs import TextLine, lines, paragraph_of
from digest.pages.html.tables import unfold
from digest.pages.opened import Member, Opened
from digest.pages.restrictions import told_in_letter

__all__ = ["BROKEN", "decoded_header", "open_mail"]

# What the standard library raises on messages that are none: it was written for those that are.
BROKEN = (RecursionError, ValueError, TypeError, AttributeError, LookupError, email.errors.MessageError)
MOST_PARTS = 100
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
    subject = decoded_header(message.get("Subject", ""))
    sender = decoded_header(message.get("From", ""))
    named = email.utils.parseaddr(sender.replace("，", " "))[0] or sender.split("<")[0]
    head = letters.MailHead(decoded_header(message.get("Date", "")), named)
    letter = letters.covering_letter(head, subject, paragraphs)
    own = [subject, *(each.text for each in paragraphs if not each.is_quoted)]
    letter = replace(letter, restriction=told_in_letter(own))
    pages = letters.pages_of_letter(uri, subject, paragraphs, _attached(found, failures))
    if not pages and not found and not failures:
        raise SourceError(uri, "邮件里没有文字，也没有附件", "请检查邮件是否保存完整")
    is_report = any(block.role == "body" for page in pages for block in page.blocks)
    kept, notes = members.worth_reading(found, is_beside_text=is_report or members.is_written(found))
    return Opened(tuple(map(letter.about, pages)), kept, failures, letter, notes)


def _attached(found: Sequence[Member], failures: Sequence[Failure]) -> letters.Attached:
    if members.is_written(found):
        return "documents"
    return "others" if found or failures else "nothing"


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
        told = part.get_filename() or ""
        if "\ufffd" in told:  # raw bytes of GBK, for which the standard library gives marks
            written = "\n".join(value for name, value in part.raw_items() if name.lower().startswith("content-"))
            named = re.search(r'\bname\s*=\s*"([^"\n]{1,500})"', written.replace("filename", "name"))
            told = named[1] if named else told
        return decoded_header(told)
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return ""


def decoded_header(value: object) -> str:
    """Return a header of a mail as text: encoded words of any table, raw bytes of GBK."""
    raw_bytes = isinstance(value, email.header.Header)
    try:
        pieces = email.header.decode_header(value if raw_bytes else str(value))  # type: ignore[arg-type]
    except (email.errors.HeaderParseError, ValueError, TypeError, IndexError):
        pieces = [(str(value), None)]
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


def _set_apart(found: Sequence[TextLine]) -> list[DocxParagraph]:
    """Return the paragraphs of a letter's web form, the headings of reports side by side in it as theirs."""
    headings = [report.heading for report in reports_of(found)]
    return [
        replace(paragraph_of(line), level=0, is_item=True) if line in headings else paragraph_of(line) for line in found
    ]


def _letter_lines(written: Sequence[Message], uri: str) -> list[DocxParagraph]:
    """Return the paragraphs of the letter: of its web form, which shows how they are set, else of its text."""
    plain = [part for part in written if part.get_content_type() == "text/plain" and _content(part).strip()]
    found: list[DocxParagraph] = []
    for part in written:
        if part.get_content_type() == "text/html":
            with contextlib.suppress(SourceError):
                root = tree.parsed(_content(part), uri, str(part.get_content_charset() or ""))
                tree.prune(root)
                unfold(root)
                found += _set_apart(lines(root))
    if found:
        return found
    text = "\n".join(_text(_content(part), str(part.get_content_charset() or "")) for part in plain)
    return letters.unwrapped(text)
