"""Slips in a briefing file go through every command that reads one: a status, Chinese words, nothing lost."""

from collections import Counter

from benchmarks import faults_briefings
from benchmarks.faults_briefings import COMMANDS, faults
from digest import commands

# What reads no briefing file: sources or the words given are all that they look at.
_NONE_READ = {"init", "fonts", "offices"}
FILES = (6, 7)  # one read as if it had no slip, and one otherwise


def test_slips_are_refused_or_read_by_every_command(tmp_path):
    walked = Counter()
    assert not list(faults(tmp_path / "runs", FILES, 1411, walked))  # benchmarks.faults_briefings: 3,000, once
    assert walked["read otherwise"] == 1, "and goes through all of them"


def test_every_command_that_reads_a_briefing_is_among_them():
    known = {command.name for command in commands.COMMANDS}
    assert {arguments[0] for arguments in COMMANDS} == known - _NONE_READ


def test_what_goes_wrong_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(faults_briefings, "_FIRST", (("list",), ("init", "../beside")))
    monkeypatch.setattr(faults_briefings, "COMMANDS", (("list",), ("init", "../beside")))
    assert [wrong for _, wrong, _ in faults(tmp_path / "runs", range(1), 1, Counter())] == [
        "written beside: ['beside']"
    ]
