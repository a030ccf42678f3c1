"""The clerk's sheet: everything that may be changed can be, nothing else is let through."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import edits, highlights
from digest.archive.records.codec import dumps, loads
from digest.edits import SheetError
from digest.issues import annexes, wording
from digest.model import Amendment, Issue, LeftOut, Origin
from tests.edits.issues import DIGITAL, TEXTS, THEMES, draft

MARK = "weekly-2026-27 第0稿 0123456789ab"


@pytest.fixture
def issue():
    return draft()


def sheet(issue):
    return edits.sheet(issue, MARK, THEMES)


def apply(issue, text):
    return edits.applied(text, issue, MARK, THEMES)


def blocks(text):
    """Return the sheet cut before each entry; the first part holds everything above them."""
    return re.split(r"(?m)^(?=条目：)", text)


def headlines(issue):
    return {section.title: [entry.headline for entry in section.entries] for section in issue.sections}


def printed(issue):
    return "".join(text for section in issue.sections for entry in section.entries for text in entry.text)


def test_an_untouched_sheet_changes_nothing(issue):
    assert apply(issue, sheet(issue)) == issue
    assert edits.changes(issue, apply(issue, sheet(issue))) == ()


def test_a_sheet_cut_off_in_mid_character_is_refused():
    with pytest.raises(edits.SheetError, match="看不出是什么编码"):
        edits.decoded(b"\xff\xfea")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_editor_may_save_it(issue, encoding, newline):
    content = sheet(issue).replace("\n", newline).encode(encoding)
    assert apply(issue, edits.decoded(content)) == issue


def test_order_inside_a_section(issue):
    parts = blocks(sheet(issue))
    first, second = parts[1], parts[2]
    section = re.search(r"\n栏目：.*", second, re.DOTALL)[0]
    text = parts[0] + second.replace(section, "\n") + first.rstrip() + "\n" + section + "".join(parts[3:])
    changed = apply(issue, text)
    was = headlines(issue)["一、帮扶服务·普惠"]
    assert headlines(changed)["一、帮扶服务·普惠"] == was[::-1]
    entries = changed.sections[0].entries
    assert [(entry.anchor, entry.ordinal) for entry in entries] == [
        ("s1-1", "1."),
        ("s1-2", "2."),
    ]
    assert edits.changes(issue, changed) == (f"次序　帮扶服务·普惠：《{was[1]}》、《{was[0]}》",)


def test_dropping_is_accounted_for(issue):
    parts = blocks(sheet(issue))
    changed = apply(issue, "".join(parts[:4]))
    (dropped,) = changed.ledger.left_out
    assert (dropped.what, dropped.reason) == ("《东湖街道成立工匠工作室》", "编辑删去")
    assert (changed.ledger.printed, changed.ledger.articles) == (3, 4)
    assert changed.coverage == "本期阅读来源4种4篇，刊用3篇，未用1篇。"
    assert edits.changes(issue, changed)[0] == "删去　《东湖街道成立工匠工作室》"


def test_dropping_the_doubtful_one_ends_the_notice(issue):
    assert "〔待核〕" in issue.notice
    text = sheet(issue)
    doubtful = next(part for part in blocks(text)[1:] if "待核：是" in part)
    kept = doubtful[doubtful.index("\n栏目：") :] if "\n栏目：" in doubtful else ""
    assert apply(issue, text.replace(doubtful, kept)).notice == ""


def test_checked_entries_lose_their_mark(issue):
    changed = apply(issue, sheet(issue).replace("待核：是", "待核：否"))
    assert changed.notice == ""
    assert all(entry.mark == "" for section in changed.sections for entry in section.entries)
    again = edits.sheet(changed, MARK, THEMES)
    assert "待核：否" in again
    assert apply(changed, again.replace("待核：否", "待核：是")) == issue


def test_a_new_headline_is_named_as_the_offices_own(issue):
    text = sheet(issue).replace(
        "标题：青溪县劳模宣讲团走进车间\n改题：", "标题：青溪县劳模宣讲团走进车间\n改题：劳模进车间\x07"
    )
    changed = apply(issue, text)
    entry = next(entry for entry in changed.sections[1].entries if entry.headline == "劳模进车间")
    assert entry.item.article.headline == "青溪县劳模宣讲团走进车间"
    given_origin = issue.sections[1].entries[changed.sections[1].entries.index(entry)].origin.removesuffix("）")
    assert entry.origin == f"{given_origin}；标题为编者所拟，原题《青溪县劳模宣讲团走进车间》）"
    assert edits.changes(issue, changed) == ("改题　《青溪县劳模宣讲团走进车间》→ 《劳模进车间》（编者所拟）",)
    again = edits.sheet(changed, MARK, THEMES)
    assert apply(changed, again.replace("改题：劳模进车间", "改题：")) == issue
    twice = apply(changed, again.replace("改题：劳模进车间", "改题：劳模走进车间"))
    assert twice.sections[1].entries[changed.sections[1].entries.index(entry)].origin == entry.origin


def test_the_sources_headline_stays(issue):
    with pytest.raises(SheetError, match="原题“青溪县劳模宣讲团走进车间”不能改"):
        apply(issue, sheet(issue).replace("标题：青溪县劳模宣讲团走进车间", "标题：劳模宣讲"))


def test_moving_to_another_section_even_an_empty_one(issue):
    parts = blocks(sheet(issue))
    text = "".join(parts[:4]) + f"\n栏目：{DIGITAL.name}\n" + parts[4]
    changed = apply(issue, text)
    assert headlines(changed)["三、数字工会"] == ["东湖街道成立工匠工作室"]
    assert [section.code for section in changed.sections] == ["welfare", "models", "digital"]
    assert edits.changes(issue, changed) == ("换栏目　《东湖街道成立工匠工作室》：劳模工匠 → 数字工会",)


def test_sections_in_another_order_are_numbered_again(issue):
    head, first, second = re.split(r"(?m)^(?=栏目：)", sheet(issue))
    changed = apply(issue, head + second + "\n" + first)
    assert [section.title for section in changed.sections] == ["一、劳模工匠", "二、帮扶服务·普惠"]
    assert [section.anchor for section in changed.sections] == ["s1", "s2"]
    assert edits.changes(issue, changed) == ("栏目次序　劳模工匠、帮扶服务·普惠",)


def test_other_sentences_of_the_same_article(issue):
    sentence = "家长李女士说，孩子有人管，上班也安心。"
    assert sentence not in printed(issue)
    changed = apply(issue, sheet(issue).replace(f"[　] {sentence}", f"[用] {sentence}"))
    assert sentence in printed(changed)
    assert edits.changes(issue, changed) == (f"加句　《云岭市总工会开办爱心托管班》：＋ {sentence}",)
    for section in changed.sections:
        for entry in section.entries:
            for chosen in entry.item.highlights:
                assert entry.item.article.body[chosen.start : chosen.end] == chosen.text
    back = apply(changed, edits.sheet(changed, MARK, THEMES).replace(f"[用] {sentence}", f"[ ] {sentence}"))
    assert printed(back) == printed(issue)


def test_a_changed_sentence_is_refused_with_its_place(issue):
    text = sheet(issue).replace("走访慰问一线环卫工人860名", "走访慰问一线环卫工人960名")
    line = next(place for place, row in enumerate(text.split("\n"), start=1) if "960名" in row)
    with pytest.raises(SheetError) as refused:
        apply(issue, text)
    assert refused.value.line == line
    assert f"修改单第 {line} 行" in str(refused.value)
    assert "原文是“8”，这里是“9”" in str(refused.value)


def test_no_character_of_a_sentence_can_be_changed_unseen(issue):
    text = sheet(issue)
    rows = [row for row in text.split("\n") if row.startswith("[用] ")]
    for row in rows:
        sentence = row[4:]
        for place in range(0, len(sentence), 5):
            for other in (sentence[:place] + sentence[place + 1 :], sentence[:place] + "甲" + sentence[place:]):
                with pytest.raises(SheetError):
                    apply(issue, text.replace(row, f"[用] {other}"))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("草稿：weekly", "草稿：monthly", "不是按现在这份草稿写的"),
        ("栏目：劳模工匠", "栏目：劳模天地", "没有“劳模天地”这个栏目"),
        ("条目：1-2", "条目：1-1", "条目 1-1 写了两次"),
        ("条目：1-2", "条目：7-7", "草稿里没有条目 7-7"),
        ("待核：是", "待核：也许", "只能是“是”或“否”"),
        ("[用] ", "", "看不懂"),
        ("改题：", "改标题：", "是不是“改题：”或“标题：”"),
        ("[用] ", "[　] ", "没有选句子"),
        ("改题：", "改题：" + "长" * 201, "太长"),
        ("栏目：帮扶服务·普惠\n", "", "前面没有“栏目：”"),
    ],
)
def test_what_cannot_be_done_is_said(issue, old, new, complaint):
    with pytest.raises(SheetError, match=re.escape(complaint)):
        apply(issue, sheet(issue).replace(old, new))


def test_words_of_ones_own_are_no_sentence(issue):
    text = sheet(issue).replace("[用] ", "[用] 我认为这项工作很好。\n[用] ", 1)
    with pytest.raises(SheetError, match="不是这一条原文里的句子"):
        apply(issue, text)


def test_nothing_left_is_refused(issue):
    with pytest.raises(SheetError, match="一条也没有留下"):
        apply(issue, blocks(sheet(issue))[0])


def test_the_editors_note_is_free_text_in_its_place_only(issue):
    text = sheet(issue).replace("编者按：\n", "编者按：\n本期集中刊发各地做法。\n标题：也可以这样开头\u202e。\n")
    changed = apply(issue, text)
    assert changed.editors_note == "本期集中刊发各地做法。\n标题：也可以这样开头。"
    assert apply(changed, edits.sheet(changed, MARK, THEMES)) == changed
    with pytest.raises(SheetError, match="看不懂"):
        apply(issue, sheet(issue) + "\n本期集中刊发各地做法。\n")


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_damage_is_refused_or_keeps_every_sentence_verbatim(data):
    issue = draft()
    lines = sheet(issue).split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(("drop", "double", "swap", "cut")))
        other = data.draw(st.integers(0, len(lines) - 1))
        if kind == "drop":
            del lines[place]
        elif kind == "double":
            lines.insert(other, lines[place])
        elif kind == "swap":
            lines[place], lines[other] = lines[other], lines[place]
        else:
            lines[place] = lines[place][: len(lines[place]) // 2]
    try:
        changed = apply(issue, "\n".join(lines))
    except SheetError:
        return
    known = {item[2] for item in TEXTS}
    for section in changed.sections:
        for entry in section.entries:
            assert entry.item.article.body in known
            parts = sorted(entry.item.highlights, key=lambda one: one.start)
            assert "".join(entry.text) == "".join(one.text for one in parts)
            assert all(one.text in entry.item.article.body for one in parts)


def test_the_annex_is_counted_anew(issue):
    annexed = replace(issue, annex=annexes.annex(issue.sections, ("table", "chart"), THEMES))
    assert annexed.annex.table[-1][-1] == "4"
    parts = blocks(edits.sheet(annexed, MARK, THEMES))
    changed = edits.applied("".join(parts[:-1]), annexed, MARK, THEMES)
    assert changed.annex.table[-1][-1] == "3"
    assert sum(sum(series.values) for series in changed.annex.chart.series) == 3
    assert apply(issue, sheet(issue)).annex is None


def test_an_issue_kept_by_an_older_program_can_be_edited_all_the_same(issue):
    retitled = apply(issue, sheet(issue).replace("\n改题：", "\n改题：办公室所拟的题", 1))
    content = json.loads(dumps(replace(retitled, editors_note="请各地参考。")))
    content["editors_note"] = "编者按：请各地参考。"
    for section in content["sections"]:
        del section["name"]
        for entry in section["entries"]:
            del entry["retitled_from"]
    older = loads(Issue, json.dumps(content))
    assert older == replace(retitled, editors_note="请各地参考。")
    back = apply(older, sheet(older).replace("改题：办公室所拟的题", "改题："))
    assert back == replace(issue, editors_note="请各地参考。")


def test_a_headline_of_the_office_may_hold_any_words(issue):
    own = "标题为编者所拟，原题《一、某题》）"
    changed = apply(issue, sheet(issue).replace("\n改题：", f"\n改题：{own}", 1))
    again = apply(changed, sheet(changed))
    assert again == changed
    assert changed.sections[0].entries[0].retitled_from == wording.headline(changed.sections[0].entries[0].item)


def test_a_dropped_sentence_is_offered_with_its_reason_and_an_amendment_is_shown(issue):
    entry = issue.sections[0].entries[0]
    body = entry.item.article.body
    spare = next(one.text for one in highlights.explain(entry.item.article) if one not in entry.item.highlights)
    source = entry.item.article.origin.uri
    left = LeftOut(source, f"句：{spare}", "本期前面已有同样的数字", "line")
    amendment = Amendment("corrects", "“120名”应为“210名”。", Origin("更正.txt"))
    amended = replace(entry, item=replace(entry.item, amendments=(amendment,)))
    section = replace(issue.sections[0], entries=(amended, *issue.sections[0].entries[1:]))
    ledger = replace(issue.ledger, left_out=(*issue.ledger.left_out, left))
    told = replace(issue, sections=(section, *issue.sections[1:]), ledger=ledger)
    text = sheet(told)
    assert spare in body
    assert f"# 下一句没有刊出：本期前面已有同样的数字\n[　] {spare}\n" in text
    assert "# 来稿更正：“120名”应为“210名”。（更正.txt）\n" in text
    assert spare in printed(apply(told, text.replace(f"[　] {spare}", f"[用] {spare}")))
