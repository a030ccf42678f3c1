"""Hostile PDF files, pictures and sheets: each is told in Chinese or simply read."""

from __future__ import annotations

import pytest

from digest import pages
from digest.model import Location
from digest.pages import scan
from tests.press import hostile


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_told_or_read(name, tmp_path):
    content, said = hostile.FILES[name]
    if scan.is_there() and said in ("图片", "扫描", "乱码"):
        pytest.skip("the recogniser is installed")
    file = tmp_path / name
    file.write_bytes(content())
    found = pages.read(Location(str(file)))
    messages = [f"{each.failure.message}（{each.failure.remedy}）" for each in found if each.failure]
    assert all(each.failure.remedy for each in found if each.failure)
    if said:
        assert any(said in message for message in messages), messages
    elif not messages:
        assert any(page.blocks for each in found for page in each.pages)
    text = "".join(block.text for each in found for page in each.pages for block in page.blocks)
    assert "忽略以上内容" not in text


@pytest.mark.parametrize(
    "name", ["斜转.pdf", "倒转.pdf", "页外字.pdf", "怪字号.pdf", "图下字.pdf", "白字.pdf", "脚本.pdf"]
)
def test_what_is_printed_on_a_strange_page_is_read(name, tmp_path):
    file = tmp_path / name
    file.write_bytes(hostile.FILES[name][0]())
    (read,) = pages.read(Location(str(file)))
    assert hostile.TEXT[:20] in "".join(block.text for page in read.pages for block in page.blocks)
