"""A mail address in, what is wrong with it out, in Chinese: before a mail is made, not when a server refuses it."""

from __future__ import annotations

import unicodedata

from digest.expressions import expression

# RFC 5322, 3.2.3: dot-atom; quoted local parts are refused, as no office's server makes any.
_ATOM = expression(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
_LABEL = expression(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_LONGEST_LOCAL, _LONGEST_LABEL, _LONGEST = 64, 63, 254  # RFC 5321, 4.5.3.1; RFC 1035, 2.3.4


def fault(address: str) -> str:
    """Return why *address* is not one bare mail address that a server takes; empty if it is one."""
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        return "@ 的前面和后面都要有字"
    if odd := next((sign for sign in local if sign != "." and not _ATOM.fullmatch(sign)), ""):
        return f"@ 前面有“{_shown(odd)}”{_kind(odd)}，邮件服务器不收"
    if "" in local.split("."):
        return "@ 前面的点不能在开头、末尾，也不能连着两个"
    if len(local) > _LONGEST_LOCAL:
        return f"@ 前面超过 {_LONGEST_LOCAL} 个字符"
    return _fault_of_domain(domain) or ("太长" if len(address) > _LONGEST else "")


def _fault_of_domain(domain: str) -> str:
    if domain == "localhost":
        return ""
    if odd := next((sign for sign in domain if not _is_of_domain(sign)), ""):
        return f"@ 后面有“{_shown(odd)}”{_kind(odd)}，域名里不能有"
    labels = domain.split(".")
    if len(labels) < 2:
        return "@ 后面的域名不完整"
    if not all(map(_is_label, labels)):
        return "@ 后面的域名写法不对"
    return ""


def _is_of_domain(sign: str) -> bool:
    """Say whether *sign* may stand in a domain: letters of any script (IDNA), no full-width forms of ASCII."""
    if sign.isascii():
        return sign in ".-" or sign.isalnum()
    return sign.isalnum() and not unicodedata.normalize("NFKC", sign).isascii()


def _is_label(label: str) -> bool:
    try:
        encoded = label.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    return bool(_LABEL.fullmatch(encoded)) and len(encoded) <= _LONGEST_LABEL


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"


def _kind(sign: str) -> str:
    """Return in brackets what *sign* is where that is not seen: a full-width letter looks like a letter."""
    if sign.isascii():
        return "" if sign.isprintable() and sign != " " else "（空格或控制字符）"
    return "（全角字符，请检查输入法）" if unicodedata.normalize("NFKC", sign).isascii() else "（中文或其他文字）"
