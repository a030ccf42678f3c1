"""Mail servers for the tests: a real one (aiosmtpd) with faults by the recipient's local part, own certificates."""

from __future__ import annotations

import asyncio
import datetime
import ssl
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

# What the server answers at RCPT for recipients whose local part begins so.
RECIPIENT_FAULTS = {
    "r550": "550 5.1.1 User unknown",
    "r450": "450 4.2.1 Mailbox busy",
    "r552": "552 5.2.2 Mailbox full",
    "rqq": "550 Domain frequency limited. http://service.mail.qq.com/",
}
DATA_FAULTS = {"d451": "451 4.3.0 Try again later", "d554": "554 5.7.1 Rejected"}


@dataclass
class Log:
    """What the server saw: ``accepted`` is written before the answer goes out, so that nothing accepted is missing."""

    accepted: list[tuple[str, str]] = field(default_factory=list)  # address, Message-ID
    contents: dict[str, bytes] = field(default_factory=dict)
    logins: int = 0
    bytes_of_mail: int = 0
    mails_begun: int = 0
    connections: int = 0

    def count(self, address: str) -> int:
        return sum(one == address for one, _ in self.accepted)


class _Handler:
    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.greylisted: set[str] = set()

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        self.peer.log.mails_begun += 1
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.peer.mail_answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        local = address.partition("@")[0]
        if self.peer.greylisting and address not in self.greylisted:
            self.greylisted.add(address)
            return "451 4.7.1 Greylisted, try again later"
        if local.startswith("close"):
            server.transport.close()
        for prefix, answer in RECIPIENT_FAULTS.items():
            if local.startswith(prefix):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        address = envelope.rcpt_tos[0]
        local = address.partition("@")[0]
        for prefix, answer in DATA_FAULTS.items():
            if local.startswith(prefix):
                return answer
        self.peer.accept(address, envelope.content)
        if self.peer.delay:
            await asyncio.sleep(self.peer.delay)
        if local.startswith("drop"):
            server.transport.abort()
        if local.startswith("hang"):
            await asyncio.sleep(self.peer.hang)
        return "250 2.0.0 Queued"


class Peer:
    """An SMTP server on a loopback port, in a thread; stop it by leaving the ``with`` block."""

    def __init__(
        self,
        *,
        size: int = 33_554_432,
        context: ssl.SSLContext | None = None,
        implicit: bool = False,
        password: str = "",
        port: int = 0,
        delay: float = 0.0,
        journal: Path | None = None,
    ) -> None:
        self.log = Log()
        self.greylisting = False
        self.mail_answer = ""
        self.delay = delay
        self.hang = 3.0
        self.port = port
        self._size, self._context, self._implicit = size, context, implicit
        self._password, self._journal = password, journal
        self._handler = _Handler(self)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def accept(self, address: str, content: bytes) -> None:
        head = content.partition(b"\r\n\r\n")[0]
        message_id = str(message_from_bytes(head, policy=default)["Message-ID"])
        self.log.accepted.append((address, message_id))
        self.log.contents[address] = content
        self.log.bytes_of_mail += len(content)
        if self._journal:
            with self._journal.open("a") as file:
                file.write(f"{address} {message_id}\n")

    def _authenticate(self, server, session, envelope, mechanism, data):
        self.log.logins += 1
        return AuthResult(success=data.password.decode() == self._password, handled=False)

    def _protocol(self) -> SMTP:
        self.log.connections += 1
        options = {}
        if self._password:
            options = {"authenticator": self._authenticate, "auth_required": True}
        if self._context and not self._implicit:
            options |= {"tls_context": self._context, "require_starttls": True}
        protocol = SMTP(self._handler, hostname="peer.test", data_size_limit=self._size, loop=self._loop, **options)
        protocol._auth_require_tls = not self._implicit  # it does not see that the whole line is encrypted
        return protocol

    def _serve(self) -> None:
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda loop, context: None)  # a client that dies is what we test
        secure = self._context if self._implicit else None
        self._server = self._loop.run_until_complete(
            self._loop.create_server(self._protocol, "127.0.0.1", self.port, ssl=secure)
        )
        self.port = self._server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        self._server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(self._server.wait_closed())
        self._loop.close()

    def __enter__(self) -> Peer:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *unused: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


def certificates(folder: Path, host: str = "localhost") -> tuple[Path, ssl.SSLContext]:
    """Return the file of an own authority and the server's context with a certificate for *host* signed by it."""
    folder.mkdir(parents=True, exist_ok=True)
    authority_key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _certificate("Test authority", authority_key, "Test authority", authority_key, None)
    server = _certificate(host, server_key, "Test authority", authority_key, host)
    (folder / "authority.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    (folder / "server.pem").write_bytes(server.public_bytes(serialization.Encoding.PEM))
    (folder / "server.key").write_bytes(
        server_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return folder / "authority.pem", context


def _certificate(name, key, issuer, issuer_key, host):
    today = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
    )
    if host:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
