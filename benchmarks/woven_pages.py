"""Pages whose columns were read across one another: ``python -m benchmarks.woven_pages [PAGES]``.

Two or three reports of a page stand in one another in a manner of `MANNERS`: lines in turn, paragraphs in turn, columns
cut in blocks, a strip of a neighbour's lines inside a report, the edges of a neighbour's lines behind a report's own,
headlines that stand away from their texts. Reports and seeds come in two halves; rules are mended by `seen` only.
Printed a half, manner by manner: the scores of `benchmarks.pages`, and how many articles are alike to 90 of 100.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from benchmarks.page_faults import Made, Report
from benchmarks.pages import HALVES, Score, alike, norm, reports, score
from digest.articles import segment
from tests.articles.simulator import Item, Truth, page_of

MANNERS = ("lines", "paragraphs", "blocks", "three blocks", "strip", "edges", "headlines")
_CLOSING = "，。、；：！？”’）》」』"
_SETTINGS = {"lines": 45, "spaces": 20, "whole": 20, "blanks": 15}  # how the lines of a column stand in the file
_BETWEEN = ("综合新闻", "工会之声", "图为活动现场。 王立 摄", "责任编辑：陈立", "基层来稿")


@dataclass(slots=True)
class _Column:
    """A report as it is set: its headline's lines, its text's lines by paragraphs, and who signs it."""

    heads: list[str]
    paragraphs: list[list[str]]
    signature: list[str]
    truth: Truth
    width: int
    lines: list[tuple[str, bool]] = field(default_factory=list)  # of the text, each with: a paragraph begins

    def __post_init__(self) -> None:
        self.lines = [(line, not number) for own in self.paragraphs for number, line in enumerate(own)]


Run = list[tuple[str, bool]]  # lines that stand together, each with: a paragraph, a headline or a signature begins


def pages(half: str, count: int) -> Iterator[tuple[str, Made]]:
    """Give *count* pages of *half*, each with its manner; always the same."""
    every = [report for report in reports(half) if sum(map(len, report.paragraphs)) >= 90]
    for number in range(count):
        die = random.Random(f"woven/{half}/{number}")
        manner = MANNERS[number % len(MANNERS)]
        yield manner, _Page(die, manner, die.sample(every, die.choice([2, 3, 3, 4]))).made()


class _Page:
    """One page being made."""

    def __init__(self, die: random.Random, manner: str, own: Sequence[Report]) -> None:
        self.die, self.manner = die, manner
        self.setting = die.choices(list(_SETTINGS), list(_SETTINGS.values()))[0]
        if manner in ("lines", "edges"):
            self.setting = die.choice(["lines", "lines", "blanks"])
        self.is_indented = die.random() < 0.5
        self.blanks = die.choice(["paragraphs", "paragraphs", "runs", "runs", "none"])  # what blank lines part
        if manner == "lines" and self.blanks == "runs":
            self.blanks = "none"
        self.width = die.randint(12, 24)
        self.is_even = die.random() < 0.5  # one width for all columns
        self.columns = [self._column(report) for report in own]

    def made(self) -> Made:
        """Return the page."""
        size = 3 if self.manner == "three blocks" and len(self.columns) > 2 else 2
        first = self.die.randrange(len(self.columns) - size + 1)
        woven = self.columns[first : first + size]
        runs = [run for column in self.columns[:first] for run in _whole(column)]
        runs += getattr(self, "_" + self.manner.split()[-1])(woven)
        runs += [run for column in self.columns[first + size :] for run in _whole(column)]
        for _ in range(self.die.choice([0, 0, 1, 2])):
            runs.insert(self.die.choice([0, len(runs)]), [(self.die.choice(_BETWEEN), True)])
        return Made(self._printed(runs), [column.truth for column in self.columns], {self.manner})

    def _column(self, report: Report) -> _Column:
        die = self.die
        width = self.width if self.is_even else die.randint(12, 24)
        paragraphs = list(report.paragraphs)
        while len(paragraphs) < 3 and (cut := _longest(paragraphs)):
            number, place = cut
            paragraphs[number : number + 1] = [paragraphs[number][:place], paragraphs[number][place:]]
        heads = [report.headline]
        if len(report.headline) > 14 and die.random() < 0.2:
            place = len(report.headline) // 2 + die.choice([-1, 0, 1])
            heads = [report.headline[:place], report.headline[place:]]
        short = report.signer.removesuffix("总工会") if die.random() < 0.4 else report.signer
        signature = [short] if report.signer and die.random() < 0.7 else []
        item = Item(report.headline, tuple(paragraphs), contributor=report.signer if signature else "")
        rows = [self._wrapped(text, width) for text in paragraphs]
        if signature and die.random() < 0.2:
            rows[-1][-1] += f"（{signature.pop()}）"
        return _Column(heads, rows, signature, Truth(item, paragraphs=paragraphs), width)

    def _wrapped(self, text: str, width: int) -> list[str]:
        lines = []
        first = 2 * self.is_indented
        while text:
            size = width - first + self.die.choice([-1, 0, 0, 0, 0, 0])
            while size < len(text) and text[size] in _CLOSING:
                size += 1
            lines.append(text[:size])
            text, first = text[size:], 0
        return lines

    def _lines(self, woven: Sequence[_Column]) -> list[Run]:
        """One line of each in turn, or one to two; the headlines above or each over its column."""
        most = self.die.choice([1, 1, 2])
        rows = [[*column.lines, *[(line, True) for line in column.signature]] for column in woven]
        heads = [[(line, not number) for number, line in enumerate(column.heads)] for column in woven]
        found: list[Run] = []
        if self.die.random() < 0.5:
            rows = [[*own, *row] for own, row in zip(heads, rows, strict=True)]
        else:
            found = heads
        while any(rows):
            for row in rows:
                count = self.die.randint(1, most)
                found += [[line] for line in row[:count]]
                del row[:count]
        return found

    def _paragraphs(self, woven: Sequence[_Column]) -> list[Run]:
        """Paragraphs in turn, one or two of each."""
        return self._dealt(woven, [[(p, True) for p in _paragraph_runs(column)] for column in woven], [1, 1, 2])

    def _blocks(self, woven: Sequence[_Column]) -> list[Run]:
        """Columns cut in blocks of four to ten lines, which are read in turn."""
        parts = []
        for column in woven:
            lines, own = list(column.lines), []
            while lines:
                size = self.die.randint(4, 10)
                size = len(lines) if len(lines) - size < 3 else size
                own.append((lines[:size], True))
                lines = lines[size:]
            parts.append(own)
        return self._dealt(woven, parts, [1])

    def _dealt(self, woven: Sequence[_Column], parts: list[list[tuple[Run, bool]]], counts: list[int]) -> list[Run]:
        """Return the headlines and *parts* of the reports in turn, headlines first or each over its first part."""
        heads = [[(line, not number) for number, line in enumerate(column.heads)] for column in woven]
        is_first = self.die.random() < 0.4
        found: list[Run] = list(heads) if is_first else []
        waiting = [] if is_first else list(heads)
        rest = [[run for run, _ in own] for own in parts]
        while any(rest):
            for number, queue in enumerate(rest):
                found += [waiting[number]] if waiting and waiting[number] and queue else []
                if waiting:
                    waiting[number] = []
                count = self.die.choice(counts)
                taken, rest[number] = queue[:count], queue[count:]
                found += taken
                if taken and not rest[number]:
                    found += [[(line, True)] for line in woven[number].signature]
        return found

    def _strip(self, woven: Sequence[_Column]) -> list[Run]:
        """Two to six lines out of the middle of one report stand inside the other."""
        giver, taker = self.die.sample(list(woven), 2)
        count = self.die.randint(2, min(6, max(2, len(giver.lines) - 2)))
        first = self.die.randint(1, max(1, len(giver.lines) - count - 1))
        strip, giver.lines = giver.lines[first : first + count], giver.lines[:first] + giver.lines[first + count :]
        place = self.die.randint(1, len(taker.lines) - 1)
        found: list[Run] = []
        for column in woven:
            runs = _whole(column)
            at = next(number for number, run in enumerate(runs) if run is column.lines)
            if column is taker:
                runs[at : at + 1] = [column.lines[:place], strip, column.lines[place:]]
            if column is giver:
                runs[at : at + 1] = [column.lines[:first], column.lines[first:]]
            found += runs
        return found

    def _edges(self, woven: Sequence[_Column]) -> list[Run]:
        """The first characters of a neighbour's lines stand behind the lines of a report; the neighbour is whole."""
        one, other = woven
        size = self.die.randint(1, 5)
        start = self.die.randint(0, max(0, len(one.lines) - len(other.lines)))
        blank = self.die.choice([" ", "  ", "　"])
        for number, (line, _) in enumerate(other.lines):
            if start + number < len(one.lines):
                own, begins = one.lines[start + number]
                one.lines[start + number] = own + blank + line[:size], begins
        return [*_whole(one), *_whole(other)]

    def _headlines(self, woven: Sequence[_Column]) -> list[Run]:
        """Headlines stand together above both texts, below their texts, or inside the other text."""
        one, other = (_whole(column) for column in woven)
        heads = [other.pop(0)]
        way = self.die.choice(["above", "below", "inside"])
        if way == "above":
            return [one[0], *heads, *one[1:], *other]
        if way == "below":
            return [*one, *other, *heads]
        text = woven[0].lines
        at, place = one.index(text), self.die.randint(1, max(1, len(text) - 1))
        return [*one[:at], text[:place], *heads, text[place:], *one[at + 1 :], *other]

    def _printed(self, runs: Sequence[Run]) -> str:
        found: list[str] = []
        for run in runs:
            if not run:
                continue
            is_apart = self.blanks == "runs" or (self.blanks == "paragraphs" and run[0][1])
            found += [""] * (bool(found) and (is_apart or (self.blanks != "none" and self.setting != "lines")))
            if self.setting in ("spaces", "whole"):
                for part in _by_paragraphs(run):
                    sign = " " if self.setting == "spaces" else ""
                    found.append("　　" * (self.is_indented and part[0][1]) + sign.join(line for line, _ in part))
                continue
            for number, (line, begins) in enumerate(run):
                found += [""] * (number > 0 and (self.setting == "blanks" or (begins and self.blanks == "paragraphs")))
                found.append("　　" * (begins and self.is_indented) + line)
        return "\n".join(found) + "\n"


def _whole(column: _Column) -> list[Run]:
    """Return the runs of a report that stands by itself."""
    heads = [(line, not number) for number, line in enumerate(column.heads)]
    return [heads, column.lines, *[[(line, True)] for line in column.signature]]


def _by_paragraphs(run: Run) -> list[Run]:
    found: list[Run] = []
    for line, begins in run:
        if begins or not found:
            found.append([])
        found[-1].append((line, begins))
    return found


def _paragraph_runs(column: _Column) -> list[Run]:
    return _by_paragraphs(column.lines)


def _longest(paragraphs: Sequence[str]) -> tuple[int, int] | None:
    """Return where the longest paragraph may be parted: behind the full stop next to its middle."""
    number = max(range(len(paragraphs)), key=lambda number: len(paragraphs[number]))
    text = paragraphs[number]
    places = [place for place, sign in enumerate(text[:-25], 1) if sign == "。" and place > 25]
    return (number, min(places, key=lambda place: abs(2 * place - len(text)))) if places else None


def scored(made: Made) -> Score:
    """Return the score of a page, with the articles whose body is alike to 90 of 100."""
    found = score(made)
    own = [norm(article.body) for article in segment([page_of(made.text)]).articles]
    for truth in made.truths:
        body = norm("".join(truth.paragraphs))
        found.count["whole"] += any(alike(body, other) >= 0.9 for other in own)
    return found


def measured(half: str, count: int) -> dict[str, Score]:
    """Return the scores of *half* by manner."""
    found = {name: Score() for name in ("all", *MANNERS)}
    every = list(pages(half, count))
    with ProcessPoolExecutor(2) as engine:
        for (manner, _), own in zip(every, engine.map(scored, [made for _, made in every], chunksize=8), strict=True):
            found[manner].count.update(own.count)
            found["all"].count.update(own.count)
    return found


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=280)
    parser.add_argument("--half", choices=HALVES, action="append")
    arguments = parser.parse_args()
    for half in arguments.half or HALVES:
        for manner, found in measured(half, arguments.pages).items():
            alike_f1 = 200 * found.count["whole"] / max(1, found.count["truths"] + found.count["articles"])
            print(f"{half} {manner:13} whole {alike_f1:5.1f}  {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
