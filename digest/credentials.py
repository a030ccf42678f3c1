"""Where a secret lies in, the secret out: from the environment, or from a file that only its owner can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from digest.errors import DigestError
from digest.expressions import expression

__all__ = ["PLACE", "secret"]

PLACE = expression(r"(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)")  # what a briefing file may say


def secret(place: str, folder: str = "", *, noun: str, raising: type[DigestError]) -> str:
    """Return the secret at *place* (``env:NAME`` or ``file:PATH``, counted from *folder*); empty for no place.

    Raises *raising*, which names *noun* (邮箱密码) and never holds the secret itself.
    """
    kind, _, name = place.partition(":")
    if not place:
        return ""
    if kind == "env":
        if not os.environ.get(name):
            raise raising(f"环境变量 {name} 里没有{noun}", f"请先设好 {name}，或改用 file: 指向密码文件")
        return os.environ[name]
    path = Path(folder) / name
    try:
        mode = path.stat().st_mode
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise raising(f"密码文件 {path} 别人也能读", f"请运行 chmod 600 {path}")
        found = path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise raising(f"密码文件 {path} 读不出来", "请检查路径和权限") from error
    if not found:
        raise raising(f"密码文件 {path} 是空的", f"请写入{noun}")
    return found
