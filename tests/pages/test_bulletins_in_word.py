"""Bulletins typed in Word: headlines set unlike each other, names of columns, titles that run into their texts."""

from __future__ import annotations

import pytest
from docx import Document

from digest import articles, pages
from digest.model import Article, Fetched, Location
from tests.pages.word_files import CENTER, add, saved, set_run

TITLES = ("凤岭县总工会办起茶工夜校", "临水县总工会为渡工体检", "石桥镇总工会调解两起欠薪")
SENDERS = ("凤岭县总工会", "临水县总工会", "石桥镇总工会")
TEXTS = (
    "4月2日晚，凤岭县总工会的茶工夜校开课，六十三名茶工学习制茶与评茶，学费全免。",
    "临水县总工会日前请医生上船，为二十八名渡工量血压、查听力，发现的问题当天转诊。",
    "石桥镇总工会本月调解两起欠薪，十一名瓦工拿回工资五万七千元，都在一周内到账。",
)
BODY = {"size": 14, "face": "仿宋", "indent": 28}


def read(document) -> tuple[Article, ...]:
    return articles.segment(pages.parse(Fetched(Location("简报.docx"), saved(document)))).articles


def tell(document) -> list[tuple[str, str]]:
    return [(article.headline, article.body) for article in read(document)]


def reports(document, tails=("", "", ""), sizes=(16, 16, 16), align=CENTER) -> None:
    for title, text, tail, size in zip(TITLES, TEXTS, tails, sizes, strict=True):
        add(document, title, size, "黑体", align=align)
        add(document, text, **BODY)
        add(document, f"参加的人说，这样的事还要多办。{tail}", **BODY)


@pytest.mark.parametrize(
    "tails", [("（凤岭县总工会）", "（临水县总工会 供稿）", ""), ("（林小满）", "（通讯员 周岸　陈渡）", "")]
)
def test_who_sends_or_writes_a_report_in_brackets_closes_it(tails):
    document = Document()
    reports(document, tails, sizes=(18, 16, 15))
    assert [title for title, _ in tell(document)] == list(TITLES)


@pytest.mark.parametrize(
    "issue",
    ["2026年第5期　凤岭县教育工会编", "〔2026〕第5期　凤岭县总工会主办　2026年5月6日", "2026年5月6日　第5期　本期4版"],
)
def test_in_an_issue_all_that_is_set_as_headlines_are_is_one(issue):
    document = Document()
    add(document, "凤岭工运", 36, "方正小标宋简体", align=CENTER)
    add(document, issue, 12, "楷体", align=CENTER)
    reports(document, sizes=(18, 16, 16))
    assert [title for title, _ in tell(document)] == list(TITLES)


def test_a_report_with_centred_crossheads_stays_one():
    document = Document()
    add(document, TITLES[0], 22, "方正小标宋简体", align=CENTER)
    for text, crosshead in zip(TEXTS, ("茶香里的课堂", "船上的医生", "桥头的账本"), strict=True):
        add(document, crosshead, 16, "黑体", align=CENTER)
        add(document, text, **BODY)
    assert len(read(document)) == 1


def test_the_sender_under_a_title_names_no_column_of_numbered_reports():
    document = Document()
    add(document, "做实茶工夜校的三条经验", 22, "方正小标宋简体", align=CENTER)
    add(document, "凤岭县总工会", 16, "楷体", align=CENTER)
    for crosshead, text in zip(("一、选好教师", "二、排好课时", "三、用好结业"), TEXTS, strict=True):
        add(document, crosshead, 16, "黑体", indent=32)
        add(document, text, 16, "仿宋", indent=32)
    (article,) = read(document)
    assert (article.headline, article.contributor) == ("做实茶工夜校的三条经验", "凤岭县总工会")


@pytest.mark.parametrize("form", ["{}", "★{}★", "【{}】", "◆ {}"])
def test_names_of_columns_are_no_headlines(form):
    document = Document()
    add(document, "凤岭工运", 40, "方正小标宋简体", align=CENTER)
    add(document, "第5期", 12, "楷体", align=CENTER)
    for column, places in (("本部要闻", (0,)), ("基层动态", (1, 2))):
        add(document, form.format(column), 18, "黑体")
        for place in places:
            add(document, TITLES[place], 15, "黑体", align=CENTER)
            add(document, TEXTS[place], **BODY)
    assert tell(document) == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize(("before", "behind"), [("▲", "　"), ("", "。"), ("", "　")])
def test_a_face_of_its_own_tells_the_title_that_runs_into_its_text(before, behind):
    document = Document()
    add(document, "一周工作动态", 22, "方正小标宋简体", align=CENTER)
    for title, text in zip(TITLES, TEXTS, strict=True):
        paragraph = add(document, before + title + behind, 14, "黑体", indent=28)
        set_run(paragraph.add_run(text), 14, "仿宋")
    assert tell(document) == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("sender", ["凤岭县总工会", "（凤岭县总工会）"])
@pytest.mark.parametrize(("mark", "align"), [("", None), ("●", None), ("", CENTER)])
def test_the_first_crosshead_under_who_sends_a_long_report_is_not_its_headline(sender, mark, align):
    document = Document()
    add(document, "做实茶工夜校的三条经验", 22, "方正小标宋简体", align=CENTER)
    add(document, sender, 16, "楷体", align=CENTER)
    for crosshead, text in zip(("选好教师才有人听", "排好课时才有人来", "用好结业才有人学"), TEXTS, strict=True):
        add(document, mark + crosshead, 16, "黑体", bold=True, align=align, indent=0 if align else 32)
        add(document, text, 16, "仿宋", indent=32)
    (article,) = read(document)
    assert (article.headline, article.contributor) == ("做实茶工夜校的三条经验", "凤岭县总工会")


def test_a_sentence_that_two_reports_end_with_is_lost_in_none():
    document = Document()
    add(document, "凤岭工运", 36, "方正小标宋简体", align=CENTER)
    add(document, "第5期", 12, "楷体", align=CENTER)
    add(document, "本期要目", 14, "黑体", align=CENTER)
    for title in TITLES:
        add(document, title, 12, "楷体")
    for title, text in zip(TITLES, TEXTS, strict=True):
        add(document, title, 18, "黑体", align=CENTER)
        add(document, text, **BODY)
        add(document, "实事办好，人心就齐！", **BODY)
    assert tell(document) == [
        (title, f"{text}\n实事办好，人心就齐！") for title, text in zip(TITLES, TEXTS, strict=True)
    ]


def test_a_column_in_brackets_may_open_a_headline():
    document = Document()
    heads = [f"【大国工匠】{title}" for title in TITLES]
    for title, text in zip(heads, TEXTS, strict=True):
        add(document, title, 20, "方正小标宋简体", align=CENTER)
        add(document, "——来自一线的报告", 14, "楷体", align=CENTER)
        add(document, "文/林小满", 12, "楷体", align=CENTER)
        add(document, text, **BODY)
    assert [title for title, _ in tell(document)] == heads


def test_first_sentences_behind_numbers_are_no_titles():
    document = Document()
    add(document, "简讯", 22, "黑体", align=CENTER)
    openings = ("茶山上的夜校，六十三人来上课。", "船上的体检不收钱。", "欠薪讨回来了，人也留下了。")
    for number, (opening, text) in enumerate(zip(openings, TEXTS, strict=True), 1):
        add(document, f"{number}.{opening}{text}（{SENDERS[number - 1]}）", **BODY)
    assert [article.headline for article in read(document)] == ["", "", ""]


@pytest.mark.parametrize("number", [("一、", "二、"), ("", "")])
def test_the_name_of_a_union_may_stand_over_several_titles(number):
    document = Document()
    add(document, "各县总工会信息汇总", 22, "方正小标宋简体", align=CENTER)
    for place, (before, sender) in enumerate(zip(number, SENDERS, strict=False)):
        add(document, before + sender, 16, "黑体", indent=32)
        for title, text in list(zip(TITLES, TEXTS, strict=True))[place * 2 : place * 2 + 2]:
            add(document, title, 16, "楷体", bold=True, indent=32)
            add(document, text, 16, "仿宋", indent=32)
    assert tell(document) == list(zip(TITLES, TEXTS, strict=True))


def test_an_issue_may_be_counted_by_weeks_and_its_name_set_wide():
    document = Document()
    add(document, "工 作 动 态", 26, "方正小标宋简体", align=CENTER)
    add(document, "（2026年第12周）", 14, "楷体", align=CENTER)
    for title, text in zip(TITLES, TEXTS, strict=True):
        paragraph = add(document, f"▲{title}　", 14, "黑体", indent=28)
        set_run(paragraph.add_run(text), 14, "仿宋")
    assert tell(document) == list(zip(TITLES, TEXTS, strict=True))


@pytest.mark.parametrize("is_under", [False, True])
def test_titles_between_empty_paragraphs_in_the_type_of_the_text(is_under):
    document = Document()
    for title, text in zip(TITLES, TEXTS, strict=True):
        add(document, title, 14, "仿宋")
        if is_under:
            document.add_paragraph()
        add(document, text, 14, "仿宋")
        add(document, "参加的人说，这样的事还要多办，县里也答应明年把钱列进预算。", 14, "仿宋")
        document.add_paragraph()
    assert [title for title, _ in tell(document)] == list(TITLES)
