"""Word files as unions send their reports, of given stories."""

# ruff: noqa: E501 - lines of markup as Word has them

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.pages.stories import Story

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def chinese(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"


def saved(document: Made) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add(
    document: Made, text: str, size: float | None = None, *, bold: bool = False, align=None, style=None, indent=False
):
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(32)
    return paragraph


def official(stories: Sequence[Story]) -> bytes:
    """公文: a large centred title, 16 pt text with indents set by the program, signature and date at the right."""
    document = Document()
    for story in stories:
        add(document, story.headline, 22, align=CENTER)
        add(document, "")
        for text in story.paragraphs:
            add(document, text, 16, indent=True)
        add(document, story.source, 16, align=RIGHT)
        add(document, chinese(story.published), 16, align=RIGHT)
    return saved(document)


def with_crossheads(stories: Sequence[Story]) -> bytes:
    document = Document()
    story = stories[0]
    add(document, story.headline, 22, bold=True, align=CENTER)
    for number, text in enumerate(story.paragraphs):
        add(document, f"{'一二三四五六'[number]}、做好第{number + 1}件事", 16, bold=True, indent=True)
        add(document, text, 16, indent=True)
    add(document, f"（{story.source}供稿）", 16, align=RIGHT)
    return saved(document)


def heading_styles(stories: Sequence[Story]) -> bytes:
    document = Document()
    for story in stories:
        document.add_heading(story.headline, level=1)
        for text in story.paragraphs:
            add(document, f"　　{text}")
        add(document, f"（{story.source}）", align=RIGHT)
    return saved(document)


def plain(stories: Sequence[Story]) -> bytes:
    """Nothing is set at all: only the order of lines tells."""
    document = Document()
    for story in stories:
        add(document, story.headline)
        for text in story.paragraphs:
            add(document, f"　　{text}")
        add(document, story.source)
    return saved(document)


def bulletin(stories: Sequence[Story]) -> bytes:
    """简报: masthead with number, publisher and day, then the reports."""
    document = Document()
    add(document, "青溪工会信息", 36, bold=True, align=CENTER)
    add(document, "第12期（总第345期）", 14, align=CENTER)
    add(document, f"青溪县总工会办公室        {chinese(stories[0].published)}", 14)
    for story in stories:
        add(document, story.headline, 20, bold=True, align=CENTER)
        for text in story.paragraphs:
            add(document, text, 14, indent=True)
        add(document, f"（{story.source}）", 14, align=RIGHT)
    add(document, "报：市总工会　送：县委办公室", 12)
    return saved(document)


def three_heads(stories: Sequence[Story]) -> bytes:
    document = Document()
    for story in (each for each in stories if each.kicker):
        add(document, story.kicker, 16, align=CENTER)
        add(document, story.headline, 22, bold=True, align=CENTER)
        add(document, story.subheadline, 16, align=CENTER)
        add(document, f"通讯员 {story.author}", 14, align=CENTER)
        for text in story.paragraphs:
            add(document, text, 14, indent=True)
    return saved(document)


def in_a_frame(stories: Sequence[Story]) -> bytes:
    """A table of one cell around the report, a table of figures after it, a text box beside the title."""
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    story = stories[0]
    first = cell.paragraphs[0]
    first.alignment = CENTER
    run = first.add_run(story.headline)
    run.bold, run.font.size = True, Pt(20)
    first._p.append(
        parse_xml(
            f"<w:r {NAMESPACES}><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>本期导读</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    for text in story.paragraphs:
        cell.add_paragraph(f"　　{text}")
    cell.add_paragraph(story.source).alignment = RIGHT
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, [("单位", "场次", "人数"), ("木鱼镇", "12", "340")], strict=True):
        for each, text in zip(row.cells, texts, strict=True):
            each.text = text
    return saved(document)


def soft_breaks(stories: Sequence[Story]) -> bytes:
    """Pasted from a web page: one paragraph, its lines parted by line breaks."""
    document = Document()
    story = stories[0]
    add(document, story.headline, 18, bold=True, align=CENTER)
    paragraph = document.add_paragraph()
    for text in story.paragraphs:
        paragraph.add_run(f"　　{text}").add_break(WD_BREAK.LINE)
    add(document, story.source, align=RIGHT)
    return saved(document)


def sections(stories: Sequence[Story]) -> bytes:
    document = Document()
    document.add_heading("基层动态", level=1)
    for story in stories:
        document.add_heading(story.headline, level=2)
        for text in story.paragraphs:
            add(document, text, indent=True)
        add(document, story.source, align=RIGHT)
    return saved(document)


def bold_left(stories: Sequence[Story]) -> bytes:
    document = Document()
    for story in stories:
        add(document, story.headline, bold=True)
        for text in story.paragraphs:
            add(document, f"    {text}")
        add(document, f"供稿单位：{story.source}")
    return saved(document)


def centred_only(stories: Sequence[Story]) -> bytes:
    document = Document()
    for story in stories:
        add(document, story.headline, align=CENTER)
        add(document, story.source, align=CENTER)
        for text in story.paragraphs:
            add(document, text, indent=True)
    return saved(document)


def larger_only(stories: Sequence[Story]) -> bytes:
    document = Document()
    for number, story in enumerate(stories):
        paragraph = add(document, story.headline, 16)
        if number:
            paragraph.paragraph_format.page_break_before = True
        for text in story.paragraphs:
            add(document, text, 12, indent=True)
        add(document, f"{' ' * 40}{story.source}", 12)
        add(document, f"{' ' * 40}{chinese(story.published)}", 12)
    return saved(document)


def two_line_title(stories: Sequence[Story]) -> bytes:
    document = Document()
    for story in stories:
        half = len(story.headline) // 2
        add(document, story.headline[:half], 22, bold=True, align=CENTER)
        add(document, story.headline[half:], 22, bold=True, align=CENTER)
        for text in story.paragraphs:
            add(document, text, 16, indent=True)
        add(document, "图为活动现场", 12, align=CENTER)
        add(document, story.source, 16, align=RIGHT)
    return saved(document)


def in_boxes(stories: Sequence[Story]) -> bytes:
    """A newsletter drawn with text boxes, one a report."""
    document = Document()
    holder = document.add_paragraph("　")
    for story in stories:
        lines = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="40"/></w:rPr><w:t>{story.headline}</w:t></w:r></w:p>'
        lines += "".join(f"<w:p><w:r><w:t>　　{text}</w:t></w:r></w:p>" for text in story.paragraphs)
        lines += f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{story.source}</w:t></w:r></w:p>'
        holder._p.append(
            parse_xml(
                f"<w:r {NAMESPACES}><w:pict><v:shape><v:textbox><w:txbxContent>{lines}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )
    return saved(document)


TUNED: dict[str, Callable[[Sequence[Story]], bytes]] = {
    made.__name__: made
    for made in (official, with_crossheads, heading_styles, plain, bulletin, three_heads, in_a_frame, soft_breaks)
}
ASIDE: dict[str, Callable[[Sequence[Story]], bytes]] = {
    made.__name__: made for made in (sections, bold_left, centred_only, larger_only, two_line_title, in_boxes)
}
