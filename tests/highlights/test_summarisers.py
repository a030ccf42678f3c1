"""Every way to score passes the same contract; the graphs do what their papers say; cost grows with the text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ConfigError
from digest.highlights import SUMMARISERS, choose, explain
from digest.model import Article, Origin, Paragraph
from digest.words import TOKENIZERS, cut

SIGNS = "。！？!?“”\"'‘’「」（）…,，：:；\n 　.0123456789年月日市县总工会职工举行慰问他这说摄元人万名%"
ARTICLES = st.builds(
    lambda text, headline: Article("a", Origin("x"), tuple(map(Paragraph, text.split("\n"))), headline=headline),
    st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["Cs"])), max_size=300),
    st.text(st.sampled_from(SIGNS), max_size=20),
)


@pytest.mark.parametrize("summariser", sorted(SUMMARISERS))
@settings(max_examples=60, deadline=None)
@given(article=ARTICLES, count=st.integers(0, 4), max_chars=st.one_of(st.none(), st.integers(1, 200)))
def test_whatever_the_text_sentences_stand_in_it(summariser, article, count, max_chars):
    chosen = choose(article, count, max_chars, summariser=summariser)
    assert len(chosen) <= count
    assert all(article.body[s.start : s.end] == s.text for s in chosen)
    assert all(s.text in article.paragraphs[s.paragraph].text for s in chosen)
    assert max_chars is None or len(chosen) < 2 or sum(len(s.text) for s in chosen) <= max_chars
    spans = sorted((s.start, s.end) for s in chosen)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert {(s.start, s.end) for s in chosen} <= {(s.start, s.end) for s in explain(article, summariser=summariser)}


def article(text: str) -> Article:
    return Article("a", Origin("x"), (Paragraph(text),))


HUB = "工会开展技能竞赛，职工技能竞赛提升职工技能水平。"
TEXT = f"天气晴朗宜人。工会开展普法宣传。{HUB}职工参加技能竞赛。企业支持职工技能提升。窗外小鸟歌唱。"


@pytest.mark.parametrize("summariser", ["textrank", "lexrank"])
def test_graphs_prefer_the_sentence_that_shares_most_words(summariser):
    (best,) = choose(article(TEXT), 1, summariser=summariser)
    assert best.text == HUB


@pytest.mark.parametrize("summariser", ["textrank", "lexrank"])
def test_a_sentence_without_neighbours_keeps_only_the_random_jump(summariser):
    alone = explain(article(TEXT), summariser=summariser)[0]
    assert alone.score == pytest.approx(1.0 if summariser == "lexrank" else 0.15, abs=0.01)


def test_lead_keeps_the_order_of_the_text():
    chosen = choose(article(TEXT), 3, summariser="lead")
    assert [s.start for s in chosen] == sorted(s.start for s in chosen)
    assert chosen[0].text == "天气晴朗宜人。"


@pytest.mark.parametrize("option", ["summariser", "tokenizer"])
def test_an_unknown_name_is_refused_and_the_known_ones_are_told(option):
    with pytest.raises(ConfigError, match=r"没有叫“oracle”的.*可用"):
        choose(article(TEXT), 1, **{option: "oracle"})


def test_code_from_outside_is_named_module_and_function():
    chosen = choose(article(TEXT), 2, summariser="digest.highlights.peers:lead")
    assert chosen == choose(article(TEXT), 2, summariser="lead")


def test_both_tokenizers_give_the_text_back_and_sentences():
    for name, load in TOKENIZERS.items():
        assert "".join(load()(TEXT)) == TEXT
        assert choose(article(TEXT), 1, tokenizer=name)[0].text in TEXT


@pytest.mark.parametrize("summariser", sorted(SUMMARISERS))
def test_cost_is_linear_in_the_number_of_sentences(summariser):
    def seconds(sentences: int) -> float:
        text = "".join(f"{number}日，工会慰问职工{number}人。大家都说好。" for number in range(sentences // 2))
        cut.cache_clear()
        start = time.process_time()
        assert len(choose(article(text), 3, summariser=summariser)) == 3
        return time.process_time() - start

    seconds(200)
    small = min(seconds(1000) for _ in range(2))
    assert min(seconds(4000) for _ in range(2)) < 10 * max(small, 0.01)  # a quadratic method takes 16 times as long


def test_one_sentence_of_five_thousand_characters_is_given_whole():
    text = "市总工会" + "服务职工，" * 1000 + "成效明显。"
    assert [s.text for s in choose(article(text), 3, 300)] == [text]
