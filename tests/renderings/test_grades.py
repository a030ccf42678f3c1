"""Which entries of bounded pages are told in a sentence: the greater before the lesser, however short these are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.model import Entry, Issue, Paragraph, Sentence
from digest.renderings import budget
from digest.renderings.layout import files
from tests.renderings.test_budget import weighed


@pytest.mark.parametrize(("layout", "room"), [("jianbao", 11), ("brief", 40)])
def test_the_lesser_half_takes_the_room_that_is_left_and_none_of_a_single_sheet(layout: str, room: int) -> None:
    made = weighed(4)
    entries = [_short(entry) if place % 2 else entry for place, entry in enumerate(_entries(made))][:24]
    entries = [replace(entry, worth=2.9 if place % 2 else 3.0) for place, entry in enumerate(entries)]
    issue = replace(made, sections=(replace(made.sections[0], entries=tuple(entries)),), points=())
    given = budget.grades(
        issue, files.load(files.folder_of(layout)), lambda grades: sum(grades.values()) <= room, lambda _: True
    )
    lesser = [given[entry.anchor] for entry in entries if entry.worth == 2.9]
    assert not any(lesser)
    assert sum(given.values()) >= min(room, len(entries) // 2)


def _entries(issue: Issue) -> list[Entry]:
    return [entry for section in issue.sections for entry in section.entries]


def _short(entry: Entry) -> Entry:
    told = "青溪县总工会举办职工插花活动。"
    sentence = Sentence(told, 0, 0, len(told), 3.0)
    article = replace(entry.item.article, paragraphs=(Paragraph(told),))
    return replace(entry, item=replace(entry.item, article=article, highlights=(sentence,)), text=(told,))
