"""The office's own ``.docx`` as the base of the styles: its styles and the theme they may name, nothing else."""

from __future__ import annotations

import io
import zipfile
import zlib
from copy import deepcopy
from pathlib import Path

import docx
from docx.document import Document as OpenDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from digest.errors import RenderError, trouble
from digest.renderings.layout.layout import Layout
from digest.renderings.word import package, styles

_BESIDE = "template.docx"  # taken without being named, when it lies beside layout.toml
_LARGEST = 50 * 1024**2  # bytes unpacked: a document of an office with pictures has 10 MB, a bomb in a ZIP has no end
_OLD = b"\xd0\xcf\x11\xe0"  # a compound file: .doc, or a .docx that is kept by a password
_SAVE = "用 Word 或 WPS 另存为 .docx"


def base_file(layout: Layout) -> Path | None:
    """Return the office's own base: what the layout names, or one that lies beside it; None where there is none."""
    if layout.word.base:
        return layout.folder / layout.word.base
    beside = layout.folder / _BESIDE
    return beside if beside.is_file() else None


def lacking(layout: Layout) -> tuple[str, ...]:
    """Return the styles that the office's base has not, which are added as the layout has them; none without a base.

    RenderError where the base cannot be used.
    """
    file = base_file(layout)
    there = {str(style.name).lower() for style in _read(file, layout).styles} if file else set[str]()
    return tuple(style.name for _, style in layout.styles if file and style.name.lower() not in there)


def take_styles(opened: OpenDocument, layout: Layout) -> None:
    """Put the styles of the office's base, where there is one, in the place of those of *opened*."""
    file = base_file(layout)
    if file is None:
        return
    base = _read(file, layout)
    opened.styles.element[:] = deepcopy(base.styles.element[:])
    for relation in base.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.THEME and not relation.target_part.rels:  # one with pictures is rare
            types = CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME
            package.add_part(opened.part, "/word/theme/theme1.xml", *types, relation.target_part.blob)
            break


def _read(file: Path, layout: Layout) -> OpenDocument:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise RenderError(
            f"{file}：DOCX 底稿读不出来：{trouble(error)}", "检查 layout.toml 里 [word] 的 base"
        ) from error
    if content.startswith(_OLD):
        raise RenderError(f"{file}：DOCX 底稿加了密码，或是旧的 .doc", f"去掉密码，{_SAVE}")
    opened = _opened(file, content)
    for key, style in layout.styles:
        kinds = [each.type for each in opened.styles if str(each.name).lower() == style.name.lower()]
        if any(kind != styles.kind_of(key) for kind in kinds):
            kind = "字符样式" if styles.kind_of(key) == WD_STYLE_TYPE.CHARACTER else "段落样式"
            raise RenderError(f"{file}：样式“{style.name}”应是{kind}", "在 Word 或 WPS 里删去它，新建同名样式")
    return opened


def _opened(file: Path, content: bytes) -> OpenDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise RenderError(f"{file}：DOCX 底稿过大", f"删去里面的图片，{_SAVE}")
            is_macro = b"macroEnabled" in archive.read("[Content_Types].xml")
        if is_macro:
            raise RenderError(f"{file}：DOCX 底稿带宏（.docm）", f"{_SAVE}，不要选“启用宏”")
        opened = docx.Document(io.BytesIO(content))
        if opened.styles.element.tag != qn("w:styles") or not all(style.style_id for style in opened.styles):
            raise ValueError("样式部分残缺")
    # what python-docx, lxml (a SyntaxError) and zipfile (RuntimeError: a password) raise for a file that is none
    except (OSError, LookupError, ValueError, SyntaxError, AttributeError, RuntimeError) as error:
        raise RenderError(f"{file}：DOCX 底稿打不开，不是可用的 .docx：{error}", _SAVE) from error
    except (zipfile.BadZipFile, zlib.error) as error:
        raise RenderError(f"{file}：DOCX 底稿损坏：{error}", f"打开看看，{_SAVE}") from error
    return opened
