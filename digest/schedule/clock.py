"""The alarm clock: call something every half minute, whatever is done to the computer's time.

APScheduler 3.11 rings, from memory only; what is due is decided by the ledger, so a bell too many or too few does no
harm. Left alone it reckons its next bell in wall-clock time once and then sleeps: after the clock was set back by two
hours it would stay silent for two hours. The watch beside it compares wall clock and monotonic clock each second, and
rings at once when one of them jumps.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.background import BackgroundScheduler

from digest.schedule.occasions import ZONE

__all__ = ["TICK_SECONDS", "ring"]

log = logging.getLogger(__name__)

TICK_SECONDS = 30.0  # an issue may come this late; office staff think in minutes
_LOOK_SECONDS = 1.0
# Ordinary corrections of the time are fractions of a second; a jump beyond this would shift the next bell noticeably.
_JUMP_SECONDS = 5.0


def ring(call: Callable[[], None], is_over: threading.Event, seconds: float = TICK_SECONDS) -> None:
    """Call *call* at once and then every *seconds*, never twice at a time, until *is_over* is set.

    A call that has begun is finished before this returns.
    """
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns when a run takes longer than a tick
    scheduler = BackgroundScheduler(
        timezone=ZONE, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    job = scheduler.add_job(call, "interval", seconds=seconds, next_run_time=datetime.now(ZONE))
    scheduler.start()
    try:
        ahead = time.time() - time.monotonic()
        while not is_over.wait(_LOOK_SECONDS):
            jump = time.time() - time.monotonic() - ahead
            if abs(jump) > _JUMP_SECONDS:
                ahead += jump
                log.warning("电脑的时间跳了 %+.0f 秒（可能是校时，或休眠后恢复），现在重新看一遍", jump)
                job.modify(next_run_time=datetime.now(ZONE))
    finally:
        scheduler.shutdown(wait=True)
