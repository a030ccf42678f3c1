"""A small office for the fault runs: a briefing file with a schedule, and made-up news for every week."""

from __future__ import annotations

import os
import random
import shutil
from datetime import datetime
from pathlib import Path

from digest import config
from digest.assets import templates
from digest.model import Briefing

_PLACES = (
    "平江示范区",
    "白塔新区",
    "石湖片区",
    "枫桥新城",
    "横塘街道",
    "虎丘镇",
    "金鸡湖街道",
    "阳澄湖镇",
    "太湖新城",
    "运河街道",
)
_DEEDS = (
    ("慰问{n}名户外职工", "{place}总工会走进{m}处工地，为{n}名户外职工送去饮料、毛巾和防暑药品"),
    ("举办职工技能竞赛", "{place}总工会举办职工技能竞赛，{m}家企业的{n}名选手参加焊工和钳工两个项目的比拼"),
    ("建成职工书屋", "{place}总工会建成{m}家职工书屋，藏书{n}00册，每月举办一次读书分享会"),
    ("开展劳模宣讲", "{place}总工会组织{m}位劳模走进车间，为{n}名职工讲述岗位成才的故事"),
    ("推进小哥入会", "{place}总工会为{n}名外卖配送员办理入会，新设{m}处爱心驿站"),
)


def office(folder: Path, form: str = "json", **settings: str) -> Briefing:
    """Lay out a working folder with the [schedule] *settings*, and return its briefing; only *form* is made."""
    text = (templates() / "weekly.toml").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(("inputs =", "forms =", *_keys(settings)))]
    for place, line in enumerate(lines):
        if line == "[sources]":
            lines[place] = '[sources]\ninputs = ["sources"]'
        elif line == "[briefing]":
            lines[place] = f'[briefing]\nforms = ["{form}"]'
        elif line == "[schedule]":
            lines[place] = "\n".join(["[schedule]", *(f'{key} = "{value}"' for key, value in settings.items())])
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    shutil.copytree(templates() / "vocabulary", folder / "vocabulary", dirs_exist_ok=True)
    (folder / "weekly.toml").write_text("\n".join(lines), "utf-8")
    return config.load(folder / "weekly.toml")


def _keys(settings: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{key} =" for key in settings)


def news(folder: Path, seed: int, arrived: datetime) -> Path:
    """Put a page of news that no other *seed* tells into the office's sources, as arrived at *arrived*."""
    choice = random.Random(seed)
    pieces = [_piece(choice, seed, place) for place in choice.sample(_PLACES, 3)]
    page = folder / "sources" / f"page-{seed:03d}.txt"
    page.write_text("\n\n".join(pieces) + "\n", "utf-8")
    os.utime(page, (arrived.timestamp(), arrived.timestamp()))
    return page


def _piece(choice: random.Random, seed: int, place: str) -> str:
    headline, deed = choice.choice(_DEEDS)
    numbers = {"place": place, "n": 100 + seed * 7 + choice.randrange(7), "m": 2 + choice.randrange(30)}
    dated = f"{choice.randrange(1, 13)}月{choice.randrange(1, 29)}日"
    return (
        f"{place}总工会{headline.format(**numbers)}\n\n"
        f"本报讯 {dated}，{deed.format(**numbers)}。工会负责人介绍，这是今年第{seed + 1}场活动，"
        f"惠及职工{numbers['n'] * 3}人。职工代表说，工会的关心让大家干劲更足。"
    )
