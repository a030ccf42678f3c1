"""Rows of the outbox in, handed over one by one: each channel with the same states and the same two marks."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.errors import MessageError
from pathlib import Path

from digest import deliveries
from digest.addresses import fault
from digest.archive import Archive
from digest.archive.leasing import owner
from digest.archive.outbox.claims import ClaimScope, LeaseLostError
from digest.archive.outbox.rows import Posting, stamp
from digest.deliveries import mail
from digest.deliveries.folder import is_away, told_away
from digest.deliveries.mail import Outcome, messages, secrets
from digest.errors import DeliveryError
from digest.model import Briefing, MailServer, Sending

# What Python's email package raises at an address or a header that it cannot write.
_UNMAKEABLE = (ValueError, MessageError, IndexError)

log = logging.getLogger(__name__)

RUN_AT_MOST = timedelta(minutes=20)  # of one call: the next tick goes on, so that a slow server holds up nothing else


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one row in this call: its state now, and why."""

    posting: Posting
    state: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What one call did: rows added, rows settled, and what a person must know, in Chinese."""

    added: int = 0
    settled: tuple[Settled, ...] = ()
    notes: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        """Return how many rows ended in *state*."""
        return sum(one.state == state for one in self.settled)


@dataclass(slots=True)
class Report:
    """What is gathered during a call."""

    added: int = 0
    settled: list[Settled] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def done(self) -> Dispatched:
        return Dispatched(self.added, tuple(self.settled), tuple(self.notes))


def work(
    briefing: Briefing,
    sending: Sending,
    archive: Archive,
    clock: Callable[[], datetime],
    report: Report,
    patience: mail.Patience | None = None,
    issue_id: int | None = None,
) -> None:
    """Hand over every row of *briefing* that is due (of one issue only, if given), and write down what became of it."""
    started, sender = clock(), f"{owner()}:{uuid.uuid4().hex[:8]}"
    archive.claims.recover(briefing.code, started, sending.on_doubt)
    scope = ClaimScope(briefing.code, sender, issue_id=issue_id)
    with (
        archive.outbox.keep_open(),
        _Carriers(briefing, sending, archive, clock, report, patience) as carriers,
    ):
        posting = archive.claims.claim(carriers.able(scope), clock())
        while posting is not None:
            is_over = clock() - started > RUN_AT_MOST
            posting = carriers.carry(posting, None if is_over else scope)


class _Carriers:
    """The channels of one call: the mail session is opened once, and rests when its server is in trouble."""

    def __init__(
        self,
        briefing: Briefing,
        sending: Sending,
        archive: Archive,
        clock: Callable[[], datetime],
        report: Report,
        patience: mail.Patience | None,
    ) -> None:
        self._folder = str(Path(briefing.file).parent)
        self._sending = sending
        self._archive = archive
        self._clock = clock
        self._report = report
        self._session: mail.Session | None = None
        self._had_trouble = False
        self._body: tuple[int, str, datetime, bytes] | None = None
        self.mail_rests = sending.mail is None
        if sending.mail is not None:
            self._open(sending.mail, patience)

    def __enter__(self) -> _Carriers:
        return self

    def __exit__(self, *unused: object) -> None:
        if self._session is not None:
            self._session.close()

    def _open(self, server: MailServer, patience: mail.Patience | None) -> None:
        """Get the session ready, unless the server rests or the password is not to be had."""
        pause = self._archive.pauses.of(_server_name(server))
        self._had_trouble = pause is not None
        if pause is not None and pause.until > stamp(self._clock()):
            self._rest(f"邮件队列暂停中：{pause.meaning}", ask=pause.waits_for_person)
            return
        try:
            password = secrets.secret(server.password, self._folder)
        except DeliveryError as error:
            self._rest(str(error))
            return
        self._session = mail.Session(server, password, patience)

    def _rest(self, why: str, *, ask: bool = False) -> None:
        self.mail_rests = True
        waiting = self._archive.desk.rows(states=("queued",))
        if any(row.channel == "mail" for row in waiting):
            self._report.notes.append(why + ("（改正后请运行 digest outbox retry）" if ask else ""))

    def able(self, scope: ClaimScope) -> ClaimScope:
        """Return *scope* without mail where the mail server rests."""
        return replace(scope, skip_mail=self.mail_rests)

    def carry(self, posting: Posting, then: ClaimScope | None) -> Posting | None:
        """Hand *posting* over, write down what became of it, and return the next row that *then* asks for.

        A row that another sender has taken over is left alone.
        """
        try:
            outcome = self._mail(posting) if posting.channel == "mail" else self._deliver(posting)
            return self._settle(posting, outcome, then)
        except LeaseLostError as error:
            log.warning("%s", error)
            return self._archive.claims.claim(self.able(then), self._clock()) if then else None

    def _settle(self, posting: Posting, outcome: Outcome, then: ClaimScope | None) -> Posting | None:
        self.mail_rests = self.mail_rests or outcome.state in ("pause", "stop")
        state, following = self._archive.claims.settle(
            posting,
            outcome.state,
            self._clock(),
            on_doubt=self._sending.on_doubt,
            then=self.able(then) if then else None,
            meaning=outcome.meaning,
            code=outcome.code,
            said=outcome.text,
        )
        self._report.settled.append(Settled(posting, state, outcome.meaning))
        log.info("%s %s：%s %s", posting.channel, posting.target, state, outcome.meaning)
        self._heed(posting, outcome)
        return following

    def _heed(self, posting: Posting, outcome: Outcome) -> None:
        """Let the server rest where it is in trouble; forget its troubles once it takes a mail."""
        if posting.channel != "mail" or self._sending.mail is None:
            return
        server = _server_name(self._sending.mail)
        if outcome.state in ("pause", "stop"):
            is_final = outcome.state == "stop"
            self._archive.pauses.begin(server, self._clock(), outcome.meaning, outcome.text, for_good=is_final)
            self._had_trouble = True
            self._rest(f"邮件队列暂停：{outcome.meaning} {outcome.text}".rstrip(), ask=is_final)
        elif outcome.state == "sent" and self._had_trouble:
            self._archive.pauses.end(server)
            self._had_trouble = False

    def _mark(self, posting: Posting) -> Callable[[], None]:
        return lambda: self._archive.claims.mark_committing(posting, self._clock())

    def _mail(self, posting: Posting) -> Outcome:
        server = self._sending.mail
        if server is None or self._session is None:
            return Outcome("pause", "没有可用的邮件服务器")
        if why := fault(posting.target):
            return Outcome("failed", f"邮件地址不对：{why}（请改简报文件里的收件组）")
        subject, dated, body = self._content(posting.parcel_id)
        try:
            head = messages.head(
                subject,
                sender=server.sender,
                sender_name=server.sender_name,
                address=posting.target,
                message_id=posting.message_id,
                dated=dated,
                unsubscribe=server.unsubscribe,
            )
        except _UNMAKEABLE as error:
            log.info("邮件 %s 做不出来", posting.id, exc_info=error)
            return Outcome("failed", "这封邮件做不出来：标题、发件人或收件人里有邮件装不下的字（请改简报文件）")
        return self._session.send(posting.target, messages.stuffed(head) + body, self._mark(posting))

    def _content(self, parcel_id: int) -> tuple[str, datetime, bytes]:
        """Return subject, date and body of a parcel; the last one is kept, for rows of one parcel follow each other."""
        if self._body is None or self._body[0] != parcel_id:
            subject, dated, body = self._archive.outbox.content(parcel_id)
            self._body = (parcel_id, subject, datetime.fromisoformat(dated), messages.stuffed(body))
        return self._body[1:]

    def _deliver(self, posting: Posting) -> Outcome:
        if posting.channel == "folder" and is_away(posting.target, self._folder):
            return Outcome("later", told_away(posting.target))
        files = self._archive.outbox.renderings(posting.parcel_id)
        self._mark(posting)()
        try:
            deliveries.deliver(files, channel=posting.channel, target=posting.target)
        except DeliveryError as error:
            return Outcome("later", str(error))
        return Outcome("sent", "已写入" if posting.channel == "folder" else "命令已完成")


def _server_name(server: MailServer) -> str:
    return f"{server.user}@{server.host}:{server.port}"
