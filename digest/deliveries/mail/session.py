"""Mail as a channel: one session with one server, one mail at a time, and certainty about how far each one came.

``smtplib`` raises the same exception whether a connection breaks before a mail is handed over or after it. So the
session walks the phases itself (RFC 5321, 3.3): greeting, EHLO, TLS, login, MAIL, RCPT, DATA, content, *mark*, final
dot, answer. What breaks before the dot was certainly not sent; without an answer after it, nobody can know.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
import time
import typing
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal

from digest.addresses import fault
from digest.deliveries.mail.messages import ascii_address
from digest.deliveries.mail.replies import Phase, Reply, broken, reply
from digest.model import MailServer

State = Literal["sent", "later", "failed", "unknown", "pause", "stop", "size"]

_CHUNK = 65536  # bytes handed to the system at once, so that the limit below is for a block, not for the whole mail
_DROPS_AT_MOST = 3  # connections lost one after another before the queue rests: the server, not a mail, is the cause
_MECHANISMS = ("PLAIN", "LOGIN", "CRAM-MD5")  # the first one offered is used once: 网易 locks after repeated failures


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one mail: *state*, why in Chinese, and the server's own words.

    ``later`` may be tried again, ``failed`` not; ``unknown`` was handed over and not answered; ``pause``, ``stop`` and
    ``size`` concern more than this mail (the queue rests, the queue waits for a person, all mails with this content).
    """

    state: State
    meaning: str = ""
    code: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait in each phase: RFC 5321, 4.5.3.2 (a short wait after the dot makes doubt)."""

    connect: float = 30.0
    command: float = 300.0
    block: float = 180.0
    dot: float = 600.0


class Session:
    """A conversation with one server, opened when the first mail is sent and again after it broke."""

    def __init__(self, server: MailServer, password: str = "", patience: Patience | None = None) -> None:
        self._server = server
        self._password = password
        self._patience = patience or Patience()
        self._smtp: smtplib.SMTP | None = None
        self._sent_here = 0
        self._drops = 0
        self._last = 0.0

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Say QUIT if anybody listens; then hang up."""
        if self._smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._limit(self._patience.connect)
                self._smtp.quit()
        self._hang_up()

    def try_out(self) -> Outcome | None:
        """Connect and log in, hand over nothing, hang up; return what stands in the way."""
        trouble = self._opened()
        self.close()
        return trouble

    def send(self, address: str, content: bytes, mark: Callable[[], None]) -> Outcome:
        """Hand *content* (dot-stuffed, without the final dot) over for *address*; call *mark* just before the dot."""
        if why := fault(address):
            return Outcome("failed", f"邮件地址不对：{why}")
        try:
            trouble = self._ready(len(content)) or self._handed(address, content)
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            self._drops += 1
            state: State = "pause" if self._drops >= _DROPS_AT_MOST else "later"
            return Outcome(state, f"连接中断，这封没有交出（{broken(error)}）")
        if trouble:
            return trouble
        try:
            mark()
        except BaseException:  # without the mark no dot: the server drops what was never ended
            self._hang_up()
            raise
        return self._committed()

    def _ready(self, size: int) -> Outcome | None:
        """Open the connection if there is none; return what stands in the way."""
        if self._sent_here >= self._server.per_connection:
            self.close()
        if self._server.per_minute:  # the pace that the office set
            time.sleep(max(0.0, self._last + 60 / self._server.per_minute - time.monotonic()))
            self._last = time.monotonic()
        if self._smtp is None and (trouble := self._opened()):
            self._hang_up()
            return trouble
        told = self._connection().esmtp_features.get("size", "")
        limit = int(told) if told.isdigit() else 0  # 0 or nothing: no limit is told (RFC 1870, 4)
        if limit and size > limit:
            return Outcome("size", f"邮件 {_megabytes(size)}，超过服务器允许的 {_megabytes(limit)}")
        return None

    def _opened(self) -> Outcome | None:
        """Connect, greet, encrypt, log in. Trouble here counts against no mail."""
        try:
            return self._connected() or self._logged_in()
        except ssl.SSLCertVerificationError as error:
            return Outcome("pause", f"服务器证书不可信，没有发信：{broken(error)}")
        except ssl.SSLError as error:
            return Outcome("pause", f"加密连接没有建立：{broken(error)}")
        except smtplib.SMTPNotSupportedError:
            return Outcome("pause", "服务器不支持 STARTTLS 加密，没有发信")
        except smtplib.SMTPResponseException as error:
            answer = reply("greeting", error.smtp_code, error.smtp_error)
            return Outcome("pause", f"服务器不接受连接：{answer.meaning}", answer.code, answer.text)
        except (OSError, smtplib.SMTPException) as error:
            where = f"{self._server.host}:{self._server.port}"
            return Outcome("pause", f"连不上邮件服务器 {where}：{broken(error)}")

    def _connected(self) -> Outcome | None:
        server = self._server
        context = ssl.create_default_context(cafile=server.authorities or None)  # without it nothing is verified
        # the name for EHLO, without asking the network, which may be slow to answer
        own = socket.gethostname()
        name = own if own.isascii() and own.replace("-", "").replace(".", "").isalnum() else "localhost"
        seconds = self._patience.connect
        self._smtp = (
            smtplib.SMTP_SSL(timeout=seconds, context=context, local_hostname=name)
            if server.security == "tls"
            else smtplib.SMTP(timeout=seconds, local_hostname=name)
        )
        self._smtp._host = server.host  # type: ignore[attr-defined]  # the name that the certificate must bear
        code, answer = self._smtp.connect(server.host, server.port)
        if code != 220:
            given = reply("greeting", code, answer)
            return Outcome("pause", f"服务器不接受连接：{given.meaning}", given.code, given.text)
        # The final dot is a small packet after a large one: without this the system holds it back for 40 ms (RFC 896).
        typing.cast(socket.socket, self._smtp.sock).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            self._smtp.starttls(context=context)
            self._smtp.ehlo_or_helo_if_needed()
        self._limit(self._patience.command)
        self._sent_here = 0
        return None

    def _logged_in(self) -> Outcome | None:
        smtp = self._connection()
        if not self._server.user:
            return None
        offered = smtp.esmtp_features.get("auth", "").upper().split()
        mechanism = next((one for one in _MECHANISMS if one in offered), None)
        if mechanism is None:
            return Outcome("stop", "服务器不提供登录", text=" ".join(offered))
        smtp.user, smtp.password = self._server.user, self._password
        try:
            smtp.auth(mechanism, getattr(smtp, "auth_" + mechanism.lower().replace("-", "_")))
        except smtplib.SMTPAuthenticationError as error:
            return _outcome(reply("login", error.smtp_code, error.smtp_error))
        return None

    def _handed(self, address: str, content: bytes) -> Outcome | None:
        """Walk from MAIL to the end of the content; return the refusal, if there is one."""
        smtp = self._connection()
        options = [f"SIZE={len(content)}"] if smtp.has_extn("size") else []
        steps: tuple[tuple[Phase, Callable[[], tuple[int, bytes]], tuple[int, ...]], ...] = (
            ("mail", lambda: smtp.mail(ascii_address(self._server.sender), options), (250,)),
            ("recipient", lambda: smtp.rcpt(ascii_address(address)), (250, 251)),
            ("data", lambda: smtp.docmd("DATA"), (354,)),
        )
        for phase, step, welcome in steps:
            code, answer = step()
            if code not in welcome:
                return self._refused(reply(phase, code, answer))
        self._limit(self._patience.block)
        for start in range(0, len(content), _CHUNK):
            smtp.send(content[start : start + _CHUNK])
        return None

    def _committed(self) -> Outcome:
        """Send the dot and wait long for the answer; silence leaves doubt."""
        smtp = self._connection()
        try:
            self._limit(self._patience.dot)
            smtp.send(b".\r\n")
            code, answer = smtp.getreply()
            self._limit(self._patience.command)
        except (OSError, smtplib.SMTPException):
            self._hang_up()
            return Outcome("unknown", "邮件已交出，但没有等到服务器的答复，不知收没收下")
        self._sent_here += 1
        self._drops = 0
        if 200 <= code < 300:
            return Outcome("sent", "服务器已接收", code, reply("content", code, answer).text)
        return self._refused(reply("content", code, answer))

    def _refused(self, answer: Reply) -> Outcome:
        """Make the connection ready for the next mail, or hang up; the refusal is the outcome."""
        if answer.code == 421 or answer.verdict in ("pause", "stop"):
            self.close()
        elif self._smtp is not None:
            try:
                self._smtp.rset()
            except (OSError, smtplib.SMTPException):
                self._hang_up()
        self._drops = 0
        return _outcome(answer)

    def _hang_up(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None

    def _connection(self) -> smtplib.SMTP:
        if self._smtp is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        return self._smtp

    def _limit(self, seconds: float) -> None:
        if self._smtp is not None and self._smtp.sock is not None:
            self._smtp.sock.settimeout(seconds)


def _outcome(answer: Reply) -> Outcome:
    state: State = "stop" if answer.verdict == "sender" else answer.verdict
    return Outcome(state, answer.meaning, answer.code, answer.text)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
