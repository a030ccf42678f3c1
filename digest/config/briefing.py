"""A briefing file in, a checked Briefing out; every error names file and key, in Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digest.config import archive, delivery, importance, schedule
from digest.errors import ConfigError
from digest.model import Briefing, Colophon, Database, Theme
from digest.tables import filled, near, read_toml, shown

__all__ = ["database", "load"]

_FORMS = ("pdf", "docx", "html", "json")
_ANNEXES = ("table", "chart")
_STRINGS = "文字的列表"
_KINDS = {str: "文字", int: "整数", bool: " true 或 false", list: _STRINGS}

# Every key a briefing file may hold, by table; what is not here is a misspelling.
_KEYS: dict[str, dict[str, type]] = {
    "briefing": {
        "code": str,
        "title": str,
        "publisher": str,
        "serial_start": int,
        "layout": str,
        "forms": list,
        "home": str,
        "group_by": str,
        "marks": list,
        "editors_note": str,
        "annex": list,
        "pages_most": int,
    },
    "sources": {"inputs": list, "max_age": int},
    "highlights": {"summariser": str, "tokenizer": str, "count": int, "max_chars": int},
    "proof": {"strict_signs": bool, "print_layer": bool},
    "labels": {"themes": str, "regions": str},
    "sections": {
        "limit": int,
        "look_back": int,
        "follow_ups": bool,
        "photo_news": str,
        "briefs": str,
        "brief_chars": int,
        "order": str,
        "points": int,
        "places": list,
        "theme": list,
    },
    "colophon": {
        "report_to": list,
        "copy_to": list,
        "issue_to": list,
        "extra_to": list,
        "copies": int,
        "editor": str,
        "checker": str,
        "approver": str,
    },
    **delivery.KEYS,
}
_APART = ("archive", "importance", "schedule")  # tables read by modules of their own
_TABLES = ("theme", "group")  # keys whose values are tables, checked one by one
_LONG = ("editors_note",)  # keys whose text may have several lines
_REQUIRED = (("briefing", "code"), ("briefing", "title"), ("briefing", "publisher"), ("sections", "theme"))
_SECTION_OPTIONS = ("follow_ups", "photo_news", "briefs", "brief_chars", "order", "points")
_DAYS = 36_500  # a hundred years: no local paper is older, and dates can be reckoned so far back
_MANY = 1_000_000
_RANGES = {
    ("briefing", "serial_start"): (1, _MANY),
    ("briefing", "pages_most"): (0, _MANY),
    ("highlights", "count"): (1, _MANY),
    ("highlights", "max_chars"): (1, _MANY),
    ("sources", "max_age"): (0, _DAYS),
    ("sections", "limit"): (0, _MANY),
    ("sections", "look_back"): (0, _DAYS),
    ("sections", "points"): (0, 9),
    ("colophon", "copies"): (0, _MANY),
}
_SHORT = (
    ("briefing", "title"),
    ("briefing", "publisher"),
    ("colophon", "editor"),
    ("colophon", "checker"),
    ("colophon", "approver"),
)  # what stands in one line of the masthead or colophon
_LONGEST_NAME = 200  # characters: several units or people, still no page of its own
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PLACE = re.compile(r".+?(?:特别行政区|自治区|自治州|自治县|地区|省|盟|市|区|县|旗)")


def load(file: str | Path) -> Briefing:
    """Return the checked briefing of *file*; raise ConfigError naming file, key and remedy."""
    path = Path(file)
    tables = _parsed(path)
    _check_keys(str(path), tables)
    _check_values(str(path), tables)
    return _briefing(path, tables)


def database(file: str | Path) -> Database | None:
    """Return the database that the briefing *file* names for its archive, whatever else the file says; None for none.

    For doors that need no briefing, only to know where the archive lies. ConfigError as ``load`` raises it.
    """
    path = Path(file)
    return archive.database(str(path), str(path.parent), _parsed(path))


def _parsed(path: Path) -> dict[str, Any]:
    return read_toml(path, "可用 digest init 建立一套，或检查路径是否写对")


def _check_keys(file: str, tables: Mapping[str, Any]) -> None:
    """Raise ConfigError for an unknown table or key (with the near one), a wrong kind, or a missing key."""
    for table, values in tables.items():
        if table not in (*_KEYS, *_APART):
            raise ConfigError(file, f"不认识的部分 [{table}]", near(table, (*_KEYS, *_APART)))
        if table in _KEYS:
            _check_table(file, table, values)
    for table, key in _REQUIRED:
        if not tables.get(table, {}).get(key):
            raise ConfigError(file, f"[{table}] 里缺少 {key}", f"请补上 {key} = …")


def _check_table(file: str, table: str, values: object) -> None:
    if not isinstance(values, dict):
        raise ConfigError(file, f"[{table}] 应是一个部分，不是一个值", f"请写成 [{table}] 再换行写各项")
    for key, value in values.items():
        _check_key(file, table, key, value)


def _check_key(file: str, table: str, key: str, value: object) -> None:
    kind = _KEYS[table].get(key)
    if kind is None:
        raise ConfigError(file, f"[{table}] 里有不认识的项 {key}", near(key, _KEYS[table]))
    if type(value) is not kind:
        remedy = "" if key == "password" else f"现在写的是 {shown(value)}"
        raise ConfigError(file, f"[{table}] 的 {key} 应是{_KINDS[kind]}", remedy)
    if isinstance(value, str) and key not in _LONG and not _is_one_line(value):
        raise ConfigError(file, f"[{table}] 的 {key} 里有换行或控制字符", "请写成一行")
    if isinstance(value, list) and key not in _TABLES and not all(isinstance(part, str) for part in value):
        raise ConfigError(file, f"[{table}] 的 {key} 应是{_STRINGS}", '例如 ["甲", "乙"]')


def _is_one_line(text: str) -> bool:
    return all(unicodedata.category(character) not in ("Cc", "Zl", "Zp") for character in text)


def _check_values(file: str, tables: Mapping[str, Any]) -> None:
    """Raise ConfigError where a value of the right kind makes no sense."""
    briefing = tables["briefing"]
    if not _CODE.fullmatch(briefing["code"]):
        raise ConfigError(file, f"[briefing] 的 code “{briefing['code']}”不能作文件名", "只用小写字母、数字和连字符")
    for key, noun, known in (("forms", "形式", _FORMS), ("annex", "附件", _ANNEXES)):
        for name in briefing.get(key, ()):
            if name not in known:
                raise ConfigError(
                    file, f"[briefing] 的 {key} 里有不认识的{noun}“{name}”", f"可用的有：{'、'.join(known)}"
                )
    if briefing.get("group_by", "theme") not in ("theme", "region"):
        raise ConfigError(file, "[briefing] 的 group_by 只能是 theme 或 region", f"现在写的是“{briefing['group_by']}”")
    if (order := tables["sections"].get("order", "importance")) not in ("importance", "place"):
        raise ConfigError(file, "[sections] 的 order 只能是 importance 或 place", f"现在写的是“{order}”")
    for (table, key), (least, greatest) in _RANGES.items():
        value = tables.get(table, {}).get(key, least)
        if not least <= value <= greatest:
            said = f"小于 {least}" if value < least else f"大于 {greatest}"
            raise ConfigError(file, f"[{table}] 的 {key} 不能{said}", f"现在写的是 {value}")
    for table, key in _SHORT:
        if len(tables.get(table, {}).get(key, "")) > _LONGEST_NAME:
            raise ConfigError(file, f"[{table}] 的 {key} 太长", f"最多 {_LONGEST_NAME} 字")


def _themes(file: str, tables: Mapping[str, Any]) -> tuple[Theme, ...]:
    themes: list[Theme] = []
    for place, theme in enumerate(tables["sections"]["theme"], start=1):
        themes.append(_theme(file, place, theme))
    codes = [theme.code for theme in themes]
    double = next((code for code in codes if codes.count(code) > 1), None)
    if double:
        raise ConfigError(file, f"主题代码 {double} 写了两次", "每个主题只写一次")
    return tuple(themes)


def _theme(file: str, place: int, table: object) -> Theme:
    where = f"第 {place} 个主题"
    theme = filled(Theme, table, file, where)
    for key, value in (("code", theme.code), ("name", theme.name)):
        if not value.strip():
            raise ConfigError(file, f"{where}里缺少 {key}", f'请补上 {key} = "…"')
    return Theme(theme.code.strip(), theme.name.strip())


def _briefing(path: Path, tables: Mapping[str, Any]) -> Briefing:
    briefing, labels = tables["briefing"], tables.get("labels", {})
    sections, highlights = tables["sections"], tables.get("highlights", {})
    options = {
        key: briefing[key] for key in ("serial_start", "group_by", "editors_note", "pages_most") if key in briefing
    }
    return Briefing(
        code=briefing["code"],
        title=briefing["title"],
        publisher=briefing["publisher"],
        themes=_themes(str(path), tables),
        file=str(path),
        marks=tuple(briefing.get("marks", ())),
        colophon=_colophon(tables.get("colophon", {})),
        max_age=tables.get("sources", {}).get("max_age", 0),
        inputs=tuple(_beside(path, name) for name in tables.get("sources", {}).get("inputs", ())),
        themes_file=_beside(path, labels.get("themes", "")),
        regions_file=_beside(path, labels.get("regions", "")),
        home=place(briefing.get("home", "")),
        limit=sections.get("limit", 0),
        look_back=sections.get("look_back", 90),
        **{key: sections[key] for key in _SECTION_OPTIONS if key in sections},
        places=tuple(sections.get("places", ())),
        importance=importance.weights(str(path), tables),
        print_layer=tables.get("proof", {}).get("print_layer", True),
        layout=_layout(path, briefing.get("layout", "jianbao")),
        forms=tuple(briefing.get("forms", _FORMS)),
        annex=tuple(briefing.get("annex", ())),
        schedule=schedule.schedule(str(path), str(path.parent), tables),
        sending=delivery.sending(str(path), str(path.parent), tables),
        archive=archive.database(str(path), str(path.parent), tables),
        strict_signs=tables.get("proof", {}).get("strict_signs", False),
        **options,
        **highlights,
    )


def _colophon(table: Mapping[str, Any]) -> Colophon:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    return Colophon(**values)


def _beside(path: Path, name: str) -> str:
    """Return *name* as a path, counted from the folder of *path*; empty stays empty."""
    return str(path.parent / name) if name else ""


def _layout(path: Path, name: str) -> str:
    """Return the layout folder beside the briefing file if there is one of that name, else the name itself."""
    folder = path.parent / name
    return str(folder) if folder.is_dir() else name


def place(name: str) -> tuple[str, ...]:
    """Return the steps of a place written in one word: 江苏省苏州市 → (江苏省, 苏州市)."""
    return tuple(_PLACE.findall(name.replace("/", "").replace(" ", "")))
