"""Search: exact for words of any length, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from digest.archive import Archive
from digest.archive.search import Hit, Query
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, week

CRAFT = (
    "老手艺有了新徒弟",
    "常熟市总工会组织花边工匠收徒。缂丝工匠到场祝贺，徒弟说ＡＩ也能帮忙。",
    "江苏省/苏州市/常熟市",
    "models",
)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    for place, stories in enumerate(((SILK, HEAT), (CRAFT,))):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place), stories), (), KEPT_AT)
    return archive


def headlines(archive: Archive, words: str, **where: object) -> list[str]:
    return [hit.headline for hit in archive.search.find(Query(words, **where))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("缂", [SILK[0], CRAFT[0]]),
        ("缂丝", [SILK[0], CRAFT[0]]),
        ("缂丝工匠走进甪直小学", [SILK[0]]),
        ("甪直", [SILK[0]]),
        ("豆汤", [HEAT[0]]),
        ("昆山市总工会八日", [HEAT[0]]),
        ("工匠 徒弟", [CRAFT[0]]),
        ("ai", [CRAFT[0]]),
        ("汤绿", []),
        ("工会会", []),
        ("丝绸", []),
    ],
)
def test_finds_exactly_what_holds_the_words(filled: Archive, words: str, found: list[str]) -> None:
    assert headlines(filled, words) == found


def test_scattered_pairs_are_not_a_word(filled: Archive) -> None:
    """总工、工会 and 会八 stand in the text, and so do 市总 and 八日; 总工会八日市 does not."""
    assert headlines(filled, "总工会八日走") == [HEAT[0]]
    assert headlines(filled, "总工会八日市") == []


def test_tells_issue_sentence_and_place_of_the_words(filled: Archive) -> None:
    (hit,) = filled.search.find(Query("防暑药品"))
    assert (hit.number.number, hit.where, hit.sentence) == (1, "source", "三百二十名建筑工人领到防暑药品。")
    (hit,) = filled.search.find(Query("昆山"))
    assert (hit.where, hit.sentence) == ("printed", "昆山市总工会八日走进医院工地。")


def test_headline_goes_before_printed_text_and_that_before_the_source(filled: Archive) -> None:
    found: list[Hit] = list(filled.search.find(Query("缂丝")))
    assert [hit.where for hit in found] == ["headline", "source"]


def test_filters_narrow(filled: Archive) -> None:
    assert headlines(filled, "工匠", theme="welfare") == []
    assert headlines(filled, "总工会", theme="帮扶") == [HEAT[0]]
    assert headlines(filled, "总工会", region="常熟") == [CRAFT[0]]
    assert headlines(filled, "总工会", since=week(1).end) == [CRAFT[0]]
    assert headlines(filled, "缂丝", until=date(2026, 1, 12)) == [SILK[0]]
    assert headlines(filled, "缂丝", source="城东") == [SILK[0], CRAFT[0]]
    assert headlines(filled, "缂丝", source="城西") == []


def test_limit_and_no_words(filled: Archive) -> None:
    assert headlines(filled, "缂", limit=1) == [SILK[0]]
    assert headlines(filled, "  ") == []


def test_wildcards_are_plain_characters(filled: Archive) -> None:
    assert headlines(filled, "%") == []
    assert headlines(filled, "缂丝", region="%") == []


def test_a_revision_replaces_what_is_found(filled: Archive) -> None:
    number = filled.kept()[0].number
    filled.keep(issue(number, week(0), (HEAT,)), (), KEPT_AT)
    assert headlines(filled, "甪直") == []
    assert headlines(filled, "豆汤") == [HEAT[0]]
