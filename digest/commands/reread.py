"""``digest reread``: what was printed, read again with today's tables, and what would come out otherwise."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from digest import bulk, config, marks, rereading, times
from digest.archive import Archive, location
from digest.archive.records.numbers import in_chinese
from digest.archive.rereads import Account, Reread
from digest.commands.common import options
from digest.commands.common.folders import find_briefings
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, progress, warn
from digest.errors import ConfigError
from digest.model import Change, ReadAs

_EXAMPLE = "例：digest reread weekly.toml --since 2016-01-01 --engine dask://10.1.2.3:8786"
_EXAMPLES = 50  # items shown to be looked at; what people read through in half an hour
_CHANGES: dict[Change, str] = {
    "gone": "找不到了",
    "headline": "标题不同",
    "text": "正文不同",
    "themes": "主题不同",
    "regions": "地区不同",
    "sentences": "选句不同",
    "merged": "合并不同",
}
_BEGINNING = date(1, 1, 1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest reread``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="*", metavar="简报文件", help="不写就是本文件夹里的各份简报")
    parser.add_argument("--since", type=options.day, default=_BEGINNING, metavar="日期", help="只重读这天以来的各期")
    parser.add_argument(
        "--archive", "--out", dest="out", type=Path, default=Path("output"), metavar="文件夹", help="档案和原件在哪里"
    )
    parser.add_argument(
        "--examples", type=options.count, default=_EXAMPLES, metavar="条数", help="列出几条变动，默认 50"
    )
    options.add_engine(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read again, and say what is otherwise; return the exit status."""
    files = arguments.briefing or find_briefings()
    if not files:
        raise ConfigError(str(Path.cwd()), "这里没有简报文件", "请写出简报文件，例如 weekly.toml")
    accounts = []
    with bulk.executor(arguments.engine) as executor:
        for file in files:
            briefing = config.load(file, warn)
            archive = location.open_existing(arguments.out, briefing.archive)
            job = archive.rereads.begin(briefing.code, marks.mark_of(briefing), arguments.since, times.now())
            left = archive.rereads.left(job)
            chunks = rereading.read_again(job, left, archive, briefing, arguments.out, executor)
            for _ in progress(chunks, len(left), f"《{briefing.title}》正在重读，期"):
                pass
            archive.rereads.finish(job, times.now())
            accounts.append(archive.rereads.account(job))
            print(f"《{briefing.title}》（{briefing.code}）{_summed(accounts[-1])}")
            _show(archive, job, arguments.examples)
    if any(account.lost for account in accounts):
        return PARTLY
    return MADE if any(account.issues for account in accounts) else NOTHING


def _summed(account: Account) -> str:
    if not account.issues:
        return "没有可重读的期。"
    read = f"重读 {account.issues} 期、{account.sources} 个来源，读出 {account.articles} 篇"
    lost = f"；{account.lost} 个来源的原件不在或读不出，按档案里存的文字重读" if account.lost else ""
    same = account.printed - account.changed
    kinds = (f"{called} {account.changes[change]}" for change, called in _CHANGES.items() if change in account.changes)
    told = "，".join((f"其中 {same} 条与刊出的一样，{account.changed} 条不同", *kinds))
    return f"{read}{lost}。刊出过的 {account.printed} 条，{told}。刊出的内容没有改动。"


def _show(archive: Archive, job: Reread, most: int) -> None:
    """Print up to *most* items that are read otherwise, each with what it was and what it is."""
    for kept, reading in archive.rereads.examples(job, most):
        changes = "、".join(_CHANGES[change] for change in reading.changes)
        print(f"  {in_chinese(kept.number)} 《{reading.was.headline}》：{changes}")
        was, now = _told(reading.was), _told(reading.now) if reading.now else {}
        for change in reading.changes:
            if change in was and change in now:
                print(f"    原　{was[change]}\n    今　{now[change]}")


def _told(read: ReadAs) -> dict[Change, str]:
    return {
        "headline": read.headline,
        "themes": "、".join(theme.name for theme in read.themes) or "—",
        "regions": "、".join("".join(region.path) for region in read.regions) or "—",
        "sentences": "／".join(one.text for one in read.sentences) or "—",
        "merged": read.into or "、".join(read.also) or "—",
    }
