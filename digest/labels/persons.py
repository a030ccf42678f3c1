"""Place names that are none: the ends of persons' names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.labels.gazetteer import NameHit
from digest.labels.scan import UNION_AFTER, is_free

_GIVEN = 2  # characters of a given name
# 董事长陈海南: the end of a person's name behind what he is; 周玉林劳模工作室: in front of what bears it.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_PERSON_BEFORE = re.compile(
    rf"(?:主席|书记|经理|队长|组长|班长|厂长|院长|局长|处长|部长|主任|会长|董事长|船长|站长|校长|所长|科长|工人|选手|律师|教练|管理员|安装工"
    rf"|[焊钳电车矿]工|职工|技师|教师|医生|司机|骑手|劳模|工匠|模范|标兵|记者|通讯员|领衔人|传承人|代表|师傅|同志|会员|[员匠])[{_SURNAMES}]$"
)
_PERSON_AFTER = re.compile(
    r"(?:劳模|工匠|大师|创新|技能|职工|先进|党员)*(?:工作室|同志|师傅|先生|女士|介绍说|告诉|说[，：])"
)


def leave_persons(text: str, names: Sequence[NameHit]) -> list[NameHit]:
    """Return *names* without those that are the end of a person's name, here or elsewhere in the text."""
    persons = set[str]()
    for start, end, name in names:
        if name.kind not in ("short", "word") or end - start != _GIVEN or not start:
            continue
        if text[start - 1] not in _SURNAMES or UNION_AFTER.match(text, end):
            continue
        told = _PERSON_BEFORE.search(text, max(start - 8, 0), start)
        if told or (is_free(text, start - 1) and _PERSON_AFTER.match(text, end)):
            persons.add(text[start - 1 : end])
    return [hit for hit in names if hit[0] == 0 or text[hit[0] - 1 : hit[1]] not in persons] if persons else [*names]
