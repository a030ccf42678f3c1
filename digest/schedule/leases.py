"""Keep a claimed run ours while its issue is being made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from digest.archive.leasing import clock_from
from digest.archive.runs import Claim, Runs
from digest.errors import ArchiveError

__all__ = ["LEASE", "hold"]

# After a crash the run is taken up again when its lease is over; a weekly issue takes 1 to 60 s, so two minutes are no
# delay to an office, and four missed renewals before somebody else may take it.
LEASE = timedelta(minutes=2)
_RENEWALS = 4  # in one lease
# A run longer than this hangs: it is not renewed any more, so that another process can take it.
_LONGEST = timedelta(hours=1)


@contextmanager
def hold(runs: Runs, claim: Claim, now: datetime, lease: timedelta) -> Iterator[Callable[[], datetime]]:
    """Renew *claim* in the background until the block is left; give a clock that counts on from *now*."""
    clock = clock_from(now)
    is_over = threading.Event()
    renewing = threading.Thread(target=_renew, args=(runs, claim, clock, lease, is_over), daemon=True)
    renewing.start()
    try:
        yield clock
    finally:
        is_over.set()
        renewing.join()


def _renew(runs: Runs, claim: Claim, clock: Callable[[], datetime], lease: timedelta, is_over: threading.Event) -> None:
    last = clock() + _LONGEST
    while not is_over.wait(lease.total_seconds() / _RENEWALS) and clock() < last:
        try:
            if not runs.renew(claim, clock(), lease):
                return
        except ArchiveError:  # locked or gone for the moment: the lease itself is the limit
            continue
