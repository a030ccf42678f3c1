"""A text as words: what it costs, and what it would with another word, as if it had been read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import word_costs as costs
from digest.proofs import likeness
from digest.proofs.readings import PricedText, WeighedSpan
from digest.proofs.rebuild import Model, model, pairs, toned
from digest.proofs.vocabulary import words_with
from digest.word_costs import START, step


def test_every_word_is_priced_after_the_one_before() -> None:
    priced = PricedText("职工技能竞赛开幕，共300人。")
    words = [START, *map(costs.counted, priced.words), START]
    assert "".join(priced.words) == priced.text
    assert priced.costs[:-1] == list(map(step, words, words[1:]))


def test_a_text_of_the_trade_is_told_by_its_words() -> None:
    trade = PricedText("县总工会组织职工志愿者服务困难职工家庭，工会干部宣传政策。")
    other = PricedText("老汉蹲在崖畔，吧嗒着旱烟，瞅那羊羔撒欢。")
    assert trade.share_of_trade > 0.6 > other.share_of_trade
    assert trade.cost_of_sign < other.cost_of_sign
    assert PricedText("").share_of_trade == 0.5


@pytest.mark.parametrize(
    ("text", "start", "word", "read"),
    [
        ("职工劳动竟赛开幕", 4, "竞赛", "职工 劳动 竞赛 开幕"),
        ("一名老师付带徒弟", 3, "师傅", "一名 老 师傅 带徒弟"),  # what is left of a broken word is one of its own
        ("放一根根本条", 4, "木条", "放 一根 根 木条"),
    ],
)
def test_what_a_word_gains_is_what_the_text_with_it_costs_less(text: str, start: int, word: str, read: str) -> None:
    priced = PricedText(text)
    gap = WeighedSpan(priced, start, start + len(word))
    [found] = gap.gains((word,), -99.0)
    words = [START, *read.split(), START]
    assert found[0] == pytest.approx(sum(priced.costs[:-1]) - sum(map(step, words, words[1:])))
    assert gap.broken == (start not in priced.starts)
    assert not list(gap.gains((word,), found[0]))


@pytest.mark.parametrize(("run", "place", "right"), [("职工劳动竟赛开幕", 4, "竞赛"), ("一名老师付带徒弟", 4, "师傅")])
def test_words_are_found_that_a_character_alike_makes(run: str, place: int, right: str) -> None:
    found = [(start, word) for start, words in words_with(run, place, likeness.alike(run[place])) for word in words]
    assert right in [word for _, word in found]
    assert all(len(word) > 1 and start <= place < start + len(word) for start, word in found)


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
    assert [toned(priced) for priced in ("lǚ", "ma", "shī")] == ["lv3", "ma5", "shi1"]
    assert likeness.is_same_tone("付", "傅")
    assert likeness.sounds_alike("师", "实")
    assert not likeness.is_same_tone("师", "实")
    assert likeness.is_kin("俭", "验")


def test_a_word_sounds_as_it_is_read_and_a_character_as_it_mostly_is() -> None:
    assert likeness.sound_of("组织") == likeness.sound_of("阻止")  # not zhu zhi
    assert likeness.sound_of("银行") == likeness.sound_of("引航") != likeness.sound_of("银杏")
    assert likeness.sound_of("汽车") == likeness.sound_of("骑车")


def test_what_is_counted_is_ranked_by_its_cost() -> None:
    assert costs.rank(costs.alone("工会")) <= costs.known_words()["工会"] < costs.rank(costs.alone("工会") + 0.1)


def test_what_comes_out_alike_of_the_table_of_sounds_is_read_alike():
    written = "建筑剪纸整改蒸汽工会公会".translate(likeness.by_sound())
    assert written[8:10] == written[10:12]
    assert written[1] != written[3]  # zhu and zhi
    heard = likeness._sounds()
    alike: dict[str, list[str]] = {}
    for code, sign in likeness.by_sound().items():
        alike.setdefault(sign, []).append(chr(code))
    assert all(frozenset.intersection(*(heard[sign] for sign in signs)) for signs in alike.values())
