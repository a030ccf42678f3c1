"""One event, one item: copies and retellings join the text that leads, what an earlier issue printed stays out."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from digest.issues import amendments, wording
from digest.issues.duplicates import DuplicateGroup, Judgements, groups
from digest.model import Item, LeftOut, Origin, Seen


def merged(
    items: Sequence[Item], seen: Sequence[Seen], apart: Judgements
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Return *items* with each group of duplicates as one, and the ledger's lines on those that went into it.

    A group that *seen* told already is left out whole. *apart* are pairs that an editor called different. The order
    of *items* does not matter.
    """
    ordered = sorted(items, key=lambda item: (item.article.origin.uri, item.article.id))
    found = groups(ordered, seen, apart)
    grouped = {id(item) for group in found for item in group.items}
    alone = [item for item in ordered if id(item) not in grouped]
    leading = [led(group) for group in found if not group.seen]
    return (*alone, *leading), tuple(left for group in found for left in _left_out(group))


def led(group: DuplicateGroup) -> Item:
    """Return the leading item of *group*, which names where the others stood and bears what amends any of them."""
    leader, *others = group.items
    houses = {_house(leader.article.origin): leader.article.origin}
    for other in others:  # another page of one day's paper is no second house
        houses.setdefault(_house(other.article.origin), other.article.origin)
    own = set(leader.amendments)
    borne = dict.fromkeys(each for other in others for each in other.amendments if each not in own)
    return amendments.amended(dataclasses.replace(leader, also=tuple(houses.values())[1:]), tuple(borne), is_own=False)


def _house(origin: Origin) -> tuple[object, ...]:
    """Return what is one house's word: the paper and its day, or the source where no paper is known."""
    return (origin.publication, origin.published) if origin.publication else (origin,)


def _left_out(group: DuplicateGroup) -> list[LeftOut]:
    if group.seen:
        reason = wording.seen(group.seen[-1])
        return [dataclasses.replace(wording.left_out(item, reason), is_old=True) for item in group.items]
    leader, *others = group.items
    reason = f"与《{wording.headline(leader)}》是同一件事，已并入"
    return [dataclasses.replace(wording.left_out(item, reason), kind="merged") for item in others]
