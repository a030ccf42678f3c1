"""Reports that pages keep elsewhere than in an article's box: in scripts, lists, accordions, newsletters, headers."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage

import docx
import pytest

from digest.model import Article
from tests.pages.test_seldom_kinds import BODY, FIRST, OTHER, SECOND, TEXT, read, web

SENDERS = ("浅水镇总工会", "鹭洲区总工会")
REPORTS = tuple(zip((FIRST, SECOND), SENDERS, (TEXT, OTHER), strict=True))
TOLD = [(title, sender, "\n".join(text)) for title, sender, text in REPORTS]


def tell(made: tuple[Article, ...]) -> list[tuple[str, str, str]]:
    return [(each.headline, each.contributor, each.body) for each in made]


def marked(text: tuple[str, ...]) -> str:
    return "".join(f"<p>{each}</p>" for each in text)


@pytest.mark.parametrize("opening", ["window.__STATE__=", "var page = ", ""])
@pytest.mark.parametrize("time", ["2027-06-05 08:00:00", 1812153600000])
def test_an_article_that_its_page_keeps_for_a_script_is_read(opening, time):
    kept = {
        "data": {
            "list": [1, 2],
            "article": {"title": FIRST, "source": SENDERS[0], "publishTime": time, "content": BODY},
        }
    }
    script = json.dumps(kept, ensure_ascii=False).replace("</", "<\\/")
    (found,) = web(f"<div id=app></div><script>{opening}{script};</script>", title="云平台")
    assert (found.headline, found.contributor, found.body) == TOLD[0]
    assert str(found.origin.published) == "2027-06-05"


def test_what_a_page_shows_goes_before_what_its_scripts_keep():
    kept = json.dumps({"title": SECOND, "content": marked(OTHER)}, ensure_ascii=False).replace("</", "<\\/")
    (found,) = web(f"<h1>{FIRST}</h1><div>{BODY}</div><script>var next={kept}</script>")
    assert found.headline == FIRST


def test_a_list_that_shows_its_reports_whole_is_read_and_one_that_cuts_them_is_none():
    about = "<div><span>{}</span><span>2027-06-05</span><a>查看详情>></a></div>"
    item = f"<li><h3><a href='/1.html'>{{}}</a></h3><div>{{}}</div>{about}</li>"
    whole = "".join(item.format(title, "<br>".join(text), sender) for title, sender, text in REPORTS)
    menu = "<div>当前位置：首页 > 基层动态</div><ul>{}</ul><div>上一页 1 2 3 下一页</div>"
    assert tell(web(menu.format(whole), title="基层动态")) == TOLD
    cut = "".join(item.format(title, text[0][:30] + "…", sender) for title, sender, text in REPORTS)
    with pytest.raises(Exception, match="目录页"):
        web(menu.format(cut), title="基层动态")


def test_the_button_that_unfolds_a_text_is_its_headline():
    panel = "<div><button>{}</button><div><p>{} | 2027-06-05</p>{}</div></div>"
    panels = "".join(panel.format(title, sender, marked(text)) for title, sender, text in REPORTS)
    assert tell(web(f"<h1>县区动态</h1><button>同意并继续</button><div>{panels}</div>", title="县区动态")) == TOLD


def mail(content: str, subject: str = "工会早知道", kind: str = "html") -> tuple[Article, ...]:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "早知道 <a@example.cn>"
    message.set_content(content, subtype=kind)
    return read(message.as_bytes(), "来信.eml")


def test_cards_of_a_newsletter_are_reports_under_their_links():
    card = "<tr><td><a style='font-size:18px' href='/1'>{}</a>{}<p>{}</p><a href='/1'>阅读全文</a></td></tr>"
    cards = "".join(card.format(title, marked(text), sender) for title, sender, text in REPORTS)
    name = "<tr><td><h1>工会早知道</h1><p>2027年6月5日</p></td></tr>"
    found = mail(f"<table>{name}{cards}<tr><td>如不想再收到此邮件，请点此退订</td></tr></table>")
    assert tell(found) == TOLD
    assert {str(each.origin.published) for each in found} == {"2027-06-05"}


def test_a_short_last_paragraph_and_a_labelled_sender_over_a_card_are_the_report_s():
    text = (*TEXT, "夜校开到年底。")
    card = "\n供稿：浅水镇总工会\n\n--\n沙丽　信息中心\n手机：13800000000\n"
    (found,) = mail(f"{FIRST}\n" + "\n".join(f"　　{each}" for each in text) + card, "信息一则", "plain")
    assert (found.body, found.contributor) == ("\n".join(text), SENDERS[0])


@pytest.mark.parametrize("mark", ["①②", "●●", "··"])
def test_short_news_behind_rings_and_marks_name_who_reports_before_them(mark):
    texts = [f"{mark[n]}【{sender}】{''.join(text)}" for n, (_, sender, text) in enumerate(REPORTS)]
    assert tell(mail("\n".join(texts), "短讯两则", "plain")) == [
        ("", sender, "".join(text)) for _, sender, text in REPORTS
    ]


def test_a_word_file_is_dated_by_what_stands_over_its_pages():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "工会动态　2027年第8期　2027年6月5日"
    document.add_heading(FIRST, 1)
    for each in TEXT:
        document.add_paragraph(each)
    stream = io.BytesIO()
    document.save(stream)
    (found,) = read(stream.getvalue(), "来稿.docx")
    assert (found.headline, found.body, str(found.origin.published)) == (FIRST, "\n".join(TEXT), "2027-06-05")


@pytest.mark.parametrize("form", ["{}（{}供图）", "图1：{}（{}供图）"])
def test_pictures_of_a_word_file_are_reports_by_who_sent_them(form):
    document = docx.Document()
    document.add_heading("图片新闻", 1)
    for _, sender, text in REPORTS:
        document.add_paragraph(form.format("".join(text), sender))
    stream = io.BytesIO()
    document.save(stream)
    assert tell(read(stream.getvalue(), "来稿.docx")) == [("", sender, "".join(text)) for _, sender, text in REPORTS]


@pytest.mark.parametrize("editor", ["[责任编辑：沙丽]", "（编辑 沙丽）", "【责编：沙丽　校对：贺长青】"])
def test_who_edited_a_text_is_none_of_it(editor):
    text = f"<p>{TEXT[0]}</p><p>{TEXT[1]}{editor}</p>"
    (found,) = web(f"<h1>{FIRST}</h1><div>{text}</div>")
    assert found.body == "\n".join(TEXT)
