"""The guard: an address in, the one place to connect to out, or a refusal.

Names are resolved once and the answers judged, never the words: 127.1, 0x7f.1, 2130706433 and ①②⑦.0.0.1 all resolve to
loopback. Whoever connects goes to the address judged, so that a name that resolves otherwise a moment later leads
nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from digest.sources.failures import FetchError

__all__ = ["Endpoint", "Resolve", "is_near", "judge", "site_of"]

Resolve = Callable[..., Sequence[tuple[Any, ...]]]  # as socket.getaddrinfo
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEMES = {"https": 443, "http": 80}
_LONGEST = 2000  # characters of an address; servers refuse longer ones
# Global unicast (RFC 4291, 2.4) without what stands for another address in it: Teredo and its neighbours, 6to4. NAT64
# (64:ff9b::/96), which Python calls global, and IPv4-mapped addresses lie outside.
_UNICAST = ipaddress.ip_network("2000::/3")
_NOWHERE = tuple(map(ipaddress.ip_network, ("2001::/23", "2002::/16", "3fff::/20", "192.88.99.0/24")))
# What an office's own network has (RFC 1918, RFC 4193), and this machine. Not 169.254.169.254 or 100.100.100.200, where
# clouds hand out secrets.
_OWN = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7"))
)
# Endings under which others register names, so that a site's own name has one part more (中国互联网络域名体系).
_SHARED = frozenset(["com", "net", "org", "gov", "edu", "ac", "mil", "co"])


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect to: *address* is judged and final; *host* is for the certificate and the Host header."""

    scheme: str
    host: str
    port: int
    address: str
    target: str

    @property
    def url(self) -> str:
        """Return the whole address as it is asked for."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def netloc(self) -> str:
        """Return host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _SCHEMES[self.scheme] else f"{host}:{self.port}"


def judge(url: str, *, internal: bool = False, resolve: Resolve = socket.getaddrinfo) -> Endpoint:
    """Return where *url* leads; FetchError where nobody may go there. *internal* allows the office's own network."""
    parts = _split(url)
    # full-width signs are what they stand for, Chinese names go in IDNA
    host = unicodedata.normalize("NFKC", parts.hostname or "").rstrip(".")
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchError("address", f"网址 {url[:80]} 里网站的名字不对，没有连接") from error
    port = parts.port or _SCHEMES[parts.scheme]
    address = _resolved(host, port, resolve)
    for each in address:
        if not is_allowed(each, internal=internal):
            remedy = "" if internal else "确是单位内网的网站，请写 internal = true，只管 url 里的网站和端口"
            raise FetchError("address", f"{host} 指向内部或特殊地址 {each}，没有连接", remedy)
    query = f"?{parts.query}" if parts.query else ""
    target = quote(f"{parts.path or '/'}{query}", safe="/%:=&?~#+!$,;'@()*[]")
    return Endpoint(parts.scheme, host, port, str(address[0]), target)


def is_allowed(address: IPAddress, *, internal: bool = False) -> bool:
    """Say whether *address* may be connected to: a public one, or with *internal* also one of a private network."""
    if address.is_multicast or address.is_unspecified or any(address in network for network in _NOWHERE):
        return False
    if internal and any(address in network for network in _OWN):
        return True
    is_unicast = address.version == 4 or address in _UNICAST
    return address.is_global and not address.is_reserved and is_unicast


def _split(url: str) -> SplitResult:
    shown = url[:80]
    if len(url) > _LONGEST or any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") for sign in url):
        raise FetchError("address", f"网址 {shown!r} 太长，或里面有看不见的字符，没有连接")
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError as error:
        raise FetchError("address", f"网址 {shown} 写法不对，没有连接") from error
    if parts.scheme not in _SCHEMES:
        raise FetchError("address", f"网址 {shown} 不是 https 或 http 的，没有连接")
    if parts.username is not None or parts.password is not None:
        raise FetchError("address", f"网址 {shown} 里夹着用户名，可能冒充别的网站，没有连接")
    return parts


def _resolved(host: str, port: int, resolve: Resolve) -> list[IPAddress]:
    try:
        answers = resolve(host, port, type=socket.SOCK_STREAM)
        found = [ipaddress.ip_address(str(answer[4][0]).partition("%")[0]) for answer in answers]
    except (OSError, ValueError) as error:
        raise FetchError("network", f"找不到网站 {host}", "请检查网址和网络") from error
    if not host or not found:
        raise FetchError("network", f"找不到网站 {host}", "请检查网址和网络")
    return found


def is_near(url: str, own: str) -> bool:
    """Say whether *url* is a page on the site of *own*: nothing is fetched elsewhere."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and site_of(parts.hostname or "") == site_of(urlsplit(own).hostname or "")


def site_of(host: str) -> str:
    """Return the part of *host* that its owner registered: www.szgh.gov.cn and news.szgh.gov.cn are one site."""
    if ":" in host or host.replace(".", "").isdigit():
        return host
    parts = host.lower().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in _SHARED else parts[-2:])
