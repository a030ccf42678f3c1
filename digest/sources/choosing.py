"""What was collected for an issue: files with where they came from, and which counties sent nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from digest.archive import location
from digest.model import Briefing, Location, MailboxSource, MailSender, NewsSource, Period, Provenance
from digest.sources.index import Index
from digest.sources.records import Collected
from digest.times import ZONE

__all__ = ["Chosen", "choose", "collected_since", "find", "is_held", "provenance_of", "sender_of"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an issue is to be made of, in the order it was collected; *silent*: who sent nothing, as the office says."""

    locations: tuple[Location, ...] = ()
    silent: tuple[str, ...] = ()


def choose(briefing: Briefing, out: Path, period: Period, until: datetime | None = None) -> Chosen:
    """Return what was collected below *out*, by *until* if that is given, for the issue of *period*.

    That is all since the issue before was made, or else since the period began; what came in after the period belongs
    to it by its date. What waits to be claimed, or of which there is a newer revision, is no part of it.
    """
    if briefing.collecting is None:
        return Chosen()
    if not Index.is_there(out):
        return Chosen(silent=tuple(_silent(briefing.collecting.sources, ())))
    sources = {source.name: source for source in briefing.collecting.sources}
    since = _since(briefing, out, period)
    length = period.end - period.first
    with closing(Index(out, briefing.code)) as index:
        found = index.between(since.date(), period.end + length)
    mine: list[Collected] = []
    for each in found:
        if each.source in sources and not is_held(each, sources[each.source]):
            collected = datetime.fromisoformat(each.collected_at)
            is_of_period = each.day < period.end if each.day else collected < _midnight(period.end)
            if since <= collected and is_of_period and (until is None or collected <= until):
                mine.append(each)
    locations = (Location(str(out / each.file), provenance_of(each, sources[each.source])) for each in mine)
    return Chosen(tuple(locations), tuple(_silent(briefing.collecting.sources, mine)))


def find(briefing: Briefing, out: Path, names: Iterable[str]) -> tuple[Location, ...]:
    """Return those of *names* (sha256) that were collected for *briefing* and are still there."""
    if briefing.collecting is None or not Index.is_there(out):
        return ()
    sources = {source.name: source for source in briefing.collecting.sources}
    with closing(Index(out, briefing.code)) as index:
        found = [each for name in sorted(names) if (each := index.by_hash(name)) and each.source in sources]
    return tuple(Location(str(out / each.file), provenance_of(each, sources[each.source])) for each in found)


def collected_since(briefing: Briefing, out: Path, since: datetime) -> tuple[Location, ...]:
    """Return what was collected for *briefing* below *out* from *since* on, in that order."""
    if briefing.collecting is None or not Index.is_there(out):
        return ()
    sources = {source.name: source for source in briefing.collecting.sources}
    with closing(Index(out, briefing.code)) as index:
        found = index.between(since.date(), since.date() + timedelta(days=2))
    new = [each for each in found if each.source in sources and datetime.fromisoformat(each.collected_at) >= since]
    return tuple(Location(str(out / each.file), provenance_of(each, sources[each.source])) for each in new)


def _since(briefing: Briefing, out: Path, period: Period) -> datetime:
    """Return from when on what was collected is new to the issue of *period*: at most one period before it."""
    began = _midnight(period.first)
    if not location.is_there(out, briefing.archive):
        return began
    archive = location.open_archive(out, briefing.archive)
    earlier = [kept for kept in archive.kept(briefing.code) if kept.period.first < period.first]
    if not earlier:
        return began
    first_draft = archive.revisions(max(earlier, key=lambda kept: kept.period.first))[0]
    made = datetime.fromisoformat(first_draft.kept_at).replace(tzinfo=ZONE)
    return max(min(began, made), _midnight(period.first - (period.end - period.first)))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def is_held(each: Collected, source: NewsSource) -> bool:
    """Say whether *each* waits to be claimed (待认领): a mail of nobody on the list, or one that its server doubts."""
    if not isinstance(source, MailboxSource):
        return False
    return sender_of(each, source) is None or "dmarc=fail" in each.authentication


def sender_of(each: Collected, source: MailboxSource) -> MailSender | None:
    """Return who on the list of *source* sent *each*; None where it is nobody on it."""
    domain = "@" + each.sender.rpartition("@")[2]
    by_address = {sender.address: sender for sender in source.senders}
    return by_address.get(each.sender) or by_address.get(domain)


def provenance_of(each: Collected, source: NewsSource) -> Provenance:
    """Return where *each* came from, as the table of its *source* says today."""
    sender = sender_of(each, source) if isinstance(source, MailboxSource) else None
    return Provenance(
        source.name,
        each.kind,
        source.level,
        source.home,
        each.address,
        each.title,
        each.sender,
        sender.name if sender else "",
        each.authentication,
        each.day,
        each.dated_by,
        each.collected_on,
        each.revision,
        each.original,
    )


def _silent(sources: Sequence[NewsSource], found: Sequence[Collected]) -> Iterator[str]:
    """Give who of a county's level sent nothing: sources of that level, and the named senders of a mailbox."""
    heard = {each.source for each in found}
    for source in sources:
        if isinstance(source, MailboxSource) and any(sender.name for sender in source.senders):
            sent = {sender_of(each, source) for each in found if each.source == source.name}
            yield from dict.fromkeys(each.name for each in source.senders if each.name and each not in sent)
        elif source.level == "县" and source.name not in heard:
            yield source.name
