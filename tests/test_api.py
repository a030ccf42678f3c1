"""The public Python door."""

import doctest
import subprocess
import sys

import pytest

import digest
from digest import api

TEXT = (
    "奋楫扬帆，勇毅前行。\n11月2日，青屿市总工会举行职工技能比武，42家企业的318名选手参赛。\n"
    "经过角逐，24人获评技术能手，3人晋升高级工。\n“练得多，心不慌。”选手沈望海说。"
)


def test_the_example_of_the_documentation_runs():
    tried = doctest.testmod(api)
    assert tried.attempted > 0
    assert tried.failed == 0


def test_sentences_come_best_first_and_verbatim():
    sentences = digest.summarise("青屿市总工会办技能比武", TEXT)
    assert sentences[0].startswith("11月2日，青屿市总工会")
    assert all(sentence in TEXT for sentence in sentences)
    assert sum(map(len, sentences)) <= 120


@pytest.mark.parametrize("count", [0, 1, 2])
def test_no_more_sentences_than_asked_for(count):
    assert len(digest.summarise("", TEXT, n_sentences=count, max_chars=200)) == count


@pytest.mark.parametrize("text", ["", "\n\n", "市总工会召开会议", "？！"])
def test_a_text_without_a_sentence_gives_none(text):
    assert digest.summarise("标题", text) == []


def test_importing_digest_loads_no_dictionary():
    code = "import sys, digest; print('jieba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
