"""An issue made again: nothing happens unasked, and nothing that a person did is lost."""

import re
from pathlib import Path

import pytest

from digest import bulk, cli, config, pipeline
from digest.archive import location
from digest.errors import ArchiveError
from digest.remaking import Consent
from digest.times import now

PAGES = {
    "甲.txt": "青川县总工会为环卫工人送清凉\n\n"
    "　　本报讯 8月2日，青川县总工会为120名环卫工人送去清凉物资，价值3.6万元。"
    "活动覆盖全县8个乡镇，设立服务站点15个。\n　　县总工会还组织医生为职工义诊260人次。\n",
    "乙.txt": "云岭市总工会举办职工技能竞赛\n\n　　本报讯 8月3日，云岭市总工会举办数控机床职工技能竞赛，86名选手参赛。"
    "竞赛分理论和实操两个环节。\n　　前三名选手被授予云岭市技术能手称号。\n",
    "丙.txt": "东湖区总工会建成劳模工作室12家\n\n"
    "　　本报讯 8月4日，东湖区总工会召开劳模工作室推进会，全区已建成劳模工作室12家。"
    "今年新完成技术攻关项目37项。\n",
}


def run(capsys, *arguments, status=0):
    assert cli.main([str(argument) for argument in arguments]) == status
    printed = capsys.readouterr()
    return printed.out + printed.err


@pytest.fixture
def office(tmp_path, monkeypatch, capsys):
    """Return an office with two pages come in, its issue of the week made."""
    monkeypatch.chdir(tmp_path)
    run(capsys, "init", "office")
    monkeypatch.chdir(tmp_path / "office")
    for name in ("甲.txt", "乙.txt"):
        Path("sources", name).write_text(PAGES[name], "utf-8")
    build(capsys)
    return tmp_path / "office"


def build(capsys, *more, date="2026-08-07", status=0):
    return run(capsys, "build", "weekly.toml", "--form", "json", "--date", date, *more, status=status)


def archive():
    return location.open_archive(Path("output"), None)


def newest():
    return archive().issue(archive().kept()[-1])


def headlines(issue):
    return [entry.headline for section in issue.sections for entry in section.entries]


def edit(capsys):
    """Give the first entry a headline of the office's own and drop the second."""
    run(capsys, "edit", "1")
    sheet = Path("output/weekly-2026-01-修改单.txt")
    text = sheet.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    first, second = text.index("条目：1-1"), text.index("条目：2-1")
    changed = text[:first] + text[first:second].replace("改题：", "改题：巧手比高低", 1)
    sheet.write_text(changed, "utf-8")
    run(capsys, "apply", sheet, "--by", "李四")


def test_made_again_alike_it_is_the_same_issue_signature_and_all(office, capsys):
    run(capsys, "approve", "1", "--by", "张三")
    assert "2026年第1期已编过，内容没有变化，仍是初稿" in build(capsys)
    (kept,) = archive().kept()
    assert kept.revision == 0
    assert archive().approvals.signoff(kept).state == "approved"


def test_a_layout_that_has_changed_sets_the_same_issue_anew_where_asked(office, capsys):
    edit(capsys)
    Path("sources/丙.txt").write_text(PAGES["丙.txt"], "utf-8")
    run(capsys, "build", "weekly.toml", "--form", "html", "--date", "2026-08-07", "--revise")
    edited, (before,) = newest(), archive().renderings(archive().kept()[-1])
    briefing = Path("weekly.toml")
    briefing.write_text(re.sub(r"(?m)^layout = .*", 'layout = "bulletin"', briefing.read_text("utf-8")), "utf-8")
    assert "内容没有变化，仍是修订稿 3" in build(capsys)
    assert "重编为修订稿 4" in build(capsys, "--revise")
    after = {one.form: one for one in archive().renderings(archive().kept()[-1])}
    assert set(after) == {"html", "json"}
    assert after["html"].content != before.content
    assert newest() == edited
    assert "内容没有变化，仍是修订稿 4" in build(capsys, "--revise")
    Path("sources/丙.txt").write_text(PAGES["丙.txt"].replace("12家", "13家"), "utf-8")
    build(capsys, "--revise")
    assert sorted(headlines(newest())) == ["东湖区总工会建成劳模工作室13家", "巧手比高低"]


def test_an_issue_that_would_change_is_left_alone_until_somebody_agrees(office, capsys):
    edit(capsys)
    edited = newest()
    Path("sources/丙.txt").write_text(PAGES["丙.txt"], "utf-8")
    said = build(capsys, status=2)
    assert "第1期" in said
    assert "李四改过" in said
    assert "--revise" in said
    assert newest() == edited
    said = build(capsys, "--revise")
    assert "2026年第1期重编为修订稿 3：" in said
    assert "人工改动已带过来" in said
    assert "仍删去《青川县总工会为环卫工人送清凉》" in said
    assert sorted(headlines(newest())) == ["东湖区总工会建成劳模工作室12家", "巧手比高低"]
    record = run(capsys, "approve", "1", "--show")
    assert re.findall(r"(编成|修改|重编|带上人工改动)", record) == ["编成", "修改", "重编", "带上人工改动"]


def test_a_sheet_written_before_the_issue_was_made_again_still_counts(office, capsys):
    run(capsys, "edit", "1")
    Path("sources/丙.txt").write_text(PAGES["丙.txt"], "utf-8")
    build(capsys, "--revise")
    sheet = Path("output/weekly-2026-01-修改单.txt")
    text = sheet.read_bytes().decode("utf-8-sig").replace("改题：", "改题：巧手比高低", 2)
    sheet.write_text(text, "utf-8")
    assert "还合得上的照改" in run(capsys, "apply", sheet, "--by", "李四")
    assert "巧手比高低" in headlines(newest())
    assert "东湖区总工会建成劳模工作室12家" in headlines(newest())


def test_marks_may_be_written_in_the_sheet_as_they_are_printed(office, capsys):
    Path("sources/甲.txt").write_text(PAGES["甲.txt"].replace("物资，", "物资,"), "utf-8")
    build(capsys, "--revise")
    run(capsys, "edit", "1")
    sheet = Path("output/weekly-2026-01-修改单.txt")
    text = sheet.read_bytes().decode("utf-8-sig")
    assert "物资,价值" in text
    sheet.write_text(text.replace("物资,价值", "物资，价值").replace("改题：", "改题：送清凉", 2), "utf-8")
    assert "送清凉" in run(capsys, "apply", sheet, "--by", "李四")
    texts = [text for section in newest().sections for entry in section.entries for text in entry.text]
    assert any("物资，价值" in text for text in texts)


def test_a_slip_of_the_date_takes_no_number(office, capsys):
    for date, said in (("2062-08-14", "晚得多"), ("2026-07-01", "早于上一期")):
        assert said in build(capsys, "--again", date=date, status=2)
    assert len(archive().kept()) == 1
    build(capsys, "--again", "--force", date="2026-07-01")
    assert [kept.number.number for kept in archive().kept()] == [2, 1]


def test_an_earlier_draft_comes_back_as_the_newest_one(office, capsys):
    first = newest()
    edit(capsys)
    run(capsys, "approve", "1", "--by", "张三")
    said = run(capsys, "revert", "1", "0", "--by", "李四")
    assert "张三的签发是对前一稿的" in said
    assert newest() == first
    (kept,) = archive().kept()
    assert kept.revision == 2
    drafts = archive().revisions(kept)
    assert archive().renderings(drafts[0]) == archive().renderings(drafts[2])
    assert Path("output/weekly-2026-01.json").read_bytes() == archive().renderings(kept)[0].content
    assert "恢复旧稿　李四　恢复第 0 稿" in run(capsys, "approve", "1", "--show")
    assert "没有改动" in run(capsys, "revert", "1", "0", status=1)
    assert "没有第 9 稿" in run(capsys, "revert", "1", "9", status=2)
    assert "巧手比高低" in run(capsys, "diff", "1", "--from", "1", "--to", "2")
    assert "没有改动" in run(capsys, "diff", "1", "--from", "0", "--to", "2", status=1)


def test_a_draft_that_was_brought_back_counts_as_a_persons_work(office, capsys):
    edit(capsys)
    edited = newest()
    run(capsys, "revert", "1", "0", "--by", "李四")
    run(capsys, "revert", "1", "1", "--by", "李四")
    Path("sources/丙.txt").write_text(PAGES["丙.txt"], "utf-8")
    assert "李四改过" in build(capsys, status=2)
    assert newest() == edited
    build(capsys, "--revise")
    assert sorted(headlines(newest())) == ["东湖区总工会建成劳模工作室12家", "巧手比高低"]


def test_an_earlier_draft_can_be_looked_at_and_edited(office, capsys):
    edit(capsys)
    assert "巧手比高低" in run(capsys, "show", "1")
    assert "巧手比高低" not in run(capsys, "show", "1", "--revision", "0")
    run(capsys, "edit", "1", "--revision", "0", "--file", "old.txt")
    assert "第0稿" in Path("old.txt").read_text("utf-8-sig")


def test_an_issue_made_by_mistake_is_taken_back(office, capsys):
    first = newest()
    edit(capsys)
    changed = Path("output/ledgers/weekly-2026-01.csv")
    changed.write_text("编者的批注", "utf-8")
    said = run(capsys, "withdraw", "1", "--by", "张三\n李四", "--reason", "日期写错")
    assert "期号可以再用" in said
    assert "已删" in said
    assert "修改单" in said
    assert not Path("output/weekly-2026-01.json").exists()
    assert (changed.exists(), changed.with_suffix(".json").exists()) == (True, False)  # what nobody changed goes
    assert archive().kept() == ()
    assert "没有这样的期" in run(capsys, "list", status=1).replace("还没有", "没有")
    told = run(capsys, "list", "--withdrawn")
    assert "共 2 稿" in told
    assert "由张三 李四撤销　日期写错" in told
    run(capsys, "search", "清凉", status=1)
    build(capsys)
    assert newest() == first
    assert "清凉" in run(capsys, "search", "清凉")


def test_only_the_last_issue_that_went_to_nobody_is_taken_back(office, capsys):
    build(capsys, "--again", date="2026-08-14")
    assert "之后还有别的期" in run(capsys, "withdraw", "1", "--by", "张三", status=2)
    kept = archive().kept()[-1]
    archive().approvals.approve(kept, "张三", "签发", now())
    archive().outbox.fill(kept, [], now(), complete=True)
    assert "已经交付发送" in run(capsys, "withdraw", "2", "--by", "张三", status=2)
    archive().approvals.withdraw(kept, "张三", now())
    run(capsys, "withdraw", "2", "--by", "张三")
    assert [each.number.number for each in archive().kept()] == [1]


def test_what_was_taken_back_is_in_every_backup(office, capsys):
    run(capsys, "withdraw", "1", "--by", "张三")
    run(capsys, "export", "all.gz")
    run(capsys, "import", "all.gz", "--out", "other")
    assert "由张三撤销" in run(capsys, "list", "--withdrawn", "--out", "other")
    run(capsys, "search", "清凉", "--out", "other", status=1)


def test_what_was_made_anew_and_what_was_carried_over_are_kept_together_or_not_at_all(office, capsys):
    edit(capsys)
    edited, drafts = newest(), archive().revisions(archive().kept()[-1])
    Path("sources/丙.txt").write_text(PAGES["丙.txt"], "utf-8")

    def stop(*_):
        raise ArchiveError("断电", "")

    briefing = config.load("weekly.toml")
    with bulk.executor("inline") as executor, pytest.raises(ArchiveError):
        pipeline.publish(
            briefing,
            ["sources"],
            edited.dated,
            Path("output"),
            ("json",),
            executor,
            at=now(),
            closing=stop,
            consent=Consent(to_revise=True),
        )
    assert archive().revisions(archive().kept()[-1]) == drafts
    assert newest() == edited


def test_an_archive_that_is_gone_is_asked_for_before_numbers_begin_anew(office, capsys):
    Path("output").rename("elsewhere")
    for out in ("output", "new"):
        said = build(capsys, "--out", out, date="2026-08-14", status=2)
        assert "不见了" in said
        assert "--force" in said
        assert not Path(out, "archive.db").exists()
    Path("elsewhere").rename("output")
    build(capsys, "--again", date="2026-08-14")
    assert [kept.number.number for kept in archive().kept()] == [1, 2]
    Path("output").rename("elsewhere")
    assert "编成" in build(capsys, "--force", "--out", "new")


def test_a_second_archive_beside_the_first_is_told(office, capsys, caplog):
    build(capsys, "--out", "trial")
    assert "以前的档案" in caplog.text


def test_an_issue_with_open_marks_is_not_signed_until_each_is_ticked_or_the_office_says_so(office, capsys):
    Path("sources/丁.txt").write_text(
        "西山市总工会发放奖金\n\n　　本报讯 8月5日，西山市总工?会为143名职工发放奖金71万元。\n", "utf-8"
    )
    build(capsys, "--revise")
    said = run(capsys, "approve", "1", "--by", "张三", status=2)
    assert "《西山市总工会发放奖金》：句中有认不出的字" in said
    assert "还有 1 条" in said
    assert "已记下" in run(capsys, "approve", "1", "--by", "张三", "--role", "审核")
    run(capsys, "edit", "1")
    sheet = Path("output/weekly-2026-01-修改单.txt")
    text = sheet.read_bytes().decode("utf-8-sig").replace("待核：是", "待核：否")
    assert "丁.txt 第1–3行" in text
    sheet.write_text(text, "utf-8")
    run(capsys, "apply", sheet, "--by", "李四")
    assert "已签发" in run(capsys, "approve", "1", "--by", "张三")
    run(capsys, "revert", "1", "0")
    run(capsys, "approve", "1", "--by", "张三")
    run(capsys, "revert", "1", "1")
    briefing = Path("weekly.toml").read_text("utf-8")
    Path("weekly.toml").write_text(briefing.replace("sign_pending = false", "sign_pending = true"), "utf-8")
    assert "已签发" in run(capsys, "approve", "1", "--by", "张三")


def test_an_unknown_theme_or_place_is_told_with_the_near_ones(office, capsys):
    assert "是不是 青川县" in run(capsys, "search", "清凉", "--region", "清川县", status=2)
    assert "没有“火星”这个地区" in run(capsys, "search", "清凉", "--region", "火星", status=2)
    assert "这个主题" in run(capsys, "search", "清凉", "--theme", "不存在", status=2)
    run(capsys, "search", "清凉", "--theme", "welfare")


def test_a_page_whose_order_an_editor_shows_otherwise_is_named(office, capsys):
    Path("sources/丁.txt").write_text(
        "西山市总工会慰问职工\n\n　　本报讯 8月5日，西山市总工会慰问困难职工\u202e023\u202c户，发放慰问金71万元。\n",
        "utf-8",
    )
    build(capsys, "--revise")
    (entry,) = [e for s in newest().sections for e in s.entries if "西山市" in e.headline]
    assert entry.mark
    assert any("第3行有反转显示次序的控制符" in doubt for doubt in entry.item.doubts)


def test_tables_that_are_half_wrong_stop_nothing_and_each_wrong_line_is_named(office, capsys, caplog):
    Path("people.csv").write_text("姓明,职务\n郑秋水,主席\n,副主席\n", "utf-8")
    Path("vocabulary/regions.csv").write_text("name,parent,aliases\n新城,无此省/无此市,\n", "utf-8")
    text = Path("weekly.toml").read_text("utf-8")
    for key, file in (("people", "people.csv"), ("regions", "vocabulary/regions.csv")):
        assert f'\n{key} = ""' in text
        text = text.replace(f'\n{key} = ""', f'\n{key} = "{file}"')
    Path("weekly.toml").write_text(text, "utf-8")
    page = "西山市总工会慰问职工\n\n　　本报讯 8月5日，西山市总工会慰问困难职工23户。\n"
    Path("sources/丁.txt").write_text(page, "utf-8")
    build(capsys, "--revise")
    assert "西山市总工会慰问职工" in headlines(newest())
    told = [record.getMessage() for record in caplog.records]
    slips = ["列名“姓明”不认识（是不是 姓名", "第 3 行：没有写姓名", "第 2 行：parent 不在区划表里：无此省/无此市"]
    for slip in slips:
        assert any(slip in each for each in told)
    said = run(capsys, "check", "weekly.toml", status=2)
    for slip in slips:
        assert slip in said
    said = run(capsys, "proof", "sources", "--people", "people.csv")
    assert slips[0] in said
    assert slips[1] in said
