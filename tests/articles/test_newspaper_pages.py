"""Kinds of newspaper and bulletin pages, extracted as text, each line set apart; own texts."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article
from tests.articles.simulator import page_of

_LAMPS = ("矿灯房里的“爱心班”", "秋岭煤矿工会把矿灯房改成了歇脚处，升井的人先喝一碗姜汤。班长老耿说，腿不抖了。")
_FERRY = "滨河县总工会给渡口的船工换了十二件救生衣，又请来医生量血压。船工老魏说，心里踏实。"


def _read(*lines: str) -> tuple[Article, ...]:
    return segment([page_of("\n\n".join(lines))]).articles


@pytest.mark.parametrize("line", ["敬业\n奉献", "耿师傅的老式油灯", "（本期完）", "秋岭矿区商会 祝广大职工 阖家幸福"])
def test_what_no_sentence_takes_up_below_the_last_of_a_page_is_none_of_the_text(line: str) -> None:
    (article,) = _read(*_LAMPS, line)
    assert article.body == _LAMPS[1]


def test_a_sentence_that_lost_its_stop_is_the_last_of_its_text() -> None:
    (article,) = _read(*_LAMPS, "“这碗姜汤真暖！”掘进工小贺说")
    assert article.body.endswith("小贺说")


@pytest.mark.parametrize("actor", ["滨河县总工会", "滨河县总工会职工服务中心"])
def test_a_union_over_the_headline_of_the_text_that_names_it_does_not_sign_the_text_above(actor: str) -> None:
    first, second = _read(*_LAMPS, actor, "让船工“穿”上平安", _FERRY)
    assert not first.contributor
    assert second.headline.endswith("让船工“穿”上平安")
    assert actor in second.kicker + second.headline


def test_a_union_whose_text_stands_above_signs_it_under_the_next_headline_s_line() -> None:
    first, _ = _read("船工穿上救生衣", _FERRY, "滨河县总工会", *_LAMPS)
    assert first.contributor == "滨河县总工会"


@pytest.mark.parametrize("line", ["□ 秋岭县总工会主席 耿建军", "（买买提·热合曼）", "本报记者 买买提·热合曼"])
def test_a_post_before_a_name_and_a_name_with_a_point_are_who_wrote(line: str) -> None:
    (article,) = _read(_LAMPS[0], line, _LAMPS[1]) if line[0] != "（" else _read(*_LAMPS, line)
    assert (article.headline, article.byline, article.contributor) == (_LAMPS[0], line, "")
    assert article.body == _LAMPS[1]


def test_who_studied_a_matter_for_a_union_signs_it_under_its_headline() -> None:
    (article,) = _read("渡口的船工怎样入会", "滨河县总工会课题组", _FERRY)
    assert (article.headline, article.contributor) == ("渡口的船工怎样入会", "滨河县总工会课题组")


@pytest.mark.parametrize("mark", "▲◀")
def test_a_caption_between_two_reports_is_no_part_of_the_one_above(mark: str) -> None:
    shown = f"{mark}4月22日，秋岭县总工会的放映车来到堤上，船工们围坐看戏。 罗小川 摄"
    first, second = _read(*_LAMPS, shown, "船工穿上救生衣", _FERRY)
    assert first.body == _LAMPS[1]
    assert second.body == _FERRY


def test_a_word_before_a_workplace_names_no_new_place_under_a_crosshead() -> None:
    (article,) = _read(
        "从学徒到全国劳模",
        "——秋岭镇服装工人韦小燕的故事",
        "文/图 本报记者 罗小川",
        "十九岁离开老家，三十八岁站上领奖台。韦小燕说，自己赶上了好时代。",
        "灯下练出“快手”",
        "刚进厂时，韦小燕一天只做二十条裤脚。她把废布头捡回宿舍，一针一线练到半夜。",
    )
    assert "灯下练出“快手”" in article.body


@pytest.mark.parametrize("headline", ["@全市职工 免费体检开始报名了", "匠心·传承", "图片丨劳模风采"])
def test_what_looks_like_a_line_of_an_app_or_a_name_may_be_a_headline(headline: str) -> None:
    (article,) = _read(headline, _FERRY)
    assert (article.headline, article.body) == (headline, _FERRY)


def test_a_row_of_a_column_that_is_a_figure_alone_stays_in_its_sentence() -> None:
    (article,) = _read(
        "夜校办到渡口", "滨河县总工会夜校开办以来报名参加学习的船工已达", "1200人", "，其中农民工占三分之二。"
    )
    assert "已达1200人，其中" in article.body


def test_a_bulletin_of_one_city_is_signed_above_the_next_headline() -> None:
    first, second = _read(
        "市总工会送清凉",
        "石桥市总工会7月10日为环卫工人送去清凉物资。",
        "石桥市总工会",
        "青山区夜校点亮工友梦",
        "石桥市青山区总工会办起夜校，150名职工报名。",
    )
    assert first.contributor == "石桥市总工会"
    assert second.headline == "青山区夜校点亮工友梦"


def test_a_bulletin_s_parts_and_its_day_in_words_are_no_headlines() -> None:
    contents = ("目 录", "☆ 工会要闻", "市总工会送清凉……1", "渡口办起夜校……2", "☆ 基层动态", "船工穿上救生衣……3")
    head = ("滨河工运信息", "第十期", "滨河市总工会办公室 二〇二二年八月十五日", *contents)
    texts = ("☆ 工会要闻", "市总工会送清凉", _LAMPS[1], "渡口办起夜校", _FERRY, "☆ 基层动态", "船工穿上救生衣")
    found = _read(*head, *texts, "8月5日，渡口工会给20名船工发了救生衣，船工们都说穿着合身。")
    assert [article.headline for article in found] == ["市总工会送清凉", "渡口办起夜校", "船工穿上救生衣"]
    assert not any(article.kicker for article in found)
