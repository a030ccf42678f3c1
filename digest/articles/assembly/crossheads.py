"""Room 2: sections in; what tells headlines inside an article: their build, the blank lines over the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.assembly.sections import PageSection
from digest.articles.continuity.scores import reads_on
from digest.articles.continuity.straddle import Strings
from digest.articles.lines.joins import odds
from digest.articles.lines.line import Line
from digest.articles.vocabulary import VOCABULARY
from digest.expressions import expression

_COUPLET = 9  # characters of a line of a crosshead in two; longer ones are an article's headline
_LONGEST_PIECE = 4  # characters of a piece of a crosshead in pieces; headlines have longer ones (书香润初心 阅读伴成长)
_SERIES = 1.3  # as much more if two crossheads or more are built so
_SHAPE = expression(r"[“\"『「].{1,8}[”\"』」]|[:—·]|行动|工程|篇$")
_READS_ON = 1.0  # nats; crossheads of a seed read -1.3 to -0.7, lines of a sentence taken for them 2.5
_NO_STRINGS = Strings(())
_WORST = -1.5  # nats that each seam of a sentence has to read
_DATELINE, _DATELINE_ENDS = expression(VOCABULARY["credits"]["dateline"]), 70  # characters


def parallel(section: PageSection, others: Sequence[PageSection]) -> float:
    """Return 1 if the headline of *section* has the build of one of *others*: same signs, or pairs of even length.

    Those of *others* that surely begin a report are not looked at.
    """
    head = section.heads[-1].text
    shape = _SHAPE.findall(head)
    inner = [other for other in others if other.heads and not opens_report(other)]
    marks = [re.sub(r"[^“”\"『』「」:—·]", "", other.heads[-1].text) for other in inner]
    own = re.sub(r"[^“”\"『』「」:—·]", "", head)
    if _is_even(head) and any(_is_even(other.heads[-1].text) for other in inner):
        return 1.0
    if shape and own.strip("“”『』「」") and own in marks:
        return 1.0 if marks.count(own) == 1 else _SERIES
    opens = section.body[0].features.news
    is_couplet = len(section.heads) == 2 and max(len(line.text) for line in section.heads) <= _COUPLET
    if is_couplet and not opens and any(len(other.heads) == 2 for other in inner):
        return 1.0
    return 0.0


def _is_even(head: str) -> bool:
    """Tell whether *head* is short pieces of one length: 没合同 没保险, 一张单子 两家出钱."""
    return len(sizes := list(map(len, head.split()))) > 1 and len(set(sizes)) == 1 and sizes[0] <= _LONGEST_PIECE


def opens_report(section: PageSection) -> bool:
    """Tell whether the text of *section* begins as a report alone does (本报讯): its headline is no crosshead."""
    return _DATELINE.match(section.text[:_DATELINE_ENDS]) is not None


def is_parted(section: PageSection) -> bool:
    """Tell whether a blank line or a label stands over the headline of *section*."""
    return section.heads[0].fragment.blanks > 0 or section.barrier > 0


def are_blanks_telling(sections: Sequence[PageSection]) -> bool:
    """Tell whether blank lines stand over some headlines, all that surely begin a report among them, and in no text."""
    headed = [(above, one) for above, one in pairwise(sections) if one.heads and above.heads and above.body]
    begun = (one for above, one in headed if above.signed or one.bylines or (one.body and one.body[0].features.news))
    sure = map(is_parted, begun)
    inside = any(line.fragment.blanks for one in sections for line in one.body[1:])
    return all(sure) and not inside and len({is_parted(one) for _, one in headed}) > 1


def crossheads(section: PageSection) -> list[Line]:
    """Return the section's headlines as crosshead lines."""
    return [replace(head, role="crosshead") for head in section.heads]


def are_apart(heads: Sequence[Line], first: Line) -> bool:
    """Tell whether none of *heads* reads on to the next, nor the last to *first* below: they stood side by side."""
    return max(reads_on(line.text, after.text) for line, after in pairwise([*heads, first])) < _READS_ON


def join_text(above: PageSection, section: PageSection) -> bool:
    """Put *section* behind *above* in place if its headlines are lines of the sentence that is open there; tell it."""
    if not above.body or above.body[-1].features.ended or not section.body:
        return False
    text = [above.body[-1], *(head.reread("body") for head in section.heads), section.body[0]]
    seams = [odds(first, second, _NO_STRINGS) for first, second in pairwise(text)]
    if min(seams) < _WORST or sum(seams) < 0:
        return False
    above.body += [*text[1:-1], *section.body]
    for name in ("signatures", "bylines", "sources", "credits", "captions"):
        getattr(above, name).extend(getattr(section, name))
    above.signed = above.signed or section.signed
    return True
