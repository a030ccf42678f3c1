"""Room 2: the lines of a page in; where on each, behind its last sentence, a name in brackets signs that no list knows.

A page that signs one report so, （罗小川）, signs the others so as well: （长河）, （爱莲、忠斌）.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.articles.lines.fragments import Fragment
from digest.articles.lines.signers import closing_start, is_byline
from digest.articles.vocabulary import NAME
from digest.expressions import expression

_NAME = "[\u4e00-\u9fff]{2,3}"
_SIGNED = expression(rf"(?P<own>\A|(?<=[。!?”]))\s*\((?:{_NAME}(?:[ 、]{{1,2}}{_NAME}){{0,3}}|{NAME}{NAME})\)\Z")
_REMARK = expression("[图续完略同附选摘编载版刊文页供奖]")  # （上图）, （未完）, （二等奖） name nobody
_ENDED = expression(r"[。!?”)]\Z")


def pen_names(fragments: Sequence[Fragment]) -> dict[int, int]:
    """Return for each of *fragments* that ends with such a name, or is one, where it begins."""
    found: dict[int, int] = {}
    is_usual = False
    for number, fragment in enumerate(fragments):
        match = _SIGNED.search(fragment.plain)
        if match is None or fragment.role:
            continue
        above = fragments[number - 1].plain if number else ""
        is_own = match["own"] is not None and match.start() == 0
        if is_own and not _ENDED.search(above):
            continue
        if is_byline(fragment.plain) if is_own else closing_start(fragment.plain) is not None:
            is_usual = True
        elif not _REMARK.search(match[0]):
            found[number] = match.start()
    return found if is_usual else {}
