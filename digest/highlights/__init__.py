"""Room 3: an article in, its key sentences out, verbatim, best first.

``choose`` is the room's verb, ``explain`` shows every candidate with the parts of its score, ``verify`` refuses a
sentence that does not stand in its article, ``doubts`` tells what of the headline and the chosen ones may be broken.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from digest.characters import looks_traditional, simplify, to_full_width
from digest.errors import ConfigError, VerbatimError
from digest.expressions import expression
from digest.highlights import peers
from digest.highlights.candidates import Candidate, candidates_of
from digest.highlights.doubting import doubts
from digest.highlights.features import Cut
from digest.highlights.leaning import supports_of
from digest.highlights.peers import Parts
from digest.highlights.ranking import by_features
from digest.highlights.selection import select
from digest.model import Article, Sentence
from digest.words import TOKENIZERS

__all__ = ["SUMMARISERS", "Summariser", "choose", "doubts", "explain", "verify"]

_HALF = expression(r"(?<!\d)[,;:!()]|[,;:!()](?!\d)")  # not in a number: 1,200; ? may be a lost character
Summariser = Callable[[Article, Sequence[Candidate], Cut], Sequence[Parts]]

SUMMARISERS: dict[str, Summariser] = {
    "digest": by_features,
    "lead": peers.lead,
    "textrank": peers.textrank,
    "lexrank": peers.lexrank,
}


def choose(
    article: Article,
    count: int = 3,
    max_chars: int | None = None,
    *,
    summariser: str = "digest",
    tokenizer: str = "jieba",
) -> tuple[Sentence, ...]:
    """Return at most *count* sentences of *article*, best first, together at most *max_chars* characters long.

    A short sentence of figures comes uncounted with the one before it that says whose they are; short points (一是…。
    二是…。) count as one. A sentence is taken whole or not at all; if the best one alone is longer than *max_chars*, it
    is given all the same.
    Fewer than *count* are given where the rest is not worth printing; an article without a sentence gives none.
    *summariser* is a key of ``SUMMARISERS`` or ``module:function``, *tokenizer* a key of ``digest.words.TOKENIZERS``;
    ``ConfigError`` where there is no such thing.
    """
    candidates, parts = _score(_in_plain_signs(article), summariser, tokenizer)
    scores = [sum(part.values()) for part in parts]
    supports = supports_of(candidates)
    chosen = select(candidates, scores, supports, count, max_chars)
    sentences = tuple(_make_sentence(article.body, candidates, parts, supports, position) for position in chosen)
    verify(article, sentences)
    return sentences


def explain(article: Article, *, summariser: str = "digest", tokenizer: str = "jieba") -> tuple[Sentence, ...]:
    """Return every candidate of *article* in document order, with its score and the score's parts."""
    candidates, parts = _score(_in_plain_signs(article), summariser, tokenizer)
    supports, body = supports_of(candidates), article.body
    return tuple(_make_sentence(body, candidates, parts, supports, position) for position in range(len(candidates)))


def verify(article: Article, sentences: Iterable[Sentence]) -> None:
    """Raise ``VerbatimError`` unless each of *sentences* stands in *article* at its offsets."""
    body = article.body
    for sentence in sentences:
        if not sentence.text or body[sentence.start : sentence.end] != sentence.text:
            place = article.headline or article.origin.uri
            raise VerbatimError(f"句子与原文不符：“{sentence.text[:20]}”（{place}）", "请勿刊用，并报告此问题")


def _score(article: Article, summariser: str, tokenizer: str) -> tuple[tuple[Candidate, ...], Sequence[Parts]]:
    """Return the candidates of *article* and the parts of their scores, by the method and the words that are named."""
    if ":" not in summariser and summariser not in SUMMARISERS:
        raise ConfigError("summariser", f"没有叫“{summariser}”的选句方法", f"可用：{'、'.join(SUMMARISERS)}")
    if tokenizer not in TOKENIZERS:
        raise ConfigError("tokenizer", f"没有叫“{tokenizer}”的分词器", f"可用：{'、'.join(TOKENIZERS)}")
    method: Summariser = pkgutil.resolve_name(summariser) if ":" in summariser else SUMMARISERS[summariser]
    candidates = candidates_of(article)
    return candidates, method(article, candidates, TOKENIZERS[tokenizer]())


def _in_plain_signs(article: Article) -> Article:
    """Return *article* in simplified characters and full-width marks, which the words of this room are in.

    Every offset stays. A mark between figures (1,200) is part of a number.
    """
    paragraphs = tuple(replace(part, text=_in_plain(part.text)) for part in article.paragraphs)
    kicker, headline, below = map(_in_plain, (article.kicker, article.headline, article.subheadline))
    return replace(article, paragraphs=paragraphs, kicker=kicker, headline=headline, subheadline=below)


def _in_plain(text: str) -> str:
    return _HALF.sub(lambda mark: to_full_width(mark[0]), simplify(text) if looks_traditional(text) else text)


def _make_sentence(
    body: str, candidates: Sequence[Candidate], parts: Sequence[Parts], supports: Sequence[int | None], position: int
) -> Sentence:
    one, part, support = candidates[position], parts[position], supports[position]
    return Sentence(
        body[one.start : one.end],
        one.paragraph,
        one.start,
        one.end,
        round(sum(part.values()), 4),
        one.complete,
        tuple((name, round(value, 4)) for name, value in part.items() if value),
        None if support is None else candidates[support].start,
    )
