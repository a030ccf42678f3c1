"""An issue in, the parcels of its editions out: what each group of recipients gets, ready for the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from digest import renderings
from digest.addresses import fault
from digest.archive import Archive, Kept
from digest.archive.outbox.rows import Parcel, Recipient, stamp
from digest.deliveries.mail import letters, messages
from digest.errors import DeliveryError
from digest.issues.editions import selected
from digest.model import Briefing, Form, Issue, MailServer, RecipientGroup, Rendering, Selection, Sending
from digest.times import ZONE

_NONE_KEPT: Mapping[Form, Rendering] = MappingProxyType({})


def parcels(
    briefing: Briefing, sending: Sending, archive: Archive, kept: Kept, groups: Sequence[RecipientGroup], now: datetime
) -> Iterator[Parcel]:
    """Yield one parcel an edition: groups of the same channel, layout, forms and selection share it.

    None for those whose selection takes nothing of the issue: ``unserved`` names them.
    """
    whole = archive.issue(kept)
    there = {each.form: each for each in archive.renderings(kept)}
    editions: dict[tuple[str, str, tuple[Form, ...], Selection], list[RecipientGroup]] = {}
    for group in groups:
        layout = group.edition or briefing.layout
        editions.setdefault((group.channel, layout, group.forms, group.selection), []).append(group)
    for (channel, layout, forms, selection), same in editions.items():
        issue = selected(whole, selection)
        if not issue.sections:
            continue
        edition = " ".join((layout, *forms, *_named(selection)))
        made = _files(issue, layout, forms, there if issue is whole and layout == briefing.layout else _NONE_KEPT)
        if channel == "mail" and sending.mail:
            revised = "（修订）" if archive.outbox.was_sent_before(kept) else ""
            shown = renderings.abridged(issue, layout=layout)
            letter = letters.issue_letter(shown, made, names=sending.mail.attachment_name, note=revised)
            yield mail_parcel(sending.mail, kept, "issue", edition, letter, same, now)
        else:
            recipients = _recipients(kept, "issue", same, "localhost")
            yield Parcel("issue", channel, edition, letters.title(issue), now, recipients, files=made)


def unserved(issue: Issue, groups: Sequence[RecipientGroup]) -> tuple[str, ...]:
    """Return the names of the *groups* whose selection takes nothing of *issue*: they get no mail of it."""
    return tuple(group.name for group in groups if not selected(issue, group.selection).sections)


def _named(selection: Selection) -> Iterator[str]:
    """Yield what tells the edition of *selection* from the others of its issue."""
    yield from selection.themes
    yield from map("".join, selection.regions)
    if selection.pages_most:
        yield str(selection.pages_most)


def _files(
    issue: Issue, layout: str, forms: Sequence[Form], there: Mapping[Form, Rendering] = _NONE_KEPT
) -> tuple[Rendering, ...]:
    """Return *issue* in *forms*: those *there* as they were kept, the others laid out now.

    What an editor took out and what was left out stays in the office: the JSON that goes out has none of it.
    """
    outgoing = replace(issue, unused=(), deleted=(), ledger=replace(issue.ledger, left_out=()))
    kept: dict[Form, Rendering] = {form: rendering for form, rendering in there.items() if form != "json"}
    return tuple(kept.get(form) or renderings.render(outgoing, form, layout=layout) for form in forms)


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
        named.append(RecipientGroup(own.name, (address,), own.channel, own.edition, own.forms, own.selection))
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
    there = {each.form: each for each in archive.renderings(kept)}
    made = _files(issue, briefing.layout, ("pdf",), there) if signed else ()
    letter = (
        letters.issue_letter(
            renderings.abridged(issue, layout=briefing.layout), made, names=server.attachment_name, note="【测试】"
        )
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
