"""What is hardly Chinese is refused by name: another language, or bytes read by another table than theirs."""

from __future__ import annotations

import pytest

from digest import pages
from digest.errors import SourceError
from digest.model import Fetched, Location

CHINESE = (
    "桐乡市总工会为濮院镇的羊毛衫挡车工开办夜校，首批96名女工报名。夜校每周二晚开课，教看工资条、算加班费，课桌就摆在车间里。"
    "市总工会还请来工艺师传授编织，“の”字纹的样衣挂满了墙。"
)
JAPANESE = "桐郷市総工会は労働者技能大会を開催した。参加者は百二十名であった。" * 3
KOREAN = "오늘 서울에서 노동조합 대회가 열렸고 노동자들은 권리를 요구했다. " * 4


def read(content: bytes, name: str = "来稿.txt") -> str:
    return "\n".join(block.text for page in pages.parse(Fetched(Location(name), content)) for block in page.blocks)


@pytest.mark.parametrize("table", ["utf-8", "gb18030", "utf-16"])
def test_chinese_is_read_though_a_foreign_sign_stands_in_it(table: str) -> None:
    assert read(CHINESE.encode(table)) == CHINESE


@pytest.mark.parametrize("text", ["の店", "Union Digest, a short note in English."])
def test_a_few_signs_and_plain_latin_are_no_other_language(text: str) -> None:
    assert read(text.encode()) == text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (JAPANESE.encode("shift-jis"), "日文或韩文"),
        (JAPANESE.encode("euc-jp"), "日文或韩文"),
        (JAPANESE.encode(), "日文或韩文"),
        (KOREAN.encode(), "日文或韩文"),
        (KOREAN.encode("euc-kr"), "不像中文"),
        (CHINESE.encode().decode("gb18030", "ignore").encode(), "生僻字"),
    ],
    ids=["Shift-JIS", "EUC-JP", "Japanese", "Korean", "EUC-KR", "read by another table and saved"],
)
def test_what_is_hardly_chinese_is_refused_by_name(content: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=f"来稿.txt.*{says}"):
        read(content)


def test_a_web_page_in_another_language_is_refused_too() -> None:
    with pytest.raises(SourceError, match="日文或韩文"):
        read(f"<html><body><h1>大会</h1><p>{JAPANESE}</p></body></html>".encode(), "网页.html")
