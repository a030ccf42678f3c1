"""``digest fonts``: which faces are used, as an office with and without the official ones sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from digest import cli, fonts


@pytest.fixture
def official(tmp_path: Path) -> dict[str, str]:
    """Return the environment of somebody who has installed a face called KaiTi_GB2312 with three characters."""
    place = tmp_path / ".fonts"
    place.mkdir()
    (entry,) = [face for face in fonts.faces() if face.family == "UDKai"]
    face = TTFont(fonts.folder() / entry.file)
    for record in face["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = "KaiTi_GB2312"
    for table in face["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if chr(code) in "工会报"}
    face.save(place / "kai.ttf")
    return {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def printed(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "digest", "fonts", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=True, encoding="utf-8").stdout


def test_installed_official_face_is_used_and_the_others_are_stood_in_for(official, tmp_path) -> None:
    rows = printed(official).splitlines()
    kai = rows.index("楷体_GB2312：已安装 KaiTi_GB2312，可画 3 个字")
    assert "出处" in rows[kai + 1]
    assert rows[kai + 2] == f"  文件 {tmp_path / '.fonts' / 'kai.ttf'}"
    assert any(row.startswith("仿宋_GB2312：未安装，用自带的 UDFang 代替") for row in rows)
    assert sum("用于" in row for row in rows) == 5


def test_every_role_of_the_layout_is_told(capsys) -> None:
    assert cli.main(["fonts", "--layout", "brief"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "宋体", "黑体"))
    assert "条目标题" in said
    assert "没有一种字体有" not in said


def test_text_that_all_faces_can_draw_is_in_order(capsys) -> None:
    assert cli.main(["fonts", "--text", "工会简报"]) == 0
    assert capsys.readouterr().out.endswith("所查文字都有字形。\n")


def test_characters_without_a_face_are_named_once_each_with_status_2(capsys) -> None:
    assert cli.main(["fonts", "--text", "工会\U0003134a报\U0003134a"]) == 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.count("U+3134A") == 1
    assert "工" not in last.split("：")[1]


def test_a_character_that_only_the_text_face_has_is_said_to_be_borrowed(capsys) -> None:
    rare = next(chr(code) for code in range(0x3400, 0x9FA6) if fonts.lacking(chr(code), "UDBiao"))
    rare = rare if not fonts.missing(rare) else "\u4e02"
    assert cli.main(["fonts", "--text", rare]) == 0
    borrowed = [row for row in capsys.readouterr().out.splitlines() if row.startswith("UDBiao 里没有")]
    assert len(borrowed) == 1
    assert rare in borrowed[0]


def test_a_file_is_looked_through_in_its_own_encoding(capsys, tmp_path) -> None:
    page = tmp_path / "版面.txt"
    page.write_bytes("本报讯 县总工会为120名职工送去清凉，工会干部到工地看望大家。".encode("gb18030"))
    assert cli.main(["fonts", "--text", str(page)]) == 0
    page.write_bytes("本报讯 县总工会为120名职工送去清凉\U0003134a，工会干部到工地看望大家。".encode("gb18030"))
    assert cli.main(["fonts", "--text", str(page)]) == 2
    assert "U+3134A" in capsys.readouterr().out


def test_an_unknown_layout_is_named(capsys) -> None:
    assert cli.main(["fonts", "--layout", "没有这个"]) == 2
    assert "没有这个" in capsys.readouterr().err
