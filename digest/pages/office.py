"""What only an office program opens (.doc, .wps, .rtf, .odt): LibreOffice, where installed, makes a .docx of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from digest.errors import SourceError
from digest.model import Fetched, Page

__all__ = ["program", "read"]

_SECONDS = 60  # 7 on an idle machine, most of it for its start
_SUFFIXES = (".doc", ".wps", ".rtf", ".odt", ".ott", ".dot", ".fodt")


def program() -> str:
    """Return where LibreOffice is on this machine; empty where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the text of an old office file; SourceError where there is no program that opens it, or it fails."""
    uri = fetched.location.uri
    office = program()
    if not office:
        raise SourceError(
            uri,
            "旧版 Word、WPS、RTF、ODT 文件要用 LibreOffice 打开，本机没有装",
            "请安装 LibreOffice，或另存为 .docx 后再试",
        )
    with tempfile.TemporaryDirectory(prefix="office-", dir=Path.cwd()) as folder:
        content = _converted(office, fetched, Path(folder))
    from digest.pages import docx  # its libraries stay out of the process that only asks for the program

    return docx.read(Fetched(fetched.location, content))


def _converted(office: str, fetched: Fetched, folder: Path) -> bytes:
    uri = fetched.location.uri
    suffix = Path(uri).suffix.lower()
    source = folder / f"in{suffix if suffix in _SUFFIXES else '.doc'}"
    source.write_bytes(fetched.content)
    command = [
        office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(
            command, capture_output=True, timeout=_SECONDS, check=False, env={**os.environ, "HOME": str(folder)}
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(uri, f"LibreOffice {_SECONDS} 秒没有打开这个文件", "请用 Word 或 WPS 另存为 .docx") from error
    except OSError as error:
        raise SourceError(uri, "LibreOffice 启动不了", "请检查安装，或另存为 .docx 后再试") from error
    made = folder / "out" / "in.docx"
    if not made.is_file():
        raise SourceError(uri, "LibreOffice 打不开这个文件", "请用 Word 或 WPS 打开后另存为 .docx")
    return made.read_bytes()
