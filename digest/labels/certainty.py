"""How sure it is that a string is a place name where it stands."""

from __future__ import annotations

from digest.expressions import expression
from digest.labels.gazetteer import Name
from digest.labels.scan import UNION_AFTER, is_free

LOOSE = 0.4  # a county's short form where nothing shows that it is a place
_TOWN = 0.8  # a town by itself: its name may be another county's too, or that of a town of old
_CITY = 2  # names in the path of a prefecture
_SHORTEST = 2  # characters of 祁县, 赵县
_OPENS = frozenset('，。；：！？”"\n 　')
_AFTER = expression(
    r"[市区县州省](?![民容场])|总工会|工会|总[召开举]|各级|全[市县区]|举[办行]|召开|开展|启动|组织|推[进动出]|今年|首[家个批]"
    r"|职工|劳模|工匠|代表|港[务口集股船区公]|[东南西北]?(?:[车机电工]务|供电|客运|车辆)段"
)
_AFTER_WORD = expression(
    r"[两三][省市县区地]{1,2}总?工会|[市区县州](?:总|工会|委|政府|人大|政协|级|直|[，。])|总工会|工会|市总|区总|县总"
    r"|(?:邮政|供电|烟草)(?:工会|分?公司|局|所)|项目部"
)
# 东方物流园, 和平广场: sites bear such names anywhere; parks of industry bear their town's.
_SITE = expression("物流园|广场|大厦|大楼|小区|花园|公园|商场|商城|超市|市场|酒店|饭店|影院|剧院")
# A university or hospital says where it is where its own people act.
_OWN_PEOPLE = expression(r"[^，。；、\n的给为向请替与和]{0,18}?(?:工会|教代会|职代会|教职工)")
# 西北大学长安校区, 医院江北院区: part of a body that bears any name.
_CAMPUS = expression("[老新]?(?:校区|院区|厂区)")
# 国网崇义供电公司, 太原局集团公司|大同西供电段, 中铁五局|镇雄项目部
_OWNERS = ("公司", "集团", "国网", "南网", *(f"{which}局" for which in "一二三四五六七八九十路航程"))
_BRANCH = expression("[支分](?:行|公司)")  # 徽商银行|太湖|支行
# 中国石化集团|江汉油田, 中石油|大港油田
_OIL = ("石油", "石化", "海油")
# 书香灌南, 美丽潜山: what a place calls itself; 云上英山, 掌上涟水: what its paper is called.
_CALLED = ("书香", "美丽", "美好", "幸福", "魅力", "活力", "文明", "法治", "大美", "云上", "掌上", "今日", "无线")
# 来沪考察, 来厦交流; not 近年来, 未来.
_GUESTS = expression(
    r"(?<![年以未原本从将近历向月])来.(?=考察|调研|交流|学习|访问|参观|指导|督[查导]|视察|检查|宣讲|采访|采风|慰问|开展|座谈|取经)"
)
_GOES = expression(r"(?:到|赴|来到|前往)$")
_IN = frozenset("在到赴")


def rate(text: str, start: int, end: int, name: Name) -> float:
    """Return how sure it is that the string is a place here; 0 where it is not."""
    if name.kind in ("full", "short", "word") and _CAMPUS.match(text, end):
        return 0.0
    match name.kind:
        case "seat":
            return 1.0 if _OWN_PEOPLE.match(text, end) else LOOSE
        case "zone" if not name.paths:
            opens = start == 0 or text[start - 1] in _OPENS
            return float(opens and UNION_AFTER.match(text, end) is not None)
        case "full" | "zone" | "former":
            return 1.0
        case "nickname":
            owned = text[max(start - 2, 0) : start] in (*_OWNERS, *_OIL)
            if name.is_hosts_word:
                return float(_GUESTS.match(text, start) is not None)
            return float(name.text.startswith("在") or owned or is_free(text, start))
        case "town":
            return _TOWN
        case "short":  # a county's two characters can be the ends of other words (十大新闻)
            called = text[max(start - 2, 0) : start] in _CALLED
            certain = len(name.paths[0]) <= _CITY or len(name.text) > _SHORTEST or called
            begins = _can_begin(text, start) or _BRANCH.match(text, end)
            return 1.0 if certain or begins or _AFTER.match(text, end) else LOOSE
        case "word":
            return _rate_word(text, start, end, name)
        case _:
            return 0.0


def _rate_word(text: str, start: int, end: int, name: Name) -> float:
    """Return the certainty of 和平, 日照, 祁县: a place only where a place can stand."""
    is_county = name.text[-1] == "县" and text[start - 1 : start] == "的"  # 结对的文县
    if not (is_county or _can_begin(text, start)) or _SITE.match(text, end):
        return 0.0
    if len(name.paths[0]) > _CITY and text.startswith("工会", end):  # 港口工会: of the port, or of 港口区
        return LOOSE
    if _AFTER_WORD.match(text, end) or name.text[-1] in "县市区":
        return 1.0
    if len(name.paths[0]) <= _CITY:
        return 1.0 if _AFTER.match(text, end) or (start and text[start - 1] in _IN) else LOOSE
    goes = _GOES.search(text[max(start - 2, 0) : start]) and not name.text.startswith("城")  # 到城北: of any town
    return LOOSE if goes or _AFTER.match(text, end) else 0.0


def _can_begin(text: str, start: int) -> bool:
    """Return whether a name can begin at *start*: freely, or behind the firm whose part is there."""
    return is_free(text, start) or text[max(start - 2, 0) : start] in _OWNERS
