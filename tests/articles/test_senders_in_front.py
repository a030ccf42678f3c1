"""A union named in front of a report, in brackets or before 讯, has sent it; that is no part of the report."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Article
from tests.articles.simulator import page_of

BODY = "近日，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。据统计，入夏以来已走访工地40个。"


def _read(lead_in: str, width: int) -> Article:
    text = lead_in + BODY
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    (article,) = segment([page_of("\n".join(["石桥区总工会给修路工送凉茶", *lines, ""]))]).articles
    return article


@pytest.mark.parametrize("width", [20, 200])
@pytest.mark.parametrize(
    "lead_in",
    [
        "本报讯（石桥区总工会 罗小川）",
        "（石桥区总工会罗小川）",
        "本报讯（通讯员 罗小川/石桥区总工会）",
        "本报讯（石桥区总工会供稿）",
        "本报讯 石桥区总工会罗小川报道：",
        "【石桥区总工会讯】",
        "石桥区总工会讯（罗小川）",
        "石桥讯（石桥区总工会 罗小川 康秀兰）",
        "本报石桥7月9日讯（石桥区总 罗小川）",
        "本报讯（石桥区总工会宣教部）",
        "石桥区总工会讯 ",
        "石桥区总工会通讯员 罗小川报道：",
        "本报讯 石桥区总工会 罗小川报道：",
        "【石桥区总工会 罗小川报道】",
        "本网讯（通讯员：罗小川 单位：石桥区总工会）",
    ],
)
def test_a_union_in_front_of_a_report_sent_it(lead_in: str, width: int) -> None:
    article = _read(lead_in, width)
    assert article.contributor.startswith("石桥区总工会")
    assert article.body.replace("\n", "") == BODY


@pytest.mark.parametrize("width", [20, 200])
@pytest.mark.parametrize("union", ["石桥集团工会委员会", "石桥区机关工会联合会"])
def test_so_did_a_union_of_a_longer_name(union: str, width: int) -> None:
    article = _read(f"【{union}讯】", width)
    assert (article.headline, article.contributor) == ("石桥区总工会给修路工送凉茶", union)


@pytest.mark.parametrize(
    ("lead_in", "house"),
    [
        ("石桥新闻网讯 ", "石桥新闻网"),
        ("石桥网讯（记者 罗小川）", "石桥网"),
        ("石桥报道讯（记者 罗小川）", "石桥报道"),
        ("新华社石桥7月9日电 ", "新华社"),
        ("石桥晚报掌上石桥7月9日讯（全媒体记者 罗小川）", "石桥晚报"),
        ("本报讯（记者 罗小川）", ""),
        ("石桥讯（通讯员 罗小川）", ""),
    ],
)
def test_the_house_whose_report_it_says_it_is_printed_it(lead_in: str, house: str) -> None:
    (article,) = segment([page_of(f"{lead_in}{BODY}")]).articles
    assert (article.origin.publication, article.body) == (house, BODY)


@pytest.mark.parametrize("lead_in", ["", "本报讯（记者 罗小川）", "（石桥日报记者 罗小川）", "本报讯 "])
def test_where_no_union_is_named_none_sent_it(lead_in: str) -> None:
    assert _read(lead_in, 20).contributor == ""


def test_who_signs_at_the_end_comes_before_who_stands_in_front() -> None:
    text = f"本报讯（石桥区总工会 罗小川）{BODY}"
    (article,) = segment([page_of(f"石桥区总工会给修路工送凉茶\n{text}\n柳溪县总工会\n")]).articles
    assert article.contributor == "柳溪县总工会"
