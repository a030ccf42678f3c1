"""收集: how each feed, site, mailbox and folder does that the briefing names, and a pass over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from digest.commands.common.collected import KIND_NAMES, gain, troubles
from digest.desk.guards import needs
from digest.desk.office import Office
from digest.desk.screens.shared import jobs, office
from digest.errors import DigestError
from digest.model import Briefing
from digest.times import now

if TYPE_CHECKING:
    from digest.sources.records import Collected
    from digest.sources.reports import SourceReport

screen = Blueprint("collecting", __name__)


def collected(desk: Office, briefing: Briefing) -> dict[str, object]:
    """Return what 来源 shows of the sources that *briefing* collects; nothing of one that collects none."""
    if briefing.collecting is None:
        return {"reports": ()}
    from digest.sources import reports  # here and below: for an office that collects only

    found = reports.report(briefing, desk.out, now())
    return {
        "reports": [(KIND_NAMES[each.kind], each, "；".join(troubles(each))) for each in found],
        "held": list(_held(found)),
    }


def _held(found: Iterable[SourceReport]) -> Iterator[tuple[str, Collected]]:
    for report in found:
        yield from ((report.name, mail) for mail in report.held)


@screen.post("/sources/collect")
@needs("edit")
def collect() -> ResponseReturnValue:
    """Ask every source once, in the background, as ``digest collect`` does."""
    desk, briefing = office(), office().briefing()
    if briefing.collecting is None:
        raise DigestError("简报文件里没有写要收集的来源", "请看《收集来稿》，在 [sources] 后面写上")

    def work() -> tuple[str, ...]:
        from digest.sources import passes

        found = passes.collect(briefing, desk.out, now())
        lines = [line for each in found for line in (gain(each), each.reason and f"{each.source}：{each.reason}")]
        return (f"{len(found)} 个来源，新收 {sum(each.fresh for each in found)} 篇。", *filter(None, lines))

    job = jobs().start("收来稿", work)
    return redirect(url_for("home.job", number=job.number))
