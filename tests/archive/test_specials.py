"""Special issues: what was printed of one topic, once more, as a draft that is counted apart."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from digest.archive import Archive
from digest.archive.records.numbers import NumberTakenError
from digest.cli import main
from digest.issues.specials import special
from digest.issues.volumes import volume
from digest.model import Briefing, Issue, Number, Theme
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, week

BRIEFING = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "城东区总工会"
forms = ["html", "json"]
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "models"
name = "劳模工匠"
"""
AGAIN = ("工匠再上讲台", "吴中区总工会又请缂丝工匠上课。七十名学生来听。", SILK[2], "models")
OFFICE = Briefing("weekly", "工会简报", "城东区总工会", (Theme("welfare", "帮扶服务"), Theme("models", "劳模工匠")))
NUMBER = Number(2026, 1, 1, "supplement")


def kept_weeks(archive: Archive) -> None:
    for place, stories in enumerate(((SILK, HEAT), (AGAIN,), (HEAT,))):
        archive.keep(issue(Number(2026, place + 1, place + 1), week(place), stories), (), KEPT_AT)


def placed(*issues: Issue):
    return [(one, section, entry) for one in issues for section in one.sections for entry in section.entries]


@pytest.fixture
def office(tmp_path, monkeypatch) -> Archive:
    (tmp_path / "output").mkdir()
    archive = Archive.open(tmp_path / "output" / "archive.db")
    kept_weeks(archive)
    (tmp_path / "weekly.toml").write_text(BRIEFING, "utf-8")
    monkeypatch.chdir(tmp_path)
    return archive


def run(capsys, *arguments: str, status: int = 0) -> str:
    assert main(arguments) == status
    said = capsys.readouterr()
    return said.out + said.err


def test_entries_stand_as_they_were_printed_by_theme_and_name_their_issue() -> None:
    first, second = issue(Number(2026, 1, 1), week(0), (SILK, HEAT)), issue(Number(2026, 2, 2), week(1), (AGAIN,))
    made = special(placed(first, second), "缂丝", OFFICE, NUMBER, date(2026, 2, 2))
    assert [section.title for section in made.sections] == ["一、帮扶服务", "二、劳模工匠"]
    told = [(one.ordinal, one.headline, one.origin[-5:]) for section in made.sections for one in section.entries]
    assert told == [("1.", HEAT[0], "〔第1期〕"), ("2.", SILK[0], "〔第1期〕"), ("3.", AGAIN[0], "〔第2期〕")]
    texts = {one.text for section in made.sections for one in section.entries}
    assert texts == {entry.text for _, _, entry in placed(first, second)}
    assert (made.masthead.number, made.masthead.serial, made.topic) == ("增刊第1期", "专题：缂丝", "缂丝")
    assert made.coverage == "专题“缂丝”，从2026年第1期、第2期登过的内容中选编，字句与原期相同。"


def test_what_two_issues_printed_stands_once() -> None:
    issues = [issue(Number(2026, n + 1, n + 1), week(n), (HEAT,)) for n in range(2)]
    made = special(placed(*issues), "高温", OFFICE, NUMBER, date(2026, 2, 2))
    assert [entry.origin[-5:] for section in made.sections for entry in section.entries] == ["〔第2期〕"]


def test_a_second_special_issue_of_a_year_is_one_more(archive: Archive) -> None:
    kept_weeks(archive)
    found = placed(archive.issue(archive.kept()[0]))
    for topic, number in (("缂丝", 1), ("高温", 2)):
        own = archive.number_for("weekly", week(0), series="supplement", year=2026)
        assert own == Number(2026, number, number, "supplement")
        archive.keep(special(found, topic, OFFICE, own, date(2026, 2, 2)), (), KEPT_AT)
    with pytest.raises(NumberTakenError):  # a gap
        archive.keep(special(found, "又一个", OFFICE, Number(2026, 4, 4, "supplement"), date(2026, 2, 2)), (), KEPT_AT)


def test_what_is_printed_again_is_not_counted_seen_or_bound_twice(archive: Archive) -> None:
    kept_weeks(archive)
    before = archive.statistics.count(), archive.seen(date(2026, 1, 1))
    made = special(placed(archive.issue(archive.kept()[0])), "缂丝", OFFICE, NUMBER, date(2026, 2, 2))
    archive.keep(made, (), KEPT_AT)
    assert (archive.statistics.count(), archive.seen(date(2026, 1, 1))) == before


def test_from_a_search_to_a_draft_that_is_edited_and_made_anew(office, capsys, tmp_path) -> None:
    said = run(capsys, "special", "缂丝", "--title", "缂丝传承")
    assert "增刊第1期编成：专题：缂丝传承，2条" in said
    assert "还没有签发，也编入了" in said
    (page,) = (tmp_path / "output").glob("weekly-*-z01.html")
    shown = page.read_text("utf-8")
    assert "专题：缂丝传承" in shown
    assert HEAT[0] not in shown
    assert "没有变化" in run(capsys, "special", "缂丝", "--title", "缂丝传承")
    run(capsys, "edit", "增刊1")
    (sheet,) = (tmp_path / "output").glob("*z01*.txt")
    noted = re.sub("(?m)^编者按：$", "编者按：本期汇集缂丝传承的做法。", sheet.read_text("utf-8"))
    sheet.write_text(noted, "utf-8")
    run(capsys, "apply", str(sheet), "--by", "李四")
    assert "本期汇集缂丝传承的做法。" in run(capsys, "show", "增刊1")
    assert "从2026年第1期、第2期登过的内容中选编" in run(capsys, "show", "增刊1")
    more = run(capsys, "special", "总工会", "--title", "全部")
    assert "增刊第2期" in more
    assert "专题“全部”" in run(capsys, "list")
    assert "共3期4条" in bound(office)
    run(capsys, "volume", "2026", "--form", "pdf")


def bound(archive: Archive) -> str:
    whole = [archive.issue(kept) for kept in archive.kept("weekly", 2026) if kept.number.series == "regular"]
    return volume(whole, 2026, date(2026, 12, 31)).coverage


def test_a_year_of_special_issues_only_has_no_volume(tmp_path, monkeypatch, capsys) -> None:
    (tmp_path / "output").mkdir()
    archive = Archive.open(tmp_path / "output" / "archive.db")
    archive.keep(
        special(placed(issue(Number(2026, 1, 1), week(0))), "缂丝", OFFICE, NUMBER, date(2026, 2, 2)), (), KEPT_AT
    )
    monkeypatch.chdir(tmp_path)
    assert "没有 2026 年的简报" in run(capsys, "volume", "2026", status=1)


def test_who_takes_an_issue_back_is_told_of_what_prints_its_articles_again(office, capsys) -> None:
    run(capsys, "special", "绿豆汤")
    run(capsys, "special", "缂丝")  # of the first two weeks
    said = run(capsys, "withdraw", "3", "--by", "张三")
    assert "增刊第1期也登有其中的文章" in said
    assert "增刊第2期" not in said


def test_nothing_printed_of_it_is_no_special_issue(office, capsys) -> None:
    assert "没有登过“龙舟”" in run(capsys, "special", "龙舟", status=1)
    assert "没有写要查的词" in run(capsys, "special", " ", status=2)
    assert len(office.kept()) == 3


def test_words_that_stand_in_the_source_only_are_not_the_topic(office, capsys) -> None:
    assert "没有登过“四十六名”" in run(capsys, "special", "四十六名", status=1)


def test_two_briefings_must_be_told_apart(office, capsys) -> None:
    other = replace(issue(Number(2026, 1, 1), week(0), (SILK,)), briefing="monthly")
    office.keep(other, (), KEPT_AT)
    assert "几种简报都登过：monthly、weekly" in run(capsys, "special", "缂丝", status=2)
    assert "编成" in run(capsys, "special", "缂丝", "--briefing", "weekly.toml")
