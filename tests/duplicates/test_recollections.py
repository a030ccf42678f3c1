"""What a report only recalls is not what it tells: its figures, and the month of which it names no day."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from digest.issues.duplicates import events as events
from digest.issues.duplicates import groups
from digest.issues.duplicates.features import Telling, telling_of
from digest.issues.duplicates.recollections import recollected
from tests.duplicates.events import item

REGION = "山东省/滨州市/沾化区"


def telling(headline: str, body: str) -> Telling:
    return telling_of(item("t", None, REGION, headline, body), body)


@pytest.mark.parametrize(
    ("text", "past", "months"),
    [
        (
            "区总工会6月8日加装风扇24台。棚子去年建成，共6处，服务310名盐工。",
            "棚子去年建成，共6处，服务310名盐工。",
            set(),
        ),
        ("区总工会今年6月建成的6处遮阳棚，入夏以来服务1.9万人次。", "区总工会今年6月建成的6处遮阳棚，", {6}),
        ("今年选手48名，去年同期36名，今年还增设了焊工项目。", "去年同期36名，", set()),
        ("去年8月，县总工会发放助学金51.6万元，目前有86人加入志愿队。", "去年8月，县总工会发放助学金51.6万元，", {8}),
        ("8月6日，县总工会培训4场。", "", set()),
        ("8月，县总工会培训4场，学员120名。", "", set()),
        ("集体合同期两年，惠及职工860名。", "", set()),
        ("县总工会定于9月举行大赛，目前已有64人报名。", "", set()),
        ("去年打核桃，艾力摔下来，躺了四十天。", "", set()),
    ],
    ids=[
        "a sentence",
        "a thing by its past",
        "a clause",
        "to now",
        "a day",
        "no other time",
        "a term",
        "to come",
        "all",
    ],
)
def test_what_is_recalled_is_told_from_what_is_told(text: str, past: str, months: set[int]) -> None:
    found = recollected(text)
    assert (found.past, set(found.months)) == (past, months)
    assert sorted(found.own + found.past) == sorted(text)


def test_the_start_is_not_what_its_results_recall() -> None:
    start = "6月4日，沾化区总工会投资27万元在滨海镇盐场建成6处遮阳棚，配有饮水机和急救箱，可供310名盐工轮流歇息。"
    results = "沾化区总工会今年6月投资27万元建成的6处遮阳棚，入夏以来服务盐工1.9万人次，310名盐工无一人中暑。"
    again = "在滨海镇，6处遮阳棚4日建成。沾化区总工会投资27万元，棚里有饮水机和急救箱，310名盐工可以轮流歇息。"
    first, later, other = (
        item(name, None, REGION, headline, body)
        for name, headline, body in (
            ("a", "沾化区总工会为盐工建起6处遮阳棚", start),
            ("b", "沾化盐场遮阳棚入夏以来服务盐工1.9万人次", results),
            ("c", "盐滩上有了阴凉", again),
        )
    )
    assert groups([first, later]) == ()
    assert len(groups([first, other])) == 1
    assert telling("", results).facts.recalled == {270000.0, 6.0}
    assert telling("", start).facts.recalled == frozenset()


def test_what_a_story_counts_and_the_news_does_not_speaks_against_it() -> None:
    news = telling("送清凉", "6月4日，沾化区总工会为盐场310名盐工送去毛巾620条，并建成6处遮阳棚。")
    story = "老宋晒了三十一年盐。那天一辆车停在盐滩边上，三百一十个人都有份，{}他把毛巾搭在脖子上。"
    known, unknown = (telling("", story.format(more)) for more in ("", "西瓜切了八十七个，"))
    assert (known.is_story, news.is_story) == (True, False)
    assert events.features(news, known)["untold"] == 0.0
    assert events.features(news, unknown)["untold"] > 0.3


def test_persons_are_as_many_in_all_that_one_union_does() -> None:
    shoes = telling("", "12月11日，嘉荫县总工会为237名管护员发放棉鞋286双。")
    check = telling("", "12月18日，嘉荫县总工会组织237名管护员体检。")
    again = telling("", "嘉荫县总工会给管护员送来二百八十六双棉鞋。")
    assert events.features(shoes, check)["things"] == 0.0
    assert events.features(shoes, again)["things"] > 0.5


def test_a_story_names_another_person_than_its_news() -> None:
    """The news names who leads the union, the story who got something; two reports of one kind are apart by it."""
    led = telling("", "6月4日，沾化区总工会建成遮阳棚，副主席郭宝田到场查看。")
    told = telling("", "晒盐的宋玉亮脖子上的皮脱了一层又一层。那天他坐进了新立的棚子。")
    other = telling("", "6月4日，沾化区总工会建成遮阳棚，副主席宋玉亮到场查看。")
    assert events.features(led, told)["persons_apart"] == 0.0
    assert events.features(led, other)["persons_apart"] == 1.0


def test_a_programme_named_a_plan_is_no_plan() -> None:
    named = telling(
        "果农技能提升计划启动", "3月10日，寻乌县总工会果农技能提升计划在澄江镇启动，首批286名果园工学习修剪。"
    )
    planned = telling("果农将学技能", "寻乌县总工会计划在澄江镇开班，首批286名果园工报名。")
    assert (named.outlook.stage, planned.outlook.stage) == ("past", "coming")


def test_what_is_dated_may_recall_its_own_month() -> None:
    """News that tells of a time besides, and the same news with its day."""
    first = item("a", date(2025, 8, 9), REGION, "盐工讨薪", "8月6日，沾化区总工会为83名盐工追回工资46.7万元。")
    recalls = "沾化区总工会今年以来办结欠薪案41起，追回310万元，其中8月为83名盐工追回46.7万元。"
    year = item("b", date(2025, 12, 20), REGION, "全年追薪310万元", recalls)
    assert groups([first, year]) == ()
    undated = dataclasses.replace(year, article=dataclasses.replace(year.article, origin=first.article.origin))
    assert groups([first, undated]) == ()


def test_what_was_printed_before_the_day_does_not_tell_it() -> None:
    """Both tell of 426 women of one place; the story is ten days older than the day of the other report."""
    story = (
        "赵秀梅的脖子转不过来。大夫的手在她后颈上一按。那天玄武镇的车间里，四百二十六个女工挨个被按了一遍，没花一分钱。"
    )
    news = "5月26日，鹿邑县总工会在玄武镇9家企业推广工间颈椎操，426名女工每天做两次，每次10分钟。"
    later = item("b", date(2025, 5, 28), "河南省/周口市/鹿邑县", "鹿邑县总工会开设颈椎操课", news)
    stories = [item("a", date(2025, 5, day), "河南省/周口市/鹿邑县", "梳毛女工的脖子", story) for day in (18, 27)]
    assert groups([stories[0], later]) == ()
    assert len(groups([stories[1], later])) == 1


@pytest.mark.parametrize("body", ["给导游、船工送去年货礼包，共130人。", "公司目前年产农具4万件，130人在岗。"])
def test_a_year_over_a_seam_of_words_recalls_nothing(body: str) -> None:
    assert recollected(body).past == ""
