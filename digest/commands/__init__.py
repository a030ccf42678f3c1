"""The doors, one module a command: each adds its own arguments and runs its own work.

``COMMANDS`` lists them in the order of ``digest --help``.
"""

from __future__ import annotations

from types import ModuleType

from digest.commands import apply, approve, build, check, diff, edit, extract, init, next, outbox, run, schedule, send

COMMANDS: tuple[ModuleType, ...] = (
    build,
    extract,
    check,
    init,
    next,
    run,
    schedule,
    edit,
    diff,
    apply,
    approve,
    send,
    outbox,
)
