"""Which places the act of an article puts first: where who acts is at home, where they go, whose guests they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.acts import Act, Span
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.scan import Scan

NATION = ("全国",)
_CAPITAL = "0100"  # the code of a province's capital ends so (GB/T 2260): what the province does, it does there
_LEARN = "visit"
_GOING = ("visit", "inspect", "comfort")  # deeds that are told from where they are done
# What a province makes known of its counties stays the province's: 省总命名, 省总公布.
_ABOUT = ("announce", "honour", "grant", "contest")


def places_of(act: Act, assigned: Sequence[Assigned], found: Scan, codes: Mapping[Path, str]) -> tuple[Path, ...]:
    """Return the places of *act*, main one first; empty where the act does not tell, and other evidence decides."""
    if not act.is_sure:
        return ()
    actors = (NATION,) if act.kind == "nation" else tuple(dict.fromkeys(_find_homes(act, assigned, found.text)))
    goals = tuple(dict.fromkeys(path for span in act.goals if (path := _find_at(span.start, assigned))))
    if not actors or _is_signed_elsewhere(actors[0], assigned, found):
        return ()
    venues = tuple(path for span in act.venues if (path := _find_at(span.start, assigned)))
    if actors == (NATION,):
        return (*goals, NATION) if goals and act.deed in _GOING else (NATION, *goals, *venues)
    if act.visited and goals:
        return (*goals, *actors)
    held = [path for path in venues if len(actors[0]) > 1 or not codes.get(path, "").endswith(_CAPITAL)]
    below = [path for path in (*goals, *held) if _is_below(path, actors[0])]
    if below:
        return tuple(dict.fromkeys((*below[:1], *actors[1:])))
    away = () if act.deed == _LEARN else tuple(path for path in goals if path not in actors)
    headed = _find_headed(actors[0], assigned, found) if act.deed not in _ABOUT or len(actors[0]) > 1 else None
    return (headed or actors[0], *actors[1:], *away)


def _find_homes(act: Act, assigned: Sequence[Assigned], text: str) -> Iterator[Path]:
    """Yield the place of every body of *act*: that of its name, of each name in a row (招远市、莱州市总工会)."""
    for number, span in enumerate(act.actors):
        inside = [(mention, path) for mention, path in assigned if span.holds(mention.start, mention.end)]
        if act.kind == "place" and not number and not (inside and inside[0][0].start == span.start):
            continue
        homes: list[Path] = []
        for mention, path in inside:
            if homes and _is_below(path, homes[-1]):
                homes.pop()
            if not homes or text[mention.start - 1] == "、" or len(homes[-1]) < len(path):
                homes.append(path)
        yield from homes


def _find_at(start: int, assigned: Sequence[Assigned]) -> Path | None:
    """Return the finest place of the names that stand at *start* one behind the other (四川|凉山)."""
    best: Path | None = None
    for mention, path in assigned:
        if mention.start == start:
            best, start = path if best is None or _is_below(path, best) else best, mention.end
    return best


def _find_headed(actor: Path, assigned: Sequence[Assigned], found: Scan) -> Path | None:
    """Return the place below *actor* that the headline names: the report is of there."""
    below = (path for mention, path in assigned if mention.start < found.body and _is_below(path, actor))
    return next(below, None)


def _is_signed_elsewhere(actor: Path, assigned: Sequence[Assigned], found: Scan) -> bool:
    """Return whether the signature names a place that is neither *actor*, nor above it, nor below."""
    signed = [path for mention, path in assigned if mention.start < found.signature]
    return bool(signed) and not any(_is_nested(path, actor) for path in signed)


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _is_nested(some: Path, other: Path) -> bool:
    least = min(len(some), len(other))
    return some[:least] == other[:least]
