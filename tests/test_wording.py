"""A message goes out and never comes back: every table of messages reworded, nothing changes but the words."""

import importlib
import os
import pkgutil
import re
import shutil
from pathlib import Path

import pytest

import digest
from digest import cli

SIGN = "¤"  # stands at the end of every reworded message
HAN = re.compile("[一-龥]")
# What differs between any two runs: the time of day, seals, and the lines that the time decides.
PASSING = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(\+08:00)?|[0-9a-f]{12,64}")
DAMAGED = (
    "运河职工食堂办到夜里\n"
    "11月17日，江苏省苏州市吴江区总工会为运河码头的夜班职工办起食堂，一百二十名装卸工第一次在后半夜吃上热饭。"
    "食堂由码头工会小组轮流管账，“饭菜价格每周公布一次。\n"
    "本报通讯员 周运河\n"
)
DELIVERY = '[delivery]\n[[delivery.group]]\nname = "共享"\nchannel = "folder"\nto = ["shared"]\nforms = ["json"]\n'
STEPS = (
    "extract sources --json",
    "extract sources --why",
    "extract sources --explain",
    "check weekly.toml",
    "duplicates sources",
    "build weekly.toml --date 2026-11-20 --form json",
    "build weekly.toml --date 2026-11-20 --form json",
    "list",
    "show 1",
    "edit 1",
    "send 1",
    "approve 1 --by 张三 --role 审核",
    "approve 1 --by 李四",
    "approve 1 --show",
    "send 1",
    "outbox",
    "search 总工会",
    "ledger 1",
    "stats",
    "stats --csv",
    "volume 2026 --form docx",
    "build weekly.toml --date 2026-11-20 --form json --revise",
    "approve 1 --show",
    "next weekly.toml --from 2026-12-01 -n 8",
)


def tables():
    """Yield every table of the program whose values are messages in Chinese, with its place."""
    for module in pkgutil.walk_packages(digest.__path__, "digest."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, dict) and any(map(is_message, value.values())) and not name.startswith("__"):
                    yield f"{module.name}.{name}", value


def is_message(value):
    words = value if isinstance(value, tuple) else (value,)
    return any(isinstance(word, str) and HAN.search(word) for word in words)


def reworded(value):
    if isinstance(value, tuple):
        return type(value)(*map(reworded, value)) if hasattr(value, "_fields") else tuple(map(reworded, value))
    return f"{value}{SIGN}" if isinstance(value, str) and HAN.search(value) else value


def worked(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return what every step of an office's week prints, and what it leaves behind."""
    assert cli.main(["init", str(folder)]) == 0
    for name in ("calm-gbk", "001", "003"):
        for page in (Path(__file__).parent / "examples" / name).glob("page.*"):
            shutil.copy(page, folder / "sources" / f"{name}{page.suffix}")
    (folder / "sources" / "运河.txt").write_text(DAMAGED, "utf-8")
    (folder / "sources" / "运河又一份.txt").write_text(DAMAGED.replace("一百二十名", "120名"), "utf-8")
    briefing = folder / "weekly.toml"
    briefing.write_text(briefing.read_text("utf-8").replace("max_age = 31", "max_age = 0") + DELIVERY, "utf-8")
    os.chdir(folder)
    capsys.readouterr()
    done = []
    for step in STEPS:
        status = cli.main(step.split())
        printed = capsys.readouterr()
        done.append(f"{step}: {status}\n{printed.out}{printed.err}")
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".json", ".txt", ".csv"))
    done += [f"{file.relative_to(folder)}\n{file.read_text('utf-8', errors='replace')}" for file in files]
    return [PASSING.sub("…", text.replace(str(folder), "")) for text in done]


def test_reworded_messages_change_nothing_but_words(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    plain = worked(tmp_path / "一", capsys)
    seen = set()
    for place, table in tables():
        seen.add(place)
        for key, value in list(table.items()):
            if is_message(value) and SIGN not in str(value):  # a table may have two names
                monkeypatch.setitem(table, key, reworded(value))
    assert len(seen) > 15
    changed = worked(tmp_path / "二", capsys)
    assert sum(SIGN in text for text in changed) > 5
    for before, after in zip(plain, changed, strict=True):
        assert after.replace(SIGN, "") == before
