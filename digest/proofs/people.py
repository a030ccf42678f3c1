"""Leaders: a name with another title, a title after its end, a name a slip away from a known one, the order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import ne
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from digest.expressions import expression
from digest.proofs import likeness
from digest.proofs.vocabulary import words

_COMMON: tuple[str, ...] = tuple(words()["titles"].split())
_UNIT = expression(r"[\u4e00-\u9fff]{2,24}$")
_LEVELS = "省市区县州盟旗"  # what a unit begins with whose place a list leaves out: any city has a 市总工会
_SAME_UNIT = 4  # characters at the end by which a unit is known
_LIST = expression(r"(?:、|，|和|以及|及|\s)(?:[\u4e00-\u9fff]{0,12})?")


@dataclass(frozen=True, slots=True)
class Person:
    """A leader of the office's list: the title (or several, 党组书记、主席) held in a unit for a time."""

    name: str
    title: str
    unit: str = ""
    since: date | None = None
    until: date | None = None
    order: int = 0

    def held_on(self, day: date | None) -> bool:
        """Say whether the title is held on *day*; on a day not known it is."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


class Mistaken(NamedTuple):
    """``text[start:end]`` of a leader is likely *meant*."""

    start: int
    end: int
    meant: str
    reason: str
    weight: float


class People:
    """All leaders of the office, ready to be looked for."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.all = tuple(people)

    @cached_property
    def _by_name(self) -> dict[str, list[Person]]:
        found: dict[str, list[Person]] = {}
        for person in self.all:
            found.setdefault(person.name, []).append(person)
        return found

    @cached_property
    def _titles(self) -> list[str]:
        """Return the titles that may stand beside a name, the longest first."""
        own = {part for person in self.all for part in person.title.split("、")}
        return sorted(own | set(_COMMON), key=lambda title: (-len(title), title))

    @cached_property
    def _beside(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Return how titles stand before a name, and after it."""
        one = "|".join(map(re.escape, self._titles))
        return re.compile(rf"((?:{one})(?:[、，兼\s]{{0,2}}(?:{one}))*)[\s：:]?$"), re.compile(
            rf"(?:同志)?((?:{one})(?:、(?:{one}))*)"
        )

    @cached_property
    def _names(self) -> tuple[AhoCorasick, list[str]]:
        names = list(self._by_name)
        return AhoCorasick(names), names

    @cached_property
    def _near_names(self) -> tuple[AhoCorasick, list[tuple[str, str]]]:
        """Return every way to write a name with one character mistaken, doubled or dropped."""
        ways: dict[str, str] = {}
        for name in self._by_name:
            for place, sign in enumerate(name):
                for other in likeness.mistaken_for(sign):
                    ways.setdefault(name[:place] + other + name[place + 1 :], name)
                ways.setdefault(name[:place] + sign + name[place:], name)
        wrong = {way: name for way, name in ways.items() if way not in self._by_name}
        return AhoCorasick(list(wrong)), list(wrong.items())

    def mistaken(self, text: str, day: date | None) -> list[Mistaken]:
        """Return what *text* of a paper of *day* has wrong of the leaders, in order."""
        if not self.all:
            return []
        found = {
            (one.start, one.end): one
            for one in (
                *self.out_of_order(text, day),
                *self.unlike(text, day),
                *self.misspelt(text, day),
                *self.mistitled(text, day),
            )
        }
        return sorted(found.values())

    def misnamed(self, text: str, day: date | None) -> list[Mistaken]:
        """Return those of ``mistaken`` that are ``is_misnamed``."""
        return [one for one in self.mistaken(text, day) if self.is_misnamed(text, one)]

    def is_misnamed(self, text: str, one: Mistaken) -> bool:
        """Say whether *one*, found in *text*, is a name a slip away from the one who holds the title there.

        The unit has to be named, and to be no other one: 长河市总工会 may have a leader of nearly the same name.
        """
        units = {person.unit for person in self._by_name.get(one.meant, ())}
        named = {unit_before(text, first) for first, _ in self._titles_beside(text, one.start, one.end)}
        return any(_names_unit(each, unit) for each in named for unit in units)

    def _mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        automaton, names = self._names
        for number, start, end in automaton.find_matches_as_indexes(text):
            yield start, end, names[number]

    def mistitled(self, text: str, day: date | None) -> Iterator[Mistaken]:
        """Yield titles beside known names that are not theirs, or not any more."""
        for start, end, name in self._mentions(text):
            for first, last in self._titles_beside(text, start, end):
                yield from self._wrong_titles(text, name, first, last, day)

    def _titles_beside(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        before, after = self._beside
        if (found := before.search(text, max(0, start - 40), start)) or (found := after.match(text, end)):
            yield found.span(1)

    def _wrong_titles(self, text: str, name: str, first: int, last: int, day: date | None) -> Iterator[Mistaken]:
        unit = unit_before(text, first)
        persons = self._by_name[name]
        if unit and not any(_is_same_unit(unit, person.unit) or is_body_of(unit, person) for person in persons):
            return  # somebody of another unit may bear the same name
        held = {part for person in persons if person.held_on(day) for part in _parts(person.title)}
        once = {part for person in persons for part in _parts(person.title)}
        for part in re.finditer("|".join(map(re.escape, self._titles)), text[first:last]):
            if part[0] in held or any(one.endswith(part[0]) and "副" not in one[: -len(part[0])] for one in held):
                continue
            title = "；".join(dict.fromkeys(person.title for person in persons if person.held_on(day)))
            reason = (
                f"{name}已不任{part[0]}" if part[0] in once else f"名单里{name}是{title or '已离任'}，不是{part[0]}"
            )
            yield Mistaken(first + part.start(), first + part.end(), title, reason, 0.9)

    def misspelt(self, text: str, day: date | None) -> Iterator[Mistaken]:
        """Yield names a slip away from a known one that stand beside its title."""
        automaton, ways = self._near_names
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            _, name = ways[number]
            if any(first <= start and end <= last for first, last, _ in self._mentions(text)):
                continue
            for first, last in self._titles_beside(text, start, end):
                titles = set(_parts(text[first:last]))
                unit = unit_before(text, first)
                fitting = [
                    one
                    for one in self._by_name[name]
                    if titles & set(_parts(one.title)) and (not unit or _is_same_unit(unit, one.unit))
                ]
                if fitting:
                    yield Mistaken(start, end, name, f"名单里{fitting[0].unit}{fitting[0].title}是{name}", 0.95)

    def unlike(self, text: str, day: date | None) -> Iterator[Mistaken]:
        """Yield names of three with one other character where only one person holds the title of that unit."""
        for person in self.all:
            if len(person.name) != 3 or not person.unit or not person.held_on(day):
                continue
            if person.title not in text:
                continue
            holders = [
                one for one in self.all if one.unit == person.unit and one.title == person.title and one.held_on(day)
            ]
            for found in re.finditer(re.escape(person.title) + "([\u4e00-\u9fff]{3})", text):
                differing = sum(a != b for a, b in zip(found[1], person.name, strict=True))
                unit = unit_before(text, found.start())
                if (
                    differing == 1
                    and len(holders) == 1
                    and unit
                    and _is_same_unit(unit, person.unit)
                    and found[1] not in self._by_name
                ):
                    yield Mistaken(
                        *found.span(1), person.name, f"名单里{person.unit}{person.title}是{person.name}", 0.8
                    )

    def out_of_order(self, text: str, day: date | None) -> Iterator[Mistaken]:
        """Yield names that stand in a list before somebody of a higher rank of the same unit."""
        last: tuple[int, Person] | None = None
        for start, end, name in self._mentions(text):
            person = next((one for one in self._by_name[name] if one.order and one.held_on(day)), None)
            between = text[last[0] : start] if last else ""
            if (
                last
                and person
                and _LIST.fullmatch(between)
                and last[1].unit == person.unit
                and last[1].order > person.order
            ):
                reason = f"名单里{person.name}排在{last[1].name}前面"
                yield Mistaken(last[0] - len(last[1].name), end, f"{person.name}、{last[1].name}", reason, 0.7)
            last = (end, person) if person else None


def _parts(titles: str) -> list[str]:
    return [part for part in re.split("[、，兼\\s]", titles) if part]


def is_body_of(named: str, person: Person) -> bool:
    """Say whether what is *named* ends with the body that a title of *person* begins with: 女职工委员会主任."""
    bodies = (part[: -len(post)] for part in _parts(person.title) for post in _COMMON if part.endswith(post))
    return any(len(body) >= _SAME_UNIT and named.endswith(body) for body in bodies)


def unit_before(text: str, place: int) -> str:
    """Return the unit named right before the titles at *place*; "" if none is."""
    found = _UNIT.search(text, max(0, place - 24), place)
    return found[0] if found else ""


def _names_unit(named: str, unit: str) -> bool:
    """Say whether *named* ends with *unit* (近日苏州市总工会), or is the end of it and nothing else (市总工会)."""
    is_whole = bool(unit) and unit[0] not in _LEVELS and named.endswith(unit)
    return is_whole or (bool(named) and unit.endswith(named))


def _is_same_unit(named: str, unit: str) -> bool:
    """Say whether a unit as *named* in a text (…，市总工会) may be *unit* (苏州市总工会); an empty one fits all."""
    if not unit:
        return True
    if any(named.endswith(unit[start:]) for start in range(max(1, len(unit) - 3))):
        return True
    ends, end = named[-_SAME_UNIT:], unit[-_SAME_UNIT:]  # 市总公会: a slip of its own, but for the kind of place
    return ends[:1] == end[:1] and len(ends) == len(end) == _SAME_UNIT and sum(map(ne, ends, end)) == 1
