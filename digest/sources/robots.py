"""robots.txt of a host in, whether we may ask for an address out (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from digest.sources.failures import FetchError
from digest.sources.web import Web

__all__ = ["AGENT", "rules_of", "tells_no"]

AGENT = "UnionDigest"
_ALL, _NONE = "", "User-agent: *\nDisallow: /\n"
_LARGEST = 500 << 10  # RFC 9309, 2.5


def rules_of(web: Web, url: str, *, internal: bool, authorities: str) -> str:
    """Return the text of robots.txt on the host of *url*; none allows all, one that is not to be had allows nothing.

    FetchError where the host cannot be asked at all: then neither can what it keeps.
    """
    parts = urlsplit(url)
    try:
        answer = web.get(f"{parts.scheme}://{parts.netloc}/robots.txt", internal=internal, authorities=authorities)
    except FetchError as error:
        if error.kind in ("missing", "redirects"):
            return _ALL
        if error.kind in ("refused", "broken", "large"):
            return _NONE
        raise
    return (answer.content or b"")[:_LARGEST].decode("utf-8", "replace")


def tells_no(rules: str, url: str) -> bool:
    """Say whether *rules* forbid *url* to us."""
    parser = RobotFileParser()
    parser.parse(rules.splitlines())
    return not parser.can_fetch(AGENT, url)
