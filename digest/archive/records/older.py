"""What issues kept by older programs lack, read from what they printed: their wording is past and changes no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from digest.expressions import expression
from digest.model import Entry, Issue, Section

_NUMERAL = expression("^[〇零一二三四五六七八九十]+、")
_RETITLED = expression("；标题为编者所拟，原题《(.*)》）")
_NOTE_LABEL = expression("^编者按：", re.MULTILINE)


def complete(kind: type, raw: dict[str, Any]) -> dict[str, Any]:
    """Return *raw*, a value of class *kind* as JSON, with the fields that an older program did not write."""
    return {**raw, **_COMPLETIONS[kind](raw)} if kind in _COMPLETIONS else raw


def _section(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {} if "name" in raw else {"name": _NUMERAL.sub("", raw["title"])}


def _entry(raw: Mapping[str, Any]) -> dict[str, Any]:
    found = None if "retitled_from" in raw else _RETITLED.search(raw["origin"])
    return {"retitled_from": found[1]} if found else {}


def _issue(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the editor's note without its label: since then it is taken off where the note is written."""
    return {"editors_note": _NOTE_LABEL.sub("", raw.get("editors_note", ""))}


_COMPLETIONS: dict[type, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    Section: _section,
    Entry: _entry,
    Issue: _issue,
}
