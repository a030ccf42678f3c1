"""The Markdown form has every printed word, in reading order, and none of Markdown's own signs from a source."""

from __future__ import annotations

import re

from digest import renderings
from digest.renderings import documents
from digest.renderings.layout import files
from tests.renderings import issues as rendering_issues


def bare(markdown: str) -> str:
    """Return the words of *markdown* without its signs and blanks."""
    return re.sub(r"\s", "", re.sub(r"(?m)^(#+|-) |\*\*", "", markdown)).replace("\\", "")


def test_every_printed_line_stands_in_it_in_order() -> None:
    issue = rendering_issues.many()
    told = bare(renderings.render(issue, "md").content.decode())
    place = 0
    for line in documents.document(issue, files.load(files.folder_of("jianbao"))).lines:
        words = re.sub(r"\s", "", line.text)
        assert words in told[place:]
        place = told.index(words, place)


def test_headings_are_headings_and_the_file_is_named_for_its_issue() -> None:
    made = renderings.render(rendering_issues.few(), "md")
    assert made.name == "weekly-2026-03.md"
    heads = [line for line in made.content.decode().split("\n") if line.startswith("#")]
    assert heads[0].startswith("# 工会简报")
    assert any(line.startswith("### ") for line in heads)
