"""A desk killed in the middle of edits keeps every edit that it had answered. ``DIGEST_KILLS`` sets how often."""

from __future__ import annotations

import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from digest.desk import Office
from digest.desk.drafting import open_draft
from tests.conftest import ROOT
from tests.desk.conftest import STEM
from tests.desk.test_browser import free_port

KILLS = int(os.environ.get("DIGEST_KILLS", "3"))


class Typist:
    """Somebody who retitles one entry as fast as the desk answers; ``last`` is the last title that was acknowledged."""

    def __init__(self, address: str) -> None:
        url = urlsplit(address)
        self.connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=30)
        answer = self._ask("GET", f"{url.path}?{url.query}")
        self.cookie = str(answer.getheader("Set-Cookie")).partition(";")[0]
        page = self._ask("GET", "/settings")
        self.cookie = str(page.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        self.csrf = re.search(r'name="csrf" content="([^"]+)"', self.text)[1]
        self._ask("GET", f"/edit/{STEM}")
        self.seen = re.search(r'name="seq" value="(\d+)"', self.text)[1]  # the draft that another browser left
        self.last, self.begun = "", threading.Event()

    def _ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> http.client.HTTPResponse:
        headers = {"Cookie": getattr(self, "cookie", ""), "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, path, urlencode(fields or {}), headers)
        answer = self.connection.getresponse()
        self.text = answer.read().decode("utf-8", "replace")
        return answer

    def work(self, tag: str) -> None:
        try:
            for turn in range(10_000):
                fields = {"csrf": self.csrf, "seq": self.seen, "entry": "1-1", "headline": f"{tag}之{turn}"}
                if self._ask("POST", f"/edit/{STEM}/retitle", fields).status == 302:
                    self.last = fields["headline"]
                    self.begun.set()
        except (OSError, http.client.HTTPException):
            return  # the desk was killed
        finally:
            self.connection.close()  # else the collector finds it open, in whatever test runs then


def test_a_killed_desk_loses_nothing_it_had_answered(office: Office, folder: Path) -> None:
    dice = random.Random(20261128)
    for round_ in range(KILLS):
        command = [sys.executable, "-m", "digest", "desk", "weekly.toml", "--no-browser", "--port", str(free_port())]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment) as desk:
            try:
                assert desk.stdout
                typist = Typist(desk.stdout.readline().strip())
                thread = threading.Thread(target=typist.work, args=(f"第{round_}回",), daemon=True)
                thread.start()
                typist.begun.wait(30)
                time.sleep(dice.uniform(0, 0.5))
            finally:
                desk.kill()
            thread.join(30)
        title = open_draft(office, STEM).wanted.entry("1-1").headline
        done, kept = (int(text.rpartition("之")[2]) for text in (typist.last, title))
        assert title.startswith(f"第{round_}回")
        assert kept in (done, done + 1)  # the last one may have been written and not answered
