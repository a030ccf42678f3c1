"""``digest preview``: an issue seen before it is made, with nothing kept and no number taken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import PIL.Image
import pytest

from digest import cli
from digest.archive import Archive

ROOT = Path(__file__).resolve().parents[2]
DATE = ("--date", "2026-11-20")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder with one page in it, on a machine without a desktop."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert cli.main(["init", str(tmp_path / "简报")]) == 0
    shutil.copy(ROOT / "tests/examples/calm-gbk/page.txt", tmp_path / "简报/sources/版面.txt")
    without_bound(tmp_path / "简报/weekly.toml")
    return tmp_path / "简报"


def without_bound(briefing) -> None:
    """Let *briefing* take pages of any year: that of the examples is of 2025."""
    briefing.write_text(briefing.read_text("utf-8").replace("max_age = 31", "max_age = 0"), "utf-8")


def preview(capsys, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(["preview", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def written(out: str) -> list[Path]:
    return [Path(path) for path in re.findall(r"已写出 (.+)", out)]


def test_preview_writes_the_page_and_keeps_nothing(capsys, folder, tmp_path) -> None:
    status, out, _ = preview(capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    (file,) = written(out)
    assert status == 0
    assert "绵竹：千份清凉送到抢修一线" in file.read_text("utf-8")
    assert "没有可用的浏览器" in out
    assert not (tmp_path / "out").exists()
    left = [path for path in (tmp_path / "temporary").rglob("*") if path.is_file()]
    assert left == [file]


def test_preview_shows_the_next_number_and_takes_none(capsys, folder, tmp_path) -> None:
    made = ["build", str(folder / "weekly.toml"), "--form", "html", "--out", str(tmp_path / "out")]
    assert cli.main([*made, *DATE]) == 0
    before = Archive.open(tmp_path / "out/archive.db").kept()
    shutil.copy(sorted((ROOT / "seeds").glob("*.txt"))[0], folder / "sources")
    for _ in range(2):
        status, out, _ = preview(capsys, folder / "weekly.toml", "--date", "2026-11-27", "--out", tmp_path / "out")
        assert status == 0
        assert "2026年第2期预览" in out
        assert [file.name for file in written(out)] == ["weekly-2026-02.html"]
    assert Archive.open(tmp_path / "out/archive.db").kept() == before
    assert sorted(path.name for path in (tmp_path / "out").glob("weekly*.html")) == ["weekly-2026-01.html"]


def test_preview_of_a_number_is_the_kept_page_byte_for_byte(capsys, folder, tmp_path) -> None:
    made = ["build", str(folder / "weekly.toml"), *DATE, "--form", "html", "--out", str(tmp_path / "out")]
    assert cli.main(made) == 0
    status, out, _ = preview(capsys, "1", "--out", tmp_path / "out")
    (file,) = written(out)
    kept = tmp_path / "out" / "weekly-2026-01.html"
    assert status == 0
    assert file.read_bytes() == kept.read_bytes()
    _, out, _ = preview(capsys, "1", "--out", tmp_path / "out", "--layout", "bulletin")
    assert written(out)[0].read_bytes() != kept.read_bytes()


def test_pages_are_written_as_images_of_the_sheet(capsys, folder, tmp_path) -> None:
    status, out, _ = preview(
        capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out", "--png", tmp_path / "页面"
    )
    assert status == 0
    files = written(out)
    assert files == sorted((tmp_path / "页面").iterdir())
    assert files[0].name == "weekly-2026-01-001.png"
    with PIL.Image.open(files[0]) as image:
        width, height = image.size
        darkest, lightest = image.convert("L").getextrema()
    assert abs(width / height - 210 / 297) < 0.002
    assert (darkest < 80, lightest) == (True, 255)


def test_images_without_the_drawing_module_say_what_to_install(folder, tmp_path) -> None:
    program = "import sys; sys.modules['pypdfium2'] = None; from digest import cli; sys.exit(cli.main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "preview", str(folder / "weekly.toml"), "--png", str(tmp_path / "页面")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 2
    assert "pip install pypdfium2 pillow" in done.stderr
    assert not (tmp_path / "页面").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="BROWSER is read where windows are X11's or Wayland's")
def test_the_browser_is_given_the_page_where_there_is_a_desktop(folder, tmp_path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/shown"\n', "utf-8")
    browser.chmod(0o755)
    environment = {**os.environ, "DISPLAY": ":9", "BROWSER": f"{browser} %s"}
    command = [sys.executable, "-m", "digest", "preview", str(folder / "weekly.toml"), *DATE]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "out")], capture_output=True, check=True, encoding="utf-8", env=environment
    )
    assert "没有可用的浏览器" not in done.stdout
    assert (tmp_path / "shown").read_text("utf-8") == written(done.stdout)[0].as_uri()


def test_nothing_to_show_says_so_with_status_1(capsys, folder, tmp_path) -> None:
    (folder / "sources/版面.txt").write_text("返回列表\n上一篇\n", "utf-8")
    status, out, _ = preview(capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    assert status == 1
    assert not written(out)


def test_a_failed_source_is_named_and_the_status_is_3(capsys, folder, tmp_path) -> None:
    (folder / "sources/坏.txt").write_bytes(b"\xff\xd8\xff\xe0")
    status, out, err = preview(capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    assert status == 3
    assert "坏.txt" in err
    assert len(written(out)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["没有.toml"], "没有这个文件（可用 digest init 建立一套"),
        (["1", "--out", "没有这个文件夹"], "还没有档案"),
        (["1", "--date", "2026-01-01"], "不起作用"),
    ],
)
def test_what_cannot_be_shown_is_said_in_chinese(capsys, arguments, said) -> None:
    status, _, err = preview(capsys, *arguments)
    assert status == 2
    assert said in err


TROPHY = (
    "云岭市总工会表彰🏆优秀班组\n"
    "1月8日，云岭市总工会在工人文化宫表彰优秀班组26个、先进个人48名。获奖班组代表分享了安全生产经验，现场职工300余人参加。\n"
)


def test_a_character_that_no_face_has_is_foretold_and_printed_as_a_blank_type(capsys, folder, tmp_path) -> None:
    (folder / "sources/奖.txt").write_text(TROPHY, "utf-8")
    said = "《云岭市总工会表彰🏆优秀班组》：“🏆”（U+1F3C6）没有字体可印，印作〓，已标〔待核〕"
    status, out, _ = preview(capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    assert status == 0
    assert f"注意：{said}（{folder / 'sources/奖.txt'}）" in out
    assert cli.main(["build", str(folder / "weekly.toml"), *DATE, "--out", str(tmp_path / "made")]) == 0


def test_where_the_briefing_is_strict_it_stops_the_issue(capsys, folder, tmp_path) -> None:
    (folder / "sources/奖.txt").write_text(TROPHY, "utf-8")
    strict = (folder / "weekly.toml").read_text("utf-8").replace("strict_signs = false", "strict_signs = true")
    (folder / "weekly.toml").write_text(strict, "utf-8")
    said = "条目《云岭市总工会表彰🏆优秀班组》（来源 {}）：“🏆”（U+1F3C6）".format(folder / "sources/奖.txt")
    status, out, _ = preview(capsys, folder / "weekly.toml", *DATE, "--out", tmp_path / "out")
    assert status == 0
    assert f"注意：有字体里没有的字，PDF 和 DOCX 会排不出来——{said}" in out
    assert cli.main(["build", str(folder / "weekly.toml"), *DATE, "--out", str(tmp_path / "made")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "核对原文后改写这些字，或撤下该条" in error
    assert [path.name for path in (tmp_path / "made").iterdir() if path.suffix != ".db"] == []
    assert cli.main(["list", "--out", str(tmp_path / "made")]) == 1  # no number was taken
