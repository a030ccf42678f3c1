"""Misprints: found where a word is broken, not in names, brands and new words; and in linear time."""

from __future__ import annotations

import pytest

from digest.proofs import likeness
from digest.proofs.misprints import misprints
from tests.articles.texts import SEEN


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("市总工会举办职工劳动竟赛，参赛选手同台比拼。", "竟", "竞"),
        ("弘扬劳模精神，发挥工会组织的优式和作用。", "式", "势"),
        ("会议号召广大职工立足刚位建功立业。", "刚", "岗"),
        ("全市工程建设职工技能比赛在本周举行行，场面热烈。", "行行", "行"),
    ],
)
def test_a_misprint_is_found(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(text[slip.start : slip.end], slip.meant) for slip in misprints(text)]


@pytest.mark.parametrize(
    "text",
    [
        "章倩倩说，活动办得好。",
        "“智汇高新”项目和“悦读时光”同时启动。",
        "职工在微信小程序里领取消费券。",
        "职工们说年年夏天都盼着工会来。",
    ],
)
def test_names_brands_and_new_words_are_left_alone(text: str) -> None:
    assert misprints(text) == ()


def test_clean_reports_have_no_misprint() -> None:
    texts = [text for item in SEEN for text in item.paragraphs]
    assert sum(len(misprints(text)) for text in texts) <= sum(map(len, texts)) / 3000 + 1


def test_what_is_repeated_on_the_page_is_no_slip() -> None:
    once = "职工劳动竟赛开幕。"
    assert misprints(once)
    assert not misprints(once * 4)


@pytest.mark.parametrize(
    "text", ["工" * 100_000, "一二" * 50_000, "劳动竟赛创辛" * 2_000, "“" * 10_000 + "）" * 10_000]
)
def test_hostile_text_ends(text: str) -> None:
    assert len(misprints(text)) <= len(text)


def test_tables_know_what_is_mistaken_for_what() -> None:
    assert likeness.looks_alike("人", "入")
    assert likeness.looks_alike("未", "末")
    assert likeness.sounds_alike("竟", "竞")
    assert not likeness.sounds_alike("工", "会")
    assert "入" in likeness.alike("人")
    assert "人" in likeness.mistaken_for("入")
