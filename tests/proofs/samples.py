"""Items made of a text, for the tests of the guard."""

from __future__ import annotations

from datetime import date

from digest.model import Article, Finding, Item, Origin, Paragraph
from digest.proofs import Tables, review


def item_of(text: str, headline: str = "", published: date | None = None, uri: str = "版面.txt") -> Item:
    """Return an item whose article has *text* as its body."""
    origin = Origin(uri, published=published)
    return Item(Article("a1", origin, tuple(map(Paragraph, text.split("\n"))), headline=headline), (), (), ())


def found(
    text: str, tables: Tables | None = None, headline: str = "", published: date | None = None
) -> list[tuple[str, str, str]]:
    """Return kind, what stands and what is suspected of every finding in *text*."""
    findings = review([item_of(text, headline, published)], tables)
    assert all(one.stands == text[one.start : one.end] for one in findings)
    return [told(one) for one in findings]


def told(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding says, without its place."""
    return finding.kind, finding.stands, finding.suspected
