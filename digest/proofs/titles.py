"""A person told with one title and, further on, with another: 县总工会主席叶建华……叶建华副主席."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator

from digest.proofs.vocabulary import words


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return titles with the name behind them, as long as names are and a character shorter, and one title."""
    titles = "|".join(sorted(map(re.escape, words()["titles"].split()), key=lambda one: (-len(one), one)))
    several = rf"(?:{titles})(?:[、兼][\u4e00-\u9fff]{{0,8}}?(?:{titles}))*"
    name = f"[{words()['surnames']}][\u4e00-\u9fff]"
    return re.compile(rf"(?P<titles>{several})(?P<name>{name})(?P<last>[\u4e00-\u9fff]?)"), re.compile(titles)


def titled_two_ways(text: str) -> Iterator[tuple[int, int, str, str, float]]:
    """Yield titles behind names that are told with others before: where, what is likely, why, how sure."""
    behind_title, one_title = _patterns()
    held: dict[str, set[str]] = defaultdict(set)
    for found in behind_title.finditer(text):
        for name in {found["name"], found["name"] + found["last"]}:
            held[name].update(one_title.findall(found["titles"]))
    for said in one_title.finditer(text) if held else ():
        start, end = said.span()
        name = next(
            (one for one in (text[max(0, start - 3) : start], text[max(0, start - 2) : start]) if one in held), ""
        )
        is_list = text[end : end + 2] in held or text.startswith("会", end)  # 主席李明副主席王强; 委员会
        if name and not is_list and not any(one.endswith(said[0]) for one in held[name]):  # a vice is called 主席, too
            told = "、".join(sorted(held[name]))
            yield start, end, told, f"前文{name}是{told}", 0.8
