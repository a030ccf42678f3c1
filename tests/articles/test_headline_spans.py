"""Headlines of two and three lines whose first line is a union's name, and who signs beside them."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.assembly.headparts import is_verbless
from digest.articles.lines.signers import read_signers
from digest.articles.normalize import plain
from digest.model import Article
from tests.articles.simulator import page_of

LEAD = (
    "本报讯 4月3日，梨山县总工会",
    "把六百顶斗笠送到三个茶园，",
    "采茶工人手一顶，还在山上设",
    "了五个歇脚点，备着热水。",
)
SIGNED = "（梨山县总工会供稿）"
ABOVE = (
    "桥头食堂开到夜里",
    "  桥头的食堂夜里十点开门，司",
    "机进门先喝一碗热汤，一餐收",
    "六元，开张三个月已接待四千",
    "多人次，松江区总工会出的钱。",
)


def _articles(*lines: str) -> tuple[Article, ...]:
    return segment([page_of("\n".join(lines))]).articles


@pytest.mark.parametrize(
    "head",
    [
        ("梨山县总工会", "给采茶工送斗笠"),
        ("梨山县总工", "会给采茶工", "送斗笠"),
        ("梨山县总工会给采茶工", "送“清凉", "斗笠”"),
    ],
)
def test_a_headline_that_begins_with_a_name_is_whole_under_a_signed_text(head: tuple[str, ...]) -> None:
    first, second = _articles(*ABOVE, "（松江区总工会）", *head, *LEAD, SIGNED)
    assert (first.headline, first.contributor) == ("桥头食堂开到夜里", "松江区总工会")
    assert (second.headline, second.contributor) == ("".join(head), "梨山县总工会")


@pytest.mark.parametrize("name", ["松江区总工会", "青屏矿区工会", "省直机关工会联合会"])
def test_a_bare_name_under_a_text_signs_it_where_the_text_below_does_not_name_it(name: str) -> None:
    first, second = _articles(*ABOVE, name, "采茶工有了新斗笠", *LEAD, SIGNED)
    assert (first.contributor, second.headline) == (name, "采茶工有了新斗笠")


def test_a_few_words_right_over_a_text_are_its_headline_and_no_label() -> None:
    (article,) = _articles(
        "感谢信", "梨山县总工会：", "  我是一名采茶工，今年四月摔伤了腿，是你们派人陪我看病。", "  谢谢你们。"
    )
    assert article.headline == "感谢信"


def test_a_column_name_in_the_midst_of_an_unsigned_text_and_a_page_without_number_head_nothing() -> None:
    (article,) = _articles(
        "梨山县茶农谈下新工价",
        "",
        "梨山县九家茶场的职工代表和场方谈下了春茶的工价，每斤涨了一元五角。",
        "",
        "职工之声",
        "",
        "协商会由县总工会召集，双方约定下雨停工也发底薪。",
        "",
        "梨山县总",
    )
    assert (article.headline, len(article.paragraphs)) == ("梨山县茶农谈下新工价", 2)
    (unheaded,) = _articles("第 版", "", "梨山县总", "", "为让采茶工歇脚，梨山县总工会在三个茶园搭了凉棚，备了热水。")
    assert unheaded.headline == ""


def test_a_headline_over_a_caption_is_no_half_of_it() -> None:
    (article,) = _articles("采茶工有了新斗笠", "图为活动现场。李明 摄", *LEAD, SIGNED)
    assert article.headline == "采茶工有了新斗笠"


def test_a_label_in_front_is_no_part_of_a_headline() -> None:
    (article,) = _articles("标题：梨山县总工会给采茶工送斗笠", *LEAD, SIGNED)
    assert article.headline == "梨山县总工会给采茶工送斗笠"


def test_the_office_of_a_masthead_signs_no_text() -> None:
    head = ("工会一周动态", "〔2028〕第6号", "市总工会办公室　　2028年4月5日")
    (article,) = _articles(*head, "", "梨山县总工会给采茶工送斗笠", *LEAD, SIGNED)
    assert (article.headline, article.contributor) == ("梨山县总工会给采茶工送斗笠", "梨山县总工会")


@pytest.mark.parametrize("tail", ["〔梨山县总工会　李明〕", "【梨山县总工会】", "〔李明（梨山县总工会）〕"])
def test_a_signature_behind_the_last_sentence_stands_in_brackets_of_any_kind(tail: str) -> None:
    (article,) = _articles("采茶工有了新斗笠", *LEAD[:-1], LEAD[-1] + tail)
    assert article.contributor == "梨山县总工会"
    assert article.paragraphs[-1].text.endswith("热水。")


def test_a_signature_that_two_lines_break_is_whole() -> None:
    (article,) = _articles("采茶工有了新斗笠", *LEAD, "（李明 作者单位：", "梨山县总工会）")
    assert article.contributor == "梨山县总工会"


def test_who_sent_a_picture_signs_no_text() -> None:
    (article,) = _articles("采茶工有了新斗笠", *LEAD, "（图片由松江区总工会提供）", "（梨山县总工会）")
    assert article.contributor == "梨山县总工会"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("稿件报送：梨山县总工会", "梨山县总工会"),
        ("以下文章来源于梨山县总工会，作者李明", "梨山县总工会"),
        ("（无为市总工会）", "无为市总工会"),
        ("大庆市让胡路区总工会", "大庆市让胡路区总工会"),
    ],
)
def test_senders_are_read_under_any_label(line: str, body: str) -> None:
    signers = read_signers(plain(line))
    assert signers is not None
    assert signers.bodies == (body,)


def test_what_acts_without_a_verb_goes_on() -> None:
    assert is_verbless("梨山县总工会“竹林碳汇”")
    assert not is_verbless("梨山县总工会送技能下乡")
    assert read_signers("为全市总工会") is None


@pytest.mark.parametrize(
    "head", [("深入学习贯彻全会精神", "宣讲团走进盐湖矿区", "⊙ 工作交流"), ("宣讲团走进盐湖矿区", "[工会动态]")]
)
def test_a_column_name_between_headline_and_text_is_no_subheadline(head: tuple[str, ...]) -> None:
    (article,) = _articles(
        *head,
        "　　10月25日，自治区总工会宣讲团来到盐湖矿区，在钻塔下为一百五十名工人作了一场宣讲。",
        "　　宣讲员是一名劳模，她讲自己怎样从学徒成为技师。",
        "盐湖矿区工会",
    )
    assert (article.headline, article.subheadline) == ("宣讲团走进盐湖矿区", "")
