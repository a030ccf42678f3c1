"""Word files: one report or several, however their headlines are set."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.oxml import parse_xml

from digest import articles, pages
from digest.model import Fetched, Location
from tests.pages import reports
from tests.pages.stories import STORIES

ONE = ("with_crossheads", "in_a_frame", "soft_breaks")
KINDS = {**reports.TUNED, **reports.ASIDE}


def read(content, name="报告.docx"):
    return articles.segment(pages.parse(Fetched(Location(name), content)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_report_is_read_whole_with_headline_and_contributor(kind):
    wanted = [story for story in STORIES if kind != "three_heads" or story.kicker][: 1 if kind in ONE else None]
    found = read(KINDS[kind](STORIES)).articles
    assert [article.headline for article in found] == [story.headline for story in wanted]
    for article, story in zip(found, wanted, strict=True):
        assert [part.text for part in article.paragraphs if part.kind == "text"] == list(story.paragraphs)
        assert article.contributor == ("" if kind == "three_heads" else story.source)


def test_crossheads_stay_in_the_body_as_such():
    (article,) = read(reports.with_crossheads(STORIES)).articles
    assert [part.kind for part in article.paragraphs] == ["crosshead", "text"] * 4


def test_kicker_headline_subheadline_and_byline_are_told_apart():
    first = read(reports.three_heads(STORIES)).articles[0]
    assert (first.kicker, first.subheadline) == (STORIES[0].kicker, STORIES[0].subheadline)
    assert first.byline == "通讯员 甘棠"


@pytest.mark.parametrize("kind", ["official", "larger_only"])
def test_each_report_has_the_day_it_is_signed(kind):
    found = read(KINDS[kind](STORIES)).articles
    assert [article.origin.published for article in found] == [date.fromisoformat(s.published) for s in STORIES]


def test_a_bulletin_gives_its_name_and_day_to_all():
    found = read(reports.bulletin(STORIES)).articles
    assert {article.origin.publication for article in found} == {"青溪工会信息"}
    assert {article.origin.published for article in found} == {date(2023, 5, 17)}


def test_rows_of_a_table_and_short_text_boxes_are_left_over_not_lost():
    read_page = read(reports.in_a_frame(STORIES))
    assert [block.text for block in read_page.leftover] == ["本期导读", "单位 场次 人数", "木鱼镇 12 340"]


def test_what_was_deleted_or_hidden_or_stands_twice_is_not_read():
    document = Document()
    document.add_heading("木鱼镇工会办起周末课堂", level=1)
    paragraph = document.add_paragraph("课堂已开二十八期，")
    run = f"<w:r {reports.NAMESPACES}><w:t>删去的话</w:t></w:r>"
    paragraph._p.append(parse_xml(f"<w:del {reports.NAMESPACES}>{run}</w:del>"))
    paragraph._p.append(
        parse_xml(f"<w:r {reports.NAMESPACES}><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r>"),
    )
    paragraph._p.append(
        parse_xml(f"<w:r {reports.NAMESPACES}><w:rPr><w:strike/></w:rPr><w:t>（数字待核，删）</w:t></w:r>"),
    )
    paragraph._p.append(parse_xml(f"<w:ins {reports.NAMESPACES}>{run.replace('删去的话', '服务九百多人次。')}</w:ins>"))
    (article,) = read(reports.saved(document)).articles
    assert article.body == "课堂已开二十八期，服务九百多人次。"


def test_a_file_with_macros_is_read_for_its_text_alone():
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(reports.official(STORIES[:1]))) as old, zipfile.ZipFile(content, "w") as new:
        for info in old.infolist():
            text = old.read(info)
            if info.filename == "[Content_Types].xml":
                text = text.replace(b"wordprocessingml.document.main", b"wordprocessingml.document.macroEnabled.main")
            new.writestr(info.filename, text)
        new.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open")
    (article,) = read(content.getvalue(), "报告.docm").articles
    assert article.headline == STORIES[0].headline


def test_words_in_white_on_paper_or_too_small_to_see_are_not_read():
    document = Document()
    document.add_heading("木鱼镇工会办起周末课堂", level=1)
    paragraph = document.add_paragraph("课堂已开二十八期，")
    white = '<w:color w:val="FFFFFF"/>'
    for properties, text in (
        (white, "某人已被查处，"),
        ('<w:sz w:val="2"/>', "某人已经辞职，"),
        (f'{white}<w:shd w:val="clear" w:fill="C00000"/>', "服务九百多人次，"),
        (f'{white}<w:highlight w:val="darkRed"/>', "用去十二万元，"),
        ('<w:color w:val="FF0000"/><w:sz w:val="18"/>', "来了三十位老师。"),
    ):
        run = f"<w:r {reports.NAMESPACES}><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"
        paragraph._p.append(parse_xml(run))
    (article,) = read(reports.saved(document)).articles
    assert article.body == "课堂已开二十八期，服务九百多人次，用去十二万元，来了三十位老师。"


_PICTURE = "<w:r><w:pict/></w:r>"


@pytest.mark.parametrize(
    ("page", "properties", "picture", "is_read"),
    [
        ("", "", "", False),
        ("FFFFFF", "", "", False),
        ("1F3864", "", "", True),  # a dark page
        ("", '<w:shd w:val="solid" w:color="C00000" w:fill="auto"/>', "", True),
        ("", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', "", False),
        ("", "", _PICTURE, True),  # letters on a band of red
    ],
)
def test_words_in_white_are_read_where_the_ground_is_not(page: str, properties: str, picture: str, is_read: bool):
    document = Document()
    document.add_heading("木鱼镇工会办起周末课堂", level=1)
    white = f'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>服务九百多人次。</w:t></w:r>{picture}'
    paragraph = f"<w:p {reports.NAMESPACES}><w:pPr>{properties}</w:pPr>{white}</w:p>"
    document.add_paragraph("课堂已开二十八期，周末两天都有老师。")._p.addnext(parse_xml(paragraph))
    if page:
        document.element.insert(0, parse_xml(f'<w:background {reports.NAMESPACES} w:color="{page}"/>'))
    (article,) = read(reports.saved(document)).articles
    assert ("服务九百多人次。" in article.body) is is_read
