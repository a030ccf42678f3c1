"""The PDF of a document: its HTML goes to a press in a child process, with limits and with our faces only."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from digest import child, fonts
from digest.errors import RenderError
from digest.renderings import web
from digest.renderings.documents import Document
from digest.renderings.layout import stylesheets
from digest.renderings.layout.layout import Layout
from digest.renderings.pdf import order
from digest.renderings.pdf.order import EmbeddedFile

_PRESS = Path(__file__).with_name("press.py")
_PATIENCE = 2 * order.SECONDS  # by the clock: the machine may be busy
_SYSTEM_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "WINDOWSFONTDIR")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, how many pages it has, and on which page each anchor stands."""

    content: bytes
    count: int
    pages: Mapping[str, int]


def printed(document: Document, layout: Layout, data: EmbeddedFile) -> Printed:
    """Return *document* printed with *layout*, with *data*, the issue as JSON, attached.

    Raises RenderError when the press fails: too large, too slow, a character without a glyph.
    """
    html = web.markup(document, layout, stylesheets.paper(layout, document.name_size), is_paper=True)
    return pressed(order.order(html, document.dated, data), layout)


def pressed(order: str, layout: Layout) -> Printed:
    """Return what the press makes of *order* with the faces of *layout*; raises as ``printed`` does."""
    return _pressed(order, tuple(name for _, names in layout.fonts for name in names))


@functools.lru_cache(maxsize=2)  # the DOCX takes its page numbers from the PDF just made
def _pressed(order: str, families: tuple[str, ...]) -> Printed:
    with environment(families) as variables:
        answer = _run(order, variables)
    head, _, content = answer.partition(b"\n")
    report = json.loads(head)
    if report["missing"]:
        raise RenderError(f"这些字没有字形可用：{'、'.join(report['missing'])}", "改写含有这些字的文字")
    return Printed(content, report["count"], report["pages"])


@contextmanager
def environment(families: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the environment of a child process that sees our faces and the installed ones of *families* only."""
    with tempfile.TemporaryDirectory(prefix="digest-") as folder:
        configuration = Path(folder) / "fonts.conf"
        configuration.write_text(font_configuration(families, fonts.folder()), encoding="utf-8")
        # with an epoch fontconfig takes no folder for changed, and reads every face anew after all others: 0.4 s
        kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        yield {**kept, "FONTCONFIG_FILE": str(configuration)}


def _run(order: str, environment: Mapping[str, str]) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-P", child.__file__, str(_PRESS)],
            input=order.encode(),
            capture_output=True,
            env=environment,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(f"排版超过 {_PATIENCE} 秒仍未完成", "减少本期条目后重试") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RenderError(
            f"排版中断（{message[-1] if message else done.returncode}）", "减少本期条目，或还原版式文件后重试"
        )
    return done.stdout


def font_configuration(families: tuple[str, ...], own: Path) -> str:
    """Return a fontconfig file by which only our own faces and the installed official *families* exist.

    Without it fontconfig silently takes any installed face for a missing one (fonts-conf(5): acceptfont, rejectfont).
    The empty pattern is every face. It is no glob of files that rejects: such a file is never opened to see its family.
    """
    folders = [str(own), *_SYSTEM_FONTS]
    accepted = "".join(
        f'<pattern><patelt name="family"><string>{escape(family)}</string></patelt></pattern>'
        for family in (*families, *(face.family for face in fonts.faces()))
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
        + '<cachedir prefix="xdg">fontconfig</cachedir>'
        + f"<selectfont><rejectfont><pattern/></rejectfont><acceptfont>{accepted}</acceptfont></selectfont>"
        + "</fontconfig>"
    )
