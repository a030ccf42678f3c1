"""Measures room 3 beside other summarisers: ``python -m benchmarks.quality`` and ``python -m benchmarks.speed``."""
