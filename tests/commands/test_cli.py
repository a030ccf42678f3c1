"""The doors, as a clerk or a program meets them."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest import cli

ROOT = Path(__file__).resolve().parents[2]
WEEKLY = ROOT / "templates" / "weekly.toml"
DATE = ["--date", "2026-11-20"]


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.fixture
def folder(tmp_path):
    """Return a working folder as an office has it, with one page in it."""
    assert cli.main(["init", str(tmp_path / "简报")]) == 0
    shutil.copy(ROOT / "tests/examples/calm-gbk/page.txt", tmp_path / "简报/sources/版面.txt")
    return tmp_path / "简报"


def commands():
    """Return the name of every command."""
    subparsers = next(action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return list(subparsers.choices)


@pytest.mark.parametrize("command", commands())
def test_every_command_has_help_in_chinese_with_an_example(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        cli.main([command, "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert said.startswith("用法：")
    assert f"例：digest {command}" in said
    english = re.findall(r"(?i)\b(usage|options|positional arguments|show this help|choose from)\b", said)
    assert not english


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "缺少：简报文件"),
        (["bild"], "不能是 'bild'"),
        ([], "缺少：命令"),
        (["build", "x.toml", "--form", "odt"], "不能是 'odt'"),
        (["build", "x.toml", "--date", "11月20日"], "日期“11月20日”不对"),
        (["build", "x.toml", "--date"], "--date 后面要写上内容"),
        (["extract", "a.txt", "--jsn"], "不认识：--jsn"),
    ],
)
def test_wrong_usage_is_said_in_chinese_with_status_2(capsys, arguments, said):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_extract_prints_one_object_a_source_and_goes_on_after_a_bad_one(capsys, tmp_path):
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    (tmp_path / "空.txt").write_bytes(b"")
    good = ROOT / "tests/examples/calm-gbk/page.txt"
    status, out, err = run(
        capsys, "extract", tmp_path / "图.txt", good, tmp_path / "空.txt", tmp_path / "无.txt", "--json"
    )
    found = [json.loads(line) for line in out.splitlines()]
    assert status == 3
    assert [Path(source["source"]).name for source in found] == ["图.txt", "page.txt", "空.txt", "无.txt"]
    assert [("error" in source) for source in found] == [True, False, True, True]
    assert "PNG 图片" in found[0]["error"]
    assert all(name in err for name in ("图.txt", "空.txt", "无.txt"))
    article = found[1]["articles"][0]
    assert article["headline"] == "绵竹：千份清凉送到抢修一线"
    assert article["contributor"] == "绵竹市总工会"
    assert article["regions"][0] == ["四川省", "德阳市", "绵竹市"]
    assert article["themes"][0] == "welfare"


def test_extract_for_people_names_what_it_found_and_why(capsys):
    status, out, _ = run(capsys, "extract", ROOT / "tests/examples/calm-gbk/page.txt", "--why")
    assert status == 0
    assert "绵竹：千份清凉送到抢修一线" in out
    assert "四川省德阳市绵竹市" in out
    assert "依据" in out
    assert "候选" in out


def test_explain_shows_every_line_and_writes_one_page(capsys, tmp_path):
    page = ROOT / "tests/examples/calm-gbk/page.txt"
    status, out, _ = run(capsys, "extract", page, "--explain")
    assert status == 0
    assert "\x1b" not in out
    for line in page.read_text("gbk").splitlines()[3:-3]:
        assert line.strip() in out
    status, _, _ = run(capsys, "extract", page, "--explain", "--html", tmp_path / "说明.html")
    html = (tmp_path / "说明.html").read_text("utf-8")
    assert status == 0
    assert "千份清凉" in html
    assert not re.search(r"(src|href)\s*=\s*[\"']?(https?:|//|file:)", html)


def test_explain_as_a_page_needs_no_second_word(capsys, tmp_path):
    page = ROOT / "tests/examples/calm-gbk/page.txt"
    status, out, _ = run(capsys, "extract", page, "--html", tmp_path / "e.html")
    assert (status, out) == (0, f"已写出 {tmp_path / 'e.html'}\n")
    assert "千份清凉" in (tmp_path / "e.html").read_text("utf-8")


def test_check_names_sources_that_cannot_be_read(capsys, tmp_path):
    assert run(capsys, "init", tmp_path / "office")[0] == 0
    sources = tmp_path / "office" / "sources"
    (sources / "a.txt").write_text("青溪县总工会开夜校\n青溪县总工会开办职工夜校，首批招收六十人。\n", "utf-8")
    status, out, _ = run(capsys, "check", tmp_path / "office" / "weekly.toml", "--out", tmp_path / "out")
    assert status == 0
    assert "✓ 来源" in out
    (sources / "b.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3")
    (sources / "c.txt").touch()
    status, out, _ = run(capsys, "check", tmp_path / "office" / "weekly.toml", "--out", tmp_path / "out")
    assert status == 2
    assert "b.txt：这是PDF 文件，不是文字文件（请另存为 .txt 文字文件后再试）" in out
    assert "c.txt：文件是空的" in out


def test_build_writes_the_four_forms_and_says_so(capsys, tmp_path):
    status, out, _ = run(capsys, "build", WEEKLY, *DATE, "--out", tmp_path / "out")
    assert status == 0
    names = ["weekly-2026-01.docx", "weekly-2026-01.html", "weekly-2026-01.json", "weekly-2026-01.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").glob("weekly*")) == names
    assert all(name in out for name in names)
    assert "本期阅读来源5种" in out


def test_the_same_input_gives_the_same_bytes_twice_and_in_two_folders(capsys, tmp_path, folder):
    made = []
    for out in ("一", "一", "二"):
        assert run(capsys, "build", folder / "weekly.toml", *DATE, "--out", tmp_path / out)[0] == 0
        made.append({path.name: path.read_bytes() for path in (tmp_path / out).glob("weekly*")})
    assert len(made[0]) == 4
    assert made[0] == made[1] == made[2]


def test_an_issue_of_the_next_week_takes_the_next_number(capsys, tmp_path, folder):
    for day in ("2026-11-20", "2026-11-22", "2026-11-23"):
        run(capsys, "build", folder / "weekly.toml", "--date", day, "--form", "html", "--out", tmp_path, "--again")
    assert sorted(path.name for path in tmp_path.glob("weekly*.html")) == ["weekly-2026-01.html", "weekly-2026-02.html"]


def test_what_was_printed_is_not_printed_again_and_named(capsys, tmp_path, folder):
    run(capsys, "build", folder / "weekly.toml", "--date", "2026-11-20", "--form", "html", "--out", tmp_path)
    status, out, _ = run(
        capsys, "build", folder / "weekly.toml", "--date", "2026-11-27", "--form", "html", "--out", tmp_path
    )
    assert status == 1
    assert "第1期（2026年）已登《绵竹：千份清凉送到抢修一线》" in out
    assert [path.name for path in tmp_path.glob("weekly*.html")] == ["weekly-2026-01.html"]


def test_a_failed_source_is_named_in_print_and_the_status_is_3(capsys, tmp_path, folder):
    (folder / "sources" / "坏.txt").write_bytes(b"\xff\xd8\xff\xe0")
    status, out, err = run(capsys, "build", folder / "weekly.toml", *DATE, "--form", "json", "--out", tmp_path)
    assert status == 3
    assert "坏.txt" in err
    assert "另有1个来源未能读取：坏.txt" in out


def test_nothing_to_publish_writes_no_file_and_the_status_is_1(capsys, tmp_path):
    (tmp_path / "来源").mkdir()
    (tmp_path / "来源" / "空.txt").write_text("返回列表\n上一篇\n", "utf-8")
    status, out, _ = run(capsys, "build", WEEKLY, "--input", tmp_path / "来源", *DATE, "--out", tmp_path / "out")
    assert status == 1
    assert "没有可以刊用的内容" in out
    assert not list((tmp_path / "out").glob("weekly*"))


def test_a_misspelt_key_stops_with_status_2_and_the_near_one(capsys, tmp_path, folder):
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8").replace("publisher =", "publsher ="), "utf-8")
    status, _, err = run(capsys, "build", file, "--out", tmp_path)
    assert status == 2
    assert "publsher" in err
    assert "是不是 publisher？" in err


def test_a_template_that_does_not_parse_is_named_with_its_line(capsys, tmp_path, folder):
    (folder / "jianbao" / "issue.html").write_text("<html>\n{% for %}", "utf-8")
    status, _, err = run(capsys, "build", folder / "weekly.toml", *DATE, "--out", tmp_path)
    assert status == 2
    assert "issue.html" in err
    assert "2" in err
    assert not list(tmp_path.glob("weekly*"))
    status, out, _ = run(capsys, "check", folder / "weekly.toml", "--out", tmp_path)
    assert status == 2
    assert "✗ 版式" in out


def test_an_output_folder_that_cannot_be_made_is_named(capsys, tmp_path, folder):
    (tmp_path / "out").write_text("a file", "utf-8")
    status, _, err = run(capsys, "build", folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    assert status == 2
    assert "out" in err
    assert (tmp_path / "out").read_text("utf-8") == "a file"


def test_check_finds_a_fresh_folder_in_order_and_says_what_is_missing(capsys, tmp_path, folder):
    status, out, _ = run(capsys, "check", folder / "weekly.toml", "--out", tmp_path / "out")
    assert (status, "✗" in out) == (0, False)
    shutil.rmtree(folder / "sources")
    status, out, _ = run(capsys, "check", folder / "weekly.toml", "--out", tmp_path / "out")
    assert status == 2
    assert "✗ 来源" in out


def test_init_takes_the_number_to_count_from(capsys, tmp_path):
    status, _, _ = run(capsys, "init", tmp_path / "简报", "--serial", "128")
    assert status == 0
    shutil.copy(ROOT / "tests/examples/calm-gbk/page.txt", tmp_path / "简报/sources/版面.txt")
    run(capsys, "build", tmp_path / "简报/weekly.toml", *DATE, "--form", "html", "--out", tmp_path)
    assert "总第128期" in (tmp_path / "weekly-2026-01.html").read_text("utf-8")
    with pytest.raises(SystemExit):
        cli.main(["init", str(tmp_path / "乙"), "--serial", "一百"])
    assert "总期号“一百”不对" in capsys.readouterr().err


def test_init_leaves_what_layouts_share_with_the_program(capsys, tmp_path, folder):
    assert (folder / "jianbao" / "layout.toml").is_file()
    assert not (folder / "base").exists()
    status, _, _ = run(capsys, "check", folder / "weekly.toml", "--out", tmp_path / "out")
    assert status == 0


def test_init_changes_nothing_that_stands_there(capsys, folder):
    (folder / "weekly.toml").write_text("# 我们自己的\n", "utf-8")
    status, out, _ = run(capsys, "init", folder)
    assert status == 0
    assert f"已有，未改动：{folder / 'weekly.toml'}" in out
    assert (folder / "weekly.toml").read_text("utf-8") == "# 我们自己的\n"


def test_the_installed_command_runs_as_a_process_and_bears_a_closed_pipe(tmp_path):
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "digest", "extract", str(ROOT / "seeds"), "--json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environment
    ) as process:
        assert json.loads(process.stdout.readline().decode("utf-8"))["articles"]
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
