"""Mail, ZIP, saved pages, feeds: members are sources of their own, and the covering letter speaks for them."""

# ruff: noqa: E501 - feeds as they are

from __future__ import annotations

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from digest import articles, pages
from digest.model import Fetched, Location
from digest.pages import mail
from tests.pages import reports, webpages
from tests.pages.stories import STORIES

LETTER = "市总办公室：\n现报送信息五篇，请查收。\n青溪县总工会办公室\n"
REPORT = "11月24日，木鱼镇工会开办职工夜校，120名职工报名学习焊接和电工。"


def letter(text=LETTER, **headers) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = headers.get("subject", "青溪县总工会报送信息（2023年第5期）")
    message["From"] = headers.get("sender", "青溪县总工会 <a@union.example>")
    message["Date"] = "Wed, 17 May 2023 22:00:00 -0500"  # already the 18th in China
    message.set_content(text)
    return message


def attach(message: EmailMessage, content: bytes, name: str) -> EmailMessage:
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read(tmp_path, content: bytes, name: str) -> dict[str, pages.Read]:
    file = tmp_path / name
    file.write_bytes(content)
    return {found.source.removeprefix(f"{tmp_path}/"): found for found in pages.read(Location(str(file)))}


@pytest.mark.parametrize("line", ["工人报记者 罗小川", "关注青溪工会，获取更多资讯", "本文约500字，阅读需2分钟"])
def test_who_wrote_and_what_is_asked_under_a_headline_are_no_half_of_it(tmp_path, line: str) -> None:
    text = f"您好，报来信息一篇：\n\n职工夜校开到镇上\n{line}\n　　11月24日，木鱼镇工会开办职工夜校，120名职工报名学习焊接和电工。\n"
    (found,) = read(tmp_path, bytes(letter(text)), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert article.headline == "职工夜校开到镇上"


def test_a_card_under_a_letter_is_no_report(tmp_path) -> None:
    text = "标题：职工夜校开到镇上\n\n正文：\n　　11月24日，木鱼镇工会开办职工夜校，120名职工报名学习焊接和电工。\n\n供稿单位：木鱼镇工会\n\n--\n王小明\n青溪县总工会宣教部\n"
    (found,) = read(tmp_path, bytes(letter(text)), "来信.eml").values()
    assert len(articles.segment(found.pages).articles) == 1


def test_a_card_under_dashes_and_a_notice_of_secrecy_are_no_report(tmp_path) -> None:
    text = f"职工夜校开到镇上\n\n　　{REPORT}\n\n--\n青溪县总工会办公室 王小明\n\n【重要声明】本邮件可能含有保密信息，如误收请删除。\n"
    (found,) = read(tmp_path, bytes(letter(text)), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert (article.headline, article.body) == ("职工夜校开到镇上", REPORT)


@pytest.mark.parametrize("word", ["简报编辑部：现报上信息一篇。", "县总办公室：兹附上简讯一则，请审。"])
def test_a_greeting_and_what_it_says_of_the_letter_are_no_report(tmp_path, word: str) -> None:
    text = f"{word}\n\n　　{REPORT}\n\n收到请回复。\n王小明\n电话：0000-1234567\n"
    (found,) = read(tmp_path, bytes(letter(text, subject="木鱼镇职工夜校开课")), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert (article.headline, article.body) == ("木鱼镇职工夜校开课", REPORT)


@pytest.mark.parametrize("line", ["石桥县总工会：现场办理入会120人。", "南渡镇工会：特色夜校进车间。"])
def test_news_behind_the_name_of_who_acts_is_no_greeting(tmp_path, line: str) -> None:
    (found,) = read(tmp_path, bytes(letter(f"{line}\n\n　　{REPORT}\n", subject="两则消息")), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert line in article.body


def test_a_last_sentence_of_the_report_is_no_closing(tmp_path) -> None:
    text = f"职工夜校开到镇上\n\n　　{REPORT}\n　　以上材料均需职工本人提供。\n"
    (found,) = read(tmp_path, bytes(letter(text)), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert article.body.endswith("本人提供。")


def test_an_answer_that_names_who_wrote_before_when_is_no_report(tmp_path) -> None:
    asked = "简报编辑部 <a@b.example> 于2026年11月23日周一 09:12写道：\n请报夜校开课的消息，附照片，后天发来。"
    text = f"职工夜校开到镇上\n\n　　{REPORT}\n\n以上稿件，敬请采用。\n木鱼镇工会\n\n{asked}\n"
    (found,) = read(tmp_path, bytes(letter(text)), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert (article.headline, article.body) == ("职工夜校开到镇上", REPORT)


def test_attachments_are_sources_dated_and_signed_by_the_letter(tmp_path):
    message = attach(letter(), reports.three_heads(STORIES), "县工会信息.docx")
    found = read(tmp_path, message.as_bytes(), "来信.eml")
    assert list(found) == ["来信.eml", "来信.eml!/县工会信息.docx"]
    made = articles.segment(found["来信.eml!/县工会信息.docx"].pages).articles
    assert [article.headline for article in made] == [STORIES[0].headline, STORIES[1].headline]
    assert {article.origin.published for article in made} == {date(2023, 5, 18)}
    assert {article.contributor for article in made} == {"青溪县总工会"}
    assert articles.segment(found["来信.eml"].pages).articles == ()


def test_what_the_attachment_says_itself_goes_before_the_letter(tmp_path):
    message = attach(letter(), reports.official(STORIES), "信息.docx")
    made = articles.segment(read(tmp_path, message.as_bytes(), "来信.eml")["来信.eml!/信息.docx"].pages).articles
    assert [article.contributor for article in made] == [story.source for story in STORIES]
    assert made[0].origin.published == date(2023, 5, 17)


def test_a_mail_in_a_zip_in_a_mail_is_followed_and_one_deeper_is_named(tmp_path):
    inner = attach(letter(sender="木鱼镇总工会 <b@union.example>"), reports.three_heads(STORIES), "稿.docx").as_bytes()
    found = read(tmp_path, attach(letter(), zipped(**{"转.eml": inner}), "打包.zip").as_bytes(), "甲.eml")
    name = "甲.eml!/打包.zip!/转.eml!/稿.docx"
    assert articles.segment(found[name].pages).articles[0].contributor == "木鱼镇总工会"
    found = read(
        tmp_path, zipped(**{"甲.eml": attach(letter(), zipped(**{"转.eml": inner}), "打包.zip").as_bytes()}), "外.zip"
    )
    assert "太多层" in found[f"外.zip!/{name}"].failure.message


def test_a_forwarded_mail_speaks_for_what_is_in_it(tmp_path):
    inner = attach(letter(sender="木鱼镇总工会 <b@union.example>"), reports.three_heads(STORIES), "稿.docx")
    outer = letter("请阅。", sender="王小明 <w@union.example>")
    outer.add_attachment(inner)
    found = read(tmp_path, outer.as_bytes(), "转发.eml")
    (name,) = (name for name in found if name.endswith("稿.docx"))
    assert articles.segment(found[name].pages).articles[0].contributor == "木鱼镇总工会"


def test_a_letter_alone_is_the_report(tmp_path):
    story = STORIES[0]
    message = letter(
        "编辑老师：\n" + "\n".join(f"　　{text}" for text in story.paragraphs), subject=f"投稿：{story.headline}"
    )
    (found,) = read(tmp_path, message.as_bytes(), "来信.eml").values()
    (article,) = articles.segment(found.pages).articles
    assert (article.headline, article.body) == (story.headline, "\n".join(story.paragraphs))


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("=?gb2312?B?x+DPqs/Y19y5pLvh?=", "青溪县总工会"),
        ("=?utf-8?B?6Z2S5rqq5Y6/5oC75bel?=\r\n =?utf-8?B?5Lya?=", "青溪县总工会"),
        ("青溪县总工会".encode("gbk").decode("utf-8", "surrogateescape"), "青溪县总工会"),
        ("=?no-such?B?6Z2S5rqq?=", "青溪"),
    ],
)
def test_headers_of_every_kind_are_read(header, text):
    assert mail.decoded_header(header) == text


def test_pictures_beside_a_report_are_no_sources_and_winmail_is_named(tmp_path):
    message = attach(letter(), reports.official(STORIES[:1]), "稿.docx")
    attach(message, b"\xff\xd8\xff\xe0\x00\x10JFIF", "现场.jpg")
    attach(message, b"x\x9f>\x22\x01\x00", "winmail.dat")
    found = read(tmp_path, message.as_bytes(), "来信.eml")
    assert "来信.eml!/现场.jpg" not in found
    failure = found["来信.eml!/winmail.dat"].failure
    assert "winmail.dat" in failure.message
    assert "重发" in failure.remedy


@pytest.mark.parametrize(("content", "name"), [(b"x\x9f>\x22\x01\x00", "winmail.dat"), (b"Rar!\x1a", "照片.rar")])
def test_a_short_report_in_a_letter_beside_what_nothing_reads_is_not_lost(tmp_path, content, name):
    text = "木鱼镇总工会6月3日开办渔工夜校，首批四十人走进教室，学习船舶机电和海上急救，学费由工会承担。"
    message = attach(letter(f"　　{text}\n", subject="木鱼镇渔工上夜校"), content, name)
    (article,) = articles.segment(read(tmp_path, message.as_bytes(), "来信.eml")["来信.eml"].pages).articles
    assert (article.headline, article.body) == ("木鱼镇渔工上夜校", text)


def test_pictures_beside_a_report_in_the_letter_are_no_sources(tmp_path):
    text = "木鱼镇总工会6月3日开办渔工夜校，首批四十人走进教室，学习船舶机电和海上急救，学费由工会承担。"
    message = attach(letter(f"木鱼镇渔工上夜校\n　　{text}\n"), b"\xff\xd8\xff\xe0\x00\x10JFIF", "现场.jpg")
    found = read(tmp_path, message.as_bytes(), "来信.eml")
    assert list(found) == ["来信.eml"]
    assert [article.body for article in articles.segment(found["来信.eml"].pages).articles] == [text]


def test_names_of_a_zip_are_read_as_gbk_where_it_does_not_say_utf_8(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("x" * len("木鱼镇.docx".encode("gbk")))
        archive.writestr(info, reports.official(STORIES[:1]))
    content = stream.getvalue().replace(info.filename.encode(), "木鱼镇.docx".encode("gbk"))
    assert list(read(tmp_path, content, "稿.zip")) == ["稿.zip!/木鱼镇.docx"]


def test_a_bad_member_is_one_failure_and_the_others_go_on(tmp_path):
    content = zipped(
        **{
            "甲.docx": b"PK\x03\x04 broken",
            "乙.txt": "木鱼镇工会办夜校\n木鱼镇工会开办职工夜校，首批招收六十人。\n".encode(),
            "__MACOSX/._乙.txt": b"junk",
            "../../丙.txt": "丙镇工会办夜校\n丙镇工会开办职工夜校，首批招收六十人。\n".encode(),
        }
    )
    found = read(tmp_path, content, "稿.zip")
    assert [name for name, each in found.items() if each.failure] == ["稿.zip!/甲.docx"]
    assert [name for name, each in found.items() if each.pages] == ["稿.zip!/乙.txt", "稿.zip!/丙.txt"]


def test_a_saved_page_in_one_file_is_read_as_the_page(tmp_path):
    story = STORIES[0]
    message = EmailMessage(policy=SMTP)
    message["From"], message["Subject"] = "<Saved by Blink>", story.headline
    message["Snapshot-Content-Location"] = "https://union.example/a.html"
    message["MIME-Version"] = "1.0"
    message.set_content(webpages.portal(story).decode(), subtype="html")
    message.make_related()
    message.add_related(b"\x89PNG\r\n", "image", "png")
    (found,) = read(tmp_path, message.as_bytes(), "网页.mhtml").values()
    (article,) = articles.segment(found.pages).articles
    assert (article.headline, article.body) == (story.headline, "\n".join(story.paragraphs))


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>青溪工会网</title>{entries}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>青溪工会网</title>{entries}</feed>"""


def escaped(story):
    return "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in story.paragraphs)


def feed_of(kind: str) -> bytes:
    if kind == "rss":
        entries = "".join(
            f"<item><title>{s.headline}</title><pubDate>{webpages.chinese(s.published)} 09:00</pubDate>"
            f"<description>{escaped(s)}</description></item>"
            for s in STORIES
        )
        return RSS.format(entries=entries).encode()
    if kind == "atom":
        entries = "".join(
            f'<entry><title>{s.headline}</title><published>{s.published}T00:30:00+08:00</published><content type="html">'
            f"{escaped(s)}</content></entry>"
            for s in STORIES
        )
        return ATOM.format(entries=entries).encode()
    items = ",".join(
        f'{{"id":"{n}","title":"{s.headline}","date_published":"{s.published}T08:00:00+08:00","content_html":"{webpages.paragraphs(s, "<p>", "</p>")}"}}'
        for n, s in enumerate(STORIES)
    )
    return f'{{"version":"https://jsonfeed.org/version/1.1","title":"青溪工会网","items":[{items}]}}'.encode()


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_each_entry_of_a_feed_is_an_article_with_its_day(kind):
    found = articles.segment(pages.parse(Fetched(Location(f"订阅.{kind}"), feed_of(kind)))).articles
    assert [article.headline for article in found] == [story.headline for story in STORIES]
    assert [article.body for article in found] == ["\n".join(story.paragraphs) for story in STORIES]
    assert [str(article.origin.published) for article in found] == [story.published for story in STORIES]
    assert {article.origin.publication for article in found} == {"青溪工会网"}
    assert len({article.id for article in found}) == len(STORIES)


def test_a_table_whose_name_holds_a_nul_loses_no_mail():
    assert mail.decoded_header("=?gb\x002312?B?1tDOxA==?=")
    assert mail._text("中文".encode("gb18030"), "gb\x002312") == "中文"
