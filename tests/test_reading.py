"""Steps 1 to 4 of one source: what comes of them for the issue."""

from __future__ import annotations

from digest import reading
from digest.model import Article, Briefing, Origin, Paragraph


def test_a_neighbours_signature_is_not_taken_over_and_the_editor_is_told() -> None:
    text = "嘉兴市秀洲区总工会推行新就业形态劳动者“一人一码”，注册人数已达1.6万。"
    signed = Article("a", Origin("页.txt"), (Paragraph(text),), contributor="东宁市总工会")
    (item,) = reading.items_of((signed,), Briefing("extract", "", "", ()))
    assert item.article.contributor == ""
    assert any("东宁市总工会" in doubt for doubt in item.doubts)
    assert [sentence.text for sentence in item.highlights] == [text]
