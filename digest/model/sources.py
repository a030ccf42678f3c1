"""What an office reads: its feeds, web sites, mailboxes and folders, and where a collected file came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

SourceKind = Literal["feed", "site", "mailbox", "folder"]
Level = Literal["", "全总", "省", "市", "县", "产业", "企业"]


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed at *url* (RSS, Atom, JSON Feed); *internal*: its host may lie in the office's own network."""

    name: str
    url: str
    level: Level = ""
    home: tuple[str, ...] = ()
    internal: bool = False
    authorities: str = ""


@dataclass(frozen=True, slots=True)
class SiteSource:
    """An index page at *url*, which may hold {yyyy}, {mm} and {dd} of the day.

    *links* and *through* are patterns of addresses: of articles, and of further indexes (pages of a list, pages of a
    paper) walked through *depth* steps deep.
    """

    name: str
    url: str
    level: Level = ""
    home: tuple[str, ...] = ()
    internal: bool = False
    authorities: str = ""
    links: str = ""
    through: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class MailSender:
    """Who may send reports in: one *address*, or all of one domain (@example.org), and what the office calls them."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class MailboxSource:
    """A mailbox read over IMAP; ``password`` says where the secret lies (``env:NAME``, ``file:PATH``), not what it is.

    ``security`` is ``local`` only for a server on this very machine; ``authorities`` is a file of own certificates.
    """

    name: str
    host: str
    user: str
    password: str
    folder: str = "INBOX"
    senders: tuple[MailSender, ...] = ()
    level: Level = ""
    home: tuple[str, ...] = ()
    port: int = 993
    security: Literal["tls", "local"] = "tls"
    authorities: str = ""


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder that somebody else fills; *url* is its path."""

    name: str
    url: str
    level: Level = ""
    home: tuple[str, ...] = ()


NewsSource = FeedSource | SiteSource | MailboxSource | FolderSource


@dataclass(frozen=True, slots=True)
class Collecting:
    """What is collected: *every* so many minutes by the schedule; originals no issue printed go after *keep_days*.

    0 days keeps them all. *contact* is told to the servers that are asked.
    """

    sources: tuple[NewsSource, ...]
    every: int = 60
    keep_days: int = 0
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a collected file came from: a source of the briefing, its level and home, and the very address.

    *title*, *published* and *sender* are what the source itself said of it; *sent_by* is what the office calls the
    sender. *original* is the file it was taken out of, where that is another one: a feed.
    """

    source: str
    kind: SourceKind
    level: Level = ""
    home: tuple[str, ...] = ()
    address: str = ""
    title: str = ""
    sender: str = ""
    sent_by: str = ""
    authentication: str = ""
    published: date | None = None
    dated_by: str = ""
    collected: date | None = None
    revision: int = 0
    original: str = ""
