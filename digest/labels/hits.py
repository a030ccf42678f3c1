"""Which strings of an article are place names at all, and which places they can mean."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from digest.expressions import expression
from digest.labels.certainty import rate
from digest.labels.gazetteer import Name, NameHit, Path
from digest.labels.persons import leave_persons
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary
from digest.labels.zones import find_corps, join_own_zones, name_zone

CHAINED = 0.01  # 江苏省 in 江苏省苏州市: its child bears the weight
_JOINED = frozenset("会县市区州旗省总")  # the last characters of bodies and places that 和 joins
_COMING = frozenset("迎前到")
_FIRM = expression("[一-鿿]{0,4}?(?:公司|集团|厂)")
_OTHER_SUFFIX = expression(r"([市县区州旗])(?:总工会|工会|总[召开举办]|委|政府)")


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
    levels = {level for _, _, level in found.levels}
    above: tuple[Path, ...] = ()
    first = 0
    for number, (start, end, name) in enumerate(names):
        behind = names[number - 1] if number and names[number - 1][1] == start else None
        follower = names[number + 1] if number + 1 < len(names) and names[number + 1][0] == end else None
        led = _narrow(above, name, levels)
        first = first if led else start
        paths = led or name.paths
        if not led and name.kind in ("short", "word") and (other := _OTHER_SUFFIX.match(found.text, end)):
            paths = tuple(path for path in paths if path[-1].endswith(other[1]) or name.text + other[1] in path[-1])
        if name.paths and not paths:
            above = ()
            continue
        chained = follower is not None and bool(_narrow(paths, follower[2], levels))
        above = paths if chained else ()
        stray = behind is not None and not led and _is_stray(name, behind[2], found.text, end)
        certainty = CHAINED if chained else 0.0 if stray else 1.0 if led else rate(found.text, start, end, name)
        if certainty:
            chosen.append(PlaceHit(start, end, name, paths, certainty, first))
    return chosen


def _is_stray(name: Name, behind: Name, text: str, end: int) -> bool:
    """Say whether *name*, straight behind one that it does not lie in, is no place.

    It is a town that no longer is one, or another of that name; a university of another city (桂林|电子科技大学); or
    what a firm calls itself behind its city (大连|同仁公司).
    """
    if name.kind == "town" or (name.kind == "seat" and behind.kind in ("full", "short")):
        return True
    return name.kind in ("short", "word") and behind.kind != "phrase" and _FIRM.match(text, end) is not None


def _narrow(above: Sequence[Path], name: Name, levels: Container[str]) -> tuple[Path, ...]:
    """Return the paths of *name* below *above*; of a word only straight below (港口区 of 广西港口), or of a level told.

    江西崇义 is the county where a 县总工会 is named.
    """
    if not above:
        return ()
    paths = tuple(path for path in name.paths if any(path[: len(top)] == top != path for top in above))
    if name.kind in ("word", "generic"):
        return tuple(path for path in paths if path[:-1] in above or path[-1][-1] in levels)
    return paths


def _is_joined(text: str, behind: NameHit, start: int, end: int) -> bool:
    """Return whether the name *behind* begins with the word that joins two bodies, and the one at *start* is meant."""
    before, joint = text[behind[0] - 1 : behind[0]], text[behind[0]]
    joins = before in _JOINED if joint in "和与同" else joint == "来" and before in _COMING
    return joins and start == behind[0] + 1 and end > behind[1]


def _find_longest(found: Scan, vocabulary: Vocabulary) -> list[NameHit]:
    """Return the longest names, none inside another; zones behind a city made one name with it, or left alone."""
    kept: list[NameHit] = []
    both: Iterable[tuple[int, int, Name | str]] = found.places
    corps = find_corps(found.text)
    if found.zones or corps:
        both = sorted((*found.places, *found.zones, *corps), key=lambda hit: (hit[0], -hit[1]))
    for start, end, what in both:
        behind = kept[-1] if kept else None
        if behind and start < behind[1]:
            if not (isinstance(what, Name) and _is_joined(found.text, behind, start, end)):
                continue
            kept.pop()  # 县总工会和|平江县总工会, 和|安徽省: not 和平, 和安
            behind = kept[-1] if kept else None
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
