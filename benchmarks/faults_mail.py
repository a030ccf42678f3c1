"""Faults of the mail, with real servers and real processes (docs/reliability.md tells what each shows).

    python -m benchmarks.faults_mail resend --kills 50   kill -9 in mid-send, 200 recipients: nothing lost
    python -m benchmarks.faults_mail hold --kills 50     the same, no extra copy
    python -m benchmarks.faults_mail answer              the last answer is lost, or never comes
    python -m benchmarks.faults_mail senders             four processes on one outbox of 500 rows
    python -m benchmarks.faults_mail refusal             a tenth refused, a tenth put off, some mailboxes full
    python -m benchmarks.faults_mail greylist            every first attempt put off
    python -m benchmarks.faults_mail down                ten minutes without a server
    python -m benchmarks.faults_mail login               a refused login
    python -m benchmarks.faults_mail certificate         bad certificate, wrong name, no STARTTLS
    python -m benchmarks.faults_mail size                a mail above the server's limit
    python -m benchmarks.faults_mail replies             recorded answers of 网易, QQ, Exchange
    python -m benchmarks.faults_mail names               Chinese attachment names in four parsers (needs npm)
    python -m benchmarks.faults_mail injection           line ends in every field
    python -m benchmarks.faults_mail speed               1,000 mails of 200 KB (smtp-sink of Debian's postfix)
    python -m benchmarks.faults_mail all
Each prints one JSON line of figures and ends with status 1 where the goal is missed. The servers are in tests/mail.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from benchmarks import faults_mail_peers
from digest.archive import Archive, Kept
from digest.deliveries import mail
from digest.deliveries.mail.replies import reply
from digest.dispatch import dispatch_due
from digest.model import MailServer
from tests.mail.issues import MORNING, briefing, kept_issue
from tests.mail.kills import Trial, trial, victim
from tests.mail.peers import Peer, certificates
from tests.mail.test_replies import RECORDED

Figures = dict[str, object]
Case = Callable[[Path, argparse.Namespace], Figures]

QUICK = mail.Patience(connect=3, command=3, block=3, dot=1)


def signed(folder: Path, size: int = 2000) -> tuple[Archive, Kept]:
    """Return an archive with one signed issue, its PDF *size* bytes long."""
    archive, kept = kept_issue(folder, size)
    archive.approvals.approve(kept, "张三", "签发", MORNING)
    return archive, kept


def addresses(count: int, name: str = "u") -> tuple[str, ...]:
    """Return *count* addresses whose local part begins with *name*."""
    return tuple(f"{name}{place}@x.test" for place in range(count))


def states(archive: Archive) -> dict[str, int]:
    """Return how many rows are in which state."""
    return dict(Counter(row.state for row in archive.desk.rows()))


def resend(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Kill senders that send the doubtful again."""
    trials = _trials("resend", arguments)
    extra = sum(one.extra for one in trials)
    held = sum(one.lost for one in trials) == 0 and all(one.extra <= 1 and one.accounted for one in trials)
    return {**_summed(trials, arguments), "held": held and extra <= max(1, arguments.kills * 2 // 5)}


def hold(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Kill senders that hold the doubtful for a person."""
    trials = _trials("hold", arguments)
    held = sum(one.lost + one.extra for one in trials) == 0 and all(one.held <= 1 and one.accounted for one in trials)
    return {**_summed(trials, arguments), "held": held}


def _trials(on_doubt: str, arguments: argparse.Namespace) -> list[Trial]:
    return [
        trial(arguments.seed + seed, on_doubt, count=arguments.recipients, size=arguments.size)
        for seed in range(arguments.kills)
    ]


def _summed(trials: list[Trial], arguments: argparse.Namespace) -> Figures:
    return {
        "kills": len(trials),
        "mails": len(trials) * arguments.recipients,
        "lost": sum(one.lost for one in trials),
        "extra_copies": sum(one.extra for one in trials),
        "most_extra_a_kill": max(one.extra for one in trials),
        "held_for_a_person": sum(one.held for one in trials),
        "of_these_not_delivered": sum(one.held_missing for one in trials),
    }


def answer(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Lose the answer after the dot, by a closed line and by silence."""
    archive, _ = signed(folder)
    with Peer() as peer:
        asked = briefing(peer.port, ("drop@x.test", "hang@x.test"), on_doubt="hold")
        for minutes in (0, 20, 60, 600):
            dispatch_due(asked, archive, MORNING + timedelta(minutes=minutes), patience=QUICK)
        copies = {address: peer.log.count(address) for address in ("drop@x.test", "hang@x.test")}
    found = states(archive)
    return {"copies": copies, "states": found, "held": set(copies.values()) == {1} and found == {"unknown": 2}}


def senders(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Let four processes work on one outbox."""
    archive, _ = signed(folder)
    with Peer() as peer:
        processes = [victim(folder, peer.port, MORNING, "hold", 500) for _ in range(4)]
        codes = [process.wait(600) for process in processes]
        copies = Counter(address for address, _ in peer.log.accepted)
    twice = sum(count > 1 for count in copies.values())
    figures = {"accepted": len(copies), "twice": twice, "exit": codes, "states": states(archive)}
    return {**figures, "held": (len(copies), twice, set(codes)) == (500, 0, {0})}


def refusal(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Refuse a tenth for good, put a tenth off, let a twentieth have full mailboxes."""
    archive, _ = signed(folder)
    given = (*addresses(20, "r550-"), *addresses(20, "r450-"), *addresses(10, "r552-"), *addresses(150))
    with Peer() as peer:
        dispatch_due(briefing(peer.port, given), archive, MORNING)
    rows = archive.desk.rows()
    wanted = {"r550": "failed", "r450": "queued", "r552": "queued"}
    wrong = [row.target for row in rows if row.state != wanted.get(row.target[:4], "sent")]
    return {"rows": len(rows), "states": states(archive), "wrong": wrong, "held": len(rows) == 200 and not wrong}


def greylist(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Put off every first attempt."""
    archive, _ = signed(folder)
    with Peer() as peer:
        peer.greylisting = True
        asked = briefing(peer.port, addresses(200))
        for minutes in (0, 2):
            dispatch_due(asked, archive, MORNING + timedelta(minutes=minutes))
    attempts = max(row.attempts for row in archive.desk.rows())
    found = states(archive)
    return {"states": found, "most_attempts": attempts, "held": found == {"sent": 200} and attempts <= 2}


def down(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Have no server for ten minutes of ticks."""
    archive, _ = signed(folder)
    with Peer() as peer:
        port = peer.port
    asked = briefing(port, addresses(50))
    for tick in range(20):
        dispatch_due(asked, archive, MORNING + timedelta(seconds=30 * tick), patience=QUICK)
    failed = states(archive).get("failed", 0)
    with Peer(port=port):
        for tick in range(20, 60):
            dispatch_due(asked, archive, MORNING + timedelta(seconds=30 * tick), patience=QUICK)
    found = states(archive)
    return {"failed": failed, "states": found, "held": failed == 0 and found == {"sent": 50}}


def login(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Refuse the login for a day of ticks."""
    archive, _ = signed(folder)
    authority, context = certificates(folder / "certificates")
    password = folder / "password"
    password.write_text("wrong")
    password.chmod(0o600)
    with Peer(context=context, password="right") as peer:
        server = MailServer(
            "localhost",
            peer.port,
            "office@union.test",
            user="office",
            password=f"file:{password}",
            authorities=str(authority),
        )
        asked = briefing(peer.port, addresses(20), mail=server)
        for minutes in range(0, 24 * 60, 10):
            dispatch_due(asked, archive, MORNING + timedelta(minutes=minutes), patience=QUICK)
        logins = peer.log.logins
    found = states(archive)
    return {"logins": logins, "states": found, "held": logins == 1 and found == {"queued": 20}}


def certificate(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Meet servers that cannot be trusted."""
    own, context = certificates(folder / "own")
    other, other_context = certificates(folder / "other", host="other.test")
    cases = {
        "unknown authority, STARTTLS": (context, False, "starttls", ""),
        "unknown authority, TLS": (context, True, "tls", ""),
        "wrong name, STARTTLS": (other_context, False, "starttls", str(other)),
        "wrong name, TLS": (other_context, True, "tls", str(other)),
        "no STARTTLS": (None, False, "starttls", str(own)),
    }
    figures: dict[str, int] = {}
    for name, (server_context, implicit, security, known) in cases.items():
        with Peer(context=server_context, implicit=implicit) as peer:
            server = MailServer("localhost", peer.port, "office@union.test", security=security, authorities=known)
            with mail.Session(server, "secret", QUICK) as session:
                session.send("a@x.test", b"Subject: x\r\n\r\nbody\r\n", lambda: None)
            figures[name] = peer.log.bytes_of_mail + peer.log.mails_begun + peer.log.logins
    return {"bytes_of_mail": figures, "held": not any(figures.values())}


def size(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Send 200 KB to a server that takes 100 KB."""
    archive, _ = signed(folder, 200_000)
    with Peer(size=100_000) as peer:
        done = dispatch_due(briefing(peer.port, addresses(30)), archive, MORNING)
        begun = peer.log.mails_begun
    said = [one.meaning for one in done.settled]
    found = states(archive)
    return {"mails_begun": begun, "said": said, "states": found, "held": begun == 0 and len(said) == 1}


def replies(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Classify recorded answers."""
    wrong = [text for phase, code, text, verdict in RECORDED if reply(phase, code, text).verdict != verdict]
    return {"answers": len(RECORDED), "wrong": wrong, "held": not wrong and len(RECORDED) >= 20}


def speed(folder: Path, arguments: argparse.Namespace) -> Figures:
    """Send many mails with both durable marks to a server that takes everything."""
    archive, _ = signed(folder, 200_000)
    with faults_mail_peers.sink(folder) as port:
        started, busy = time.monotonic(), time.process_time()
        done = dispatch_due(briefing(port, addresses(arguments.mails)), archive, MORNING)
        seconds, busy = time.monotonic() - started, time.process_time() - busy
    rate = arguments.mails / seconds
    figures = {
        "mails": done.count("sent"),
        "per_second": round(rate, 1),
        "cpu_ms_a_mail": round(1000 * busy / arguments.mails, 1),
    }
    return {**figures, "paused": len(archive.pauses.all()), "held": rate >= 40}


CASES: dict[str, Case] = {
    "resend": resend,
    "hold": hold,
    "answer": answer,
    "senders": senders,
    "refusal": refusal,
    "greylist": greylist,
    "down": down,
    "login": login,
    "certificate": certificate,
    "size": size,
    "replies": replies,
    "names": faults_mail_peers.names,
    "injection": faults_mail_peers.injection,
    "speed": speed,
}


def main() -> int:
    """Run the cases asked for; return 1 if one misses its goal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults_mail", description=__doc__)
    parser.add_argument("case", choices=(*CASES, "all"))
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--recipients", type=int, default=200)
    parser.add_argument("--size", type=int, default=200_000, help="bytes of the attachment in the kill runs")
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    names = list(CASES) if arguments.case == "all" else [arguments.case]
    return max(_run(name, arguments) for name in names)


def _run(name: str, arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        figures = CASES[name](Path(folder), arguments)
    print(json.dumps({"case": name, **figures}, ensure_ascii=False), flush=True)
    return 0 if figures["held"] else 1


if __name__ == "__main__":
    sys.exit(main())
