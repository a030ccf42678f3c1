"""The bound volume of a year (汇编): all that its issues printed, by theme, with an index of places and units.

It is an ``Issue`` like any other, so every renderer prints it; each entry names the issue that it stood in.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from digest.model import Article, Entry, Issue, Item, Ledger, Number, Origin, Period, Section

Placed = tuple[Issue, Section, Entry]  # where an entry stood

_NUMERALS = "〇一二三四五六七八九"


def volume(kept: Sequence[Issue], year: int, dated: date) -> Issue:
    """Return the volume of *year* of the issues *kept* (one briefing, at least one), as of *dated*."""
    first, last = kept[0], kept[-1]
    placed = [(issue, section, entry) for issue in kept for section in issue.sections for entry in section.entries]
    sections = [*_by_theme(placed), *_indexes(placed)]
    span = f"第{first.number.number}期至第{last.number.number}期" if first != last else f"第{first.number.number}期"
    title = f"{last.masthead.title}{year}年汇编"
    number = Number(year, 1, 1)
    return dataclasses.replace(
        last,
        briefing=f"{last.briefing}-volume",
        masthead=dataclasses.replace(last.masthead, title=title, number=span, serial="", dated=_in_chinese(dated)),
        number=number,
        period=Period(min(issue.period.first for issue in kept), max(issue.period.end for issue in kept)),
        dated=dated,
        sections=tuple(_numbered(sections)),
        coverage=f"本册收{year}年{span}，共{len(kept)}期{len(placed)}条。",
        notice="",
        editors_note="",
        ledger=Ledger(printed=len(placed), articles=len(placed)),
    )


def _by_theme(placed: Sequence[Placed]) -> Iterator[Section]:
    """Give one section a theme, in the order of the issues' sections, the entries in the order of the issues."""
    grouped: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        grouped[each[1].code].append(each)
    ordered = sorted(grouped, key=lambda code: min(_rank(issue, code) for issue, _, _ in grouped[code]))
    for code in ordered:
        entries = tuple(
            _reprinted(issue, entry, place) for place, (issue, _, entry) in enumerate(grouped[code], start=1)
        )
        yield Section(code, f"v-{code}", _bare(grouped[code][0][1].title), entries)


def _rank(issue: Issue, code: str) -> int:
    return [section.code for section in issue.sections].index(code)


def _reprinted(issue: Issue, entry: Entry, place: int) -> Entry:
    """Return *entry* with its new ordinal and the issue it stood in."""
    stood = f"{entry.origin}〔第{issue.number.number}期〕"
    anchor = f"v{issue.number.series[0]}{issue.number.number}-{entry.anchor}"
    return dataclasses.replace(entry, anchor=anchor, ordinal=f"{place}.", origin=stood)


def _indexes(placed: Sequence[Placed]) -> Iterator[Section]:
    """Give the index of places and that of units: name, then the issues and headlines under it."""
    regions: dict[str, list[str]] = defaultdict(list)
    units: dict[str, list[str]] = defaultdict(list)
    for issue, _, entry in placed:
        line = f"第{issue.number.number}期　{entry.headline}"
        for region in entry.item.regions:
            regions[region.path[-1]].append(line)
        if entry.item.article.contributor:
            units[entry.item.article.contributor].append(line)
    for code, title, names in (("index-regions", "地区索引", regions), ("index-units", "单位索引", units)):
        if names:
            yield Section(code, f"v-{code}", title, tuple(_index_entries(code, names)))


def _index_entries(code: str, names: dict[str, list[str]]) -> Iterator[Entry]:
    for place, name in enumerate(sorted(names), start=1):
        anchor = f"v-{code}-{place}"
        item = Item(Article(anchor, Origin(""), ()), (), (), ())
        yield Entry(item, anchor, f"{place}.", name, tuple(names[name]), "", "")


def _numbered(sections: Sequence[Section]) -> Iterator[Section]:
    for place, section in enumerate(sections, start=1):
        yield dataclasses.replace(section, title=f"{_numeral(place)}、{section.title}")


def _bare(title: str) -> str:
    """Return *title* of a section without its numeral: 一、劳模工匠 is 劳模工匠."""
    return title.split("、", 1)[-1]


def _numeral(value: int) -> str:
    """Return *value*, 1 to 99, in Chinese: 十, 十一, 二十."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones else "")


def _in_chinese(dated: date) -> str:
    return f"{dated.year}年{dated.month}月{dated.day}日"
