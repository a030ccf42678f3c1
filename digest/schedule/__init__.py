"""The schedule: which issues are due, and each of them made once.

``run_due`` is all that an alarm clock calls; it may ring late, twice, or in four processes at once.
"""

from digest.schedule.making import schedule_of
from digest.schedule.running import occasion_named, run_due, run_period

__all__ = ["occasion_named", "run_due", "run_period", "schedule_of"]
