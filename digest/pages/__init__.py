"""Room 1: bytes in, pages out.

``discover`` and ``fetch`` touch the disk; ``parse`` is pure. A reader takes the bytes of one source and
gives its pages; ``READERS`` maps a file's suffix to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from digest.errors import SourceError
from digest.files import NotPlainError, TooLargeError, read_plain
from digest.model import Failure, Fetched, Location, Page
from digest.pages import dates, kinds, scan, text

__all__ = ["READERS", "discover", "fetch", "parse"]

Reader = Callable[[Fetched], tuple[Page, ...]]


def _read_pdf(fetched: Fetched) -> tuple[Page, ...]:
    from digest.pages import pdf  # loads a library of 9 MB that text files do without

    return pdf.read(fetched)


PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read,
    ".pdf": _read_pdf,
    **dict.fromkeys(PICTURES, scan.read),
}

# A broadsheet page holds about 10,000 characters, a year of a weekly about 20 MB: whatever is larger
# than this is not text from a newspaper, and taking it in would cost gigabytes.
LARGEST = 64 * 1024 * 1024


def discover(paths: Sequence[str | Path]) -> tuple[tuple[Location, ...], tuple[Failure, ...]]:
    """Return the sources among *paths*, and what could not be found.

    A folder stands for the readable files in it and below, by name. Order of *paths* is kept, a file named twice is
    taken once. Hidden files are passed over.
    """
    found: dict[str, Location] = {}
    failures: list[Failure] = []
    for path in map(Path, paths):
        files, failure = _files(path)
        failures += [failure] if failure else []
        for file in files:
            found.setdefault(str(file.resolve()), Location(str(file)))
    readable = tuple(location for location in found.values() if _is_text(location.uri))
    unreadable = (_misnamed(location.uri) for location in found.values() if not _is_text(location.uri))
    return readable, (*failures, *unreadable)


def _is_text(name: str) -> bool:
    """Say whether *name* can be written down: bytes of a name that are no UTF-8 become surrogates (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _misnamed(name: str) -> Failure:
    shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return Failure(shown, "文件名的编码不对，记不下来", "请把文件改名后再试")


def _files(path: Path) -> tuple[Iterable[Path], Failure | None]:
    try:
        if path.is_dir():
            return _folder(path)
        if path.exists():
            return [path], None
    except OSError as error:
        return [], Failure(str(path), f"无法访问：{error.strerror}", "请检查文件权限")
    return [], Failure(str(path), "文件或文件夹不存在", "请检查路径是否写对")


def _folder(path: Path) -> tuple[Iterable[Path], Failure | None]:
    names = sorted(path.rglob("*"))
    visible = [file for file in names if not any(part.startswith(".") for part in file.relative_to(path).parts)]
    files = [file for file in visible if file.is_file()]
    if not files:
        return [], Failure(str(path), "文件夹里没有可读的来源", f"请放入 {'、'.join(READERS)} 文件")
    return files, None


def fetch(location: Location) -> Fetched:
    """Return the bytes of *location*; raise SourceError, in Chinese, where that fails."""
    try:
        return Fetched(location, read_plain(location.uri, LARGEST))
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
        raise SourceError(location.uri, f"读取失败：{error.strerror}", "请检查磁盘或网络盘") from error


def parse(fetched: Fetched) -> tuple[Page, ...]:
    """Return the pages of *fetched*; raise SourceError where it is empty or no text of a known kind."""
    uri = fetched.location.uri
    if not fetched.content.strip():
        raise SourceError(uri, "文件是空的", "请检查来源是否保存完整")
    kind = kinds.named(fetched.content)
    if kind and kind != "PDF 文件" and not (kind.endswith("图片") and Path(uri).suffix.lower() in PICTURES):
        raise SourceError(uri, f"这是{kind}，不是文字文件", "请另存为 .txt 文字文件后再试")
    reader = READERS.get(Path(uri).suffix.lower())
    if reader is None:
        raise SourceError(uri, f"不认识的文件类型“{Path(uri).suffix or '无后缀'}”", f"目前可读：{'、'.join(READERS)}")
    return tuple(dates.dated(page) for page in reader(fetched))
