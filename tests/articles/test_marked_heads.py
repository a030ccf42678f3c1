"""Marks before headlines: parts of one story, and reports of one paragraph with their headline on its first line."""

from __future__ import annotations

import pytest

from digest.articles import segment
from tests.articles.simulator import page_of

STORY = """一座老船厂的转身
江风猎猎，柳溪久远船厂的最后一条散货船
下了水，老工人们站在码头上看了很久。从
这一天起，这家老厂不再造船，改做塔筒。
■方案改了十一稿
罗小川那时刚当选厂工会主席。他做的头一
件事，是把方案贴到食堂门口，旁边挂一支
笔。职代会前后开了四次，方案改到第十一
稿，赞成票超过了九成。
■老手艺有了新去处
放样工庹川干了三十年，闭着眼能画出船体
的曲线。转岗培训时，他对着电脑软件急得
满头大汗，教他的是二十四岁的大学生。
■账要一笔一笔算
今年上半年，船厂的订单排到了后年，一千
多名职工在新岗位上稳了下来，人均收入比
造船时多了九百元。
柳溪县总
同江职工合唱比赛二十支队伍放歌
本报讯（记者康秀兰）7月9日，同江市职工
合唱比赛举行，二十支队伍的六百名职工登
台，三支队伍获一等奖。
同江市总
"""
BRIEFS = """简讯
●石桥：工间操比出精气神　7月9日，石
桥区机关职工工间操比赛在体育馆举行，三
十七支队伍上场，年龄最大的五十九岁。
●柳溪：百名保洁员免费查体　近日，柳溪
县总工会组织一百零七名保洁员到医院免费
体检，费用由工会经费承担。
●同江：叉车工赛出高手　7月
8日，同江市叉车司机技能竞赛举行，三十九
名选手比拼倒桩、开瓶、叠箱三个项目。
"""


def test_marks_before_the_parts_of_a_story_make_them_no_reports() -> None:
    first, second = segment([page_of(STORY)]).articles
    assert first.headline == "一座老船厂的转身"
    assert first.body.startswith("江风猎猎")
    assert first.body.endswith("多了九百元。")
    assert first.contributor == "柳溪县总工会"
    assert second.headline == "同江职工合唱比赛二十支队伍放歌"


def test_a_brief_has_the_headline_of_its_first_line() -> None:
    articles = segment([page_of(BRIEFS)]).articles
    heads = ["石桥：工间操比出精气神", "柳溪：百名保洁员免费查体", "同江：叉车工赛出高手"]
    assert [article.headline.lstrip("●") for article in articles] == heads
    assert articles[1].body.startswith("近日，柳溪县总工会组织")
    assert articles[2].body.startswith("7月8日，同江市叉车司机")


ITEMS = (
    "连日来，石桥镇总工会的干部分成四个小组走访二十六处工地，把雨衣和胶鞋送到瓦工手中。",
    "柳溪区总工会在全区推行工资集体协商要约行动，已有一百三十家企业签订专项合同。",
    "同江市公交公司工会给驾驶员建起“夜宵灶”，末班车收车以后也能吃上热面。",
    "为方便职工看病，鹿鸣县总工会7月9日起每周请两名医生到服务站坐诊，药费减半收取。",
)


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", [8, 9, 11, 13, 16, 19, 22])
def test_items_of_several_lines_are_reports_each(width: int, indent: str) -> None:
    rows = [f"●{text}" for text in ITEMS]
    lines = [indent * (start == 0) + row[start : start + width] for row in rows for start in range(0, len(row), width)]
    found = segment([page_of("工会短波\n" + "\n".join(lines) + "\n")]).articles
    assert [article.body for article in found] == rows


@pytest.mark.parametrize("width", [12, 15, 18])
def test_headlines_behind_marks_over_their_reports_stay_headlines(width: int) -> None:
    heads = ("石桥镇雨衣胶鞋送到工地", "柳溪区企业集体协商签约", "鹿鸣县医生到服务站坐诊")
    texts = (
        ITEMS[0],
        "7月9日，" + ITEMS[1],
        "7月10日，" + ITEMS[3].removeprefix("为方便职工看病，").replace("7月9日起", ""),
    )
    lines = []
    for head, text in zip(heads, texts, strict=True):
        lines += [f"●{head}", *(text[start : start + width] for start in range(0, len(text), width))]
    found = segment([page_of("\n".join(lines) + "\n")]).articles
    assert [article.headline.lstrip("●") for article in found] == list(heads)
