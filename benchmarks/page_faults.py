"""Newspaper pages with the faults of text extraction, and their answers: a second maker beside the tests' simulator.

In: reports, word lists and a seed; out: the text of a page and what it holds. Every fault has a die of its own for each
page and article, so that one switched off leaves the others as they were.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.articles.simulator import Item, Truth

# How often each fault is drawn: of the pages, of the articles, or of the seams and paragraphs of an article.
SHARES = {
    # pages
    "woven": 0.25,
    "half-width": 0.2,
    "mixed-width": 0.15,
    "dropped": 0.15,
    "lost-commas": 0.08,
    "head": 0.45,
    "editors": 0.25,
    "weather": 0.1,
    "adverts": 0.25,
    "slogans": 0.1,
    "contents": 0.1,
    "names": 0.07,
    "labels": 0.4,
    "captions": 0.5,
    "continued": 0.08,
    "random-blanks": 0.15,
    "indent": 0.4,
    # articles
    "two-lines": 0.18,
    "three-lines": 0.05,
    "spaced-headline": 0.05,
    "blank-in-headline": 0.25,
    "headline-lost": 0.05,
    "headline-below": 0.02,
    "kicker": 0.12,
    "kicker-below": 0.03,
    "subheadline": 0.12,
    "dateline": 0.1,
    "byline": 0.12,
    "signed-top": 0.07,
    "signed": 0.6,
    "signed-in-brackets": 0.15,
    "signed-on-the-line": 0.1,
    "signed-with-name": 0.12,
    "cut": 0.5,
    "lead": 0.3,
    "crossheads": 0.12,
    "paragraph-cut": 0.2,
    "swapped": 0.06,
    "pull-quote": 0.06,
    "jump": 0.04,
}
_CLOSING = "，。、；：！？”’）》」』,;:!?)"
NOBODY = "柳溪新闻网"  # where a text without a signing body comes from
_HALF = str.maketrans("，：；？！（）", ",:;?!()")


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was written, and the body that signs it; empty if none does."""

    headline: str
    paragraphs: tuple[str, ...]
    signer: str = ""


@dataclass(slots=True)
class Strip:
    """What stands together on a page: its lines, whose it is (-1: nobody's), and what."""

    kind: str
    lines: list[str]
    owner: int = -1


@dataclass(slots=True)
class Made:
    """A page made: its text, the answers, the faults drawn, and texts that may be reports or be left over."""

    text: str
    truths: list[Truth]
    faults: set[str] = field(default_factory=set)
    loose: tuple[str, ...] = ()


class Dice:
    """One die for every fault and article; what was hit is kept."""

    def __init__(self, seed: str, shares: Mapping[str, float]) -> None:
        self.seed = seed
        self.shares = shares
        self.hits: set[str] = set()

    def die(self, fault: str, who: object = "") -> random.Random:
        """Return the die of *fault*, the same at each call."""
        return random.Random(f"{self.seed}/{fault}/{who}")

    def hit(self, fault: str, who: object = "") -> bool:
        """Tell whether *fault* befalls *who*."""
        is_hit = self.die(fault, who).random() < self.shares[fault]
        if is_hit:
            self.hits.add(fault)
        return is_hit


def make_page(reports: Sequence[Report], words: Mapping[str, Any], seed: str, shares: Mapping[str, float]) -> Made:
    """Return a page of *reports* with faults drawn by *shares* and texts between them from *words*."""
    dice = Dice(seed, shares)
    layout = _Layout(dice)
    articles = [_Article(report, number, dice, words, layout) for number, report in enumerate(reports)]
    for before, article in zip([None, *articles], articles, strict=False):
        article.dress(before is None or before.is_signed_below)
    strips = weave(articles, dice)
    insert(strips, words, dice)
    truths = [Truth(article.item, paragraphs=list(article.item.paragraphs)) for article in articles]
    return Made(layout.printed(strips), truths, dice.hits)


class _Layout:
    """How a page is set: width of the columns, blank lines, indents, signs."""

    def __init__(self, dice: Dice) -> None:
        die = dice.die("layout")
        self.dice = dice
        self.width = 0 if die.random() < 0.35 else die.randint(10, 30)
        self.blanks = die.choice(["none", "strips", "strips", "all"])
        self.indented = dice.hit("indent")
        self.signs = "half" if dice.hit("half-width") else "mixed" if dice.hit("mixed-width") else ""
        self.losing = dice.hit("dropped")
        self.losing_commas = dice.hit("lost-commas")

    def as_printed(self, text: str, who: object) -> str:
        """Return *text* with the signs of the page and what a recogniser of characters lost."""
        die = self.dice.die("printed", f"{who}/{text[:8]}")
        if self.losing:
            text = "".join(sign for sign in text if die.random() > 0.01)
        if self.losing_commas:
            text = "".join(sign for sign in text if sign != "，" or die.random() > 0.06)
        if self.signs == "half":
            return text.translate(_HALF)
        if self.signs == "mixed":
            return "".join(sign.translate(_HALF) if die.random() < 0.4 else sign for sign in text)
        return text

    def wrapped(self, text: str, die: random.Random) -> list[str]:
        """Return *text* in lines of the column's width, give or take one; whole where the page is not set so."""
        lines = []
        first = True
        while text:
            size = self.width + die.choice([-1, 0, 0, 0, 1]) - 2 * first if self.width else len(text)
            while size < len(text) and text[size] in _CLOSING:
                size += 1
            lines.append(text[:size])
            text, first = text[size:], False
        return lines

    def printed(self, strips: Sequence[Strip]) -> str:
        """Return the text of the page."""
        die = self.dice.die("blanks")
        sprinkled = self.dice.hit("random-blanks")
        lines: list[str] = []
        for strip in strips:
            lines += [""] * (bool(lines) and self.blanks != "none")
            for number, line in enumerate(strip.lines):
                if number and (self.blanks == "all" or (sprinkled and strip.kind == "body" and die.random() < 0.1)):
                    lines.append("")
                is_first = self.indented and strip.kind == "body" and not number
                lines.append("　　" * is_first + line)
        return "\n".join(lines) + "\n"


class _Article:
    """One report of a page: its strips and its answer."""

    def __init__(self, report: Report, number: int, dice: Dice, words: Mapping[str, Any], layout: _Layout) -> None:
        self.report, self.number, self.dice, self.words, self.layout = report, number, dice, words, layout
        self.head: list[Strip] = []
        self.body: list[Strip] = []
        self.tail: list[Strip] = []
        self.item = Item(report.headline, report.paragraphs)
        self.is_signed_below = self.is_sourced = False
        self.is_continued = not number and dice.hit("continued")

    def hit(self, fault: str) -> bool:
        """Tell whether *fault* befalls this article."""
        return self.dice.hit(fault, self.number)

    def word(self, name: str) -> Any:
        """Return one entry of the list *name*, with names and dates filled in."""
        die = self.dice.die(name, self.number)
        return filled(die.choice(self.words[name]), self.words, die, self.report.signer or NOBODY)

    def dress(self, is_parted: bool) -> None:
        """Make the strips and the answer; *is_parted* tells that an end can be seen above."""
        report = self.report
        paragraphs = [self.layout.as_printed(text, self.number) for text in report.paragraphs]
        headline = self.layout.as_printed(report.headline, self.number)
        if self.is_continued:
            headline, paragraphs = "", [paragraphs[0][len(paragraphs[0]) // 2 :], *paragraphs[1:]]
            self._put(self.head, "noise", ["（上接第1版）"])
        contributor, signature, place = self._signature()
        if is_parted and self.number and report.signer and place != "top" and self.hit("headline-lost"):
            headline = ""  # lost and signed on top: nothing would show where the report begins
        if headline:
            headline = self._headline(headline)
        byline = self._above(signature if place == "top" else "", headline)
        self._bodies(paragraphs, byline)
        if place in ("brackets", "line"):
            last = self.body[-1].lines
            last[-1] += f"（{signature}）" if place == "brackets" else "　　　　" + signature
        elif place == "end":
            self._put(self.tail, "sign", signature.split("|"))
        elif self.hit("jump"):
            self._put(self.tail, "noise", ["（下转第3版）"])
        self.is_signed_below = place in ("end", "brackets", "line")
        if self.is_sourced and not contributor:
            contributor = report.signer or NOBODY
        self.item = Item(headline, tuple(paragraphs), signature, contributor)

    def _put(self, strips: list[Strip], kind: str, lines: Sequence[str]) -> None:
        strips.append(Strip(kind, list(lines), self.number))

    def _signature(self) -> tuple[str, str, str]:
        """Return who signs, as it is printed, and where: top, end, brackets, line, or nowhere."""
        full = self.report.signer
        if not full:
            return "", "", ""
        short = full[:-2] if full.endswith("总工会") and self.hit("cut") else full
        if self.hit("signed-top"):
            return full, short, "top"
        if not self.hit("signed"):
            return "", "", ""
        name = self.dice.die("name", self.number).choice(self.words["names_of_people"])
        with_name = self.hit("signed-with-name")
        if self.hit("signed-in-brackets"):
            return full, f"{short} {name}" if with_name else short, "brackets"
        if self.hit("signed-on-the-line"):
            return full, short, "line"
        return (
            full,
            self.dice.die("two", self.number).choice([f"{short} {name}", f"{short}|{name}"]) * with_name or short,
            "end",
        )

    def _headline(self, text: str) -> str:
        """Put the headline, in one line or more, with what stands over and under it; return it as printed."""
        die = self.dice.die("headline", self.number)
        lines = [text]
        if len(text) > 15 and self.hit("three-lines"):
            lines = broken(text, 3, die)
        elif len(text) > 9 and self.hit("two-lines"):
            lines = broken(text, 2, die)
        elif len(text) < 9 and self.hit("spaced-headline"):
            lines = [" ".join(text)]
        place = self.tail if self.hit("headline-below") else self.head
        if self.hit("kicker"):
            self._put(place, "head", [self.word("kickers")])
        if len(lines) > 1 and self.hit("blank-in-headline"):
            for line in lines:
                self._put(place, "head", [line])
        else:
            self._put(place, "head", lines)
        if self.hit("kicker-below"):
            self._put(place, "head", [self.word("kickers")])
        elif self.hit("subheadline"):
            self._put(place, "head", [self.word("subheadlines")])
        return text

    def _above(self, signature: str, headline: str) -> str:
        """Put what stands between headline and body; return the lead-in of the first paragraph."""
        if headline and self.hit("dateline"):
            line = self.word("datelines")
            self._put(self.head, "noise", [line])
            self.is_sourced = "来源" in line
        if signature:
            self._put(self.head, "sign", [signature])
        elif headline and self.hit("byline"):
            self._put(self.head, "byline", [self.word("bylines")])
        elif not self.is_continued and self.hit("lead"):
            return str(self.word("leads"))
        return ""

    def _bodies(self, paragraphs: list[str], lead: str) -> None:
        """Put the paragraphs, wrapped; crossheads are added to *paragraphs* as well."""
        die = self.dice.die("bodies", self.number)
        heads = (
            sorted(die.sample(self.words["crossheads"], 2)) if self.hit("crossheads") and len(paragraphs) > 2 else []
        )
        for number, text in reversed(list(enumerate(list(paragraphs)))):
            lines = self.layout.wrapped((lead if not number else "") + text, die)
            if len(lines) > 4 and self.dice.hit("swapped", f"{self.number}.{number}"):
                place = die.randrange(1, len(lines) - 2)
                lines[place : place + 2] = lines[place + 1], lines[place]
            self.body[:0] = self._cut(lines, number)
            if heads and number in (1, 2):
                paragraphs.insert(number, heads[number - 1])
                self.body.insert(0, Strip("crosshead", [heads[number - 1]], self.number))
        quotes = re.findall(r"“([^”]{8,24})”", "".join(paragraphs))
        if quotes and len(self.body) > 1 and self.hit("pull-quote"):
            self.body.insert(1, Strip("noise", ["“" + quotes[0] + "”"], self.number))

    def _cut(self, lines: list[str], number: int) -> list[Strip]:
        """Return a paragraph's *lines* as a strip, or as two where a column ends inside it."""
        who = f"{self.number}.{number}"
        text = "".join(lines)
        if len(text) < 60 or not self.dice.hit("paragraph-cut", who):
            return [Strip("body", lines, self.number)]
        if len(lines) == 1:
            place = self.dice.die("place", who).randrange(20, len(text) - 20)
            return [Strip("body", [text[:place]], self.number), Strip("rest", [text[place:]], self.number)]
        place = len(lines) // 2
        return [Strip("body", lines[:place], self.number), Strip("rest", lines[place:], self.number)]


def filled(entry: Any, words: Mapping[str, Any], die: random.Random, signer: str = NOBODY) -> Any:
    """Return *entry*, a text or a list of texts, with names, dates and numbers filled in."""
    one, other = die.sample(words["names_of_people"], 2)
    day: dict[str, Any] = {
        "y": die.randint(2012, 2026),
        "m": die.randint(1, 12),
        "d": die.randint(1, 28),
        "v": die.randint(1, 8),
    }
    day |= {"w": die.choice("一二三四五六日"), "a": one, "b": other, "s": signer}
    return entry.format(**day) if isinstance(entry, str) else [text.format(**day) for text in entry]


def broken(text: str, count: int, die: random.Random) -> list[str]:
    """Return *text* in *count* lines of about one length, broken anywhere, in words as well."""
    size = len(text) // count
    lines = []
    for _ in range(count - 1):
        place = size + die.choice([-1, 0, 0, 1])
        while place < len(text) - 2 and (
            text[place] in _CLOSING or re.fullmatch("[0-9A-Za-z]{2}", text[place - 1 : place + 1])
        ):
            place += 1
        lines.append(text[:place].strip())
        text = text[place:].strip()
    return [*lines, text]


def weave(articles: Sequence[_Article], dice: Dice) -> list[Strip]:
    """Return the strips of *articles* in order, two or three of them in one another where the page is woven."""
    queues = [[*article.head, *article.body, *article.tail] for article in articles]
    die = dice.die("weave")
    if len(articles) < 2 or not dice.hit("woven"):
        return [strip for queue in queues for strip in queue]
    way = die.choice(["rows", "paragraphs", "paragraphs", "halves", "three"])
    dice.hits.add("woven by " + way)
    size = 3 if way == "three" and len(articles) > 2 else 2
    first = die.randrange(len(articles) - size + 1)
    ways = {"rows": _by_rows, "halves": _by_halves}
    mixed = ways.get(way, _by_paragraphs)(queues[first : first + size], die)
    rows = [*queues[:first], mixed, *queues[first + size :]]
    return [strip for row in rows for strip in row]


def _by_rows(queues: Sequence[list[Strip]], die: random.Random) -> list[Strip]:
    """Return two articles read across: one line of each in turn."""
    rows = [[Strip(strip.kind, [line], strip.owner) for strip in queue for line in strip.lines] for queue in queues]
    longest = max(map(len, rows))
    return [row[number] for number in range(longest) for row in rows if number < len(row)]


def _by_halves(queues: Sequence[list[Strip]], die: random.Random) -> list[Strip]:
    """Return two articles of which each is cut once: upper half, upper half, lower half, lower half."""
    parts = [(queue[: len(queue) // 2 + 1], queue[len(queue) // 2 + 1 :]) for queue in queues]
    return [strip for number in (0, 1) for part in parts for strip in part[number]]


def _by_paragraphs(queues: Sequence[list[Strip]], die: random.Random) -> list[Strip]:
    """Return articles whose strips are taken in turn, one or two at a time; a headline's strips stay together."""
    rest = [list(queue) for queue in queues]
    found: list[Strip] = []
    while any(rest):
        for queue in rest:
            count = die.choice([1, 1, 2])
            while queue and (count > 0 or (found and found[-1].kind == "head" and found[-1].owner == queue[0].owner)):
                found.append(queue.pop(0))
                count -= found[-1].kind != "head"
    return found


# What stands between texts, and where: at the page's edges, between two strips, or inside one.
_BETWEEN = {
    "head": ("heads", "any", "edge", "seam"),
    "editors": ("editors", "end", "seam"),
    "weather": ("weather", "edge", "seam"),
    "adverts": ("adverts", "edge", "seam", "any"),
    "slogans": ("slogans", "edge", "seam"),
    "contents": ("contents", "edge", "seam"),
    "names": ("names", "edge", "seam"),
    "labels": ("labels", "edge", "seam", "any", "any"),
    "captions": ("captions", "any", "any", "inside", "seam"),
}


def insert(strips: list[Strip], words: Mapping[str, Any], dice: Dice) -> None:
    """Put what is no report between and inside *strips*."""
    for fault, (name, *places) in _BETWEEN.items():
        for count in range(2 if fault in ("labels", "captions", "head") else 1):
            if not dice.hit(fault, count):
                continue
            die = dice.die("place of " + fault, count)
            entry = filled(die.choice(words[name]), words, die)
            _place(strips, Strip("noise", [entry] if isinstance(entry, str) else entry), die.choice(places), die)


def _place(strips: list[Strip], strip: Strip, place: str, die: random.Random) -> None:
    """Put *strip* where *place* says; inside: between two lines of a paragraph."""
    seams = [n for n in range(1, len(strips)) if strips[n].owner != strips[n - 1].owner or strips[n].kind == "head"]
    seams = [n for n in seams if strips[n - 1].kind != "head"]
    wrapped = [n for n, other in enumerate(strips) if other.kind == "body" and len(other.lines) > 3]
    if place == "inside" and wrapped:
        number = die.choice(wrapped)
        own = strips[number]
        at = die.randrange(1, len(own.lines) - 1)
        strips[number : number + 1] = [
            Strip("body", own.lines[:at], own.owner),
            strip,
            Strip("rest", own.lines[at:], own.owner),
        ]
        return
    anywhere = [n for n in range(1, len(strips)) if strips[n - 1].kind != "head"]
    spots = {"edge": [0, len(strips)], "end": [len(strips)], "seam": seams, "any": anywhere}.get(place, anywhere)
    strips.insert(die.choice(spots or [len(strips)]), strip)
