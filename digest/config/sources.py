"""The table [sources] of a briefing file in, the feeds, sites, mailboxes and folders to collect out."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from digest import addresses
from digest.config.archive import Secret
from digest.config.places import split_place
from digest.lines import clean
from digest.model import Collecting, FeedSource, FolderSource, Level, MailboxSource, MailSender, NewsSource, SiteSource
from digest.tables import FILLED, Beside, Check, Filling, Limits, Where, values

__all__ = ["SourcesTable", "make_collecting"]

_PORTS = {"tls": 993, "local": 143}  # RFC 8314, RFC 3501
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_FORBIDDEN = ("weixin.qq.com",)  # 微信公众平台服务协议: no robot, spider or other program


def with_scheme(url: str) -> str:
    """Return *url* with the scheme it is asked by: https where it names none."""
    return url if "://" in url else f"https://{url}"


def _fault_of_url(url: str) -> str:
    try:
        parts = urlsplit(with_scheme(url))
        port = parts.port
    except ValueError:
        return "写法不对"
    if parts.scheme not in ("https", "http"):
        return "只能是 https 或 http 的地址"
    if parts.username is not None or parts.password is not None:
        return "里不能写用户名和密码"
    if (parts.hostname or "").endswith(_FORBIDDEN):
        return "是公众号的网页，腾讯的协议不许程序抓取；请存成网页文件放进文件夹，或用公众号的订阅源"
    return "" if parts.hostname and port != 0 else "缺少网站的名字"


def _fault_of_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return f"“{pattern}”不是正则表达式"
    return ""


_Name = Annotated[str, FILLED, Limits(0, 60)]
_Url = Annotated[str, FILLED, Check(_fault_of_url, '请写成 url = "https://www.example.cn/news/" 的样子')]
_Pattern = Annotated[str, Check(_fault_of_pattern, r'例如 links = "content_\\d+\\.html"，点和括号前要加 \\')]


@dataclass(frozen=True, slots=True)
class _WebTable:
    """What a feed and a site have in common."""

    name: _Name
    url: _Url
    level: Level = ""
    home: str = ""
    internal: bool = False
    authorities: Annotated[str, Beside()] = ""


@dataclass(frozen=True, slots=True)
class FeedTable(_WebTable):
    """What may stand in [[sources.feed]]."""


@dataclass(frozen=True, slots=True)
class SiteTable(_WebTable):
    """What may stand in [[sources.site]]."""

    links: _Pattern = ""
    through: _Pattern = ""
    depth: Annotated[int, Limits(1, 5)] = 1


@dataclass(frozen=True, slots=True)
class MailboxTable:
    """What may stand in [[sources.mailbox]]; port 0 is none written."""

    name: _Name
    host: Annotated[str, FILLED]
    user: Annotated[str, FILLED]
    password: Annotated[Secret, FILLED]
    folder: str = "INBOX"
    senders: tuple[Annotated[str, FILLED], ...] = ()
    level: Level = ""
    home: str = ""
    port: Annotated[int, Limits(1, 65535)] = 0
    security: Literal["tls", "local"] = "tls"
    authorities: Annotated[str, Beside()] = ""


@dataclass(frozen=True, slots=True)
class FolderTable:
    """What may stand in [[sources.folder]]."""

    name: _Name
    url: Annotated[str, FILLED, Beside()]
    level: Level = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class SourcesTable:
    """What may stand in [sources]; *every* counts minutes."""

    inputs: tuple[Annotated[str, Beside()], ...] = ()
    max_age: Annotated[int, Limits(0, 36_500)] = 0  # a hundred years: no local paper is older
    every: Annotated[int, Limits(10, 10_080)] = 60
    keep_days: Annotated[int, Limits(0, 36_500)] = 0
    contact: Annotated[str, Check(lambda text: "" if text.isascii() else "里有中文或全角字符", "请写网址或邮箱")] = ""
    feed: tuple[FeedTable, ...] = ()
    site: tuple[SiteTable, ...] = ()
    mailbox: tuple[MailboxTable, ...] = ()
    folder: tuple[FolderTable, ...] = ()


def make_collecting(filling: Filling[Any], table: SourcesTable) -> Collecting | None:
    """Return what *table* names to collect, None where it names nothing; *filling* notes what does not go together."""
    sources: list[NewsSource] = [FeedSource(**_values(each, url=with_scheme(each.url))) for each in table.feed]
    sources += [SiteSource(**_values(each, url=with_scheme(each.url))) for each in table.site]
    sources += [_make_mailbox(filling, number, each) for number, each in enumerate(table.mailbox)]
    sources += [FolderSource(**_values(each)) for each in table.folder]
    seen: set[str] = set()  # what was taken from a source is remembered by its name
    for kind in ("feed", "site", "mailbox", "folder"):
        for number, each in enumerate(getattr(table, kind)):
            if clean(each.name) in seen:
                filling.refuse(("sources", kind, number, "name"), f"“{each.name}”前面已经用过了", "每个来源一个名字")
            seen.add(clean(each.name))
    return Collecting(tuple(sources), table.every, table.keep_days, table.contact) if sources else None


def _values(table: Any, **changed: Any) -> dict[str, Any]:
    return values(table) | {"name": clean(table.name), "home": split_place(table.home)} | changed


def _make_mailbox(filling: Filling[Any], number: int, table: MailboxTable) -> MailboxSource:
    where = ("sources", "mailbox", number)
    if table.security == "local" and table.host not in _LOOPBACK:
        filling.refuse((*where, "security"), '是 "local"，只能用于本机的邮件服务器', "外面的服务器请用 tls")
    senders = tuple(_make_senders(filling, (*where, "senders"), table.senders))
    port = table.port or _PORTS[table.security]
    kind, _, name = table.password.partition(":")
    password = f"file:{Path(filling.document.file).parent / name}" if kind == "file" else table.password
    return MailboxSource(**_values(replace(table, port=port, password=password), senders=senders))


def _make_senders(filling: Filling[Any], where: Where, written: tuple[str, ...]) -> Iterator[MailSender]:
    """Give the senders *written*: an address, @ and a domain, or 名称 <address>."""
    for text in written:
        name, _, rest = text.rpartition("<")
        address = rest.removesuffix(">").strip().lower() if name else email.utils.parseaddr(text)[1].lower() or text
        if why := addresses.fault(f"all{address}" if address.startswith("@") else address):
            remedy = '可写 "a@b.cn"、"@b.cn"、"张家港市总工会 <a@b.cn>"'
            filling.refuse(where, f"里的“{text}”不是邮件地址：{why}", remedy)
        yield MailSender(address, clean(name))
