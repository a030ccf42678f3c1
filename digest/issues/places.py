"""The place of an entry in a word: without what goes without saying, nothing where title or sender say it."""

from __future__ import annotations

from collections.abc import Sequence

from digest.characters import simplify
from digest.expressions import expression

_LEVEL = expression("(?:总工会|自治[区州县]|地区|新区|园区|[省市区县州盟旗镇])$")
_PEOPLE = expression(r"^(\w{2,3}?)(?:[^\W\d]{1,3}族)+(?=自治)")  # 临夏回族自治州 is called 临夏州
_COUNTY = 3  # names in the path of a county; in a municipality two
# Before 市总工会 a verb is no place: 学习传达市总工会全委会精神.
_UNION_OF = expression(
    "([\u4e00-\u9fff]{2,5}(?<![达实应开加彻从据照到在向由与和受获被全各我赴行发习])[市县区旗])总工会"
)
_BARE = 3  # characters: 高新区, 经开区
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_SEVERAL = expression("[两三四五六七八九十多各][地县区市]")
_NATIONWIDE = expression("全国|全总|中国|我国|国家")


def joined(path: Sequence[str]) -> str:
    """Return the names of *path* in one word."""
    return "".join(path)


def region(path: Sequence[str], title: str, sender: str, home: Sequence[str] = ()) -> str:
    """Return the place *path* in one word, without *home* before a place in it, nor the province that it lies in.

    Empty where there is none or it is home itself, or where *title* names it, or *sender* at *home*, or the title says
    that there are several: 市领导 of a title are taken for one's own where another city stands at the end alone. Of a
    county of elsewhere that the title names alone, what it lies in: 普陀区 may be one of two.
    """
    is_own = not home or tuple(path[: len(home)]) == tuple(home)
    named = _UNION_OF.match(title) if is_own else None
    if not path or (named and not any(named[1] in name or is_said(name, named[1]) for name in path)):
        return ""  # 峡山区总工会: a zone that no table knows, of which the texts around told another place
    if is_said(path[-1], title + sender * is_own) or (is_own and _is_said_at_home(path, title, home)):
        return "" if is_own else _above(path, title + sender, home)
    if _SEVERAL.search(title) and any(is_said(name, title) for name in path):  # 杭州两地: one of them is not the place
        return ""
    if tuple(path[: len(home)]) == tuple(home):
        return joined(path[len(home) :])
    is_near = bool(home) and tuple(path[:1]) == tuple(home[:1])  # another city of the own province
    return joined(path[1:] or path if is_near else path)


def _is_said_at_home(path: Sequence[str], title: str, home: Sequence[str]) -> bool:
    """Say whether *title* names the last of *path* as its own city does: 高新区 for 潍坊高新区."""
    city = _LEVEL.sub("", path[-2]) if len(path) == _COUNTY and len(home) > 1 else ""
    bare = path[-1].removeprefix(city) if city else path[-1]
    return bare != path[-1] and len(bare) >= _BARE and bare in title


def _above(path: Sequence[str], words: str, home: Sequence[str]) -> str:
    """Return what the county *path* lies in, as far as *home* does not, unless *words* name a part of it."""
    if len(path) < _COUNTY - (path[0] in _MUNICIPALITIES) or any(is_said(name, words) for name in path[:-1]):
        return ""
    return joined(path[int(path[0] == home[0]) : -1])


def is_said(name: str, words: str) -> bool:
    """Say whether *words* name the place *name*, in full or without what it is (张家港 of 张家港市)."""
    if name == "全国":
        return bool(_NATIONWIDE.search(words))
    stem, words = _LEVEL.sub("", _PEOPLE.sub(r"\1", name)), simplify(words)
    return name in words or (len(stem) > 1 and stem in words)
