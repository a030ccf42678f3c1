"""Word files (.docx, .docm): reports as unions send them, one or several in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digest.errors import SourceError
from digest.model import Fetched, Origin, Page
from digest.pages import days
from digest.pages.briefs import signer_of, tail_of
from digest.pages.cleaning import PagePart, page_of
from digest.pages.docx.gathered import bare_name
from digest.pages.docx.package import package
from digest.pages.docx.paragraphs import flows
from digest.pages.docx.roles import sent_by, signed_on, told
from digest.pages.facts import facts, is_signer
from digest.pages.items import names_column
from digest.pages.opened import Opened
from digest.senders import without_office

__all__ = ["open_docx", "pages_of", "read"]


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return a Word file as one page a report, with roles; macros, links and pictures are not looked at."""
    return open_docx(fetched).pages


def open_docx(fetched: Fetched) -> Opened:
    """Return the pages of a Word file, and what else there is in it."""
    uri = fetched.location.uri
    parts_of_file = package(fetched.content, uri)
    texts = flows(parts_of_file.document, parts_of_file.styles, parts_of_file.headers)
    found = list(map(told, texts))
    publication = next((each.publication for each in found if each.publication), "")
    pages = pages_of([part for each in found for part in each.parts], Origin(uri, publication))
    if not pages:
        raise SourceError(uri, "Word 文件里没有文字", "如果是扫描的图片，请用文字识别软件转成文字")
    return Opened(pages, notes=parts_of_file.unread)


def pages_of(parts: Sequence[PagePart], origin: Origin, after: Page | None = None) -> tuple[Page, ...]:
    """Return one page a report in *parts*, each with the day it is signed, or else the one at the head of all.

    Their lines are counted on from the page *after* which they come.
    """
    stories: list[list[PagePart]] = [[]]
    is_open = False
    for part in parts:
        if is_open and (part.opens or part.role in ("kicker", "headline")):  # heads after text: a new report
            stories.append(_taken_over(stories[-1]))
            is_open = False
        stories[-1].append(part)
        is_open = is_open or part.role in ("body", "caption", "signature")
    masthead = _over(stories[0])
    is_closed = _is_letter(masthead) or (
        len(stories) > 1 and _is_closed(stories[-1]) and sent_by(masthead) in ("", _signer_under(stories[-1]))
    )
    closing = stories[-1] if is_closed and not any(map(_is_signed, stories[:-1])) else []
    is_led = len(stories) == 1 or any(sent_by(_over(story)) for story in stories[1:])
    head = signed_on(masthead) or signed_on(closing) or (_day_under_all(stories) if origin.publication else "")
    pages: list[Page] = []
    section = ""  # who reports in all that follows, by a name alone on its line: 一、某某县总工会
    for story in stories:
        line = signed_on([part for part in story if part not in masthead]) or _day_behind(story) or head
        day: date | None = days.day_of(line) if line else None
        dated = replace(origin, published=day, dated_by=f"文中：{line}") if day else origin
        over = _over(story) if is_led or story is not stories[0] else ()  # of several, a masthead names who prints them
        section = sent_by([part for part in over if is_signer(bare_name(part.text))]) or ("" if over else section)
        sender = sent_by(over) or sent_by(_under_heads(story)) or section or _signer_under(closing)
        page = page_of(dated, story, contributor=sender, after=pages[-1] if pages else after)
        pages += [page] if page.blocks else []
    return tuple(pages)


def _day_under_all(stories: Sequence[Sequence[PagePart]]) -> str:
    """Return the line with the day at the end of a bulletin whose reports are not dated one by one."""
    *others, last = [signed_on(story) for story in stories]
    return "" if any(others) else last


def _day_behind(story: Sequence[PagePart]) -> str:
    """Return the day in the brackets that *story* is signed in, behind its last sentence; empty where there is none."""
    last = next((part.text for part in reversed(story) if part.role == "body"), "")
    return next((match[0] for match, _ in days.matches(tail_of(last))), "") if signer_of(last) else ""


def _over(story: Sequence[PagePart]) -> list[PagePart]:
    """Return the lines of furniture over the heads and the text of *story*."""
    opens = (place for place, part in enumerate(story) if part.role in ("kicker", "headline", "body"))
    return [part for part in story[: next(opens, len(story))] if part.role == "folio"]


def _under_heads(story: Sequence[PagePart]) -> list[PagePart]:
    """Return the lines of furniture between the heads of *story* and its text."""
    roles = [part.role for part in story]
    text = next((place for place, role in enumerate(roles) if role in ("body", "caption", "row")), len(roles))
    heads = [place for place, role in enumerate(roles[:text]) if role in ("kicker", "headline", "subheadline")]
    return [part for part in story[heads[0] : text] if part.role == "folio"] if heads else []


def _taken_over(story: list[PagePart]) -> list[PagePart]:
    """Take the lines at the foot of *story* that name who sends the next report (单位：…) off it; return them."""
    last = max(place for place, part in enumerate(story) if part.role != "folio") + 1
    is_sent = any(piece.kind == "body" for part in story[last:] for piece in facts(part.text.strip()))
    is_sent = is_sent or any(names_column(bare_name(part.text)) for part in story[last:][-1:])
    while is_sent and last < len(story) and days.found(story[last].text):  # the day of the report that ends
        last += 1
    taken = story[last:] if is_sent else []
    del story[len(story) - len(taken) :]
    return taken


def _is_letter(masthead: Sequence[PagePart]) -> bool:
    """Say whether the reports under *masthead* come in one letter, which is signed at its end."""
    return any(part.text.endswith(("：", ":")) for part in masthead)


def _is_closed(story: Sequence[PagePart]) -> bool:
    """Say whether a body and a day stand under *story*, the last of several, as under a file that one body sent."""
    last = max((place for place, part in enumerate(story) if part.role == "body"), default=len(story))
    under = story[last + 1 :]
    return any(part.role == "signature" for part in under) and bool(signed_on(under))


def _signer_under(story: Sequence[PagePart]) -> str:
    return next((without_office(part.text) for part in story if part.role == "signature"), "")


def _is_signed(story: Sequence[PagePart]) -> bool:
    return any(part.role == "signature" or (part.role == "body" and signer_of(part.text)) for part in story)
