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


def test_who_sent_a_picture_in_sent_no_article():
    (article,) = segment(
        "职工夜校开课",
        "",
        "　　7月5日，云岭市职工夜校开课，首批60名职工学习茶艺。图为学员在上课。",
        "云岭市总工会 供图",
    )
    assert article.contributor == ""
    assert article.captions == ("云岭市总工会 供图",)


def test_a_credit_in_brackets_leaves_no_bracket_in_the_body():
    (article,) = segment(
        "焊花飞溅", "", "　　7月3日，云岭市焊工技能大赛举行，36家企业的选手同场竞技。（云岭市总工会摄）"
    )
    assert article.body.endswith("同场竞技。")
    assert article.captions == ("（云岭市总工会摄）",)
