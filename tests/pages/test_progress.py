"""How far a long reading is: told a page, shown on a terminal only."""

from __future__ import annotations

import io
import sys

from digest import pages
from digest.commands.common import terminal
from digest.model import Fetched, Location
from digest.pages import progress
from digest.pages.sandbox import inside
from tests.press import hostile
from tests.press import pages as press


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_reader_tells_each_page_it_comes_to():
    heard = []
    with progress.heard_by(lambda done, total: heard.append((done, total))):
        pages.parse(Fetched(Location("版面.pdf"), press.plain()[0]))
    assert heard == [(number, len(heard)) for number in range(len(heard))]
    assert heard
    progress.tell(0, 1)  # nobody hears, nothing happens


def test_the_process_outside_hears_it(tmp_path):
    file = tmp_path / "百页.pdf"
    file.write_bytes(hostile.many_pages(100))
    heard = []
    with progress.heard_by(lambda done, total: heard.append((done, total))):
        pages.read(Location(str(file)))
    assert all(total == 100 for _, total in heard)  # the child says it twice a second at most
    assert inside._BETWEEN < terminal._PATIENCE


def test_a_terminal_shows_source_and_page(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(terminal, "_PATIENCE", -1.0)

    def sources():
        progress.tell(2, 8)
        yield "甲"
        yield "乙"

    assert list(terminal.progress(sources(), 2, "正在读取")) == ["甲", "乙"]
    assert "正在读取 1/2，第 3/8 页" in shown.getvalue()
    assert shown.getvalue().endswith("\r\033[K")


def test_what_is_no_terminal_stays_quiet(monkeypatch):
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    monkeypatch.setattr(terminal, "_PATIENCE", -1.0)
    assert list(terminal.progress([1, 2], 2, "正在读取")) == [1, 2]
    assert quiet.getvalue() == ""
