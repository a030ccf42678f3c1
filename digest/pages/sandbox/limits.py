"""How much of the machine a process that reads strangers' files may use."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import sys

_RECOGNISES = importlib.util.find_spec("rapidocr") is not None  # a page recognised takes 20 s of CPU and 1.3 GB
MEMORY = (4 if _RECOGNISES else 2) << 30  # a broadsheet PDF takes 100 MB; bombs asked for 1.9 GB and more
SECONDS = 600 if _RECOGNISES else 20  # of CPU a source; a page of text takes a quarter of one
PATIENCE = 1800 if _RECOGNISES else 27  # seconds by the clock: with start and end of the process less than 30
OFFICE_PATIENCE = 90  # LibreOffice takes 7 s on an idle machine
_FILES = 128  # open at once: LibreOffice alone wants some 60
_LARGEST_FILE = 64 << 20
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # linux/sched.h: CLONE_NEWNET, CLONE_NEWUSER


def bound() -> None:
    """Bound memory, open files and the size of written files of this process and of those it starts."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: the parent's patience is the only one there
        return
    _lower(resource.RLIMIT_AS, MEMORY)
    _lower(resource.RLIMIT_NOFILE, _FILES)
    _lower(resource.RLIMIT_FSIZE, _LARGEST_FILE)
    _lower(resource.RLIMIT_CORE, 0)


def allow_seconds(seconds: int = SECONDS) -> None:
    """Let this process use *seconds* of CPU from now on; then it is ended (SIGXCPU)."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def cut_off() -> None:
    """Take the network from this process where the system lets it; must come before any thread is started."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        flags = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
        ctypes.CDLL(None, use_errno=True).unshare(flags)


def _lower(kind: int, wanted: int) -> None:
    import resource

    _, most = resource.getrlimit(kind)
    value = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(kind, (value, value))
