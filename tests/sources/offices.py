"""A briefing that names sources, and what was collected for it."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from digest.model import Briefing, Collecting, FeedSource, MailboxSource, MailSender, NewsSource, SiteSource
from digest.sources import passes
from digest.sources.index import Index
from digest.sources.passes import PassOutcome
from digest.sources.records import Collected
from digest.sources.web import Bounds, Web
from digest.times import ZONE
from tests.sources.peers import Mailbox, Peer

NOW = datetime(2026, 11, 20, 9, tzinfo=ZONE)


def briefing(*sources: NewsSource, keep_days: int = 0) -> Briefing:
    return Briefing("weekly", "工会简报", "平江市总工会", (), collecting=Collecting(sources, keep_days=keep_days))


def feed(peer: Peer, path: str = "/feed.xml", name: str = "订阅") -> FeedSource:
    return FeedSource(name, peer.url + path, internal=True)


def site(peer: Peer, path: str = "/list.html", **set_: object) -> SiteSource:
    return SiteSource("网站", peer.url + path, internal=True, **set_)


def inbox(box: Mailbox, folder: str = "INBOX") -> MailboxSource:
    sender = MailSender("@hengtang.example", "横塘区总工会")
    return MailboxSource(
        "信箱", "127.0.0.1", "office", "env:MAILBOX", folder, (sender,), port=box.port, security="local"
    )


def collect(out: Path, *sources: NewsSource, now: datetime = NOW, **more: object) -> tuple[PassOutcome, ...]:
    web = Web(Bounds(deadline=2.0, pause=0, tries=1))
    return passes.collect(briefing(*sources), out, now, web=web, **more)


def kept(out: Path) -> list[Collected]:
    """Return all that was ever noted, newest revisions only."""
    with closing(Index(out, "weekly")) as index:
        return list(index.between(date(2000, 1, 1), date(2100, 1, 1)))
