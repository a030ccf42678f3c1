"""CSS from a layout's numbers, for paper (points) and screen (relative sizes): own values only, no source text."""

from __future__ import annotations

from digest.errors import RenderError
from digest.renderings import paging
from digest.renderings.layout import files
from digest.renderings.layout.layout import CHARACTER_STYLES, Layout, Style

# The family of our own face that stands in for each font group (digest.fonts).
OWN_FACES = {"fang": "UDFang", "kai": "UDKai", "biao": "UDBiao", "song": "UDSong", "hei": "UDHei"}
_ALIGN = {"left": "left", "right": "right", "centre": "center", "justify": "justify"}
# The dash of "— 1 —" stands this far below the top of its line, in em of the page number: measured on the page
# (face metrics 0.88/0.12, the dash 0.36 em above the base line).
_DASH_DEPTH = 0.52
_MILLIMETRE = 72 / 25.4
_ADDITIONS = "print-own.css"


def paper(layout: Layout, name_size: float) -> str:
    """Return the whole stylesheet of the PDF; *name_size* is the size of the masthead's name in points."""
    pitch = layout.paper.pitch
    rules = [_variables(layout, own=True), _page(layout)]
    rules += [f".{key}{{{_paper_style(style, pitch)}}}" for key, style in _paragraphs(layout)]
    rules += [
        f".{key}.tight{{line-height:{style.lines * paging.CLOSE * pitch:.4f}pt}}"
        for key, style in _paragraphs(layout)
        if key.startswith("contents_")
    ]
    # no height of its own: a smaller size on the base line of a larger one would make its line higher, off the grid
    rules += [f".{key}{{{_character_style(layout.style(key), 'pt', 1)};line-height:0}}" for key in CHARACTER_STYLES]
    high = layout.switches.box_lines * layout.style("box").lines * pitch
    rules += [f".name{{font-size:{name_size}pt}}", f".box{{height:{high:.4f}pt}}", asset(layout, "print.css")]
    if (layout.folder / _ADDITIONS).is_file():  # a layout whose own print.css is whole has none
        rules.append(asset(layout, _ADDITIONS))
    return "\n".join(rules)


def screen(layout: Layout) -> str:
    """Return the whole stylesheet of the HTML form."""
    rules = [_variables(layout, own=False)]
    body = layout.style("text").size  # the size of running text is the screen's own, the others follow from it
    rules += [f".{key}{{{_screen_style(style, body)}}}" for key, style in _paragraphs(layout)]
    rules += [f".{key}{{{_character_style(layout.style(key), 'rem', body)}}}" for key in CHARACTER_STYLES]
    return "\n".join([*rules, asset(layout, "screen.css")])


def asset(layout: Layout, name: str) -> str:
    """Return the text of the file *name* of the layout, or of templates/base; RenderError when it cannot be read."""
    file = files.file_of(layout.folder, name)
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RenderError(f"{file}：读不出来：{error}", "版式文件应是 UTF-8 编码的文本文件") from error


def _variables(layout: Layout, *, own: bool) -> str:
    fonts = {group: [*names, *(own_faces(group) if own else ())] for group, names in layout.fonts}
    pairs = [(group, ",".join(f'"{name}"' for name in names)) for group, names in fonts.items()]
    pairs += list(layout.colours)
    pairs += [(f"rule-{name}", f"{getattr(layout.rules, name)}mm") for name in ("red", "outer", "inner")]
    pairs += [("gap", f"{layout.paper.gap}mm"), ("pitch", f"{layout.paper.pitch:.4f}pt")]
    return f":root{{{';'.join(f'--{name}:{value}' for name, value in pairs)}}}"


def _page(layout: Layout) -> str:
    paper = layout.paper
    style = layout.style("page_number")
    margins = f"{paper.top}mm {paper.right}mm {paper.bottom}mm {paper.left}mm"
    top = paper.page_number_below * _MILLIMETRE - _DASH_DEPTH * style.size
    number = (
        f'content:"— " counter(page) " —";vertical-align:top;padding-top:{top:.2f}pt;line-height:{style.size}pt;'
        f"font-family:var(--{style.font});font-size:{style.size}pt;color:var(--{style.colour});white-space:nowrap"
    )
    # page margin boxes do not see custom properties of the root in every release: spell them out
    families = (*layout.faces(style.font), *own_faces(style.font))
    number = number.replace(f"var(--{style.font})", ",".join(f'"{name}"' for name in families))
    number = number.replace(f"var(--{style.colour})", layout.colour(style.colour))
    size = f"@page{{size:{paper.width}mm {paper.height}mm;margin:{margins}}}"
    if layout.switches.mirrored:  # 订口 28 mm stands inside on either side of a leaf
        size += f"@page:left{{margin:{paper.top}mm {paper.left}mm {paper.bottom}mm {paper.right}mm}}"
    if layout.switches.page_number == "centre":
        return size + f"@page{{@bottom-center{{{number}}}}}"
    # 7.5: outside, one character in from the edge of the type area
    right = f"@page:right{{@bottom-right{{{number};padding-right:{style.size}pt}}}}"
    return size + right + f"@page:left{{@bottom-left{{{number};padding-left:{style.size}pt}}}}"


def _paragraphs(layout: Layout) -> list[tuple[str, Style]]:
    return [(key, style) for key, style in layout.styles if key not in CHARACTER_STYLES]


def _character_style(style: Style, unit: str, base: float) -> str:
    """Return face and size of a stretch within a line; size 0 keeps the line's."""
    size = f";font-size:{style.size / base:.3f}{unit}" if style.size else ""
    return f"font-family:var(--{style.font}){size};color:var(--{style.colour})"


def _paper_style(style: Style, pitch: float) -> str:
    # letter spacing stands after the last character too: an indent of the same width keeps a centred line in the middle
    indent = style.indent + (style.spacing if style.align == "centre" else 0)
    lines = {
        "font-family": f"var(--{style.font})",
        "font-size": f"{style.size}pt",
        "line-height": f"{style.lines * pitch:.4f}pt",
        "text-align": _ALIGN[style.align],
        "text-indent": f"{indent}em",
        "margin-top": f"{style.before * pitch:.4f}pt",
        "margin-bottom": f"{style.after * pitch:.4f}pt",
        "padding-left": f"{style.left}em",
        "padding-right": f"{style.right}em",
        "letter-spacing": f"{style.spacing}em" if style.spacing else "normal",
        "color": f"var(--{style.colour})",
    }
    return ";".join(f"{name}:{value}" for name, value in lines.items())


def _screen_style(style: Style, body: float) -> str:
    align = "left" if style.align == "justify" else _ALIGN[style.align]  # ragged: narrow screens tear justified lines
    lines = {
        "font-family": f"var(--{style.font}),serif",
        "font-size": f"{style.size / body:.3f}em",
        "text-align": align,
        "text-indent": f"{style.indent}em",
        "padding-left": f"{style.left}em",
        "color": f"var(--{style.colour})",
    }
    return ";".join(f"{name}:{value}" for name, value in lines.items())


def own_faces(group: str) -> tuple[str, ...]:
    """Return our face for *group*, and the one with the widest coverage for what that lacks."""
    return (OWN_FACES[group], OWN_FACES["fang"])
