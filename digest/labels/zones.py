"""Places that no table lists by their own name: zones behind a city, divisions and regiments of the Corps."""

from __future__ import annotations

from digest.expressions import expression
from digest.labels.gazetteer import MUNICIPALITIES, Name, NameHit, Path, shorten
from digest.labels.vocabulary import Vocabulary

_CITY = 2  # names in the path of a prefecture
# Said of any place: only where they are listed are they zones.
_TOO_WIDE = frozenset(("园区", "示范区", "风景区", "先行区", "产业集聚区"))

# 第二师二十九团, 农六师, 一八四团工会: units of the Corps, by their numbers (新疆生产建设兵团 has divisions 1 to 14).
_NUMBER = "一二三四五六七八九十〇零百"
_CORPS = expression(
    rf"(?:(?:新疆生产建设)?兵团)?(?<![{_NUMBER}军\d])(?:第|农)?(?:十[一二三四]?|[一二三四五六七八九])师(?![范徒傅资生德大徒])"
    rf"(?:[{_NUMBER}\d]{{1,4}}团|(?:(?:(?!市)[一-鿿]){{2,5}}[农牧]场)?(?=[^，。；\n]{{0,8}}?(?:总工会|工会|市)))"
    rf"|(?:(?:新疆生产建设)?兵团)?(?<![{_NUMBER}\d])[{_NUMBER}\d]{{2,4}}团(?=总?工会|职工|[^，。]{{0,6}}连)"
    r"|(?:新疆生产建设)?兵团(?=[^，。；\n]{0,8}?(?:总工会|工会))"
)
_CORPS_SIGN = expression(rf"[师团](?<=[兵{_NUMBER}\d].)")
_CORPS_PATH = ("新疆维吾尔自治区", "新疆生产建设兵团")
# 阳逻经济开发区 of 武汉阳逻经济开发区总工会: a zone of its own name behind its city, told by the body that bears it.
_BEARER = r"(?=总工会|工会|管委会|党工委)"
_OWN_ZONE = expression(
    r"([一-鿿][一-鿿—·－-]{1,7}?)(经济技术开发区|经济开发区|高新技术产业开发区|高新区|经开区|开发区|工业园区|产业园区|现代产业园区"
    rf"|物流园区|风景名胜区|旅游度假区|度假区|管理区|景区|新港区|港区|新区|新城){_BEARER}"
)
# Most texts have none, and are spared the pattern; search is fast where a pattern begins with one of few characters.
_ANY_ZONE = expression(rf"[区城](?<=[发新开园胜假理景港]区|新城){_BEARER}")
_SHORT_ZONES = {"经济技术开发区": "经开区", "经济开发区": "经开区", "高新技术产业开发区": "高新区"}


def join_own_zones(text: str, names: list[NameHit]) -> list[NameHit]:
    """Return *names* with zones that bear their own name behind a city or county joined to it, whatever is in it."""
    kept: list[NameHit] = []
    borne = _ANY_ZONE.search(text) is not None
    for start, end, name in names:
        if kept and start < kept[-1][1]:
            continue
        above = name.paths[0] if borne and len(name.paths) == 1 and name.kind in ("full", "short", "former") else ()
        match = _OWN_ZONE.match(text, end) if len(above) >= _CITY else None
        known = [hit[2].paths for hit in names if match and hit[0] == end and hit[1] > match.end(1)]
        if match and not any(path[: len(above)] == above for paths in known for path in paths):
            own = match[1] + _SHORT_ZONES.get(match[2], match[2])
            kept.append((start, match.end(), Name(text[start : match.end()], ((*above, own),), "zone")))
        else:
            kept.append((start, end, name))
    return kept


def find_corps(text: str) -> list[NameHit]:
    """Return the divisions and regiments of the Corps, each as a part of it."""
    if not _CORPS_SIGN.search(text):
        return []
    return [(*match.span(), Name(match[0], ((*_CORPS_PATH, match[0]),), "town")) for match in _CORPS.finditer(text)]


def name_zone(behind: NameHit | None, text: str, kind: str, vocabulary: Vocabulary) -> Name:
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
    every = vocabulary.gazetteer.zones.get(city, ())
    listed = [name for name in every if name.endswith(kind) and (kind != "新区" or not name.endswith("高新区"))]
    if listed:
        return (*city, min(listed, key=len))
    if kind in _TOO_WIDE:
        return None
    short = shorten(city[-1])
    return (*city, (short[0] if short else city[-1]) + kind)
