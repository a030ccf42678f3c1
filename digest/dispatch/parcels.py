"""An issue in, the parcels of its editions out: what each group of recipients gets, ready for the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from digest import renderings
from digest.addresses import fault
from digest.archive import Archive, Kept
from digest.archive.outbox.rows import Parcel, Recipient, stamp
from digest.deliveries.mail import letters, messages
from digest.errors import DeliveryError
from digest.model import Briefing, Form, Issue, MailServer, RecipientGroup, Rendering, Sending
from digest.times import ZONE


def parcels(
    briefing: Briefing, sending: Sending, archive: Archive, kept: Kept, groups: Sequence[RecipientGroup], now: datetime
) -> Iterator[Parcel]:
    """Yield one parcel an edition: groups of the same channel, edition and forms share it."""
    issue = archive.issue(kept)
    editions = dict.fromkeys((group.channel, group.edition or briefing.layout, group.forms) for group in groups)
    for channel, layout, forms in editions:
        same = [g for g in groups if (g.channel, g.edition or briefing.layout, g.forms) == (channel, layout, forms)]
        edition = f"{layout} {' '.join(forms)}"
        files = _files(briefing, archive, kept, issue, layout, forms)
        if channel == "mail" and sending.mail:
            revised = "（修订）" if archive.outbox.was_sent_before(kept) else ""
            letter = letters.issue_letter(issue, files, names=sending.mail.attachment_name, note=revised)
            yield mail_parcel(sending.mail, kept, "issue", edition, letter, same, now)
        else:
            recipients = _recipients(kept, "issue", same, "localhost")
            yield Parcel("issue", channel, edition, letters.title(issue), now, recipients, files=files)


def _files(
    briefing: Briefing, archive: Archive, kept: Kept, issue: Issue, layout: str, forms: Sequence[Form]
) -> tuple[Rendering, ...]:
    """Return the files of an edition: those that were kept with the issue, or the signed issue in another layout."""
    there = {each.form: each for each in archive.renderings(kept)} if layout == briefing.layout else {}
    return tuple(there.get(form) or renderings.render(issue, form, layout=layout) for form in forms)


def mail_parcel(
    server: MailServer,
    kept: Kept,
    purpose: str,
    edition: str,
    letter: messages.Letter,
    groups: Sequence[RecipientGroup],
    now: datetime,
) -> Parcel:
    domain = server.sender.rpartition("@")[2]
    recipients = _recipients(kept, purpose, groups, domain)
    dated = now.astimezone(ZONE)
    return Parcel(purpose, "mail", edition, letter.subject, dated, recipients, content=messages.body(letter))


def _recipients(kept: Kept, purpose: str, groups: Sequence[RecipientGroup], domain: str) -> tuple[Recipient, ...]:
    """Return each target once, under the first group that names it."""
    found: dict[str, Recipient] = {}
    for group in groups:
        for target in group.to:
            identity = (str(kept.id), kept.kept_at, kept.briefing, purpose, group.channel, target)
            found.setdefault(target, Recipient(target, group.name, messages.message_id(domain, *identity)))
    return tuple(found.values())


def choose_groups(sending: Sending, to: Sequence[str]) -> tuple[RecipientGroup, ...]:
    """Return the groups that *to* names, and a group of its own for each address; all where it names none."""
    if not to:
        return sending.groups
    named = [group for group in sending.groups if group.name in to]
    names = {group.name for group in named}
    for address in (one for one in to if one not in names):
        if "@" not in address:
            raise DeliveryError(f"没有“{address}”这个收件组", f"现有：{'、'.join(g.name for g in sending.groups)}")
        _refuse_faulty(address)
        own = next(
            (g for g in sending.groups if g.channel == "mail" and address in g.to), RecipientGroup("另发", (address,))
        )
        named.append(RecipientGroup(own.name, (address,), own.channel, own.edition, own.forms))
    return tuple(named)


def _refuse_faulty(address: str) -> None:
    if why := fault(address):
        raise DeliveryError(f"“{address}”不是邮件地址：{why}", "请改正后再发")


def trial_parcel(
    briefing: Briefing, archive: Archive, kept: Kept, trial: Sequence[str], signed: bool, now: datetime
) -> Parcel:
    if briefing.sending is None or briefing.sending.mail is None:
        raise DeliveryError("简报文件里没有写 [mail]", "请补上 host 和 sender")
    for address in trial:
        _refuse_faulty(address)
    issue, server = archive.issue(kept), briefing.sending.mail
    files = _files(briefing, archive, kept, issue, briefing.layout, ("pdf",)) if signed else ()
    letter = (
        letters.issue_letter(issue, files, names=server.attachment_name, note="【测试】")
        if signed
        else letters.trial_letter(issue)
    )
    purpose = f"test:{stamp(now)}"
    return mail_parcel(server, kept, purpose, "", letter, [RecipientGroup("测试", tuple(trial))], now)


def reminder_parcel(
    server: MailServer, sending: Sending, archive: Archive, kept: Kept, due: date, now: datetime
) -> Parcel:
    """Return the mail that asks for the signature of *kept*, one a day and address."""
    purpose = f"reminder:{now.astimezone(ZONE).date().isoformat()}"
    command = f"digest approve {kept.briefing}-{kept.number.year}-{kept.number.number} --by 姓名 --role 签发"
    letter = letters.reminder_letter(archive.issue(kept), due, command)
    return mail_parcel(server, kept, purpose, "", letter, [RecipientGroup("提醒", sending.remind)], now)
