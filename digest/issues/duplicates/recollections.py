"""What a report only recalls (去年……, 此前……, 今年3月启动的……): what it tells is another event, of a later day.

A clause that looks back begins it; it goes on to the end of its sentence, or to a clause that tells of now. Where it
only names a thing by its past (去年建成的6处遮阳棚), it is that clause alone. A month without its day looks back where
the report tells of another time, too.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from digest.expressions import expression

_SENTENCE = expression(r"[^。！？!?\n]+[。！？!?\n]*")
_CLAUSE = expression(r"[^,，;；:：]+[,，;；:：]*")
# The look ahead at the first character halves the cost.
_PAST = expression(
    "(?=[去前上此早不同年月继曾])(?:"
    "(?<![送带寄捎])去年(?!一年|全年)|(?<![目当此])前年|上年|此前|早前|不久前|早些时候"  # 送去年货, 目前年产
    "|(?<!合)同期|年初|月初|上个?月|上一[份届期次轮批]|继[^,，]{2,24}[之以]?后"
    "|(?<![不未])曾(?=[经在为到向给把获被组举开与和送发带走]))"
)
# Not 计划5月举办, 于8月举行: a month to come.
_MONTH = expression(
    r"(?=\d)(?:(?<![\d年至到\-—于在划拟将定])|(?<=[今去前上]年))(\d{1,2})月(?!\d|以来|起|至|到|底|末|—|-)"
)
_NAMED = expression("的(?![,，;；。]|$)")  # of a thing, by its past
_NOW = expression(
    r"日前|近日|目前|现在|如今|眼下|今[天日晚晨早]|昨[天日晚晨]|今年(?!\d{1,2}月)|本[期次届]|[此这]次|累计|至今|截至|通报"
    r"|(?<!今)年来|以来|\d月\d"
)


@dataclass(frozen=True, slots=True)
class Recollected:
    """A text in two: what it tells of its own time and what it recalls; the months that it recalls without a day."""

    own: str
    past: str
    months: frozenset[int]


@functools.lru_cache(maxsize=64)  # figures and counts of a short report are looked for in the same text
def recollected(text: str) -> Recollected:
    """Return the two parts of *text*, whose days are in digits; one that recalls everything recalls nothing."""
    if not (_PAST.search(text) or _MONTH.search(text)):
        return Recollected(text, "", frozenset())
    own: list[str] = []
    past: list[str] = []
    months: set[int] = set()
    for sentence in _SENTENCE.findall(text):
        is_past = False
        for clause in _CLAUSE.findall(sentence):
            sign = _PAST.search(clause) or _month_past(clause, text)
            is_past = bool(sign) or (is_past and not _NOW.search(clause))
            (past if is_past else own).append(clause)
            if sign:
                months.update(map(int, _MONTH.findall(clause)))
                is_past = not _NAMED.search(clause, sign.end())
    if not own:
        return Recollected(text, "", frozenset())
    return Recollected("".join(own), "".join(past), frozenset(months))


def _month_past(clause: str, text: str) -> re.Match[str] | None:
    """Return where *clause* names a month without its day, if *text* tells of another time besides."""
    month = _MONTH.search(clause)
    return month if month and _NOW.search(text.replace(month[0], "")) else None
