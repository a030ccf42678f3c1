"""``digest stats``: what was covered, by region, theme and month."""

from __future__ import annotations

import argparse
import csv
import itertools
import sys
import unicodedata
from datetime import date
from pathlib import Path

from digest import labels
from digest.archive import ledgers, statistics
from digest.commands import drafts
from digest.commands.archive_search import day
from digest.commands.terminal import MADE, NOTHING

_EXAMPLE = "例：digest stats --since 2026-01-01　　digest stats --csv > 覆盖.csv　　digest stats --chart 覆盖.svg"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the arguments of ``digest stats``."""
    parser = subparsers.add_parser("stats", help="按地区、主题、月份看登了多少，哪里是空白", epilog=_EXAMPLE)
    parser.add_argument("briefing", nargs="?", default="", metavar="简报代号", help="如 weekly；不写就全算")
    parser.add_argument("--since", type=day, metavar="日期", help="从哪天起，如 2026-01-01")
    parser.add_argument("--until", type=day, metavar="日期", help="到哪天止")
    parser.add_argument("--csv", action="store_true", help="输出 CSV：月份、地区、主题、条数")
    parser.add_argument("--chart", type=Path, metavar="文件", help="另存一张图（SVG），颜色越深登得越多，白的是空白")
    drafts.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the counts as a table or CSV; return the exit status (1 when nothing was printed yet)."""
    since: date | None = arguments.since
    archive = drafts.archive_of(arguments)
    found = statistics.counts(archive, briefing=arguments.briefing, since=since, until=arguments.until)
    if arguments.chart:
        arguments.chart.write_text(statistics.chart(found), "utf-8")
        print(f"已写出 {arguments.chart}", file=sys.stderr)
    if arguments.csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(["月份", "地区", "主题", "条数"])
        writer.writerows([each.month, ledgers.safe(each.region), each.theme, each.items] for each in found)
    elif found:
        print("\n".join(_aligned(_named(statistics.table(found)))))
    else:
        print("这段时间没有登过内容。")
    return MADE if found else NOTHING


def _named(rows: list[list[str]]) -> list[list[str]]:
    """Return *rows* with the names of the themes in the head, and the regions without what all of them begin with."""
    names = {rule.theme.code: rule.theme.name for rule in labels.vocabulary().rules.themes}
    head, *body, sums = rows
    paths = [row[0].split("/")[:-1] for row in body if row[0] != statistics.NO_REGION]
    alike = itertools.takewhile(lambda steps: len(set(steps)) == 1, zip(*paths, strict=False))
    shared = "".join(f"{steps[0]}/" for steps in alike)
    return [[names.get(cell, cell) for cell in head], *([row[0].removeprefix(shared), *row[1:]] for row in body), sums]


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _width(text: str) -> int:
    """Return how many columns of a terminal *text* takes: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
