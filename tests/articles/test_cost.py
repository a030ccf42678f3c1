"""What room 2 asks of its dear evidence on a page of mixed columns: counted a line, so that it cannot drift unseen."""

from __future__ import annotations

import pytest

from digest import memory
from digest.articles import segment
from digest.articles.continuity import hmm, lattice
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import HELD, SEEN

CALM = Damage((14, 20), "paragraph")
MIXED = Damage((14, 20), "none", interleaved=True)


@pytest.mark.parametrize(("damage", "joins", "edges"), [(CALM, 0.45, 1.0), (MIXED, 8.5, 3.2)])
def test_dear_evidence_is_read_at_most_so_often_a_line(damage: Damage, joins: float, edges: float) -> None:
    """The bounds stand a tenth over what is read now (0.41 and 0.90 calm, 7.8 and 2.9 mixed).

    *joins*: pairs of edges read as words; *edges*: heads and tails read by words or grammar.
    """
    page = page_of(simulate([*SEEN[:4], *HELD[:4]], damage, 3)[0])
    memory.clear()
    segment([page])
    read = (lattice._read_head, lattice._read_tail, hmm._read_head, hmm._read_tail)
    lines = len(page.blocks)
    assert lattice._score_join.cache_info().misses <= joins * lines
    assert sum(cached.cache_info().misses for cached in read) <= edges * lines
