"""Room 2: what it costs the columns of a zone to begin, to wait, to be left and to end, in nats.

The evidence weighs two lines against each other; these costs are what is known of columns before any text is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from digest.articles.lines.habits import blank_habits
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.order.evidence import Column

SWITCH = 0.8  # against leaving the line before (0.2 to 1.3 tried: 84 to 87 of 100 F1 on interleaved pages)
BEGIN = 4.0  # against a column that begins without a headline (tried 2 to 5)
_BEGIN_NEWS = 1.2  # the same if its first line opens a report
_DOUBT = 0.5  # more for a headline where the neighbours in file order made the line body (tried 0 to 2)
SURE = 5.0  # from which a role is not doubted
_BARE = 1.5  # against a headline without a body (tried 0 to 3)
_TORN = 3.0  # against a column that ends in mid-sentence (2 and 3 tried: 86.3 and 87.7 of 100 F1)
_WAIT = 0.15  # for every line that a column waits beyond the first 4 (0, 0.15, 0.3 tried: 84.5, 85.9, 85.8)
_FREE = 4
# Against running on past a headline under a finished text: with blank lines over it where blank lines part articles
# (1.5 and 3 tried: 84.2 and 85.9), or without (0.7, 1.5, 2.5 tried on pages without blank lines: 83.2, 85.1, 85.8).
_BLANK_WALL = 3.0
_BARE_WALL = 2.5
_OPEN_WALL = 1.4  # the same under a text cut off (0, 0.7, 1.4 tried with displaced lines: 88.2, 89.3, 89.9)


class Costs:
    """The costs among the lines of one zone."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        habits = blank_habits(lines)
        total = 0.0
        self._walls: list[float] = []  # for every line what it costs a column to run on to it from the first line
        for number, line in enumerate(lines):
            before = lines[number - 1] if number else None
            if before is not None and line.role == "heading" != before.role:
                settled = before.role != "body" or before.features.ended
                apart = line.fragment.blanks > 0 and habits[number]
                total += _OPEN_WALL if not settled else _BLANK_WALL if apart else _BARE_WALL
            self._walls.append(total)

    def readings(self, number: int) -> tuple[tuple[Role, float], ...]:
        """Return the roles line *number* may have with what each costs: a weighed role can be wrong in a zone."""
        line = self._lines[number]
        if line.weight is None:
            return ((line.role, 0.0),)
        doubt = _DOUBT if line.role == "body" else 0.0
        readings: list[tuple[Role, float]] = [
            ("heading", max(0.0, -line.weight) + doubt),
            ("body", max(0.0, line.weight)),
        ]
        return tuple((role, cost) for role, cost in readings if cost < SURE)

    def staying(self, column: Column, number: int, near: Collection[int]) -> float:
        """Return what it costs that line *number* goes on *column*; *near* are the lines that count as before it."""
        waited = self.waiting(column, number)
        return waited if column.tail in near else waited + SWITCH

    def waiting(self, column: Column, number: int) -> float:
        """Return what it costs that *column* waits for line *number* past the headlines between."""
        return self._walls[number] - self._walls[column.tail] + _WAIT * max(0, number - column.tail - _FREE)

    def beginning(self, number: int, role: Role, previous: int) -> float:
        """Return what it costs that a column begins with line *number* after line *previous* (none: -1)."""
        if previous < 0:
            return 0.0
        line, before = self._lines[number], self._lines[previous]
        if role == "heading":
            return 1.0 if before.role == "heading" else 0.0
        if role == "signature":
            return 2 * BEGIN
        if before.role == "signature":
            return 0.5 * _BEGIN_NEWS if line.features.news else _BEGIN_NEWS
        return _BEGIN_NEWS if line.features.news else BEGIN

    def ending(self, columns: Iterable[Column]) -> float:
        """Return what it costs that *columns* end where they do."""
        total = 0.0
        for column in columns:
            if not column.body:
                total += _BARE
            elif not column.signed and not self._lines[column.tail].features.ended:
                total += _TORN
        return total


def near(columns: Iterable[Column], previous: int) -> range:
    """Return the lines that count as the one before: *previous*, of headlines side by side every one."""
    titles = [column.tail for column in columns if column.title]
    first = previous
    while titles and previous in titles and first - 1 in titles:
        first -= 1
    return range(first, previous + 1)
