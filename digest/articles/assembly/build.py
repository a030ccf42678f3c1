"""Room 2: a draft in, the article out: headline, paragraphs with their places, signature, gaps, doubts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from digest.articles.assembly.grouping import Draft, crossheads
from digest.articles.assembly.headlines import Headlines, headlines, spoken, text_of
from digest.articles.assembly.leads import lead, split_tail
from digest.articles.assembly.paragraphs import ParagraphLines, paragraph, split_paragraphs
from digest.articles.assembly.sections import PageSection
from digest.articles.assembly.signatures import contributor, source_name
from digest.articles.lines.line import Line
from digest.articles.normalize import plain
from digest.articles.vocabulary import compiled
from digest.model import Article, ArticleKind, Gap, Origin, Paragraph

_NOTICE = compiled("notices", "heads")
_PHOTO_NEWS = re.compile(r"图片新闻|图片报道|影像新闻|镜头")
_PHOTOGRAPHER = re.compile(r"(?:摄(?:影|影报道)?|供图)[ )）】]*$")  # who took or sent the picture wrote nothing
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


def build(draft: Draft, setting: Setting) -> tuple[Article, list[Line]]:
    """Return the article of *draft* and the lines of it that found no place in the article."""
    heads = headlines(draft.first.heads, draft.first.text)
    work = Built(used=[*heads.kicker, *heads.headline, *heads.subheadline])
    for number, section in enumerate(draft.sections):
        _add_section(work, draft, section, number > 0, setting)
    return _article(work, draft, heads, setting), list(heads.labels)


def _add_section(work: Built, draft: Draft, section: PageSection, inner: bool, setting: Setting) -> None:
    parts = tuple(section.paragraphs) or split_paragraphs(section.body, setting.spaced, setting.margins)
    groups = _crosshead_groups(section, draft, len(parts)) if inner else []
    for group in groups[: 0 if len(groups) == len(parts) > 1 else 1]:
        _add(work, ParagraphLines(tuple(group)), "crosshead", setting)
    for number, lot in enumerate(parts):
        if len(groups) == len(parts) > 1:
            _add(work, ParagraphLines(tuple(groups[number])), "crosshead", setting)
        kind = "crosshead" if section.paragraphs and lot.lines[0].role == "crosshead" else "text"
        _add(work, lot, kind, setting)


def _crosshead_groups(section: PageSection, draft: Draft, bodies: int) -> list[list[Line]]:
    """Return the section's crossheads: k groups of even size before k paragraphs are dealt out, else one group."""
    heads = crossheads(section)
    if not heads:
        return []
    if bodies > 1 and len(heads) in (bodies, 2 * bodies):
        size = len(heads) // bodies
        return [heads[start : start + size] for start in range(0, len(heads), size)]
    return [heads]


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
    dateline, byline = _take_lead(work)
    closing = _take_tail(work)
    around = _around(draft)
    work.captions.extend(spoken([line]) for line in around.captions)
    work.used.extend([*around.signatures, *around.credits, *around.sources, *around.bylines, *around.captions])
    kind = _kind(heads, draft.sections, around.credits)
    # photo news is its photographer's; of an article the photographer wrote nothing and stands with the pictures
    pictured = [line for line in around.credits if kind == "article" and _PHOTOGRAPHER.search(line.fragment.text)]
    work.captions.extend(spoken([line]) for line in pictured)
    credits = [line for line in around.credits if line not in pictured]
    gaps = tuple(_with_place(gap, work) for gap in work.gaps)
    weak = sum(piece.is_doubtful for part in work.paragraphs for piece in part.pieces)
    confidence, doubts = trust(bool(heads.headline), gaps, weak, kind)
    return Article(
        id=identity(setting.origin, min(line.fragment.line for line in work.used)),
        origin=setting.origin,
        paragraphs=tuple(work.paragraphs),
        kind=kind,
        headline=text_of(heads.headline),
        kicker=text_of(heads.kicker, " "),
        subheadline=text_of(heads.subheadline, " "),
        byline=_join_texts([byline], around.bylines, credits),
        contributor=_contributor(closing, around.signatures, around.sources, credits, setting),
        signature=_join_texts([closing], around.signatures, around.sources),
        dateline=dateline,
        captions=tuple(work.captions),
        confidence=confidence,
        gaps=gaps,
        doubts=doubts,
        lines=tuple(dict.fromkeys(line.fragment.line for line in work.used)),
    )


def _around(draft: Draft) -> PageSection:
    """Return the lines about the bodies of *draft* in one section."""
    around = PageSection()
    for section in draft.sections:
        around.signatures.extend(section.signatures)
        around.credits.extend(section.credits)
        around.sources.extend(section.sources)
        around.bylines.extend(section.bylines)
        around.captions.extend(section.captions)
    return around


def _join_texts(found: list[str], *groups: list[Line]) -> str:
    return " ".join(filter(None, [*found, *(line.fragment.text for lines in groups for line in lines)]))


def _take_lead(work: Built) -> tuple[str, str]:
    if not work.paragraphs:
        return "", ""
    first = lead(work.paragraphs[0])
    shift = len(work.paragraphs[0].text) - len(first.paragraph.text)
    work.paragraphs[0] = first.paragraph
    work.gaps = [Gap(gap.offset - shift, gap.before, gap.after, gap.reason) for gap in work.gaps]
    return first.dateline, first.byline


def _take_tail(work: Built) -> str:
    if not work.paragraphs:
        return ""
    work.paragraphs[-1], signature = split_tail(work.paragraphs[-1])
    return signature


def _contributor(
    signature: str, signs: Sequence[Line], sources: Sequence[Line], credits: Sequence[Line], setting: Setting
) -> str:
    for text in [*(line.fragment.text for line in signs), signature]:
        if text:
            return contributor(plain(text) if "(" in plain(text) else text, setting.page_text)
    for line in sources:
        if name := source_name(plain(line.fragment.text)):
            return name
    for line in credits:
        if re.search(r"(?:总|总工会|工会|文化宫|中心)[ /供摄图]", line.text):
            return contributor(line.fragment.text, setting.page_text)
    return ""


def _kind(heads: Headlines, sections: Sequence[PageSection], credits: Sequence[Line]) -> ArticleKind:
    title = "".join(line.text for line in [*heads.labels, *heads.kicker, *heads.headline])
    if _NOTICE.search(title):
        return "notice"
    bodies = sum(len(section.body) for section in sections)
    pictured = not heads.headline and bool(credits) and sum(len(section.text) for section in sections) <= 220
    return "photo_news" if _PHOTO_NEWS.search(title) or pictured or (not bodies and sections[0].captions) else "article"


def _with_place(gap: Gap, work: Built) -> Gap:
    body = "\n".join(part.text for part in work.paragraphs)
    offset = min(gap.offset, len(body))
    return Gap(offset, body[max(0, offset - 12) : offset], body[offset : offset + 12].strip(), gap.reason)


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
