"""What every place name of an article is worth, by where it stands and what stands around it."""

from __future__ import annotations

from typing import NamedTuple

from digest.expressions import expression
from digest.labels.certainty import LOOSE
from digest.labels.gazetteer import Name, Path
from digest.labels.hits import CHAINED, find_hits
from digest.labels.scan import UNION_AFTER, Scan
from digest.labels.surroundings import Bearer, Surroundings, read_surroundings, weigh_after, weigh_before
from digest.labels.vocabulary import Vocabulary

# All weights here were tried on about 330 readings of real reports, with and without their headlines; the ranges stand
# beside them. Inside a range the result moves by three reports in a hundred at most, so each stands amid its flat part.
# By field: a signature names the union itself, a headline the story; a dateline and a byline say who wrote it.
WORTH = {"contributor": 6.0, "headline": 3.0, "kicker": 2.0, "subheadline": 2.0, "dateline": 0.4, "byline": 0.3}
OPENING = 2.2  # tried 1.8-2.6
LEAD = 1.2  # tried 0.8-1.6
REST = 0.5  # tried 0.3-0.7
_AUTHOR = 1.0  # 新湖南, 厦门市职工服务中心: who sent the report, no union
_UNION = 2.5  # 吴江区总工会: the best single clue there is (tried 1.5-3)
_VENUE = 0.7  # 在苏州召开 (tried 0.5-1)

_TITLE = 24  # characters of a title in front of a name
# 《湖州产业工人队伍建设行动方案》, 《无锡工会》: what an office or a union writes is of its own place.
_PAPER = expression(
    "《[^《》]{0,40}?(?:工会|职工|工人|劳模|工匠|方案|意见|办法|规定|条例|细则|通知|规划|计划|公约|报告)"
)
_VENUE_AFTER = expression(r"[^，。、]{0,12}?(?:召开|举行|举办|开幕|闭幕|开赛|启动|落幕|落下|收官|推进)")


class Mention(NamedTuple):
    """One place name that counts: where it stands, what it can mean, its weight, what is done with it.

    *union*: a union bears it (吴江区总工会); *venue*: 在苏州召开; *loose*: nothing shows that it is a place at all;
    *bearer*: what bears it may be anywhere (苏州电缆公司, 南京路).
    """

    start: int
    end: int
    name: Name
    paths: tuple[Path, ...]
    weight: float
    union: bool = False
    venue: bool = False
    loose: bool = False
    bearer: Bearer = ""


def find_mentions(found: Scan, vocabulary: Vocabulary) -> list[Mention]:
    """Return the place names that count, in order, with their weight."""
    text, after = found.text, surroundings_of(vocabulary)
    mentions = []
    for start, end, name, paths, certainty, first in find_hits(found, vocabulary):
        if _is_titled(text, start, name):
            continue
        if certainty == CHAINED:
            mentions.append(Mention(start, end, name, paths, CHAINED))
            continue
        union = UNION_AFTER.match(text, end) is not None
        venue = start > 0 and text[start - 1] in "在于" and _VENUE_AFTER.match(text, end) is not None
        weight = certainty * weigh_before(text, first, end, union)
        weight *= _AUTHOR if not union and found.field_at(start) == "contributor" else weigh_position(found, start)
        bearer = "" if union else after.find_bearer(text, end, name)
        weight *= _UNION if union else weigh_after(text, end, name, after, bearer)
        weight *= _VENUE if venue else 1.0
        mentions.append(Mention(start, end, name, paths, weight, union, venue, certainty == LOOSE, bearer))
    return mentions


def _is_titled(text: str, start: int, name: Name) -> bool:
    """Return whether *name*, without its suffix, is in the title of a book (《延安日记》), not of an office's paper."""
    opens = text.rfind("《", max(start - _TITLE, 0), start) if name.kind in ("short", "word") else -1
    return opens >= 0 and "》" not in text[opens:start] and not _PAPER.match(text, opens)


def surroundings_of(vocabulary: Vocabulary) -> Surroundings:
    """Return the patterns of what follows a name, by the lists of *vocabulary*."""
    return read_surroundings(
        *(vocabulary.wording[key] for key in ("organisations", "institutions", "sites", "media", "ruins"))
    )


def weigh_position(found: Scan, start: int) -> float:
    """Return what a place is worth that stands at the offset *start*."""
    if start < found.body:
        return WORTH[found.field_at(start)]
    return OPENING if start < found.opening else LEAD if start < found.lead else REST
