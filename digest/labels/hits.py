"""Which strings of an article are place names at all, and which places they can mean."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest.labels.gazetteer import Name, Path, shorten
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary

CHAINED = 0.01  # 江苏省 in 江苏省苏州市: its child bears the weight
LOOSE = 0.4  # a county's short form where nothing shows that it is a place
_TARGET = 0.6  # 到石棉: a county whose short form is a word, where somebody goes
_TOWN = 0.8  # a town by itself: its name may be another county's too, or that of a town of old
_CITY = 2  # names in the path of a prefecture
_SHORTEST = 2  # characters of 祁县, 赵县
MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))
# Said of any place: only where they are listed are they zones.
_TOO_WIDE = frozenset(("园区", "示范区", "风景区", "先行区", "产业集聚区"))

# 吴江区总工会, 吴江工会, 吴江区总 (cut short in signatures and headlines).
UNION_AFTER = re.compile(
    r"[省市县区州旗]?(?:直属?机关|级机关)?(?:总工会|总(?=[、，。召开举办联慰\s]|$)|工会|各级工会|地区工会)"
)
_BEFORE = frozenset("，。、；：！？“”\"'（）()《》〈〉【】\n 　在到赴于由至从向往及和与对驻自是为跨进日来访抵前")
_OPENS = frozenset('，。；：！？”"\n 　')
_AFTER = re.compile(
    r"[市区县州省](?![民容场])|总工会|工会|总[召开举]|各级|全[市县区]|举[办行]|召开|开展|启动|组织|推[进动出]|今年|首[家个批]"
    r"|职工|劳模|工匠|代表|港[务口集股船区公]"
)
_AFTER_WORD = re.compile(r"[市区县州](?:总|工会|委|政府|人大|政协|级|直|[，。])|总工会|工会|市总|区总|县总")
_GOES = re.compile(r"(?:到|赴|来到|前往)$")
_IN = frozenset("在到赴")


# 第二师二十九团, 农六师, 一八四团工会: units of the Corps, by their numbers (新疆生产建设兵团 has divisions 1 to 14).
_NUMBER = "一二三四五六七八九十〇零百"
_CORPS = re.compile(
    rf"(?:(?:新疆生产建设)?兵团)?(?:第|农)?[一二三四五六七八九十]{{1,2}}师(?![范徒傅资生德大徒])(?:[{_NUMBER}\d]{{1,4}}团|[一-鿿]{{2,5}}[农牧]场)?"
    rf"(?=[^，。；\n]{{0,8}}?(?:总工会|工会|市))"
    rf"|(?:(?:新疆生产建设)?兵团)?(?<![{_NUMBER}\d])[{_NUMBER}\d]{{2,4}}团(?=总?工会|职工|[^，。]{{0,6}}连)"
)
_CORPS_SIGN = re.compile(rf"[{_NUMBER}\d][师团]")
_CORPS_PATH = ("新疆维吾尔自治区", "新疆生产建设兵团")
# 阳逻经济开发区 of 武汉阳逻经济开发区总工会: a zone of its own name behind its city, told by the body that bears it.
_OWN_ZONE = re.compile(
    r"([一-鿿][一-鿿—·－-]{1,7}?)(经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区|工业园区|产业园区|现代产业园区"
    r"|物流园区|风景名胜区|旅游度假区|度假区|管理区|景区|新港区|港区|新区|新城)(?=总工会|工会|管委会|党工委)"
)
_SHORT_ZONES = {"经济技术开发区": "经开区", "经济开发区": "经开区", "高新技术产业开发区": "高新区"}
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
_OTHER_SUFFIX = re.compile(r"([市县区州旗])(?:总工会|工会|总[召开举办]|委|政府)")


class PlaceHit(NamedTuple):
    """A place name: what it can mean here (no path: a zone that stands alone), and how sure it is that it is one."""

    start: int
    end: int
    name: Name
    paths: tuple[Path, ...]
    certainty: float
    first: int  # where its chain begins: 江苏省 of 江苏省苏州市


_Named = tuple[int, int, Name]


def find_hits(found: Scan, vocabulary: Vocabulary) -> list[PlaceHit]:
    """Return the place names of an article in order; in a chain (江苏省苏州市吴江区) each narrows down the next."""
    chosen: list[PlaceHit] = []
    names = _leave_persons(found.text, _join_own_zones(found.text, _find_longest(found, vocabulary)))
    above: tuple[Path, ...] = ()
    first = 0
    for number, (start, end, name) in enumerate(names):
        behind = names[number - 1] if number and names[number - 1][1] == start else None
        follower = names[number + 1] if number + 1 < len(names) and names[number + 1][0] == end else None
        led = _narrow(above, name)
        first = first if led else start
        paths = led or (_fit_suffix(found.text, end, name) if name.kind in ("short", "word") else name.paths)
        if name.paths and not paths:
            above = ()
            continue
        chained = follower is not None and bool(_narrow(paths, follower[2]))
        above = paths if chained else ()
        stray = name.kind == "town" and behind is not None and not led  # a town that no longer is one, or of that name
        certainty = CHAINED if chained else 0.0 if stray else 1.0 if led else _rate(found.text, start, end, name)
        if certainty:
            chosen.append(PlaceHit(start, end, name, paths, certainty, first))
    return chosen


def _leave_persons(text: str, names: list[_Named]) -> list[_Named]:
    """Return *names* without those that are the end of a person's name, here or elsewhere in the text."""
    persons = {text[start - 1 : end] for start, end, name in names if _is_in_person(text, start, end, name)}
    return [hit for hit in names if hit[0] == 0 or text[hit[0] - 1 : hit[1]] not in persons] if persons else names


def _is_in_person(text: str, start: int, end: int, name: Name) -> bool:
    if name.kind not in ("short", "word") or end - start != _SHORTEST or not start:
        return False
    if text[start - 1] not in _SURNAMES or UNION_AFTER.match(text, end):
        return False
    if _PERSON_BEFORE.search(text, max(start - 8, 0), start):
        return True
    return bool(_is_free(text, start - 1) and _PERSON_AFTER.match(text, end))


def _join_own_zones(text: str, names: list[_Named]) -> list[_Named]:
    """Return *names* with zones that bear their own name behind a city or county joined to it, whatever is in it."""
    kept: list[_Named] = []
    for start, end, name in names:
        if kept and start < kept[-1][1]:
            continue
        above = name.paths[0] if len(name.paths) == 1 and name.kind in ("full", "short", "former") else ()
        match = _OWN_ZONE.match(text, end) if len(above) >= _CITY else None
        if match and not any(first == end and last > match.end(1) for first, last, _ in names):
            own = match[1] + _SHORT_ZONES.get(match[2], match[2])
            kept.append((start, match.end(), Name(text[start : match.end()], ((*above, own),), "zone")))
        else:
            kept.append((start, end, name))
    return kept


def _find_corps(text: str) -> list[_Named]:
    """Return the divisions and regiments of the Corps, each as a part of it."""
    if not _CORPS_SIGN.search(text):
        return []
    return [(*match.span(), Name(match[0], ((*_CORPS_PATH, match[0]),), "town")) for match in _CORPS.finditer(text)]


def _narrow(above: Sequence[Path], name: Name) -> tuple[Path, ...]:
    """Return the paths of *name* below *above*; of a word (广西港口, 港口区) only straight below."""
    paths = tuple(path for path in name.paths if any(path[: len(top)] == top != path for top in above))
    if name.kind in ("word", "generic"):
        return tuple(path for path in paths if path[:-1] in above)
    return paths


def _find_longest(found: Scan, vocabulary: Vocabulary) -> list[tuple[int, int, Name]]:
    """Return the longest names, none inside another; zones behind a city made one name with it, or left alone."""
    kept: list[tuple[int, int, Name]] = []
    every = (found.places, found.zones, _find_corps(found.text))
    both: Iterable[tuple[int, int, Name | str]] = heapq.merge(*every, key=_by_place)
    for start, end, what in both:
        behind = kept[-1] if kept else None
        if behind and start < behind[1]:
            continue
        if isinstance(what, Name):
            kept.append((start, end, what))
            continue
        if behind and behind[1] < start:
            behind = None
        zone = _name_zone(behind, found.text[start:end], what, vocabulary)
        joined = behind is not None and bool(zone.paths)
        kept[len(kept) - joined :] = [(behind[0] if behind and joined else start, end, zone)]
    towns = [name for _, _, name in kept if name.kind == "town"]
    return [_extend(found.text, hit, towns) for hit in kept] if towns else kept


def _extend(text: str, hit: tuple[int, int, Name], towns: Iterable[Name]) -> tuple[int, int, Name]:
    """Return *hit*, or the town of the article whose short form it begins (西夏 of 西夏墅, where 西夏墅镇 is named)."""
    start, end, name = hit
    for town in towns:
        base = town.text[:-1]
        if len(base) > end - start and text.startswith(base, start):
            return start, start + len(base), town
    return start, end, name


def _by_place(hit: tuple[int, int, object]) -> tuple[int, int]:
    return hit[0], -hit[1]


def _name_zone(behind: tuple[int, int, Name] | None, text: str, kind: str, vocabulary: Vocabulary) -> Name:
    """Return the zone of *kind* behind a city or county, or a name without paths where it stands alone.

    Behind a town or another zone it stands alone: zones lie in cities and counties.
    """
    above = behind[2].paths[:1] if behind and behind[2].kind not in ("zone", "town") else ()
    if not behind or not above or (len(above[0]) < _CITY and above[0][0] not in MUNICIPALITIES):
        return Name(text, (), "zone")
    path = find_zone(above[0], kind, vocabulary)
    return Name(behind[2].text + text, (path,) if path else (), "zone")


def find_zone(city: Path, kind: str, vocabulary: Vocabulary) -> Path | None:
    """Return the path of the zone of *kind* below *city*: one that is listed, or one named after the city."""
    listed = [name for name in vocabulary.gazetteer.zones.get(city, ()) if name.endswith(kind)]
    if listed:
        return (*city, min(listed, key=len))
    if kind in _TOO_WIDE:
        return None
    short = shorten(city[-1])
    return (*city, (short[0] if short else city[-1]) + kind)


def _fit_suffix(text: str, end: int, name: Name) -> tuple[Path, ...]:
    """Return the paths of *name* that are of the kind named behind it: 江州市总工会 is no union of 江州区."""
    match = _OTHER_SUFFIX.match(text, end)
    if not match:
        return name.paths
    return tuple(path for path in name.paths if path[-1].endswith(match[1]) or name.text + match[1] in path[-1])


def _rate(text: str, start: int, end: int, name: Name) -> float:
    """Return how sure it is that the string is a place here; 0 where it is not."""
    match name.kind:
        case "zone" if not name.paths:
            opens = start == 0 or text[start - 1] in _OPENS
            return float(opens and UNION_AFTER.match(text, end) is not None)
        case "full" | "zone" | "former":
            return 1.0
        case "nickname":
            return float(name.text.startswith("在") or _is_free(text, start))
        case "town":
            return _TOWN
        case "short":
            return _rate_short(text, start, end, name)
        case "word":
            return _rate_word(text, start, end, name)
        case _:
            return 0.0


def _rate_short(text: str, start: int, end: int, name: Name) -> float:
    """Return the certainty of 吴江, 苏州: a county's two characters can be the ends of other words (十大新闻)."""
    if len(name.paths[0]) <= _CITY or len(name.text) > _SHORTEST:
        return 1.0
    return 1.0 if _is_free(text, start) or _AFTER.match(text, end) else LOOSE


def _rate_word(text: str, start: int, end: int, name: Name) -> float:
    """Return the certainty of 和平, 日照, 祁县: a place only where a place can stand."""
    if not _is_free(text, start):
        return 0.0
    if len(name.paths[0]) > _CITY and text.startswith("工会", end):  # 港口工会: of the port, or of 港口区
        return LOOSE
    if _AFTER_WORD.match(text, end) or name.text[-1] in "县市区":
        return 1.0
    if len(name.paths[0]) <= _CITY:
        return 1.0 if _AFTER.match(text, end) or (start and text[start - 1] in _IN) else LOOSE
    if _GOES.search(text[max(start - 2, 0) : start]):
        return _TARGET
    return LOOSE if _AFTER.match(text, end) else 0.0


def _is_free(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in _BEFORE
