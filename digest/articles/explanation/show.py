"""Room 2: explained lines in, what a person looks at out: text in colours for a terminal, or one HTML page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from digest.articles.explanation.explain import Explained
from digest.articles.explanation.plates import PagePlate
from digest.model import Article
from digest.model.articles import DOUBTFUL_MARGIN, likelihood_of

# Role: what it is called, its ANSI code (ECMA-48, 8.3.117), its colour on the page.
_ROLES = {
    "heading": ("标题", "1;36", "#0b5394"),
    "crosshead": ("小标题", "36", "#3d85c6"),
    "body": ("正文", "0", "#222222"),
    "signature": ("落款", "32", "#38761d"),
    "byline": ("署名", "32", "#38761d"),
    "source": ("来源", "32", "#38761d"),
    "credit": ("摄影", "35", "#741b47"),
    "caption": ("图说", "35", "#741b47"),
    "furniture": ("版面杂项", "2", "#8a8a8a"),
    "mark": ("符号", "2", "#8a8a8a"),
}
# Join: its sign and name, and what it means.
_JOINS = {
    "": ("", ""),
    "paragraph": ("¶ 另段", "新的一段，按原文次序"),
    "file": ("│ 接上", "接着上一行，按原文次序"),
    "repaired": ("↷ 调序", "与原文次序不同：机器把它调到所示那一行之后"),
    "gap": ("✂ 缺损", "与前文之间原文有缺失，没有补接"),
    "jump": ("⇢ 转版", "转版或转栏：上半篇在另一处，两半接成一篇"),
}
_KINDS = {"article": "文章", "photo_news": "图片新闻", "notice": "通知"}
# Colours of articles by turns: eight that people with a colour deficiency tell apart (Okabe and Ito 2008), and their
# nearest among the 256 of terminals.
_PAINTS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#5b3fa0", "#666666")
_TERMINAL_PAINTS = (25, 166, 35, 175, 136, 74, 61, 242)


def to_terminal(values: Sequence[Explained], articles: Sequence[Article] = ()) -> str:
    """Return *values* as text in ANSI colours: the articles first, then every line."""
    heads = []
    for number, article in enumerate(articles, 1):
        doubt = f"  \x1b[31m待核：{'，'.join(article.doubts)}\x1b[0m" if article.doubts else ""
        facts = f"{_KINDS[article.kind]}，可信度 {article.confidence:.2f}"
        heads.append(f"{_terminal_badge(number)}  {_printable(_title(article))}  \x1b[2m{facts}\x1b[0m{doubt}")
    lines = []
    for value in values:
        name, code, _ = _ROLES.get(value.role, (value.role, "0", ""))
        sign = (_JOINS[value.join][0] or " ")[0]
        place = f"{value.line:>5} {_terminal_badge(value.article)} {sign}"
        behind = f"接第{value.behind}行" if _is_moved(value) else ""
        margin = ""
        if value.margin is not None and (value.is_doubtful or value.join != "file"):
            sure = f"约{likelihood_of(value.margin):.0%}把握" if value.join in ("file", "repaired") else ""
            margin = "，".join(filter(None, [f"余裕{_nats(value.margin)}", sure, "待核" * value.is_doubtful]))
        note = "；".join(filter(None, ["，".join(filter(None, [behind, margin])), value.why, value.reason]))
        colour = "31" if value.is_doubtful else "33" if value.join in ("repaired", "gap", "jump") else "2"
        lines.append(f"{place} \x1b[{code}m{name}\t{_printable(value.text)}\x1b[0m  \x1b[{colour}m{note}\x1b[0m")
    return "\n".join([*heads, *([""] if heads else []), *lines])


def _terminal_badge(number: int | None) -> str:
    if number is None:
        return "   ·"
    return f"\x1b[1;38;5;{_TERMINAL_PAINTS[(number - 1) % len(_TERMINAL_PAINTS)]}m▌{number:>3}\x1b[0m"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _is_moved(value: Explained) -> bool:
    return value.join in ("repaired", "gap", "jump") and value.behind is not None


def _nats(margin: float) -> str:
    """Return *margin* with one decimal, rounded down: what is doubtful never reads as the threshold."""
    return f"{math.floor(margin * 10) / 10:+.1f}"


def _title(article: Article) -> str:
    return article.headline or "（无标题）" + article.body[:16].replace("\n", " ") + "……"


def to_html(values: Sequence[Explained], articles: Sequence[Article] = (), shown: Sequence[PagePlate] = ()) -> str:
    """Return *values*, and the pages *shown*, as one HTML page that needs nothing beside it; all text is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # a tenth of a second: when first asked for

    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    first: dict[int, int] = {}
    for value in values:
        if value.article is not None:
            first.setdefault(value.article, value.line)
    return environment.get_template("page.html").render(
        title=f"版面判读说明：{len(articles)}篇，{len({value.line for value in values})}行",
        values=values,
        articles=articles,
        plates=shown,
        first=first,  # line of each article, by its number
        moved={value.line for value in values if value.join == "repaired"},
        roles=_ROLES,
        joins=_JOINS,
        kinds=_KINDS,
        paints=_PAINTS,
        doubtful=DOUBTFUL_MARGIN,
        title_of=_title,
        nats=_nats,
        is_moved=_is_moved,
    )
