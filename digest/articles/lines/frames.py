"""Room 2: what a web site prints about its texts, when a page of it was copied: who owns it, what may be reprinted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from digest.appeals import is_appeal
from digest.articles.lines.folios import is_trail
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.line import Line
from digest.articles.lines.stamps import is_house, is_stamped
from digest.articles.vocabulary import VOCABULARY, any_of, compiled
from digest.expressions import expression

_FRAME = compiled("furniture", "frame")
_OWN, _ITSELF = compiled("furniture", "disclaimers"), compiled("furniture", "itself")
_DATED = expression(r"\d{1,2}月\d{1,2}日|近日|日前|昨[天日]")
_MAY_BE_WRAPPED = expression(r",|^喜欢|(?:APP|客户端)\Z|关注.*[账帐]号\Z")  # appeals so worded begin rows, too
_LINK = expression(VOCABULARY["furniture"]["linked"])
_STOP, _SENTENCE = expression("[。!?;]"), expression("[,。!?;:]")
_NEIGHBOUR = expression(r"\W{0,2}[上下]一[篇条][:]?\W{0,2}")  # over the headline of another page
_LONGEST_TITLE, _SHORTEST_TITLE = 60, 6
# Names in a row of links, characters of one at most and on average; rows of towns and of columns had 17 to 40 names.
_FEWEST_LINKS, _LONGEST_LINK, _FEWEST_CHARACTERS = 8, 8, 2
_FEWEST_BARS = 3  # between names: one or two may stand in a headline
_SECTION, _FEWEST_SECTIONS = compiled("furniture", "sections"), 8
_TEASED = expression("(?:新闻|相关|推荐|延伸|热门|最新)(?:推荐|新闻|阅读|文章|专题)[:]?")  # over how other texts begin
_PAST = expression(any_of("furniture", "ends"))
_WIDEST = 60  # characters; the widest line of a column that was seen has 46
_MOST_FOREIGN, _OWN_WORDS = 9, expression("工会|职工|工人|劳动|劳模|工匠")
_ANNEXED = expression("附件[:]?")
_ENTRY = expression(r"\d{1,2}(?:-\d{1,2}|[.、])? ?(?!月|年|日)[\u4e00-\u9fff《]|《|关于")
_LATIN = expression(r"[A-Za-z][\w .&*-]{1,20}", re.ASCII)  # a word of code that stands first on a page
_MOST_SAID, _DIGIT = 4, expression(r"\d")  # lines of a saying over a site's pages; reports hold figures
_CODE = expression(r"[A-Za-z]\w*=[^=]*>\Z|[A-Za-z]\w*\([^()]*\)[;{]", re.ASCII)  # … border=0>, resize();
_LATIN_WORD = expression(r"[A-Za-z]{2,}")
_HEAD = 20  # lines of a page at which its site's name stands first
_FAR = 1_000  # characters: no line of a frame is longer, and so hostile lines cost no more
_CHINESE, _FEWEST_WORDS = expression("[\u3400-\u9fff]"), 8  # a title in English below the Chinese one has fewer words

# 某地工会办起夜校-某某网: a headline as a browser shows it
_OF_SITE = expression(
    r"[^:]{5,40}?(?<![网报社台])(?P<behind>[-_|]{1,2}(?P<site>[\u4e00-\u9fff]{2,10}(?:网站?|[日晚]报|在线|客户端)))\Z"
)


def site_names(fragments: Sequence[Fragment]) -> dict[int, int]:
    """Return where on *fragments* the name of the site begins: behind a headline, and before all that the site says."""
    found = [(number, match) for number, one in enumerate(fragments) if (match := _OF_SITE.match(one.plain))]
    names = {match["site"] for _, match in found}
    heads = enumerate(fragments[:_HEAD])
    first = {number: name for number, one in heads for name in names if one.plain.startswith(name)}
    behind = {number: match.start("behind") for number, match in found if match["site"] in first.values()}
    return behind | {n: 0 for n in first if n not in behind and not _SENTENCE.search(fragments[n].plain[:_FAR])}


def is_frame(text: str) -> bool:
    """Tell whether *text* (a line in its plain form) is a site's own: no sentence in it, or none but on its texts."""
    if len(text) > _FAR:
        return False
    if not _CHINESE.search(text) and (len(_LATIN_WORD.findall(text)) >= _FEWEST_WORDS or _CODE.search(text)):
        return True  # its terms once more in English, or what is left of a picture's code
    if not _STOP.search(text):
        return _FRAME.search(text) is not None or (is_appeal(text) and not _MAY_BE_WRAPPED.search(text))
    said = [part for part in _STOP.split(text) if part.strip()]
    is_dated = _DATED.search(text) is not None  # 8月3日,某某总工会声明:…: news
    return _ITSELF.search(text) is not None and all(map(_OWN.search, said)) and not is_dated


def without_bars(lines: list[Line]) -> list[Line]:
    """Return *lines* with rows of links above the first sentence of a page as furniture, and a word of code on top."""
    head = sum(1 for _ in takewhile(lambda line: not line.features.ended and not line.features.commas, lines))
    framed = _accounts(lines[:head]) | {n for n, line in enumerate(lines[:head]) if _is_bar(line)}
    found = [
        replace(line, role="furniture", reason="box") if n in framed else line for n, line in enumerate(lines[:head])
    ]
    if len(found) > 1 and _LATIN.fullmatch(found[0].text) and not found[0].role:
        found[0] = replace(found[0], role="furniture", reason="box")
    found += lines[head:]
    over = _over_trail(found, head)
    return [replace(line, role="furniture", reason="box") if n in over else line for n, line in enumerate(found)]


def _accounts(head: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines of a page's *head* that name whose account it is, over its day, and once before.

    A line that signs tells who sent the text, too.
    """
    names = [line.text if is_house(line.text) and not line.role else "" for line in head]
    over = {n for n, below in enumerate(head[1:]) if n and names[n] and is_stamped(below.text)}
    again = {n for n, name in enumerate(names) if name and names.count(name) > 1}
    return over | again


def _over_trail(lines: Sequence[Line], head: int) -> range:
    """Return the numbers of the lines above the trail of a site, a title below it.

    Above it stand lines of the page's *head*, before its first sentence, or a saying of a few, which is no report.
    """
    top = lines[: head + _MOST_SAID]
    trail = next((n for n in reversed(range(len(top))) if is_trail(top[n].text)), 0)
    is_report = any(line.features.news or _DIGIT.search(line.text) for line in top[head:trail])
    below = lines[trail + 1 : trail + 1 + _MOST_SAID]
    return range(0 if is_report or not any(map(_is_title, below)) else trail)


def _is_title(line: Line) -> bool:
    return line.role in ("", "heading") and line.features.length >= _SHORTEST_TITLE


def _is_bar(line: Line) -> bool:
    """Tell whether *line* is a row of links: names set apart by blanks, or names of sections without any."""
    if not _STOP.search(line.text) and len(set(_SECTION.findall(line.text[:_FAR]))) >= _FEWEST_SECTIONS:
        return not line.features.commas
    if _is_barred(line.text):
        return True
    words = [word for word in line.text.replace("|", " ").split() if word[-1] != ":"]
    is_short = max(map(len, words), default=0) <= _LONGEST_LINK and not _STOP.search(line.text)
    return len(words) >= _FEWEST_LINKS and is_short and len("".join(words)) >= _FEWEST_CHARACTERS * len(words)


def _is_barred(text: str) -> bool:
    """Tell whether *text* is a row of short names with bars between them."""
    words = [word for word in text.replace("|", " ").split() if word[-1] != ":"]
    is_row = text.count("|") >= _FEWEST_BARS and max(map(len, words), default=0) <= _LONGEST_LINK
    return is_row and not _STOP.search(text)


def without_links(lines: list[Line]) -> list[Line]:
    """Return *lines* with the entries of a list of links after furniture (相关新闻, 下一篇, 附件) as furniture."""
    found: list[Line] = []
    foreign = _foreign(lines)
    for number, line in enumerate(lines):
        above = found[-1] if found and (found[-1].role == "furniture" or _TEASED.fullmatch(found[-1].text)) else None
        is_link = number >= foreign or (above is not None and _is_link(above, line))
        found.append(replace(line, role="furniture", reason="link") if is_link else line)
    return found


def _foreign(lines: Sequence[Line]) -> int:
    """Return the number of the line from which on a page ends with what stands elsewhere and tells of no worker.

    Only below a text with a paragraph on one line: in a narrow column, a short report may stand under such a label.
    """
    past = next((n for n, line in enumerate(lines) if _PAST.fullmatch(line.text)), len(lines))
    if past < len(lines) and not any("。" in line.text for line in lines[past + 1 :] if line.role != "furniture"):
        return past
    labels = (n for n in range(max(0, len(lines) - _MOST_FOREIGN), len(lines)) if _TEASED.fullmatch(lines[n].text))
    first = next(labels, len(lines))
    is_wide = any(line.features.length > _WIDEST for line in lines[:first])
    is_own = any(_OWN_WORDS.search(line.text) or _is_wide(line) for line in lines[first:])
    return first + 1 if is_wide and not is_own else len(lines)


def _is_wide(line: Line) -> bool:
    """Tell whether *line* is a paragraph that it holds whole."""
    return line.features.length > _WIDEST and not line.text.endswith(("...", "…"))


def _is_link(above: Line, line: Line) -> bool:
    """Tell whether *line* leads to another text, as what stands *above* says: a headline, the beginning of a text."""
    if _LINK.fullmatch(line.text) or (_TEASED.fullmatch(above.text) and line.text.endswith(("...", "…"))):
        return True
    is_next = _NEIGHBOUR.fullmatch(above.text) is not None or _may_be_annexed(above, line)
    return is_next and not line.features.ended and line.features.length <= _LONGEST_TITLE


def _may_be_annexed(above: Line, line: Line) -> bool:
    """Tell whether *line* names what is annexed, under 附件: or under another such."""
    is_under = _ANNEXED.fullmatch(above.text) is not None or (above.reason == "link" and _ENTRY.match(above.text))
    return bool(is_under) and _ENTRY.match(line.text) is not None
