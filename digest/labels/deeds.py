"""What was done, as headline and opening tell it: the patterns of deeds found where they tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.acts import Clause, Span
from digest.labels.rules import Deeds
from digest.labels.scan import Scan

_DEED, _FIRST_DEED = 3.0, 6.0  # what headline or opening say was done, the first most
_SENTENCE = 120  # characters of an opening in which it is told; more is a list of all that was done
_GIVING = ("", "lead", "found")  # deeds that are for people's good where it is told for whom (给工人装……)
_ROW = re.compile(r"(?:、[^，。、]{1,8})*等\d*[项件类种]")
_CONTEST = re.compile("赛|比武|比拼|较量")
_FOR = frozenset("给为替帮")
_PEOPLE = re.compile(
    r"工(?![作会业程资地具序])|员(?!会)|师(?!范)|司机|骑手|民(?![间族])|家[庭属]|子女|孩子|[学女]生|老人|户|者|嫂|娘"
)

Aims = Sequence[tuple[int, int]]  # stretches that say why, or who told it
ThemeHit = tuple[int, int, int, float]  # number of the theme, start, end, weight


def find_deeds(found: Scan, deeds: Deeds, aims: Aims) -> list[ThemeHit]:
    """Return what was done by headline and opening: of each theme once, the first in each doubly; no names, no aims."""
    names, act, patterns = find_unions(found), found.act, deeds.patterns
    if _goes(act, found):  # guests did no more, hosts what they show
        patterns = {theme: pattern for theme, pattern in patterns.items() if (theme == deeds.visit) != act.visited}
    told: list[ThemeHit] = []
    for start, end in _find_tellings(found):
        here = []
        for theme, pattern in patterns.items():
            for match in pattern.finditer(found.text, start, end):
                named = any(span.holds(*match.span()) for span in names)
                if not named and not any(first <= match.start() < last for first, last in aims):
                    here.append((match.start(), match.end(), theme))
                    break
        reach = -1
        for first, last, theme in sorted(here, key=lambda hit: (hit[0], -hit[1])):
            if last <= reach and theme in deeds.parts and told[-1][0] == deeds.group:  # 维权 of 女职工维权
                continue
            if len(here) > 1 and _ROW.match(found.text, last):  # 救助、维权等21项事搬上手机: what the deed is done to
                told.append((theme, first, last, _DEED))
                continue
            listed = found.text[reach:first] in (" ", "、", "和", "与")  # 拔河 比武: which comes first says nothing
            told.append((theme, first, last, _FIRST_DEED if reach < 0 or listed else _DEED))
            reach = last
    if any(theme in deeds.parts for theme, *_ in told):
        told += [(deeds.group, span.start, span.end, _FIRST_DEED) for span in find_people(found, deeds.people)[:1]]
    return told or list(_infer_deed(found, deeds))


def _goes(act: Clause, found: Scan) -> bool:
    """Return whether a union goes to see others' work, by itself: workers are taken to see something else."""
    taken = any(_PEOPLE.search(found.text, span.start, span.end) for span in act.addressees)
    return not taken and (act.deed == "visit" or (act.deed == "learn" and bool(act.goals)))


def find_people(found: Scan, people: re.Pattern[str]) -> list[Span]:
    """Return for which *people* it is done, where that is told by 给, 为, 替, 帮."""
    spans = (*found.headed.addressees, *found.told.addressees)
    return [
        span for span in spans if found.text[span.start - 1] in _FOR and people.search(found.text, span.start, span.end)
    ]


def _infer_deed(found: Scan, deeds: Deeds) -> Iterator[ThemeHit]:
    """Yield what was done by the kind of deed alone, or because it was done for people."""
    for act in (found.headed, found.told):
        kind = (
            "contest"
            if act.deed == "hold" and _CONTEST.search(found.text, act.object.start, act.object.end)
            else act.deed
        )
        goes = _goes(act, found) and act.goals and not act.visited
        if act.is_sure and (theme := deeds.visit if goes else deeds.kinds.get(kind, -1)) >= 0:
            yield theme, act.verb.start, act.verb.end, _DEED
            return
    if any(act.is_sure and act.deed in _GIVING for act in (found.headed, found.told)):
        for span in find_people(found, _PEOPLE)[:1]:
            yield deeds.benefit, span.start, span.end, _DEED


def find_unions(found: Scan) -> list[Span]:
    """Return the names of the unions that act; a museum's name tells what it does."""
    return [span for act in (found.told, found.headed) if act.kind in ("nation", "union") for span in act.actors]


def _find_tellings(found: Scan) -> Iterator[tuple[int, int]]:
    """Yield the headline and the sentence that tells who did what, else the opening."""
    if found.article.headline:
        start = found.starts[found.fields.index("headline")]
        yield start, start + len(found.article.headline)
    act = found.told
    if act.kind not in ("nation", "union"):
        yield found.body, min(found.opening, found.body + _SENTENCE)
        return
    start = max(found.body, found.text.rfind("。", found.body, act.actors[0].start) + 1)
    last = min(start + _SENTENCE, found.body + len(found.article.body))  # what stands behind the body tells no deed
    end = found.text.find("。", act.actors[0].start, last)
    yield start, end if end >= 0 else last
