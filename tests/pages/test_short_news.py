"""One-line news, signed each: lists in Word files, mails and web pages, rows of tables; days of mastheads and cards."""

from __future__ import annotations

import io
from datetime import date
from email.message import EmailMessage

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGNED

from digest import articles, pages
from digest.model import Article, Fetched, Location

NEWS = {
    "崇仁县总工会": "崇仁县总工会近日为变电设备企业职工开办识图培训班，58人结业。",
    "兴城市总工会": "8月11日，兴城市总工会给泳装厂车工送去护腕和台灯，共计300套。",
    "礼泉县总工会": "礼泉县总工会组织果农参加冷库安全演练，12个合作社报名。",
}
DAY = date(2026, 8, 26)
BEHIND = [f"{text}（{sender}）" for sender, text in NEWS.items()]
TITLES = ("崇仁：车间里的识图课", "兴城泳装厂的护腕")


def read(content: bytes, name: str) -> tuple[Article, ...]:
    return articles.segment(list(pages.parse(Fetched(Location(name), content)))).articles


def word(*paragraphs: str, centred: int = 0) -> bytes:
    document = Document()
    for number, text in enumerate(paragraphs):
        made = document.add_paragraph(text)
        if number < centred:
            made.alignment = ALIGNED.CENTER
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def web(body: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>县区</title></head><body>{body}</body></html>".encode()


def told(found: tuple[Article, ...]) -> dict[str, str]:
    assert not any(article.headline for article in found)
    return {article.contributor: article.body for article in found}


@pytest.mark.parametrize(
    "texts",
    [
        BEHIND,
        [f"●{text}" for text in BEHIND],
        [f"{number}.{text}" for number, text in enumerate(BEHIND, 1)],
        [f"【{sender}】{text}" for sender, text in NEWS.items()],
        [f"{sender}：{text}" for sender, text in NEWS.items()],
    ],
    ids=["signed behind", "marked", "numbered", "framed", "colon"],
)
def test_signed_one_line_news_are_reports_of_their_own(texts):
    found = read(word("工会短讯", "2026年8月26日", *texts, centred=2), "短讯.docx")
    assert told(found) == NEWS
    assert {article.origin.published for article in found} == {DAY}
    body = "".join(f"<p>{text}</p>" for text in texts)
    shown = read(web(f"<div><h1>工会短讯</h1><p>2026-08-26 来源：本网综合</p>{body}</div>"), "短讯.html")
    assert told(shown) == NEWS


def test_an_article_that_one_body_signs_stays_one():
    (found,) = read(word("礼泉果农学安全", NEWS["礼泉县总工会"], BEHIND[2], centred=1), "来稿.docx")
    assert (found.headline, len(found.paragraphs)) == ("礼泉果农学安全", 2)


def test_a_mail_breaks_no_line_behind_who_signs():
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = "本周短讯", "Wed, 26 Aug 2026 09:00:00 +0800"
    mail.set_content("编辑老师：您好！\n\n" + "\n".join(BEHIND) + "\n\n谢谢！\n")
    assert told(read(mail.as_bytes(), "短讯.eml")) == NEWS


def test_what_a_mail_system_says_of_itself_is_none_of_a_letter():
    mail = EmailMessage()
    mail["Subject"] = TITLES[0]
    mail.set_content(
        f"{TITLES[0]}\n　　{NEWS['崇仁县总工会']}\n（崇仁县总工会）\n\n本邮件由办公系统自动发送，请勿直接回复。\n"
    )
    (found,) = read(mail.as_bytes(), "来稿.eml")
    assert found.body == NEWS["崇仁县总工会"]


def test_rows_of_a_table_with_text_and_sender_are_reports():
    rows = "".join(f"<tr><td>{n}</td><td>{s}</td><td>{t}</td></tr>" for n, (s, t) in enumerate(NEWS.items(), 1))
    shown = read(
        web(f"<h1>县区短讯</h1><table><tr><td>序号</td><td>单位</td><td>内容</td></tr>{rows}</table>"), "短讯.html"
    )
    assert told(shown) == NEWS


def test_a_bold_headline_runs_into_its_text_on_a_web_page():
    texts = "".join(f"<p><b>{title}</b>　{text}</p>" for title, text in zip(TITLES, BEHIND, strict=False))
    found = read(web(f"<h1>动态汇总</h1><p>2026年8月26日</p><div>{texts}</div>"), "动态.html")
    assert tuple(article.headline for article in found) == TITLES


def test_time_elements_tell_the_days_of_cards():
    cards = "".join(
        f"<article><h2>{title}</h2><time datetime='2026-08-{day}'>8月{day}日</time><p>{text}</p><p>{sender}</p>"
        "</article>"
        for day, title, (sender, text) in zip((27, 28), TITLES, NEWS.items(), strict=False)
    )
    assert [a.origin.published for a in read(web(cards), "卡片.html")] == [date(2026, 8, 27), date(2026, 8, 28)]


@pytest.mark.parametrize("lines", [("职工园地　2026年8月26日　星期三",), ("工会通讯", "2026年第15期（8月26日）")])
def test_the_line_of_a_masthead_dates_all_its_reports(lines):
    document = Document()
    for text in lines:
        document.add_paragraph(text).alignment = ALIGNED.CENTER
    for title, text in zip(TITLES, BEHIND, strict=False):
        document.add_heading(title, 2)
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    found = read(stream.getvalue(), "通讯.docx")
    assert [(article.headline, article.origin.published) for article in found] == [(title, DAY) for title in TITLES]


def test_reports_of_a_bulletin_that_a_place_in_brackets_opens() -> None:
    texts = [f"【{sender[:3]}】{text}" for sender, text in NEWS.items()]
    content = word("青溪工会一周动态", "（8月20日—8月26日）", *texts, "青溪市总工会办公室 2026年8月26日", centred=2)
    found = read(content, "动态.docx")
    assert [(each.kicker, each.body) for each in found] == [(sender[:3], text) for sender, text in NEWS.items()]
    assert {each.origin.published for each in found} == {DAY}


def test_a_page_whose_title_joins_those_of_its_reports_holds_several() -> None:
    heads = ("县总工会召开全委会", "全县帮扶工作培训班开班")
    texts = ("8月25日，县总工会召开全委会，总结上半年工作。", "8月24日，全县工会帮扶工作培训班开班，58人参加。")
    inside = "".join(f"<p><strong>{head}</strong></p><p>{text}</p>" for head, text in zip(heads, texts, strict=True))
    title = f"工会快报｜{heads[0]}；{heads[1]}"
    found = read(web(f"<h1>{title}</h1><div>2026-08-26</div><div id=js_content>{inside}</div>"), "公众号.html")
    assert [(each.headline, each.body) for each in found] == list(zip(heads, texts, strict=True))
