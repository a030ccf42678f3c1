"""Room 2: a signature as it is printed in, the signing body in full out (张家港市总 → 张家港市总工会)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_broken_label, is_signature, joined, read_signers
from digest.articles.lines.stamps import stamped_paper
from digest.articles.normalize import plain
from digest.articles.vocabulary import NAME
from digest.expressions import expression

_LABEL = expression(
    r"^(?:供稿|作者|单位|来稿|文|撰稿|文/图|图/文|来源|通讯员|记者|(?:信息|稿件|文章|新闻|内容)来源|稿源|出处)"
    r"(?:单位)?[:|丨 ]+"
)
_CUT = expression(r"总工?$")
_WORK = expression(r"[ /]?(?:供稿|宣|摄影报道|摄|供图|图/文|文/图|图文)$")
_ALL = expression(r"(?:\A|[:|丨/])各(?![各界])")  # 来源:各区总工会 names none of them
_ALONE = expression(rf"\({NAME}\)")  # (某某), though the name is a word, too
_ZONE = expression(r"^(高新区|工业园区|园区|开发区|经开区|经济技术开发区|高新技术产业开发区)总工会$")
_SOURCE = expression(
    r"(?:来源|稿源|转自)[:|丨] ?(.*?)"
    r"(?= ?(?:发布|发表|添加|访问|浏览|阅读|点击|参与|编辑|作者|记者|通讯员|供稿|摄影|责任|字[体号]|日期|时间"
    r"|分享|打印|收藏|评论)"
    r"| ?(?:[【」]|\||\d{4}[-年/.])|$)"
)
_MARKED = expression(r"[(:/|丨\[]|——|由")  # signs that are matched in the plain form
_BESIDE = expression(rf"(?<=..) +{NAME}(?<![网报社台局部会])$")  # 综合办 某某: who wrote it there
_PERSONAL = expression("[\u4e00-\u9fff]{2,3}(?<![网报社台局部会办])")  # 来源:某某 某某
_NUMBERED = expression(r"[A-Za-z]*\d[\w-]*", re.ASCII)  # what a machine calls it
_MADE = expression("(?<=[站网络])(?:原创|整理|转载|收集)$")  # 本站原创
_SELF = (
    "本网",
    "本站",
    "原创",
    "网络",
    "本报",
    "转载",
    "互联网",
    "系统管理",
    "系统管理员",
    "管理员",
    "用户投稿",
    "未知",
    "网易号",
    "搜狐号",
    "百家号",
    "头条号",
)


def signer(signatures: Sequence[str], sources: Sequence[str], page: str) -> str:
    """Return who signed in full; else whom a source line names; empty where nobody is told."""
    signatures, sources = ([text for text in texts if not _ALL.search(plain(text))] for texts in (signatures, sources))
    for text in signatures:
        signers = read_signers(plain(text)) if text else None
        is_addressed = plain(text).endswith(":")
        if (
            text and not is_addressed and not _ALONE.fullmatch(plain(text)) and (signers is None or signers.bodies)
        ):  # persons are no contributor
            return contributor(plain(text) if _MARKED.search(plain(text)) else text, page)
    return next(filter(None, (source_name(plain(text).strip("()")) for text in sources)), "")


def whole(lines: Sequence[Line]) -> list[str]:
    """Return the texts of *lines* that sign, one that two lines break in one piece."""
    found: list[str] = []
    for line in lines:
        if found and _goes_on(plain(found[-1]), line.text):
            found[-1] = joined(found[-1], line.fragment.text)
        else:
            found.append(line.fragment.text)
    return found


def _goes_on(upper: str, lower: str) -> bool:
    """Tell whether *upper* leaves open, as a bracket, a label or a name cut off, what *lower* ends."""
    is_open = sum(map(upper.count, "([【")) > sum(map(upper.count, ")]】"))
    return is_open or is_broken_label(upper, lower) or (read_signers(upper) is None and is_signature(upper + lower))


def contributor(signature: str, page: str) -> str:
    """Return the body that signed, in full, as far as *signature* and the *page*'s own words tell."""
    signers = read_signers(signature) or read_signers(plain(signature))
    previous, name = "", signers.bodies[0] if signers and signers.bodies else signature.strip(" ()[]")
    while name != previous:
        previous = name
        name = _WORK.sub("", _LABEL.sub("", name).strip()).strip()
    name = _CUT.sub("总工会", name)
    match = _ZONE.match(name)
    if not match:
        return name
    # a functional zone's union with the city, if the page itself always names the zone with one city
    zone = match.group(1)
    cities = {
        city
        for city in re.findall(rf"([\u4e00-\u9fff]{{2}}){zone}", page)
        if page.count(city) >= 3 and (city + "市" in page or page.count(city + zone) >= 2)
    }
    return next(iter(cities)) + name if len(cities) == 1 else name


def source_name(line: str) -> str:
    """Return the name after 来源, or in a stamp with the hour, of a line of a web page; empty if it names none."""
    match, signers = _SOURCE.search(line), read_signers(line)
    name = match.group(1).strip() if match else stamped_paper(line)
    if name and signers is not None and signers.bodies:  # a person may stand beside it
        name = signers.bodies[0]
    name, persons = _BESIDE.subn("", re.sub(r"收集$|^《([^《》]+)》$", r"\1", name))
    if _NUMBERED.fullmatch(name) or (persons and _PERSONAL.fullmatch(name)):
        return ""
    return "" if _MADE.sub("", name) in ("", *_SELF) else name
