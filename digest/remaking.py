"""A composed issue in, the issue kept in the archive out: a new one, the one that is there, or a revision of it.

What a person changed in a draft is never thrown away: an issue made anew is kept as the program made it, and after it
once more with the edits carried over.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection

from digest import deliveries, edits, issues, renderings
from digest.archive import Archive, Closing, Kept, add_revision, approvals, dismissals, ledgers
from digest.archive.records.numbers import in_chinese
from digest.edits import Carried
from digest.errors import ArchiveError, DigestError
from digest.issues import duplicates
from digest.model import Briefing, Delivery, Form, Issue, Rendering

__all__ = [
    "BY_HAND",
    "NO_CONSENT",
    "Closed",
    "Consent",
    "MadeAlreadyError",
    "Outcome",
    "RenamedError",
    "UnlikelyDateError",
    "keep",
    "mask_unprintable",
    "redraft",
]

log = logging.getLogger(__name__)

Outcome = Literal["made", "remade", "same"]  # a new issue, a revision of one, the one that is there

BY_HAND = ("edited", "carried", "reverted")  # acts whose draft holds what people decided
_FARTHEST_AHEAD = timedelta(days=31)  # an issue is dated a holiday ahead at most; a mistyped year lies beyond


class MadeAlreadyError(DigestError):
    """The period has an issue already, and it is another one than would be made now."""


class UnlikelyDateError(DigestError):
    """A new issue would bear a date before the last one's, or far ahead: most likely a slip."""


class RenamedError(DigestError):
    """The first issue of a code bears the title of one that has issues here: the code was changed, most likely."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody said beforehand may be done: make an issue of any date, make one anew that is there already.

    Or begin counting anew although the archive that there was is gone, or knows the briefing by another code.
    """

    to_date: bool = False
    to_revise: bool = False
    to_begin_anew: bool = False


NO_CONSENT = Consent()


@dataclass(frozen=True, slots=True)
class Closed:
    """An issue as it is kept, with its files, and what became of a person's edits of an earlier draft."""

    issue: Issue
    renderings: tuple[Rendering, ...] = ()
    carried: Carried | None = None
    outcome: Outcome = "made"


def keep(
    issue: Issue,
    briefing: Briefing,
    forms: Sequence[Form],
    archive: Archive,
    *,
    at: datetime,
    closing: Closing | None = None,
    consent: Consent = NO_CONSENT,
) -> Closed:
    """Keep *issue* in *archive* with its renderings in *forms*; *at* is the present moment.

    Made again alike it is the one that is there, signature and all. ``MadeAlreadyError`` if it differs from that,
    ``UnlikelyDateError`` for a slip of its date, ``RenamedError`` for one of its code, unless *consent* says so;
    ``NumberTakenError`` as ``Archive.keep``.
    """
    newest = next((kept for kept in archive.kept(issue.briefing) if kept.number == issue.number), None)
    issue = _with_unprinted(issue, briefing)
    if newest is None:
        if not consent.to_begin_anew:
            _refuse_renamed(issue, briefing, archive)
        if not consent.to_date:
            _refuse_unlikely_date(issue, archive, at)
        return Closed(issue, _keep(issue, _render(issue, briefing, forms), archive, at, "made", closing))
    made = last_made(archive, newest)
    draft = _with_unprinted(archive.issue(newest), briefing)
    if made == issue:
        anew = _set_anew(draft, newest, briefing, forms, archive) if consent.to_revise else ()
        if not anew:
            return _kept(archive, newest, briefing, forms, closing)
        archive.workings.refuse_unsaved(newest)
        act = "remade" if draft == made else "carried"
        return Closed(draft, _keep(draft, anew, archive, at, act, closing), outcome="remade")
    if not consent.to_revise:
        raise _made_already(archive, newest)
    archive.workings.refuse_unsaved(newest)
    if draft == made:
        files = _keep(issue, _render(issue, briefing, forms), archive, at, "remade", closing)
        return Closed(issue, files, outcome="remade")
    return _keep_carried(issue, edits.carry(made, draft, issue, briefing.themes), briefing, forms, archive, at, closing)


def _keep_carried(
    issue: Issue,
    carried: Carried,
    briefing: Briefing,
    forms: Sequence[Form],
    archive: Archive,
    at: datetime,
    closing: Closing | None,
) -> Closed:
    """Keep *issue* as it was made and, as the newest, what *carried* a person's edits of an earlier draft over."""
    draft = _with_unprinted(mask_unprintable(carried.issue, briefing), briefing)
    rendered = _render(draft, briefing, forms)  # what cannot be set leaves the draft with the edits the newest one

    def add_carried(connection: Connection, _: Issue) -> None:  # in one transaction: a kill leaves both or none
        add_revision(connection, draft, rendered, at.replace(tzinfo=None))
        _record(connection, draft, "carried", at)
        if closing:
            closing(connection, draft)

    _keep(issue, (), archive, at, "remade", add_carried)
    return Closed(draft, rendered, carried, "remade")


def redraft(
    archive: Archive, kept: Kept, changed: Issue, briefing: Briefing, out: Path, *, name: str, at: datetime
) -> tuple[Delivery, ...]:
    """Keep *changed* as the version right after *kept*, by *name*, and write its files to *out*; return where.

    It has the forms that *kept* has. ``ArchiveError`` where the draft has changed meanwhile.
    """
    forms = [rendering.form for rendering in archive.renderings(kept)] or list(briefing.forms)
    changed = _with_unprinted(changed, briefing)
    rendered = _render(changed, briefing, forms)
    decided = tuple(edits.differences(archive.issue(kept), changed))

    def closing(connection: Connection, _: Issue) -> None:
        if approvals.newest_revision(connection, kept) != kept.revision + 1:
            raise ArchiveError("这一期刚刚又有改动", "请重新运行 digest edit，或刷新页面")
        words = "；".join(edits.told(ruling) for _, ruling, is_new in decided if is_new)
        approvals.record(connection, approvals.newest_id(connection, kept), "edited", name, "", at, words)
        for entry, ruling, is_new in decided:
            if not ruling.is_correction:
                dismissed = (duplicates.key(entry.item.article), ruling.stands)
                dismissals.record(connection, dismissed, ruling.name, at, is_new=is_new)

    archive.keep(changed, rendered, at.replace(tzinfo=None), closing)
    ledgers.save(changed, out)
    return deliveries.deliver(rendered, channel="folder", target=str(out))


def mask_unprintable(issue: Issue, briefing: Briefing) -> Issue:
    """Return *issue* with 〓 for each sign that no face has, in what is printed, unless the office is strict."""
    if briefing.strict_signs or not issue.sections or {"pdf", "docx"}.isdisjoint(briefing.forms):
        return issue
    found = renderings.unprintable(issue, layout=briefing.layout)
    return issues.masked(issue, {each.entry: each.characters for each in found})


def _with_unprinted(issue: Issue, briefing: Briefing) -> Issue:
    """Return *issue* with the entries told that its layout has no room to name: no later issue has seen them."""
    shown = renderings.abridged(issue, layout=briefing.layout)
    anchors = {entry.anchor for section in shown.sections for entry in section.entries}
    entries = (entry for section in issue.sections for entry in section.entries)
    return replace(issue, unprinted=tuple(entry.anchor for entry in entries if entry.anchor not in anchors))


def _refuse_renamed(issue: Issue, briefing: Briefing, archive: Archive) -> None:
    """Raise ``RenamedError`` where *issue*, the first of its code, has the title of another code's in this folder.

    Its numbers would begin anew, and all that was printed would be again. In a database offices share a title.
    """
    if briefing.archive or issue.number.series != "regular" or archive.kept(issue.briefing):
        return
    title = issue.masthead.title
    if former := next((each.kept for each in archive.outlines() if each.title == title), None):
        raise RenamedError(
            f"《{title}》以前的 code 是 {former.briefing}，现在是 {issue.briefing}：期号会从头计，登过的会再登，没有编",
            "请在简报文件里改回去；确是另一种简报，请用 digest build 加 --force",
        )


def _refuse_unlikely_date(issue: Issue, archive: Archive, at: datetime) -> None:
    """Raise ``UnlikelyDateError`` for a date before that of the last issue, or far ahead where issues were made before.

    The very first issue may bear any date: nothing is counted from it yet.
    """
    earlier = [kept for kept in archive.kept(issue.briefing) if kept.number.series == issue.number.series]
    if not earlier:
        return
    last = earlier[-1]
    remedy = "确要用这个日期请加 --force"
    if issue.dated < last.dated:
        raise UnlikelyDateError(f"成文日期 {issue.dated} 早于上一期（{in_chinese(last.number)}，{last.dated}）", remedy)
    if issue.dated > at.date() + _FARTHEST_AHEAD:
        raise UnlikelyDateError(f"成文日期 {issue.dated} 比今天（{at.date()}）晚得多", remedy)


def last_made(archive: Archive, newest: Kept) -> Issue:
    """Return the last draft that the program made by itself, with nobody's edits in it."""
    by_hand = {act.revision for act in archive.approvals.history(newest) if act.act in BY_HAND}
    made = [kept for kept in archive.revisions(newest) if kept.revision not in by_hand]
    return archive.issue(made[-1] if made else newest)


def _made_already(archive: Archive, newest: Kept) -> MadeAlreadyError:
    hands = [act.name for act in archive.approvals.history(newest) if act.act in ("edited", "reverted")]
    signoff = archive.approvals.signoff(newest)
    state = f"，已由{signoff.name}签发" if signoff.state == "approved" else ""
    state += f"，{'、'.join(dict.fromkeys(filter(None, hands))) or '有人'}改过" if hands else ""
    message = f"这一期（{in_chinese(newest.number)}）已经编过{state}；现在编出来的内容不同，没有动它"
    effect = "人工改动会带过来" if hands else "期号不变"
    effect += "，原来的签发作废" if state and signoff.state == "approved" else ""
    return MadeAlreadyError(message, f"确要重编请加 --revise（{effect}）")


def _kept(archive: Archive, newest: Kept, briefing: Briefing, forms: Sequence[Form], closing: Closing | None) -> Closed:
    """Return the issue that is there in *forms*; a form that was not kept is made now, and not kept."""
    issue = archive.issue(newest)
    there = {rendering.form: rendering for rendering in archive.renderings(newest)}
    if closing:
        archive.keep(issue, tuple(there.values()), datetime.fromisoformat(newest.kept_at), closing)
    found = tuple(there.get(form) or renderings.render(issue, form, layout=briefing.layout) for form in forms)
    return Closed(issue, found, outcome="same")


def _set_anew(
    draft: Issue, newest: Kept, briefing: Briefing, forms: Sequence[Form], archive: Archive
) -> tuple[Rendering, ...]:
    """Return *draft* in its forms as layout and program set it today; nothing where its files are these already."""
    there = archive.renderings(newest)
    rendered = _render(draft, briefing, tuple(dict.fromkeys((*(one.form for one in there), *forms))))
    return rendered if set(there) - set(rendered) else ()


def _render(issue: Issue, briefing: Briefing, forms: Sequence[Form]) -> tuple[Rendering, ...]:
    rendered = tuple(renderings.render(issue, form, layout=briefing.layout) for form in forms)
    log.info("6 排版：%s", "、".join(rendering.name for rendering in rendered))
    return rendered


def _keep(
    issue: Issue,
    rendered: tuple[Rendering, ...],
    archive: Archive,
    at: datetime,
    act: str,
    closing: Closing | None,
) -> tuple[Rendering, ...]:
    """Keep *issue* with the line of the record that says how it came about, in one transaction; return its files."""

    def close(connection: Connection, kept: Issue) -> None:
        _record(connection, kept, act, at)
        if closing:
            closing(connection, kept)

    archive.keep(issue, rendered, at.replace(tzinfo=None), close)
    return rendered


def _record(connection: Connection, issue: Issue, act: str, at: datetime) -> None:
    approvals.record(connection, approvals.newest_id(connection, issue), act, "", "", at)
