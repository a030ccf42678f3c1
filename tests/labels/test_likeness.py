"""How a report is worded, against written reports of each theme: the table, its making, its reading."""

from __future__ import annotations

from collections import Counter

import pytest

from digest import labels
from digest.labels import learning, likeness
from digest.labels.scan import scan
from digest.model import Article, Origin, Paragraph


def wording(text: str, headline: str = "") -> likeness.Comparison:
    given = Article("", Origin(""), (Paragraph(text),), headline=headline)
    return likeness.compare(scan(given, labels.vocabulary()), ())


def test_the_table_is_made_of_the_reports_that_lie_beside_it() -> None:
    table = learning.REPORTS.with_name(likeness.FILE).read_text(encoding="utf-8")
    assert learning.digest_of(learning.REPORTS.read_text(encoding="utf-8")) in table


def test_reports_of_two_kinds_are_told_apart() -> None:
    kinds = {"sport": ("跑步比赛", "球赛夺冠", "跑步夺冠"), "food": ("吃饭喝粥", "喝粥送饭", "送饭吃面")}
    told = [(kind, text) for kind, texts in kinds.items() for text in texts]
    reports = [learning.WrittenReport(kind, Counter(likeness.cut(text))) for kind, text in told]
    table = likeness.read_likeness(learning.write_table(learning.learn(reports), "kinds"))
    assert table.codes == ("food", "sport")
    for kind, text in (("sport", "比赛夺冠"), ("food", "喝粥吃面")):
        shares = table.share([number for number, _, _ in table.find(text)])
        assert shares[kind] > 0.7
        assert sum(shares.values()) == pytest.approx(1)


def test_what_stands_at_the_end_of_a_line_is_kept() -> None:
    table = learning.write_table(learning.Learnt(("a", "b"), [0.0, 0.0], {"课": [3.0, -3.0]}), "x")
    assert likeness.read_likeness(table).find("课")
    (report,) = learning.read_reports("ideology | 车间里的党课 | 工友们听了一堂党课。")
    assert report.grams["课"] == 2
    assert not [gram for gram in report.grams if "\n" in gram]


def test_without_a_known_gram_no_theme_is_likelier_than_its_bias() -> None:
    table = likeness.likeness()
    assert max(table.share([]).values()) < 0.1


def test_one_place_is_worded_like_another() -> None:
    assert wording("3月1日，如皋市总工会慰问环卫工。").shares == wording("8月5日，霍州市总工会慰问环卫工。").shares


def test_a_county_whose_short_name_is_a_word_is_worded_like_another() -> None:
    text, headline = "3月1日，{}市总工会慰问环卫工。", "{}慰问环卫工"
    word, other = (wording(text.format(name), headline.format(name)).shares for name in ("文山", "如皋"))
    assert word == other


@pytest.mark.parametrize("firm", ["东方", "江南", "恒昌"])
def test_what_a_firm_calls_itself_behind_its_town_says_nothing(firm: str) -> None:
    known = wording("3月1日，如皋市海螺水泥公司工会慰问环卫工。").shares
    assert wording(f"3月1日，如皋市{firm}水泥公司工会慰问环卫工。").shares == known


def test_what_says_most_is_shown_where_it_stands() -> None:
    given = wording("近日，某县总工会给环卫工送去棉衣。", "棉衣送到手")
    start, end = given.find_telling("welfare")
    assert "送" in "棉衣送到手\n近日，某县总工会给环卫工送去棉衣。"[start:end]


def test_text_behind_the_opening_says_nothing() -> None:
    opening = "近日，某县总工会给环卫工送去棉衣。" + "天冷了，" * 40
    assert wording(opening).shares == wording(opening + "这里办焊工技能大赛。").shares


@pytest.mark.parametrize("person", ["周桂香", "于海波", "高学习", "马安全", "陈文化"])
def test_a_persons_name_is_no_word_of_a_theme(person: str) -> None:
    """Told by what somebody is where it stands first, masked wherever else."""
    body = Paragraph(f"3月8日，挡车工{person}说，工会送来了护腰。{person}笑了。")
    found = scan(Article("a", Origin("x"), (body,), headline=f"护腰送给{person}"), labels.vocabulary())
    assert person not in likeness.read_wording(found, ())
