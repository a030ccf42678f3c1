"""``digest preview``: what an issue would look like, without a number taken or anything kept."""

from __future__ import annotations

import argparse
import importlib
import shutil
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from digest import bulk, config, deliveries, pipeline, renderings
from digest.archive import Archive
from digest.commands.common import options
from digest.commands.common.context import context_of
from digest.commands.common.sources import gather
from digest.commands.common.terminal import MADE, NOTHING, PARTLY, complain, has_desktop, warn
from digest.errors import DigestError, trouble
from digest.model import Database, Form, Issue, Rendering
from digest.schedule import rehearsal

_EXAMPLE = "例：digest preview weekly.toml --input 来源文件夹；digest preview 3 --png 页面图"
_SHARPNESS = 144 / 72  # pixels a point: at 144 to the inch small type is legible and a page has 0.2 MB


@dataclass(frozen=True, slots=True)
class _Shown:
    """An issue to look at: its layout, and the files that the archive keeps of it already."""

    issue: Issue
    layout: str
    kept: tuple[Rendering, ...] = ()

    def rendering(self, form: Form) -> Rendering:
        """Return the issue in *form*: as it was kept, or else made now."""
        there = next((rendering for rendering in self.kept if rendering.form == form), None)
        return there or renderings.render(self.issue, form, layout=self.layout)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest preview``."""
    parser.epilog = _EXAMPLE
    parser.add_argument(
        "what", metavar="简报文件或期号", help="weekly.toml 就按来源试编一期；3、2026-3 就看档案里那一期"
    )
    parser.add_argument("--input", nargs="+", action="extend", metavar="路径", help="来源文件或文件夹，可写多个")
    options.add_date(parser)
    options.add_place(parser)
    parser.add_argument("--layout", default="", metavar="版式", help="换一个版式看，如 bulletin、brief")
    parser.add_argument("--png", type=Path, metavar="文件夹", help="不看网页，把 PDF 每页存成图片，放进这个文件夹")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the issue, say what was written; return the exit status."""
    if arguments.png:
        _painter()  # before any work is done
    is_file = arguments.what.endswith(".toml") or Path(arguments.what).is_file()  # one that is not there too
    shown = _composed(arguments) if is_file else _kept(arguments)
    complain(shown.issue.ledger.failures)
    if not shown.issue.sections:
        print("没有可以刊用的内容，没有可看的。")
        return NOTHING
    print(f"《{shown.issue.masthead.title}》{shown.issue.number.year}年{shown.issue.masthead.number}预览")
    for each in renderings.unprintable(shown.issue, layout=shown.layout):
        print(f"注意：有字体里没有的字，PDF 和 DOCX 会排不出来——{each}")
    for left in shown.issue.ledger.left_out:
        if left.kind == "signs":
            print(f"注意：{left.what}{left.reason}（{left.source}）")
    if arguments.png:
        _draw(shown.rendering("pdf"), arguments.png)
    else:
        page, folder = shown.rendering("html"), Path(tempfile.mkdtemp(prefix="union-digest-"))
        (folder / page.name).write_bytes(page.content)
        print(f"已写出 {folder / page.name}")
        if not (has_desktop() and webbrowser.open((folder / page.name).as_uri())):
            print("这台机器没有可用的浏览器，请把这个文件拿到有浏览器的机器上打开，或改用 --png 文件夹。")
    return PARTLY if shown.issue.ledger.failures and not shown.kept else MADE


def _composed(arguments: argparse.Namespace) -> _Shown:
    """Return the issue that the sources would make, composed by a copy of the archive that is thrown away."""
    briefing, context = config.load(arguments.what, warn), context_of(arguments)
    dated = arguments.date or context.now.date()
    paths, silent = gather(briefing, arguments.input, context.out, dated)
    with bulk.executor("inline") as executor, _rehearsed(context.out, briefing.archive) as archive:
        issue = pipeline.compose(pipeline.read_all(paths, briefing, executor), briefing, dated, archive, None, silent)
    return _Shown(issue, arguments.layout or briefing.layout)


@contextmanager
def _rehearsed(out: Path, database: Database | None) -> Iterator[Archive]:
    folder = rehearsal.copy(out, database)
    archive = Archive.open(folder / "archive.db")
    try:
        yield archive
    finally:
        archive.close()
        shutil.rmtree(folder, ignore_errors=True)


def _kept(arguments: argparse.Namespace) -> _Shown:
    if arguments.input or arguments.date:
        raise DigestError("看存档的一期时，--input 和 --date 不起作用", "去掉它们，或把期号换成简报文件")
    context = context_of(arguments, arguments.what)
    files = () if arguments.layout else context.archive.renderings(context.kept)
    return _Shown(context.issue, arguments.layout or "jianbao", files)


def _painter() -> ModuleType:
    """Return the module that draws PDF pages; DigestError where it, or what writes its images, is not installed."""
    try:
        importlib.import_module("PIL")
        return importlib.import_module("pypdfium2")
    except ImportError as error:
        raise DigestError("画页面图片的 pypdfium2 和 pillow 没有装", "请运行 pip install pypdfium2 pillow") from error


def _draw(rendering: Rendering, folder: Path) -> None:
    """Write one image a page of the PDF *rendering* to *folder*."""
    deliveries.folder.prepare(folder)
    document = _painter().PdfDocument(rendering.content)
    for number, page in enumerate(document, start=1):
        file = folder / f"{Path(rendering.name).stem}-{number:03d}.png"
        try:
            page.render(scale=_SHARPNESS).to_pil().save(file)
        except OSError as error:
            raise DigestError(f"不能写入 {file}：{trouble(error)}", "请换一个文件夹，或清理磁盘后再试") from error
        print(f"已写出 {file}")
    document.close()
