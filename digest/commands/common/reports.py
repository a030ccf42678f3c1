"""What ``digest extract`` prints of one source: a JSON object (DESIGN, §3), or lines for a person."""

from __future__ import annotations

from typing import Any

from digest import highlights
from digest.model import Article, Item, Sentence
from digest.reading import Reading

_SIDES = ("left", "top", "right", "bottom")
_KINDS = {"article": "文章", "photo_news": "图片新闻", "notice": "通知"}
_PLACES = {
    "contributor": "落款",
    "signature": "落款",
    "headline": "标题",
    "kicker": "引题",
    "subheadline": "副题",
    "byline": "署名",
    "dateline": "电头",
    "lead": "导语",
    "body": "正文",
}


def machine(reading: Reading) -> dict[str, Any]:
    """Return the JSON object of *reading*: its articles and leftover lines, or its error."""
    if reading.failure:
        remedy = f"（{reading.failure.remedy}）" if reading.failure.remedy else ""
        return {"source": reading.source, "error": reading.failure.message + remedy}
    return {
        "source": reading.source,
        "articles": [_article(item) for item in reading.items],
        "leftover": [block.text for block in reading.leftover],
        **({"notes": list(reading.notes)} if reading.notes else {}),
    }


def _article(item: Item) -> dict[str, Any]:
    article = item.article
    themes = {theme.code for theme in item.themes}
    regions = {evidence.label for evidence in item.evidence} - themes
    return {
        "id": article.id,
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "subheadline": article.subheadline,
        "byline": article.byline,
        "contributor": article.contributor,
        "signature": article.signature,
        "dateline": article.dateline,
        "regions": [list(region.path) for region in item.regions],
        "places": [{"code": region.code, "town": region.town, "former": region.former} for region in item.regions],
        "themes": [theme.code for theme in item.themes],
        "body": article.body,
        "captions": list(article.captions),
        "highlights": [_sentence(sentence, article) for sentence in item.highlights],
        "confidence": round(article.confidence, 3),
        "gaps": [f"{gap.before}……{gap.after}：{gap.reason}" for gap in article.gaps],
        "doubts": [*article.doubts, *item.doubts],
        "evidence": {"themes": _evidence(item, themes), "regions": _evidence(item, regions)},
        "lines": list(article.lines),
        "published": article.origin.published.isoformat() if article.origin.published else "",
        "publication": article.origin.publication,
        "page": article.origin.page,
        "boxes": [
            {"page": place.page, **{side: round(getattr(place.box, side), 1) for side in _SIDES}}
            for place in article.places
        ],
    }


def _sentence(sentence: Sentence, article: Article) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "score": round(sentence.score, 4),
        "complete": sentence.complete,
        "lines": list(article.lines_between(sentence.start, sentence.end)),
    }


def _evidence(item: Item, labels: set[str]) -> list[dict[str, Any]]:
    return [
        {
            "label": evidence.label,
            "text": evidence.text,
            "where": evidence.where,
            "start": evidence.start,
            "end": evidence.end,
            "weight": round(evidence.weight, 3),
        }
        for evidence in item.evidence
        if evidence.label in labels
    ]


def person(reading: Reading, *, why: bool, summariser: str) -> str:
    """Return *reading* as Chinese lines for a person; with *why*, the grounds of each decision."""
    lines = [f"== {reading.source}：{len(reading.items)} 篇，{len(reading.leftover)} 行未用"]
    lines += [f"   注意：{note}" for note in reading.notes]
    for place, item in enumerate(reading.items, start=1):
        lines += _entry(place, item)
        for one in item.evidence if why else ():
            lines.append(f"   依据 {one.label}：{_PLACES.get(one.where, one.where)}“{one.text}” {one.weight:+.2f}")
        for sentence in highlights.explain(item.article, summariser=summariser) if why else ():
            parts = "　".join(f"{name} {value:+.2f}" for name, value in sentence.parts)
            lines.append(f"   候选 {sentence.score:+.3f}（{parts}） {sentence.text}")
    return "\n".join(lines)


def _entry(place: int, item: Item) -> list[str]:
    article = item.article
    doubts = item.doubts
    pending = f" 〔待核：{'；'.join(doubts)}〕" if doubts else ""
    regions = ["".join(region.path) + region.town for region in item.regions]
    first, last = min(article.lines, default=0), max(article.lines, default=0)
    lines = [
        f"{place}. [{_KINDS[article.kind]}] {article.headline or '（原文无题）'}{pending}",
        f"   第 {first}–{last} 行　可信度 {article.confidence:.2f}　供稿：{article.contributor or '—'}",
        f"   地区：{'、'.join(regions) or '—'}",
        f"   主题：{'、'.join(theme.name for theme in item.themes) or '—'}",
    ]
    for sentence in sorted(item.highlights, key=lambda sentence: sentence.start):
        lines.append(f"   · {sentence.text}{'' if sentence.complete else '〔原文缺损〕'}")
    lines += [f"   缺损：{gap.before}……{gap.after}（{gap.reason}）" for gap in article.gaps]
    return lines
