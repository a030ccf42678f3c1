"""What is known of pairs of items before any two are joined: wording, facts, what forbids to call them one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from digest.issues.duplicates import briefs as briefs
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates import footprints as footprints
from digest.issues.duplicates.contradictions import contradiction, is_elsewhere, names_all
from digest.issues.duplicates.features import Telling, telling_of
from digest.issues.duplicates.footprints import Footprint, footprint_of
from digest.issues.duplicates.whereabouts import near_of
from digest.model import Article, Item

Wording = Literal["", "copied", "misprinted"]  # empty: the wording settles nothing
Pair = tuple[int, int]  # of two items, the first before the second
Judgements = frozenset[frozenset[str]]  # pairs of keys that an editor called "not the same"

CAPTION = 24  # bare characters; a shorter text (图为活动现场) is a copy only under the same headline
NEAR = 0.5  # 4-grams of the shorter text found in the other: every tenth character changed leaves 0.66
PLAINLY = 0.8  # from here on a copy by wording alone; below, notices of two competitions share as much (0.74)

# How far two unlikely news must tell otherwise to be apart, whatever a third says: of 1,576 pairs none was lost and a
# third of 44 wrong ones gone; at 0.7 six of those stayed.
PLAINLY_OTHER = 0.5


def key(article: Article) -> str:
    """Return the key of the text of *article*: equal for texts that differ in punctuation, report head or tail only."""
    bare = copies.strip_signs(article.body)
    if len(bare) < CAPTION:
        bare = copies.strip_signs(article.headline) + "|" + bare
    return hashlib.sha256(bare.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of the compared items, by their numbers.

    How alike a pair is in wording is found out when it is asked for, and kept: of most pairs nobody asks.
    """

    tellings: Sequence[Telling]
    footprints: Sequence[Footprint]
    keys: Sequence[str]
    apart: Judgements
    near: Callable[[int], Collection[int]]  # what is not told of places apart
    _known: dict[Pair, Wording] = field(default_factory=dict)

    def of(self, pair: Pair) -> tuple[Telling, Telling]:
        """Return what is compared of the two items of *pair*."""
        return self.tellings[pair[0]], self.tellings[pair[1]]

    def is_one_text(self, pair: Pair) -> bool:
        """Say whether both texts are the same but for signs, report head and tail."""
        return self.keys[pair[0]] == self.keys[pair[1]]

    def is_forbidden(self, pair: Pair) -> bool:
        """Say whether a fact or an editor forbids to call *pair* one."""
        if frozenset((self.keys[pair[0]], self.keys[pair[1]])) in self.apart:
            return True
        if self.is_one_text(pair) or not (plain := contradiction(*self.of(pair))):
            return False
        if plain == "place" or not (wording := self.wording(pair)):  # places apart no wording explains
            return True
        return bool(contradiction(*self.of(pair), copied=wording == "copied", misprinted=wording == "misprinted"))

    def is_explained(self, pair: Pair, members: Collection[int]) -> bool:
        """Say whether only places keep *pair* apart, one of *members* names those of both, and it tells one event.

        Two firms' or counties' own parts (我县选手获二等奖) in what a third report tells of all.
        """
        first, second = self.of(pair)
        if not is_elsewhere(first, second) or contradiction(first, second, anywhere=True):
            return False
        if frozenset((self.keys[pair[0]], self.keys[pair[1]])) in self.apart or self.surplus(pair) < 0:
            return False
        third = (self.tellings[index] for index in members if index not in pair)
        return any(names_all(one, first, second) for one in third)

    def surplus(self, pair: Pair) -> float:
        """Return by how much *pair* is likelier to tell one event than it needs to be; below nought what it lacks.

        Of a brief and another telling than its report, too short to be judged, that is nothing.
        """
        if self.is_one_text(pair) or self.wording(pair):
            return 1.0 - events.LIKELY
        return events.likelihood(*self.of(pair)) - events.LIKELY if events.is_told(*self.of(pair)) else 0.0

    def lack(self, pair: Pair) -> float:
        """Return what of a negative ``surplus`` is owed to what both texts of *pair* tell, and tell otherwise.

        Two that share nothing since each leaves out most, as a story and a line of a list do, tell nothing apart.
        """
        return self.surplus(pair) * events.told_otherwise(*self.of(pair))

    def is_plainly_other(self, pair: Pair) -> bool:
        """Say whether *pair* are two news that tell otherwise what both tell: no third report makes them one event."""
        first, second = self.of(pair)
        if first.is_story or second.is_story or self.wording(pair) or not events.is_told(first, second):
            return False
        is_unlikely = events.likelihood(first, second) < events.LIKELY
        return is_unlikely and events.told_otherwise(first, second) > PLAINLY_OTHER

    def is_brief(self, pair: Pair) -> bool:
        """Say whether one text of *pair* is wholly a brief of the other."""
        return briefs.is_wholly(*self.of(pair))

    def share(self, pair: Pair) -> float:
        """Return how much of the shorter text of *pair* the other has."""
        return footprints.containment(*(self.footprints[index].bare for index in pair))

    def wording(self, pair: Pair) -> Wording:
        """Return whether the wording of *pair*, not told of places apart, settles what facts need not.

        What is told of places apart is a copy only to the letter: of a season's forms every county fills in one.
        """
        if pair not in self._known:
            self._known[pair] = self._compare_wording(pair)
        return self._known[pair]

    def _compare_wording(self, pair: Pair) -> Wording:
        some, other = (self.footprints[index] for index in pair)
        if not (footprints.share_band(some, other) and footprints.may_contain(some, other, NEAR)):
            return ""
        is_alike = footprints.may_contain(some, other, PLAINLY) and self.share(pair) >= PLAINLY
        if is_alike and events.figures_agree(*self.of(pair)):
            return "copied"
        is_misprinted = copies.is_misprinted(some.bare, other.bare)
        return "misprinted" if is_misprinted and self.share(pair) >= NEAR else ""


def compare(items: Sequence[Item], apart: Judgements) -> Compared:
    """Return what is known of *items*; *apart* are pairs of ``key`` that an editor called different."""
    texts = copies.without_refrains([copies.story(item.article.body) for item in items])
    tellings = [telling_of(item, text) for item, text in zip(items, texts, strict=True)]
    prints = [footprint_of(copies.strip_signs(text)) for text in texts]
    return Compared(tellings, prints, [key(item.article) for item in items], apart, near_of(tellings))
