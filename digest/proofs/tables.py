"""The tables the guard compares with: those of the product, and the office's own, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from digest.csv_tables import Columns, RowError, RowFault, TableRow, read_table, values_of
from digest.expressions import expression
from digest.proofs.congresses import Congress, Congresses
from digest.proofs.drops import Drops
from digest.proofs.numerals import to_chinese
from digest.proofs.people import People, Person
from digest.proofs.phrases import Phrase, Phrases
from digest.proofs.yearly import Recurrence
from digest.tables import near

_DATA = Path(__file__).parent / "data"
_PHRASES = Columns(("表述", "类别", "出处", "日期", "也可作"), needed=("表述", "类别", "出处"))
_PEOPLE = Columns(("姓名", "职务", "单位", "自", "至", "顺序"), needed=("姓名", "职务"))
_SERIES = Columns(("名称", "零年", "每", "出处"), needed=("名称", "零年", "每", "出处"))
_CONGRESSES = Columns(("名称", "届次", "年", "出处", "日期"), needed=("名称", "届次", "年", "出处"))
_OFF = "off"  # by which an office takes a phrase of the product out
# The kinds of phrases, as an office writes them; the product's own tables have the codes.
_KINDS = {
    "提法": "formula", "机构": "body", "荣誉": "honour", "活动": "campaign", "法规": "law", "会议": "congress",
    "停用": _OFF,
}  # fmt: skip
_NAMES = {code: name for name, code in _KINDS.items()}
_LEAST, _MOST = 4, 60  # characters of a phrase: a shorter one has too many neighbours
_LEVELS = "省市区县州盟旗"
_NAME = expression(r"[\u3400-\u9fff·]{2,15}")


@dataclass(frozen=True)
class Tables:
    """What the guard knows: phrases, congresses, and the leaders of the office; ``faults``: rows that were no use."""

    phrases: Phrases
    congresses: Congresses
    people: People
    faults: tuple[RowFault, ...] = ()

    @cached_property
    def drops(self) -> Drops:
        """The terms and phrases, ready to be looked for with a character too few."""
        known = self.phrases.all
        return Drops((one.text for one in known), (way for one in known for way in one.also))


@cache
def shipped() -> Tables:
    """Return the tables of the product, without people."""
    phrases, wrong = phrases_of(_DATA / "phrases.csv")
    congresses, more = congresses_of(_DATA / "congresses.csv")
    series, others = series_of(_DATA / "yearly.csv")
    return Tables(Phrases(phrases), Congresses(congresses, series), People(()), (*wrong, *more, *others))


def load(phrases: Sequence[Path] = (), people: Path | None = None) -> Tables:
    """Return the product's tables with the office's *phrases* and *people*; ConfigError for a file not to be read."""
    known = shipped()
    tables = [phrases_of(file) for file in phrases]
    own = [phrase for found, _ in tables for phrase in found]
    texts = {phrase.text for phrase in own}
    merged = (
        *(one for one in own if one.kind != _OFF),
        *(phrase for phrase in known.phrases.all if phrase.text not in texts),
    )
    leaders, wrong = people_of(people) if people else ([], ())
    return Tables(
        Phrases(merged) if own else known.phrases,
        known.congresses,
        People(leaders) if leaders else known.people,
        (*(fault for _, faults in tables for fault in faults), *wrong),
    )


def rows_of(tables: Tables) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield what *tables* compare with, for people to check: text, kind, source, date, other ways, and a blank."""
    for one in tables.phrases.all:
        ways = (way for way in one.also if way not in one.local)
        yield one.text, _NAMES[one.kind], one.source, one.dated, " ".join(ways), ""
    for each in tables.congresses.all:
        name = each.name.replace("〔N〕", to_chinese(each.number))
        years = "-".join(str(year) for year in dict.fromkeys((each.years[0], each.years[-1])))
        yield name, "届次", each.source, years, "", ""
    for series in tables.congresses.series.all:
        yield series.name.replace("〔N〕", to_chinese(1)), "届次", series.source, str(series.year_of(1)), "", ""


def phrases_of(file: Path) -> tuple[list[Phrase], tuple[RowFault, ...]]:
    """Return the phrases of the table *file*, and the lines that are none."""
    lines: dict[str, int] = {}

    def make(row: TableRow) -> Phrase:
        text, kind, source, dated, also = row.cells
        if not _LEAST <= len(text) <= _MOST:
            raise RowError(f"表述“{text[:10]}”应有 {_LEAST} 到 {_MOST} 个字", "短的说法写进它所在的整句里")
        if (kind := _KINDS.get(kind, kind)) not in _NAMES:
            raise RowError(f"不认识的类别“{kind}”", near(kind, tuple(_KINDS)))
        if not source:
            raise RowError(f"“{text}”没有写出处", "写上公布它的文件")
        _day(dated, "日期")
        if lines.setdefault(text, row.number) != row.number:
            raise RowError(f"“{text}”第 {lines[text]} 行已经写过了", "只留一行")
        # What provinces, cities and counties call the same of their own: 全区劳动模范 beside 全国劳动模范.
        is_national = text.startswith("全国")
        local = tuple(text.replace("全国", f"全{level}", 1) for level in _LEVELS if is_national)
        if kind == "body" and text.startswith("中国") and text.endswith("工会"):
            local += (text.replace("中国", "全国", 1),)  # 全国教科文卫体工会系统
        return Phrase(text, kind, source, dated, (*also.split(), *local), local)

    return values_of(read_table(file, _PHRASES), make)


def congresses_of(file: Path) -> tuple[list[Congress], tuple[RowFault, ...]]:
    """Return the congresses of the table *file*, and the lines that are none."""

    def make(row: TableRow) -> Congress:
        name, number, years, source, _ = row.cells
        span = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years)
        if "〔N〕" not in name or not number.isdigit() or not span:
            raise RowError("名称里要有〔N〕，届次是整数，年写成 2022 或 2021-2025", "照上一行写")
        return Congress(name, int(number), tuple(range(int(span[1]), int(span[2] or span[1]) + 1)), source)

    return values_of(read_table(file, _CONGRESSES), make)


def series_of(file: Path) -> tuple[list[Recurrence], tuple[RowFault, ...]]:
    """Return what the table *file* has a number a year of, and the lines that are none."""

    def make(row: TableRow) -> Recurrence:
        name, zero, step, source = row.cells
        if name.count("〔N〕") != 1 or not re.fullmatch(r"\d{4}", zero) or not re.fullmatch(r"\d", step):
            raise RowError("名称里要有一个〔N〕，零年写成 1921，每隔几年写成 1", "照上一行写")
        return Recurrence(name, int(zero), int(step), source)

    return values_of(read_table(file, _SERIES), make)


def people_of(file: Path) -> tuple[list[Person], tuple[RowFault, ...]]:
    """Return the leaders of the table *file*, and the lines that name none."""
    found: list[Person] = []

    def make(row: TableRow) -> Person:
        person = _person(*row.cells)
        if any((each.name, each.unit) == (person.name, person.unit) and is_together(each, person) for each in found):
            said = f"{person.name}在{person.unit or '同一单位'}同时有两行职务"
            raise RowError(said, "同时的职务用顿号写在一行，先后的写明“自”和“至”")
        found.append(person)
        return person

    return values_of(read_table(file, _PEOPLE), make)


def _person(name: str, title: str, unit: str, since: str, until: str, order: str) -> Person:
    """Return the leader of one row's cells; RowError says what is wrong with them."""
    if not _NAME.fullmatch(name):
        raise RowError(f"姓名“{name}”不对" if name else "没有写姓名", "姓名写两个以上汉字，中间不空格")
    if not title:
        raise RowError(f"{name}没有写职务", "几个职务用顿号连写，例如 党组书记、主席")
    if order and not (order.isascii() and order.isdigit() and 0 < int(order) < 1000):
        raise RowError(f"顺序“{order}”不是整数", "写 1、2、3……，不排顺序就空着")
    person = Person(name, title, unit, _day(since, "自"), _day(until, "至"), int(order or 0))
    if person.since and person.until and person.since > person.until:
        raise RowError(f"{name}的任期“自”晚于“至”", "检查两个日期")
    return person


def is_together(first: Person, second: Person) -> bool:
    """Say whether there is a day on which both hold their titles."""
    earliest, latest = date.min, date.max
    return (first.since or earliest) <= (second.until or latest) and (second.since or earliest) <= (
        first.until or latest
    )


def _day(text: str, column: str) -> date | None:
    if not text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?", text)
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3] or 1)) if parts else date.fromisoformat(text)
    except ValueError as error:
        raise RowError(f"{column}“{text}”不是日期", "写成 2026-03-01") from error
