"""The JSON form: the whole issue, every printed sentence traceable to its source, file, line and offsets."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import Any

from digest.model import Entry, Issue

FORMAT = 1  # raised when a field changes its meaning


def record(issue: Issue) -> str:
    """Return *issue* as JSON text: fields in the order of the model, dates ISO 8601, sentences with their lines."""
    plain = {"format": FORMAT, "stem": issue.stem, **_plain(issue)}
    plain["sections"] = [
        {**_without(_plain(section), "name"), "entries": [_entry(entry) for entry in section.entries]}
        for section in issue.sections
    ]
    # a lone surrogate cannot be written as UTF-8: it becomes U+FFFD, here and nowhere else
    return json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _entry(entry: Entry) -> dict[str, Any]:
    article = entry.item.article
    plain = _without(_plain(entry), "retitled_from")
    item = plain.pop("item")
    del item["article"]["paragraphs"]  # body, below, holds them: the text offsets count in
    item["article"]["body"] = article.body
    item["highlights"] = [
        {**_plain(sentence), "lines": list(article.lines_between(sentence.start, sentence.end))}
        for sentence in entry.item.highlights
    ]
    return {"article": article.id, "uri": article.origin.uri, **plain, "item": item}


def _without(plain: dict[str, Any], field: str) -> dict[str, Any]:
    """Return *plain* without *field*, which another field says in print already."""
    return {key: value for key, value in plain.items() if key != field}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
