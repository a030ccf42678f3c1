"""The place names: the national table, short forms, former names and functional zones, as one dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from digest.expressions import expression

Path = tuple[str, ...]
NameKind = Literal["full", "short", "word", "generic", "town", "zone", "former", "nickname", "seat", "phrase"]

MUNICIPALITIES = frozenset(("北京市", "天津市", "上海市", "重庆市"))
_PEOPLES = (
    "壮 回 苗 彝 藏 蒙古 朝鲜 满 土家 布依 侗 瑶 白 哈尼 哈萨克 黎 傣 畲 傈僳 仡佬 东乡 拉祜 水 佤 纳西 "
    "羌 土 仫佬 锡伯 柯尔克孜 达斡尔 景颇 毛南 撒拉 布朗 塔吉克 阿昌 普米 鄂温克 怒 京 基诺 德昂 保安 "
    "裕固 独龙 维吾尔 各"
)
# 恩施土家族苗族自治州: the place, the peoples, the kind of unit (names of autonomous units, Constitution article 30).
_AUTONOMOUS = expression(rf"(.{{2,}}?)(?:(?:{'|'.join(_PEOPLES.split())})族?)*自治([区州县旗])")
_PLAIN = expression(r"(.{2,}?)(?:特别行政区|地区|新区|林区|特区|省|市|区|县|旗|盟)")
TOWN_ENDINGS = ("镇", "乡", "街道", "苏木", "区公所")
_LONGEST = 14  # characters of 友谊达斡尔族满族柯尔克孜族乡, the longest of the table
# 成县, 康县, 新县 stand by chance inside 完成县级, 健康县域, 创新县域: names of two characters are words.
_LEAST_FULL = 3
_PREFECTURE = 2  # names in the path of a prefecture
# Characters that begin what is done there: without them 来杭 would stand in 来杭州, which is a place by its own name.
_DONE_THERE = {"在": "举召开启落揭闭发签成收", "来": "考调交学访参指督视检宣采慰开座取"}


@dataclass(frozen=True, slots=True)
class Name:
    """A string that names places: the paths it can mean, most likely first, and what kind of name it is."""

    text: str
    paths: tuple[Path, ...]
    kind: NameKind

    @property
    def is_hosts_word(self) -> bool:
        """Return whether it is what hosts call their place where guests come: 来沪."""
        return self.kind == "nickname" and self.text.startswith("来")


NameHit = tuple[int, int, Name]  # where it stands in a text


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names by their text, the code of every division and the functional zones of every unit.

    Towns are three quarters of all names: they are kept apart, with the paths above them, and found by their endings.
    """

    names: Mapping[str, Name]
    towns: Mapping[str, Sequence[Path]]
    codes: Mapping[Path, str]
    zones: Mapping[Path, tuple[str, ...]]

    def find_town(self, text: str, end: int) -> Name | None:
        """Return the longest town's name that ends at *end* of *text*."""
        for start in range(max(end - _LONGEST, 0), end - 1):
            if (name := text[start:end]) in self.towns:
                kind: NameKind = "town" if len(name) >= _LEAST_FULL else "word"
                return Name(name, tuple((*above, name) for above in self.towns[name]), kind)
        return None


@dataclass(frozen=True, slots=True)
class Zone:
    """A row of ``zones.csv`` or ``regions.csv``: a place by its path, its other names, its line."""

    path: Path
    aliases: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Strings about names: short forms that are words, names that are words even in full, phrases that are no place."""

    words: frozenset[str]
    city_words: frozenset[str]
    generic: frozenset[str]
    phrases: frozenset[str]


def read_divisions(
    table: str, merged: Mapping[Path, Path] = MappingProxyType({})
) -> tuple[dict[Path, str], dict[str, tuple[Path, ...]]]:
    """Return the code of every division down to the county, and the paths above every town name of *table*.

    Towns of a division that *merged* tells to be another place lie in that.
    """
    paths: dict[str, Path] = {}
    towns: dict[str, tuple[Path, ...]] = {}
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        code, name, below = line.split(",")
        province, prefecture = f"{code[:2]}0000", f"{code[:4]}00"
        above = paths[prefecture] if code != prefecture and prefecture in paths else paths.get(province, ())
        paths[code] = path = (*above, name)
        # One tuple for all towns of a county: most of the time to build went into one list a town.
        place = merged.get(path, path)
        here: dict[str, tuple[Path, ...]] = dict.fromkeys(below.split(), (place,))
        here |= {town: (*towns[town], place) for town in here.keys() & towns.keys()}
        towns |= here
    return {path: code for code, path in paths.items()}, towns


def shorten(name: str) -> tuple[str, ...]:
    """Return what *name* is called for short: 恩施 and 恩施州, 苏州, 景宁, 景宁县 and 景宁自治县; nothing for 赵县."""
    if match := _AUTONOMOUS.fullmatch(name):
        place, unit = match.groups()
        if place.endswith("族"):  # 鄂温克族自治旗: the bare name is the people's
            return (place[:-1] + unit,)
        forms = (place, *([] if unit == "区" else [place + unit]), f"{place}自治{unit}")
        return tuple(form for form in forms if form != name)
    match = _PLAIN.fullmatch(name)
    return (match.group(1),) if match else ()


def build_gazetteer(
    table: str,
    former: Iterable[tuple[str, Path]],
    nicknames: Iterable[tuple[str, Path]],
    seats: Iterable[tuple[str, Path]],
    zones: Iterable[Zone],
    own: Iterable[Zone],
    wording: Wording,
) -> Gazetteer:
    """Return all names; a later source wins over an earlier one: nicknames, short forms, ….

    A zone with a district of its city among its other names is one place with it, whatever that is called.
    """
    every = (*zones, *own)
    merged = {(*zone.path[:-1], name): zone.path for zone in every for name in zone.aliases}
    codes, towns = read_divisions(table, merged)
    names = _add_divisions(_name_nicknames(nicknames), _name_divisions(codes, wording), codes)
    names |= _name_former(former, names)
    names |= _move_names(names, {path: place for path, place in merged.items() if path in codes})
    names |= _name_zones(every, codes)
    names |= {body: Name(body, (path,), "seat") for body, path in seats}
    names |= {phrase: Name(phrase, (), "phrase") for phrase in wording.phrases if phrase not in names}
    below: dict[Path, tuple[str, ...]] = {}
    for zone in every:
        below[zone.path[:-1]] = (*below.get(zone.path[:-1], ()), zone.path[-1])
    return Gazetteer(names, towns, codes, below)


def _name_nicknames(nicknames: Iterable[tuple[str, Path]]) -> dict[str, Name]:
    """Return what places are called; 在沪, 来沪 only in front of what is done there (在沪举行, 来沪考察)."""
    names: dict[str, Name] = {}
    for text, path in nicknames:
        forms = [text + deed for deed in _DONE_THERE.get(text[0], ("",))]
        called: NameKind = "short" if text[-1] in "旗县" else "nickname"  # 科左中旗 is that banner to everybody
        names |= {form: Name(form, (path,), called) for form in forms}
    return names


def _add_divisions(
    names: Mapping[str, Name], divisions: Mapping[str, Name], codes: Mapping[Path, str]
) -> dict[str, Name]:
    """Return *names* and *divisions*; what both hold means either: 巴州 is 巴音郭楞, and 巴州区 for short."""
    every = {**names, **divisions}
    for text in names.keys() & divisions.keys():
        paths = (*names[text].paths, *divisions[text].paths)
        every[text] = Name(text, _sort_paths(paths, codes), divisions[text].kind)
    return every


def _name_former(former: Iterable[tuple[str, Path]], known: Mapping[str, Name]) -> dict[str, Name]:
    """Return former names; of prefectures also without 市 (襄樊) where no other place is *known* by it."""
    names: dict[str, Name] = {}
    for old, path in former:
        short = old.removesuffix("市")
        alone = len(path) == _PREFECTURE and short != old and short not in known and short not in names
        names |= {form: Name(form, (path,), "former") for form in ([old, short] if alone else [old])}
    return names


def _move_names(names: Mapping[str, Name], moved: Mapping[Path, Path]) -> dict[str, Name]:
    """Return those of *names* whose place is told to be another one, as that."""
    return {
        form: Name(form, (moved[name.paths[0]],), name.kind)
        for form, name in names.items()
        if name.paths and name.paths[0] in moved
    }


def _name_zones(zones: Iterable[Zone], codes: Mapping[Path, str]) -> dict[str, Name]:
    """Return the names of *zones*, all that each has."""
    names: dict[str, Name] = {}
    for zone in zones:
        kind: NameKind = "full" if zone.path in codes else "zone"
        names |= {text: Name(text, (zone.path,), kind) for text in (zone.path[-1], *zone.aliases)}
    return names


def _name_divisions(codes: Mapping[Path, str], wording: Wording) -> dict[str, Name]:
    """Return the names of all divisions, for short and in full."""
    shorts: dict[str, list[Path]] = {}
    fulls: dict[str, list[Path]] = {}
    for path in codes:
        fulls.setdefault(path[-1], []).append(path)
        for form in shorten(path[-1]):
            shorts.setdefault(form, []).append(path)
    names: dict[str, Name] = {}
    for form, paths in shorts.items():
        ranked = _sort_paths(paths, codes)
        highest = level_of(codes[ranked[0]])
        is_word = highest > 1 and form in (wording.city_words if highest == _PREFECTURE else wording.words)
        names[form] = Name(form, ranked, "word" if is_word else "short")
    for name, paths in fulls.items():
        kind: NameKind = "generic" if name in wording.generic else "word" if len(name) < _LEAST_FULL else "full"
        names[name] = Name(name, _sort_paths(paths, codes), kind)
    return names


def _sort_paths(paths: Iterable[Path], codes: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return *paths* by level, then by code: 朝阳 is first the prefecture."""
    found = tuple(paths)
    return found if len(found) == 1 else tuple(sorted(found, key=lambda path: (level_of(codes[path]), codes[path])))


def level_of(code: str) -> int:
    """Return 1 for a province, 2 for a prefecture, 3 for a county (GB/T 2260)."""
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3
