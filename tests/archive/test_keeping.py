"""What is kept comes back whole, and what is seen is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from digest.archive import Archive, ledgers
from digest.archive.database import connections
from digest.archive.database.tables import files
from digest.archive.records.codec import dumps, loads, pack, unpack
from digest.errors import ArchiveError
from digest.model import Failure, Issue, LeftOut, Number
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, item, renderings, week


def test_an_issue_comes_back_equal(archive: Archive) -> None:
    made = issue(Number(2026, 1, 1), week(0), left_out=(LeftOut("b.txt", "《甲》", "过期"),))
    archive.keep(made, (), KEPT_AT)
    assert archive.issue(archive.kept()[0]) == made


def test_files_come_back_byte_for_byte(archive: Archive) -> None:
    number = Number(2026, 1, 1)
    archive.keep(issue(number, week(0)), renderings(number), KEPT_AT)
    assert archive.renderings(archive.kept()[0]) == renderings(number)


def test_a_file_changed_in_the_database_is_not_given_out(archive: Archive) -> None:
    number = Number(2026, 1, 1)
    archive.keep(issue(number, week(0)), renderings(number), KEPT_AT)
    with connections.writing(archive._engine) as connection:
        connection.execute(update(files).where(files.c.form == "pdf").values(content=b"other"))
    with pytest.raises(ArchiveError, match="不一致"):
        archive.renderings(archive.kept()[0])


def test_seen_are_the_items_of_earlier_issues_of_the_briefing(archive: Archive) -> None:
    for place, story in enumerate((SILK, HEAT, SILK)):
        number = archive.number_for("weekly", week(place))
        archive.keep(issue(number, week(place), (story,)), (), KEPT_AT)
    archive.keep(issue(Number(2026, 1, 1), week(0), briefing="other"), (), KEPT_AT)
    seen = archive.seen(date(2026, 1, 1), briefing="weekly", period=week(2))
    assert [(each.item, each.number.number) for each in seen] == [(item(SILK), 1), (item(HEAT), 2)]
    assert len(archive.seen(week(1).end, briefing="weekly", period=week(2))) == 1


def test_the_tellings_that_were_merged_into_what_was_printed_are_seen(archive: Archive) -> None:
    made = issue(archive.number_for("weekly", week(0)), week(0), (SILK,))
    (section,) = made.sections
    (entry,) = section.entries
    merged = replace(entry.item, tellings=(item(HEAT),))
    archive.keep(replace(made, sections=(replace(section, entries=(replace(entry, item=merged),)),)), (), KEPT_AT)
    seen = archive.seen(date(2026, 1, 1), briefing="weekly", period=week(1))
    assert [(each.item, each.leading) for each in seen] == [(item(HEAT), item(SILK)), (item(SILK), None)]


def test_what_a_layout_had_no_room_for_is_not_seen(archive: Archive) -> None:
    made = issue(archive.number_for("weekly", week(0)), week(0), (SILK, HEAT))
    first, second = (entry.anchor for section in made.sections for entry in section.entries)
    archive.keep(replace(made, unprinted=(second,)), (), KEPT_AT)
    (seen,) = archive.seen(date(2026, 1, 1), briefing="weekly", period=week(1))
    (shown,) = [entry for section in made.sections for entry in section.entries if entry.anchor == first]
    assert seen.item == shown.item
    fates = [row.fate for row in ledgers.rows(archive.issue(archive.kept()[0]))]
    assert fates.count("存目") == 1


def test_a_judgement_is_remembered_either_way_round(archive: Archive) -> None:
    archive.record_different("b", "a", "王敏", KEPT_AT)
    archive.record_different("a", "b", "李杰", KEPT_AT)
    assert archive.different() == {frozenset(("a", "b"))}


def test_json_of_an_issue_has_every_field_and_is_the_same_each_time() -> None:
    made = issue(Number(2026, 1, 1), week(0))
    assert loads(Issue, dumps(made)) == made
    assert pack(made) == pack(issue(Number(2026, 1, 1), week(0)))
    assert loads(Failure, '{"source": "a", "message": "b", "later": 1}') == Failure("a", "b")


def test_damaged_content_is_told_in_chinese() -> None:
    with pytest.raises(ArchiveError, match="损坏"):
        unpack(Issue, b"nothing")


def test_an_outline_is_what_a_list_shows_of_an_issue(archive: Archive) -> None:
    made = issue(Number(2026, 1, 1), week(0), left_out=(LeftOut("b.txt", "《甲》", "过期"),))
    archive.keep(made, (), KEPT_AT)
    (outline,) = archive.outlines("weekly", 2026)
    assert (outline.kept,) == archive.kept()
    assert (outline.stem, outline.title, outline.coverage, outline.printed) == (
        made.stem,
        made.masthead.title,
        made.coverage,
        made.ledger.printed,
    )
    assert archive.outlines("other") == ()
