"""A person told with one title and, further on, with another: 县总工会主席叶建华……叶建华副主席."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator

from digest.proofs.vocabulary import words

_ENDS = r"(?=[、，。；：）（\s到在为对赴与和及来向给说率带等]|出席|参加|主持|作[了题为]|表示|介绍|指出|强调|要求|一行|陪同|前往)"


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return titles with the name behind them, and one title as it stands behind a name."""
    titles = "|".join(sorted(map(re.escape, words()["titles"].split()), key=lambda one: (-len(one), one)))
    name = f"[{words()['surnames']}][\u4e00-\u9fff]{{1,2}}"
    return re.compile(
        rf"(?P<titles>(?:{titles})(?:[、兼](?:[\u4e00-\u9fff]{{0,8}}?)(?:{titles}))*)(?P<name>{name}){_ENDS}"
    ), re.compile(titles)


def titled_two_ways(text: str) -> Iterator[tuple[int, int, str, str, float]]:
    """Yield titles behind names that are told with others before: where, what is likely, why, how sure."""
    behind_title, one_title = _patterns()
    held: dict[str, set[str]] = defaultdict(set)
    for found in behind_title.finditer(text):
        held[found["name"]].update(one_title.findall(found["titles"]))
    for name, titles in held.items():
        for mention in re.finditer(re.escape(name), text):
            said = one_title.match(text, mention.end())
            if said and said[0] not in titles and not any(one.endswith(said[0]) and one[0] != "副" for one in titles):
                yield (
                    said.start(),
                    said.end(),
                    "、".join(sorted(titles)),
                    f"前文{name}是{'、'.join(sorted(titles))}",
                    0.8,
                )
