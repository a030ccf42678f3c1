"""What was collected is read at once where an engine is named, so that what cannot be read shows on the day it came."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from benchmarks.papers import article
from digest import cli
from digest.assets import templates


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder whose briefing collects from a folder with two articles."""
    monkeypatch.chdir(tmp_path)
    words = '[[sources.folder]]\nname = "来稿"\nurl = "drops"\n[sections]'
    text = (templates() / "weekly.toml").read_text("utf-8").replace("[sections]", words, 1)
    (tmp_path / "weekly.toml").write_text(text, "utf-8")
    shutil.copytree(templates() / "vocabulary", tmp_path / "vocabulary")
    (tmp_path / "drops").mkdir()
    for number in range(2):
        drop(tmp_path, f"{number}.txt", article(number).encode())
    return tmp_path


def drop(folder: Path, name: str, content: bytes) -> None:
    """Put a file into the folder of the source, as if it lay there since an hour: what is just written waits."""
    file = folder / "drops" / name
    file.write_bytes(content)
    os.utime(file, (time.time() - 3600,) * 2)


def test_what_is_new_is_read_on_the_engine_that_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["collect", "weekly.toml", "--engine", "inline"]) == 0
    assert "试读新收的 2 个来源：读出 2 篇，0 个读不出" in capsys.readouterr().out
    drop(office, "坏.pdf", b"%PDF-1.7 broken")
    assert cli.main(["collect", "weekly.toml", "--engine", "inline"]) == 3
    told = capsys.readouterr()
    assert "试读新收的 1 个来源：读出 0 篇，1 个读不出" in told.out
    assert "坏.pdf" in told.err


def test_without_an_engine_nothing_is_read(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["collect", "weekly.toml"]) == 0
    assert "试读" not in capsys.readouterr().out
