"""Invented events, told once, twice, or nearly the same: files of lines ``event|published|region|headline|body``.

Within a family (a line ``# n``) the same letter is the same event; different letters are near misses: the year after,
another county, another phase.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from digest.issues.duplicates import groups
from digest.model import Article, Item, Origin, Paragraph, Region

Told = tuple[str, Item]  # name of the event, the telling
TUNED = Path(__file__).parent / "events.txt"
ACTORS = Path(__file__).parent / "events_actors.txt"
FEATURES = (
    Path(__file__).parent / "events_features.txt"
)  # news, and again by another paper, soberly or through one person
RETOLD = Path(__file__).parent / "events_retold.txt"  # news, and again as a feature
STORIES = Path(__file__).parent / "events_stories.txt"  # told through one person; a start and its results
STORIES_ASIDE = Path(__file__).parent / "events_stories_aside.txt"  # the same kinds; totals seen, texts not
BRIEFS = Path(__file__).parent / "events_briefs.txt"  # a report, and again in a sentence or two; not tuned on
BULLETINS = Path(__file__).parent / "events_bulletins.txt"  # of the kinds of RESULTS, in other forms; not tuned on
RESULTS = Path(__file__).parent / "events_results.txt"  # news, a story of it, and what later recalls it
RESULTS_ASIDE = Path(__file__).parent / "events_results_aside.txt"  # the same kinds; figures taken, texts not looked at
STAGES = Path(__file__).parent / "events_stages.txt"  # told beforehand, when it happened, afterwards
WEEKLY = Path(__file__).parent / "events_weekly.txt"  # one event in a week's papers: the union's, the county's, a brief
WEEKLY_ASIDE = Path(__file__).parent / "events_weekly_aside.txt"  # the same kinds; figures taken, texts not looked at
# One event by several houses, in their own words, a photograph, a document; and its near misses
HOUSES = Path(__file__).parent / "events_houses.txt"
HOUSES_ASIDE = Path(__file__).parent / "events_houses_aside.txt"  # the same kinds; figures taken, texts not looked at
HELD_OUT = Path(__file__).parent / "events_held_out.txt"
SET_ASIDE = Path(__file__).parent / "events_set_aside.txt"  # looked at for final figures only


def item(name: str, published: date | None, region: str, headline: str, body: str) -> Item:
    paragraphs = tuple(Paragraph(line) for line in body.split("\n"))
    article = Article(name, Origin(f"{name}.txt", "", published), paragraphs, headline=headline)
    return Item(article, (), (), (Region(tuple(region.split("/"))),))


def told(file: Path) -> list[Told]:
    """Return all tellings in *file*, with the name of their event."""
    found: list[Told] = []
    family = ""
    for place, line in enumerate(file.read_text("utf-8").splitlines()):
        if line.startswith("#"):
            family = line[1:].strip()
            continue
        event, published, region, headline, body = line.split("|")
        found.append((family + event, item(f"t{place}", date.fromisoformat(published), region, headline, body)))
    return found


def undated(tellings: Sequence[Told]) -> list[Told]:
    """Return *tellings* as they come from pages that bear no date."""
    return [(event, _without_date(telling)) for event, telling in tellings]


def _without_date(telling: Item) -> Item:
    origin = dataclasses.replace(telling.article.origin, published=None)
    return dataclasses.replace(telling, article=dataclasses.replace(telling.article, origin=origin))


def pairs(members: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in itertools.combinations(members, 2)}


def measured(tellings: Sequence[Told]) -> tuple[int, int, int]:
    """Return how many pairs of *tellings* were joined, how many of these rightly, and how many should have been."""
    wanted: set[frozenset[str]] = set()
    for event in {event for event, _ in tellings}:
        wanted |= pairs(telling.article.id for name, telling in tellings if name == event)
    joined: set[frozenset[str]] = set()
    for group in groups([telling for _, telling in tellings]):
        joined |= pairs(member.article.id for member in group.items)
    return len(joined), len(joined & wanted), len(wanted)


def f1(tellings: Sequence[Told]) -> float:
    joined, right, wanted = measured(tellings)
    return 2 * right / (joined + wanted)
