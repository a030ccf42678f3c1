"""A number that what is told beside it does not make: part and rest, who is absent, votes, prizes, 分别是."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.expressions import expression
from digest.proofs.figures import Misfigure, all_figures_of
from digest.proofs.numerals import value_of
from digest.proofs.series import number_of

_UNIT = "[名人户家个件项条场次份台起]"
_LEFT = "另有|另外|其余|剩余|余下|尚有|还有|仍在|未|正在|实到|实有|空编|空缺|缺编"
_AWAY = "请假|缺席|缺勤|没来|不合格|落选|淘汰|补考|弃权"
_TOLD = expression(
    rf"(?P<whole>\d+)(?P<unit>{_UNIT})[^。；！？\n\d]{{0,12}}，[^，。；！？\n\d]{{0,10}}?(?P<part>\d+)(?P=unit)[^。；！？\n\d]{{0,8}}，"
    rf"(?:(?:{_LEFT})[\u4e00-\u9fff]{{0,4}}?(?P<rest>\d+)(?P=unit)|[\u4e00-\u9fff]{{0,4}}(?:{_AWAY})的?(?:有|为)?(?P<away>\d+)(?P=unit)|"
    rf"(?P<needing>\d+)(?P=unit)(?:需要?|须|待|未|没有?|因[\u4e00-\u9fff]{{1,4}})?(?:{_AWAY}|通过|完成|办结|达标|到场))"
)
_VOTES = expression(r"(?:赞成|同意|反对|弃权|满意)票?(?:有|为)?(?P<said>\d+)(?:票|人|张)?")
_AGAINST = expression("弃权|反对|不满意")
_CAST = expression(
    r"(?P<before>收回|有效票|参评|测评|投票|到会|评议|发放)?[^。；\n\d，]{0,8}?(?P<whole>\d+)(?:名|位|人|张|票|份)"
)
# 28个，12个入选，16个未入选
_OR_NOT = expression(
    rf"(?P<whole>\d+)(?P<unit>{_UNIT})[^。；\n\d]{{0,12}}?，[^。；\n\d]{{0,6}}?(?P<part>\d+)(?P=unit)(?P<is>[\u4e00-\u9fff]{{2}})[^。；，\n\d]{{0,8}}，"
    r"[^。；\n\d]{0,4}(?P<rest>\d+)(?P=unit)(?:未|没有?)(?P=is)"
)
# 118人，砍伐、装车、运输三类竹工分别是53人、39人、26人
_EACH_OF = expression(
    r"(?P<list>[\u4e00-\u9fff]{1,8}(?:、[\u4e00-\u9fff]{1,10}){1,7})分别(?:是|为|有)?(?=[\d一二两三四五六七八九十])"
)
_PRIZES = expression(
    r"(?P<ranks>(?:[特一二三]等奖|金奖|银奖|铜奖|优秀奖|优胜奖)(?:各)?\d+(?P<unit>[名个件项人])(?:、|，|和)?){2,}[，（]?共?(?P<said>\d+)"
    r"(?:[名个件项人幅支位])(?=[\u4e00-\u9fff]{0,2}获奖|[\u4e00-\u9fff]{0,4}(?:受到)?表彰)"
)
# 一等奖3项每项2万元，二等奖6项每项1万元，奖金共计24万元
_PRIZE = expression(
    r"(?P<many>\d+)(?P<unit>[名个件项人])(?:，|、)?(?:每(?P=unit)|各)(?:奖励|奖金|发放|给予|颁发)?(?P<each>\d+(?:\.\d+)?)(?P<scale>[千万]?)元"
)
_PRIZE_MONEY = expression(
    r"[^。；\n\d]{0,6}(?:共计?|合计|总计|总额|总金额)[^。；\n\d]{0,6}(?P<said>\d+(?:\.\d+)?)(?P<scale>[千万]?)元"
)
# 单位12家、班组24个、个人36名，三项合计72个
_OF_SORTS = expression(
    rf"(?P<list>(?:[^，。；、\d\n]{{1,12}}\d+{_UNIT}[、，和]){{2,6}})(?P<sorts>[二两三四五六\d])[项类者种](?:共|合计|总计)(?P<said>\d+)"
)
_SORTS_IN_ALL = expression(r"[项类者种](?:共|合计|总计)\d")  # the end of every such list: most texts have none
# More than there can be: 应到代表150人，实到160人; 发出选票186张，收回190张
_OUT_OF = expression(
    rf"(?:应[到出参]|发[出放]|参会代表|全体代表)[^。；\n\d]{{0,10}}?(?P<whole>\d+)(?P<unit>{_UNIT}|张)[^。；\n\d]{{0,12}}?(?:实到|实际|收回|回收)"
    r"[^。；\n\d]{0,10}?(?P<part>\d+)(?P=unit)"
)
_OF_RANK = expression(r"奖(\d+)")
_SORTS = 2  # sorts of votes that make a count of them
_NEAR = 12  # characters between a whole and the list of what it falls into


def misrested(text: str) -> Iterator[Misfigure]:
    """Yield the wholes of *text* that what is told beside them does not make."""
    for found in _TOLD.finditer(text):
        whole, part = Decimal(found["whole"]), Decimal(found["part"])
        rest = Decimal(found["rest"] or found["away"] or found["needing"])
        if part < whole and rest < whole and part + rest != whole:
            reason = f"{part:f}与{rest:f}合计{part + rest:f}，文中是{whole:f}"
            yield Misfigure(*found.span("whole"), f"{part + rest:f}", reason)
    for found in _OR_NOT.finditer(text) if "未" in text or "没" in text else ():
        if int(found["part"]) + int(found["rest"]) != int(found["whole"]):
            total = int(found["part"]) + int(found["rest"])
            yield Misfigure(*found.span("whole"), f"{total}", f"{found['part']}与{found['rest']}合计{total}")
    yield from _votes(text)
    for found in _PRIZES.finditer(text) if "奖" in text else ():
        given = sum(map(int, _OF_RANK.findall(text[found.start() : found.start("said")])))
        if given != int(found["said"]):
            yield Misfigure(*found.span("said"), f"{given}", f"各等奖合计{given}，文中是{found['said']}")
    yield from _prize_money(text)
    for found in _OF_SORTS.finditer(text) if _SORTS_IN_ALL.search(text) else ():
        numbers = list(map(int, re.findall(r"\d+", found["list"])))
        if len(numbers) == number_of(found["sorts"]) and sum(numbers) != int(found["said"]):
            yield Misfigure(*found.span("said"), f"{sum(numbers)}", f"合计应是{sum(numbers)}")
    for found in _OUT_OF.finditer(text) if "实" in text or "收" in text else ():
        if int(found["part"]) > int(found["whole"]):
            yield Misfigure(*found.span("part"), "", f"一共才{found['whole']}{found['unit']}")
    yield from _unlike_each(text)


def _prize_money(text: str) -> Iterator[Misfigure]:
    """Yield what prizes come to in all where so many of so much each do not make it."""
    given = list(_PRIZE.finditer(text)) if "元" in text and ("每" in text or "各" in text) else []
    for number, last in enumerate(given[1:], 1):
        said = _PRIZE_MONEY.match(text, last.end())
        first = number
        while first and not re.search("[。；\n]", text[given[first - 1].end() : given[first].start()]):
            first -= 1
        if said and first < number:
            total = sum(
                (value_of(one["each"], one["scale"]) * int(one["many"]) for one in given[first : number + 1]), Decimal()
            )
            if total != value_of(said["said"], said["scale"]):
                yield Misfigure(*said.span("said"), "", f"各等奖金合计{total.normalize():f}元")


def _votes(text: str) -> Iterator[Misfigure]:
    """Yield how many voted where the votes of a sentence, with those against, are not as many."""
    for sentence in re.finditer("[^。；\n]+", text) if _AGAINST.search(text) else ():
        votes = list(_VOTES.finditer(sentence[0]))
        if len(votes) < _SORTS or not _AGAINST.search(sentence[0]):
            continue
        cast, told = sum(int(one["said"]) for one in votes), {one.start("said") for one in votes}
        others = [one for one in _CAST.finditer(sentence[0]) if one.start("whole") not in told]
        if others and not any(int(one["whole"]) == cast for one in others):
            wrong = next((one for one in others if one["before"]), others[0] if len(others) == 1 else None)
            if wrong:
                first, last = wrong.span("whole")
                reason = f"各种票合计{cast}，文中是{wrong['whole']}"
                yield Misfigure(sentence.start() + first, sentence.start() + last, "", reason)


def _unlike_each(text: str) -> Iterator[Misfigure]:
    """Yield the wholes right before a list whose numbers are told one after another, and are not all of it."""
    for found in _EACH_OF.finditer(text) if "分别" in text else ():
        many = found["list"].count("、") + 1
        begin = text.rfind("。", 0, found.start()) + 1
        before = all_figures_of(text[begin : found.start()])
        parts = all_figures_of(text[found.end() : found.end() + 12 * many])[:many]
        if not before or len(parts) < many or len({one.unit for one in (*parts, before[-1])}) > 1:
            continue
        whole, total = before[-1], sum((one.value for one in parts), Decimal())
        is_near = found.start() - begin - whole.end <= _NEAR
        if is_near and not whole.is_rough and total != whole.value and abs(total - whole.value) * 5 <= whole.value:
            yield Misfigure(begin + whole.start, begin + whole.end, f"{total:f}", f"分别的数合计{total:f}")
