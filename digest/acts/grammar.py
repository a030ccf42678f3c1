"""What the clauses of union news are made of, as patterns: bodies that act, verbs, words that give a name its part."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal, NamedTuple

from digest.expressions import expression

_LONGEST = 30  # characters of 新疆生产建设兵团第十三师红星二牧场工会委员会 and the like; longer ones are clauses
_REACH = 14  # characters behind 到, 在 in which the place they lead to is told
_SUBJECT = 16  # characters of a subject that names no body (湖南近日, 两县职工)
_DEED = 70  # characters behind who acts in which the deed stands
_MOST = 4  # bodies that act together; more are a list of guests

_OCCASION = expression(r"(?:庆祝|纪念|迎接?|庆)[^，。]{2,24}?(?:周年|百年|[节日])")
# 全总副主席……, 全总组织的学员: who comes from the national union is a guest more often than who acts.
_OFFICIAL = expression(r"(?:组织|选派)的|原?(?:党组|书记处|副主席|主席|书记|领导|有关|调研组|考察组|代表)")
_NO_SUBJECT = expression(r"[在给把被对从向为的“”《》]")
# How or to what end it is done: a clause that begins so goes on with the one before it (为提升……，进一步学习……).
_GOES_ON = expression(
    "进一步|更[好加]|切实|不断|深入|充分|全面|扎实|积极|有效|着力|大力|持续|认真|广泛|进行|予以|给予|受到"
)
# 围绕某市总工会文件精神的竞赛, “加入工会……: whose papers are followed and whom one joins does not act.
_FOLLOWED = expression("围绕|根据|按照|依据|遵照|加入")
_LOOK = expression(r"\(\?[^)]*\)")  # what may stand around a verb
_STOP = expression(r"[，；。！？\n“”：]")

Kind = Literal["", "nation", "union", "body", "place"]
Role = Literal["goal", "venue", "addressee"]
# What no word that gives a name its part may stand behind: 收到, 迎来; 存在, 正在; 路线为, 地点为.
_BEHIND: Mapping[Role, str] = {"goal": "收得受感达迎卖销追", "venue": "存现正", "addressee": ""}


class Span(NamedTuple):
    """A stretch of the text: ``text[start:end]``."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Return whether the stretch from *start* to *end* lies in this one."""
        return self.start <= start and end <= self.end


Spans = tuple[Span, ...]


def find_stop(text: str, start: int, end: int) -> int:
    """Return where the clause at *start* ends."""
    match = _STOP.search(text, start, end)
    return match.start() if match else end


@dataclass(frozen=True, slots=True)
class Grammar:
    """The ontology, made into patterns; ``kinds`` is the kind of deed of every verb, ``roles`` the part by its word."""

    body: re.Pattern[str]
    tail: re.Pattern[str]
    national: re.Pattern[str]
    union: re.Pattern[str]
    deed: re.Pattern[str]
    kinds: Mapping[str, str]
    partner: re.Pattern[str]
    role: re.Pattern[str]
    roles: Mapping[str, Role]

    def find_actors(self, text: str, start: int, stop: int) -> tuple[Spans, Kind, int]:
        """Return the bodies that stand at *start* one after the other, what the first is, and where they end."""
        found: list[Span] = []
        place = start
        while len(found) < _MOST and (end := self._find_end(text, place, stop)):
            found.append(Span(place, end))
            place = end
            partner = self.partner.match(text, place)  # 省总工会主办，|市总工会承办: behind the sign, too
            if not partner:
                break
            place = partner.end()
            stop = max(stop, find_stop(text, place, len(text)))
        if found:
            first = found[0]
            if self.national.match(text, first.start, stop):  # 中国工会|第十六次: what stands behind tells
                return ((), "", start) if _OFFICIAL.match(text, first.end) else (tuple(found), "nation", found[-1].end)
            union = self.union.search(text, first.start, first.end)
            return tuple(found), "union" if union else "body", found[-1].end
        verb = None if _GOES_ON.match(text, start) else self.deed.search(text, start, min(stop, start + _SUBJECT))
        if verb and verb.start() > start and not _NO_SUBJECT.search(text, start, verb.start()):
            return (Span(start, verb.start()),), "place", verb.start()
        return (), "", start

    def _find_end(self, text: str, start: int, stop: int) -> int:
        """Return where the body at *start* ends, 0 where none is; its parts lengthen it as far as a union's name."""
        first = place = 0
        while match := self._match_body(text, place or start, stop):
            tail = self.tail.match(text, match.end(), stop)
            place = tail.end() if tail else match.end()
            first = first or place
            if union := self.union.search(text, start, place):  # 铁路局|集团公司|车务段工会; no 总工会 is a firm's part
                return first if place > first and union[0] == "总工会" else place
            if any(pattern.match(text, place, stop) for pattern in (self.partner, self.deed)):
                break
        return first

    def _match_body(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Return the name of a body at *start*; not one that a verb of two characters stands in: it is a clause."""
        match = None if text.startswith(("感谢", "谢谢"), start) else self.body.match(text, start, stop)
        if match and _FOLLOWED.search(text, start, match.end()):
            return None
        if match and not self.national.match(text, start, stop):
            verbs = (verb for verb in self.deed.finditer(text, start, match.end()) if len(verb[0]) > 1)
            if any(verb.end() < match.end() for verb in verbs):
                return None
        return match

    def find_deed(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first verb behind *start* that is no part of an occasion (庆祝……成立百年).

        Who has others do something (组织……考察) does what they do, where that is told in the same clause.
        """
        occasions = [match.span() for match in _OCCASION.finditer(text, start, end)]
        causing: re.Match[str] | None = None
        for verb in self.deed.finditer(text, start, min(end, start + _DEED)):
            if any(first <= verb.start() < last for first, last in occasions):
                continue
            if causing and _STOP.search(text, causing.end(), verb.start()):
                return causing
            if self.kinds[verb[0]] != "lead":
                return verb
            causing = causing or verb
        return causing

    def find_roles(self, text: str, start: int, end: int) -> tuple[Spans, Spans, Spans]:
        """Return goals, venues and addressees: what stands behind their words, up to the next sign or verb."""
        found: dict[Role, list[Span]] = {"goal": [], "venue": [], "addressee": []}
        for match in self.role.finditer(text, start, end):
            stop = min(find_stop(text, match.end(), end), match.end() + _REACH)
            verb = self.deed.search(text, match.end() + 1, stop)
            found[self.roles[match[0]]].append(Span(match.end(), verb.start() if verb else stop))
        return tuple(found["goal"]), tuple(found["venue"]), tuple(found["addressee"])


@functools.cache
def grammar() -> Grammar:
    """Return the grammar that ``words.toml`` tells."""
    raw = tomllib.loads(resources.files("digest.acts").joinpath("words.toml").read_text("utf-8"))
    bodies, roles = raw["bodies"], raw["roles"]
    verbs = {_LOOK.sub("", verb): (verb, kind) for kind, verbs in raw["deeds"].items() for verb in verbs}
    parts = {_LOOK.sub("", word): (word, role) for role in _BEHIND for word in roles[role]}
    return Grammar(
        _compile_body(bodies),
        re.compile(rf"(?:{'|'.join(bodies['tails'])})(?:工会)?"),  # 项目部工会
        re.compile("|".join(bodies["national"])),
        re.compile("|".join(bodies["unions"])),
        re.compile(_either(verb for verb, _ in verbs.values())),
        {bare: kind for bare, (_, kind) in verbs.items()},
        re.compile(_either(roles["partner"])),
        re.compile(_either(_not_behind(_BEHIND[role], word) for word, role in parts.values())),
        {bare: role for bare, (_, role) in parts.items()},
    )


def _compile_body(bodies: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return what finds the name of a body: of the nation, or some characters in front of what such names end in."""
    union, national = "|".join(bodies["unions"]), "|".join(bodies["national"])
    ends = (*bodies["offices"], *bodies["firms"])
    opens = "".join(sorted({_LOOK.sub("", end)[0] for end in (*bodies["unions"], *ends)}))  # one look spares all others
    sign = r"[^\s，。、；：！？“”《》（）在到赴给把将被对由的从是]"
    joined = r"[^\s，。、；：！？“”《》（）在到赴给把将被对由的从是和与]"
    return re.compile(
        rf"(?:{sign}{{2,10}}(?<![主承协]办)、){{0,3}}(?:{national}|{sign}{{1,{_LONGEST}}}?(?=[{opens}])(?:{union}|(?:{_either(ends)})"
        rf"(?:{joined}{{0,4}}?(?:{union}))?))"
    )


def _not_behind(signs: str, word: str) -> str:
    """Return *word* where none of *signs* stands in front of it; the word's first character comes first."""
    return f"{word[0]}(?<![{signs}]{word[0]}){word[1:]}" if signs else word


def _either(strings: Iterable[str]) -> str:
    """Return what finds any of *strings*, the longer first, told apart by their first characters: so it is quick."""
    behind: dict[str, list[str]] = {}
    for string in sorted(strings, key=lambda string: len(_LOOK.sub("", string)), reverse=True):
        behind.setdefault(string[0], []).append(string[1:])
    return "|".join(first + (f"(?:{'|'.join(rests)})" if rests != [""] else "") for first, rests in behind.items())
