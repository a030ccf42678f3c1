"""Room 1: a text whose headlines are marked as in Markdown: # the title, ## a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.expressions import expression
from digest.model import Block, BlockRole

_HEADING = expression(r"(#{1,6})[ \t]+(?=\S)")
# What a paragraph ends with, and what a list, a table or a line of facts begins with or has.
_WHOLE = expression(r"[。！？…；：”）】.!?;:)|]\s*$|^\s*(?:[-*+|>]|\d+[.、])|^.{1,24}[：:]|^(?=.*\d).{1,30}$")
_LONGEST_MASTHEAD = 40  # characters under the title of a bulletin, before its first report: its number and day


def with_roles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with the roles that the marks of headings give.

    They are as they are where the first line is no heading, where text breaks off at a line's end or a headline stands
    over nothing: marks that somebody set on a page of lines, whose order the next room has to find.
    The highest level are headlines, what is below it crossheads; a single title with nothing under it but further
    headings is the name of a bulletin, whose headlines are the next level. The marks stay out of the text.
    """
    full = [block for block in blocks if block.text.strip()]
    if not full or not _HEADING.match(full[0].text):
        return tuple(blocks)
    if not all(_HEADING.match(block.text) or _WHOLE.search(block.text) for block in full):
        return tuple(blocks)
    levels = [len(found[1]) if (found := _HEADING.match(block.text)) else 0 for block in full]
    tops = sorted(set(levels) - {0})
    under = next((place for place, level in enumerate(levels) if place and level), len(full))
    is_name = levels.count(tops[0]) == 1 and levels.count(tops[1] if len(tops) > 1 else 0) > 1
    is_name = is_name and levels[0] == tops[0] and sum(len(block.text) for block in full[1:under]) <= _LONGEST_MASTHEAD
    head = tops[1] if is_name else tops[0]
    if any(level == following == head for level, following in pairwise([*levels, head])):
        return tuple(blocks)
    return tuple(_with_role(block, head, is_name=is_name and block in full[:under]) for block in blocks)


def _with_role(block: Block, head: int, *, is_name: bool) -> Block:
    if not block.text.strip():
        return block
    found = _HEADING.match(block.text)
    role: BlockRole = (
        "folio" if is_name else "body" if not found else "headline" if len(found[1]) <= head else "crosshead"
    )
    if not found:
        return replace(block, role=role)
    return replace(block, text=block.text[found.end() :], start=block.start + found.end(), role=role)
