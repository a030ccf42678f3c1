"""What is signed goes out, what is not is asked for: from the archive through the outbox to the channels.

``dispatch_due`` is what every tick of the scheduler calls, ``send`` what a person asks for; both may be called by
several processes at once, and end at any moment: the outbox knows how far each mail came.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from digest.archive import Archive, Kept
from digest.archive.leasing import clock_from
from digest.archive.records.numbers import in_chinese
from digest.deliveries import mail
from digest.dispatch import parcels, senders
from digest.dispatch.senders import Dispatched, Report, Settled
from digest.errors import DeliveryError, DigestError
from digest.model import Briefing, RecipientGroup, Sending
from digest.times import ZONE

__all__ = ["Dispatched", "Settled", "dispatch_due", "send"]

# A signed issue goes out by itself, and an unsigned one is asked for every day, this long after it was due (or signed):
# an archive of old issues that gets a mail server today must send none of them.
FRESH = timedelta(days=7)
RECENT = timedelta(days=31)  # an issue signed later than this after its date is sent by hand (digest send)


def dispatch_due(
    briefing: Briefing, archive: Archive, now: datetime, *, patience: mail.Patience | None = None
) -> Dispatched:
    """Send what is signed and due, remind of what is due and not signed; do nothing where the briefing sends nothing.

    *now* is the time at the start; what the call itself takes is added to it. Raises ArchiveError where nothing can be
    written down; trouble with an issue, a server or a recipient is in the answer and in the outbox.
    """
    sending, report = briefing.sending, Report()
    if sending is None:
        return report.done()
    clock, (hour, _, minute) = clock_from(now), sending.at.partition(":")
    for kept in archive.kept(briefing.code):
        due = datetime(kept.dated.year, kept.dated.month, kept.dated.day, int(hour), int(minute), tzinfo=ZONE)
        if due <= now < due + RECENT:
            try:
                _release_or_remind(briefing, sending, archive, kept, due, clock, report)
            except DigestError as error:  # trouble with one issue, such as an edition that cannot be set
                report.notes.append(f"{_name(kept)}没有放入发件箱：{error}")
    senders.work(briefing, sending, archive, clock, report, patience)
    return report.done()


def send(
    briefing: Briefing,
    archive: Archive,
    kept: Kept,
    now: datetime,
    *,
    to: Sequence[str] = (),
    trial: Sequence[str] = (),
    patience: mail.Patience | None = None,
) -> Dispatched:
    """Send *kept* now: to all its recipients, to the groups or addresses *to*, or as a trial to *trial*.

    Raises ArchiveError if it is not signed (a trial then carries nothing of the issue).
    """
    sending, report, clock = briefing.sending, Report(), clock_from(now)
    if sending is None:
        raise DeliveryError("简报文件里没有写怎样发送", "请补上 [delivery] 和 [mail]")
    signed = sending.approval == "none" or archive.approvals.signoff(kept).state == "approved"
    if trial:
        waiting = {row.target for row in archive.desk.rows(kept) if row.purpose.startswith("test:") and not row.is_over}
        fresh = [address for address in trial if address not in waiting]  # one that waits already is sent, not doubled
        boxes = [parcels.trial_parcel(briefing, archive, kept, fresh, signed, now)] if fresh else []
    else:
        groups = parcels.choose_groups(sending, to)
        boxes = list(parcels.parcels(briefing, sending, archive, kept, groups, now))
        report.notes += _unserved(archive, kept, groups)
    unsigned = bool(trial) or sending.approval == "none"
    report.added = archive.outbox.fill(kept, boxes, now, unsigned=unsigned, complete=not to and not trial)
    if trial:
        archive.approvals.note(kept, "tested", "", now, f"给 {'、'.join(trial)}{'' if signed else '，不附内容'}")
    senders.work(briefing, sending, archive, clock, report, patience, kept.id)
    return report.done()


def _release_or_remind(
    briefing: Briefing,
    sending: Sending,
    archive: Archive,
    kept: Kept,
    due: datetime,
    clock: Callable[[], datetime],
    report: Report,
) -> None:
    signoff = archive.approvals.signoff(kept)
    now = clock()
    since = max(due, datetime.fromisoformat(signoff.at)) if signoff.state == "approved" else due
    if now - since > FRESH or archive.outbox.is_released(kept):
        return
    if signoff.state != "approved" and sending.approval == "required":
        report.notes.append(f"{_name(kept)}已到发出的时候，还没有有效的签发，没有发出")
        if sending.mail is None or not sending.remind:
            return
        parcel = parcels.reminder_parcel(sending.mail, sending, archive, kept, due.astimezone(ZONE).date(), now)
        if added := archive.outbox.fill(kept, [parcel], now, unsigned=True):  # one a day and address
            archive.approvals.note(kept, "reminded", "", now, f"给 {'、'.join(sending.remind)}")
        report.added += added
    elif archive.outbox.was_sent_before(kept):
        report.notes.append(f"{_name(kept)}的旧稿已经发出过，修订稿不自动再发；要发请用 digest send")
    else:
        boxes = list(parcels.parcels(briefing, sending, archive, kept, sending.groups, now))
        report.notes += _unserved(archive, kept, sending.groups)
        report.added += archive.outbox.fill(kept, boxes, now, unsigned=sending.approval == "none", complete=True)


def _unserved(archive: Archive, kept: Kept, groups: Sequence[RecipientGroup]) -> list[str]:
    names = parcels.unserved(archive.issue(kept), groups)
    return [f"{_name(kept)}没有“{name}”要选登的条目，这一组没有发" for name in names]


def _name(kept: Kept) -> str:
    return f"{kept.briefing} {in_chinese(kept.number)}"
