"""How an article's places are ranked: the weights of all mentions added up, then down from the strongest province."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned, add_upwards
from digest.labels.places import weigh_position
from digest.labels.scan import Scan

_NEAREST = 0.45  # go down to a child that holds this share of all children (tried 0.35-0.6)
_WORTHY = 0.25  # and this share of the unit itself (tried 0.15-0.4)
_SECOND = 0.5  # a further place must reach this share of the first (tried 0.15-0.8: sets agree best at 0.5-0.8)
MOST = 3  # regions of an article
_LEAST = 0.25  # less is a name in passing far down in the text (tried 0.15-0.4)
_BODY_MOST = 1.5  # however often a place is named behind the lead, it is worth no more (tried 1-3)
_LEVEL = 0.8  # 市总工会, 全市 without a name, against a name at the same place (tried 0.4-1.6)
_CAPITAL = "0100"  # the code of a province's capital ends so (GB/T 2260)
_SIGNED = 0.8  # a city's signature says whose report it is, not that it did not happen in one county
# 文山州工会第八次代表大会在砚山闭幕, 暨全市职工气排球比赛在……: of all of it, wherever it is held.
_OF_ALL = expression(
    r"全[省市县区州盟旗][^，。]{0,12}?(?:会议?|大会|比赛|大赛|竞赛|运动会)在|工会第[一二三四五六七八九十]+次(?:会员)?代表大会在"
)
_FAR = 0.5  # a place named behind the lead only, against its city in the headline


@dataclass(frozen=True, slots=True)
class Ranking:
    """What the ranking goes by beside the weights: the text, units named by their level alone, home, the codes."""

    found: Scan
    levels: Mapping[str, float]
    home: Path
    codes: Mapping[Path, str]

    def rank(self, assigned: Sequence[Assigned]) -> list[tuple[Path, float]]:
        """Return the places the article is about with their weight, best first; each of another province."""
        leads: dict[Path, float] = {}
        bodies: dict[Path, float] = {}
        for mention, path in assigned:
            part = leads if mention.start < self.found.lead else bodies
            part[path] = part.get(path, 0.0) + mention.weight
        rest: dict[Path, float] = {}
        for path, weight in leads.items():
            add_upwards(rest, path, weight)
        for path, weight in bodies.items():
            add_upwards(rest, path, min(weight, _BODY_MOST))
        ranked: list[tuple[Path, float]] = []
        while rest and len(ranked) < MOST:
            path = self._descend(rest, assigned)
            weight = rest[path[:1]]
            if weight < (_SECOND * ranked[0][1] if ranked else _LEAST):
                break
            ranked.append((path, weight))
            rest = {other: value for other, value in rest.items() if other[0] != path[0]}
        return ranked

    def _descend(self, totals: Mapping[Path, float], assigned: Sequence[Assigned]) -> Path:
        """Return the lowest unit that carries the story, from the strongest province down."""
        path: Path = ()
        while True:
            children = [other for other in totals if len(other) == len(path) + 1 and other[:-1] == path]
            if not children:
                return path
            best, share = children[0], 1.0
            if len(children) > 1:
                best = max(children, key=lambda child: (totals[child], child == self.home[: len(child)], child))
                share = totals[best] / sum(totals[child] for child in children)
            if path and (share < _NEAREST or not self._carries(path, best, totals, assigned)):
                return path
            path = best

    def _carries(self, path: Path, best: Path, totals: Mapping[Path, float], assigned: Sequence[Assigned]) -> bool:
        """Return whether *best* rather than *path*, the unit above it, carries the story."""
        depth = len(best)
        own = [(mention, meant) for mention, meant in assigned if meant[:depth] == best]
        capital = self.codes.get(best, "")[2:] == _CAPITAL
        of_province = _weigh_level(path[-1], self.levels) > _weigh_level(best[-1], self.levels)
        of_province = of_province or any(mention.union and meant == path for mention, meant in assigned)
        held = all(mention.venue for mention, _ in own)
        if held and ((capital and of_province) or _OF_ALL.search(self.found.text, self.found.body, self.found.opening)):
            return False
        signature = self.found.signature
        signed = sum(mention.weight for mention, meant in assigned if mention.start < signature and meant == path)
        below = {meant[-1] for _, meant in own} if self.levels else ()
        down = totals[best] + max(_weigh_level(name, self.levels) for name in (best[-1], *below))
        stay = totals[path] - totals[best] + _weigh_level(path[-1], self.levels) - _SIGNED * signed
        if not own or own[0][0].start >= self.found.lead:  # they come in order
            down *= _FAR
        return down >= _WORTHY * (stay + down)


def weigh_levels(found: Scan) -> dict[str, float]:
    """Return what units named by their level alone are worth (市总工会, 全县), by the ending of their names."""
    worth: dict[str, float] = {}
    for start, level in found.bare_levels:
        worth[level] = worth.get(level, 0.0) + _LEVEL * weigh_position(found, start)
    return worth


def find_on_page(levels: Mapping[str, float], sums: Mapping[Path, float]) -> list[tuple[Path, float]]:
    """Return what 我市, 市总工会 means where no place is named: the unit of that level most named on the page."""
    fitting = [path for path in sums if _weigh_level(path[-1], levels)]
    if not fitting:
        return []
    best = max(fitting, key=lambda path: (_weigh_level(path[-1], levels), sums[path], path))
    return [(best, sums[best])]


def _weigh_level(name: str, levels: Mapping[str, float]) -> float:
    if not levels:
        return 0.0
    return max((weight for ending, weight in levels.items() if name.endswith(ending)), default=0.0)
