"""The texts to measure on: the ones carried here, and development sets beside the repository where there."""

from __future__ import annotations

import json
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.model import Article, Origin, Paragraph
from digest.words import sentences

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
ROUGE_SETS = ("cctv_lead", "cctv_title", "finna")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article whose key sentences an editor has marked, best first."""

    article: Article
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Referenced:
    """An article with a reference summary written by its own editors."""

    article: Article
    reference: str


def marked() -> dict[str, list[Marked]]:
    """Return the sets with key sentences by name; those that are not there are left out."""
    found = {"texts": list(_texts()), "seeds": list(_seeds()), "corpus": list(_corpus())}
    return {name: rows for name, rows in found.items() if rows}


def referenced(limit: int | None = None) -> dict[str, list[Referenced]]:
    """Return the sets with reference summaries by name, *limit* rows of each."""
    files = {name: SHARED / "bench" / "data" / f"{name}.jsonl" for name in ROUGE_SETS}
    return {name: [_referenced(row) for row in rows(file)][:limit] for name, file in files.items() if file.exists()}


def _texts() -> Iterator[Marked]:
    for row in tomllib.loads((HERE / "texts" / "articles.toml").read_text(encoding="utf-8"))["article"]:
        yield _marked(row["title"], row["text"].strip(), row["key"])


def _seeds() -> Iterator[Marked]:
    for file in sorted((SHARED / "gold").glob("0*.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["articles"]:
            heads = frozenset(row["sentences"][position] for position in row["subheads"])
            key = _places(row["body"], [row["sentences"][position] for position in row["key"]])
            yield _marked(row["title"] or "", row["body"], key, row["kicker"] or "", heads)


def _corpus() -> Iterator[Marked]:
    file = SHARED / "corpus" / "union-news-dev.jsonl"
    for row in rows(file) if file.exists() else ():
        if row["key"]:
            key = _places(row["text"], [row["sentences"][position] for position in row["key"]])
            yield _marked(row["title"], row["text"], key)


def _places(text: str, key: list[str]) -> list[int]:
    """Return which sentences of *text* hold those of *key*, which may have been parted otherwise, in their order."""
    spans = sentences(text)
    starts = [text.index(sentence) for sentence in key if sentence in text]
    return list(dict.fromkeys(bisect_right(spans, (start, len(text))) - 1 for start in starts))


def _marked(
    title: str, text: str, key: list[int], kicker: str = "", crossheads: frozenset[str] = frozenset()
) -> Marked:
    spans = sentences(text)
    return Marked(_article(title, text, kicker, crossheads), tuple(text[slice(*spans[position])] for position in key))


def _referenced(row: dict[str, str]) -> Referenced:
    title = "" if row["title"] == row["reference"] else row["title"]
    return Referenced(_article(title, row["text"]), row["reference"])


def _article(title: str, text: str, kicker: str = "", crossheads: frozenset[str] = frozenset()) -> Article:
    paragraphs = (Paragraph(line, "crosshead" if line in crossheads else "text") for line in text.split("\n"))
    return Article("", Origin("benchmark"), tuple(paragraphs), headline=title, kicker=kicker)


def rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
