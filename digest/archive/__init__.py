"""The archive: what outlives a run. Numbers, issues with their files, what was printed, what editors decided."""

from digest.archive.archive import Archive, Closing, add_revision
from digest.archive.records.kept import Kept
from digest.archive.records.numbers import NumberTakenError

__all__ = ["Archive", "Closing", "Kept", "NumberTakenError", "add_revision"]
