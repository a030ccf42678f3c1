"""One pass over the sources of a briefing: each asked once, what is new kept, what fails told in Chinese."""

from __future__ import annotations

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal, assert_never
from urllib.parse import urlsplit

from digest.archive.leasing import clock_from
from digest.errors import DigestError
from digest.model import (
    Briefing,
    Collecting,
    FeedSource,
    FolderSource,
    MailboxSource,
    NewsSource,
    SiteSource,
    SourceKind,
)
from digest.sources import feeds, folders, mailboxes, retention, sites
from digest.sources.failures import FINAL, FetchError
from digest.sources.index import Index, LostSourceError
from digest.sources.keeping import Keeper
from digest.sources.leads import SourceLead, Visit
from digest.sources.visitor import Visitor
from digest.sources.web import Bounds, Web, wait_after

__all__ = ["PassOutcome", "collect", "collecting_of", "kind_of"]

log = logging.getLogger(__name__)

State = Literal["done", "same", "partly", "failed", "busy", "waiting"]

_AT_ONCE = 8  # hosts asked at the same time; one of them never twice
_LONGEST = 600.0  # seconds of one pass: what is left is had by the next
# What a source already holds when it is first asked: a month is more than any issue covers, and no flood.
_FIRST = timedelta(days=31)
_TOLD = 3  # articles not had that are named; the rest are counted


@dataclass(frozen=True, slots=True)
class PassOutcome:
    """What came of one source: how many things are *fresh*, and in Chinese why some or all are not there."""

    source: str
    state: State
    fresh: int = 0
    reason: str = ""


def kind_of(source: NewsSource) -> SourceKind:
    """Return what kind of source *source* is."""
    match source:
        case FeedSource():
            return "feed"
        case SiteSource():
            return "site"
        case MailboxSource():
            return "mailbox"
        case FolderSource():
            return "folder"
    assert_never(source)


def collecting_of(briefing: Briefing) -> Collecting:
    """Return what *briefing* collects; DigestError where it names nothing."""
    if briefing.collecting is None:
        raise DigestError(
            f"{briefing.file} 里没有写要收集的来源", "请写 [[sources.feed]]、[[sources.site]]、[[sources.mailbox]] 等"
        )
    return briefing.collecting


def collect(
    briefing: Briefing,
    out: Path,
    now: datetime,
    *,
    since: date | None = None,
    is_asked: bool = True,
    is_dry: bool = False,
    web: Web | None = None,
) -> tuple[PassOutcome, ...]:
    """Ask each source of *briefing* for what is new, keep it below *out*, and return what came of it, in their order.

    *is_asked*: a person asks, so that no source waits for its turn. *is_dry*: what is new is counted, not kept;
    *since*: what is older is left. Trouble with a source is an outcome; with the place where things are kept, raised.
    """
    collecting = collecting_of(briefing)
    with closing(Index(out, briefing.code)) as index:
        door = web or Web(Bounds(), collecting.contact)
        one = _Pass(briefing, index, door, clock_from(now), time.monotonic() + _LONGEST, since, is_asked, is_dry)
        outcomes = one.over(collecting.sources)
    if not is_dry and any(outcome.fresh for outcome in outcomes):  # what comes in makes room for itself
        retention.remove_old(briefing, out, now)
    return outcomes


@dataclass(frozen=True)
class _Pass:
    briefing: Briefing
    index: Index
    web: Web
    clock: Callable[[], datetime]
    until: float
    since: date | None
    is_asked: bool
    is_dry: bool
    is_over: threading.Event = field(default_factory=threading.Event)

    def over(self, sources: Sequence[NewsSource]) -> tuple[PassOutcome, ...]:
        """Ask all *sources*: those of one host one after another, several hosts at the same time."""
        queues: dict[str, list[NewsSource]] = defaultdict(list)
        for source in sources:
            queues[_host_of(source)].append(source)
        with ThreadPoolExecutor(_AT_ONCE, "collect") as pool:
            try:
                done = list(pool.map(lambda queue: [self.ask(source) for source in queue], queues.values()))
            except BaseException:  # Ctrl-C, a full disk: what is being asked for is waited for, no more
                self.is_over.set()
                raise
        found = {outcome.source: outcome for outcomes in done for outcome in outcomes}
        return tuple(found[source.name] for source in sources)

    def ask(self, source: NewsSource) -> PassOutcome:
        """Return what came of *source*."""
        name = source.name
        state = self.index.state(name)
        if not self.is_dry and not self.is_asked and state.not_before > self.clock().isoformat():
            return PassOutcome(name, "waiting", reason=state.reason)
        if not self.is_dry and not self.index.claim(name, self.clock()):
            return PassOutcome(name, "busy", reason="另一个进程正在收")
        try:
            return self._settle(source, self._followed(source), state.failures)
        except LostSourceError:
            return PassOutcome(name, "busy", reason="另一个进程接手了")
        except FetchError as error:
            return self._settle(source, PassOutcome(name, "failed", reason=str(error)), state.failures)
        except DigestError as error:
            self.index.leave(name, self.clock(), str(error), is_whole=False)
            raise
        except Exception as error:  # one source must not stop the others
            log.exception("%s：程序出错，请把下面几行交给技术人员", name)
            return self._settle(source, PassOutcome(name, "failed", reason=f"程序出错：{error!r}"), state.failures)

    def _settle(self, source: NewsSource, outcome: PassOutcome, failures: int) -> PassOutcome:
        """Note how *source* did, and when it may be asked again: later each time it fails; nothing where it is dry."""
        if self.is_dry:
            return outcome
        is_whole = outcome.state in ("done", "same")
        every = timedelta(minutes=collecting_of(self.briefing).every)
        wait = every if is_whole else max(every, timedelta(seconds=wait_after(failures + 1)))
        until = (self.clock() + wait).isoformat()
        self.index.leave(source.name, self.clock(), outcome.reason, until, is_whole=is_whole)
        return outcome

    def _followed(self, source: NewsSource) -> PassOutcome:
        lost: list[FetchError] = []
        keeper = Keeper(self.index, source.name, kind_of(source), self.clock, self.is_dry)
        with keeper, closing(self._leads(source)) as leads:
            for each in leads:
                if self.is_over.is_set():
                    raise FetchError("time", "中断了，剩下的下一轮再收")
                if isinstance(each, Visit):
                    if all(error.kind in FINAL for error in lost):
                        keeper.visited(each)
                    continue
                if each.published is not None and each.published < self._since:
                    continue
                try:
                    keeper.follow(each)
                except FetchError as error:
                    if each.position is not None and error.kind not in FINAL:
                        raise  # those after it cannot be had either
                    log.info("%s %s：%s", source.name, each.title or each.key, error)
                    keeper.pass_over(each)
                    lost.append(error)
        reasons = list(dict.fromkeys(str(error) for error in lost))
        more = "等" if len(reasons) > _TOLD else ""
        reason = f"有 {len(lost)} 篇没有收到：{'；'.join(reasons[:_TOLD])}{more}" if lost else ""
        is_whole = all(error.kind in FINAL for error in lost)
        state: State = ("done" if keeper.fresh else "same") if is_whole else "partly"
        return PassOutcome(source.name, state, keeper.fresh, reason)

    @property
    def _since(self) -> date:
        return self.since or (self.clock() - _FIRST).date()

    def _last_asked(self, source: NewsSource) -> date:
        """Return the day *source* was last had whole; what came since is to be had, however long that is ago."""
        told = self.index.state(source.name).succeeded_at
        return datetime.fromisoformat(told).date() if told else self._since

    def _leads(self, source: NewsSource) -> Generator[SourceLead | Visit, None, None]:
        match source:
            case FeedSource():
                return feeds.leads(source, self._visitor(source))
            case SiteSource():
                return sites.leads(source, self._visitor(source), self._last_asked(source), self.clock().date())
            case MailboxSource():
                since = min(self._since, self._last_asked(source))
                position = "" if self.since else self.index.state(source.name).position
                return mailboxes.leads(source, position, since)
            case FolderSource():
                return folders.leads(source)
        assert_never(source)

    def _visitor(self, source: FeedSource | SiteSource) -> Visitor:
        return Visitor(source, self.web, self.index, self.clock, self.until, is_anew=self.since is not None)


def _host_of(source: NewsSource) -> str:
    match source:
        case FeedSource() | SiteSource():
            return urlsplit(source.url).hostname or ""
        case MailboxSource():
            return source.host
        case FolderSource():
            return source.url
    assert_never(source)
