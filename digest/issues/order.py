"""Which item stands in which section, and in which place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.issues import importance, places, wording
from digest.model import Briefing, Item, LeftOut, Manner, Section

# Items without a place stand after all places of their section: division codes are digits, "~" follows them.
_LAST = "~"
_HEADINGS_MOST = 6  # places with a section of their own: with more, most sections hold one entry
_PARTS = ("各省（区、市）", "各市", "各县级市（区）", "各乡镇（街道）")  # what lies in a home of 0, 1, 2, 3 names


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """The items of one section to be, in print order."""

    code: str
    name: str
    items: tuple[Item, ...]


def grouped(
    items: Sequence[Item], briefing: Briefing, manner: Manner
) -> tuple[tuple[SectionGroup, ...], tuple[LeftOut, ...]]:
    """Return the non-empty groups of *items* in the briefing's order, and what its limits and list leave out."""
    gathered = _gathered(items, briefing, manner)
    apart = {id(item) for group in gathered for item in group.items}
    others = [item for item in items if id(item) not in apart]
    sorted_out = (
        _by_region(others, briefing, manner) if briefing.group_by == "region" else _by_theme(others, briefing, manner)
    )
    groups = [*sorted_out, *gathered]
    kept = tuple(replace(group, items=group.items[: briefing.limit or None]) for group in groups if group.items)
    over = [item for group in groups for item in group.items[briefing.limit or len(group.items) :]]
    taken = {id(item) for group in groups for item in group.items}
    unlisted = [item for item in items if id(item) not in taken]
    reasons = [wording.left_out(item, f"超出每栏 {briefing.limit} 条的限额") for item in over]
    return kept, (
        *reasons,
        *(wording.left_out(item, "本简报不设这个栏目") for item in _sorted(unlisted, briefing, manner)),
    )


def _gathered(items: Sequence[Item], briefing: Briefing, manner: Manner) -> list[SectionGroup]:
    """Return the sections that gather short items and photo news, as far as the briefing names them."""
    photos = [item for item in items if briefing.photo_news and item.article.kind == "photo_news"]
    lengths = {id(item): sum(len(sentence.text) for sentence in item.highlights) for item in items if briefing.briefs}
    briefs = (item for item in items if id(item) in lengths and item not in photos)
    short = [item for item in briefs if lengths[id(item)] <= briefing.brief_chars]
    return [
        SectionGroup("briefs", briefing.briefs, _sorted(short, briefing, manner)),
        SectionGroup("photo_news", briefing.photo_news, _sorted(photos, briefing, manner)),
    ]


def _by_theme(items: Sequence[Item], briefing: Briefing, manner: Manner) -> list[SectionGroup]:
    """Return one group a theme; items of a theme that the briefing does not list go to ``other`` if it lists that."""
    codes = [theme.code for theme in briefing.themes]
    homes = [_theme_of(item, codes) for item in items]
    return [
        SectionGroup(
            theme.code,
            theme.name,
            _sorted([item for item, home in zip(items, homes, strict=True) if home == theme.code], briefing, manner),
        )
        for theme in briefing.themes
    ]


def _theme_of(item: Item, codes: Sequence[str]) -> str:
    """Return the first of the item's themes that the briefing lists, else ``other``."""
    return next((theme.code for theme in item.themes if theme.code in codes), "other")


def _by_region(items: Sequence[Item], briefing: Briefing, manner: Manner) -> list[SectionGroup]:
    """Return one group a place: home and the places in it first, by code, those without a place last.

    More than ``_HEADINGS_MOST`` places are told by level: home, all places in it, each province outside.
    """
    placed = sorted(items, key=lambda item: _place_key(item, briefing))
    is_coarse = len({_heading(item, briefing.home, is_coarse=False) for item in placed}) > _HEADINGS_MOST
    places: dict[str, list[Item]] = {}
    for item in placed:
        places.setdefault(_heading(item, briefing.home, is_coarse=is_coarse), []).append(item)
    order = {theme.code: position for position, theme in enumerate(briefing.themes)}
    codes = list(order)
    return [
        SectionGroup(
            f"r{place}",
            name,
            _sorted(group, briefing, manner)
            if briefing.order == "importance"
            else tuple(
                sorted(_sorted(group, briefing, manner), key=lambda item: order.get(_theme_of(item, codes), len(order)))
            ),
        )
        for place, (name, group) in enumerate(places.items(), start=1)
    ]


def _heading(item: Item, home: tuple[str, ...], *, is_coarse: bool) -> str:
    """Return the name of the section of *item* by place: its own, or where *is_coarse* that of its level."""
    path = item.regions[0].path if item.regions else ()
    if not path:
        return "未注明地区"
    if path[: len(home)] != home:
        return path[0] if is_coarse else places.joined(path[:2])
    return _PARTS[min(len(home), len(_PARTS) - 1)] if is_coarse and len(path) > len(home) else path[-1]


def _sorted(items: Sequence[Item], briefing: Briefing, manner: Manner) -> tuple[Item, ...]:
    by_worth = briefing.order == "importance"
    worths = {id(item): worth_of(item, manner)[0] if by_worth else 0.0 for item in items}
    return tuple(sorted(items, key=lambda item: (-worths[id(item)], *_place_key(item, briefing))))


def worth_of(item: Item, manner: Manner) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Return how much *item* matters in an issue of *manner*, and the parts of it."""
    return importance.worth(importance.parts_of(item, manner.home, manner.period), dict(manner.weights))


def numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return *sections* with their entries numbered through the issue, so that “第7条” names one."""
    numbers = itertools.count(1)
    return tuple(
        replace(section, entries=tuple(replace(entry, ordinal=f"{next(numbers)}.") for entry in section.entries))
        for section in sections
    )


def _place_key(item: Item, briefing: Briefing) -> tuple[bool, bool, int, str, tuple[str, ...], str, str]:
    """Order by region: home first, then the office's own order, then division code, then name; the id breaks ties."""
    region = item.regions[0] if item.regions else None
    path = region.path if region else ()
    is_home = bool(briefing.home) and path[: len(briefing.home)] == briefing.home
    code = (region.code if region else "") or _LAST
    own = next((place for place, name in enumerate(briefing.places) if name in path), len(briefing.places))
    return (not path, not is_home, own, code, path, item.article.id, item.article.origin.uri)
