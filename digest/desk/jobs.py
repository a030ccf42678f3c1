"""Work that takes longer than a person waits for a page: done one after another, its state to be asked for."""

from __future__ import annotations

import errno
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Literal

from digest.errors import DigestError, is_known, trouble

log = logging.getLogger(__name__)

State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: *title* says what it is, *words* what came of it, both in Chinese."""

    number: int
    title: str
    state: State = "waiting"
    words: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Jobs:
    """The jobs of one desk; they run one at a time, so that they never compete for the archive or the memory."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._pool = ThreadPoolExecutor(1, "desk-job")

    def start(self, title: str, work: Callable[[], tuple[str, ...]]) -> Job:
        """Begin *work*, which returns what to tell; what it raises is told as well."""
        with self._lock:
            job = Job(len(self._jobs) + 1, title)
            self._jobs[job.number] = job
        self._pool.submit(self._run, job.number, work)
        return job

    def all(self) -> tuple[Job, ...]:
        """Return the jobs since the start, the last one first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def find(self, number: int) -> Job | None:
        """Return the job *number*; None where there is none."""
        with self._lock:
            return self._jobs.get(number)

    def close(self) -> None:
        """Let go of the thread when its work is done."""
        self._pool.shutdown(cancel_futures=True)

    def _run(self, number: int, work: Callable[[], tuple[str, ...]]) -> None:
        self._put(number, "running", ())
        try:
            self._put(number, "done", work())
        except (DigestError, OSError) as error:
            self._put(number, "failed", (reason_of(error),))
        except Exception:
            log.exception("后台工作出错")
            self._put(number, "failed", ("程序出错，详情在运行 digest desk 的窗口里",))

    def _put(self, number: int, state: State, words: tuple[str, ...]) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], state=state, words=words)


def reason_of(error: DigestError | OSError) -> str:
    """Return in Chinese what stood in the way: what a full disk or a folder that is gone makes, too.

    A system error that names no file and no full disk is a fault of the program: it is logged with its traceback.
    """
    if isinstance(error, DigestError):
        return str(error)
    if is_known(error) and (error.filename or error.errno == errno.ENOSPC):
        return f"没有照办：{trouble(error)}（{error.filename or '磁盘'}）"
    log.error("没有料到的系统错误", exc_info=error)
    return "程序出错，没有照办；详情在运行 digest desk 的窗口里"
