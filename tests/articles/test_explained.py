"""A person sees why: whose each stretch of a line is, what it goes on from, how sure that is."""

from __future__ import annotations

import re
from typing import get_args

from digest.articles import explain, segment, to_html, to_terminal
from digest.articles.explanation.explain import REASONS, explain_lines
from digest.articles.lines.fragments import fragments
from digest.articles.lines.patterns import roles
from digest.articles.lines.roles import Reason
from digest.model import Article, Block, Origin, Page, Paragraph, Piece
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import HELD, SEEN

FLOWERS = "近日，柳溪县总工会办了插花比赛。"
CALLIGRAPHY = "近日，石桥市总工会办了书画比赛。"
FIRST_HALF = (
    "棉纺城里比手速\n\n近日，江北棉纺集团工会举办挡车工比武，八十名女工上台。"
    "赛前，车间工会用了两个月组织练兵，每周评出\n下转第3版"
)
SECOND_HALF = (
    "上接第1版\n三名能手。棉纺集团工会主席丁兰说，比武要年年办下去，让手艺人在台上有位子。\n\n江北棉纺集团工会"
)


def _pages_of_halves() -> list[Page]:
    blocks = page_of(f"{FIRST_HALF}\n{SECOND_HALF}").blocks
    return [
        Page(Origin("paper.txt", page=1), tuple(block for block in blocks if block.line < 5)),
        Page(Origin("paper.txt", page=3), tuple(block for block in blocks if block.line >= 5)),
    ]


def _mixed() -> Page:
    return page_of(simulate([HELD[4], SEEN[3]], Damage((14, 20), "none", interleaved=True), 3)[0])


def test_two_articles_on_one_line_keep_their_own_parts() -> None:
    text = f"{FLOWERS} 记者王小川 摄 {CALLIGRAPHY}"
    lines = roles(fragments([page_of(text)]).fragments)
    second = text.index(CALLIGRAPHY)
    origin = Origin("page.txt")
    articles = [
        Article(
            "a",
            origin,
            (Paragraph(FLOWERS, pieces=(Piece(0, len(FLOWERS), 1, 0),)),),
            byline="记者王小川 摄",
            lines=(1,),
        ),
        Article("b", origin, (Paragraph(CALLIGRAPHY, pieces=(Piece(0, len(CALLIGRAPHY), 1, second),)),), lines=(1,)),
    ]
    found = explain_lines(lines, articles, (), articles)
    assert [(value.text, value.article) for value in found] == [
        (FLOWERS, 1),
        ("记者王小川 摄", 1),
        (CALLIGRAPHY, 2),
    ]


def test_halves_on_two_pages_are_one_article_and_the_jump_is_shown() -> None:
    pages = _pages_of_halves()
    found = {value.line: value for value in explain(pages)}
    assert len(segment(pages).articles) == 1
    assert {number: value.article for number, value in found.items()} == {1: 1, 3: 1, 4: None, 5: None, 6: 1, 8: 1}
    assert (found[6].join, found[6].behind) == ("jump", 3)
    assert "原文缺失" not in found[3].why
    assert "⇢" in to_terminal(explain(pages))


def test_numbers_are_those_of_the_articles_found() -> None:
    page = _mixed()
    articles = segment([page]).articles
    for value in explain([page]):
        if value.role == "body" and value.article is not None:
            assert "".join(value.text.split()) in "".join(articles[value.article - 1].body.split())


def test_what_was_put_out_of_file_order_names_the_line_before_and_its_margin() -> None:
    page = _mixed()
    lines = {block.line: block.text for block in page.blocks}
    moved = [value for value in explain([page]) if value.join == "repaired"]
    assert len(moved) == 4
    bodies = ["".join(article.body.split()) for article in segment([page]).articles]
    for value in moved:
        assert value.margin is not None
        assert value.behind is not None
        assert value.behind != value.line - 1
        assert any(lines[value.behind][-4:] + value.text[:4] in body for body in bodies)


def test_what_speaks_for_a_join_is_named() -> None:
    text = "近日，柳溪县总工会组织全县职工开展劳动竞\n赛，三百人报名。本次活动“既比技能，\n又比作风”，大家都说好。"
    found = {value.line: value for value in explain([page_of(text)])}
    assert "“竞赛”跨行" in found[2].why or "“劳动竞赛”跨行" in found[2].why
    assert "引号在此闭合" in found[3].why
    assert "上行停在逗号处" in found[3].why


def test_lost_text_is_told_on_both_sides() -> None:
    lines = [
        "　　近日，柳溪县总工会组织全县职",
        "工开展劳动竞赛，三百多人报名参",
        "　　据悉，县总工会今年已经办了六",
        "场竞赛。",
    ]
    text = "\n".join(lines)
    found = {value.line: value for value in explain([page_of(text)])}
    assert "其后原文缺失" in found[2].why
    assert (found[3].join, found[3].behind) == ("gap", 2)


def test_the_page_lists_the_articles_links_to_their_lines_and_shows_the_order_found() -> None:
    page = _mixed()
    values, articles = explain([page]), segment([page]).articles
    shown = to_html(values, articles)
    anchors = set(re.findall(r"id='l(\d+)'", shown))
    assert set(re.findall(r'href="#l(\d+)"', shown)) <= anchors
    assert anchors == {str(value.line) for value in values}
    assert all(article.headline in shown for article in articles)
    plain = re.sub(r"<sup>\d+</sup>|<[^>]+>", "", shown)
    assert all(paragraph.text in plain for article in articles for paragraph in article.paragraphs)


def test_doubtful_joins_and_articles_are_marked() -> None:
    page = _mixed()
    values, articles = explain([page]), segment([page]).articles
    doubtful = sum(value.is_doubtful for value in values)
    assert to_html(values).count("待核 ") == doubtful
    assert all("，".join(article.doubts) in to_terminal(values, articles) for article in articles)


def test_a_text_of_marks_alone_is_shown() -> None:
    page = Page(Origin("page.txt"), (Block("# ", 1, 0), Block("|", 2, 3)))
    assert to_html(explain([page])).startswith("<!DOCTYPE html>")


def test_every_reason_has_words_for_people() -> None:
    assert set(REASONS) == set(get_args(Reason))
    assert all(words for code, words in REASONS.items() if code)
