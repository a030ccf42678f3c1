"""Strips of a neighbour's lines, edges of its column and headlines inside a sentence go where they belong."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.edges import without_edges
from tests.articles.simulator import page_of

STRIP = """船厂工会开设夜间书屋
　　10月9日晚，江湾船厂工会的夜间书屋第一
次亮灯，三十多名焊工下了班就赶来借书，最
抢手的是船体放样的旧教材。书屋设在原来的工
头。寒潮来临之前，县总工会副主席何川又把
最后一批保温饭箱送上海拔三千二百米的风雪垭
具间，桌椅全是职工用边角料做的。
　　书屋每周开放五个晚上，由退休职工轮流值
守。
江湾船厂工会
山区道班用上保温饭箱
　　11月2日，青岭县总工会给十二个养路道班
配上保温饭箱，养路工上路再也不用啃冷馒
口道班，还备下了姜汤。
　　养路工老尹说，热饭到了手里，心也是热的。
青岭县总工会
"""

EDGES = """船厂工会开设夜间书屋
10月9日晚，江湾船厂工会的夜间书屋第一 青岭
次亮灯，三十多名焊工下了班就赶来借书，最 配上
抢手的是船体放样的旧教材。书屋设在原来的 里的
工具间，桌椅全是职工用边角料做的，灯是自 养路
己接的。书屋每周开放五个晚上，由退休职工 里，
轮流值守。 县里
江湾船厂工会
"""

HEADLINE = """船厂工会开设夜间书屋
　　10月9日晚，江湾船厂工会的夜间书屋第一
次亮灯，三十多名焊工下了班就赶来借书，最抢手的是船

山区道班用上保温饭箱

体放样的旧教材。书屋设在原来的工具间，桌椅
全是职工用边角料做的。
江湾船厂工会

　　11月2日，青岭县总工会给十二个养路道班
配上保温饭箱，养路工在离家四十公里的路上
不再挨冻。
青岭县总工会
"""


def _bodies(text: str) -> dict[str, str]:
    return {one.headline: one.body.replace("\n", "") for one in segment([page_of(text)]).articles}


def test_a_strip_of_a_neighbours_lines_goes_back_into_its_report() -> None:
    bodies = _bodies(STRIP)
    assert "书屋设在原来的工具间，桌椅全是职工用边角料做的。" in bodies["船厂工会开设夜间书屋"]
    assert "养路工上路再也不用啃冷馒头。" in bodies["山区道班用上保温饭箱"]
    assert "送上海拔三千二百米的风雪垭口道班，还备下了姜汤。" in bodies["山区道班用上保温饭箱"]


@pytest.mark.parametrize("blank", [" ", "  ", "　"])
def test_the_edge_of_a_column_beside_a_report_is_left_over(blank: str) -> None:
    text = EDGES.replace(" ", blank)
    read = segment([page_of(text)])
    assert [one.body.replace("\n", "") for one in read.articles] == [
        "".join(line.split(" ")[0] for line in EDGES.splitlines()[1:-1])
    ]
    assert {"青岭", "配上", "里的", "养路", "里，", "县里"} <= {block.text for block in read.leftover}


def test_the_edge_may_stand_before_the_lines() -> None:
    lines = [line.split(" ") for line in EDGES.splitlines()]
    text = "\n".join(" ".join(reversed(line)) for line in lines)
    blocks, taken = without_edges(page_of(text).blocks)
    assert [block.text for block in blocks] == [line[0] for line in lines]
    assert {block.text for block in taken} == {"青岭", "配上", "里的", "养路", "里，", "县里"}
    assert all(text[block.start :].startswith(block.text) for block in (*blocks, *taken))


@pytest.mark.parametrize(
    "text",
    [
        """获奖名单
焊接车间三班班长王立 一等
涂装车间二班组长陈石 二等
电工车间一班师傅何川 二等
放样车间四班班长卢明 三等
起重车间五班组长尹志 三等
""",
        """江湾船厂工会的夜间书屋 第一
次亮灯，三十多名焊工下 了班
就赶来借书，最抢手的是 船体
放样的旧教材。书屋设在 原来
的工具间，桌椅全是职工 用边
角料做的。
""",
    ],
)
def test_lists_and_stray_blanks_are_no_edges(text: str) -> None:
    blocks = page_of(text).blocks
    assert without_edges(blocks) == (blocks, ())


def test_a_headline_inside_a_sentence_goes_to_the_text_that_takes_it_up() -> None:
    bodies = _bodies(HEADLINE)
    assert "最抢手的是船体放样的旧教材。" in bodies["船厂工会开设夜间书屋"]
    assert bodies["山区道班用上保温饭箱"].startswith("11月2日，青岭县总工会给十二个养路道班配上保温饭箱")
