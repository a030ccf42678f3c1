"""Leaders of party, state and unions: a text in, how high the highest stands whose presence it tells out."""

from __future__ import annotations

import functools
import re

from digest.expressions import expression

# Between a body and the office in it stand other offices and bodies (省人大常委会副主任、省总工会主席), but no deed.
_OFFICE = r"[^，。；：“”《》\d的要对向各和]{0,16}?(?:书记|主席(?!团)|委员长|主任(?!医师)|部长|秘书长|常委(?!会)|巡视员)"
_NAMES = r"(?=[\u4e00-\u9fff]{2,3}[、，])"
_BODIES = "(?:委|人大|政协|人民政府|政府|纪委|监委)"
# Where two ranks stand in one text the higher counts. A union's own officers below the province come to all it does.
_RANKS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        1.0,
        expression(
            rf"(?:全国人大|全国政协|国务院|中共中央|中央政治局|全国总工会|全总){_OFFICE}|国务委员|国务院副?总理"
        ),
    ),
    (
        0.8,
        expression(
            rf"(?:省|自治区|(?:北京|上海|天津|重庆)市)(?:{_BODIES}|总工会){_OFFICE}|副?省长(?!期)|自治区副?主席|(?:省|自治区)(?:总工会)?领导{_NAMES}"
        ),
    ),
    (0.5, expression(rf"[市州盟]{_BODIES}{_OFFICE}|副?[市州盟]长(?![期久度途远假效])|[市州盟]领导{_NAMES}")),
    (0.3, expression(rf"[县区旗]{_BODIES}{_OFFICE}|副?[县区]长(?![期久度途远假效])")),
)
_CAME = expression(
    "出席|参加|到[会场]|主持|致[辞词]|讲话|观[摩看]|陪同|看望|走访|慰问|会见|接见|调研|颁奖|授[奖旗牌]|揭[牌幕]|宣布|考察|视察|检查"
)
_SPEECH = expression("“[^”]*”?")
# Between a union and the meeting it holds stand other bodies (省总工会、省人社厅联合举办), but nobody who came to it;
# one only referred to (贯彻省总工会召开的会议精神) is not the one that is told of.
_HOST = expression(
    "((?:省|自治区|(?:北京|上海|天津|重庆)市|全国)总工会|全总)"
    "(?:(?!主席|书记|主任|常委|领导|同志|出席|参加|指导)[^，。；]){0,12}(?:召开|举[行办])(?!的)"
)


def host_of(text: str) -> str:
    """Return the national or provincial union that *text* tells to have held a meeting; nothing where it tells none."""
    host = _HOST.search(text)
    return host[1] if host else ""


def rank_of(text: str, host: str = "") -> float:
    """Return the rank of the highest leader of party, state or a provincial union in *text*: 1 national, 0 none.

    The officers of the union that holds the meeting, *host*, do not count: they are at all of its meetings.
    """
    told = _officers_of(host).sub("", text) if host else text
    return next((rank for rank, pattern in _RANKS if pattern.search(told)), 0.0)


@functools.cache
def _officers_of(host: str) -> re.Pattern[str]:
    """Return what finds an officer of *host*, one of the unions that ``host_of`` tells, however it is called."""
    names = "全国总工会|全总" if host in ("全国总工会", "全总") else re.escape(host)
    return re.compile(f"(?:{names}){_OFFICE}")


def presence_of(text: str, host: str = "") -> float:
    """Return the rank of the highest leader that *text* tells to have come, spoken or visited; 0 for none.

    Whom somebody's speech names was not there; nor does an officer of *host* count, the union that holds the meeting.
    """
    told = _SPEECH.sub("", text)
    return rank_of(told, host) if _CAME.search(told) else 0.0
