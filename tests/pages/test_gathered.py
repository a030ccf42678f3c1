"""One Word file of what several sent: names over titles in the type of the text, labels, boxes, notices."""

import io

import docx
import pytest
from docx.oxml import parse_xml

from tests.pages.test_seldom_kinds import read
from tests.pages.word_files import CENTER, RIGHT, W, add, saved

TITLES = ("白鹭县渔工夜校开课", "青岙市为焊工配齐护目镜", "石门区调解两起欠薪", "白鹭县工会关爱渡工“船员之家”")
TEXTS = tuple(
    f"{opening}，全县四十多名职工走进教室学习船舶机电与海上急救。教师由航运学校派出，学员不用交钱，结业后可以参加等级认定。"
    for opening in (
        "10月8日晚，夜校在码头开课",
        "入秋以来，工会走访了九家船厂",
        "工会接到来电后当天赶到工地",
        "连日来医生上船量血压",
    )
)
PLACES = ("白鹭县", "青岙市", "石门区")


def told(document):
    return [(each.headline, each.contributor, each.body) for each in read(saved(document), "来稿.docx")]


def put(document, title: str, text: str, **about):
    add(document, title, 16, **about)
    add(document, text, 16, indent=32)


@pytest.mark.parametrize("form", ["【{}】", "{}", "{}：", "■ {}"])
@pytest.mark.parametrize("align", [None, CENTER])
def test_places_stand_over_titles_in_the_type_of_the_text(form, align):
    document = docx.Document()
    add(document, "基层来稿汇编", 22, align=CENTER)
    for place, title, text in zip(PLACES, TITLES, TEXTS, strict=False):
        add(document, form.format(place), 16, bold=True)
        put(document, title, text, align=align, indent=0 if align else 32)
        if place == PLACES[0]:  # two reports of one county
            put(document, TITLES[3], TEXTS[3], align=align, indent=0 if align else 32)
    order = (0, 3, 1, 2)
    assert told(document) == [(TITLES[n], "", TEXTS[n]) for n in order]


@pytest.mark.parametrize("form", ["{}", "（一）{}", "■ {}"])
def test_a_body_alone_on_its_line_sends_all_titles_under_it(form):
    document = docx.Document()
    for place, titles in (("白鹭县", (0, 3)), ("青岙市", (1,))):
        add(document, form.format(place + "总工会"), 16, bold=True)
        for n in titles:
            put(document, TITLES[n], TEXTS[n], indent=32)
    senders = ("白鹭县总工会", "白鹭县总工会", "青岙市总工会")
    assert told(document) == [(TITLES[n], sender, TEXTS[n]) for n, sender in zip((0, 3, 1), senders, strict=True)]


def test_short_lines_inside_one_report_are_no_names_of_places():
    document = docx.Document()
    add(document, TITLES[0], 22, align=CENTER)
    add(document, TEXTS[0], 16, indent=32)
    for name, line in (("请进来", "老渔工走上讲台"), ("走出去", "学员走进造船厂")):
        add(document, name, 16, bold=True, indent=32)
        put(document, line, TEXTS[1], indent=32)
    assert [headline for headline, _, _ in told(document)] == [TITLES[0]]


def test_the_name_of_several_stands_over_titles_in_the_type_of_the_text():
    document = docx.Document()
    add(document, "工作动态", 22, align=CENTER)
    for title, text in zip(TITLES, TEXTS, strict=True):
        put(document, title, text)
    assert [(headline, body) for headline, _, body in told(document)] == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("own_line", [True, False])
def test_labels_before_the_title_tell_who_sends_each_report(own_line):
    document = docx.Document()
    senders = [f"{place}总工会" for place in PLACES]
    for sender, title, text in zip(senders, TITLES, TEXTS, strict=False):
        for label, value in (
            ("供稿单位：", sender),
            ("通讯员：", "林小满"),
            ("信息标题：", title),
            ("日期：", "2026年5月6日"),
        ):
            for line in (label, value) if own_line else (label + value,):
                add(document, line, 16, bold=line == label)
        add(document, text, 16, indent=32)
    assert told(document) == list(zip(TITLES, senders, TEXTS, strict=False))


def test_a_text_box_is_no_picture_over_the_line_under_it():
    document = docx.Document()
    for n in range(2):
        inner = io.StringIO()
        for text, align in ((TITLES[n], "center"), (TEXTS[n], "left"), (f"{PLACES[n]}总工会", "right")):
            inner.write(f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>')
        box = f"<w:drawing {W}><w:txbxContent>{inner.getvalue()}</w:txbxContent></w:drawing>"
        document.add_paragraph().add_run()._element.append(parse_xml(box))
    assert told(document) == [(TITLES[n], f"{PLACES[n]}总工会", TEXTS[n]) for n in range(2)]


def test_numbered_crossheads_of_a_notice_leave_it_whole():
    document = docx.Document()
    for line in ("白鹭县总工会", "关于开办渔工夜校的通知"):
        add(document, line, 22, "方正小标宋简体", align=CENTER)
    add(document, "各镇总工会：", 16)
    add(document, "经研究，决定在全县开办渔工夜校。现将有关事项通知如下：", 16, indent=32)
    for line in ("一、时间安排", "二、参加对象"):
        add(document, line, 16, "黑体", bold=True, indent=32)
        add(document, TEXTS[0], 16, indent=32)
    add(document, "白鹭县总工会", 16, align=RIGHT)
    add(document, "2026年3月21日", 16, align=RIGHT)
    ((headline, sender, body),) = told(document)
    assert (headline, sender) == ("白鹭县总工会关于开办渔工夜校的通知", "白鹭县总工会")
    assert "时间安排" in body


def test_how_many_copies_were_printed_signs_nothing():
    document = docx.Document()
    add(document, TITLES[0], 22, align=CENTER)
    add(document, TEXTS[0], 16, indent=32)
    add(document, "（共印90份）", 16, align=RIGHT)
    assert told(document) == [(TITLES[0], "", TEXTS[0])]


def test_a_day_without_a_year_is_that_of_the_issues():
    document = docx.Document()
    add(document, "工会信息", 36, align=CENTER)
    add(document, "2026年第8期", 16, align=CENTER)
    add(document, TITLES[0], 22, align=CENTER)
    add(document, TEXTS[0] + "（白鹭县总工会 10月9日）", 16, indent=32)
    (article,) = read(saved(document), "来稿.docx")
    assert (article.contributor, str(article.origin.published)) == ("白鹭县总工会", "2026-10-09")
