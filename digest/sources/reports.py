"""How each source does, for people: when it last gave something, why it does not, and whether it fell silent."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from digest.model import Briefing, MailboxSource, SourceKind
from digest.sources.choosing import is_held
from digest.sources.index import Index
from digest.sources.passes import collecting_of, kind_of
from digest.sources.records import Collected, SourceState

__all__ = ["SourceReport", "report"]

_RECENT = timedelta(days=30)
_LOOKED_AT = timedelta(days=365)
# A source is silent after twice the gap that nine in ten of its own gaps stay below, a fortnight where it has too few
# to tell: a weekly that misses one issue, a daily after a long holiday.
_SHARE, _TIMES, _FEW, _FORTNIGHT = 0.9, 2, 5, 14


@dataclass(frozen=True, slots=True)
class SourceReport:
    """How one source does: *recent* counts what came in 30 days, *held* is what waits to be claimed.

    *quiet* is for how many days nothing came, 0 where that is no longer than usual.
    """

    name: str
    kind: SourceKind
    state: SourceState
    recent: int = 0
    quiet: int = 0
    held: tuple[Collected, ...] = ()


def report(briefing: Briefing, out: Path, now: datetime) -> tuple[SourceReport, ...]:
    """Return how each source of *briefing* does, in their order; DigestError where it names none."""
    sources = collecting_of(briefing).sources
    if not Index.is_there(out):
        return tuple(SourceReport(source.name, kind_of(source), SourceState()) for source in sources)
    with closing(Index(out, briefing.code)) as index:
        found = index.between((now - _LOOKED_AT).date(), now.date() + timedelta(days=1))
        states = [index.state(source.name) for source in sources]
    reports: list[SourceReport] = []
    for source, state in zip(sources, states, strict=True):
        own = [each for each in found if each.source == source.name]
        recent = sum(each.collected_on > (now - _RECENT).date() for each in own)
        held = tuple(each for each in own if is_held(each, source)) if isinstance(source, MailboxSource) else ()
        quiet = _quiet(sorted({each.collected_on for each in own}), state, now.date())
        reports.append(SourceReport(source.name, kind_of(source), state, recent, quiet, held))
    return tuple(reports)


def _quiet(days: Sequence[date], state: SourceState, today: date) -> int:
    """Return for how many days nothing came, where that is longer than usual; else 0."""
    if not days and not state.begun_at:
        return 0
    last = days[-1] if days else datetime.fromisoformat(state.begun_at).date()
    gaps = sorted((after - before).days for before, after in itertools.pairwise(days))
    usual = gaps[int(len(gaps) * _SHARE)] * _TIMES if len(gaps) >= _FEW else _FORTNIGHT
    silence = (today - last).days
    return silence if silence > usual else 0
