"""Channels beside mail: the same contract for each; and where a password may lie."""

import pytest

from digest.deliveries import CHANNELS, deliver
from digest.deliveries.mail import secrets
from digest.errors import DeliveryError
from digest.model import Rendering

FILES = (
    Rendering("pdf", "weekly-2026-03.pdf", "工会简报", b"%PDF"),
    Rendering("html", "weekly-2026-03.html", "工会简报", b"<p>"),
)


@pytest.fixture
def targets(tmp_path):
    """Return a target of each channel that works, and one that does not."""
    script = tmp_path / "take files"
    script.write_text('#!/bin/sh\ntest -n "$2" && cat "$1" "$2" > "$0.out"\n')
    script.chmod(0o755)
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    return {
        "folder": (str(tmp_path / "share" / "new"), str(blocked / "share")),
        "command": (f"'{script}'", str(tmp_path / "missing")),
    }


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_channel_takes_all_files_or_says_why_not(channel, targets):
    good, bad = targets[channel]
    done = deliver(FILES, channel=channel, target=good)
    assert [(one.channel, one.state) for one in done] == [(channel, "sent")] * len(FILES)
    assert deliver(FILES, channel=channel, target=good) == done
    with pytest.raises(DeliveryError) as refused:
        deliver(FILES, channel=channel, target=bad)
    assert refused.value.message


def test_a_command_gets_the_files_and_no_shell(tmp_path, targets):
    deliver(FILES, channel="command", target=targets["command"][0])
    assert (tmp_path / "take files.out").read_bytes() == b"%PDF<p>"
    with pytest.raises(DeliveryError, match="退出码 1"):
        deliver(FILES, channel="command", target="/bin/false ; /bin/true")


@pytest.mark.parametrize(
    ("target", "complaint"), [("", "是空的"), ('"unclosed', "写法不对"), ("/bin/ls /no-such-place", "退出码 2")]
)
def test_a_command_that_cannot_run_is_said(target, complaint):
    with pytest.raises(DeliveryError, match=complaint):
        deliver(FILES, channel="command", target=target)


def test_a_secret_from_a_file_of_its_owner_only(tmp_path):
    file = tmp_path / "secret"
    file.write_text("pass word\n")
    file.chmod(0o600)
    assert secrets.secret("file:secret", str(tmp_path)) == "pass word"
    assert secrets.secret(f"file:{file}", "/elsewhere") == "pass word"
    for mode in (0o640, 0o604, 0o660):
        file.chmod(mode)
        with pytest.raises(DeliveryError, match="别人也能读"):
            secrets.secret(f"file:{file}")


@pytest.mark.parametrize(("content", "complaint"), [("", "是空的"), ("芝麻开门", "中文")])
def test_a_secret_that_cannot_be_one_is_refused_without_being_shown(tmp_path, content, complaint):
    file = tmp_path / "secret"
    file.write_text(content, "utf-8")
    file.chmod(0o600)
    with pytest.raises(DeliveryError, match=complaint) as refused:
        secrets.secret(f"file:{file}")
    assert "芝麻" not in str(refused.value)


def test_a_secret_from_the_environment(monkeypatch):
    monkeypatch.setenv("DIGEST_TEST_SECRET", "word")
    assert secrets.secret("env:DIGEST_TEST_SECRET") == "word"
    monkeypatch.delenv("DIGEST_TEST_SECRET")
    with pytest.raises(DeliveryError, match="DIGEST_TEST_SECRET 里没有"):
        secrets.secret("env:DIGEST_TEST_SECRET")
    assert secrets.secret("") == ""
