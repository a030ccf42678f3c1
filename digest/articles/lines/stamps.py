"""Room 2: what a site or WeChat stamps on a text, with the hour: a line of it, several in one, one before the text."""

from __future__ import annotations

import re

from digest.articles.vocabulary import FORBIDDEN, NAME, VOCABULARY, any_of
from digest.expressions import expression
from digest.senders import OFFICES, PAPERS, UNIONS, ending
from digest.words import dictionary

_LONGEST = 60  # characters of a line that is nothing but a stamp; the longest seen had 44
_MOST_WORDS = 3  # beside day and hour: a column, a place, how many read it
_LONGEST_WORD = 6  # 铁路一线, 河北, 232浏览
_LEAST_TEXT = 8  # characters behind a stamp: 本刊讯 alone is who wrote
_DAY = r"(?:\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?|\d{1,2}\.\d{1,2}\.\d{4})"
_HOUSE = expression(
    rf"(?:[\u4e00-\u9fff]{{2,6}}网[-—])?[\u4e00-\u9fff]{{0,16}}(?:{ending(UNIONS, OFFICES, PAPERS)}|政府|中心)"
)
_LONGEST_HOUSE = 10  # characters; 某某区融媒体中心
_HOUR = expression(rf"(?:{_DAY}|(?<!\d)\d\d-\d{{1,2}}-\d{{1,2}}) {{0,3}}\d{{1,2}}[:]\d{{2}}(?:[:]\d{{2}})?")
# http://www.sina.com.cn, NEWS.SOHU.COM: old portals stamped a report with their address, the hour and the paper's name
_ADDRESS = expression(
    r"(?:https?:)?//[\w./-]{4,60}?(?=20\d\d ?[-/.年]|[^\w./-]|\Z)|[A-Za-z][\w-]*(?:\.[A-Za-z]{2,6}){1,3}", re.A
)
_DATED_NAMES = expression(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}} ?(?P<names>{NAME}(?:[ 、]?{NAME}){{0,5}})"
)  # 2026-08-03某某某某
_AUTHOR = expression(rf" (?:作者|记者|通讯员)[:] ?{NAME}[\u4e00-\u9fff]?(?:[ 、]{NAME}){{0,3}}\Z")
_PAPER = expression(r"(?<![\u4e00-\u9fff])(?!本)[\u4e00-\u9fff]{2,10}(?:报|(?<!官)网|通讯社|电视台)(?![\u4e00-\u9fff])")
_FACT = expression(any_of("stamps", "facts"))
_LABEL = any_of("stamps", "labels")
_BACK = r"(?<=\d)返回(?:顶部|列表)"
_GLUED = expression(rf"(?<=[^\s(\[【|]){_LABEL}[:]|{_BACK}")
# A line that begins with a label holds nothing but labels and what stands behind them.
_LABELLED = expression(rf"(?:{_LABEL}|作者|来源|(?:责任)?编辑|时间|日期|版次)[:]|{_BACK}")
_TOLD = expression(r"(?<=\s)(?:来源|作者|记者|通讯员|(?:责任)?编辑|责编|审核)[:]")
_APART = expression(r"[\s|:/·()\[\]【】]+")
_SENTENCE = expression("[,。;!?“《]")
_TELLING = expression("作者|来源|记者|通讯员")  # who wrote it is asked for elsewhere
# 铁路一线 2026-08-03 20:56:36 232浏览 作者:某某7月31日,…; 《某某报》(2026年07月14日 第A2版)本报讯 …;
# date 2026-08-03 昨日,…; 2026-08-03 09:33编辑:某某某地新闻网讯 …
_BEFORE = expression(
    rf"(?:[^\s,。:]{{2,8}} |(?:{_LABEL}|时间)[:] ?)?{_HOUR.pattern}(?: +[^\s,。:]{{1,8}}){{0,2}}"
    rf"(?: +(?:作者[:] ?(?:{NAME}(?:[ 、]{NAME}){{0,3}})?[\u4e00-\u9fff]?|来源[:] ?\w{{2,14}}?))? *"
    rf"(?={any_of('openers', 'news')})"
    rf"|(?:[a-z]{{2,8}} )?\d{{4}}-\d{{1,2}}-\d{{1,2}} +(?={any_of('openers', 'news')})"
    rf"| *(?:{_HOUR.pattern}|\d{{4}}-\d{{1,2}}-\d{{1,2}}) ?(?:(?:责任)?(?:编辑|作者)[:] ?{NAME} ?){{0,2}}"
    rf"(?={VOCABULARY['credits']['dateline']})"
    rf"|《[^《》]{{2,12}}(?:报|刊|网)》 ?\([^()]{{0,6}}{_DAY}[^()]{{0,16}}\) ?(?=\S{{2}})"
)

# 某某日报 职业·教育 00003 某地比手艺 2026-08-31 2 2026年08月31日 星期五: what an e-paper's page says of itself
_INDEXED = expression(rf"(?P<first>{_DAY}).{{1,24}}(?P<last>{_DAY}) *星期[一二三四五六日天]")
_NUMBER = expression(r"\d+")
_FIGURED, _FEWEST_DAYS, _FAR = expression(r"\d{4}-\d{1,2}-\d{1,2}"), 3, 2_000  # a paper's site lists hundreds of days


def is_house(text: str) -> bool:
    """Tell whether *text*, a line, is short and ends as the name of one that puts up texts."""
    return len(text) <= _LONGEST_HOUSE and not FORBIDDEN.search(text) and _HOUSE.fullmatch(text) is not None


def is_stamped(text: str) -> bool:
    """Tell whether *text*, a line in its plain form, only says when and where a page was put up."""
    return _is_hour(text) or _is_index(text) or _is_calendar(text)


def _is_calendar(text: str) -> bool:
    """Tell whether *text* is a row of days in figures and nothing else: the list of a paper's earlier issues."""
    rest, days = _FIGURED.subn("", text[:_FAR])
    return days >= _FEWEST_DAYS and not any(map(str.isalpha, rest))


def _is_index(text: str) -> bool:
    """Tell whether *text* is an e-paper's own: it names one day twice, and the weekday."""
    match = _INDEXED.search(text)
    if match is None or match.end() < len(text) or _SENTENCE.search(text[match.start() :]):
        return False
    first, last = (list(map(int, _NUMBER.findall(match[name]))) for name in ("first", "last"))
    return first == last


def _is_hour(text: str) -> bool:
    """Tell whether *text* is a day with its hour, and beside them a few short words."""
    if len(text) > _LONGEST or _SENTENCE.search(text) or _TELLING.search(text):
        return False
    rest, hours = _HOUR.subn(" ", _ADDRESS.sub(" ", text))
    words = [word for word in _APART.split(_FACT.sub(" ", rest)) if word]
    is_short = all(len(word) <= _LONGEST_WORD or _HOUSE.fullmatch(word) for word in words)
    return hours == 1 and len(words) <= _MOST_WORDS and is_short


def is_stamped_by(text: str) -> bool:
    """Tell whether *text*, a line, is a stamp and who wrote: 2026-08-03 20:56:36 232浏览 作者:某某, 2026-08-03某某."""
    if len(text) > _LONGEST:
        return False
    match = _AUTHOR.search(text)
    return (match is not None and _is_hour(text[: match.start()])) or _dates_names(text)


def _dates_names(text: str) -> bool:
    """Tell whether *text* is a day and names of persons; words that begin as names do (高温, 安全), papers are none."""
    match = _DATED_NAMES.fullmatch(text)
    names = match["names"].replace("、", " ").split() if match else ()
    return bool(names) and not any(name in dictionary() or name.endswith(("报", "网")) for name in names)


def stamped_paper(text: str) -> str:
    """Return the paper or the site that *text*, a stamp with the hour, names as the one that wrote; empty if none."""
    named = _PAPER.findall(_ADDRESS.sub(" ", text)) if _is_hour(text) else []
    return named[-1] if named else ""  # 某网-某某日报: the site and then the paper


def glued_labels(text: str) -> list[int]:
    """Return where in the line *text* the labels of a site's stamp stand without a blank before them."""
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return []
    first = _LABELLED.match(text)
    found = _LABELLED.finditer(text, first.end()) if first else _GLUED.finditer(text)
    return [match.start() for match in found if not text[match.start() - 1].isspace()]


def told_labels(text: str) -> list[int]:
    """Return where on the line *text*, which begins with day and hour, it is told who wrote it or where it stood."""
    if len(text) > _LONGEST or _SENTENCE.search(text) or (hour := _HOUR.search(text)) is None:
        return []
    found = [match.start() for match in _TOLD.finditer(text, hour.end())]
    return found if found and _is_hour(text[: found[0]]) else []


def stamp_end(text: str) -> int:
    """Return where the stamp ends that the line *text* begins with, right before its report; 0 if there is none."""
    match = _BEFORE.match(text)
    return match.end() if match and len(text) - match.end() >= _LEAST_TEXT else 0
