"""The doors, as a clerk or a program meets them."""

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from digest import cli
from digest.commands.common import options

ROOT = Path(__file__).resolve().parents[2]
WEEKLY = ROOT / "templates" / "weekly.toml"
DATE = ["--date", "2026-11-20"]


def run(capsys, *arguments):
    status = cli.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def without_bound(briefing):
    """Let *briefing* take pages of any year: that of the examples is of 2025."""
    briefing.write_text(briefing.read_text("utf-8").replace("max_age = 31", "max_age = 0"), "utf-8")


@pytest.fixture
def folder(tmp_path):
    """Return a working folder as an office has it, with one page in it."""
    assert cli.main(["init", str(tmp_path / "简报")]) == 0
    shutil.copy(ROOT / "tests/examples/calm-gbk/page.txt", tmp_path / "简报/sources/版面.txt")
    without_bound(tmp_path / "简报/weekly.toml")
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
        (["bild"], "没有“bild”这个命令，是不是 digest build？"),
        (["文件"], "全部命令：digest --help"),
        (["build", "x.toml", "--form", "odt"], "不能是 'odt'"),
        (["build", "x.toml", "--date", "十一月"], "日期“十一月”看不懂"),
        (["build", "x.toml", "--date"], "--date 后面要写上内容"),
        (["extract", "a.txt", "--jsn"], "不认识：--jsn\n查看说明：digest extract --help"),
        (["desk", "--port", "80000"], "--port：“80000”不对，请写 1 到 65535 的端口"),
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
    assert re.search(r"b\.txt：PDF .*（.+）", out), out
    assert "c.txt：文件是空的" in out


def test_build_writes_the_four_forms_and_says_so(capsys, tmp_path):
    status, out, _ = run(capsys, "build", WEEKLY, *DATE, "--out", tmp_path / "out")
    assert status == 0
    names = ["weekly-2026-01.docx", "weekly-2026-01.html", "weekly-2026-01.json", "weekly-2026-01.pdf"]
    assert sorted(path.name for path in (tmp_path / "out").glob("weekly*")) == names
    assert all(name in out for name in names)
    assert "本期阅读来源5种" in out


def test_a_line_that_an_article_took_in_as_a_crosshead_and_does_not_print_stands_in_the_ledger(capsys, tmp_path):
    page = ROOT / "seeds/004_1612fcaf177b2515.txt"
    run(capsys, "build", WEEKLY, "--input", page, *DATE, "--form", "json", "--out", tmp_path)
    status, out, _ = run(capsys, "ledger", "1", "--out", tmp_path)
    assert status == 0
    foreign = page.read_text("utf-8").splitlines()[38]  # the headline of another page's report, alone between two parts
    assert re.search(rf"小标题　第39行：{foreign}　读作《.+》的小标题，没有刊出", out), out


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


def test_a_wrong_server_is_told_and_the_issue_made_but_not_sent(capsys, tmp_path, folder):
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8") + '[mail]\nhost = "smtp.union.test"\nsender = "办公室"\n', "utf-8")
    out = tmp_path / "out"
    status, _, err = run(capsys, "build", file, *DATE, "--out", out, "--form", "json")
    assert status == 0
    assert re.search(r"注意：.*第 \d+ 行：\[mail\] 的 sender 里的“办公室”不是邮件地址", err)
    status, _, err = run(capsys, "send", "1", "--briefing", file, "--out", out)
    assert status == 2
    assert "出错：" in err
    assert "不是邮件地址" in err


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


@pytest.mark.parametrize(
    ("home", "said"),
    [
        ("攀枝花市", "是不是 四川省攀枝花市？"),
        ("四川省攀枝化市", "是不是 四川省攀枝花市"),
        ("新疆生产建设兵团", "是不是 新疆维吾尔自治区/新疆生产建设兵团？"),
        ("火星", "从省写起"),
    ],
)
def test_a_home_that_no_table_knows_stops_with_the_near_one(capsys, tmp_path, folder, home, said):
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8").replace('home = "江苏省苏州市"', f'home = "{home}"'), "utf-8")
    for command in (("check", file), ("build", file, *DATE), ("extract", "--briefing", file, folder / "sources")):
        status, out, err = run(capsys, *command, *(["--out", tmp_path / "out"] if command[0] != "extract" else []))
        assert (status, said in out + err) == (2, True), command
    assert not list((tmp_path / "out").glob("weekly-*"))


def test_check_tells_of_the_sample_units_that_were_left_and_of_places_elsewhere(capsys, tmp_path, folder):
    file = folder / "weekly.toml"
    own = file.read_text("utf-8").replace('home = "江苏省苏州市"', 'home = "新疆维吾尔自治区/新疆生产建设兵团"')
    file.write_text(own.replace("苏州市总工会办公室", "兵团总工会办公室"), "utf-8")
    status, out, _ = run(capsys, "check", file, "--out", tmp_path / "out")
    assert (status, out.count("是不是样例没有改")) == (0, 2)
    assert "report_to 写着“江苏省总工会”" in out
    named = '[[sources.folder]]\nname = "共享盘"\nurl = "sources"\nlevel = "县"\nhome = "{}"\n'
    for home, expected in (("海南省儋州市", 0), ("海南省詹州市", 2)):
        file.write_text(own + named.format(home), "utf-8")
        status, out, _ = run(capsys, "check", file, "--out", tmp_path / "out")
        assert (status, "来源“共享盘”的 home：地名表里没有" in out) == (expected, bool(expected)), out


def test_init_takes_the_number_to_count_from(capsys, tmp_path):
    status, _, _ = run(capsys, "init", tmp_path / "简报", "--serial", "128")
    assert status == 0
    shutil.copy(ROOT / "tests/examples/calm-gbk/page.txt", tmp_path / "简报/sources/版面.txt")
    without_bound(tmp_path / "简报/weekly.toml")
    run(capsys, "build", tmp_path / "简报/weekly.toml", *DATE, "--form", "html", "--out", tmp_path)
    assert "总第128期" in (tmp_path / "weekly-2026-01.html").read_text("utf-8")
    with pytest.raises(SystemExit):
        cli.main(["init", str(tmp_path / "乙"), "--serial", "一百"])
    assert "总期号“一百”不对" in capsys.readouterr().err


def test_init_says_that_a_file_is_no_folder(capsys, tmp_path):
    (tmp_path / "简报").write_text("", "utf-8")
    status, _, err = run(capsys, "init", tmp_path / "简报")
    assert (status, "是文件，不是文件夹" in err) == (2, True)


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


def run_process(*arguments, stdout=subprocess.PIPE):
    """Run the program in a process of its own; return what it answered."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE, check=False
    )


def test_the_program_alone_shows_what_a_beginner_needs_and_its_help_every_command(capsys):
    status, out, _ = run(capsys)
    assert status == 0
    assert re.findall(r"digest (\w+)", out) == ["init", "check", "preview", "build"]
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    assert set(commands()) <= set(re.findall(r"^  (\w+) ", capsys.readouterr().out, re.MULTILINE))
    with pytest.raises(SystemExit):
        cli.main(["--version"])
    assert re.fullmatch(r"工会简报 \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_only_what_a_command_needs_is_loaded():
    heavy = ["jieba", "rjieba", "sqlalchemy", "weasyprint", "docx", "jinja2", "digest.articles", "digest.pipeline"]
    heavy += ["digest.edits", "digest.issues", "digest.sources"]
    script = "import sys; from digest import cli\ntry: cli.main(sys.argv[1:])\nexcept SystemExit: pass\n"
    script += f"print(*[name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    allowed = {"--help": set(), "next": set(), "list": {"sqlalchemy"}, "outbox": {"sqlalchemy"}}
    allowed["extract"] = {"rjieba", "digest.articles"}  # no archive, no room behind the labels
    for command, wanted in allowed.items():
        done = subprocess.run([sys.executable, "-c", script, command], capture_output=True, text=True, check=False)
        assert set(done.stderr.splitlines()[-1].split()) <= wanted, command


def test_output_that_goes_nowhere_is_one_line(folder):
    with Path("/dev/full").open("wb") as full:
        done = run_process("extract", folder / "sources", stdout=full)
    assert done.returncode == 2
    assert "结果写不出去" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    closed = subprocess.run(["sh", "-c", f"{sys.executable} -m digest --help >&-"], stderr=subprocess.PIPE, check=False)
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_ctrl_c_ends_a_command_in_one_line_with_status_130_and_nothing_half_written(folder):
    for seconds in (0.5, 1, 2):  # loading, reading, printing
        process = subprocess.Popen(
            [sys.executable, "-m", "digest", "build", "weekly.toml"], cwd=folder, stderr=subprocess.PIPE
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        # 130 for a shell either way: interrupted while a library runs generated code, Python ends itself by the signal
        assert process.returncode in (0, 130, -signal.SIGINT), said
        assert b"Traceback" not in said
        assert not list((folder / "output").glob(".*.part"))


def test_a_pipe_or_a_device_among_the_sources_is_one_line_and_the_others_are_read(capsys, tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    good = ROOT / "tests/examples/calm-gbk/page.txt"
    status, out, err = run(capsys, "extract", tmp_path / "管道.txt", "/dev/zero", good, "--json")
    assert status == 3
    assert len(out.splitlines()) == 3
    assert err.count("不是普通文件") == 2


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "20261120",
        "2026年11月20日",
        "２０２６-１１-２０",
        "2026 年 11 月 20 日",
    ],
)
def test_a_day_is_understood_as_people_write_it(text):
    assert options.day(text) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "said"),
    [("0001-01-05", "年份请写"), ("9999-12-31", "年份请写"), ("2026-02-30", "不存在"), ("明天", "看不懂")],
)
def test_a_day_that_cannot_be_meant_is_refused(text, said):
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        options.day(text)


def test_a_folder_named_like_a_settings_file_is_passed_over(capsys, tmp_path, folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "旧稿.toml").mkdir()
    run(capsys, "build", "weekly.toml", *DATE, "--form", "json")
    assert run(capsys, "backup", tmp_path / "b.db")[0] == 0


def test_a_terminal_keeps_its_own_code(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "gbk")  # as the locale of an old Chinese terminal sets it
    ours, theirs = os.openpty()
    subprocess.run([sys.executable, "-m", "digest"], stdout=theirs, check=True, timeout=60)
    os.close(theirs)
    assert os.read(ours, 8192).decode("gbk").startswith("工会简报。先用这四个命令：")
    os.close(ours)
