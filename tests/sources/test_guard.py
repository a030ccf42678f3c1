"""Forty addresses that nobody should be led to: none is connected to."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from digest.sources import guard
from digest.sources.failures import FetchError
from digest.sources.web import Bounds, Web
from tests.sources.peers import Peer, Reply

WEB = Bounds(pause=0, tries=1, connect=2)
# Where {port} stands, the canary listens on it, on loopback.
HOSTILE = (
    "http://127.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://127.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0x7f.1:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/",
    "http://127.255.255.254:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://①②⑦.0.0.1:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[64:ff9b::7f00:1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fc00::1]:{port}/",
    "http://[fec0::1]:{port}/",
    "http://[ff02::1]:{port}/",
    "http://[::]:{port}/",
    "http://0.0.0.0:{port}/",
    "http://0:{port}/",
    "http://10.0.0.1:{port}/",
    "http://172.16.0.1:{port}/",
    "http://192.168.1.1:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1:{port}/",
    "http://224.0.0.1:{port}/",
    "http://240.0.0.1:{port}/",
    "http://255.255.255.255:{port}/",
    "http://198.18.0.1:{port}/",
    "http://192.88.99.1:{port}/",
    "http://user:secret@127.0.0.1:{port}/",
    "http://www.example.org@127.0.0.1:{port}/",
    "file:///etc/passwd",
    "data:text/html,<p>x</p>",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\r\nHost: x/",
    "http://127.0.0.1:{port}\u200b/",
    "http:///",
    "http://[::1/",
    "http://127.0.0.1:99999/",
)


class Canary:
    """A listener that counts who connects."""

    def __init__(self) -> None:
        self.listeners = []
        for family, place in ((socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")):
            listener = socket.socket(family)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((place, self.port if self.listeners else 0))
            listener.listen()
            listener.settimeout(0)
            self.port = listener.getsockname()[1]
            self.listeners.append(listener)

    def count(self) -> int:
        found = 0
        for listener in self.listeners:
            while True:
                try:
                    listener.accept()[0].close()
                    found += 1
                except BlockingIOError:
                    break
        return found

    def close(self) -> None:
        for listener in self.listeners:
            listener.close()


@pytest.fixture
def canary():
    listening = Canary()
    yield listening
    listening.close()


@pytest.fixture
def peer():
    serving = Peer()
    yield serving
    serving.close()


@pytest.mark.parametrize("url", HOSTILE)
def test_nobody_is_led_to(url, canary) -> None:
    with pytest.raises(FetchError) as raised:
        Web(WEB).get(url.format(port=canary.port))
    assert raised.value.kind in ("address", "network")
    assert canary.count() == 0


def test_the_canary_sings(canary) -> None:
    socket.create_connection(("127.0.0.1", canary.port)).close()
    assert canary.count() == 1


def test_the_name_of_an_internal_host_opens_that_host_only(peer, canary) -> None:
    peer.pages["/"] = Reply(b"ok")
    peer.pages["/away"] = Reply(status=302, headers={"Location": f"http://127.0.0.2:{canary.port}/"})
    assert Web(WEB).get(f"{peer.url}/", internal=True).content == b"ok"
    with pytest.raises(FetchError) as raised:
        Web(WEB).get(f"{peer.url}/away", internal=True)
    assert raised.value.kind == "address"
    for url in HOSTILE[:5]:
        with pytest.raises(FetchError):
            Web(WEB).get(url.format(port=canary.port))
    assert canary.count() == 0


def test_a_page_that_sends_to_such_an_address_leads_nowhere(peer, canary) -> None:
    for target in HOSTILE:
        peer.pages["/"] = Reply(status=302, headers={"Location": target.format(port=canary.port).partition("\r")[0]})
        with pytest.raises(FetchError) as raised:
            Web(WEB).get(f"{peer.url}/", internal=True)
        assert raised.value.kind in ("address", "network", "redirects", "missing")
    assert canary.count() == 0


def test_a_name_that_resolves_otherwise_a_moment_later_is_resolved_once(peer) -> None:
    peer.pages["/"] = Reply(b"ok")
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "169.254.169.254"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    web = Web(WEB, resolve=resolve)
    assert web.get(f"http://rebinding.example:{peer.port}/", internal=True).content == b"ok"
    assert asked == ["rebinding.example"]


def test_all_addresses_of_a_name_must_pass(canary) -> None:
    def resolve(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ("8.8.8.8", "127.0.0.1")]

    with pytest.raises(FetchError):
        Web(WEB, resolve=resolve).get(f"http://both.example:{canary.port}/")
    assert canary.count() == 0


@pytest.mark.parametrize("address", ["8.8.8.8", "202.96.128.86", "2400:3200::1", "240e::1"])
def test_public_addresses_pass(address) -> None:
    assert guard.is_allowed(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.szgh.gov.cn", "szgh.gov.cn"),
        ("news.szgh.gov.cn", "szgh.gov.cn"),
        ("gov.cn", "gov.cn"),
        ("a.b.workercn.cn", "workercn.cn"),
        ("www.example.com", "example.com"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_the_site_of_a_host(host, site) -> None:
    assert guard.site_of(host) == site
