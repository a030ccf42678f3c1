"""The archive: what outlives a run. Numbers, issues with their files, what was printed, what editors decided."""

from digest.archive.numbers import NumberTakenError
from digest.archive.store import Archive, Closing, Kept

__all__ = ["Archive", "Closing", "Kept", "NumberTakenError"]
