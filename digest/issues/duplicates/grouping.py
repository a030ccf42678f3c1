"""Which items tell the same: copies to the letter, near copies, and one event told twice in other words.

``groups`` decides; nothing is merged that a fact forbids, neither directly nor through a third item.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.issues import wording
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates.contradictions import contradiction
from digest.issues.duplicates.features import Telling, telling_of
from digest.model import Article, Item, Seen

Kind = Literal["exact", "near", "event"]
Judgements = frozenset[frozenset[str]]  # pairs of keys that an editor called "not the same"

CAPTION = 24  # bare characters; a shorter text (图为活动现场) is a copy only under the same headline
SHORT = 40  # bare characters; in a text of one clause a word changed (another works, another village) is another event
NEAR = 0.5  # 4-grams of the shorter text found in the other: every tenth character changed leaves 0.66
PLAINLY = 0.8  # from here on a copy by wording alone; below, notices of two competitions share as much (0.74)
_ORDER: dict[Kind, int] = {"exact": 0, "near": 1, "event": 2}


@dataclass(frozen=True, slots=True)
class Group:
    """Items that tell the same, the leading text first; ``seen``: where earlier issues printed it."""

    items: tuple[Item, ...]
    kind: Kind
    seen: tuple[Seen, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    """What joins two of the compared items."""

    first: int
    second: int
    kind: Kind
    strength: float
    why: str


def key(article: Article) -> str:
    """Return the key of the text of *article*: equal for texts that differ in punctuation, report head or tail only."""
    bare = copies.strip_signs(article.body)
    if len(bare) < CAPTION:
        bare = copies.strip_signs(article.headline) + "|" + bare
    return hashlib.sha256(bare.encode("utf-8")).hexdigest()


def groups(
    items: Sequence[Item],
    seen: Sequence[Seen] = (),
    apart: Judgements = frozenset(),
    *,
    lead_by: Sequence[str] = ("fullest", "earliest"),
    own: Sequence[str] = (),
) -> tuple[Group, ...]:
    """Return the groups among *items*, with what of *seen* tells the same; items that stand alone are in no group.

    *apart* are pairs of ``key`` that an editor has called different. *lead_by* orders the texts of a group by
    ``own`` (publications named in *own*), ``fullest`` and ``earliest``.
    """
    compared = [*items, *(each.item for each in seen)]
    bodies = copies.without_refrains([copies.story(item.article.body) for item in compared])
    tellings = [telling_of(item, body) for item, body in zip(compared, bodies, strict=True)]
    forbidden = _Forbidden(tellings, [key(item.article) for item in compared], apart)
    links = [link for link in _links(bodies, forbidden) if link.first < len(items)]
    clusters = _clusters(len(compared), links, forbidden)
    return tuple(
        _group(cluster, items, seen, links, (lead_by, own))
        for cluster in clusters
        if len(cluster) > 1 and cluster[0] < len(items)
    )


class _Forbidden:
    """Says of two compared items whether a fact or an editor forbids to call them one."""

    def __init__(self, tellings: Sequence[Telling], keys: Sequence[str], apart: Judgements) -> None:
        self.tellings = tellings
        self.keys = keys
        self.copies: set[tuple[int, int]] = set()
        self.misprints: set[tuple[int, int]] = set()
        self._apart = apart

    def mean(self, some: Sequence[int], other: Sequence[int]) -> bool:
        """Say whether the members of two clusters tell one event on average, not one pair of them alone."""
        pairs = [(min(a, b), max(a, b)) for a in some for b in other]
        return sum(map(self._surplus, pairs)) >= 0

    def _surplus(self, pair: tuple[int, int]) -> float:
        """Return by how much a pair is likelier to tell one event than it needs to be."""
        first, second = self.tellings[pair[0]], self.tellings[pair[1]]
        copied = pair in self.copies or pair in self.misprints or self.keys[pair[0]] == self.keys[pair[1]]
        return (1.0 if copied else events.likelihood(first, second)) - events.least(first, second)

    def __call__(self, first: int, second: int) -> bool:
        if frozenset((self.keys[first], self.keys[second])) in self._apart:
            return True
        if self.keys[first] == self.keys[second]:
            return False
        copied, misprinted = (first, second) in self.copies, (first, second) in self.misprints
        return bool(contradiction(self.tellings[first], self.tellings[second], copied=copied, misprinted=misprinted))


def _links(texts: Sequence[str], forbidden: _Forbidden) -> Iterator[_Link]:
    """Give what joins two of the compared *texts*, copies before retellings; a pair is given once."""
    linked: set[tuple[int, int]] = set()
    for pair in sorted(copies.candidates(texts)):
        share = copies.containment(texts[pair[0]], texts[pair[1]])
        if share >= PLAINLY and events.figures_agree(forbidden.tellings[pair[0]], forbidden.tellings[pair[1]]):
            forbidden.copies.add(pair)
        elif share >= NEAR and copies.is_misprinted(texts[pair[0]], texts[pair[1]]):
            forbidden.misprints.add(pair)
        link = None if forbidden(*pair) else _copy(pair, share, texts, forbidden)
        if link:
            linked.add(pair)
            yield link
    for first, second in sorted(events.candidates(forbidden.tellings) - linked):
        if not forbidden(first, second):
            score = events.likelihood(forbidden.tellings[first], forbidden.tellings[second])
            if events.is_likely(score, forbidden.tellings[first], forbidden.tellings[second]):
                why = events.evidence(forbidden.tellings[first], forbidden.tellings[second])
                yield _Link(first, second, "event", score, f"同一事件的可能 {score:.2f}：{why}")


def _copy(pair: tuple[int, int], share: float, texts: Sequence[str], forbidden: _Forbidden) -> _Link | None:
    first, second = pair
    if forbidden.keys[first] == forbidden.keys[second]:
        return _Link(first, second, "exact", 3.0, "去掉报头、编辑署名和标点后文字相同")
    bare = sorted((copies.strip_signs(texts[index]) for index in pair), key=len)
    if len(bare[0]) < CAPTION or (len(bare[0]) < SHORT and bare[0] not in bare[1]):
        return None
    told = forbidden.tellings[first], forbidden.tellings[second]
    if share < NEAR or not (pair in forbidden.misprints or _is_copy(share, *told)):
        return None
    return _Link(first, second, "near", 1 + share, f"文字重合 {share:.0%}")


def _is_copy(share: float, first: Telling, second: Telling) -> bool:
    """Say whether texts of like wording are copies, not one form filled in twice: figures and names agree."""
    if events.figures_differ(first, second):
        return False
    return share >= PLAINLY or events.is_likely(events.likelihood(first, second), first, second)


def _clusters(count: int, links: Sequence[_Link], forbidden: _Forbidden) -> list[list[int]]:
    """Join the strongest links first; a cluster takes in none that a member of it is forbidden with."""
    home = {index: [index] for index in range(count)}
    for link in sorted(links, key=lambda link: (-link.strength, link.first, link.second)):
        some, other = home[link.first], home[link.second]
        if some is other or any(forbidden(min(a, b), max(a, b)) for a in some for b in other):
            continue
        if link.kind == "event" and not forbidden.mean(some, other):
            continue
        some.extend(other)
        home.update(dict.fromkeys(other, some))
    unique = {id(cluster): sorted(cluster) for cluster in home.values()}
    return sorted(unique.values())


def _group(
    cluster: Sequence[int],
    items: Sequence[Item],
    seen: Sequence[Seen],
    links: Sequence[_Link],
    preference: tuple[Sequence[str], Sequence[str]],
) -> Group:
    inside = [link for link in links if link.first in cluster and link.second in cluster]
    members = sorted(
        (items[index] for index in cluster if index < len(items)), key=lambda item: _rank(item, preference)
    )
    earlier = tuple(seen[index - len(items)] for index in cluster if index >= len(items))
    kind = max((link.kind for link in inside), key=_ORDER.__getitem__)
    return Group(tuple(members), kind, earlier, tuple(_told(link, items, seen) for link in inside))


def _rank(item: Item, preference: tuple[Sequence[str], Sequence[str]]) -> tuple[object, ...]:
    """Return the sorting key of *item*: what *preference* asks for first, then source and id."""
    lead_by, own = preference
    article = item.article
    ranks: dict[str, object] = {
        "own": article.origin.publication not in own,
        "fullest": -len(article.body),
        "earliest": article.origin.published or date.max,
    }
    return (*(ranks[wish] for wish in lead_by), article.origin.uri, article.id)


def _told(link: _Link, items: Sequence[Item], seen: Sequence[Seen]) -> str:
    names = [
        wording.headline(items[index])
        if index < len(items)
        else f"第{seen[index - len(items)].number.number}期〈{wording.headline(seen[index - len(items)].item)}〉"
        for index in (link.first, link.second)
    ]
    return f"{names[0]} ＝ {names[1]}：{link.why}"
