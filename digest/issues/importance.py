"""How much an entry matters to a leader: named parts, each a count from 0 to about 1 times the weight of its row.

What an office ranks by is custom, not measurement (选大、要、新): the order of the rows is that of the rules of 简报
writing, and the sizes were set so that no two lesser parts outweigh a greater one. An office overrides any by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest import leaders
from digest.characters import simplify
from digest.expressions import expression
from digest.figures import NEWS, reach_of
from digest.held import is_planned
from digest.model import Item, Period


@dataclass(frozen=True, slots=True)
class ImportanceWeight:
    """One row: the Chinese name for ``--why``, the weight, and its reason."""

    label: str
    value: float
    reason: str


WEIGHTS: dict[str, ImportanceWeight] = {
    "congress": ImportanceWeight("代表大会", 4.0, "a congress comes every five years: nothing of a week outranks it"),
    "plenary": ImportanceWeight("全会和部署", 1.5, "what a whole city is to do is decided there"),
    "law": ImportanceWeight("执法检查和立法", 1.5, "a law inspection or a new rule binds everybody"),
    "deaths": ImportanceWeight("伤亡事故", 2.0, "who died at work is answered for at once: only a congress before it"),
    "wages": ImportanceWeight("追薪", 1.0, "wages won back are what a union is for, and what is asked about"),
    "discipline": ImportanceWeight("违纪违法", 2.0, "what a union's own did against the law is answered for"),
    "national": ImportanceWeight("全国领导机关", 1.5, "the body of highest rank that acts in the lead"),
    "province": ImportanceWeight("省级领导机关", 1.0, "the next rank"),
    "city": ImportanceWeight("市级领导机关", 0.6, "the office's own level"),
    "leader": ImportanceWeight("领导出席", 1.2, "who came shows what weight it was given: a city's leader counts half"),
    "visit": ImportanceWeight(
        "领导为题", 1.2, "a report headed by the leader who came is of that: the office is asked about it at once"
    ),
    "honour": ImportanceWeight("首创和荣誉", 0.8, "firsts, pilots and honours are what is reported upwards"),
    "figures": ImportanceWeight("数字", 1.0, "people, money and shares are the news; two figures are as good as ten"),
    "reach": ImportanceWeight(
        "涉及面", 1.0, "of two with figures the one that concerns more: a city before a workshop"
    ),
    "houses": ImportanceWeight("多家报道", 0.5, "each further house that tells it, up to three"),
    "home": ImportanceWeight("本地", 1.2, "the office answers for its own place"),
    "level": ImportanceWeight("本级", 0.8, "what concerns the whole of it before its parts"),
    "union": ImportanceWeight("工会为主", 0.5, "a union acts, not another body that mentions it"),
    "amends": ImportanceWeight(
        "更正变动", 2.0, "what an issue printed wrongly, or announced, is to be put right in print"
    ),
    "picture": ImportanceWeight("图片新闻", -0.6, "a picture that is not printed leaves a caption"),
    "notice": ImportanceWeight("通知公告", -1.2, "what is to be applied for, or by when, asks a leader for nothing"),
    "routine": ImportanceWeight("例行活动", -1.5, "meetings to study and visits without a figure ask for nothing"),
    "leisure": ImportanceWeight("文体活动", -0.6, "concerts, walks and readings are many, and ask for no decision"),
    "portrait": ImportanceWeight("人物通讯", -1.0, "the life of one person is read at leisure, and asks for nothing"),
    "advertisement": ImportanceWeight("企业宣传", -1.5, "a firm's publicity is not the union's news"),
    "broken": ImportanceWeight("残句", -1.5, "news that is broken off is none before the source has been seen"),
    "fresh": ImportanceWeight("本期内", 0.3, "what happened in the days of the issue before what is known already"),
    "past": ImportanceWeight("旧事", -1.5, "undated, opens with a day of years ago: likely old news, not surely"),
}

_CONGRESS = expression(
    r"(?:工会|工代会|劳模|职工)[^，。；]{0,12}代表大会(?:[^，。；]{0,8}(?:开幕|闭幕|召开|举行|胜利))|工会第[一二三四五六七八九十]+次代表大会"
)
# Whose congress is no event of a week; 镇江市 and 镇雄县 are no townships.
_HOUSE = expression(r"公司|集团|企业|厂|学校|医院|社区|村|行业|园区|楼宇|协会|(?:街道|[镇乡])(?=总?工会)")
_PLENARY = expression(
    r"[全委]会(?:议)?召开|[一二三四五六七八九十]届[一二三四五六七八九十]+次(?:全体|全委|委员)|部署会|推进会|动员会|工作会议|现场会|总体要求"
)
# Counted or told as such: 死亡人数双下降 is no accident.
_DEATHS = expression(
    r"(?:遇难|罹难)(?!者?纪念)|\d+[余多]?[名人][^。，；]{0,8}(?:死亡|身亡)|(?:死亡|身亡)\d+[名人]|[一二三两四五六七八九十][名人](?:死亡|身亡)"
)
_WAGES = expression(
    r"(?:追回|追讨|讨回|补发|清欠|兑付|要回|支付|(?:领到|拿到)(?=[^。；]{0,24}(?:欠|工资|补偿金)))[^。；]{0,16}\d[\d.,]*[余多]?[万亿]?元"
    r"|\d[\d.,]*[余多]?[万亿]?元[^。；]{0,8}(?:欠薪|工资)[^。；]{0,10}(?:追回|补齐|到手|结清|发放到位)"
)
_UNPAID = expression("欠薪|讨薪|追薪|拖欠|工资|薪酬|补偿金")
_LAW = expression(
    r"执法检查|立法|条例|实施办法|地方标准|司法解释|(?:办法|规定|细则)》?[^。；]{0,24}施行|施行[^。；]{0,12}(?:办法|规定)"
)
_DISCIPLINE = expression(
    "(?!.*(?:(?:警示|廉政)教育|严禁|禁止|不得))"
    "(?:.*工会[^。；]{0,4}(?:原|副|主席|主任|干部|会计|出纳|财务)[^。；]{0,30}"
    "(?:开除(?:党籍|公职)|挪用|贪污|受贿|(?:严重)?违纪违法|移送(?:检察|司法)|立案审查))"
)
# What every body does in every month: to study, to hear a lecture, to be reported to, to call on somebody, to teach its
# own officials, to look after its own house (市总工会机关…).
_ROUTINE = expression(
    "学习会|中心组|党课|主题党日|意识形态|警示教育|述职|务虚会|座谈会|走访|慰问|调研|考察|寻访|各项工作|读书分享"
    "|总工会机关(?!事业)|(?:工会|财务|经审|女职?工)(?:财务|经审|组织|宣教|法律)*(?:干部|工作|主席)[^，。]{0,12}(?:培训|研修|轮训)班"
    "|(?:抓实|夯实|做好|推进)(?![^，。]{0,4}协商)[^，。]{0,6}(?:工作|基础)|(?:主席|书记|领导)[^，。]{0,12}(?:出席|参加)(?![^，。]{0,4}协商)"
)
# Some hundred who came to a course, a match or a meeting: how well it was attended is no news; what they were given is.
_ATTENDED = expression(
    r"(?<![\d.,])\d{1,3}[余多]?[名位人][^，。；]{0,16}(?:参加(?![^，。]{0,8}(?:保险|保障|医保|互助|体检|健康检查|疗养|休养|工会))|出席|参赛|参训|报名|登台|同台|到场)"
)
# Behind the dash stands whom it is of (——访全国劳模…); not a word that only begins so (记住), nor one of two deeds side
# by side, which are many people's (——访民情、解民忧).
_PORTRAIT = expression("[—－-]{1,2} ?(?:追?记(?![者录住忆得])|访(?![遍贫]|.{1,2}[、，\\s]?[解听送问办促学]))")
_HIGH = 0.5  # of a leader (leaders.rank_of): a city's; whom such a one calls on is news
_NATIONAL = expression(r"中国工会第|中华全国总工会|全国总工会|全总|全国人大(?!代表)|国务院(?!总理)|全国委员会")
_PROVINCE = expression(
    r"省总工会|省委|省政府|省人大|省政协|自治区总工会|上海市总工会|天津市总工会|北京市总工会|重庆市总工会"
)
_CITY = expression(r"市总工会|市委|市政府|市人大|市政协|州总工会")
_LEADER = expression(r"书记|主席|市长|省长|区长|县长|部长|主任")
_UNIONS_OWN = 0.25  # of what the highest leader counts: a union's own come to most of what it does
# Firsts and pilots, and honours as they are given: whoever bears the title of 全国劳模 is not in the news for it.
_HONOUR = expression(
    r"(?:全国|全省)(?:首|第一|试点)|首[个家例部份]|试点单位|首批(?=[^，。；]{0,8}(?:试点|示范|认定|命名))|首创(?!精神)|率先|国家级|省级"
    r"|(?:获|评为|授予|入选|命名|表彰|确定为|摘得|夺得)[^，。；]{0,16}(?:全国|全省|五一劳动奖|先进|优秀|工人先锋号|第[一二三]名)"
)
_ADVERTISEMENT = expression(r"品牌(?:门店|代言|馆|巡展|发布)|居住行业|房产|门店|旗舰店|代言|巡展|楼盘")
_YEAR = expression(r"(?<!\d)20\d\d(?=年)")
_DAY = expression(r"[^。]{0,40}?(?<!\d)20\d\d年\d{1,2}月")  # in the first sentence: a lead tells the day of its event
_OF_LATE = 1  # years: in spring last year is still reported on
_CITY_LEVEL = 2  # names of a path down to a city: 江苏省, 苏州市
_MANY_FIGURES = 2
_MANY_HOUSES = 3
# What the bodies of places that are neither home nor above it decide binds nobody here: their meetings and ranks count
# half, so that another city's congress stands below a plenary of one's own; what they achieved counts as here.
_RANKS = ("congress", "plenary", "law", "province", "city", "leader", "visit")
_ABROAD = 0.5
# What a part of home decides binds that part alone: its congress stands below the whole's, its working meeting below
# what was done for people.
_OF_A_PART = ("congress", "plenary", "law")


@dataclass(frozen=True, slots=True)
class _Told:
    """What an item tells, simplified: its title, what is printed of it, what of that is done, how it begins, the whole.

    *present* is the rank of the highest leader in it, *path* where it belongs.
    """

    title: str
    printed: str
    done: str
    head: str
    body: str
    present: float
    path: tuple[str, ...]


def parts_of(item: Item, home: tuple[str, ...], period: Period | None = None) -> dict[str, float]:
    """Return what speaks for *item* in an issue of *period* by the names of ``WEIGHTS``, 0 to about 1, 0 left out."""
    told = _told_of(item)
    found = _event_of(told) | _rank_of(told) | _extent_of(item, told) | _nearness_of(item, told, home)
    found |= _form_of(item, told) | _time_of(item, told, period)
    shares = _shares_of(told, home, is_national=bool(found["national"]))
    return {name: float(value) * shares.get(name, 1.0) for name, value in found.items() if value}


def _told_of(item: Item) -> _Told:
    article = item.article
    title = simplify(f"{article.kicker} {article.headline} {article.subheadline}")
    printed = simplify("".join(sentence.text for sentence in item.highlights))
    done = simplify("".join(sentence.text for sentence in item.highlights if not is_planned(sentence.text)))
    head, body = title + simplify(article.body[:160]), simplify(article.body)
    present = leaders.rank_of(body, leaders.host_of(head))
    path = item.regions[0].path if item.regions else ()
    return _Told(title, printed, _ATTENDED.sub("", done), head, body, present, path)


def _event_of(told: _Told) -> dict[str, float]:
    """Return what kind of event it is: a congress, what is decided for many, what has to be answered for."""
    text, head = told.title + told.printed, told.head
    congresses = _CONGRESS.finditer(head)
    return {
        "congress": any(not _HOUSE.search(head[max(0, one.start() - 10) : one.end()]) for one in congresses),
        "plenary": bool(_PLENARY.search(text)),
        "law": bool(_LAW.search(text)),
        "deaths": bool(_DEATHS.search(text)),
        "wages": bool(_WAGES.search(f"{told.title}。{told.printed}") and _UNPAID.search(text)),
        "discipline": bool(_DISCIPLINE.match(text)),
    }


def _rank_of(told: _Told) -> dict[str, float]:
    """Return how high the bodies stand that act in its lead, and who came."""
    is_local = len(told.path) > _CITY_LEVEL  # 太仓市总工会 and 区委 act for a part of the city
    return {
        "national": bool(_NATIONAL.search(told.head)),
        "province": bool(_PROVINCE.search(told.head)),
        "city": not is_local and bool(_CITY.search(told.head)),
        "leader": told.present or _UNIONS_OWN * bool(_LEADER.search(told.printed)),
        "visit": leaders.presence_of(told.title),
    }


def _extent_of(item: Item, told: _Told) -> dict[str, float]:
    """Return what was reached, how many it concerns, how many houses tell it."""
    return {
        "honour": bool(_HONOUR.search(told.title + told.printed)),
        "figures": min(len(NEWS.findall(told.done)), _MANY_FIGURES) / _MANY_FIGURES,
        "reach": reach_of(f"{told.title}。{told.done}"),
        "houses": min(len({origin.publication or origin.uri for origin in item.also}), _MANY_HOUSES),
    }


def _nearness_of(item: Item, told: _Told, home: tuple[str, ...]) -> dict[str, float]:
    """Return how near it is: of home, of the whole of it, of a union."""
    is_home = bool(home) and told.path[: len(home)] == home
    return {
        "home": is_home,
        "level": is_home and len(told.path) == len(home),
        "union": any("工会" in words for words in (told.title, item.article.contributor, told.printed)),
    }


def _form_of(item: Item, told: _Told) -> dict[str, float]:
    """Return what kind of text it is: what puts right, what asks a leader for nothing, what is broken."""
    kind = item.article.kind
    best = max(item.highlights, key=lambda one: one.score, default=None)
    is_counted = NEWS.search(_ATTENDED.sub("", told.title + told.printed))
    return {
        "amends": bool(item.follows and item.follows.relation != "continues"),
        "picture": kind == "photo_news",
        "notice": kind == "notice" and not item.follows,
        "routine": bool(_ROUTINE.search(told.title)) and not is_counted and told.present < _HIGH,
        "leisure": bool(item.themes) and item.themes[0].code == "culture",
        "portrait": bool(_PORTRAIT.search(told.title)),
        "advertisement": bool(_ADVERTISEMENT.search(told.printed)),
        "broken": best is None or not best.complete,
    }


def _time_of(item: Item, told: _Told, period: Period | None) -> dict[str, float]:
    published = item.article.origin.published
    return {
        "fresh": bool(period and published and period.first <= published < period.end),
        "past": bool(period and not published and _is_past(told.body, period.first.year)),
    }


def _shares_of(told: _Told, home: tuple[str, ...], *, is_national: bool) -> dict[str, float]:
    """Return which share counts of parts that bind nobody here, or only a part of home."""
    path, head = told.path, told.head
    is_home = bool(home) and path[: len(home)] == home
    is_part = is_home and len(path) > len(home)
    is_part = is_part and not any(name in head for name in (f"{home[-1]}总工会", f"{home[-1]}工会", "省总"))
    is_above = path == home[: len(path)] or path[:1] == ("全国",)
    shares = dict.fromkeys(_RANKS, 1.0 if not home or is_home or is_above or is_national else _ABROAD)
    return shares | (dict.fromkeys(_OF_A_PART, _ABROAD) if is_part else {})


def _is_past(text: str, year: int) -> bool:
    """Say whether *text* opens with a day and tells no year of late, seen from *year*."""
    return bool(_DAY.match(text)) and max(map(int, _YEAR.findall(text))) < year - _OF_LATE


def worth(parts: Mapping[str, float], own: Mapping[str, float]) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Return the sum of *parts* by their weights, the office's *own* before ours, and each under its Chinese name."""
    weighed = tuple(
        (WEIGHTS[name].label, round(value * own.get(name, WEIGHTS[name].value), 2)) for name, value in parts.items()
    )
    return round(sum(value for _, value in weighed), 2), weighed
