"""Quality floors: what was reached is kept (figures in floors.toml)."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from digest import labels
from digest.model import Article, Origin, Paragraph
from tests.labels.label_one import regions_of, themes_of

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

Answers = Iterable[tuple[str, bool]]


def article(text: str, headline: str = "", contributor: str = "", kicker: str = "") -> Article:
    paragraphs = tuple(Paragraph(line) for line in text.split("\n") if line)
    return Article("a", Origin("x"), paragraphs, headline=headline, contributor=contributor, kicker=kicker)


def main_theme(given: Article) -> str:
    return themes_of(given, labels.vocabulary()).labels[0].code


def first_path(given: Article, page: tuple[Article, ...] = ()) -> tuple[str, ...]:
    found = regions_of(given, labels.vocabulary(), page=page).labels
    return found[0].path if found else ()


def written() -> Answers:
    for report in tomllib.loads((HERE / "written.toml").read_text(encoding="utf-8"))["report"]:
        yield "theme", main_theme(article(report["text"], report["headline"])) == report["theme"]


def gold() -> Answers:
    for file in sorted((SHARED / "gold").glob("*.json")):
        answers = json.loads(file.read_text(encoding="utf-8"))["articles"]
        fields = ("body", "title", "source", "kicker")
        page = tuple(article(*(answer[field] or "" for field in fields)) for answer in answers)
        for answer, given in zip(answers, page, strict=True):
            path = first_path(given, page)
            accepted = [answer["region"], *answer["more_regions"]]
            yield "region_finest", bool(path) and path[-1] in {region[-1] for region in accepted}
            yield "region_city", path[1:2] == tuple(answer["region"][1:2])
            yield "theme_main_acceptable", main_theme(given) in answer["primary_ok"]


def corpus() -> Answers:
    for line in (SHARED / "corpus" / "union-news-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield from row_of_corpus(row, article(row["text"], row["title"]))


def row_of_corpus(row: dict[str, Any], given: Article) -> Answers:
    theme, path = main_theme(given), first_path(given)
    if row["union"]:
        yield "theme_main", theme == row["themes"][0]
        yield "theme_within", theme in row["themes"]
    else:
        yield "theme_other", theme == "other"
    if row["regions"]:
        yield "region_finest", path[-1:] == tuple(row["regions"][0][-1:])
        yield "region_province", path[:1] == tuple(row["regions"][0][:1])
    else:
        yield "region_empty", not path


SETS = {"written": written} | ({"gold": gold, "corpus": corpus} if SHARED.is_dir() else {})


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    asked, right = Counter[str](), Counter[str]()
    for figure, is_right in SETS[name]():
        asked[figure] += 1
        right[figure] += is_right
    reached = {figure: round(100 * right[figure] / asked[figure], 1) for figure in asked}
    assert set(reached) == set(FLOORS[name])
    assert {figure: value for figure, value in reached.items() if value < FLOORS[name][figure]} == {}
