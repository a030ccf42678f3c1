"""What is printed of an article in, why it should be compared with its source before that out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.highlights.gate import DOUBTFUL, faults_of
from digest.machine_orders import orders_in
from digest.model import GIVEN, Article, Sentence
from digest.model.articles import LEAST_LIKELY

__all__ = ["doubts"]

_ORDERED = "原文夹有写给程序的指令，没有采用"


def doubts(article: Article, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return in Chinese what may be broken in the headline of *article* and in *sentences*, which are printed of it.

    What is doubtful elsewhere in the article is none of it: nobody reads it in the briefing. Who hides orders to a
    program in a text is not to be believed in the rest of it unread.
    """
    found = [
        f"标题中{DOUBTFUL[fault]}" for fault in faults_of(article.headline, is_paragraph=True) if fault in DOUBTFUL
    ]
    found += [_ORDERED] if orders_in(article.body) else []
    paragraphs = [paragraph.text.strip() for paragraph in article.paragraphs]
    printed = tuple(sentences)
    starts = {sentence.start for sentence in printed}
    for sentence in printed:
        faults = faults_of(sentence.text, is_paragraph=sentence.text == paragraphs[sentence.paragraph])
        found += [f"句中{DOUBTFUL[fault]}" for fault in faults if fault in DOUBTFUL]
        if "no_subject" in faults and sentence.leans_on not in starts:
            found.append("句首缺主语")
        found += _torn(article, sentence)
    return tuple(dict.fromkeys(found))


def _torn(article: Article, sentence: Sentence) -> Iterator[str]:
    """Give the joins inside *sentence* that are not sure, with their lines, and the losses that it touches."""
    start = sum(len(paragraph.text) + 1 for paragraph in article.paragraphs[: sentence.paragraph])
    before = 0
    paragraph = article.paragraphs[sentence.paragraph]
    inside = [piece for piece in paragraph.pieces if sentence.start < start + piece.start < sentence.end]
    is_unsure = paragraph.likelihood(sentence.start - start, sentence.end - start) < LEAST_LIKELY
    least = min((piece.likelihood for piece in inside), default=1.0)
    for piece in paragraph.pieces:
        if is_unsure and piece in inside and (piece.is_doubtful or piece.likelihood == least):
            yield f"第{before}行与第{piece.line}行的接续不确定"
        if piece.offset == GIVEN and sentence.start < start + piece.end and start + piece.start < sentence.end:
            yield f"第{piece.line}行后的字是人工补入的，来源里没有"
        before = piece.line
    if not sentence.complete or any(sentence.start < gap.offset < sentence.end for gap in article.gaps):
        yield "句子在原文中断开"
