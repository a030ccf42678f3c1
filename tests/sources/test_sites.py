"""Index pages: which links count, how deep, pages that change."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.sources import news
from tests.sources.offices import NOW, collect, kept, site
from tests.sources.peers import Peer, Reply

FIRST, SECOND, THIRD = news.STORIES


@pytest.fixture
def peer():
    serving = Peer()
    for number, story in enumerate(news.STORIES):
        serving.pages[f"/content_{number}.html"] = Reply(news.page(*story), etag=f'"{number}"')
    yield serving
    serving.close()


def titles(out) -> list[str]:
    return [each.title for each in kept(out)]


def test_headlines_count_and_names_of_columns_do_not(peer, tmp_path) -> None:
    links = ("content_0.html", FIRST[0]), ("/gzdt/", "工作动态"), ("http://elsewhere.example/", SECOND[0])
    more = ("javascript:void(0)", SECOND[0]), ("mailto:a@b.cn", SECOND[0]), ("#top", THIRD[0])
    peer.pages["/list.html"] = Reply(news.index(*links, *more))
    collect(tmp_path, site(peer))
    assert titles(tmp_path) == [FIRST[0]]
    assert peer.paths() == ["/robots.txt", "/list.html", "/content_0.html"]


def test_a_pattern_says_which_count(peer, tmp_path) -> None:
    peer.pages["/list.html"] = Reply(news.index(("content_0.html", "短"), ("other.html", SECOND[0])))
    collect(tmp_path, site(peer, links=r"content_\d+\.html"))
    assert len(kept(tmp_path)) == 1


def test_pages_of_a_list_and_pages_of_a_paper_are_walked_so_deep(peer, tmp_path) -> None:
    peer.pages["/list.html"] = Reply(news.index(("content_0.html", FIRST[0]), ("list_2.html", "2")))
    peer.pages["/list_2.html"] = Reply(
        news.index(("content_1.html", SECOND[0]), ("list_3.html", "3"), ("list.html", "1"))
    )
    peer.pages["/list_3.html"] = Reply(news.index(("content_2.html", THIRD[0])))
    collect(tmp_path / "one", site(peer, through=r"list_\d+"))
    collect(tmp_path / "two", site(peer, through=r"list_\d+", depth=2))
    assert (len(kept(tmp_path / "one")), len(kept(tmp_path / "two"))) == (2, 3)


def test_the_index_of_a_paper_bears_the_day(peer, tmp_path) -> None:
    peer.pages["/2026-11/20/node_1.html"] = Reply(news.index(("../../content_0.html", FIRST[0])))
    peer.pages["/2026-11/18/node_1.html"] = Reply(news.index(("../../content_1.html", SECOND[0])))
    source = site(peer, "/{yyyy}-{mm}/{dd}/node_1.html")
    collect(tmp_path, source)
    assert titles(tmp_path) == [FIRST[0], SECOND[0]]  # a day without a paper is no failure
    peer.asked.clear()
    collect(tmp_path, source, now=NOW + timedelta(days=1))
    assert [path for path in peer.paths() if "node" in path] == ["/2026-11/21/node_1.html", "/2026-11/20/node_1.html"]


def test_a_page_that_changes_within_days_is_a_new_revision(peer, tmp_path) -> None:
    peer.pages["/list.html"] = Reply(news.index(("content_0.html", FIRST[0])), etag='"l"')
    collect(tmp_path, site(peer))
    collect(tmp_path, site(peer), now=NOW + timedelta(hours=1))
    assert peer.paths().count("/content_0.html") == 1  # not asked for again so soon
    collect(tmp_path, site(peer), now=NOW + timedelta(hours=26))
    assert peer.asked[-1][1]["If-None-Match"] == '"0"'
    peer.pages["/content_0.html"] = Reply(news.page(FIRST[0], FIRST[1] + "以上数字已更正。"), etag='"new"')
    assert collect(tmp_path, site(peer), now=NOW + timedelta(hours=52))[0].fresh == 1
    (newest,) = kept(tmp_path)
    assert newest.revision == 1
    assert len(list(tmp_path.rglob("*.html"))) == 2
    peer.asked.clear()
    collect(tmp_path, site(peer), now=NOW + timedelta(days=9))
    assert peer.paths() == ["/robots.txt", "/list.html"]


def test_an_article_that_fails_does_not_stop_the_others_and_is_asked_for_again(peer, tmp_path) -> None:
    peer.pages["/list.html"] = Reply(
        news.index(*((f"content_{n}.html", story[0]) for n, story in enumerate(news.STORIES))), etag='"l"'
    )
    good, peer.pages["/content_1.html"] = peer.pages["/content_1.html"], Reply(status=500)
    (outcome,) = collect(tmp_path, site(peer))
    assert (outcome.state, outcome.fresh) == ("partly", 2)
    assert "有 1 篇没有收到" in outcome.reason
    peer.pages["/content_1.html"] = good
    assert collect(tmp_path, site(peer))[0].fresh == 1


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 500, b"<a href='" + b"x" * 100_000, b"<div>" * 50_000])
def test_an_index_that_is_none(peer, tmp_path, content) -> None:
    peer.pages["/list.html"] = Reply(content)
    (outcome,) = collect(tmp_path, site(peer))
    assert outcome.state in ("failed", "same")
