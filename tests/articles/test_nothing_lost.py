"""Properties: every character of a page comes out once, pieces point at their place in the source."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.articles import explain, segment
from digest.model import Article, Segmented
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import SEEN

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SCRAPS = st.sampled_from(
    [
        "近日，某县总工会开展活动。",
        "某县总工会",
        "河湾市总",
        "# 标题一行",
        "记者王小川 摄",
        "返回列表 发布新帖",
        "　　缩进的一段，还没有完",
        "查看: 16|回复: 1",
        "“引号没有闭合",
        "）",
        "。。。。。",
        "會(huì)議(yì)開(kāi)始(shǐ)了。",
        "<p>标签里的话。</p>",
        "&nbsp;",
        "熟",
        "12",
        "下转第3版",
        "本报讯 记者李凡 通讯员徐冬云报道 近日，工会办了一场培训。（李凡）",
        "a b c",
        (
            "|首页| 滚动| 国内| 国际 一个标题在这里 接着是很长的一段正文，"
            "讲的是工会如何服务职工，写得很长很长，超过了六十个字。真的很长。 结束 |"
        ),
    ]
)
TEXTS = st.lists(st.one_of(SCRAPS, st.just(""), st.text(max_size=30)), max_size=25).map("\n".join)


def _solid(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace())


def _printed(article: Article) -> Counter[str]:
    fields = (
        article.body,
        article.headline,
        article.kicker,
        article.subheadline,
        article.byline,
        article.signature,
        article.dateline,
    )
    return _solid("".join([*fields, *article.captions]))


def assert_whole(text: str, segmented: Segmented) -> None:
    found: Counter[str] = Counter()
    for article in segmented.articles:
        found += _printed(article)
    for block in segmented.leftover:
        assert text[block.start : block.start + len(block.text)] == block.text
        found += _solid(block.text)
    assert found == _solid(text)


def _assert_pieces(text: str, article: Article) -> None:
    for paragraph in article.paragraphs:
        assert "".join(paragraph.text[piece.start : piece.end] for piece in paragraph.pieces) == paragraph.text
        for piece in paragraph.pieces:
            part = "".join(paragraph.text[piece.start : piece.end].split())
            assert "".join(text[piece.offset : piece.offset + 3 * len(part) + 9].split()).startswith(part)


@given(TEXTS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_lost_invented_or_doubled(text: str) -> None:
    text = text.replace("\r", "")
    segmented = segment([page_of(text)])
    assert_whole(text, segmented)
    for article in segmented.articles:
        _assert_pieces(text, article)
        assert 0.0 <= article.confidence <= 1.0
        assert article.id.isascii()


@given(TEXTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_same_page_same_answer(text: str) -> None:
    assert segment([page_of(text)]) == segment([page_of(text)])


@pytest.mark.parametrize("seed", range(4))
def test_mixed_columns_lose_nothing(seed: int) -> None:
    damage = Damage((12, 22), "all", interleaved=True, displaced=0.05, dropped=0.05, marks=True, furniture="forum")
    text, _ = simulate(random.Random(seed).sample(SEEN, 5), damage, seed)
    segmented = segment([page_of(text)])
    assert_whole(text, segmented)
    for article in segmented.articles:
        _assert_pieces(text, article)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seeds_lose_nothing_and_are_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    segmented = segment([page_of(text, path.name)])
    assert_whole(text, segmented)
    values = explain([page_of(text, path.name)])
    assert {value.line for value in values} == {
        number for number, line in enumerate(text.split("\n"), 1) if line.strip()
    }
    assert max(value.article or 0 for value in values) <= len(segmented.articles)
