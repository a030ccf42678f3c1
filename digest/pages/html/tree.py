"""The bytes of a web page as a tree, without what no reader sees."""

from __future__ import annotations

import itertools
import re

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from digest.errors import SourceError
from digest.expressions import expression
from digest.pages import encodings
from digest.pages.cleaning import LONGEST_LINE
from digest.pages.html.unseen import is_unseen

HAN = expression(r"[\u3400-\u9fff]")
LARGEST = 8 << 20  # bytes; the longest saved page of a paper has 2 MB, most of it scripts
_CHARSET = expression(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)
_DECLARATION = expression(r"^\s*<\?xml[^>]*>")
_UNSEEN = ("script", "style", "template", "iframe", "frame", "embed", "svg", "noscript", "link", "input", "marquee")
_STRUCK = ("s", "strike", "del")
# Left open by a sloppy page, these hold all that follows: <button/> is no closed element (HTML, 13.1.2).
_PERHAPS_OPEN = ("object", "canvas", "select", "textarea", "button", "audio", "video", "map")
_MOST_IN_A_BUTTON = 100  # characters
_LEAST_HEADING = 6  # Chinese characters of a button that is the heading of a text; those that do something have four
# No character of XML (1.0, 2.2), written or by its number: a tree that holds one cannot be changed.
_CONTROL = expression(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*(?:1[0-9a-f]|[0-8bcef])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01])(?![0-9]));?",
    re.I,
)
MOST_TAGS = 200_000  # the longest page of a portal has 30,000
_LONG_TAG = expression(r"<[^<>]{50000,}>")  # attributes without end, which libxml2 compares each with each
# Pictures written into the page itself: megabytes that hold no text.
_DATA = expression(r"""(["'])data:[^"']{1000,}\1""", re.I)
# A page put together of files may end in its middle; a browser reads on (HTML, 13.2.6.4.19), libxml2 does not.
_ENDS = expression(r"</(?:html|body)\s*>", re.I)
# Bytes that fit no table: a page with more of them than this share is no text in the table that it names.
_MOST_BROKEN = 0.002


def parsed(content: bytes, source: str, charset: str = "") -> HtmlElement:
    """Return the root of the page *content*, with all its elements; *charset* is what a mail says of it."""
    if len(content) > LARGEST:
        raise SourceError(source, f"网页超过 {LARGEST >> 20} MB", "请只保存文章本身，或复制成文字文件")
    text = _DATA.sub('""', _DECLARATION.sub("", decoded(content, source, charset)))
    text = _LONG_TAG.sub(" ", _ENDS.sub("", _CONTROL.sub("", text)))
    if text.count("<") > MOST_TAGS:
        raise SourceError(source, "网页里有太多标签，不像文章", "请只保存文章本身，或复制成文字文件")
    if not text.strip():
        raise SourceError(source, "网页里没有文字", "请检查来源是否保存完整")
    if max(map(len, text.split("<"))) > LONGEST_LINE:
        raise SourceError(source, "网页里有一段长达百万字，不像文章", "请检查文件，或按段落分行后再试")
    # a processing instruction or a comment of a stranger has no text; comments of e-papers are read from the source
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=False, no_network=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError, TypeError) as error:
        raise SourceError(source, "网页的代码损坏，读不出来", "请重新保存网页，或复制成文字文件") from error
    return root


def decoded(content: bytes, source: str, charset: str = "") -> str:
    """Return the text of *content* by the table it names, else by the ladder; single broken bytes become marks."""
    declared = _CHARSET.search(content[:4096])
    name = (charset or (declared[1].decode("ascii") if declared else "")).lower()
    if name in ("gb2312", "gbk", "gb18030", "x-gbk"):
        name = "gb18030"  # what calls itself GB2312 holds characters of the larger tables
    try:
        return encodings.decode(content, source)[0]
    except SourceError:
        for table in (name, "utf-8", "gb18030"):
            try:
                text = content.decode(table, "replace") if table else ""
            except LookupError:
                continue
            if text and text.count("\ufffd") <= max(2, len(text) * _MOST_BROKEN):
                return text.replace("\ufffd", "□")
        raise


def prune(root: HtmlElement, keep: HtmlElement | None = None) -> None:
    """Take out of *root* what no reader sees; *keep*, and what holds it, stays even where a style hides it."""
    kept = {keep, *keep.iterancestors()} if keep is not None else set()
    for element in list(root.iter()):
        if element in kept or element is root:
            continue
        is_seen = isinstance(element.tag, str) and element.tag not in _UNSEEN
        if not is_seen or element.get("hidden") is not None or is_unseen(element) or _is_struck(element):
            drop(element)
        elif element.tag in _PERHAPS_OPEN and element.getparent() is not None:
            if sum(map(len, itertools.islice(element.itertext(), 400))) > _MOST_IN_A_BUTTON:
                element.drop_tag()
            elif element.tag == "button" and _opens_text(element):
                element.tag = "h4"
            else:
                drop(element)


def _is_struck(element: HtmlElement) -> bool:
    """Say whether *element* strikes out its words; one that holds paragraphs is a mark left open, or a list's icon."""
    is_marked = element.tag in _STRUCK or "line-through" in element.get("style", "")
    return is_marked and not any(each.tag in ("p", "div", "table", "ul") for each in element.iterdescendants())


def _opens_text(button: HtmlElement) -> bool:
    """Say whether *button* is the heading of a text that it unfolds, right behind it or behind the heading it is in."""
    if len(HAN.findall(button.text_content())) < _LEAST_HEADING:
        return False
    around = button.getparent()
    behind = (button, around) if around is not None and len(around) == 1 else (button,)
    texts = (following.text_content() for each in behind if (following := each.getnext()) is not None)
    return any("。" in text and len(text) > _MOST_IN_A_BUTTON / 2 for text in texts)


def show_scriptless(root: HtmlElement) -> None:
    """Put in its place what *root* shows where no script runs, if that is most of the text it has."""
    bare = [element for element in root.iter("noscript") if element.getparent() is not None]
    if not bare:
        return
    inside = sum(len(HAN.findall(element.text_content())) for element in bare)
    every = sum(
        len(HAN.findall(f"{element.text or ''}" if element.tag not in ("script", "style") else ""))
        + len(HAN.findall(element.tail or ""))
        for element in (root.find("body") if root.find("body") is not None else root).iter()
    )
    if inside > every / 2:
        for element in bare:
            element.drop_tag()


def drop(element: HtmlElement) -> None:
    """Take *element* out of its tree; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def names_of(element: HtmlElement) -> list[str]:
    """Return id and classes of *element* in lower case."""
    return [name for name in (element.get("id", ""), *element.get("class", "").split()) if name]
