"""The sources that are collected, as the desk shows them: how each does, a pass over them, mail that waits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from digest.sources import passes
from digest.sources.web import Bounds
from tests.desk.conftest import Browser
from tests.sources import news
from tests.sources.peers import Peer, Reply, mailbox

SOURCES = """
[[sources.feed]]
name = "平江工会网"
url = "{web}/feed.xml"
internal = true
[[sources.feed]]
name = "石湖<b>工会</b>网"
url = "{web}/gone.xml"
internal = true
[[sources.mailbox]]
name = "来稿信箱"
host = "127.0.0.1"
port = {port}
security = "local"
user = "office"
password = "env:MAILBOX"
senders = ["横塘区总工会 <gh@hengtang.example>"]
"""


@pytest.fixture
def sources(folder: Path, monkeypatch: pytest.MonkeyPatch):
    """An office whose briefing names a feed that is there, one that is not, and a mailbox with a stranger's mail."""
    monkeypatch.setenv("MAILBOX", "geheim")
    monkeypatch.setattr(passes, "Bounds", lambda: Bounds(pause=0))  # not so polite to our own server
    with mailbox() as box:
        peer = Peer()
        peer.pages["/feed.xml"] = Reply(news.feed(("1", *news.STORIES[0], "2026年11月17日")), "text/xml")
        box.deliver(news.mail(2, "加急通知", "请尽快把款汇到新的账户，谢谢配合。", "老板 <x@elsewhere.example>"))
        file = folder / "weekly.toml"
        text = file.read_text("utf-8").replace("[schedule]", SOURCES.format(web=peer.url, port=box.port) + "[schedule]")
        file.write_text(text, "utf-8")
        yield peer
        peer.close()


def over(browser: Browser, text: str) -> str:
    """Return the page of the job that *text* shows, when it is over."""
    for _ in range(300):
        if "做完了" in text or "没有做成" in text:
            return text
        time.sleep(0.1)
        text = browser.get("/jobs/2")  # the first one reads the files that are there
    raise AssertionError(text)


def test_a_pass_from_the_desk_and_how_each_source_does(browser: Browser, sources: Peer) -> None:
    before = browser.get("/sources")
    assert "还没有收过" in before
    told = over(browser, browser.post("/sources/collect"))
    assert "平江工会网　新收" in told
    assert "石湖&lt;b&gt;工会&lt;/b&gt;网：" in told
    text = browser.get("/sources")
    assert "正常" in text
    assert "上次失败" in text
    assert "待认领 1 封" in text
    assert "<b>工会</b>" not in text


def test_an_office_that_collects_nothing_sees_nothing_of_it(browser: Browser) -> None:
    assert "自动收集的来源" not in browser.get("/sources")
    assert "没有写要收集的来源" in browser.post("/sources/collect")
