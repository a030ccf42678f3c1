"""What a mail server answered in, what to do about it out (the table: ``replies.toml``)."""

from __future__ import annotations

import functools
import re
import smtplib
import socket
import ssl
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Phase = Literal["greeting", "login", "mail", "recipient", "data", "content"]
Verdict = Literal["later", "failed", "pause", "stop", "size", "sender"]

_GREATEST = 500  # characters of an answer that are kept: enough for any cause, and a hostile server fills no archive

_CERTIFICATES = {  # OpenSSL's X509_V_ERR_…
    9: "证书还没有生效（检查本机的时间）",
    10: "证书过期了（检查本机的时间，或请邮件服务商更换）",
    18: "证书是自签的（要信任它，在 [mail] 写 authorities）",
    19: "证书是自签的（要信任它，在 [mail] 写 authorities）",
    20: "不知道是谁签发的证书（要信任它，在 [mail] 写 authorities）",
    62: "证书不是发给这台服务器的（检查 host）",
    64: "证书不是发给这台服务器的（检查 host）",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with what it means: *verdict* for the program, *meaning* in Chinese for people."""

    verdict: Verdict
    meaning: str
    code: int
    text: str


@dataclass(frozen=True, slots=True)
class _Rule:
    phase: str
    code: re.Pattern[str]
    pattern: re.Pattern[str]
    verdict: Verdict
    meaning: str


def broken(error: OSError) -> str:
    """Return in Chinese why a connection was not made or broke with *error*; smtplib's errors are OSErrors too."""
    match error:
        case ssl.SSLCertVerificationError():
            return _CERTIFICATES.get(error.verify_code, "证书验不过（请问邮件服务商）")
        case ssl.SSLError():
            return "端口与 security 不配（465 多用 tls，587、25 多用 starttls）"
        case socket.gaierror():
            return "查不到这台服务器（检查 host 和网络）"
        case ConnectionRefusedError():
            return "那里没有开这个端口（检查 port）"
        case TimeoutError():
            return "没有回应（检查 host、port 和网络）"
        case ConnectionError() | smtplib.SMTPServerDisconnected():
            return "对方断开了连接"
        case _:
            return "网络不通，或对方不是邮件服务器"


def reply(phase: Phase, code: int, answer: bytes | str) -> Reply:
    """Return what *answer* with *code*, given in *phase*, asks us to do."""
    words = answer if isinstance(answer, str) else _decoded(answer)
    text = " ".join("".join(c if c.isprintable() else " " for c in words).split())[:_GREATEST]  # one line
    for rule in _rules():
        if rule.phase in ("", phase) and rule.code.fullmatch(str(code)) and rule.pattern.search(text):
            return Reply(rule.verdict, rule.meaning, code, text)
    if 400 <= code < 500:
        return Reply("later", "服务器暂不接收", code, text)
    return Reply("failed", "服务器拒绝接收", code, text)


def _decoded(answer: bytes) -> str:
    """Return the words of *answer*: servers in China write UTF-8 or GB18030."""
    try:
        return answer.decode("utf-8")
    except UnicodeDecodeError:
        return answer.decode("gb18030", errors="replace")


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    table = tomllib.loads((resources.files("digest.deliveries.mail") / "replies.toml").read_text("utf-8"))
    return tuple(
        _Rule(
            rule.get("phase", ""),
            re.compile(rule.get("code", r"[45]\d\d")),
            re.compile(rule.get("pattern", ""), re.IGNORECASE),
            rule["verdict"],
            rule["meaning"],
        )
        for rule in table["reply"]
    )
