"""Which sentence of an entry is printed where there is room for one."""

from __future__ import annotations

import pytest

from digest.model import Article, Entry, Item, Origin, Paragraph, Sentence
from digest.renderings.shortening import shortened


def entry_of(title: str, *told: tuple[str, float]) -> Entry:
    """Return an entry under *title* whose text is the sentences *told*, each with its score."""
    text, sentences = "", []
    for sentence, score in told:
        sentences.append(Sentence(sentence, 0, len(text), len(text) + len(sentence), score))
        text += sentence
    item = Item(Article("a", Origin("a.txt"), (Paragraph(text),), headline=title), tuple(sentences), (), ())
    return Entry(item=item, anchor="s1-1", ordinal="1.", headline=title, text=(text,), origin="", region="")


LEAD = "青溪市总工会召开劳动保护工作会，要求各级工会强化责任落实。"


@pytest.mark.parametrize(
    ("other", "score", "is_told"),
    [
        ("全年排查隐患1235条，4100名职工参与整改。", 2.0, True),  # beside a title the figures are the news
        ("各企业工会主席、劳动保护监督检察员共210人参加。", 2.0, False),  # who came is not
        ("主席徐明介绍，热粥惠及职工1500人次。", 1.0, False),  # worth far less
    ],
)
def test_figures_of_what_was_done_go_before_words_where_they_are_worth_it(
    other: str, score: float, is_told: bool
) -> None:
    entry = entry_of("织密劳动保护网", (LEAD, 2.4), (other, score))
    assert shortened(entry, entry.text, 1) == ((other if is_told else LEAD),)


def test_a_rumour_stands_beside_its_answer_where_there_is_room_for_one_sentence() -> None:
    rumour = f"近日，网上流传“{'青溪市总工会向职工发放补贴' * 4}”的信息。"
    answer = f"经核实，该信息为虚假信息，{'市总工会从未开展此类活动，' * 4}已报案。"
    text = rumour + answer
    end = len(rumour)
    sentences = (Sentence(answer, 0, end, len(text), 2.0, leans_on=0), Sentence(rumour, 0, 0, end, -1.0, leans_on=end))
    item = Item(Article("a", Origin("a.txt"), (Paragraph(text),), headline="没有发放"), sentences, (), ())
    entry = Entry(item=item, anchor="s1-1", ordinal="1.", headline="没有发放", text=(text,), origin="", region="")
    assert shortened(entry, entry.text, 1) == (text,)


HELD = "6月26日，青溪市基层工会干部培训班在市委党校开课。"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("市委常委、组织部部长周一鸣出席开班仪式并讲话。", (0, 1)),  # it leans on the event: both, where there is room
        (f"此次培训{'为各区县工会和重点企业工会' * 8}培训干部410人。", (1,)),  # the title stands for the event
        ("学员王二说很受启发。", (1,)),
    ],
)
def test_one_sentence_beside_a_title_tells_what_the_title_does_not(other: str, told: tuple[int, ...]) -> None:
    text = HELD + other
    leans_on = None if other.startswith("学员") else 0
    sentences = (
        Sentence(HELD, 0, 0, len(HELD), 3.8),
        Sentence(other, 0, len(HELD), len(text), 1.1, leans_on=leans_on),
    )
    title = "青溪市基层工会干部培训班开课"
    item = Item(Article("a", Origin("a.txt"), (Paragraph(text),), headline=title), sentences, (), ())
    entry = Entry(item=item, anchor="s1-1", ordinal="1.", headline=title, text=(text,), origin="", region="")
    assert shortened(entry, entry.text, 1) == ("".join((HELD, other)[place] for place in told),)


def test_how_large_a_thing_is_goes_behind_what_was_done() -> None:
    listed = "全国总工会公布示范点名单，青溪市豪迈书屋榜上有名，系全市唯一。"
    entry = entry_of("青溪一家书屋获示范点", (listed, 2.4), ("书屋建筑面积680平方米，年借阅量5.6万人次。", 2.0))
    assert shortened(entry, entry.text, 1) == (listed,)


def test_who_won_is_told_of_a_contest_before_how_many_came() -> None:
    won = "青溪师范大学、青溪学院获一等奖，5所高校获二等奖。"
    held = "11月25日，全市高校教职工歌咏比赛决赛举行，28支队伍、1960名教职工登台。"
    entry = entry_of("高校歌咏比赛揭晓", (held, 4.5), (won, 0.7))
    assert shortened(entry, entry.text, 1) == (won,)


def test_who_is_in_a_team_goes_behind_what_it_did() -> None:
    team = "青溪供电公司有一支由9名女职工组成的带电作业班，她们的平均年龄只有31岁。"
    done = "五年来，这个班组累计开展带电作业1260次，减少停电时间8400小时。"
    entry = entry_of("刀尖上的玫瑰", (team, 2.5), (done, 1.6))
    assert shortened(entry, entry.text, 1) == (done,)


def test_figures_of_less_score_stand_beside_the_title_and_not_who_came() -> None:
    event = "11月20日，全市工会工作推进会在青溪召开。"
    figures = "会议通报，今年以来新建基层工会214个，发展会员3.7万人。"
    came = "市总工会副主席周一鸣出席会议并讲话。"
    entry = entry_of("工作推进会召开", (event, 3.9), (came, 3.0), (figures, 1.8))
    assert shortened(entry, entry.text, 2) == (event + figures,)


@pytest.mark.parametrize("aside", ["横泾街道工会获评第一批省级职工文化示范点。", "集训队力争夺冠。"])
def test_the_first_batch_and_a_hope_are_no_victory(aside: str) -> None:
    event = "11月25日，全市职工文艺汇演举行，15支队伍320名职工登台。"
    entry = entry_of("职工登台", (event, 3.5), (aside, 0.4))
    assert shortened(entry, entry.text, 1) == (event,)


def test_beside_who_won_no_figure_is_wanting() -> None:
    won = "青溪选手王一、李二分别夺得工业机器人系统操作员、数控机床装调维修工决赛第一名。"
    came = "本届大赛由省总工会主办，共有来自32个代表队的576名选手参赛。"
    entry = entry_of("青溪选手夺得两金", (won, 2.7), (came, 2.0))
    assert shortened(entry, entry.text, 1) == (won,)


def test_what_came_of_a_dispute_is_told_before_how_it_stood() -> None:
    stood = "专班逐一核对工资表，确认36名工人被欠120余万元。"
    settled = "经过多轮协商，总包单位先行垫付，120余万元欠薪全部发放到位。"
    entry = entry_of("青溪为工人讨回120万元", (stood, 2.1), (settled, 1.8))
    assert shortened(entry, entry.text, 1) == (settled,)


def test_that_there_are_measures_is_told_behind_what_they_are() -> None:
    announced = "青溪市总工会聚焦产业转型，推出四项举措。"
    done = "市总工会为1.2万名转岗职工免费培训。"
    entry = entry_of("青溪工会服务职工", (announced, 3.0), (done, 1.1))
    assert shortened(entry, entry.text, 1) == (done,)


def test_what_was_served_or_done_is_no_announcement() -> None:
    served = "驿站为骑手提供充电、热饭、理发等八项服务。"
    words = "驿站让骑手歇脚有了好去处。"
    entry = entry_of("石桥驿站开门", (served, 3.0), (words, 1.1))
    assert shortened(entry, entry.text, 1) == (served,)
