"""The themes file: a TOML text in, rules out; every error names file, line and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """The themes in the office's order, the words that make a text union work, the codes for round-ups and aid."""

    themes: tuple[Rule, ...]
    round_up: str
    aid: str
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
    """What one string says: for which themes it speaks, whose shorter words inside it do not count.

    ``counties`` are those that it is the short name of (惠民): where one is named otherwise, too, it says nothing.
    """

    scores: tuple[Score, ...]
    hides: tuple[int, ...]
    counties: tuple[tuple[str, ...], ...] = ()


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
    aid: str = ""
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
    for key, code in (("round_up", found.union.round_up), ("aid", found.union.aid)) if found else ():
        if code not in ("", *codes):
            filling.refuse(("union", key), f"不是本表的主题：{code}", tables.near(code, codes))
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


def hide_words(words: Mapping[str, Word], names: Iterable[str]) -> dict[str, Word]:
    """Return *words*, and of the place *names* those that hold some of them, which they hide: 惠民 of 惠民县."""
    every = dict(words)
    for name in names:
        pieces = (name[start:end] for start in range(len(name)) for end in range(start + 2, len(name) + 1))
        held = {score.theme for piece in pieces if piece in words for score in words[piece].scores}
        if held and name not in words:
            every[name] = Word((), tuple(sorted(held)))
    return every


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
