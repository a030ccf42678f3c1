"""The schedule: which issues are due, and each of them made once."""
