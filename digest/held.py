"""What says only that an event took place, what is planned, or what its title does: a sentence in, whether so out."""

from __future__ import annotations

from digest.characters import simplify
from digest.expressions import expression
from digest.figures import tells_news
from digest.leaders import presence_of

_TOOK_PLACE = "召开|举行|举办|启动|开幕|闭幕|开赛|开课|开班|开讲|拉开了?[序帷大]幕(?!后)|落幕|落下了?[帷大]幕|收官"
# What stands before the event: a few words, or what for, after what, by whom it is held, how long it took, and its day.
_BEFORE = (
    "(?:[^，。]{0,12}[，,]"
    "|(?:(?:为(?!期)|经过|历时|由|在|随着|围绕)[^，。]{2,60}[，,]){1,2}(?:[^，。]{0,10}[日天晚午前][，,])?)?"
)
# That a congress opened is news: it does so every five years.
_HELD = expression(
    rf"(?!.*代表大会){_BEFORE}[^，。]{{4,60}}(?:{_TOOK_PLACE})。?"
    rf"|(?!.*代表大会){_BEFORE}[^，。]{{4,40}}(?:{_TOOK_PLACE}|开展|(?<!工会)组织)了?[^，。]{{2,30}}。"
)
_DAY = expression(r"^(?:近日|日前|近期|昨[天日]|今[天日]|(?:\d{4}年)?\d{1,2}月\d{1,2}日)?(?:[上下]午)?[，,]?")
# What is to come, and nothing that was done or took place: 今年计划开展宣讲800场; not 计划建设10个, 已完成6个, nor
# 5月8日启动送清凉，计划投入300万元.
_PLANNED = expression(
    rf"(?!.*(?:已|完成|启用|印发|出台|发布|签[订约]|近日|日前|昨|\d日|{_TOOK_PLACE}))"
    "(?:.*(?:(?<![超按])计划(?![”》])|预计|力争|拟(?=[于在建投])|将(?=持续|继续|进一步|深入|组织|开展|举办|推出)))"
)
_RETOLD = 0.6  # of its pairs of characters in the title: 在京召开 and who held it are added to one and the same event


def is_held(text: str) -> bool:
    """Say whether *text* tells that an event took place and nothing of it: no figure, no leader."""
    told = simplify(text)
    return bool(_HELD.fullmatch(told)) and not tells_news(told) and not presence_of(told)


def is_planned(text: str) -> bool:
    """Say whether *text* tells only what is to be done."""
    return bool(_PLANNED.match(simplify(text)))


def is_retold(text: str, title: str) -> bool:
    """Say whether *text* tells nothing beside *title*: the event that the title names, without figure or leader."""
    told, headline = _DAY.sub("", simplify(text)), simplify(title)
    pairs = [told[place : place + 2] for place in range(len(told) - 1)]
    is_same = sum(pair in headline for pair in pairs) >= _RETOLD * len(pairs)
    return is_held(text) or (is_same and not tells_news(told) and not presence_of(told))
