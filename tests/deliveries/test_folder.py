"""A folder as a channel: all files whole, or none."""

import os
import subprocess
import sys
import textwrap

import pytest

from digest import deliveries
from digest.deliveries import CHANNELS
from digest.deliveries.folder import is_away
from digest.errors import DeliveryError
from digest.model import Rendering

RENDERINGS = (
    Rendering("pdf", "weekly-2026-01.pdf", "工会简报", b"%PDF" + bytes(50_000)),
    Rendering("html", "weekly-2026-01.html", "工会简报", "简报".encode()),
)


def target_of(channel, arrived):
    """Return the target with which *channel* brings its files to the folder *arrived*."""
    copies = f"{sys.executable} -c 'import shutil, sys; [shutil.copy(name, sys.argv[1]) for name in sys.argv[2:]]'"
    return {"folder": str(arrived), "command": f"{copies} {arrived}"}[channel]


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_accounts_for_every_rendering(channel, tmp_path):
    arrived = tmp_path / "甲"
    arrived.mkdir()
    delivered = deliveries.deliver(RENDERINGS, channel=channel, target=target_of(channel, arrived))
    assert [(delivery.channel, delivery.state) for delivery in delivered] == [(channel, "sent")] * 2
    assert {path.name: path.read_bytes() for path in arrived.iterdir()} == {
        rendering.name: rendering.content for rendering in RENDERINGS
    }


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_says_in_chinese_why_it_failed(channel, tmp_path):
    (tmp_path / "甲").write_text("a file", "utf-8")
    target = {"folder": str(tmp_path / "甲" / "乙"), "command": str(tmp_path / "没有这个程序")}[channel]
    with pytest.raises(DeliveryError, match=r"[\u4e00-\u9fff]{4}"):
        deliveries.deliver(RENDERINGS, channel=channel, target=target)


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path):
    (tmp_path / "weekly-2026-01.pdf").write_bytes(b"old")
    deliveries.deliver(RENDERINGS, channel="folder", target=str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["weekly-2026-01.html", "weekly-2026-01.pdf"]
    assert (tmp_path / "weekly-2026-01.pdf").read_bytes() == RENDERINGS[0].content


def test_a_file_that_does_not_give_way_is_named_and_nothing_is_left_aside(tmp_path):
    (tmp_path / "weekly-2026-01.html").mkdir()
    with pytest.raises(DeliveryError, match="html：它是只读的") as raised:
        deliveries.deliver(RENDERINGS, channel="folder", target=str(tmp_path))
    assert "digest render" in str(raised.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["weekly-2026-01.html", "weekly-2026-01.pdf"]


def test_a_target_that_is_a_file_is_named(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(DeliveryError, match="不是文件夹") as raised:
        deliveries.deliver(RENDERINGS, channel="folder", target=str(tmp_path / "out"))
    assert raised.value.remedy


def test_a_full_disk_leaves_the_old_files_and_no_half_written_one(tmp_path):
    """A limit on file size stands for the full disk: the kernel stops the write in its middle in both cases."""
    (tmp_path / "weekly-2026-01.pdf").write_bytes(b"old")
    program = textwrap.dedent("""
        import resource, signal, sys
        from digest import deliveries
        from digest.errors import DeliveryError
        from digest.model import Rendering
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        html = Rendering("html", "weekly-2026-01.html", "", b"small")
        pdf = Rendering("pdf", "weekly-2026-01.pdf", "", bytes(50_000))
        try:
            deliveries.deliver([html, pdf], channel="folder", target=sys.argv[1])
        except DeliveryError as error:
            print(error)
    """)
    run = [sys.executable, "-c", program, str(tmp_path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONUTF8": "1"}).stdout
    assert "不能写入" in said
    assert [path.name for path in tmp_path.iterdir()] == ["weekly-2026-01.pdf"]
    assert (tmp_path / "weekly-2026-01.pdf").read_bytes() == b"old"


def test_a_folder_is_away_that_is_missing_or_does_not_answer_outside_the_office(tmp_path):
    office = tmp_path / "office"
    office.mkdir()
    told = [is_away(str(each), str(office)) for each in (tmp_path, office / "new", tmp_path / "new")]
    assert told == [False, False, True]
    assert is_away(str(tmp_path / ("long" * 100)), str(office))  # to ask for it is an error, as of a dead share
