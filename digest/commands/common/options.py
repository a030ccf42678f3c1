"""Arguments that several commands take, and the words people write for them."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

from digest.expressions import expression
from digest.times import now

_YEARS = range(1950, 2101)  # a federation is no older, and a year beyond is a slip
_DATE = expression(r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?|(?P<digits>\d{8})")


def add_issue(parser: argparse.ArgumentParser) -> None:
    """Add what every command about an issue takes: its number, and where it lies."""
    parser.add_argument("number", metavar="期号", help="如 3、2026-3、weekly-2026-03、增刊1")
    add_place(parser)


def add_revision(parser: argparse.ArgumentParser) -> None:
    """Add which draft of the issue is meant."""
    parser.add_argument("--revision", type=int, metavar="稿次", help="第几稿，0 是初稿；默认最新")


def add_place(parser: argparse.ArgumentParser) -> None:
    """Add what tells where the archive lies: the output folder, or a briefing file that names a database."""
    add_out(parser, "输出文件夹，默认 output")
    parser.add_argument(
        "--briefing", dest="file_of_briefing", metavar="简报文件", help="不写就在本文件夹、templates 和输出文件夹旁边找"
    )


def add_out(parser: argparse.ArgumentParser, meaning: str = "写到哪里，默认 output") -> None:
    """Add the output folder."""
    parser.add_argument("--out", type=Path, default=Path("output"), metavar="文件夹", help=meaning)


def add_engine(
    parser: argparse.ArgumentParser, meaning: str = "用什么读来源，不写就自己定", default: str = "auto"
) -> None:
    """Add what reads the sources: processes of this machine, or those of others."""
    ways = "inline 一个进程，processes:4 四个进程，dask 或 dask://主机:8786 用 Dask"
    parser.add_argument("--engine", default=default, metavar="方式", help=f"{meaning}；{ways}")


def add_date(parser: argparse.ArgumentParser) -> None:
    """Add the date that an issue bears."""
    parser.add_argument("--date", type=day, metavar="日期", help="成文日期，如 2026-11-20；不写就是今天（北京时间）")


def day(text: str) -> date:
    """Return the day that *text* writes: 2026-11-20, 2026/11/20, 20261120, 2026年11月20日, 11月20日 (of this year)."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).replace(" ", ""))
    if not match:
        raise argparse.ArgumentTypeError(f"日期“{text}”看不懂，请写成 2026-11-20 的样子")
    digits = match["digits"]
    parts = (digits[:4], digits[4:6], digits[6:]) if digits else (match["year"], match["month"], match["day"])
    year, month, day_of_month = int(parts[0] or now().year), int(parts[1]), int(parts[2])
    if year not in _YEARS:
        raise argparse.ArgumentTypeError(f"日期“{text}”不对，年份请写 {_YEARS[0]} 到 {_YEARS[-1]}")
    try:
        return date(year, month, day_of_month)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"日期“{text}”不存在，请看日历") from error


def whole(most: int, remedy: str, noun: str = "") -> Callable[[str], int]:
    """Return what reads a whole number from 1 to *most*; a refusal names the *noun* and ends with the *remedy*."""

    def read(text: str) -> int:
        digits = unicodedata.normalize("NFKC", text)
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and 0 < int(digits) <= most):
            raise argparse.ArgumentTypeError(f"{noun}“{text}”不对，请写{remedy}")
        return int(digits)

    return read


count = whole(10**6, " 1 以上的整数")
