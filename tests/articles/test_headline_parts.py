"""Which line of a headline group is 引题, which 标题, which 副题, and which two are one headline broken in two."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.assembly.headparts import is_couplet
from tests.articles.simulator import page_of

BODY = (
    "  梨山县的茶农清明前忙得没有工夫吃饭，县总工会把热汤热饭送上茶山，",
    "一餐只收两元。三月以来，已有四百多人在山上吃过午饭，年纪最大的七十岁。",
    "  采茶工罗小川说，往年带的冷饭到中午硬得咬不动，今年顿顿是热的。",
)


@pytest.mark.parametrize(
    ("kicker", "headline", "subheadline"),
    [
        ("梨山县总工会主席周小云在茶山调研时强调", "让每个茶农吃上热饭", ""),
        ("梨山县总工会七届二次全委会议提出", "办好四件事 暖热一座山", ""),
        ("", "梨山县茶农吃上热饭", "一餐两元 四百人受益"),
        ("凝心聚力解民忧 脚踏实地办实事", "梨山县热饭送上茶山", ""),
        ("", "梨山县总工会把热汤送上茶山", "四百多人吃过午饭"),
        ("茶山热饭", "四百多茶农在山上吃上午饭", ""),
    ],
)
def test_each_part_of_a_headline_is_told(kicker: str, headline: str, subheadline: str) -> None:
    heads = (line for line in (kicker, headline, subheadline) if line)
    (article,) = segment([page_of("\n".join((*heads, *BODY)))]).articles
    assert (article.kicker, article.headline, article.subheadline) == (kicker, headline, subheadline)


@pytest.mark.parametrize("label", ["05 | 田间笔记", "〔匠心〕", "· 一线 ·", "◎身边", "＃工间", "○百姓故事○"])
def test_what_sets_a_columns_name_off_is_no_part_of_it(label: str) -> None:
    (article,) = segment([page_of("\n".join((label, "梨山县茶农吃上热饭", *BODY)))]).articles
    assert (article.kicker, article.headline) == ("", "梨山县茶农吃上热饭")


def test_an_entry_in_brackets_is_a_headline_where_its_text_takes_it_up() -> None:
    entries = (
        "【技能比武】",
        "梨山县全年举办技能比武十二场，两千名茶农参加。",
        "【匠心】",
        "茶农罗小川一年炒茶三百斤，手上的茧有铜钱厚。",
    )
    first, second = segment([page_of("\n".join(entries))]).articles
    assert (first.headline, second.headline) == ("技能比武", "")


def test_a_name_in_brackets_over_a_headline_is_a_columns_though_the_text_takes_it_up() -> None:
    text = "　　1月23日，梨山县总工会召开七届三次全委会议，总结去年的工作，部署春茶时节给采茶工人送饭的事。"
    (article,) = segment([page_of("\n".join(("【全委会议】", "梨山县总工会召开七届三次全委会议", text)))]).articles
    assert (article.headline, article.subheadline) == ("梨山县总工会召开七届三次全委会议", "")


def test_two_deeds_that_the_text_tells_of_one_union_in_one_sentence_are_one_headline() -> None:
    text = "　　7月9日，梨山县总工会走进最远的茶厂，带去两大桶热汤面。采茶的人围成一圈，吃了个饱。"
    (article,) = segment([page_of("\n".join(("梨山县总工会走进最远的茶厂", "带去两大桶热汤面", text)))]).articles
    assert (article.kicker, article.headline) == ("", "梨山县总工会走进最远的茶厂带去两大桶热汤面")


def test_a_short_headline_behind_a_sign_that_the_text_takes_up_stays() -> None:
    (article,) = segment([page_of("\n".join(("◎热饭送上茶山", *BODY)))]).articles
    assert article.headline.endswith("热饭送上茶山")


@pytest.mark.parametrize("halves", [("梨山县总工会为采茶工", "备下一顿热饭"), ("四百茶农在山上吃了", "一春的热饭")])
def test_two_halves_of_a_headline_are_one(halves: tuple[str, str]) -> None:
    (article,) = segment([page_of("\n".join((*halves, *BODY)))]).articles
    assert article.headline == "".join(halves)


def test_a_couplet_is_pieces_of_one_length() -> None:
    assert is_couplet("凝心聚力解民忧 脚踏实地办实事")
    assert not is_couplet("梨山县总工会 送上热饭")
    assert not is_couplet("热汤热饭送上茶山")


def test_a_headline_over_a_row_of_items_opens_a_round_up() -> None:
    page = (
        "茶山上的热饭",
        *BODY,
        "各地工会送关怀",
        "  入冬以来，各地工会把温暖送到职工身边。",
        "●松江区总工会日前为二百名环卫工送去棉手套，还请医生为他们量血压。",
        "●临泉县总工会开设夜校，一百名货车司机学会了修车。",
    )
    first, second, *items = segment([page_of("\n".join(page))]).articles
    assert (first.headline, second.headline) == ("茶山上的热饭", "各地工会送关怀")
    assert [item.body[:4] for item in items] == ["●松江区", "●临泉县"]


@pytest.mark.parametrize("writer", ["□ 张建国", "□刘敏", "■ 陈志远"])
def test_a_writers_name_behind_a_mark_is_no_half_of_the_headline(writer: str) -> None:
    (article,) = segment([page_of("\n".join(("茶山上的热饭", writer, *BODY)))]).articles
    assert article.headline == "茶山上的热饭"
    assert writer[1:].strip() in article.byline
