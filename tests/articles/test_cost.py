"""What room 2 asks of its dear evidence: counted a line on fixed pages, so that it cannot drift unseen."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from digest import memory
from digest.articles import segment
from digest.articles.continuity import hmm, lattice
from digest.articles.lines.side_by_side import separate_columns
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import HELD, SEEN

CALM = Damage((14, 20), "paragraph")
MIXED = Damage((14, 20), "none", interleaved=True)
DISPLACED = Damage((14, 20), "paragraph", displaced=0.05)


@pytest.mark.parametrize(("damage", "joins", "edges", "grammar"), [(CALM, 2.17, 1.74, 0.97), (MIXED, 8.1, 3.4, 7.3)])
def test_dear_evidence_is_read_at_most_so_often_a_line(
    damage: Damage, joins: float, edges: float, grammar: float
) -> None:
    """The bounds stand a tenth over what is read now.

    Calm 1.97, 1.58 and 0.88; mixed 7.4, 3.1 and 6.6.

    *joins*: pairs of edges read as words; *edges*: heads and tails read by words or grammar; *grammar*: pairs of edges
    read by the tagger's grammar, those without Chinese characters at the seam among them; each is read once.
    """
    page = page_of(simulate([*SEEN[:4], *HELD[:4]], damage, 3)[0])
    memory.clear()
    segment([page])
    read = (lattice._read_head, lattice._read_tail, hmm._read_head, hmm._read_tail)
    lines = len(page.blocks)
    assert lattice._score_join.cache_info().misses <= joins * lines
    assert sum(cached.cache_info().misses for cached in read) <= edges * lines
    assert hmm._score.cache_info().misses <= grammar * lines


@pytest.mark.parametrize(("damage", "most"), [(CALM, 575), (MIXED, 1911), (DISPLACED, 1305)])
def test_a_line_takes_at_most_so_many_calls(damage: Damage, most: int) -> None:
    """The bounds stand a tenth over what it takes now: 523, 1,737 and 1,186."""
    page = page_of(simulate([*SEEN[:4], *HELD[:4]], damage, 3)[0])
    segment([page])  # tables are read
    memory.clear()
    assert _calls(lambda: segment([page]), "/digest/") <= most * len(page.blocks)


MOST_CALLS = 480  # a line, a third over what it is now


def _calls(work: Callable[[], object], *parts: str) -> int:
    """Return how many calls of our own functions *work* takes, of those in files whose path holds one of *parts*."""
    calls = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event == "call" and any(part in frame.f_code.co_filename for part in parts)

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def _calls_for_columns(lines: int) -> int:
    """Return how many calls it takes to look for columns among *lines* of random blanks."""
    dice = random.Random(5)
    signs = "工会职工劳动模范代表大会召开学习培训安全生产"
    texts = ["".join(dice.choice(("   ", *signs[:9])) for _ in range(dice.randint(10, 50))) for _ in range(lines)]
    blocks = page_of("\n".join(texts)).blocks
    return _calls(lambda: separate_columns(blocks), "side_by_side.py", "gutters.py")


def test_random_blanks_cost_as_much_a_line_on_a_page_of_any_length() -> None:
    few, many = _calls_for_columns(400), _calls_for_columns(1600)
    assert few <= MOST_CALLS * 400
    assert many <= 1.3 * 4 * few
