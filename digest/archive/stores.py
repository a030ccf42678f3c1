"""The stores of an archive, one a concern; each is loaded by the command that asks for it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sqlalchemy import Engine

if TYPE_CHECKING:  # each store is loaded by the command that asks for it
    from digest.archive.approvals import Approvals
    from digest.archive.backup.backups import Backups
    from digest.archive.dismissals import Dismissals
    from digest.archive.outbox.claims import Claims
    from digest.archive.outbox.desk import Desk
    from digest.archive.outbox.filling import Outbox
    from digest.archive.outbox.pauses import Pauses
    from digest.archive.rereads import Rereads
    from digest.archive.runs import Runs
    from digest.archive.search import Search
    from digest.archive.statistics import Statistics
    from digest.archive.withdrawals import Withdrawals
    from digest.archive.workings import Workings


class Stores:
    """What is kept beside the issues, over one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @functools.cached_property
    def approvals(self) -> Approvals:
        """Who signed, changed and released what."""
        from digest.archive.approvals import Approvals

        return Approvals(self._engine)

    @functools.cached_property
    def backups(self) -> Backups:
        """Copies of the whole."""
        from digest.archive.backup.backups import Backups

        return Backups(self._engine)

    @functools.cached_property
    def claims(self) -> Claims:
        """Mails taken for sending, and what became of them."""
        from digest.archive.outbox.claims import Claims

        return Claims(self._engine)

    @functools.cached_property
    def desk(self) -> Desk:
        """What people see and decide of the outbox."""
        from digest.archive.outbox.desk import Desk

        return Desk(self._engine)

    @functools.cached_property
    def dismissals(self) -> Dismissals:
        """Suspected slips that people called none."""
        from digest.archive.dismissals import Dismissals

        return Dismissals(self._engine)

    @functools.cached_property
    def outbox(self) -> Outbox:
        """What is to go out."""
        from digest.archive.outbox.filling import Outbox

        return Outbox(self._engine)

    @functools.cached_property
    def pauses(self) -> Pauses:
        """Servers that rest."""
        from digest.archive.outbox.pauses import Pauses

        return Pauses(self._engine)

    @functools.cached_property
    def rereads(self) -> Rereads:
        """What today's tables read again of what was printed."""
        from digest.archive.rereads import Rereads

        return Rereads(self._engine)

    @functools.cached_property
    def runs(self) -> Runs:
        """The run ledger."""
        from digest.archive.runs import Runs

        return Runs(self._engine)

    @functools.cached_property
    def search(self) -> Search:
        """Finding what was printed."""
        from digest.archive.search import Search

        return Search(self._engine)

    @functools.cached_property
    def statistics(self) -> Statistics:
        """Counts of what was printed."""
        from digest.archive.statistics import Statistics

        return Statistics(self._engine)

    @functools.cached_property
    def withdrawals(self) -> Withdrawals:
        """Issues that were taken back before anybody got them."""
        from digest.archive.withdrawals import Withdrawals

        return Withdrawals(self._engine)

    @functools.cached_property
    def workings(self) -> Workings:
        """Edits of a draft, step by step, before they are kept as its next revision."""
        from digest.archive.workings import Workings

        return Workings(self._engine)
