"""The sandbox seen from outside: one child process serves all sources of this one, and is replaced when it breaks.

It gets a path and gives back JSON. It ends by itself with its parent, and its folder with it.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digest.pages import progress
from digest.pages.sandbox import wire

__all__ = ["SandboxError", "ask"]

log = logging.getLogger(__name__)

# Sources one child reads before a fresh one takes its place: what libraries leak stays bounded, and starting one costs
# 0.2 s.
_TERM = 200
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "SAL_USE_VCLPLUGIN")
_ROOT = Path(__file__).resolve().parents[3]
_lock = threading.Lock()


class SandboxError(Exception):
    """The child did not live to answer; says why in Chinese."""


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    folder: Path
    owner: int = field(default_factory=os.getpid)
    served: int = 0


_current: list[_Child] = []  # none or one; a forked worker finds its parent's here, and leaves it alone


def ask(order: dict[str, Any], patience: int) -> dict[str, Any]:
    """Return the answer to *order*, waiting *patience* seconds at most; raise SandboxError where none comes."""
    with _lock:
        child = _ready()
        child.served += 1
        overdue = threading.Event()
        timer = threading.Timer(patience, _give_up, (child, overdue))
        timer.start()
        assert child.process.stdin
        assert child.process.stdout
        answer: dict[str, Any] | None
        try:
            wire.send(child.process.stdin, order)
            answer = wire.receive(child.process.stdout)
            while answer is not None and answer.keys() == {"done", "total"}:  # not the answer yet: how far it is
                progress.tell(int(answer["done"]), int(answer["total"]))
                answer = wire.receive(child.process.stdout)
        except (OSError, wire.BrokenError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            _kill(child)
            code = child.process.wait()
            log.info("读文件的进程中断，返回 %d", code)
            is_spent = hasattr(signal, "SIGXCPU") and code == -signal.SIGXCPU
            _end(child)
            late = f"超过 {patience} 秒没有读完"
            raise SandboxError(late if overdue.is_set() else "用时过长" if is_spent else "读到中途进程中断")
        if child.served >= _TERM:
            _end(child)
        return answer


def _ready() -> _Child:
    """Return the child of this process, a new one where there is none or it has ended."""
    if _current and _current[0].owner != os.getpid():
        _current.clear()
    if _current and _current[0].process.poll() is not None:
        _end(_current[0])
    if _current:
        return _current[0]
    folder = Path(tempfile.mkdtemp(prefix="digest-"))
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}  # no passwords
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "digest.pages.sandbox.inside"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**environment, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
        start_new_session=True,
    )
    _current.append(_Child(process, folder))
    return _current[0]


def _give_up(child: _Child, overdue: threading.Event) -> None:
    overdue.set()
    _kill(child)


def _kill(child: _Child) -> None:
    """End the child and what it has started."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.process.pid, signal.SIGKILL)
        else:
            child.process.kill()


def _end(child: _Child) -> None:
    _kill(child)
    child.process.wait()
    for stream in (child.process.stdin, child.process.stdout):
        with contextlib.suppress(OSError):
            if stream:
                stream.close()
    shutil.rmtree(child.folder, ignore_errors=True)
    _current.clear()


@atexit.register
def _close() -> None:
    if _current and _current[0].owner == os.getpid():
        _end(_current[0])
