"""The vocabulary: themes and places read from their files, and one automaton that finds all of their strings."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

import ahocorasick_rs

from digest import assets, csv_tables
from digest.labels import gazetteer, rules
from digest.tables import read_text

_DATA = Path(__file__).parent / "data"
_PLACES = csv_tables.Columns(
    ("name", "parent", "aliases"), ("name", "parent"), {"名称": "name", "所属": "parent", "别名": "aliases"}
)


# What a string of the automaton is, by kind; ``Scan`` holds its hits in the same order.
_KINDS = 7
_SURE = ("full", "zone", "former")  # kinds of names that are places wherever they stand
_SHORT = ("short", "word")  # kinds of names that can be words
_START = itemgetter(1)  # of a match: its number comes first
PatternEntry = tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What rooms ask of the office's lists; compared by identity, pickled as what it was made from.

    ``entries`` is indexed by the number of the automaton's pattern and tells what it is: a place, words of themes, ….
    """

    rules: rules.ThemeRules
    gazetteer: gazetteer.Gazetteer
    automaton: Any
    entries: Sequence[PatternEntry]
    wording: Mapping[str, Any]
    sources: tuple[Any, ...] = ()
    faults: tuple[csv_tables.RowFault, ...] = ()  # rows of the office's tables that were no use

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make it again: an automaton cannot be pickled."""
        return _build, self.sources

    def find(self, text: str) -> tuple[tuple[Any, ...], ...]:
        """Return what is found in *text*, kind by kind, each by start, longest first; towns are places."""
        found: tuple[list[tuple[int, int, Any]], ...] = tuple([] for _ in range(_KINDS))
        entries = self.entries
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        matches.reverse()  # they come by their ends: of one start the longest is first now
        matches.sort(key=_START)
        for number, start, end in matches:
            for kind, what in entries[number]:
                found[kind].append((start, end, what))
        places, towns = found[0], found[-1]
        for _, end, _ in towns:
            if name := self.gazetteer.find_town(text, end):
                places.append((end - len(name.text), end, name))
        if towns:
            places.sort(key=lambda hit: (hit[0], -hit[1]))
        return tuple(map(tuple, found[:-1]))


def vocabulary(themes_file: Path | None = None, regions_file: Path | None = None) -> Vocabulary:
    """Return the vocabulary of an office; None stands for the lists that travel with the program.

    Raises ConfigError, naming file and key, where a file is missing, or the themes are wrong. Of the places those that
    are right are used; ``faults`` names the others.
    """
    folder = assets.templates() / "vocabulary"
    themes = themes_file or folder / "themes.toml"
    zones = folder / "zones.csv"
    own = csv_tables.load_table(regions_file) if regions_file else b""
    return _build(
        str(themes), read_text(themes), str(zones), csv_tables.load_table(zones), str(regions_file or ""), own
    )


@functools.lru_cache(maxsize=4)  # one a briefing; built from what the files say, so an edited one is read anew
def _build(
    themes_file: str, themes: str, zones_file: str, zones: bytes, regions_file: str, regions: bytes
) -> Vocabulary:
    wording = tomllib.loads((_DATA / "places.toml").read_text(encoding="utf-8"))
    divisions = (_DATA / "divisions.csv").read_text(encoding="utf-8")
    codes, _ = gazetteer.read_divisions(divisions)
    coded = [
        gazetteer.Zone((*parent.split("/"), name), tuple(filter(None, others.split(";"))), 0)
        for name, parent, others in _read_rows("zones.csv")
    ]
    listed, wrong = _make_zones(csv_tables.parse_table(zones_file, zones, _PLACES), codes)
    added, more = _make_zones(csv_tables.parse_table(regions_file, regions, _PLACES), codes)
    strings = {key: frozenset(wording[key].split()) for key in ("words", "city_words", "generic")}
    strings["phrases"] = frozenset(" ".join(wording["phrases"].values()).split())
    former, nicknames, seats = (_read_places(file) for file in ("former.csv", "nicknames.csv", "seats.csv"))
    known = gazetteer.build_gazetteer(
        divisions,
        former,
        nicknames,
        seats,
        (*coded, *listed),
        added,
        gazetteer.Wording(**strings),
    )
    vocabulary = _index(rules.parse(themes_file, themes), known, wording)
    return replace(
        vocabulary, sources=(themes_file, themes, zones_file, zones, regions_file, regions), faults=(*wrong, *more)
    )


def _index(themed: rules.ThemeRules, known: gazetteer.Gazetteer, wording: dict[str, Any]) -> Vocabulary:
    endings = dict.fromkeys(gazetteer.TOWN_ENDINGS, True)
    marks = (wording["levels"], wording["national"], wording["zones"], endings)
    words = rules.hide_words(
        rules.index_words(themed), (name.text for name in known.names.values() if name.kind in _SURE)
    )
    names = (known.names[word] for word in words.keys() & known.names.keys())
    words |= {name.text: replace(words[name.text], counties=name.paths) for name in names if name.kind in _SHORT}
    lists: tuple[Mapping[str, Any], ...] = (
        known.names,
        words,
        rules.index_union_words(themed),
        *marks,
    )
    entries: dict[str, PatternEntry] = {}
    for kind, strings in enumerate(lists):
        entries |= {pattern: (*entries.get(pattern, ()), (kind, what)) for pattern, what in strings.items()}
    automaton = ahocorasick_rs.AhoCorasick(entries, matchkind=ahocorasick_rs.MatchKind.Standard)
    return Vocabulary(themed, known, automaton, tuple(entries.values()), wording)


def _read_rows(file: str) -> Iterator[list[str]]:
    """Yield the cells of every line of a table of the room."""
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split(",")


def _read_places(file: str) -> Iterator[tuple[str, gazetteer.Path]]:
    """Yield the name and the path of every line of a table of the room."""
    return ((name, tuple(path.split("/"))) for name, path in _read_rows(file))


def _make_zones(
    table: csv_tables.CsvTable, codes: Container[gazetteer.Path]
) -> tuple[list[gazetteer.Zone], tuple[csv_tables.RowFault, ...]]:
    """Return the zones of *table*, and the lines that are none: without a name, or below no place that has a code."""

    def make(row: csv_tables.TableRow) -> gazetteer.Zone:
        name, parent, aliases = row.cells
        if not (name and parent):
            raise csv_tables.RowError("要有 name 和 parent 两格", "照样例补齐，没有别名就留空")
        above = tuple(parent.split("/"))
        if above not in codes:
            raise csv_tables.RowError(
                f"parent 不在区划表里：{parent}", "从省写起，用 / 隔开，用现在的全称，例如 江苏省/苏州市"
            )
        return gazetteer.Zone((*above, name), tuple(aliases.split(";")) if aliases else (), row.number)

    return csv_tables.values_of(table, make)
