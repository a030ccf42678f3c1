"""The clerk's walk of README.zh-CN.md, command by command, against a real mail server with its own certificate."""

import email
import email.policy
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mail.peers import Peer, certificates

ROOT = Path(__file__).parents[2]
HEADING = "## 走一遍：从空文件夹到发出一期"


def script(port, authority):
    """Return the walk as it stands, as a shell script; only the mail server is another one."""
    readme = (ROOT / "README.zh-CN.md").read_text("utf-8")
    section = readme.split(HEADING, 1)[1].split("\n## ", 1)[0]
    assert "```toml" not in section, "what is to be copied are commands"
    text = "\n".join(["set -eu", *re.findall(r"```sh\n(.*?)```", section, re.DOTALL)])
    text = text.replace("smtp.union.example", "localhost").replace("port = 465", f"port = {port}")
    return text.replace("[mail]", f'[mail]\nauthorities = "{authority}"')


def walk(folder, port, authority, password):
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    programs = folder / ".venv/bin"  # where the walk itself looks
    programs.mkdir(parents=True)
    (programs / "digest").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m digest "$@"\n')
    (programs / "digest").chmod(0o755)
    text = script(port, authority).replace("授权码'", f"{password}'")
    return subprocess.run(
        ["bash", "-c", text],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_the_walk_ends_with_a_signed_issue_in_the_mailboxes(tmp_path):
    authority, context = certificates(tmp_path / "certificates")
    with Peer(context=context, implicit=True, password="s3cret") as peer:
        done = walk(tmp_path, peer.port, authority, "s3cret")
        assert done.returncode == 0, done.stdout + done.stderr
        contents, copies = dict(peer.log.contents), [address for address, _ in peer.log.accepted]
    people = [f"{name}@union.example" for name in ("office", "chief", "a", "b")]
    assert sorted(copies) == sorted(people)
    mails = {
        address: email.message_from_bytes(content, policy=email.policy.default) for address, content in contents.items()
    }
    assert str(mails["chief@union.example"]["Subject"]) == "工会简报 2026年第1期（总第1期）"
    assert str(mails["office@union.example"]["Subject"]).startswith("【测试】")
    names = {address: [part.get_filename() for part in mail.iter_attachments()] for address, mail in mails.items()}
    assert names["chief@union.example"] == ["工会简报2026年第1期.pdf"]
    assert names["a@union.example"] == ["工会简报2026年第1期.pdf", "工会简报2026年第1期.docx"]
    pdf = next(iter(mails["chief@union.example"].iter_attachments())).get_content()
    assert pdf == (tmp_path / "我的简报/output/weekly-2026-01.pdf").read_bytes()
    assert "本期请各单位参考。" in mails["b@union.example"].get_body(("plain",)).get_content()
    for expected in ("编者按　本期请各单位参考。", "已签发：张三", "已接收 4", "李四"):
        assert expected in done.stdout
    assert "s3cret" not in done.stdout + done.stderr
