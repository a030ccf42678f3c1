"""Pages of sites and forums: a whole report in one line, stamps beside the title, a series of pictures."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article
from tests.articles.simulator import page_of

BODY = "4月3日，柳溪县总工会给58名环卫工人发放春茶，每人两斤。县总工会还给每个班组配了一只保温桶。"


def articles(text: str) -> tuple[Article, ...]:
    return segment([page_of(text)]).articles


@pytest.mark.parametrize(
    "stamp", ["来源:本站", "信息来源:柳溪县总工会", "2024-04-05 来源:柳溪日报", "稿件来源: 宣教部"]
)
@pytest.mark.parametrize("title", ["柳溪给环卫工人发春茶", "柳溪58名环卫工人领到春茶"])
def test_a_title_before_the_stamp_of_a_site_stays(title: str, stamp: str) -> None:
    head, foot = "|您当前的位置: 首页 > 工会新闻 > 内容", "【关闭窗口】 |"
    line = f"{head} {title} {stamp} 发布时间:2024-04-05 浏览次数: 【打印】 {BODY} {foot}"
    (article,) = articles(line)
    assert (article.headline, article.body) == (title, BODY)
    (article,) = articles(f"{title} {stamp}\n{BODY}\n")
    assert (article.headline, article.body) == (title, BODY)


@pytest.mark.parametrize(
    "stamp", ["发表于 2022-01-18 10:22:08 | 查看全部 |阅读模式", "發表於 2022-01-18 10:22:08 | 查看全部 |閱讀模式"]
)
def test_the_time_of_a_forum_is_no_title(stamp: str) -> None:
    (article,) = articles(
        f"返回列表 發佈新帖\n查看: 31|回覆: 2\n\n柳溪给环卫工人发春茶\n\n{stamp}\n\n馬上註冊!\n\n{BODY}\n回覆\n"
    )
    assert (article.headline, article.kicker, article.body) == ("柳溪给环卫工人发春茶", "", BODY)


def test_a_sentence_printed_twice_at_once_stands_once() -> None:
    sentence = "4月3日上午，柳溪县总工会会同县环卫所、商会到东门清扫班，给58名环卫工人送春茶，问了早饭和倒班的情况。"
    (article,) = articles(f"|柳溪县总给环卫工人送春茶 {sentence} {sentence} × |")
    assert (article.headline, article.body) == ("柳溪县总给环卫工人送春茶", sentence)


def test_credits_between_the_texts_of_a_series_of_pictures_sign_none() -> None:
    (article,) = articles(
        "（组图）柳溪工会四月\n"
        "4月3日，柳溪县总工会给环卫工人送春茶。罗小川 摄 4月9日，职工书屋在东门开张。\n"
        "王小明 摄 4月15日，修路工比武。\n"
        "班组长说，明年还要再比。\n"
        "王小明 摄大家都盼着下一场。\n"
    )
    assert article.body.count("柳溪县总工会") == 1
    assert "罗小川" not in article.body
    assert "王小明" not in article.body
    assert article.body.endswith("大家都盼着下一场。")
