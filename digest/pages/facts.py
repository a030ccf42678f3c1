"""A line in, its pieces out, where it tells nothing but facts about a text: who sends it, who wrote it, when.

A small grammar and no whole lines: marks, labels, days, bodies, persons and counters, in any order.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from digest.expressions import expression
from digest.pages import days
from digest.senders import FIRMS, OFFICES, PAPERS, SENDING, UNIONS, ending

__all__ = [
    "CAPTION",
    "EDITORS_NOTE",
    "PLACEHOLDER",
    "WROTE",
    "Fact",
    "facts",
    "has_deed",
    "is_body",
    "is_signer",
    "label_of",
]

FactKind = Literal["body", "person", "day", "label", "mark", "number", "other", "unknown"]

CAPTION = expression(r"^(?:[▲△↑←→▼]|图[一二三四\d]{1,2}[:：. 、]|[（(]?(?:图为|图片说明))")
# Who took or gave a picture, on a line of its own: 王某 摄, 图/王某, （受访者供图）; who wrote and took it is none.
PICTURE_BY = expression(
    r"^[（(]?(?!.{0,3}文[/／])(?:(?:图片?|照片|视频|供图|摄影|图源|图片来源)\s*[:：丨|/／]\s*\S{2,16}(?:\s\S{2,8})?|(?:图源|图片来源|图片?(?:均|全部)?(?:来自|来源于?|源自|选自))\s?于?(?:互联网|网络).{0,6}"
    r"|[\u4e00-\u9fff·]{0,8}(?:记者|通讯员)?\s*[\u4e00-\u9fff·]{2,16}\s?[/／]?\s?(?:(?<!拍)摄|供图)|资料图片?"
    r"|(?:本文|文中)?图片?(?:均)?(?:由|为)\S{2,16}(?:提供|供图))[）)]?$"
)
# Where a picture is to stand, where a text ends, what is said of it to the editor: 【插图1】, （附照片2张）,
# （全文完）, （以上稿件未在其他媒体发表）, 以上3篇，请审阅。
PLACEHOLDER = expression(
    r"^[—\s\-]*(?:完|全文完|(?:THE )?END)[—\s\-.]*$"
    r"|^[（(【\[]\s*(?:(?:附|见|配)?(?:图片?|照片|插图|配图|视频)(?!为|片?说明)[^。]{0,24}|全?文?完|未完待续|待续"
    r"|(?:以上|上述|本|此|该)(?:稿件?|文章?|信息|图文|图片|内容)(?!来源|作者|系|由|为.{0,8}报)[^：:]{0,30})\s*[)）】\]]$"
    r"|^(?:(?:以上|上述|以下)\s*共?|共)计?\s*[一二两三四五六七八九十\d]{1,3}\s*[篇条则件](?:稿件?|信息|新闻|图文)?[，,。；\s]*"
    r"(?:[敬恭烦恳特均仅]?[请供望盼待][^。]{0,20})?[。！!]?$"
)
# What the editors say before a text, and of its author behind it, is none of it.
EDITORS_NOTE = expression(
    r"^[【\[（(]?(?:编者按|编者的话|编前语?|编者语|开栏的话|开栏语|(?:内容)?[摘提]要|核心提示)"
    r"[】\]）)]?\s*[:：\u3000 ]|^[【\[]编者按[】\]]"
    r"|^[【\[（(]?作者(?:简介|介绍)"
)
# Who wrote it, on a line of its own at the head or the foot of a text: 某报记者 王某 李某.
WROTE = expression(
    r"^[（(【\[]?(?:(?:文|图文|文图|撰文|执笔)\s*[/／丨|]\s*)?[\u4e00-\u9fff]{0,10}(?:记者|通讯员|专栏作者)[\s\u3000:：]+[\u4e00-\u9fff·]{2,5}(?:[\s\u3000、，]+[\u4e00-\u9fff·]{2,5}){0,5}(?:[\s\u3000]+报道)?[）)】\]]?$"
)
_ALL = expression(r"[:：]\s*各[省市县区镇]")  # 来源：各县（市、区）总工会 names none of them
_SAYING = ("sender", "writer", "other")  # kinds of labels before what names nobody
_LONGEST, _LONGEST_BODY = 80, 28  # characters of such a line, of a body's name
_SECTION = rf"{ending(UNIONS)}[\u4e00-\u9fff]{{2,6}}(?:(?<![干内全外])部|科|(?<!会议)室)"  # 某某总工会权益保障部
_BODY = expression(rf"[\u4e00-\u9fff\w·“”]{{1,{_LONGEST_BODY}}}(?:{ending(UNIONS, OFFICES, PAPERS, FIRMS)}|{_SECTION})")
# A name has no deed in it, and nothing that leads to one; signs count after that of a place alone (无为市, 进贤县).
_DEEDS = expression(
    r"^[在由据对]|(?<!自)由|举[行办]|[召展]开|成立|加入|走[进访]|启动|发放|[创组]建|关于|慰问|助力|携手|致敬|送(?!变?电)|\d[名家个]|20\d\d年"
    r"|(?:调研|考察|督导)(?![组室处科])|视察|[我全本各][市省县区]"
)
_LEADING = expression(r"[把被将为让向给的了与获进]")
_PLACE = expression(r"^[\u4e00-\u9fff]{1,6}?[省市区县州旗镇]")
_TWO_SURNAMES = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|司空"
_PERSON = expression(
    rf"[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff·]{{1,8}}|(?:{_TWO_SURNAMES})[\u4e00-\u9fff]{{1,2}}"
    r"|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff]"
)
_COUNT = expression(r"[\d,.万w×xX*]{1,20}(?:次|人|篇|字|期|人次|条)?")
# The number of a bulletin (第8期, 总第112期, 增刊), of a paper's page, which names its column: 第2版：综合.
_NUMERAL = r"[A-Za-z]?[\d一二三四五六七八九十百〇○]{1,5}"
_ISSUE = expression(
    rf"(?:20\d\d年?度?)?(?:总|今年)?第{_NUMERAL}期|(?:总期数?|总){_NUMERAL}期?|20\d\d年{_NUMERAL}期|增刊|特刊|专刊"
)
_SPACED_ISSUE = expression(  # 第 8 期, 2026 年第 8 期; the days that an issue tells of: 11月6日—12日
    r"\d{1,2}月\d{1,2}日? ?[—~～至-]{1,2} ?(?:\d{1,2}月)?\d{1,2}日"
    rf"|(?:20\d\d ?年 ?)?总?第(?: {{1,2}}{_NUMERAL} {{0,2}}|{_NUMERAL} {{1,2}})期|20\d\d 年 ?第 ?{_NUMERAL} ?期"
)
_ALMANAC = expression(
    r"(?:星期|周)[一二三四五六日天]|\d{1,2}月\d{1,2}日|农历[\u4e00-\u9fff]{3,10}|20\d\d年\d{1,2}月[上中下]?旬?"
)  # beside a day
_PAGE = expression(rf"第?{_NUMERAL}版")
_CLOCK = expression(r"\s*(?:[上下]午|(?:星期|周)[一二三四五六日天])?\s*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
_MARK = r"\s\u3000|｜丨/／•,，、;；()（）【】\[\]<>《》\"'：:□■◎○●▲△★☆◆◇_=—–~～\-.+"
# A label or a name of two characters is set apart to fill its place: 时　间：, 李　明.
_SPACED = r"[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])"
_TOKEN = expression(rf"(?P<mark>(?:[{_MARK}]|(?<=\s)·(?=\s))+)|{_SPACED}|[^{_MARK}]+")
_INSIDE = expression(r"[\s\u3000:：]+|[(（]盖章[)）]|\d{1,2}$|(?<=.)[一二三四五六七八九十]$")
_CORES = ("标题", "题目", "内容", "正文")  # what a form asks for, whatever it calls a report
_HALF = 2  # characters of each of two labels in one
_LONGEST_VALUE = 12  # characters of what stands after a label that is of no interest


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of a line, verbatim, and what it is (number: of a bulletin or of a page).

    *told* is the kind of the label before it: sender, writer, other.
    """

    text: str
    kind: FactKind
    told: str = ""


def facts(text: str) -> tuple[Fact, ...]:
    """Return the pieces of *text* in their order, where they are all that it has; nothing where it says more.

    A body, a day, a label or a number is among them: persons alone tell nothing.
    """
    if not 0 < len(text) <= _LONGEST or "。" in text:
        return ()
    if every := _ALL.search(text):
        label, kind = text[: every.start()], label_of(text[: every.start()])
        return (Fact(label, "label", kind), Fact(text[every.start() :], "other")) if kind in _SAYING else ()
    found = tuple(_pieces(text))
    is_telling = any(each.kind in ("body", "day", "label", "number") for each in found)
    return found if is_telling and all(each.kind != "unknown" for each in found) else ()


def is_body(name: str) -> bool:
    """Say whether *name* is that of a body which may send a report, and nothing else."""
    return _BODY.fullmatch(name) is not None and not has_deed(name)


def is_signer(line: str) -> bool:
    """Say whether *line* is nothing but the name of a body that signs, with the persons who wrote for it."""
    pieces = facts(line.strip())
    is_addressed = line.rstrip().endswith((":", "："))  # 市总工会：
    return (
        not is_addressed
        and any(each.kind == "body" for each in pieces)
        and all(each.kind in ("body", "person", "mark") or each.told == "sender" for each in pieces)
    )


def has_deed(name: str) -> bool:
    """Say whether *name* tells what is done, as no name of a body does."""
    return bool(_DEEDS.search(name) or _LEADING.search(_PLACE.sub("", name)))


def label_of(word: str) -> str:
    """Return what the label *word* asks for: sender, writer, day, title, text or other; empty where it is none."""
    bare = _INSIDE.sub("", word)
    if found := next((kind for kind, words in _data()["labels"].items() if bare in words), ""):
        return found
    if len(bare) == 2 * _HALF and bare[_HALF:] in _CORES:  # 作品标题, 案例内容
        return label_of(bare[_HALF:])
    halves = [(label_of(bare[:2]), label_of(bare[2:]))] if len(bare) == 2 * _HALF else []  # 供稿供图, 撰稿摄影
    return next((first for first, second in halves if first and second and not {first, second} & {"title", "text"}), "")


def _pieces(text: str) -> Iterator[Fact]:
    told, start = "", 0
    spans = {match.span(): "day" for match, _ in days.matches(text)}
    spans |= {match.span(): "number" for match in _SPACED_ISSUE.finditer(text)}
    for begin, end in [*sorted(spans), (len(text), len(text))]:
        for token in _TOKEN.finditer(text, min(start, begin), begin):
            for piece in _read(token[0], told) if token["mark"] is None else [Fact(token[0], "mark")]:
                told = piece.told if piece.kind in ("label", "number") else told
                yield piece
        if start <= begin < end and spans[begin, end] == "number":
            yield Fact(text[begin:end], "number")
            start = end
        elif start <= begin < end:
            clock = _CLOCK.match(text, end)
            start = clock.end() if clock else end
            yield Fact(text[begin:start], "day")
            told = ""


def _read(token: str, told: str) -> Iterator[Fact]:
    """Yield what *token* is, a word between marks, after a label of the kind *told*."""
    if kind := label_of(token):
        yield Fact(token, "unknown" if kind in ("title", "text") else "label", kind)
        return
    if _PAGE.fullmatch(token):
        yield Fact(token, "number", "other")
        return
    before, name, after = _about(token)
    if before:
        yield Fact(before, "label", "sender")
    if is_body(name):
        yield Fact(name, "body", "sender" if before or after else told)
    elif _ISSUE.fullmatch(name):
        yield Fact(name, "number", told)
    elif _COUNT.fullmatch(name) or _ALMANAC.fullmatch(name) or (told == "other" and len(name) <= _LONGEST_VALUE):
        yield Fact(name, "other", told)
    elif _PERSON.fullmatch(name):
        yield Fact(name, "person", told)
    elif told == "sender" and len(name) <= _LONGEST_BODY and not has_deed(name):
        yield Fact(name, "body", told)
    else:
        yield Fact(name, "unknown")
    if after:
        yield Fact(after, "label", "after")


def _about(token: str) -> tuple[str, str, str]:
    """Return the words of sending before and behind the body in *token* with it between: 由 某某总工会 供稿."""
    words = _data()["about"]
    for before in ("", *(word for word in words["before"] if token.startswith(word))):
        for after in ("", *(word for word in (*SENDING, *words["after"]) if token.endswith(word))):
            name = token[len(before) : len(token) - len(after)]
            if is_body(name):
                return before, name, after
    return "", token, ""


@functools.cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("digest.pages").joinpath("facts.toml").read_text("utf-8"))
