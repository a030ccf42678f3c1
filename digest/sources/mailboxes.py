"""A mailbox in, a lead for each mail that came since out. It is only ever looked at: EXAMINE, BODY.PEEK.

Where it was read to is a UID, which counts only under its UIDVALIDITY (RFC 3501, 2.3.1.1); where that changed, all is
read again, and what is the same again is kept once.
"""

from __future__ import annotations

import email.parser
import email.policy
import email.utils
import functools
import imaplib
import json
import re
import ssl
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date
from email.message import Message

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import LoginError

from digest import __version__, credentials
from digest.errors import DigestError
from digest.expressions import expression
from digest.model import MailboxSource
from digest.pages import days
from digest.pages.mail import BROKEN, decoded_header
from digest.sources.deadline import Deadline
from digest.sources.failures import FetchError
from digest.sources.leads import SourceLead, Taken, Visit
from digest.sources.originals import sha256_of
from digest.sources.web import Validators

__all__ = ["leads"]

_LARGEST = 64 << 20  # as the rooms read
_CONNECT, _READ = 15.0, 60.0  # seconds; 网易 and QQ answer in under one
_SLOWEST = 50 << 10  # bytes a second of a line that is still worth waiting for
_BATCH = 200  # mails whose sizes are asked for at a time
_HEAD = 256 << 10  # bytes of headers: a long way of Received lines has 20 kB
_RESULT = expression(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]{2,10})", re.I)


def leads(source: MailboxSource, position: str, since: date) -> Generator[SourceLead | Visit, None, None]:
    """Give a lead for each mail after *position*; of a mailbox never read, or numbered anew, those from *since* on.

    FetchError where the mailbox is not to be had.
    """
    told = json.loads(position) if position else {}
    validity, last = told.get("validity", 0), told.get("uid", 0)  # zeros, which are neither, for none
    context = ssl.create_default_context(cafile=source.authorities or None) if source.security == "tls" else None
    patience = SocketTimeout(_CONNECT, _READ)
    with (
        _speaking(source),
        IMAPClient(source.host, source.port, ssl=context is not None, ssl_context=context, timeout=patience) as client,
    ):
        current = _opened(client, source)
        is_same = validity == current
        criteria = ["UID", f"{last + 1}:*"] if is_same else ["SINCE", since]
        # n:* names the last mail even where n is greater (RFC 3501, 6.4.8)
        with Deadline(_READ, client.socket):
            found = sorted(uid for uid in client.search(criteria) if uid > last or not is_same)
        for start in range(0, len(found), _BATCH):
            batch = found[start : start + _BATCH]
            with Deadline(_READ, client.socket):
                sizes = client.fetch(batch, ["RFC822.SIZE"])
            for uid in batch:
                size = sizes.get(uid, {}).get(b"RFC822.SIZE")
                if size is not None:  # else somebody deleted it meanwhile
                    take = functools.partial(_take, client, source, uid, size)
                    yield SourceLead(f"uid {uid}", take, position=json.dumps({"validity": current, "uid": uid}))


@contextmanager
def _speaking(source: MailboxSource) -> Iterator[None]:
    """Turn what the mailbox's server does into a FetchError in Chinese."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        remedy = "请检查 host，或请技术人员看"
        raise FetchError("certificate", f"{source.host} 的安全证书不对，没有登录", remedy) from error
    except (imaplib.IMAP4.abort, OSError) as error:
        raise FetchError("network", f"连不上邮箱服务器 {source.host}，或中途断了", "请检查网络；会自动再试") from error
    except imaplib.IMAP4.error as error:
        remedy = "请检查 folder 和邮箱设置"
        raise FetchError("mailbox", f"邮箱服务器 {source.host} 不给读“{source.folder}”", remedy) from error


def _opened(client: IMAPClient, source: MailboxSource) -> int:
    """Log in and open the folder to be read only; return its UIDVALIDITY."""
    try:
        password = credentials.secret(source.password, noun="邮箱密码", raising=DigestError)
    except DigestError as error:
        raise FetchError("login", error.message, error.remedy) from error
    with Deadline(_READ, client.socket):
        try:
            client.login(source.user, password)
        except LoginError as error:
            remedy = "请检查 user 和密码；多数邮箱要用“授权码”，并在网页上打开 IMAP"
            raise FetchError("login", f"邮箱 {source.user} 登录不了", remedy) from error
        if client.has_capability("ID"):  # RFC 2971; 网易 lets nobody in who does not say who it is
            client.id_({"name": "UnionDigest", "version": __version__, "vendor": "UnionDigest"})
        return int(client.select_folder(source.folder, readonly=True)[b"UIDVALIDITY"])


def _take(client: IMAPClient, source: MailboxSource, uid: int, size: int, _: Validators) -> Taken:
    """Return the mail *uid*; FetchError where it is too large, which is asked before any of it is."""
    if size > _LARGEST:
        raise FetchError("large", f"第 {uid} 号邮件有 {size >> 20} MB，没有收", "请对方分几封发，或另存附件后放入")
    with _speaking(source), Deadline(_READ + size / _SLOWEST, client.socket):
        content = client.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
    if not isinstance(content, bytes):
        raise FetchError("missing", f"第 {uid} 号邮件已经不在邮箱里")
    return taken_of(content)


def taken_of(content: bytes) -> Taken:
    """Return the mail *content* with what its head says of it."""
    try:
        head = email.parser.BytesHeaderParser(policy=email.policy.compat32).parsebytes(content[:_HEAD])
    except BROKEN:
        head = Message()
    stamp = _header(head, "Date")
    day = days.day_of(stamp) if stamp else None
    # of the server that took the mail in: the first result, those below it were there before, and may be forged
    checked = _RESULT.findall(_header(head, "Authentication-Results"))
    return Taken(
        content,
        ".eml",
        key=f"{_header(head, 'Message-ID')} {sha256_of(content)}".strip(),
        title=_header(head, "Subject"),
        sender=email.utils.parseaddr(_header(head, "From"))[1].lower(),
        authentication=" ".join(f"{what}={found}".lower() for what, found in checked),
        published=day,
        dated_by=f"邮件日期：{stamp}" if day else "",
    )


def _header(head: Message, name: str) -> str:
    try:
        return decoded_header(head.get(name, ""))[:500]
    except BROKEN:
        return ""
