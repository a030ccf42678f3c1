"""Who may do what at a desk that a network can reach: names, argon2 hashes and roles in ``desk.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import tomlkit
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from digest.atomic import replacing
from digest.errors import ConfigError

__all__ = ["MAY", "ROLE_NAMES", "Permission", "Role", "User", "add_user", "find_user", "load_users"]

Role = Literal["editor", "reviewer", "approver", "administrator"]
Permission = Literal["look", "edit", "sign", "send", "configure"]

ROLE_NAMES: dict[Role, str] = {"editor": "编辑", "reviewer": "审核", "approver": "签发", "administrator": "管理"}
# Only who signs may sign; an administrator keeps the settings and cannot sign in somebody's stead.
MAY: dict[Role, frozenset[Permission]] = {
    "editor": frozenset({"look", "edit"}),
    "reviewer": frozenset({"look", "edit"}),
    "approver": frozenset({"look", "edit", "sign", "send"}),
    "administrator": frozenset({"look", "edit", "send", "configure"}),
}
_SHORTEST = 8  # characters of a password (NIST SP 800-63B, 5.1.1.1)
_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106, 4, second choice


@dataclass(frozen=True, slots=True)
class User:
    """One who may log in; *hash* is of the password."""

    name: str
    role: Role
    hash: str


@functools.cache
def _nobody() -> str:
    """Return a hash that is verified for an unknown name too, so that the time does not tell."""
    return _HASHER.hash("nobody")


def load_users(file: Path) -> tuple[User, ...]:
    """Return the users of *file*; none where there is no such file. ``ConfigError``, in Chinese, where it is broken."""
    if not file.exists():
        return ()
    try:
        rows = tomllib.loads(file.read_text("utf-8")).get("user", [])
        users = tuple(User(str(row["name"]), row["role"], str(row["hash"])) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(str(file), "用户文件读不出来", "请用 digest desk user 重新建立") from error
    _nobody()  # now, or the first log-in would take twice its time
    for user in users:
        if user.role not in get_args(Role):
            raise ConfigError(
                str(file), f"{user.name}的 role “{user.role}”不认识", f"可用的有：{'、'.join(get_args(Role))}"
            )
    return users


def add_user(file: Path, name: str, role: Role, password: str) -> None:
    """Write the user *name* into *file*, in place of one of that name; ``ConfigError`` for a password too short."""
    if len(password) < _SHORTEST:
        raise ConfigError(str(file), f"口令不足 {_SHORTEST} 个字符", "请换一个长一些的")
    others = [user for user in load_users(file) if user.name != name]
    table = tomlkit.aot()
    for user in (*others, User(name, role, _HASHER.hash(password))):
        table.append(tomlkit.item({"name": user.name, "role": user.role, "hash": user.hash}))
    document = tomlkit.document()
    document.add(tomlkit.comment("工会简报工作台的用户。用 digest desk user 增改，不要手写口令。"))
    document.add("user", table)
    with replacing(file, 0o600) as temporary:
        temporary.write_text(tomlkit.dumps(document), "utf-8")


def find_user(users: Sequence[User], name: str, password: str) -> User | None:
    """Return the one of *users* with that name and password; None where there is none."""
    found = next((user for user in users if user.name == name), None)
    try:
        _HASHER.verify(found.hash if found else _nobody(), password)
    except (VerificationError, InvalidHashError):
        return None
    return found
