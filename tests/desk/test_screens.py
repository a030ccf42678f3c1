"""Sources that come in, the issue made from them, settings written back, the archive looked through."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import pytest

from digest.desk.screens.sources import clean_name
from tests.desk.conftest import ALL_FORMS, HOST, STEM, Browser

PAGE = "张家港市总工会开展送清凉活动\n7月8日，张家港市总工会走进工地，为120名职工送去清凉物资。\n张家港市总\n"


def upload(browser: Browser, *files: tuple[str, bytes]) -> str:
    fields = {"csrf": browser.csrf(), "files": [(io.BytesIO(content), name) for name, content in files]}
    answer = browser.client.post("/sources", data=fields, headers={"Host": HOST})
    return answer.get_data(as_text=True)


def wait(browser: Browser) -> str:
    """Return 来源 when every file was read."""
    for _ in range(100):
        text = browser.get("/sources")
        if "正在读" not in text:
            return text
        time.sleep(0.1)
    raise AssertionError(text)


def test_files_are_taken_in_and_read(browser: Browser, folder: Path) -> None:
    text = upload(
        browser, ("新来的.txt", PAGE.encode()), ("图.txt", b"\x89PNG\r\n\x1a\n0000"), ("又一份.txt", PAGE.encode())
    )
    assert "“新来的.txt”已收下" in text
    assert "“又一份.txt”与已有的“新来的.txt”内容相同" in text
    text = wait(browser)
    assert "新来的.txt" in text
    assert "PNG 图片" in text
    assert not (folder / "sources" / "又一份.txt").exists()


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\报告.txt", "报告.txt"),
        (".隐藏.txt", "隐藏.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("CON.txt", "_CON.txt"),
        ("", "未命名.txt"),
        ("\u202etxt.exe", "txt.exe"),
    ],
)
def test_names_are_those_of_plain_files(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_long_names_keep_their_suffix() -> None:
    assert len(clean_name("工" * 300 + ".txt")) <= 120


def test_a_source_is_shown_line_by_line(browser: Browser) -> None:
    text = wait(browser)
    key = text.split('href="/sources/')[1].split('"')[0]
    page = browser.get(f"/sources/{key}")
    assert "逐行" in page
    assert 'class="paint-0' in page


def test_a_source_that_is_not_wanted_is_put_aside(browser: Browser, folder: Path) -> None:
    text = wait(browser)
    key = text.split('action="/sources/')[1].split("/")[0]
    browser.post(f"/sources/{key}/remove")
    assert len(list((folder / "sources").glob("*.txt"))) == 1
    assert len(list((folder / "sources" / ".不用").glob("*.txt"))) == 1


def done(browser: Browser, number: int) -> str:
    """Return the page of the job *number* once it is over."""
    for _ in range(600):
        text = browser.get(f"/jobs/{number}")
        if "做完了" in text or "没有做成" in text:
            return text
        time.sleep(0.1)
    pytest.fail(f"job {number} has no end")


def test_an_issue_is_made_in_the_background(browser: Browser) -> None:
    upload(browser, ("新来的.txt", PAGE.encode()))  # reading it is the first job
    browser.post("/build", date="2026-12-04")
    assert "2026年第2期编成。" in done(browser, 2)
    assert "weekly-2026-02" in browser.get("/archive")


def test_a_made_issue_is_not_made_again_unasked(browser: Browser, folder: Path) -> None:
    (folder / "sources" / "迟到.txt").write_text(PAGE, "utf-8")
    browser.post("/build", date="2026-11-27")
    assert "已经编过" in done(browser, 1)


def test_what_came_of_making_an_issue_again_is_said(browser: Browser, folder: Path) -> None:
    (folder / "sources" / "迟到.txt").write_text(PAGE, "utf-8")
    browser.post("/build", date="2026-11-27", revise="1")
    assert "2026年第1期重编为修订稿 1。" in done(browser, 1)
    browser.post("/build", date="2026-11-27", revise="1")
    assert "2026年第1期已编过，内容没有变化，仍是修订稿 1。" in done(browser, 2)


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("/archive/volume", {"year": "9" * 30}, "档案里没有这么大的号"),
        (f"/edit/{STEM}/note", {"seq": "9" * 30, "note": "参考"}, "档案里没有这么大的号"),
        (f"/edit/{STEM}/note", {"seq": "0"}, "网页不全，没有照办"),
    ],
)
def test_a_form_that_no_page_made_is_refused_in_chinese(browser: Browser, path: str, fields: dict, said: str) -> None:
    assert said in browser.post(path, **fields)
    assert browser.status in (400, 409)


def test_a_folder_that_is_gone_is_told(browser: Browser, folder: Path) -> None:
    key = re.search(r"/sources/([0-9a-f]{16})/remove", browser.get("/sources"))
    assert key
    wait(browser)
    (folder / "sources" / ".不用").write_text("a file where a folder is wanted", "utf-8")
    assert "没有照办：已经有了" in browser.post(f"/sources/{key[1]}/remove")
    assert browser.status == 409


def test_words_are_found_and_lit(browser: Browser) -> None:
    text = browser.get("/archive/search?q=工会")
    assert "<mark>工会</mark>" in text
    assert f'href="/archive/{STEM}"' in text
    assert "没有登过" in browser.get("/archive/search?q=氢燃料飞艇")


def test_a_search_that_finds_more_than_it_lists_says_so(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "查到" in browser.get("/archive/search?q=工会")
    monkeypatch.setattr("digest.desk.screens.records._SHOWN", 1)
    assert "只列最近的 1 处，还有别的" in browser.get("/archive/search?q=工会")


def test_files_of_an_issue_can_be_had(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8").replace('forms = ["html", "json"]', ALL_FORMS), "utf-8")
    (folder / "sources" / "迟到.txt").write_text(PAGE, "utf-8")
    browser.post("/build", date="2026-11-27", revise="1")
    assert "重编为修订稿 1" in done(browser, 1)
    for form, begin in (("pdf", b"%PDF-"), ("docx", b"PK"), ("json", b"{")):
        answer = browser.client.get(f"/archive/{STEM}/{form}", headers={"Host": HOST})
        assert answer.data.startswith(begin)
    page = browser.client.get(f"/archive/{STEM}/html", headers={"Host": HOST})
    assert page.headers["Content-Disposition"].startswith("attachment")


def test_a_setting_is_written_back_with_its_comments(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    before = file.read_text("utf-8")
    browser.post("/settings", before=before, **{"briefing.title": "工会情况"})
    after = file.read_text("utf-8")
    assert 'title = "工会情况"' in after
    assert after.replace("工会情况", "工会简报") == before


def test_a_wrong_setting_is_told_and_not_written(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    before = file.read_text("utf-8")
    text = browser.post("/settings", before=before, text=before.replace('every = "fri 08:30"', 'every = "friday"'))
    assert browser.status == 409
    assert "every" in text
    assert file.read_text("utf-8") == before
    assert not list(folder.glob(".*.toml"))


def test_a_home_that_no_table_knows_is_told_and_not_written(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    before = file.read_text("utf-8")
    text = browser.post("/settings", **{"before": before, "briefing.home": "张家港"})
    assert (browser.status, "是不是 江苏省苏州市张家港市？" in text) == (409, True)
    browser.post("/settings", **{"before": before, "briefing.home": "江苏省苏州市张家港市"})
    assert 'home = "江苏省苏州市张家港市"' in file.read_text("utf-8")


def test_a_broken_briefing_opens_the_settings(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    file.write_text(file.read_text("utf-8").replace("[sources]", "[sources"), "utf-8")
    text = browser.get("/settings")
    assert browser.status == 200
    assert 'role="alert"' in text
    assert browser.client.get("/", headers={"Host": HOST}).headers["Location"] == "/settings"


def test_a_setting_changed_meanwhile_is_not_overwritten(browser: Browser, folder: Path) -> None:
    file = folder / "weekly.toml"
    before = file.read_text("utf-8")
    file.write_text(before + "# 别人加的\n", "utf-8")
    text = browser.post("/settings", before=before, text=before.replace("工会简报", "乙"))
    assert "别人刚刚改过" in text
    assert "别人加的" in file.read_text("utf-8")


def test_a_year_is_bound_and_handed_over(browser: Browser, folder: Path) -> None:
    year = STEM.split("-")[1]
    assert browser.client.get(f"/archive/volume/{year}/pdf", headers={"Host": HOST}).status_code == 404
    text = browser.post("/archive/volume", year=year)
    number = re.findall(r"/jobs/(\d+)", browser.get("/"))[0]
    for _ in range(300):
        text = browser.get(f"/jobs/{number}")
        if "做完了" in text:
            break
        time.sleep(0.1)
    assert "本册收" in text
    answer = browser.client.get(f"/archive/volume/{year}/pdf", headers={"Host": HOST})
    assert answer.data.startswith(b"%PDF")
    assert f"/archive/volume/{year}/docx" in browser.get("/archive")
    for path in (f"/archive/volume/{year}/json", "/archive/volume/1999/pdf"):
        assert browser.client.get(path, headers={"Host": HOST}).status_code == 404


def test_the_stage_of_the_issue_is_told(browser: Browser) -> None:
    def stage() -> str:
        return str(re.findall(r'aria-current="step">(.+?)<', browser.get("/"))[0])

    assert stage() == "草稿"
    browser.post(f"/edit/{STEM}/note", seq="0", note="按")
    assert stage() == "核校"
    browser.post(f"/edit/{STEM}/save")
    assert stage() == "核校"
    browser.post(f"/sign/{STEM}", name="张三", role="签发", revision="1")
    assert stage() == "签发"


def test_the_page_of_signing_lists_what_is_suspected_in_print(browser: Browser) -> None:
    lead = "沅水县总工会召开专题学习会，推动党的二十大精神人脑人心，全县120名工会干部参加。"
    upload(browser, ("沅水.txt", f"沅水县总工会召开学习会\n{lead}\n".encode()))
    browser.post("/build", date="2026-12-04")
    done(browser, 2)
    assert f'还没有签发的：<a href="/edit/{STEM}">' in browser.get("/")
    text = browser.get("/sign/weekly-2026-02")
    assert "要印的句子里的疑误" in text
    assert "“人脑人心”，疑为“入脑入心”" in text
    assert "要印的句子里的疑误" not in browser.get(f"/sign/{STEM}")
