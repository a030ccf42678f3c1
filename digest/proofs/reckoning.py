"""Figures that are reckoned from others: so much each and in all, so many to a group, what two bear of a sum.

Told is what is off by a slip (two digits exchanged, one digit wrong, ten times as much), or what stands side by side
and would divide evenly: what does not come out otherwise is likely about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.expressions import expression
from digest.proofs.figures import Figure, Misfigure, all_figures_of, figures_of, is_slip_of, passages
from digest.proofs.numerals import CHINESE, from_chinese
from digest.proofs.series import number_of

_EACH = expression(
    r"(?:每一?(?P<of>[人名位户家个批组队场期次天月年周站所件册台辆艘船县区乡镇村门间箱班支座处]|平方米)|(?P<mean>[人户场队组台月日年])均|(?P<both>各))"
    r"(?P<noun>[\u4e00-\u9fff]{0,8})$"
)
_MEANT = expression("每|均|各")
_COUNTED = expression(
    r"(?<![\d第零〇一二两三四五六七八九十百千年.])([两三四五六七八九十]{1,2}|\d{1,3}(?=[年天]))([家个支组队场期次天月年门间艘辆县区镇乡村](?![代级底初度份内])|名(?!单|字))"
)
_YEARLY = expression("[年月日天次]$")  # 每人每年60元 is no share of the sum told
_PERIODS = frozenset("年月天次")  # 为期5天，每天8课时
_IN_ALL = expression("共(?![青产同])|合计|总(?!工会)")
_APART = expression("[。；]|首批|第一批|先|其中|已")  # between a sum and what a part of it is for
_MORE = expression("另有?|还有?")  # 人均1500元，另有20万元用于疗休养
_BESIDE, _AT_ONCE = 14, 60  # characters between a sum and what each gets; all three of them
_LONGEST = 300  # characters before a number in which what it is of is looked for
_AT_EACH = 2  # characters between 23名 and 每名: a comma, an 以
_BOTH = 8  # characters between 5个县区 and 各20名
_LARGE = 1000  # from which a sum is told rounded: 320份，每份68元，共2.2万元
_PEOPLE = "名位人"
_HEADS = {"人", "人次"}  # 24期，每期50人，共1200人次
_TEAMS = "支队"  # 32支，每队5人
_GROUPED = expression(
    rf"(?P<size>\d+|{CHINESE}{{1,3}})[人名](?:为)?[一1]?(?:组|队)[^。；\n]{{0,8}}?共(?P<count>\d+)(?:个?组|支|个?队)"
)
_BORNE = expression(
    r"每[人户名][^。；\n\d]{0,6}(?P<whole>\d+)元，[^。；\n\d]{2,10}(?P<first>\d+)元[、，][^。；\n\d]{2,10}(?P<second>\d+)元"
)
_RECTIFIED = expression(
    r"(?P<whole>\d+)(?P<unit>[项处条个件])[^。；\n\d]{0,8}，(?:已|当场|立即|现场|立行|马上)[\u4e00-\u9fff]{0,4}(?P<first>\d+)(?P=unit)"
    r"[^。；\n\d]{0,6}[，、](?:其余|剩余|余下|另有|限期|挂牌|正在|尚有|未)[\u4e00-\u9fff]{0,6}(?P<second>\d+)(?P=unit)"
)
_AS = rf"[，、；：][\u4e00-\u9fff]{{2,12}}?的(?:只?有|则有)?(\d+|{CHINESE}{{1,5}})[名人户家个项件]"
_EACH_AS = expression(rf"(?:{_AS}){{2,8}}")  # 当轮机工的有63人，当护鱼员的有88人
_SHARED = expression("补|承担|负担|自付|自缴|自筹|出资|缴")


def misreckoned(text: str) -> Iterator[Misfigure]:
    """Yield the figures of *text* that do not come out as the others around them say."""
    if "每" in text or "均" in text or "各" in text:
        for passage, begin, last in passages(text):
            if _MEANT.search(passage, last):
                yield from _products(passage, begin, last)
    yield from _borne(text)
    yield from _listed_as(text)
    if "共" in text and ("组" in text or "队" in text):
        yield from _groups(text)


def _products(passage: str, begin: int, last: int) -> Iterator[Misfigure]:
    """Yield where so many with so much each do not make the sum told beside them."""
    figures = [one for one in (*figures_of(passage), *counts_of(passage)) if not one.is_rough]
    told = [one for one in figures if _EACH.search(passage, max(0, one.start - 14), one.start)]
    for each in figures:
        said = _EACH.search(passage, max(0, each.start - 14), each.start) if each.start >= last else None
        if said is None or (said["of"] not in _PERIODS and _YEARLY.search(passage, max(0, each.start - 2), each.start)):
            continue
        sums = [
            one
            for one in figures
            if one is not each
            and (one.unit == each.unit or {one.unit, each.unit} == _HEADS)
            and one.value >= each.value
            and not _EACH.search(passage, max(0, one.start - 14), one.start)
            and not _MORE.search(passage, max(0, one.start - 4), one.start)
        ]
        counts = [one for one in figures if one is not each and one.value > 1 and _counts(passage, one, each, said)]
        near = (one for one in counts if 0 <= said.start() - one.end <= _AT_EACH)
        beside = [one for one in near if passage[one.end - 1] == said["of"]]  # 帮扶对象23名，每名: of no others
        pairs = [(count, total) for count in counts for total in sums if count is not total]
        is_mean = bool(said["mean"]) or "平均" in passage[said.start() - 4 : each.start]
        if not any(_comes_out(count, each, total, is_mean=is_mean) for count, total in pairs):
            is_only = sum(one.unit == each.unit for one in told) == 1  # 男职工每人500元、女职工每人800元
            own = [pair for pair in pairs if not beside or pair[0] in beside]
            yield from _miscounted(passage, begin, each, own, is_only=is_only)


def _comes_out(count: Figure, each: Figure, total: Figure, *, is_mean: bool) -> bool:
    """Say whether *total* is *count* times *each*: a mean may be rounded, and so may a large sum."""
    rounded = max(count.value / 2, total.value / 50) if is_mean or total.value >= _LARGE else 0
    return abs(count.value * each.value - total.value) <= rounded


def _miscounted(
    passage: str, begin: int, each: Figure, pairs: list[tuple[Figure, Figure]], *, is_only: bool
) -> Iterator[Misfigure]:
    """Yield the pair of *pairs* that is off by a slip, or that stands right beside *each* and would come out even."""
    for count, total in sorted(pairs, key=lambda pair: abs(pair[1].start - each.start)):
        product = count.value * each.value
        is_count = each.value > 0 and is_slip_of(count.value, total.value / each.value)
        is_slip = is_count or is_slip_of(product, total.value) or is_slip_of(each.value, total.value / count.value)
        if is_slip or (is_only and _is_told_at_once(passage, count, each, total)):
            made, said = product.normalize(), total.value.normalize()
            reason = f"{count.value.normalize():f}×{each.value.normalize():f}＝{made:f}，与{said:f}不符"
            is_total = is_slip_of(product, total.value) or (total.start > each.start and not is_count)
            wrong = total if is_total else count if is_count else each
            yield Misfigure(begin + wrong.start, begin + wrong.end, "", reason)
            return


def _is_told_at_once(passage: str, count: Figure, each: Figure, total: Figure) -> bool:
    """Say whether the three stand side by side (客房32间、床位64张，每间4张; 每人2份，共20份), and divide evenly."""
    first, last = min(count.start, each.start, total.start), max(count.end, each.end, total.end)
    is_behind = total.start > each.start and bool(_IN_ALL.search(passage[each.end : total.start]))
    # 90万元补助18家，每家5万元; not 30万元资助百名，首批20名每人3000元
    is_between = total.start < count.start < each.start and "每" in passage[count.end : each.start]
    is_between &= not _APART.search(passage, total.end, count.start)
    is_ahead = total.start < each.start and (is_between or each.start - total.end < _BESIDE)
    is_near = last - first < _AT_ONCE and (is_behind or is_ahead)
    is_in_brackets = is_ahead and "（" in passage[total.end : each.start]  # 26支代表队（每市2支）
    return is_near and (is_behind or is_in_brackets or total.value % count.value == 0)


def _counts(passage: str, figure: Figure, each: Figure, said: re.Match[str]) -> bool:
    """Say whether *figure* counts those that each get so much: 32个小组 for 每组, 20名工匠 for 每名工匠."""
    if said["both"]:  # 5个县区各20名
        return figure.end <= each.start <= figure.end + _BOTH and figure.unit != each.unit
    of, noun = said["of"] or said["mean"], (said["noun"] or "")[:2]
    around = passage[max(0, figure.start - 8) : figure.end + 8]
    unit = "人" if figure.unit == "人次" else passage[figure.end - 1]
    if len(noun) == 2 and noun in around:
        return unit == of or of in "个一名位" or (of in _PEOPLE and unit in _PEOPLE)
    if unit in _PEOPLE:
        return of in _PEOPLE and figure.unit != each.unit
    return (
        unit == of
        or (unit in _TEAMS and of in _TEAMS)
        or bool(re.match(f"[\u4e00-\u9fff]?{of}", passage[figure.end : figure.end + 2]))
    )


def counts_of(passage: str) -> Iterator[Figure]:
    """Yield small numbers written in words, and years and days, that what each gets may be counted by (三门课)."""
    for found in _COUNTED.finditer(passage):
        value = int(found[1]) if found[1].isdigit() else from_chinese(found[1])
        if value and found[1] not in ("一", "1"):
            yield Figure(found.start(), found.end(), Decimal(value), found[2], False)


def _groups(text: str) -> Iterator[Misfigure]:
    """Yield the number of groups that does not come out of how many there are and how large a group is."""
    for found in _GROUPED.finditer(text):
        size = int(found["size"]) if found["size"].isdigit() else from_chinese(found["size"])
        begin = _sentence_of(text, found.start())
        people = [one for one in figures_of(text[begin : found.start()]) if one.unit == "人" and not one.is_rough]
        if not size or len(people) != 1 or people[0].value % size:
            continue
        right = people[0].value / size
        if right != int(found["count"]):
            yield Misfigure(*found.span("count"), f"{right:f}", f"{people[0].value:f}人每组{size}人是{right:f}组")


def _sentence_of(text: str, place: int) -> int:
    """Return where the sentence begins that *place* is in, or as far before it as is looked."""
    least = max(0, place - _LONGEST)
    return max(least, *(text.rfind(sign, least, place) + 1 for sign in "。\n"))


def _borne(text: str) -> Iterator[Misfigure]:
    """Yield where two parts do not make the whole: what two bear (工会补助40元，个人负担20元), what is done and not."""
    borne = list(_BORNE.finditer(text)) if "每" in text and "元" in text else []
    for found in (*borne, *_RECTIFIED.finditer(text)):
        parts = int(found["first"]) + int(found["second"])
        shares = text[found.start() : found.end()].split("，", 1)[1]
        is_whole = found.re.pattern == _RECTIFIED.pattern or len(_SHARED.findall(shares)) > 1
        if parts != int(found["whole"]) and is_whole:
            reason = f"{found['first']}＋{found['second']}＝{parts}，与{found['whole']}不符"
            yield Misfigure(*found.span("whole"), "", reason)


def _listed_as(text: str) -> Iterator[Misfigure]:
    """Yield the number before three and more parts of it, each told by what they are, that nearly make it."""
    for found in _EACH_AS.finditer(text) if "的" in text else ():
        begin = _sentence_of(text, found.start())
        before = [one for one in all_figures_of(text[begin : found.start()]) if one.unit in ("人", found[0][-1])]
        parts = [number_of(one[1]) for one in re.finditer(_AS, found[0])]
        if not before or before[-1].is_rough or "等" in text[found.end() : found.end() + 4]:
            continue
        whole, total = before[-1], Decimal(sum(parts))
        is_near = len(parts) > 2 and abs(total - whole.value) * 5 <= whole.value
        if total != whole.value and (is_near or is_slip_of(total, whole.value)):
            reason = f"分项{'＋'.join(map(str, parts))}＝{total:f}，与总数{whole.value:f}不符"
            yield Misfigure(begin + whole.start, begin + whole.end, "", reason)
