"""Who acts in two reports: two bodies that act are two events, and so are a meeting and what one who went there tells.

Names are compared without what any body is called: 昆山 of 昆山市总工会, 国网临汾供电 of 国网临汾供电公司工会.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from digest import acts
from digest.expressions import expression

Doing = Literal["nation", "federation", "other"]

_ENDINGS = expression(
    r"(?:总工会|工会联合会|工会工作委员会|工会委员会|各级工会|工会|总|有限责任公司|股份有限公司|有限公司|分公司|公司|集团|总厂|厂|学院|大学|学校"
    r"|煤矿|矿业|油田|医院|银行|局|项目部|项目|风景名胜区|风景区|景区|女职工委员会|法律援助律师|法律援助中心|志愿者|机关|职工服务中心|帮扶中心)+$"
)
_NEARBY = expression("^(?:[省市县区镇乡村厂矿][里上]|当地|本地)的?")  # 镇上渔业工会: the one that everybody there knows
_PARTNER = expression(
    "^.{2,}[与及](?=[省市县区州旗]?总工会)"
)  # 远洋造船与|市总工会: the union is the body; not 泰和|县, 大同|市
_ACCOUNT = expression(r"^[^｜|丨]{2,12}[｜|丨]")  # 镇江工会｜葡萄园里的“剪刀手”: who sends it
_UNITS = expression(r"自治[区州县旗]|[省市县区州旗]")
_FEDERATION = expression(r"总工会|[省市县区州旗]总$|[市县区州]工会$")
_OF_PLACE = expression("[省市县区州旗]?(?:总工会|工会|总)")
_LEAST = 2  # characters that name a body: 昆山, 太钢
# 公司工会, 物流公司, 职业学院: what many are called.
_ANY = frozenset(
    ("本", "我", "某", "该", "物流", "矿业", "职业", "电力", "建设", "机械", "师范", "技术", "各级", "基层", "企业")
)
# 460名农机手坐上市总工会的, 一万册图书任工会会员, 谢谢工会; 物流园, 项目部: where it happened; 两地工会: no names.
_NO_NAME = expression(
    r"[了着过我你他某谢拆坐]|[多几\d一二三四五六七八九十百千][名个人位]|[\d十百千万][册本套份件台辆座项条块户枚]|[当送换穿]上|当选|工人|代表|主席|\d"
    r"|^(?:两地|两家|两边|双方|三地|三家|多家)"
    r"|(?:园|市场|馆|酒店|车间|项目部|合作社)$"
)
# 某集团装配女工吴丽萍说: of a firm somebody speaks, it does nothing.
_SPEAKS = expression("[一-鿿](?:说|说道|表示|介绍|坦言|感慨|告诉记者)$")
# 在……展上，; ……工会选送的; 组队参加: the report of one who was there.
_GUEST = expression(
    r"(?:^|[\n，。])[^，。\n]{0,12}在[^，。\n]{4,40}(?:上|中)[，,]|(?:选送|推荐|选派|组队)[^，。\n]{0,16}在|(?:选送|推荐|选派|组队|组织)[^，。\n]{0,16}(?:参加(?![^，。\n]{0,8}(?:培训|训练|考试))|参展|的[^，。\n]{0,12}作品)"
    r"|在[^，。\n]{2,20}[赛会展]上(?=[包获夺摘拿斩]|被(?:授予|评为|命名为))"
    r"|(?:参加|参展|亮相|登上|入展)[^，。\n]{0,6}(?:第[一二三四五六七八九十\d]+届|全国|首届)|(?:作品|代表队)[^，。\n]{0,8}(?:亮相|入展)"
    r"|(?:班组?|公司|集团|车间|厂|队|站|[一-鿿]{2,3})(?<!等)(?:榜上有名|上榜|在列|入选)"
    # 邵阳12人荣获省……, 某工匠获全国……: the part of a list that one place or firm tells; 260人获…… is the list.
    r"|(?:^|[\n，。])(?![近百千两一二三四五六七八九十])[一-鿿、]{2,16}?(?:[\d一二三四五六七八九十两]+[名位家个人][一-鿿]{0,4})?"
    r"(?:荣?获(?:授|评|得|颁|批)?|被(?:授予|评为|命名为|认定为))[^，。\n]{0,6}?(?:全国|国家级|自治区|[省市](?!总))"
)


@dataclass(frozen=True, slots=True)
class Doer:
    """A body that acts: its bare name, empty where it is called what many are (公司工会), and what it is."""

    name: str
    kind: Doing


def doers_of(headline: str, body: str, places: Collection[str] = ()) -> tuple[Doer, ...]:
    """Return the bodies that act by the opening of *body*, else by *headline*; none where nothing is sure.

    *places* are the bare names of its regions: 张掖工会 is the federation of 张掖.
    """
    for text in (body, _ACCOUNT.sub("", headline)):
        act = acts.read(text, 0, len(text))
        if act.kind == "body" and _SPEAKS.search(text[: act.object.end]):
            act = acts.read_on(text, act.sentence.end, len(text))
        names = [text[span.start : span.end] for span in act.actors]
        known = act.kind in ("nation", "union") or (act.kind == "body" and names[0].endswith(("公司", "集团")))
        alone = not act.deed and act.object.start == act.object.end  # 挂起一块牌子：采摘工流动工会。
        if known and act.deed == "found" and act.object.start == act.object.end:  # ……工会联合会25日成立: who founds it?
            return (Doer("", "federation"),)
        if known and not alone and not _NO_NAME.search(names[0]):
            return tuple(_name(name, places) for name in names if not _NO_NAME.search(name))
    return ()


def is_guest(lead: str) -> bool:
    """Say whether *lead* is told by one who went to what others hold."""
    return _GUEST.search(lead) is not None


def _name(body: str, places: Collection[str]) -> Doer:
    if acts.is_national(body):
        return Doer("全国", "nation")
    kind: Doing = "federation" if _FEDERATION.search(body) else "other"
    body = _PARTNER.sub("", body) or body
    federation, union, _ = body.partition("总工会")  # 县总工会|劳动保护监督员
    bare = _NEARBY.sub("", _ENDINGS.sub("", federation + union if federation else body))
    if not bare and _NEARBY.match(body):  # 县里工会, 当地工会
        return Doer("", "federation")
    if bare in places and body.endswith("工会"):
        kind = "federation"
    least = _LEAST if kind == "federation" else _LEAST + 1
    parts = [part for part in _UNITS.split(bare) if len(part) >= least] or [_UNITS.sub("", bare)]  # 克州: of 克孜勒苏州
    name = parts[-1] if parts else ""
    return Doer("" if name in _ANY or len(name) < _LEAST else name, kind)


def is_apart(first: tuple[Doer, ...], second: tuple[Doer, ...], texts: tuple[str, str]) -> bool:
    """Say whether both reports tell who acts, one by name, and none of the one acts in the other's text (*texts*)."""
    if not (first and second and any(doer.name for doer in (*first, *second))):
        return False
    for some, other in ((some, other) for some in first for other in second):
        named = (not doer.name or acts_in(doer, text) for doer, text in ((some, texts[1]), (other, texts[0])))
        is_alike = not (some.name and other.name) or some.name in other.name or other.name in some.name
        is_alike = is_alike or (some.kind == "other" and _is_short_for(some.name, other.name))
        if some.kind != other.kind and all(named):
            return False  # of two kinds one body only if both texts name both
        if some.kind == other.kind and (is_alike or any(named)):
            return False
    return True


def _is_short_for(some: str, other: str) -> bool:
    """Say whether all characters of one name are of the other, as 呼铁 is of 中国铁路呼和浩特."""
    return set(some) <= set(other) or set(other) <= set(some)


def acts_in(doer: Doer, text: str) -> bool:
    """Say whether *text* names *doer* as a body, not only its place."""
    if doer.kind == "nation":
        return "全总" in text or "全国总工会" in text
    if doer.kind == "federation":
        parts = text.split(doer.name)[1:]  # what stands behind its name; a pattern for each would be made anew
        return any(_OF_PLACE.match(part) for part in parts)
    return doer.name in text
