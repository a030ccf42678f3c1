"""One claimed run: sources in, an issue kept and written, the ledger settled."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from digest import deliveries, pipeline
from digest.archive import Archive, approvals, ledgers, runs
from digest.archive.runs import Claim, LostRunError, Run, Slot
from digest.errors import DigestError, SourceError
from digest.model import Briefing, Issue, Location
from digest.remaking import Consent
from digest.schedule import intake, leases
from digest.schedule.intake import Source
from digest.schedule.occasions import ZONE, Occasion, moment_of, schedule_of
from digest.schedule.plans import Step
from digest.sources import choosing, passes

__all__ = ["NothingError", "Shop", "leave_alone", "make", "schedule_of", "slot_of"]

log = logging.getLogger(__name__)

# A failed run is tried again after 1, 2, 4 … minutes, at most an hour: a full disk or a lost network drive is soon
# mended, and a source that cannot be used is not worth more.
_FIRST_WAIT = timedelta(minutes=1)
_MOST_DOUBLINGS = 6
# A run that finds nothing to read looks again until the day is over: pages sent late in the morning are usual.
_LOOK_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Shop:
    """What a run works with."""

    briefing: Briefing
    archive: Archive
    out: Path
    executor: Executor
    lease: timedelta

    @property
    def folders(self) -> tuple[str, ...]:
        """Return where sources come in: the intake folder, or else the briefing's inputs."""
        schedule = schedule_of(self.briefing)
        return (schedule.intake,) if schedule.intake else self.briefing.inputs


class NothingError(DigestError):
    """There is nothing new to make an issue of."""


Clock = Callable[[], datetime]


def slot_of(shop: Shop, occasion: Occasion) -> Slot:
    """Return the place of *occasion* in the run ledger."""
    publish = moment_of(occasion, schedule_of(shop.briefing))
    return Slot(shop.briefing.code, occasion.key, occasion.nominal, publish)


def make(shop: Shop, step: Step, claim: Claim, now: datetime, *, is_again: bool = False) -> Issue:
    """Return the issue of *step*, made under *claim* from *now* on; what goes wrong is written down and raised.

    An issue that is kept already, but whose files a crash left unwritten, is not made anew, unless *is_again*.
    """
    known = shop.archive.runs.of(shop.briefing.code)[step.occasion.key]
    with leases.hold(shop.archive.runs, claim, now, shop.lease) as clock:
        try:
            issue = _write_again(shop, known) if known.issue and not is_again else _publish(shop, step, claim, clock)
        except LostRunError:
            raise  # the ledger is somebody else's now
        except Exception as error:
            _record_failure(shop, step, claim, known, clock(), error)
            raise
        shop.archive.runs.leave(claim, clock(), "done", "", timedelta())
    log.info("%s %s 编成 %s", shop.briefing.code, step.occasion.key, issue.stem)
    return issue


def leave_alone(shop: Shop, step: Step, claim: Claim, now: datetime) -> Issue | None:
    """Settle the run with the issue of this period that people have edited, signed or sent already, and return it.

    Making it anew would put an unsigned draft over their work. None if there is no such issue, or if it is one that
    the schedule made itself and has only to finish.
    """
    if shop.archive.runs.of(shop.briefing.code)[step.occasion.key].issue:
        return None
    for kept in shop.archive.kept(shop.briefing.code):
        is_own = kept.period == step.occasion.period and kept.number.series == "regular"
        if is_own and any(act.act not in approvals.BY_PROGRAM for act in shop.archive.approvals.history(kept)):
            issue = shop.archive.issue(kept)
            shop.archive.runs.adopt(claim, now, issue.stem, "已由人工编成，不再重编")
            return issue
    return None


def _record_failure(shop: Shop, step: Step, claim: Claim, known: Run, now: datetime, error: Exception) -> None:
    """Write down that the run failed with *error*, and when it is to be tried again."""
    reason = str(error) if isinstance(error, DigestError) else f"程序出错：{error!r}"
    wait = min(_FIRST_WAIT * 2 ** min(claim.attempt - 1, _MOST_DOUBLINGS), runs.LONGEST_WAIT)
    state: runs.State = "failed"
    if isinstance(error, NothingError):
        wait = _LOOK_AGAIN
        is_over = step.until or now.astimezone(ZONE).date() > claim.slot.publish.date()
        state = "done" if known.issue else "skipped" if is_over else "failed"
    shop.archive.runs.leave(claim, now, state, reason, wait)


def _publish(shop: Shop, step: Step, claim: Claim, clock: Clock) -> Issue:
    """Return the issue made of what has arrived; kept only if *claim* still stands then."""
    if step.until is None:
        _collect(shop, claim, clock())
    sources, silent = _sources(shop, step, clock())
    read = [(source.sha256, source.path.name) for source in sources]

    def closing(connection: Connection, issue: Issue) -> None:
        runs.record_kept(connection, claim, clock(), issue.stem, read)

    published = pipeline.publish(
        shop.briefing,
        [Location(str(source.path), source.provenance) for source in sources],
        claim.slot.publish.date(),
        shop.out,
        shop.briefing.forms,
        shop.executor,
        at=clock(),
        term=pipeline.Term(step.occasion.period, step.occasion.nominal.year),
        closing=closing,
        consent=Consent(
            to_date=True, to_revise=True
        ),  # the date is the calendar's, and what people made is left alone before, or asked to be remade
        silent=silent,
    )
    if not published.deliveries:
        raise NothingError(f"收到的 {len(sources)} 个来源里没有可以刊用的内容")
    return published.issue


def _collect(shop: Shop, claim: Claim, now: datetime) -> None:
    """Have the sources asked before the issue is made: all of them at first, later those whose turn it is."""
    if shop.briefing.collecting:
        for outcome in passes.collect(shop.briefing, shop.out, now, is_asked=claim.attempt == 1):
            if outcome.state in ("partly", "failed"):
                log.warning("%s：%s", outcome.source, outcome.reason)


def _sources(shop: Shop, step: Step, now: datetime) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the sources of *step*: what went into its issue before, and what has come in since and is unread.

    With them, who sent nothing.
    """
    key, code = step.occasion.key, shop.briefing.code
    read = shop.archive.runs.sources_read(code)
    own = [source for source in read if source.period == key]
    others = _keys(read) - _keys(own)
    arrival = intake.collect(shop.folders, now, others, step.until, is_patient=step.is_patient)
    chosen = choosing.choose(shop.briefing, shop.out, step.occasion.period, step.until)
    before = choosing.find(shop.briefing, shop.out, _keys(own))
    collected = {Path(each.uri).stem: each for each in (*before, *chosen.locations)}
    found = {name: Source(Path(each.uri), name, each.provenance) for name, each in collected.items()}
    sources = (*arrival.sources, *(source for name, source in found.items() if name not in others))
    _refuse_missing(own, sources)
    runs_known = shop.archive.runs.of(code).values()
    is_past = any(run.state == "done" and run.slot.nominal > step.occasion.nominal for run in runs_known)
    if own and is_past:  # what has come in since belongs to a later issue
        return tuple(source for source in sources if source.sha256 in _keys(own)), chosen.silent
    if sources:
        return sources, chosen.silent
    if arrival.unfinished:
        raise SourceError(str(arrival.unfinished[0]), "还在写入，这次没有读", "写完后会自动再试")
    raise NothingError("没有收到新的来源", f"请把来源放进 {'、'.join(shop.folders)}")


def _keys(sources: Sequence[runs.Read]) -> set[str]:
    return {source.sha256 for source in sources}


def _refuse_missing(read: Sequence[runs.Read], sources: tuple[Source, ...]) -> None:
    """Raise SourceError if a source of the issue made before is gone: a revision must not be thinner unseen."""
    there = {source.sha256 for source in sources}
    missing = [source.name for source in read if source.sha256 not in there]
    if missing:
        raise SourceError("、".join(missing), "上次用过的来源不在收件文件夹里了", "请放回后再试，或用 digest edit 改稿")


def _write_again(shop: Shop, known: Run) -> Issue:
    """Write the files of an issue that is kept already, as they stand in the archive, and its ledger."""
    for kept in reversed(shop.archive.kept(shop.briefing.code)):
        issue = shop.archive.issue(kept)
        if issue.stem == known.issue:
            deliveries.deliver(shop.archive.renderings(kept), channel="folder", target=str(shop.out))
            ledgers.save(issue, shop.out)
            return issue
    raise DigestError(f"档案里找不到 {known.issue}", "请用最近的备份恢复")
