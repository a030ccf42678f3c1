"""What a text says to correct another: “126名”应为“162名”, and which report it speaks of by its title."""

from __future__ import annotations

import re
from operator import eq

from digest.characters import simplify
from digest.expressions import expression

_PAIR = expression(
    r"“(?P<one>[^”]{1,20})”[^“。]{0,6}(?P<verb>应为|应是|实为|实际为|误[为作写印]|系)[^“。]{0,4}“(?P<other>[^”]{1,20})”"
)
_NUMBER = r"\d[\d.,]*"
_FIGURE = expression(rf"{_NUMBER}(\D.*)")
_TITLE = expression("《([^《》]{4,60})》")
_ANNOUNCED = expression("更正|勘误|订正|补正|致歉")
_SIGN = expression(r"\W")
_SAME_TITLE = 0.8  # of the pairs of characters of the shorter title: papers quote one another loosely


def pairs_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return what *text* says is wrong, each with what it says is right."""
    found = []
    for pair in _PAIR.finditer(text):
        is_turned = pair["verb"].startswith("误")  # “162名”误为“126名”
        found.append((pair["other"], pair["one"]) if is_turned else (pair["one"], pair["other"]))
    return tuple(found)


def narrowed(wrong: str, right: str) -> tuple[int, int, str]:
    """Return which part of *wrong* is to be replaced, and by what: papers quote more than they correct.

    “追回工资等412万元”应为“421万元” corrects the figure: the one of that unit, else what has the length of *right*
    and most of its characters. Nothing to put there is told where neither is plain.
    """
    whole = (0, len(wrong), right)
    if len(right) >= len(wrong):
        return whole
    if figure := _FIGURE.fullmatch(right):
        found = list(re.finditer(rf"(?<![\d.]){_NUMBER}{re.escape(figure[1])}", wrong))
        if len(found) == 1:
            return *found[0].span(), right
    size = len(right)
    alike = [sum(map(eq, wrong[place : place + size], right)) for place in range(len(wrong) - size + 1)]
    best = max(alike)
    if best == size:  # 副主席 for 主席: what is too much goes
        return whole
    place = alike.index(best)
    is_plain = 2 * best >= size and alike.count(best) == 1
    return (place, place + size, right) if is_plain else (0, len(wrong), "")


def titles_in(text: str) -> tuple[str, ...]:
    """Return the titles that *text* quotes."""
    return tuple(_TITLE.findall(text))


def is_title_of(title: str, headline: str) -> bool:
    """Say whether *title*, as another text quotes it, is *headline* or a part of it."""
    short, long = sorted((_SIGN.sub("", simplify(one)) for one in (title, headline)), key=len)
    pairs = [short[place : place + 2] for place in range(len(short) - 1)]
    return len(pairs) > 2 and sum(pair in long for pair in pairs) >= _SAME_TITLE * len(pairs)


def corrects(sentence: str, headline: str) -> bool:
    """Say whether *sentence*, in the text under *headline*, corrects that very text: a page ran the two together.

    Not where the headline itself announces a correction, and quotes what it is of.
    """
    return (
        not _ANNOUNCED.search(headline)
        and bool(pairs_in(sentence))
        and any(is_title_of(title, headline) for title in titles_in(sentence))
    )
