"""The tables of docs/scale.md are those that the reckoning prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.province import Assumed, Measured, tables


def test_the_tables_of_the_document_are_reckoned(root: Path) -> None:
    text = (root / "docs" / "scale.md").read_text("utf-8")
    assert [table for table in tables(Measured(), Assumed()) if table not in text] == []


def test_a_price_doubled_doubles_what_is_paid() -> None:
    cheap, dear = (tables(Measured(), replace(Assumed(), core_hour=price))[2] for price in (0.20, 0.40))
    assert "| 14,016 |" in cheap
    assert "| 28,032 |" in dear
