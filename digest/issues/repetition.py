"""No fact twice in one issue: a sentence whose figures an earlier entry gave already is left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from digest.expressions import expression
from digest.issues import wording
from digest.issues.order import SectionGroup
from digest.model import Item, LeftOut

# A number with what it counts (1260人, 3.96亿元, 95%); years and days say when, not how much.
_FIGURE = expression(r"\d[\d,.]*[万亿]?(?![年月日\d.,万亿])[\u4e00-\u9fff%％]")
# One figure in common happens by chance (100人); two and no other of its own is the same fact told again.
_FEWEST = 2


def unrepeated(groups: Sequence[SectionGroup]) -> tuple[tuple[SectionGroup, ...], tuple[LeftOut, ...]]:
    """Return *groups* without repeated sentences, in print order, and the ledger's lines on those left out.

    An item keeps its best sentence whatever it repeats: what to do with the whole item is not decided here.
    """
    printed: list[frozenset[str]] = []
    left_out: list[LeftOut] = []
    kept: dict[int, Item] = {}
    for item in (item for group in groups for item in group.items):
        best, *rest = item.highlights
        figures = {one.start: frozenset(_FIGURE.findall(one.text)) for one in item.highlights}
        told = [
            one
            for one in rest
            if one.start != best.leans_on
            and len(figures[one.start]) >= _FEWEST
            and any(figures[one.start] <= earlier for earlier in printed)
        ]
        starts = {one.start for one in told}
        leaning = [one for one in rest if one not in told and one.leans_on in starts]
        highlights = tuple(one for one in item.highlights if one not in (*told, *leaning))
        printed.extend(figures[one.start] for one in highlights)
        for sentences, reason in ((told, "本期前面已有同样的数字"), (leaning, "它承接的上一句没有刊出")):
            left_out += [LeftOut(item.article.origin.uri, wording.sentence(one), reason, "line") for one in sentences]
        kept[id(item)] = dataclasses.replace(item, highlights=highlights)
    return tuple(
        dataclasses.replace(group, items=tuple(kept[id(item)] for item in group.items)) for group in groups
    ), tuple(left_out)
