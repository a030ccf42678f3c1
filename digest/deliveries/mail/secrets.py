"""Where the password of a mail box lies in, the password out."""

from __future__ import annotations

from digest import credentials
from digest.errors import DeliveryError


def secret(place: str, folder: str = "") -> str:
    """Return the secret at *place* (``env:NAME`` or ``file:PATH``, counted from *folder*); empty for no place.

    Raises DeliveryError, which never holds the secret itself.
    """
    found = credentials.secret(place, folder, noun="邮箱密码（或授权码）", raising=DeliveryError)
    if not found.isascii():
        raise DeliveryError("邮箱密码里有中文或全角字符，服务器不认", "请改用授权码，或检查输入法")
    return found
