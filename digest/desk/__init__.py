"""The desk: the office works in its browser. Server-rendered pages; no logic of their own, only doors to what the
commands do as well.
"""

from __future__ import annotations

from flask import Flask, current_app, g, render_template, request, session
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from digest.desk.guards import UPLOAD, Access, guard
from digest.desk.jobs import Jobs, reason_of
from digest.desk.office import Office
from digest.desk.previews import Previews
from digest.desk.screens import collecting, editing, home, mending, records, sending, settings, signing, sources
from digest.errors import DigestError

__all__ = ["UPLOAD", "Access", "Office", "create_app"]

_FORM = 2 << 20  # bytes of a form: the largest holds a briefing file, some dozen kilobytes
_WORDS = {
    400: "网页不全，没有照办；请刷新再做",
    404: "没有这一页",
    405: "这一页不能这样用",
    413: f"太大，没有收下：文件一次最多 {UPLOAD >> 20} MB，写的字最多 {_FORM >> 20} MB",
    500: "程序出错，没有照办；详情在运行 digest desk 的窗口里",
}


def create_app(office: Office, access: Access) -> Flask:
    """Return the web application (WSGI) of *office* for those whom *access* lets in."""
    app = Flask("digest.desk", template_folder="pages", static_folder="static")
    app.config.update(MAX_CONTENT_LENGTH=_FORM, TEMPLATES_AUTO_RELOAD=False)
    app.extensions.update(office=office, jobs=Jobs(), previews=Previews())
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    guard(app, access)
    for screen in (home, sources, collecting, mending, editing, signing, sending, records, settings):
        app.register_blueprint(screen.screen)
    app.register_error_handler(DigestError, _tell)
    app.register_error_handler(OSError, _tell)
    app.register_error_handler(HTTPException, _tell_refusal)
    app.context_processor(
        lambda: {"user": g.get("user", ""), "may": g.get("may", frozenset()), "csrf": session.get("csrf", "")}
    )
    return app


def _tell(error: DigestError | OSError) -> ResponseReturnValue:
    """Show what cannot be done, in the words of the command line."""
    return render_template("refusal.html", message=reason_of(error), back=_page_of_form()), 409


def _page_of_form() -> str:
    """Return where the page lies that a form stands on, if it can be shown again: signing's, with what is 待核."""
    adapter = current_app.create_url_adapter(request)
    can_be_shown = request.method == "POST" and adapter is not None and adapter.test(request.path, method="GET")
    return request.path if can_be_shown else ""


def _tell_refusal(error: HTTPException) -> ResponseReturnValue:
    own, code = error.description or "", error.code or 500
    message = _WORDS.get(code, "没有照办") if own.isascii() else own  # what Werkzeug says of itself is English
    return render_template("refusal.html", message=message), code
