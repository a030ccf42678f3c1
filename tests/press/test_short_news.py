"""Short news in print: signed one-line news, headlines run into their texts, signatures and days at a letter's end."""

from datetime import date

import pytest
from weasyprint import HTML

from digest import articles, fonts, pages
from digest.model import Fetched, Location

FACES = "".join(
    f"@font-face{{font-family:{name};src:url({(fonts.folder() / f'UD{name}.ttf').as_uri()})}}"
    for name in ("Song", "Hei")
)
CSS = "h1{font:17pt Hei;text-align:center}p{margin:0;text-indent:2em;text-align:justify}b{font:11pt Hei}"
CSS += ".r{text-align:right}"
NEWS = {
    "崇仁县总工会": "崇仁县总工会近日为变电设备企业职工开办识图培训班，58人结业，学员们都说看懂图纸干活更有底。",
    "兴城市总工会": "8月11日，兴城市总工会给泳装厂车工送去护腕和台灯，共计300套，车工们当场试戴。",
    "礼泉县总工会": "礼泉县总工会组织果农参加冷库安全演练，12个合作社报名，演练内容有断电、救人和报警。",
}
TITLES = ("崇仁：车间里的识图课", "兴城泳装厂的护腕", "礼泉果农走进冷库学安全")


def printed(body: str, size: str = "A4") -> bytes:
    made = HTML(string=f"<style>{FACES}@page{{size:{size};margin:14mm}}body{{font:11pt/1.5 Song}}{CSS}</style>{body}")
    return made.write_pdf()


def read(body: str, size: str = "A4"):
    return articles.segment(list(pages.parse(Fetched(Location("版面.pdf"), printed(body, size)))))


@pytest.mark.parametrize("form", ["{text}（{sender}）", "●{text}（{sender}）", "<b>{sender}：</b>{text}"])
def test_signed_one_line_news_are_reports_of_their_own(form):
    texts = "".join(f"<p>{form.format(text=text, sender=sender)}</p>" for sender, text in NEWS.items())
    found = read(f"<p>工友周报　2026年8月26日　星期三</p><h1>一句话新闻</h1>{texts}")
    assert {article.contributor: article.body for article in found.articles} == NEWS
    assert not any(article.headline for article in found.articles)


@pytest.mark.parametrize("behind", ["　", "。"])
def test_a_face_of_its_own_tells_the_headline_that_runs_into_its_text(behind):
    texts = "".join(
        f"<p><b>{title}</b>{behind}{text}（{sender}）</p>"
        for title, (sender, text) in zip(TITLES, NEWS.items(), strict=True)
    )
    found = read(f"<h1>县区传真</h1><div style='column-count:2'>{texts}</div>").articles
    assert tuple(article.headline for article in found) == TITLES
    assert [article.body for article in found] == list(NEWS.values())


def test_a_text_with_words_in_another_face_stays_one():
    texts = "".join(f"<p><b>一是抓学习。</b>{text}</p>" for text in NEWS.values())
    (found,) = read(f"<h1>崇仁县总工会抓实今年的三件大事</h1>{texts}<p class=r>（崇仁县总工会）</p>").articles
    assert len(found.paragraphs) == len(NEWS)


def test_who_signs_and_when_at_the_end_of_pages_are_none_of_the_text():
    text = "".join(f"<p>{each}</p>" for each in NEWS.values())
    end = "<p class=r style='margin-top:9mm'>崇仁县总工会</p><p class=r>2026年8月20日</p>"
    numbers = "<style>@page{@bottom-center{content:'— ' counter(page) ' —'}}</style>"
    (found,) = read(f"{numbers}<h1>关于职工培训情况的报告</h1>{text * 4}{end}", "A5").articles
    assert found.body == "\n".join(list(NEWS.values()) * 4)
    assert (found.contributor, found.origin.published) == ("崇仁县总工会", date(2026, 8, 20))


def test_a_signature_alone_on_its_page_signs_the_article_before_it():
    text = "".join(f"<p>{each}</p>" for each in NEWS.values())
    end = "<p class=r style='break-before:page'>（崇仁县总工会）</p>"
    found = read(f"<h1>{TITLES[0]}</h1>{text}{end}")
    assert [article.contributor for article in found.articles] == ["崇仁县总工会"]
    assert not any("崇仁县总工会" in block.text for block in found.leftover)
