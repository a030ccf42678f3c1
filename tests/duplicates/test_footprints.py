"""What footprints and tables of places propose is all that may be copies or one event; no more is looked at."""

from __future__ import annotations

import itertools

from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import footprints as footprints
from digest.issues.duplicates.contradictions import is_elsewhere
from digest.issues.duplicates.features import telling_of
from digest.issues.duplicates.footprints import footprint_of
from digest.issues.duplicates.whereabouts import near_of
from tests.duplicates.events import ACTORS, TUNED, told

BARE = [copies.strip_signs(telling.article.body) for _, telling in told(TUNED)]


def test_no_pair_that_shares_enough_is_denied_by_its_bits() -> None:
    prints = [footprint_of(bare) for bare in [*BARE, *(bare + other for bare, other in itertools.pairwise(BARE))]]
    denied = 0
    for some, other in itertools.combinations(prints[::3], 2):
        share = footprints.containment(some.bare, other.bare)
        assert footprints.may_contain(some, other, share)
        denied += not footprints.may_contain(some, other, share + 0.1)
    assert denied > 0.9 * len(prints[::3]) ** 2 / 2  # and the bound is near


def test_a_text_shorter_than_a_gram_and_none_leave_a_footprint() -> None:
    short, none = footprint_of("工会"), footprint_of("")
    assert (short.size, none.size) == (1, 1)
    assert footprints.containment("工会", "工会") == 1.0
    assert footprints.share_band(short, footprint_of("工会"))
    assert not footprints.share_band(short, none)


def test_tables_of_places_say_what_a_look_at_each_pair_says() -> None:
    tellings = [telling_of(telling, telling.article.body) for file in (TUNED, ACTORS) for _, telling in told(file)[::2]]
    near = near_of(tellings)
    for first, telling in enumerate(tellings):
        others = set(near(first))
        assert others == {number for number, other in enumerate(tellings) if not is_elsewhere(telling, other)}
    assert sum(len(near(number)) for number in range(len(tellings))) < len(tellings) ** 2 / 5


def test_in_a_crowd_of_one_form_a_copy_is_among_those_compared() -> None:
    form = "七月{0}日市总工会到第{1}公司慰问送去防暑用品{2}件并检查高温津贴发放和错时作业的落实情况"
    texts = [form.format(number % 28 + 1, number, number * 7) for number in range(1, 500)]
    prints = [footprint_of(copies.strip_signs(text)) for text in (texts[0], *texts)]
    followers = dict(footprints.candidates(prints, len(prints)))
    assert max(map(len, followers.values())) <= footprints.MOST
    assert 1 in followers[0]
