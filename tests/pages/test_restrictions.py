"""What a source forbids by its own words is not printed, and a clerk is told; what papers say of copying is no ban."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from digest import pages
from digest.model import Block, Location, Origin, Page
from digest.pages.restrictions import restricted

_TEXT = "11月24日，青溪县总工会召开会议，研究明年经费安排，要求各单位不得外传会议内容。"


def _restriction(line: str, uri: str = "来稿.txt") -> str:
    page = Page(Origin(uri), (Block("青溪县总工会", 1), Block(line, 2, 7), Block(_TEXT, 3, 50)))
    return restricted([page])[0].origin.restriction


@pytest.mark.parametrize(
    "line",
    [
        "秘密★1年",
        "机 密 ★ 6个月",
        "密级：秘密",
        "内部讨论稿　不得外传",
        "（此件请勿外传）",
        "【禁止发布，等待核实】",
        "本稿12月1日10时前不得发布",
        "请勿在12月1日前刊发",
        "会前不得发布",
    ],
)
def test_a_line_that_forbids_to_print_holds_for_its_source(line: str) -> None:
    assert _restriction(line) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "内部资料　免费交流",
        "内部资料，请勿外传",
        "未经许可不得转载",
        "秘密",
        "青溪县总工会开展保密宣传，提醒职工不得泄露工作秘密，全县120个单位3000名职工参加学习。",
        "报名在12月1日前完成",
    ],
)
def test_what_is_no_ban(line: str) -> None:
    assert not _restriction(line)


def test_the_name_of_a_file_forbids_too() -> None:
    assert _restriction("工作简报", "来稿/青溪-草稿（勿外传）.docx") == "青溪-草稿（勿外传）"


def test_a_graded_word_file_comes_out_of_the_limited_process_with_its_grade(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("秘密★1年", "关于停工事件处置情况的报告", _TEXT):
        made.add_paragraph(text)
    made.save(str(tmp_path / "报告.docx"))
    (read,) = pages.read(Location(str(tmp_path / "报告.docx")))
    assert read.pages[0].origin.restriction == "秘密★1年"
