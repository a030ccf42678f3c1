"""Place names that are none: the ends of persons' names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.expressions import expression
from digest.labels.gazetteer import NameHit
from digest.labels.scan import UNION_AFTER, is_free

_GIVEN = 2  # characters of a given name
# Surnames; 于 and 向 are left out: they lead to places (职工向上海捐款).
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
_OPENING = _SURNAMES | {"于"}
# Surnames that few bear or that are words, too: only behind what somebody is (主席杭桂林); none leads to a place
# (应扬州邀请, 游桂林).
_RARE = frozenset(
    "杭衣束祁华柏窦章云柳鲍费岑倪滕殷毕邬安常傅卞齐伍卜穆萧湛禹狄米臧戴谈茅庞纪舒屈项祝阮蓝闵席季麻娄童颜梅盛刁骆樊"
    "凌霍虞柯管裘缪解宗宣郁单洪左吉钮邢裴荣翁荀甄曲封芮储靳焦巴车宓仲伊宫仇栾甘厉符景詹幸司蒲索赖卓蔺屠蒙池乔闻莘"
    "翟贡姬申冉雍桑桂濮牛寿边扈燕冀尚农温庄晏柴瞿阎连茹习艾易戈耿满匡寇巩聂晁敖冷辛阚简饶沙鞠丰巢关蒯查竺权盖"
)
_ROLE_ENDS = "员师匠手长工者任席记理表人家范兵傅机模弟"  # the last characters of what somebody is
# 董事长陈海南, 铣工马宁夏: what somebody is stands in front of the name; 周玉林工作室: what bears it, behind.
_ROLE_BEFORE = expression(
    r"(?:[长员师匠手者]|工人|(?<![化建重])工|主席|书记|经理|主任|司机|律师|教练|劳模|模范|标兵|代表|[衔承]人"
    r"|师傅|同志)“?$"
)
# 挡车工周桂香任主席, 司机于贺锐的: what somebody is, the name, and what such names stand in front of.
_NAMED = expression(  # the surname first: search is fast where a pattern begins with a character
    rf"[{''.join(sorted(_OPENING))}](?<=[{_ROLE_ENDS}].)(?:(?<!于)|(?![今近昨去上下]))(?![一-鿿]?[人员工会])[一-鿿]{{1,2}}?"
    r"(?=[，、。；：？！”）（(“说等获夺领在的以用把当任带和介告表拿摄又从过今曾已想没每头为常就笑刚正有骑站坐\s])"
)
_PERSON_AFTER = expression(
    r"(?:劳模|工匠|大师|创新|技能|职工|先进|党员)*(?:工作室|班组?(?!车)|团队|同志|师傅|先生|女士|介绍说|告诉|说[，：])"
)


def find_persons(text: str) -> list[tuple[int, int]]:
    """Return where the names of persons stand that are told by what they are, there and wherever else."""
    told = [match.span() for match in _NAMED.finditer(text)]
    for name in {text[start:end] for start, end in told if end - start > _GIVEN}:
        told += [match.span() for match in re.finditer(name, text)]
    return told


def leave_persons(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """Return *names* without those that are the end of a person's name, here or elsewhere in the text."""
    if any(start and text[start - 1] in _ROLE_ENDS and text[start] in _OPENING for start, _, _ in names):
        inside = find_persons(text)  # 主席于洪生: no 于洪区
        names = [hit for hit in names if not any(first <= hit[0] < last for first, last in inside)]
    ends = {end for _, end, _ in names}
    behind = [
        (start, end)
        for start, end, name in names
        if start
        and (text[start - 1] in _SURNAMES or text[start - 1] in _RARE)
        and end - start == _GIVEN
        and name.kind in ("short", "word")
    ]
    if not behind:
        return [*names]
    persons = set[str]()
    alone = {text[start:end] for start, end, _ in names if not start or text[start - 1] not in _SURNAMES}
    for start, end in behind:
        if start in ends or UNION_AFTER.match(text, end):  # 江苏|常州: 苏 is no surname
            continue
        person = text[start - 1 : end]
        told = _ROLE_BEFORE.search(text, max(start - 8, 0), start - 1) or (
            is_free(text, start - 1) and _PERSON_AFTER.match(text, end)
        )
        if told or (person[0] in _SURNAMES and text.count(person) > 1 and text[start:end] not in alone):
            persons.add(person)
    return [hit for hit in names if hit[0] == 0 or text[hit[0] - 1 : hit[1]] not in persons] if persons else [*names]
