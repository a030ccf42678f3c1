"""Calm newspaper pages that tempt the repair of order: uneven columns, round-ups, short items, captions.

``python -m benchmarks.calm_pages [PAGES]`` prints a half's scores and how many pages were rearranged.
In: the texts of one half of `texts/calm.toml` and a seed; out: a page of which no line stands out of order, and its
answer. Lists of names and verse are `loose`: whether they are taken for reports or left over is not asked.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks import sets
from benchmarks.page_faults import Made
from benchmarks.pages import HALVES, Score, score
from digest.articles import segment
from tests.articles.simulator import Item, Truth, page_of

_CLOSING = "，。、；：！？”’）》」』"
_MARKS = "●▲■◆★"
# What a page is made of, and how often each is drawn.
_KINDS = {"report": 62, "briefs": 12, "round-up": 8, "photo news": 9, "names": 5, "verse": 4}
_SETS = {"lines": 60, "whole": 25, "spaces": 15}  # how paragraphs stand in the file
_TOLD = (
    "report",
    "briefs",
    "round_ups",
    "photo_news",
    "honours",
    "poems",
    "captions",
)  # no text stands twice on a page
_JITTERS = [0, 0, 1, 1, 2, 3, 4]  # characters by which a column's lines differ


def pages(half: Mapping[str, Any], name: str, count: int) -> Iterator[Made]:
    """Give *count* pages of the texts of *half*, always the same for the same *name*."""
    for number in range(count):
        yield _Page(half, random.Random(f"{name}/{number}")).made()


class _Page:
    """One page being made."""

    def __init__(self, half: Mapping[str, Any], die: random.Random) -> None:
        self.half, self.die = half, die
        self.setting = _drawn(_SETS, die)
        self.width, self.jitter = die.randint(9, 26), die.choice(_JITTERS)
        self.own_widths = die.random() < 0.35
        self.blanks = die.choice(["none", "articles", "articles", "paragraphs", "lines"])
        self.indented = die.random() < 0.5
        self.signed = die.choice([0.0, 0.5, 1.0])
        self.captioned = die.choice([0.0, 0.0, 0.15, 0.4])
        self.left = {name: die.sample(half[name], len(half[name])) for name in _TOLD}
        self.lines: list[str] = []
        self.truths: list[Truth] = []
        self.loose: list[str] = []
        self.kinds: set[str] = set()

    def made(self) -> Made:
        """Return the page."""
        for _ in range(self.die.choice([2, 3, 3, 4, 4, 5, 6, 7])):
            if self.own_widths:
                self.width = self.die.randint(9, 26)
            kind = _drawn(_KINDS, self.die)
            self.kinds.add(kind)
            {
                "report": self._report,
                "briefs": self._briefs,
                "round-up": self._round_up,
                "photo news": self._photo_news,
                "names": self._names,
                "verse": self._verse,
            }[kind]()
            if self.blanks != "none":
                self.lines.append("")
            if self.die.random() < self.captioned:
                self._captions()
        if self.die.random() < 0.5:
            self.lines.insert(
                self.die.choice([0, len(self.lines)]), self._words().fill(self.die.choice(self.half["notes"]))
            )
        return Made("\n".join(self.lines) + "\n", self.truths, self.kinds, tuple(self.loose))

    def _words(self) -> _Words:
        return _Words(self.half, self.die)

    def _report(self) -> None:
        words, report = self._words(), self._next("report")
        if report is None:
            return
        headline = words.fill(report["headline"])
        paragraphs = [words.fill(line) for line in report["text"].strip().split("\n")]
        self._head(headline)
        where = self.die.randrange(len(paragraphs)) if self.die.random() < self.captioned else -1
        for number, paragraph in enumerate(paragraphs):
            self._paragraph(paragraph, is_last=number == len(paragraphs) - 1)
            if number == where:
                self._captions()
        signature = self._sign(words)
        self._true(headline.replace("\n", ""), paragraphs, words.union if signature else "", signature)

    def _next(self, name: str) -> Any:
        """Return a text that has not stood on the page; None if there is none left."""
        return self.left[name].pop() if self.left[name] else None

    def _some(self, name: str, least: int, most: int) -> list[Any]:
        """Return between *least* and *most* such texts, as far as there are so many."""
        count = min(self.die.randint(least, most), len(self.left[name]))
        return [self.left[name].pop() for _ in range(count)]

    def _sign(self, words: _Words) -> str:
        """Sign the report above, in one of the ways papers do, or not at all."""
        if self.die.random() >= self.signed:
            return ""
        name: str = self.die.choice([words.union, words.union, words.union[:-2], f"{words.union} {words.a}"])
        way = self.die.choice(["line", "line", "right", "brackets"])
        if way == "brackets":
            self.lines[-1] += f"（{name}）"
        else:
            self.lines.append("　" * 8 * (way == "right") + name)
        return name

    def _briefs(self) -> None:
        """Short items behind marks under a label: each is a report."""
        texts = self._some("briefs", 2, 5)
        self.lines += [self.die.choice(self.half["labels"])] * bool(texts)
        self._items(texts)

    def _items(self, texts: list[str]) -> None:
        mark = self.die.choice(_MARKS)
        places = self.die.sample(self.half["places"], len(texts))
        for text, place in zip(texts, places, strict=True):
            told = _Words({**self.half, "places": [place]}, self.die).fill(text)
            self._paragraph(mark + told)
            self._true("", [mark + told], "", "")

    def _round_up(self) -> None:
        """A headline, an opening, and what several places did, each behind a mark: each is a report, as in briefs."""
        headline = self._next("round_ups")
        if headline is None:
            return
        opening = f"入{self.die.choice('春夏秋冬')}以来，各地工会从职工最关心的事情办起，把服务送到一线。"
        self._head(headline)
        self._paragraph(opening)
        self._true(headline, [opening], "", "")
        self._items(self._some("briefs", 2, 5))

    def _photo_news(self) -> None:
        text = self._next("photo_news")
        if text is None:
            return
        told = self._words().fill(text)
        self._paragraph(told)
        self._true("", [re.sub(r"(?<=。) ?(通讯员 )?[^。]*摄(影报道)?$", "", told)], "", "")

    def _names(self) -> None:
        self._as_it_stands([self._words().fill(line) for line in self._next("honours") or ()])

    def _verse(self) -> None:
        self._as_it_stands((self._next("poems") or "").split("\n"))

    def _as_it_stands(self, lines: list[str]) -> None:
        self.lines += lines
        self.loose.append("".join(lines[1:]))

    def _captions(self) -> None:
        """A strip of captions, as under pictures side by side; each is set as its column is."""
        for text in self._some("captions", 1, self.die.choice([1, 1, 2, 3, 4])):
            for line in self._words().fill(text).split("\n"):
                self.lines += self._wrapped(line, 0) if self.setting == "lines" else [line]
        if self.blanks != "none":
            self.lines.append("")

    def _head(self, headline: str) -> None:
        self.lines += headline.split("\n")
        if self.blanks in ("paragraphs", "lines"):
            self.lines.append("")

    def _paragraph(self, text: str, is_last: bool = True) -> None:
        lines = self._wrapped(text, 2) if self.setting != "whole" else [text]
        lines[0] = "　　" * self.indented + lines[0]
        if self.setting == "spaces":
            lines = [" ".join(lines)]
        for number, line in enumerate(lines):
            self.lines += [""] * (self.blanks == "lines" and number > 0)
            self.lines.append(line)
        self.lines += [""] * (self.blanks in ("paragraphs", "lines") and not is_last)

    def _wrapped(self, text: str, indent: int) -> list[str]:
        """Return *text* in lines of the column's width, give or take the page's jitter; digits are half as wide."""
        lines: list[str] = []
        while text:
            room = self.width + self.die.randint(-self.jitter, self.jitter) - indent * (not lines)
            size, taken = 0, 0.0
            while size < len(text) and taken < room:
                taken += 0.5 if text[size].isascii() else 1
                size += 1
            while size < len(text) and text[size] in _CLOSING:
                size += 1
            lines.append(text[:size])
            text = text[size:]
        return lines

    def _true(self, headline: str, paragraphs: list[str], contributor: str, signature: str) -> None:
        item = Item(headline, tuple(paragraphs), signature, contributor)
        self.truths.append(Truth(item, paragraphs=list(paragraphs)))


class _Words:
    """The names and numbers of one report."""

    def __init__(self, half: Mapping[str, Any], die: random.Random) -> None:
        place = die.choice(half["places"])
        self.union = place + "总工会"
        self.a, self.b, self.c = die.sample(half["people"], 3)
        self._filled = {"p": place, "u": self.union, "a": self.a, "b": self.b, "c": self.c}
        self._filled |= {"n": str(die.randint(20, 480)), "k": str(die.randint(3, 60))}
        self._filled |= {"m": str(die.randint(1, 12)), "d": str(die.randint(1, 28))}

    def fill(self, text: str) -> str:
        """Return *text* with its names and numbers."""
        return text.format(**self._filled)


def _drawn(shares: Mapping[str, int], die: random.Random) -> str:
    return die.choices(list(shares), list(shares.values()))[0]


def is_rearranged(made: Made) -> bool:
    """Tell whether a page's articles hold its lines in another order than the file."""
    paragraphs = [one for article in segment([page_of(made.text)]).articles for one in article.paragraphs]
    lines = [piece.line for paragraph in paragraphs for piece in paragraph.pieces]
    return lines != sorted(lines)


def main(count: int) -> int:
    """Print the figures of both halves."""
    texts = tomllib.loads((sets.HERE / "texts" / "calm.toml").read_text("utf-8"))
    for half in HALVES:
        found, rearranged = Score(), 0
        for made in pages(texts[half], half, count):
            found.count.update(score(made).count)
            rearranged += is_rearranged(made)
        print(f"{half}  {found}  rearranged {rearranged} of {count}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
