"""Editions: fewer entries of one issue, not a word of them changed."""

from dataclasses import replace

from digest.issues.editions import selected
from digest.model import Item, Point, Region, Section, Selection
from tests.mail.issues import THEMES, issue

NORTH = Region(("云岭省", "青溪市", "北山区"), "990102")
EAST = Region(("云岭省", "青溪市", "东湖区"), "990103")
WELFARE, MODELS = THEMES[:2]


def placed(section: Section, *found: tuple[Region, ...]) -> Section:
    entries = zip(section.entries, found, strict=True)
    return replace(section, entries=tuple(replace(e, item=replace(e.item, regions=r)) for e, r in entries))


def made():
    whole = issue(annex=None, points=(Point("一句。", "", "s1-2"), Point("又一句。", "", "s2-1")))
    first, second = whole.sections
    return replace(whole, sections=(placed(first, (NORTH,), (EAST, NORTH)), placed(second, ())))


def anchors(edition):
    return [entry.anchor for section in edition.sections for entry in section.entries]


def test_nothing_asked_is_the_whole_issue():
    whole = made()
    assert selected(whole, Selection()) is whole


def test_a_theme_takes_its_section_and_what_is_of_it_elsewhere():
    whole = made()
    edition = selected(whole, Selection(themes=("models",)))
    moved = [e.anchor for s in whole.sections for e in s.entries if s.code == "models" or e.item.themes[0] == MODELS]
    assert anchors(edition) == moved
    assert edition.sections[-1].title == "二、劳模工匠"  # as in the whole
    assert edition.sections[-1].entries[-1] == whole.sections[-1].entries[-1]


def test_a_place_takes_what_lies_in_it_by_any_of_its_places():
    assert anchors(selected(made(), Selection(regions=(NORTH.path,)))) == ["s1-1", "s1-2"]
    assert anchors(selected(made(), Selection(regions=(EAST.path,)))) == ["s1-2"]
    assert anchors(selected(made(), Selection(regions=(("云岭省",),)))) == ["s1-1", "s1-2"]
    assert anchors(selected(made(), Selection(regions=(("云岭",),)))) == []


def test_points_and_notices_are_those_of_its_entries():
    whole = made()
    doubtful = replace(whole.sections[1].entries[0], mark="〔待核〕")
    whole = replace(whole, sections=(whole.sections[0], replace(whole.sections[1], entries=(doubtful,))))
    edition = selected(whole, Selection(regions=(EAST.path,)))
    assert [point.anchor for point in edition.points] == ["s1-2"]
    assert edition.coverage == f"{whole.coverage}本件选登全期3条中的1条，栏目和条目的编号与全期相同。"
    assert "待核" not in edition.notice
    assert "标有〔待核〕的1篇" in selected(whole, Selection(themes=("models",))).notice


def test_pages_of_its_own():
    assert selected(made(), Selection(pages_most=2)).pages_most == 2
    assert selected(replace(made(), pages_most=6), Selection(themes=("models",))).pages_most == 6


def test_an_item_without_theme_or_place_is_taken_by_neither():
    whole = made()
    bare = replace(whole.sections[0].entries[0], item=Item(whole.sections[0].entries[0].item.article, (), (), ()))
    whole = replace(whole, sections=(replace(whole.sections[0], code="photo_news", entries=(bare,)),))
    assert selected(whole, Selection(themes=("welfare",))).sections == ()
    assert selected(whole, Selection(regions=(NORTH.path,))).sections == ()
