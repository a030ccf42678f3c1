"""What a source is: its first bytes decide; the suffix of its name only breaks ties, as between text and a web page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from digest.expressions import expression

Kind = Literal[
    "", "text", "html", "mhtml", "mail", "feed", "docx", "zip", "office", "pdf", "picture", "sheet", "slides",
    "outlook", "packed", "database",
]  # fmt: skip

HEAD = 4096  # bytes that tell the kind; headers of a mail before MIME-Version hardly ever take more

# Signatures from the formats' own specifications (PNG 5.2, JFIF, GIF89a, ISO 32000 7.5.2, APPNOTE 4.3.7 …).
_SIGNATURES: tuple[tuple[bytes, Kind, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "picture", "PNG 图片"),
    (b"\xff\xd8\xff", "picture", "JPEG 图片"),
    (b"GIF8", "picture", "GIF 图片"),
    (b"II*\x00", "picture", "TIFF 图片"),
    (b"MM\x00*", "picture", "TIFF 图片"),
    (b"BM", "picture", "BMP 图片"),
    (b"%PDF-", "pdf", "PDF 文件"),
    (b"PK\x03\x04", "zip", "ZIP 压缩文件"),
    (b"PK\x05\x06", "zip", "ZIP 压缩文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office", "旧版 Word 或 Excel 文件"),
    (b"{\\rtf", "office", "RTF 文件"),
    (b"x\x9f>\x22", "outlook", "Outlook 专用的 winmail.dat"),  # MS-OXTNEF 2.1.3.1
    (b"Rar!", "packed", "RAR 压缩文件"),
    (b"7z\xbc\xaf'\x1c", "packed", "7z 压缩文件"),
    (b"\x1f\x8b", "packed", "gzip 压缩文件"),
    (b"SQLite format 3\x00", "database", "数据库文件"),
)
SUFFIXES: dict[str, Kind] = {
    ".txt": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".mht": "mhtml", ".mhtml": "mhtml", ".eml": "mail",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".json": "feed",
    ".docx": "docx", ".docm": "docx", ".zip": "zip", ".pdf": "pdf",
    ".xlsx": "sheet",
    ".doc": "office", ".wps": "office", ".rtf": "office", ".odt": "office",
}  # fmt: skip
NAMES: dict[Kind, str] = {
    "text": "文字文件", "html": "网页", "mhtml": "单文件网页（MHTML）", "mail": "邮件", "feed": "订阅源（RSS、Atom）",
    "docx": "Word 文件", "zip": "ZIP 压缩文件", "office": "旧版 Word 文件", "pdf": "PDF 文件", "picture": "图片",
    "sheet": "Excel 表格", "slides": "幻灯片", "outlook": "Outlook 专用的 winmail.dat", "packed": "压缩文件",
    "database": "数据库文件",
}  # fmt: skip
_BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_HTML = expression(r"(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.S)
_FEED = expression(r"<(?:rss|feed|rdf:rdf)\b")
_HEADER = expression(r"[!-9;-~]{1,60}:|[ \t]")
# What a program writes into a mail and a person does not: without one of these a page that begins 作者：… stays text.
_MAIL_MARKS = {"mime-version", "received", "message-id", "x-mailer"}


def kind(content: bytes, name: str) -> Kind:
    """Return the kind of the source *name* by the beginning of its *content*; empty where nothing tells.

    With the whole content a ZIP is told apart further: a Word file, a sheet, an archive.
    """
    for signature, found, _ in _SIGNATURES:
        if content.startswith(signature) and (signature != b"BM" or content[6:10] == b"\0\0\0\0"):
            return _zipped(content) if found == "zip" else found
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "picture"
    return _written(content) or _by_suffix(content, name)


def named(content: bytes) -> str:
    """Return the Chinese name of the binary format that *content* begins with; empty for anything else."""
    for signature, _, name in _SIGNATURES:
        if content.startswith(signature):
            return name
    return "WebP 图片" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def is_text(head: bytes, name: str) -> bool:
    """Say whether the source *name* that begins with *head* is plain text, or of no known kind."""
    return kind(head, name) in ("text", "")


def misnamed(found: Kind, name: str) -> str:
    """Return in Chinese that the suffix of *name* says another kind than *found*; empty where it does not."""
    suffix = PurePath(name).suffix.lower()
    said = SUFFIXES.get(suffix, found)
    return f"后缀是 {suffix}，内容是{NAMES[found]}，按内容读" if said != found and found in NAMES else ""


def _zipped(content: bytes) -> Kind:
    """Return what a ZIP holds, by its list of members; a broken one, or its head alone, is a ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            typed = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError, KeyError):
        return "zip"
    if typed.startswith(b"application/vnd.oasis.opendocument.text"):
        return "office"
    if "[Content_Types].xml" in names:
        folders = {name.partition("/")[0].lower() for name in names}
        return "docx" if "word" in folders else "sheet" if "xl" in folders else "slides" if "ppt" in folders else "zip"
    return "zip"


def _written(content: bytes) -> Kind:
    """Return the kind of a source that is written in characters and says itself what it is."""
    head = _head(content).lstrip()
    begin = head.lower()
    if _HTML.match(begin):
        return "html"
    if begin.startswith("<"):
        return "feed" if _FEED.search(begin) else "html" if begin.startswith("<?xml") and "<html" in begin else ""
    if begin.startswith("{") and "jsonfeed.org/version" in begin.replace("\\", ""):
        return "feed"
    return _mime(head, _MAIL_MARKS)


def _by_suffix(content: bytes, name: str) -> Kind:
    found = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if found in ("mail", "mhtml"):
        return _mime(_head(content).lstrip(), {"from", "subject", "date", "to", "content-type"}) or "text"
    if found == "pdf" and b"%PDF-" in content[:1024]:  # something may stand before it (ISO 32000, annex H.3.4.1)
        return "pdf"
    if found == "feed":
        return "html" if _head(content).lstrip().startswith("<") else ""
    return (
        "text" if found in ("docx", "zip", "pdf", "office", "sheet") else found
    )  # it does not begin as such a file does


def _mime(head: str, marks: set[str]) -> Kind:
    """Return mail or mhtml if *head* is a block of headers with one of *marks*."""
    lines = head.splitlines()[:200]
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    headers = lines[1:end] if lines and lines[0].startswith(("From ", ">From ")) else lines[:end]
    whole = headers[:-1] if end == len(lines) and len(headers) > 1 else headers  # the last one may be cut
    if not whole or not all(map(_HEADER.match, whole)):
        return ""
    if not marks & {line.partition(":")[0].lower() for line in whole}:
        return ""
    said = head.lower()
    is_page = (
        "snapshot-content-location" in said
        or "saved by" in said
        or ("multipart/related" in said and "subject:" in said and "to:" not in said)
    )
    return "mhtml" if is_page and "received:" not in said else "mail"


def _head(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[:HEAD].decode(encoding, "ignore")
    return content[:HEAD].decode("utf-8", "ignore")
