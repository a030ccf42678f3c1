"""Lines of a box beside the column that stand inside a sentence: set aside; short lines of the text's own stay."""

from __future__ import annotations

import pytest

from digest import highlights
from digest.articles import segment
from digest.model import Segmented
from tests.articles.simulator import page_of

HEAD = "溪口镇总工会为渔民办实事"
LEAD = "近日，溪口镇总工会走上码头，为全镇三百二十"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n".join(lines))])


@pytest.mark.parametrize(
    "box",
    [
        ("维权热线 12351",),
        ("崇尚实干",),
        ("安全第一 预防为主",),
        ("扫码关注工会", "劳动者最光荣"),
        ("投稿邮箱：xikou@example.cn",),
    ],
)
def test_a_foreign_line_inside_a_sentence_is_set_aside(box: tuple[str, ...]) -> None:
    read = _read(HEAD, LEAD, *box, "名渔民购买意外伤害保险，每人保额十万元，", "保费由工会承担。")
    (article,) = read.articles
    assert article.headline == HEAD
    assert article.body == f"{LEAD}名渔民购买意外伤害保险，每人保额十万元，保费由工会承担。"
    assert [block.text for block in read.leftover] == list(box)


def test_a_hotline_before_a_figure_is_set_aside() -> None:
    read = _read(
        HEAD,
        "近日，溪口镇总工会走上码头，参保渔民达",
        "咨询电话 5588123",
        "1.2万人，比上年多出三成，",
        "渔民说，心里踏实了。",
    )
    assert "参保渔民达1.2万人" in read.articles[0].body


def test_a_sentence_that_may_hold_a_foreign_line_is_not_chosen_and_marked_where_it_is_all_there_is() -> None:
    torn = (
        "近日，溪口镇总工会走上码头慰问渔民和家属，",
        "渔民朋友的节日礼物",
        "为三百二十人购买意外伤害保险，每人十万元。",
    )
    other = "镇总工会还开办安全课12场，听课渔民1800人。"
    (article,) = _read(HEAD, *torn, other).articles
    assert "节日礼物" in article.body
    assert [sentence.text for sentence in highlights.choose(article, 2)] == [other]
    (alone,) = _read(HEAD, *torn).articles
    assert highlights.doubts(alone, highlights.choose(alone, 2))


OWN = {
    "the short last line of a paragraph": (
        (LEAD, "名渔民购买意外伤害保险，保费由工会", "承担。", "据悉，这项保险已经连续办了六年，今年起"),
        "保费由工会承担。",
    ),
    "what somebody says": (
        ("工会主席问老船长陈大海还缺什么，老人想了想", "“够了！”", "一船的人都笑了，都说今年出海心里踏实。"),
        "“够了！”",
    ),
    "a line that ends at a picture": (
        (LEAD, "名渔民", "购买意外伤害保险，每人保额十万元，保费由", "工会承担。"),
        "为全镇三百二十名渔民购买意外伤害保险",
    ),
    "a crosshead": (
        (LEAD, "名渔民购买意外伤害保险。", "热线一响人就到", "镇总工会的热线开通以来，接听来电四百多次。"),
        "热线一响人就到",
    ),
    "a hotline that the sentence speaks of": (
        (LEAD, "名渔民开通了维权服务", "热线12351，", "全天有人接听，渔民一个电话就能问到政策。"),
        "维权服务热线12351，全天有人接听",
    ),
}


@pytest.mark.parametrize("kind", OWN)
def test_a_short_line_of_the_text_stays(kind: str) -> None:
    lines, kept = OWN[kind]
    read = _read(HEAD, *lines)
    assert kept in "".join(article.headline + article.body for article in read.articles).replace("\n", "")
    assert read.leftover == ()
