"""What the desk costs: ``python -m benchmarks.desk`` prints three ratios, each of one run on one machine.

The editing screen of an issue of 200 entries, and one sentence taken or left in it, beside a Flask page that renders
200 plain rows (CPU of the process); the start of ``digest desk`` to the first byte beside ``digest list`` (wall clock).
"""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from flask import Flask, render_template_string

from digest import cli, config, highlights, issues
from digest.desk import Access, Office, create_app
from digest.desk.drafting import open_draft
from digest.model import Article, Item, Number, Origin, Paragraph, Period

_ENTRIES, _ROUNDS = 200, 15
_HOST, _TOKEN, _STEM = "127.0.0.1:8088", "token", "weekly-2026-01"
_ROWS = """<!DOCTYPE html><html lang="zh-CN"><title>条目</title><table>
{% for number, title, place, size in rows %}<tr><td>{{ number }}</td><td>{{ title }}</td>
<td>{{ place }}</td><td>{{ size }}</td></tr>{% endfor %}</table></html>"""
_TEXT = (
    "7月{day}日，第{number}职工服务站正式启用，首批服务一线职工{count}名。服务站设在工人文化宫，开设书法、围棋等{courses}门课程。"
    "市总工会投入资金{sum}万元，为每个站配备2名工作人员。职工李女士说，下班后有地方去，心里踏实。"
)


def main() -> int:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        cli.main(["init", str(folder)])
        keep_issue(folder)
        office = Office((str(folder / "weekly.toml"),), folder / "output")
        plain = cpu(plain_page())
        screen, toggle = cpu(editing_screen(office)), cpu(toggling(office))
        print(f"plain page of {_ENTRIES} rows: {plain * 1000:.1f} ms CPU")
        print(f"editing screen of {_ENTRIES} entries: {screen * 1000:.1f} ms, {screen / plain:.1f} × (aim 10)")
        print(f"one sentence taken or left: {toggle * 1000:.1f} ms, {toggle / plain:.1f} × (aim 1)")
        desk, listing = start_of_desk(folder), wall_of(folder, "list")
        print(f"digest desk to the first byte: {desk:.2f} s, {desk / listing:.2f} × digest list (aim 2)")
    return 0


def keep_issue(folder: Path) -> None:
    """Keep an issue of 200 invented entries in the archive of the office in *folder*."""
    briefing = config.load(str(folder / "weekly.toml"))
    items = []
    for number in range(_ENTRIES):
        numbers = {"day": number % 28 + 1, "number": number, "count": number + 31, "courses": number % 9 + 2}
        text = _TEXT.format(sum=number * 3 + 7, **numbers)
        article = Article(
            f"a{number}", Origin(f"{number}.txt"), (Paragraph(text),), headline=f"第{number}职工服务站启用"
        )
        theme = briefing.themes[number % len(briefing.themes)]
        items.append(Item(article, highlights.choose(article, 2), (theme,), ()))
    apart = frozenset(
        frozenset((issues.duplicates.key(one.article), issues.duplicates.key(other.article)))
        for one in items
        for other in items
        if one is not other
    )
    issue = issues.compose(
        items,
        briefing,
        period=Period(date(2026, 11, 23), date(2026, 11, 30)),
        number=Number(2026, 1, 1),
        dated=date(2026, 11, 27),
        sources=_ENTRIES,
        apart=apart,
    )
    print(f"{sum(len(section.entries) for section in issue.sections)} entries, {len(issue.unused)} not used")
    office = Office((str(folder / "weekly.toml"),), folder / "output")
    office.archive.keep(issue, [], datetime(2026, 11, 27, 9, tzinfo=UTC))


def cpu(act: Callable[[], None]) -> float:
    """Return the CPU seconds of *act*: the median of some runs, the first left out."""
    act()
    spent = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return median(spent)


def plain_page() -> Callable[[], None]:
    """Return what asks a Flask application for a page of plain rows."""
    app = Flask("plain")
    rows = [(number, f"第{number}职工服务站启用", "云岭市", number + 90) for number in range(_ENTRIES)]
    app.add_url_rule("/", "page", lambda: render_template_string(_ROWS, rows=rows))
    client = app.test_client()
    return lambda: _right(client.get("/").status_code)


def editing_screen(office: Office) -> Callable[[], None]:
    """Return what asks the desk for the editing screen."""
    client = create_app(office, Access(_TOKEN, frozenset({_HOST}))).test_client()
    client.get(f"/?token={_TOKEN}", headers={"Host": _HOST})
    return lambda: _right(client.get(f"/edit/{_STEM}", headers={"Host": _HOST}).status_code)


def toggling(office: Office) -> Callable[[], None]:
    """Return what takes or leaves one sentence by turns."""
    client = create_app(office, Access(_TOKEN, frozenset({_HOST}))).test_client()
    client.get(f"/?token={_TOKEN}", headers={"Host": _HOST})
    page = client.get("/settings", headers={"Host": _HOST}).get_data(as_text=True)
    found = re.search(r'name="csrf" content="([^"]+)"', page)
    placed = open_draft(office, _STEM).wanted.entries[0]
    spans = [f"{start}-{end}" for start, end in placed.spans]
    state = {"seq": 0}

    def toggle() -> None:
        fields = {"csrf": found[1] if found else "", "entry": placed.name, "seq": state["seq"]}
        chosen = spans[: 1 + state["seq"] % 2]
        answer = client.post(f"/edit/{_STEM}/select", data={**fields, "span": chosen}, headers={"Host": _HOST})
        _right(answer.status_code, 302)
        state["seq"] += 1

    return toggle


def _right(status: int, wanted: int = 200) -> None:
    if status != wanted:
        raise SystemExit(f"the desk answered {status}")


def start_of_desk(folder: Path) -> float:
    """Return the seconds from starting ``digest desk`` to its first byte, the median of five."""
    spent = []
    for _ in range(5):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [sys.executable, "-m", "digest", "desk", "weekly.toml", "--no-browser", "--port", str(port)]
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as desk:
            try:
                address = desk.stdout.readline().strip() if desk.stdout else ""
                # no cookie is kept, so the desk turns the second request away: an answer all the same
                with contextlib.suppress(urllib.error.HTTPError):
                    urllib.request.urlopen(address).read(1)
                spent.append(time.perf_counter() - start)
            finally:
                desk.terminate()
    return median(spent)


def wall_of(folder: Path, *arguments: str) -> float:
    """Return the seconds of a command, the median of five."""
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "digest", *arguments], cwd=folder, check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return median(spent)


if __name__ == "__main__":
    sys.exit(main())
