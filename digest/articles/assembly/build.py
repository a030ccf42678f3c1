"""Room 2: a draft in, the article out: headline, paragraphs with their places, signature, gaps, doubts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from digest.articles.assembly.crossheads import are_apart, crossheads
from digest.articles.assembly.grouping import Draft
from digest.articles.assembly.headlines import Headlines, headlines, spoken, text_of, title_of
from digest.articles.assembly.kinds import kind_of
from digest.articles.assembly.leads import house, lead, sender, split_tail, teller
from digest.articles.assembly.paragraphs import ParagraphLines, paragraph, split_paragraphs
from digest.articles.assembly.sections import PageSection
from digest.articles.assembly.signatures import contributor, signer, whole
from digest.articles.lines.line import Line
from digest.articles.lines.mastheads import is_told_of
from digest.expressions import expression
from digest.model import Article, ArticleKind, Gap, Origin, Paragraph

PHOTOGRAPHER = expression(r"(?:摄(?:影|影报道)?|供图)[ )）】]*$")  # who took or sent the picture wrote nothing
_BODY_OF_MEN = expression(r"(?:总|总工会|工会|文化宫|中心)[ /供摄图]")
_DIGITS = "[一二三四五六七八九十]{1,2}"
_NUMBER = expression(
    rf"^(?:[【\[(（](?:{_DIGITS}|\d{{1,2}})[】\])）][、.．:：]?|{_DIGITS}[、.．:：]|\d{{1,2}}[、.．](?!\d)"
    rf"|[①-⑳]|[【\[(（]?(?:第{_DIGITS}[篇条则]|稿件{_DIGITS})[】\])）]?[、.．:： ]?)\s*(?=\S{{4}})"
)
_FEW_WORDS = 220  # characters of a text without headline that pictures carry
_NAMED_EARLY = 40  # characters of an item in which it names whose doings it tells
_DOUBTFUL = 0.6  # confidence below which an article is 待核


@dataclass(slots=True)
class Built:
    """What the making of one article gathers."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    used: list[Line] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What all articles of a page share."""

    origin: Origin
    spaced: bool
    page_text: str
    margins: dict[int, float]
    is_numbered: bool = False  # its headlines are: 一、, 二、
    issuer: str = ""  # the union that the page's head names


def build(draft: Draft, setting: Setting) -> tuple[Article, list[Line]]:
    """Return the article of *draft* and the lines of it that found no place in the article."""
    heads = headlines(draft.first.heads, draft.first.text, draft.first.over_stamp)
    work = Built(used=[*heads.kicker, *heads.headline, *heads.subheadline])
    for number, section in enumerate(draft.sections):
        _add_section(work, draft, section, number > 0, setting)
    return _article(work, draft, heads, setting), list(heads.labels)


def numbers_headlines(drafts: Sequence[Draft]) -> bool:
    """Tell whether a page numbers its articles: the first one's headline has a number, and another's."""
    heads = [draft.first.heads[0].fragment.text for draft in drafts if draft.first.heads]
    numbered = [bool(_NUMBER.match(head)) for head in heads]
    return sum(numbered) > 1 and numbered[0]


def _add_section(work: Built, draft: Draft, section: PageSection, inner: bool, setting: Setting) -> None:
    parts = tuple(section.paragraphs) or split_paragraphs(section.body, setting.spaced, setting.margins)
    if parts and section is not draft.sections[-1] and parts[-1].lines[-1].text.endswith(":"):
        parts = (*parts[:-1], replace(parts[-1], torn=False))  # it announces what the crosshead below begins
    heads = crossheads(section) if inner else []
    # k groups of even size before k paragraphs are dealt out, else one group
    is_dealt = len(parts) > 1 and len(heads) in (len(parts), 2 * len(parts)) and are_apart(heads, section.body[0])
    size = len(heads) // len(parts) if is_dealt else len(heads)
    groups = [heads[start : start + size] for start in range(0, len(heads), size)] if heads else []
    for number, lot in enumerate(parts):
        if groups and (is_dealt or not number):
            _add(work, ParagraphLines(tuple(groups[number])), "crosshead", setting)
        kind = "crosshead" if section.paragraphs and lot.lines[0].role == "crosshead" else "text"
        _add(work, lot, kind, setting)
    if groups and not parts:
        _add(work, ParagraphLines(tuple(groups[0])), "crosshead", setting)


def _add(work: Built, lot: ParagraphLines, kind: str, setting: Setting) -> None:
    made = paragraph(lot.lines, kind, setting.margins)
    if work.paragraphs:
        work.offset += 1
    work.paragraphs.append(made)
    work.used.extend(lot.lines)
    work.offset += len(made.text)
    if lot.torn and kind == "text":
        work.gaps.append(Gap(work.offset, made.text[-12:], "", "句子在原文中断开，其后文字缺失"))


def _article(work: Built, draft: Draft, heads: Headlines, setting: Setting) -> Article:
    dateline, byline, closing = _take_edges(work)
    around = draft.around
    work.captions.extend(spoken([line]) for line in around.captions)
    work.used.extend([*around.signatures, *around.credits, *around.sources, *around.bylines, *around.captions])
    is_short = sum(len(section.text) for section in draft.sections) <= _FEW_WORDS
    is_bare = bool(draft.first.captions) and not any(section.body for section in draft.sections)
    title = "".join(line.text for line in [*heads.labels, *heads.kicker, *heads.headline])
    is_given = bool(around.credits) or PHOTOGRAPHER.search(closing) is not None
    kind = kind_of(title, draft.text, is_bare or (not heads.headline and is_given and is_short))
    # photo news is its photographer's; of an article the photographer wrote nothing and stands with the pictures
    pictured = [line for line in around.credits if kind == "article" and PHOTOGRAPHER.search(line.fragment.text)]
    work.captions.extend(spoken([line]) for line in pictured)
    credits = [line for line in around.credits if line not in pictured]
    weak = sum(piece.is_doubtful for part in work.paragraphs for piece in part.pieces)
    confidence, doubts = trust(bool(heads.headline), work.gaps, weak, kind)
    return Article(
        id=identity(setting.origin, min(line.fragment.line for line in work.used)),
        origin=_printed_in(setting.origin, f"{dateline} {byline}"),
        paragraphs=tuple(work.paragraphs),
        kind=kind,
        headline=_NUMBER.sub("", title_of(heads.headline)) if setting.is_numbered else title_of(heads.headline),
        kicker=text_of(heads.kicker, " "),
        subheadline=text_of(heads.subheadline, " "),
        byline=_join_texts([byline], around.bylines, credits),
        contributor=_contributor(closing, around, credits, setting.page_text)
        or ((sent := sender(f"{dateline} {byline}") or _told(draft)) and contributor(sent, setting.page_text))
        or _issued(draft, setting.issuer),
        signature=_join_texts([closing, *whole(around.signatures)], around.sources),
        dateline=dateline,
        captions=tuple(work.captions),
        confidence=confidence,
        gaps=tuple(work.gaps),
        doubts=doubts,
        lines=tuple(dict.fromkeys(piece.line for line in work.used for piece in line.fragment.slices)),
    )


def _take_edges(work: Built) -> tuple[str, str, str]:
    """Take dateline, byline and closing signature off the body, and return them; the gaps keep their places."""
    if not work.paragraphs:
        return "", "", ""
    first = lead(work.paragraphs[0])
    shift = len(work.paragraphs[0].text) - len(first.paragraph.text)
    work.paragraphs[0] = first.paragraph
    work.paragraphs[-1], closing = split_tail(work.paragraphs[-1])
    body = "\n".join(part.text for part in work.paragraphs)
    if closing:  # what ends with it is whole
        work.gaps = [gap for gap in work.gaps if gap.offset - shift <= len(body)]
    for number, gap in enumerate(work.gaps):
        at = min(gap.offset - shift, len(body))
        work.gaps[number] = Gap(at, body[max(0, at - 12) : at], body[at : at + 12].strip(), gap.reason)
    return first.dateline, first.byline, closing


def _join_texts(found: list[str], *groups: list[Line]) -> str:
    return " ".join(filter(None, [*found, *(line.fragment.text for lines in groups for line in lines)]))


def _contributor(closing: str, around: PageSection, credits: Sequence[Line], page: str) -> str:
    """Return who signed, or else who took the pictures if that is a body and no person."""
    signs, sources = whole(around.signatures), [line.fragment.text for line in around.sources]
    takers = (line for line in credits if _BODY_OF_MEN.search(line.text))
    return signer([*signs, closing], sources, page) or next(
        (contributor(line.fragment.text, page) for line in takers), ""
    )


def _printed_in(origin: Origin, lead_in: str) -> Origin:
    """Return *origin*, where the page names no paper, with the one whose report *lead_in* says it is."""
    return origin if origin.publication else replace(origin, publication=house(lead_in))


def _told(draft: Draft) -> str:
    """Return the union that *draft* names first of all if it is an item in a row of them; else an empty string."""
    return teller(draft.text[:_NAMED_EARLY]) if draft.is_item else ""


def _issued(draft: Draft, issuer: str) -> str:
    """Return *issuer* if it is the union that *draft*, which nobody signed, names first; else an empty string."""
    told = "".join(line.text for line in draft.first.heads) + draft.text
    return issuer if issuer and is_told_of(issuer, told) else ""


def trust(has_headline: bool, gaps: Sequence[Gap], weak: int, kind: ArticleKind) -> tuple[float, tuple[str, ...]]:
    """Return the confidence in an article and the doubts a person has to look at."""
    doubts: list[str] = []
    confidence = 1.0
    if weak:
        confidence -= min(0.5, 0.2 + 0.1 * weak)
        doubts.append(f"{weak}处行序不确定")
    if gaps:
        confidence -= min(0.3, 0.1 * len(gaps))
        doubts.append(f"{len(gaps)}处原文缺损")
    if not has_headline and kind == "article":
        confidence -= 0.1
    return round(max(0.05, confidence), 2), tuple(doubts) if confidence < _DOUBTFUL or gaps or weak else ()


def identity(origin: Origin, line: int) -> str:
    """Return an ASCII name that stays the same as long as file name, page and first line do."""
    stem = PurePath(origin.uri).stem
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")
    if safe != stem:
        safe = (safe + "-" if safe else "") + hashlib.sha256(origin.uri.encode()).hexdigest()[:8]
    page = f"-p{origin.page}" if origin.page > 1 else ""
    return f"{safe}{page}-{line}"
