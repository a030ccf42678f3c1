"""What room 2 loads and remembers: nothing before the first page, bounded afterwards, the same answers when emptied."""

from __future__ import annotations

import os
import subprocess
import sys

from digest import memory
from digest.articles import segment
from tests.articles.simulator import Damage, page_of, simulate
from tests.articles.texts import HELD, SEEN

_LOADED = """
import sys, digest.articles
from digest import words
from digest import word_costs, word_pairs
from digest.articles.continuity import hmm
tables = [words._tokenizer, word_pairs._table, word_costs._table, hmm._model]
print(sum(table.cache_info().currsize for table in tables), "jieba" in sys.modules, "rjieba" in sys.modules)
"""


def test_importing_the_room_loads_no_table() -> None:
    found = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["0", "False", "False"]


_SUMMED = """
from digest.articles.order.kinship import tied, titled
found = frozenset("工会 职工 船厂 焊工 书屋 道班 养路工 保温 饭箱 技能 竞赛 慰问 安全 岗位 师傅 徒弟 车间 班组".split())
print(tied(found), titled(found, found - set(sorted(found)[3:])))
"""


def test_sums_over_sets_are_the_same_in_every_process() -> None:
    """A set's order hangs on the process's own hashes, and a sum of floats on the order."""
    found = {
        subprocess.run(
            [sys.executable, "-c", _SUMMED], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(found) == 1


def test_what_is_remembered_is_bounded_and_changes_nothing() -> None:
    page = page_of(simulate([HELD[4], SEEN[3]], Damage((14, 20), "none", interleaved=True), 3)[0])
    memory.clear()
    first = segment([page])
    sizes = memory.sizes()
    assert all(0 <= held <= most for held, most in sizes.values())
    assert sizes["steps.step"][0] > 0
    memory.clear()
    assert {held for held, _ in memory.sizes().values()} == {0}
    assert segment([page]) == first
