"""Parts that do not make their sum: listed behind it (其中…), before it (共…), or beside it without a word for it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

from digest.expressions import expression
from digest.proofs.figures import Figure, Misfigure, all_figures_of, has_one_other, is_slip_of
from digest.proofs.vocabulary import words

_AMONG = expression(
    r"(?:[^。；\n\d]|\d{1,2}[年月日]){0,16}?[，（(：:]?(?:其中[，：:]?|(?=男[\u4e00-\u9fff]{0,3}\d)|(?=第一[批期轮天日场站组]|一季度|来自)|"
    r"(?<=[^公\W\d][中里])(?:，|(?=有\d)))"
)
_AMONG_IT = expression("其中|参加|参与|完成|获")
_ANYTHING = frozenset("个件项次")  # units of unlike things: 26个语种，其中97个项目
_MEAN = expression(
    r"(?:平均|每|单产)[^，。；\d]{0,6}$|[比较][^，。；\d]{2,12}(?:增[加长多]?|减少|下降|提高|多|少)了?$"
)  # 每亩375公斤，其中小麦399公斤
_LISTED = 3  # numbers of a sentence that may be a sum and its parts without a word for it
_NUMBER = expression(r"\d+")
_OTHERWISE = expression("[比较增另还每均从由]|以上|超过")  # between numbers that are no sum and parts
_BETWEEN = 14  # characters between a sum and its first part
_NAME = 10  # characters before a part that say what it is
_SAID = 10  # characters between the last part and 共…
_ROUNDED = 1000  # a sum is right to that part of it
_SUMMED = expression(
    "其中|[一二三]等奖|男|女|优胜奖|优秀奖|特等奖|金奖|银奖|铜奖|[，、][两二三四五六]?[批项类者家]?(?:共|合计|总计)|第一[批期轮天日场站组]|一季度|来自|全部|总[量数额价投]|[中里][，有]"
)
_PARTIAL = 3  # the first traits, of sex, party and age, are told of all people
_SENTENCE = expression(r"[^。；！？\n]+")
_GOES_ON = expression(
    r"其中|[^，。\d]{2,10}[中里]，"
)  # the head of a sentence that tells the parts of a figure before it
_MOST = 40  # figures of a sentence: more are a table
_RANKED = expression(r"[一二三]等奖|男|女|优胜奖|优秀奖|特等奖|金奖|银奖|铜奖")
_REST = expression("其余|剩余|余下|剩下")
_TOTAL = expression(
    r"(?:，|、)?(?:共计?(?![建同享青产和治商])|合计|总计|一共|累计|总[量数额价]|总投[资入])[\u4e00-\u9fff]{0,2}$"
)
_ALL = expression("[\u4e00-\u9fff]{0,4}(?:全部|悉数)")  # 580名考生全部到考


@functools.cache
def _sides() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what two parts are called that leave no third: 来电, 来访."""
    return tuple((re.compile(one), re.compile(other)) for one, other in map(str.split, words()["sides"]))


@functools.cache
def _traits() -> tuple[re.Pattern[str], ...]:
    """Return what tells traits that one person has beside others: 女会员21万人、农民工会员19万人 are no parts."""
    return tuple(map(re.compile, words()["traits"]))


def missummed(text: str) -> Iterator[Misfigure]:
    """Yield the figures of *text* that are not the sum of their parts."""
    before: re.Match[str] | None = None
    for sentence in _SENTENCE.finditer(text):
        begin = sentence.start()
        if _SUMMED.search(sentence[0]) or len(_NUMBER.findall(sentence[0])) >= _LISTED:
            figures = all_figures_of(sentence[0])
            for number in range(len(figures)) if len(figures) <= _MOST else ():
                yield from _against_parts_behind(sentence[0], figures, number, begin)
                yield from _against_parts_ahead(sentence[0], figures, number, begin)
            if before and begin - before.end() == 1 and figures and _GOES_ON.match(sentence[0]):
                yield from _against_next_sentence(before, sentence[0], figures, begin)
        before = sentence


def _against_next_sentence(
    before: re.Match[str], sentence: str, figures: list[Figure], begin: int
) -> Iterator[Misfigure]:
    """Yield a part that the next *sentence* lists of a figure of the one *before*: …216名。学生里，大学生98名、…."""
    parts = parts_of(sentence, figures, figures[0].unit)
    wholes = [one for one in all_figures_of(before[0]) if one.unit == figures[0].unit and not one.is_rough]
    total = sum((part.value for part in parts), Decimal())
    if len(parts) < 2 or not wholes or any(one.value == total for one in wholes):
        return
    last = wholes[-1]
    is_of_thing = last.unit not in _ANYTHING or noun_after(sentence, parts[0]) == noun_after(before[0], last)
    if is_of_thing and all(part.value < last.value for part in parts) and _is_broken(sentence, last, parts):
        wrong = next((one for one in parts if is_slip_of(one.value, last.value - total + one.value)), parts[-1])
        yield Misfigure(begin + wrong.start, begin + wrong.end, "", _reason(last, parts))


def _against_parts_behind(sentence: str, figures: list[Figure], number: int, begin: int) -> Iterator[Misfigure]:
    """Yield the figure numbered *number* where it is not the sum of the parts that follow it."""
    whole = figures[number]
    among = _AMONG.match(sentence, whole.end)
    is_listed_on = not among and _goes_straight_on(sentence, figures, number)
    if not (among or is_listed_on) or whole.is_rough or _is_other(sentence, figures, number, among):
        return
    parts = parts_of(sentence, _told(sentence, figures[number + 1 :], whole.unit), whole.unit)
    total = sum((part.value for part in parts), Decimal())
    is_all = len(parts) > 1 and (
        is_slip_of(total, whole.value) or (len(parts) == 2 and _has_both_sides(sentence, parts))
    )
    if is_listed_on and not is_all:
        return
    if not parts or whole.unit not in _ANYTHING or noun_after(sentence, parts[0]) in ("", noun_after(sentence, whole)):
        yield from _against_sum(sentence, whole, parts, begin)


def _is_other(sentence: str, figures: list[Figure], number: int, among: re.Match[str] | None) -> bool:
    """Say whether the figure numbered *number* is no sum of what follows: a mean, a part, or the last of a list."""
    whole = figures[number]
    is_apart = among and "、" in among[0] and "其中" not in among[0]  # 女会员69人、男会员89人
    is_mean = _MEAN.search(sentence, max(0, whole.start - 20), whole.start)
    is_part = "来自" in sentence[max(0, whole.start - _NAME) : whole.start]  # 来自国企的67人，来自民企的54人
    return bool(is_apart or is_mean or is_part) or (number > 0 and is_listed(sentence, figures[number - 1], whole))


def _against_parts_ahead(sentence: str, figures: list[Figure], number: int, begin: int) -> Iterator[Misfigure]:
    """Yield the figure numbered *number* where it is told as the sum of what is listed before it, and is not."""
    whole = figures[number]
    is_all = _TOTAL.search(sentence, max(0, whole.start - 4), whole.start) or _ALL.match(sentence, whole.end)
    if number < 2 or not is_all or whole.is_rough:
        return
    listed = parts_before(sentence, _told(sentence, figures[:number], whole.unit), whole)
    is_exact = len(listed) > 1 and not any(one.is_rough for one in listed)
    if is_exact and sum((one.value for one in listed), Decimal()) != whole.value:
        yield from _against_sum(sentence, whole, listed, begin, is_all=True)
        return
    parts = [one for one in figures[:number] if one.unit == whole.unit]
    ranks = [one for one in parts if _RANKED.search(sentence[max(0, one.start - 5) : one.start])]
    if len(ranks) > 1 and len(ranks) == len(parts):
        yield from _against_sum(sentence, whole, parts, begin)


def _told(sentence: str, figures: list[Figure], unit: str) -> list[Figure]:
    """Return *figures* without those in words of another unit, which stand between parts (两批共6000份)."""
    return [one for one in figures if one.unit == unit or sentence[one.start].isdigit()]


def parts_before(sentence: str, figures: list[Figure], whole: Figure) -> list[Figure]:
    """Return the figures listed right before *whole*, which is said to be all of them (甲20名、乙30名，共50名)."""
    parts: list[Figure] = []
    last = whole.start
    for figure in reversed(figures):
        between = sentence[figure.end : last]
        if (
            figure.unit != whole.unit
            or len(between) > 12
            or re.search("比|增|其中|已|还|另|每|各|均|年|月|今", between)
            or (len(parts) > 1 and "、" not in between and _is_one_list(sentence, parts[::-1]))
        ):
            break  # 收到163件，评出一等奖3件、二等奖8件，共11件: the list is one of 、
        parts.append(figure)
        last = figure.start
    return parts[::-1] if parts and whole.start - parts[0].end < _SAID else []


def is_listed(sentence: str, before: Figure, whole: Figure) -> bool:
    """Say whether *whole* is the last of a list, so that what follows may be of all of it (开工126户、竣工112户)."""
    return before.unit == whole.unit and "、" in sentence[before.end : whole.start] and whole.start - before.end < 10


def _goes_straight_on(sentence: str, figures: list[Figure], number: int) -> bool:
    """Say whether the one numbered *number* is followed by others of its unit only: 135人，专职48人，兼职62人."""
    whole, *others = figures[number : number + 3]
    if len(others) < 2 or any(one.unit != whole.unit for one in others):
        return False
    between = sentence[whole.end : others[0].start]
    return "，" in between and len(between) <= _BETWEEN and not _OTHERWISE.search(sentence[whole.end : others[1].start])


def noun_after(sentence: str, figure: Figure) -> str:
    """Return what a figure counts by the two characters after it; "" where none follow."""
    found = re.match("[\u4e00-\u9fff]{2}", sentence[figure.end : figure.end + 2])
    return found[0] if found and not _AMONG_IT.match(found[0]) else ""


def parts_of(sentence: str, figures: list[Figure], unit: str) -> list[Figure]:
    """Return the figures of *unit* that are listed one after another; a further 其中 or another unit ends the list."""
    parts: list[Figure] = []
    for figure in figures:
        between = sentence[parts[-1].end if parts else figure.start : figure.start]
        if parts and "、" in sentence[parts[0].start : parts[-1].start] and "、" not in between:
            break  # the list is one of 、, and ends with another sign
        if (
            figure.unit != unit
            or "其中" in between
            or len(between) > 18
            or re.search("共|达|累计|比|增|已|还|另", between)
        ):
            break
        parts.append(figure)
    return parts


def _against_sum(
    sentence: str, whole: Figure, parts: list[Figure], begin: int, *, is_all: bool = False
) -> Iterator[Misfigure]:
    """Yield the *whole* where *parts*, which are all of it if *is_all*, cannot make it."""
    if _is_broken(sentence, whole, parts, is_all=is_all):
        yield Misfigure(begin + whole.start, begin + whole.end, "", _reason(whole, parts))


def _reason(whole: Figure, parts: list[Figure]) -> str:
    total = sum((part.value for part in parts), Decimal())
    stands = "＋".join(f"{part.value.normalize():f}" for part in parts)
    return f"分项{stands}＝{total.normalize():f}，与总数{whole.value.normalize():f}不符"


def _is_broken(sentence: str, whole: Figure, parts: list[Figure], *, is_all: bool = False) -> bool:
    """Say whether *parts* are surely parts of *whole* and do not make it."""
    if not parts or any(part.is_rough for part in parts):
        return False
    *sums, total = accumulate(part.value for part in parts)
    if whole.value == total or (whole.value in sums[1:] and not _is_one_list(sentence, parts)):
        return False  # what follows counts something else, or is the sum once more: 内科82人、外科94人，合计176人
    listed = sentence[max(0, parts[0].start - 8) : parts[-1].end]
    biggest = max(part.value for part in parts)
    is_of_two_traits = len(parts) > 1 and sum(bool(trait.search(listed)) for trait in _traits()) > 1
    is_rounded = abs(total - whole.value) * _ROUNDED < whole.value
    # 11个县，其中贫困县4个，贫困村259个
    is_else = biggest > 10 * whole.value and not is_slip_of(biggest, whole.value)
    if is_of_two_traits or is_rounded or is_else:
        return False
    if biggest > whole.value or len(parts) == 1:
        return biggest > whole.value
    is_near = is_slip_of(total, whole.value) or is_turned_part(parts, whole)
    return total > whole.value or is_near or is_all or _are_all(sentence, whole, parts, listed)


def _are_all(sentence: str, whole: Figure, parts: list[Figure], listed: str) -> bool:
    """Say whether *parts*, several, are told as all that there is, or nearly make the *whole*."""
    if len(_RANKED.findall(listed)) >= len(parts) or _REST.search(listed):
        return True
    if len(parts) == 2:
        return _has_both_sides(sentence, parts)
    if any(trait.search(listed) for trait in _traits()[_PARTIAL:]):
        return False  # 高级技师9人、技师12人 are seldom all
    total = sum((part.value for part in parts), Decimal())
    return abs(total - whole.value) * 5 <= whole.value or has_one_other(total, whole.value)


def is_turned_part(parts: list[Figure], whole: Figure) -> bool:
    """Say whether one of several *parts* would make the *whole* but for a slip: 318家 and 147家 make 465, not 381."""
    total = sum((part.value for part in parts), Decimal())
    rests = ((part.value, whole.value - total + part.value) for part in parts)
    return len(parts) > 1 and any(rest > 0 and is_slip_of(part, rest) for part, rest in rests)


def _has_both_sides(sentence: str, parts: list[Figure]) -> bool:
    """Say whether two *parts* are what they are called by the two sides of one thing: 来电78件、来访32件."""
    first = sentence[max(0, parts[0].start - _NAME) : parts[0].start]
    last = sentence[max(parts[0].end, parts[1].start - _NAME) : parts[1].start]
    if f"未{first[-2:]}" in last:
        return True  # 立案29件，未立案作意见处理8件
    return any(
        (one.search(first) and other.search(last)) or (other.search(first) and one.search(last))
        for one, other in _sides()
    )


def _is_one_list(sentence: str, parts: list[Figure]) -> bool:
    """Say whether 、 stands between all of *parts*, so that none of them is the sum once more."""
    return all("、" in sentence[one.end : other.start] for one, other in pairwise(parts))
