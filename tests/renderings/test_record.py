"""The JSON form: every printed sentence leads back to file, line and offset."""

from __future__ import annotations

import json
from dataclasses import replace

from digest import renderings
from tests.renderings import issues as rendering_issues


def test_every_sentence_is_found_at_its_offsets_and_lines() -> None:
    issue = rendering_issues.many()
    record = json.loads(renderings.render(issue, "json").content)
    entries = [entry for section in record["sections"] for entry in section["entries"]]
    assert len(entries) == 22
    for entry in entries:
        article = entry["item"]["article"]
        assert entry["uri"] == article["origin"]["uri"]
        for sentence in entry["item"]["highlights"]:
            assert article["body"][sentence["start"] : sentence["end"]] == sentence["text"]
            assert sentence["lines"]


def test_lines_are_those_of_the_pieces_that_the_sentence_touches() -> None:
    record = json.loads(renderings.render(rendering_issues.one(), "json").content)
    highlights = record["sections"][0]["entries"][0]["item"]["highlights"]
    assert [sentence["lines"] for sentence in highlights] == [[11], [12]]


def test_record_is_plain_and_stable() -> None:
    first = renderings.render(rendering_issues.few(), "json").content
    assert first == renderings.render(rendering_issues.few(), "json").content
    record = json.loads(first)
    assert record["dated"] == "2026-01-16"
    assert record["period"] == {"first": "2026-01-12", "end": "2026-01-19"}
    assert record["stem"] == "weekly-2026-03"
    assert record["sections"][0]["entries"][0]["item"]["evidence"][0]["where"] == "contributor"
    assert record["ledger"]["merged"] == 2
    assert "工会简报".encode() in first
    assert first.startswith(b'{\n "format": 1,')


def test_lone_surrogate_does_not_stop_the_record() -> None:
    made = rendering_issues.one()
    record = json.loads(renderings.render(replace(made, notice="甲\ud800乙"), "json").content)
    assert record["notice"] == "甲\ufffd乙"
