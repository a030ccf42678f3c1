"""The bytes of one source, and what its reader makes of them; ``READERS`` and ``OPENERS`` map a kind to its reader.

A reader is named ``module:function`` and imported when it is wanted: most runs want one or two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from digest.errors import SourceError, trouble
from digest.files import NotPlainError, TooLargeError, read_plain
from digest.model import Fetched, Location, Page
from digest.pages import dates, kinds
from digest.pages.kinds import Kind
from digest.pages.languages import refuse_foreign
from digest.pages.opened import Opened
from digest.pages.restrictions import restricted

__all__ = ["LARGEST", "OPENERS", "READERS", "content_of", "open_source"]

Reader = Callable[[Fetched], tuple[Page, ...]]
Opener = Callable[[Fetched], Opened]

READERS: dict[Kind, str] = {  # a source in, its pages out
    "text": "digest.pages.text:read",
    "html": "digest.pages.html:read",
    "mhtml": "digest.pages.mhtml:read",
    "feed": "digest.pages.feeds:read",
    "office": "digest.pages.office:read",
    "picture": "digest.pages.scan:read",
    "sheet": "digest.pages.sheets:read",
}
OPENERS: dict[Kind, str] = {  # a container in, its members out; a PDF, of whose pages some may not be read
    "pdf": "digest.pages.pdf:open_pdf",
    "docx": "digest.pages.docx:open_docx",  # with what of it was not read
    "mail": "digest.pages.mail:open_mail",
    "zip": "digest.pages.zips:open_zip",
}

# A broadsheet page holds about 10,000 characters, a year of a weekly about 20 MB: whatever is larger
# than this is not text from a newspaper, and taking it in would cost gigabytes.
LARGEST = 64 * 1024 * 1024
_SAY = {
    "packed": "请解压后放入，或改用 ZIP",
    "outlook": "请对方改用“纯文本”或“HTML”格式重发，附件就能取出",
}


def content_of(location: Location, path: str | None = None) -> bytes:
    """Return the bytes of *location*, or of the file *path* that stands for it; SourceError says why there are none."""
    try:
        return read_plain(path or location.uri, LARGEST)
    except TooLargeError as error:
        message = f"文件超过 {LARGEST // 1024**2} MB"
        raise SourceError(location.uri, message, "请确认是版面文字，或拆成几个文件") from error
    except NotPlainError as error:
        raise SourceError(location.uri, "不是普通文件（可能是设备、管道或文件夹）", "请换成文件") from error
    except PermissionError as error:
        raise SourceError(location.uri, "没有读取权限", "请检查文件权限") from error
    except FileNotFoundError as error:
        raise SourceError(location.uri, "文件不存在", "请检查路径是否写对") from error
    except OSError as error:
        raise SourceError(location.uri, f"读取失败：{trouble(error)}", "请检查磁盘或网络盘") from error


def open_source(fetched: Fetched) -> tuple[Kind, Opened]:
    """Return the kind of *fetched* and what its reader makes of it; SourceError where it is empty or none fits."""
    uri = fetched.location.uri
    if not fetched.content.strip():
        raise SourceError(uri, "文件是空的", "请检查来源是否保存完整")
    kind = kinds.kind(fetched.content, uri)
    if kind in OPENERS:
        opener: Opener = _load(OPENERS[kind])
        opened = opener(fetched)
        refuse_foreign(opened.pages, uri)
        return kind, replace(opened, pages=restricted(tuple(map(dates.dated, opened.pages))))
    if kind in READERS:
        reader: Reader = _load(READERS[kind])
        pages = reader(fetched)
        refuse_foreign(pages, uri)
        return kind, Opened(restricted(tuple(map(dates.dated, pages))))
    if name := kinds.NAMES[kind] if kind == "slides" else kinds.named(fetched.content):
        raise SourceError(uri, f"这是{name}，不是文字文件", _SAY.get(kind, "请另存为 .txt 文字文件后再试"))
    suffixes = "、".join(suffix for suffix, read in kinds.SUFFIXES.items() if read in READERS or read in OPENERS)
    suffix = Path(uri).suffix
    remedy = f"目前可读：{suffixes}" if suffix else f"请在文件名后面补上后缀，如 .txt；目前可读：{suffixes}"
    raise SourceError(uri, f"不认识的文件类型“{suffix or '无后缀'}”", remedy)


def _load(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)
