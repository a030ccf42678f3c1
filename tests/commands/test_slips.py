"""Slips in a briefing file go through every command that reads one: a status, Chinese words, nothing lost."""

from benchmarks import faults_briefings
from benchmarks.faults_briefings import COMMANDS, faults


def test_slips_are_refused_or_read_by_every_command(tmp_path):
    assert not list(faults(tmp_path / "runs", len(COMMANDS) - 1))  # benchmarks.faults_briefings: 3,000, once


def test_what_goes_wrong_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(faults_briefings, "COMMANDS", (("list",), ("init", "../beside")))
    assert [wrong for _, wrong, _ in faults(tmp_path / "runs", 1)] == ["written beside: ['beside']"]
