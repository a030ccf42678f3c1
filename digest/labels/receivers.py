"""Who receives what a union gives, with whom it agrees: the second place of an act, wherever the report tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.expressions import expression
from digest.labels.gazetteer import Path
from digest.labels.meanings import Assigned
from digest.labels.places import Mention
from digest.labels.scan import Scan
from digest.labels.surroundings import OUTING
from digest.model import Region

_TOLD = 400  # characters of the body in which an act is told: what follows is background
_SENTENCE_END = expression(r"[。！？\n]")
_NAMED = 2  # characters by which a place is told from another in one report
_BEFORE = 20  # characters in front of a name that give it its part
# 接来结对的, 请对口支援的: whom a union has come and cares for.
_HAVE_COME = expression(r"[接请邀][请来到]?[^，。；、]{0,4}(?:结对|对口|协作|帮扶|支援|[援受]助)[^，。；、]{0,4}?的?$")
_TIED = r"(?:[^，。；、到在]{0,4}(?:结对|对口|协作|帮扶|支援|[援受]助?|友好|[毗相]邻|邻[省县市])[^，。；、]{0,4}?的?)?$"
# 运往, 搭进, 去, 寄给, 为, 拨付 …: what leads to whoever receives. Not 追到, 卖到, 感到; 推进, 以往.
_TO = expression(
    r"(?:[运发送寄驶派捐拨][到至抵入给]|抵达|抵|赴|(?:设立|捐建)的|安排|(?<![过失])去|(?<![以过])往|(?<![推促改引跟先增])进|(?<![追卖销收得受感达迎回碰见看听])到|援建的?|支援|援助|帮扶|援"
    r"|拨付|下拨|拨(?:给)?|[帮资救补]助|帮|助力?|支持|(?<![认作成])(?<!路线|地[点址]|主题)为|给|向|替|对口|结对)"
    + _TIED
)
_AT = expression("在" + _TIED)
# 邀请沐川县四十人来学艺，路费全包: who comes receives where the hosts pay; 请外县师傅来教 is not that.
_INVITED = expression(r"(?:(?<![申聘])(?:邀请|请|邀)来?|(?<![对承迎连直间衔])接[来待]?)" + _TIED)
_PAYS = expression(r"费|包[吃食下车揽干了，]|全包|食宿|吃住|车票|掏钱|出钱|买单|由[^，。]{0,12}?出|[疗休]养|体检")
# 把礼县果农的苹果运进食堂: what is bought to help those who grow it.
_BOUGHT = expression(r"(?:把|将|买下|买来|购买|收购|采购|认购|订购|认领)" + _TIED)
_BUYS = expression(r"[采认收订]购|买下|买来|购买|接[到来]|助农|助销|滞销|福利费|货款|账款|食堂")
_WITH = expression(r"(?:与|和|同|跟|携手|联合|会同|牵手|联手|拉上)" + _TIED)
_AID = expression(
    r"[援捐赠送寄帮扶拨募]|资助|救助|补助|教(?!育|委|职)|传帮带|收徒|结对|协作|选派|派出|义诊|巡诊|门诊|招聘|岗位|培训|慰问|采购|订单|驻[守点]|补贴|路费"
)
_TIES = expression(r"援|帮扶|结对|协作|对口|派来")  # 在那里做什么: only what is done for those there
_AGREE = expression(r"签|协议|约定|商定|结对|缔结|协作|合作|采购|互[派访助认查送]|共享|共建|联动|联手|混编|联合")
_GRANT = expression(r"[拨捐赠援]|[资救补]助|发放")  # what a province gives one of its counties
# 丁青县有了三间休息室。设备由武清区总工会捐赠; 这是某区总工会为当地环卫工备的; 某县总工会派来四人: it went where the
# sentence before tells of.
_GIVEN_BY = expression(
    r"[由是][^，。；]{0,24}?工会[^，。；]{0,6}?[捐赠送援]|工会[^，。；]{0,6}?[为给替]当地|[派送运寄捐]来"
)
# 应某县总工会邀请，都安职工来休养，车费由某县总工会负担: who is asked and paid for.
_ASKED = expression(r"应[^，。；]{0,20}?工会[^，。；]{0,4}?邀[^，。；]{0,2}，$")
# 赴扬州参加培训, 在深圳打工: for themselves, they give nothing there. 桂林路, 友谊关: no place of that name.
_NO_GIFT = expression(
    r"(?![^，。；]{0,16}?(?:援[建藏疆青]|对口|帮扶|协作))"
    rf"[^，。；]{{0,10}}?(?:[打务]工(?![者人妹])|[就求]学|上学|读书|学习|参加|取经|考察|观摩|参观|看病|{OUTING})"
    r"|籍|来的|大?[路街巷河江湖岛关](?![市区县省])|大道"
)

# 选派八名技师赶赴, 援建的六间母婴室, 捐书两万册: a deed of aid, where two places are told. Not 法律援助.
_AID_DEED = expression(
    r"援[建藏疆青渝]|支援|帮扶|对口|[捐赠]|[选指]派|派出|送(?:去|来|到|进|教|技)"
    r"|接来|全包|[采认收]购|买下|带货|运来|建起|募|进驻|驻[守点]"
)


# 河西区总工会向舟曲县总工会捐赠: one gives, though both meet.
_GIFT = expression(r"[向给为]([^，。；]{2,16}?)(?:[捐援拨赠]|资助|送)")


def is_given(text: str, end: int) -> bool:
    """Return whether those who go to the place whose name ends at *end* bring something, for all that is told."""
    return _NO_GIFT.match(text, end) is None


def is_aid(regions: Sequence[Region], found: Scan) -> bool:
    """Return whether headline or lead tell that one of *regions* gives and another, apart from it, receives."""
    if len(regions) < 2 or is_nested(regions[0].path, regions[1].path):
        return False
    names = [region.path[-1][:_NAMED] for region in regions[:2]]
    if any(names[1] in found.text[span.start : span.end] for span in found.act.actors):  # they act together
        given = (match[1] for match in _GIFT.finditer(found.text, 0, found.lead))
        return any(name in receiver for receiver in given for name in names)
    return _AID_DEED.search(found.text, 0, found.lead) is not None


def find_receivers(main: Path, assigned: Sequence[Assigned], found: Scan) -> tuple[Path, ...]:
    """Return the places that the unions of *main* give to or agree with, as sentences tell it that name both.

    A province's county counts where the province grants it something.
    """
    places: list[Path] = []
    if all(is_nested(path, main) for _, path in assigned) and (len(main) > 1 or not _GRANT.search(found.text)):
        return ()
    sure = {path for mention, path in assigned if not mention.loose}
    behind: Sequence[Assigned] = ()
    for start, end in _sentences(found):
        inside = [(mention, path) for mention, path in assigned if start <= mention.start < end]
        if not any(mention.union and is_nested(path, main) for mention, path in inside):
            behind = inside
            continue
        sentence = found.text[start:end]
        if _GIVEN_BY.search(sentence):
            places += [path for mention, path in behind if not (mention.loose or is_nested(path, main))]
        for first, mention, path in _chains(inside):
            below = len(main) == 1 and len(path) > 1 and path[:1] == main and _GRANT.search(sentence)
            alone = not mention.union and first == mention.start
            stray = alone and mention.name.kind in ("town", "word") and mention.name.text[-1] not in "县市区旗"
            if path not in sure or stray or mention.bearer or (is_nested(path, main) and not below):
                continue
            before = found.text[max(start, first - _BEFORE) : first]
            party = not below and (mention.union or not found.text.startswith(("、", "的"), mention.end))
            if _is_guest(before, sentence):
                places.append(path)
            elif _receives(before, sentence, mention) or (party and _agrees(before, sentence)):
                places += [path] if is_given(found.text, mention.end) else []
    told = tuple(dict.fromkeys(places))
    # 西藏, and of it 定日县: one receives, told by the finer name.
    return tuple(path for path in told if not any(len(other) > len(path) and is_nested(path, other) for other in told))


def _is_guest(before: str, sentence: str) -> bool:
    """Return whether those of the place behind *before* are asked to come, and paid for, whatever they do there."""
    asked = _INVITED.search(before) or _ASKED.search(before)
    return asked is not None and _PAYS.search(sentence) is not None


def _receives(before: str, sentence: str, mention: Mention) -> bool:
    name = mention.name  # 采购喀什红枣: so the goods are called; 礼县果农的苹果 are the growers'
    goods = name.kind in ("short", "word") and name.text[-1] not in "县市区旗"
    for leads, proof in ((_TO, _AID), (_HAVE_COME, _AID), (_BOUGHT, _TIES if goods else _BUYS)):
        if leads.search(before) and proof.search(sentence):
            return True
    return _AT.search(before) is not None and _TIES.search(sentence) is not None


def _agrees(before: str, sentence: str) -> bool:
    return _WITH.search(before) is not None and _AGREE.search(sentence) is not None


def _chains(inside: Sequence[Assigned]) -> Iterator[tuple[int, *Assigned]]:
    """Yield the last of names that stand one behind the other (贵州省|印江县), with where the first begins."""
    first = -1
    for number, (mention, path) in enumerate(inside):
        first = mention.start if first < 0 else first
        follower = inside[number + 1][0] if number + 1 < len(inside) else None
        if follower is None or follower.start != mention.end:
            yield first, mention, path
            first = -1


def _sentences(found: Scan) -> Iterator[tuple[int, int]]:
    """Yield where the headline and the sentences stand that tell the act."""
    if "headline" in found.fields:
        start = found.starts[found.fields.index("headline")]
        yield start, start + len(found.article.headline)
    start, last = found.body, min(len(found.text), found.body + _TOLD)
    for match in _SENTENCE_END.finditer(found.text, start, last):
        yield start, match.start()
        start = match.end()
    if start < last:
        yield start, last


def is_nested(some: Path, other: Path) -> bool:
    """Return whether one of the places lies in the other, or is it."""
    least = min(len(some), len(other))
    return some[:least] == other[:least]
