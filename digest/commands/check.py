"""``digest check``: is everything there that an issue needs?"""

from __future__ import annotations

import argparse
import difflib
import itertools
import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from digest import config, credentials, fonts, issues, labels, pages, proofreading, proofs, renderings
from digest.archive import Kept, location
from digest.archive.backup import checks
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.terminal import MADE, WRONG, progress
from digest.commands.proof import NO_COUNTS
from digest.deliveries import mail
from digest.deliveries.folder import is_away, told_away
from digest.deliveries.mail import secrets
from digest.errors import ConfigError, DigestError
from digest.highlights import SUMMARISERS
from digest.model import (
    Article,
    Briefing,
    FolderSource,
    Item,
    MailboxSource,
    Number,
    Origin,
    Paragraph,
    Period,
    Sentence,
)
from digest.pages import kinds
from digest.reading import vocabulary_of
from digest.schedule import calendars
from digest.words import TOKENIZERS

_EXAMPLE = "例：digest check templates/weekly.toml　　digest check --archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest check``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("file_of_briefing", nargs="?", metavar="简报文件", help="例如 templates/weekly.toml")
    parser.add_argument("--mail", action="store_true", help="连同登录一次邮件服务器，不发信")
    parser.add_argument("--archive", action="store_true", help="检查档案：内容、期号、台账和输出文件夹里的文件")
    parser.add_argument("--from", dest="done", type=int, default=0, metavar="期数", help="前几期上次查过了，接着查")
    options.add_out(parser, "输出文件夹，默认 output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print one line a check, with what is missing; return 0 when all is well, else 2."""
    if not (arguments.file_of_briefing or arguments.archive):
        raise ConfigError("digest check", "没有写检查什么", "请写简报文件，或用 --archive 检查档案")
    archived = not arguments.archive or _report("档案", _archive(arguments))
    briefed = not arguments.file_of_briefing or _briefing(arguments)
    return MADE if archived and briefed else WRONG


def _archive(arguments: argparse.Namespace) -> Iterator[str]:
    context, done = context_of(arguments), max(0, arguments.done)

    def walk(left: Sequence[Kept]) -> Iterator[Kept]:
        return progress(left, len(left), f"正在核对各期（{done} 期查过了）" if done else "正在核对各期")

    yield from checks.problems(context.archive, context.out, done=done, walk=walk)


def _briefing(arguments: argparse.Namespace) -> bool:
    briefing = config.load(arguments.file_of_briefing)
    print(f"✓ 简报文件 {arguments.file_of_briefing}")
    lacking = pages.lacking()  # the kinds of files that cannot be read here, and what to install for them
    able = [name for kind, name in kinds.NAMES.items() if kind in {*pages.READERS, *pages.OPENERS} - {*lacking}]
    print(f"✓ 能读：{'、'.join(able)}")
    for kind, remedy in lacking.items():
        print(f"· 不能读：{kinds.NAMES[kind]}（{remedy}）")
    if not proofs.has_counts():
        said, remedy = NO_COUNTS
        print(f"· 校核：{said}（{remedy}）")
    steps = (
        ("来源", _sources(briefing)),
        ("日程", _schedule(briefing)),
        ("词表", _vocabulary(briefing)),
        ("地名", _places(briefing)),
        ("表述和名单", _tables(briefing)),
        ("选句方法", _summariser(briefing)),
        ("版式", _layout(briefing)),
        ("字体", _fonts()),
        ("输出文件夹", _folder(arguments.out)),
        ("档案数据库", _database(briefing, arguments.out)),
        ("邮件", _mail(briefing, is_tried=arguments.mail)),
        ("共享文件夹", _shares(briefing)),
    )
    reports = [_report(name, step) for name, step in steps]  # each says its own, so none may be cut short
    return all(reports)


def _report(name: str, step: Iterator[str]) -> bool:
    """Print what the check *name* finds as *step* walks on; say whether that is nothing."""
    try:
        problems = list(step)
    except DigestError as error:
        problems = [str(error)]
    for problem in problems:
        print(f"✗ {name}：{problem}")
    if not problems:
        print(f"✓ {name}")
    return not problems


def _sources(briefing: Briefing) -> Iterator[str]:
    """Give every source that is missing or cannot be read, as the issue's own end would name it."""
    locations, failures = pages.discover(briefing.inputs)
    read = itertools.chain.from_iterable(map(pages.read, locations))
    for failure in (*failures, *(each.failure for each in read if each.failure)):
        remedy = f"（{failure.remedy}）" if failure.remedy else ""
        yield f"{failure.source}：{failure.message}{remedy}"
    for source in briefing.collecting.sources if briefing.collecting else ():
        if isinstance(source, FolderSource) and not Path(source.url).is_dir():
            yield f"{source.name}：文件夹 {source.url} 不在（请检查网络盘是否连上，或改 url）"
        if isinstance(source, MailboxSource):
            try:
                credentials.secret(source.password, noun="邮箱密码", raising=DigestError)
            except DigestError as error:
                yield f"{source.name}：{error}"


def _schedule(briefing: Briefing) -> Iterator[str]:
    """Read the office's own calendar, and look for the folder that is watched."""
    schedule = briefing.schedule
    if schedule:
        yield from map(str, calendars.calendar_of(schedule.calendar).faults)
        if schedule.intake and not Path(schedule.intake).is_dir():
            yield f"收稿文件夹 {schedule.intake} 不存在（请建立，或改 [schedule] 的 intake）"


def _vocabulary(briefing: Briefing) -> Iterator[str]:
    vocabulary = vocabulary_of(briefing)
    yield from map(str, vocabulary.faults)
    yield from labels.check(vocabulary)
    known = {"other", *(rule.theme.code for rule in vocabulary.rules.themes)}
    for theme in briefing.themes:
        if theme.code not in known:
            near = difflib.get_close_matches(theme.code, known, n=1)
            hint = f"是不是 {near[0]}？" if near else f"词表里有：{'、'.join(sorted(known))}"
            yield f"栏目“{theme.name}”的 code “{theme.code}”词表里没有，不会有文章进去（{hint}）"


def _places(briefing: Briefing) -> Iterator[str]:
    """Give every place of the settings that no table knows; tell of the own units that lie in another province."""
    vocabulary = vocabulary_of(briefing)
    collected = briefing.collecting.sources if briefing.collecting else ()
    groups = briefing.sending.groups if briefing.sending else ()
    written = [(f"来源“{source.name}”的 home", source.home) for source in collected if source.home]
    written += [(f"收件组“{group.name}”的 regions", path) for group in groups for path in group.selection.regions]
    for where, path in written:
        if remedy := labels.unknown(path, vocabulary):
            yield f"{where}：地名表里没有“{''.join(path)}”（{remedy}）"
    colophon = briefing.colophon
    units = [("publisher", (briefing.publisher,)), ("report_to", colophon.report_to), ("copy_to", colophon.copy_to)]
    for key, unit in ((key, unit) for key, names in (*units, ("issue_to", colophon.issue_to)) for unit in names):
        if labels.elsewhere(unit, briefing.home, vocabulary):
            home = "".join(briefing.home)
            print(f"· 地名：{key} 写着“{unit}”，home 写着“{home}”，不在一个省，是不是样例没有改（照印“{unit}”）")


def _tables(briefing: Briefing) -> Iterator[str]:
    yield from map(str, proofreading.tables_of(briefing).faults)


def _summariser(briefing: Briefing) -> Iterator[str]:
    if briefing.summariser not in SUMMARISERS:
        raise ConfigError(
            briefing.file, f"不认识的选句方法“{briefing.summariser}”", f"可用的有：{'、'.join(SUMMARISERS)}"
        )
    if briefing.tokenizer not in TOKENIZERS:
        raise ConfigError(
            briefing.file, f"不认识的分词方法“{briefing.tokenizer}”", f"可用的有：{'、'.join(TOKENIZERS)}"
        )
    TOKENIZERS[briefing.tokenizer]()
    yield from ()


def _layout(briefing: Briefing) -> Iterator[str]:
    """Render a sample issue in every form, so that a template or a measure that is wrong shows now.

    Styles that the office's own base of the DOCX has not are no fault, only told.
    """
    paragraph = Paragraph("样例。")
    article = Article("sample-1", Origin("样例.txt"), (paragraph,), headline="样例")
    item = Item(article, (Sentence("样例。", 0, 0, 3),), briefing.themes[:1], ())
    day = date(2026, 1, 1)
    number, period = Number(2026, 1, 1), Period(day, day + timedelta(days=7))
    sample = issues.compose([item], briefing, period=period, number=number, dated=day, sources=1)
    for form in briefing.forms:
        renderings.render(sample, form, layout=briefing.layout)
    if lacking := renderings.lacking_styles(layout=briefing.layout):
        print(f"· 版式：DOCX 底稿里没有这些样式，由程序补上：{'、'.join(lacking)}（要自己定，就在底稿里新建同名样式）")
    yield from ()


def _fonts() -> Iterator[str]:
    fonts.folder()
    yield from ()


def _database(briefing: Briefing, out: Path) -> Iterator[str]:
    """Ask the server that the briefing names, if it names one; nothing is made there."""
    if briefing.archive:
        location.refuse_two(out)
        location.is_there(out, briefing.archive)
    elif kind := location.network_share(out):
        yield (
            f"{out} 在网络共享（{kind}）上，两台电脑同时写会损坏其中的 archive.db"
            "（请用本机的文件夹并定期备份，或在 [archive] 写 PostgreSQL 数据库）"
        )


def _mail(briefing: Briefing, *, is_tried: bool) -> Iterator[str]:
    """Look for the password of the mail box; log in with it if that *is_tried*."""
    server = briefing.sending.mail if briefing.sending else None
    if server is None:
        if is_tried:
            yield "简报文件里没有写 [mail]（请补上 host 和 sender）"
        return
    password = secrets.secret(server.password, str(Path(briefing.file).parent))
    trouble = mail.Session(server, password).try_out() if is_tried else None
    if trouble:
        yield f"{trouble.meaning} {trouble.text}".rstrip()


def _shares(briefing: Briefing) -> Iterator[str]:
    """Give every folder of a group of recipients that is not connected."""
    for group in briefing.sending.groups if briefing.sending else ():
        for target in group.to if group.channel == "folder" else ():
            if is_away(target, str(Path(briefing.file).parent)):
                yield f"收件组“{group.name}”：{told_away(target)}"


def _folder(out: Path) -> Iterator[str]:
    """Say why nothing could be written to *out*, or to the nearest folder above it that exists."""
    folder = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not folder.is_dir():
        yield f"{folder} 是文件，不是文件夹（请用 --out 换一个）"
    elif not os.access(folder, os.W_OK | os.X_OK):
        yield f"{folder} 不能写入（请修改权限；要换文件夹，先把其中的 archive.db 搬过去，不然期号会从头计）"
