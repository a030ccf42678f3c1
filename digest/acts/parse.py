"""The parse: clause by clause, who stands in front of which deed, and what part the other names have in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from digest.acts.grammar import Kind, Span, find_stop, grammar
from digest.expressions import expression

_SENTENCES = 2  # who acts stands in the first two sentences: a slogan may take the first

# 5月7日上午，近日，日前 …: when it happened, or who says so, in front of who acts.
_WHEN = expression(
    r"(?:[\s　，“]|(?:本报|[一-鿿/]{2,10}[报社])?讯(?:[（(][^）)\n]{0,40}[)）])?|[（(【][^）)】\n]{0,12}[)）】]"
    r"|通讯员[一-鿿]{2,4}报道|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至到—\-]\d{1,2}(?:月\d{1,2})?日)?|\d{4}年|\d{1,2}日"
    r"|近日|日前|近期|最近|连日来|今年(?:以来)?|去年|昨[天日]|今[天日]|当[天日]|上午|下午|深夜|晚上?|进入\d{1,2}月"
    r"|[春秋端元国冬][节午秋旦庆至](?:前夕|期间|当晚)?|记者从|记者|由|据|经)*"
)
# 为……，随着……，庆祝……, 应……之邀: why, when, on what occasion, at whose wish. No clause of who acts.
_FRAME = expression(
    r"(?:为|随着|围绕|根据|按照|针对|面对|庆祝|纪念|应[^，。]{2,24}?(?:邀|请求|要求)|受[^，。]{2,40}?委托)"
)
_OURS = tuple(f"我{level}" for level in "会省市县区州盟旗")
_GUESTS = expression(
    "一行|考察[团组]|参观[团组]|代表[团组]|访问[团组]|学习[团组]|观摩[团组]|调研[团组]|客人|兄弟|同行|媒体"
)
# 全总会议结束后，……: what the nation did before is when, where another union acts behind it.
_BEFORE_THAT = expression(r"(?:之?后|之际|期间|以来)$")
# 中国工会十八大将在北京召开。今天，某省总工会欢送代表: what the nation will do is why the other acts.
_COMING = expression("将(?:于|在)?")
_HOSTS = expression(r"陪同|介绍|来我|来访|客人|拿出|接待|迎来|向来|会见|接见")
_NOWHERE = Span(0, 0)
# 经市总工会批准，由县总工会指导，: whose leave or advice it has, 由三地工会人员组成的: whose people: not who acts.
_LEAVE = expression(r"(?<![的了])(?:批准|同意|授权|指导|支持|推荐)(?=[，、])|[^，。]{0,6}?组成")
_UNION = expression("[工总](?:(?<=工)会|(?<=[省市县区州旗全]总))")  # 工会, 市总, 全总
_SENTENCE_END = expression(r"[。！？\n]")
_BY = expression("[由是](?<!的是)")


class Clause(NamedTuple):
    """What the opening clauses tell; what they do not tell is empty.

    ``actors`` are who does it, partners included; ``kind`` is what the first of them is: a body of the whole nation, a
    union, another body, or a place alone (湖南发布……). ``deed`` is the kind of deed, ``verb`` where it stands,
    ``object`` what stands behind it. ``goals`` are where they go, ``venues`` where it is held, ``addressees`` for whom.
    ``visited``: the hosts tell of their guests (一行来……，……陪同). ``sentence`` is where all of it stands.
    """

    actors: tuple[Span, ...] = ()
    kind: Kind = ""
    deed: str = ""
    verb: Span = _NOWHERE
    object: Span = _NOWHERE
    goals: tuple[Span, ...] = ()
    venues: tuple[Span, ...] = ()
    addressees: tuple[Span, ...] = ()
    visited: bool = False
    sentence: Span = _NOWHERE

    @property
    def is_sure(self) -> bool:
        """Return whether it is told who acts: a union whatever it does, another body or place by its deed."""
        return bool(self.actors) and (self.kind in ("nation", "union") or bool(self.deed))


def read(text: str, start: int, end: int) -> Clause:
    """Return the act that the sentences of ``text[start:end]`` tell, its spans counted in *text*; in doubt nothing."""
    fallback = Clause()
    for sentence in itertools.islice(_split(text, start, end), _SENTENCES):
        act = _read_sentence(text, sentence)
        if act.actors and not (act.kind == "nation" and _COMING.search(text, act.sentence.start, act.object.end)):
            return act._replace(visited=_is_visit(act, text, start, end))
        fallback = fallback if fallback.actors or fallback.addressees or fallback.venues else act
    return fallback


def _is_visit(act: Clause, text: str, start: int, end: int) -> bool:
    """Return whether hosts tell of *act*, their guests'; 赴 is the guests' own word."""
    if act.deed not in ("visit", "learn", "inspect", "check", "train", "tell"):
        return False
    own = any(text[span.start - 1] == "赴" for span in act.goals)
    # 来黄山市考察, 到我会交流: the hosts' word
    came = any(text[span.start - 1] == "来" or text.startswith(_OURS, span.start) for span in act.goals)
    return not own and bool(_GUESTS.search(text, start, end) and (came or _HOSTS.search(text, start, end)))


def read_on(text: str, start: int, end: int) -> Clause:
    """Return the first act of a union in ``text[start:end]``, wherever it is told: a story opens with its hero."""
    for sentence in _split(text, start, end):
        if _UNION.search(text, sentence.start, sentence.end):  # most sentences name none, and need not be read
            act = _read_sentence(text, sentence)
            if act.kind in ("nation", "union") and act.deed:
                return act
    return Clause()


def is_national(body: str) -> bool:
    """Return whether the name *body* is of the whole nation."""
    return grammar().national.match(body) is not None


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]``."""
    while start < end:
        match = _SENTENCE_END.search(text, start, end)
        stop = match.end() if match else end
        yield Span(start, stop)
        start = stop


def _read_sentence(text: str, sentence: Span) -> Clause:
    start, end = sentence.start, sentence.end
    known, clause, earlier = grammar(), start, Clause()
    while clause < end:
        when = _WHEN.match(text, clause, end)
        opening = when.end() if when else clause
        stop = find_stop(text, opening, end)
        if not _FRAME.match(text, opening):
            actors, kind, behind = known.find_actors(text, opening, stop)
            if text[opening - 1 : opening] in ("由", "经") and _LEAVE.match(text, behind):
                actors = ()
            if kind in ("", "place") and (by := _BY.search(text, opening, stop)):  # 服务站由徐州市总工会建成
                told = known.find_actors(text, by.end(), stop)
                actors, kind, behind = told if told[1] in ("nation", "union") else (actors, kind, behind)
            verb = known.find_deed(text, behind, end) if actors else None
            if actors and (verb or kind in ("nation", "union")):
                there = Span(*verb.span()) if verb else Span(behind, behind)
                deed = known.kinds[verb[0]] if verb else ""
                thing = Span(there.end, find_stop(text, there.end, end))
                clear = Clause(
                    actors, kind, deed, there, thing, *known.find_roles(text, behind, end), sentence=sentence
                )
                if kind != "nation" or not _BEFORE_THAT.search(text, clause, stop):
                    return clear if kind in ("nation", "union") or not earlier.actors else earlier
                earlier = clear
        clause = stop + 1
    if earlier.actors:
        return earlier
    goals, venues, addressees = known.find_roles(text, start, end)
    return Clause(goals=goals, venues=venues, addressees=addressees)
