"""The stores of an archive, one a concern; each is loaded by the command that asks for it."""

from __future__ import annotations

import pkgutil
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

_PLACES = {
    "approvals": "approvals:Approvals",
    "backups": "backup.backups:Backups",
    "claims": "outbox.claims:Claims",
    "desk": "outbox.desk:Desk",
    "dismissals": "dismissals:Dismissals",
    "outbox": "outbox.filling:Outbox",
    "pauses": "outbox.pauses:Pauses",
    "rereads": "rereads:Rereads",
    "runs": "runs:Runs",
    "search": "search:Search",
    "statistics": "statistics:Statistics",
    "withdrawals": "withdrawals:Withdrawals",
    "workings": "workings:Workings",
}


class Stores:
    """What is kept beside the issues, over one database."""

    approvals: Approvals  # who signed, changed and released what
    backups: Backups  # copies of the whole
    claims: Claims  # mails taken for sending, and what became of them
    desk: Desk  # what people see and decide of the outbox
    dismissals: Dismissals  # suspected slips that people called none
    outbox: Outbox  # what is to go out
    pauses: Pauses  # servers that rest
    rereads: Rereads  # what today's tables read again of what was printed
    runs: Runs  # the run ledger
    search: Search  # finding what was printed
    statistics: Statistics  # counts of what was printed
    withdrawals: Withdrawals  # issues that were taken back before anybody got them
    workings: Workings  # edits of a draft, step by step, before they are kept as its next revision

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    if not TYPE_CHECKING:  # else any name would pass for a store

        def __getattr__(self, name: str) -> object:
            """Load the store *name* when it is first asked for."""
            if name not in _PLACES:
                raise AttributeError(name)
            store = pkgutil.resolve_name(f"digest.archive.{_PLACES[name]}")(self._engine)
            setattr(self, name, store)
            return store
