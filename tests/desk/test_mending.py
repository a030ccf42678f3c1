"""How a page is read is mended at the desk: every command reads it so from then on, and it can be taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from digest import cli, pages, pipeline
from digest.config import load
from digest.model import Location
from digest.pages import repairs
from tests.articles.test_repairs import PAGE
from tests.desk.conftest import HOST, Browser
from tests.press import pages as press

NAME = "版面.txt"


@pytest.fixture
def source(folder: Path) -> Path:
    path = folder / "sources" / NAME
    path.write_text(PAGE, "utf-8")
    return path


def key_of(browser: Browser) -> str:
    (key,) = re.findall(rf'href="/sources/([0-9a-f]+)">{NAME}<', browser.get("/sources"))
    return str(key)


def mend(browser: Browser, act: str, *texts: str, verb: str = "mend", **fields: str) -> str:
    """Do to the lines with *texts* what the button *act* does."""
    key = key_of(browser)
    page = browser.get(f"/sources/{key}")
    seen = re.findall(r'name="seen" value="([^"]+)"', page)[-1]
    places = [place_of(page, text) for text in texts]
    return browser.post(f"/sources/{key}/{verb}", **{"part": "0", "seen": seen, "act": act, "line": places, **fields})


def place_of(page: str, text: str) -> str:
    row = next(row for row in page.split("<tr ") if text in row)
    return str(re.findall(r'value="(\d+-\d+)"', row)[0])


def headlines(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert cli.main(["extract", "--json", str(path)]) == 0
    return [article["headline"] for article in json.loads(capsys.readouterr().out)["articles"]]


def test_what_is_mended_is_read_so_by_every_command_and_can_be_revoked(
    browser: Browser, source: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = headlines(source, capsys)
    content = source.read_bytes()
    browser.post("/name", name="李四")
    text = mend(browser, "split", "托管班设在")
    assert "第3行“托管班设在市工人文化宫，”起另成一篇" in text
    assert "李四" in text
    assert headlines(source, capsys) == ["云岭市总工会开办托管班", "", "南浦区总工会送清凉"]
    read = pipeline.read_items(Location(str(source)), load(str(folder / "weekly.toml")))
    assert [len(reading.items) for reading in read] == [3]
    assert source.read_bytes() == content
    text = mend(browser, "", verb="revoke", number="0")
    assert "第3行“托管班" not in text
    assert headlines(source, capsys) == before
    assert not list((folder / "sources" / ".修补").iterdir())


def test_every_button_of_the_page_mends(browser: Browser, source: Path) -> None:
    mend(browser, "furniture", "（云岭市总工会）")
    mend(browser, "join", "全区新建户外", after="3")
    mend(browser, "restore", "托管班设在", text="每班配备2名老师。")
    mend(browser, "merge", "连日来", article="1")
    mend(browser, "headline", "7月3日")
    (read,) = pages.read(Location(str(source)))
    assert [one.act for one in read.repairs] == ["furniture", "join", "restore", "merge", "headline"]
    text = browser.get(f"/sources/{key_of(browser)}")
    for words in ("是杂项", "接在第3行之后", "之后补“每班配备2名老师。”", "并入第1行所在的一篇", "是标题"):
        assert words in text
    assert "现在对不上" not in text


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("join", {"after": "99"}, "没有第“99”行"),
        ("merge", {"article": "7"}, "没有选并入哪一篇"),
        ("restore", {"text": " \x07 "}, "没有写要补的字"),
        ("burn", {}, "没有这样的修补"),
        ("", {"after": "3"}, "没有这样的修补"),  # the return key in a field
        ("split", {"line": ""}, "没有第"),
        ("split", {"seen": "x"}, "别人刚刚修补过"),
        ("split", {"part": "3"}, "别人刚刚修补过"),
    ],
)
def test_what_cannot_be_mended_is_told_and_nothing_is_written(
    browser: Browser, source: Path, act: str, fields: dict[str, str], says: str
) -> None:
    assert says in mend(browser, act, "托管班设在", **fields)
    assert browser.status == 409
    assert not (source.parent / ".修补").exists()


def test_no_line_chosen_is_told(browser: Browser, source: Path) -> None:
    assert "没有选行" in mend(browser, "split")


def test_repairs_of_another_text_are_not_played_back(browser: Browser, source: Path) -> None:
    mend(browser, "split", "托管班设在")
    source.write_text(PAGE.replace("8门", "9门"), "utf-8")
    assert pages.read(Location(str(source)))[0].repairs == ()
    source.write_text(PAGE, "utf-8")
    assert len(pages.read(Location(str(source)))[0].repairs) == 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("烧掉,3,20,,,,", "第 3 行：不认识的动作"),
        ("标题,三,20,,,,", "第 3 行：行和位置应是整数"),
        ("接在,3,20,,,,", "第 3 行：“接在”缺了"),
        ("补字,3,20,,,,", "第 3 行：“补字”缺了"),
        ("标题,3,20,7,,,", "第 3 行：“标题”缺了或多了"),
    ],
)
def test_a_wrong_table_is_refused_with_file_and_line_and_the_rest_goes_on(source: Path, row: str, says: str) -> None:
    (read,) = pages.read(Location(str(source)))
    table = repairs.table_of(read)
    table.parent.mkdir()
    table.write_text(f"# 说明\n动作,行,起,另一处,文字,谁,何时\n{row}\n", "utf-8")
    (read,) = pages.read(Location(str(source)))
    assert read.failure
    assert says in read.failure.message
    assert table.name in read.failure.message


def test_a_table_gives_back_what_was_written(tmp_path: Path) -> None:
    made = (
        repairs.Repair("headline", 3, 20, None, "", "张三", "2026-11-28T09:00:00+08:00"),
        repairs.Repair("join", 3, 20, 7),
        repairs.Repair("restore", 4, 30, None, '有“引号”, "逗号"；=1+1', "李四"),
    )
    repairs.save(tmp_path / "a" / "b.csv", made)
    assert repairs.load(tmp_path / "a" / "b.csv") == made


def test_the_picture_of_a_page_shows_where_its_articles_stand(browser: Browser, folder: Path) -> None:
    (folder / "sources" / "版面.pdf").write_bytes(press.plain()[0])
    (key,) = re.findall(r'href="/sources/([0-9a-f]+)">版面.pdf<', browser.get("/sources"))
    page = browser.get(f"/sources/{key}")
    assert f'src="/sources/{key}/page/1.jpg"' in page
    assert len(re.findall(r"<rect ", page)) >= len(re.findall(r'<li class="paint-', page)) > 1
    answer = browser.client.get(f"/sources/{key}/page/1.jpg", headers={"Host": HOST})
    assert answer.mimetype == "image/jpeg"
    assert answer.data.startswith(b"\xff\xd8")
    assert browser.client.get(f"/sources/{key}/page/99.jpg", headers={"Host": HOST}).status_code in (404, 409)
    assert browser.client.get("/sources/0123456789abcdef/page/1.jpg", headers={"Host": HOST}).status_code == 404


def test_a_source_without_places_has_no_picture(browser: Browser, source: Path) -> None:
    key = key_of(browser)
    assert 'class="plate"' not in browser.get(f"/sources/{key}")
    assert browser.client.get(f"/sources/{key}/page/1.jpg", headers={"Host": HOST}).status_code == 404
