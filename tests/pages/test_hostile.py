"""Hostile files: each is told in Chinese or simply read, none stops the others, and nothing of them stays behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from digest import pages
from digest.model import Location
from digest.pages.sandbox import outside
from tests.pages import hostile

ROOT = Path(__file__).resolve().parents[2]
GROWTH = 50  # MB: what the process outside may take on while hostile files are read (it takes 1)
_MEASURED = """
import json, resource, sys
from digest import pages
from digest.model import Location
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
for name in sys.argv[1:]:
    pages.read(Location(name))
print(json.dumps((peak() - before) / 1024))
"""


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_told_or_read(name, tmp_path):
    content, said = hostile.FILES[name]
    file = tmp_path / name
    file.write_bytes(content)
    found = pages.read(Location(str(file)))
    messages = [f"{each.failure.message}（{each.failure.remedy}）" for each in found if each.failure]
    assert all(each.failure.remedy for each in found if each.failure)
    if said:
        assert any(said in message for message in messages), messages
    else:
        assert not messages
        assert any(page.blocks for each in found for page in each.pages)
    assert not any("root:" in block.text for each in found for page in each.pages for block in page.blocks)


def test_the_process_outside_does_not_grow(tmp_path):
    names = []
    for name in ("碎节点.docx", "大部件.docx", "炸弹.zip", "假大小.zip", "长段.html", "无数条目.xml"):
        (tmp_path / name).write_bytes(hostile.FILES[name][0])
        names.append(str(tmp_path / name))
    done = subprocess.run([sys.executable, "-c", _MEASURED, *names], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout) < GROWTH


def test_a_child_that_is_killed_is_one_failure_and_the_next_file_is_read(tmp_path, monkeypatch):
    bad, good = tmp_path / "坏.docx", tmp_path / "好.html"
    bad.write_bytes(hostile.FILES["碎节点二.docx"][0])
    good.write_bytes(hostile.FILES["怪字符.html"][0])
    pages.read(Location(str(good)))  # the child is there
    killed = outside._current[0]
    outside._kill(killed)
    killed.process.wait()
    assert pages.read(Location(str(good)))[0].pages
    assert outside._current[0] is not killed
    monkeypatch.setattr("digest.pages.sandbox.limits.OFFICE_PATIENCE", 0.001)  # by its first bytes it is a ZIP
    (read,) = pages.read(Location(str(bad)))
    assert read.is_suspect
    assert "没有读完" in read.failure.message
    monkeypatch.undo()
    assert pages.read(Location(str(good)))[0].pages


def test_a_child_out_of_memory_or_time_is_one_failure(tmp_path):
    program = (
        "import sys; from digest.pages.sandbox import limits, inside, wire; from digest.pages import reading;"
        "limits.bound();\n"
        "def hungry(fetched): return bytearray(8 << 30)\n"
        "reading._load = lambda name: hungry\n"
        f"print(inside._answer({{'uri': 'x.html', 'path': {str(tmp_path / 'x.html')!r}}}))"
    )
    (tmp_path / "x.html").write_bytes(b"<html>x")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    assert "占用内存过多" in done.stdout.decode()


def test_no_folder_is_left_and_no_password_goes_in(tmp_path, monkeypatch):
    monkeypatch.setenv("DIGEST_MAIL_PASSWORD", "secret")
    (tmp_path / "好.html").write_bytes(hostile.FILES["怪字符.html"][0])
    if outside._current:
        outside._end(outside._current[0])
    pages.read(Location(str(tmp_path / "好.html")))
    child = outside._current[0]
    environ = Path(f"/proc/{child.process.pid}/environ")
    assert not environ.exists() or b"secret" not in environ.read_bytes()
    outside._end(child)
    assert not child.folder.exists()
