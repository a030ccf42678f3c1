"""``digest special``: what was printed of one topic, as the draft of a special issue (专题)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import get_args

from digest import deliveries, remaking
from digest.archive import Archive, Kept, ledgers
from digest.archive.search import Hit
from digest.commands.common import drafts, options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, NOTHING
from digest.commands.search import add_filters, query_of
from digest.errors import ArchiveError
from digest.issues.specials import special
from digest.issues.volumes import Placed
from digest.model import Form, Issue, Number
from digest.remaking import Consent

_EXAMPLE = "例：digest special 送清凉 --since 2026-06-01　　digest special 新就业形态 --title 新就业形态劳动者维权"
_MOST = 200  # entries: a special issue is read through, and its pages have room for a third of that


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest special``."""
    parser.epilog = _EXAMPLE
    add_filters(parser)
    parser.add_argument("--title", default="", metavar="题目", help="专题叫什么；不写就用查的词")
    parser.add_argument("--limit", type=options.count, default=_MOST, metavar="条数", help=f"最多几条，默认 {_MOST}")
    options.add_date(parser)
    parser.add_argument("--form", action="append", choices=get_args(Form), help="只要这种形式，可重复")
    parser.add_argument("--revise", action="store_true", help="这个专题编过也重编：期号不变，人工改动带过来，签发作废")
    parser.add_argument("--force", action="store_true", help="日期早于上一期增刊或远在以后，也照编")
    options.add_place(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Keep the draft and write its files; return the exit status (1 when nothing was printed of the topic)."""
    archive = context_of(arguments).archive
    query = query_of(arguments, archive)
    hits = [hit for hit in archive.search.find(query) if hit.number.series == "regular" and hit.where != "source"]
    if not hits:
        print(f"没有登过“{query.words}”，专题没有编成。")
        return NOTHING
    if len({hit.briefing for hit in hits}) > 1 and not arguments.file_of_briefing:
        names = "、".join(sorted({hit.briefing for hit in hits}))
        raise ArchiveError(f"几种简报都登过：{names}", "请用 --briefing 写明编进哪一种的增刊")
    context = context_of(arguments, hits[0].number.stem(hits[0].briefing) if not arguments.file_of_briefing else "")
    briefing, dated = context.briefing, arguments.date or context.now.date()
    placed = _placed(archive, hits)
    topic = arguments.title or query.words
    made = special(placed, topic, briefing, _number(archive, briefing.code, topic, dated.year, placed), dated)
    closed = remaking.keep(
        remaking.mask_unprintable(made, briefing),
        briefing,
        tuple(dict.fromkeys(arguments.form or briefing.forms)),
        archive,
        at=context.now,
        consent=Consent(arguments.force, arguments.revise),
    )
    count = sum(len(section.entries) for section in closed.issue.sections)  # edits carried over may leave some out
    print(f"{drafts.outcome_of(archive, closed.issue, closed.outcome)}：{made.masthead.serial}，{count}条")
    for delivery in deliveries.deliver(closed.renderings, channel="folder", target=str(arguments.out)):
        print(f"  已写出 {delivery.target}")
    ledgers.save(closed.issue, arguments.out)
    print(closed.issue.coverage)
    return MADE


def _placed(archive: Archive, hits: Sequence[Hit]) -> list[Placed]:
    """Return the entries that *hits* found, oldest issue first, and say which of their issues is not signed."""
    kept: dict[tuple[str, Number], Kept] = {(one.briefing, one.number): one for one in archive.kept()}
    found: list[Placed] = []
    issues: dict[int, Issue] = {}
    for hit in sorted(hits, key=lambda hit: (hit.dated, hit.position)):
        own = kept[hit.briefing, hit.number]
        if own.id not in issues:
            issues[own.id] = archive.issue(own)
            if archive.approvals.signoff(own).state != "approved":
                print(f"注意：{drafts.name_of(own)}还没有签发，也编入了。")
        issue = issues[own.id]
        entries = [(section, entry) for section in issue.sections for entry in section.entries]
        found.append((issue, *entries[hit.position]))
    return found


def _number(archive: Archive, code: str, topic: str, year: int, placed: Sequence[Placed]) -> Number:
    """Return the number that the special issue on *topic* of this *year* bears already, or the next one."""
    for kept in archive.kept(code, year):
        if kept.number.series == "supplement" and archive.issue(kept).topic == topic:
            return kept.number
    return archive.number_for(code, placed[-1][0].period, series="supplement", year=year)
