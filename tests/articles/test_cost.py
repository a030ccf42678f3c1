"""What room 2 asks of its dear evidence: counted a line on fixed pages, so that it cannot drift unseen."""

from __future__ import annotations

import pytest

from digest import memory
from digest.articles import segment
from digest.articles.continuity import hmm, lattice
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import HELD, SEEN

CALM = Damage((14, 20), "paragraph")
MIXED = Damage((14, 20), "none", interleaved=True)


@pytest.mark.parametrize(("damage", "joins", "edges", "grammar"), [(CALM, 0.52, 1.0, 0.25), (MIXED, 7.5, 3.3, 10.7)])
def test_dear_evidence_is_read_at_most_so_often_a_line(
    damage: Damage, joins: float, edges: float, grammar: float
) -> None:
    """The bounds stand a tenth over what is read now (calm 0.47, 0.92 and 0.22; mixed 6.8, 3.0 and 9.8).

    *joins*: pairs of edges read as words; *edges*: heads and tails read by words or grammar; *grammar*: pairs of edges
    for which the tagger's grammar is asked, again or not, those without Chinese characters before the seam among them.
    """
    page = page_of(simulate([*SEEN[:4], *HELD[:4]], damage, 3)[0])
    memory.clear()
    segment([page])
    read = (lattice._read_head, lattice._read_tail, hmm._read_head, hmm._read_tail)
    asked = hmm._read_tail.cache_info()
    lines = len(page.blocks)
    assert lattice._score_join.cache_info().misses <= joins * lines
    assert sum(cached.cache_info().misses for cached in read) <= edges * lines
    assert asked.hits + asked.misses <= grammar * lines
