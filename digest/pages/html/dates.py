"""The day of a web page: where a page says when it was published, in the order in which it is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from digest.expressions import expression
from digest.pages import days

__all__ = ["sightings"]

_DATES = [
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publish_time",
    "og:release_date",
    "weibo:article:create_at",
    "bytedance:published_time",
    "dc.date",
    "firstpublishedtime",
    "date",
]
_LABELLED = expression(
    r"(?:发布|发表|更新|发稿|刊发|出版|上传|添加|录入|时间|日期|pubdate|Date)[^0-9]{0,8}$", re.I
)  # what stands before a page's own day
_TIMES = (
    expression(r"""var\s+createTime\s*=\s*["'](20\d\d-\d\d-\d\d)"""),
    expression(r"""var\s+(?:ct|publish_time|svr_time)\s*=\s*["'](\d{10})["']"""),
)
_TIME = expression(r"""<time[^>]{0,200}?\sdatetime=["']?(20\d\d-[^"'>\s]{5,40})""", re.I)
_CLOCK = expression(r"\s*\d{1,2}:\d{2}")
_JSON_DATE = expression(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_PAPERS_OWN = expression(r"星期.|第?\s*[A-Z]?\d{1,3}\s*版(?:[:：]\S{1,8})?|[\u4e00-\u9fff]{2,8}报|今天是|[\s|：:，·]")
_ADDRESS = expression(r"/(20\d\d)[-/]?(\d{2})[-/]?(\d{2})/|t(20\d\d)(\d{2})(\d{2})_\d")


def sightings(
    near: Sequence[str], behind: Sequence[str], far: Sequence[str], metas: Mapping[str, str], source: str
) -> Iterator[tuple[date, str]]:
    """Yield days, each with what tells it in Chinese, as they are believed.

    Beside its label, alone before the body, in the page's head, after the body, at the head of a paper, in its address.

    *near* and *behind* are the lines before and after the body, *far* all unlinked ones before it, *metas* what the
    head says by name, *source* the page.
    """
    yield from _labelled(near)
    for text in reversed(near):  # short lines that are no running text, the last before the body first
        if len(text) <= 120 and "。" not in text:
            yield from ((day, f"网页：{text[:80]}") for _, day in days.matches(text))
    for one, other in pairwise([*near, ""]):
        if day := days.parted(one) or days.parted(f"{one} {other}"):
            yield day, f"网页：{one} {other}"[:80]
    for form in _TIMES:
        if (match := form.search(source)) and (day := days.day_of(match[1])):
            yield day, "网页：发布时间"
    for name in _DATES:
        if name in metas and (day := days.day_of(metas[name])):
            yield day, f"网页：{name}"
    stamped = {day for match in _TIME.finditer(source) if (day := days.day_of(match[1]))}
    if len(stamped) == 1:  # several are those of comments, of other articles
        yield stamped.pop(), "网页：time"
    if (match := _JSON_DATE.search(source)) and (day := days.day_of(match[1])):
        yield day, "网页：datePublished"
    yield from _short(near)
    yield from _labelled(behind)
    yield from _of_paper(far)
    for text in reversed(behind):  # the day that a text is signed with
        for found_at, day in days.matches(text) if len(text) <= 14 else ():
            if not text.replace(found_at[0], "").strip():
                yield day, f"网页：{text}"
    for match in re.finditer(r"""(?:canonical|og:url)[^>]{0,80}(?:href|content)=["']([^"']{8,300})["']""", source):
        if (found := _ADDRESS.search(match[1])) and (
            day := days.valid(*(int(each) for each in found.groups() if each))
        ):
            yield day, f"网址：{match[1][:80]}"


def _labelled(texts: Sequence[str]) -> Iterator[tuple[date, str]]:
    for text in texts:
        for match, day in days.matches(text):
            if _LABELLED.search(text[: match.start()]):
                yield day, f"网页：{text[:80]}"


def _short(texts: Sequence[str]) -> Iterator[tuple[date, str]]:
    """Yield days with a year of two digits that a label, a clock or nothing else stands beside."""
    for text in texts:
        for match, day in days.short_matches(text) if len(text) <= 120 and "。" not in text else ():
            before, after = text[: match.start()], text[match.end() :]
            is_framed = before.endswith(("[", "【", "(", "（")) and after.startswith(("]", "】", ")", "）"))
            if is_framed or _LABELLED.search(before) or _CLOCK.match(after) or not (before + after).strip():
                yield day, f"网页：{text[:80]}"


def _of_paper(texts: Sequence[str]) -> Iterator[tuple[date, str]]:
    """Yield the day that stands alone, or with weekday or page, far above the body: where no other does."""
    found = [
        (day, f"网页：{text[:80]}")
        for text in texts
        if len(text) <= 40
        for match, day in days.matches(text)
        if not _PAPERS_OWN.sub("", text[: match.start()] + text[match.end() :])
    ]
    if len({day for day, _ in found}) == 1:
        yield found[0]
