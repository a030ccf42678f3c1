"""An issue as JSON, every printed sentence traceable to its source, file, line and offsets.

``record`` is the form JSON, the whole issue with its ledger, for the office; ``origins`` travels inside the PDF, to
whoever that is sent to: nothing that its pages do not show.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from digest.corrections import corrected
from digest.model import Entry, Issue
from digest.print_layer import printed
from digest.renderings.cleaning import clean

_KEPT = "tellings"  # of an item: for the archive, not for a reader
FORMAT = 1  # raised when a field changes its meaning


def record(issue: Issue) -> str:
    """Return *issue* as JSON text: fields in the order of the model, dates ISO 8601, sentences with their lines."""
    plain = {"format": FORMAT, "stem": issue.stem, **_plain(issue)}
    plain["sections"] = [
        {**_without(_plain(section), "name"), "entries": [_entry(entry) for entry in section.entries]}
        for section in issue.sections
    ]
    return _written(plain)


def origins(abridged: Issue) -> str:
    """Return as JSON where the sentences and titles of *abridged*, which has what is printed and no more, stood.

    What an editor took out, what was left out, and the rest of an article are none of it.
    """
    entries = [
        {
            "anchor": entry.anchor,
            "headline": entry.headline,
            "origin": entry.origin if entry.text else "",
            "file": entry.item.article.origin.uri.replace("\\", "/").rpartition("/")[2],
            "sentences": list(_traced(entry)),
        }
        for section in abridged.sections
        for entry in section.entries
    ]
    number = {"year": abridged.number.year, "number": abridged.number.number, "series": abridged.number.series}
    dated = abridged.dated.isoformat()
    return _written({"format": FORMAT, "stem": abridged.stem, "dated": dated, **number, "entries": entries})


def _traced(entry: Entry) -> Iterator[dict[str, Any]]:
    """Give the highlights of *entry* that its text has, as printed, each with where it stood in article and source."""
    article, shown = entry.item.article, clean("".join(entry.text))
    for one in entry.item.highlights:
        text = corrected(one, entry.item.rulings)
        text = clean(printed(text) if entry.is_laid else text)
        if text in shown:
            lines = list(article.lines_between(one.start, one.end))
            yield {"printed": text, "start": one.start, "end": one.end, "lines": lines}


def _written(plain: dict[str, Any]) -> str:
    """Return *plain* as JSON text; a lone surrogate, which UTF-8 cannot say, becomes U+FFFD, here and nowhere else."""
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
        fields = (field.name for field in dataclasses.fields(value) if field.name != _KEPT)
        return {name: _plain(getattr(value, name)) for name in fields}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
