"""Room 2: a text put together from the lines of a column: how wide they were, where they ended, what is said twice."""

from __future__ import annotations

from digest.expressions import expression

_LOOKED_AT = 600  # characters of a text that tell the width of its lines
_NARROWEST, _WIDEST = 8, 45  # characters of a column's line
_TWO_LINES = 24  # characters; a shorter text with a blank in it may be a headline
_SPACE = expression(r"\s+")
_WORDY = expression(r"[A-Za-z0-9]")
_LEAST_DOUBLED = 5  # characters of a text printed twice in a row: 好好好好 is no text printed twice


def column_inside(text: str) -> int:
    """Return the width of the lines *text* was put together from, as the blanks at their ends tell it; 0 if none do."""
    widths = _widths(text)
    if len(widths) < 2 or not _NARROWEST <= max(widths) <= _WIDEST or len(text) < _TWO_LINES:
        return 0
    if len(widths) == 2:
        return max(widths)
    return sorted(widths)[len(widths) // 2] if is_wrapped_inside(text) else 0


def is_wrapped_inside(text: str) -> bool:
    """Tell whether the blanks of *text* are old line ends: parts of even width (within 3), the last shorter."""
    widths = _widths(text)
    if len(widths) < 3:
        return False
    middle = sorted(widths)[len(widths) // 2]
    even = sum(abs(width - middle) <= 3 for width in widths[:-1])
    is_column = max(widths) <= 2 * _WIDEST  # two lines whose blank is lost; a paragraph is wider, and no line of one
    return _NARROWEST <= middle <= _WIDEST and even >= 0.6 * (len(widths) - 1) and is_column


def old_line_ends(text: str) -> frozenset[int]:
    """Return the positions of the blanks in *text* that are no meaning: old line ends, blanks beside signs."""
    if " " not in text and "\u3000" not in text:
        return frozenset()
    inside = is_wrapped_inside(text)
    widths = sorted(_widths(text))
    middle = widths[len(widths) // 2] if widths else 0
    found: set[int] = set()
    last = 0
    for match in _SPACE.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        latin = bool(_WORDY.match(before) and _WORDY.match(after))
        at_end = inside and match.start() - last >= middle - 3
        if not latin and (at_end or not (_is_word(before) and _is_word(after)) or _WORDY.match(before + after)):
            found.update(range(match.start(), match.end()))
        if at_end:
            last = match.end()
    return frozenset(found)


def half_of(text: str) -> int:
    """Return where the second half of *text* begins if it is the first once more; else 0."""
    half = len(text) // 2
    return half if half >= _LEAST_DOUBLED and text[:half].rstrip() == text[half:].lstrip() else 0


def _widths(text: str) -> list[int]:
    return [len(part) for part in text[:_LOOKED_AT].split()]


def _is_word(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or sign.isalnum()
