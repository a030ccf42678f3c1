"""What the evidence of a misprint weighs: fitted the same way every time, on slips that are put in the same way."""

from __future__ import annotations

import random

import pytest

from benchmarks.proof_weights import NAMES, Example, examples_of, fit, section
from benchmarks.slips import SHARES, of_tables, slipped, slips, written
from digest.proofs.evidence import differing, of_costs, of_place
from digest.proofs.readings import PricedText
from digest.proofs.spots import meant_in
from digest.proofs.weights import weights

TEXT = "市总工会组织开展职工技能竞赛，三百名选手同台比拼，市总工会为优胜者颁发证书。"


def test_a_slip_is_what_it_says() -> None:
    chance = random.Random(3)
    for sort in SHARES:
        slip = slipped(TEXT, sort, of_tables, chance)
        assert slip is not None
        assert slip.text != TEXT
        ahead, behind = slip.text[: slip.start], slip.text[slip.end :]
        assert TEXT.startswith(ahead)
        assert TEXT.endswith(behind)


def test_the_same_slips_are_put_into_the_same_texts() -> None:
    texts = written()[:4]
    assert list(slips(texts, 3)) == list(slips(texts, 3))
    assert list(slips(texts, 3)) != list(slips(texts, 3, seed=2))


def test_every_kind_has_a_weight_for_each_piece_of_evidence() -> None:
    assert set(weights()) == {"word", "alone", "sound", "turn", "across", "lack"}
    assert all(len(costs) + len(place) == len(NAMES) for costs, place in weights().values())


def test_the_evidence_of_a_misprint_is_told() -> None:
    priced = PricedText("职工劳动竟赛开幕，劳动竞赛年年办。")
    one = next(one for one in meant_in(priced, [False] * len(priced.text)) if one.word == "竞赛")
    costs, place = of_costs(priced, one), of_place(priced, one)
    assert (costs.same_sound, costs.length, costs.broken) == (True, 2, 0)
    assert (place.elsewhere, place.word_elsewhere, place.repeated) == (1, 1, 0)


@pytest.mark.parametrize(
    ("stands", "meant", "places"),
    [("竟赛", "竞赛", (0, 1)), ("慰金", "慰问金", (1, 1)), ("会工", "工会", (0, 2)), ("工工会", "工会", (1, 2))],
)
def test_where_two_words_differ(stands: str, meant: str, places: tuple[int, int]) -> None:
    assert differing(stands, meant) == places


def test_what_is_meant_is_told_from_what_is_not() -> None:
    blank = [0.0] * (len(NAMES) - 1)
    found = fit([Example((1.0, float(n % 7), *blank[1:]), n % 7 > 3, 1.0) for n in range(70)])
    assert found[0] + 6 * found[1] > 0 > found[0] + found[1]
    assert found[2:] == [0.0] * len(found[2:])  # what is the same everywhere tells nothing
    assert section("word", found) == section("word", found)


def test_examples_are_what_stands_in_clean_texts_and_what_was_put_in() -> None:
    found = [one for examples in examples_of(written()[:6]).values() for one in examples]
    assert any(one.is_meant for one in found)
    assert any(not one.is_meant for one in found)
    assert all(len(one.evidence) == len(NAMES) for one in found)
