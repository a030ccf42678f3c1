"""Room 4, second half: an article in, the regions it belongs to out, with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digest.labels.gazetteer import Path, short_forms
from digest.labels.places import Mention, mentions
from digest.labels.scan import Scan, scan
from digest.labels.vocabulary import Vocabulary
from digest.model import Article, Evidence, Labelled, Region

NATION = ("全国",)
_NEAREST = 0.45  # go down to a child that holds this share of all children
_WORTHY = 0.3  # and this share of the unit itself
_SECOND = 0.3  # a further place must reach this share of the first
_MOST = 3
_NEAR = 0.8
_LEAST = 0.25  # less is a name in passing far down in the text
_BODY_MOST = 1.5  # however often a place is named behind the lead, it is worth no more than this
_LEVEL = 0.8  # 市总工会, 全市 without a name
_SHOWN = 6

Assigned = tuple[Mention, Path]


def regions_of(
    article: Article, vocabulary: Vocabulary, *, home: tuple[str, ...] = (), page: Sequence[Article] = ()
) -> Labelled[Region]:
    """Return the regions of *article*, most important path first; empty when no place is named.

    *page* are all articles of the same page: they decide what an ambiguous name means. *home* decides ties only.
    """
    found = scan(article, vocabulary)
    named = mentions(found, vocabulary)
    assigned = _assigned(named, found, vocabulary, home)
    totals = _totals(assigned, found)
    ranked = _ranked(totals, found, vocabulary, home)
    paths = _with_nation(ranked, assigned, found)
    labels = tuple(_region(path, assigned, vocabulary) for path in paths)
    runner_up = ranked[1][0] if len(ranked) > 1 else None
    return Labelled(
        tuple(dict.fromkeys(labels)),
        tuple(_evidence(found, assigned, paths)),
        None if runner_up is None else _region(runner_up, assigned, vocabulary),
        len(ranked) > 1 and ranked[1][1] > _NEAR * ranked[0][1],
    )


def _assigned(named: Iterable[Mention], found: Scan, vocabulary: Vocabulary, home: Path) -> list[Assigned]:
    """Return every mention with the path it means; what stays ambiguous is left out."""
    named = list(named)
    known: dict[Path, float] = {}
    for mention in named:
        if len(mention.name.paths) == 1:
            _add(known, mention.name.paths[0], mention.weight)
    assigned = []
    for mention in named:
        path = _meant(mention, known, home)
        if path:
            assigned.append((mention, path))
    return assigned


def _add(totals: dict[Path, float], path: Path, weight: float) -> None:
    for length in range(1, len(path) + 1):
        totals[path[:length]] = totals.get(path[:length], 0.0) + weight


def _meant(mention: Mention, known: Mapping[Path, float], home: Path) -> Path | None:
    paths = mention.name.paths
    if len(paths) == 1:
        return paths[0]

    def support(path: Path) -> tuple[float, int, int]:
        above = max((length for length in range(1, len(path)) if path[:length] in known), default=0)
        return above, known.get(path[:above], 0.0), sum(a == b for a, b in zip(path, home, strict=False))

    best = max(paths, key=support)
    above, _, at_home = support(best)
    if above or at_home:
        return best
    return paths[0] if mention.name.kind in ("short", "word") and len(paths[0]) < 3 else None


def _totals(assigned: Iterable[Assigned], found: Scan) -> dict[Path, float]:
    """Return the weight of every path, that of its parts included."""
    bodies: dict[Path, float] = {}
    totals: dict[Path, float] = {}
    for mention, path in assigned:
        weight = mention.weight
        if mention.start >= found.lead:
            weight = min(weight, _BODY_MOST - bodies.get(path, 0.0))
            bodies[path] = bodies.get(path, 0.0) + weight
        _add(totals, path, weight)
    return totals


def _ranked(totals: dict[Path, float], found: Scan, vocabulary: Vocabulary, home: Path) -> list[tuple[Path, float]]:
    """Return the places the article is about with their weight, best first."""
    ranked = []
    rest = dict(totals)
    while len(ranked) < _MOST and rest:
        path = _descend(rest, found, home)
        weight = rest[path[:1]] if not ranked else rest[path]
        if weight < (_LEAST if not ranked else _SECOND * ranked[0][1]):
            break
        ranked.append((path, weight))
        rest = {other: value for other, value in rest.items() if other[:1] != path[:1]}
    return ranked


def _descend(totals: Mapping[Path, float], found: Scan, home: Path) -> Path:
    path: Path = ()
    while True:
        children = {other: value for other, value in totals.items() if len(other) == len(path) + 1 and other[:-1] == path}
        if not children:
            return path
        best = max(children, key=lambda child: (children[child], child == home[: len(child)], child))
        if path and not _worthy(children[best], sum(children.values()), totals[path]):
            return path
        path = best


def _worthy(best: float, children: float, whole: float) -> bool:
    return best >= _NEAREST * children and best >= _WORTHY * whole


def _with_nation(ranked: list[tuple[Path, float]], assigned: list[Assigned], found: Scan) -> list[Path]:
    """Return the paths with 全国 put in front, behind or nowhere."""
    paths = [path for path, _ in ranked]
    nation = _nation(found)
    if nation < 2:
        return paths
    if not paths:
        return [NATION]
    placed = any(m.start < found.body and path[: len(paths[0])] == paths[0] for m, path in assigned)
    carried = any(m.union for m, path in assigned if m.start < found.lead)
    return [*paths, NATION] if placed or carried else [NATION, *paths]


def _nation(found: Scan) -> float:
    total, reach = 0.0, 0
    for start, end, weight in found.nations:
        if start >= reach:
            reach = end
            total += weight * (1.5 if start < found.body else 1.0 if start < found.lead else 0.2)
    return total


def _region(path: Path, assigned: Sequence[Assigned], vocabulary: Vocabulary) -> Region:
    """Return *path* as a region of at most three names down to county or zone, the town apart."""
    if path == NATION:
        return Region(NATION)
    codes, zones = vocabulary.gazetteer.codes, vocabulary.gazetteer.zones
    former = next((m.name.text for m, meant in assigned if m.name.kind == "former" and meant == path), "")
    last = len(path)
    if path not in codes and path[-1] not in zones.get(path[:-1], ()) or last > 3:
        return Region(path[:-1][:3], codes.get(path[:-1], ""), path[-1], former)
    return Region(path, codes.get(path, ""), "", former)


def _evidence(found: Scan, assigned: Sequence[Assigned], paths: Iterable[Path]) -> Iterable[Evidence]:
    for path in paths:
        own = [(m, meant) for m, meant in assigned if meant[: len(path)] == path]
        own.sort(key=lambda pair: (-pair[0].weight, pair[0].start))
        for mention, _ in own[:_SHOWN]:
            yield found.evidence("/".join(path), mention.start, mention.end, mention.weight)
