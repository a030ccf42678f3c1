"""Where a secret lies in, the secret out: from the environment, or from a file that only its owner can read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from digest.errors import DeliveryError


def secret(place: str, folder: str = "") -> str:
    """Return the secret at *place* (``env:NAME`` or ``file:PATH``, counted from *folder*); empty for no place.

    Raises DeliveryError, which never holds the secret itself.
    """
    kind, _, name = place.partition(":")
    if not place:
        return ""
    found = _from_environment(name) if kind == "env" else _from_file(Path(folder) / name)
    if not found.isascii():
        raise DeliveryError("邮箱密码里有中文或全角字符，服务器不认", "请改用授权码，或检查输入法")
    return found


def _from_environment(name: str) -> str:
    found = os.environ.get(name, "")
    if not found:
        raise DeliveryError(f"环境变量 {name} 里没有邮箱密码", f"请先设好 {name}，或改用 file: 指向密码文件")
    return found


def _from_file(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
            raise DeliveryError(f"密码文件 {path} 别人也能读", f"请运行 chmod 600 {path}")
        found = path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DeliveryError(f"密码文件 {path} 读不出来", "请检查路径和权限") from error
    if not found:
        raise DeliveryError(f"密码文件 {path} 是空的", "请写入邮箱的密码或授权码")
    return found
