"""All readings at once: as cheap as the cheapest, and never cheaper with a word than the text that has that word."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.proofs import costs, likeness
from digest.proofs.costs import START, step
from digest.proofs.lattice import Lattice, words_with
from digest.proofs.rebuild import Model, model, pairs, toned


def test_the_path_costs_what_the_lattice_says() -> None:
    lattice = Lattice("职工技能竞赛开幕", START, "。")
    words = [START, *(word for _, word in lattice.path), "。"]
    assert "".join(words[1:-1]) == "职工技能竞赛开幕"
    assert lattice.cost == pytest.approx(sum(map(step, words, words[1:])))


@pytest.mark.parametrize(("run", "place", "right"), [("职工劳动竟赛开幕", 4, "竞"), ("一名老师付带徒弟", 4, "傅")])
def test_a_word_costs_at_least_what_the_text_with_it_does(run: str, place: int, right: str) -> None:
    lattice = Lattice(run, START, "。")
    found = [(start, word) for start, word in words_with(run, place, likeness.alike(run[place])) if right in word]
    mended = Lattice(run[:place] + right + run[place + 1 :], START, "。").cost
    best = min(lattice.cost_with(start, word) for start, word in found)
    assert mended <= best + 1e-9 < lattice.cost


def test_the_model_and_the_counts_are_mixed(tmp_path: Path) -> None:
    file = tmp_path / "model.arpa"
    file.write_text(
        "\\data\\\nngram 1=3\n\n\\1-grams:\n-1\t工会\t-0.3\n-1\t活动\t-0.3\n-1\t，\t0\n\n"
        "\\2-grams:\n-0.2\t工会 活动\n-0.2\t， 活动\n\n\\end\\\n",
        "utf-8",
    )
    known = model(file)
    assert known.pairs == {("工会", "活动"): pytest.approx(10**-0.2)}  # words of Chinese characters only
    table = pairs({"工会": 4, "活动": 4}, {("工会", "活动"): 3}, known)
    assert table == pairs({"活动": 4, "工会": 4}, {("工会", "活动"): 3}, known)
    assert table[:4] == (1).to_bytes(4, "little")
    rarer = pairs({"工会": 4, "活动": 4}, {}, Model(known.words, known.left, {}))
    assert rarer[:4] == (0).to_bytes(4, "little")


def test_readings_keep_their_tone() -> None:
    assert [toned(reading) for reading in ("lǚ", "ma", "shī")] == ["lv3", "ma5", "shi1"]
    assert likeness.is_same_tone("付", "傅")
    assert likeness.sounds_alike("师", "实")
    assert not likeness.is_same_tone("师", "实")
    assert likeness.is_kin("俭", "验")


def test_what_is_counted_is_ranked_by_its_cost() -> None:
    assert costs.rank(costs.alone("工会")) <= costs.known_words()["工会"] < costs.rank(costs.alone("工会") + 0.1)
