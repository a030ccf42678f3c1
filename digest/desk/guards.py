"""What stands before every page of a desk: who asks, from where, and what an answer may do in a browser.

A site on this machine is reachable from any page that a browser shows: by its address (hence the token of the start,
as notebooks have it), by a name that is made to point here (hence the check of Host, against rebinding) and by forms
of other sites (hence a token in every form; OWASP, Cross-Site Request Forgery Prevention).
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from flask import Flask, abort, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from digest.desk import resuming
from digest.desk.users import MAY, ROLE_NAMES, Permission, User, find_user
from digest.expressions import expression

__all__ = ["UPLOAD", "Access", "guard", "needs"]

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, browsers do not say which site a form stood on
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
UPLOAD = 256 << 20  # bytes of one request with files: some dozen sources of 64 MB at most come at a time
_LONGEST_NAME = 100  # characters of a name that is remembered for its wrong passwords
# A path of the desk. Browsers take a backslash for a stroke and pass over tabs: both would lead to another site.
_OWN_PATH = expression(r"/(?![/\\])[^\\\x00-\x1f]*")
_FREE_TRIES = 5  # wrong passwords for a name before it has to wait
_LONGEST_WAIT = 900.0  # seconds; the wait doubles from 1 s on


@dataclass
class Access:
    """Who is let in: with *users* each by password, without any (on this machine alone) whoever holds *token*."""

    token: str
    hosts: frozenset[str]
    users: tuple[User, ...] = ()
    _failures: dict[str, tuple[int, float]] = field(default_factory=dict)

    def wait(self, name: str, now: float) -> float:
        """Return how many seconds *name* has to wait before the next try."""
        tries, last = self._failures.get(name, (0, 0.0))
        return (
            max(0.0, last + min(2.0 ** max(0, tries - _FREE_TRIES), _LONGEST_WAIT) - now) if tries >= _FREE_TRIES else 0
        )

    def log_in(self, name: str, password: str, now: float) -> User | None:
        """Return the user of that name and password, None where there is none or *name* has to wait."""
        if self.wait(name, now):
            return None
        found = find_user(self.users, name, password)
        if found:
            self._failures.pop(name, None)
        else:
            self._failures[name] = (self._failures.get(name, (0, 0.0))[0] + 1, now)
        return found


def needs(permission: Permission) -> Callable[[View], View]:
    """Let a view be had only by who has *permission*."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def guard(app: Flask, access: Access) -> None:
    """Put *access* and the browser's own guards before every page of *app*."""
    app.secret_key = secrets.token_bytes(32)  # a new one a start: nobody stays logged in over a restart
    app.config.update(SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_NAME="digest-desk")
    app.before_request(lambda: _admit(access))
    app.after_request(_protect)
    app.add_url_rule("/login", "login", lambda: _log_in(access), methods=["GET", "POST"])
    app.add_url_rule("/logout", "logout", _log_out, methods=["POST"])


def _admit(access: Access) -> ResponseReturnValue | None:
    """Return the answer to who may not go on; None to who may."""
    g.access = access
    if request.host.lower() not in access.hosts:
        abort(400, "网址不对，请用启动时显示的网址打开")
    if request.endpoint == "static":
        return None
    if not access.users and (given := request.args.get("token")):
        if not hmac.compare_digest(given.encode(), access.token.encode()):
            abort(403, "口令不对，请用这一次启动时显示的网址打开")
        session["user"] = session.get("user", "")
        return redirect(request.path)
    session.setdefault("csrf", secrets.token_urlsafe(16))
    if request.method == "POST":
        if request.endpoint == "sources.upload" and _is_known(access):
            request.max_content_length = UPLOAD  # from strangers a form at most: it is read before they are refused
        given = request.form.get("csrf") or request.headers.get("X-CSRF-Token", "")
        if not hmac.compare_digest(given.encode(), session["csrf"].encode()):
            return _refuse_old_page(access)
    if request.endpoint == "login":
        return None
    return _refuse_stranger(access)


def _refuse_old_page(access: Access) -> ResponseReturnValue:
    """Turn away a form without the token of this session; what was typed into a page of ours is not lost."""
    message = "这张网页放得太久或来路不明，没有照办"
    if not resuming.is_own_page(access.hosts) or request.endpoint == "login":
        abort(403, f"{message}；请回到首页再做一次")
    is_known = _is_known(access)
    keeps = resuming.carried() if access.users and not is_known else ""
    return resuming.ask_again(message, may_send=is_known, keeps=keeps)


def _is_known(access: Access) -> bool:
    """Say whether who asks is logged in, or opened this desk with its token."""
    return "user" in session and (not access.users or any(user.name == session["user"] for user in access.users))


def _refuse_stranger(access: Access) -> ResponseReturnValue | None:
    """Turn away who is not logged in, or may not have what is asked for."""
    if not access.users:
        if "user" not in session:
            abort(403, "请用启动时显示的网址（带 token 的）打开")
        g.user, g.may = session["user"], frozenset({"look", "edit", "sign", "send", "configure"})
        return None
    found = next((user for user in access.users if user.name == session.get("user")), None)
    if found is None:
        return redirect(url_for("login", next=request.path if request.method == "GET" else "/"))
    g.user, g.may = found.name, MAY[found.role]
    view = current_app.view_functions.get(request.endpoint or "")
    wanted: Permission = getattr(view, "permission", "look" if request.method == "GET" else "configure")
    if wanted not in g.may:
        abort(403, f"{found.name}是“{ROLE_NAMES[found.role]}”，不能做这件事")
    return None


def _protect(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _log_in(access: Access) -> ResponseReturnValue:
    if request.method == "GET" or not access.users:
        return render_template("login.html", wrong="")
    name = request.form.get("name", "")[:_LONGEST_NAME]
    if wait := access.wait(name, time.monotonic()):
        return render_template("login.html", wrong=f"试错太多，请等 {wait:.0f} 秒再试"), 429
    user = access.log_in(name, request.form.get("password", ""), time.monotonic())
    if user is None:
        return render_template("login.html", wrong="姓名或口令不对"), 403
    session.clear()  # a new session for a new person: nothing of the old one can be fixed beforehand
    session.update(user=user.name, csrf=secrets.token_urlsafe(16))
    if request.form.get("keeps") and (page := resuming.offer(request.form["keeps"])):
        return page
    target = request.form.get("next", "/")
    return redirect(target if _OWN_PATH.fullmatch(target) else "/")


def _log_out() -> ResponseReturnValue:
    session.clear()
    return redirect(url_for("login"))
