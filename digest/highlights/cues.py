"""Cue words of ``words.toml``, found in one pass over a body (Aho and Corasick, 1975)."""

from __future__ import annotations

import functools
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from importlib.resources import files

import ahocorasick_rs

from digest.highlights.candidates import Candidate


@functools.cache
def _groups() -> dict[str, dict[str, list[str]]]:
    text = files("digest.highlights").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@functools.cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """Return the automaton over all words, and the group of each pattern."""
    pairs = [(word, name) for name, group in _groups().items() for word in group.get("words", ())]
    return ahocorasick_rs.AhoCorasick([word for word, _ in pairs]), tuple(name for _, name in pairs)


@functools.cache
def openers(group: str) -> tuple[str, ...]:
    """Return the words of *group* that count only where a sentence opens with them."""
    return tuple(_groups()[group]["openers"])


def counts(body: str, candidates: Sequence[Candidate]) -> list[dict[str, int]]:
    """Return for each candidate how many words of each group stand in it; groups without any are left out."""
    automaton, names = _automaton()
    starts = [candidate.start for candidate in candidates]
    found: list[dict[str, int]] = [{} for _ in candidates]
    for pattern, start, end in automaton.find_matches_as_indexes(body, overlapping=True):
        position = bisect_right(starts, start) - 1
        if position >= 0 and end <= candidates[position].end:
            here, name = found[position], names[pattern]
            here[name] = here.get(name, 0) + 1
    return found
