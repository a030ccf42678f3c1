"""``digest duplicates``: which articles tell the same, and why; an editor's "not the same" is remembered."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from digest.archive import location
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.sources import read_items
from digest.commands.common.terminal import MADE, PARTLY, complain
from digest.errors import ArchiveError
from digest.issues import duplicates, wording
from digest.model import Item

_EXAMPLE = "例：digest duplicates 来源文件夹 --why　　digest duplicates 来源文件夹 --apart 甲标题 乙标题 --by 王敏"
_KINDS = {"exact": "文字相同", "near": "文字相近", "event": "同一事件"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest duplicates``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("paths", nargs="+", metavar="路径", help="来源文件或文件夹")
    parser.add_argument("--json", action="store_true", help="每组一行 JSON，供程序读取")
    parser.add_argument("--why", action="store_true", help="列出判断的依据")
    parser.add_argument("--apart", nargs=2, metavar="标题", help="记下这两篇不是一回事，以后不再合并")
    parser.add_argument("--by", default="", metavar="姓名", help="与 --apart 同用：谁判断的")
    options.add_engine(parser)
    options.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the groups found, or remember a judgement; return the exit status."""
    context = context_of(arguments)
    items, failures = read_items(arguments)
    complain(failures)
    if arguments.apart:
        first, second = (_named(headline, items).article for headline in arguments.apart)
        archive = location.open_archive(context.out, context.database)
        archive.record_different(duplicates.key(first), duplicates.key(second), arguments.by, context.now)
        print(f"已记下：《{first.headline}》与《{second.headline}》不是一回事。")
        return MADE
    is_remembered = location.is_there(context.out, context.database)
    groups = duplicates.groups(items, apart=context.archive.different() if is_remembered else frozenset())
    for place, group in enumerate(groups, start=1):
        why = group.why if arguments.why else ()
        if arguments.json:
            articles = [{"source": item.article.origin.uri, "headline": item.article.headline} for item in group.items]
            content = {"articles": articles, "kind": group.kind, **({"why": list(why)} if arguments.why else {})}
            print(json.dumps(content, ensure_ascii=False))
            continue
        told = [f"   《{wording.headline(item)}》{item.article.origin.uri}" for item in group.items]
        print(f"{place}. {_KINDS[group.kind]}（首篇为主）", *told, *(f"   依据：{each}" for each in why), sep="\n")
    if not groups and not arguments.json:
        print("没有重复的文章。")
    return PARTLY if failures else MADE


def _named(headline: str, items: Sequence[Item]) -> Item:
    for item in items:
        if item.article.headline == headline:
            return item
    raise ArchiveError(f"来源里没有标题是“{headline}”的文章", "请照 digest duplicates 列出的标题写")
