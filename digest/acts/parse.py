"""The parse: clause by clause, who stands in front of which deed, and what part the other names have in it."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Literal

_LONGEST = 30  # characters of 新疆生产建设兵团第十三师红星二牧场工会委员会 and the like; longer ones are clauses
_REACH = 14  # characters behind 到, 在 in which the place they lead to is told
_SENTENCES = 2  # who acts stands in the first two sentences: a slogan may take the first
_SUBJECT = 16  # characters of a subject that names no body (湖南近日, 两县职工)
_DEED = 70  # characters behind who acts in which the deed stands
_MOST = 4  # bodies that act together; more are a list of guests

# 5月7日上午，近日，日前 …: when it happened, or who says so, in front of who acts.
_WHEN = re.compile(
    r"(?:[\s　，“]|(?:本报|[一-鿿/]{2,10}[报社])?讯(?:[（(][^）)\n]{0,40}[)）])?|[（(【][^）)】\n]{0,12}[)）】]"
    r"|通讯员[一-鿿]{2,4}报道|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至到—\-]\d{1,2}(?:月\d{1,2})?日)?|\d{4}年|\d{1,2}日"
    r"|近日|日前|近期|最近|连日来|今年(?:以来)?|去年|昨[天日]|今[天日]|当[天日]|上午|下午|深夜|晚上?|进入\d{1,2}月"
    r"|[春秋端元国冬][节午秋旦庆至](?:前夕|期间|当晚)?|记者从|记者|由|经)*"
)
# 为……，随着……，庆祝……: why, when, on what occasion. No clause of who acts.
_FRAME = re.compile(r"(?:为|随着|围绕|根据|按照|针对|面对|庆祝|纪念)")
_OCCASION = re.compile(r"(?:庆祝|纪念|迎接?|庆)[^，。]{2,24}?(?:周年|百年|[节日])")
_GUESTS = re.compile(r"一行|考察团|参观团|代表团|访问团|客人|兄弟|媒体")
_HOSTS = re.compile(r"陪同|介绍|来我|来访|客人|拿出|接待|迎来|向来")
# 全总副主席……: who comes from the national union is a guest more often than who acts.
_OFFICIAL = re.compile(r"原?(?:党组|书记处|副主席|主席|书记|领导|有关|调研组|考察组|代表)")
_BY = re.compile(r"由|(?<!的)是")
_NO_SUBJECT = re.compile(r"[在给把被对从向为的“”]")
_STOP = re.compile(r"[，；。！？\n“”：]")


Kind = Literal["", "nation", "union", "body", "place"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: ``text[start:end]``."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Return whether the stretch from *start* to *end* lies in this one."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class Clause:
    """What the opening clauses tell; what they do not tell is empty.

    ``actors`` are who does it, partners included; ``kind`` is what the first of them is: a body of the whole nation, a
    union, another body, or a place alone (湖南发布……). ``deed`` is the kind of deed, ``verb`` where it stands,
    ``object`` what stands behind it. ``goals`` are where they go, ``venues`` where it is held, ``addressees`` for whom.
    ``visited``: the hosts tell of their guests (一行来……，……陪同).
    """

    actors: tuple[Span, ...] = ()
    kind: Kind = ""
    deed: str = ""
    verb: Span = Span(0, 0)
    object: Span = Span(0, 0)
    goals: tuple[Span, ...] = ()
    venues: tuple[Span, ...] = ()
    addressees: tuple[Span, ...] = ()
    visited: bool = False

    @property
    def is_sure(self) -> bool:
        """Return whether it is told who acts: a union whatever it does, another body or place by its deed."""
        return bool(self.actors) and (self.kind in ("nation", "union") or bool(self.deed))


@dataclass(frozen=True, slots=True)
class _Words:
    """The ontology, made into patterns."""

    body: re.Pattern[str]
    tail: re.Pattern[str]
    national: re.Pattern[str]
    union: re.Pattern[str]
    deed: re.Pattern[str]
    kinds: Mapping[str, str]
    partner: re.Pattern[str]
    goal: re.Pattern[str]
    venue: re.Pattern[str]
    addressee: re.Pattern[str]


@functools.cache
def _words() -> _Words:
    raw = tomllib.loads(resources.files("digest.acts").joinpath("words.toml").read_text("utf-8"))
    bodies, roles = raw["bodies"], raw["roles"]
    kinds = {verb: kind for kind, verbs in raw["deeds"].items() for verb in verbs}
    union, national = "|".join(bodies["unions"]), "|".join(bodies["national"])
    others = _either((*bodies["offices"], *bodies["firms"]))
    sign = r"[^\s，。、；：！？“”《》（）在到赴给把将被对由的从]"
    joined = r"[^\s，。、；：！？“”《》（）在到赴给把将被对由的从和与]"
    return _Words(
        re.compile(
            rf"(?:{sign}{{2,10}}、){{0,3}}(?:{national}|{sign}{{1,{_LONGEST}}}?(?:{union}|(?:{others})"
            rf"(?:{joined}{{0,4}}?(?:{union}))?))"
        ),
        re.compile("|".join(bodies["tails"])),
        re.compile(national),
        re.compile(union),
        re.compile(_either(kinds)),
        kinds,
        re.compile(_either(roles["partner"])),
        re.compile(rf"(?<![收得受感达])(?:{_either(roles['goal'])})"),
        re.compile(rf"(?<![存现正])(?:{_either(roles['venue'])})"),
        re.compile(_either(roles["addressee"])),
    )


def _either(strings: Iterable[str]) -> str:
    return "|".join(sorted(strings, key=len, reverse=True))


def read(text: str, start: int, end: int) -> Clause:
    """Return the act that the sentences of ``text[start:end]`` tell, its spans counted in *text*; in doubt nothing."""
    words = _words()
    stop, fallback = start, Clause()
    for _ in range(_SENTENCES):
        first, stop = stop, _end_of_sentence(text, stop, end)
        act = _read_sentence(text, first, stop, words)
        if act.actors:
            guests = act.deed in ("visit", "learn", "inspect", "train") and _GUESTS.search(text, start, end)
            return replace(act, visited=bool(guests and _HOSTS.search(text, start, end)))
        fallback = fallback if fallback.addressees or fallback.venues else act
    return fallback


def is_national(body: str) -> bool:
    """Return whether the name *body* is of the whole nation."""
    return _words().national.match(body) is not None


def _end_of_sentence(text: str, start: int, end: int) -> int:
    ends = [place for sign in "。！？\n" if (place := text.find(sign, start, end)) >= 0]
    return min(ends, default=end - 1) + 1


def _read_sentence(text: str, start: int, end: int, words: _Words) -> Clause:
    clause = start
    while clause < end:
        opening = _skip_when(text, clause, end)
        stop = _find_stop(text, opening, end)
        if not _FRAME.match(text, opening):
            actors, kind, behind = _find_actors(text, opening, stop, words)
            if kind in ("", "place") and (by := _BY.search(text, opening, stop)):  # 服务站由徐州市总工会建成
                told = _find_actors(text, by.end(), stop, words)
                actors, kind, behind = told if told[1] in ("nation", "union") else (actors, kind, behind)
            found = _find_deed(text, behind, end, words) if actors else None
            if actors and (found or kind in ("nation", "union")):
                return _tell(text, actors, kind, found, end, words)
        clause = stop + 1
    roles = (words.goal, words.venue, words.addressee)
    goals, venues, addressees = (tuple(_find_roles(text, start, end, role, words)) for role in roles)
    return Clause(goals=goals, venues=venues, addressees=addressees)


def _skip_when(text: str, start: int, end: int) -> int:
    match = _WHEN.match(text, start, end)
    return match.end() if match else start


def _find_stop(text: str, start: int, end: int) -> int:
    match = _STOP.search(text, start, end)
    return match.start() if match else end


def _find_actors(text: str, start: int, stop: int, words: _Words) -> tuple[tuple[Span, ...], Kind, int]:
    """Return the bodies that stand at *start* one after the other, what the first is, and where they end."""
    found: list[Span] = []
    place = start
    while len(found) < _MOST and (match := _match_body(text, place, stop, words)):
        tail = words.tail.match(text, match.end(), stop)
        found.append(Span(place, tail.end() if tail else match.end()))
        place = found[-1].end
        partner = words.partner.match(text, place, stop)
        if not partner:
            break
        place = partner.end()
    if found:
        first = found[0]
        if words.national.match(text, first.start, first.end):
            return ((), "", start) if _OFFICIAL.match(text, first.end) else (tuple(found), "nation", found[-1].end)
        union = words.union.search(text, first.start, first.end)
        return tuple(found), "union" if union else "body", found[-1].end
    verb = words.deed.search(text, start, min(stop, start + _SUBJECT))
    if verb and verb.start() > start and not _NO_SUBJECT.search(text, start, verb.start()):
        return (Span(start, verb.start()),), "place", verb.start()
    return (), "", start


def _match_body(text: str, start: int, stop: int, words: _Words) -> re.Match[str] | None:
    """Return the name of a body at *start*; not one that a verb of two characters stands in: it is a clause."""
    match = None if text.startswith(("感谢", "谢谢"), start) else words.body.match(text, start, stop)
    if match and not words.national.match(text, start, stop):
        verbs = (verb for verb in words.deed.finditer(text, start, match.end()) if len(verb[0]) > 1)
        if any(verb.end() < match.end() for verb in verbs):
            return None
    return match


def _find_deed(text: str, start: int, end: int, words: _Words) -> re.Match[str] | None:
    """Return the first verb behind *start* that is no part of an occasion (庆祝……成立百年).

    Who has others do something (组织……考察) does what they do, where that is told in the same clause.
    """
    occasions = [match.span() for match in _OCCASION.finditer(text, start, end)]
    causing: re.Match[str] | None = None
    for verb in words.deed.finditer(text, start, min(end, start + _DEED)):
        if any(first <= verb.start() < last for first, last in occasions):
            continue
        if causing and _STOP.search(text, causing.end(), verb.start()):
            return causing
        if words.kinds[verb[0]] != "lead":
            return verb
        causing = causing or verb
    return causing


def _tell(
    text: str, actors: tuple[Span, ...], kind: Kind, verb: re.Match[str] | None, end: int, words: _Words
) -> Clause:
    behind = actors[-1].end
    there = Span(*verb.span()) if verb else Span(behind, behind)
    return Clause(
        actors,
        kind,
        words.kinds[verb[0]] if verb else "",
        there,
        Span(there.end, _find_stop(text, there.end, end)),
        tuple(_find_roles(text, behind, end, words.goal, words)),
        tuple(_find_roles(text, behind, end, words.venue, words)),
        tuple(_find_roles(text, behind, end, words.addressee, words)),
    )


def _find_roles(text: str, start: int, end: int, role: re.Pattern[str], words: _Words) -> Iterator[Span]:
    """Yield what stands behind each word of *role*, up to the next sign or verb."""
    for match in role.finditer(text, start, end):
        stop = min(_find_stop(text, match.end(), end), match.end() + _REACH)
        verb = words.deed.search(text, match.end() + 1, stop)
        yield Span(match.end(), verb.start() if verb else stop)
