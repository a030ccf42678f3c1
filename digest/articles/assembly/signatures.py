"""Room 2: a signature as it is printed in, the signing body in full out (张家港市总 → 张家港市总工会)."""

from __future__ import annotations

import re

from digest.articles.vocabulary import NAME

_LABEL = re.compile(
    r"^(?:供稿|作者|单位|来稿|文|撰稿|文/图|图/文|来源|通讯员|记者|(?:信息|稿件|文章|新闻|内容)来源)(?:单位)?[: ]+"
)
_CUT = re.compile(r"总工?$")
_WORK = re.compile(r"[ /]?(?:供稿|宣|摄影报道|摄|供图|图/文|文/图|图文)$")
_PERSON = re.compile(rf"[ 、]+{NAME}$")
_ZONE = re.compile(r"^(高新区|工业园区|园区|开发区|经开区|经济技术开发区|高新技术产业开发区)总工会$")
_SOURCE = re.compile(r"来源[:] ?(.*?)(?= ?(?:发布|发表|浏览|阅读|点击|参与|编辑|作者|责任|字体|【|\||\d{4}-)|$)")
_SELF = ("本网", "本站", "原创", "网络", "本报", "转载", "互联网")


def contributor(signature: str, page: str) -> str:
    """Return the body that signed, in full, as far as *signature* and the *page*'s own words tell."""
    name = _bare(signature)
    name = _CUT.sub("总工会", name)
    return _with_place(name, page)


def _bare(text: str) -> str:
    previous = ""
    name = text.strip(" ()")
    while name != previous:
        previous = name
        name = _WORK.sub("", _LABEL.sub("", name).strip()).strip()
    if len(name) > 6 and re.search(r"总工?会? |工会 ", name):
        name = _PERSON.sub("", name)
    return name


def _with_place(name: str, page: str) -> str:
    """Return a functional zone's union with the city, if the page itself always names the zone with one city."""
    match = _ZONE.match(name)
    if not match:
        return name
    cities = set(re.findall(rf"([\u4e00-\u9fff]{{2}}){match.group(1)}", page))
    cities = {
        city
        for city in cities
        if page.count(city) >= 3 and (city + "市" in page or page.count(city + match.group(1)) >= 2)
    }
    return next(iter(cities)) + name if len(cities) == 1 else name


def source_name(line: str) -> str:
    """Return the name after 来源 in a line of a web page; empty if it names none."""
    match = _SOURCE.search(line)
    name = match.group(1).strip() if match else ""
    return "" if name in _SELF else name
