"""The PDF of a document: its HTML goes to a press in a child process, with limits and with our faces only."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from digest import fonts
from digest.errors import RenderError
from digest.renderings import stylesheets, web
from digest.renderings.documents import Document
from digest.renderings.layouts import Layout

_PRESS = Path(__file__).with_name("press.py")
# Measured: 300 pages take 11 s and 0.3 GB, 900 pages 45 s and 0.8 GB; ten times that is a page that never ends.
# Address space counts mapped files and reserves too: about 1 GB before the first page.
_MEMORY = 6 * 1024**3
_SECONDS = 600
_SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "WINDOWSFONTDIR")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, how many pages it has, and on which page each anchor stands."""

    content: bytes
    count: int
    pages: Mapping[str, int]


def printed(document: Document, layout: Layout, source: str, source_name: str) -> Printed:
    """Return *document* printed with *layout*; *source*, the issue as JSON, is attached under *source_name*.

    Raises RenderError when the press fails: too large, too slow, a character without a glyph.
    """
    html = web.markup(document, layout, stylesheets.paper(layout, document.name_size))
    order = {
        "html": html,
        "attachment": source,
        "attachment_name": source_name,
        "attachment_description": f"{document.title}的数据与出处",
        "created": f"{document.dated.isoformat()}T00:00:00+00:00",
        "memory": _MEMORY,
        "seconds": _SECONDS,
    }
    families = tuple(name for _, names in layout.fonts for name in names)
    return _pressed(json.dumps(order), families)


@functools.lru_cache(maxsize=2)  # the DOCX takes its page numbers from the PDF just made
def _pressed(order: str, families: tuple[str, ...]) -> Printed:
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        configuration = Path(folder) / "fonts.conf"
        configuration.write_text(font_configuration(families, fonts.folder()), encoding="utf-8")
        environment = {**os.environ, "FONTCONFIG_FILE": str(configuration), "SOURCE_DATE_EPOCH": "0"}
        answer = _run(order, environment)
    head, _, content = answer.partition(b"\n")
    report = json.loads(head)
    if report["missing"]:
        raise RenderError(
            f"这些字没有字形可用：{'、'.join(report['missing'])}", "改写含有这些字的文字，或安装含有它们的字体"
        )
    return Printed(content, report["count"], report["pages"])


def _run(order: str, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PRESS)],
            input=order.encode(),
            capture_output=True,
            env=environment,
            timeout=2 * _SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"排版超过 {2 * _SECONDS} 秒仍未完成", "减少本期条目后重试") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(
            f"排版中断（{message[-1] if message else done.returncode}）", "减少本期条目，或还原版式文件后重试"
        )
    return done.stdout


def font_configuration(families: tuple[str, ...], own: Path) -> str:
    """Return a fontconfig file by which only our own faces and the installed official *families* exist.

    Without it fontconfig silently takes any installed face for a missing one (fonts-conf(5): acceptfont, rejectfont).
    """
    folders = [str(own), *_SYSTEM_FONTS]
    accepted = "".join(
        f'<pattern><patelt name="family"><string>{escape(family)}</string></patelt></pattern>' for family in families
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
        + '<cachedir prefix="xdg">fontconfig</cachedir>'
        + f"<selectfont><rejectfont><glob>*</glob></rejectfont><acceptfont><glob>{escape(str(own))}/*</glob>"
        + f"{accepted}</acceptfont></selectfont></fontconfig>"
    )
