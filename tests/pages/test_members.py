"""Every file in a container is read, refused by name, or told of in the ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest import pages
from digest.cli import main
from digest.model import Location
from tests.pages import hostile

REPORT = "桐乡市总工会举办读书会\n11月24日，桐乡市总工会举办职工读书会，88名职工参加。\n".encode()
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)
FILES = {"内/桐乡.txt": REPORT, "濮院信息": REPORT, "现场.heic": b"\0\0\0\x18ftypheic" + bytes(90), "合影.png": PICTURE}


def test_of_a_zip_each_file_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "报送.zip").write_bytes(hostile.zipped(FILES))
    found = {read.source.partition("!/")[2]: read for read in pages.read(Location(str(tmp_path / "报送.zip")))}
    assert set(found) == {"", "内/桐乡.txt", "濮院信息"}
    assert found["内/桐乡.txt"].pages
    refused = found["濮院信息"].failure
    assert refused is not None
    assert "补上后缀" in refused.remedy
    (note,) = found[""].notes
    assert "图片等2个" in note
    assert "现场.heic、合影.png" in note


def test_pictures_alone_are_read_as_scans_and_not_put_aside(tmp_path: Path) -> None:
    (tmp_path / "扫描.zip").write_bytes(hostile.zipped({"第1页.png": PICTURE}))
    (read,) = pages.read(Location(str(tmp_path / "扫描.zip")))
    assert read.source.endswith("!/第1页.png")


def test_the_ledger_names_what_was_put_aside_and_the_container_is_no_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "报送.zip").write_bytes(hostile.zipped({name: FILES[name] for name in ("内/桐乡.txt", "现场.heic")}))
    out = tmp_path / "out"
    main(["build", "templates/weekly.toml", "--input", str(tmp_path / "报送.zip"), "--out", str(out), "--form", "json"])
    assert "本期阅读来源1种1篇" in capsys.readouterr().out
    (ledger,) = (out / "ledgers").glob("*.json")
    assert any("现场.heic" in row["reason"] for row in json.loads(ledger.read_text("utf-8"))["rows"])
