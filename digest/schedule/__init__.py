"""The schedule: which issues are due (``occasions``), and each of them made once (``running``).

``running.run_due`` is all that an alarm clock calls; it may ring late, twice, or in four processes at once.
"""
