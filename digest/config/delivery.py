"""The tables [delivery] and [mail] of a briefing file in, a checked Sending out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal

from digest import addresses
from digest.config.archive import Secret
from digest.config.places import is_place, split_place
from digest.expressions import expression
from digest.lines import clean
from digest.model import Form, MailServer, RecipientGroup, Selection, Sending
from digest.tables import FILLED, Beside, Check, Filling, Limits, near, values

__all__ = ["DeliveryTable", "MailTable", "make_sending"]

_PORTS = {"starttls": 587, "tls": 465, "local": 25}  # RFC 6409, RFC 8314 and RFC 5321
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_TIME = expression(r"([01]\d|2[0-3]):[0-5]\d")


def _fault_of_address(address: str) -> str:
    why = addresses.fault(address)
    return f"里的“{address}”不是邮件地址：{why}" if why else ""


def _fault_of_time(text: str) -> str:
    return "" if _TIME.fullmatch(text) else f"“{text}”不是时刻"


_ADDRESS = Check(_fault_of_address, "一个地址一项，不带姓名和尖括号")
_ASCII = Check(lambda text: "" if text.isascii() else "里有中文或全角字符，服务器不认", "请检查输入法")


@dataclass(frozen=True, slots=True)
class GroupTable:
    """What may stand in [[delivery.group]]."""

    name: Annotated[str, FILLED]
    to: Annotated[tuple[Annotated[str, FILLED], ...], FILLED]
    channel: Literal["mail", "folder", "command"] = "mail"
    edition: Annotated[str, Beside(is_layout=True)] = ""
    forms: tuple[Form, ...] = ("pdf",)
    themes: tuple[Annotated[str, FILLED], ...] = ()
    regions: tuple[Annotated[str, FILLED], ...] = ()
    pages_most: Annotated[int, Limits(0, 1_000_000)] = 0


@dataclass(frozen=True, slots=True)
class DeliveryTable:
    """What may stand in [delivery]."""

    approval: Literal["required", "none"] = "required"
    at: Annotated[str, Check(_fault_of_time, '请写成 at = "09:00" 的样子')] = "00:00"
    on_doubt: Literal["resend", "hold"] = "resend"
    remind: tuple[Annotated[str, _ADDRESS], ...] = ()
    group: tuple[GroupTable, ...] = ()


@dataclass(frozen=True, slots=True)
class MailTable:
    """What may stand in [mail]; port 0 is none written."""

    host: Annotated[str, FILLED]
    sender: Annotated[str, FILLED, _ADDRESS]
    port: Annotated[int, Limits(1, 65535)] = 0
    security: Literal["starttls", "tls", "local"] = "starttls"
    sender_name: str = ""
    user: Annotated[str, _ASCII] = ""
    password: Secret = ""
    authorities: Annotated[str, Beside()] = ""
    attachment_name: Literal["chinese", "ascii"] = "chinese"
    unsubscribe: Annotated[str, _ADDRESS] = ""
    per_connection: Annotated[int, Limits(1, 1_000_000)] = 50
    per_minute: int = 0


def make_sending(
    filling: Filling[Any], delivery: DeliveryTable | None, mail: MailTable | None, codes: Collection[str]
) -> Sending | None:
    """Return how the briefing is sent, None where it says nothing of it; *filling* notes what does not go together.

    *codes* are those of the briefing's themes.
    """
    written = filling.document.values
    if "delivery" not in written and "mail" not in written:
        return None
    table = delivery or DeliveryTable()
    if "mail" not in written and (table.remind or any(group.channel == "mail" for group in table.group)):
        filling.refuse(("delivery",), "要发邮件，但没有 [mail] 部分", "请补上 [mail] 和其中的 host、sender")
    groups = tuple(_make_group(filling, number, group, codes) for number, group in enumerate(table.group))
    _refuse_two_editions(filling, groups)
    server = _make_server(filling, mail) if mail else None
    if any(slip.where[0] in ("delivery", "mail") for slip in filling.slips):
        return None  # rather nothing than to some
    return Sending(groups, server, table.approval, table.at, table.on_doubt, table.remind)


def _make_group(filling: Filling[Any], number: int, group: GroupTable, codes: Collection[str]) -> RecipientGroup:
    """Return the recipients, whose ``to`` are what the channel wants: addresses, folders, or a command as it stands."""
    where = ("delivery", "group", number)
    for fault in filter(None, map(_fault_of_address, group.to)) if group.channel == "mail" else ():
        filling.refuse((*where, "to"), fault, _ADDRESS.remedy)
    for unknown in (code for code in group.themes if code not in codes):
        filling.refuse((*where, "themes"), f"里的“{unknown}”不是 [[sections.theme]] 里的 code", near(unknown, codes))
    for name in (name for name in group.regions if not is_place(name)):
        filling.refuse((*where, "regions"), f"里的“{name}”不是地名", "请写全称，如 江苏省苏州市")
    folder = Path(filling.document.file).parent
    to = tuple(str(folder / name) for name in group.to) if group.channel == "folder" else group.to
    selection = Selection(group.themes, tuple(map(split_place, group.regions)), group.pages_most)
    return RecipientGroup(clean(group.name), to, group.channel, group.edition, group.forms, selection)


def _refuse_two_editions(filling: Filling[Any], groups: Sequence[RecipientGroup]) -> None:
    """Note who stands in two groups with different editions: a recipient gets one of them, whichever comes first."""
    edition: dict[tuple[str, str], tuple[RecipientGroup, object]] = {}
    for number, group in enumerate(groups):
        for target in group.to:
            own = (group.edition, group.forms, group.selection)
            first, told = edition.setdefault((group.channel, target), (group, own))
            if told != own:
                said = f"里的“{target}”在“{first.name}”里已经有了，两组的版式、附件或选登不同，只会收到一种"
                filling.refuse(("delivery", "group", number, "to"), said, "请只留在一组里；文件夹请各用各的")


def _make_server(filling: Filling[Any], table: MailTable) -> MailServer:
    """Return the server of *table*, whose settings must go together."""
    port = table.port or _PORTS[table.security]
    if table.security == "local" and table.host not in _LOOPBACK:
        said = '是 "local"，只能用于本机的邮件中转'
        filling.refuse(("mail", "security"), said, "外面的服务器请用 starttls 或 tls")
    if (table.security, port) in (("starttls", 465), ("tls", 587), ("tls", 25)):
        said = f'{port} 与 security = "{table.security}" 不配'
        filling.refuse(("mail", "port"), said, "465 配 tls，587 配 starttls")
    if bool(table.password) != bool(table.user):
        filling.refuse(("mail",), "的 user 和 password 要么都写，要么都不写")
    return MailServer(**values(replace(table, port=port)))
