"""One request and its answer, from servers that behave ill."""

from __future__ import annotations

import itertools
import threading
import time
import tracemalloc

import pytest

from digest.sources.failures import FetchError
from digest.sources.web import Bounds, Validators, Web, wait_after
from tests.sources.peers import Peer, Reply, bomb, drip, drip_head, truncate

QUICK = Bounds(deadline=1.0, connect=2.0, pause=0, tries=1)


@pytest.fixture
def peer():
    serving = Peer()
    yield serving
    serving.close()


def fault(peer: Peer, path: str, limits: Bounds = QUICK) -> FetchError:
    with pytest.raises(FetchError) as raised:
        Web(limits).get(peer.url + path, internal=True)
    return raised.value


@pytest.mark.parametrize(("act", "kind"), [(drip, "slow"), (drip_head, "slow"), (truncate, "network"), (bomb, "large")])
def test_what_never_ends_or_never_was_whole(peer, act, kind) -> None:
    peer.pages["/"] = Reply(act=act)
    assert fault(peer, "/").kind == kind


def test_a_bomb_costs_no_more_memory_than_a_page_may(peer) -> None:
    peer.pages["/"] = Reply(act=bomb)
    tracemalloc.start()
    fault(peer, "/", Bounds(pause=0, largest=1 << 20))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    server = 102 << 20  # the bomb is made in this very process
    assert most < server + (8 << 20)


def test_redirects_are_followed_three_times(peer) -> None:
    for number in range(1, 4):
        peer.pages[f"/{number}"] = Reply(status=302, headers={"Location": f"/{number - 1}"})
    peer.pages["/0"] = Reply(b"here")
    peer.pages["/4"] = Reply(status=301, headers={"Location": "/3"})
    peer.pages["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    answer = Web(QUICK).get(f"{peer.url}/3", internal=True)
    assert (answer.content, answer.url) == (b"here", f"{peer.url}/0")
    assert fault(peer, "/4").kind == "redirects"
    assert fault(peer, "/loop").kind == "redirects"


@pytest.mark.parametrize(
    ("status", "kind"), [(401, "refused"), (403, "refused"), (404, "missing"), (410, "missing"), (500, "server")]
)
def test_what_a_server_says_no_with(peer, status, kind) -> None:
    peer.pages["/"] = Reply(status=status)
    assert fault(peer, "/").kind == kind


def test_who_asks_too_often_is_told_when_to_come_again(peer) -> None:
    peer.pages["/"] = Reply(status=429, headers={"Retry-After": "120"})
    assert (fault(peer, "/").kind, fault(peer, "/").wait) == ("busy", 120)
    peer.pages["/"] = Reply(status=503, headers={"Retry-After": "Wed, 21 Oct 2099 07:28:00 GMT"})
    assert fault(peer, "/").wait == 24 * 3600
    peer.pages["/"] = Reply(status=429, headers={"Retry-After": "soon"})
    assert fault(peer, "/").wait == 3600


def test_what_did_not_change_is_not_sent_again(peer) -> None:
    peer.pages["/"] = Reply(b"page", etag='"1"')
    first = Web(QUICK).get(f"{peer.url}/", internal=True)
    again = Web(QUICK).get(f"{peer.url}/", internal=True, validators=first.validators)
    assert (first.content, first.validators, again.content) == (b"page", Validators('"1"'), None)


def test_a_passing_trouble_is_tried_again(peer) -> None:
    answers = iter([Reply(status=500), Reply(b"ok")])

    def act(handler):
        peer.pages["/"] = next(answers)
        peer.answer(handler)
        peer.pages["/"] = Reply(act=act)

    peer.pages["/"] = Reply(act=act)
    assert Web(Bounds(pause=0.01, tries=2)).get(f"{peer.url}/", internal=True).content == b"ok"


def test_a_host_is_asked_one_thing_at_a_time(peer) -> None:
    peer.pages["/"] = Reply(act=lambda handler: (time.sleep(0.05), handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\nx")))
    web = Web(QUICK)
    threads = [threading.Thread(target=web.get, args=(f"{peer.url}/",), kwargs={"internal": True}) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(peer.asked), peer.most_at_once) == (6, 1)


def test_no_cookie_is_kept(peer) -> None:
    peer.pages["/"] = Reply(b"x", headers={"Set-Cookie": "a=b"})
    web = Web(QUICK)
    for _ in range(2):
        web.get(f"{peer.url}/", internal=True)
    assert not any("Cookie" in headers for _, headers in peer.asked)


def test_waits_grow_and_differ() -> None:
    waits = [wait_after(failures) for failures in range(1, 12)]
    assert waits[0] >= 600
    assert all(after > before * 1.4 for before, after in itertools.pairwise(waits[:7]))
    assert max(waits) <= 24 * 3600
    assert len({wait_after(3) for _ in range(5)}) > 1
