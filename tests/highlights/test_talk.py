"""Sentences that say nothing of what happened: known by their kind, and never chosen beside one that does."""

from __future__ import annotations

import pytest

from digest import highlights
from digest.highlights.talk import talk_of
from digest.model import Article, Origin, Paragraph

DEED = "青溪市总工会投入260万元，改造职工食堂14处，3100名职工受益。"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("greeting", "首先，我代表市总工会向各位选手表示热烈的祝贺！"),
        ("greeting", "金秋时节，我们齐聚一堂，举行技能大赛。"),
        ("courtesy", "每到一户，魏明都与老职工亲切交谈、嘘寒问暖，鼓励他们坚定信心。"),
        ("courtesy", "他详细询问大家的身体和家庭情况，叮嘱大家保重身体。"),
        ("truism", "安全生产是企业发展永恒的主题。"),
        ("truism", "随着平台经济的快速发展，骑手越来越多。"),
        ("truism", "女职工是推动社会进步的重要力量。"),
        ("stance", "青溪市总工会坚持以职工为中心，聚焦职工急难愁盼。"),
        ("exhortation", "各单位要高度重视，确保活动取得实效。"),
        ("praise", "活动内容丰富、形式多样，受到职工普遍欢迎。"),
        ("praise", "选手们密切配合，你追我赶，把比赛一次次推向高潮。"),
        ("backdrop", "安康杯竞赛旨在提高职工的安全素质和技术水平，促进企业安全生产。"),
        ("backdrop", "据悉，此次宣讲以“青春遇见劳模”为主题，旨在弘扬劳模精神，激励学生成长成才。"),
        ("question", "服务怎样送上门？"),
        ("formerly", "以前，青溪市车间的上班时间写在老板的嘴上。"),
        ("announcement", "青溪市总工会推进集体协商，主要做法有以下几点。"),
        ("announcement", "现将青溪市总工会有关情况通报如下："),
        ("attendance", "来自各条战线的286名代表参加会议。"),
        ("attendance", "本次影展由青溪市总工会主办，市职工摄影家协会承办。"),
        ("attendance", "会上，市总工会负责人对活动的具体情况进行了汇报。"),
        ("attendance", "青溪市总工会主席魏明出席。"),
        ("attendance", "座谈会上，5名产业工人代表作了发言。"),
        ("weather", "工地上热浪滚滚，骄阳似火。"),
    ],
)
def test_empty_talk_is_known_and_a_deed_chosen_before_it(kind: str, sentence: str) -> None:
    assert kind in talk_of(sentence)
    article = Article("", Origin("text"), (Paragraph(sentence), Paragraph(DEED)), headline="青溪市总工会实事项目")
    assert highlights.choose(article, 1)[0].text == DEED


@pytest.mark.parametrize(
    "sentence",
    [
        DEED,
        "大会选举产生了由286名代表推选的新一届委员会。",  # who came, and what they did
        "大会提出，要高度重视新就业形态劳动者入会。",  # what a congress asks for is its news
        "市总工会围绕建会入会走访企业12家。",
        "魏明与一线职工亲切交谈，强调要把防暑降温措施落到每个班组。",  # what was asked for on the way
        "市总工会开展百日要约旨在推动企业开门协商。",  # a deed, and what it is for
        "市总工会与老职工促膝谈心，送去慰问金2.4万元。",
        "石桥市总工会看望住院的环卫工，详细了解他的身体恢复情况，并为他申请了大病救助。",
        "市总工会干部深入了解货车司机的生活，当场协调开放停车场两处。",
        "市总工会希望大型企业带头克服困难，稳住岗位。",
        "石桥县总工会新建的驿站旨在解决骑手吃饭难。",
        "通知要求各单位于6月20日前上报名单。",
        "会议通报，今年以来共排查隐患1235条，未整改125条。",
        "市总工会用一百天开展集体协商，采取三项措施取得实效。",
    ],
)
def test_what_was_done_or_resolved_is_no_empty_talk(sentence: str) -> None:
    assert not list(talk_of(sentence))
