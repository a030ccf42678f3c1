"""What a person mends of how a page is read: done again on every reading, and nothing of the source lost by it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest import highlights
from digest.articles import explain, segment
from digest.model import GIVEN, Repair, RepairAct
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.test_nothing_lost import TEXTS, assert_whole
from tests.articles.texts import SEEN

PAGE = """\
云岭市总工会开办托管班
7月3日，云岭市总工会爱心托管班正式开班，首批招收职工子女120名。
托管班设在市工人文化宫，开设书法、围棋等8门课程。
（云岭市总工会）

南浦区总工会送清凉
连日来，南浦区总工会走访慰问一线环卫工人860名，送去防暑药品和饮料。
全区新建户外劳动者驿站15个，覆盖主要路段。
（南浦区总工会）

青溪报 2026年7月10日 责任编辑 李明
"""


def start_of(text: str, page: str = PAGE) -> int:
    return page.index(text)


def repair(act: RepairAct, at: str, other: str = "", text: str = "", page: str = PAGE) -> Repair:
    start = start_of(at, page)
    line = page[:start].count("\n") + 1
    return Repair(act, line, start, start_of(other, page) if other else None, text)


def mended(*repairs: Repair, page: str = PAGE):
    return segment([page_of(page)], repairs).articles


def test_the_page_as_the_machine_reads_it():
    first, second = mended()
    assert (first.headline, second.headline) == ("云岭市总工会开办托管班", "南浦区总工会送清凉")
    assert (first.contributor, second.contributor) == ("云岭市总工会", "南浦区总工会")


def test_no_repair_and_one_of_a_line_that_is_not_there_change_nothing():
    assert mended() == mended(Repair("headline", 1, 7)) == mended(Repair("merge", 1, 0, 99999))


def test_a_line_of_text_is_a_headline_and_opens_an_article():
    page = PAGE.replace("托管班设在市工人文化宫", "文化宫里学书法\n托管班设在市工人文化宫")
    articles = mended(repair("headline", "文化宫里学书法", page=page), page=page)
    assert [article.headline for article in articles] == [
        "云岭市总工会开办托管班",
        "文化宫里学书法",
        "南浦区总工会送清凉",
    ]
    assert articles[1].body == "托管班设在市工人文化宫，开设书法、围棋等8门课程。"
    assert (articles[0].contributor, articles[1].contributor) == ("", "云岭市总工会")


def test_an_untouched_article_stays_the_very_same():
    assert mended(repair("furniture", "托管班设在"))[1] == mended()[1]


def test_a_line_is_furniture_and_a_headline_is_text():
    segmented = segment([page_of(PAGE)], [repair("furniture", "托管班设在")])
    assert "围棋" not in segmented.articles[0].body
    assert any("围棋" in block.text for block in segmented.leftover)
    first = mended(repair("body", "云岭市总工会开办"))[0]
    assert (first.headline, first.body[:7]) == ("", "云岭市总工会开")


def test_a_line_belongs_to_another_article():
    first, second = mended(repair("join", "全区新建户外", "托管班设在"))
    assert first.body.endswith("8门课程。全区新建户外劳动者驿站15个，覆盖主要路段。")
    assert "驿站" not in second.body


def test_a_left_over_line_is_taken_in():
    first, second = mended(repair("join", "青溪报", "全区新建户外"))
    assert "青溪报" in second.body
    assert "青溪报" not in first.body
    assert "李明" in "".join(article.byline for article in mended(repair("byline", "青溪报")))


def test_two_articles_are_merged_and_one_is_split():
    (whole,) = mended(repair("merge", "连日来", "7月3日"))
    assert whole.headline == "云岭市总工会开办托管班"
    assert [part.text for part in whole.paragraphs if part.kind == "crosshead"] == ["南浦区总工会送清凉"]
    assert "驿站15个" in whole.body
    parts = mended(repair("split", "托管班设在"))
    assert [part.headline for part in parts] == ["云岭市总工会开办托管班", "", "南浦区总工会送清凉"]


def test_what_is_lost_is_put_in_and_printed_only_in_doubt():
    page = PAGE.replace("课程。\n", "课\n")
    (first, _) = mended(repair("restore", "托管班设在", text="程，每班配备2名老师。", page=page), page=page)
    assert "围棋等8门课程，每班配备2名老师。" in first.body
    given = [piece for part in first.paragraphs for piece in part.pieces if piece.offset == GIVEN]
    assert [piece.line for piece in given] == [3]
    chosen = highlights.choose(first, 9)
    assert any("人工补入" in doubt for doubt in highlights.doubts(first, chosen))
    assert not any("人工补入" in doubt for doubt in highlights.doubts(first, chosen[:0]))


def test_repairs_follow_on_one_another():
    articles = mended(repair("split", "托管班设在"), repair("merge", "托管班设在", "连日来"))
    assert [article.headline for article in articles] == ["云岭市总工会开办托管班", "南浦区总工会送清凉"]
    assert articles[1].body.endswith("8门课程。")


def test_the_mended_page_is_explained_as_it_is_read():
    repairs = [repair("join", "全区新建户外", "托管班设在"), repair("furniture", "（云岭市总工会）")]
    rows = {row.text[:4]: row for row in explain([page_of(PAGE)], repairs)}
    assert rows["全区新建"].article == 1
    assert (rows["（云岭市"].article, rows["（云岭市"].role, rows["（云岭市"].reason) == (None, "furniture", "人工修补")


ACTS = ("headline", "crosshead", "body", "signature", "byline", "caption", "furniture", "join", "merge", "split")


def some_repairs(page: str, dice: random.Random) -> list[Repair]:
    rows = [row for row in explain([page_of(page)]) if row.role != "mark"]
    if not rows:
        return []
    found = []
    for _ in range(dice.randrange(1, 8)):
        row, other, act = dice.choice(rows), dice.choice(rows), dice.choice(ACTS)
        found.append(Repair(act, row.line, row.offset, other.offset if act in ("join", "merge") else None))
    return found


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_repair_loses_invents_or_doubles_a_character(text: str, dice: random.Random) -> None:
    text = text.replace("\r", "")
    assert_whole(text, segment([page_of(text)], some_repairs(text, dice)))


@pytest.mark.parametrize("seed", range(6))
def test_mixed_columns_are_mended_without_loss(seed: int) -> None:
    damage = Damage((12, 22), "all", interleaved=True, displaced=0.05, dropped=0.05, marks=True, furniture="forum")
    text, _ = simulate(random.Random(seed).sample(SEEN, 5), damage, seed)
    repairs = some_repairs(text, random.Random(seed))
    segmented = segment([page_of(text)], repairs)
    assert_whole(text, segmented)
    assert segmented == segment([page_of(text)], repairs)
    rows = explain([page_of(text)], repairs)
    assert {row.article for row in rows if row.article} <= set(range(1, len(segmented.articles) + 1))
    assert len({article.id for article in segmented.articles}) == len(segmented.articles)


def test_a_page_whose_format_tells_its_roles_is_mended_too() -> None:
    page = page_of(PAGE)
    told = {1: "headline", 6: "headline", 4: "signature", 9: "signature", 11: "folio"}
    blocks = tuple(
        replace(block, role=told.get(block.line, "body" if block.text.strip() else "")) for block in page.blocks
    )
    first, second = segment([replace(page, blocks=blocks)], [repair("join", "全区新建户外", "托管班设在")]).articles
    assert (first.headline, second.headline) == ("云岭市总工会开办托管班", "南浦区总工会送清凉")
    assert "驿站" in first.body
    assert "驿站" not in second.body
