"""A command as a channel: a program of the office's own is given the files of an issue, and its exit status decides.

The target is a command line, split as a shell would, but never given to a shell. It runs in an empty folder of its own
that holds the files; their names follow as arguments.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from digest.errors import DeliveryError, trouble
from digest.model import Delivery, Rendering

_SECONDS = 300  # an upload of some MB on a slow line; a program that hangs must not hold up the rest
_SAID_AT_MOST = 200  # characters of its complaint that are passed on


def run(renderings: Sequence[Rendering], target: str) -> tuple[Delivery, ...]:
    """Run the command *target* on the files of *renderings*; raise DeliveryError unless it ends with status 0."""
    program = _program(target)
    try:
        with tempfile.TemporaryDirectory(prefix="union-digest-") as folder:
            for rendering in renderings:
                (Path(folder) / rendering.name).write_bytes(rendering.content)
            done = subprocess.run(
                [*program, *(rendering.name for rendering in renderings)],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(f"命令 {program[0]} 运行了 {_SECONDS} 秒还没有结束，已停止") from error
    except OSError as error:
        raise DeliveryError(f"命令 {program[0]} 运行不了：{trouble(error)}", "请检查路径和权限") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip()[-_SAID_AT_MOST:]
        raise DeliveryError(f"命令 {program[0]} 没有成功（退出码 {done.returncode}）", said)
    return tuple(Delivery("command", target, "sent") for _ in renderings)


def _program(target: str) -> list[str]:
    try:
        program = shlex.split(target)
    except ValueError as error:
        raise DeliveryError(f"命令写法不对：{target}", "请检查引号") from error
    if not program:
        raise DeliveryError("命令是空的", "请写上程序的路径")
    return program
