"""Which place an ambiguous name means: by what else the article names, by its page, by the office's home."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from digest.labels.gazetteer import MUNICIPALITIES, Path
from digest.labels.places import Mention
from digest.labels.vocabulary import Vocabulary
from digest.labels.zones import find_zone

Assigned = tuple[Mention, Path]
_CITY = 2
_AGAIN = 2
_LISTED = 1  # characters between two places in a row: 龙游、信州两地
_COUNTY = 3
_ENDINGS = "省市县区州盟旗"


def assign(
    named: Sequence[Mention], vocabulary: Vocabulary, home: Path, page: PageTotals, levels: Container[str]
) -> list[Assigned]:
    """Return every mention with the path it means; what stays ambiguous is left out.

    *levels* are the kinds of unit that the text speaks of without their names (县总工会).
    """
    zones = [mention for mention in named if mention.name.kind == "zone" and mention.paths]
    named = [_call_in_full(mention, zones) for mention in named] if zones else named
    fuller = {mention.name.text: mention.paths for mention in named if mention.name.kind == "full"}
    named = [_call_by_suffix(mention, fuller, levels) for mention in named]
    own, known = sum_certain(named)
    named = [mention for mention in named if not _is_word(mention, named, known, levels)]
    if all(len(mention.paths) == 1 and not mention.loose for mention in named):
        return [(mention, mention.paths[0]) for mention in named]
    narrowed = {mention.name.text: mention.paths for mention in named if len(mention.paths) < len(mention.name.paths)}
    unsure = [mention.paths for mention in named if mention.loose and len(mention.paths[0]) <= _CITY]
    loose = Counter(unsure)
    found = []
    for each in named:
        known_paths = narrowed.get(each.name.text) if narrowed else None
        mention = each._replace(paths=known_paths) if known_paths else each
        path = mention.paths[0] if len(mention.paths) == 1 else _choose(mention, own, known, page, home, vocabulary)
        # A city that is a word (大同煤业) is one where it is named again, or a place in it.
        alone = mention.loose and mention.name.kind != "seat" and loose[each.paths] < _AGAIN
        if path and not (alone and path[:_CITY] not in known):
            found.append((mention, path))
    return found


def _call_in_full(mention: Mention, zones: Sequence[Mention]) -> Mention:
    """Return *mention*, a zone, as the one of *zones* whose name it ends: 运河经济开发区, of 济宁运河经济开发区."""
    if mention.name.kind != "zone":
        return mention
    text = mention.name.text
    longer = (zone for zone in zones if zone.name.text != text and zone.name.text.endswith(text))
    return next((mention._replace(paths=zone.paths) for zone in longer), mention)


def _call_by_suffix(mention: Mention, fuller: Mapping[str, tuple[Path, ...]], levels: Container[str]) -> Mention:
    """Return *mention*, a name without its suffix, as what *fuller* calls so: 朝阳 where 朝阳区 stands, not 朝阳市."""
    if mention.name.kind not in ("short", "word"):
        return mention
    if "省" in levels and len(mention.paths[0]) == 1:  # 吉林, where 省总工会 acts in 吉林市
        return mention._replace(paths=mention.paths[:1])
    full = [paths for ending in _ENDINGS if (paths := fuller.get(mention.name.text + ending))]
    return mention._replace(paths=full[0]) if len(full) == 1 else mention


def _is_word(mention: Mention, named: Sequence[Mention], known: Mapping[Path, float], levels: Container[str]) -> bool:
    """Say whether *mention*, a county's name without its 县 or 区, is a word: 友谊第一, 海港运输, 临城营业所.

    It stands once and by no other place, bears no union, and the text names nothing else of its province and no county.
    """
    borne = mention.union or mention.bearer == "institution"  # 国网崇义供电公司
    if mention.name.kind not in ("short", "word") or len(mention.paths) != 1 or borne:
        return False
    path = mention.paths[0]
    if len(path) < _COUNTY or path[-1][-1] not in "县区旗" or mention.name.text == path[-1]:
        return False
    others = [other for other in named if other is not mention]
    is_listed = any(_LISTED in (other.start - mention.end, mention.start - other.end) for other in others)
    is_told = is_listed or path[-1][-1] in levels or any(other.paths == mention.paths for other in others)
    return known.get(path[:1], 0.0) <= mention.weight and not is_told


def sum_certain(named: Sequence[Mention]) -> tuple[dict[Path, float], dict[Path, float]]:
    """Return the weight of every path named beyond doubt, alone and with that of all paths below it."""
    own: dict[Path, float] = {}
    known: dict[Path, float] = {}
    for mention in named:
        if len(mention.paths) == 1 and not mention.loose:
            path = mention.paths[0]
            own[path] = own.get(path, 0.0) + mention.weight
    for path, weight in own.items():
        add_upwards(known, path, weight)
    return own, known


def add_upwards(sums: dict[Path, float], path: Path, weight: float) -> None:
    """Add *weight* to *path* and to all units above it."""
    for length in range(1, len(path) + 1):
        sums[path[:length]] = sums.get(path[:length], 0.0) + weight


class House(NamedTuple):
    """What names the place of a page, in words, and the weight of every place named, with those above it."""

    words: str = ""
    sums: Mapping[Path, float] = {}


class PageTotals:
    """What the articles of a page name beyond doubt, added up when it is first asked for: most articles need it not.

    *house* tells whose page it is (滁州工运), by which the page goes where it names nothing.
    """

    def __init__(self, named: Sequence[Sequence[Mention]], house: Callable[[], House] | None = None) -> None:
        self._named = named
        self._house = house

    @functools.cached_property
    def sums(self) -> Mapping[Path, float]:
        """Return the weight of every path, that of the paths below it included."""
        return add_up(self._named)

    @functools.cached_property
    def house(self) -> House:
        """Return by what the page tells its place where its articles name none."""
        return self._house() if self._house else House()


def add_up(named: Sequence[Sequence[Mention]]) -> dict[Path, float]:
    """Return the weight of every path that *named* name beyond doubt, with that of all paths below it."""
    sums: dict[Path, float] = {}
    for mentions in named:
        for path, weight in sum_certain(mentions)[0].items():
            add_upwards(sums, path, weight)
    return sums


def _choose(
    mention: Mention,
    own: Mapping[Path, float],
    known: Mapping[Path, float],
    page: PageTotals,
    home: Path,
    vocabulary: Vocabulary,
) -> Path | None:
    """Return the path that *mention* means: one named in full, one below a place named, the widest, one at home."""
    if not mention.paths:
        return _choose_zone(mention, known, page, home, vocabulary)
    certain = [path for path in mention.paths if path in own]
    if certain:
        return max(certain, key=lambda path: own[path])
    widest = mention.paths[0]
    at_home = dict.fromkeys((home[:length] for length in range(1, len(home) + 1)), 1.0)
    told = len(mention.paths) < len(mention.name.paths)  # 江苏省鼓楼区: no page need tell more than the article does
    for sums in (known,) if told else (known, None, at_home):
        best = _choose_supported(mention.paths, page.sums if sums is None else sums)
        if best:
            return widest if best[: len(widest)] == widest else best
    if len(widest) < _COUNTY and widest[0] not in MUNICIPALITIES:
        return widest
    if not told:
        return None
    steps = itertools.takewhile(lambda step: len(set(step)) == 1, zip(*mention.paths, strict=False))
    return tuple(step[0] for step in steps) or None


def _choose_supported(paths: Sequence[Path], sums: Mapping[Path, float]) -> Path | None:
    """Return the path whose units above are named deepest, then most; None where none is or two are alike."""
    support = []
    for path in paths:
        depth = max((length for length in range(1, len(path)) if path[:length] in sums), default=0)
        support.append(((depth, sums.get(path[:depth], 0.0)), path))
    support.sort(reverse=True)
    (depth, weight), best = support[0]
    if not depth or (len(support) > 1 and support[1][0] == (depth, weight)):
        return None
    return best


def _choose_zone(
    mention: Mention,
    known: Mapping[Path, float],
    page: PageTotals,
    home: Path,
    vocabulary: Vocabulary,
) -> Path | None:
    """Return the zone of the city most named in the article, else on the page, else of the office's home."""
    kind = vocabulary.wording["zones"][mention.name.text]
    for sums in (known, page.sums):
        cities = [path for path in sums if len(path) == _CITY]
        if cities:
            return find_zone(max(cities, key=lambda path: (sums[path], path)), kind, vocabulary)
    return None
