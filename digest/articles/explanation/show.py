"""Room 2: explained lines in, what a person looks at out: text in colours for a terminal, or one HTML page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from digest.articles.explanation.explain import Explained
from digest.model import Article, Paragraph, Piece

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
_DOUBTFUL = 1.0  # nats below which a join is doubtful, as in the making of the article
# Colours of articles by turns: eight that people with a colour deficiency tell apart (Okabe and Ito 2008), and their
# nearest among the 256 of terminals.
_PAINTS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#5b3fa0", "#666666")
_TERMINAL_PAINTS = (25, 166, 35, 175, 136, 74, 61, 242)
_STYLE = """
body{font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:1.2em auto;max-width:78em;
padding:0 1em;color:#222}
h1{font-size:1.3em}h2{font-size:1.1em;margin:1.4em 0 .4em}table{border-collapse:collapse;width:100%}
td,th{padding:.18em .5em;vertical-align:top;text-align:left}th{border-bottom:1px solid #999;font-weight:600}
tr{border-bottom:1px solid #eee}td.n{color:#8a8a8a;text-align:right;font-variant-numeric:tabular-nums}
td.b{border-left:.5em solid #ddd;white-space:nowrap;font-weight:600}td.r,td.j{white-space:nowrap}
td.t{min-width:24em}td.w{color:#666;font-size:.86em;min-width:13em;max-width:22em}
tr.repaired,span.repaired{background:#fff2cc}tr.gap{border-top:2px dashed #d55e00}tr.jump{background:#e2f0d9}
.doubt{color:#b00020;font-weight:600}.none{color:#8a8a8a}a{color:inherit}sup{color:#8a8a8a;font-size:.65em}
ul{margin:.3em 0;padding-left:1.3em}.key span{margin-right:1.4em}p{margin:.35em 0}
"""


def to_terminal(values: Sequence[Explained], articles: Sequence[Article] = ()) -> str:
    """Return *values* as text in ANSI colours: the articles first, then every line."""
    heads = [_terminal_head(number, article) for number, article in enumerate(articles, 1)]
    return "\n".join([*heads, *([""] if heads else []), *(_terminal_line(value) for value in values)])


def _terminal_head(number: int, article: Article) -> str:
    doubt = f"  \x1b[31m待核：{'，'.join(article.doubts)}\x1b[0m" if article.doubts else ""
    facts = f"{_KINDS[article.kind]}，可信度 {article.confidence:.2f}"
    return f"{_terminal_badge(number)}  {_printable(_title(article))}  \x1b[2m{facts}\x1b[0m{doubt}"


def _terminal_badge(number: int | None) -> str:
    if number is None:
        return "   ·"
    return f"\x1b[1;38;5;{_TERMINAL_PAINTS[(number - 1) % len(_TERMINAL_PAINTS)]}m▌{number:>3}\x1b[0m"


def _terminal_line(value: Explained) -> str:
    name, code, _ = _ROLES.get(value.role, (value.role, "0", ""))
    sign = (_JOINS[value.join][0] or " ")[0]
    place = f"{value.line:>5} {_terminal_badge(value.article)} {sign}"
    note = "；".join(filter(None, [_behind(value), value.why, value.reason]))
    colour = "31" if _is_doubtful(value) else "33" if value.join in ("repaired", "gap", "jump") else "2"
    return f"{place} \x1b[{code}m{name}\t{_printable(value.text)}\x1b[0m  \x1b[{colour}m{note}\x1b[0m"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _behind(value: Explained) -> str:
    """Return where *value* was put and how sure that is; empty where nothing was in question."""
    moved = value.join in ("repaired", "gap", "jump") and value.behind is not None
    margin = "" if value.margin is None else f"余裕{_nats(value.margin)}{'，待核' if _is_doubtful(value) else ''}"
    return "，".join(filter(None, [f"接第{value.behind}行" if moved else "", margin]))


def _nats(margin: float) -> str:
    """Return *margin* with one decimal, rounded down: what is doubtful never reads as the threshold."""
    return f"{math.floor(margin * 10) / 10:+.1f}"


def _is_doubtful(value: Explained) -> bool:
    return value.margin is not None and value.margin < _DOUBTFUL


def _title(article: Article) -> str:
    return article.headline or "（无标题）" + article.body[:16].replace("\n", " ") + "……"


def to_html(values: Sequence[Explained], articles: Sequence[Article] = ()) -> str:
    """Return *values* as one HTML page that needs nothing beside it; all text is escaped."""
    title = f"版面判读说明：{len(articles)}篇，{len({value.line for value in values})}行"
    parts = [_contents(values, articles), _key(), _table(values), _read(values, articles)]
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{''.join(parts)}</body></html>\n"
    )


def _contents(values: Sequence[Explained], articles: Sequence[Article]) -> str:
    """Return the list of articles, each with its doubts and a link to its first line."""
    first: dict[int, int] = {}
    for value in values:
        if value.article is not None:
            first.setdefault(value.article, value.line)
    rows = "\n".join(_article_row(number, article, first.get(number)) for number, article in enumerate(articles, 1))
    head = "<tr><th>篇</th><th>标题</th><th>类别</th><th>落款</th><th>可信度</th><th>待核</th></tr>"
    return f"<h2>找到的文章</h2><table>{head}\n{rows}</table>\n"


def _article_row(number: int, article: Article, line: int | None) -> str:
    title = escape(_title(article))
    link = title if line is None else f'<a href="#l{line}">{title}</a>'
    cells = (_KINDS[article.kind], escape(article.contributor), f"{article.confidence:.2f}")
    doubts = f"<td class='doubt'>{escape('，'.join(article.doubts))}</td>"
    return f"<tr>{_badge(number)}<td>{link}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}{doubts}</tr>"


def _badge(number: int | None) -> str:
    if number is None:
        return "<td class='b none'>·</td>"
    return f"<td class='b' style='border-color:{_PAINTS[(number - 1) % len(_PAINTS)]}'>{number}</td>"


def _key() -> str:
    joins = "".join(f"<span><b>{name}</b> {meaning}</span>" for name, meaning in _JOINS.values() if name)
    margin = f"<span><b>余裕</b> 这样接比别的接法多出的证据；低于{_DOUBTFUL:.0f}的标“待核”，请人看一眼</span>"
    margin += "<span><b>标题权重</b> 越大越像标题，负数像正文</span><b>词法</b> 上行末字与本行首字连读是否通顺"
    return f"<p class='key'>{joins}{margin}</p>\n"


def _table(values: Sequence[Explained]) -> str:
    head = "<tr><th>行</th><th>篇</th><th>角色</th><th>接续</th><th>文字</th><th>依据</th></tr>"
    lines = [None, *(value.line for value in values)]
    rows = "\n".join(_row(value, value.line != last) for value, last in zip(values, lines, strict=False))
    return f"<h2>逐行判读（按原文次序）</h2><table>{head}\n{rows}\n</table>\n"


def _row(value: Explained, begins: bool) -> str:
    """Return *value* as a row; the first of its line carries the line's anchor."""
    name, _, colour = _ROLES.get(value.role, (value.role, "", "#222222"))
    anchor = f" id='l{value.line}'" if begins else ""
    return (
        f"<tr class='{value.join}'{anchor}><td class='n'>{value.line}</td>{_badge(value.article)}"
        f"<td class='r' style='color:{colour}'>{escape(name)}</td><td class='j'>{_join_cell(value)}</td>"
        f"<td class='t' style='color:{colour}'>{escape(value.text)}</td>"
        f"<td class='w'>{escape('；'.join(filter(None, [value.why, value.reason])))}</td></tr>"
    )


def _join_cell(value: Explained) -> str:
    parts = [_JOINS[value.join][0]]
    if value.join in ("repaired", "gap", "jump") and value.behind is not None:
        parts.append(f'<a href="#l{value.behind}">接第{value.behind}行</a>')
    if value.margin is not None:
        doubt = "待核 " if _is_doubtful(value) else "余裕"
        parts.append(f"<span class='{'doubt' if _is_doubtful(value) else 'sure'}'>{doubt}{_nats(value.margin)}</span>")
    return "<br>".join(filter(None, parts))


def _read(values: Sequence[Explained], articles: Sequence[Article]) -> str:
    """Return the articles as they read now, each piece with the number of its line, repaired joins marked."""
    moved = frozenset(value.line for value in values if value.join == "repaired")
    parts = [
        f"<h2>{number}　{escape(_title(article))}</h2>{''.join(_paragraph(part, moved) for part in article.paragraphs)}"
        for number, article in enumerate(articles, 1)
    ]
    return f"<h2>还原后的各篇（小号数字是原文行号，黄底处调过次序）</h2>\n{''.join(parts)}\n" if parts else ""


def _paragraph(paragraph: Paragraph, moved: frozenset[int]) -> str:
    lines = [None, *(piece.line for piece in paragraph.pieces)]
    pieces = zip(paragraph.pieces, lines, strict=False)
    return f"<p>{''.join(_piece(paragraph, piece, moved, piece.line != last) for piece, last in pieces)}</p>\n"


def _piece(paragraph: Paragraph, piece: Piece, moved: frozenset[int], begins: bool) -> str:
    """Return *piece*, with its line's number if it is the first of that line."""
    mark = " class='repaired'" if piece.line in moved else ""
    number = f"<sup>{piece.line}</sup>" if begins else ""
    return f"<span{mark}>{number}{escape(paragraph.text[piece.start : piece.end])}</span>"
