"""An article that a page keeps for its script: title and text in JSON, put in their place as if the script had run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from lxml.html import HtmlElement

from digest.expressions import expression
from digest.pages import days
from digest.pages.html.tree import HAN, parsed
from digest.pages.html.unseen import is_unseen

__all__ = ["show_kept"]

_TITLES = ("title", "headline", "articletitle", "newstitle", "name")
_TEXTS = ("content", "articlebody", "body", "contenthtml", "text", "detail", "articlecontent", "newscontent")
_DAYS = (
    "publishtime",
    "pubtime",
    "publishdate",
    "pubdate",
    "datepublished",
    "releasetime",
    "createtime",
    "time",
    "date",
)
_SOURCES = ("source", "sourcename", "from", "origin", "author")
_LEAST = 40  # Chinese characters of such a text
_MOST_STARTS, _MOST_VALUES = 40, 20_000  # places where JSON may begin, values looked at
_START = expression(r"(?:^|[=(:]\s*)(?=[{\[]\s*[\"{\[])")
_TEMPLATE, _TAGS = expression(r"template|html", re.I), expression(r"<(?:p|div|br|section|span)\b", re.I)
_PREFIX = expression(r"^(?:news|article|info|art|doc|post)(?=[a-z]{4})")  # newsSource, articleTitle
_STAMP = expression(r"\d{10}(?:\d{3})?|[\d:/.\-TZ+ 年月日]{8,30}")

Entry = Mapping[str, Any]


def show_kept(root: HtmlElement, uri: str) -> None:
    """Put the article that the scripts of *root* hold into its body, where nothing else there is running text."""
    body = root.find("body")
    if body is None or any("。" in text for text in _shown(body)):
        return
    entries = [entry for script in root.iter("script") for entry in _entries(script.text or "")]
    best = max(entries, key=lambda entry: len(HAN.findall(_first(entry, _TEXTS))), default={})
    text, title = _first(best, _TEXTS), _first(best, _TITLES)
    if len(HAN.findall(text)) < _LEAST:
        _show(body, f"<div>{_markup(root)}</div>", uri)
        return
    source, day = _source(best), _day(best)
    facts = "　".join(([f"来源：{source}"] if source else []) + ([f"发布时间：{day}"] if day else []))
    marked = text if "<" in text else "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    _show(body, f"<h1>{escape(title)}</h1><p>{escape(facts)}</p><div>{marked}</div>", uri)


def _show(body: HtmlElement, markup: str, uri: str) -> None:
    page = f"<html><body>{markup}</body></html>"
    body.extend(parsed(page.encode("utf-8", "surrogatepass"), uri, "utf-8").iterfind("body/*"))


def _markup(root: HtmlElement) -> str:
    """Return the longest text with tags that a field or a template of *root* keeps for its script; empty: none does."""
    kept = [each.get("value", "") for each in root.iter("input")]
    kept += [each.text_content() for each in root.iter("textarea") if _is_kept(each)]
    kept += [each.text or "" for each in root.iter("script") if _TEMPLATE.search(each.get("type", ""))]
    best = max(kept, key=lambda text: len(HAN.findall(text)), default="")
    return best if _TAGS.search(best) and len(HAN.findall(best)) >= _LEAST else ""


def _is_kept(field: HtmlElement) -> bool:
    """Say whether *field* is out of sight; one that is seen is to be written in, or holds terms of use."""
    return any(is_unseen(each) or each.get("hidden") is not None for each in (field, *field.iterancestors()))


def _shown(body: HtmlElement) -> Iterator[str]:
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style", "noscript", "template", "textarea"):
            yield element.text or ""
        yield element.tail or ""


def _entries(script: str) -> Iterator[Entry]:
    """Yield what in the JSON of *script* has a title and a text."""
    decoder = json.JSONDecoder()
    end = count = 0
    for start in _START.finditer(script):
        if start.end() < end or count >= _MOST_STARTS:
            continue
        count += 1
        try:
            value, end = decoder.raw_decode(script, start.end())
        except (ValueError, RecursionError):
            continue
        yield from (each for each in _within(value) if _first(each, _TITLES) and _first(each, _TEXTS))


def _within(value: Any) -> Iterator[Entry]:
    """Yield the objects in *value*, itself among them."""
    stack, seen = [value], 0
    while stack and seen < _MOST_VALUES:
        each = stack.pop()
        seen += 1
        if isinstance(each, dict):
            named = {str(name).lower().replace("_", ""): inner for name, inner in each.items()}
            yield {_PREFIX.sub("", name): inner for name, inner in named.items()} | named
            stack += each.values()
        elif isinstance(each, list):
            stack += each


def _first(entry: Entry, names: tuple[str, ...]) -> str:
    """Return the text that *entry* has under the first of *names* that it has one under."""
    return next((entry[name] for name in names if isinstance(entry.get(name), str) and entry[name].strip()), "")


def _source(entry: Entry) -> str:
    named = [entry[name] for name in _SOURCES if isinstance(entry.get(name), dict)]
    inner = next((_first({str(k).lower(): v for k, v in each.items()}, ("name",)) for each in named), "")
    return _first(entry, _SOURCES) or inner


def _day(entry: Entry) -> str:
    told = (days.day_of(str(entry[name])) for name in _DAYS if _STAMP.fullmatch(str(entry.get(name, ""))))
    return next((day.isoformat() for day in told if day), "")
