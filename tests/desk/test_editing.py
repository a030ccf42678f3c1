"""What is done at the desk becomes what a sheet would make of the draft; nothing is lost on the way."""

from __future__ import annotations

import random
import re
import threading
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import escape

from digest import cli, edits
from digest.desk import Office
from digest.desk.drafting import open_draft
from digest.edits.arrangement import arrangement_of, realise
from digest.edits.parts import UNUSED
from tests.desk.conftest import HOST, STEM, Browser


def names(office: Office, section: str | None = None) -> list[str]:
    wanted = open_draft(office, STEM).wanted
    return [one.name for one in wanted.entries if section is None or one.section == section]


def seq(office: Office) -> int:
    return open_draft(office, STEM).seq


def test_an_untouched_draft_is_the_issue_itself(office: Office) -> None:
    draft = open_draft(office, STEM)
    assert realise(arrangement_of(draft.issue), draft.issue, draft.briefing.themes) == draft.issue


def test_a_title_is_changed_taken_back_and_changed_again(browser: Browser, office: Office) -> None:
    text = browser.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="编者的题", original="原来的题")
    assert "编者的题" in text
    assert "有改动还没有存成新稿" in text
    assert "编者的题" not in browser.post(f"/edit/{STEM}/undo", entry="1-1")
    assert "编者的题" in browser.post(f"/edit/{STEM}/redo", entry="1-1")
    text = browser.post(f"/edit/{STEM}/save")
    assert "改题　《" in text
    kept = office.kept(STEM)
    assert kept.revision == 1
    assert office.archive.issue(kept).sections[0].entries[0].headline == "编者的题"
    assert [act.act for act in office.archive.approvals.history(kept)] == ["made", "edited"]


def test_edits_that_are_not_saved_are_hidden_by_no_later_draft(
    browser: Browser, office: Office, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["edit", "1"]) == 0
    sheet = folder / "output" / f"{STEM}-修改单.txt"
    sheet.write_text(sheet.read_text("utf-8-sig").replace("\n改题：", "\n改题：另一个题", 1), "utf-8")
    (folder / "sources" / "迟到.txt").write_text("石湖区总工会送清凉\n7月8日，石湖区总工会慰问120人。\n", "utf-8")
    browser.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="编者的题", original="原来的题")
    build = ["build", "weekly.toml", "--date", "2026-11-27", "--revise"]
    for command in (build, ["apply", str(sheet)], ["approve", "1", "--by", "张三"]):
        assert cli.main(command) == 2
        assert re.search(r"在工作台里有改动还没有存成新稿（本机\d{4}，", capsys.readouterr().err)
    assert "编者的题" in browser.get(f"/edit/{STEM}")
    browser.post(f"/edit/{STEM}/save")
    assert cli.main(build) == 0
    assert "编者的题" in browser.get(f"/edit/{STEM}")


def test_a_sentence_is_left_and_taken(browser: Browser, office: Office) -> None:
    draft = open_draft(office, STEM)
    placed = next(one for one in draft.wanted.entries if len(one.spans) > 1)
    first = f"{placed.spans[0][0]}-{placed.spans[0][1]}"
    browser.post(f"/edit/{STEM}/select", seq=0, entry=placed.name, span=first)
    browser.post(f"/edit/{STEM}/save")
    entry = next(
        entry
        for section in office.archive.issue(office.kept(STEM)).sections
        for entry in section.entries
        if entry.item.article.id == articles_of(draft, placed.name)
    )
    assert [(one.start, one.end) for one in entry.item.highlights] == [placed.spans[0]]


def articles_of(draft, name: str) -> str:
    return edits.parts.places(draft.issue)[name].item.article.id


def test_no_sentence_but_the_sources_own_can_be_printed(browser: Browser, office: Office) -> None:
    browser.post(f"/edit/{STEM}/select", seq=0, entry="1-1", span="3-9")
    text = browser.post(f"/edit/{STEM}/save")
    assert browser.status == 409
    assert "没有选句子" in text
    assert office.kept(STEM).revision == 0


def test_entries_are_moved_dropped_and_taken_back(browser: Browser, office: Office) -> None:
    draft = open_draft(office, STEM)
    section, other = draft.sections[0], draft.sections[1]
    inside = names(office, section)
    browser.post(f"/edit/{STEM}/move", seq=0, entry=inside[0], section=other)
    assert names(office, other)[-1] == inside[0]
    browser.post(f"/edit/{STEM}/move", seq=seq(office), entry=inside[0], section=UNUSED)
    assert inside[0] in names(office, UNUSED)
    browser.post(
        f"/edit/{STEM}/move", seq=seq(office), entry=inside[0], section=section, before=names(office, section)[0]
    )
    assert names(office, section) == inside
    browser.post(f"/edit/{STEM}/move", seq=seq(office), entry=inside[0], direction="down")
    browser.post(f"/edit/{STEM}/move", seq=seq(office), entry=inside[0], direction="up")
    assert names(office, section) == inside


def test_several_entries_are_moved_at_once(browser: Browser, office: Office) -> None:
    draft = open_draft(office, STEM)
    chosen = names(office)[:3]
    browser.post(f"/edit/{STEM}/move", seq=0, entry=chosen, section=draft.sections[-1])
    assert names(office, draft.sections[-1])[-3:] == chosen


def test_a_section_that_is_none_is_refused(browser: Browser, office: Office) -> None:
    text = browser.post(f"/edit/{STEM}/move", seq=0, entry="1-1", section="别的栏目")
    assert browser.status == 400
    assert "没有“别的栏目”这个栏目" in text
    assert seq(office) == 0


def test_the_last_entry_cannot_be_dropped(browser: Browser, office: Office) -> None:
    browser.post(f"/edit/{STEM}/move", seq=0, entry=names(office), section=UNUSED)
    assert "一条也没有留下" in browser.post(f"/edit/{STEM}/save")


def test_a_note_of_the_office_is_printed(browser: Browser, office: Office) -> None:
    browser.post(f"/edit/{STEM}/note", seq=0, note="第一段。\r\n\r\n第二段。\x07")
    browser.post(f"/edit/{STEM}/save")
    assert office.archive.issue(office.kept(STEM)).editors_note == "第一段。\n第二段。"


def test_a_signature_needs_the_draft_that_was_seen(browser: Browser, office: Office) -> None:
    browser.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="新题")
    assert "先在编辑页存成新稿" in browser.post(f"/sign/{STEM}", name="张三", role="签发", revision=0)
    browser.post(f"/edit/{STEM}/save")
    assert "又有改动" in browser.post(f"/sign/{STEM}", name="张三", role="签发", revision=0)
    assert "已签发：张三" in browser.post(f"/sign/{STEM}", name="张三", role="签发", revision=1)


def test_what_is_doubtful_is_ticked_off_before_it_is_signed(browser: Browser, office: Office, folder: Path) -> None:
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8").replace("sign_pending = true", "sign_pending = false"), "utf-8")
    pending = [one.name for one in open_draft(office, STEM).wanted.entries if one.is_pending and one.section != UNUSED]
    assert pending
    refusal = browser.post(f"/sign/{STEM}", name="张三", role="签发", revision=0)
    assert f"还有 {len(pending)} 条标着〔待核〕" in refusal
    assert f'href="/sign/{STEM}">回这一页' in refusal
    for name in pending:
        browser.post(f"/edit/{STEM}/pend", seq=seq(office), entry=name, pending=0)
    browser.post(f"/edit/{STEM}/save")
    assert "已签发：张三" in browser.post(f"/sign/{STEM}", name="张三", role="签发", revision=1)


def test_the_second_to_change_the_same_is_shown_both(app: Flask, office: Office) -> None:
    first, second = Browser(app.test_client()), Browser(app.test_client())
    first.post("/name", name="甲")
    second.post("/name", name="乙")
    first.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="甲的题")
    text = second.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline="乙的题")
    assert second.status == 409
    assert "甲　" in text
    assert "乙的题" in text
    assert open_draft(office, STEM).wanted.entry("1-1").headline == "甲的题"
    fields = dict(re.findall(r'<input type="hidden" name="(seq|entry|headline)" value="([^"]*)"', text))
    second.post(f"/edit/{STEM}/retitle", **fields)
    assert open_draft(office, STEM).wanted.entry("1-1").headline == "乙的题"


def test_two_browsers_in_200_random_edits_lose_nothing_and_every_conflict_is_told(app: Flask, office: Office) -> None:
    """Each browser edits from the page it saw last, however old: what is done or told is what a model expects."""
    dice = random.Random(20261128)
    browsers = {name: Browser(app.test_client()) for name in ("甲", "乙")}
    for name, browser in browsers.items():
        browser.post("/name", name=name)
    entries = names(office)[:6]
    seen, steps, headlines = dict.fromkeys(browsers, 0), [], {}
    told = 0
    for turn in range(200):
        name, entry = dice.choice(list(browsers)), dice.choice(entries)
        if dice.random() < 0.4:
            seen[name] = seq(office)  # the page is loaded anew
        is_stale = any(by != name and at > seen[name] and what == entry for at, by, what in steps)
        headline = f"{name}{turn}"
        text = browsers[name].post(f"/edit/{STEM}/retitle", seq=seen[name], entry=entry, headline=headline)
        assert browsers[name].status == (409 if is_stale else 200)
        if is_stale:
            told += 1
            assert headline in text  # what one wanted is not lost: it stands in the form
        else:
            steps.append((seq(office), name, entry))
            headlines[entry] = headline
    assert told >= 10
    assert {entry: open_draft(office, STEM).wanted.entry(entry).headline for entry in headlines} == headlines
    assert [at for at, _, _ in steps] == list(range(1, len(steps) + 1))


def test_two_people_at_once_on_different_entries_lose_nothing(app: Flask, office: Office) -> None:
    dice, told = random.Random(20261128), []
    wanted = names(office)

    def work(name: str, own: list[str]) -> None:
        browser = Browser(app.test_client())
        browser.post("/name", name=name)
        for turn in range(25):
            entry = dice.choice(own)
            browser.post(f"/edit/{STEM}/retitle", seq=0, entry=entry, headline=f"{name}{turn}")
            told.append((browser.status, entry, f"{name}{turn}"))

    threads = [
        threading.Thread(target=work, args=("甲", wanted[::2])),
        threading.Thread(target=work, args=("乙", wanted[1::2])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {status for status, _, _ in told} == {200}
    last = {entry: headline for _, entry, headline in told}
    assert {entry: open_draft(office, STEM).wanted.entry(entry).headline for entry in last} == last


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "javascript:alert(1)"]
)
def test_markup_is_text(browser: Browser, text: str) -> None:
    page = browser.post(f"/edit/{STEM}/retitle", seq=0, entry="1-1", headline=text)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert escape(text) in page


def test_a_page_of_the_draft_is_a_picture(browser: Browser) -> None:
    answer = browser.client.get(f"/edit/{STEM}/page/1.png", headers={"Host": HOST})
    assert answer.data.startswith(b"\x89PNG")
    assert browser.client.get(f"/edit/{STEM}/page/99.png", headers={"Host": HOST}).status_code == 404


def test_the_list_names_place_and_title_as_they_are_printed(browser: Browser, office: Office) -> None:
    text = browser.get(f"/edit/{STEM}")
    (entry, *_) = open_draft(office, STEM).issue.sections[0].entries
    rows = re.findall(r'<li class="entry.*?</li>', text, re.S)
    assert str(escape(entry.headline)) in rows[0]
    assert entry.item.regions[0].path[-1] in rows[0]


def slip_of(office: Office, stands: str = "人脑人心") -> tuple[str, str]:
    """Return the name of the entry with the suspected slip *stands*, and its place."""
    for name, entry in open_draft(office, STEM).known.items():
        for finding in entry.item.findings:
            if finding.stands == stands:
                return name, f"{finding.start}-{finding.end}"
    raise AssertionError(stands)


def test_a_suspected_slip_is_corrected_restored_and_dismissed_with_who_did_it(browser: Browser, office: Office) -> None:
    browser.post("/name", name="李四")
    name, place = slip_of(office)
    fields = {"entry": name, "place": place}
    text = browser.post(f"/edit/{STEM}/rule", seq=0, verdict="correct", printed="", **fields)
    assert "<del>人脑人心</del><ins>入脑入心</ins>" in text
    assert "人脑人心" not in browser.get(f"/edit/{STEM}?entry={name}").split('class="slips"')[0].split("</del>")[-1]
    text = browser.post(f"/edit/{STEM}/rule", seq=seq(office), verdict="leave", **fields)
    assert "<ins>" not in text
    browser.post(f"/edit/{STEM}/rule", seq=seq(office), verdict="correct", printed="入脑入心入行", **fields)
    browser.post("/name", name="王五")
    text = browser.post(f"/edit/{STEM}/save")
    entry = next(one for one in office.archive.issue(office.kept(STEM)).sections[0].entries if one.item.rulings)
    assert [(one.stands, one.printed, one.name) for one in entry.item.rulings] == [("人脑人心", "入脑入心入行", "李四")]
    assert "人脑人心 → 入脑入心入行（李四）" in text
    last = office.archive.approvals.history(office.kept(STEM))[-1]
    assert (last.name, last.note) == ("王五", "人脑人心 → 入脑入心入行（李四）")


def test_what_is_dismissed_stays_dismissed_when_the_issue_is_made_anew(browser: Browser, office: Office) -> None:
    name, place = slip_of(office)
    browser.post(f"/edit/{STEM}/rule", seq=0, verdict="dismiss", entry=name, place=place)
    browser.post(f"/edit/{STEM}/save")
    assert {stands for _, stands in office.archive.dismissals.all()} == {"人脑人心"}
    made = browser.post("/build", date="2026-11-27", revise="1")
    assert browser.status == 200, made
    browser.client.application.extensions["jobs"].close()
    with pytest.raises(AssertionError, match="人脑人心"):
        slip_of(office)


@pytest.mark.parametrize(
    "fields", [{"place": "0-1"}, {"place": "x"}, {"verdict": "burn"}, {"entry": "9-9"}, {"printed": "长" * 61}]
)
def test_no_ruling_is_made_on_what_is_no_finding(browser: Browser, office: Office, fields: dict[str, str]) -> None:
    name, place = slip_of(office)
    browser.post(f"/edit/{STEM}/rule", **{"seq": 0, "entry": name, "place": place, "verdict": "correct", **fields})
    assert browser.status in (400, 409)
    assert seq(office) == 0
