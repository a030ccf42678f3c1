"""A complaint comes with what came of it, or with the other side's answer, and is no point of the first page."""

import pytest

from digest import highlights
from digest.disputes import is_answer, is_claim, is_settled, is_wrong
from digest.model import Article, Origin, Paragraph


@pytest.mark.parametrize(
    "text",
    [
        "35名搬运工到县总工会投诉，称物流公司每天让他们干14小时，加班费54万元分文未给。",
        "61名女工向区总工会反映，厂方三年没有足额缴纳社保费，欠缴187万元。",
        "54名织毯女工投诉地毯厂克扣计件工资，称半年被扣27万元。",
        "万隆纺织厂被诉拖欠社保费187万元。",
        "女工们反映工厂拖欠工资，要求补发12万元。",
        "17名厨师到区总工会讨要加班费，说酒店让他们每天干13个小时，却一分加班费不给。",
        "31名保洁员因加班费问题与物业公司发生争议，向区总工会求助。",
        "26名采菜工告到县总工会，指老板王某欠他们三个月工钱15.6万元，还威胁说“爱干不干”。",
    ],
)
def test_what_one_side_says_is_a_claim(text: str) -> None:
    assert is_claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "今年青溪县总工会受理职工投诉120件，办结118件。",
        "28名女工投诉茶厂拖欠工钱19.6万元，经调解当天付清。",
        "县总工会成立调解室，与企业发生劳动争议调解有了去处。",
        "职工代表反映食堂菜价偏高，工会当场答复。",
        "青溪县总工会开通投诉热线，全天有人接听。",
    ],
)
def test_what_a_union_does_about_complaints_is_none(text: str) -> None:
    assert not is_claim(text)


def test_outcome_and_answer_are_told_apart() -> None:
    assert is_settled("双方达成协议，公司补发加班费54万元。")
    assert is_settled("酒店把21.4万元打到17名厨师的银行卡上。")
    assert not is_settled("搬运工要求补发加班费54万元。")
    assert is_answer("厂方负责人否认欠缴。")
    assert is_answer("公司代表李刚说：“加班费按计件已含在内。”")


CLAIM = "11月9日，青溪县35名搬运工到县总工会投诉，称物流公司让他们每天干14小时，加班费54万元分文未给。"
ANSWER = "公司负责人否认拖欠，称加班费按计件已含在内。"
OUTCOME = "11月17日，经县总工会调解，双方达成协议，公司补发加班费54万元。"


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("told", [(CLAIM, ANSWER), (CLAIM, ANSWER, OUTCOME)], ids=["pending", "settled"])
def test_a_claim_is_given_with_the_last_word_on_it_or_not_at_all(told: tuple[str, ...], count: int) -> None:
    body = "".join((*told, "县总工会法律服务中心每周三值班，接待职工来访。"))
    article = Article("a", Origin("page.txt"), (Paragraph(body),), headline="青溪县35名搬运工投诉超时加班")
    chosen = [one.text for one in highlights.choose(article, count)]
    assert chosen
    assert CLAIM not in chosen or told[-1] in chosen
    leaning = next(one for one in highlights.explain(article) if one.text == CLAIM)
    assert leaning.leans_on == body.index(told[-1])


def test_what_went_wrong_is_not_what_came_of_it() -> None:
    assert is_wrong("专班核对工资表，确认36人被欠120余万元。")
    assert not is_wrong("经过四轮协商，被拖欠的120余万元工资全部发放到位。")
    assert is_settled("总包单位先行垫付，120余万元欠薪于1月5日发放到位。")
    assert not is_settled("送温暖资金全部发放到位。")


def test_wages_that_are_not_paid_or_only_asked_for_are_not_settled() -> None:
    assert not is_settled("石桥镇一家鞋厂112名职工的工资一直没有发放到位。")
    assert not is_settled("职工代表要求企业把工资支付到位。")
    assert is_settled("经县总工会协调，86名工人的工资已经发放到位。")


def test_what_is_done_about_wages_is_not_what_went_wrong() -> None:
    assert not is_wrong("石桥县总工会与人社局开展根治欠薪冬季行动，检查工地45个。")
    assert not is_wrong("欠薪预警平台上线，覆盖工地120个。")
    assert is_wrong("一处工地欠薪，工人找到工会。")
