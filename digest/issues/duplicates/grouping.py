"""Which items tell the same: copies to the letter, near copies, and one event told twice in other words.

``groups`` decides; nothing is merged that a fact forbids, neither directly nor through a third item.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from digest.expressions import expression
from digest.issues import wording
from digest.issues.duplicates import events, facts, footprints, leading, proposals
from digest.issues.duplicates.compared import CAPTION, NEAR, PLAINLY, Compared, Judgements, Pair, compare
from digest.issues.duplicates.features import Telling, words_of
from digest.model import Item, Seen

Kind = Literal["exact", "near", "event"]

SHORT = 40  # bare characters; in a text of one clause a word changed (another works, another village) is another event
SURE = 0.9  # likelihood from which a brief follows its report, whatever the other tellings leave out
# Likelihood from which what two other members leave out does not part them: at 0.4 of 820 pairs two wrong ones more,
# from 0.6 on four pairs lost.
LIKELIER = 0.5
_NAME = 3  # characters of a rare word that is a name; shorter ones are ends of words (日至)
_DAYS = expression(r"[日月年至]")
_ORDER: dict[Kind, int] = {"exact": 0, "near": 1, "event": 2}


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
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


_Links = Mapping[int, Sequence[_Link]]  # by the first item of each


def groups(
    items: Sequence[Item], seen: Sequence[Seen] = (), apart: Judgements = frozenset()
) -> tuple[DuplicateGroup, ...]:
    """Return the groups among *items*, with what of *seen* tells the same; items that stand alone are in no group.

    *apart* are pairs of ``key`` that an editor has called different. Which text of a group leads: ``leading``.
    """
    compared = [*items, *(each.item for each in seen)]
    facts = compare(compared, apart)
    copied = list(_copies(facts, len(items)))
    retold = _retellings(facts, len(items), {(link.first, link.second) for link in copied})
    links: dict[int, list[_Link]] = defaultdict(list)
    for link in (*copied, *retold):
        links[link.first].append(link)
    clusters = (
        _with_printed(cluster, len(items), links, facts)
        for cluster in _clusters(len(compared), itertools.chain(*links.values()), facts)
        if cluster[0] < len(items)
    )
    return tuple(_group(cluster, items, seen, links, facts) for cluster in clusters if len(cluster) > 1)


def _copies(facts: Compared, fresh: int) -> Iterator[_Link]:
    """Give what joins two items, one of the *fresh* first ones, as copies, in the order of the items."""
    same: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(facts.keys):
        same[own].append(index)
    found = []
    for first, others in footprints.candidates(facts.footprints, fresh):
        near = (others & set(facts.near(first))) | others.intersection(same[facts.keys[first]])
        found += [link for second in near if (link := _copy((first, second), facts))]
    return iter(sorted(found, key=lambda link: (link.first, link.second)))


def _retellings(facts: Compared, fresh: int, copied: set[Pair]) -> Iterator[_Link]:
    """Give what joins two items, none of those *copied*, one of the *fresh* first ones, that tell one event."""
    for pair in proposals.candidates(facts.tellings, fresh, facts.near):
        first, second = facts.of(pair)
        if pair not in copied and not facts.is_forbidden(pair) and events.may_be_likely(first, second):
            score = events.likelihood(first, second)
            if score >= events.LIKELY:
                yield _Link(*pair, "event", score, f"同一事件的可能 {score:.2f}：{_evidence(first, second)}")


def _copy(pair: Pair, facts: Compared) -> _Link | None:
    """Return what joins the two texts of *pair* as copies; None if they are none, or must not be called so."""
    if facts.is_one_text(pair):
        return None if facts.is_forbidden(pair) else _Link(*pair, "exact", 3.0, "去掉报头、编辑署名和标点后文字相同")
    some, other = sorted((facts.footprints[index] for index in pair), key=lambda one: len(one.bare))
    if len(some.bare) < CAPTION or (len(some.bare) < SHORT and some.bare not in other.bare):
        return None
    if not footprints.may_contain(some, other, NEAR) or facts.is_forbidden(pair):
        return None
    if (share := facts.share(pair)) < NEAR:
        return None
    if facts.wording(pair) != "misprinted":  # one form filled in twice is no copy: figures and names agree in one
        is_event = share >= PLAINLY or events.likelihood(*facts.of(pair)) >= events.LIKELY
        if events.figures_differ(*facts.of(pair)) or not is_event:
            return None
    return _Link(*pair, "near", 1 + share, f"文字重合 {share:.0%}")


def _clusters(count: int, links: Iterable[_Link], facts: Compared) -> list[list[int]]:
    """Join the strongest links first; a cluster takes in none that a member of it is forbidden with.

    An event joins two clusters only if their members tell it on average, not one pair of them alone.
    """
    home = {index: [index] for index in range(count)}
    for link in sorted(links, key=lambda link: (-link.strength, link.first, link.second)):
        some, other = home[link.first], home[link.second]
        if some is other:  # before its pairs are put together: a hundred copies have thousands of links
            continue
        if _may_join(some, other, link, facts):
            some.extend(other)
            home.update(dict.fromkeys(other, some))
    unique = {id(cluster): sorted(cluster) for cluster in home.values()}
    return sorted(unique.values())


def _may_join(some: Sequence[int], other: Sequence[int], link: _Link, facts: Compared) -> bool:
    pairs = [(min(a, b), max(a, b)) for a in some for b in other]
    members = [*some, *other]
    if any(facts.is_forbidden(pair) and not facts.is_explained(pair, members) for pair in pairs):
        return False
    if link.kind != "event" or _is_sure_brief(link, facts):
        return True
    return not any(map(facts.is_plainly_other, pairs)) and _is_told_by_most(pairs, link, facts)


def _is_told_by_most(pairs: Sequence[Pair], link: _Link, facts: Compared) -> bool:
    """Say whether *pairs* tell one event on average; where *link* is likely, silence of two is no word against it."""
    surplus = [facts.surplus(pair) for pair in pairs]
    if link.strength < LIKELIER or sum(surplus) >= 0:
        return sum(surplus) >= 0
    return sum(own if own >= 0 else facts.lack(pair) for own, pair in zip(surplus, pairs, strict=True)) >= 0


def _is_sure_brief(link: _Link, facts: Compared) -> bool:
    """Say whether *link* joins a report and a brief of it, whose own few words other tellings need not share."""
    return link.strength >= SURE and facts.is_brief((link.first, link.second))


def _with_printed(cluster: list[int], fresh: int, links: _Links, facts: Compared) -> list[int]:
    """Return *cluster* with what was printed of it, though that went into the cluster of another.

    What was printed twice, as the beginning and as the end of one thing, joins one of the two only.
    """
    if cluster[-1] >= fresh:
        return cluster
    near = [link for index in cluster for link in links.get(index, ()) if link.second >= fresh]
    joining = (link for link in near if _may_join(cluster, [link.second], link, facts))
    best = max(joining, key=lambda link: link.strength, default=None)
    return [*cluster, best.second] if best else cluster


def _group(
    cluster: Sequence[int], items: Sequence[Item], seen: Sequence[Seen], links: _Links, facts: Compared
) -> DuplicateGroup:
    inside = [link for index in cluster for link in links.get(index, ()) if link.second in cluster]
    inside.sort(key=lambda link: (link.kind == "event", link.first, link.second))
    names = {index: wording.headline(items[index]) for index in cluster if index < len(items)}
    for index in cluster[len(names) :]:
        printed = seen[index - len(items)]
        names[index] = f"第{printed.number.number}期〈{wording.headline(printed.item)}〉"
    fresh = [index for index in cluster if index < len(items)]
    tellings = {id(items[index]): facts.tellings[index] for index in fresh}
    members = leading.in_turn([items[index] for index in fresh], tellings)
    earlier = tuple(seen[index - len(items)] for index in cluster if index >= len(items))
    kind = max((link.kind for link in inside), key=_ORDER.__getitem__)
    why = tuple(f"{names[link.first]} ＝ {names[link.second]}：{link.why}" for link in inside)
    return DuplicateGroup(tuple(members), kind, earlier, why)


def _evidence(first: Telling, second: Telling) -> str:
    """Return, in Chinese, what both texts have in common."""
    some, other = first.facts, second.facts
    days = "、".join(f"{day.month}月{day.day}日" for day in sorted(some.days & other.days))
    places = "、".join(path[-1] for path in sorted(set(first.regions) & set(second.regions)))
    figures = "、".join(f"{figure:g}" for figure in sorted(some.shared(other)) if facts.surprise(figure) >= 0.5)
    persons = first.persons | second.persons
    shared = events.common(first.rare, second.rare, (first.text, second.text)) - words_of("campaigns")
    names = [word for word in shared if word in persons or (len(word) >= _NAME and not _DAYS.search(word))]
    named = "、".join(sorted(names, key=lambda word: (-len(word), word))[:5])
    parts = (("同地", places), ("同日", days), ("同数", figures), ("同名", named))
    return "；".join(f"{name} {what}" for name, what in parts if what) or "标题和导语用词相近"
