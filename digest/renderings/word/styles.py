"""``styles.xml`` and ``fontTable.xml`` of the DOCX, from a layout's styles; or the styles of an office's own template.

WordprocessingML as in ECMA-376-1 (2016), clauses 17.3, 17.7 and 17.8. The order of elements is the schema's.
"""

from __future__ import annotations

import math
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from digest.errors import RenderError
from digest.renderings.layout.layout import CHARACTER_STYLES, Layout, Style

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEMPLATE = "template.docx"  # an office's own, in the layout's folder: its styles are used instead of the layout's
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ALIGN = {"left": "left", "right": "right", "centre": "center", "justify": "both"}
_KEPT = ("annex_heading", "coverage")  # with what follows: a table or drawing, the notice
_LARGEST = 20 * 1024**2  # bytes of styles.xml in a template: Word's own have 0.05 MB
_IDENTIFIERS = {"toc 1": "TOC1", "toc 2": "TOC2"}  # built-in names keep their built-in identifiers


def identifier(key: str, style: Style) -> str:
    """Return the ASCII style id of *style*, called *key* in the layout."""
    return _IDENTIFIERS.get(style.name, f"Digest{key.title().replace('_', '')}")


def identifiers(layout: Layout) -> dict[str, str]:
    """Return the style id of each key: our own, or the one that the office's template has for that style name.

    RenderError names the styles that the template lacks.
    """
    own = {key: identifier(key, style) for key, style in layout.styles}
    file = layout.folder / TEMPLATE
    if not file.is_file():
        return own
    there = _named(_template_styles(file))
    if lacking := [style.name for _, style in layout.styles if style.name.lower() not in there]:
        raise RenderError(
            f"{file}：缺少样式：{'、'.join(lacking)}", "在 Word 或 WPS 里新建同名样式，或删去这个模板文件"
        )
    return {key: there[style.name.lower()] for key, style in layout.styles}


def styles(layout: Layout, name_size: float) -> str:
    """Return ``styles.xml``; *name_size* is the size of the masthead's name in points."""
    file = layout.folder / TEMPLATE
    if file.is_file():
        return _template_styles(file)
    body = "".join(_style(key, style, layout, name_size) for key, style in layout.styles)
    fang = _fonts(layout, "fang")
    return (
        f'{_DECLARATION}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fang}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>{body}</w:styles>'
    )


def font_table(layout: Layout) -> str:
    """Return ``fontTable.xml``: each official face with its other name, so that either one installed is found."""
    entries = []
    for _, names in layout.fonts:
        other = f"<w:altName w:val={quoteattr(names[1])}/>" if len(names) > 1 else ""
        entries.append(
            f'<w:font w:name={quoteattr(names[0])}>{other}<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        )
    return f'{_DECLARATION}<w:fonts xmlns:w="{NAMESPACE}">{"".join(entries)}</w:fonts>'


def twips(points: float) -> int:
    """Return *points* in twentieths, rounded down: a page of lines may not outgrow the page."""
    return math.floor(points * 20)


def _style(key: str, style: Style, layout: Layout, name_size: float) -> str:
    head = f"<w:name w:val={quoteattr(style.name)}/>"
    if key in CHARACTER_STYLES:
        run = _run(style, layout, style.size)
        return (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{identifier(key, style)}">{head}{run}</w:style>'
        )
    custom = "" if style.name in _IDENTIFIERS else ' w:customStyle="1"'
    size = name_size if key == "name" else style.size
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identifier(key, style)}">{head}<w:basedOn w:val="Normal"/>'
        f"<w:qFormat/>{_paragraph(key, style, layout)}{_run(style, layout, size)}</w:style>"
    )


def _paragraph(key: str, style: Style, layout: Layout) -> str:
    """Return the paragraph properties of *style*; the imprint's own indent is its first line's, so its rule is full.

    Punctuation may hang at the right edge, as Chinese Word documents have it by default: LibreOffice 7.4 reads
    ``overflowPunct`` the wrong way round and sets 28 characters only where it is allowed.
    """
    pitch, measure = layout.paper.pitch, layout.paper.measure
    whole = "<w:keepLines/>" if key == "notice" else ""
    keep = "<w:keepNext/><w:keepLines/>" if style.level or key in _KEPT else whole
    border = ""
    left, first = style.left, style.indent
    if key == "imprint":
        left, first = 0.0, style.left
        eighths = round(layout.rules.red / 25.4 * 72 * 8)
        colour = layout.colour("red")[1:]
        border = f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="3" w:color="{colour}"/></w:pBdr>'
    edge = twips(measure - style.right * style.size)
    leader = ' w:leader="dot"' if key.startswith("contents_") else ""
    right = f' w:right="{twips(style.right * style.size)}"' if style.right and key != "imprint" else ""
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    return (
        f'<w:pPr>{keep}<w:widowControl w:val="0"/>{border}'
        f'<w:tabs><w:tab w:val="right"{leader} w:pos="{edge}"/></w:tabs>'
        '<w:overflowPunct w:val="1"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:snapToGrid w:val="0"/><w:spacing w:before="{twips(style.before * pitch)}" '
        f'w:after="{twips(style.after * pitch)}" w:line="{twips(style.lines * pitch)}" w:lineRule="exact"/>'
        f'<w:ind w:left="{twips(left * style.size)}"{right} w:firstLine="{twips(first * style.size)}"/>'
        f'<w:jc w:val="{_ALIGN[style.align]}"/>{level}</w:pPr>'
    )


def _run(style: Style, layout: Layout, size: float) -> str:
    """Return the run properties: Word counts half points, so a size between is set larger and spaced closer."""
    colour = layout.colour(style.colour)[1:].upper()
    half_points = math.ceil(size * 2 - 1e-9)
    apart = round((size - half_points / 2 + style.spacing * size) * 20)
    spacing = f'<w:spacing w:val="{apart}"/>' if apart else ""
    sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if size else ""
    return f'<w:rPr>{_fonts(layout, style.font)}<w:color w:val="{colour}"/>{spacing}{sizes}</w:rPr>'


def _fonts(layout: Layout, group: str) -> str:
    name = quoteattr(layout.faces(group)[0])
    return f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>"


def _template_styles(file: Path) -> str:
    """Return ``word/styles.xml`` of the template; nothing else of it is used, so no link or macro comes along."""
    try:
        with zipfile.ZipFile(file) as package:
            if package.getinfo("word/styles.xml").file_size > _LARGEST:
                raise RenderError(f"{file}：样式部分过大", "换一个由 Word 或 WPS 另存的模板")
            return package.read("word/styles.xml").decode("utf-8-sig")
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise RenderError(f"{file}：不是可用的 DOCX 模板：{error}", "用 Word 或 WPS 另存为 .docx") from error


def _named(xml: str) -> dict[str, str]:
    """Return style names (lower case) and ids of a ``styles.xml``."""
    found: dict[str, str] = {}
    for style in re.finditer(r'<w:style\b[^>]*w:styleId="([^"]+)"[^>]*>(.*?)</w:style>', xml, re.DOTALL):
        if name := re.search(r'<w:name w:val="([^"]+)"', style.group(2)):
            found[name.group(1).lower()] = escape(style.group(1))
    return found
