"""Marks before headlines: parts of one story, and reports of one paragraph with their headline on its first line."""

from __future__ import annotations

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
