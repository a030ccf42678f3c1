"""An act with the places of its names: where who acts is at home, where they go, where it is held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.acts import Clause, Span
from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.scan import Scan

_CAPITAL = "0100"  # the code of a province's capital ends so (GB/T 2260): what the province does, it does there
CORPS = ("新疆维吾尔自治区", "新疆生产建设兵团")  # its divisions are cities, too: the city it is where both are named
# 湖南近日发布: nothing but when and how between the place and its deed.
_BARE = expression(
    r"[省市县区州]?(?:近日|日前|今年|去年|今天|昨天|正式|全面|首次|率先|深入|大力|积极|多部门|等地|将|正|又|再|已|新)*"
)
_LEVEL = expression("[县区旗](?:总工会|总(?!工)|工会)")
# 省总工会在焦作召开全省财务工作会议: of all the province, wherever it meets.
_WHOLE = expression("全[省市区县州盟][^，。]{0,20}?(?:会议?|班)(?![员计])")
# 全州职工苗歌大赛在凯里落幕, as the headline says
_GAMES = expression(r"全[省市县区州盟][^，。]{0,20}?赛(?=$|[在于，！\s]|开|落幕|收官|举|鸣|启)")
_CONGRESS = expression(
    "第[一二三四五六七八九十]+[次届](?:会员)?(?:代表大会|委员会)"
)  # 文山州工会第八次代表大会在砚山闭幕
GOING = ("visit", "inspect", "check", "comfort")  # deeds that are told from where they are done
_GUIDED = expression("(?:指导|了解)?")  # 检查指导杭锦旗工会工作


@dataclass(frozen=True, eq=False)
class Deed:
    """An act and the places it tells: where who acts is at home, where they go, where it is held."""

    act: Clause
    assigned: Sequence[Assigned]
    found: Scan
    codes: Mapping[Path, str]
    homes: tuple[Path, ...]
    goals: tuple[Path, ...]
    venues: tuple[Path, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether it is a meeting of all that answer to who acts, wherever it is held."""
        text, act = self.found.text, self.act
        games = _GAMES.match(self.found.article.headline) if act.deed in ("hold", "contest") else None
        whole = _WHOLE.match(text, act.object.start, act.object.end) or games
        return (whole or _CONGRESS.match(text, act.actors[0].end)) is not None

    @property
    def is_in_capital(self) -> bool:
        """Return whether a province does it where it sits."""
        return len(self.homes[0]) == 1 and any(self.codes.get(path, "").endswith(_CAPITAL) for path in self.venues)


def locate(act: Clause, assigned: Sequence[Assigned], found: Scan, codes: Mapping[Path, str]) -> Deed:
    """Return *act* with its places."""
    starts = [span.start for span in act.goals]
    if act.deed in GOING and (guided := _GUIDED.match(found.text, act.object.start)):
        starts.append(guided.end())
    places = [
        (mention._replace(start=mention.start + 1) if mention.name.is_hosts_word else mention, path)  # 来|沪
        for mention, path in assigned
        if mention.bearer != "site"  # 在浔阳江畔 is by no 浔阳区
    ]
    homes = tuple(dict.fromkeys(_find_homes(act, assigned, found)))
    goals = tuple(dict.fromkeys(path for start in starts if (path := find_at(start, places))))
    venues = tuple(path for span in act.venues if (path := find_at(span.start, places)))
    return Deed(act, assigned, found, codes, homes, goals, venues)


def _find_homes(act: Clause, assigned: Sequence[Assigned], found: Scan) -> Iterator[Path]:
    """Yield the place of every body of *act*: that of its name, of each name in a row (招远市、莱州市总工会)."""
    text = found.text
    for span in act.actors:
        inside = [
            (mention, path)
            for mention, path in assigned
            if span.holds(mention.start, mention.end) and mention.bearer != "site"  # 广安广场工会联合会
        ]
        if act.kind == "place":
            bare = inside and inside[0][0].start == span.start and _BARE.fullmatch(text, inside[-1][0].end, span.end)
            yield from _join_homes(span, inside, text) if bare else ()
        else:
            yield from _join_homes(span, inside, text) if inside else _find_level(span.start, assigned, found)


def _join_homes(span: Span, inside: Sequence[Assigned], text: str) -> list[Path]:
    """Return the places of the names *inside* that of a body, each with the names that narrow it down."""
    homes: list[Path] = []
    reach = span.end
    is_union = (
        False  # whether the name before is a union's: 山西省总工会、吕梁市总工会 are two, 某市某学院、某县人社局 of one
    )
    for mention, path in inside:
        joined = text[mention.start - 1] in "、和与·"
        is_another = joined and (is_union or not (homes and _is_finer(path, homes[-1])))
        # 陕西省|洛南县; 沈阳局|集团公司锦州车务段, 大连重工|东莞基地: a part of a body is where it bears its place.
        if homes and not is_another and (_is_finer(path, homes[-1]) or mention.start > reach):
            homes[-1] = path
        elif is_another or not homes or len(homes[-1]) < len(path):
            homes.append(path)
        reach = mention.start if mention.name.kind == "seat" else mention.end  # 北京大学|深圳医院
        is_union = mention.union
    return homes


def _find_level(start: int, assigned: Sequence[Assigned], found: Scan) -> list[Path]:
    """Return the place that a union of its level alone (县总工会) at *start* is of: the last one of it told before.

    Of cities many are told: 市总工会 is of the one that signs, but not where its paper does and tells of a city in it.
    """
    level = found.text[start]
    if _LEVEL.match(found.text, start):
        return [path for mention, path in assigned if mention.end <= start and path[-1].endswith(level)][-1:]
    signed = {path: mention.union for mention, path in assigned if mention.end <= found.signature}
    told = [path for mention, path in assigned if mention.end > found.signature and path[-1].endswith(level)]
    homes = [path for path in signed if path[-1].endswith(level)]
    is_sure = len(homes) == 1 and (signed[homes[0]] or not any(is_below(path, homes[0]) for path in told))
    return homes if is_sure else []


def find_at(start: int, assigned: Sequence[Assigned]) -> Path | None:
    """Return the finest place of the names that stand at *start* one behind the other (四川|凉山)."""
    best: Path | None = None
    for mention, path in assigned:
        if mention.start == start:
            best, start = path if best is None or _is_finer(path, best) else best, mention.end
    return best


def _is_finer(path: Path, told: Path) -> bool:
    """Return whether *path*, straight behind *told*, tells more: what lies in it, the city that is a division."""
    return is_below(path, told) or told[:-1] == CORPS


def is_below(path: Path, above: Path) -> bool:
    """Return whether *path* lies in *above*, and is not it."""
    return len(path) > len(above) and path[: len(above)] == above
