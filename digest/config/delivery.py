"""The tables [delivery] and [mail] of a briefing file in, a checked Sending out; every error names file and key."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digest import credentials
from digest.addresses import fault
from digest.errors import ConfigError
from digest.lines import clean
from digest.model import MailServer, RecipientGroup, Sending
from digest.tables import filled

KEYS: dict[str, dict[str, type]] = {
    "delivery": {"approval": str, "at": str, "on_doubt": str, "remind": list, "group": list},
    "mail": {
        "host": str,
        "port": int,
        "security": str,
        "sender": str,
        "sender_name": str,
        "user": str,
        "password": str,
        "authorities": str,
        "attachment_name": str,
        "unsubscribe": str,
        "per_connection": int,
        "per_minute": int,
    },
}
_CHOICES = {
    ("delivery", "approval"): ("required", "none"),
    ("delivery", "on_doubt"): ("resend", "hold"),
    ("mail", "security"): ("starttls", "tls", "local"),
    ("mail", "attachment_name"): ("chinese", "ascii"),
}
_PORTS = {"starttls": 587, "tls": 465, "local": 25}  # RFC 6409, RFC 8314 and RFC 5321
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_GROUP = '例如 name = "市领导"、to = ["a@example.gov.cn"]'


def sending(file: str, folder: str, tables: Mapping[str, Any]) -> Sending | None:
    """Return how the briefing of *file* (in *folder*) is sent, or None where it says nothing about it."""
    if "delivery" not in tables and "mail" not in tables:
        return None
    delivery = tables.get("delivery", {})
    _check_choices(file, tables)
    mail = _mail(file, folder, tables["mail"]) if "mail" in tables else None
    groups = tuple(_group(file, folder, place, group) for place, group in enumerate(delivery.get("group", ()), start=1))
    if mail is None and (delivery.get("remind") or any(group.channel == "mail" for group in groups)):
        raise ConfigError(file, "要发邮件，但没有 [mail] 部分", "请补上 [mail] 和其中的 host、sender")
    at = delivery.get("at", "00:00")
    if not _TIME.fullmatch(at):
        raise ConfigError(file, f"[delivery] 的 at “{at}”不是时刻", '请写成 at = "09:00" 的样子')
    remind = _addresses(file, "[delivery] 的 remind", delivery.get("remind", ()))
    options = {key: delivery[key] for key in ("approval", "on_doubt") if key in delivery}
    return Sending(groups=groups, mail=mail, at=at, remind=remind, **options)


def _check_choices(file: str, tables: Mapping[str, Any]) -> None:
    for (table, key), choices in _CHOICES.items():
        value = tables.get(table, {}).get(key, choices[0])
        if value not in choices:
            raise ConfigError(file, f"[{table}] 的 {key} 不能是“{value}”", f"可用的有：{'、'.join(choices)}")


def _mail(file: str, folder: str, table: Mapping[str, Any]) -> MailServer:
    for key in ("host", "sender"):
        if not table.get(key):
            raise ConfigError(file, f"[mail] 里缺少 {key}", f'请补上 {key} = "…"')
    _addresses(file, "[mail] 的 sender", [table["sender"]])
    if table.get("unsubscribe"):
        _addresses(file, "[mail] 的 unsubscribe", [table["unsubscribe"]])
    security = table.get("security", "starttls")
    if security == "local" and table["host"] not in _LOOPBACK:
        raise ConfigError(
            file, '[mail] 的 security = "local" 只能用于本机的邮件中转', "外面的服务器请用 starttls 或 tls"
        )
    _check_port(file, security, table.get("port", _PORTS[security]))
    _check_secret(file, table)
    least = min(table.get("per_connection", 1) - 1, table.get("per_minute", 0))
    if least < 0:
        raise ConfigError(file, "[mail] 的 per_connection 至少为 1，per_minute 至少为 0（不限）")
    values = {"port": _PORTS[security], **table, "authorities": _beside(folder, table.get("authorities", ""))}
    return MailServer(**values)


def _check_port(file: str, security: str, port: int) -> None:
    if not 0 < port < 65536:
        raise ConfigError(file, f"[mail] 的 port 不能是 {port}", "常用 465（tls）、587（starttls）、25（本机）")
    if (security, port) in (("starttls", 465), ("tls", 587), ("tls", 25)):
        raise ConfigError(file, f'[mail] 的 port {port} 与 security = "{security}" 不配', "465 配 tls，587 配 starttls")


def _check_secret(file: str, table: Mapping[str, Any]) -> None:
    password = table.get("password", "")
    if password and not credentials.PLACE.fullmatch(password):
        raise ConfigError(
            file, "[mail] 的 password 不能直接写密码", '请写 "env:环境变量名" 或 "file:只有本人可读的文件"'
        )
    if not table.get("user", "").isascii():
        raise ConfigError(file, "[mail] 的 user 里有中文或全角字符，服务器不认", "请检查输入法")
    if bool(password) != bool(table.get("user")):
        raise ConfigError(file, "[mail] 的 user 和 password 要么都写，要么都不写")


def _group(file: str, folder: str, place: int, table: object) -> RecipientGroup:
    where = f"第 {place} 个收件组"
    group = filled(RecipientGroup, table, file, where, _GROUP)
    if not group.name or not group.to:
        raise ConfigError(file, f"{where}缺少 name 或 to", _GROUP)
    to = _addresses(file, f"{where}的 to", group.to) if group.channel == "mail" else group.to
    to = tuple(_beside(folder, name) for name in to) if group.channel == "folder" else to
    own = Path(folder) / group.edition  # a layout of the office's own lies beside the briefing file
    edition = str(own) if group.edition and own.is_dir() else group.edition
    return dataclasses.replace(group, name=clean(group.name), to=to, edition=edition)


def _addresses(file: str, where: str, addresses: Any) -> tuple[str, ...]:
    for address in addresses:
        if why := fault(address):
            raise ConfigError(file, f"{where}里的“{address}”不是邮件地址：{why}", "一个地址一项，不带姓名和尖括号")
    return tuple(addresses)


def _beside(folder: str, name: str) -> str:
    return str(Path(folder) / name) if name else ""
