"""Days, senders and gatherings as pages, Word files and mails seldom write them: each kind that was once misread."""

# ruff: noqa: E501 - paragraphs of a report

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from digest import articles, pages
from digest.model import Article, Fetched, Location

FIRST = "浅水镇总工会办起渔工夜校"
SECOND = "鹭洲区为骑手设三十个歇脚点"
TEXT = (
    "6月3日晚，浅水镇总工会的渔工夜校开课，四十多名渔工走进教室，学习船舶机电和海上急救。",
    "夜校每周开课两次，教师由航运学校和渔政部门派出，学员不用交一分钱，结业后可以参加等级认定。",
)
OTHER = (
    "鹭洲区总工会日前会同街道，在商场、医院和车站旁设立三十个歇脚点，骑手扫码就能进门。",
    "歇脚点里有热水、药箱和充电柜，由附近的物业工会照看，每天开放到晚上十点。",
)
BODY = "".join(f"<p>　　{text}</p>" for text in TEXT)


def read(content: bytes, name: str) -> tuple[Article, ...]:
    return articles.segment(pages.parse(Fetched(Location(name), content))).articles


def web(body: str, title: str = FIRST, head: str = "") -> tuple[Article, ...]:
    page = f'<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
    return read(page.encode(), "网页.html")


def word(*lines: tuple[str, dict[str, object]]) -> tuple[Article, ...]:
    document = docx.Document()
    for text, form in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(float(str(form.get("size", 16)))), bool(form.get("bold"))
        paragraph.alignment = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}.get(
            str(form.get("align"))
        )
        paragraph.paragraph_format.first_line_indent = Pt(32) if form.get("indent") else None
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "来稿.docx")


def text(*paragraphs: str) -> Sequence[tuple[str, dict[str, object]]]:
    return [(paragraph, {"indent": True}) for paragraph in paragraphs]


def test_a_button_in_the_line_of_the_headline_is_none_of_it():
    (article,) = web(
        f"<h1>[基层动态] <span>{FIRST}</span> [复制链接]</h1><div>{BODY}</div>", f"{FIRST}-基层动态-职工论坛"
    )
    assert article.headline == FIRST


HEAD: tuple[str, dict[str, object]] = (FIRST, {"size": 22, "align": "centre"})


@pytest.mark.parametrize(
    "stamp",
    ["<p>更新时间：26-11-05　点击：3</p>", "<div>26.11.05 09:30　浏览 45</div>", "<div><b>05</b><i> 2026-11</i></div>", "<p>11-05</p><p>2026</p>"],
)  # fmt: skip
def test_a_day_with_a_short_year_or_in_two_parts_is_read(stamp):
    (article,) = web(f"<h1>{FIRST}</h1>{stamp}<div>{BODY}</div>")
    assert article.origin.published == date(2026, 11, 5)
    assert article.body == "\n".join(TEXT)


@pytest.mark.parametrize("number", ["电话：26-11-05", "编号 05.11.26.7", "第26-11-05号文"])
def test_other_numbers_are_no_day(number):
    (article,) = web(f"<h1>{FIRST}</h1><p>{number}</p><div>{BODY}</div>")
    assert article.origin.published is None


@pytest.mark.parametrize(
    ("title", "head", "foot", "source"),
    [
        (f"{FIRST}-鹭洲市总工会门户网站", "", "", "鹭洲市总工会"),
        (f"{FIRST}_要闻_海州新闻网", "", "", "海州新闻网"),
        (FIRST, '<meta name="SiteName" content="鹭洲市总工会">', "", "鹭洲市总工会"),
        (FIRST, "", "<div class='foot'>主办单位：鹭洲市总工会</div>", "鹭洲市总工会"),
        (FIRST, '<script type="application/ld+json">{"publisher": {"@type": "Organization", "name": "海州晚报"}}</script>', "", "海州晚报"),
    ],
)  # fmt: skip
def test_a_source_that_only_the_site_tells_is_the_publication_and_no_sender(title, head, foot, source):
    (article,) = web(f"<h1>{FIRST}</h1><p>2026-11-05</p><div>{BODY}</div>{foot}", title, head)
    assert (article.origin.publication, article.contributor) == (source, "")


def test_a_source_at_the_end_of_the_last_paragraph_is_none_of_it():
    (article,) = web(f"<h1>{FIRST}</h1><div><p>{TEXT[0]}</p><p>{TEXT[1]}（来源：海州晚报）</p></div>")
    assert article.body == "\n".join(TEXT)
    assert article.origin.publication == "海州晚报"


@pytest.mark.parametrize(
    "tail", ["<p>信息员：林小满</p>", "<p>（海州晚报记者 林小满）</p><p>原标题：夜校开课</p>", "<p>+1</p>", "<p>------分隔线------</p><p>上一篇：其他</p>",
             "<div class='comment_list'><p>" + "夜校办得真好，希望我们这里也能早一点办起来，让更多人学到本事。" * 3 + "</p></div>"],
)  # fmt: skip
def test_credits_rules_and_comments_are_none_of_the_text(tail):
    (article,) = web(f"<h1>{FIRST}</h1><p>2026-11-05</p><div>{BODY}{tail}</div>")
    assert article.body == "\n".join(TEXT)


def test_several_signed_reports_on_one_web_page_are_articles_of_their_own():
    body = "".join(
        f"<p><strong>{title}</strong></p>{''.join(f'<p>{each}</p>' for each in own)}<p style='text-align:right'>（{sender}）</p>"
        for title, own, sender in ((FIRST, TEXT, "浅水镇总工会"), (SECOND, OTHER, "鹭洲区总工会"))
    )
    made = web(f"<h1>基层简讯（两则）</h1><p>2026-11-05</p><div>{body}</div>", "基层简讯（两则）")
    assert [(each.headline, each.contributor) for each in made] == [(FIRST, "浅水镇总工会"), (SECOND, "鹭洲区总工会")]
    assert [each.body for each in made] == ["\n".join(TEXT), "\n".join(OTHER)]


def test_crossheads_of_one_report_are_no_titles():
    body = f"<p>{TEXT[0]}</p><p><strong>夜校开到码头上</strong></p><p>{TEXT[1]}</p><p><strong>歇脚点开到商场旁</strong></p><p>{OTHER[0]}</p>"
    (article,) = web(f"<h1>{FIRST}</h1><p>2026-11-05</p><div>{body}</div>")
    assert [each.kind for each in article.paragraphs].count("crosshead") == 2


@pytest.mark.parametrize(
    ("line", "align"),
    [("（浅水镇总工会供稿）", ""), ("作者单位：浅水镇总工会", ""), ("报送：浅水镇总工会", ""), ("撰稿：浅水镇总工会　林小满", ""), ("（稿源：浅水镇总工会）", ""),
     ("（文/浅水镇总工会 林小满）", ""), ("（浅水镇总工会，林小满）", "right"), ("来稿单位：浅水镇总工会　联系人：林小满", "")],
)  # fmt: skip
def test_a_sender_is_told_in_many_ways(line, align):
    (article,) = word(HEAD, *text(*TEXT), (line, {"align": align}))
    assert article.contributor == "浅水镇总工会"
    assert article.body == "\n".join(TEXT)


def test_a_person_at_the_end_is_no_sender():
    (article,) = word(HEAD, *text(*TEXT), ("（林小满）", {"align": "right"}))
    assert (article.contributor, article.byline) == ("", "（林小满）")


def test_the_body_that_begins_its_report_sent_it():
    (article,) = word(HEAD, *text(f"浅水镇总工会：{TEXT[0]}", TEXT[1]))
    assert (article.contributor, article.body) == ("浅水镇总工会", "\n".join(TEXT))


def test_numbered_reports_under_the_name_of_a_gathering_are_articles():
    made = word(
        ("一周工作动态（11月2日—8日）", {"size": 20, "align": "centre"}),
        (f"1.{FIRST}", {"bold": True}), *text(*TEXT), (f"2.{SECOND}", {"bold": True}), *text(*OTHER),
    )  # fmt: skip
    assert [each.headline for each in made] == [FIRST, SECOND]
    assert [each.body for each in made] == ["\n".join(TEXT), "\n".join(OTHER)]


def test_numbered_parts_of_one_report_are_crossheads():
    (article,) = word(
        HEAD,
        ("一、夜校开到码头上", {"bold": True}),
        *text(*TEXT),
        ("二、歇脚点开到商场旁", {"bold": True}),
        *text(*OTHER),
    )
    assert article.headline == FIRST
    assert "一、夜校开到码头上" in article.body


def test_framed_titles_before_their_text_are_headlines():
    made = word(
        ("本周工会动态", {"size": 22, "align": "centre"}),
        *text(f"【{FIRST}】{TEXT[0]}", TEXT[1], f"【{SECOND}】{OTHER[0]}", OTHER[1]),
    )
    assert [(each.headline, each.body) for each in made] == [(FIRST, "\n".join(TEXT)), (SECOND, "\n".join(OTHER))]


def test_short_lines_that_stand_out_by_no_indent_are_headlines():
    made = word((FIRST, {}), *text(*TEXT), (SECOND, {}), *text(*OTHER))
    assert [each.headline for each in made] == [FIRST, SECOND]


def test_a_cutting_names_its_paper():
    made = word(
        ("工会新闻剪报", {"size": 24, "align": "centre"}), ("2026年11月5日", {"align": "centre"}),
        (FIRST, {"bold": True}), *text(*TEXT), ("（海州晚报 11月4日）", {"align": "right"}),
        (SECOND, {"bold": True}), *text(*OTHER), ("（《海州日报》2026年11月4日第3版）", {"align": "right"}),
    )  # fmt: skip
    assert [(each.headline, each.contributor) for each in made] == [(FIRST, "海州晚报"), (SECOND, "海州日报")]
    assert made[0].origin.published == date(2026, 11, 5)


def mail(content: str) -> tuple[Article, ...]:
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        "约稿",
        "浅水镇总工会 <a@example.cn>",
        "Thu, 05 Nov 2026 10:00:00 +0800",
    )
    message.set_content(content)
    return read(message.as_bytes(), "来稿.eml")


def test_a_word_to_the_editor_and_a_telephones_line_are_none_of_the_report():
    (article,) = mail(
        f"已按要求修改，请审。\n\n{FIRST}\n" + "\n".join(f"　　{each}" for each in TEXT) + "\n发自我的手机\n"
    )
    assert (article.headline, article.body) == (FIRST, "\n".join(TEXT))


def test_numbered_reports_in_a_letter_are_articles():
    made = mail(f"1. {FIRST}\n" + "\n".join(TEXT) + f"\n\n2. {SECOND}\n" + "\n".join(OTHER) + "\n")
    assert [(each.headline, each.contributor) for each in made] == [(FIRST, "浅水镇总工会"), (SECOND, "浅水镇总工会")]


@pytest.mark.parametrize(
    ("meta", "facts"),
    [
        ("", "<p>鹭洲市总工会　11-09 08:00　关注</p>"),
        ("", "<small>由 <span itemprop='author'>鹭洲市总工会</span> 发布于 <time>11月9日</time></small>"),
        ("", "<div>2026年11月9日　鹭洲市总工会供稿</div>"),
        ("<meta name='author' content='鹭洲市总工会'>", "<p>文丨鹭洲市总工会</p>"),
    ],
)
def test_a_union_on_the_line_of_facts_has_sent_the_report_in(meta, facts):
    (article,) = web(f"<h1>{FIRST}</h1>{facts}<div>{BODY}</div>", FIRST, meta)
    assert (article.headline, article.contributor) == (FIRST, "鹭洲市总工会")
    assert article.body == "\n".join(TEXT)


def test_preformatted_text_keeps_its_lines():
    (article,) = web(f"<pre>{FIRST}\n\n来源：鹭洲市总工会    2026-11-03\n\n    {TEXT[0]}\n    {TEXT[1]}\n</pre>", FIRST)
    assert article.body == "\n".join(TEXT)
    assert article.origin.published == date(2026, 11, 3)


def test_what_asks_to_follow_and_what_describes_a_picture_is_no_text():
    ask, told = (
        "<p><b>点上方蓝字，和我们在一起</b></p>",
        "<div class='img'><img src='1.jpg'><p class='desc'>渔工在上课。</p></div>",
    )
    (article,) = web(f"<h1>{FIRST}</h1><p>2026-11-05</p><div>{ask}{BODY}{told}</div>")
    assert article.body == "\n".join(TEXT)


def test_titles_that_end_in_a_quotation_part_the_reports_of_a_week():
    titles = ("鹭洲渔工重回“大学”", "鹭洲骑手有了“歇脚点”")
    items = "".join(
        f"<h3>{title}</h3><p>{text}</p><p align=right>（鹭洲市总工会）</p>"
        for title, text in zip(titles, TEXT, strict=True)
    )
    found = web(f"<h1>一周工会快讯</h1><p>2026-11-05</p>{items}", "一周工会快讯")
    assert tuple(article.headline for article in found) == titles


def test_numbered_sentences_under_the_name_of_a_gathering_are_titles():
    rows = [(f"1.{FIRST}。{TEXT[0]}", {}), (f"2.{SECOND}。{OTHER[0]}", {})]
    found = word(("一周短讯", {"size": 22, "align": "centre"}), *rows)
    assert [(each.headline, each.body) for each in found] == [(FIRST, TEXT[0]), (SECOND, OTHER[0])]
    whole = word(("浅水镇总工会三年工作纪实", {"size": 22, "align": "centre"}), *rows)
    assert len(whole) == 1


def test_reports_numbered_in_brackets_under_a_report_of_information_are_articles():
    head = ("关于报送11月份工会信息的报告", {"size": 22, "align": "centre"})
    found = word(head, (f"（一）{FIRST}", {}), *text(*TEXT), (f"（二）{SECOND}", {}), *text(*OTHER))
    assert [each.headline for each in found] == [FIRST, SECOND]


def test_labels_that_come_twice_part_two_reports():
    labelled = "\n".join(
        f"标题：{title}\n作者单位：{unit}\n正文：{'　　'.join(body)}\n"
        for title, unit, body in ((FIRST, "浅水镇总工会", TEXT), (SECOND, "鹭洲区总工会", OTHER))
    )
    found = mail(labelled)
    assert [(each.headline, each.contributor) for each in found] == [(FIRST, "浅水镇总工会"), (SECOND, "鹭洲区总工会")]


@pytest.mark.parametrize("foot", ["盼用！\n\n祝工作顺利\n小祝", "谢谢！", "从某某邮箱大师发来的邮件", "本邮件及附件含有保密信息，误收请删除。"])  # fmt: skip
def test_what_a_letter_closes_with_is_none_of_the_report(foot: str):
    (article,) = mail(f"{FIRST}\n" + "\n".join(f"　　{each}" for each in TEXT) + f"\n\n{foot}\n")
    assert (article.headline, article.body) == (FIRST, "\n".join(TEXT))


def test_the_name_of_a_bulletin_over_its_day_is_its_publication() -> None:
    document = docx.Document()
    for line in ("石桥区总工会信息", "2026年8月31日"):
        document.add_paragraph(line)
    document.add_heading(FIRST, 1)
    for line in TEXT:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    (article,) = read(stream.getvalue(), "来稿.docx")
    assert (article.headline, article.origin.publication) == (FIRST, "石桥区总工会信息")
