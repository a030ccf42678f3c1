"""Figures that cannot be: shares over 100 %, parts that do not make their sum, a headline that has another number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise
from operator import ne
from typing import NamedTuple

from digest.proofs.numerals import CHINESE, from_chinese, value_of

_UNITS = (
    "名|人次|人|户|家|个|所|件|项|场|次|期|份|台|套|万元|亿元|元|支|对|辆|处|座|条|篇|幅|位|批|张|吨|公里|亩|岁|天|小时|"
    "册|本|箱|盒|袋|组|趟|分|徒|门|间|班|船|艘|架|株|棵|头|只|桶|块|幢|栋|层|平方米|公斤|斤|米|份|面|节|堂|课时|学时|句|瓶|双|种|类|尾|款|枚|床|盆|顶|道"
)
_FIGURE = re.compile(
    rf"(?<![．\d])(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<scale>万|千|百万|千万|亿|百)?(?P<more>余|多)?(?:个(?=课时|学时|小时))?(?P<unit>{_UNITS})(?!百分点|级|短池)"
)
_WRITTEN = re.compile(
    rf"(?<![第零〇一二三四五六七八九十百千万两几数多\d])(?P<number>{CHINESE}{{1,5}})(?P<unit>{_UNITS})"
)
_VAGUE = re.compile(r"(?:近|约|超过?|逾|达到?近|突破|不足|多于|少于|至少|以上)$")
_WHOLE = re.compile(r"(?:共计?|总共|合计|总计|一共|总数|现有|共有|设立?|新增|评出|选出|表彰|其中)[^，。；\n\d]{0,14}$")
_AMONG = re.compile(
    r"(?:[^。；\n\d]|\d{1,2}[年月日]){0,16}?[，（(：:]?(?:其中[，：:]?|(?=男[\u4e00-\u9fff]{0,3}\d)|(?=第一[批期轮天日场站组]|一季度)|"
    r"(?<=[\u4e00-\u9fff]中)(?:，|(?=有\d)))"
)
_AMONG_IT = re.compile("其中|参加|参与|完成|获")
_ANYTHING = frozenset("个件项次")  # units of unlike things: 26个语种，其中97个项目
_MEAN = re.compile(r"(?:平均|每|单产)[^，。；\d]{0,6}$|[比较][^，。；\d]{2,12}(?:增[加长多]?|减少|下降|提高|多|少)了?$")  # 每亩375公斤，其中小麦399公斤
_IN_ALL = re.compile("[，、](?:共|合计|总计|一共)")
_AGES = frozenset(["岁", "天", "小时", "分", "层"])  # of words between figures: 三岁以下36名, 三分之一
_LISTED = 3  # numbers of a sentence that may be a sum and its parts without a word for it
_NUMBER = re.compile(r"\d+")
_OTHERWISE = re.compile("[比较增另还每均从由]|以上|超过")  # between numbers that are no sum and parts
_BETWEEN = 14  # characters between a sum and its first part
_NAME = 10  # characters before a part that say what it is
_SAID = 6  # characters between the last part and 共…
_ROUNDED = 1000  # a sum is right to that part of it
_LONGEST = 300  # characters of a sentence that is no table
_SENTENCE = re.compile(rf"(?<![^。；！？\n])[^。；！？\n]{{1,{_LONGEST}}}(?![^。；！？\n])")
_SUMMED = re.compile(
    "其中|[一二三]等奖|男|女|优胜奖|优秀奖|特等奖|金奖|银奖|铜奖|[，、][两二三四五六]?[批项类者家]?(?:共|合计|总计)|第一[批期轮天日场站组]|一季度|中[，有]"
)
_MOST = 40  # figures of a sentence: more are a table
_RANKED = re.compile(r"[一二三]等奖|男|女|优胜奖|优秀奖|特等奖|金奖|银奖|铜奖")
# Two parts that leave no third, either first; what has a third as often (国有 and 民营) is none.
_SIDES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in map(
        str.split,
        (
            "来电 来访", "线上 线下", "城[区镇市] [乡农县]", "新建 改[建造]|扩建|提升", "单独 联合", "企业 机关", "个人 集体|团体|单位", "本级 [区县市]",
            "省内|本省|本地|本市 [外]", "已 未", "连任 新", "室内 室外", "固定 流动", "白班 夜班", "以上 以下", "第一 第二", "一季度 二季度", "上午 下午",
        ),
    )
)  # fmt: skip
# Traits that one person has beside others: 女会员21万人、农民工会员19万人 are no parts.
_TRAITS = tuple(
    map(re.compile, ("女", "党员", "岁|青年|中年", "学历|本科|大专|专科|硕士|博士|研究生", "职称|技师|高级工|中级工", "农民工|一线|产业工人|新就业", "少数民族"))
)
_REST = re.compile("其余|剩余|余下|剩下")
_TOTAL = re.compile(r"(?:，|、)?(?:共计?|合计|总计|一共|累计)[\u4e00-\u9fff]{0,2}$")


class Misfigure(NamedTuple):
    """``text[start:end]`` cannot be; *meant* is what is likely, empty where nothing tells."""

    start: int
    end: int
    meant: str
    reason: str


class Figure(NamedTuple):
    """A number with its unit: where it stands, its value, whether it is a rough one."""

    start: int
    end: int
    value: Decimal
    unit: str
    is_rough: bool


def figures_of(text: str) -> list[Figure]:
    """Return the numbers of *text* that have a unit, in order."""
    found = []
    for match in _FIGURE.finditer(text):
        unit, scale = match["unit"], match["scale"] or ""
        value = value_of(match["digits"].rstrip(","), scale)
        if unit in ("万元", "亿元"):
            value, unit = value_of(str(value), unit[0]), "元"
        rough = bool(match["more"] or _VAGUE.search(text, max(0, match.start() - 4), match.start()))
        found.append(Figure(match.start("digits"), match.end(), value, "人" if unit in ("名", "位") else unit, rough))
    return found


def written_of(text: str) -> Iterator[Figure]:
    """Yield the numbers of *text* that are written in words and have a unit; not 一, which hardly counts (一家企业)."""
    for match in _WRITTEN.finditer(text):
        value = from_chinese(match["number"])
        if value and match["number"] != "一" and match["unit"] not in _AGES:
            unit = "人" if match["unit"] in ("名", "位") else match["unit"]
            rough = bool(_VAGUE.search(text, max(0, match.start() - 4), match.start()))
            yield Figure(match.start(), match.end(), Decimal(value), unit, rough)


def all_figures_of(text: str) -> list[Figure]:
    """Return the numbers of *text* that have a unit, in digits and in words, in order."""
    return sorted((*figures_of(text), *written_of(text)))


def passages(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield every sentence of *text* behind the one before it: both, where that begins, and where in it the last one.

    A longer sentence than a report has is a table, or none, and left out.
    """
    before: re.Match[str] | None = None
    for sentence in _SENTENCE.finditer(text):
        begin = before.start() if before and sentence.start() - before.end() < 3 else sentence.start()
        yield text[begin : sentence.end()], begin, sentence.start() - begin
        before = sentence


def misfigures(text: str) -> Iterator[Misfigure]:
    """Yield the figures of *text* that cannot be."""
    for sentence in re.finditer(r"[^。；！？\n]+", text):
        if _SUMMED.search(sentence[0]) or len(_NUMBER.findall(sentence[0])) >= _LISTED:
            yield from broken_sums(sentence[0], sentence.start())


def broken_sums(sentence: str, begin: int) -> Iterator[Misfigure]:
    """Yield what *sentence*, which begins at *begin* of its text, lists as parts of a number that is not their sum."""
    figures = all_figures_of(sentence)
    if len(figures) > _MOST:
        return
    for number, whole in enumerate(figures[:-1]):
        among = _AMONG.match(sentence, whole.end)
        is_apart = among and "、" in among[0] and "其中" not in among[0]  # 女会员69人、男会员89人
        is_mean = bool(_MEAN.search(sentence, max(0, whole.start - 20), whole.start))
        is_other = is_apart or is_mean or whole.is_rough
        is_listed_on = not among and _goes_straight_on(sentence, figures, number)
        if (among or is_listed_on) and not is_other and not (number and is_listed(sentence, figures[number - 1], whole)):
            parts = parts_of(sentence, _told(sentence, figures[number + 1 :], whole.unit), whole.unit)
            total = sum((part.value for part in parts), Decimal())
            if is_listed_on and not (len(parts) > 1 and is_slip_of(total, whole.value)):
                continue
            if (
                whole.unit not in _ANYTHING
                or not parts
                or noun_after(sentence, parts[0]) in ("", noun_after(sentence, whole))
            ):
                yield from _against_sum(sentence, whole, parts, begin)
    for number, whole in enumerate(figures):
        if number > 1 and _TOTAL.search(sentence, max(0, whole.start - 4), whole.start) and not whole.is_rough:
            listed = parts_before(sentence, _told(sentence, figures[:number], whole.unit), whole)
            if len(listed) > 1 and not any(one.is_rough for one in listed):
                total = sum((one.value for one in listed), Decimal())
                is_enough = is_exchanged(total, whole.value) or len(listed) > 2 or total < whole.value
                if total != whole.value and (is_enough or is_turned_part(listed, whole) or _has_both_sides(sentence, listed)):
                    yield from _against_sum(sentence, whole, listed, begin, is_all=True)
                    continue
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
        if figure.unit != whole.unit or len(between) > 12 or re.search("比|增|其中|已|还|另|每|各|均", between):
            break
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
    if not parts or any(part.is_rough for part in parts):
        return
    first, *sums = accumulate(part.value for part in parts)
    total = sums[-1] if sums else first
    listed = sentence[max(0, parts[0].start - 8) : parts[-1].end]
    if whole.value in sums and (whole.value == total or not _is_one_list(sentence, parts)):
        return  # what follows counts something else, or is the sum once more: 内科82人、外科94人，合计176人
    if len(parts) > 1 and sum(bool(trait.search(listed)) for trait in _TRAITS) > 1:
        return
    if abs(total - whole.value) * _ROUNDED < whole.value:
        return  # parts of rounded figures
    biggest = max(part.value for part in parts)
    is_ranked = len(_RANKED.findall(listed)) >= len(parts)
    is_split = len(parts) == 2 and _has_both_sides(sentence, parts)
    is_whole = is_all or is_split or (len(parts) > 1 and (is_ranked or bool(_REST.search(listed))))
    if biggest > 10 * whole.value and not is_slip_of(biggest, whole.value):
        return  # of something else: 11个县，其中贫困县4个，贫困村259个
    is_close = len(parts) > 2 and (abs(total - whole.value) * 5 <= whole.value or has_one_other(total, whole.value))
    if (
        biggest > whole.value
        or (total > whole.value and len(parts) > 1)
        or (total != whole.value and (is_whole or is_close or is_turned_part(parts, whole)))
        or (len(parts) > 1 and is_slip_of(total, whole.value))
    ):
        stands = "＋".join(f"{part.value.normalize():f}" for part in parts)
        reason = f"分项{stands}＝{total.normalize():f}，与总数{whole.value.normalize():f}不符"
        yield Misfigure(begin + whole.start, begin + whole.end, "", reason)


def is_turned_part(parts: list[Figure], whole: Figure) -> bool:
    """Say whether one of several *parts* would make the *whole* but for a slip: 318家 and 147家 make 465, not 381."""
    total = sum((part.value for part in parts), Decimal())
    rests = ((part.value, whole.value - total + part.value) for part in parts)
    return len(parts) > 1 and any(rest > 0 and is_slip_of(part, rest) for part, rest in rests)


def _has_both_sides(sentence: str, parts: list[Figure]) -> bool:
    """Say whether two *parts* are what they are called by the two sides of one thing: 来电78件、来访32件."""
    first = sentence[max(0, parts[0].start - _NAME) : parts[0].start]
    last = sentence[max(parts[0].end, parts[1].start - _NAME) : parts[1].start]
    return any((one.search(first) and other.search(last)) or (other.search(first) and one.search(last)) for one, other in _SIDES)


def _is_one_list(sentence: str, parts: list[Figure]) -> bool:
    """Say whether 、 stands between all of *parts*, so that none of them is the sum once more."""
    return all("、" in sentence[one.end : other.start] for one, other in pairwise(parts))


def is_slip_of(first: Decimal, second: Decimal) -> bool:
    """Say whether one figure is the other with a slip: a digit wrong, two exchanged, or ten and more times as much."""
    if first == second or not first or not second:
        return False
    if max(first, second) / min(first, second) in (10, 100, 1000, 10000):
        return True
    return (most_digits(first, second) > 2 and has_one_other(first, second)) or is_exchanged(first, second)


def most_digits(*values: Decimal) -> int:
    """Return how many digits the longest of *values* has before its last zeros: 200000 and 600000 have one."""
    return max(len(value.normalize().as_tuple().digits) for value in values)


def has_one_other(first: Decimal, second: Decimal) -> bool:
    """Say whether two figures of two digits and more differ in one digit (37 and 47)."""
    one, other = f"{first.normalize():f}", f"{second.normalize():f}"
    return len(one) == len(other) > 1 and sum(map(ne, one, other)) == 1


def is_exchanged(first: Decimal, second: Decimal) -> bool:
    """Say whether one figure is the other with two digits exchanged (25 and 52)."""
    one, other = f"{first.normalize():f}", f"{second.normalize():f}"
    unlike = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(unlike) == 2 and unlike[0] == unlike[1][::-1]
