"""Dask distributed as an executor: machines of an office's own that read sources, or processes of this one.

The workers read and never write: what they find goes back to the one process that asked. Dask itself does again what a
worker that died was at; what workers keep dying of is given up as ``LOST``.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from digest.errors import DigestError

__all__ = ["Dask"]

_PATIENCE = 30.0  # seconds for the scheduler to answer and the first worker to be there; both take under 5
_DEATHS = 1  # so many workers of our own may die of a task before it is given up; Dask's own three cost minutes
# What Dask watches of itself by the clock (every 10 ms its profiler, 20 ms the event loop, 100 ms the memory) costs the
# more the longer a busy machine takes, and nobody looks at it here. A worker of our own is the measure of these.
_QUIETLY = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.gil.enabled": False,
}
_INSTALL = "请运行 .venv/bin/pip install 'union-digest[dask]'"


class Dask(Executor):
    """Run tasks on the workers of the scheduler at *address* (``tcp://…``, ``tls://…``), or on *count* of our own.

    TLS and all else is Dask's own configuration (~/.config/dask, DASK_…).
    """

    is_remote = True  # workers may be of another version, or see other files
    chunk = 100  # values that go to a worker at once: each task costs the scheduler and the network; found by measuring

    def __init__(self, address: str = "", count: int = 1) -> None:
        os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "error")  # else every worker's coming and going is told
        try:
            import dask
            import distributed
        except ImportError as error:
            raise DigestError("没有装 Dask", _INSTALL) from error
        self.lost: tuple[type[Exception], ...] = (distributed.scheduler.KilledWorker,)
        self._cluster = None
        if not address:
            with dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS, **_QUIETLY}):
                self._cluster = distributed.LocalCluster(count, threads_per_worker=1, dashboard_address="127.0.0.1:0")
        try:
            self._client = distributed.Client(
                address or self._cluster,
                timeout=_PATIENCE,
                set_as_default=False,
                direct_to_workers=not address or None,  # results need not pass the scheduler on one machine
            )
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            raise DigestError(
                f"连不上 Dask（{address}）：没有调度程序，或没有工作进程",
                "请检查 dask scheduler 和 dask worker 是否在运行、地址和端口、证书",
            ) from error
        self._executor = self._client.get_executor()

    @property
    def count(self) -> int:
        """How many tasks are done at a time, as the workers are now."""
        return max(1, sum(map(int, self._client.nthreads().values())))

    def submit(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Future[Any]:
        """Return the future of a task."""
        future: Future[Any] = self._executor.submit(function, *args, **options)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the scheduler; workers of our own end, others go on."""
        self._executor.shutdown(wait=wait)
        self._client.close()
        if self._cluster:
            with contextlib.suppress(KeyError):  # Dask's own slip: it looks a worker up that died and is off its list
                self._cluster.close()
