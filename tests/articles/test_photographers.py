"""Who took a picture is named where the picture is the news, and is no author of an article."""

from digest import articles
from digest.model import Block, Origin, Page


def segment(*lines):
    blocks = tuple(Block(line, number) for number, line in enumerate(lines, start=1))
    return articles.segment([Page(Origin("page.txt"), blocks)]).articles


def test_a_photographer_is_no_byline_of_an_article():
    (article,) = segment(
        "西山市总工会开办职工夜校",
        "",
        "　　本报讯 8月11日，西山市总工会职工夜校开班，首期招收学员320名。课程有书法、摄影等16门。",
        "",
        "通讯员 王小明 摄",
    )
    assert "王小明" not in article.byline
    assert article.contributor == ""
