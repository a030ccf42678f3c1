"""What a clerk changed outlives the issue being made again; what finds no place any more is named."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import edits, issues
from digest.archive import Archive
from digest.model import Number, Period
from tests.edits.issues import BRIEFING, TEXTS, THEMES, WELFARE, draft, item

MARK = "weekly-2026-27 第0稿 0123456789ab"


@pytest.fixture(scope="module")
def made():
    return draft()


def edited(issue, *changes):
    """Return *issue* as a clerk changed its sheet: each of *changes* is what stands there and what is written."""
    text = edits.sheet(issue, MARK, THEMES)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return edits.applied(text, issue, MARK, THEMES)


def without(issue, headline):
    """Return *issue* as it is made when the article *headline* has not come in."""
    sections = tuple(
        replace(section, entries=tuple(entry for entry in section.entries if entry.headline != headline))
        for section in issue.sections
    )
    return replace(issue, sections=tuple(section for section in sections if section.entries))


def headlines(issue):
    return [entry.headline for section in issue.sections for entry in section.entries]


def test_nothing_edited_nothing_carried(made):
    carried = edits.carry(made, made, made, THEMES)
    assert (carried.issue, carried.done, carried.lost) == (made, (), ())


def test_every_kind_of_edit_is_there_after_an_article_came_in_late(made):
    late = "东湖街道成立工匠工作室"
    early = without(made, late)
    changed = edited(
        early,
        ("编者按：\n", "编者按：\n　　本期请各县参阅。\n"),
        ("标题：云岭市总工会开办爱心托管班\n改题：", "标题：云岭市总工会开办爱心托管班\n改题：云岭托管班解职工之忧"),
        ("\n待核：是\n", "\n待核：否\n"),
    )
    carried = edits.carry(early, changed, made, THEMES)
    assert sorted(headlines(carried.issue)) == sorted([*headlines(changed), late])
    assert "云岭托管班解职工之忧" in headlines(carried.issue)
    assert carried.issue.editors_note == "本期请各县参阅。"
    assert not any(entry.mark for section in carried.issue.sections for entry in section.entries)
    assert carried.lost == ()
    assert edits.carry(made, edited(made), carried.issue, THEMES).issue == carried.issue


def test_a_deleted_entry_stays_deleted_and_is_in_the_ledger(made):
    gone = headlines(made)[0]
    text = edits.sheet(made, MARK, THEMES)
    start = text.index("条目：1-1")
    shorter = edits.applied(text[:start] + text[text.index("条目：1-2") :], made, MARK, THEMES)
    carried = edits.carry(made, shorter, made, THEMES)
    assert carried.issue == shorter
    assert carried.done == (f"仍删去《{gone}》",)


def moved_to_unused(issue, name):
    """Return *issue* after a clerk moved entry *name* under 未用, and the sheet of what came of it."""
    text = edits.sheet(issue, MARK, THEMES)
    start = text.index(f"条目：{name}\n")
    end = min(place for mark in ("\n条目：", "\n栏目：") if (place := text.find(mark, start + 1)) > 0)
    moved = edits.applied(f"{text[:start]}{text[end:]}\n栏目：未用\n{text[start:end]}", issue, MARK, THEMES)
    return moved, edits.sheet(moved, MARK, THEMES)


def test_what_was_taken_out_stands_under_unused_and_comes_back_whole(made):
    moved, sheet = moved_to_unused(made, "1-2")
    gone = headlines(made)[1]
    assert gone not in headlines(moved)
    assert [item.article.headline for item in moved.unused] == [gone]
    assert moved.ledger.printed + len(moved.ledger.left_out) == made.ledger.printed
    assert "# 没有刊用：编辑删去\n条目：未-1" in sheet
    unused = sheet[sheet.index("条目：未-1") :]
    back = (
        sheet.replace("\n栏目：未用", "").replace(unused, "").replace("\n栏目：劳模工匠", f"\n{unused}\n栏目：劳模工匠")
    )
    restored = edits.applied(back, moved, MARK, THEMES)
    assert headlines(restored) == headlines(made)
    assert (restored.ledger, restored.coverage, restored.unused) == (made.ledger, made.coverage, ())


def test_what_an_editor_took_out_is_not_offered_the_next_week_but_under_unused(made, tmp_path):
    archive = Archive.open(tmp_path / "archive.db")
    gone = headlines(made)[1]
    moved, _ = moved_to_unused(made, "1-2")
    for draft_ in (made, moved):
        archive.keep(draft_, (), datetime(2026, 7, 10, 9, tzinfo=UTC))
    following = Period(date(2026, 7, 13), date(2026, 7, 20))
    seen = archive.seen(date(2026, 6, 1), briefing=made.briefing, period=following)
    items = [item(place, *given) for place, given in enumerate(TEXTS)]
    new = item(
        9, WELFARE, "白沙镇总工会开办夜校", "白沙镇总工会开办职工夜校，首批招收学员41名。课程有茶艺、剪纸等6门。"
    )
    issue = issues.compose(
        [*items, new],
        BRIEFING,
        period=following,
        number=Number(2026, 28, 128),
        dated=following.first,
        sources=5,
        seen=seen,
    )
    assert headlines(issue) == ["白沙镇总工会开办夜校"]
    reasons = {left.what: left.reason for left in issue.ledger.left_out}
    assert reasons.pop(f"《{gone}》") == f"编者在第27期（2026年）删去《{gone}》"
    assert all("已登" in reason for reason in reasons.values())
    assert gone in [one.article.headline for one in issue.unused]


def test_what_was_taken_out_and_put_back_was_not_taken_out(made):
    moved, _ = moved_to_unused(made, "1-2")
    assert len(moved.deleted) == 1
    assert edits.carry(moved, made, moved, THEMES).issue.deleted == ()


def test_an_article_taken_back_is_in_the_issue_made_again(made):
    moved, _ = moved_to_unused(made, "1-2")
    assert edits.carry(moved, made, moved, THEMES).issue.sections == made.sections


def test_an_edit_of_an_article_that_is_gone_and_a_sentence_that_is_gone_are_named(made):
    changed = edited(made, ("标题：云岭市总工会开办爱心托管班\n改题：", "标题：云岭市总工会开办爱心托管班\n改题：新题"))
    carried = edits.carry(made, changed, without(made, "云岭市总工会开办爱心托管班"), THEMES)
    assert len(carried.lost) == 1
    assert carried.lost[0].startswith("《新题》这次没有编入")


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(4)), st.sets(st.integers(0, 3), max_size=3))
def test_a_clerks_order_and_deletions_come_back_whatever_is_made_again(order, gone):
    made = draft()
    entries = [(section.title.partition("、")[2], entry) for section in made.sections for entry in section.entries]
    kept = [entries[place] for place in order if place not in gone]
    changed = edits.arrange(made, kept, "")
    assert headlines(edits.carry(made, changed, made).issue) == headlines(changed)
