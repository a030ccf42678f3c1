"""``digest search``: was it printed, where, in which words?"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from dataclasses import asdict, replace

from digest.archive import Archive
from digest.archive.records.numbers import in_chinese
from digest.archive.search import Query
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.errors import ArchiveError

_EXAMPLE = "例：digest search 缂丝　　digest search 送清凉 高温 --region 昆山 --since 2026-06-01"
_SHOWN = 20  # names in a message: one line of a terminal or two
_WHERE = {"headline": "标题", "printed": "正文", "source": "原文（刊出的字句里没有这样写）"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest search``."""
    parser.epilog = _EXAMPLE
    add_filters(parser)
    parser.add_argument("--limit", type=options.count, default=20, metavar="条数", help="最多列几条，默认 20")
    parser.add_argument("--json", action="store_true", help="每条一行 JSON，供程序读取")
    options.add_place(parser)
    parser.set_defaults(run=run)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add what is looked for, and where."""
    parser.add_argument("words", nargs="+", metavar="词", help="可写几个，都要出现")
    parser.add_argument("--theme", default="", metavar="主题", help="主题代码或栏目名，如 welfare、帮扶")
    parser.add_argument("--region", default="", metavar="地区", help="地名，如 张家港")
    parser.add_argument("--source", default="", metavar="出处", help="报纸、单位或文件名")
    parser.add_argument("--since", type=options.day, metavar="日期", help="从哪天起，如 2026-01-01")
    parser.add_argument("--until", type=options.day, metavar="日期", help="到哪天止")


def run(arguments: argparse.Namespace) -> int:
    """Print what was found, best first; return the exit status (1 when nothing was)."""
    archive = context_of(arguments).archive
    query = query_of(arguments, archive)
    hits = archive.search.find(replace(query, limit=query.limit + 1))  # one more tells whether there are more
    for hit in hits[: query.limit]:
        if arguments.json:
            print(json.dumps({**asdict(hit), "dated": hit.dated.isoformat()}, ensure_ascii=False))
        else:
            print(f"{hit.dated} {in_chinese(hit.number)} {hit.section}")
            print(f"  《{hit.headline}》{_WHERE[hit.where]}：{hit.sentence}")
    if not hits:
        print(f"没有登过“{query.words}”。")
    if len(hits) > query.limit:
        print(f"只列了前 {query.limit} 条，还有别的（加 --limit 多列几条，或多写一个词）", file=sys.stderr)
    return MADE if hits else NOTHING


def query_of(arguments: argparse.Namespace, archive: Archive) -> Query:
    """Return what *arguments* look for; ``ArchiveError`` where that can find nothing in *archive*."""
    query = Query(
        " ".join(arguments.words),
        arguments.theme,
        arguments.region,
        arguments.source,
        arguments.since,
        arguments.until,
        arguments.limit,
    )
    if not query.words.strip():
        raise ArchiveError("没有写要查的词", "例如 digest search 缂丝")
    if query.since and query.until and query.since > query.until:
        raise ArchiveError(f"起止日期颠倒了：从 {query.since} 到 {query.until}", "请把 --since 和 --until 对调")
    _refuse_unknown(archive, query)
    return query


def _refuse_unknown(archive: Archive, query: Query) -> None:
    """Raise ``ArchiveError``, with the near ones, for a theme or a region that nothing printed ever had."""
    themes, regions = archive.search.names()
    places = frozenset(name for region in regions for name in region.split("/"))
    for noun, wanted, known in (("主题", query.theme, themes), ("地区", query.region, places)):
        if wanted and not any(wanted in name for name in known):
            near = difflib.get_close_matches(wanted, known, 3, 0.5)
            hint = f"是不是 {'、'.join(near)}？" if near else f"有的是：{'、'.join(sorted(known)[:_SHOWN]) or '还没有'}"
            raise ArchiveError(f"登过的内容里没有“{wanted}”这个{noun}", hint)
