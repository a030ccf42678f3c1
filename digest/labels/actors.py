"""Which places the act of an article puts first: where who acts is at home, where they go, whose guests they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.acts import Clause, Span
from digest.expressions import expression
from digest.labels.deeds import CORPS, GOING, Deed, find_at, is_below, locate
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.places import Mention
from digest.labels.receivers import is_given, is_nested
from digest.labels.scan import Scan
from digest.labels.surroundings import NAMESAKES, OUTING

NATION = ("全国",)
_SEAT = ("北京市",)  # what the nation's unions do, they do there: no place of its own
_BEYOND = ("台湾省", "香港特别行政区", "澳门特别行政区")  # whose unions are guests of those who tell of them
_CORPS_CITY = "6590"  # the code of a city of the Corps begins so (GB/T 2260)
# What national bodies put on (主办的……在宁波开赛) is told from where it is held; what they do is the nation's.
_HOSTING = expression(r"[主承合协联]办")
_COMFORT = expression("(?:慰问|送温暖|送清凉)(?![^，。；]{0,8}?(?:会议|工作[^，。；]{0,4}会|班))")  # not 送温暖工作会议
_WINS = expression("获|入选|上榜|夺冠")
_PROVINCE = ("省", "自治区")
_CITY = 2  # names in the path of a city
_LEARN = ("visit", "learn")
_TELLING = ("tell", "train")  # 宣讲团在……开讲
# 2013年以来，某省总工会开展……: what goes on behind the news.
_SINCE = expression(r"(?:(?:自|从)?\d{4}年(?:\d{1,2}月)?以来|近[几些两三]?年来|多年来|长期以来)")
_ROW_END = expression("[，。；！？\n]|$")  # of a row of places
# 率工作组到……，开展: told from there, whatever they do; not 把资金拨付到.
_MOVES = expression("(?:(?<![付送发运拨寄汇捐划转])到|赴|来|走进|深入|前往|抵达)$")
# 赴建宁县春游: for themselves. 考察, 参观, 参加 are what those above do below, too.
_OUTING = expression(rf"[^，。；]{{0,10}}?(?:{OUTING})")
_ROUND = expression("(?:到|赴|走进|深入|前往)[^，。；！？\n]+")  # a row of places that they go to
_SUPERIOR = ("inspect", "check", "comfort")  # 市总工会到中旗检查: below its own place, whatever its name
_OUR = expression("我([市县区州盟旗])")  # 来我市考察: hosts tell
_SHARE = expression(
    "[省市县区]?(?:共?有)?[\\d一二三四五六七八九十百]+(?:名|个|人|家|位|项)[^，。]{0,12}?(?:获|入选|上榜|当选|受表彰|被命名)"
    "|[省市县区]?唯一"
)
_CHOSEN = expression("[^，。；、]{0,16}?(?:榜上有名|获此|入选|上榜|当选)")  # 宿松县一处书屋榜上有名; not one of a row
# 对我市六家企业审核, 检查我县: by whom we are checked.
_CHECKED = ("对", "审核", "考评", "考核", "验收", "督查", "检查", "调研", "评审", "复查", "指导", "慰问")
# 迎来安徽省天长市总工会考察组: hosts name their guests
_WELCOME = expression("(?:迎来|接待|会见)了?(?=[^，。；]{2,24}(?:工会|考察|调研|交流|学习|取经))")
_WRITTEN = ("dateline", "byline")
# What a province makes known of its counties stays the province's: 省总命名, 省总公布.
_ABOUT = ("announce", "honour", "grant", "contest")


def places_of(act: Clause, assigned: Sequence[Assigned], found: Scan, codes: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return the places of *act*, main one first; empty where the act does not tell, and other evidence decides."""
    if not act.is_sure:
        return ()
    deed = locate(act, assigned, found, codes)
    if act.kind == "nation":
        return _places_of_nation(deed)
    if not deed.homes:
        return _find_inspected(deed) or _find_granting(deed)
    if (act.kind == "place" and len(deed.homes) > 1) or _is_signed_elsewhere(deed) or _is_background(deed):
        return ()
    if deed.goals and (act.visited or deed.homes[0][0] in _BEYOND):
        return (*(_narrow_to_host(goal, deed) for goal in deed.goals), *deed.homes)
    if hosts := _find_hosts(deed):
        return tuple(dict.fromkeys((*hosts, *(home for home in deed.homes if not is_below(hosts[0], home)))))
    below = _find_lower(deed)
    if below and not any(is_nested(below, home) for home in deed.homes[1:]):  # 省总工会主办、某市总工会承办: both
        return tuple(dict.fromkeys((_find_headed(act, below, assigned, found) or below, *deed.homes[1:])))
    return _places_at_home(deed)


def _narrow_to_host(goal: Path, deed: Deed) -> Path:
    """Return the place of the one union that is host in the province *goal* (来湘考察，长沙市总工会……), else *goal*."""
    told = [(mention, path) for mention, path in deed.assigned if mention.union and mention.start < deed.found.lead]
    hosts = {path for _, path in told if path[:1] == goal}
    return hosts.pop() if len(goal) == 1 and len(hosts) == 1 and hosts.isdisjoint(deed.homes) else goal


def _find_inspected(deed: Deed) -> tuple[Path, ...]:
    """Return the one place to which a union of its level alone goes (市总工会到中旗检查), else none."""
    act, goals = deed.act, deed.goals
    bare = {start for start, _ in deed.found.bare_levels}
    if act.actors[0].start not in bare or act.deed not in _SUPERIOR:
        return ()
    named = {
        path for mention, path in deed.assigned if any(span.holds(mention.start, mention.end) for span in act.goals)
    }
    apart = [path for path in {*named, *goals} if not any(is_below(other, path) for other in named)]
    if around := _find_around(deed):
        return around
    if len(apart) == 1:
        return goals
    # 来漳州市，深入长泰、南靖 is to one place, 到康定、雅江、德格 is not.
    return goals[:1] if goals and all(is_nested(goals[0], path) for path in apart) else ()


def _find_around(deed: Deed) -> tuple[Path, ...]:
    """Return the prefecture whose counties a province's union, named by its level alone, goes to (沙县、永安、将乐)."""
    found, levels = deed.found, dict(deed.found.bare_levels)
    if levels.get(deed.act.actors[0].start) not in _PROVINCE:
        return ()
    told = [(mention, path) for mention, path in deed.assigned if found.body <= mention.start < found.lead]
    rows = (Span(*match.span()) for match in _ROUND.finditer(found.text, found.body, found.lead))
    counties = max((len(_places_in(row, told, _CITY + 1) - _places_in(row, told, _CITY)) for row in rows), default=0)
    cities = {path[:_CITY] for _, path in told}
    return tuple(cities) if counties > 1 and len(cities) == 1 else ()


def _places_in(row: Span, assigned: Sequence[Assigned], depth: int) -> set[Path]:
    """Return the places named in *row*, none finer than *depth* names."""
    return {path[:depth] for mention, path in assigned if row.holds(mention.start, mention.end)}


def _find_granting(deed: Deed) -> tuple[Path, ...]:
    """Return the province whose union acts, named by its level alone (省总工会命名), and the one place told of it."""
    act, found = deed.act, deed.found
    levels = dict(found.bare_levels)
    provinces = {path[:1] for _, path in deed.assigned}
    if act.deed not in _ABOUT or levels.get(act.actors[0].start) not in _PROVINCE or len(provinces) != 1:
        return ()
    (province,) = provinces
    one = _find_headed(act, (), deed.assigned, found)  # what the headline opens with
    below = {path for mention, path in deed.assigned if len(path) > 1 and mention.start < found.lead}
    share = max(below, key=len, default=province)
    told = [share] if share != province and all(is_nested(path, share) for path in below) else []
    return tuple(dict.fromkeys((*([one] if one in told else []), province, *told)))


def _is_signed_elsewhere(deed: Deed) -> bool:
    """Return whether another place signs the report: whoever does, it is not who acts."""
    signed = [path for mention, path in deed.assigned if mention.start < deed.found.signature]
    return bool(signed) and not any(is_nested(path, deed.homes[0]) for path in signed)


def _is_background(deed: Deed) -> bool:
    """Return whether the act goes on behind the news, which another union is named in (在尖草坪区总工会门口……)."""
    start = deed.act.sentence.start
    if not _SINCE.match(deed.found.text, start):
        return False
    return any(mention.union and mention.start < start and path not in deed.homes for mention, path in deed.assigned)


def _find_lower(deed: Deed) -> Path | None:
    """Return the place below that of who acts to which they go or where they hold it; none of what is of all of it."""
    actor = deed.homes[0]
    if len(actor) == 1 and _goes_round(deed):
        return None
    headed = {path for mention, path in deed.assigned if mention.start < deed.found.body}
    held = () if actor in headed or deed.is_in_capital or deed.is_whole else deed.venues
    cities = actor[: len(CORPS)] == CORPS  # 兵团总工会在石河子市: what it does in its cities is done below it
    gone = deed.assigned if deed.goals and deed.act.deed not in _SUPERIOR else ()  # to look after others: no outing
    idle = {path for mention, path in gone if _OUTING.match(deed.found.text, mention.end)}
    for path in (*(path for path in deed.goals if path not in idle), *held):
        if is_below(path, actor) or (cities and deed.codes.get(path, "").startswith(_CORPS_CITY)):
            return path
    return None


def _goes_round(deed: Deed) -> bool:
    """Return whether they go to a row of places in several cities (先后到景德镇北站、鄱阳站、余干梁场)."""
    for goal in deed.act.goals:
        end = _ROW_END.search(deed.found.text, goal.start)
        if len(_places_in(Span(goal.start, end.start() if end else goal.end), deed.assigned, _CITY)) > 1:
            return True
    return False


def _places_at_home(deed: Deed) -> tuple[Path, ...]:
    """Return the places of what is done where who acts is at home: it, whom they act with, give to and are host of."""
    actor, *partners = deed.homes
    act, assigned, found = deed.act, deed.assigned, deed.found
    told = None if deed.is_whole or deed.is_in_capital else _find_headed(act, actor, assigned, found)
    met = (find_at(match.end(), assigned) for match in _WELCOME.finditer(found.text, *act.sentence))
    guests = (path for path in met if path and not is_nested(path, actor))
    share = _find_share(act, assigned, found) if len(actor) == 1 and not told else None
    shared = [share] if share and is_below(share, actor) else []
    main = actor if told is None or told in partners else told  # 某省总工会、某市总工会联合: both, whatever is headed
    return (main, *partners, *_find_away(deed), *guests, *shared)


def _find_away(deed: Deed) -> Iterator[Path]:
    """Yield the places of elsewhere to which they go, where they hold it and for whom; not where they learn."""
    act, assigned, text = deed.act, deed.assigned, deed.found.text
    if act.deed in _LEARN:
        return
    served = [path for span in act.addressees if (path := find_at(span.start, assigned))]
    others = (*deed.goals, *deed.venues, *served)
    idle = {path for mention, path in (assigned if others else ()) if _is_idle(mention, text)}
    yield from (path for path in others if path not in idle and not any(is_nested(path, home) for home in deed.homes))


def _is_idle(mention: Mention, text: str) -> bool:
    """Return whether a name is borne by something, a word (东方建设公司), or of where nothing is brought."""
    word = mention.name.kind == "word" and not mention.union
    return bool(mention.bearer) or word or not is_given(text, mention.end)


def _places_of_nation(deed: Deed) -> tuple[Path, ...]:
    """Return the places of what a body of the nation does: its own first, but for what it hosts, checks or tells.

    One of many is told by its own place: 溧水一人入选, 溧水代表赴会.
    """
    act, homes, goals, venues = deed.act, deed.homes, deed.goals, deed.venues
    one = _find_one(deed)
    if venues and _HOSTING.search(deed.found.text, act.actors[0].start, act.verb.end):
        if one and one not in venues and _WINS.search(deed.found.article.headline):  # 云南省喜获多个奖项
            return (one, NATION)
        return (*venues, NATION)
    if homes:  # a host acts with it
        return (*[path for path in venues if is_below(path, homes[0])], *homes, NATION)
    going = act.deed in GOING or any(
        _MOVES.search(deed.found.text, max(span.start - 3, 0), span.start) for span in act.goals
    )
    there = goals if going else ()
    if not there and (act.deed in (*_TELLING, *GOING) or _COMFORT.search(deed.found.text, *act.object)):
        there = venues  # 在广东考察, 在勐腊举行慰问
    if one and one not in (*venues, *goals):
        there = (one,)
    return (*there, NATION) if there else (NATION, *goals, *(path for path in venues if path != _SEAT))


def _find_one(deed: Deed) -> Path | None:
    """Return the place of the one of many that the headline is about, or whose share is told."""
    act, assigned, headed = deed.act, deed.assigned, deed.found.headed
    honoured = headed.actors if act.deed in _ABOUT and act is not headed and headed.kind != "nation" else ()
    for mention, path in assigned:  # 邮储银行某省分行工会获……称号
        if any(span.holds(mention.start, mention.end) for span in honoured):
            return path
    return _find_headed(act, (), assigned, deed.found) or _find_share(act, assigned, deed.found)


def find_lessons(act: Clause, assigned: Sequence[Assigned]) -> tuple[Path, ...]:
    """Return where those who act go to learn (赴某区总工会学习), which is no place of theirs."""
    if act.visited or act.deed not in _LEARN:
        return ()
    return tuple(path for span in act.goals if (path := find_at(span.start, assigned)))


def _find_hosts(deed: Deed) -> tuple[Path, ...]:
    """Return where hosts who tell of guests are: the place so called (来我市), or that of another union, else none."""
    act, homes, found = deed.act, deed.homes, deed.found
    ours = [match[1] for span in act.goals if (match := _OUR.match(found.text, span.start))]
    if any(found.text.startswith("我会", span.start) for span in act.goals):  # 到我会交流，市总工会…: a city
        ours += [level for _, level in found.bare_levels]
    every = _OUR.finditer(found.text, 0, found.opening)
    ours += [match[1] for match in every if found.text.endswith(_CHECKED, 0, match.start())]
    others: dict[Path, bool] = {}
    for mention, path in deed.assigned:
        hosting = homes[0][0] in _BEYOND or (act.visited and act.goals)
        called = path[-1][-1] in ours or (hosting and mention.union)
        if called and path not in homes and not any(is_below(home, path) for home in homes):
            others[path] = mention.union or others.get(path, False)
    apart = [path for path in others if not any(is_below(path, other) for other in others)]
    bearing = [path for path, union in others.items() if union or [path] == apart]
    return tuple(bearing[:1])


def _find_headed(act: Clause, actor: Path, assigned: Sequence[Assigned], found: Scan) -> Path | None:
    """Return the place below *actor* that the headline names: the report is of there.

    What a province or the nation makes known of many stays its own, unless the headline opens with the one.
    """
    about = not actor or (len(actor) < _CITY and act.deed in _ABOUT)
    start = found.starts[found.fields.index("headline")] if "headline" in found.fields else -1
    for mention, path in assigned:
        if mention.bearer in NAMESAKES or found.field_at(mention.start) in _WRITTEN:  # 新华社济南4月2日电
            continue
        if mention.start < found.body and is_below(path, actor) and (not about or mention.start == start):
            return path
    return None


def _find_share(act: Clause, assigned: Sequence[Assigned], found: Scan) -> Path | None:
    """Return the one place whose share of what the nation's union gave is told (宁夏16个集体获先锋号, 徐州市唯一)."""
    text = found.text
    shares = [
        path
        for mention, path in assigned
        if _SHARE.match(text, mention.end) or (text[mention.start - 1] != "、" and _CHOSEN.match(text, mention.end))
    ]
    finest = max(shares, key=len, default=())
    alone = act.deed in _ABOUT and all(is_nested(path, finest) for path in shares)
    return finest if finest and alone else None
