"""The bound volume: every entry of the year once, by theme, each with its issue; places and units in the index."""

from __future__ import annotations

from datetime import date

from archive_samples import HEAT, SILK, issue, week

from digest.archive.volumes import volume
from digest.model import Number

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
    assert made.masthead.title == "工会简报2026年汇编"
    assert made.stem == "weekly-volume-2026-01"


def test_index_lists_places_with_issue_and_headline() -> None:
    index = volume(ISSUES, 2026, date(2026, 12, 31)).sections[-1]
    assert [(entry.headline, entry.text) for entry in index.entries] == [
        ("吴中区", (f"第1期　{SILK[0]}",)),
        ("昆山市", (f"第1期　{HEAT[0]}", f"第2期　{HEAT[0]}")),
    ]


def test_anchors_are_unique() -> None:
    made = volume(ISSUES, 2026, date(2026, 12, 31))
    anchors = [entry.anchor for section in made.sections for entry in section.entries]
    assert len(anchors) == len(set(anchors)) == 5
    assert all(anchor.isascii() for anchor in anchors)


def test_a_volume_of_one_issue() -> None:
    made = volume(ISSUES[:1], 2026, date(2026, 12, 31))
    assert made.masthead.number == "第1期"
    assert made.period == week(0)
