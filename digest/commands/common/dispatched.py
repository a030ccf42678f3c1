"""What one round of sending did, in words for the log and the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from digest.archive.outbox.rows import STATE_NAMES
from digest.dispatch import Dispatched

_STATES = {**STATE_NAMES, "queued": "稍后再发"}  # of one round: what waits was tried


def lines(dispatched: Dispatched) -> Iterator[str]:
    """Yield one line of counts if anything was done, then what a person must know."""
    if dispatched.added or dispatched.settled:
        states = Counter(settled.state for settled in dispatched.settled)
        counts = "，".join(f"{_STATES[state]} {count}" for state, count in sorted(states.items()))
        yield f"发件箱：新放入 {dispatched.added} 件{'；' if counts else ''}{counts}"
    yield from dispatched.notes
