"""The doors, one module a command: each adds its own arguments and runs its own work.

``COMMANDS`` lists them in the order of ``digest --help``.
"""

from __future__ import annotations

from types import ModuleType

from digest.commands import (
    apply,
    approve,
    backup,
    build,
    check,
    diff,
    duplicates,
    edit,
    extract,
    fonts,
    init,
    ledger,
    list_show_render,
    next,
    outbox,
    preview,
    run,
    schedule,
    search,
    send,
    stats,
    volume,
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
    list_show_render,
    search,
    ledger,
    duplicates,
    stats,
    volume,
    backup,
)
