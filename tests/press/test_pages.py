"""Printed pages become their articles again: whole, in order, with headline and signature."""

import base64
import io

import pytest
from PIL import Image
from weasyprint import HTML

from digest import articles, pages
from digest.model import Article, Fetched, Location
from digest.pages import scan
from digest.pages.pdf import open_pdf
from tests.press import pages as press
from tests.press.stories import Story
from tests.press.test_characters import FACE

PAGES = (press.plain, press.pictured, press.briefs, press.inset, press.about)


def read(content: bytes, name: str = "版面.pdf"):
    return pages.parse(Fetched(Location(name), content))


def solid(text: str) -> str:
    return "".join(text.split())


def found(stories: tuple[Story, ...], made: tuple[Article, ...]) -> dict[str, Article]:
    bodies = {solid(article.body): article for article in made}
    return {story.headline: bodies[solid(story.body)] for story in stories if solid(story.body) in bodies}


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_story_is_found_whole(make):
    content, stories = make()
    made = articles.segment(read(content)).articles
    whole = found(stories, made)
    assert [story.headline for story in stories if story.headline not in whole] == []
    assert len(made) == len(stories)
    assert [solid(whole[story.headline].headline) for story in stories] == [solid(s.headline) for s in stories]
    assert [whole[story.headline].contributor for story in stories] == [s.contributor for s in stories]
    assert [whole[story.headline].kicker for story in stories] == [s.kicker for s in stories]


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_character_of_a_page_is_in_its_articles_or_left_over(make):
    page = read(make()[0])[0]
    result = articles.segment([page])
    used = {line for article in result.articles for line in article.lines} | {block.line for block in result.leftover}
    captions = "".join(solid(caption) for article in result.articles for caption in article.captions)
    lost = [b for b in page.blocks if b.text.strip() and b.line not in used and solid(b.text) not in captions]
    assert lost == []


def test_pieces_stand_where_the_article_says():
    content, _ = press.plain()
    read_pages = read(content)
    text = "\n".join(block.text for page in read_pages for block in page.blocks)
    for article in articles.segment(read_pages).articles:
        for paragraph in article.paragraphs:
            for piece in paragraph.pieces:
                said = paragraph.text[piece.start : piece.end].lstrip()
                assert text[piece.offset : piece.offset + len(said)] == said


def test_a_page_says_its_paper_day_and_number():
    origin = read(press.plain()[0])[0].origin
    assert (origin.publication, str(origin.published), origin.page) == ("青屿职工报", "2024-06-04", 3)


def test_an_article_knows_its_places():
    page = read(press.plain()[0])[0]
    for article in articles.segment([page]).articles:
        assert article.places
        for place in article.places:
            assert 0 <= place.box.left < place.box.right <= page.width
            assert 0 <= place.box.top < place.box.bottom <= page.height


def test_a_caption_is_no_text_of_its_article():
    made = articles.segment(read(press.pictured()[0])).articles
    assert [article.captions for article in made if article.captions] == [("图为志愿者在驿站整理用品。赵磊 摄",)]


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(scan, "is_there", lambda: False)
    square = io.BytesIO()
    Image.new("RGB", (400, 600), "grey").save(square, "PNG")
    picture = f"data:image/png;base64,{base64.b64encode(square.getvalue()).decode()}"
    body = "<h1>甲市总工会开夜校</h1><p>7月8日，甲市总工会开办职工夜校，首批招收六十名职工。</p>"
    style = (
        f"{FACE}body{{font:10pt Song}}@page{{size:400pt 600pt;margin:0}}"
        "img{width:400pt;height:600pt;break-before:page;display:block}"
    )
    content = HTML(string=f"<style>{style}</style>{body}<img src='{picture}'>").write_pdf()
    opened = open_pdf(Fetched(Location("版面.pdf"), content))
    assert "首批招收六十名职工" in "".join(block.text for page in opened.pages for block in page.blocks)
    assert [(failure.source, failure.message) for failure in opened.failures] == [
        ("第2页", "第 2 页是扫描图片，没有文字")
    ]


def test_a_body_that_signs_right_under_a_headline_has_sent_the_story_in():
    rows = "鹭洲区总工会的渔工夜校在码头开课，四十多名渔工走进教室，学习船舶机电和海上急救，结业后参加等级认定。" * 4
    story = f"<h1>渔港办起夜校</h1><p class='by'>鹭洲区总工会</p><div class='text'><p>{rows}</p></div>"
    style = (
        f"{FACE}body{{font:10.5pt Song}}h1{{font:22pt Song;text-align:center;margin:0}}"
        ".by{text-align:center;margin:4pt}.text{columns:3;column-gap:18pt}p{text-indent:2em;margin:0}.by{text-indent:0}"
    )
    content = HTML(string=f"<style>{style}</style>{story}").write_pdf()
    (article,) = articles.segment(read(content)).articles
    assert (article.headline, article.contributor) == ("渔港办起夜校", "鹭洲区总工会")
    assert solid(article.body) == rows
