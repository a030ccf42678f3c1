"""The bound volume: every entry of the year once, by theme, each with its issue; places and units in the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from digest.issues.volumes import volume
from digest.model import Colophon, Number
from digest.renderings import documents
from digest.renderings.layout import files
from tests.archive.samples import HEAT, SILK, issue, week

ISSUES = [
    issue(Number(2026, place + 1, place + 1), week(place), stories)
    for place, stories in enumerate(((SILK, HEAT), (HEAT,)))
]


def test_sections_go_by_theme_and_entries_name_their_issue() -> None:
    made = volume(ISSUES, 2026, date(2026, 12, 31))
    assert [section.title for section in made.sections] == ["一、劳模工匠", "二、帮扶服务", "三、地区索引"]
    heat = made.sections[1].entries
    assert [(entry.ordinal, entry.headline, entry.origin[-5:]) for entry in heat] == [
        ("1.", HEAT[0], "〔第1期〕"),
        ("2.", HEAT[0], "〔第2期〕"),
    ]
    assert made.coverage == "本册收2026年第1期至第2期，共2期3条。"
    assert (made.masthead.title, made.masthead.number) == ("工会简报", "2026年汇编")
    assert made.masthead.serial == "第1期至第2期"
    assert made.colophon == Colophon()
    assert made.stem == "weekly-2026-volume"


def test_index_lists_places_with_issue_and_headline() -> None:
    index = volume(ISSUES, 2026, date(2026, 12, 31)).sections[-1]
    (entry,) = index.entries
    assert entry.text == (f"昆山市：第1期《{HEAT[0]}》；第2期《{HEAT[0]}》", f"吴中区：第1期《{SILK[0]}》")


def test_anchors_are_unique() -> None:
    made = volume(ISSUES, 2026, date(2026, 12, 31))
    anchors = [entry.anchor for section in made.sections for entry in section.entries]
    assert len(anchors) == len(set(anchors)) == 4
    assert all(anchor.isascii() for anchor in anchors)


def test_a_volume_is_no_issue_in_its_contents_and_title() -> None:
    layout = files.load(files.folder_of("jianbao"))
    bound = documents.document(volume(ISSUES, 2026, date(2026, 12, 31)), layout)
    assert bound.contents[0].text == "目　　录"
    assert bound.title == "工会简报（2026年汇编）"
    assert documents.document(ISSUES[0], layout).contents[0].text == "本　期　要　目"


def test_a_volume_of_one_issue() -> None:
    made = volume(ISSUES[:1], 2026, date(2026, 12, 31))
    assert made.masthead.serial == "第1期"
    assert made.period == week(0)


def test_a_supplement_is_named_as_one() -> None:
    extra = issue(Number(2026, 1, 1, "supplement"), week(3), (SILK,))
    made = volume([*ISSUES, extra], 2026, date(2026, 12, 31))
    assert made.masthead.serial == "第1期至第2期、增刊第1期"
    assert made.sections[0].entries[1].origin.endswith("〔增刊第1期〕")
    assert f"第1期《{SILK[0]}》；增刊第1期《{SILK[0]}》" in made.sections[-1].entries[0].text[1]


def test_what_had_no_headline_is_no_title_in_the_index() -> None:
    untitled = issue(Number(2026, 1, 1), week(0), (("（原文无题）昆山市总工会", *HEAT[1:]),))
    (section,) = untitled.sections
    (printed,) = section.entries
    bare = replace(printed, item=replace(printed.item, article=replace(printed.item.article, headline="")))
    untitled = replace(untitled, sections=(replace(section, entries=(bare,)),))
    (entry,) = volume([untitled], 2026, date(2026, 12, 31)).sections[-1].entries
    assert entry.text == ("昆山市：第1期（原文无题）昆山市总工会",)
