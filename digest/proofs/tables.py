"""The tables the guard compares with: those of the product, and the office's own, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from digest.csv_tables import TableRow, read_rows
from digest.errors import ConfigError
from digest.proofs.congresses import Congress, Congresses
from digest.proofs.people import People, Person
from digest.proofs.phrases import Phrase, Phrases

_DATA = Path(__file__).parent / "data"
_PHRASES = ("表述", "类别", "出处", "日期", "也可作")
_PEOPLE = ("姓名", "职务", "单位", "自", "至", "顺序")
_CONGRESSES = ("名称", "届次", "年", "出处", "日期")
_KINDS = ("formula", "body", "honour", "campaign", "law", "congress")
_LEAST, _MOST = 4, 60  # characters of a phrase: a shorter one has too many neighbours
_LEVELS = "省市区县州盟旗"
_NAME = re.compile(r"[\u3400-\u9fff·]{2,15}")


@dataclass(frozen=True)
class Tables:
    """What the guard knows: phrases, congresses, and the leaders of the office."""

    phrases: Phrases
    congresses: Congresses
    people: People


@cache
def shipped() -> Tables:
    """Return the tables of the product, without people."""
    return Tables(
        Phrases(phrases_of(_DATA / "phrases.csv")), Congresses(congresses_of(_DATA / "congresses.csv")), People(())
    )


def load(phrases: Sequence[Path] = (), people: Path | None = None) -> Tables:
    """Return the product's tables with the office's *phrases* and *people*; ConfigError names file and line."""
    known = shipped()
    if not phrases and not people:
        return known
    own = [phrase for file in phrases for phrase in phrases_of(file)]
    texts = {phrase.text for phrase in own}
    merged = (*own, *(phrase for phrase in known.phrases.all if phrase.text not in texts))
    return Tables(
        Phrases(merged) if own else known.phrases, known.congresses, People(people_of(people)) if people else People(())
    )


def phrases_of(file: Path) -> list[Phrase]:
    """Return the phrases of the table *file*; ConfigError names the line that is wrong."""
    found: dict[str, Phrase] = {}
    for row in _rows(file, _PHRASES):
        text, kind, source, dated, also = row.cells
        if not _LEAST <= len(text) <= _MOST:
            raise _wrong(file, row, f"表述“{text[:10]}”应有 {_LEAST} 到 {_MOST} 个字", "短的说法写进它所在的整句里")
        if text in found:
            raise _wrong(file, row, f"“{text}”前面已经写过了", "只留一行")
        if kind not in _KINDS:
            raise _wrong(file, row, f"不认识的类别“{kind}”", f"可用的有：{'、'.join(_KINDS)}")
        if not source:
            raise _wrong(file, row, f"“{text}”没有写出处", "写上公布它的文件")
        _day(file, row, dated, "日期")
        # What provinces, cities and counties call the same of their own: 全区劳动模范 beside 全国劳动模范.
        is_national = text.startswith("全国")
        local = (text.replace("全国", f"全{level}", 1) for level in _LEVELS if is_national)
        found[text] = Phrase(text, kind, source, dated, (*also.split(), *local))
    return list(found.values())


def congresses_of(file: Path) -> list[Congress]:
    """Return the congresses of the table *file*; ConfigError names the line that is wrong."""
    found = []
    for row in _rows(file, _CONGRESSES):
        name, number, years, source, _ = row.cells
        span = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years)
        if "〔N〕" not in name or not number.isdigit() or not span:
            raise _wrong(file, row, "名称里要有〔N〕，届次是整数，年写成 2022 或 2021-2025", "照上一行写")
        found.append(Congress(name, int(number), tuple(range(int(span[1]), int(span[2] or span[1]) + 1)), source))
    return found


def people_of(file: Path) -> list[Person]:
    """Return the leaders of the table *file*; ConfigError names the line that is wrong."""
    found: list[Person] = []
    for row in _rows(file, _PEOPLE):
        name, title, unit, since, until, order = row.cells
        if not _NAME.fullmatch(name):
            raise _wrong(file, row, f"姓名“{name}”不对" if name else "没有写姓名", "姓名写两个以上汉字，中间不空格")
        if not title:
            raise _wrong(file, row, f"{name}没有写职务", "几个职务用顿号连写，例如 党组书记、主席")
        if order and not (order.isascii() and order.isdigit() and 0 < int(order) < 1000):
            raise _wrong(file, row, f"顺序“{order}”不是整数", "写 1、2、3……，不排顺序就空着")
        person = Person(name, title, unit, _day(file, row, since, "自"), _day(file, row, until, "至"), int(order or 0))
        if person.since and person.until and person.since > person.until:
            raise _wrong(file, row, f"{name}的任期“自”晚于“至”", "检查两个日期")
        for other in found:
            if (other.name, other.unit) == (name, unit) and is_together(other, person):
                raise _wrong(
                    file,
                    row,
                    f"{name}在{unit or '同一单位'}同时有两行职务",
                    "同时的职务用顿号写在一行，先后的写明“自”和“至”",
                )
        found.append(person)
    return found


def is_together(first: Person, second: Person) -> bool:
    """Say whether there is a day on which both hold their titles."""
    earliest, latest = date.min, date.max
    return (first.since or earliest) <= (second.until or latest) and (second.since or earliest) <= (
        first.until or latest
    )


def _rows(file: Path, columns: tuple[str, ...]) -> list[TableRow]:
    """Return the rows of *file* after its head, each with as many cells as there are *columns*."""
    head, *rows = read_rows(file, "检查文件名和路径") or (TableRow(1, ()),)
    if head.cells != columns:
        raise _wrong(file, head, "第一行应是各列的名称", f"写成：{','.join(columns)}")
    filled = []
    for row in rows:
        if len(row.cells) > len(columns) and any(row.cells[len(columns) :]):
            raise _wrong(file, row, f"多出 {len(row.cells) - len(columns)} 格", f"各列是：{'、'.join(columns)}")
        cells = (row.cells + ("",) * len(columns))[: len(columns)]
        filled.append(TableRow(row.number, cells))
    return filled


def _day(file: Path, row: TableRow, text: str, column: str) -> date | None:
    if not text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?", text)
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3] or 1)) if parts else date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(file, row, f"{column}“{text}”不是日期", "写成 2026-03-01") from error


def _wrong(file: Path, row: TableRow, message: str, remedy: str) -> ConfigError:
    return ConfigError(str(file), f"第 {row.number} 行：{message}", remedy)
