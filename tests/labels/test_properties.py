"""Properties: any text is labelled, evidence stands where it says, the same question has one answer."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest import labels
from digest.model import Article, Evidence, Origin, Paragraph
from tests.labels.label_one import regions_of, themes_of

WORDS = """
苏州市 吴江 鼓楼区 和平 高新区 开发区 张浦镇 城区 新疆 全国总工会 市总工会 我市 在 到 与 来自 、 ， 。 “ ” 举行 总工会
工会
送清凉 技能竞赛 劳模 宣讲 为深入 公司 大学 日报 籍 2023年 近日 總工會 送清涼 A
"""
PIECES = (*WORDS.split(), "\n", " ", "\U00020000")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def article(body: str, headline: str, contributor: str) -> Article:
    paragraphs = tuple(Paragraph(line) for line in body.split("\n"))
    return Article("a", Origin("x"), paragraphs, headline=headline, contributor=contributor, captions=(headline,))


def field_of(given_article: Article, piece: Evidence) -> str:
    if piece.where in ("lead", "body"):
        return given_article.body
    if piece.where == "captions":
        return "\n".join(given_article.captions)
    return str(getattr(given_article, piece.where))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
@example("", "", "吴江高新区高新区")
@example("", "", "张浦镇高新区")
@example("全国总工会送清涼", "送清涼", "總工會")
def test_any_text_is_labelled_with_evidence_in_place(body: str, headline: str, contributor: str) -> None:
    asked, vocabulary = article(body, headline.replace("\n", ""), contributor.replace("\n", "")), labels.vocabulary()
    themes = themes_of(asked, vocabulary)
    regions = regions_of(asked, vocabulary, page=(asked,))
    assert 1 <= len(themes.labels) <= 3
    assert len(set(regions.labels)) == len(regions.labels)
    assert all(1 <= len(region.path) <= 3 for region in regions.labels)
    for piece in (*themes.evidence, *regions.evidence):
        assert field_of(asked, piece)[piece.start : piece.end] == piece.text


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_the_same_question_has_the_same_answer(one: str, other: str) -> None:
    vocabulary = labels.vocabulary()
    first, second = article(one, "", ""), article(other, "", "")
    before = themes_of(first, vocabulary), regions_of(first, vocabulary)
    themes_of(second, vocabulary)
    assert (themes_of(first, vocabulary), regions_of(first, vocabulary)) == before
    again = article(one, "", "")
    assert (themes_of(again, vocabulary), regions_of(again, vocabulary)) == before
