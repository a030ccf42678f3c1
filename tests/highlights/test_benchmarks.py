"""The benchmarks' own parts: what they fit, draw and leave out."""

import sys
from xml.etree import ElementTree

import pytest

from benchmarks import fitting, measures, report, sets, speed, systems
from digest.highlights import ranking


def test_fitted_weights_find_what_sets_the_marked_sentences_apart():
    example = [({"figures": 1.0, "act": 1.0}, True), ({"slogan": 1.0, "act": 1.0}, False), ({"scene": 1.0}, False)]
    weights = fitting.fit([example] * 5)
    assert weights["figures"] > 0.3
    assert weights["slogan"] < 0
    assert weights["figures"] > weights["act"]


def test_weights_are_put_back_after_an_ablation_even_when_it_fails():
    before = dict(ranking.VALUES)

    def fail() -> None:
        with fitting.weighing({"title": 0.0}):
            raise ArithmeticError(ranking.VALUES["title"])

    with pytest.raises(ArithmeticError, match=r"^0\.0$"):
        fail()
    assert before == ranking.VALUES


def test_cross_validation_scores_articles_that_were_not_seen(monkeypatch):
    monkeypatch.setattr(fitting, "FOLDS", 5)
    monkeypatch.setattr(fitting, "ROUNDS", 40)
    scored = fitting.cross_validated(sets.marked()["texts"])
    assert 50 < scored.recall < 100


def test_every_bar_of_the_plot_is_as_long_as_its_number():
    root = ElementTree.fromstring(report.bars("召回", {"digest": 80.0, "lead <3>": 40.0}))
    widths = [float(rect.get("width")) for rect in root.iter("{http://www.w3.org/2000/svg}rect") if rect.get("x")]
    assert widths == [420.0, 210.0]
    assert "lead <3>" in [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_a_table_has_one_line_a_row():
    assert report.table(("a", "b"), [("x", 1.0), ("y", "2")]) == "| a | b |\n|---|---:|\n| x | 1.0 |\n| y | 2 |\n"


def test_a_peer_that_is_not_installed_is_named_and_left_out(monkeypatch):
    monkeypatch.setitem(sys.modules, "sumy", None)
    monkeypatch.setitem(sys.modules, "snownlp", None)
    monkeypatch.delitem(systems.MAKERS, "jieba TextRank")  # jieba.analyse leaves its dictionary open: a warning
    found, missing = systems.available()
    assert {"digest", "lead", "textrank", "lexrank"} <= set(found)
    assert {line.split(":")[0] for line in missing} >= {"sumy TextRank", "sumy LexRank", "snownlp"}


def test_a_peer_ranks_the_same_sentences_that_we_rank():
    article = sets.marked()["texts"][0].article
    backwards = systems.peer(lambda texts: reversed(range(len(texts))))
    assert backwards(article, 3, None) == systems.parts_of(article)[::-1]
    assert measures.keys(backwards, sets.marked()["texts"][:1]).first == 0


def test_systems_take_turns():
    order: list[str] = []
    seconds = speed._turns({name: lambda name=name: order.append(name) for name in "abc"}, 3)
    assert order[3:] == list("abcbcacab")
    assert {name: len(taken) for name, taken in seconds.items()} == {"a": 3, "b": 3, "c": 3}
