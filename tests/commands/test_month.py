"""A clerk's month: four issues with all that goes wrong in one, and a record that tells all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest import cli
from digest.archive import Archive
from digest.archive.backup import checks
from tests.commands.test_kills import DELIVERY
from tests.commands.test_remaking import PAGES

LATER = {
    "丁.txt": "西山市总工会开办职工夜校\n\n　　本报讯 8月11日，西山市总工会职工夜校开班，首期招收学员320名。"
    "课程有书法、摄影等16门。\n",
    "戊.txt": "南桥镇工会为骑手建成驿站6个\n\n　　本报讯 8月18日，南桥镇总工会建成骑手驿站6个，配有微波炉、充电柜。"
    "已有210名外卖骑手加入工会。\n",
    "己.txt": "北塔区总工会签订女职工专项集体合同\n\n　　本报讯 8月25日，北塔区总工会组织43家企业签订女职工"
    "专项集体合同，覆盖女职工2600人。\n",
}
SHEET = Path("output/weekly-2026-01-修改单.txt")


@pytest.fixture
def do(tmp_path, monkeypatch, capsys):
    """Return what runs a command in a new office and gives what it said."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(["init", "office"]) == 0
    monkeypatch.chdir(tmp_path / "office")
    briefing = Path("weekly.toml")
    text = briefing.read_text("utf-8").replace('forms = ["pdf", "docx", "html", "json"]', 'forms = ["json"]')
    briefing.write_text(text + DELIVERY.replace('"none"', '"required"').replace('["pdf"]', '["json"]'), "utf-8")

    def run(*arguments: object, status: int = 0) -> str:
        capsys.readouterr()
        assert cli.main([str(argument) for argument in arguments]) == status, capsys.readouterr()
        said = capsys.readouterr()
        return said.out + said.err

    return run


def come_in(*names: str) -> None:
    for name in names:
        Path("sources", name).write_text({**PAGES, **LATER}[name], "utf-8")


def headlines(number: int) -> list[str]:
    archive = Archive.open(Path("output/archive.db"))
    kept = next(each for each in archive.kept() if each.number.number == number)
    return sorted(entry.headline for section in archive.issue(kept).sections for entry in section.entries)


def retitle(old: str, new: str) -> None:
    text = SHEET.read_text("utf-8-sig")
    start = text.index(f"标题：{old}")
    SHEET.write_text(text[:start] + text[start:].replace("改题：", f"改题：{new}", 1), "utf-8")


def test_a_month(do):
    # the first week: edited, a page comes late, made anew, edited again, signed, changed, signed again, sent
    come_in("甲.txt", "乙.txt")
    do("build", "weekly.toml", "--date", "2026-08-07")
    do("edit", "1")
    retitle("云岭市总工会举办职工技能竞赛", "巧手比高低")
    do("apply", SHEET, "--by", "李四")
    come_in("丙.txt")
    assert "李四改过" in do("build", "weekly.toml", "--date", "2026-08-07", status=2)
    assert "人工改动已带过来" in do("build", "weekly.toml", "--date", "2026-08-07", "--revise")
    assert "巧手比高低" in headlines(1)
    assert len(headlines(1)) == 3
    do("approve", "1", "--by", "张三")
    do("edit", "1", "--force")
    retitle("东湖区总工会建成劳模工作室12家", "劳模工作室攻关37项")
    assert "签发作废" in do("apply", SHEET, "--by", "李四")
    do("send", "1", status=2)
    do("approve", "1", "--by", "张三")
    do("send", "1")
    assert headlines(1) == sorted(["巧手比高低", "劳模工作室攻关37项", "青川县总工会为环卫工人送清凉"])

    # the second week: a mistyped year is refused; forced all the same, and taken back
    come_in("丁.txt")
    assert "晚得多" in do("build", "weekly.toml", "--date", "2062-08-14", status=2)
    do("build", "weekly.toml", "--date", "2062-08-14", "--force")
    do("withdraw", "weekly-2062-01", "--by", "张三", "--reason", "年份写错")
    do("build", "weekly.toml", "--date", "2026-08-14")
    assert headlines(2) == ["西山市总工会开办职工夜校"]

    # the third week: backed up; then the archive is damaged, no backup of it is made, the good one is restored
    come_in("戊.txt")
    do("build", "weekly.toml", "--date", "2026-08-21")
    do("backup", "backup.db")
    good = Path("backup.db").read_bytes()
    damaged = bytearray(Path("output/archive.db").read_bytes())
    for place in range(20_000, len(damaged) - 8, 3001):
        damaged[place : place + 8] = b"\xff" * 8
    Path("output/archive.db").write_bytes(damaged)
    do("check", "--archive", status=2)
    do("backup", "backup.db", "--force", status=2)
    assert Path("backup.db").read_bytes() == good
    Path("output/archive.db").rename("damaged.db")
    do("import", "backup.db")
    assert "✓ 档案" in do("check", "--archive")

    # the fourth week
    come_in("己.txt")
    do("build", "weekly.toml", "--date", "2026-08-28")
    archive = Archive.open(Path("output/archive.db"))
    assert [each.number.number for each in archive.kept()] == [1, 2, 3, 4]
    assert headlines(4) == ["北塔区总工会签订女职工专项集体合同"]
    assert checks.problems(archive, Path("output")) == ()

    record = do("approve", "1", "--show")
    acts = re.findall(r"　(编成|修改|重编|带上人工改动|签（签发）|交付发送)　?", record)
    assert acts == ["编成", "修改", "重编", "带上人工改动", "签（签发）", "修改", "签（签发）", "交付发送"]
    assert "张三的签发就此作废" in record
    assert record.count("李四") == 2
    assert "由张三撤销　年份写错" in do("list", "--withdrawn")


def test_what_the_issue_before_named_as_unreadable_is_in_the_ledger_and_not_named_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "office"
    assert cli.main(["init", str(office)]) == 0
    (office / "sources" / "录音.mp3").write_bytes(b"ID3" + bytes(90))
    told = []
    for week, place in (("2026-11-20", "桐乡"), ("2026-11-27", "海宁")):
        report = (
            f"{place}市总工会举办读书会\n{week[5:7]}月{week[8:]}日，{place}市总工会举办职工读书会，88名职工参加。\n"
        )
        (office / "sources" / f"{place}.txt").write_text(report, "utf-8")
        out = str(office / "output")
        cli.main(["build", str(office / "weekly.toml"), "--date", week, "--form", "json", "--out", out])
        told.append(capsys.readouterr())
    assert "另有1个来源未能读取：录音.mp3" in told[0].out
    assert "未能读取" not in told[1].out
    assert "录音.mp3" in told[1].err  # who makes the issue is told all the same
    assert "录音.mp3" in (office / "output" / "ledgers" / "weekly-2026-02.json").read_text("utf-8")
