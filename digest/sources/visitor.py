"""The web as one source may use it: its own hosts, by their rules, none before the time it asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from digest.model import FeedSource, SiteSource
from digest.pages import kinds
from digest.sources import robots
from digest.sources.failures import FetchError
from digest.sources.index import Index
from digest.sources.web import NONE, Answer, Validators, Web

__all__ = ["Visitor"]

_RULES_HOLD = timedelta(days=1)  # RFC 9309, 2.4: not longer than 24 hours
_SUFFIXES = {kind: suffix for suffix, kind in reversed(kinds.SUFFIXES.items())}  # the first suffix of each kind


@dataclass(frozen=True, slots=True)
class Visitor:
    """One source's door to the web; *until* is the moment, by the monotonic clock, when the pass is over.

    *is_anew*: what did not change is asked for all the same, as where older articles are wanted.
    """

    source: FeedSource | SiteSource
    web: Web
    index: Index
    clock: Callable[[], datetime]
    until: float
    is_anew: bool = False

    def changed(self, url: str) -> Answer:
        """Return the answer to a feed or an index page, which has no content where it is the same as last time."""
        return self.page(url, NONE if self.is_anew else self.index.validators(self.source.name, url))

    def page(self, url: str, validators: Validators) -> Answer:
        """Return the answer to *url*; FetchError where it is not to be had, or not to be asked for now."""
        if time.monotonic() > self.until:
            raise FetchError("time", "这一轮时间到了，剩下的下一轮再收")
        host = urlsplit(url).hostname or ""
        if resting := self.index.resting(host, self.clock()):
            raise FetchError("busy", f"{host} 要求 {resting[:16].replace('T', ' ')} 以后再来", "会自动推迟，不用处理")
        try:
            if robots.tells_no(self._rules(url), url):
                raise FetchError("robots", f"{host} 的 robots.txt 不许程序读这一页", "可请对方开放，或存成网页文件放入")
            internal, authorities = self._trust(url)
            return self.web.get(url, internal=internal, authorities=authorities, validators=validators)
        except FetchError as error:
            if error.wait:
                self.index.rest(host, self.clock() + timedelta(seconds=error.wait))
            raise

    def suffix(self, answer: Answer) -> str:
        """Return the suffix of the file that *answer* is kept as: by its bytes, else by what the server says."""
        found = kinds.kind(answer.content or b"", urlsplit(answer.url).path)
        if not found or found == "text":
            found = "html" if "html" in answer.kind else found
        return _SUFFIXES.get(found, ".bin")

    def _rules(self, url: str) -> str:
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        known = self.index.rules(place, self.clock() - _RULES_HOLD)
        if known is None:
            internal, authorities = self._trust(url)
            known = robots.rules_of(self.web, url, internal=internal, authorities=authorities)
            self.index.put_rules(place, known, self.clock())
        return known

    def _trust(self, url: str) -> tuple[bool, str]:
        """Return whether *url* may lie in the office's network, and whose certificates it has: only where it is named.

        That is on the very host and port of the briefing's own address.
        """
        is_named = urlsplit(url).netloc == urlsplit(self.source.url).netloc
        return (self.source.internal, self.source.authorities) if is_named else (False, "")
