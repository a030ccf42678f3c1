"""One pass over an article for all strings of both label kinds, shared by themes and regions."""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass

from digest import acts
from digest.acts import Clause, Span
from digest.characters import looks_traditional, simplify, to_full_width
from digest.expressions import expression
from digest.labels.gazetteer import Name
from digest.labels.rules import Sign, Word
from digest.labels.vocabulary import Vocabulary
from digest.model import Article, Evidence

_FIELDS = ("contributor", "headline", "kicker", "subheadline", "dateline", "byline")
# A lead longer than this is a whole report in one paragraph: what stands behind is no lead (tried 120-240).
_LEAD = 180
_SCENE = 70  # characters of a scene in front of a deed (tried 30-90)
# A slogan in front (服务职工没有终点。) tells nothing: the report opens with the sentence behind it.
_TELLING = expression(r"[0-9０-９]|近日|日前|近期|昨天|今天|本报|工会|市总|县总|区总|全总")
# 吴江区总工会, 吴江工会, 合江、赤水两县市总工会, 吴江区总 (cut short in signatures and headlines).
UNION_AFTER = expression(
    r"(?:[两三][省市县区地]{1,2}|[省市县区州旗])?(?:直属?机关|级机关)?(?:总工会|总(?=[、，。召开举办联慰\s]|$)|工会|各级工会|地区工会)"
)
# What a name can follow: a sign, or a word that leads to a place or a person.
_BEFORE = frozenset(
    "，。、；：！？“”\"'（）()《》〈〉【】\n 　在到赴于由至从向往给及和与对驻自是为跨进日来访抵前回把请邀帮"
)


@dataclass(frozen=True, eq=False)
class Scan:
    """What was found: every list holds (start, end, what) with offsets in ``text``, by start, longest first.

    ``text`` is in simplified characters and full-width marks, ``source`` as it stands; ``starts`` and ``fields`` tell
    in which field an offset lies; ``opening`` and ``lead`` are where the first telling sentence and the lead end.
    """

    article: Article
    text: str
    source: str
    fields: tuple[str, ...]
    starts: tuple[int, ...]
    body: int
    opening: int
    lead: int
    places: tuple[tuple[int, int, Name], ...]
    themes: tuple[tuple[int, int, Word], ...]
    unions: tuple[tuple[int, int, Sign], ...]
    levels: tuple[tuple[int, int, str], ...]
    nations: tuple[tuple[int, int, float], ...]
    zones: tuple[tuple[int, int, str], ...]

    @functools.cached_property
    def act(self) -> Clause:
        """Return who did what, as the opening sentences tell it, else the headline: a scene in front is none."""
        told, headed = self.told, self.headed
        bare = {start for start, _ in self.bare_levels}
        named = headed.kind == "union" and headed.actors[0].start not in bare
        # 南京市工会捐赠…: 26日，市总工会…: who acts is named in the headline.
        if headed.deed and (
            (headed.kind in ("nation", "union") and told.kind == "place")
            or (named and told.kind == "union" and (told.actors[0].start in bare or self._is_shortened))
        ):
            return headed
        return told if told.is_sure or not headed.deed else headed

    @property
    def _is_shortened(self) -> bool:
        """Return whether the text calls by the end of its name who acts in the headline (三明|机场集团工会)."""
        long, short = (self.text[slice(*act.actors[0])] for act in (self.headed, self.told))
        return long != short and long.endswith(short)

    @functools.cached_property
    def told(self) -> Clause:
        """Return the act that the first sentences tell."""
        return acts.read(self.text, self.body, self.body + len(self.article.body))

    @functools.cached_property
    def headed(self) -> Clause:
        """Return the act that the headline tells."""
        if not self.article.headline:
            return Clause()
        start = self.starts[self.fields.index("headline")]
        return acts.read(self.text, start, start + len(self.article.headline))

    @functools.cached_property
    def deed(self) -> Clause:
        """Return what a union does further down in a story that opens with something else; empty in other reports."""
        told = self.told
        if any(act.kind in ("nation", "union", "body") for act in (told, self.headed)):
            return Clause()
        if told.deed == "hold" and told.verb.end - told.verb.start > 1:  # 现场会召开: no hero, as 老赵开了店 is
            return Clause()
        return acts.read_on(self.text, told.sentence.end or self.body, self.body + len(self.article.body))

    @functools.cached_property
    def hero(self) -> Span:
        """Return where a story tells of its hero, in front of the deed; a shorter scene sets the tone of the deed."""
        deed = self.deed.sentence.start
        return Span(self.body, deed) if deed - self.body > _SCENE else Span(0, 0)

    @functools.cached_property
    def bare_levels(self) -> tuple[tuple[int, str], ...]:
        """Return where units are named by their level alone (市总工会, 全县), with the ending of their names."""
        named = {end for _, end, name in self.places if name.paths}
        covered = [(start, end) for start, end, name in self.places if name.paths]
        bare: list[tuple[int, str]] = []
        reach = 0
        for start, end, level in self.levels:
            if start < reach or start in named or any(first <= start < last for first, last in covered):
                continue
            reach = end
            bare.append((start, level))
        return tuple(bare)

    @property
    def signature(self) -> int:
        """Return the offset where the signature ends; it comes first."""
        return self.starts[1] if self.fields[0] == "contributor" else 0

    def field_at(self, start: int) -> str:
        """Return the name of the field in which the offset *start* lies; the body is ``lead`` or ``body``."""
        name = self.fields[bisect_right(self.starts, start) - 1]
        return name if name != "body" else "lead" if start < self.lead else "body"

    def make_evidence(self, label: str, start: int, end: int, weight: float) -> Evidence:
        """Return the evidence that ``source[start:end]`` gave for *label*, with offsets in its own field."""
        number = bisect_right(self.starts, start) - 1
        name, base = self.fields[number], self.starts[number]
        where = "lead" if name == "body" and start < self.lead else name
        return Evidence(label, self.source[start:end], where, start - base, end - base, round(weight, 2))


def scan(article: Article, vocabulary: Vocabulary) -> Scan:
    """Return what *article* holds, from the text."""
    fields = [(name, text) for name in _FIELDS if (text := getattr(article, name))]
    fields.append(("body", article.body))
    if article.captions:
        fields.append(("captions", "\n".join(article.captions)))
    starts, position = [], 0
    for _, text in fields:
        starts.append(position)
        position += len(text) + 1
    source = "\n".join(text for _, text in fields)
    text = to_full_width(simplify(source) if looks_traditional(source) else source)
    body = starts[[name for name, _ in fields].index("body")]
    opening, lead = _find_lead(article, text, body)
    return Scan(
        article,
        text,
        source,
        tuple(name for name, _ in fields),
        tuple(starts),
        body,
        opening,
        lead,
        *vocabulary.find(text),
    )


def _find_lead(article: Article, text: str, body: int) -> tuple[int, int]:
    """Return where the first telling sentence and the lead end: the first paragraph that holds a full stop.

    A sentence tells something that holds a day, a figure, a union; where none does, the first one opens the report.
    """
    start = body
    for paragraph in article.paragraphs:
        end = start + len(paragraph.text)
        if paragraph.kind == "text" and "。" in paragraph.text:
            first = stop = text.index("。", start, end)
            sentence = start
            while stop >= 0 and not _TELLING.search(text, sentence, stop):
                sentence = stop + 1
                stop = text.find("。", sentence, end)
            return first if stop < 0 else stop, min(end, start + _LEAD)
        start = end + 1
    end = body + len(article.paragraphs[0].text) if article.paragraphs else body
    return end, min(end, body + _LEAD)


def is_free(text: str, start: int) -> bool:
    """Return whether a name can begin at *start*: behind a sign or a word that names follow."""
    return start == 0 or text[start - 1] in _BEFORE
