"""Between labels and issues: suspected slips of an article, each with its place, its reason and its proof (校核).

Nothing is changed here: who reads the findings accepts, dismisses or leaves them.
"""

from __future__ import annotations

from digest.proofs import likeness
from digest.proofs.review import in_title, review
from digest.proofs.tables import Tables, load, rows_of, shipped
from digest.word_costs import has_counts

__all__ = ["Tables", "has_counts", "in_title", "likeness", "load", "review", "rows_of", "shipped"]
