"""Room 4, second half: an article in, the regions it belongs to out, with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.labels import actors, meanings, places
from digest.labels.actors import NATION
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned, PageTotals
from digest.labels.places import Mention
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary
from digest.model import Evidence, Labelled, Region

_NEAREST = 0.45  # go down to a child that holds this share of all children (tried 0.35-0.6)
_WORTHY = 0.25  # and this share of the unit itself (tried 0.15-0.4)
_SECOND = 0.5  # a further place must reach this share of the first (tried 0.15-0.8: sets agree best at 0.5-0.8)
_MOST = 3
_NEAR = 0.8
_LEAST = 0.25  # less is a name in passing far down in the text (tried 0.15-0.4)
_BODY_MOST = 1.5  # however often a place is named behind the lead, it is worth no more (tried 1-3)
_LEVEL = 0.8  # 市总工会, 全市 without a name, against a name at the same place (tried 0.4-1.6)
_NATIONAL = 2.0  # one national union in the lead (tried 1.5-2.5)
_NATIONAL_ALONE = 0.7  # 国家, 我国 in the lead, where no place is named up to there (tried 0.5-1)
_SEAT = "北京市"  # what the national unions do, they do there: no place of its own
_CAPITAL = "0100"  # the code of a province's capital ends so (GB/T 2260)
_SIGNED = 0.8  # a city's signature says whose report it is, not that it did not happen in one county
_FAR = 0.5  # a place named behind the lead only, against its city in the headline
_SHOWN = 4  # pieces of evidence a label: more is not read
_ACTS = 10.0  # who acts decides whatever else is named
_CHOICES = 8  # places of one name that are listed; 市中区 and 城关区 have as many
_DEPTH = 3  # names in a path: province, prefecture, county or zone
# A body that signs with a place no table knows: the page's place is not its place. 高新区 is any city's.
_UNKNOWN = re.compile(r"(?!高新|经开|开发|工业)[\u4e00-\u9fff]{2,7}(?:市|区|县|州|盟|旗|镇|乡|街道)(?:总工会|工会)")


def regions_of(
    found: Scan, named: Sequence[Mention], vocabulary: Vocabulary, home: tuple[str, ...], page: PageTotals
) -> Labelled[Region]:
    """Return the regions of the article *found*, which names the places *named*, main one first; empty if none.

    *page* decides what an ambiguous name means, *home* ties only.
    """
    assigned = meanings.assign(named, vocabulary, home, page)
    levels = _weigh_levels(found)
    proper = [(mention, path) for mention, path in assigned if mention.name.kind != "nickname"]
    weighing = _Weighing(proper, levels, home, found.signature, found.lead, vocabulary.gazetteer.codes)
    ranked = _rank(_add_up(proper, found), weighing)
    if not ranked:  # nicknames (申城) count only where there is no proper name
        ranked = _rank(_add_up(assigned, found), replace(weighing, assigned=assigned))
    if not ranked and levels and not _UNKNOWN.fullmatch(found.article.contributor):
        ranked = _find_on_page(levels, page.sums)
    weighed = _add_nation([path for path, _ in ranked], assigned, found)
    acting = actors.places_of(found.act, proper, found, vocabulary.gazetteer.codes)
    if found.act.kind == "body" and weighed[:1] != [NATION]:  # a firm's name may be of elsewhere: 江苏油田
        acting = ()
    paths = _put_first(acting, weighed, proper) if acting else weighed
    labels = tuple(dict.fromkeys(_make_region(path, assigned, vocabulary) for path in paths))
    doubtful = not acting and len(ranked) > 1 and paths[0] == ranked[0][0] and ranked[1][1] > _NEAR * ranked[0][1]
    runner_up = _make_region(ranked[1][0], assigned, vocabulary) if len(ranked) > 1 else None
    evidence = (*_show_actors(found, acting), *_gather_evidence(found, assigned, paths))
    if not labels and (choices := tuple(_list_choices(found, named))):
        return Labelled((), choices, doubtful=True)
    return Labelled(labels, evidence, runner_up, doubtful)


def _show_actors(found: Scan, acting: Sequence[Path]) -> Iterable[Evidence]:
    """Yield the names of who acts, where it is by them that the regions are chosen."""
    for path, span in zip(acting[:1], found.act.actors[:1], strict=False):
        yield found.make_evidence("/".join(path), span.start, span.end, _ACTS)


def _list_choices(found: Scan, named: Sequence[Mention]) -> Iterable[Evidence]:
    """Yield the places that a union's name can mean where nothing tells which (朝阳区总工会)."""
    for mention in named:
        if mention.union and len(mention.paths) > 1 and mention.start < found.lead:
            for path in mention.paths[:_CHOICES]:
                yield found.make_evidence("/".join(path), mention.start, mention.end, 0.0)
            return


def _put_first(acting: Sequence[Path], weighed: Sequence[Path], assigned: Sequence[Assigned]) -> list[Path]:
    """Return the places that act, then of those *weighed* the nation, what a union bears or a venue, a county."""
    paths = list(dict.fromkeys(acting))
    for path in weighed:
        own = [mention for mention, meant in assigned if meant == path]
        if path == NATION or any(mention.union or mention.venue for mention in own):
            related = any(path[: len(told)] == told or told[: len(path)] == path for told in paths)
            if not related or (path[:1] in paths and len(path) > 1 and not any(len(told) > 1 for told in paths)):
                paths.append(path)
        elif path[:1] in paths and len(path) > 1 and not any(len(told) > 1 for told in paths):
            paths.append(path)
    return paths[:_MOST]


def _add_up(assigned: Iterable[Assigned], found: Scan) -> dict[Path, float]:
    """Return the weight of every path, that of its parts included."""
    bodies: dict[Path, float] = {}
    totals: dict[Path, float] = {}
    for mention, path in assigned:
        weight = mention.weight
        if mention.start >= found.lead:
            weight = min(weight, _BODY_MOST - bodies.get(path, 0.0))
            bodies[path] = bodies.get(path, 0.0) + weight
        meanings.add_upwards(totals, path, weight)
    return totals


def _weigh_levels(found: Scan) -> dict[str, float]:
    """Return what units named by their level alone are worth (市总工会, 全县), by the ending of their names."""
    named = {end for _, end, name in found.places if name.paths}
    covered = [(start, end) for start, end, name in found.places if name.paths]
    worth: dict[str, float] = {}
    reach = 0
    for start, end, level in found.levels:
        if start < reach or start in named or any(first <= start < last for first, last in covered):
            continue
        reach = end
        worth[level] = worth.get(level, 0.0) + _LEVEL * places.weigh_position(found, start)
    return worth


@dataclass(frozen=True, slots=True)
class _Weighing:
    """What the way down from the province is decided by, beside the weights."""

    assigned: Sequence[Assigned]
    levels: Mapping[str, float]
    home: Path
    signature: int
    lead: int
    codes: Mapping[Path, str]

    def weigh_signature(self, path: Path) -> float:
        """Return the weight that *path* itself has from the signature."""
        return sum(
            mention.weight for mention, meant in self.assigned if meant == path and mention.start < self.signature
        )

    def find_mentions(self, path: Path) -> list[Mention]:
        return [mention for mention, meant in self.assigned if meant[: len(path)] == path]


def _rank(totals: dict[Path, float], by: _Weighing) -> list[tuple[Path, float]]:
    """Return the places the article is about with their weight, best first; each of another province."""
    ranked: list[tuple[Path, float]] = []
    rest = totals
    while rest and len(ranked) < _MOST:
        path = _descend(rest, by)
        weight = rest[path[:1]]
        if weight < (_SECOND * ranked[0][1] if ranked else _LEAST):
            break
        ranked.append((path, weight))
        rest = {other: value for other, value in rest.items() if other[0] != path[0]}
    return ranked


def _descend(totals: Mapping[Path, float], by: _Weighing) -> Path:
    """Return the lowest unit that carries the story, from the strongest province down."""
    path: Path = ()
    while True:
        children = [other for other in totals if len(other) == len(path) + 1 and other[:-1] == path]
        if not children:
            return path
        best = max(children, key=lambda child: (totals[child], child == by.home[: len(child)], child))
        share = totals[best] / sum(totals[child] for child in children)
        if path and (share < _NEAREST or not _carries(path, best, totals, by)):
            return path
        path = best


def _carries(path: Path, best: Path, totals: Mapping[Path, float], by: _Weighing) -> bool:
    """Return whether *best* rather than *path*, the unit above it, carries the story."""
    own = by.find_mentions(best)
    capital = by.codes.get(best, "")[2:] == _CAPITAL
    if capital and _weigh_level(path[-1], by.levels) and all(mention.venue for mention in own):
        return False
    below = {meant[-1] for _, meant in by.assigned if meant[: len(best)] == best}
    down = totals[best] + max(_weigh_level(name, by.levels) for name in (best[-1], *below))
    stay = totals[path] - totals[best] + _weigh_level(path[-1], by.levels) - _SIGNED * by.weigh_signature(path)
    if not any(mention.start < by.lead for mention in own):
        down *= _FAR
    return down >= _WORTHY * (stay + down)


def _find_on_page(levels: Mapping[str, float], sums: Mapping[Path, float]) -> list[tuple[Path, float]]:
    """Return what 我市, 市总工会 means where no place is named: the unit of that level most named on the page."""
    fitting = [path for path in sums if _weigh_level(path[-1], levels)]
    if not fitting:
        return []
    best = max(fitting, key=lambda path: (_weigh_level(path[-1], levels), sums[path], path))
    return [(best, sums[best])]


def _weigh_level(name: str, levels: Mapping[str, float]) -> float:
    return max((weight for ending, weight in levels.items() if name.endswith(ending)), default=0.0)


def _add_nation(paths: list[Path], assigned: Sequence[Assigned], found: Scan) -> list[Path]:
    """Return *paths* with 全国 in front, behind or nowhere: it comes first where no place carries the story."""
    nation = _weigh_nation(found)
    if not paths:
        return [NATION] if nation >= _NATIONAL_ALONE else []
    own = [mention for mention, path in assigned if path[:1] == paths[0][:1]]
    if nation >= _NATIONAL_ALONE and not any(mention.start < found.lead for mention in own):
        return [NATION]
    if nation < _NATIONAL or not any(start < found.lead and weight >= _NATIONAL for start, _, weight in found.nations):
        return paths
    if paths[0][0] == _SEAT and not any(mention.union or mention.start < found.body for mention in own):
        return [NATION, *paths[1:]]
    placed = any(mention.start < found.opening and mention.weight >= 1 for mention in own)
    return [*paths, NATION] if placed else [NATION, *paths]


def _weigh_nation(found: Scan) -> float:
    """Return what speaks for the national level: full in headline and lead, little behind."""
    total, reach = 0.0, 0
    for start, end, weight in found.nations:
        if start >= reach:
            reach = end
            total += weight * (
                1.5 if start < found.body else 1.0 if start < found.opening else 0.6 if start < found.lead else 0.2
            )
    return total


def _make_region(path: Path, assigned: Sequence[Assigned], vocabulary: Vocabulary) -> Region:
    """Return *path* as a region of at most three names down to county or zone, the town apart."""
    codes = vocabulary.gazetteer.codes
    former = next(
        (mention.name.text for mention, meant in assigned if mention.name.kind == "former" and meant == path), ""
    )
    if path == NATION or path in codes:
        return Region(path, codes.get(path, ""), "", former)
    above = path[:-1]
    zone = any(mention.name.kind == "zone" for mention, meant in assigned if meant == path)
    if zone and len(path) <= _DEPTH:
        return Region(path)
    return Region(above, codes.get(above, ""), path[-1])


def _gather_evidence(found: Scan, assigned: Sequence[Assigned], paths: Iterable[Path]) -> Iterable[Evidence]:
    for path in paths:
        own = [mention for mention, meant in assigned if meant[: len(path)] == path]
        for mention in sorted(own, key=lambda mention: (-mention.weight, mention.start))[:_SHOWN]:
            yield found.make_evidence("/".join(path), mention.start, mention.end, mention.weight)
