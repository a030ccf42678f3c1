"""Feeds as they come: of all dialects, broken in many ways, with dates as Chinese systems write them."""

from __future__ import annotations

import itertools
import json
from datetime import timedelta

import pytest

from tests.sources import news
from tests.sources.offices import NOW, collect, feed, kept
from tests.sources.peers import Peer, Reply

HEAD, TEXT = news.STORIES[0]
LONG = TEXT * 2
ITEM = f"<item><title>{HEAD}</title><link>http://x.example/1</link><description>{LONG}</description></item>"
RSS = f"<rss version='2.0'><channel><title>网</title>{ITEM}</channel></rss>"
# What is broken: the feed, and whether its one entry is had all the same.
MALFORMED: dict[str, tuple[bytes, bool]] = {
    "no closing tags": (RSS.replace("</channel></rss>", "").encode(), True),
    "bare ampersand": (RSS.replace("网", "A & B").encode(), True),
    "unknown entity": (RSS.replace("网", "A &nbsp; B").encode(), True),
    "control characters": (RSS.replace("网", "A\x0bB").encode(), True),
    "blank lines before the declaration": (b"\n\n<?xml version='1.0'?>" + RSS.encode(), True),
    "declared gb2312, is UTF-8": (b"<?xml version='1.0' encoding='gb2312'?>" + RSS.encode(), True),
    "declared UTF-8, is GBK": (b"<?xml version='1.0' encoding='utf-8'?>" + RSS.encode("gbk"), True),
    "a byte order mark": (b"\xef\xbb\xbf" + RSS.encode(), True),
    "crossed tags": (RSS.replace("</title><link>", "<link></title>").encode(), True),
    "entity bomb": (
        b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]><rss version='2.0'><channel><title>&j;</title></channel></rss>",
        False,
    ),
    "a web page": (b"<html><body>login</body></html>", False),
    "nothing at all": (b"", False),
    "no text": (bytes(range(256)) * 4, False),
}


@pytest.fixture
def peer():
    serving = Peer()
    yield serving
    serving.close()


@pytest.mark.parametrize("what", MALFORMED)
def test_a_broken_feed_gives_what_it_holds_and_stops_no_other(peer, tmp_path, what) -> None:
    content, is_had = MALFORMED[what]
    peer.pages["/feed.xml"] = Reply(content, "text/xml; charset=iso-8859-1")
    peer.pages["/good.xml"] = Reply(news.feed(("1", HEAD, LONG, "2026-11-17")), "text/xml")
    bad, good = collect(tmp_path, feed(peer), feed(peer, "/good.xml", "好的"))
    assert (good.state, good.fresh) == ("done", 1)
    assert bad.fresh == is_had
    found = [each for each in kept(tmp_path) if each.source == "订阅"]
    texts = [json.loads((tmp_path / each.file).read_text("utf-8"))["items"][0] for each in found]
    assert all(HEAD[2:] in text["title"] or LONG in text["content_html"] for text in texts)


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>网</title><entry><id>urn:1</id><title>{HEAD}</title>
<updated>2026-11-17T09:00:00+08:00</updated><content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>网</title></channel>
<item rdf:about="1"><title>{HEAD}</title><description>{LONG}</description><dc:date>2026-11-17</dc:date></item>
</rdf:RDF>"""
OLD = f"<rss version='0.91'><channel><title>网</title>{ITEM}</channel></rss>"
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1",
        "title": "网",
        "items": [{"id": "1", "title": HEAD, "content_text": LONG, "date_published": "2026-11-17T01:00:00Z"}],
    }
)


@pytest.mark.parametrize("content", [ATOM, RDF, OLD, JSON], ids=["atom", "rss 1.0", "rss 0.91", "json"])
def test_every_dialect(peer, tmp_path, content) -> None:
    peer.pages["/feed.xml"] = Reply(content.encode())
    assert collect(tmp_path, feed(peer))[0].fresh == 1
    (entry,) = kept(tmp_path)
    assert entry.title == HEAD
    assert entry.published in ("2026-11-17", "")
    assert LONG in (tmp_path / entry.file).read_text("utf-8")
    assert (tmp_path / entry.original).read_bytes() == content.encode()


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026年11月07日", "2026-11-07"),
        ("2026年11月7日 09:30", "2026-11-07"),
        ("2026-11-7 23:59", "2026-11-07"),
        ("2026/11/07", "2026-11-07"),
        ("Fri, 06 Nov 2026 22:00:00 GMT", "2026-11-07"),
        ("2026-11-06T17:00:00Z", "2026-11-07"),
        ("昨天", ""),
    ],
)
def test_dates_are_read_by_our_own_parser(peer, tmp_path, told, day) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed(("1", HEAD, LONG, told)))
    collect(tmp_path, feed(peer))
    (found,) = kept(tmp_path)
    assert found.published == day
    assert found.dated_by == (f"订阅源：{told}" if day else "")


def test_a_summary_is_followed_to_its_page_on_the_same_site_only(peer, tmp_path) -> None:
    short = "<item><guid>{0}</guid><title>{1}</title><link>{0}</link><description>摘要。</description></item>"
    items = short.format("/a.html", HEAD) + short.format("http://elsewhere.example/b.html", "别处的一篇")
    peer.pages["/feed.xml"] = Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    peer.pages["/a.html"] = Reply(news.page(HEAD, TEXT))
    collect(tmp_path, feed(peer))
    assert peer.paths() == ["/robots.txt", "/feed.xml", "/a.html"]
    assert [each.kind + (tmp_path / each.file).suffix for each in kept(tmp_path)] == ["feed.html", "feed.feed"]


def test_an_entry_without_text_whose_page_is_elsewhere_is_told_and_not_kept(peer, tmp_path) -> None:
    item = "<item><guid>{0}</guid><title>{1}</title><link>{0}</link><description>{2}</description></item>"
    items = item.format("http://elsewhere.example/b", "视频", "&lt;p&gt; &lt;/p&gt;") + item.format("/a", HEAD, LONG)
    peer.pages["/feed.xml"] = Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    (outcome,) = collect(tmp_path, feed(peer))
    assert (outcome.state, outcome.fresh) == ("done", 1)
    assert "《视频》没有正文，网页也不在这个网站上" in outcome.reason


def test_a_changed_entry_is_a_new_revision(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(news.feed(("1", HEAD, LONG, "2026-11-17")), etag='"1"')
    assert collect(tmp_path, feed(peer))[0].fresh == 1
    peer.pages["/feed.xml"] = Reply(news.feed(("1", HEAD, LONG + "更正。", "2026-11-17")), etag='"2"')
    assert collect(tmp_path, feed(peer))[0].fresh == 1
    assert collect(tmp_path, feed(peer))[0].fresh == 0
    (newest,) = kept(tmp_path)
    assert newest.revision == 1
    assert len(list(tmp_path.rglob("*.feed"))) == 4  # two entries, two feeds: nothing is overwritten


def test_entries_that_share_a_guid_are_told_by_their_address(peer, tmp_path) -> None:
    items = "".join(
        f"<item><guid isPermaLink='false'>0</guid><title>{title}</title><link>/{n}</link><description>{text * 2}"
        "</description></item>"
        for n, (title, text) in enumerate(news.STORIES)
    )
    peer.pages["/feed.xml"] = Reply(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    assert collect(tmp_path, feed(peer))[0].fresh == 3


def test_what_is_older_than_asked_for_is_left(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(
        news.feed(("1", HEAD, LONG, "2026-11-17"), ("2", "旧闻", LONG, "2026-09-17")), etag='"1"'
    )
    assert collect(tmp_path, feed(peer))[0].fresh == 1
    assert collect(tmp_path, feed(peer), since=NOW.date().replace(year=2020))[0].fresh == 1
    assert len(kept(tmp_path)) == 2


def test_a_host_that_asks_for_rest_gets_it(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(status=429, headers={"Retry-After": "3600"})
    assert collect(tmp_path, feed(peer))[0].state == "failed"
    peer.asked.clear()
    (outcome,) = collect(tmp_path, feed(peer), now=NOW + timedelta(minutes=50))
    assert "以后再来" in outcome.reason
    assert peer.asked == []
    peer.pages["/feed.xml"] = Reply(news.feed(("1", HEAD, LONG, "2026-11-17")))
    assert collect(tmp_path, feed(peer), now=NOW + timedelta(minutes=61))[0].fresh == 1


def test_the_schedule_leaves_a_failing_source_alone_for_longer_each_time(peer, tmp_path) -> None:
    peer.pages["/feed.xml"] = Reply(status=500)
    asked = []
    for hours in range(48):
        peer.asked.clear()
        collect(tmp_path, feed(peer), now=NOW + timedelta(hours=hours), is_asked=False)
        asked += [hours] if "/feed.xml" in peer.paths() else []
    gaps = [after - before for before, after in itertools.pairwise(asked)]
    assert max(gaps[:2]) < 4 <= max(gaps)
    assert 3 < len(asked) < 12


@pytest.mark.parametrize(
    ("rules", "status", "is_had"),
    [
        (b"User-agent: *\nDisallow: /private\n", 200, True),
        (b"User-agent: *\nDisallow: /\n", 200, False),
        (b"User-agent: UnionDigest\nDisallow: /feed.xml\n", 200, False),
        (b"User-agent: other\nDisallow: /\n", 200, True),
        (b"", 404, True),
        (b"", 403, False),
        (b"", 500, False),
        (b"\xff\xfe\x00", 200, True),
    ],
)
def test_robots_txt_is_obeyed(peer, tmp_path, rules, status, is_had) -> None:
    peer.pages["/robots.txt"] = Reply(rules, status=status)
    peer.pages["/feed.xml"] = Reply(news.feed(("1", HEAD, LONG, "2026-11-17")))
    assert collect(tmp_path, feed(peer))[0].fresh == is_had


def test_unchanged_feeds_cost_one_conditional_request_each(peer, tmp_path) -> None:
    sources = []
    for number in range(200):
        path = f"/{number}.xml"
        peer.pages[path] = Reply(news.feed((str(number), f"{number}{HEAD}", LONG, "2026-11-17")), etag=f'"{number}"')
        sources.append(feed(peer, path, f"订阅{number}"))
    assert sum(outcome.fresh for outcome in collect(tmp_path, *sources)) == 200
    peer.asked.clear()
    assert {outcome.state for outcome in collect(tmp_path, *sources)} == {"same"}
    assert sorted(peer.paths()) == sorted(f"/{number}.xml" for number in range(200))
    assert all("If-None-Match" in headers for _, headers in peer.asked)
