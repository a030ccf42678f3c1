"""Every reason for which something is left out of an issue, through the real door: each is in the ledger, in words."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from digest import cli

BRIEFING = """
[briefing]
code = "weekly"
title = "职工动态"
publisher = "海塘区总工会办公室"
forms = ["json"]
[sources]
inputs = ["sources"]
max_age = 31
[sections]
limit = 2
[[sections.theme]]
code = "welfare"
name = "帮扶服务"
[[sections.theme]]
code = "other"
name = "其他"
"""
SALT = (
    "盐场夜班食堂开了火\n"
    "4月2日，海塘区总工会为二号盐场的困难职工办起送温暖食堂，一百二十名晒盐工领到慰问金和防暑药品。"
    "食堂由盐场工会小组轮流管账，饭菜价格每周公布一次。\n"
)
HARBOUR = (
    "渔港卸货工有了遮阳棚\n"
    "4月3日，海塘区总工会走访慰问困难职工，在老渔港送清凉，六十名卸货工领到毛巾和饮料。"
    "棚里备有饮水机和药箱，由码头工会每天查看。\n"
)
NEW = {
    "a-salt.txt": SALT,  # printed a week ago
    "b-harbour.txt": HARBOUR,
    "c-harbour.txt": HARBOUR,  # told twice
    "d-tea.txt": "茶山采茶工领到慰问金\n4月8日，茶山镇总工会走访慰问困难职工，为七十八名采茶工送去慰问金。\n",
    "e-ferry.txt": "轮渡职工收到防暑药\n4月9日，浦口轮渡工会开展送清凉活动，为三十三名职工送去防暑药品。\n",
    "f-old-2019-04-02.txt": "旧闻\n窑场工会走访慰问困难职工，为二十五名烧窑工送去慰问金。慰问金由窑场工会发放到人。\n",
    "g-broken.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
}


@pytest.fixture
def rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """Make two issues; return the fate and reason of each source of the second, as the CSV beside it says."""
    (tmp_path / "weekly.toml").write_text(BRIEFING, "utf-8")
    (tmp_path / "sources").mkdir()
    for day, news in (("2026-04-03", {"a-salt.txt": SALT}), ("2026-04-10", NEW)):
        for name, text in news.items():
            (tmp_path / "sources" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
            os.utime(tmp_path / "sources" / name, (1_700_000_000, 1_700_000_000))
        cli.main(["build", str(tmp_path / "weekly.toml"), "--date", day, "--out", str(tmp_path / "output")])
    said = capsys.readouterr()
    assert "账目不符" not in said.err + said.out
    assert cli.main(["ledger", "2", "--out", str(tmp_path / "output")]) == 0
    text = (tmp_path / "output" / "ledgers" / "weekly-2026-02.csv").read_text("utf-8-sig")
    found = list(csv.reader(text.splitlines()))[1:]
    return {Path(source).name: [fate, why] for fate, source, _, why in found if fate != "称呼"}


def test_every_source_is_accounted_for_with_its_reason(rows: dict[str, list[str]]) -> None:
    assert set(rows) == set(NEW)
    assert rows["a-salt.txt"] == ["未用", "第1期（2026年）已登《盐场夜班食堂开了火》"]
    assert rows["f-old-2019-04-02.txt"] == ["未用", "不在本期范围（2019-04-02刊出）"]
    assert rows["g-broken.txt"][0] == "读不出"
    assert sorted(rows[name][0] for name in ("b-harbour.txt", "c-harbour.txt")) == ["刊用", "合并"]
    over = [why for fate, why in rows.values() if "超出每栏 2 条的限额" in why]
    assert len(over) == 1


def test_without_a_limit_of_age_old_articles_stay(tmp_path: Path) -> None:
    (tmp_path / "weekly.toml").write_text(BRIEFING.replace("max_age = 31", ""), "utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "f-2019-04-02.txt").write_text(str(NEW["f-old-2019-04-02.txt"]), "utf-8")
    out = tmp_path / "output"
    assert cli.main(["build", str(tmp_path / "weekly.toml"), "--date", "2026-04-10", "--out", str(out)]) == 0


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX only")
@pytest.mark.parametrize(("name", "shown"), [(b"\xd4\xc6", r"\udcd4\udcc6"), (b"a\n\x1b[31m", r"a\n\x1b[31m")])
def test_a_source_whose_name_cannot_be_written_down_is_in_the_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: bytes, shown: str
) -> None:
    (tmp_path / "weekly.toml").write_text(BRIEFING, "utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "b.txt").write_text(HARBOUR, "utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path / "sources") + b"/%s.txt" % name)).write_text(SALT, "utf-8")
    arguments = ["--out", str(tmp_path / "output")]
    assert cli.main(["build", str(tmp_path / "weekly.toml"), "--date", "2026-04-10", *arguments]) == 3
    assert f"{shown}.txt：文件名里有记不下来的字符" in capsys.readouterr().err
    assert cli.main(["ledger", "1", *arguments]) == 0
    assert "读不出　整个来源　文件名里有记不下来的字符" in capsys.readouterr().out


def _ledger_of(folder: Path, text: str) -> list[list[str]]:
    """Return the rows of the ledger of an issue made of HARBOUR and a second source with *text*."""
    (folder / "weekly.toml").write_text(BRIEFING, "utf-8")
    (folder / "sources").mkdir()
    (folder / "sources" / "a.txt").write_text(HARBOUR, "utf-8")
    (folder / "sources" / "b.txt").write_text(text, "utf-8")
    cli.main(["build", str(folder / "weekly.toml"), "--date", "2026-04-10", "--out", str(folder / "output")])
    saved = (folder / "output" / "ledgers" / "weekly-2026-01.csv").read_text("utf-8-sig")
    return [row for row in csv.reader(saved.splitlines()) if row[1].endswith("b.txt") and row[0] != "称呼"]


def test_the_ledger_says_why_an_entry_is_to_be_checked(tmp_path: Path) -> None:
    broken = (
        "茶山采茶工领到慰问金\n4月8日，茶山镇总工会走访慰问困难职工，为七十八名采茶工送去慰问金。"
        "慰问金由镇总工会逐户发放，并登记采茶工的\n"
    )
    ((fate, _, what, why),) = _ledger_of(tmp_path, broken)
    assert (fate, what) == ("刊用", "《茶山采茶工领到慰问金》")
    assert "〔待核〕" in why
    assert "看不出是哪里的事" in why


def test_an_article_without_a_sentence_of_its_own_is_in_the_ledger(tmp_path: Path) -> None:
    ((fate, _, what, why),) = _ledger_of(tmp_path, "茶山镇采茶工领到慰问金\n图为采茶工在领取慰问金。 李明 摄\n")
    assert (fate, what, why) == ("未用", "《茶山镇采茶工领到慰问金》", "没有可以独立成句的内容")
