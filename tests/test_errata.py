"""What a correction says is wrong and right, and of which report."""

import pytest

from digest import highlights
from digest.errata import corrects, is_title_of, narrowed, pairs_in
from digest.model import Article, Origin, Paragraph


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("“126名”应为“162名”。", (("126名", "162名"),)),
        ("“床位40张”系“床位14张”之误。", (("床位40张", "床位14张"),)),
        ("“162名”误为“126名”。", (("126名", "162名"),)),
        ("“520件”应为“250件”，“3.6万元”应为“1.8万元”。", (("520件", "250件"), ("3.6万元", "1.8万元"))),
        ("市总工会提出“一人一码”“一厂一策”。", ()),
    ],
)
def test_pairs(text: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert pairs_in(text) == pairs


def test_a_title_may_be_quoted_loosely() -> None:
    assert is_title_of("沙溪镇总工会为环卫工送早餐", "沙溪镇总工会 为环卫工送早餐")
    assert not is_title_of("沙溪镇总工会为环卫工送早餐", "沙溪镇总工会开设托管班")


def test_a_correction_that_ran_into_its_report_is_no_key_sentence() -> None:
    news = "11月15日，开州区总工会为代驾司机配发反光衣520件，价值3.6万元。"
    wrong = "更正：《开州区总工会给代驾配反光衣》一文中的“520件”应为“250件”。"
    headline = "开州区总工会给代驾配反光衣"
    assert corrects(wrong, headline)
    article = Article("a", Origin("page.txt"), (Paragraph(news), Paragraph(wrong)), headline=headline)
    assert [one.text for one in highlights.choose(article)] == [news]


@pytest.mark.parametrize(
    ("wrong", "right", "stands", "meant"),
    [
        ("为职工追回工资、经济补偿等412万元", "421万元", "412万元", "421万元"),
        ("共追回73万元", "137万元", "73万元", "137万元"),
        ("石桥区总工会主席章明", "张明", "章明", "张明"),
        ("126名环卫工", "162名环卫工", "126名环卫工", "162名环卫工"),
        ("副主席", "主席", "副主席", "主席"),
        ("李敏、王强", "李敏", "李敏、王强", "李敏"),
        ("新建驿站12家、服务站12家", "21家", "新建驿站12家、服务站12家", ""),  # which of them nobody says
        ("在滨河路举行", "人民广场", "在滨河路举行", ""),
    ],
)
def test_of_what_is_quoted_the_part_that_is_wrong_is_replaced(wrong: str, right: str, stands: str, meant: str) -> None:
    start, end, told = narrowed(wrong, right)
    assert (wrong[start:end], told) == (stands, meant)


def test_a_correction_whose_headline_quotes_the_report_is_no_correction_of_itself() -> None:
    wrong = "我会报送的《青溪县总工会举办工会干部培训班》一稿中，“132名”应为“123名”，特此更正。"
    assert corrects(wrong, "青溪县总工会举办工会干部培训班")
    assert not corrects(wrong, "关于“青溪县总工会举办工会干部培训班”稿件的更正")
