"""The doors, one module a command: each adds its own arguments and runs its own work.

``COMMANDS`` lists them in the order of ``digest --help``.
"""

from __future__ import annotations

from types import ModuleType

from digest.commands import (
    apply,
    approve,
    archive_duplicates,
    archive_issues,
    archive_keeping,
    archive_ledger,
    archive_search,
    archive_stats,
    archive_volume,
    build,
    check,
    diff,
    edit,
    extract,
    fonts,
    init,
    next,
    outbox,
    preview,
    run,
    schedule,
    send,
)

COMMANDS: tuple[ModuleType, ...] = (
    build,
    extract,
    check,
    fonts,
    init,
    preview,
    next,
    run,
    schedule,
    edit,
    diff,
    apply,
    approve,
    send,
    outbox,
    archive_issues,
    archive_search,
    archive_ledger,
    archive_duplicates,
    archive_stats,
    archive_volume,
    archive_keeping,
)
