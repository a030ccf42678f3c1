"""The themes file and the table of deeds: TOML texts in, rules out; every error names file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from digest import tables
from digest.model import Theme
from digest.tables import FILLED, Filling, Limits

Place = Literal["headline", "lead", "any"]
Sign = Literal["proof", "workers", "hint", "other", "none"]
_ALIAS_WEIGHT = 2.0  # an office's yearly name is a usual clue, no proof: 攻坚 stands in many texts
OTHER = "other"

_Text = Annotated[str, FILLED]
_Words = tuple[_Text, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that speak for a theme with the same weight in the same place."""

    words: _Words = ()
    weight: Annotated[float, Limits(-100, 100)] = 1.0  # those shipped have 1 to 4
    place: Place = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """One theme of the file: what speaks for it, what only looks so, and sentences that must come out as it."""

    theme: Theme
    patterns: tuple[Pattern, ...]
    exclusions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeRules:
    """The themes in the office's order, the words that make a text union work, the code for reports on everything."""

    themes: tuple[Rule, ...]
    round_up: str
    words: tuple[str, ...]
    workers: tuple[str, ...]
    hints: tuple[str, ...]
    others: tuple[str, ...]
    listed: tuple[str, ...]
    exclusions: tuple[str, ...]


class Score(NamedTuple):
    """What one string says for one theme: the theme's number, a weight, where it counts."""

    theme: int
    weight: float
    place: Place


@dataclass(frozen=True, slots=True)
class Word:
    """What one string says: for which themes it speaks, and whose shorter words inside it do not count."""

    scores: tuple[Score, ...]
    hides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What is done, by the number of the theme whose work it is: patterns, and kinds of deeds where none is found.

    ``visit`` is the theme of going to learn, ``benefit`` that of what is done for somebody, ``group`` that of what is
    done for ``people``, if it would else be one of ``parts``.
    """

    patterns: Mapping[int, re.Pattern[str]]
    kinds: Mapping[str, int]
    visit: int
    benefit: int
    group: int
    people: re.Pattern[str]
    parts: frozenset[int]


@dataclass(frozen=True, slots=True)
class _RuleTable:
    code: _Text
    name: _Text
    aliases: _Words = ()
    patterns: tuple[Pattern, ...] = ()
    exclusions: _Words = ()
    examples: _Words = ()


@dataclass(frozen=True, slots=True)
class _UnionTable:
    round_up: str = ""
    words: _Words = ()
    workers: _Words = ()
    hints: _Words = ()
    others: _Words = ()
    listed: _Words = ()
    exclusions: _Words = ()


@dataclass(frozen=True, slots=True)
class _ThemesFile:
    theme: Annotated[tuple[_RuleTable, ...], FILLED]
    union: _UnionTable = field(default_factory=_UnionTable)


def parse(file: str, text: str) -> ThemeRules:
    """Return the rules of the TOML *text*; raise ConfigError naming *file*, line and key of all that is wrong."""
    filling = Filling(tables.parse(file, text), _ThemesFile)
    found = filling.fill()
    codes = [theme.code for theme in found.theme] if found else []
    for number, code in enumerate(codes):
        if code in codes[:number]:
            filling.refuse(("theme", number, "code"), f"{code} 前面已经写过了", "每个主题的代码只能用一次")
    if found and found.union.round_up not in ("", *codes):
        wrong = found.union.round_up
        filling.refuse(("union", "round_up"), f"不是本表的主题：{wrong}", tables.near(wrong, codes))
    if found is None or filling.slips:
        raise filling.error()
    made = []
    for theme in found.theme:  # its name and aliases speak for it too
        names = () if theme.code == OTHER else (Pattern((*theme.aliases, theme.name), _ALIAS_WEIGHT),)
        shown = Theme(theme.code, theme.name)
        made.append(Rule(shown, (*theme.patterns, *names), theme.exclusions, theme.examples))
    return ThemeRules(tuple(made), **tables.values(found.union))


def index_words(rules: ThemeRules) -> dict[str, Word]:
    """Return what every string of the file says; of two weights for one theme the greater counts."""
    scores: dict[str, dict[int, Score]] = {}
    hides: dict[str, list[int]] = {}
    for number, rule in enumerate(rules.themes):
        for pattern in sorted(rule.patterns, key=lambda pattern: pattern.weight):
            for word in pattern.words:
                scores.setdefault(word, {})[number] = Score(number, pattern.weight, pattern.place)
        for word in rule.exclusions:
            hides.setdefault(word, []).append(number)
    return {
        word: Word(tuple(scores.get(word, {}).values()), tuple(hides.get(word, ()))) for word in scores.keys() | hides
    }


def index_union_words(rules: ThemeRules) -> dict[str, Sign]:
    """Return what strings say for union work; ``none`` are phrases in which the others do not count."""
    lists: tuple[tuple[Sign, tuple[str, ...]], ...] = (
        ("other", rules.others),
        ("hint", rules.hints),
        ("workers", rules.workers),
        ("proof", rules.words),
        ("none", (*rules.listed, *rules.exclusions)),
    )
    return {word: sign for sign, words in lists for word in words}


def read_deeds(themed: ThemeRules, text: str) -> Deeds:
    """Return what the TOML *text* tells of deeds; of the themes that the office has."""
    raw = tomllib.loads(text)
    numbers = {rule.theme.code: number for number, rule in enumerate(themed.themes)}
    choices = {code: list(parts) for code, parts in raw["deeds"].items() if code in numbers}
    for code, pair in raw["pairs"].items():
        does, done, objects = (f"(?:{pair[part]})" for part in ("does", "is", "objects"))
        between = f"{{0,{pair['apart']}}}"
        if code in choices:
            choices[code] += [f"{does}[^，。]{between}{objects}", f"{objects}[^，。为给替]{between}{done}"]
    patterns = {
        numbers[code]: re.compile("|".join(whole for part in parts for whole in _open_group(part)))
        for code, parts in choices.items()
    }
    kinds = {kind: numbers[code] for kind, code in raw["kinds"].items() if code in numbers}
    group = raw["group"]
    visit, benefit, own = (numbers.get(code, -1) for code in (raw["visit"], raw["benefit"], group["theme"]))
    parts = frozenset(numbers[code] for code in group["of"] if code in numbers and own >= 0)
    return Deeds(patterns, kinds, visit, benefit, own, re.compile(group["people"]), parts)


def _open_group(pattern: str) -> list[str]:
    """Return *pattern* as one for each choice it begins with: search is fast where all begin with a character."""
    if not pattern.startswith("(?:"):
        return [pattern]
    depth, start, choices = 1, 3, list[str]()
    for place in range(start, len(pattern)):
        sign = pattern[place]
        depth += (sign == "(") - (sign == ")")
        if depth == 0 or (depth == 1 and sign == "|"):
            choices.append(pattern[start:place])
            start = place + 1
        if depth == 0:
            break
    return [whole for choice in choices for whole in _open_group(choice + pattern[start:])]
