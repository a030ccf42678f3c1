"""``digest stats``: what was covered, by region, theme and month."""

from __future__ import annotations

import argparse
import csv
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from digest import renderings
from digest.archive import ledgers
from digest.archive.statistics import Count
from digest.atomic import replacing
from digest.commands import coverage
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import DigestError, trouble

_TITLE = "登载情况：地区、主题、月份"
_EXAMPLE = "例：digest stats --since 2026-01-01　　digest stats --csv > 覆盖.csv　　digest stats --chart 覆盖.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest stats``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("briefing", nargs="?", default="", metavar="简报代号", help="如 weekly；不写就全算")
    parser.add_argument("--since", type=options.day, metavar="日期", help="从哪天起，如 2026-01-01")
    parser.add_argument("--until", type=options.day, metavar="日期", help="到哪天止")
    parser.add_argument("--csv", action="store_true", help="输出 CSV：月份、地区、主题、条数")
    parser.add_argument("--chart", type=Path, metavar="文件", help="另存为图：.svg 只有图，.html 有图有表，逐月列出")
    options.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the counts as a table or CSV; return the exit status (1 when nothing was printed yet)."""
    archive = context_of(arguments).archive
    codes = dict.fromkeys(kept.briefing for kept in archive.kept())
    if arguments.briefing and arguments.briefing not in codes:
        there = f"登过的有：{'、'.join(codes)}" if codes else "还没有编过"
        raise DigestError(f"没有叫“{arguments.briefing}”的简报", f"{there}；按日期写 --since、--until")
    found = archive.statistics.count(briefing=arguments.briefing, since=arguments.since, until=arguments.until)
    if arguments.chart and found:
        _draw(found, arguments.chart)
    if arguments.csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(["月份", "地区", "主题", "条数"])
        for each in found:
            writer.writerow([each.month, ledgers.safe(each.region or coverage.NO_REGION), each.theme, each.items])
    elif found:
        places, months, *_ = coverage.tables(found)
        print("\n".join(_aligned(places.cells)))
        if len({count.month for count in found}) > 1:
            print("\n".join(["", *_aligned(months.cells)]))
    else:
        print("这段时间没有登过内容。")
    return MADE if found else NOTHING


def _draw(found: Sequence[Count], file: Path) -> None:
    """Write the charts of *found* to *file*: with the tables, as a page, where it is called .html."""
    if file.suffix.lower() in (".html", ".htm"):
        text = renderings.coverage.page(_TITLE, coverage.charts(found), coverage.tables(found))
    elif file.suffix.lower() == ".svg":
        text = renderings.coverage.picture(coverage.charts(found))
    else:
        raise DigestError(f"不会画成 {file.name} 这种文件", "请写成 .svg（图）或 .html（图和表）")
    try:
        with replacing(file) as aside:
            aside.write_text(text, "utf-8")
    except OSError as error:
        raise DigestError(f"不能写入 {file}：{trouble(error)}", "请换一个文件夹，或检查权限") from error
    print(f"已写出 {file}", file=sys.stderr)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _width(text: str) -> int:
    """Return how many columns of a terminal *text* takes: a Chinese character two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
