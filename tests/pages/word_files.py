"""Word files as offices write them, of given reports: papers with a red head, forms, bulletins, drafts with changes."""

# ruff: noqa: E501 - lines of markup as Word has them

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.pages.reports_own import Report

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def spelled(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"


def saved(document: Made) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def set_run(run, size: float | None = None, face: str = "", *, bold: bool = False):
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if face:
        run.font.name = face
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run


def add(
    document, text: str, size: float | None = None, face: str = "", *, bold=False, align=None, style=None, indent=0
):
    paragraph = document.add_paragraph(style=style)
    set_run(paragraph.add_run(text), size, face, bold=bold)
    if align is not None:
        paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(indent)
    return paragraph


def text_of(
    document, report: Report, size: float | None = None, face: str = "", head_face: str = "", *, bold_heads=True
):
    for text in report.paragraphs:
        if text.startswith("#"):
            add(document, text[1:], size, head_face or face, bold=bold_heads, indent=32)
        else:
            add(document, text, size, face, indent=32)


def red_head(reports: Sequence[Report]) -> bytes:
    report = reports[0]
    document = Document()
    set_run(
        add(document, "", align=CENTER).add_run(f"{report.source}文件"), 48, "方正小标宋简体"
    ).font.color.rgb = RGBColor(255, 0, 0)
    add(document, "临工〔2024〕17号", 16, "仿宋", align=CENTER)
    add(document, "", 16)
    add(document, report.headline, 22, "方正小标宋简体", align=CENTER)
    add(document, "", 16)
    text_of(document, report, 16, "仿宋", "黑体", bold_heads=False)
    add(document, "", 16)
    add(document, report.source + "　　", 16, "仿宋", align=RIGHT)
    add(document, spelled(report.published) + "　　　", 16, "仿宋", align=RIGHT)
    add(document, "抄送：市总工会，区委办公室。", 14, "仿宋")
    add(document, f"{report.source}办公室　　　　　　{spelled(report.published)}印发", 14, "仿宋")
    return saved(document)


def contents_first(reports: Sequence[Report]) -> bytes:
    document = Document()
    add(document, "平沙工会信息", 42, "华文行楷", align=CENTER)
    add(document, "（第12期）", 16, align=CENTER)
    add(document, f"平沙市总工会办公室编　　　　　{spelled(reports[0].published)}", 14)
    add(document, "本期要目", 16, "黑体", bold=True, align=CENTER)
    for report in reports:
        add(document, f"★ {report.headline}", 14)
    for report in reports:
        add(document, report.headline, 18, "黑体", bold=True, align=CENTER)
        text_of(document, report, 14)
        add(document, f"（{report.source}）", 14, align=RIGHT)
    return saved(document)


def numbered_news(reports: Sequence[Report]) -> bytes:
    document = Document()
    add(document, "基层工会动态", 22, "方正小标宋简体", align=CENTER)
    for number, report in enumerate(reports, 1):
        add(document, f"{number}.{report.headline}", 16, "黑体", bold=True, indent=32)
        for text in report.plain[:-1]:
            add(document, text, 16, "仿宋", indent=32)
        add(document, f"{report.plain[-1]}（{report.source}）", 16, "仿宋", indent=32)
    return saved(document)


def heading_levels(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        document.add_heading(report.headline, 1)
        for text in report.paragraphs:
            document.add_heading(text[1:], 2) if text.startswith("#") else document.add_paragraph(text)
        document.add_paragraph(f"供稿：{report.source}")
    return saved(document)


def faces_only(reports: Sequence[Report]) -> bytes:
    """A paper by the standard of 公文: titles by their faces, 黑体 for crossheads, all of one size but the headline."""
    document = Document()
    report = reports[0]
    add(document, report.headline, 22, "方正小标宋_GBK")
    text_of(document, report, 16, "仿宋_GB2312", "黑体", bold_heads=False)
    add(document, f"　　　　　　　　　　　　　　　{report.source}", 16, "仿宋_GB2312")
    add(document, f"　　　　　　　　　　　　　　　{spelled(report.published)}", 16, "仿宋_GB2312")
    return saved(document)


def same_size_face(reports: Sequence[Report]) -> bytes:
    """Everything in 12 pt: the headlines in 黑体, the text in 宋体, signatures in brackets of their own."""
    document = Document()
    for report in reports:
        add(document, report.headline, 12, "黑体")
        text_of(document, report, 12, "宋体", "楷体", bold_heads=False)
        add(document, f"（{report.source}）", 12, "宋体")
        add(document, "")
    return saved(document)


def in_two_columns(reports: Sequence[Report]) -> bytes:
    document = Document()
    table = document.add_table(rows=1, cols=len(reports))
    for cell, report in zip(table.rows[0].cells, reports, strict=True):
        add(cell, report.headline, 15, "黑体", bold=True, align=CENTER)
        text_of(cell, report, 10.5)
        add(cell, report.source, 10.5, align=RIGHT)
    return saved(document)


def form(reports: Sequence[Report]) -> bytes:
    report = reports[0]
    document = Document()
    add(document, "信息稿件报送单", 20, "黑体", align=CENTER)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in (
        ("标　题", report.headline),
        ("报送单位", report.source),
        ("报送时间", spelled(report.published)),
        ("作　者", "桑榆"),
        ("联系电话", "0000-1234567"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    cells = table.add_row().cells
    cells[0].text = "正　文"
    cells[1].text = report.plain[0]
    for text in report.plain[1:]:
        cells[1].add_paragraph(text)
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "审核意见", "同意报送。"
    return saved(document)


def listed(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    add(document, report.headline, 18, bold=True, align=CENTER)
    for text in report.plain:
        document.add_paragraph(text, style="List Number")
    add(document, report.source, align=RIGHT)
    return saved(document)


def tracked(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 18, bold=True, align=CENTER)
        for number, text in enumerate(report.plain):
            paragraph = document.add_paragraph()
            cut = len(text) // 2
            paragraph.add_run(text[:cut])
            paragraph._p.append(
                parse_xml(
                    f'<w:del {W} w:id="{number}" w:author="a"><w:r><w:delText>删去的话。</w:delText></w:r></w:del>'
                )
            )
            paragraph._p.append(
                parse_xml(
                    f'<w:ins {W} w:id="{number}9" w:author="a"><w:r><w:t xml:space="preserve">{text[cut:]}</w:t></w:r></w:ins>'
                )
            )
            paragraph._p.append(
                parse_xml(
                    f'<w:r {W}><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
                )
            )
        add(document, report.source, align=RIGHT)
    return saved(document)


def boxed_title(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    paragraph = document.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f'<w:r {W}><w:pict><v:shape style="width:400pt"><v:textbox><w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="44"/></w:rPr><w:t>{report.headline}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        )
    )
    text_of(document, report, 14)
    add(document, report.source, 14, align=RIGHT)
    return saved(document)


def bylined(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    add(document, report.kicker, 16, "楷体", align=CENTER)
    add(document, report.headline, 24, "方正大标宋简体", bold=True, align=CENTER)
    add(document, report.subheadline, 16, "楷体", align=CENTER)
    add(document, "记者 顾念慈　通讯员 苏木", 14, "楷体", align=CENTER)
    text_of(document, report, 14)
    add(document, f"（{report.source}供稿）", 14, align=RIGHT)
    return saved(document)


def with_pictures(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 18, bold=True, align=CENTER)
        for number, text in enumerate(report.plain):
            add(document, text, 14, indent=28)
            if number == 0:
                drawing = OxmlElement("w:drawing")
                picture = document.add_paragraph()
                picture.alignment = CENTER
                picture.add_run()._r.append(drawing)
                add(document, report.caption or "活动现场", 10.5, align=CENTER)
        add(document, f"{report.source}　{spelled(report.published)}", 14, align=RIGHT)
    return saved(document)


def bracketed_end(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 16, bold=True)
        for text in report.plain[:-1]:
            add(document, "　　" + text, 14)
        add(document, f"　　{report.plain[-1]}（{report.source} 桑榆）", 14)
    return saved(document)


def page_breaks(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 14, bold=True, align=CENTER)
        add(document, report.source, 14, align=CENTER)
        text_of(document, report, 14)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(document)


def framed_title(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    cell.paragraphs[0].alignment = CENTER
    set_run(cell.paragraphs[0].add_run(report.headline), 20, "黑体", bold=True)
    text_of(document, report, 14)
    add(document, report.source, 14, align=RIGHT)
    return saved(document)


def linked(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        document.element.body.insert(
            len(document.element.body) - 1,
            parse_xml(
                f'<w:sdt {W}><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="40"/></w:rPr><w:t>{report.headline}</w:t></w:r></w:p></w:sdtContent></w:sdt>'
            ),
        )
        for text in report.plain:
            paragraph = document.add_paragraph()
            paragraph._p.append(
                parse_xml(f'<w:hyperlink {W} w:anchor="x"><w:r><w:t>{text[:6]}</w:t></w:r></w:hyperlink>')
            )
            paragraph._p.append(
                parse_xml(f'<w:fldSimple {W} w:instr=" REF x "><w:r><w:t>{text[6:9]}</w:t></w:r></w:fldSimple>')
            )
            paragraph.add_run(text[9:])
        add(document, report.source, align=RIGHT)
    return saved(document)


def title_of_two(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        cut = len(report.headline) // 2
        paragraph = add(document, report.headline[:cut], 22, "方正小标宋简体", align=CENTER)
        paragraph.runs[0].add_break()
        set_run(paragraph.add_run(report.headline[cut:]), 22, "方正小标宋简体")
        text_of(document, report, 16, "仿宋")
        add(document, report.source, 16, "仿宋", align=RIGHT)
        add(document, spelled(report.published), 16, "仿宋", align=RIGHT)
    return saved(document)


def labelled(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    for text in (
        f"标题：{report.headline}",
        f"单位：{report.source}",
        "作者：桑榆",
        f"日期：{spelled(report.published)}",
        "正文：",
    ):
        document.add_paragraph(text)
    for text in report.plain:
        document.add_paragraph("    " + text)
    return saved(document)


def figures(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 18, bold=True, align=CENTER)
        for number, text in enumerate(report.plain):
            add(document, text, 14, indent=28)
            if number == 0:
                add(document, "服务情况统计表", 12, align=CENTER)
                table = document.add_table(rows=0, cols=3, style="Table Grid")
                for row in (("项目", "人次", "满意率"), ("理发", "72", "99%"), ("修表", "18", "100%")):
                    for cell, value in zip(table.add_row().cells, row, strict=True):
                        cell.text = value
        add(document, report.source, 14, align=RIGHT)
    return saved(document)


def annexed(reports: Sequence[Report]) -> bytes:
    document = Document()
    report = reports[0]
    add(document, report.headline, 22, align=CENTER)
    text_of(document, report, 16)
    add(document, "附件：1.职工夜校课程表", 16, indent=32)
    add(document, "2.讲师名单", 16, indent=80)
    add(document, report.source, 16, align=RIGHT)
    add(document, spelled(report.published), 16, align=RIGHT)
    add(document, "（联系人：苏木，联系电话：12345678）", 16, indent=32)
    return saved(document)


def footnoted(reports: Sequence[Report]) -> bytes:
    document = Document()
    for report in reports:
        add(document, report.headline, 16, bold=True, align=CENTER)
        for text in report.plain:
            paragraph = add(document, text, 12, indent=24)
            paragraph._p.append(
                parse_xml(
                    f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
                )
            )
        add(document, report.source, 12, align=RIGHT)
    return saved(document)


SINGLE = ("red_head", "faces_only", "form", "listed", "boxed_title", "bylined", "framed_title", "labelled", "annexed")
KINDS: dict[str, Callable[[Sequence[Report]], bytes]] = {
    made.__name__: made
    for made in (
        red_head, contents_first, numbered_news, heading_levels, faces_only, same_size_face, in_two_columns, form, listed, tracked, boxed_title,
        bylined, with_pictures, bracketed_end, page_breaks, framed_title, linked, title_of_two, labelled, figures, annexed, footnoted,
    )
}  # fmt: skip
