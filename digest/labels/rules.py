"""The themes file: a TOML text in, checked rules out; every error names file and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from digest.errors import ConfigError
from digest.model import Theme
from digest.tables import parse_toml

Place = Literal["headline", "lead", "any"]
Sign = Literal["proof", "workers", "hint", "other", "none"]
_PLACES = ("headline", "lead", "any")
_THEME_KEYS = {"code", "name", "aliases", "patterns", "exclusions", "examples"}
_PATTERN_KEYS = {"words", "weight", "place"}
_UNION_LISTS = ("words", "workers", "hints", "others", "listed", "exclusions")
_ALIAS_WEIGHT = 2.0  # an office's yearly name is a usual clue, no proof: 攻坚 stands in many texts
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that speak for a theme with the same weight in the same place."""

    words: tuple[str, ...]
    weight: float
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


@dataclass(frozen=True, slots=True)
class Score:
    """What one string says for one theme: the theme's number, a weight, where it counts."""

    theme: int
    weight: float
    place: Place


@dataclass(frozen=True, slots=True)
class Word:
    """What one string says: for which themes it speaks, and whose shorter words inside it do not count."""

    scores: tuple[Score, ...]
    hides: tuple[int, ...]


def parse(file: str, text: str) -> ThemeRules:
    """Return the rules of the TOML *text*; raise ConfigError naming *file* and key."""
    tables = parse_toml(file, text)
    union, entries = tables.get("union", {}), tables.get("theme", [])
    _check_keys(file, "[union]", union, {*_UNION_LISTS, "round_up"})
    if not isinstance(entries, list):
        raise ConfigError(file, "[[theme]] 写法不对", "每个主题以 [[theme]] 一行开头，方括号写两对")
    if not entries:
        raise ConfigError(file, "一个 [[theme]] 也没有", "至少写一个主题")
    themes = tuple(_read_rule(file, number, entry) for number, entry in enumerate(entries, 1))
    _check_codes(file, [rule.theme.code for rule in themes], union.get("round_up", ""))
    lists = {key: _read_strings(file, f"union.{key}", union.get(key, [])) for key in _UNION_LISTS}
    return ThemeRules(themes, union.get("round_up", ""), **lists)


def _check_codes(file: str, codes: list[str], round_up: str) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise ConfigError(file, f"[[theme]] 的 code 重复：{code}", "每个主题的代码只能用一次")
    if round_up and round_up not in codes:
        raise ConfigError(file, f"[union] 的 round_up 不是本表的主题：{round_up}", f"可用的代码：{'、'.join(codes)}")


def _read_rule(file: str, number: int, entry: Mapping[str, Any]) -> Rule:
    where = f"第 {number} 个 [[theme]]"
    _check_keys(file, where, entry, _THEME_KEYS)
    for key in ("code", "name"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ConfigError(file, f"{where} 缺少 {key}", f'补上 {key} = "…"')
    lists = {
        key: _read_strings(file, f"{entry['code']}.{key}", entry.get(key, []))
        for key in ("aliases", "exclusions", "examples")
    }
    if not isinstance(entry.get("patterns", []), list):
        raise ConfigError(file, f"{entry['code']}.patterns 写法不对", "每组线索词以 [[theme.patterns]] 一行开头")
    patterns = [_read_pattern(file, f"{entry['code']}.patterns", pattern) for pattern in entry.get("patterns", [])]
    if entry["code"] != OTHER:
        patterns.append(Pattern((*lists["aliases"], entry["name"]), _ALIAS_WEIGHT))
    return Rule(Theme(entry["code"], entry["name"]), tuple(patterns), lists["exclusions"], lists["examples"])


def _read_pattern(file: str, where: str, entry: Mapping[str, Any]) -> Pattern:
    _check_keys(file, where, entry, _PATTERN_KEYS)
    weight, place = entry.get("weight", 1), entry.get("place", "any")
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise ConfigError(file, f"{where} 的 weight 应是数字", "常用 3、2、1")
    if place not in _PLACES:
        raise ConfigError(file, f"{where} 的 place 只能是 headline、lead 或 any", f"现在写的是“{place}”")
    return Pattern(_read_strings(file, f"{where}.words", entry.get("words", [])), float(weight), place)


def _read_strings(file: str, where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ConfigError(file, f"{where} 应是文字的列表", '写成 ["…", "…"]')
    return tuple(value)


def _check_keys(file: str, where: str, entry: object, known: set[str]) -> None:
    if not isinstance(entry, Mapping):
        raise ConfigError(file, f"{where} 应是一张表")
    for key in entry:
        if key not in known:
            raise ConfigError(file, f"{where} 里有不认识的键 {key}", f"可用的键：{'、'.join(sorted(known))}")


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
