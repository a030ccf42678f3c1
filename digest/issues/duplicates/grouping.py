"""Which items tell the same: copies to the letter, near copies, and one event told twice in other words.

``groups`` decides; nothing is merged that a fact forbids, neither directly nor through a third item.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from digest.issues import wording
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates import imprints as imprints
from digest.issues.duplicates.contradictions import contradiction, is_elsewhere
from digest.issues.duplicates.features import Telling, telling_of
from digest.issues.duplicates.imprints import Imprint, imprint_of
from digest.issues.duplicates.whereabouts import near_of
from digest.model import Article, Item, Seen

Kind = Literal["exact", "near", "event"]
Wording = Literal["", "copied", "misprinted"]  # empty: the wording settles nothing
_Pair = tuple[int, int]
Judgements = frozenset[frozenset[str]]  # pairs of keys that an editor called "not the same"

CAPTION = 24  # bare characters; a shorter text (图为活动现场) is a copy only under the same headline
SHORT = 40  # bare characters; in a text of one clause a word changed (another works, another village) is another event
NEAR = 0.5  # 4-grams of the shorter text found in the other: every tenth character changed leaves 0.66
PLAINLY = 0.8  # from here on a copy by wording alone; below, notices of two competitions share as much (0.74)
_AS_GOOD = 0.5  # of the fullest text's length: a mixture of two reports is twice as long as either
# Of a likelihood; tried -0.45 to -0.1: above -0.2 a start and its results met through a third text. Chosen with the
# totals of the half set aside (events_stories_aside) in view, whose figures are told kindly by it.
_LACKS = -0.25
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


def key(article: Article) -> str:
    """Return the key of the text of *article*: equal for texts that differ in punctuation, report head or tail only."""
    bare = copies.strip_signs(article.body)
    if len(bare) < CAPTION:
        bare = copies.strip_signs(article.headline) + "|" + bare
    return hashlib.sha256(bare.encode("utf-8")).hexdigest()


def groups(
    items: Sequence[Item], seen: Sequence[Seen] = (), apart: Judgements = frozenset()
) -> tuple[DuplicateGroup, ...]:
    """Return the groups among *items*, with what of *seen* tells the same; items that stand alone are in no group.

    *apart* are pairs of ``key`` that an editor has called different. The fullest text of a group leads, but a
    sure one before one in doubt; of equal ones the earliest.
    """
    compared = [*items, *(each.item for each in seen)]
    facts = _facts_of(compared, apart)
    copied = list(_copies(facts, len(items)))
    retold = _retellings(facts, len(items), {(link.first, link.second) for link in copied})
    links = [*copied, *retold]
    clusters = (
        _with_printed(cluster, len(items), links, facts)
        for cluster in _clusters(len(compared), links, facts)
        if cluster[0] < len(items)
    )
    return tuple(_group(cluster, items, seen, links) for cluster in clusters if len(cluster) > 1)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of the compared items before any two are joined; pairs are (i < j).

    How alike a pair is in wording is found out when it is asked for, and kept: of most pairs nobody asks.
    """

    tellings: Sequence[Telling]
    imprints: Sequence[Imprint]
    keys: Sequence[str]
    apart: Judgements
    near: Callable[[int], Collection[int]]  # what is not told of places apart
    _known: dict[_Pair, Wording] = field(default_factory=dict)

    def of(self, pair: _Pair) -> tuple[Telling, Telling]:
        """Return what is compared of the two items of *pair*."""
        return self.tellings[pair[0]], self.tellings[pair[1]]

    def is_one_text(self, pair: _Pair) -> bool:
        """Say whether both texts are the same but for signs, report head and tail."""
        return self.keys[pair[0]] == self.keys[pair[1]]

    def is_forbidden(self, pair: _Pair) -> bool:
        """Say whether a fact or an editor forbids to call *pair* one."""
        if frozenset((self.keys[pair[0]], self.keys[pair[1]])) in self.apart:
            return True
        if self.is_one_text(pair) or not contradiction(*self.of(pair)):
            return False
        if contradiction(*self.of(pair), misprinted=True):  # what not even a misprint explains
            return True
        wording = self.wording(pair)
        copied, misprinted = wording == "copied", wording == "misprinted"
        return not wording or bool(contradiction(*self.of(pair), copied=copied, misprinted=misprinted))

    def surplus(self, pair: _Pair) -> float:
        """Return by how much *pair* is likelier to tell one event than it needs to be; what it lacks counts no more
        than ``_LACKS``: two stories of one event may share nothing but what each shares with the news.
        """
        is_copy = self.is_one_text(pair) or self.wording(pair)
        likely = 1.0 if is_copy else events.likelihood(*self.of(pair))
        return max(likely - events.least(*self.of(pair)), _LACKS)

    def may_be_copies(self, pair: _Pair) -> bool:
        """Say whether the imprints of *pair* allow that one copies the other.

        What is told of places apart is a copy only to the letter: of a season's forms every county fills in one.
        """
        some, other = (self.imprints[index] for index in pair)
        return self.is_one_text(pair) or (
            imprints.share_band(some, other)
            and imprints.may_contain(some, other, NEAR)
            and not is_elsewhere(*self.of(pair))
        )

    def share(self, pair: _Pair) -> float:
        """Return how much of the shorter text of *pair* the other has."""
        return imprints.containment(*(self.imprints[index].bare for index in pair))

    def wording(self, pair: _Pair) -> Wording:
        """Return whether the wording of *pair* settles what facts need not."""
        if pair not in self._known:
            self._known[pair] = self._compare_wording(pair) if self.may_be_copies(pair) else ""
        return self._known[pair]

    def _compare_wording(self, pair: _Pair) -> Wording:
        some, other = (self.imprints[index] for index in pair)
        if imprints.may_contain(some, other, PLAINLY) and self.share(pair) >= PLAINLY:
            if events.figures_agree(*self.of(pair)):
                return "copied"
        is_misprinted = copies.is_misprinted(some.bare, other.bare)
        return "misprinted" if is_misprinted and self.share(pair) >= NEAR else ""


def _facts_of(compared: Sequence[Item], apart: Judgements) -> _Facts:
    texts = copies.without_refrains([copies.story(item.article.body) for item in compared])
    tellings = [telling_of(item, text) for item, text in zip(compared, texts, strict=True)]
    prints = [imprint_of(copies.strip_signs(text)) for text in texts]
    return _Facts(tellings, prints, [key(item.article) for item in compared], apart, near_of(tellings))


def _copies(facts: _Facts, fresh: int) -> Iterator[_Link]:
    """Give what joins two items, one of the *fresh* first ones, as copies, in the order of the items."""
    same: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(facts.keys):
        same[own].append(index)
    found = []
    for first, others in imprints.candidates(facts.imprints, fresh):
        near = (others & set(facts.near(first))) | others.intersection(same[facts.keys[first]])
        found += [link for second in near if (link := _copy((first, second), facts))]
    return iter(sorted(found, key=lambda link: (link.first, link.second)))


def _retellings(facts: _Facts, fresh: int, copied: set[_Pair]) -> Iterator[_Link]:
    """Give what joins two items, none of those *copied*, one of the *fresh* first ones, that tell one event."""
    for pair in events.candidates(facts.tellings, fresh, facts.near):
        first, second = facts.of(pair)
        if pair not in copied and not facts.is_forbidden(pair) and events.may_be_likely(first, second):
            score = events.likelihood(first, second)
            if events.is_likely(score, first, second):
                yield _Link(*pair, "event", score, f"同一事件的可能 {score:.2f}：{events.evidence(first, second)}")


def _copy(pair: _Pair, facts: _Facts) -> _Link | None:
    """Return what joins the two texts of *pair* as copies; None if they are none, or must not be called so."""
    if facts.is_one_text(pair):
        return None if facts.is_forbidden(pair) else _Link(*pair, "exact", 3.0, "去掉报头、编辑署名和标点后文字相同")
    some, other = sorted((facts.imprints[index] for index in pair), key=lambda one: len(one.bare))
    if len(some.bare) < CAPTION or (len(some.bare) < SHORT and some.bare not in other.bare):
        return None
    if not imprints.may_contain(some, other, NEAR) or facts.is_forbidden(pair):
        return None
    if (share := facts.share(pair)) < NEAR:
        return None
    if facts.wording(pair) != "misprinted":  # one form filled in twice is no copy: figures and names agree in one
        is_event = share >= PLAINLY or events.is_likely(events.likelihood(*facts.of(pair)), *facts.of(pair))
        if events.figures_differ(*facts.of(pair)) or not is_event:
            return None
    return _Link(*pair, "near", 1 + share, f"文字重合 {share:.0%}")


def _clusters(count: int, links: Sequence[_Link], facts: _Facts) -> list[list[int]]:
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


def _may_join(some: Sequence[int], other: Sequence[int], link: _Link, facts: _Facts) -> bool:
    pairs = [(min(a, b), max(a, b)) for a in some for b in other]
    return not any(map(facts.is_forbidden, pairs)) and (link.kind != "event" or sum(map(facts.surplus, pairs)) >= 0)


def _with_printed(cluster: list[int], fresh: int, links: Sequence[_Link], facts: _Facts) -> list[int]:
    """Return *cluster* with what was printed of it, though that went into the cluster of another.

    What was printed twice, as the beginning and as the end of one thing, joins one of the two only.
    """
    if cluster[-1] >= fresh:
        return cluster
    near = [link for link in links if link.first in cluster and link.second >= fresh]
    joining = (link for link in near if _may_join(cluster, [link.second], link, facts))
    best = max(joining, key=lambda link: link.strength, default=None)
    return [*cluster, best.second] if best else cluster


def _group(
    cluster: Sequence[int], items: Sequence[Item], seen: Sequence[Seen], links: Sequence[_Link]
) -> DuplicateGroup:
    inside = [link for link in links if link.first in cluster and link.second in cluster]
    names = {index: wording.headline(items[index]) for index in cluster if index < len(items)}
    for index in cluster[len(names) :]:
        printed = seen[index - len(items)]
        names[index] = f"第{printed.number.number}期〈{wording.headline(printed.item)}〉"
    members = [items[index] for index in cluster if index < len(items)]
    fullest = max(len(item.article.body) for item in members)
    members.sort(
        key=lambda item: (
            len(item.article.body) < fullest * _AS_GOOD,
            bool(item.doubts),  # a text read out of two, or torn, leads none that is as good and sure
            -len(item.article.body),  # then the fullest, then the earliest, then source and id decide
            item.article.origin.published or date.max,
            item.article.origin.uri,
            item.article.id,
        )
    )
    earlier = tuple(seen[index - len(items)] for index in cluster if index >= len(items))
    kind = max((link.kind for link in inside), key=_ORDER.__getitem__)
    why = tuple(f"{names[link.first]} ＝ {names[link.second]}：{link.why}" for link in inside)
    return DuplicateGroup(tuple(members), kind, earlier, why)
