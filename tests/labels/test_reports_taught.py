"""Kinds of reports that the written ones teach, each beside one that looks alike and is of another theme."""

from __future__ import annotations

import pytest

from digest import labels
from digest.model import Article, Origin, Paragraph
from tests.labels.label_one import themes_of


@pytest.mark.parametrize(
    ("theme", "headline", "text"),
    [
        # A member's card is a benefit; what runs on a telephone is not.
        (
            "welfare",
            "",
            "5月6日，新昌县总工会会员服务卡项目签约，会员卡集会员身份识别、银行借记卡和公共交通功能于一体。",
        ),
        ("digital", "", "5月6日，新昌县总工会的小程序上线，会员在手机上登记、查询、提交申请，后台自动审核。"),
        # What is given is welfare, whoever receives it; a place for them is theirs.
        ("welfare", "", "1月9日，武夷山市总工会给快递员、外卖骑手送去护膝和热姜茶，叮嘱大家雪天慢行。"),
        ("newforms", "", "1月9日，武夷山市总工会给快递员、外卖骑手建的歇脚驿站开门，可以热饭、充电。"),
        # A game or a craft on women's day is culture; what is done for their health is women's.
        (
            "culture",
            "女教师画团扇迎三八",
            "为陶冶教师情操，3月5日，云和县一所小学的工会组织女教职工制作香囊，老师们边学边做，香气满屋。",
        ),
        ("culture", "", "3月6日，县医院工会举办庆三八女职工接力赛，八个分会的选手你追我赶，儿科分会先冲过终点。"),
        ("women", "", "3月6日，县医院工会请妇科医生为女职工做乳腺检查，八十人参加。"),
        # The first congress founds a union; from the second on it is the union's own affair.
        (
            "organizing",
            "",
            "6日，县物流园工会联合会召开第一次代表大会，六十名代表听取工作委员会的工作报告，宣读县总工会关于人事安排的批复。",
        ),
        (
            "governance",
            "",
            "6日，县物流园工会联合会召开第三次代表大会，六十名代表听取上届委员会的工作报告，选举产生新一届委员会。",
        ),
        # Whatever guests are told of, they come to learn.
        (
            "governance",
            "考察组到我区交流",
            "6月2日，外省一个县的总工会考察组来我区学习交流，区总工会负责人介绍行业集体协商和职工子女托管的做法。",
        ),
    ],
)
def test_a_kind_of_report_is_told_from_its_neighbour(theme: str, headline: str, text: str) -> None:
    given = Article("", Origin(""), (Paragraph(text),), headline=headline)
    assert themes_of(given, labels.vocabulary()).labels[0].code == theme
