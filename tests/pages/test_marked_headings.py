"""A text whose headlines bear the marks of Markdown: # a title, ## a part of it."""

from __future__ import annotations

from digest import pages
from digest.articles import segment
from digest.model import Article, Fetched, Location

TEXT = "石桥区总工会在滨河路工地设立茶水点，两百名修路工每天都能喝上热姜汤。"
MORE = "茶水点开到开春，十二家企业认领了值守，半年换下旧水桶六十只。"


def _read(*lines: str) -> tuple[Article, ...]:
    told = "\n".join(lines).encode()
    return segment(pages.parse(Fetched(Location("茶水点.md"), told))).articles


def test_the_parts_of_a_text_are_no_articles_and_the_marks_no_text() -> None:
    (article,) = _read("# 石桥工地有了茶水点", "", TEXT, "", "## 企业认领", "", MORE)
    assert article.headline == "石桥工地有了茶水点"
    assert [paragraph.kind for paragraph in article.paragraphs] == ["text", "crosshead", "text"]
    assert "#" not in article.body


def test_under_the_name_of_a_bulletin_the_next_level_are_its_reports() -> None:
    found = _read("# 石桥工会信息", "第12期", "", "## 工地有了茶水点", "", TEXT, "", "## 企业认领值守", "", MORE)
    assert [article.headline for article in found] == ["工地有了茶水点", "企业认领值守"]


def test_a_topic_between_two_marks_is_no_heading() -> None:
    (article,) = _read("#暖冬行动#石桥工地有了茶水点", "", TEXT, MORE)
    assert MORE[:10] in article.body


def test_marks_on_a_page_of_lines_settle_nothing() -> None:
    broken = (
        "## 芦汀县为教师免费体检",
        "",
        "芦汀县总工会与县医院签约，为八百名教师免费体检，十五个项目一次",
        "查完，结果由医生讲解。",
    )
    stacked = ("## 芦汀县总工会搭起直播间", "", "## 海浦市举办焊工大赛", "", TEXT, "", MORE)
    for lines in (broken, stacked):
        (page,) = pages.parse(Fetched(Location("茶水点.txt"), "\n".join(lines).encode()))
        assert not any(block.role for block in page.blocks)
