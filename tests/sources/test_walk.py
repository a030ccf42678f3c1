"""Feed, web site and mailbox → collected → an issue → each entry's 出处 opens the original as it came."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest

from digest import cli
from digest.sources import passes
from digest.sources.web import Bounds
from digest.times import ZONE
from tests.sources import news
from tests.sources.peers import Peer, Reply, mailbox

BRIEFING = """
[briefing]
code = "weekly"
title = "工会简报"
publisher = "平江市总工会办公室"
forms = ["json"]
[sources]
[[sources.feed]]
name = "平江工会网"
url = "{web}/feed.xml"
level = "市"
home = "江苏省苏州市"
internal = true
[[sources.site]]
name = "石湖工会动态"
url = "{web}/list.html"
level = "县"
internal = true
[[sources.mailbox]]
name = "来稿信箱"
host = "127.0.0.1"
port = {port}
security = "local"
user = "office"
password = "env:MAILBOX"
senders = ["横塘区总工会 <gh@hengtang.example>", "沧浪区总工会 <gh@canglang.example>"]
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "other"
name = "其他"
"""
DATE = ["--date", "2026-11-20"]
NOW = datetime(2026, 11, 20, 9, tzinfo=ZONE)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A working folder whose briefing names a feed, a site and a mailbox that are there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MAILBOX", "geheim")
    monkeypatch.setattr(passes, "Bounds", lambda: Bounds(pause=0))  # not so polite to our own server
    for name in ("collect", "sources"):
        monkeypatch.setattr(f"digest.commands.{name}.now", lambda: NOW)
    with mailbox() as box:
        peer = Peer()
        first, second, third = news.STORIES
        peer.pages["/feed.xml"] = Reply(news.feed(("1", *first, "2026年11月17日")), "text/xml", etag='"1"')
        peer.pages["/list.html"] = Reply(news.index(("/a.html", second[0])), etag='"1"')
        peer.pages["/a.html"] = Reply(news.page(*second), etag='"1"')
        box.deliver(news.mail(1, *third))
        box.deliver(news.mail(2, "加急通知", "请尽快把款汇到新的账户，谢谢配合。", "老板 <x@elsewhere.example>"))
        Path("weekly.toml").write_text(BRIEFING.format(web=peer.url, port=box.port), "utf-8")
        yield peer, box
        peer.close()


def told(capsys, *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    status = cli.main(list(arguments))
    return status, capsys.readouterr().out


def test_from_the_sources_to_the_original(office, capsys) -> None:
    peer, box = office
    assert told(capsys, "collect", "weekly.toml", "--dry-run")[0] == 0
    assert not list(Path("output").rglob("*.eml"))
    status, out = told(capsys, "collect", "weekly.toml")
    assert status == 0
    assert "新收 4 篇" in out
    assert box.flags() == ["", ""]

    peer.close()
    status, out = told(capsys, "build", "weekly.toml", *DATE)
    assert status == 0
    assert "未收到沧浪区总工会来稿" in out
    issue = json.loads(Path("output/weekly-2026-01.json").read_text("utf-8"))
    entries = {entry["headline"]: entry for section in issue["sections"] for entry in section["entries"]}
    assert set(entries) == {title for title, _ in news.STORIES}
    first, second, third = (entries[title] for title, _ in news.STORIES)
    assert "平江工会网（苏州市，市级）2026年11月17日" in first["origin"]
    assert "《平江日报》2026年11月18日，载石湖工会动态（县级）" in second["origin"]
    assert "横塘区总工会供稿；2026年11月19日" in third["origin"]
    assert "来稿信箱" not in third["origin"]
    assert second["item"]["article"]["origin"]["provenance"]["address"] == f"{peer.url}/a.html"

    kept = {"/feed.xml": ".feed", "/a.html": ".html"}
    names = [
        f"{number}-{place}"
        for number, section in enumerate(issue["sections"], 1)
        for place, _ in enumerate(section["entries"], 1)
    ]
    shown = [told(capsys, "show", "1", "--source", name)[1] for name in names]
    files = {Path(re.search("原件：(.+)", text)[1]) for text in shown}
    contents = {file.read_bytes() for file in files}
    assert {peer.pages[path].content for path in kept} < contents
    assert any(b"Message-ID: <1@hengtang.example>" in content for content in contents)


def test_what_was_collected_is_told_and_a_second_pass_brings_nothing(office, capsys) -> None:
    peer, _ = office
    assert told(capsys, "collect", "weekly.toml")[0] == 0
    peer.asked.clear()
    status, out = told(capsys, "collect", "weekly.toml")
    assert (status, "新收 0 篇" in out) == (1, True)
    assert sorted(peer.paths()) == ["/feed.xml", "/list.html"]
    _, out = told(capsys, "sources", "weekly.toml")
    assert "订阅 平江工会网　上次收成 2026-11-20 09:00　近 30 天 1 篇" in out
    assert "待认领 1 封" in out
    assert "x@elsewhere.example《加急通知》" in out


def test_a_source_that_fails_is_named_and_the_others_go_on(office, capsys) -> None:
    peer, _ = office
    was, peer.pages["/feed.xml"] = peer.pages["/feed.xml"], Reply(status=404)
    capsys.readouterr()
    status = cli.main(["collect", "weekly.toml"])
    said = capsys.readouterr()
    assert status == 3
    assert "新收 3 篇" in said.out
    assert "平江工会网：127.0.0.1 上没有这一页（404）" in said.err
    assert "上次失败 2026-11-20 09:00：127.0.0.1 上没有这一页" in told(capsys, "sources", "weekly.toml")[1]
    peer.pages["/feed.xml"] = was
    assert told(capsys, "collect", "weekly.toml")[0] == 0
    out = told(capsys, "sources", "weekly.toml")[1]  # what is over is no trouble any more
    assert "失败" not in out
    assert "没有这一页" not in out


def test_a_page_collected_is_dated_by_itself(office, capsys) -> None:
    told(capsys, "collect", "weekly.toml")
    abouts = [json.loads(path.read_text("utf-8")) for path in Path("output/collected").rglob("*.json")]
    assert {each["source"] for each in abouts} == {"平江工会网", "石湖工会动态", "来稿信箱"}
    (entry,) = (each for each in abouts if each.get("original"))
    assert date.fromisoformat(entry["published"]) == date(2026, 11, 17)
