"""首页: what arrived, where the issue stands, when the next one is due, and the one next thing to do."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from digest import pages
from digest.archive import Kept
from digest.commands.common import options
from digest.commands.common.briefings import described
from digest.commands.common.drafts import name_of, outcome_of, spoken
from digest.desk.guards import needs
from digest.desk.office import Office, issue_of
from digest.desk.screens.shared import jobs, office
from digest.errors import ConfigError, DigestError
from digest.lines import clean
from digest.model import Briefing
from digest.remaking import BY_HAND, Consent
from digest.schedule.occasions import coming
from digest.times import now

screen = Blueprint("home", __name__)

STAGES = ("收集", "草稿", "核校", "签发", "已发")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the last issue stands: its stage (a place in ``STAGES``) and what to do next, with where to do it."""

    stage: int
    next_step: str
    link: str


@screen.get("/")
@needs("look")
def show() -> ResponseReturnValue:
    """Show the state of the office's work at a glance; where the briefing file is broken, the settings."""
    desk = office()
    try:
        briefing, kept = desk.briefing(), desk.newest()
    except ConfigError:
        return redirect(url_for("settings.show"))
    failed = [row for row in desk.archive.desk.rows() if row.state in ("failed", "unknown")]
    return render_template(
        "home.html",
        briefing=briefing,
        kept=kept,
        name=name_of(kept) if kept else "",
        issue=issue_of(desk.archive, kept) if kept else None,
        signoff=spoken(desk.archive.approvals.signoff(kept)) if kept else "",
        unsigned=[(name_of(each), each.number.stem(each.briefing)) for each in desk.unsigned(briefing)],
        standing=_standing(desk, briefing, kept),
        stages=STAGES,
        sources=len(pages.discover(list(briefing.inputs))[0]),
        occasions=[(each.key, described(each)) for each in coming(briefing, now(), 3)] if briefing.schedule else [],
        failed=failed,
        jobs=jobs().all()[:5],
        today=now().date().isoformat(),
    )


def _standing(desk: Office, briefing: Briefing, kept: Kept | None) -> Standing:
    if kept is None:
        return Standing(0, "把来源文件放进来，然后编一期", url_for("sources.show"))
    stem = issue_of(desk.archive, kept).stem
    rows = desk.archive.desk.rows(kept)
    if any(row.state == "sent" and row.purpose == "issue" for row in rows):
        return Standing(4, "这一期已发出；下一期从收集来源做起", url_for("sources.show"))
    if desk.archive.approvals.signoff(kept).state == "approved":
        return Standing(3, "发给收件人" if briefing.sending else "打印或取文件", url_for("sending.show", stem=stem))
    if desk.archive.workings.current(kept):
        return Standing(2, "有改动还没有存成新稿，接着改", url_for("editing.show", stem=stem))
    is_read = any(act.act in BY_HAND for act in desk.archive.approvals.history(kept))
    return Standing(2 if is_read else 1, "看草稿，改好后签发", url_for("editing.show", stem=stem))


@screen.post("/name")
@needs("look")
def name() -> ResponseReturnValue:
    """Remember who sits at this desk, for the record; a log-in has said so already."""
    if not g.access.users:
        session["user"] = clean(request.form.get("name", ""))[:40]
    return redirect(url_for("home.show"))


@screen.post("/build")
@needs("edit")
def build() -> ResponseReturnValue:
    """Make the issue in the background, as ``digest build`` does."""
    desk, briefing = office(), office().briefing(request.form.get("briefing", ""))
    dated = _day(request.form.get("date", ""))
    consent = Consent(to_date=request.form.get("force") == "1", to_revise=request.form.get("revise") == "1")

    def work() -> tuple[str, ...]:
        from digest import bulk, pipeline  # what reads pages takes a quarter of a second to load: not at the start
        from digest.commands.common.sources import gather

        inputs, silent = gather(briefing, None, desk.out, dated)
        with bulk.executor("inline") as executor:
            published = pipeline.publish(
                briefing, inputs, dated, desk.out, briefing.forms, executor, at=now(), consent=consent, silent=silent
            )
        issue = published.issue
        failures = tuple(f"未能读取 {each.source}：{each.message}（{each.remedy}）" for each in issue.ledger.failures)
        if not published.deliveries:
            return ("没有可以刊用的内容，这一期没有编成。", *failures)
        carried = published.carried
        lines = (f"人工改动已带过来：{'；'.join(carried.done) or '没有要带的'}。", *carried.lost) if carried else ()
        made = outcome_of(desk.archive, issue, published.outcome)
        return (f"{made}。{issue.coverage}", *lines, *failures)

    job = jobs().start(f"编《{briefing.title}》{dated} 一期", work)
    return redirect(url_for("home.job", number=job.number))


def _day(text: str) -> date:
    """Return the day that *text* writes, today without one."""
    try:
        return options.day(text) if text else now().date()
    except argparse.ArgumentTypeError as error:
        raise DigestError(str(error)) from error


@screen.get("/jobs/<int:number>")
@needs("look")
def job(number: int) -> ResponseReturnValue:
    """Show how far one job is; the page asks again by itself until it is over."""
    found = jobs().find(number)
    if found is None:
        raise DigestError("没有这项工作，或工作台重新启动过", "请回首页看结果")
    newest = office().newest() if found.is_over else None
    stem = issue_of(office().archive, newest).stem if newest else ""
    return render_template("job.html", job=found, stem=stem), 200, {} if found.is_over else {"Refresh": "1"}
