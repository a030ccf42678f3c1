"""签发: what changed since the draft before, who has seen it; sign with name and role."""

from __future__ import annotations

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from digest import edits
from digest.archive import approvals
from digest.commands.approve import ACT_NAMES
from digest.commands.common.drafts import name_of, spoken
from digest.desk.guards import needs
from digest.desk.office import issue_of
from digest.desk.screens.shared import office, user
from digest.errors import DigestError
from digest.lines import clean
from digest.times import now

screen = Blueprint("signing", __name__)

_ROLES = (approvals.RELEASING_ROLE, "审核", "编辑")


@screen.get("/sign/<stem>")
@needs("look")
def show(stem: str) -> ResponseReturnValue:
    """Show the draft's changes, its record, and the form to sign it."""
    archive, kept = office().archive, office().kept(stem)
    signoff = archive.approvals.signoff(kept)
    before = [each for each in archive.revisions(kept) if each.revision < kept.revision]
    return render_template(
        "signing.html",
        stem=stem,
        issue=issue_of(archive, kept),
        name=name_of(kept),
        state=spoken(signoff),
        is_signed=signoff.state == "approved",
        has_unsaved=archive.workings.current(kept) is not None,
        changes=edits.changes(archive.issue(before[-1]), issue_of(archive, kept)) if before else (),
        acts=[(act, ACT_NAMES.get(act.act, act.act)) for act in archive.approvals.history(kept)],
        revisions=archive.revisions(kept),
        roles=_ROLES,
        pending=edits.pending(issue_of(archive, kept)),
        slips=edits.printed_slips(issue_of(archive, kept)),
    )


@screen.post("/sign/<stem>")
@needs("look")  # who may only look over a draft says so in the record; 签发 asks for more
def sign(stem: str) -> ResponseReturnValue:
    """Write a signature down; 签发 only by who may sign, and nobody under another's name."""
    role = request.form.get("role", "")
    if role not in _ROLES:
        raise DigestError("没有选职责", "请选 签发、审核 或 编辑")
    if role == approvals.RELEASING_ROLE and "sign" not in g.may:
        abort(403, f"{user()}不能签发")
    name = user() if g.access.users else clean(request.form.get("name", ""))
    archive, kept = office().archive, office().kept(stem)
    if str(kept.revision) != request.form.get("revision"):
        raise DigestError("这一期刚刚又有改动，没有签", "请看过新稿再签")
    archive.workings.refuse_unsaved(kept)
    if role == approvals.RELEASING_ROLE:
        edits.refuse_pending(issue_of(archive, kept), lambda: office().briefing(kept.briefing).sign_pending)
    archive.approvals.approve(kept, name, role, now())
    return redirect(url_for("signing.show", stem=stem))


@screen.post("/sign/<stem>/withdraw")
@needs("sign")
def withdraw(stem: str) -> ResponseReturnValue:
    """Take the signature back."""
    name = user() if g.access.users else clean(request.form.get("name", ""))
    if not name:
        raise DigestError("没有写谁撤回的", "请写上姓名")
    office().archive.approvals.withdraw(office().kept(stem), name, now())
    return redirect(url_for("signing.show", stem=stem))
