"""The HTML of a document: one page from the layout's template, everything escaped, no outside reference."""

from __future__ import annotations

import functools
import re
from typing import NoReturn

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from digest import assets
from digest.errors import RenderError
from digest.expressions import expression
from digest.model import Chart
from digest.renderings import drawing, line_breaks, patience, tables
from digest.renderings.documents import Document
from digest.renderings.layout import files, stylesheets
from digest.renderings.layout.layout import Layout

_TEMPLATE = "issue.html"
_SECONDS = 20.0  # for one filling, by the clock: a volume of 298 pages takes 0.2 s of CPU, and the machine may be busy
# What no line may part and Pango (UAX 14) parts: —— and ……, what stands before a ·. In print 12. and its title, too; a
# screen leaves them in one piece, so that a title is found by its words.
_TIED = expression("—{2,4}|…{2,4}|[^\\s·]·")
_TIED_IN_PRINT = expression(rf"{_TIED.pattern}|(?<![0-9.])[0-9]{{1,3}}\.[^\s0-9]")

# UAX 14, LB19, leaves a quotation mark with what stands on either side; a mark of Chinese goes with its inside alone
# (GB/T 15834-2011, 5.1). U+200B parts them: it is drawn as nothing and is no character of the PDF's text.
_BESIDE_QUOTE = expression("(?<=[\u3400-\u9fff，。、；：！？）》〕])(?=[“‘])|(?<=[”’])(?=[\u3400-\u9fff（《〔“‘])")

_BOOKMARKED = ("section", "headline", "proposed")


def page(document: Document, layout: Layout) -> bytes:
    """Return the HTML form: one self-contained UTF-8 file for phone, mail and browser."""
    return markup(document, layout, stylesheets.screen(layout), is_paper=False).encode()


def markup(document: Document, layout: Layout, stylesheet: str, *, is_paper: bool, seconds: float = _SECONDS) -> str:
    """Return the layout's template filled with *document*; RenderError names file and line of what is wrong in it.

    The template is told ``is_paper``, since a screen of any width breaks titles for itself. It may take *seconds*.
    """
    environment = _Environment(
        loader=_loader(layout), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters["tied"] = _tied_in_print if is_paper else tied
    environment.filters["first_share"] = functools.partial(tables.first_share, layout=layout)
    environment.tests["whole"] = tables.is_whole
    environment.filters["drawn"] = functools.partial(_drawn, layout=layout)
    file = files.file_of(layout.folder, _TEMPLATE)
    try:
        with patience.within(seconds):
            return environment.get_template(_TEMPLATE).render(
                document=document, stylesheet=Markup(stylesheet), is_paper=is_paper
            )
    except TemplateSyntaxError as error:
        raise RenderError(
            f"{error.filename or file} 第 {error.lineno} 行：模板写法有误：{error.message}", "按行号改正后重试"
        ) from error
    except TemplateError as error:
        raise RenderError(f"{file}：模板不能填充：{error.message}", "检查模板里的名称是否拼错") from error
    except patience.TooSlowError as error:
        raise RenderError(f"{file}：模板 {seconds:.0f} 秒还没有填完", "检查模板里的循环，次数是不是写得太多") from error
    except (RecursionError, MemoryError, OverflowError) as error:
        raise RenderError(f"{file}：模板里的循环或运算太大", "检查模板里的循环和乘方") from error
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise RenderError(f"{file}：模板不能填充：{error}", "检查模板里的运算") from error


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox without powers, which no template needs: one of them may take for ever in a single step."""

    intercepted_binops = frozenset(("**",))

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> NoReturn:
        raise OverflowError(operator)


def _loader(layout: Layout) -> BaseLoader:
    """Return what finds a template: the layout's own, else the shared one, which ``base/issue.html`` always names."""
    base = FileSystemLoader(assets.templates() / "base")
    return ChoiceLoader([FileSystemLoader(layout.folder), base, PrefixLoader({"base": base})])


def _drawn(chart: Chart, layout: Layout) -> Markup:
    """Return *chart* as SVG, as wide as the type area; its words are escaped by the template of the drawing."""
    style = layout.style("chart")
    families = (*layout.faces(style.font), *stylesheets.own_faces(style.font))
    return Markup(drawing.svg(chart, drawing.Measures(layout.paper.measure, style.size), families))


def _tied_in_print(text: str, style: str = "") -> Markup:
    """Return *text* as ``tied`` does, free to part before “ and behind ” beside Chinese, where Pango never does.

    Not so in headings, whose rows were broken before: what they say goes into the bookmarks.
    """
    return tied(text if style in _BOOKMARKED else _BESIDE_QUOTE.sub("\u200b", text), pattern=_TIED_IN_PRINT)


def tied(text: str, style: str = "", pattern: re.Pattern[str] = _TIED) -> Markup:
    """Return *text* escaped, what fits *pattern* in a span that no line parts, and endless words made breakable."""
    pieces = []
    for piece in line_breaks.pieces(text):
        parts, start = [], 0
        for match in pattern.finditer(piece):
            parts += [escape(piece[start : match.start()]), Markup('<span class="tie">{}</span>').format(match.group())]
            start = match.end()
        pieces.append(Markup("").join([*parts, escape(piece[start:])]))
    return Markup("<wbr>").join(pieces)
