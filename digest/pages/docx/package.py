"""The parts of a Word file that hold text and styles, as trees; nothing else of it is looked at, no macro, no link."""

from __future__ import annotations

import contextlib
import re
import zipfile
from dataclasses import dataclass

import lxml.etree as xml

from digest.errors import SourceError
from digest.expressions import expression
from digest.pages import zipped

LARGEST_PART = 24 << 20  # bytes of XML; a report has 0.2 MB, and its tree takes ten times as much memory
MOST_TAGS = 1_000_000  # of one part; a report of 100 pages has 50,000, and each costs 0.2 KB and some microseconds
_MOST_HEADERS = 9  # of a file: three kinds of page in three sections
_HEADER = expression(r"word/header\d*\.xml")
_MAIN = ("word/document.xml", "word/document2.xml")
_NOTES = {
    "word/comments.xml": (b"comment", "批注{}处"),
    "word/footnotes.xml": (b"footnote", "脚注{}处"),
    "word/endnotes.xml": (b"endnote", "尾注{}处"),
}


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: the trees of its text, of its styles if it has any, and of what stands over its pages."""

    document: xml._Element
    styles: xml._Element | None
    headers: tuple[xml._Element, ...] = ()
    unread: tuple[str, ...] = ()  # in Chinese: what else of it there is to read


def package(content: bytes, source: str) -> Package:
    """Return the parts of the Word file *content*; SourceError where it is damaged, locked or too large."""
    with zipped.opened(content, source, "Word 文件") as archive:
        names = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
        main = next(
            (
                names[name]
                for name in (*_MAIN, *sorted(names))
                if name in names and (name in _MAIN or (name.startswith("word/document") and name.endswith(".xml")))
            ),
            None,
        )
        if main is None:
            raise SourceError(source, "Word 文件里没有正文", "请用 Word 或 WPS 打开后另存为 .docx")
        document = _tree(archive, main, source)
        styles = names.get("word/styles.xml")
        pictures = sum(name.startswith("word/media/") for name in names)
        counts = {"图片{}张": pictures}
        for name, (mark, told) in _NOTES.items():
            with contextlib.suppress(zipped.ZipTooLargeError, ValueError):
                notes = zipped.member(archive, names[name], LARGEST_PART) if name in names else b""
                # those of a type only part the page from its notes
                counts[told] = len(re.findall(rb"<w:%s\s(?![^>]{0,200}w:type=)" % mark, notes))
        unread = tuple(f"{told.format(count)}：没有读" for told, count in counts.items() if count)
        headers = [names[name] for name in sorted(filter(_HEADER.fullmatch, names))[:_MOST_HEADERS]]
        over = tuple(tree for each in headers if (tree := _perhaps(archive, each, source)) is not None)
        return Package(document, _perhaps(archive, styles, source), over, unread)


def _perhaps(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None, source: str) -> xml._Element | None:
    """Return the tree of a part without which the text can be read; None where it is missing or damaged."""
    with contextlib.suppress(SourceError):
        return _tree(archive, info, source) if info else None
    return None


def _tree(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> xml._Element:
    try:
        content = zipped.member(archive, info, LARGEST_PART)
    except zipped.ZipTooLargeError as error:
        raise SourceError(
            source, f"Word 文件展开后超过 {LARGEST_PART >> 20} MB，不像来稿", "请检查文件，或复制成文字文件"
        ) from error
    except ValueError as error:
        raise SourceError(source, "Word 文件已损坏，打不开", "请重新下载，或请对方重发") from error
    if content.count(b"<") > MOST_TAGS:
        raise SourceError(source, "Word 文件里有太多段落，不像来稿", "请检查文件，或复制成文字文件")
    try:
        return zipped.tree(content)
    except (xml.XMLSyntaxError, ValueError) as error:
        raise SourceError(source, "Word 文件的内容损坏，读不出来", "请用 Word 或 WPS 打开后另存为 .docx") from error
