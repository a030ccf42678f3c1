"""Which places the act of an article puts first: where who acts is at home, where they go, whose guests they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.acts import Clause, Span
from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.places import Mention
from digest.labels.receivers import is_given, is_nested
from digest.labels.scan import Scan
from digest.labels.surroundings import NAMESAKES

NATION = ("全国",)
_SEAT = ("北京市",)  # what the nation's unions do, they do there: no place of its own
_CAPITAL = "0100"  # the code of a province's capital ends so (GB/T 2260): what the province does, it does there
_CORPS = ("新疆维吾尔自治区", "新疆生产建设兵团")  # its divisions are cities, too: the city it is where both are named
_BEYOND = ("台湾省", "香港特别行政区", "澳门特别行政区")  # whose unions are guests of those who tell of them
_CORPS_CITY = "6590"  # the code of a city of the Corps begins so (GB/T 2260)
# 湖南近日发布: nothing but when and how between the place and its deed.
_BARE = expression(
    r"[省市县区州]?(?:近日|日前|今年|去年|今天|昨天|正式|全面|首次|率先|深入|大力|积极|多部门|等地|将|正|又|再|已|新)*"
)
# What national bodies put on (主办的……在宁波开赛) is told from where it is held; what they do is the nation's.
_HOSTING = expression(r"[主承合协联]办")
_CITY = 2  # names in the path of a city
_LEVEL = expression("([县区旗])(?:总工会|总(?!工)|工会)")
# 省总工会在焦作召开全省财务工作会议: of all the province, wherever it meets.
_WHOLE = expression("全[省市区县州盟][^，。]{0,20}?(?:会议?|班)(?![员计])")
_LEARN = ("visit", "learn")
_GOING = ("visit", "inspect", "check", "comfort")  # deeds that are told from where they are done
_TELLING = ("tell", "train")  # 宣讲团在……开讲
_SUPERIOR = ("inspect", "check", "comfort")  # 市总工会到中旗检查: below its own place, whatever its name
_GUIDED = expression("(?:指导|了解)?")  # 检查指导杭锦旗工会工作
_OUR = expression("我([市县区州盟旗])")  # 来我市考察: hosts tell
_SHARE = expression(
    "[省市县区]?(?:共?有)?[\\d一二三四五六七八九十百]+(?:名|个|人|家|位|项)[^，。]{0,12}?(?:获|入选|上榜|当选|受表彰|被命名)"
    "|[省市县区]?唯一"
)
# 对我市六家企业审核, 检查我县: by whom we are checked.
_CHECKED = ("对", "审核", "考评", "考核", "验收", "督查", "检查", "调研", "评审", "复查", "指导", "慰问")
# 迎来安徽省天长市总工会考察组: hosts name their guests
_WELCOME = expression("(?:迎来|接待|会见)了?(?=[^，。；]{2,24}(?:工会|考察|调研|交流|学习|取经))")
_WRITTEN = ("dateline", "byline")
# What a province makes known of its counties stays the province's: 省总命名, 省总公布.
_ABOUT = ("announce", "honour", "grant", "contest")


@dataclass(frozen=True, eq=False)
class _Deed:
    """An act and the places it tells: where who acts is at home, where they go, where it is held."""

    act: Clause
    assigned: Sequence[Assigned]
    found: Scan
    codes: Mapping[Path, str]
    homes: tuple[Path, ...]
    goals: tuple[Path, ...]
    venues: tuple[Path, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether it is a meeting of all that answer to who acts, wherever it is held."""
        return _WHOLE.match(self.found.text, self.act.object.start, self.act.object.end) is not None

    @property
    def is_in_capital(self) -> bool:
        """Return whether a province does it where it sits."""
        return len(self.homes[0]) == 1 and any(self.codes.get(path, "").endswith(_CAPITAL) for path in self.venues)


def places_of(act: Clause, assigned: Sequence[Assigned], found: Scan, codes: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return the places of *act*, main one first; empty where the act does not tell, and other evidence decides."""
    if not act.is_sure:
        return ()
    deed = _locate(act, assigned, found, codes)
    if act.kind == "nation":
        return _places_of_nation(deed)
    if not deed.homes:
        return _find_inspected(deed)
    if (act.kind == "place" and len(deed.homes) > 1) or _is_signed_elsewhere(deed):
        return ()
    if deed.goals and (act.visited or deed.homes[0][0] in _BEYOND):
        return (*deed.goals, *deed.homes)
    if hosts := _find_hosts(deed):
        return tuple(dict.fromkeys((*hosts, *(home for home in deed.homes if not _is_below(hosts[0], home)))))
    if below := _find_lower(deed):
        return tuple(dict.fromkeys((_find_headed(act, below, assigned, found) or below, *deed.homes[1:])))
    return _places_at_home(deed)


def _locate(act: Clause, assigned: Sequence[Assigned], found: Scan, codes: Mapping[Path, str]) -> _Deed:
    """Return *act* with its places."""
    starts = [span.start for span in act.goals]
    if act.deed in _GOING and (guided := _GUIDED.match(found.text, act.object.start)):
        starts.append(guided.end())
    places = [(mention, path) for mention, path in assigned if mention.bearer != "site"]  # 在浔阳江畔 is by no 浔阳区
    homes = tuple(dict.fromkeys(_find_homes(act, assigned, found.text)))
    goals = tuple(dict.fromkeys(path for start in starts if (path := _find_at(start, places))))
    venues = tuple(path for span in act.venues if (path := _find_at(span.start, places)))
    return _Deed(act, assigned, found, codes, homes, goals, venues)


def _find_inspected(deed: _Deed) -> tuple[Path, ...]:
    """Return the one place to which a union of its level alone goes (市总工会到中旗检查), else none."""
    act, goals = deed.act, deed.goals
    bare = {start for start, _ in deed.found.bare_levels}
    if act.actors[0].start not in bare or act.deed not in _SUPERIOR:
        return ()
    named = {
        path for mention, path in deed.assigned if any(span.holds(mention.start, mention.end) for span in act.goals)
    }
    apart = [path for path in {*named, *goals} if not any(_is_below(other, path) for other in named)]
    if len(apart) == 1:
        return goals
    # 来漳州市，深入长泰、南靖 is to one place, 到康定、雅江、德格 is not.
    return goals[:1] if goals and all(is_nested(goals[0], path) for path in apart) else ()


def _is_signed_elsewhere(deed: _Deed) -> bool:
    """Return whether another place signs the report: whoever does, it is not who acts."""
    signed = [path for mention, path in deed.assigned if mention.start < deed.found.signature]
    return bool(signed) and not any(is_nested(path, deed.homes[0]) for path in signed)


def _find_lower(deed: _Deed) -> Path | None:
    """Return the place below that of who acts to which they go or where they hold it; none of what is of all of it."""
    actor = deed.homes[0]
    headed = {path for mention, path in deed.assigned if mention.start < deed.found.body}
    held = () if actor in headed or deed.is_in_capital or deed.is_whole else deed.venues
    cities = actor[: len(_CORPS)] == _CORPS  # 兵团总工会在石河子市: what it does in its cities is done below it
    for path in (*deed.goals, *held):
        if _is_below(path, actor) or (cities and deed.codes.get(path, "").startswith(_CORPS_CITY)):
            return path
    return None


def _places_at_home(deed: _Deed) -> tuple[Path, ...]:
    """Return the places of what is done where who acts is at home: it, whom they act with, give to and are host of."""
    actor, *partners = deed.homes
    act, assigned, found = deed.act, deed.assigned, deed.found
    told = None if deed.is_whole or deed.is_in_capital else _find_headed(act, actor, assigned, found)
    met = (_find_at(match.end(), assigned) for match in _WELCOME.finditer(found.text, *act.sentence))
    guests = (path for path in met if path and not is_nested(path, actor))
    share = _find_share(act, assigned, found) if len(actor) == 1 and not told else None
    shared = [share] if share and _is_below(share, actor) else []
    return (told or actor, *partners, *_find_away(deed), *guests, *shared)


def _find_away(deed: _Deed) -> Iterator[Path]:
    """Yield the places of elsewhere to which they go, where they hold it and for whom; not where they learn."""
    act, assigned, text = deed.act, deed.assigned, deed.found.text
    if act.deed in _LEARN:
        return
    served = [path for span in act.addressees if (path := _find_at(span.start, assigned))]
    others = (*deed.goals, *deed.venues, *served)
    idle = {path for mention, path in (assigned if others else ()) if _is_idle(mention, text)}
    yield from (path for path in others if path not in idle and not any(is_nested(path, home) for home in deed.homes))


def _is_idle(mention: Mention, text: str) -> bool:
    """Return whether a name is borne by something, a word (东方建设公司), or of where nothing is brought."""
    word = mention.name.kind == "word" and not mention.union
    return bool(mention.bearer) or word or not is_given(text, mention.end)


def _places_of_nation(deed: _Deed) -> tuple[Path, ...]:
    """Return the places of what a body of the nation does: its own first, but for what it hosts, checks or tells.

    One of many is told by its own place: 溧水一人入选, 溧水代表赴会.
    """
    act, homes, goals, venues = deed.act, deed.homes, deed.goals, deed.venues
    if venues and _HOSTING.search(deed.found.text, act.actors[0].start, act.verb.end):
        return (*venues, NATION)
    if homes:  # a host acts with it
        return (*[path for path in venues if _is_below(path, homes[0])], *homes, NATION)
    there = goals if act.deed in _GOING else venues if act.deed in _TELLING else ()
    one = _find_headed(act, (), deed.assigned, deed.found) or _find_share(act, deed.assigned, deed.found)
    if one and one not in (*venues, *goals):
        there = (one,)
    return (*there, NATION) if there else (NATION, *goals, *(path for path in venues if path != _SEAT))


def _find_homes(act: Clause, assigned: Sequence[Assigned], text: str) -> Iterator[Path]:
    """Yield the place of every body of *act*: that of its name, of each name in a row (招远市、莱州市总工会)."""
    for span in act.actors:
        inside = [
            (mention, path)
            for mention, path in assigned
            if span.holds(mention.start, mention.end) and mention.bearer != "site"  # 广安广场工会联合会
        ]
        if act.kind == "place":
            bare = inside and inside[0][0].start == span.start and _BARE.fullmatch(text, inside[-1][0].end, span.end)
            yield from _join_homes(span, inside, text) if bare else ()
        else:
            yield from _join_homes(span, inside, text) if inside else _find_level(span.start, assigned, text)


def _join_homes(span: Span, inside: Sequence[Assigned], text: str) -> list[Path]:
    """Return the places of the names *inside* that of a body, each with the names that narrow it down."""
    homes: list[Path] = []
    reach = span.end
    for mention, path in inside:
        joined = text[mention.start - 1] in "、和与·"
        # 陕西省|洛南县; 沈阳局|集团公司锦州车务段, 大连重工|东莞基地: a part of a body is where it bears its place.
        if homes and (_is_finer(path, homes[-1]) or (not joined and mention.start > reach)):
            homes[-1] = path
        elif not homes or joined or len(homes[-1]) < len(path):
            homes.append(path)
        reach = mention.start if mention.name.kind == "seat" else mention.end  # 北京大学|深圳医院
    return homes


def _find_hosts(deed: _Deed) -> tuple[Path, ...]:
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
        if called and path not in homes and not any(_is_below(home, path) for home in homes):
            others[path] = mention.union or others.get(path, False)
    apart = [path for path in others if not any(_is_below(path, other) for other in others)]
    bearing = [path for path, union in others.items() if union or [path] == apart]
    return tuple(bearing[:1])


def _find_level(start: int, assigned: Sequence[Assigned], text: str) -> list[Path]:
    """Return the place that a union of its level alone (县总工会) at *start* is of: the last one of it told before."""
    level = _LEVEL.match(text, start)
    fitting = [path for mention, path in assigned if level and mention.end <= start and path[-1].endswith(level[1])]
    return fitting[-1:]


def _find_at(start: int, assigned: Sequence[Assigned]) -> Path | None:
    """Return the finest place of the names that stand at *start* one behind the other (四川|凉山)."""
    best: Path | None = None
    for mention, path in assigned:
        if mention.start == start:
            best, start = path if best is None or _is_finer(path, best) else best, mention.end
    return best


def _find_headed(act: Clause, actor: Path, assigned: Sequence[Assigned], found: Scan) -> Path | None:
    """Return the place below *actor* that the headline names: the report is of there.

    What a province or the nation makes known of many stays its own, unless the headline opens with the one.
    """
    about = not actor or (len(actor) < _CITY and act.deed in _ABOUT)
    start = found.starts[found.fields.index("headline")] if "headline" in found.fields else -1
    for mention, path in assigned:
        if mention.bearer in NAMESAKES or found.field_at(mention.start) in _WRITTEN:  # 新华社济南4月2日电
            continue
        if mention.start < found.body and _is_below(path, actor) and (not about or mention.start == start):
            return path
    return None


def _find_share(act: Clause, assigned: Sequence[Assigned], found: Scan) -> Path | None:
    """Return the one place whose share of what the nation's union gave is told (宁夏16个集体获先锋号, 徐州市唯一)."""
    shares = [path for mention, path in assigned if _SHARE.match(found.text, mention.end)]
    finest = max(shares, key=len, default=())
    alone = act.deed in _ABOUT and all(is_nested(path, finest) for path in shares)
    return finest if finest and alone else None


def _is_finer(path: Path, told: Path) -> bool:
    """Return whether *path*, straight behind *told*, tells more: what lies in it, the city that is a division."""
    return _is_below(path, told) or told[:-1] == _CORPS


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above
