"""Room 2: the lines of a page dealt out to its articles, and what a person's repairs do with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from digest.articles.explanation.explain import Explained
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.model import Article


@dataclass(slots=True)
class Part:
    """The lines of one article in their order; *made* is the machine's article, as long as nothing is changed."""

    lines: list[Line]
    made: Article | None = None
    was: Article | None = None


@dataclass(slots=True)
class Sorting:
    """All lines of a page, dealt out to articles; *loose* belong to none, *opens* begin paragraphs, *torn* end them."""

    parts: list[Part]
    loose: list[Line]
    opens: set[int]
    torn: set[int]
    given: dict[int, list[str]] = field(default_factory=dict)

    def find(self, start: int) -> tuple[Part | None, Line]:
        """Return the line that begins at *start* and the article it belongs to."""
        for part in self.parts:
            for line in part.lines:
                if line.start == start:
                    return part, line
        return None, next(line for line in self.loose if line.start == start)

    def take(self, part: Part | None, line: Line) -> None:
        """Take *line* out of *part*, or from those that belong to none."""
        (part.lines if part else self.loose).remove(line)
        if part:
            part.made = None

    def restore(self, part: Part, line: Line, text: str) -> None:
        """Put *text*, which is lost, behind *line*."""
        self.given.setdefault(line.start, []).append(text)
        part.made = None

    def split(self, part: Part, line: Line) -> Part:
        """Let an article begin with *line*, and return it; *part* itself where nothing of it stands before."""
        at = part.lines.index(line)
        if not any(one.role != "furniture" for one in part.lines[:at]):
            return part
        begun = Part(part.lines[at:])
        self.parts.insert(self.parts.index(part) + 1, begun)
        part.lines, part.made = part.lines[:at], None
        return begun

    def join(self, part: Part | None, line: Line, other: Part, beside: Line) -> None:
        """Put *line* after the line *beside* of the article *other*, as text where it was none."""
        self.take(part, line)
        role: Role = "body" if line.role in ("furniture", "heading", "") else line.role
        other.lines.insert(other.lines.index(beside) + 1, replace(line, role=role, reason="hand"))
        other.made = None
        self.opens -= {line.start} if beside.role == "body" else set()

    def merge(self, part: Part, other: Part) -> None:
        """Make *part* the end of the article *other*; its headlines are crossheads there."""
        added = [replace(one, role="crosshead", reason="hand") if one.role == "heading" else one for one in part.lines]
        other.lines += added
        other.made = None
        self.parts.remove(part)

    def call(self, part: Part | None, line: Line, role: Role) -> None:
        """Give *line* the *role*; a headline in the midst of an article opens another, furniture belongs to none."""
        called = replace(line, role=role, reason="hand")
        if role == "furniture":
            self.take(part, line)
            self.loose.append(called)
            return
        if part is None:
            part = self._nearest(line, is_next=role == "heading")
            self.loose.remove(line)
            place = next((at for at, one in enumerate(part.lines) if one.start > line.start), len(part.lines))
            part.lines.insert(0 if role == "heading" else place, called)
        else:
            if role == "heading" and any(one.role == "body" for one in part.lines[: part.lines.index(line)]):
                part = self.split(part, line)
            part.lines[part.lines.index(line)] = called
        part.made = None

    def _nearest(self, line: Line, *, is_next: bool) -> Part:
        """Return the article that goes on soonest after *line*, or stood last before it; a new one if there is none."""
        starts = [(one.start, part) for part in self.parts for one in part.lines]
        after = min((pair for pair in starts if pair[0] > line.start), key=lambda pair: pair[0], default=None)
        before = max((pair for pair in starts if pair[0] < line.start), key=lambda pair: pair[0], default=None)
        nearest = (after or before) if is_next else (before or after)
        if nearest:
            return nearest[1]
        self.parts.append(Part([]))
        return self.parts[-1]


def deal(lines: Sequence[Line], articles: Sequence[Article], rows: Mapping[int, Explained]) -> Sorting:
    """Return *lines* dealt out to *articles* as *rows*, by the offset of the line, tell."""
    parts = [Part([], article, article) for article in articles]
    loose: list[Line] = []
    for line in lines:
        number = rows[line.start].article
        (parts[number - 1].lines if number else loose).append(line)
    opens = {start for start, row in rows.items() if row.join in ("", "paragraph", "gap")}
    torn: set[int] = set()
    for article in articles:
        gaps, end = {gap.offset for gap in article.gaps}, -1
        for paragraph in article.paragraphs:
            end += len(paragraph.text) + 1
            torn |= {paragraph.pieces[-1].offset} if end in gaps and paragraph.pieces else set()
    return Sorting(parts, loose, opens, torn)
