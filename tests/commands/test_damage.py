"""Whatever is wrong with one page: the issue is made, nothing broken is printed unmarked, nothing is a traceback."""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

from digest import bulk, pipeline
from digest.highlights.gate import DOUBTFUL, faults_of
from digest.model import Briefing, Theme
from digest.times import now

ROOT = Path(__file__).resolve().parents[2]
PAGES = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
SOUND = "云岭市总工会送清凉\n\n　　本报讯 7月3日，云岭市总工会为120名环卫工人送去清凉物资，价值3.6万元。\n"
THEMES = (Theme("welfare", "帮扶服务"), Theme("other", "其他"))
ROUNDS = int(os.environ.get("DIGEST_ROUNDS", "40"))  # run once with 5,000
SIGNS = ["\ufffd", "\ue5e5", "\ue004", "“", "”", "《", "（", "?", "\x00", "\x1b[31m", "\u202e", "\u2f00", "\U0001f3c6"]


def damage(page: bytes, chance: random.Random) -> bytes:
    """Return *page* with some signs put in, some bytes changed, a piece in another encoding, or its end cut off."""
    text = page.decode("utf-8", "replace")
    for _ in range(chance.randrange(1, 30)):
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(SIGNS) + text[place + chance.randrange(2) :]
    content = bytearray(text.encode("utf-8"))
    if chance.random() < 0.2:
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.2:
        content += "下午，职工们参加了座谈。".encode("gbk")
    return bytes(content[: chance.randrange(1, len(content))] if chance.random() < 0.1 else content)


def test_an_issue_is_made_every_time_and_nothing_broken_is_printed_unmarked(tmp_path: Path) -> None:
    chance = random.Random(20261128)
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "坏.txt").write_bytes(damage(chance.choice(PAGES), chance))
        (folder / "好.txt").write_text(SOUND, "utf-8")
        briefing = Briefing("weekly", "简报", "某总工会", THEMES, forms=("json",))
        with bulk.executor("inline") as executor:
            made = pipeline.publish(
                briefing, [folder], date(2026, 11, 6), folder / "out", ("json",), executor, at=now()
            )
        entries = [entry for section in made.issue.sections for entry in section.entries]
        assert "云岭市总工会送清凉" in [entry.headline for entry in entries]
        for entry in entries:
            paragraphs = [paragraph.text.strip() for paragraph in entry.item.article.paragraphs]
            for sentence in entry.item.highlights:
                faults = faults_of(sentence.text, is_paragraph=sentence.text == paragraphs[sentence.paragraph])
                assert entry.mark or DOUBTFUL.keys().isdisjoint(faults), (number, sentence.text)
