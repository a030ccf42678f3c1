"""Hand repairs of a source: one small table beside it, found by the hash of the text as it was read.

The table lies in the folder ``.修补`` beside the file; the source itself is never changed. What was mended on one text
is never played back on another: a source that was changed has another hash.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from digest.atomic import replacing
from digest.csv_tables import Columns, RowError, TableRow, read_table, values_of
from digest.errors import ConfigError
from digest.model import Failure, Repair, RepairAct
from digest.pages.opened import ReadSource

__all__ = ["NAMES", "load", "save", "table_of", "with_repairs"]

FOLDER = ".修补"
NAMES: dict[RepairAct, str] = {
    "headline": "标题",
    "crosshead": "小标题",
    "body": "正文",
    "signature": "落款",
    "byline": "署名",
    "caption": "图说",
    "furniture": "杂项",
    "join": "接在",
    "merge": "并入",
    "split": "拆开",
    "restore": "补字",
}
_ACTS = {name: act for act, name in NAMES.items()}
_COLUMNS = ("动作", "行", "起", "另一处", "文字", "谁", "何时")
_HEAD = "# 对这个来源的人工修补，每次读它都照做。删去一行就是撤销这一处。\n"


def table_of(read: ReadSource) -> Path:
    """Return where the repairs of *read* lie, whether there are any or not."""
    file = Path(read.source.partition("!/")[0])
    text = "\n".join(block.text for page in read.pages for block in page.blocks)
    return file.parent / FOLDER / f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}.csv"


def with_repairs(read: ReadSource) -> ReadSource:
    """Return *read* with the repairs that lie beside its file; a table that is wrong is a failure that names it."""
    table = table_of(read)
    if read.failure or not table.exists():
        return read
    try:
        return replace(read, repairs=load(table))
    except ConfigError as error:
        message = f"人工修补的表 {error.file} {error.message}"
        return ReadSource(read.source, failure=Failure(read.source, message, error.remedy))


def load(table: Path) -> tuple[Repair, ...]:
    """Return the repairs in the file *table*, in their order; ConfigError names the line that is wrong."""
    if not table.exists():
        return ()
    found, faults = values_of(read_table(table, Columns(_COLUMNS, _COLUMNS)), _repair)
    if faults:  # half of the repairs would be another page than the one that was looked at
        raise faults[0].error
    return tuple(found)


def _repair(row: TableRow) -> Repair:
    act, line, start, other, text, name, at = row.cells
    numbers = (line, start, other) if other else (line, start)
    needs_other, needs_text = act in ("接在", "并入"), act == "补字"
    if act not in _ACTS:
        raise RowError(f"不认识的动作“{act}”", f"可用的有：{'、'.join(_ACTS)}")
    if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
        raise RowError("行和位置应是整数", "请在工作台里修补，不要手改数字")
    if needs_other != bool(other) or needs_text != bool(text):
        raise RowError(f"“{act}”缺了或多了另一处、文字", "请在工作台里重做这一处")
    return Repair(_ACTS[act], int(line), int(start), int(other) if other else None, text, name, at)


def save(table: Path, repairs: Sequence[Repair]) -> None:
    """Write *repairs* into the file *table*, whole or not at all; none takes the file away."""
    if not repairs:
        table.unlink(missing_ok=True)
        return
    table.parent.mkdir(exist_ok=True)
    written = io.StringIO(newline="")
    written.write(f"\ufeff{_HEAD}")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in repairs:
        other = "" if one.other is None else one.other
        writer.writerow([NAMES[one.act], one.line, one.start, other, one.text, one.name, one.at])
    with replacing(table) as temporary:
        temporary.write_text(written.getvalue(), "utf-8")
