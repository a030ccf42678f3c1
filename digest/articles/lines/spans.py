"""Room 2: runs of lines that may be one headline broken over two lines and more in, what speaks for each out.

A run is weighed as one text: its words joined are what the text below takes up, and what one of its lines leaves open
the next one closes. Its lines are measured against the column, which running text fills.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.continuity.scores import reads_on
from digest.articles.lines.decode import HeadlineSpan, Weights
from digest.articles.lines.features import features
from digest.articles.lines.habits import Habits, width_near
from digest.articles.lines.halves import is_surely_one
from digest.articles.lines.headings import Features, heading_features, weigh
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_names, is_spaced_name, read_signers
from digest.articles.vocabulary import WEIGHTS, any_of
from digest.expressions import expression

_WEIGHTS = {**WEIGHTS["headings"], **WEIGHTS["heading_spans"]}
_MOST = 4  # lines of a headline
_LONGEST, _LONGEST_LINE = 48, 24  # characters of it, and of a line of it
_SHORTER = 2  # characters that a line lacks to the column if it does not fill it
_LABEL = 8  # characters of a line above it that may be a label
_MOST_KICKERS = 2  # lines
_WIDTHS = 5  # lines that show the width of a column
_NEAR, _BELOW = 7, 8  # lines above and below that are looked at
_TAKEN = 0.1  # share of a line's pairs of characters that returns by chance
_MOST_NATS = 3.0  # that the words at a seam say
_NAME = expression(rf"[\u4e00-\u9fff]{{2,4}}\W?|.{{2,8}}{any_of('furniture', 'column_names')}")
_ENDS = ("furniture", "signature", "byline", "credit", "source", "caption", "heading")
_PAIR = expression(r"(?=([\u4e00-\u9fff]{2}))")
_SIGN = expression(r"^\W{1,3}")
_PLACE = 2  # characters by which a place is known
_UNNAMED = -1.0  # of a place that the text names, for one that it does not: a union's headline names its own


def headline_spans(
    lines: Sequence[Line], columns: Sequence[int], habits: Sequence[Habits], own: Sequence[Weights]
) -> list[HeadlineSpan]:
    """Return the runs of *lines* that may be one headline, each with what speaks for it against running text (nats).

    *columns* are the widths about the lines, *habits* how paragraphs are set there; *own* are the weights of the lines
    by themselves. What they say for the lines behind the first counts here, too: the first may be a label or a
    signature over a headline of the others.
    """
    found: list[HeadlineSpan] = []
    for start, end in _runs(lines, columns):
        whole = weigh(span_features(lines, start, end, columns[start], habits[start]), _WEIGHTS)
        rest = sum(max(0.0, weights.get("heading", 0.0)) for weights in own[start + 1 : end + 1])
        found.append(HeadlineSpan(start, end, whole + rest))
    return found


def _runs(lines: Sequence[Line], columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of each run that may be a headline."""
    opened = 0  # lines since one that a run may begin with: a kicker may stand over the headline
    for start in range(len(lines) - 2):
        opened = 0 if _begins(lines, start) else opened + 1
        if opened > _MOST_KICKERS or not _may_belong(lines[start]) or lines[start].features.opener:
            opened = opened if _may_belong(lines[start]) else _MOST_KICKERS
            continue
        if _begins_paragraph(lines, start, columns[start]):
            continue
        size = lines[start].features.length
        for end in range(start + 1, min(start + _MOST, len(lines) - 1)):
            size += lines[end].features.length
            if size > _LONGEST or lines[end].fragment.blanks or not _may_belong(lines[end]):
                break
            if _begins_paragraph(lines, end, columns[end]):
                break
            if lines[end].features.news or (is_bare_name(lines[end]) and not _is_half(lines, end)):
                break
            below = [line for line in lines[end + 1 : end + 1 + _BELOW] if line.role in ("", "body")]
            is_over_text = any(map(_is_text, below))
            if is_over_text and not is_bare_name(lines[end]):
                yield start, end


def _is_text(line: Line) -> bool:
    """Tell whether *line* is running text; a narrow column may hold no full stop for many lines."""
    read = line.features
    return read.ended or read.inner_stop or (read.news and read.commas > 0)


def _begins_paragraph(lines: Sequence[Line], number: int, column: int) -> bool:
    """Tell whether line *number* fills its column, set in, and the one below does not stand so: a paragraph begins."""
    line, width = lines[number], column or width_near(lines, number)
    is_filled = width > 0 and line.features.length + 2 >= width - 1
    return is_filled and line.fragment.indented and not lines[number + 1].fragment.shifted


def _begins(lines: Sequence[Line], number: int) -> bool:
    before = lines[number - 1] if number else None
    if before is None or lines[number].fragment.blanks > 0 or before.role in _ENDS or before.features.ended:
        return True
    return not before.role and before.features.length <= _LABEL


def _may_belong(line: Line) -> bool:
    """Tell whether *line* may be one of a headline's: short, no sentence, its role open or a body's bare name."""
    read = line.features
    is_sentence = (read.ended and line.text[-1] not in "!?") or read.commas > 1 or read.inner_stop
    # who wrote the text, under its headline
    is_named = " " in line.text and (is_names(line.text) or is_spaced_name(line.text))
    is_open = not line.role or is_bare_name(line)
    return is_open and read.length <= _LONGEST_LINE and not (is_sentence or is_named)


def _is_half(lines: Sequence[Line], number: int) -> bool:
    """Tell whether line *number* surely goes on what stands above it: 某某族自 / 治县总工会."""
    return is_surely_one(lines[number - 1], lines[number])


def is_bare_name(line: Line) -> bool:
    """Tell whether *line* is a body's name and nothing that says that it signs."""
    signers = read_signers(line.text) if line.reason == "signing_body" else None
    return signers is not None and signers.bodies == (_SIGN.sub("", line.text).replace(" ", ""),)


def span_features(lines: Sequence[Line], start: int, end: int, column: int, habits: Habits) -> Features:
    """Return what the run of *lines* from *start* up to *end* shows as one headline."""
    first, text = lines[start].fragment, "".join(line.text for line in lines[start : end + 1])
    fragment = replace(first, text=text, plain=text)
    above, below = lines[max(0, start - _NEAR) : start], lines[end + 1 : end + 1 + 3 * _NEAR]
    whole = Line(fragment, "", features(fragment))
    found = heading_features([*above, whole, *below], len(above), 0, habits)
    for name in (
        "long",
        "no_blank_above",
        "unparted",
    ):  # what a line of text shows, not one that may stand under a kicker
        found.pop(name, None)
    near = "".join(line.text for line in below[:_BELOW] if line.role in ("", "body"))
    found |= {"span": 1.0, "span_untaken": float(_is_untaken(lines[start], near))}
    if found["echo"] <= 0:
        found["span_unechoed"] = 1.0
    if all(line.fragment.shifted for line in lines[start : end + 1]):  # a paragraph has its first line alone set in
        found["span_centred"] = 1.0
        found.pop("indented", None)
    width = column or _width_below(below)
    for number in range(start, end + 1):
        for name in _width(lines[number], number == end, width):
            found[name] = found.get(name, 0.0) + 1.0
    for upper, lower in zip(lines[start:end], lines[start + 1 : end + 1], strict=True):
        seam = max(-_MOST_NATS, min(_MOST_NATS, reads_on(upper.text, lower.text)))
        shown = {"span_reads": seam, "span_sure": is_surely_one(upper, lower)}
        found |= {name: found.get(name, 0.0) + value for name, value in shown.items()}
    if is_bare_name(lines[start]):
        found |= {"span_named": 1.0, "span_named_below": _named_below(lines, start, end)}
    elif _NAME.fullmatch(lines[start].text) and not is_surely_one(lines[start], lines[start + 1]):
        found["span_label"] = 1.0
    return found


def _width_below(lines: Sequence[Line]) -> int:
    """Return the width of the column that the next *lines* show: of two alike that go on, or else of the longest."""
    lengths = [line.features.length for line in lines[:_WIDTHS]]
    running = [line.features.length for line in lines[:_WIDTHS] if not line.features.ended]
    alike = (first for first, second in pairwise(running) if abs(first - second) <= 1)
    return next(alike, max(lengths, default=0))


def _width(line: Line, is_last: bool, width: int) -> list[str]:
    """Return what a line of a run shows by its width against the column's."""
    lacking = width - line.features.length - 2 * line.fragment.indented
    name = "span_short" if lacking >= _SHORTER else "span_wide" if lacking < -1 else "span_fills"
    # the last line may be of any width, but with a comma and as wide as the text it is of the text
    return [name] if not is_last or (name == "span_fills" and line.features.commas) else []


def _is_untaken(line: Line, below: str) -> bool:
    """Tell whether the text *below* takes up no more words of *line* than any text would."""
    pairs = set(_PAIR.findall(line.text))
    return sum(map(below.__contains__, pairs)) <= _TAKEN * len(pairs)


def _named_below(lines: Sequence[Line], start: int, end: int) -> float:
    """Return how much more the text below the run than the one above it names the place that its first line names."""
    place = _SIGN.sub("", lines[start].text)[:_PLACE]
    above: list[str] = []
    for line in reversed(lines[max(0, start - 3 * _NEAR) : start]):
        if line.role not in ("", "body"):
            break
        above.append(line.text)
    below = "".join(line.text for line in lines[start + 1 : end + 1 + _BELOW])
    is_signed = start > 0 and lines[start - 1].role in ("signature", "byline", "credit", "source")
    is_signed = is_signed and not is_names(lines[start - 1].text)  # a writer's name, over that of his union
    is_named = 1.0 if place in below else _UNNAMED
    return is_named - float(place in "".join(reversed(above))) + is_signed
