"""How the trade's reports use words: counted where several have them, and read back as they were written."""

from __future__ import annotations

from pathlib import Path

from digest.proofs.rebuild import reports
from digest.proofs.usage import packed, unpacked, usage


def test_what_several_texts_have_is_counted() -> None:
    used = unpacked(packed(["工会慰问职工。", "工会慰问劳模。", "工会里有个人说书。"]).splitlines())
    assert used.counts["工会"] == 3
    assert used.is_pair("工会", "慰问")
    assert "说书" not in used.counts  # one text's own
    assert not used.is_pair("慰问", "职工")


def test_the_counts_that_are_shipped_know_the_trade() -> None:
    assert usage().counts["职工"] > 100 > usage().counts.get("公会", 0)
    assert usage().is_pair("的", "职工")


def test_the_counts_that_are_shipped_are_those_of_the_written_reports(root: Path) -> None:
    texts = reports(root / "digest" / "labels" / "data" / "reports.txt")
    shipped = (root / "digest" / "proofs" / "data" / "usage.txt").read_text("utf-8").splitlines(keepends=True)
    assert "".join(row for row in shipped if not row.startswith("# ")) == packed(texts)
