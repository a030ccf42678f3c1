"""What somebody had typed when the session ended: shown again, and handed in anew once they are logged in.

It travels through the log-in in the page itself, signed, so that nobody else can put words into it.
"""

from __future__ import annotations

from flask import current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeSerializer

__all__ = ["ask_again", "carried", "offer"]

_SECRET = ("csrf", "password")  # never shown or carried
_LABELS = {"headline": "标题", "note": "编者按", "printed": "更正", "text": "设置", "section": "栏目"}


def is_own_page(hosts: frozenset[str]) -> bool:
    """Say whether the form came from a page of this desk, an older one it may be; other sites' words are not kept."""
    scheme, _, host = request.headers.get("Origin", "").partition("://")
    return scheme in ("http", "https") and host.lower() in hosts


def carried() -> str:
    """Return the form that was sent, signed, as one word for a field of the log-in page."""
    fields = [(key, value) for key, value in request.form.items(multi=True) if key not in _SECRET]
    return str(_signer().dumps([request.path, fields]))


def ask_again(message: str, *, may_send: bool, keeps: str = "") -> ResponseReturnValue:
    """Return the page that shows what was typed, with a button where it *may_send*, else the log-in that *keeps* it."""
    return _page(message, request.path, list(request.form.items(multi=True)), may_send=may_send, keeps=keeps), 403


def offer(word: str) -> ResponseReturnValue | None:
    """Return the page that hands in what *word* carries, None where it is nothing of ours."""
    try:
        path, fields = _signer().loads(word)
    except BadSignature:
        return None
    return _page("登录好了，刚才写的还没有交", path, [(key, value) for key, value in fields], may_send=True)


def _page(message: str, path: str, fields: list[tuple[str, str]], *, may_send: bool, keeps: str = "") -> str:
    open_fields = [(key, value) for key, value in fields if key not in _SECRET]
    typed = [(_LABELS[key], value) for key, value in open_fields if key in _LABELS and value]
    return render_template(
        "resuming.html", message=message, path=path if may_send else url_for("login"), fields=open_fields,
        typed=typed, may_send=may_send, keeps=keeps,
    )  # fmt: skip


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or b"", "typed")
