"""Calm pages stay in the order of the file: uneven columns, tails behind an end; what is joined on others."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.assembly.crossheads import are_apart
from digest.articles.lines.fragments import fragments
from digest.articles.lines.patterns import roles
from digest.articles.order.confidence import join_margins
from digest.articles.order.reorder import reorder, strings_of
from digest.highlights import choose, doubts
from digest.model.articles import DOUBTFUL_MARGIN
from tests.articles.simulator import page_of

UNEVEN = """基层快讯
◆为丰富职工文化生活，沙湾镇总工会近日在文化宫
举办书画展，展出作品398幅。
◆云岭县总工会日前举办财务人员培训班，
24名基层工会会计参加学习。培训采取案例教学，学员当场
提问，老师逐一作答。
◆雁溪市总工会在全区推行工资集体协商要约行
动，已有62家企业签订专项合同，覆盖职工一万
余名。

大棚里的“田教授”
天还没
亮，双桥区农技站的卢一
鸣已经钻进了蔬菜大棚。他蹲
在地头，翻开叶子背面，用
放大镜看了又看。
卢一鸣是双桥区总
工会聘请的劳模技师，
当地人都叫他“田教授”。他
没有上过大学，
可是哪块地
缺什么肥、
哪种病该用什么药，他心里
有一本账。
今年春天，番茄得了怪
病，一夜之间倒了一大片。
卢一鸣带着徒弟翟
文静在棚里住了九天，终
于查明是灌溉水里的毛病，
272户菜农因此
减少损失上百万元。
“他把我们的地当成自
己的地。”菜农
聂春生说。
双桥区总工会
"""


def test_a_calm_page_is_not_rearranged_because_its_lines_differ_in_width() -> None:
    paragraphs = [paragraph for article in segment([page_of(UNEVEN)]).articles for paragraph in article.paragraphs]
    lines = [piece.line for paragraph in paragraphs for piece in paragraph.pieces]
    assert lines == sorted(lines)


def test_a_few_words_behind_an_end_do_not_go_back_to_an_earlier_report() -> None:
    one = (
        "白石区总工会召开全委会议",
        "1月16日，白石区总工会召开全体委员会议，总结去年的工作，部署今年的任务。白石区委副书记出席会议并讲话。",
        "会议指出，过去一年，白石区新建基层工会315家，发展会员两千多名，职工之家建设迈上新台阶。",
    )
    other = (
        "洛塘区总工会拧紧安全“螺丝钉”",
        "随着气温升高，企业进入事故易发期。洛塘区总工会从5月起开展安全员活动，发动职工查找身边的隐患。",
        "洛塘区总工会劳动保护部表示，下一步将评选“安全哨兵”，并把奖励纳入集体合同。",
        "洛塘区总工会",
    )
    first, second = segment([page_of("\n".join([*one, *other, "委员在会议间隙喝上热水。"]))]).articles[:2]
    assert "喝上热水" not in first.body + second.body


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (("■安陵市总工", "会日前举办财务人员培训班，三百名", "基层工会会计参加学习，老师逐一作答。"), "■"),
        (("汤振华是青屏县总工", "会聘请的劳模技师，当地人都叫", "他田教授，哪块地缺什么肥他有数。"), "汤"),
    ],
)
def test_a_name_from_which_a_sentence_goes_on_signs_nothing(lines: tuple[str, ...], start: str) -> None:
    above = ("大棚里有位教授", "天还没亮，汤振华就钻进了大棚，翻", "开叶子背面，用放大镜看了又看。")
    (article,) = segment([page_of("\n".join([*above, *lines]))]).articles
    assert (article.contributor, article.paragraphs[-1].text[0]) == ("", start)


def test_lines_that_the_file_has_apart_are_doubted_where_nothing_reads_across() -> None:
    text = (
        "渡口上的劳模",
        "清晨五点半，渡口的第一班船准时离岸，掌舵的",
        "已经签订合同的职工有一万名，下一步还要把工资",
        "是摆渡人老贺。",
    )
    lines = roles(fragments([page_of("\n".join(text))]).fragments)
    printed, strings = [line.start for line in lines], strings_of(lines)
    moved = [lines[0], lines[2], lines[1], lines[3]]
    against = join_margins(moved, strings, printed)[lines[1].start]
    assert against < min(DOUBTFUL_MARGIN, *join_margins(lines, strings, printed).values())


def test_a_calm_page_is_left_as_it_is() -> None:
    lines = roles(fragments([page_of(UNEVEN)]).fragments)
    assert reorder(lines, strings_of(lines)).lines == tuple(lines)


def test_a_join_is_the_surer_the_better_it_reads_and_less_so_against_the_file() -> None:
    text = ("市总工会今年新建了二十个户外劳动", "者驿站，环卫工人随时能去歇脚。", "水厂的巡线工人每月要走三百公里。")
    first, second, third = lines = roles(fragments([page_of("\n".join(text))]).fragments)
    strings, against = strings_of(lines), [second.start, third.start, first.start]
    read_on = join_margins([first, second, third], strings, against)[second.start]
    read_badly = join_margins([first, third, second], strings, against)[third.start]
    assert read_on > DOUBTFUL_MARGIN > read_badly


COUNSEL = """女职工有了“解忧铺”
　　质检员汤振华是头
一批客人。孩子厌学、丈夫
在外，她一度整夜
睡不着觉，咨询师陪她
谈了六次，又帮她
联系了社区的托管班，如
今她脸上有了笑容。
　　据统计，
“解忧铺”开
办半年来接
待女职工382人
次，女职工离职
率比去年同期下降了两
成。"""


def test_lines_of_a_sentence_that_look_like_crossheads_are_its_text() -> None:
    (article,) = segment([page_of(COUNSEL)]).articles
    assert article.body.split("\n")[-1] == "".join(COUNSEL.split("\n")[8:]).strip()


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (("钢筋工姜平说，去", "年的加班费还有一部分", "没有拿到。项目经理当"), False),
        (("把服务送到一线", "让关爱不断档", "今年以来，调解室每月下工地四次。"), True),
    ],
)
def test_crossheads_that_read_on_stood_not_side_by_side(text: tuple[str, ...], apart: bool) -> None:
    *heads, first = roles(fragments([page_of("\n".join(text))]).fragments)
    assert are_apart(heads, first) == apart


def test_what_is_printed_of_a_page_of_uneven_lines_is_not_doubted() -> None:
    found = segment([page_of(UNEVEN)]).articles
    assert not [marks for one in found for sentence in choose(one) if (marks := doubts(one, [sentence]))]
