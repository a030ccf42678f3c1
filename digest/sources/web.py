"""One GET in, its answer out: guarded, bounded in time and size, polite.

No cookies, no script, no sub-resources: nothing is asked for but what is named.
"""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError
from urllib3.util.retry import RequestHistory, Retry

from digest import __version__
from digest.expressions import expression
from digest.sources import guard
from digest.sources.deadline import Deadline
from digest.sources.failures import FetchError
from digest.sources.guard import Endpoint, Resolve

__all__ = ["NONE", "Answer", "Bounds", "Validators", "Web", "wait_after"]

_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 3  # www and https, and one for a page that moved
_CHUNK = 1 << 16
_CHARSET = expression(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]{2,20})", re.I)
_LONGEST_WAIT = 24 * 3600  # a server that asks to be left alone for longer is asked again after a day


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one answer may cost: *deadline* seconds in all, *largest* bytes unpacked; *pause* between two on a host."""

    deadline: float = 30.0
    connect: float = 10.0
    largest: int = 8 << 20
    pause: float = 2.0
    tries: int = 2


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether a page changed."""

    etag: str = ""
    modified: str = ""


NONE = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: *content* is None where nothing changed; *url* is where it was found in the end."""

    url: str
    content: bytes | None
    kind: str = ""
    charset: str = ""
    validators: Validators = NONE


@dataclass
class Web:
    """The door to the web of one pass; one request a host at a time."""

    limits: Bounds = Bounds()
    contact: str = ""
    resolve: Resolve = socket.getaddrinfo
    _locks: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, internal: bool = False, authorities: str = "", validators: Validators = NONE) -> Answer:
        """Return the answer to *url*; FetchError says why there is none.

        *internal* allows *url*'s own host and port, not where else it sends to, to lie in the office's network.
        """
        for failures in range(1, self.limits.tries):
            try:
                return self._followed(url, internal, authorities, validators)
            except FetchError as error:
                if error.kind not in ("network", "server") or error.wait:
                    raise
            time.sleep(wait_after(failures, first=self.limits.pause))
        return self._followed(url, internal, authorities, validators)

    def _followed(self, url: str, internal: bool, authorities: str, validators: Validators) -> Answer:
        first = endpoint = guard.judge(url, internal=internal, resolve=self.resolve)
        for _ in range(_MOST_REDIRECTS + 1):
            found = self._asked(endpoint, authorities, validators)
            if isinstance(found, Answer):
                return found
            is_own = urlsplit(found).netloc == urlsplit(url).netloc
            following = guard.judge(found, internal=internal and is_own, resolve=self.resolve)
            if guard.site_of(following.host) != guard.site_of(first.host):
                raise FetchError("redirects", f"转到了别的网站 {following.host}，没有跟去", "网站搬家了就改 url")
            if first.scheme == "https" and following.scheme == "http":
                raise FetchError("redirects", "从 https 转到了不加密的 http，没有跟去")
            endpoint = following
        raise FetchError("redirects", f"转来转去超过 {_MOST_REDIRECTS} 次", "请在浏览器里打开，把最后的网址写进 url")

    def _asked(self, endpoint: Endpoint, authorities: str, validators: Validators) -> Answer | str:
        """Return the answer of *endpoint*, or the address it sends to."""
        with self._locks[endpoint.host]:
            wait = self._last.get(endpoint.host, -self.limits.pause) + self.limits.pause - time.monotonic()
            time.sleep(max(0.0, wait))
            told = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
            contact = f" (+{self.contact})" if self.contact else ""
            headers = {
                "Host": endpoint.netloc,
                "User-Agent": f"UnionDigest/{__version__}{contact}",
                "Accept-Encoding": "gzip, deflate",
                **{name: value for name, value in told.items() if value},
            }
            try:
                return _exchange(endpoint, self.limits, authorities, headers)
            finally:
                self._last[endpoint.host] = time.monotonic()


def _exchange(endpoint: Endpoint, limits: Bounds, authorities: str, headers: Mapping[str, str]) -> Answer | str:
    connection = _connection(endpoint, limits, authorities)
    held: list[socket.socket] = []
    deadline = Deadline(limits.deadline, lambda: held[0] if held else connection.sock)
    try:
        with deadline:
            connection.connect()
            held += [connection.sock] if connection.sock else []
            connection.request("GET", endpoint.target, headers=headers, preload_content=False)
            with closing(connection.getresponse()) as response:
                found = _taken(response, endpoint, limits)
    except (HTTPError, OSError, ValueError) as error:
        raise _fault(error, endpoint, limits, deadline) from error
    finally:
        connection.close()
        for each in held:
            each.close()
    if deadline.is_over:  # what was read until then is no whole answer
        raise _fault(TimeoutError(), endpoint, limits, deadline)
    return found


def _taken(response: urllib3.BaseHTTPResponse, endpoint: Endpoint, limits: Bounds) -> Answer | str:
    """Return what *response* holds, or where it sends to."""
    headers = response.headers
    if response.status in _REDIRECTS and headers.get("Location"):
        return urljoin(endpoint.url, headers["Location"])
    if response.status == 304:
        return Answer(endpoint.url, None)
    _refuse(response, endpoint)
    content = bytearray()
    for part in response.stream(_CHUNK, decode_content=True):
        content += part
        if len(content) > limits.largest:  # what unpacks to more is dropped as soon as it does
            raise FetchError("large", f"内容超过 {limits.largest / (1 << 20):.0f} MB，没有收")
    told = headers.get("Content-Type", "")
    charset = _CHARSET.search(told)
    validators = Validators(headers.get("ETag", "")[:500], headers.get("Last-Modified", "")[:100])
    kind = told.partition(";")[0].strip().lower()
    return Answer(endpoint.url, bytes(content), kind, charset[1] if charset else "", validators)


def _connection(endpoint: Endpoint, limits: Bounds, authorities: str) -> HTTPConnection:
    """Return a connection to the address judged; certificate and name sent in TLS are the host's."""
    if endpoint.scheme == "http":
        return HTTPConnection(endpoint.address, endpoint.port, timeout=limits.connect)
    return HTTPSConnection(
        endpoint.address,
        endpoint.port,
        timeout=limits.connect,
        server_hostname=endpoint.host,
        assert_hostname=endpoint.host,
        cert_reqs=ssl.CERT_REQUIRED,
        ca_certs=authorities or None,
    )


def _refuse(response: urllib3.BaseHTTPResponse, endpoint: Endpoint) -> None:
    """Raise FetchError where the server did not give what was asked for."""
    status, wait = response.status, 0.0
    if status in (200, 203):
        return
    with contextlib.suppress(HTTPError, ValueError, OverflowError):
        wait = Retry(retry_after_max=_LONGEST_WAIT).get_retry_after(response) or 0.0
    if status == 429:
        raise FetchError("busy", f"{endpoint.host} 说来得太勤（429）", "会自动推迟，不用处理", wait or 3600.0)
    if status in (404, 410):
        raise FetchError("missing", f"{endpoint.host} 上没有这一页（{status}）", "请在浏览器里打开看看，网址可能变了")
    if status >= 500:
        raise FetchError("server", f"{endpoint.host} 出错（{status}）", "多半是对方的问题，会自动再试", wait)
    raise FetchError("refused", f"{endpoint.host} 不给看（{status}）", "可能要登录，或不许程序读取")


def _fault(error: Exception, endpoint: Endpoint, limits: Bounds, deadline: Deadline) -> FetchError:
    """Return what *error* means to the office."""
    if deadline.is_over or isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
        return FetchError("slow", f"{endpoint.host} 太慢，{limits.deadline:g} 秒没有传完", "会自动再试")
    if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE" in str(error).upper():
        return FetchError("certificate", f"{endpoint.host} 的安全证书不对，没有连接", "请对方更新证书，或请技术人员看")
    if isinstance(error, DecodeError):
        return FetchError("broken", f"{endpoint.host} 传来的压缩内容解不开", "会自动再试")
    if isinstance(error, ProtocolError):
        return FetchError("network", f"{endpoint.host} 的答复不完整，中途断了", "会自动再试")
    return FetchError("network", f"连不上 {endpoint.host}", "请检查网络；网站没有故障就会自动再试")


def wait_after(failures: int, first: float = 600.0, most: float = 24 * 3600.0) -> float:
    """Return how many seconds to leave a source alone that failed *failures* times in a row: longer each time, and
    never the same for all that failed together.
    """
    known = (RequestHistory("GET", None, None, None, None),) * (failures + 1)
    return Retry(backoff_factor=first / 2, backoff_max=most, backoff_jitter=first / 4, history=known).get_backoff_time()
