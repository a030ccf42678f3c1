"""Room 2: a line in; whether it is the page's own out: head or foot, weather, pointer to another page, notice.

Heads and feet are told by a small grammar and not by whole lines: dates, weekdays, page numbers and staff are taken
away, and what is left has to be the name of a paper or of a section.
"""

from __future__ import annotations

import re

from digest.articles.lines.signers import is_signature
from digest.articles.vocabulary import NAME, VOCABULARY, any_of, compiled
from digest.characters import ITEM_MARKS
from digest.expressions import expression

_LONGEST = 40  # characters of a head or foot
_LONGEST_LABEL = 6  # of a section's name: 综合新闻, 工运·综合
_MOST_LABELS, _LONGEST_WORD = 3, 4
_DAY = expression(
    r"\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?|\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}/\d{1,2}(?= (?:星期|周))"
    r"|(?:星期|周)[一二三四五六日天]|农历\S{4,10}"
)
_SPACED_LABEL = expression(r"(?<!\S)([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?!\S)")  # 要 闻
_YEAR = expression(r"20\d\d")
_PAGE = expression(
    r"第? ?[A-D]?\d{1,3} ?版(?!\w)|(?<!\w)第?[一二三四五六七八九十]{1,2}版(?!\w)"
    r"|(?<![A-Za-z\d])[A-D]\d{1,2}(?![A-Za-z\d.])|[—–·【\[(-] ?\d{1,3} ?[—–·】\])-](?!\w)"
)
_STAFF = expression(rf"\S{{0,2}}{any_of('furniture', 'staff')}[:/|丨 ]{{0,6}}{NAME}(?:[ 、]{NAME}(?= |\Z))?")
_NUMBER = expression(r"[\W_]{0,4}(?:第 ?)?\d{1,3} ?页?(?:[ /,]{0,3}共? ?\d{1,3} ?页)?[\W_]{0,4}|\d{1,2} ?/ ?\d{1,2}")
_POST = r"(?!记者|作者|通讯)[\u4e00-\u9fff]{2,4}"
# 组版/潘某 审读/苏某; 值班总编 何某 编辑 孔某 版式 陶某
_STAFF_ONLY = expression(rf"(?:{_POST}[:/|丨]{NAME}(?:[ 、/|]+|\Z)){{1,8}}|(?:{_POST} {NAME}(?: +|\Z)){{3,8}}")
# 要闻 YAOWEN, Worker News
_LATIN = expression(
    r"\W{0,3}(?:[\u4e00-\u9fff]{2,4}[ /|·]{0,3})?"
    r"(?:[A-Z]{3,}(?: [A-Z]{2,})*|[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?:[. ]?\d{1,2})?\W{0,3}"
    r"(?:[ /|·]{0,3}[\u4e00-\u9fff]{2,4})?"
)
_PHONE = expression(r"[\u4e00-\u9fff]{0,4}(?:电话|热线|传真|手机|QQ群?|微信)[: ]{0,2}\d[\d×*\- ]{4,16}")
_MAIL = expression(
    r"(?:[\u4e00-\u9fff]{0,4}(?:邮箱|信箱|邮件|邮址|[投来]稿)|E-?mail)?[: ]{0,2}[\w.-]{1,30}@[\w.-]{3,40}"
    r"|(?:[\u4e00-\u9fff]{0,4}网址[: ]{0,2})?www\.[\w.-]{3,40}",
    re.I,
)
_SECTION = any_of("furniture", "sections")
_NUMBERED = expression(rf"\d{{1,2}}[ ·]{{0,3}}(?:{_SECTION})+|(?:{_SECTION}[ ·]?)+[ ·]{{0,3}}\d{{1,2}}")
_SECTIONS = expression(rf"(?:{_SECTION})+")
_PAPER = expression(VOCABULARY["furniture"]["masthead"])
_APART = expression(r"[\s|·•:,、/—–\-【】\[\]()]+")
_TELLING = expression(r"\d|@|www|[A-Z]{3}|[编校审主统监制设版检]|[导看要提目]")  # a line without these is none
# (本栏目由某某市总工会宣教部整理): who made all of a column or a page signs none of its reports
_MADE = expression(
    r"\(?本(?:栏目?|版面?|期|刊|专[栏版页])[^,。:由]{0,6}由[^,。:]{3,24}?"
    r"(?:整理|编[辑发写]|采[写编]|供稿|提供|协办|主办|承办|组稿|摘编)\)?"
)
_OPEN_OR_ENDED = "。，,、;；"
_OF_A_TEXT = expression(r"来源|作者|记者|通讯员|。")
_WEATHER = expression(
    r"(?=.*\d ?(?:℃|°C|度|摄氏度|级))(?=.*(?:天气|气温|气象|晴|多云|阴|雨|雪|空气质量))(?!.*(?:工会|职工|工友)).{4,40}"
)
# 市总工会办起夜校 3版; 职工书屋开门…………2
_NUMBERED_PAGE = r"(?:第? ?[A-D]?\d{1,2}|第[一二三四五六七八九十]{1,3}) ?版"
_PAGED = expression(
    rf"\S.{{3,36}}?(?: {{1,6}}[(]?{_NUMBERED_PAGE}[)]?|[ .…·]*(?:[….·]{{2,}}|-{{3,}}) ?[(]?\d{{1,3}}[)]?)"
    rf"|\W{{0,2}}{_NUMBERED_PAGE}[ |·:/▶]{{1,3}}\S.{{3,36}}"
)
_POINTER = expression(rf".{{0,30}}?[(]?(?:详见|见|转|[▶►→>]|[….·]{{2,}}) ?{_NUMBERED_PAGE}[)]?")
_ENTRY = expression(
    r"^[^\w“\"《]*(?:P\d{1,3} |(?:\d{1,2}|[一二三四五六七八九十]{1,2})[.、): 】\]] ?)?"
    r"|[ .…·-]*[(]?(?:第? ?[A-D]?\d{1,3} ?版?)?[)]?$"
)
# 首页 > 工会要闻 > 县市动态
_TRAIL = expression(
    r"(?:[您你]?(?:当前|现在)?的?(?:所在)?位置是?[:] {0,5}|[\u4e00-\u9fff]{2,8} (?=首页)|(?:网站)?首页 )?"
    r"[^ >→»,。]{1,10}(?: ?(?:>>|-{1,2}>|[>→»]) ?[^ >→»,。]{1,12}){1,6} ?[>→»]?"
)
_HERE = expression(r"[您你]?(?:当前|现在)的?(?:所在)?的?位置是?[:](?!.*> ?[^ >]{2,8} [^ >|]{10,}$)[^。,]{0,40}")
_BAR = expression(
    r"(?:网站)?首页(?:(?: | ?[|·] ?)[^ ,。:|]{2,6}){1,8}"
    r"|(?:(?:新闻|资讯)中心|[\u4e00-\u9fff]{2,4}(?:频道|网)) ?>.{2,20}"
    r"|> ?[^ >,。:]{2,10}"
)  # 首页 深度 详情; > 今日要闻
_LONG_TRAIL = 2  # signs in a trail that says neither where nor 首页
_CONTENTS = expression(r"(?:本报|今日|本期|本版|要闻|读报)?(?:导读|看点|要目|提示|目录|导航)|本期内容|内容提要")
FIGURE = expression(r"(?!20\d\d年\Z)[约近超]?\d[\d.,]*(?:[%℃]|[万亿余多]{0,2}[\u4e00-\u9fff]{0,2})")  # 12.7万人
_DIGIT, _SENTENCE = expression(r"\d"), expression("[,。;:!?“]")
_FEWEST_FIGURES, _CELL = 2, 12  # figures in a row of a table, characters of a cell
_NOTICE = compiled("furniture", "notices")


def is_page_line(text: str) -> bool:
    """Tell whether *text*, a whole line in its plain form, is a page's head or foot, its weather, or a pointer."""
    if len(text) > _LONGEST or text[-1] in _OPEN_OR_ENDED:
        return False
    if is_trail(text) or is_contents_head(text) or is_page_number(text) or _MADE.fullmatch(text):
        return True
    if _LATIN.fullmatch(text):
        return True
    if not _TELLING.search(text):
        return False
    is_pointer = _POINTER.fullmatch(text) or _NUMBERED.fullmatch(text)
    if is_pointer or _WEATHER.fullmatch(text) or _STAFF_ONLY.fullmatch(text):
        return True
    # made of dates, page numbers and staff, and the names of a paper and its sections
    if _OF_A_TEXT.search(text):
        return False
    rest, mails = _MAIL.subn(" ", text)
    rest, phones = _PHONE.subn(" ", rest)
    rest, staff = _STAFF.subn(" ", rest)
    rest, pages = _PAGE.subn(" ", rest)
    rest, days = _DAY.subn(" ", rest)
    rest = _SPACED_LABEL.sub(r"\1\2", rest)
    if not staff + pages + days + phones + mails:
        return False
    parts = [part for part in _APART.split(rest) if part and not part.isdigit()]
    if all(_PAPER.fullmatch(part) or _SECTIONS.fullmatch(part) for part in parts):
        return True
    is_short = all(len(part) <= _LONGEST_LABEL or _PAPER.fullmatch(part) for part in parts)
    # 工会生活 2026.10.15
    is_bare = len(parts) == 1 or (
        len(parts) == 2 and max(map(len, parts)) <= _LONGEST_WORD
    )  # 网友投稿 2026-10-15 互联网
    is_dated = days > 0 and is_bare and bool(_YEAR.search(text)) and " " in text and not is_signature(text)
    return (pages > 0 or is_dated) and is_short and len(parts) <= _MOST_LABELS


def is_page_number(text: str) -> bool:
    """Tell whether *text* is the number of a page and nothing else: — 2 —, 2/4, 第 2 页 共 4 页."""
    return _NUMBER.fullmatch(text) is not None


def is_trail(text: str) -> bool:
    """Tell whether *text* says where on a site a page stands."""
    text = " ".join(text.split())
    if _BAR.fullmatch(text) or _HERE.fullmatch(text):
        return True
    if _TRAIL.fullmatch(text) is None:
        return False
    return "首页" in text or "位置" in text or len(re.findall("[>→»]", text)) >= _LONG_TRAIL


def is_contents_head(text: str) -> bool:
    """Tell whether *text* heads a box that says what stands on other pages."""
    return bool(_CONTENTS.fullmatch(closed_up(text.strip(f"【】[]()—-: {ITEM_MARKS}"))))


def closed_up(text: str) -> str:
    """Return *text* without the blanks with which a label is spaced out (导 读); else as it is."""
    return text.replace(" ", "") if all(len(part) == 1 for part in text.split()) else text


def contents_entry(text: str) -> str:
    """Return the headline that *text*, a line of a list of contents, names, without what numbers and points to it."""
    return _ENTRY.sub("", text)


def is_pointer(text: str) -> bool:
    """Tell whether *text* says on which page something stands."""
    return bool(_POINTER.fullmatch(text) or _PAGED.fullmatch(text) or _PAGE.fullmatch(text))


def is_row(text: str) -> bool:
    """Tell whether *text* is a row of a table: short cells, figures in two of them or more."""
    cells = text.split()
    has_figures = sum(bool(_DIGIT.search(cell)) for cell in cells) >= _FEWEST_FIGURES
    return len(cells) > _FEWEST_FIGURES and has_figures and not _SENTENCE.search(text) and max(map(len, cells)) <= _CELL


def is_notice(text: str) -> bool:
    """Tell whether *text* is a line of an advertisement or of a legal notice."""
    return len(text) <= _LONGEST and text[-1] not in ",、;" and bool(_NOTICE.search(text))
