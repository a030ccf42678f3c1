"""What a report says happened: when, how many, the how-manieth, under which name, in which phase.

All is read from the text by patterns; what is not found is left open, and only what both reports state can contradict.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from digest.characters import fold
from digest.expressions import expression
from digest.issues.duplicates.dates import (
    DATE,
    LOOKED_BACK,
    MESSAGE,
    REPORTED,
    TERM,
    YEAR_TOLD,
    days_in,
    lengths,
    printed_on,
    without_days,
    years_in,
)
from digest.issues.duplicates.figures import HEADS, OWN, figures_in
from digest.issues.duplicates.numerals import CHINESE, DIGITS, ORDINAL, number_of, ordinals_of
from digest.issues.duplicates.recollections import recollected
from digest.model import Article

LEAD_SENTENCES = 2  # the event stands in the first two sentences of news; a slogan may take the first
TELLING = 0.5  # surprise from which a figure tells by itself: of two digits
HEAD = 40  # characters in which a report head stands

ENDS = frozenset((("opening", "end"), ("round", "last")))  # a building's end is told by other bodies, on another day
_CLAUSE = expression(r"[^,。;!?\n]+")
_NUMERAL = expression(rf"[\d{CHINESE}首]")  # in every ordinal, day, year and clock
# 三月三十一日, 百分之八, 八点六公斤: what a feature writes in letters; a clock (八点五十) is none.
_LETTERS = "零〇一二三四五六七八九"
_SPELT_DAY = expression("([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?=[日号至到、—-])")
# 六月的第一天, 六一当天, 国庆第一天: days that have a name.
_FIRST_DAY = expression("([一二三四五六七八九十]{1,2}|\\d{1,2})月的?(?:第一天|头一天|首日)")
_HOLIDAYS = {
    "元旦": "1月1日",
    "三八": "3月8日",
    "五一": "5月1日",
    "六一": "6月1日",
    "七一": "7月1日",
    "国庆": "10月1日",
}
_NAMED_DAY = rf'[“"]?({"|".join(_HOLIDAYS)})[”"]?(?:[一-鿿]{{0,3}}节)?'
_HOLIDAY = expression(rf"{_NAMED_DAY}(?:[这那当]天|当日|第一天)|[这那当]天,?正?[是逢值]{_NAMED_DAY}(?=[,，。;；的]|$)")
_SPELT_SHARE = expression(rf"百分之([{_LETTERS}十]+)(?:点([{_LETTERS}]+))?")
_SPELT_POINT = expression(rf"([{_LETTERS}十]+)点([{_LETTERS}]+)(?=[万亿公元千个米倍吨克])")
# Of two characters a work's name (《归林》), not what is only said so (“娘家”).
_NAME = expression(r"(?:《(?=..》)|[“《『「\"](?=[^”》』」\"]{3}))([^“”《》『』「」\"\n]{2,30})[”》』」\"]")
_BARE_DAY = expression(rf"(?:(?<![月\d、至到\-—截止])|(?<=[本当]月))(\d{{1,2}})日(?!报|起|以?前|之前|止|{MESSAGE})")
_DAYS_BEFORE = expression(rf"([\d{CHINESE}])天[之以]?前")
_CLOCK = expression(rf"\d\d?[时点:：]\d{{0,2}}分?许?|第(?:[{CHINESE}]+|\d+)名")  # or a rank


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one report; ``lead_…`` only those of headline and first sentences."""

    days: frozenset[date]
    lead_days: frozenset[date]
    years: frozenset[int]
    lead_years: frozenset[int]
    figures: frozenset[float]  # of what it tells, not of what it only recalls
    recalled: frozenset[float]  # the other figures
    recalled_months: frozenset[int]
    heads: frozenset[float]  # figures that count persons
    counted: frozenset[tuple[float, str]]  # what those of them count whose measure tells it
    things: frozenset[float]  # figures that count something, but no one's years and ways
    ordinals: frozenset[tuple[str, int]]  # of headline and first sentences
    named_ordinals: frozenset[tuple[str, int]]  # of the whole text
    names: frozenset[str]
    marks: frozenset[tuple[str, str]]  # (axis, side): such as ("opening", "after")
    begun_days: frozenset[date]  # of a report of an end, the days of its lead on which that began
    published: date | None

    def shared(self, other: Facts) -> frozenset[float]:
        """Return the figures of both, but for those that count other kinds of things here and there."""
        return frozenset(figure for figure in self.figures & other.figures if self._counts_alike(other, figure))

    def _counts_alike(self, other: Facts, figure: float) -> bool:
        here, there = ({kind for value, kind in facts.counted if value == figure} for facts in (self, other))
        return not (here and there) or "" in here | there or not here.isdisjoint(there)


@functools.cache
def data() -> Mapping[str, Mapping[str, Any]]:
    """Return what ``duplicates.toml`` tells: words, signs, weights."""
    return tomllib.loads(resources.files("digest.issues.duplicates").joinpath("duplicates.toml").read_text("utf-8"))


@functools.cache
def axes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the axes of ``duplicates.toml``: the name, and a pattern with a group for each side.

    Every sign begins with a character that stands for itself.
    """
    sides = {
        name: [f"(?P<{side}>{'|'.join(signs)})" for side, signs in axis.items()]
        for name, axis in data()["axes"].items()
    }
    firsts = {
        name: "".join(sorted({sign[0] for signs in axis.values() for sign in signs}))
        for name, axis in data()["axes"].items()
    }
    return tuple(
        (name, expression(f"(?=[{firsts[name]}])(?:{'|'.join(patterns)})")) for name, patterns in sides.items()
    )


def facts_of(article: Article, body: str, lead: str) -> Facts:
    """Return the facts of *article*: headline, kicker, subheadline and *body*; *lead* is its headline and opening."""
    heads, body = clean("\n".join((article.headline, article.kicker, article.subheadline))), clean(body)
    whole, lead = f"{heads}\n{body}", without_days(REPORTED, clean(lead))
    published, parts = article.origin.published, recollected(body)
    printed = printed_on(published, clean(article.body[:HEAD]))
    days, lead_days = _days_of(whole, lead, printed)
    figures = list(figures_in(without_times(f"{heads}\n{parts.own}")))
    told = frozenset(figure.value for figure in figures) | lengths(whole)
    marks = _marks_of(clean(article.headline), lead)
    return Facts(
        days=days,
        lead_days=lead_days,
        years=years_in(whole) | ({published.year} if published else frozenset()),
        lead_years=years_in(lead),
        figures=told,
        recalled=frozenset(figure.value for figure in figures_in(without_times(parts.past))) - told,
        recalled_months=parts.months,
        heads=frozenset(figure.value for figure in figures if figure.unit in HEADS),
        counted=frozenset((figure.value, figure.counted) for figure in figures),
        things=frozenset(figure.value for figure in figures if figure.unit not in OWN),
        ordinals=ordinals_of(lead),
        named_ordinals=ordinals_of(whole),
        names=frozenset(_NAME.findall(whole)),
        marks=marks,
        begun_days=_begun_days(lead, printed) if marks & ENDS else frozenset(),
        published=published,
    )


def _days_of(whole: str, lead: str, printed: date | None) -> tuple[frozenset[date], frozenset[date]]:
    """Return the days of the *whole* text and those of its *lead*, where no term, nor what it looks back on, tells."""
    own = frozenset(days_in(without_days(TERM, without_days(LOOKED_BACK, lead)), printed))
    event = without_days(REPORTED, whole)
    event = without_days(LOOKED_BACK, event) if own else event  # what it looks back on is all that it tells
    return frozenset(days_in(event, printed)), own or frozenset(days_in(without_days(TERM, lead), printed))


def _marks_of(headline: str, lead: str) -> frozenset[tuple[str, str]]:
    """Return the sides of the axes that *headline* names, and where it names none of an axis, *lead*."""
    return frozenset(
        (axis, str(sign.lastgroup))
        for axis, pattern in axes()
        for sign in [*pattern.finditer(headline)] or pattern.finditer(lead)
    )


def _begun_days(lead: str, printed: date | None) -> frozenset[date]:
    """Return the days in those clauses of *lead* that tell how something began: 夜校于3月9日开班."""
    begun = (clause for clause in _CLAUSE.findall(lead) if "月" in clause and tells_beginning(clause))
    return frozenset(day for clause in begun for day in days_in(clause, printed))


def tells_beginning(clause: str) -> bool:
    """Say whether *clause* tells how something begins."""
    if "开办" in clause:  # no sign of a phase: one that runs on is told so, too
        return True
    return any(sign.lastgroup in ("begin", "first") for _, axis in axes() for sign in axis.finditer(clause))


@functools.lru_cache(maxsize=256)  # facts, counts and bare days are read from the same text
def clean(text: str) -> str:
    """Return *text* with its days, shares and decimals in digits, whatever letters they were written in."""
    text = fold(text)
    if "月" in text:
        text = _SPELT_DAY.sub(lambda day: f"{_digits(day[1])}月{_digits(day[2])}", text)
        text = _FIRST_DAY.sub(lambda month: f"{_digits(month[1])}月1日", text)
    text = _HOLIDAY.sub(lambda day: _HOLIDAYS[day[1] or day[2]], text)
    if "百分之" in text:
        text = _SPELT_SHARE.sub(lambda share: f"{_digits(share[1])}{_decimals(share[2])}%", text)
    if "点" in text:
        text = _SPELT_POINT.sub(lambda point: f"{_digits(point[1])}{_decimals(point[2])}", text)
    return text


def _digits(letters: str) -> str:
    return f"{number_of(letters):g}"


def _decimals(letters: str | None) -> str:
    return "." + "".join(str(DIGITS[sign]) for sign in letters) if letters else ""


@functools.lru_cache(maxsize=64)  # figures and counts of a short report are looked for in the same text
def without_times(text: str) -> str:
    """Return *text* with blanks for its days, years, ordinals and clocks: what is left are counts."""
    if not _NUMERAL.search(text):
        return text
    return _CLOCK.sub(" ", ORDINAL.sub(" ", YEAR_TOLD.sub(" ", without_days(DATE, text))))


@functools.lru_cache(maxsize=65536)  # the same figures are weighed in every pair
def surprise(figure: float) -> float:
    """Return how little chance there is to meet *figure* by accident: by its digits without the zeros at the end.

    20 and 3000 stand everywhere, 198 and 586.8 hardly twice.
    """
    digits = f"{figure:.2f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return (0.0, 0.1, 0.5, 1.0)[min(len(digits), 3)]


def bare_days(text: str) -> frozenset[int]:
    """Return the days of the month that *text* names without their month: 14日结束的大赛.

    18日 … 三天前 is the 15th as well.
    """
    found = {int(day) for day in _BARE_DAY.findall(clean(text))}
    before = {int(number_of(days) or 0) for days in _DAYS_BEFORE.findall(text)} if found else ()
    return frozenset(found | {day - days for day in found for days in before if day > days})
