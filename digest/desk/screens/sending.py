"""发送: groups and test mails, the outbox with its states in words, retry and resolve."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from digest import dispatch
from digest.archive.outbox.rows import STATE_NAMES
from digest.commands.common.drafts import name_of, spoken
from digest.commands.outbox import local
from digest.desk.guards import needs
from digest.desk.screens.shared import jobs, office
from digest.errors import DigestError
from digest.times import now

screen = Blueprint("sending", __name__)


@screen.get("/send/<stem>")
@needs("look")
def show(stem: str) -> ResponseReturnValue:
    """Show whom the issue goes to, and how each mail stands."""
    desk, kept = office(), office().kept(stem)
    briefing = desk.briefing(kept.briefing)
    return render_template(
        "sending.html",
        stem=stem,
        name=name_of(kept),
        state=spoken(desk.archive.approvals.signoff(kept)),
        groups=briefing.sending.groups if briefing.sending else (),
        rows=desk.archive.desk.rows(kept),
        states=STATE_NAMES,
        local=local,
        files=[rendering.name for rendering in desk.archive.renderings(kept)],
        jobs=jobs().all()[:3],
    )


@screen.post("/send/<stem>")
@needs("send")
def send(stem: str) -> ResponseReturnValue:
    """Send the signed issue to groups, or a trial to an address, in the background."""
    desk, kept = office(), office().kept(stem)
    briefing = desk.briefing(kept.briefing)
    to, trial = request.form.getlist("to"), request.form.get("test", "").split()

    def work() -> tuple[str, ...]:
        done = dispatch.send(briefing, desk.archive, kept, now(), to=to, trial=trial)
        return (f"邮件服务器接收 {done.count('sent')} 个。", *done.notes)

    job = jobs().start(f"发送{name_of(kept)}", work)
    return redirect(url_for("home.job", number=job.number))


@screen.post("/outbox/<int:number>/<verb>")
@needs("send")
def decide(number: int, verb: str) -> ResponseReturnValue:
    """Do with one row of the outbox what a person decided."""
    rows = office().archive.desk
    if verb == "retry":
        rows.retry([number], now())
    elif verb == "cancel":
        rows.cancel([number], now())
    elif verb in ("received", "missing"):
        rows.resolve([number], received=verb == "received", now=now())
    else:
        raise DigestError("没有这样的处理", "请回发送页再选")
    return redirect(url_for("sending.show", stem=request.form.get("stem", "")))
