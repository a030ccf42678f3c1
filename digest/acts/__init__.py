"""Who did what, for whom: the opening clauses of a report in, the act that they tell out; pure and in one pass."""

from digest.acts.grammar import Span
from digest.acts.parse import Clause, is_national, read, read_on

__all__ = ["Clause", "Span", "is_national", "read", "read_on"]
