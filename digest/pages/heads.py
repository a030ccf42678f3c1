"""A page of plain text in, the same with the publication and the page number out that its head or foot names.

A name is a paper's by its ending, and stands by itself or beside a day, or before the words for its electronic edition;
one that ends as unions do needs a day or a number of the issue below it, a site's a day on its line. A number of a page
stands by itself, beside a day or the name of a section; of two, none counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from digest.expressions import expression
from digest.model import Page
from digest.pages import days
from digest.pages.briefs import signer_of
from digest.pages.facts import facts, has_deed, is_body, is_signer
from digest.senders import without_office

__all__ = ["COUNT_OF_PAGES", "name_in", "numbers_in", "with_head", "with_sender"]

_HEAD, _FOOT, _LONGEST = 6, 2, 44  # lines of a page's head and foot, characters of one
_SENT = expression(r"(?:报送|投稿|来稿|填报|发稿|申报)(?:单位|部门)?\s*[:：]")
_ADDRESSED = expression(r"[:：]$|报送|来稿|投稿|查收")  # what a letter of reports begins with
_SIGNED = 4  # lines at the end of a text in which its sender signs
_CONTENTS = expression(r"[\s\W]*(?:本[期报刊版]|今日)?(?:导\s?读|要\s?目|看\s?点|目\s?录|内容提要)[\s\W]*")
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)}
_PAGE = expression(r"第?\s?(0?[1-9]\d?|[A-H]0?\d{1,2}|(?<=第)[一二三四五六七八九十])\s?版(?![权本式面])")
# How many pages an issue has is the number of none: 本期8版, 今日共八版.
COUNT_OF_PAGES = expression(
    r"(?:[本今][期刊报日天][\s\u3000]*共?|共|计)[\s\u3000]*(?:\d{1,3}|[一二三四五六七八九十]{1,3})[\s\u3000]?个?版"
)
_JUMP = expression(r"[上下转紧]接|下转|[接转见]\s?第")  # 上接第3版: where a text goes on
_LETTERED = expression(r"\W{0,2}[A-H]0?(\d{1,2})(?=[\s\u3000·|：:]|$)")  # A3 民生, over a day
_FIRST = expression(r"0?([1-9]\d?)(?:[\s\u3000]+[\u4e00-\u9fff]{2,4})?")  # 02, 2 要闻 at the very top
_LAST = expression(r"[\s\u3000]+0?([1-9]\d?)\W*$")  # behind a day: 2026年11月6日 4
_BESIDE = expression(r"[\s\u3000|｜]+0?([1-9]\d?)[\s\u3000|｜]+(?=[\u4e00-\u9fff]{2,6}\W*$)")  # 星期三　3　基层
_NAME = expression(
    r"《?(?P<name>[\u4e00-\u9fff]{2,14}?(?:日报|晚报|时报|周报|报|周刊|月刊|季刊|简报|信息专报|专报|快报|通讯|工作动态|工会动态|工会信息|工作信息|工会工作|工运))》?"
    r"(?=$|[\s\u3000（(|·]|第|总第)"
)
# 某某日报 数字报, 某某工人报官方网站: what stands behind it tells that it is a paper, a day need not
_DIGITAL = expression(
    r"《?(?P<name>[\u4e00-\u9fff]{2,12}?(?:日报|晚报|时报|周报|报|周刊|月刊))》?[\s\u3000]*"
    r"(?:数字报纸?|电子报纸?|电子版|官方网站|官网)(?![\u4e00-\u9fff])"
)
_SITE = expression("[\u4e00-\u9fff]{2,10}网")  # beside a day, as a site stamps its pages
_ADDRESS = expression(r"(?:https?:)?//[!-~]+|www\.[!-~]+")
_UNION_PAPER = expression(r"[\u4e00-\u9fff]{2,8}(?:(?<!总)工会|工人|职工)")
# 工会信息, 一线通讯: what a column is called, not a paper
_COLUMN = expression(
    r"(?:本[报刊]|工会|职工|基层|一线|今日|图片|信息|新闻|海报|喜报|捷报|专报|通讯)(?:工会|信息|动态|通讯|简报|快报|专报|报)?|[\u4e00-\u9fff]{2}播报"
)
# 来源：某某工人报 2026-11-26, under a text that somebody copied
_SOURCE = expression(
    r"(?:来源|稿源|转自|摘自)\s*[:：]\s*《?(?P<name>[\u4e00-\u9fff]{2,12}(?:报|周刊|网|客户端))》?[\s\u3000（(]*[\d年月日./-]*[)）]?"
)
# As an e-paper's reader shows it
_LABELLED = expression(r"(?:当前)?报纸(?:名称)?\s*[:：]\s*《?(?P<name>[\u4e00-\u9fff]{2,12})》?")
_HOUR = expression(r"\d{1,2}:\d{2}")
_ORIGINAL = expression(r"原创\s+(?:\S{2,12}\s+)?([\u4e00-\u9fff]{2,12})")
_REPOSTED = expression(r"以下文章来源于(?P<name>[\u4e00-\u9fff]{2,12})")  # whose text an account on WeChat took over
_SPACED = expression(r"[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){2,}")
_ISSUE = expression(r"第\s?[\d一二三四五六七八九十百〇]{1,5}\s?期")
_SENTENCE = expression(r"[，。；！？,;!?]")
_REST = expression(r"[\s\u3000\W]*(?:(?:星期|周)[一二三四五六日天]|农历\S{4,8})?[\s\u3000\W]*")
_LONGEST_SECTION = 6  # characters of the name of a page's section: 综合新闻
_SECTION = expression(rf"[\s\u3000\W]*[\u4e00-\u9fff·]{{0,{_LONGEST_SECTION}}}[\s\u3000\W]*")
_STAFF = expression(
    r"(?:责任?编辑?|编辑|美编|版式|校对|组版|审读|主编)[\s\u3000：:/]{0,2}[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
)


def with_head(page: Page) -> Page:
    """Return *page* with the publication and the page number that its own head or foot names."""
    texts = [block.text.strip() for block in page.blocks if block.text.strip()]
    head = _own(takewhile(lambda text: not text.endswith("。"), texts[:_HEAD]))
    numbers = {number for text in _own((*texts[:_HEAD], *texts[_HEAD:][-_FOOT:])) for number in numbers_in(text)}
    if not numbers and head and (first := _FIRST.fullmatch(head[0])) and any(map(days.found, head)):
        numbers = {int(first[1])}
    number = numbers.pop() if len(numbers) == 1 else page.origin.page
    reposted = next(filter(None, map(_REPOSTED.match, texts[:_HEAD])), None)
    name = page.origin.publication or (reposted["name"] if reposted else name_in(head) or _source_in(texts))
    return replace(page, origin=replace(page.origin, page=number, publication=name))


def _source_in(texts: Sequence[str]) -> str:
    """Return the paper or the site that the foot of a page copied from it names, if it is the only source named."""
    named = [(place, match["name"]) for place, text in enumerate(texts) if (match := _SOURCE.fullmatch(text))]
    is_under = len(named) == 1 and named[0][0] >= len(texts) - _SIGNED
    return named[0][1] if is_under and any(text.endswith("。") for text in texts[: named[0][0]]) else ""


def _own(texts: Iterable[str]) -> list[str]:
    """Return those of *texts*, up to a list of contents, that are short and hold no sentence."""
    texts = [_ADDRESS.sub(" ", text).strip(" |") for text in texts]
    contents = next((number for number, text in enumerate(texts) if _CONTENTS.fullmatch(text)), len(texts))
    return [text for text in texts[:contents] if len(text) <= _LONGEST and not _SENTENCE.search(text)]


def numbers_in(text: str) -> list[int]:
    """Return the number of the page if *text* tells that and nothing but a day, a section, a paper or its makers."""
    if _JUMP.search(text):
        return []
    day = next((match for match, _ in days.matches(text)), None)
    rest = COUNT_OF_PAGES.sub("", _STAFF.sub("", text[: day.start()] + text[day.end() :] if day else text))
    found = _PAGE.search(rest) or (_LETTERED.match(rest) if day or len(rest) <= 2 * _LONGEST_SECTION else None)
    if found is None and day is not None and day.start() != 0:
        found = _LAST.search(rest)
    if found is None and day is not None:
        found = _BESIDE.search(rest)
    if found is None:
        return []
    others = rest[: found.start()], rest[found.end() :]
    is_own = all(_REST.fullmatch(part) or _SECTION.fullmatch(part) or _NAME.match(part.strip()) for part in others)
    told = found[1].lstrip("ABCDEFGH")
    return [_DIGITS[told] if told in _DIGITS else int(told)] if is_own else []


def name_in(head: Sequence[str]) -> str:
    """Return the name of the paper that *head*, the lines at a page's head, names first; empty where none does."""
    dated = [number for number, text in enumerate(head) if days.found(text) or _ISSUE.search(text)]
    if digital := next(filter(None, map(_DIGITAL.match, head)), None):
        return digital["name"]
    head = [_close(text) for text in head]
    if labelled := next(filter(None, map(_LABELLED.fullmatch, head)), None):
        return labelled["name"]
    for number, text in enumerate(head):
        is_near = any(abs(number - other) <= 2 for other in dated)
        for part in re.split(r"[\s\u3000]+", text):
            match = _NAME.fullmatch(part)
            over = head[number - 1] if number else ""
            if match and is_near and _COLUMN.fullmatch(part) and is_signer(over) and not facts(over)[1:]:
                return over + part  # 某某市总工会 over 信息专报
            if match and is_near and not (_COLUMN.fullmatch(match["name"]) or has_deed(match["name"])):
                return match["name"]
        if number < 3 and is_near and _UNION_PAPER.fullmatch(text) and not days.found(text):
            return text
    stamps = (part for text in head if days.found(text) for part in re.split(r"[\s\u3000|]+", text))
    original = (match[1] for text in head if (match := _ORIGINAL.fullmatch(text)))  # over the day of a text of WeChat
    site = next((part for part in stamps if _SITE.fullmatch(part)), "")
    named = ((head[:n], text, head[n + 1]) for n, text in enumerate(head) if n + 1 in dated)  # of an app: over the hour
    account = (
        text
        for above, text, day in named
        if (text in above[:-1] and not has_deed(text)) or (above and _HOUR.search(day) and is_body(text))
    )
    return site or next(account, "") or next(original, "")


def _close(text: str) -> str:
    """Return *text* without the blanks between its characters, where it is a name that is spaced out: 信 息 专 报."""
    return re.sub(r"\s", "", text) if _SPACED.fullmatch(text) else text


def with_sender(page: Page) -> Page:
    """Return *page* with the body that sent all of it: who alone signs, at its end, as its sender or under a letter.

    On a page of a paper an announcement at its foot is signed with a day, too, and the last report with 供稿.
    """
    texts = [block.text.strip() for block in page.blocks if block.text.strip()]
    signed = [place for place, text in enumerate(texts) if is_signer(text) or signer_of(text)]
    if len(signed) != 1 or signed[0] < len(texts) - _SIGNED or page.contributor:
        return page
    told, last = facts(texts[signed[0]]), facts(texts[-1])
    is_labelled = _SENT.match(texts[signed[0]]) is not None
    is_letter = any(_ADDRESSED.search(text) for text in texts[:3])
    is_dated = is_letter and any(piece.kind == "day" for piece in (*told, *last))
    sender = next((piece.text for piece in told if piece.kind == "body"), "")
    return replace(page, contributor=without_office(sender)) if is_labelled or is_dated else page
