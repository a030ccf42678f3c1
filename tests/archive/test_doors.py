"""The doors of the archive as a clerk or a program meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from digest import cli
from digest.archive import Archive, ledgers
from digest.archive.records.codec import loads
from digest.model import Issue, LeftOut
from tests.archive.samples import HEAT, KEPT_AT, SILK, issue, renderings, week

Told = tuple[int, str, str]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with two issues, the second one revised, and the files of the first."""
    folder = tmp_path / "output"
    archive = Archive.open(folder / "archive.db")
    for place, stories in enumerate(((SILK, HEAT), (HEAT,))):
        number = archive.number_for("weekly", week(place), serial_start=128)
        left_out = (LeftOut("=b.txt", "《旧闻》", "不在本期范围"),)
        archive.keep(issue(number, week(place), stories, left_out=left_out), renderings(number), KEPT_AT)
    archive.keep(issue(number, week(1), (SILK,)), (), KEPT_AT)
    for rendering in archive.renderings(archive.kept()[0]):
        (folder / rendering.name).write_bytes(rendering.content)
    ledgers.save(archive.issue(archive.kept()[0]), folder)
    return folder


@pytest.fixture
def digest(out: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> Told:
        status = cli.main([*(str(argument) for argument in arguments), "--out", str(out)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_list_names_every_issue(digest) -> None:
    status, printed, _ = digest("list")
    assert status == 0
    assert [line.split("　")[0] for line in printed.splitlines()] == ["weekly-2026-01", "weekly-2026-02"]
    assert "（总第129期）修订稿 1" in printed
    assert "2026-01-05 至 2026-01-11" in printed
    rows = [json.loads(line) for line in digest("list", "--json")[1].splitlines()]
    assert [(row["number"], row["serial"], row["revision"]) for row in rows] == [(1, 128, 0), (2, 129, 1)]
    assert digest("list", "--year", 2025)[0] == 1


def test_show_tells_the_whole_issue_or_its_json(digest, out: Path) -> None:
    status, printed, _ = digest("show", 1)
    assert status == 0
    assert "一、劳模工匠\n1.缂丝工匠走进甪直小学\n吴中区总工会请来缂丝工匠王嘉良。" in printed
    assert "文件：weekly-2026-01.json、weekly-2026-01.pdf" in printed
    archive = Archive.open(out / "archive.db")
    assert loads(Issue, digest("show", 1, "--json")[1]) == archive.issue(archive.kept()[0])


def test_render_gives_back_the_same_bytes(digest, out: Path) -> None:
    first = (out / "weekly-2026-01.pdf").read_bytes()
    (out / "weekly-2026-01.pdf").unlink()
    assert "weekly-2026-01.pdf 不见了" in digest("check", "--archive")[1]
    assert digest("render", 1, "--form", "pdf")[0] == 0
    assert (out / "weekly-2026-01.pdf").read_bytes() == first
    assert digest("check", "--archive")[0] == 0
    (out / "ledgers" / "weekly-2026-01.csv").write_text("", "utf-8")
    assert "weekly-2026-01.csv 与存档的不一致" in digest("check", "--archive")[1]
    assert digest("render", 1)[0] == 0
    assert digest("check", "--archive")[0] == 0


def test_files_not_yet_written_after_an_import_are_one_kind_line(
    digest, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest("export", tmp_path / "all.gz")
    new = str(tmp_path / "new")
    assert cli.main(["import", str(tmp_path / "all.gz"), "--out", new]) == 0
    capsys.readouterr()
    assert cli.main(["check", "--archive", "--out", new]) == 2
    said = capsys.readouterr().out
    assert "2026年第1期（总第128期）的文件都不在" in said
    assert f"digest render weekly-2026-01 --out {new}" in said
    assert "不见了" not in said
    assert cli.main(["render", "weekly-2026-01", "--out", new]) == 0
    assert cli.main(["check", "--archive", "--out", new]) == 0


def test_search_tells_the_sentence_and_its_issue(digest) -> None:
    status, printed, _ = digest("search", "缂丝", "甪直")
    assert status == 0
    assert printed.splitlines()[0] == "2026-01-19 2026年第2期（总第129期） 一、劳模工匠"
    (hit,) = [json.loads(line) for line in digest("search", "绿豆汤", "--json")[1].splitlines()]
    assert (hit["number"]["number"], hit["headline"]) == (1, HEAT[0])
    assert digest("search", "龙舟")[:2] == (1, "没有登过“龙舟”。\n")
    status, printed, told = digest("search", "工会", "--limit", "1")
    assert (status, printed.count("《"), "只列了前 1 条，还有别的" in told) == (0, 1, True)


def test_ledger_is_shown_and_saved_beside_the_issue(digest, out: Path) -> None:
    status, printed, _ = digest("ledger", 1)
    assert status == 0
    assert "未用　《旧闻》　不在本期范围　=b.txt" in printed
    assert digest("ledger", 1, "--save")[0] == 0
    text = (out / "ledgers" / "weekly-2026-01.csv").read_text("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[-1] == ["未用", "'=b.txt", "《旧闻》", "不在本期范围"]
    assert json.loads((out / "ledgers" / "weekly-2026-01.json").read_text("utf-8"))["printed"] == 2


def test_stats_as_table_csv_and_chart(digest, tmp_path: Path) -> None:
    status, printed, _ = digest("stats")
    assert status == 0
    head, *rows, sums = [line.split() for line in printed.splitlines()]
    assert head == ["地区", "劳模工匠", "帮扶服务·普惠", "合计"]
    assert [row[0] for row in rows] == ["吴中区", "昆山市"]
    assert sums == ["合计", "2", "1", "3"]
    status, _, told = digest("stats", "2026")
    assert status == 2
    assert "没有叫“2026”的简报（登过的有：weekly；" in told
    assert digest("stats", "--csv")[1].splitlines()[1] == "2026-01,江苏省/苏州市/吴中区,models,2"
    digest("stats", "--chart", tmp_path / "chart.svg")
    assert (tmp_path / "chart.svg").read_text("utf-8").startswith("<svg")
    assert digest("stats", "--chart", tmp_path / "chart.html")[0] == 0
    assert "昆山市" in (tmp_path / "chart.html").read_text("utf-8")
    assert "请写成 .svg（图）或 .html（图和表）" in digest("stats", "--chart", tmp_path / "chart.png")[2]


def test_backup_export_and_import(digest, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert digest("backup", tmp_path / "backup.db")[0] == 0
    assert len(Archive.open(tmp_path / "backup.db").kept()) == 2
    assert digest("export", tmp_path / "all.gz")[0] == 0
    assert cli.main(["import", str(tmp_path / "all.gz"), "--out", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.startswith("已导入 3 期（含修订稿）。")
    assert digest("import", tmp_path / "all.gz")[0] == 2


def test_a_backup_goes_to_no_disk_that_is_not_there(digest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for door in ("backup", "export"):
        status, _, said = digest(door, tmp_path / "备份盘" / "2026.db")
        assert (status, "备份的磁盘没有接上？" in said) == (2, True)
    assert not (tmp_path / "备份盘").exists()
    monkeypatch.chdir(tmp_path)
    status, said, _ = digest("backup", "备份/2026.db")  # in the own folder it is made
    assert (status, "在同一块磁盘上" in said) == (0, True)


def test_a_number_that_is_not_there_and_an_empty_folder_say_so(digest, tmp_path: Path) -> None:
    assert "没有“9”这一期" in digest("show", 9)[2]
    assert cli.main(["list", "--out", str(tmp_path / "nowhere")]) == 2


NIGHT = (
    "盛泽丝绸夜校开课\n"
    "3月4日晚，吴江区总工会在盛泽镇开办丝绸挡车工夜校，首期学员52人来自19家织造厂，退休挡车工沈阿珍任教。"
    "夜校每周二上课，学员结业后可以参加技能等级评价。\n"
)
AGAIN = (
    "沈阿珍又站上了讲台\n"
    "退休三年的挡车工沈阿珍昨晚教起了徒弟。吴江区总工会3月4日在盛泽镇开出丝绸夜校，19家织造厂的52名挡车工坐进教室。"
    "她把断头的接法编成口诀，学员边听边记。\n"
)
OTHER = (
    "桃源镇酿酒工比武\n"
    "3月5日，吴江区桃源镇总工会举办黄酒酿造技能赛，26名酿酒工比拼开耙和品评，铜罗酒厂的陆金根获得第一名。"
    "比赛前工会请来国家级品酒师讲了两天课。\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("a.txt", NIGHT), ("b.txt", AGAIN), ("c.txt", OTHER), ("d.txt", NIGHT)):
        (folder / name).write_text(text, "utf-8")
    return folder


def test_duplicates_are_told_to_programs_and_people(digest, pages: Path) -> None:
    status, printed, _ = digest("duplicates", pages, "--json")
    assert status == 0
    (group,) = [json.loads(line) for line in printed.splitlines()]
    assert group["kind"] == "event"
    assert sorted(Path(article["source"]).name for article in group["articles"]) == ["a.txt", "b.txt", "d.txt"]
    assert {article["headline"] for article in group["articles"]} == {"盛泽丝绸夜校开课", "沈阿珍又站上了讲台"}
    told = digest("duplicates", pages, "--why")[1]
    assert "文字相同" in told or "同一事件" in told
    assert "依据：" in told


def test_an_editors_judgement_is_remembered(digest, pages: Path) -> None:
    said = digest("duplicates", pages, "--apart", "盛泽丝绸夜校开课", "沈阿珍又站上了讲台", "--by", "王敏")
    assert said[0] == 0
    (group,) = [json.loads(line) for line in digest("duplicates", pages, "--json")[1].splitlines()]
    assert group["kind"] == "exact"
    assert digest("duplicates", pages, "--apart", "没有这篇", "盛泽丝绸夜校开课")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", " "), "没有写要查的词"),
        (("search", "缂", "--since", "2026-05-01", "--until", "2026-01-01"), "起止日期颠倒了"),
        (("show", "三"), "“三”不是期号"),
        (("render", "1", "--layout", "nowhere"), "找不到版式"),
    ],
)
def test_what_cannot_be_done_is_said_with_status_2(digest, arguments: tuple[str, ...], said: str) -> None:
    status, _, complaint = digest(*arguments)
    assert status == 2
    assert said in complaint


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "缂", "--limit", "0"), "请写 1 以上的整数"),
        (("volume", "今年"), "“今年”不是整数"),
        (("ledger", "1", "--json", "--csv"), "--csv 和 --json 不能同时写"),
    ],
)
def test_wrong_arguments_are_explained(digest, capsys: pytest.CaptureFixture[str], arguments, said: str) -> None:
    with pytest.raises(SystemExit):
        digest(*arguments)
    assert said in capsys.readouterr().err


def test_a_list_of_nothing_names_the_briefings_that_are_there(digest) -> None:
    assert digest("list", "monthly") == (1, "档案里还没有这样的期。有的简报：weekly\n", "")


def test_a_ledger_worded_otherwise_is_no_damage_but_one_that_tells_of_other_things_is(digest, out: Path) -> None:
    (out / "weekly-2026-02.json").write_bytes(b"{}")
    file = out / "ledgers" / "weekly-2026-01.json"
    file.write_text(file.read_text("utf-8").replace("不在本期范围", "太早"), "utf-8")
    assert digest("check", "--archive")[0] == 0
    file.write_text(file.read_text("utf-8").replace("旧闻", "新闻"), "utf-8")
    assert "weekly-2026-01.json 与存档的不一致" in digest("check", "--archive")[1]
