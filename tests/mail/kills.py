"""Kill -9 in the middle of sending: one trial, used by the tests in short and by the benchmark in full."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from digest.dispatch import dispatch_due
from tests.mail.issues import MORNING, briefing, kept_issue
from tests.mail.peers import Peer

VICTIM = Path(__file__).with_name("victim.py")
ROOT = VICTIM.parents[2]


@dataclass(frozen=True)
class Trial:
    """What one kill did: mails lost, extra copies, rows held for a person, and how many of these had not arrived."""

    lost: int
    extra: int
    held: int
    held_missing: int
    accounted: bool


def victim(folder: Path, port: int, now, on_doubt: str, count: int) -> subprocess.Popen:
    paths = os.pathsep.join((str(ROOT), str(VICTIM.parent)))
    return subprocess.Popen(
        [sys.executable, str(VICTIM), str(folder), str(port), now.isoformat(), on_doubt, str(count)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
    )


def trial(seed: int, on_doubt: str, *, count: int, size: int, delay: float = 0.0) -> Trial:
    """Kill a sender at a random point of its work, let another finish it, and count."""
    chance = random.Random(seed)
    with Peer(delay=delay) as peer, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive, kept = kept_issue(folder, size)
        archive.approvals.approve(kept, "张三", "签发", MORNING)
        process = victim(folder, peer.port, MORNING, on_doubt, count)
        process.stdout.readline()
        _kill_after(process, peer, chance.randrange(1, count), chance.random() * 0.05)
        asked = briefing(peer.port, tuple(f"u{place}@x.test" for place in range(count)), on_doubt=on_doubt)
        for minutes in (20, 40, 60):  # after the lease: what was left is taken up
            dispatch_due(asked, archive, MORNING + timedelta(minutes=minutes))
        return _counted(peer, archive, count)


def _kill_after(process: subprocess.Popen, peer: Peer, accepted: int, more: float) -> None:
    while len(peer.log.accepted) < accepted and process.poll() is None:
        time.sleep(0.002)
    time.sleep(more)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def _counted(peer: Peer, archive, count: int) -> Trial:
    copies = Counter(address for address, _ in peer.log.accepted)
    rows = {row.target: row.state for row in archive.desk.rows()}
    held = [target for target, state in rows.items() if state == "unknown"]
    lost = [target for target in rows if not copies[target] and rows[target] != "unknown"]
    return Trial(
        lost=len(lost),
        extra=sum(copies.values()) - len(copies),
        held=len(held),
        held_missing=sum(not copies[target] for target in held),
        accounted=len(rows) == count and set(rows.values()) <= {"sent", "unknown"},
    )
