"""Room 2: a body printed twice, or a headline repeated under it: one stays, the rest is furniture."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from digest.articles.lines.line import Line
from digest.expressions import expression

_LEAST = 40  # characters a repeated stretch must have; set phrases of up to 30 stand in several reports of one page
# Words pulled out of a text and set in its midst: so much narrower, of so many lines and characters, from so near.
_NARROWER, _MOST_QUOTED, _LEAST_QUOTED, _NEAR = 3, 8, 14, 100
_QUOTED = ("body", "heading", "furniture")
_MOST_STOCK = 1  # sentences that two reports of one page may have in common: 下一步,…
_INSIDE = expression(r"[,。;!?、]")
_STOP = expression(r"[。！？]")
_LEAST_HEADLINE = 6
# 简介:…, and how a text begins, over that text: so many characters (headlines have fewer commas), of so many lines.
_TEASED, _LEAST_TEASED, _TEASED_LINES = (
    expression(r"^(?:简介|摘要|导读|导语|内容提要|核心提示)[:：]?|(?:…|\.{2,3})+$"),
    24,
    4,
)
_LONGEST_TITLE_LINE = 80
# 某地工会办起夜校 - 工会 - 中工网: the title of a page as a browser shows it; how many lines below its headline stands
_OF_A_SITE, _FAR = expression(r"(?P<headline>.{6,60}?)(?:[-_|—–]{1,2}[^-_|—–]{2,16}){1,4}"), 8


def without_repeats(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return *lines*; whatever stands on the page a second time has become furniture."""
    texts = ["".join(line.text.split()) for line in lines]
    teasers = _teasers(lines, texts)
    texts = [f"\n{number}" if number in teasers else text for number, text in enumerate(texts)]  # unlike any other
    quoted = _pull_quotes(lines, texts)
    again = (_again(lines, texts) | teasers) - quoted
    titles: set[str] = set()
    found: list[Line] = []
    for number, line in enumerate(lines):
        may_be_title = line.role in ("heading", "body") and len(texts[number]) <= _LONGEST_TITLE_LINE
        if number in quoted:
            line = replace(line, role="furniture", weight=None, reason="quoted")
        elif number in again:
            line = replace(line, role="furniture", weight=None, reason="repeated")
        elif may_be_title and _is_page_title(lines, texts, number):
            line = replace(line, role="furniture", weight=None, reason="repeated_title")
        elif may_be_title and not line.features.ended:
            goes_on = bool(found) and found[-1].reason == "repeated_title"  # the headline's second line
            if found and found[-1].role != "heading":  # right below it, the two lines are its kicker and the headline
                titles |= _halves_again(line, texts[number : number + 2], titles)
            is_again = (line.role == "heading" or goes_on) and texts[number] in titles
            is_among = any(part in titles for part in line.text.split()) and any(map(str.isdigit, texts[number]))
            over = _over(found, texts, number) if is_again else None
            if over is not None:
                found[over] = replace(found[over], role="furniture", weight=None, reason="repeated_title")
            elif is_again or is_among:  # as it is, or among dates and numbers
                line = replace(line, role="furniture", weight=None, reason="repeated_title")
        if line.role == "heading" and len(texts[number]) >= _LEAST_HEADLINE:
            titles.add(texts[number])
        found.append(line)
    return tuple(found)


def _halves_again(line: Line, texts: Sequence[str], titles: Set[str]) -> set[str]:
    """Return the two *texts*, of *line* and of the next, if together they are one of the *titles* above once more."""
    is_again = line.role == "heading" and len(texts) > 1 and "".join(texts) in titles
    return set(texts) if is_again else set()


def _teasers(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that are how the text right below begins, cut off where room ended."""
    found: set[int] = set()
    text_lines = [number for number, line in enumerate(lines) if line.role != "furniture"]
    for place, number in enumerate(text_lines):
        begun = _TEASED.sub("", texts[number])
        below = [texts[other] for other in text_lines[place + 1 : place + 1 + _TEASED_LINES]]
        if len(begun) >= _LEAST_TEASED and "".join(below).startswith(begun) and texts[number] != below[0]:
            found.add(number)
    return found


def _over(lines: Sequence[Line], texts: Sequence[str], number: int) -> int | None:
    """Return the number of the headline that line *number* is once more, with a site's stamps and no text between."""
    above = next((n for n in reversed(range(number)) if lines[n].role != "furniture"), number - 1)
    is_parted = above < number - 1 and texts[above] == texts[number] and lines[above].role == "heading"
    return above if is_parted else None


def _is_page_title(lines: Sequence[Line], texts: Sequence[str], number: int) -> bool:
    """Tell whether line *number* is a headline that stands not far below, with the names of a site behind it."""
    match = _OF_A_SITE.fullmatch(texts[number])
    below = range(number + 1, min(number + _FAR, len(lines))) if match else ()
    return any(match and texts[n] == match["headline"] and lines[n].role == "heading" for n in below)


def _pull_quotes(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of words that are printed once more, narrower, in the midst of the text."""
    quoted: set[int] = set()
    for number in range(1, len(lines)):
        before = lines[number - 1]
        if before.role != "body" or number in quoted:
            continue
        widest, size = (before.column or before.features.length) - _NARROWER, 0
        while size < _MOST_QUOTED and number + size < len(lines) and lines[number + size].features.length <= widest:
            size += 1
        while size and "".join(texts[number : number + size]) not in _around(texts, number, size):
            size -= 1
        quote, text = lines[number : number + size], "".join(texts[number : number + size])
        is_sentence = len(text) >= _LEAST_QUOTED and bool(_INSIDE.search(text))  # a text may take up its headline whole
        if is_sentence and all(line.role in _QUOTED and line.reason != "listed" for line in quote):
            quoted.update(range(number, number + size))
    return quoted


def _around(texts: Sequence[str], number: int, size: int) -> str:
    """Return the text before and behind a stretch of lines, as far as it may be quoted there."""
    above, below = texts[max(0, number - _NEAR) : number], texts[number + size : number + size + _NEAR]
    return "".join(above) + "\n" + "".join(below)


def _again(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of stretches that stand word for word further up."""
    first: dict[str, int] = {}
    again: set[int] = set()
    number = 0
    while number < len(texts):
        start = first.setdefault(texts[number], number)
        size = stretch(lines, texts, start, number) if start < number else 0
        text = "".join(texts[number : number + size])
        same_head = start > 0 and texts[start - 1] == texts[number - 1] and lines[start - 1].role == "heading"
        # once more under its headline, right behind itself, or long: no stock sentence
        at_once = 0 < start + size == number
        if len(text) >= _LEAST and (same_head or at_once or len(_STOP.findall(text)) > _MOST_STOCK):
            again.update(range(number, number + size))
        number += max(1, size)
    return again


def stretch(lines: Sequence[Line], texts: Sequence[str], start: int, number: int) -> int:
    """Return how many lines of body from line *number* on are those from line *start* on once more."""
    size = 0
    while number + size < len(texts) and start + size < number and texts[start + size] == texts[number + size]:
        if lines[number + size].role != "body":
            break
        size += 1
    return size
