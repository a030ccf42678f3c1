"""An issue of bounded pages: 要讯, 简讯 and 题录 from the top by worth, every title, no page too many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest import renderings
from digest.model import Issue, Point
from digest.renderings import documents
from digest.renderings.layout import files
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages


def weighed(pages: int) -> Issue:
    """Return the usual issue with the entries of the last section worth most, and a point of each section."""
    made = rendering_issues.many()
    sections = tuple(
        replace(
            section,
            entries=tuple(
                replace(entry, worth=float(place), source="（青溪工人报）", region="") for entry in section.entries
            ),
        )
        for place, section in enumerate(made.sections)
    )
    points = tuple(
        Point(section.entries[0].item.highlights[0].text, "青溪县", section.entries[0].anchor)
        for section in sections[::-1][:5]
    )
    return replace(made, sections=sections, pages_most=pages, points=points)


@pytest.mark.parametrize("pages", [3, 4, 6, 8])
@pytest.mark.parametrize("layout", ["jianbao", "bulletin"])
def test_an_issue_has_no_page_more_than_it_may(pages: int, layout: str) -> None:
    content = renderings.render(weighed(pages), "pdf", layout=layout).content
    assert len(rendering_pages.texts(content)) <= pages


def test_every_title_is_printed_and_the_most_worthy_at_length() -> None:
    issue = weighed(5)
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    contents = "".join(line.text for line in printed.contents)
    assert all(entry.headline in contents for section in issue.sections for entry in section.entries)
    headed = [line.entry for line in printed.body if line.style == "headline"]
    assert headed
    assert set(headed) & {entry.anchor for entry in issue.sections[-1].entries}


@pytest.mark.parametrize("pages", [4, 6])
def test_the_entries_worth_most_have_headlines_of_their_own(pages: int) -> None:
    issue = weighed(pages)
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    entries = [entry for section in issue.sections for entry in section.entries]
    leads = sorted(entries, key=lambda entry: -entry.worth)[:3]
    assert {entry.anchor for entry in leads} <= {line.entry for line in printed.body if line.style == "headline"}


@pytest.mark.parametrize("layout", ["jianbao", "bulletin"])
def test_points_and_run_in_contents_are_left_to_the_page_to_break(layout: str) -> None:
    printed = documents.document(weighed(4), files.load(files.folder_of(layout)))
    running = [line for line in (*printed.points, *printed.contents) if line.style in ("point", "contents_run")]
    assert any(line.style == "point" and len(line.text) > 40 for line in running)
    assert all(len(line.rows) == 1 for line in running)


def test_a_title_without_text_is_told_once_with_its_source_and_no_page() -> None:
    issue = weighed(4)
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    with_text = {line.entry for line in printed.body if line.entry}
    entries = [entry for section in issue.sections for entry in section.entries]
    alone = [entry for entry in entries if entry.anchor not in with_text]
    assert alone
    contents, body = ("".join(line.text for line in lines) for lines in (printed.contents, printed.body))
    assert all(f"{entry.headline}{entry.source}" in contents for entry in alone)
    assert not any(line.style == "listed" for line in printed.body)
    assert not any(f"{entry.ordinal}{entry.headline}" in body for entry in alone)
    anchors = {line.anchor for line in printed.body if line.anchor}
    assert all(line.target in anchors for line in printed.contents if line.target)
    assert any("其中要讯" in line.text for line in printed.body)


def test_points_stand_on_page_1_with_the_page_of_their_entry() -> None:
    issue = weighed(8)
    content = renderings.render(issue, "pdf").content
    first = rendering_pages.texts(content)[0]
    assert "本期要点" in first
    assert "".join(issue.points[0].text.split()) in first
    layout = files.load(files.folder_of("jianbao"))
    anchors = {line.anchor for line in documents.document(issue, layout).body}
    assert all(line.target in anchors for line in documents.document(issue, layout).points if line.target)


def test_an_issue_of_before_without_a_bound_is_printed_whole() -> None:
    printed = documents.document(rendering_issues.many(), files.load(files.folder_of("jianbao")))
    assert sum(line.style == "headline" for line in printed.body) == 22


@pytest.mark.parametrize("pages", [3, 4, 5, 6])
def test_the_close_of_a_bulletin_stands_with_the_reading_note(pages: int) -> None:
    last = rendering_pages.texts(renderings.render(weighed(pages), "pdf", layout="bulletin").content)[-1]
    assert "共印" in last
    assert "本期阅读来源" in last
