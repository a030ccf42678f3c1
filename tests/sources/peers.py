"""Servers for the tests on loopback: web pages with faults, and a real IMAP server (Dovecot)."""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


@dataclass
class Reply:
    """What a page answers; ``act`` does it all itself, with the handler."""

    content: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


class Peer:
    """A web server; ``pages`` are its answers by path, ``asked`` what it was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply] = {"/robots.txt": Reply(status=404)}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at_once, self.most_at_once = 0, 0
        self._lock = threading.Lock()
        peer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                peer.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """Say nothing of clients that were killed."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            self.asked.append((handler.path, dict(handler.headers)))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            with contextlib.suppress(OSError):
                self._answer(handler)
        finally:
            with self._lock:
                self.at_once -= 1

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        reply = self.pages.get(handler.path, Reply(status=404))
        if reply.act:
            handler.close_connection = True
            reply.act(handler)
            return
        is_same = bool(reply.etag) and handler.headers.get("If-None-Match") == reply.etag
        handler.send_response(304 if is_same else reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.etag:
            handler.send_header("ETag", reply.etag)
        content = b"" if is_same else reply.content
        handler.send_header("Content-Type", reply.kind)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever: no wait between two is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(600):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    """Headers that never end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(90):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def truncate(handler: BaseHTTPRequestHandler) -> None:
    """Half of what the head promises."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n" + b"x" * 500)


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """A hundred megabytes in a hundred kilobytes."""
    packed = gzip.compress(b"\0" * (100 << 20))
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Encoding: gzip\r\n\r\n" + packed)


DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
{keys}
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
default_internal_user = root
default_login_user = nobody
default_internal_group = root
mail_max_userip_connections = 20
passdb {{
  driver = static
  args = password=geheim
}}
userdb {{
  driver = static
  args = uid=nobody gid=nogroup home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Mailbox:
    """A Dovecot with the mailbox of one user; ``deliver`` puts a mail into it."""

    USER, PASSWORD = "office", "geheim"

    def __init__(self, folder: Path, keys: tuple[Path, Path] | None = None) -> None:
        self.folder = folder
        self.port, self.tls_port = free_port(), free_port()
        for name in ("run", "state", f"mail/{self.USER}/cur", f"mail/{self.USER}/new", f"mail/{self.USER}/tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        told = f"ssl_cert = <{keys[0]}\nssl_key = <{keys[1]}" if keys else ""
        ssl = "yes" if keys else "no"
        config = CONFIG.format(folder=folder, port=self.port, tls_port=self.tls_port if keys else 0, ssl=ssl, keys=told)
        (folder / "dovecot.conf").write_text(config)
        self.own()
        self.count = 0
        self.process = subprocess.Popen(
            [DOVECOT, "-F", "-c", folder / "dovecot.conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_for(self.port, folder / "log")

    def own(self) -> None:
        """Let the mail be nobody's: Dovecot serves none that is root's."""
        for path in [self.folder / "mail", *(self.folder / "mail").rglob("*")]:
            shutil.chown(path, "nobody", "nogroup")

    def deliver(self, content: bytes) -> None:
        self.count += 1
        file = self.folder / f"mail/{self.USER}/new/{int(time.time())}.{self.count:06d}.test"
        aside = self.folder / f"mail/{self.USER}/tmp/{file.name}"
        aside.write_bytes(content)
        shutil.chown(aside, "nobody", "nogroup")
        aside.rename(file)

    def number_anew(self) -> None:
        """Forget the numbers: UIDVALIDITY changes, as where a mailbox was restored."""
        time.sleep(1.1)  # the new number is the second in which Dovecot makes it
        for path in (self.folder / f"mail/{self.USER}").glob("dovecot*"):
            path.unlink()

    def flags(self) -> list[str]:
        return [path.name.partition(":2,")[2] for path in (self.folder / f"mail/{self.USER}").glob("[cn]*/*.test*")]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(port: int, log: Path) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.fail(f"Dovecot did not start: {log.read_text() if log.exists() else 'no log'}")


@contextlib.contextmanager
def mailbox(keys: tuple[Path, Path] | None = None) -> Iterator[Mailbox]:
    """Give a running mailbox; the test is skipped where there is no Dovecot, or no root to start it."""
    if not DOVECOT:
        pytest.skip("needs Dovecot (Debian: dovecot-imapd)")
    if os.geteuid() != 0:
        pytest.skip("Dovecot is started by root only")
    with tempfile.TemporaryDirectory(prefix="dovecot-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        running = Mailbox(folder, keys)
        try:
            yield running
        finally:
            running.close()
