"""A piece of a web page in, its paragraphs out: blocks and line breaks part them, nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages import days
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import facts
from digest.pages.html.tree import HAN, names_of

__all__ = ["HAN", "ROW", "TextLine", "lines", "paragraph_of", "text_of"]

ROW = "digest-row"  # class of what stood in a table beside the reports that it lists

# Elements that begin a line of their own (HTML, 15.3: display block, list-item, table and its parts).
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "p div section article main header footer aside nav ul ol li dl dt dd table tbody thead tfoot tr td th caption "
        "blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 hr form fieldset center address body html founder-content "
        "details summary dialog hgroup legend search menu",
    )
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = ("b", "strong")
# Between two Chinese characters a line end of the page's code is no blank.
_WRAPPED = expression(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])")
# Two wide blanks after the end of a sentence or of a line are the indent of the next paragraph, whatever parts them.
_INDENT = expression(
    r"(?<=[。！？：”）])[ \t\r\n]*(?:\u3000{2}|\xa0{4})[\u3000\xa0]*|[\r\n][ \t]*(?:\u3000{2}|\xa0{4})[\u3000\xa0]*"
)
# In <pre> (print views, old systems) line ends are the page's own: an empty line or an indent begins a paragraph.
_PREFORMATTED = expression(r"[ \t]*\r?\n(?:[ \t\u3000]*\r?\n)+|\r?\n(?=[ \t\u3000]{2})")
_BLANKS = expression(r"[ \t\r\n\x0b\x0c\xa0]+")
_ALIGNED = expression(r"text-align\s*:\s*(center|right)", re.I)
_SIZED = expression(r"font-size\s*:\s*([\d.]{1,6})\s*(px|pt|em|rem)?", re.I)
# What a site says of itself under a text that it took from elsewhere; two of these words make a sentence one of it.
_DISCLAIMED = expression(
    r"声明|转载|登载|观点|[仅不]代表|未经\S{0,6}(?:授权|许可|同意)(?=[^。]{0,12}(?:载|编|复制|使用|引用|抄袭))|版权|平台|本网|本站|立场|侵权|信息存储|联系我们|删除"
)
_LONGEST_DISCLAIMER = 240  # Chinese characters
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0}


@dataclass(slots=True)
class TextLine:
    """One paragraph: its text, the element that it is in, and how it is set."""

    text: str
    element: HtmlElement
    pieces: list[str] = field(default_factory=list)  # the text of each element in the line
    linked: int = 0  # Chinese characters in links
    bold: int = 0  # Chinese characters set bold
    led: str = ""  # what is set bold at its beginning
    after_picture: bool = False
    is_row: bool = False  # of a table of figures

    @property
    def spaced(self) -> str:
        """Return the text with a blank between its elements: what a page sets apart by style alone."""
        return " ".join(" ".join(self.pieces).split())

    @property
    def tag(self) -> str:
        """Return the heading that the line is in, or the tag of its own element."""
        around = (self.element, *self.element.iterancestors())
        return str(next((each.tag for each in around if each.tag in _HEADINGS), self.element.tag))

    @property
    def han(self) -> int:
        """Return how many Chinese characters it has."""
        return len(HAN.findall(self.text))

    @property
    def is_linked(self) -> bool:
        """Say whether the line is the name of another page: most of it is a link, and it is no sentence."""
        return self.linked >= 4 and self.linked > 0.7 * self.han and not self.text.endswith("。")

    @property
    def is_bold(self) -> bool:
        """Say whether nearly all of the line is bold."""
        return bool(self.han) and self.bold >= 0.9 * self.han

    @property
    def disclaims(self) -> bool:
        """Say whether the line is what a site says of the texts on it."""
        return len(set(_DISCLAIMED.findall(self.text))) >= 2 and self.han <= _LONGEST_DISCLAIMER

    @property
    def is_sentence(self) -> bool:
        """Say whether the line holds a sentence, and not the site's own."""
        return "。" in self.text and not self.disclaims

    @property
    def lead(self) -> int:
        """Return how many characters at the beginning are bold."""
        led = _plain(self.led)
        return len(led) if self.text.startswith(led) else 0

    @property
    def is_credit(self) -> bool:
        """Say whether the line tells nothing but facts, a body or a day among them."""
        return any(piece.kind in ("body", "day") for piece in facts(self.spaced))

    @property
    def stamps(self) -> set[date]:
        """Return the days that its time elements tell, whatever they show."""
        held = (self.element, *self.element.iterdescendants("time"))
        told = (days.day_of(each.get("datetime", "")[:40]) for each in held if each.tag == "time")
        return {day for day in told if day}

    @property
    def align(self) -> str:
        """Return center, right, or nothing."""
        for element in (self.element, *self.element.iterancestors()):
            if element.tag == "center":
                return "center"
            found = _ALIGNED.search(element.get("style", "")[:400])
            if element.tag == "p" and any(name.lower().endswith("center") for name in names_of(element)):
                return "center"
            if found or element.get("align", "").lower() in ("center", "right", "left"):
                return found[1].lower() if found else element.get("align", "").lower()
            if element.tag in ("td", "table", "body", "article"):
                break
        return ""

    @property
    def size(self) -> float | None:
        """Return the height of the type in points, where a style near the text says it."""
        near = [*self.element.iterdescendants("span", "font", "strong"), self.element]
        for element in near[:3] + near[-1:]:
            if found := _SIZED.search(element.get("style", "")[:400]):
                return (
                    round(float(found[1].strip(".") or 0) * _POINTS[(found[2] or "px").lower()], 1)
                    if found[1].count(".") < 2
                    else None
                )
        return None


def lines(root: HtmlElement) -> list[TextLine]:
    """Return the paragraphs of *root* that hold text, in their order."""
    found: list[TextLine] = []
    for line in _walk(root):
        mark = _PREFORMATTED if line.element.tag == "pre" else _INDENT
        for part in mark.split(line.text) if mark.search(line.text) else (line.text,):
            text = _plain(part)
            if text:
                whole = part is line.text
                found.append(replace(line, text=text) if whole else TextLine(text, line.element, [text]))
                found[-1].is_row = ROW in names_of(line.element)
    return found


def paragraph_of(line: TextLine) -> DocxParagraph:
    """Return *line* as a paragraph of a report in a file of several."""
    return DocxParagraph(
        line.spaced if line.is_credit else line.text,
        line.size,
        line.is_bold,
        line.align,
        int(line.tag[1]) if line.tag in _HEADINGS[:5] else None,
        line.text.startswith("\u3000"),
        line.is_row,
        after_picture=line.after_picture,
        lead=line.lead if not line.is_bold else 0,
    )


def text_of(element: HtmlElement, glue: str = " ") -> str:
    """Return the text of *element* on one line."""
    return glue.join(line.text for line in lines(element))


def _plain(text: str) -> str:
    """Return *text* on one line, without blanks at its ends."""
    return _BLANKS.sub(" ", _WRAPPED.sub("", text)).strip(" \u3000\u200b\ufeff")


def _walk(root: HtmlElement) -> Iterator[TextLine]:
    """Yield the lines of *root*: a walk without recursion, since strangers nest as deep as they like."""
    line = TextLine("", root)
    is_pictured = False
    stack: list[tuple[HtmlElement, bool, bool, bool]] = [(root, True, False, False)]
    while stack:
        element, is_entered, in_link, in_bold = stack.pop()
        is_block = element.tag in _BLOCKS or element.tag == "br"
        if is_block:
            if line.text.strip(" \t\r\n\xa0\u3000"):
                line.after_picture, is_pictured = is_pictured, False
                yield line
            if not is_entered or element.tag == "br":  # a line of the block around it, no farther than the root
                around = (each for each in element.iterancestors() if each is root or each.tag in _BLOCKS)
                line = TextLine("", root if element is root else next(around, root))
            else:
                line = TextLine("", element)
        if is_entered:
            is_pictured = is_pictured or element.tag == "img"
            linked, bold = in_link or element.tag == "a", in_bold or element.tag in _BOLD
            _add(line, element.text, linked, bold)
            stack.append((element, False, in_link, in_bold))
            stack.extend((child, True, linked, bold) for child in reversed(element) if isinstance(child.tag, str))
        elif element is not root:
            _add(line, element.tail, in_link, in_bold)
    if line.text.strip():
        line.after_picture = is_pictured
        yield line


def _add(line: TextLine, text: str | None, in_link: bool, in_bold: bool) -> None:
    if text:
        line.text += text
        line.pieces.append(text)
        han = len(HAN.findall(text)) if in_link or in_bold else 0
        line.linked += han if in_link else 0
        line.bold += han if in_bold else 0
        if in_bold and line.led.strip() == line.text[: -len(text)].strip():
            line.led += text
