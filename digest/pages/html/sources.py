"""Whom a web page names as the source of its article, and of which page of which paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages import dates, days
from digest.pages.facts import facts, has_deed, is_body
from digest.pages.heads import COUNT_OF_PAGES
from digest.pages.html.paragraphs import text_of
from digest.senders import PAPERS, UNIONS, ending, without_office

__all__ = [
    "END_SOURCE",
    "PAPER_LINE",
    "edition_of",
    "in_full",
    "is_local",
    "is_publisher",
    "is_source",
    "is_union",
    "paper_named",
    "paper_of",
    "site_of",
    "source_of",
    "union_of",
]

_SOURCES = ("contentsource", "source", "og:article:source", "mediaid", "dc.source")
_SITES = ("sitename", "og:site_name", "application-name")
_SOURCE = expression(
    r"(?:(?:(?:信息|稿件|文章|新闻|内容)?来\s*源于?|转[贴载]自|摘自|稿源)\s*[:：丨|]|以下文章来源于)\s*[(（《]?\s*"
    r"([^\s|｜丨)）》\[\]【】]{2,30}(?:\s[^\s:：|｜\d)）]{2,20}(?=总工会|工会))?)"
)
_PUBLISHER = expression(r'"publisher"\s*:\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"<>{}]{2,40})"')  # JSON-LD
_LABEL = expression(r"\s*(?:信息|稿件|文章)?来\s*源\s*[:：]?\s*")
_ISSUER = expression(
    r"(?:^|[\s|｜])(?:发布(?:机构|单位|部门|者)|发文(?:机关|单位)|供稿单位|报送单位|来稿单位)\s*[:：]\s*(\S{2,30})?"
)
_OFFICE = expression(r"[\u4e00-\u9fff]{3,20}(?:局|政府|党委|厅|站|所|处|部|科|网|报社?)")  # behind such a label
_AFTER_SOURCE = expression(
    r"(?:作者|编辑|责任编辑|责编|发布(?=[:：]|时间|日期|于|[人者])|时间|日期|浏览|阅读|点击|字号|字体|记者|撰稿|审核|20\d\d)[^\n]*$"
)
_OWN = ("本网", "本站", "原创", "网络", "本报", "转载", "互联网", "本网站", "本刊", "未知", "佚名")
# Where everybody may put up texts: it is no source, the account there is. Nor is 各区总工会.
_PLATFORM = expression(
    r"https?:|各[省市县区镇有]|(?:澎湃新闻·)?澎湃号|(?:网易|搜狐|百家|企鹅|头条|大鱼|大风|一点)号|新浪新闻综合|微信公众(?:号|平台)$|今日头条$"
)
_ACCOUNT = expression(r"""var\s+nickname\s*=\s*(?:htmlDecode\()?["']([^"'<>]{2,40})["']""")
_OUTLET = expression(
    r"(?!手机|移动|打开|下载|关注|扫|点击|登录|进入|安装|来自)[\u4e00-\u9fff]{2,14}(?:网|客户端|公众号|频道|APP|App)"
)
_SUFFIX = expression(r"(?:官方|门户|信息|政务)?(?:网站|门户|官网|论坛|主页|首页|简报|信息网)$")
_HOST = expression(r"(?:主办|承办|版权所有)(?:单位|方)?\s*[:：©]?\s*([\u4e00-\u9fff]{4,24})")
_UNION = expression(rf".+{ending(UNIONS)}")
# What a site calls a column: 市州工会, 企业工会; such a name is a body's only behind a label.
_COLUMN = expression(
    r"(?:各|基层|企业|产业|行业|机关|院校|高校|学校|乡镇|镇街|街道|社区|直属|[省市县区旗州盟地]{1,3}直?属?)+工会"
    r"|(?:国内|国际|社会|综合|企业|行业|工会|本地|图片|最新|热点|时政|财经)新闻"
)
_PUBLISHER_NAME = expression(rf".+{ending(UNIONS, PAPERS, ('委员会',))}")
_LOCAL = expression("[我本]?([省市州县区旗])总(?:工会)?")  # a union on the site of its own place
_ABOUT = expression(
    r"^(?:以下文章来源于|由|文|图文|作者|撰稿|供稿|来稿|投稿|报送|通讯员|来源|单位)(?=[\u4e00-\u9fff]{3})"
    r"|(?:发布于?|供稿|来稿|投稿|报送|提供|推送|宣教部|办公室)$"
)
_AUTHOR_NAMES = ("author", "og:article:author", "article:author", "dc.creator", "creator")
_AUTHOR = expression(r'"author"\s*:\s*[\[{]{1,2}[^{}]{0,300}?"name"\s*:\s*"([^"<>{}]{2,40})"')  # JSON-LD
_LONGEST = 60  # characters of a line that tells of an article
_TOKENS = expression(r"[\s|｜丨·•,，/／\d:：年月日.\-—()（）\[\]【】]+")
_SECTION = expression(r"版\s*[:：]\s*[\u4e00-\u9fff]{2,10}")  # of a paper: 第2版：综合新闻
# At the end of the last paragraph: …可以申领补贴。（来源：某某日报）
END_SOURCE = expression(r"[（(]((?:信息|稿件)?来源\s*[:：丨]\s*[^（）()]{2,30})[）)]\s*$")
_BLANKS = expression(r"[\s|｜·•,，/：:]+")
_PAPER = expression(r"《?([\u4e00-\u9fff]{2,12}?(?:报|日报|时报|晚报|周刊|通讯))》?\s*[(（]?\s*(?=20\d\d\s*[年/.-])")
# The paper's own line under a text: 《某报》（2023年05月17日 第03版）.
PAPER_LINE = expression(
    r"^[(（]?\s*《[\u4e00-\u9fff]{2,12}》\s*[(（]?\s*20\d\d\D{1,3}\d{1,2}\D{1,3}\d{1,2}\D{0,4}第?\s*\w{1,4}\s*版\s*[)）]*$"
)
_TITLED = expression(
    r"(?:手机|掌上|移动)?([\u4e00-\u9fff]{2,10}?(?:日报|晚报|时报|报))(?:社)?(?:多媒体)?(?:数字报|电子报|电子版|数字版|数字报刊)?$"
)
_EDITION = expression(r"第?\s*0?(\d{1,2})\s*版|(?:^|\D)0*(\d{1,2})\s*版")


def source_of(
    root: HtmlElement, near: Sequence[str], behind: Sequence[str], metas: Mapping[str, str], source: str
) -> str:
    """Return whom the page names as its source, *near* or *behind* its body or in *metas*; the account on WeChat."""
    account = root.find(".//*[@id='js_name']")
    nick = _ACCOUNT.search(source)
    told = text_of(account) if account is not None else nick[1] if nick else ""
    in_head = (metas.get(name, "") for name in _SOURCES)
    publisher = _PUBLISHER.search(source)
    # an account on WeChat that prints what others wrote says so under it
    names = [*(_labelled(behind) if told else ()), told, *_labelled(near), *in_head, *_labelled(behind)]
    names += [publisher[1]] if publisher else []
    for number, text in enumerate(near):  # who publishes, beside the number of a paper or in the cell after the label
        if len(text) <= 60 and (match := _ISSUER.search(text)):
            issuer = match[1] or "".join(near[number + 1 : number + 2]).strip()
            names += [issuer] if is_body(issuer) or (_OFFICE.fullmatch(issuer) and not has_deed(issuer)) else []
    for number, text in enumerate(near):  # names that stand without a label beside the day
        is_dated = any(map(days.is_stamp, near[max(0, number - 2) : number + 3]))
        if is_dated and len(text) <= 60 and not text.endswith(("：", ":")):
            bare = _SECTION.sub("", text)
            for form in dates.FORMS:  # before the text is cut at 日, with which names of papers end
                bare = form.sub(" ", bare)
            names += filter(_is_outlet, (token for cut in (_TOKENS, _BLANKS) for token in cut.split(bare)))
    named = next((name for name in names if name and not _PLATFORM.match(name)), "")
    if re.sub(r"[\W_]+", "", named).startswith(_OWN):
        named = next((metas[name] for name in _SITES if name in metas), "")
    return named


def is_union(name: str) -> bool:
    """Say whether *name* is that of a union or of a house of one."""
    return _UNION.fullmatch(name) is not None and is_body(name)


def union_of(
    root: HtmlElement, near: Sequence[str], behind: Sequence[str], metas: Mapping[str, str], source: str
) -> str:
    """Return the union that the page names as the author, by *metas* or on a line of facts; empty where none is.

    *near*: the lines about the headline, where a name needs no label; *behind*: those at the text's end, where a line
    says nothing else.
    """
    lines = [text for text in near if len(text) <= _LONGEST and "。" not in text]
    marked = [
        text_of(each) or " ".join(filter(None, (inner.get("content") for inner in each.iter("meta"))))
        for each in root.iter()
        if isinstance(each.tag, str) and each.get("itemprop") in ("author", "publisher")
    ]
    in_head = [metas[name] for name in _AUTHOR_NAMES if name in metas]
    tokens = [token for text in (*marked, *lines, *in_head) for token in _TOKENS.split(text)]
    tokens += [match[1] for match in _AUTHOR.finditer(source)]
    for text in behind:
        parts = [part for part in _TOKENS.split(text) if part]
        tokens += parts if len(parts) <= 2 and len(text) <= _LONGEST and not _HOST.search(text) else []
        tokens += [piece.text for piece in facts(text) if piece.kind == "body" and piece.told != "other"]
    bare = (_ABOUT.sub("", _ABOUT.sub("", token.strip("《》“” "))) for token in tokens)
    return next((name for name in bare if is_union(name) and not is_local(name) and not _COLUMN.fullmatch(name)), "")


def is_source(text: str) -> bool:
    """Say whether *text* names a source by its label."""
    return _SOURCE.search(text) is not None


def is_publisher(text: str) -> bool:
    """Say whether *text* is nothing but the name of a union, a paper or the like."""
    return _PUBLISHER_NAME.fullmatch(text.strip()) is not None and is_body(text.strip())


def _is_outlet(text: str) -> bool:
    """Say whether *text* is the name of one that publishes: a name, or what a paper calls its site."""
    if _COLUMN.fullmatch(text.strip()):
        return False
    return is_publisher(text) or (_OUTLET.fullmatch(text.strip()) is not None and not has_deed(text))


def is_local(name: str) -> bool:
    """Say whether *name* is that of a union by its level alone: 市总工会, 县总工会办公室."""
    return _LOCAL.fullmatch(without_office(name)) is not None


def site_of(title: str, headline: str, metas: Mapping[str, str], texts: Sequence[str]) -> str:
    """Return whose site it is: by what stands beside *headline* in the page's *title*, by *metas*, by its foot."""
    parts = [part.strip() for part in re.split(r"[-_|｜–—»>]+", title)]
    own = [part for part in reversed(parts) if part and part not in headline]
    own.sort(key=lambda part: part.endswith("频道"))  # 中工网-工会频道: the site's own name first
    hosts = [match[1].strip() for text in texts if len(text) <= 120 and (match := _HOST.search(text))]
    for name in (*own, *(metas[key] for key in _SITES if key in metas), *hosts):
        bare = _SUFFIX.sub("", name)
        if _is_outlet(bare) and (bare != headline):
            return bare
    return ""


def in_full(name: str, title: str, texts: Sequence[str]) -> str:
    """Return the union that a site calls 市总工会 or 县总 by its own place's name; *name* itself where it is told.

    The place is that of whoever keeps the site, by the page's *title* or its foot among *texts*.
    """
    match = _LOCAL.fullmatch(without_office(name))
    if not match:
        return name
    keeper = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,12}}?{match[1]}(?=总工会|人民政府|政府|新闻网)")
    feet = (_HOST.search(text) for text in texts if len(text) <= 120)
    found = next(filter(None, map(keeper.search, (title, *(foot[1] for foot in feet if foot)))), None)
    return f"{found[0]}总工会" if found else name


def _labelled(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if len(text) <= 200 and (match := _SOURCE.search(text)):
            yield _AFTER_SOURCE.sub("", match[1]).strip("：: ，,。-　》")
        elif _LABEL.fullmatch(text) and number + 1 < len(texts):
            yield texts[number + 1][:30] if not days.found(texts[number + 1]) else ""


def paper_named(name: str) -> str:
    """Return *name*, where it is that of a paper's edition for readers of the web, without the words for that."""
    match = _TITLED.fullmatch(name)
    return match[1] if match else name


def paper_of(title: str, texts: Sequence[str]) -> str:
    """Return the paper that *texts*, the lines about a body, name with its day, or else the page's *title*."""
    for text in texts:
        if len(text) <= 120 and (match := _PAPER.search(text)) and not is_source(text):
            return match[1]
    parts = (part.strip() for part in re.split(r"[-_|｜–—»>]+", title))
    papers = (match[1] for part in parts if (match := _TITLED.fullmatch(part)))
    return next(papers, "")


def edition_of(texts: Sequence[str]) -> int | None:
    """Return the number of the page of a paper that *texts* name first; None where they name none."""
    short = (COUNT_OF_PAGES.sub("", text) for text in texts if len(text) <= 120)
    match = next((match for text in short if (match := _EDITION.search(text))), None)
    return int(match[1] or match[2]) or 1 if match else None
