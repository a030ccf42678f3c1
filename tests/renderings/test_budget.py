"""An issue of bounded pages: 要讯, 简讯 and 题录 from the top by worth, every title, no page too many."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

import pytest

from digest import renderings
from digest.model import Issue, Paragraph, Point, Sentence
from digest.renderings import documents, entries, paging, record
from digest.renderings.layout import files
from digest.renderings.layout.layout import Layout
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
    told = "".join(line.text for line in printed.body)
    assert all(entry.headline in told for section in issue.sections for entry in section.entries)
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
    contents = "".join(line.text for line in printed.contents)
    listed = "".join(line.text for line in printed.body if line.style == "listed")
    assert all(f"{entry.ordinal}{entry.headline}{entry.source}" in listed for entry in alone)
    assert not any(f"{entry.ordinal}{entry.headline}" in contents for entry in alone)
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


def test_what_the_press_evens_onto_a_page_more_is_set_with_less() -> None:
    issue = weighed(4)  # with these entries of each section its columns are evened lower than reckoned
    fewer = (replace(each, entries=each.entries[: len(each.entries) - k % 3]) for k, each in enumerate(issue.sections))
    sections = tuple(section for section in fewer if section.entries)
    anchors = {entry.anchor for section in sections for entry in section.entries}
    points = tuple(point for point in issue.points if point.anchor in anchors)
    issue = replace(issue, sections=sections, points=points, editors_note="按：")
    assert len(rendering_pages.texts(renderings.render(issue, "pdf", layout="bulletin").content)) == 4


def test_an_issue_of_before_without_a_bound_is_printed_whole() -> None:
    printed = documents.document(rendering_issues.many(), files.load(files.folder_of("jianbao")))
    assert sum(line.style == "headline" for line in printed.body) == 22


@pytest.mark.parametrize("pages", [3, 4, 5, 6])
def test_the_close_of_a_bulletin_stands_with_the_reading_note(pages: int) -> None:
    last = rendering_pages.texts(renderings.render(weighed(pages), "pdf", layout="bulletin").content)[-1]
    assert "共印" in last
    assert "本期阅读来源" in last


def _jianbao() -> Layout:
    return files.load(files.folder_of("jianbao"))


def test_where_most_have_their_titles_alone_what_is_told_in_one_sentence_is_set_smaller() -> None:
    styles = {line.style for line in documents.document(weighed(4), _jianbao()).body if line.anchor}
    assert "brief" in styles
    roomy = {line.style for line in documents.document(weighed(12), _jianbao()).body if line.anchor}
    assert "brief" not in roomy


def _untitled(headline: str, text: str) -> Issue:
    """Return the usual issue with its last entry untitled: *headline* is a clause of its *text*."""
    issue = weighed(6)
    section = issue.sections[-1]
    last = section.entries[-1]
    article = replace(last.item.article, headline="", paragraphs=(Paragraph(text),))
    item = replace(last.item, article=article, highlights=(Sentence(text, 0, 0, len(text), 1.0),))
    origin = "（版面1第3条；标题摘自正文）"
    untitled = replace(last, item=item, headline=headline, text=(text,), origin=origin, is_proposed=True, worth=-0.1)
    return replace(issue, sections=(*issue.sections[:-1], replace(section, entries=(*section.entries[:-1], untitled))))


@pytest.mark.parametrize(
    ("headline", "text", "lead"),
    [
        ("青溪市总工会举办读书会", "近日，青溪市总工会举办读书会，80名职工参加。", "近日，青溪市总工会举办读书会"),
        (
            "青溪市第二十三届职工职业技能大赛暨长三角一体化示范区交通建设职工竞赛决赛",
            "近日，由青溪市人民政府、青溪市总工会共同主办，青溪县总工会承办的青溪市第二十三届职工职业技能大赛暨长三角一体化示范区交通建设职工竞赛决赛举行。",
            "近日，由青溪市人民政府、青溪市总工会共同主办",
        ),
    ],
)
def test_an_untitled_entry_opens_with_its_own_words_and_not_with_a_bare_number(
    headline: str, text: str, lead: str
) -> None:
    line = entries.in_one(_untitled(headline, text).sections[-1].entries[-1], _jianbao(), 1)
    assert line.lead.endswith(lead)
    assert line.lead.removesuffix(lead).count(".") <= 1
    assert line.text.count(headline[:8]) == 1  # said once
    assert text in line.text.replace("　", "")
    assert "标题摘自正文" not in line.tail


@pytest.mark.parametrize(
    ("headline", "text", "apart"),
    [
        ("青溪市总工会举办读书会", "8月6日，青溪市总工会举办读书会，80名职工参加。", "\u00a0\u00a0"),
        ("青溪市总工会举办读书会", "近日，青溪市总工会举办读书会，80名职工参加。", ""),
    ],
)
def test_the_number_of_an_entry_stands_apart_from_a_figure(headline: str, text: str, apart: str) -> None:
    layout = replace(_jianbao(), switches=replace(_jianbao().switches, regions=False))
    entry = replace(_untitled(headline, text).sections[-1].entries[-1], ordinal="26.", mark="")
    assert entries.in_one(entry, layout, 1).lead.startswith(f"26.{apart}{text[:3]}")
    titled = replace(entry, headline="38家企业签订集体合同", is_proposed=False)
    lines = list(entries.under_headline(titled, layout, None, is_first=True))
    assert "".join(lines[0].rows) == "26.\u00a0\u00a038家企业签订集体合同"
    assert entries.in_one(titled, layout, 1).lead.startswith("26.\u00a0\u00a038家企业")


def test_what_the_source_broke_off_all_through_stays_a_title() -> None:
    issue = weighed(6)
    broken = tuple(
        replace(
            section,
            entries=tuple(
                replace(
                    entry,
                    item=replace(
                        entry.item, highlights=tuple(replace(one, complete=False) for one in entry.item.highlights)
                    ),
                )
                for entry in section.entries
            ),
        )
        for section in issue.sections[-1:]
    )
    printed = documents.document(replace(issue, sections=(*issue.sections[:-1], *broken)), _jianbao())
    told = {line.entry for line in printed.body}
    assert not told & {entry.anchor for entry in broken[0].entries}
    listed = "".join(line.text for line in printed.body if line.style == "listed")
    assert all(entry.headline in listed for entry in broken[0].entries)


@pytest.mark.parametrize("layout", ["jianbao", "bulletin"])
def test_titles_of_a_crowd_leave_the_pages_to_the_texts(layout: str) -> None:
    """A hundred titles would fill the issue: those worth least are counted and stay on file."""
    crowd = weighed(6)
    sections = tuple(
        replace(
            section,
            entries=tuple(
                replace(entry, anchor=f"{entry.anchor}-{copy}", worth=entry.worth - copy)
                for entry in section.entries
                for copy in range(5)
            ),
        )
        for section in crowd.sections
    )
    issue, set_by = replace(crowd, sections=sections, points=()), files.load(files.folder_of(layout))
    printed = documents.document(issue, set_by)
    with_text = {line.entry for line in printed.body if line.entry}
    count = sum(len(section.entries) for section in sections)
    told = next(line.text for line in printed.body if "存目备查" in line.text)
    listed = count - int("".join(filter(str.isdigit, told)))
    assert 0 < listed - len(with_text) < 3 * len(with_text)
    assert paging.height(printed.contents, set_by) < 6 * set_by.paper.lines * set_by.paper.pitch / 3


@pytest.mark.parametrize("pages", [2, 4])
def test_an_abridged_issue_says_what_the_pages_print_and_no_more(pages: int) -> None:
    issue = weighed(pages)
    shown = renderings.abridged(issue)
    printed = "".join(line.text for line in documents.document(issue, _jianbao()).lines)
    kept = [entry for section in shown.sections for entry in section.entries]
    assert all(entry.headline in printed and "".join(entry.text) in printed for entry in kept)
    left = {entry.anchor for section in issue.sections for entry in section.entries} - {one.anchor for one in kept}
    assert len(left) == (22 - len(kept))
    assert f"另有{len(left)}条" in printed or not left
    assert any(not entry.text for entry in kept) or left


def test_what_travels_in_the_pdf_is_what_its_pages_print() -> None:
    issue = weighed(2)
    document = documents.document(issue, _jianbao())
    told = record.origins(renderings.abridged(issue))
    printed = "".join("".join(line.text for line in document.lines).split())
    entries = json.loads(told)["entries"]
    assert 0 < len(entries) < 22
    sentences = [sentence["printed"] for entry in entries for sentence in entry["sentences"]]
    assert sentences
    assert all("".join(sentence.split()) in printed for sentence in sentences)
    assert "body" not in told


def test_what_amends_an_entry_is_told_where_its_title_stands_alone() -> None:
    issue = weighed(4)
    amended = ("", "11月20日变动：原定11月21日的比赛延期至11月28日")
    sections = tuple(
        replace(section, entries=tuple(replace(entry, asides=(amended,)) for entry in section.entries))
        for section in issue.sections
    )
    printed = documents.document(replace(issue, sections=sections), files.load(files.folder_of("jianbao")))
    titles = {anchor for anchor, count in printed.grades or () if not count}
    alone = [entry for section in sections for entry in section.entries if entry.anchor in titles]
    listed = "".join(line.text for line in printed.body if line.style == "listed")
    assert alone
    assert all(f"{entry.headline}{entry.source}〔{amended[1]}〕" in listed for entry in alone)


def test_each_section_of_the_contents_is_a_paragraph_of_its_own() -> None:
    printed = documents.document(weighed(4), files.load(files.folder_of("jianbao")))
    runs = [line.text for line in printed.contents if line.style == "contents_run"]
    with_text = {line.anchor for line in printed.body if line.style == "section"}
    assert len(runs) == len(weighed(4).sections)
    assert 0 < len([run for run in runs if run.endswith("（只列题目）")]) == len(runs) - len(with_text)
    assert all(re.match("[一二三四五六七八九十]+、", run) for run in runs)


def test_a_title_that_names_who_acts_by_the_level_alone_is_told_with_its_place() -> None:
    issue = weighed(20)
    section, *others = issue.sections
    first, *rest = section.entries
    told = replace(first, headline="市总工会办起夜校", region="石桥省柳溪市")
    issue = replace(issue, sections=(replace(section, entries=(told, *rest)), *others))
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    assert "〔石桥省柳溪市〕市总工会办起夜校" in "".join(line.text for line in printed.contents)


def test_a_section_of_titles_alone_is_told_in_one_paragraph() -> None:
    issue = weighed(4)
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    alone = [line.anchor for line in printed.body if line.style == "listed" and "（只列题目）" in line.lead]
    headed = [line.anchor for line in printed.body if line.style == "section"]
    assert sorted((*alone, *headed)) == [section.anchor for section in issue.sections]
    told = [line.text for line in printed.body if line.style in ("section", "listed")]
    stands = [place for section in issue.sections for place, text in enumerate(told) if section.title in text]
    assert stands == sorted(stands)
    assert len(stands) == len(issue.sections)


@pytest.mark.parametrize(("pages", "is_kept"), [(2, False), (20, True)])
def test_an_annex_gives_way_to_the_texts_of_few_pages(pages: int, is_kept: bool) -> None:
    issue = replace(weighed(pages), annex=replace(rendering_issues.annexed().annex, chart=None))
    printed = documents.document(issue, files.load(files.folder_of("jianbao")))
    assert any(line.cells for line in printed.body) == is_kept
    assert any(count for _, count in printed.grades)


def test_entries_stand_in_their_order_with_a_text_or_without() -> None:
    """One of them may have no room for its text between two that have."""
    issue, numbers = weighed(4), itertools.count(100)
    sections = tuple(
        replace(
            section,
            entries=tuple(
                replace(entry, headline=f"消息{number}", worth=entry.worth - 9 * (number % 2), is_proposed=False)
                for entry, number in zip(section.entries, numbers, strict=False)
            ),
        )
        for section in issue.sections
    )
    printed = documents.document(replace(issue, sections=sections), files.load(files.folder_of("jianbao")))
    told = re.findall("消息(\\d{3})", "".join(line.lead + line.text for line in printed.body))
    assert told == sorted(told)
    given = [bool(count) for _, count in printed.grades or ()]
    assert any(after and not before for before, after in itertools.pairwise(given))
