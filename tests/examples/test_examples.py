"""Every example page through every room; each room starts from the previous room's expected file.

So a failure names one room, and the chain as a whole holds by construction. ``pytest --update`` rewrites.
"""

import dataclasses
import difflib
import itertools
import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from digest import articles, config, issues, pages, pipeline, renderings
from digest.archive.records import codec
from digest.assets import templates
from digest.model import Fetched, Item, Location, Number, Page, Period, Segmented

EXAMPLES = Path(__file__).parent
FOLDERS = sorted(folder for folder in EXAMPLES.iterdir() if (folder / "example.toml").exists())
SHOWN = 40  # lines of a difference: enough to see which room changed what
BRIEFING = replace(config.load(templates() / "weekly.toml"), max_age=0)  # the pages are of other years


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def example(request):
    return request.param


@pytest.fixture
def expect(request, example):
    """Compare a value with the expected file of the example, or rewrite that with ``--update``."""

    def compare(name, text):
        file = example / name
        if request.config.getoption("--update"):
            file.write_text(text, "utf-8")
        lines = difflib.unified_diff(file.read_text("utf-8").splitlines(), text.splitlines(), lineterm="", n=1)
        difference = "\n".join(itertools.islice(lines, SHOWN))
        assert not difference, f"{file.relative_to(EXAMPLES)} (pytest --update rewrites it):\n{difference}"

    return compare


def pretty(value):
    return json.dumps(json.loads(codec.dumps(value)), ensure_ascii=False, indent=1) + "\n"


def expected(kind, example, name):
    return codec.loads(kind, (example / name).read_text("utf-8"))


def page_file(example):
    """Return the page's bytes and the name it goes by: a file in the folder, or one of the seeds."""
    name = tomllib.loads((example / "example.toml").read_text("utf-8"))["page"]
    return Fetched(Location(name), (EXAMPLES.parent.parent / name).read_bytes())


def test_room_1_pages(example, expect):
    expect("pages.json", pretty(pages.parse(page_file(example))))


def test_room_2_articles(example, expect):
    read = expected(tuple[Page, ...], example, "pages.json")
    segmented = articles.segment(read)
    expect("articles.txt", as_read(segmented))
    expect("articles.json", pretty(segmented))


def test_rooms_3_and_4_items(example, expect):
    segmented = expected(Segmented, example, "articles.json")
    items = pipeline.items_of(segmented.articles, BRIEFING)
    expect("items.txt", as_chosen(items))
    expect("items.json", pretty(items))


@pytest.fixture
def issue(example):
    """Return the issue of the example's items."""
    return issues.compose(
        expected(tuple[Item, ...], example, "items.json"),
        BRIEFING,
        period=Period(date(2026, 11, 16), date(2026, 11, 23)),
        number=Number(2026, 47, 128),
        dated=date(2026, 11, 20),
        sources=1,
    )


def test_room_5_issue(issue, expect):
    expect("issue.txt", as_printed(issue))


def as_read(segmented):
    """Return the articles in reading order, the number of the source's line before each stretch of it."""
    lines = []
    for article in segmented.articles:
        lines += [f"《{article.headline or '（原文无题）'}》 {article.kind} {article.confidence}"]
        heads = {
            "引题": article.kicker,
            "副题": article.subheadline,
            "署名": article.byline,
            "落款": article.contributor,
        }
        lines += [f"  {name} {words}" for name, words in heads.items() if words]
        for paragraph in article.paragraphs:
            lines += [f"  ¶ {paragraph.kind}"]
            lines += [f"  {piece.line:4} {paragraph.text[piece.start : piece.end]}" for piece in paragraph.pieces]
        lines += [f"  待核：{doubt}" for doubt in article.doubts] + [""]
    lines += ["不属于任何文章", *(f"  {block.line:4} {block.text}" for block in segmented.leftover)]
    return "\n".join(lines) + "\n"


def as_chosen(items):
    """Return each item's place, themes, key sentences with the source's lines they begin on, and doubts."""
    lines = []
    for item in items:
        lines += [f"《{item.article.headline or '（原文无题）'}》"]
        lines += ["  地区 " + "；".join("/".join(region.path) for region in item.regions)]
        lines += ["  主题 " + "；".join(theme.name for theme in item.themes)]
        lines += [f"  {line_of(item.article, sentence):4} {sentence.text}" for sentence in item.highlights]
        lines += [f"  待核：{doubt}" for doubt in (*item.article.doubts, *item.doubts)] + [""]
    return "\n".join(lines)


def line_of(article, sentence):
    """Return the line of the source on which *sentence* begins."""
    paragraph = article.paragraphs[sentence.paragraph]
    start = sentence.start - sum(len(before.text) + 1 for before in article.paragraphs[: sentence.paragraph])
    return next(piece.line for piece in paragraph.pieces if piece.start <= start < piece.end)


def as_printed(issue):
    """Return the issue's words in reading order: what an editor compares by eye."""
    lines = [issue.masthead.title, issue.masthead.number, issue.masthead.serial, issue.masthead.dated]
    for section in issue.sections:
        lines += ["", section.title]
        for entry in section.entries:
            lines += [f"{entry.ordinal} {entry.headline}{entry.mark}", *entry.text, entry.origin]
    return "\n".join([*lines, "", issue.coverage, issue.notice]) + "\n"


def test_room_6_html_prints_every_word_of_the_issue(issue):
    whole = dataclasses.replace(issue, pages_most=0)
    page = lxml.html.document_fromstring(renderings.render(whole, "html", layout=BRIEFING.layout).content)
    printed = "".join(page.text_content().split())
    for section in issue.sections:
        for entry in section.entries:
            assert all("".join(words.split()) in printed for words in (entry.headline, *entry.text, entry.origin))
