"""The figures of a report, each with its measure: 118名, 118个打鱼人, 同屋的八十九个人."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.expressions import expression
from digest.issues.duplicates.numerals import CHINESE, MEASURES, NUMBER, number_of

# 118名, 118个打鱼人; months, hours and points are no count of anything.
_PIECES = rf"号人|分钟|个(?![{''.join(sorted(MEASURES))}月半]|小时|百分|多月|工作日)"
_FIGURE = expression(
    rf"(?=[\d{CHINESE}])({NUMBER})([万亿]*)([余多]?)({_PIECES}|个?(?:%|％|[一-鿿])|(?<=[万亿])(?![一-鿿])|(?<=[{CHINESE}万]{{2}})(?=[,。;!]))"
)
# 她和六十二个姐妹, 同屋的八十九个人, 三十一个对手: told through one person, who is one more.
_OTHERS_BEFORE = expression(
    rf"(?:[她他]和|[跟同与][她他]|另外|其他|其余|别的|还有|把|同[一-鿿](?:[^，。；！？]{{0,2}}的)?)[^，。；！？\d{CHINESE}]{{0,6}}$"
)
_OTHERS_BEHIND = expression("对手|同行|同伴|伙伴|工友|姐妹|人?(?:没追上|输|跟|和)")
_PERSONS = frozenset(("个", "名", "位", "个人"))
# 名女工, 个姐妹, 号人: what a union counts again and again, as long as its members are the same.
HEADS = _PERSONS - {"个"} | {"人", "号人"}
# 三十一年, 五十岁, 两趟: what a story tells of one person's days, and no news.
OWN = frozenset("年岁天分秒步遍趟次口句餐顿度") | {"分钟", ""}
# Measures of things that are never one: 54名选手 are not 54户家庭; a firm is counted by 家 and 户 alike.
_COUNTED = {"名": "persons", "位": "persons", "人": "persons", "个人": "persons", "号人": "persons"} | {
    "户": "houses",
    "家": "houses",
    "元": "money",
    "%": "share",
    "％": "share",
}
_REACH = 12  # characters in front of a number in which such words stand


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure and what it counts in: 名, 座; empty where nothing is told, or where it is rounded or reckoned."""

    value: float
    unit: str

    @property
    def counted(self) -> str:
        """Return what kind of thing is counted; empty where the measure may be of any."""
        return _COUNTED.get(self.unit, "")


def figures_in(text: str) -> Iterator[Measured]:
    """Give the figures of *text*, which has no times in it, and one more where it counts those beside one person."""
    for figure in _FIGURE.finditer(text):
        digits, scale, more, unit = figure.groups()
        if (scale or not unit or unit[-1] in MEASURES) and (value := number_of(digits)) is not None:
            is_of_others = unit in _PERSONS and _is_others(text, figure.start(), figure.end())
            whole = value * 10 ** (4 * scale.count("万") + 8 * scale.count("亿"))
            yield Measured(whole, "" if more or is_of_others else unit or "")
            if is_of_others:
                yield Measured(value + 1, "")


def _is_others(text: str, start: int, end: int) -> bool:
    """Say whether the number of persons that ``text[start:end]`` tells lacks the one through whom it is told."""
    return bool(_OTHERS_BEHIND.match(text, end) or _OTHERS_BEFORE.search(text[max(start - _REACH, 0) : start]))
