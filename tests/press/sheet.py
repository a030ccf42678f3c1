"""Prints newspaper pages as PDF line by line, every line set where a compositor would put it."""

from __future__ import annotations

import html
import math
import random
import re
from dataclasses import dataclass, field

from weasyprint import HTML

from digest import fonts
from tests.press.stories import Story

SIZE, LEADING = 9.0, 13.0
_NO_START, _NO_END = "，。、；：？！”’）》」』】%…—·", "“‘（《「『【"
_FACES = ("Song", "Hei", "Kai", "Biao")
_CSS = "div{position:absolute;white-space:nowrap}"


@dataclass
class Sheet:
    """A page of ``columns`` columns with ``gutter`` points between them."""

    width: float = 800.0
    height: float = 1130.0
    margin: float = 40.0
    columns: int = 5
    gutter: float = 14.0
    groups: dict[str, list[str]] = field(default_factory=dict)

    @property
    def column(self) -> float:
        """Return the width of a column."""
        return (self.width - 2 * self.margin - self.gutter * (self.columns - 1)) / self.columns

    def x(self, column: int) -> float:
        """Return where *column* begins."""
        return self.margin + column * (self.column + self.gutter)

    def put(self, group: str, x: float, y: float, text: str, face: str = "Song", size: float = SIZE, width: float = 0):
        """Set one line with its top at *y*, justified to *width* where that is given."""
        justified = f"width:{width}pt;text-align:justify;text-align-last:justify" if width else ""
        style = f"left:{x:.2f}pt;top:{y:.2f}pt;font:{size}pt/{size * 1.2}pt {face};{justified}"
        self.groups.setdefault(group, []).append(f'<div style="{style}">{html.escape(text)}</div>')

    def frame(self, x: float, y: float, width: float, height: float, ground: str = "", border: float = 0.7):
        """Draw a frame, filled with the colour *ground*."""
        style = (
            f"left:{x}pt;top:{y}pt;width:{width}pt;height:{height}pt;border:{border}pt solid #333;background:{ground}"
        )
        self.groups.setdefault("frames", []).append(f'<div style="{style}"></div>')

    def head(self, story: Story, x: float, y: float, width: float, size: float = 22.0, align: str = "centre") -> float:
        """Set kicker and headline over *width*; return where the text may begin."""
        name = story.headline + "head"
        rows = [(story.kicker, "Kai", 12.0)] if story.kicker else []
        per_row = int(width / size)
        title = story.headline
        rows += [(title[start : start + per_row], "Biao", size) for start in range(0, len(title), per_row)]
        for text, face, height in rows:
            shift = (width - _advance(text, height)) / 2 if align == "centre" else 0.0
            self.put(name, x + shift, y, text, face, height)
            y += height * 1.25
        return y + 6

    def upright(self, story: Story, x: float, y: float, size: float = 22.0) -> float:
        """Set the headline from top to bottom; return where it ends."""
        for sign in story.headline.replace(" ", ""):
            self.put(story.headline + "head", x, y, sign, "Biao", size)
            y += size * 1.15
        return y

    def flow(self, story: Story, slots: list[tuple[float, float, float, float]]) -> None:
        """Set the text of *story* into *slots* of (left, top, width, height) in order."""
        rows = iter(self.lines(story, slots[0][2]))
        for number, (x, y, width, height) in enumerate(slots):
            for row in range(int(height / LEADING + 1e-6)):
                line = next(rows, None)
                if line is None:
                    return
                text, face, how, indent = line
                shift = {"centre": (width - _advance(text)) / 2, "right": width - _advance(text) - SIZE}.get(
                    how, indent
                )
                full = width - indent if how == "full" else 0
                self.put(f"{story.headline}{number}", x + shift, y + row * LEADING, text, face, SIZE, full)
        assert next(rows, None) is None, f"{story.headline} does not fit"

    def even(self, story: Story, x: float, y: float, columns: int, width: float = 0.0) -> float:
        """Set the text of *story* into *columns* of one height; return where they end."""
        width = width or self.column
        height = math.ceil(len(self.lines(story, width)) / columns) * LEADING
        self.flow(story, [(x + n * (width + self.gutter), y, width, height) for n in range(columns)])
        return y + height

    @staticmethod
    def lines(story: Story, width: float) -> list[tuple[str, str, str, float]]:
        """Return the lines of *story* in a column of *width*: text, face, how it is set, indent."""
        found: list[tuple[str, str, str, float]] = []
        for paragraph in story.paragraphs:
            if paragraph in story.crossheads:
                found.append((paragraph, "Hei", "centre", 0.0))
                continue
            rows = _broken(paragraph, width)
            for number, text in enumerate(rows):
                how = "left" if number == len(rows) - 1 else "full"
                found.append((text, "Song", how, 0.0 if number else 2 * SIZE))
        return [*found, (story.signature, "Kai", "right", 0.0)] if story.signature else found

    def printed(self, seed: int = 0) -> bytes:
        """Return the page as PDF, its stories drawn in an order that tells nothing."""
        names = [name for name in self.groups if name != "frames"]
        random.Random(seed).shuffle(names)
        body = "".join("".join(self.groups.get(name, ())) for name in ["frames", *names])
        folder = fonts.folder()
        faces = "".join(f"@font-face{{font-family:{n};src:url({(folder / f'UD{n}.ttf').as_uri()})}}" for n in _FACES)
        page = f"@page{{size:{self.width}pt {self.height}pt;margin:0}}"
        return HTML(string=f"<style>{faces}{page}{_CSS}</style>{body}").write_pdf()


def _advance(text: str, size: float = SIZE) -> float:
    return sum(size * (0.5 if sign.isascii() else 1) for sign in text)


def _broken(text: str, width: float) -> list[str]:
    """Return *text* in lines of *width*, the first two characters shorter; no line begins or ends with a wrong sign."""
    rows: list[str] = []
    row, used = "", 2 * SIZE
    for word in re.findall(r"[A-Za-z0-9.%]+|.", text):
        if used + _advance(word) > width + 0.01 and row:
            carried = ""
            if word in _NO_START and len(row) > 2:
                row, carried = row[:-1], row[-1]
            while row and row[-1] in _NO_END:
                row, carried = row[:-1], row[-1] + carried
            rows.append(row)
            row, used = carried, _advance(carried)
        row += word
        used += _advance(word)
    return [*rows, row]
