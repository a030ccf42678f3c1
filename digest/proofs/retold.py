"""One quantity told twice: in a headline and its text, in two tellings of one event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from digest.expressions import expression
from digest.proofs.figures import (
    Figure,
    all_figures_of,
    figures_of,
    has_one_other,
    is_exchanged,
    is_slip_of,
    most_digits,
)
from digest.proofs.numerals import CHINESE, value_of
from digest.proofs.series import number_of

_BARE = expression(
    r"(?<![\d.第])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千万亿])(?P<more>余|多)?(?=[\u4e00-\u9fff]{2})"
)
_SPAN = expression(
    rf"(?<![\d第零〇一二三四五六七八九十百千几])(?P<number>\d{{1,2}}|{CHINESE}{{1,3}})(?P<unit>[年成])(?![级代底初末度内月份立])"
)
_SHARE = expression(r"(?P<number>\d+(?:\.\d+)?)[%％](?!点)")
_OF_PART = expression("首批|第一批|其中|[每各均]$")  # before a figure that is not all of what a headline tells
_OF_PEOPLE = {"个", "人"}  # 120个孩子, 孩子120名
_OTHER_SIGN = expression("[^\u4e00-\u9fff]")
_AHEAD, _BEHIND = 4, 6  # characters before and after a figure that say what is counted
_ROUGH = 8  # 逾700家 are up to 800: so much of it may be rounded away
_ROUND = frozenset("百千万")
_MOST = 12  # figures of a headline that are looked at, of a body that are added up
_LEAD = 120  # characters in which a report says what its headline says
_SAME, _LEAST_DIGITS = 4, 2  # characters ahead and digits by which two figures of a text are one: 讨回工资618万元
_SIGNS, _ENDED = expression("[\u4e00-\u9fff]+"), expression("[。；\n]")
_SMALL = 10  # below it a digit wrong tells nothing: other things are counted so, too
_ONCE = frozenset(["成", "批", "期", "条"])  # units by which a text hardly counts two things


def against_headline(headline: str, body: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of *headline* that the *body* has with another value, each with the one it has instead."""
    figures = _told(headline)[:_MOST]
    told = _told(body) if figures else []
    for figure in figures:
        most = 10 * figure.value if headline[figure.start] in _ROUND else figure.value  # 百家, 上千架次
        same = [other for other in told if _is_of_unit(headline, figure, body, other)]
        is_told = any(_rounds(figure, one) or figure.value < one.value < most for one in same)
        if not is_told and not _is_made_of(figure, same) and (other := _instead(headline, figure, body, same)):
            yield figure, other


def _told(text: str) -> list[Figure]:
    """Return the figures of *text*, with those that have no unit (15万职工), and years and tenths."""
    found = all_figures_of(text)
    taken = {one.start for one in found}
    for match in _BARE.finditer(text):
        if match.start() not in taken:
            value = value_of(match["digits"].rstrip(","), match["scale"])
            found.append(Figure(match.start(), match.end(), value, "", bool(match["more"])))
    for match in _SHARE.finditer(text):
        found.append(Figure(match.start(), match.end(), Decimal(match["number"]), "%", False))
    for match in _SPAN.finditer(text):
        number = number_of(match["number"])
        if number and match["number"] != "一":
            found.append(Figure(match.start(), match.end(), Decimal(number), match["unit"], False))
    return sorted(found)


def _instead(headline: str, figure: Figure, body: str, same: list[Figure]) -> Figure | None:
    """Return the one of *same* that stands for *figure*: its number with a slip, or the only one of the same thing."""
    for other in same:
        if figure.value >= _SMALL and is_slip_of(figure.value, other.value):
            return other
    same = [other for other in same if not _OF_PART.search(body, max(0, other.start - 4), other.start)]
    shared = [_shared(headline, figure, body, other) for other in same]
    alike = [other for other, many in zip(same, shared, strict=True) if many == max(shared) > 0]
    for found, is_same in ((alike, True), (same, figure.unit in _ONCE)):
        if len({other.value for other in found}) == 1:
            is_small = max(figure.value, found[0].value) < _SMALL
            is_enough = is_same and found[0].end < _LEAD if is_small else has_one_other(figure.value, found[0].value)
            if is_enough or (found == alike == same and not is_small):
                return found[0]
    return None


def _is_of_unit(headline: str, figure: Figure, body: str, other: Figure) -> bool:
    """Say whether both count by the same measure, or without one the same thing (15万职工, 15万名职工)."""
    if figure.unit == other.unit or (figure.unit and other.unit and not {figure.unit, other.unit} <= _OF_PEOPLE):
        return figure.unit == other.unit
    return _shared(headline, figure, body, other) > 0


def _shared(headline: str, figure: Figure, body: str, other: Figure) -> int:
    """Return how many pairs of characters stand beside *figure* and beside *other*: how likely both are one thing."""
    return len(_pairs_beside(headline, figure) & _pairs_beside(body, other))


def _pairs_beside(text: str, figure: Figure) -> set[str]:
    ahead = _OTHER_SIGN.split(text[max(0, figure.start - _AHEAD) : figure.start])[-1]
    behind = _OTHER_SIGN.split(text[figure.end : figure.end + _BEHIND].lstrip("“《"))[0]
    return {first + last for run in (ahead, behind) for first, last in pairwise(run)}


def _is_made_of(figure: Figure, same: list[Figure]) -> bool:
    """Say whether *figure* is the sum of two of *same* or of all of them."""
    values = [other.value for other in same]
    return figure.value in (sum(values), *(first + last for first, last in combinations(values[:_MOST], 2)))


def _rounds(headline: Figure, body: Figure) -> bool:
    """Say whether the figure of a *headline* may be that of the *body*: equal, or told less exactly, never more so."""
    low, high = sorted((headline.value, body.value))
    if headline.is_rough:
        return (high - low) * _ROUGH <= high
    is_rounder = body.is_rough or most_digits(headline.value) < most_digits(body.value)
    return low == high or (is_rounder and not headline.value % 5 and (high - low) * 20 <= high)


def _agree(first: Figure, second: Figure) -> bool:
    """Say whether two figures may be the same quantity: equal, or one a rounding of the other."""
    low, high = sorted((first.value, second.value))
    return low == high or (
        (high - low) * 20 <= high and (first.is_rough or second.is_rough or 0 in (first.value % 5, second.value % 5))
    )


def told_again(text: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of *text* that a sentence before has with two digits exchanged, behind the same words."""
    told: dict[tuple[str, str], Figure] = {}
    for figure in figures_of(text):
        ahead = text[max(0, figure.start - _SAME) : figure.start]
        first = told.setdefault((ahead, figure.unit), figure)
        is_same = _SIGNS.fullmatch(ahead) and _ENDED.search(text, first.end, figure.start)
        is_long = most_digits(first.value, figure.value) > _LEAST_DIGITS
        if is_same and is_long and is_exchanged(first.value, figure.value):
            yield figure, first


def told_two_ways(first: str, second: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two tellings of one event that are the same quantity with a slip.

    The same quantity: the same unit, and the same two characters before or after it.
    """
    others = [(figure, _around(second, figure)) for figure in figures_of(second)]
    for figure in figures_of(first):
        words = _around(first, figure)
        alike = [other for other, around in others if other.unit == figure.unit and words & around]
        if alike and not any(_agree(figure, other) for other in alike):
            yield from ((figure, other) for other in alike[:1] if is_slip_of(figure.value, other.value))


def _around(text: str, figure: Figure) -> set[str]:
    found = {text[max(0, figure.start - 2) : figure.start], text[figure.end : figure.end + 2]}
    return {word for word in found if re.fullmatch("[\u4e00-\u9fff]{2}", word)}
