"""A letter in, the bytes of one mail out: MIME parts once an edition, head once a recipient.

Sources: RFC 5322, 2045-2047, 2231. QQ mail and older Outlook show a split RFC 2231 name as ATT0001 or tcmime.bin
(MailKit issues 277 and 1041, MimeKit 186 and 231); what both read is one unsplit ``filename*=`` and, in Content-Type,
the same name as an RFC 2047 word. Python's ``policy.SMTP`` splits; ``policy.SMTPUTF8`` of 3.11 lets a name inject
headers.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.base64mime import header_encode
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from digest.expressions import expression
from digest.lines import clean as clean

_LONGEST_NAME = 80  # characters: percent-encoded 720 bytes, under the 998 of a line (RFC 5322, 2.1.1)
_LONGEST_SUFFIX = 8  # .pdf, .docx …; a longer one is no suffix, but a full stop in the name
_FORBIDDEN = expression(r'[/\\:*?"<>|]')
_TYPES = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".html": ("text", "html"),
    ".md": ("text", "markdown"),
    ".json": ("application", "json"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a letter, under the name that people see."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent, the same for all who get this edition."""

    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


class _UnsplitNames(EmailPolicy):
    """Writes a file name that is not ASCII as one unsplit RFC 2231 parameter, with an RFC 2047 name beside it."""

    def fold(self, name: str, value: Any) -> str:
        parameters = getattr(value, "params", {})
        file = parameters.get("filename", parameters.get("name", ""))
        if not file or file.isascii():
            return str(super().fold(name, value))
        if name.lower() == "content-disposition":
            return f"{name}: attachment;\r\n filename*=UTF-8''{quote(file, safe='')}\r\n"
        return f'{name}: {value.content_type};\r\n name="{header_encode(file.encode(), "utf-8")}"\r\n'

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


_POLICY = _UnsplitNames(linesep="\r\n")


def body(letter: Letter) -> bytes:
    """Return the MIME parts of *letter* with their own headers, ready to follow a head; equal letters, equal bytes."""
    message = EmailMessage(policy=_POLICY)
    message.set_content(letter.text, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    for attachment in letter.attachments:
        name = file_name(attachment.name)
        suffix = name[name.rfind(".") :].lower() if "." in name else ""
        kind, subtype = _TYPES.get(suffix, ("application", "octet-stream"))
        message.add_attachment(attachment.content, maintype=kind, subtype=subtype, filename=name)
        part = list(message.iter_attachments())[-1]
        part.set_param("name", name)
    _set_boundaries(message, letter)
    return message.as_bytes()


def _set_boundaries(message: EmailMessage, letter: Letter) -> None:
    """Give every multipart a boundary made of the letter's hash: the next attempt sends the same bytes."""
    known = hashlib.sha256("\0".join((letter.subject, letter.text, letter.html)).encode(errors="surrogatepass"))
    for attachment in letter.attachments:
        known.update(
            hashlib.sha256(attachment.name.encode(errors="surrogatepass") + b"\0" + attachment.content).digest()
        )
    parts = [part for part in message.walk() if part.is_multipart()]
    for place, part in enumerate(parts):
        part.set_boundary(f"=_{known.hexdigest()[:40]}_{place}")


def head(
    letter_subject: str,
    *,
    sender: str,
    sender_name: str,
    address: str,
    message_id: str,
    dated: datetime,
    unsubscribe: str = "",
) -> bytes:
    """Return the headers of the mail to *address*, each one line or folded, none of them injected by a value."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(clean(sender_name), addr_spec=ascii_address(sender))
    message["To"] = Address("", addr_spec=ascii_address(address))
    message["Subject"] = clean(letter_subject)
    message["Date"] = format_datetime(dated)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday notices back
    if unsubscribe:
        message["List-Unsubscribe"] = f"<mailto:{ascii_address(unsubscribe)}>"
    return message.as_bytes().removesuffix(b"\r\n")


def message_id(domain: str, *parts: str) -> str:
    """Return the Message-ID of a mail: the same *parts* always give the same one."""
    return f"<{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}@{ascii_address('x@' + domain)[2:]}>"


def ascii_address(address: str) -> str:
    """Return *address* with its domain in IDNA form (例子.中国 → xn--…); the part before @ stays."""
    local, _, domain = address.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:  # a label that is empty or too long: the server will refuse it in its own words
        return address


def file_name(name: str) -> str:
    """Return *name* as a file name that every system takes, at most 80 characters, its suffix kept."""
    kept = _trimmed(_FORBIDDEN.sub("", clean(unicodedata.normalize("NFC", name))))
    stem, dot, suffix = kept.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        return _trimmed(kept[:_LONGEST_NAME]) or "附件"
    return f"{_trimmed(stem[: _LONGEST_NAME - len(suffix) - 1]) or '附件'}.{suffix}"


def _trimmed(text: str) -> str:
    return re.sub(r"^[\s.]+|[\s.]+$", "", text)


def stuffed(part: bytes) -> bytes:
    """Return *part* of a mail as it is sent: it ends its last line, and a leading dot is doubled (RFC 5321, 4.5.2)."""
    ended = part if part.endswith(b"\r\n") else part + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", ended)
