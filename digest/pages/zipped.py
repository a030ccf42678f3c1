"""A ZIP read with care: its list first, then what is wanted of it, each within bounds, whatever the list says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import lxml.etree as xml

from digest.errors import SourceError

__all__ = ["ZipTooLargeError", "member", "opened", "tree"]

MOST_LISTED = 100_000  # entries of a list; each costs half a kilobyte of memory


class ZipTooLargeError(Exception):
    """A member holds more bytes than asked for."""


@contextmanager
def opened(content: bytes, source: str, kind: str) -> Iterator[zipfile.ZipFile]:
    """Yield the ZIP *content*; SourceError, naming its *kind* in Chinese, where it is damaged."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError) as error:
        raise SourceError(source, f"{kind}已损坏，打不开", "请重新下载，或请对方重发") from error
    with archive:
        if len(archive.infolist()) > MOST_LISTED:
            raise SourceError(source, f"{kind}里有 {len(archive.infolist())} 个文件", "请解压后只放入要用的")
        yield archive


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """Return the bytes of one member; ZipTooLargeError beyond *most*, ValueError where it is damaged."""
    if info.file_size > most:
        raise ZipTooLargeError
    try:
        with archive.open(info) as stream:
            content = stream.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ValueError(str(error)) from error
    if len(content) > most:
        raise ZipTooLargeError
    return content


def tree(content: bytes) -> xml._Element:
    """Return the XML *content* as a tree: nothing of it is fetched or unfolded; raises what lxml raises."""
    parser = xml.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False)
    return xml.fromstring(content, parser)
