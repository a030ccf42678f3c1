"""The styles of the DOCX, from a layout's; those that the office's own base has stay as the office made them."""

from __future__ import annotations

import math

from docx.document import Document as OpenDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Pt, RGBColor, Twips
from docx.styles.style import CharacterStyle, ParagraphStyle

from digest.renderings.layout.layout import CHARACTER_STYLES, Layout, Style
from digest.renderings.word import markup

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_KEPT = ("annex_heading", "contents_heading", "coverage", "points_heading")  # with what follows
_BUILT_IN = ("toc 1", "toc 2")  # Word's own, which its “更新目录” uses


def add_styles(opened: OpenDocument, layout: Layout, name_size: float) -> dict[str, str]:
    """Add the styles that *opened* lacks and return the style id of each key.

    *name_size* is the size of the masthead's name in points.
    """
    there = {str(style.name).lower(): style.style_id for style in opened.styles}
    taken = set(there.values())
    for key, style in layout.styles:
        if style.name.lower() not in there:
            made = opened.styles.add_style(style.name, kind_of(key), builtin=style.name in _BUILT_IN)
            while made.style_id in taken:  # of a style that the office renamed
                made.element.styleId += "_"
            if style.level:
                _rest_on_heading(opened, made, style.level)
            _set_paragraph(made, key, style, layout)
            _set_run(made, style, layout, name_size if key == "name" else style.size)
            there[style.name.lower()] = made.style_id
    return {key: there[style.name.lower()] for key, style in layout.styles}


def _rest_on_heading(opened: OpenDocument, made: CharacterStyle, level: int) -> None:
    """Let a heading of the layout rest on one of Word's own (标题 1, 标题 2), whose look is not taken over."""
    name = f"Heading {level}"
    if name not in opened.styles:
        opened.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = opened.styles["Normal"]
    made.base_style = opened.styles[name]
    made.font.bold = made.font.italic = False


def kind_of(key: str) -> WD_STYLE_TYPE:
    """Return the type of the style *key* of a layout: of a paragraph, or of a stretch within one."""
    return WD_STYLE_TYPE.CHARACTER if key in CHARACTER_STYLES else WD_STYLE_TYPE.PARAGRAPH


def twips(points: float) -> int:
    """Return *points* in twentieths, rounded down: a page of lines may not outgrow the page."""
    return math.floor(points * 20)


def _set_paragraph(made: CharacterStyle, key: str, style: Style, layout: Layout) -> None:
    """Set the paragraph of *style*, all of it, whatever an office's defaults are; in the order of the schema.

    The imprint's own indent is its first line's, so that its rule is full.
    """
    if not isinstance(made, ParagraphStyle):
        return
    pitch, is_imprint = layout.paper.pitch, key == "imprint"
    left, first = (0.0, style.left) if is_imprint else (style.left, style.indent)
    made.quick_style = True
    form = made.paragraph_format
    form.keep_with_next = bool(style.level) or key in _KEPT
    form.keep_together = form.keep_with_next or key == "notice"
    form.widow_control = key in ("text", "listed")
    if is_imprint:
        markup.add_rule_below(made, layout.rules.red / 25.4 * 72, layout.colour("red")[1:])
    leader = WD_TAB_LEADER.DOTS if key.startswith(("contents_", "point")) else WD_TAB_LEADER.SPACES
    edge = Twips(twips(layout.paper.measure - style.right * style.size))
    form.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT, leader)
    markup.add_chinese_settings(made)
    form.space_before, form.space_after = Twips(twips(style.before * pitch)), Twips(twips(style.after * pitch))
    form.line_spacing = Twips(twips(style.lines * pitch))
    form.left_indent = Twips(twips(left * style.size))
    form.right_indent = Twips(0 if is_imprint else twips(style.right * style.size))
    form.first_line_indent = Twips(twips(first * style.size))
    form.alignment = _ALIGN[style.align]
    if style.level:
        markup.add_outline_level(made, style.level)


def _set_run(made: CharacterStyle, style: Style, layout: Layout, size: float) -> None:
    """Set face, colour and size: Word counts half points, so a size between is set larger and spaced closer."""
    markup.set_faces(made.element.get_or_add_rPr(), layout.faces(style.font)[0])
    made.font.color.rgb = RGBColor.from_string(layout.colour(style.colour)[1:].upper())
    half_points = math.ceil(size * 2 - 1e-9)
    if apart := round((size - half_points / 2 + style.spacing * size) * 20):
        markup.add_character_spacing(made, apart)
    if size:
        made.font.size = Pt(half_points / 2)
        markup.add_complex_size(made, half_points)
