"""What a source forbids by its own words is not printed, and a clerk is told; what papers say of copying is no ban."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from digest import pages
from digest.model import Block, Location, Origin, Page
from digest.pages.restrictions import holds_for, restricted, told_in_letter

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


_REPORT = "青溪县总工会慰问环卫工\n\n11月24日，青溪县总工会慰问环卫工120名，送去手套240副。\n"


def _mailed(folder: Path, letter: str) -> list[str]:
    """Return what forbids to print the letter and the report that is attached to it, of each page."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "qingxi@union.example", "office@union.example", "报送信息"
    message["Date"] = "Tue, 24 Nov 2026 09:00:00 +0800"
    message.set_content(letter)
    message.add_attachment(_REPORT.encode(), maintype="text", subtype="plain", filename="慰问环卫工.txt")
    file = folder / "来稿.eml"
    file.write_bytes(message.as_bytes())
    found = [page for read in pages.read(Location(str(file))) for page in read.pages]
    assert any("慰问环卫工" in page.origin.uri for page in found)
    return [page.origin.restriction for page in found if "慰问环卫工" in page.origin.uri]


@pytest.mark.parametrize(
    ("letter", "ban"),
    [
        ("市总办公室：\n附件为未定稿，请勿外传。谢谢！\n青溪县总工会", "附件为未定稿，请勿外传"),
        ("您好，随信附上材料一篇，会前不得对外发布。", "您好，随信附上材料一篇，会前不得对外发布"),
        ("材料见附件。此件暂不公开，供领导掌握。", "此件暂不公开，供领导掌握"),
        ("报送信息一篇，请查收。", ""),
        ("报送信息一篇，请查收。\n如误收本邮件，请勿泄露其中内容并删除。", ""),
        ("报送《青溪工运》一期，内部资料，请勿外传。", ""),
    ],
)
def test_what_a_covering_letter_forbids_holds_for_what_comes_with_it(tmp_path: Path, letter: str, ban: str) -> None:
    assert _mailed(tmp_path, letter) == [ban]


@pytest.mark.parametrize(
    ("told", "name", "holds"),
    [
        ("附件2系内部情况，请勿外传", "来信.eml!/附件1：职工之家建成.docx", False),
        ("附件2系内部情况，请勿外传", "来信.eml!/附件二 情况.docx", True),
        ("附件1、3请勿外传", "来信.eml!/附件2.docx", False),
        ("附件1、3请勿外传", "来信.eml!/附件3.docx", True),
        ("附件1至3请勿外传", "来信.eml!/附件2.docx", True),
        ("附件请勿外传", "来信.eml!/附件2.docx", True),
        ("除附件1外，请勿外传", "来信.eml!/附件2.docx", True),
        ("附件1及名单请勿外传", "来信.eml!/附件2：名单.docx", True),
        ("附件1请勿外传；附件2不宜公开", "来信.eml!/附件2.docx", True),
        ("附件十二请勿外传", "来信.eml!/附件3.docx", True),
        ("附件1请勿外传", "来信.eml!/附件1.zip!/附件2.docx", True),
        ("附件2请勿外传", "来信.eml!/情况.docx", True),  # which one that is nobody says
    ],
)
def test_a_letter_that_names_the_attachment_forbids_that_one(told: str, name: str, holds: bool) -> None:
    assert holds_for(told, name) is holds


def test_every_ban_of_a_letter_is_heard_where_it_names_attachments() -> None:
    letter = ["现报送信息两篇。附件1请勿外传。", "附件2为内部情况，请勿外传。"]
    assert told_in_letter(letter) == "附件1请勿外传；附件2为内部情况，请勿外传"
