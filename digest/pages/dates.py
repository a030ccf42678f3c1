"""The day a page was published, as its furniture or the file's name tells it; in doubt, none.

A line that is the paper's own (a date beside its weekday, beside 发布时间, a page number, the editors) comes before the
name of the file, and that before a date that merely stands alone. What contradicts itself gives no date: a wrong one in
print is worse than none. Running text never counts, whatever days it names.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from itertools import pairwise

from digest.characters import simplify
from digest.expressions import expression
from digest.model import Block, Page
from digest.senders import OFFICES, PAPERS, UNIONS, ending

# Union papers began with 工人日报 (1949); later than this no page can be.
FIRST_YEAR, LAST_YEAR = 1949, 2099
LONGEST = 80  # characters of a line of furniture; a line of running text with a date in it has as many, and a full stop
EDGE = 3  # lines at the head or foot of a page where a date may stand alone; deeper it is a wrapped line of an article

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "O": "0"}
_WEEKDAYS = {sign: value for value, sign in enumerate("一二三四五六日")} | {"天": 6}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
FORMS = (
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]"),
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"),
    expression(r"(?<![\d.])(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>(?:19|20)\d\d)(?![\d.])"),
    expression(
        r"(?P<year>[一二][零一二三四五六七八九〇○O]{3})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
    ),
    expression(r"(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日[ ,，]{1,2}(?P<year>(?:19|20)\d\d)(?![\d年])"),
    expression(  # 2026年第15期(8月20日)
        r"(?<!\d)(?P<year>(?:19|20)\d\d) ?年?度? ?第 ?\d{1,4} ?期[ \u3000]{0,4}[（(]?"
        r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    ),
    expression(rf"\b{_ENGLISH_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>(?:19|20)\d\d)\b", re.I),
    expression(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_ENGLISH_MONTH},? ?(?P<year>(?:19|20)\d\d)\b", re.I),
)
_NAMED = (
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_./年](?P<month>\d{1,2})[-_./月](?P<day>\d{1,2})(?!\d)"),
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)(?P<day>\d\d)(?=/)"),  # 2023/0529/: folders of a site
    expression(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)/(?P<day>\d\d)(?=/)"),  # 202305/29/
)
_WEEKDAY = expression(r"(?:星期|周|礼拜)([一二三四五六日天])")
_ENGLISH_WEEKDAY = expression(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHECKSUM = expression(r"(?=[0-9]*[a-f])[0-9a-f]{12,}")  # a file named by its content: digits in it are no day
_PARTS = (
    expression(r"(?P<year>(?:19|20)\d\d) ?[年./-] ?(?P<month>\d{1,2}) ?月?"),
    expression(r"(?P<day>\d{1,2}) ?日?"),
    expression(r"(?:星期|周|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"),
)
_YEARLY = expression(r"(?P<year>(?:19|20)\d\d) ?年?度? ?\(?第 ?\d{1,4} ?期")
_DAY_ALONE = expression(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?: ?(?:出版|编印|印发|出刊|星期.))?")
_MASTHEAD = 8  # lines in which the head of a bulletin stands
_TAG = expression(r"<[^<>\n]{0,120}>|&(?:nbsp|emsp|ensp);|&#160;")
# An address before a site's stamp, at times glued to it.
_ADDRESS = expression(r"(?:https?:)?//[a-z0-9.-]+?(?:/[!-~]*|(?=\s|(?:19|20)\d\d[-年]|$))")
_PINYIN = expression(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")
_CLOCK = expression(r"\d{1,2}:\d{2}")
# Behind a day its hour, and in a few words the rest of a site's stamp; before it a blank or a bar, no label.
_HOUR_AND_REST = expression(r" ?\d{1,2}:\d{2}(?::\d{2})?(?:[ |][^,，]{0,36}|[\u4e00-\u9fff]{2,4})?")
_APART = expression(r"(?:^|[^:] |\| ?)$")
# 《某某工人报》(2026年07月14日 第A2版)本报讯: from which paper a text was copied, right before it
_COPIED = expression(r"《[^《》]{2,12}》 ?\([^()]{8,32}\)(?=.)")
# 来源:某某 发布时间:2026-05-07 4月30日,…: a site's stamp, right before the text on its line
_STAMP = expression(
    r"(?:[\u4e00-\u9fff]{2,4}:[^,。]{0,24} )?发[布表](?:时间|日期): ?\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:[\d:]{2,5})?"
)
# 来源:某某 2026-05-07 09:33 编辑:某某某地新闻网讯(…: who wrote, the day, and right behind it the head of the report
_GLUED = expression(
    r"[^,。;!?]{0,60}?(?:来源|作者|编辑) ?:[^,。;!?]{1,40}? (?:19|20)\d\d-\d{1,2}-\d{1,2}(?: ?\d{1,2}:[\d:]{2,5})?"
    r"(?= ?(?:(?:责任)?编辑 ?: ?[\u4e00-\u9fff]{2,3} ?)?[\u4e00-\u9fff]{2,10}[网报社台](?:讯|电|消息)[ (:])"
)
# 某某网2026年5月7日讯, 本报某地2026年5月7日电: the head of a report with its full day
_FILED = expression(r"[^,。;!?:]{0,16}?(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?:电|讯|消息)")
_LED = (_COPIED, _STAMP, _GLUED, _FILED)
_WRITTEN = expression(r"(?:信息|稿件|文章|新闻)?(?:来源|稿源|作者|记者|通讯员) ?:")
_SENTENCE = expression(r"[。！？!?；;]")
_PAGE = expression(r"(?<![a-z0-9])(?:[a-d]\d{1,2}|0{2,4}\d{1,2})(?!\d)")
_ISSUE = expression(r"(?:(?:19|20)\d\d ?年 ?)?\(?总?第 ?(?:\d{1,5}|[一二三四五六七八九十百]{1,5}) ?期\)?")
_PUBLICATION = expression(r"《?[\u4e00-\u9fff]{1,12}(?:报|刊|通讯|简报|信息|动态|简讯|要情|之声)》?")
_COLUMN = expression(r"[\u4e00-\u9fff]{2,6} +|[\u4e00-\u9fff]{2,20}工会 +")  # over a page: its name, or its union's
# Who makes the paper, beside its day: 市总工会办公室编, 主办单位:市总工会.
_MAKER = expression(
    r"(?:主办|主管|承办|编印|编辑|编发|印发)(?:单位|机关|部门)?:[\u4e00-\u9fff ]{2,24}"
    r"|(?!由)[\u4e00-\u9fff]{2,24}(?:编|编印|编发|主办|主编)"
)
_HOUSE = expression(rf" [\u4e00-\u9fff]{{1,12}}{ending(UNIONS, OFFICES, PAPERS)}")  # behind a day: the house
# Beside a bare 时间 these announce a meeting.
_ANNOUNCED = expression(r"(?:[^|]*\|)?(?:地点|地址|会议|活动|对象|人员|内容|主题|参加|集合|报名|主讲|议程)")
_SPAN = expression(r"^ ?(?:[至到~～—]|-(?! ?\d))")
_OFFICE = expression(rf"[\u4e00-\u9fff]{{2,20}}{ending(UNIONS, OFFICES)}(?: ?(?:编印?|主办|印发))?")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A day and what it stood in: ``sure`` where the paper names it as its own, ``told`` as a person would say it."""

    day: date
    sure: bool
    told: str


def dated(page: Page) -> Page:
    """Return *page* with the day it was published, and what tells it, in its origin; unchanged where that is unsure."""
    won = _won(tuple(_sightings(page.blocks)), tuple(_named(page.origin.uri)))
    if page.origin.published or won is None:
        return page
    return replace(page, origin=replace(page.origin, published=won.day, dated_by=won.told))


def _won(sightings: Sequence[Sighting], named: Sequence[Sighting]) -> Sighting | None:
    """Return what decides: the paper's own line, the file's name, a date alone; None where the like contradict."""
    own = [each for each in sightings if each.sure]
    file = _agreed(named)
    if own:
        days = {each.day for each in own}
        if len(days) == 1:
            return own[0]
        return file if file and file.day in days else None
    if len({each.day for each in sightings}) > 1:
        return None
    alone = sightings[0] if sightings else None
    if file and alone and alone.day > file.day:  # a page prints nothing that is dated later than itself
        return None
    return file or alone


def _agreed(sightings: Sequence[Sighting]) -> Sighting | None:
    return sightings[0] if len({each.day for each in sightings}) == 1 else None


def named(uri: str) -> Sighting | None:
    """Return the one day that the name of a file, or of the folders above it, tells; None where it tells none."""
    return _agreed(tuple(_named(uri)))


def _named(uri: str) -> Iterator[Sighting]:
    """Give the days in the file's name, or else in the folders above it with the name (2024/05/17/A03.txt)."""
    parts = uri.replace("\\", "/").rstrip("/").split("/")
    for name in (parts[-1], "/".join(parts[-4:])):
        bare = _CHECKSUM.sub(" ", name)
        found = [day for form in _NAMED for match in form.finditer(bare) if (day := day_in(match))]
        if found:
            yield from (Sighting(day, sure=False, told=f"文件名：{name}") for day in found)
            return


def _sightings(blocks: Sequence[Block]) -> Iterator[Sighting]:
    """Give the days on lines that are furniture, with the line; running text gives none."""
    full = [block for block in blocks if block.text.strip()]
    lines = [_own(block.text) for block in full]
    for place, line in enumerate(lines):
        days = [(day, match) for form in FORMS for match in form.finditer(line) if (day := day_in(match))]
        if len(line) > LONGEST or len({day for day, _ in days}) != 1:
            continue
        day, match = days[0]
        before, after = line[: match.start()], line[match.end() :]
        is_span = _SPAN.match(after) and re.match(r"[^\d]{0,3}\d{1,2} ?[月日]", after)
        is_foreign = any(sign in before + after for sign in _data()["signs"]["foreign"])  # of birth, of a deadline
        if _SENTENCE.search(before + after) or is_span or is_foreign:
            continue
        kind = _kind(line, match, day, lines, place)
        if kind:
            yield Sighting(day, sure=kind == "sure", told=_told(full[place : place + 1]))
    # mastheads in two lines: year and number of the issue, the day
    for place, (line, after) in enumerate(pairwise(lines[:_MASTHEAD])):
        issue, day_told = _YEARLY.search(line), _DAY_ALONE.fullmatch(after)
        if issue and day_told and (told := _valid(int(issue["year"]), int(day_told["month"]), int(day_told["day"]))):
            yield Sighting(told, sure=True, told=_told(full[place : place + 2]))
    # mastheads in three lines, year and month, day, weekday in any order; the weekday must fit
    for place in range(len(lines) - len(_PARTS) + 1):
        three = lines[place : place + len(_PARTS)]
        matches = [next((found for line in three if (found := part.fullmatch(line))), None) for part in _PARTS]
        if matches[0] and matches[1] and matches[2]:
            masthead = _valid(int(matches[0]["year"]), int(matches[0]["month"]), int(matches[1]["day"]))
            if masthead and masthead.weekday() in _weekdays(matches[2][0]):
                yield Sighting(masthead, sure=True, told=_told(full[place : place + len(_PARTS)]))


def _own(text: str) -> str:
    """Return *text*, a line, as far as it is the page's own; of one too long for furniture what leads to a report."""
    line = _plain(text[: 4 * LONGEST])  # tags and pinyin go
    own = next((found for form in _LED if (found := form.match(line))), None)
    return own[0] if own else line if len(text) <= 4 * LONGEST else ""


def _told(blocks: Sequence[Block]) -> str:
    """Return lines as evidence: 第1行：2024年5月17日 星期五."""
    return f"第{blocks[0].line}行：" + " ".join(" ".join(block.text.split()) for block in blocks)


def _plain(text: str) -> str:
    """Return *text* for matching: simplified, half-width, lower case, no tags, no pinyin in brackets, single blanks."""
    folded = simplify(unicodedata.normalize("NFKC", text)).lower()
    folded = re.sub(r"([零一二三四五六七八九])o(?=[零一二三四五六七八九o〇○])", r"\1〇", folded)
    # of a ``meta`` tag, name and content stay
    bare = _TAG.sub(lambda tag: " " + re.sub(r"[<>\"'=]", " ", tag[0]) if "date" in tag[0] else " ", folded)
    return " ".join(_ADDRESS.sub(" ", _PINYIN.sub("", bare)).split())


def day_in(match: re.Match[str]) -> date | None:
    """Return the day that *match* names; None if there is no such day, or no page of that year."""
    named = match.groupdict().get("name")
    year = int("".join(_DIGITS.get(sign, sign) for sign in match["year"]))
    month = _MONTHS.index(named[:3].lower()) + 1 if named else _number(match["month"])
    return _valid(year, month, _number(match["day"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _number(digits: str) -> int:
    """Return a number of a month or day, Arabic or Chinese: 17, 十七, 二十."""
    if digits.isdecimal():
        return int(digits)
    tens, sign, ones = digits.rpartition("十")
    return (int(_DIGITS.get(tens, "1")) * 10 if sign else 0) + int(_DIGITS.get(ones, "0"))


def _kind(line: str, match: re.Match[str], day: date, lines: Sequence[str], place: int) -> str:
    """Return ``sure``, ``alone``, or nothing: what the date at *match* of *line* is on its page."""
    beside = [lines[other] for other in (place - 1, place + 1) if 0 <= other < len(lines)]
    alone = [near for near in beside if _WEEKDAY.fullmatch(near) or _ENGLISH_WEEKDAY.fullmatch(near)]
    weekdays = _weekdays(line) or [found for near in alone for found in _weekdays(near)]
    if weekdays:
        return "sure" if day.weekday() in weekdays else ""
    before, after = line[: match.start()], line[match.end() :]
    if _is_labelled(before, after) or _FILED.fullmatch(line):
        return "sure"
    rest = before + after
    if any(sign in rest for sign in _data()["signs"]["furniture"]) or _PAGE.search(rest):
        return "sure" if "," not in rest and "，" not in rest else ""
    unnumbered = _ISSUE.sub("", rest).strip(" -|·•[]()0123456789:")
    if _MAKER.fullmatch(unnumbered) or (not unnumbered and any(map(_MAKER.fullmatch, beside))):
        return "sure"
    over = lines[place - 1] if place else ""
    if _ISSUE.search(over) and not _ISSUE.sub("", over).strip(" ()") and _OFFICE.fullmatch(rest.strip()):
        return "sure"  # who issues a bulletin, under its number: 某某总工会办公室 2026年11月25日
    if _ISSUE.search(rest) and (not unnumbered or _PUBLICATION.fullmatch(unnumbered)):
        return "sure"  # the number of a bulletin beside it, and its name
    if place < 2 * EDGE and _APART.search(before) and _HOUR_AND_REST.fullmatch(after):
        return "sure"  # a column before day and hour, a province or a house behind them, as WeChat and sites set it
    named = rest.strip(" -|·•[]()0123456789:")
    if not named and (_CLOCK.search(after) or any(map(_WRITTEN.match, beside))):
        return "sure" if place < 3 * EDGE else ""  # a site's stamp under the headline, beside who wrote the text
    if _is_barely_labelled(before) and not (after or _ANNOUNCED.match("|".join(beside))):
        return "alone" if place < 2 * EDGE else ""
    is_at_edge = place < EDGE or place >= len(lines) - EDGE
    is_signed = len(over) <= LONGEST // 4 and over.endswith(tuple(_data()["signs"]["signatures"]))
    is_headed = place < EDGE and _COLUMN.fullmatch(before) is not None and not after  # 职工园地 2026年11月19日
    is_published = 0 < place < EDGE and not before and _HOUSE.fullmatch(after) is not None  # 2026-11-25 某某工会网站
    is_named = not named or is_headed or is_published or _PUBLICATION.fullmatch(named) is not None
    is_alone = is_named and is_at_edge and not (place > 1 and is_signed)
    return "alone" if is_alone else ""


def _weekdays(line: str) -> list[int]:
    """Return the days of the week that *line* names, Monday 0."""
    chinese = [_WEEKDAYS[match[1]] for match in _WEEKDAY.finditer(line)]
    return chinese or [_ENGLISH_WEEKDAYS.index(match[1].lower()) for match in _ENGLISH_WEEKDAY.finditer(line)]


def _is_labelled(before: str, after: str) -> bool:
    """Say whether what stands before a date calls it the day of publishing; a bare 时间 needs a clock after it."""
    label = before.replace(" ", "").rstrip(":[(")
    if any(label.endswith(sign) for sign in _data()["labels"]["sure"]) or (
        label.endswith("content") and "date" in label
    ):
        return True
    return _is_barely_labelled(before) and _CLOCK.match(after.strip()) is not None


def _is_barely_labelled(before: str) -> bool:
    return any(re.search(rf"(?:^|[ |\])]){sign} ?:? ?$", before) for sign in _data()["labels"]["bare"])


@functools.cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("digest.pages").joinpath("dates.toml").read_text("utf-8"))
