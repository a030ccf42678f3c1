"""Ages and durations: 自5月1日至5日，为期四天; 8时30分到11时30分，历时2小时."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from digest.expressions import expression
from digest.proofs.dates import Misdate
from digest.proofs.series import number_of

_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEAR = expression(r"(?<!\d)((?:19|20)\d\d)年")
_BORN = expression(
    r"(?<!\d)(?P<year>19\d\d|20[01]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于|生(?!产|活|态))|生于(?P<other>19\d\d|20[01]\d)年"
)
_AGE = expression(r"(?:现年|今年|年已?|刚满)(?P<age>\d{2})岁|(?<![\d，])(?P<of>\d{2})岁的(?!他|她)")
_SERVED = expression(
    r"今年(?P<age>\d{2})岁[^。；\n\d]{0,12}(?P<said>\d{1,2})年[^。；\n\d]{0,8}，(?P<start>\d{2})岁(?:就|起|那年|开始|时)"
)
_APART = expression(r"(?P<one>\d{2})岁[^。；\n\d]{1,12}(?P<other>\d{2})岁[^。；\n\d]{0,6}相差(?P<said>\d{2})岁")
_MONTHS = expression(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:[至到—-]|[^。；\n\d]{1,4}，)(?P<last_year>\d{4})年(?P<last_month>\d{1,2})月"
    r"(?:(?P<last_day>\d{1,2})日)?"
)
_LONG = expression(
    rf"(?:为期|有效期|学制|期限|历时|周期)[^，。；\d一二两三四五六七八九十]{{0,2}}(?P<said>{_COUNT})年(?!级)|(?P<cycle>{_COUNT})年一个周期"
)
_DAYS = expression(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:（[^（）]{2,5}）)?(?:持续|延续)?[至到—-]+(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日(?:（[^（）]{2,5}）)?"
    rf"[^。；\n\d]{{0,24}}?(?:为期|历时|共|连续|放假)(?P<said>{_COUNT})天"
)
_DAYS_AHEAD = expression(
    rf"(?:[为会学]期|历时)(?P<said>{_COUNT})天[^。；\n\d]{{0,6}}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日[至到—-]+(?:(?P<last_month>\d{{1,2}})月)?(?P<last>\d{{1,2}})日"
)
_HOURS = expression(
    r"(?<!\d)(?P<hour>\d{1,2})[时点](?P<minute>\d{1,2}分?|半)?(?:开始|持续)?[至到—-]+(?:[上下]午|晚上?)?(?P<last>\d{1,2})[时点](?P<last_minute>\d{1,2}分?|半)?"
)
_LASTED = expression(r"(?:历时|为期|共|持续)(?P<said>\d+|[一二两三四五六七八九十]+)个?(?P<half>半)?小时")


def misspanned(text: str, published: date | None) -> Iterator[Misdate]:
    """Yield the ages and durations of *text* that its dates contradict."""
    if "岁" in text:
        yield from _ages(text, published)
    if "天" in text or "小时" in text or "年" in text:
        yield from _durations(text)


def _now(text: str, published: date | None) -> int | None:
    """Return the year that *text* speaks of: that of the paper, or the latest in it."""
    years = [str(published.year)] if published else _YEAR.findall(text)
    return max(map(int, years), default=None)


def _ages(text: str, published: date | None) -> Iterator[Misdate]:
    for found in _BORN.finditer(text):
        begin = text.rfind("。", 0, text.rfind("。", 0, found.start()) + 1) + 1
        near = text[max(0, begin, found.start() - 60) : found.end() + 40]
        ages = [int(one["age"] or one["of"]) for one in _AGE.finditer(near)] if len(_YEAR.findall(near)) < 3 else []
        now, born = _now(text, published), int(found["year"] or found["other"])
        if now and now > born and len(ages) == 1 and abs(now - born - ages[0]) > 1:
            name = "year" if found["year"] else "other"
            yield Misdate(*found.span(name), "", f"{born}年出生，到{now}年是{now - born}岁，文中是{ages[0]}岁")
    for found in _SERVED.finditer(text):
        right = int(found["age"]) - int(found["start"])
        if abs(right - int(found["said"])) > 1:
            yield Misdate(*found.span("said"), str(right), f"{found['start']}岁到{found['age']}岁是{right}年")
    for found in _APART.finditer(text):
        right = abs(int(found["one"]) - int(found["other"]))
        if right != int(found["said"]):
            yield Misdate(*found.span("said"), str(right), f"{found['one']}岁与{found['other']}岁相差{right}岁")


def _durations(text: str) -> Iterator[Misdate]:
    for found in _MONTHS.finditer(text):
        months = (int(found["last_year"]) - int(found["year"])) * 12 + int(found["last_month"]) - int(found["month"])
        begin = max(text.rfind("。", 0, found.start()) + 1, found.start() - 24)
        end = text.find("。", found.end())
        near = text[begin : min(end if end >= 0 else len(text), found.end() + 16)]
        said = _LONG.search(near)
        if said and months > 0:
            name = "said" if said["said"] else "cycle"
            years = number_of(said[name])
            if not -3 <= months - 12 * years <= 1:
                place = (begin + said.start(name), begin + said.end(name) + 1)
                yield Misdate(*place, "", f"{found[0]}是{months}个月，文中是{said[name]}年")
    for found in (*_DAYS.finditer(text), *_DAYS_AHEAD.finditer(text)):
        try:
            first = date(2024, int(found["month"]), int(found["day"]))
            last = date(2024, int(found["last_month"] or found["month"]), int(found["last"]))
        except ValueError:
            continue  # told elsewhere
        days = (last - first).days
        if days > 0 and number_of(found["said"]) not in (days, days + 1) and (first.month > 2 or last.month < 3):
            yield Misdate(*found.span("said"), "", f"{found['month']}月{found['day']}日起是{days + 1}天")
    for found in _HOURS.finditer(text):
        begin, end = max(text.rfind("。", 0, found.start()) + 1, found.start() - 24), found.end() + 16
        near = text[begin:end]
        if (said := _LASTED.search(near)) and not said["half"]:
            minutes = _minutes(found["last"], found["last_minute"]) - _minutes(found["hour"], found["minute"])
            if minutes > 0 and 60 * number_of(said["said"]) not in (minutes, minutes + 720):
                reason = f"{found[0]}是{minutes // 60}小时{minutes % 60:02}分，文中是{said['said']}小时"
                yield Misdate(*found.span(), "", reason)


def _minutes(hours: str, minutes: str | None) -> int:
    return int(hours) * 60 + (30 if minutes == "半" else int((minutes or "0").rstrip("分")))
