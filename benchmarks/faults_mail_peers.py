"""Peers that others wrote: smtp-sink of Debian's postfix as a server, npm's mailparser and postal-mime as readers."""

from __future__ import annotations

import argparse
import email
import email.policy
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from digest.deliveries.mail import messages
from digest.deliveries.mail.messages import Attachment, Letter
from tests.mail import sink as mail_sink
from tests.mail.names import NAMES

_READER = """
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import PostalMime from 'postal-mime';
const { simpleParser } = createRequire(import.meta.url)('mailparser');
const found = {};
for (const file of readdirSync('mails').sort()) {
  const raw = readFileSync('mails/' + file);
  const one = await simpleParser(raw), other = await PostalMime.parse(raw);
  found[file] = [one.attachments[0].filename, other.attachments[0].filename, one.subject, other.subject];
}
console.log(JSON.stringify(found));
"""


@contextmanager
def sink(folder: Path) -> Iterator[int]:
    """Run smtp-sink on a loopback port: the installed one, or that of Debian's package, unpacked into *folder*."""
    program, environment = _program(folder)
    with mail_sink.sink(program, environment) as port:
        yield port


def _program(folder: Path) -> tuple[str, dict[str, str]]:
    if program := mail_sink.installed():
        return program, dict(os.environ)
    package = folder / "postfix"
    package.mkdir()
    subprocess.run(["apt-get", "download", "postfix"], cwd=package, check=True, capture_output=True)
    subprocess.run(["dpkg", "-x", next(package.glob("*.deb")), package], check=True)
    return str(package / "usr/sbin/smtp-sink"), {**os.environ, "LD_LIBRARY_PATH": str(package / "usr/lib/postfix")}


def names(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Read twenty Chinese attachment names in four parsers."""
    mails = folder / "mails"
    mails.mkdir()
    for place, name in enumerate(NAMES):
        (mails / f"{place:02}.eml").write_bytes(_mail(name))
    found = {place: _by_python(mails / f"{place:02}.eml") for place in range(len(NAMES))}
    for file, (one, other, *_) in _by_node(folder).items():
        found[int(file[:2])] += [one, other]
    equal = sum(read == NAMES[place] for place, all_read in found.items() for read in all_read)
    wrong = {NAMES[place]: read for place, read in found.items() if set(read) != {NAMES[place]}}
    longest = max(len(line) for file in mails.iterdir() for line in file.read_bytes().split(b"\r\n"))
    total = 4 * len(NAMES)
    return {"equal": equal, "of": total, "wrong": wrong, "longest_line": longest, "held": equal == total}


def _mail(name: str) -> bytes:
    letter = Letter("工会简报 2026年第3期", "正文\n", "<p>正文</p>\n", (Attachment(name, b"%PDF"),))
    head = messages.head(
        letter.subject,
        sender="office@union.test",
        sender_name="某市总工会办公室",
        address="a@x.test",
        message_id="<1@union.test>",
        dated=datetime(2026, 1, 16, tzinfo=UTC),
    )
    return head + messages.body(letter)


def _by_python(file: Path) -> list[str | None]:
    found: list[str | None] = []
    for policy in (email.policy.default, email.policy.compat32):
        message = email.message_from_bytes(file.read_bytes(), policy=policy)
        found.append(next(part.get_filename() for part in message.walk() if part.get_filename()))
    return found


def _by_node(folder: Path) -> dict[str, list[str]]:
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    (folder / "reader.js").write_text(_READER)
    install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "mailparser@3.9.0", "postal-mime"]
    subprocess.run(install, cwd=folder, check=True, capture_output=True)
    done = subprocess.run(["node", "reader.js"], cwd=folder, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def injection(folder: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Put line ends into subject, name of the sender and of the file; count headers that were not there before."""
    tricks = [f"甲{end}Bcc: x@evil.test" for end in ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")]
    plain = _headers(_mail("简报.pdf"))
    new = 0
    for trick in tricks:
        letter = Letter(trick, "正文\n", "<p>正文</p>\n", (Attachment(trick + ".pdf", b"%PDF"),))
        head = messages.head(
            trick,
            sender="office@union.test",
            sender_name=trick,
            address="a@x.test",
            message_id="<1@union.test>",
            dated=datetime(2026, 1, 16, tzinfo=UTC),
        )
        new += len(_headers(head + messages.body(letter)) - plain)
    return {"tricks": len(tricks) * 3, "new_headers": new, "held": new == 0}


def _headers(raw: bytes) -> set[str]:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return {name for part in message.walk() for name in part.keys()}  # noqa: SIM118
