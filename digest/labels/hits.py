"""Which strings of an article are place names at all, and which places they can mean."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest.labels.gazetteer import Name, NameHit, Path
from digest.labels.persons import leave_persons
from digest.labels.scan import UNION_AFTER, Scan, is_free
from digest.labels.vocabulary import Vocabulary
from digest.labels.zones import find_corps, join_own_zones, name_zone

CHAINED = 0.01  # 江苏省 in 江苏省苏州市: its child bears the weight
LOOSE = 0.4  # a county's short form where nothing shows that it is a place
_TARGET = 0.6  # 到石棉: a county whose short form is a word, where somebody goes
_TOWN = 0.8  # a town by itself: its name may be another county's too, or that of a town of old
_CITY = 2  # names in the path of a prefecture
_SHORTEST = 2  # characters of 祁县, 赵县
_OPENS = frozenset('，。；：！？”"\n 　')
_AFTER = re.compile(
    r"[市区县州省](?![民容场])|总工会|工会|总[召开举]|各级|全[市县区]|举[办行]|召开|开展|启动|组织|推[进动出]|今年|首[家个批]"
    r"|职工|劳模|工匠|代表|港[务口集股船区公]"
)
_AFTER_WORD = re.compile(r"[市区县州](?:总|工会|委|政府|人大|政协|级|直|[，。])|总工会|工会|市总|区总|县总")
_GOES = re.compile(r"(?:到|赴|来到|前往)$")
_IN = frozenset("在到赴")
_OTHER_SUFFIX = re.compile(r"([市县区州旗])(?:总工会|工会|总[召开举办]|委|政府)")


class PlaceHit(NamedTuple):
    """A place name: what it can mean here (no path: a zone that stands alone), and how sure it is that it is one."""

    start: int
    end: int
    name: Name
    paths: tuple[Path, ...]
    certainty: float
    first: int  # where its chain begins: 江苏省 of 江苏省苏州市


def find_hits(found: Scan, vocabulary: Vocabulary) -> list[PlaceHit]:
    """Return the place names of an article in order; in a chain (江苏省苏州市吴江区) each narrows down the next."""
    chosen: list[PlaceHit] = []
    names = leave_persons(found.text, join_own_zones(found.text, _find_longest(found, vocabulary)))
    above: tuple[Path, ...] = ()
    first = 0
    for number, (start, end, name) in enumerate(names):
        behind = names[number - 1] if number and names[number - 1][1] == start else None
        follower = names[number + 1] if number + 1 < len(names) and names[number + 1][0] == end else None
        led = _narrow(above, name)
        first = first if led else start
        paths = led or name.paths
        if not led and name.kind in ("short", "word") and (other := _OTHER_SUFFIX.match(found.text, end)):
            paths = tuple(path for path in paths if path[-1].endswith(other[1]) or name.text + other[1] in path[-1])
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


def _narrow(above: Sequence[Path], name: Name) -> tuple[Path, ...]:
    """Return the paths of *name* below *above*; of a word (广西港口, 港口区) only straight below."""
    paths = tuple(path for path in name.paths if any(path[: len(top)] == top != path for top in above))
    if name.kind in ("word", "generic"):
        return tuple(path for path in paths if path[:-1] in above)
    return paths


def _find_longest(found: Scan, vocabulary: Vocabulary) -> list[NameHit]:
    """Return the longest names, none inside another; zones behind a city made one name with it, or left alone."""
    kept: list[NameHit] = []
    every = (found.places, found.zones, find_corps(found.text))
    both: Iterable[tuple[int, int, Name | str]] = heapq.merge(*every, key=lambda hit: (hit[0], -hit[1]))
    for start, end, what in both:
        behind = kept[-1] if kept else None
        if behind and start < behind[1]:
            continue
        if isinstance(what, Name):
            kept.append((start, end, what))
            continue
        if behind and behind[1] < start:
            behind = None
        zone = name_zone(behind, found.text[start:end], what, vocabulary)
        joined = behind is not None and bool(zone.paths)
        kept[len(kept) - joined :] = [(behind[0] if behind and joined else start, end, zone)]
    towns = [name for _, _, name in kept if name.kind == "town"]
    for number, (start, end, _) in enumerate(kept if towns else ()):  # 西夏 of 西夏墅, where 西夏墅镇 is named
        longer = (town for town in towns if len(town.text) - 1 > end - start)
        if town := next((town for town in longer if found.text.startswith(town.text[:-1], start)), None):
            kept[number] = (start, start + len(town.text) - 1, town)
    return kept


def _rate(text: str, start: int, end: int, name: Name) -> float:
    """Return how sure it is that the string is a place here; 0 where it is not."""
    match name.kind:
        case "zone" if not name.paths:
            opens = start == 0 or text[start - 1] in _OPENS
            return float(opens and UNION_AFTER.match(text, end) is not None)
        case "full" | "zone" | "former":
            return 1.0
        case "nickname":
            return float(name.text.startswith("在") or is_free(text, start))
        case "town":
            return _TOWN
        case "short":  # a county's two characters can be the ends of other words (十大新闻)
            certain = len(name.paths[0]) <= _CITY or len(name.text) > _SHORTEST
            return 1.0 if certain or is_free(text, start) or _AFTER.match(text, end) else LOOSE
        case "word":
            return _rate_word(text, start, end, name)
        case _:
            return 0.0


def _rate_word(text: str, start: int, end: int, name: Name) -> float:
    """Return the certainty of 和平, 日照, 祁县: a place only where a place can stand."""
    if not is_free(text, start):
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
