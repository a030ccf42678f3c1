"""``digest next``, ``digest run`` and ``digest schedule`` as a clerk, a timer and a service use them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest

from digest import cli
from digest.archive import Archive
from digest.schedule.occasions import ZONE
from tests.schedule.offices import at


def begin(office, days: int = 8) -> None:
    """Let the schedule have begun *days* ago, with a page that came in since: one issue is due now."""
    now = datetime.now(ZONE)
    archive = Archive.open(office.out / "archive.db")
    archive.runs.begin("weekly", "fri 08:30", now - timedelta(days=days))
    office.page(0, now - timedelta(days=days))


@pytest.fixture
def weekly(office, monkeypatch):
    weekly = office()
    monkeypatch.chdir(weekly.folder)
    return weekly


@pytest.mark.usefixtures("weekly")
def test_next_as_json(capsys):
    assert cli.main(["next", "weekly.toml", "-n", "10", "--from", "2026-01-01", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 10
    assert {key: lines[0][key] for key in ("period", "nominal", "publish", "reason")} == {
        "period": "2026-W01",
        "nominal": "2026-01-02",
        "publish": "2025-12-31T08:30:00+08:00",
        "reason": "元旦放假，提前到2025年12月31日（周三）",
    }
    assert lines[7]["publish"] == "2026-02-14T08:30:00+08:00"


@pytest.mark.usefixtures("weekly")
def test_next_for_people_finds_the_briefing_itself(capsys):
    assert cli.main(["next", "-n", "2", "--from", "2026-02-16"]) == 0
    out = capsys.readouterr().out
    assert "《工会简报》（weekly）fri 08:30，以下 2 期：" in out
    assert "应出 2026-02-20　→ 2026年2月14日（周六） 08:30　春节放假，提前到2026年2月14日（周六）" in out


def test_a_broken_briefing_is_told_and_the_others_go_on(weekly, capsys):
    text = (weekly.folder / "weekly.toml").read_text("utf-8")
    (weekly.folder / "monthly.toml").write_text(text.replace("fri 08:30", "每天"), "utf-8")
    assert cli.main(["next", "-n", "1"]) == 0
    printed = capsys.readouterr()
    assert "（weekly）fri 08:30，以下 1 期：" in printed.out
    assert "monthly.toml：第" in printed.err
    assert "“每天”没有写时间" in printed.err
    assert cli.main(["next", "monthly.toml"]) == 2
    assert "“每天”没有写时间" in capsys.readouterr().err


def test_a_wrong_line_of_the_calendar_is_told_and_the_others_count(weekly, capsys):
    (weekly.folder / "days.csv").write_text("日期,末日,安排,名称\n去年,,放假,\n2026-03-06,,放假,本地节日\n", "utf-8")
    text = (weekly.folder / "weekly.toml").read_text("utf-8")
    (weekly.folder / "weekly.toml").write_text(text.replace("[schedule]", '[schedule]\ncalendar = "days.csv"'), "utf-8")
    for arguments in (["weekly.toml"], []):
        assert cli.main(["next", *arguments, "-n", "1", "--from", "2026-03-02"]) == 0
        printed = capsys.readouterr()
        assert printed.err.count("days.csv：第 2 行：日期“去年”看不懂") == 1
        assert "本地节日放假，提前到2026年3月5日" in printed.out


@pytest.mark.usefixtures("weekly")
def test_next_from_now_shows_only_what_is_to_come(capsys):
    assert cli.main(["next", "--json"]) == 0
    moments = [json.loads(line)["publish"] for line in capsys.readouterr().out.splitlines()]
    assert len(moments) == 10
    assert all(datetime.fromisoformat(moment) >= datetime.now(ZONE) for moment in moments if moment)


def test_next_says_which_are_not_made(office, monkeypatch, capsys):
    monkeypatch.chdir(office(holiday="skip").folder)
    assert cli.main(["next", "-n", "1", "--from", "2026-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["publish"] is None
    cli.main(["next", "-n", "1", "--from", "2026-01-01"])
    assert "不出　元旦放假，按设置不出" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["-n", "0"], ["-n", "five"], ["--from", "tomorrow"], ["--from", "9999-01-01"]])
@pytest.mark.usefixtures("weekly")
def test_next_refuses_what_it_cannot_use(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        cli.main(["next", *arguments])
    assert raised.value.code == 2
    assert "不对" in capsys.readouterr().err


def test_without_any_briefing_there_is_a_remedy(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["next"]) == 2
    assert "没有写了 [schedule] 的简报文件" in capsys.readouterr().err


def test_run_due_makes_what_is_due_and_then_nothing(weekly, capsys):
    begin(weekly)
    assert cli.main(["run", "--due"]) == 0
    assert "第1期编成" in capsys.readouterr().out
    assert cli.main(["run", "--due"]) == 0
    assert "现在没有到时间的，下一期 20" in capsys.readouterr().out
    assert weekly.numbers() == [1]


def test_run_due_tells_of_trouble(weekly, capsys):
    begin(weekly)
    (weekly.sources / "page-0.txt").rename(weekly.folder / "elsewhere.txt")
    weekly.sources.rmdir()
    assert cli.main(["run", "--due"]) == 3
    assert "收件文件夹不存在" in capsys.readouterr().out


def test_run_period_is_asked_for_twice_before_it_is_made_twice(weekly, capsys):
    weekly.page(0, at("2026-01-08 08:30"))
    assert cli.main(["run", "--period", "2026-W02"]) == 0
    assert cli.main(["run", "--period", "2026-W02"]) == 2
    assert "已编成 weekly-2026-01（要重编为修订稿请加 --force" in capsys.readouterr().err
    assert cli.main(["run", "--period", "2026-01-09", "--force"]) == 0
    assert "没有变化，仍是初稿" in capsys.readouterr().out
    weekly.page(1, at("2026-01-08 08:40"))
    assert cli.main(["run", "--period", "2026-01-09", "--force"]) == 0
    assert "第1期重编为修订稿 1：" in capsys.readouterr().out
    assert weekly.numbers() == [1]


def test_run_period_before_its_time_wants_to_be_forced(weekly, capsys):
    weekly.page(0, at("2026-01-08 08:30"))
    coming = datetime.now(ZONE) + timedelta(days=30)
    assert cli.main(["run", "--period", coming.date().isoformat()]) == 2
    assert "才出（确要提前请加 --force）" in capsys.readouterr().err
    assert weekly.numbers() == []


def test_run_period_without_sources_is_nothing_to_publish(weekly, capsys):
    assert cli.main(["run", "--period", "2026-W02"]) == 1
    assert "没有收到新的来源" in capsys.readouterr().out
    assert weekly.numbers() == []


def test_a_rehearsal_writes_elsewhere(weekly, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    begin(weekly)
    assert cli.main(["run", "--due", "--dry-run"]) == 0
    assert "不占期号，不记入档案" in capsys.readouterr().out
    assert weekly.numbers() == []
    assert len(list(tmp_path.glob("union-digest-*/weekly-*-01.json"))) == 1


def started(weekly, *arguments: str) -> subprocess.Popen[str]:
    """Start the service on a machine that keeps another zone than the office."""
    environment = {
        **os.environ,
        "TZ": "America/New_York",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    command = [sys.executable, "-m", "digest", "schedule", "--tick", "1", *arguments]
    return subprocess.Popen(command, cwd=weekly.folder, env=environment, stderr=subprocess.PIPE, text=True)


def status_when(weekly, is_right) -> dict:
    """Return the status file as soon as *is_right* says so of its first briefing, within a minute."""
    file = weekly.out / "schedule-status.json"
    for _ in range(600):
        if file.exists():
            status = json.loads(file.read_text("utf-8"))
            if is_right(status["briefings"][0]):
                return status
        time.sleep(0.1)
    raise AssertionError(file.read_text("utf-8") if file.exists() else "no status")


def test_the_service_makes_the_issue_says_so_and_stops_when_told(weekly):
    begin(weekly)
    process = started(weekly)
    try:
        status = status_when(weekly, lambda briefing: (briefing.get("last") or {}).get("state") == "done")
    finally:
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=60)
    assert process.returncode == 0
    assert status["pid"] == process.pid
    assert status["briefings"][0]["last"]["issue"].startswith("weekly-")
    assert datetime.fromisoformat(status["briefings"][0]["next"]["publish"]) > datetime.now(ZONE)
    first = datetime.strptime(log.partition(",")[0], "%Y-%m-%d %H:%M:%S").replace(tzinfo=ZONE)
    assert abs(datetime.now(ZONE) - first) < timedelta(hours=6)  # the zones are 12 or 13 hours apart
    assert [word in log for word in ("排期开始", "下一期 20", "编成 weekly-", "收到停止信号", "排期结束")] == [True] * 5
    assert len(weekly.numbers()) == 1


def test_the_service_survives_a_broken_briefing_file_and_takes_it_up_again(weekly):
    file = weekly.folder / "weekly.toml"
    good = file.read_text("utf-8")
    process = started(weekly)
    try:
        status_when(weekly, lambda briefing: not briefing["error"])
        file.write_text(good.replace("fri 08:30", "5 08:30"), "utf-8")
        broken = status_when(weekly, lambda briefing: briefing["error"])
        file.write_text(good, "utf-8")
        status_when(weekly, lambda briefing: not briefing["error"])
    finally:
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=60)
    assert "星期写成了数字" in broken["briefings"][0]["error"]
    assert log.count("星期写成了数字") == 1  # told once, not at every tick
