"""更正: what a person decided of suspected slips, put on the source's characters; nothing else changes them."""

from __future__ import annotations

from collections.abc import Sequence

from digest.errors import VerbatimError
from digest.model import Article, Finding, Item, Ruling, Sentence

__all__ = ["LONGEST", "corrected", "open_findings", "printed_findings", "verify"]

LONGEST = 60  # characters of a correction: a slip is a word or a figure; more would be writing the sentence anew


def corrected(sentence: Sentence, rulings: Sequence[Ruling]) -> str:
    """Return the text of *sentence* with those of *rulings* that lie in it; the source's where there are none."""
    parts, place = [], 0
    for ruling in sorted(rulings, key=lambda ruling: ruling.start):
        if sentence.start <= ruling.start and ruling.end <= sentence.end:
            parts += [sentence.text[place : ruling.start - sentence.start], ruling.printed]
            place = ruling.end - sentence.start
    return "".join([*parts, sentence.text[place:]])


def open_findings(item: Item) -> tuple[Finding, ...]:
    """Return the findings of *item* of which nobody has decided yet."""
    decided = [(ruling.start, ruling.end) for ruling in item.rulings]
    return tuple(one for one in item.findings if not any(one.start < end and start < one.end for start, end in decided))


def printed_findings(item: Item) -> tuple[Finding, ...]:
    """Return those of the open findings of *item* that lie in the sentences that it prints."""
    spans = [(sentence.start, sentence.end) for sentence in item.highlights]
    return tuple(one for one in open_findings(item) if any(start < one.end and one.start < end for start, end in spans))


def verify(article: Article, rulings: Sequence[Ruling]) -> None:
    """Raise ``VerbatimError`` unless each of *rulings* stands for characters of *article*, and none for another's."""
    body, last = article.body, 0
    for ruling in sorted(rulings, key=lambda ruling: ruling.start):
        is_there = ruling.stands and body[ruling.start : ruling.end] == ruling.stands
        if not is_there or ruling.start < last or not 0 < len(ruling.printed) <= LONGEST or "\n" in ruling.printed:
            place = article.headline or article.origin.uri
            raise VerbatimError(f"更正与原文对不上：“{ruling.stands[:20]}”（{place}）", "请勿刊用，并报告此问题")
        last = ruling.end
