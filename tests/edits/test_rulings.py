"""A suspected slip is decided by a person: printed otherwise, or called none; the source's own stays beside it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from digest import corrections, edits, highlights, issues, proofreading, renderings
from digest.archive import Archive, ledgers
from digest.archive.records.codec import dumps, loads
from digest.corrections import corrected
from digest.edits import SheetError, carrying
from digest.errors import VerbatimError
from digest.model import Article, Issue, Item, Number, Origin, Paragraph, Period, Ruling
from digest.print_layer import lay
from digest.remaking import redraft
from tests.edits.issues import BRIEFING, MODELS, TEXTS, THEMES, WELFARE, item

MARK = "weekly-2026-27 第0稿 0123456789ab"
HEADLINE, SLIP = "青溪县工会宣讲进班组", "人脑人心"
TEXT = (
    f"青溪县总工会组织宣讲团走进12家企业，开展宣讲24场，职工满意率达108%，推动党的创新理论{SLIP}。"
    "宣讲团成员王志强结合自身经历，讲述了技术革新的故事。"
)
AT = datetime(2026, 7, 10, 9, tzinfo=UTC)


def compose(*texts: tuple[str, str], marks: bool = False, dismissed=frozenset()) -> Issue:
    """Return a draft of *texts* (headline, body) with what the guard suspects in it."""
    items = [
        Item(article, highlights.choose(article, 3), (MODELS,), ())
        for headline, body in texts
        for article in [Article(headline, Origin(f"{headline}.txt"), (Paragraph(body),), headline=headline)]
    ]
    items.append(item(9, WELFARE, *TEXTS[0][1:]))
    briefing = replace(BRIEFING, mark_findings=marks)
    return issues.compose(
        proofreading.proofread(items, briefing, proofreading.tables_of(briefing), dismissed),
        BRIEFING,
        period=Period(date(2026, 7, 6), date(2026, 7, 13)),
        number=Number(2026, 27, 127),
        dated=date(2026, 7, 10),
        sources=2,
    )


@pytest.fixture
def issue() -> Issue:
    return compose((HEADLINE, TEXT))


def entry_of(issue: Issue):
    return next(one for section in issue.sections for one in section.entries if one.item.article.headline == HEADLINE)


def line_of(issue: Issue, word: str = SLIP) -> str:
    return next(
        line for line in edits.sheet(issue, MARK, THEMES).split("\n") if line.startswith("疑误：") and word in line
    )


def decided(issue: Issue, mark: str, word: str = SLIP, name: str = "李四") -> Issue:
    text = edits.sheet(issue, MARK, THEMES)
    line = line_of(issue, word)
    return edits.applied(text.replace(line, line.replace("[　]", mark)), issue, MARK, THEMES, name)


def test_the_sheet_has_one_line_a_finding_and_changes_nothing_by_itself(issue):
    assert line_of(issue).startswith(f"疑误：[　] “党的创新理论{SLIP}。")
    assert "疑为“入脑入心”" in line_of(issue)
    assert edits.applied(edits.sheet(issue, MARK, THEMES), issue, MARK, THEMES) == issue


@pytest.mark.parametrize(
    ("mark", "printed"), [("[改]", "入脑入心"), ("【改：走深走实】", "走深走实"), ("[改:走深]", "走深")]
)
def test_a_correction_is_printed_and_the_source_kept(issue, mark, printed):
    changed = decided(issue, mark)
    entry = entry_of(changed)
    assert f"理论{printed}。" in "".join(entry.text)
    assert SLIP not in "".join(entry.text)
    assert SLIP in entry.item.article.body
    assert edits.changes(issue, changed) == (f"更正　《{HEADLINE}》：{SLIP} → {printed}（李四）",)
    record = json.loads(renderings.render(changed, "json").content)
    told = next(one for section in record["sections"] for one in section["entries"] if one["headline"] == HEADLINE)
    assert told["item"]["rulings"][0]["stands"] == SLIP
    assert SLIP in told["item"]["article"]["body"]
    assert any(SLIP in one["text"] for one in told["item"]["highlights"])
    assert ("更正", f"{HEADLINE}.txt", f"《{HEADLINE}》：{SLIP} → {printed}") in [
        (row.fate, row.source, row.what) for row in ledgers.rows(changed)
    ]
    assert loads(Issue, dumps(changed)) == changed


def test_print_is_the_source_under_corrections_and_the_print_layer_and_nothing_else(issue):
    for changed in (issue, decided(issue, "[改]"), decided(issue, "[不改]")):
        for section in changed.sections:
            for entry in section.entries:
                chosen = sorted(entry.item.highlights, key=lambda one: one.start)
                assert "".join(entry.text) == "".join(lay(corrected(one, entry.item.rulings)).text for one in chosen)


def test_a_dismissed_one_is_not_shown_again_and_a_correction_can_be_taken_back(issue):
    dismissed = decided(issue, "[不改]")
    assert entry_of(dismissed).text == entry_of(issue).text
    assert not [line for line in edits.sheet(dismissed, MARK, THEMES).split("\n") if "疑误：[" in line and SLIP in line]
    fixed = decided(issue, "[改]")
    line = line_of(fixed)
    assert line.startswith("疑误：[改] ")
    text = edits.sheet(fixed, MARK, THEMES).replace(line, line.replace("[改]", "[　]"))
    back = edits.applied(text, fixed, MARK, THEMES)
    assert back == issue
    assert edits.changes(fixed, back) == (f"取消处理　《{HEADLINE}》：{SLIP} → 入脑入心（李四）",)
    without = edits.sheet(fixed, MARK, THEMES).replace(line + "\n", "")
    assert edits.applied(without, fixed, MARK, THEMES) == fixed


def test_who_decided_first_stays_in_the_record(issue):
    first = decided(issue, "[改]", name="李四")
    again = edits.applied(edits.sheet(first, MARK, THEMES), first, MARK, THEMES, "张三")
    assert [one.name for one in entry_of(again).item.rulings] == ["李四"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[　]", "[看看]", "看不懂"),
        ("疑为“入脑入心”", "疑为“入脑”", "不能改"),
        ("[　]", f"[改：{'长' * 61}]", "太长"),
    ],
)
def test_what_a_line_cannot_say_is_told_with_its_number(issue, old, new, says):
    text, line = edits.sheet(issue, MARK, THEMES), line_of(issue)
    with pytest.raises(SheetError, match=says) as refused:
        edits.applied(text.replace(line, line.replace(old, new)), issue, MARK, THEMES)
    assert text.split("\n")[refused.value.line - 1] == line


def test_a_slip_of_which_nobody_knows_what_is_meant_wants_the_clerks_own_words(issue):
    with pytest.raises(SheetError, match="程序不知道该是什么"):
        decided(issue, "[改]", "108")
    assert "满意率达98%" in "".join(entry_of(decided(issue, "[改：98]", "108")).text)


@pytest.mark.parametrize(
    ("stands", "is_marked"), [("11月31日，", True), ("2026年5月31日（星期一），", True), ("5月31日，", False)]
)
def test_what_the_calendar_rules_out_is_marked_without_being_asked(stands, is_marked):
    issue = compose((HEADLINE, f"{stands}青溪县总工会组织宣讲团走进12家企业，开展宣讲24场。"))
    assert bool(entry_of(issue).mark) == is_marked


def test_open_slips_of_printed_sentences_are_told_until_they_are_decided(issue):
    found = edits.printed_slips(issue)
    assert {finding.stands for _, _, finding in found} >= {SLIP}
    (name,) = {name for name, _, _ in found}
    assert edits.places(issue)[name].item.article.headline == HEADLINE
    for mark in ("[改]", "[不改]"):
        assert SLIP not in {finding.stands for _, _, finding in edits.printed_slips(decided(issue, mark))}


@pytest.mark.parametrize(("word", "is_point"), [("入脑入心", True), (SLIP, False)])
def test_a_sentence_with_a_slip_is_no_point(word, is_point):
    text = f"青溪县总工会组织宣讲团走进12家企业，惠及职工1200名，推动党的创新理论{word}。"
    article = Article(HEADLINE, Origin("page-9.txt"), (Paragraph(text),), headline=HEADLINE)
    items = [item(place, WELFARE, *TEXTS[place][1:]) for place in (0, 1, 3)]
    items.append(Item(article, highlights.choose(article, 3), (MODELS,), ()))
    briefing = replace(BRIEFING, points=3)
    issue = issues.compose(
        proofreading.proofread(items, briefing, proofreading.tables_of(briefing)),
        briefing,
        period=Period(date(2026, 7, 6), date(2026, 7, 13)),
        number=Number(2026, 27, 127),
        dated=date(2026, 7, 10),
        sources=4,
    )
    assert word in "".join(entry_of(issue).text)
    assert any(word in one.text for one in issue.points) == is_point


def test_a_decided_slip_is_no_doubt_any_more():
    marked = compose((HEADLINE, TEXT.replace("108%", "98%")), marks=True)
    assert (entry_of(marked).mark, entry_of(marked).item.doubts) == ("〔待核〕", (f"疑误：{SLIP}",))
    changed = entry_of(decided(marked, "[改]"))
    assert (changed.mark, changed.item.doubts) == ("", ())


@pytest.mark.parametrize(
    "ruling",
    [Ruling(3, 5, "不是", "换"), Ruling(0, 2, "青溪", ""), Ruling(0, 2, "青溪", "一\n二"), Ruling(0, 0, "", "多")],
)
def test_the_gate_lets_no_ruling_through_that_is_not_on_the_sources_characters(issue, ruling):
    with pytest.raises(VerbatimError):
        corrections.verify(entry_of(issue).item.article, (ruling,))


def test_two_rulings_on_the_same_characters_do_not_pass(issue):
    twice = (Ruling(0, 2, "青溪", "清溪"), Ruling(1, 3, "溪县", "溪市"))
    with pytest.raises(VerbatimError):
        corrections.verify(entry_of(issue).item.article, twice)


def test_rulings_are_carried_over_to_an_issue_made_anew(issue):
    changed = decided(decided(issue, "[改]"), "[不改]", "108")
    later = compose((HEADLINE, TEXT.replace("开展宣讲", "，开展宣讲")))  # signs only: the same article
    carried = carrying.carry(issue, changed, later, THEMES)
    entry = entry_of(carried.issue)
    assert "入脑入心" in "".join(entry.text)
    assert [(one.stands, one.printed, one.name) for one in entry.item.rulings] == [
        ("108", "108", "李四"),
        (SLIP, "入脑入心", "李四"),
    ]
    assert all(entry.item.article.body[one.start : one.end] == one.stands for one in entry.item.rulings)
    assert f"疑误《{HEADLINE}》：{SLIP} → 入脑入心（李四）" in carried.done


def test_a_dismissal_is_remembered_for_the_source_and_a_signature_binds_the_correction(issue, tmp_path):
    archive = Archive.open(tmp_path / "archive.db")
    archive.keep(issue, [], AT)
    kept = archive.kept()[0]
    changed = decided(decided(issue, "[改]"), "[不改]", "108")
    redraft(archive, kept, changed, replace(BRIEFING, forms=("json",)), tmp_path, name="王五", at=AT)
    newest = archive.revisions(kept)[-1]
    assert archive.issue(newest) == changed
    assert archive.approvals.history(newest)[-1].note == f"“108”不是疑误（李四）；{SLIP} → 入脑入心（李四）"
    archive.approvals.approve(newest, "赵六", "签发", AT)
    seal = archive.approvals.signoff(newest).seal
    dismissed = archive.dismissals.all()
    assert {stands for _, stands in dismissed} == {"108"}
    shown = entry_of(compose((HEADLINE, TEXT), dismissed=dismissed)).item.findings
    assert [one.stands for one in shown] == [SLIP]
    back = edits.applied(edits.sheet(issue, MARK, THEMES), issue, MARK, THEMES)
    redraft(archive, newest, back, replace(BRIEFING, forms=("json",)), tmp_path, name="王五", at=AT)
    assert archive.dismissals.all() == frozenset()
    signoff = archive.approvals.signoff(archive.revisions(kept)[-1])
    assert (signoff.state, signoff.seal) == ("void", seal)


@pytest.mark.parametrize(
    ("headline", "said", "doubts"),
    [
        (HEADLINE, "习近乎总书记", ("疑误：乎",)),
        (
            "青溪县总工会学习中国特设社会主义理论体系",
            "习近平总书记",
            ("标题疑误：“国特设社会”，近似“中国特色社会主义理论体系”",),
        ),
        (HEADLINE, "习近平总书记", ()),
    ],
)
def test_a_fixed_phrase_that_is_one_character_off_is_marked_in_text_and_title(headline, said, doubts):
    issue = compose((headline, f"5月31日，青溪县总工会组织120名宣讲员学习{said}重要讲话精神，开展宣讲24场。"))
    entries = [entry for section in issue.sections for entry in section.entries]
    (entry,) = [entry for entry in entries if entry.headline == headline]
    assert entry.item.doubts == doubts
    assert bool(entry.mark) == bool(doubts)


def test_a_figure_that_another_paper_tells_otherwise_is_told_to_the_editor():
    told = (
        "青溪县总工会11月9日召开全委会，今年以来全县新建工会组织{}家，发展会员4.2万人，"
        "筹集帮扶资金3280万元，慰问困难职工1.9万人次。"
    )
    texts = [("青溪县总工会召开全委会", told.format(1286)), ("青溪县总工会全委会举行", told.format(1268))]
    issue = compose(*texts)
    ((_, entry, finding),) = edits.printed_slips(issue)
    assert {finding.stands[:4], finding.suspected[:4]} == {"1286", "1268"}
    assert finding.stands[:4] in "".join(entry.text)
