"""A briefing file in, a checked Briefing out; every error names file, line and key, in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from digest import tables
from digest.config.archive import ArchiveTable, make_database
from digest.config.delivery import DeliveryTable, MailTable, make_sending
from digest.config.places import split_place
from digest.config.schedule import ScheduleTable, make_schedule
from digest.config.sources import SourcesTable, make_collecting
from digest.errors import ConfigError
from digest.expressions import expression
from digest.model import Briefing, Colophon, Database, Form, Theme
from digest.tables import FILLED, LINES, Beside, Check, Filling, Limits, TomlFile

__all__ = ["database", "load"]

_CODE = expression(r"[a-z0-9][a-z0-9-]{0,39}")
# The names of the rows of issues/importance.py, which a test holds to these.
WEIGHT_NAMES = (
    *("congress", "plenary", "law", "national", "province", "city", "leader", "visit", "honour", "figures", "houses"),
    *("home", "portrait", "deaths", "wages", "level", "union", "picture", "notice", "leisure", "advertisement"),
    *("amends", "discipline", "reach", "routine", "broken", "fresh", "past"),
)
_SPARED = ("schedule", "delivery", "mail")  # say when and to whom, not what: an issue can be made without them


def _fault_of_code(code: str) -> str:
    return "" if _CODE.fullmatch(code) else f"“{code}”不能作文件名"


_Name = Annotated[str, FILLED]
_ShortName = Annotated[str, Limits(0, 200)]  # stands in one line: several units or people, still no page of its own
_Count = Annotated[int, Limits(1, 1_000_000)]
_Days = Annotated[int, Limits(0, 36_500)]  # a hundred years: no local paper is older


@dataclass(frozen=True, slots=True)
class _BriefingTable:
    code: Annotated[str, FILLED, Check(_fault_of_code, "只用小写字母、数字和连字符")]
    title: Annotated[_ShortName, FILLED]
    publisher: Annotated[_ShortName, FILLED]
    serial_start: _Count = 1
    layout: Annotated[str, Beside(is_layout=True)] = "jianbao"
    forms: tuple[Form, ...] = ("pdf", "docx", "html", "json")
    home: str = ""
    group_by: Literal["theme", "region"] = "theme"
    marks: tuple[str, ...] = ()
    editors_note: Annotated[str, LINES] = ""
    annex: tuple[Literal["table", "chart"], ...] = ()
    pages_most: Annotated[int, Limits(0, 1_000_000)] = 6


@dataclass(frozen=True, slots=True)
class _HighlightsTable:
    summariser: str = "digest"
    tokenizer: str = "jieba"
    count: _Count = 3
    max_chars: _Count = 300


@dataclass(frozen=True, slots=True)
class _ProofTable:
    strict_signs: bool = False
    print_layer: bool = True
    sign_pending: bool = False
    mark: bool = False
    people: Annotated[str, Beside()] = ""
    phrases: Annotated[str, Beside()] = ""


@dataclass(frozen=True, slots=True)
class _LabelsTable:
    themes: Annotated[str, Beside()] = ""
    regions: Annotated[str, Beside()] = ""


@dataclass(frozen=True, slots=True)
class _SectionTable:
    code: _Name
    name: _Name


@dataclass(frozen=True, slots=True)
class _SectionsTable:
    theme: Annotated[tuple[_SectionTable, ...], FILLED]
    limit: int = 0
    look_back: _Days = 90
    follow_ups: bool = True
    photo_news: str = ""
    briefs: str = ""
    brief_chars: int = 80
    order: Literal["importance", "place"] = "importance"
    points: Annotated[int, Limits(0, 9)] = 5
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _ColophonTable:
    report_to: tuple[str, ...] = ()
    copy_to: tuple[str, ...] = ()
    issue_to: tuple[str, ...] = ()
    extra_to: tuple[str, ...] = ()
    copies: int = 0
    editor: _ShortName = ""
    checker: _ShortName = ""
    approver: _ShortName = ""


@dataclass(frozen=True, slots=True)
class _BriefingFile:
    briefing: _BriefingTable
    sections: _SectionsTable
    sources: SourcesTable = field(default_factory=SourcesTable)
    highlights: _HighlightsTable = field(default_factory=_HighlightsTable)
    proof: _ProofTable = field(default_factory=_ProofTable)
    labels: _LabelsTable = field(default_factory=_LabelsTable)
    importance: dict[str, Annotated[float, Limits(-100, 100)]] = field(default_factory=dict)
    colophon: _ColophonTable = field(default_factory=_ColophonTable)
    schedule: ScheduleTable | None = None
    delivery: DeliveryTable | None = None
    mail: MailTable | None = None
    archive: ArchiveTable | None = None


def load(file: str | Path, tell: Callable[[ConfigError], object] | None = None) -> Briefing:
    """Return the checked briefing of *file*; raise ConfigError naming file, line, key and remedy of all that is wrong.

    With *tell*, what is wrong only in the tables that an issue can be made without is told, and they count as left out.
    """
    filling = Filling(_read(file), _BriefingFile)
    found = filling.fill()
    if found is None:
        raise filling.error()
    briefing = _make_briefing(filling, found)
    if filling.slips:
        if tell is None or any(slip.where[0] not in _SPARED for slip in filling.slips):
            raise filling.error()
        tell(filling.error())
    return briefing


def database(file: str | Path) -> Database | None:
    """Return the database that the briefing *file* names for its archive, whatever else the file says; None for none.

    For doors that need no briefing, only to know where the archive lies. ConfigError as ``load`` raises it.
    """
    document = _read(file)
    if "archive" not in document.values:
        return None
    return make_database(document, tables.fill(document, ArchiveTable, ("archive",)))


def _read(file: str | Path) -> TomlFile:
    return tables.read(file, "可用 digest init 建立一套，或检查路径是否写对")


def _make_briefing(filling: Filling[_BriefingFile], found: _BriefingFile) -> Briefing:
    document = filling.document
    sections = tables.values(found.sections) | {"themes": _make_themes(filling, found.sections.theme)}
    del sections["theme"]
    return Briefing(
        file=document.file,
        themes_file=found.labels.themes,
        regions_file=found.labels.regions,
        colophon=Colophon(**tables.values(found.colophon)),
        schedule=make_schedule(filling, found.schedule) if found.schedule else None,
        sending=make_sending(filling, found.delivery, found.mail, [theme.code for theme in sections["themes"]]),
        archive=make_database(document, found.archive) if found.archive else None,
        **tables.values(found.briefing) | {"home": split_place(found.briefing.home)},
        **sections,
        inputs=found.sources.inputs,
        max_age=found.sources.max_age,
        collecting=make_collecting(filling, found.sources),
        **tables.values(found.highlights),
        importance=_make_weights(filling, found.importance),
        strict_signs=found.proof.strict_signs,
        print_layer=found.proof.print_layer,
        sign_pending=found.proof.sign_pending,
        mark_findings=found.proof.mark,
        people_file=found.proof.people,
        phrases_file=found.proof.phrases,
    )


def _make_weights(filling: Filling[_BriefingFile], found: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Return what the office itself weighs otherwise when entries are ranked."""
    for name in found:
        if name not in WEIGHT_NAMES:
            filling.refuse(("importance",), f"里有不认识的项 {name}", tables.near(name, WEIGHT_NAMES))
    return tuple(found.items())


def _make_themes(filling: Filling[_BriefingFile], sections: tuple[_SectionTable, ...]) -> tuple[Theme, ...]:
    themes: dict[str, Theme] = {}
    for number, section in enumerate(sections):
        code = section.code.strip()
        if code in themes:
            filling.refuse(("sections", "theme", number, "code"), f"{code} 前面已经写过了", "每个主题只写一次")
        themes[code] = Theme(code, section.name.strip())
    return tuple(themes.values())
