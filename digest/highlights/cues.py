"""Cue words of ``words.toml``, found in one pass over a body (Aho and Corasick, 1975)."""

from __future__ import annotations

import functools
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from importlib.resources import files

import ahocorasick_rs

from digest.highlights.candidates import Candidate


@functools.cache
def _load_groups() -> dict[str, dict[str, list[str]]]:
    text = files("digest.highlights").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def _build_automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """Return the automaton over all words, and the group of each pattern."""
    pairs = [
        (word, name) for name, group in _load_groups().items() if name != "union" for word in group.get("words", ())
    ]
    return ahocorasick_rs.AhoCorasick([word for word, _ in pairs]), tuple(name for _, name in pairs)


@functools.cache
def _index_openers() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the openers by their first character, each with its group, longer ones first."""
    pairs = [(word, name) for name, group in _load_groups().items() for word in group.get("openers", ())]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return {first: tuple(pair for pair in pairs if pair[0][0] == first) for first in {word[0] for word, _ in pairs}}


def find_opener(text: str) -> str:
    """Return the group of the longest opener that *text* begins with, or nothing."""
    return next((name for word, name in _index_openers().get(text[:1], ()) if text.startswith(word)), "")


def is_union(body: str) -> bool:
    """Return whether *body* speaks of unions or workers at all."""
    return any(word in body for word in _load_groups()["union"]["words"])


def count_cues(body: str, candidates: Sequence[Candidate]) -> list[dict[str, int]]:
    """Return for each candidate how many words of each group stand in it; groups without any are left out."""
    automaton, names = _build_automaton()
    starts = [candidate.start for candidate in candidates]
    found: list[dict[str, int]] = [{} for _ in candidates]
    for pattern, start, end in automaton.find_matches_as_indexes(body, overlapping=True):
        position = bisect_right(starts, start) - 1
        if position >= 0 and end <= candidates[position].end:
            here, name = found[position], names[pattern]
            here[name] = here.get(name, 0) + 1
    return found


def find_holders(words: Iterable[str], body: str, candidates: Sequence[Candidate]) -> list[tuple[int, ...]]:
    """Return for each of *words* the positions of the candidates that hold it."""
    starts = [candidate.start for candidate in candidates]
    holders: list[tuple[int, ...]] = []
    for word in words:
        found, here = [], body.find(word)
        while here >= 0:
            position = bisect_right(starts, here) - 1
            end = candidates[position].end if position >= 0 else 0
            if here + len(word) <= end:
                found.append(position)
            here = body.find(word, max(end, here + 1))
        holders.append(tuple(found))
    return holders
