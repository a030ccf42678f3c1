"""Collecting in processes that are killed at any moment: nothing lost, nothing twice.

``python -m tests.sources.kills 50`` kills fifty passes over 500 entries and 300 mails, then lets one end, and says what
it found; the tests do the same with fewer.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from tests.sources import mails, news
from tests.sources.offices import collect, feed, inbox, kept, site
from tests.sources.peers import Mailbox, Peer, Reply, mailbox

ROOT = Path(__file__).parents[2]


@dataclass
class Sources:
    """A feed, a site and a mailbox on loopback, and what they hold."""

    peer: Peer
    box: Mailbox
    entries: int
    pages: int
    mails: int

    @classmethod
    def fill(cls, box: Mailbox, entries: int, pages: int, count: int) -> Sources:
        peer = Peer()
        told = [news.STORIES[number % 3] for number in range(max(entries, pages))]
        feed_of = [(str(n), f"{n}：{told[n][0]}", told[n][1] * 2, "2026-11-17") for n in range(entries)]
        peer.pages["/feed.xml"] = Reply(news.feed(*feed_of), "text/xml", etag='"1"')
        peer.pages["/list.html"] = Reply(news.index(*((f"/{n}.html", f"{n}：{told[n][0]}") for n in range(pages))))
        for number in range(pages):
            peer.pages[f"/{number}.html"] = Reply(news.page(f"{number}：{told[number][0]}", told[number][1]))
        for each in mails.many(count):
            box.deliver(each)
        return cls(peer, box, entries, pages, count)

    def start(self, out: Path) -> subprocess.Popen[bytes]:
        """Start a pass in a process of its own."""
        command = [sys.executable, "-m", "tests.sources.kills", "--pass", self.peer.url, str(self.box.port), str(out)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "MAILBOX": Mailbox.PASSWORD}
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)

    def faults(self, out: Path) -> list[str]:
        """Say what is lost or there twice."""
        found = kept(out)
        counts = Counter(each.source for each in found)
        wanted = {"订阅": self.entries, "网站": self.pages, "信箱": self.mails}
        lost = [f"{name}: {counts[name]} of {count}" for name, count in wanted.items() if counts[name] != count]
        twice = [each.key for each in found if each.revision]
        broken = [each.file for each in found if not _is_sound(out / each.file)]
        return [*lost, *(f"twice: {key}" for key in twice), *(f"broken: {file}" for file in broken)]


def _is_sound(file: Path) -> bool:
    about = json.loads(file.with_suffix(".json").read_text("utf-8"))
    return hashlib.sha256(file.read_bytes()).hexdigest() == file.stem == about["sha256"]


def one_pass(url: str, port: int, out: Path) -> None:
    """Collect from the servers at *url* and *port*."""
    there = SimpleNamespace(url=url, port=port)
    collect(out, feed(there), site(there), inbox(there))


def kill(sources: Sources, out: Path, times: int, most: int, chance: random.Random) -> int:
    """Kill *times* passes, each when it has written *most* files at most; return how many were at work then."""
    at_work = 0
    for _ in range(times):
        enough = count(out) + chance.randint(1, most)
        process = sources.start(out)
        while process.poll() is None and count(out) < enough:
            time.sleep(0.003)
        at_work += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    return at_work


def count(out: Path) -> int:
    return sum(1 for _ in out.rglob("*"))


def main(times: int) -> None:
    os.environ["MAILBOX"] = Mailbox.PASSWORD
    with ExitStack() as stack:
        box = stack.enter_context(mailbox())
        out = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sources = Sources.fill(box, 400, 100, 300)
        at_work = kill(sources, out, times, 2000 // times, random.Random(1))
        halfway = len(kept(out))
        for process in [sources.start(out) for _ in range(4)]:
            process.wait()
        collect(out, feed(sources.peer), site(sources.peer), inbox(box))
        told = f"{times} killed, {at_work} at work; {halfway} of 800 noted then; faults: {sources.faults(out)}\n"
        sys.stdout.write(told)


if __name__ == "__main__":
    if sys.argv[1] == "--pass":
        one_pass(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(int(sys.argv[1]))
