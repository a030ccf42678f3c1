"""The summarisers compared: ours, and public ones with what it takes to run them today.

Every peer is handed our sentences, so that what is compared is the ranking. A system takes an article and answers with
its sentences, best first.
"""

from __future__ import annotations

import functools
import logging
import math
from collections.abc import Callable, Iterable

import jieba

from digest import highlights
from digest.errors import ConfigError
from digest.model import Article, Origin, Paragraph
from digest.words import sentences

System = Callable[[Article, int, int | None], list[str]]
Rank = Callable[[list[str]], Iterable[int]]


def ours(article: Article, count: int, max_chars: int | None, **options: str) -> list[str]:
    """Answer with what ``digest.highlights.choose`` gives."""
    return [sentence.text for sentence in highlights.choose(article, count, max_chars, **options)]


def parts_of(article: Article) -> list[str]:
    """Return the sentences of *article*, crossheads left out."""
    lines = (paragraph.text for paragraph in article.paragraphs if paragraph.kind == "text")
    return [line[start:end] for line in lines for start, end in sentences(line)]


def words_of(sentence: str) -> list[str]:
    """Return the words of *sentence* as every peer gets them."""
    return [word for word in jieba.lcut(sentence) if word.strip()]


def peer(rank: Rank) -> System:
    """Return the system that orders all sentences of an article by *rank*."""

    def answer(article: Article, count: int, max_chars: int | None) -> list[str]:
        texts = parts_of(article)
        return [texts[position] for position in rank(texts)] if texts else []

    return answer


def _by_score(scores: list[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda position: (-scores[position], position))


def sumy(kind: str) -> System:
    """Return TextRank or LexRank of sumy, Chinese stop words included."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers import lex_rank, text_rank
    from sumy.utils import get_stop_words

    maker = lex_rank.LexRankSummarizer if kind == "lexrank" else text_rank.TextRankSummarizer
    summariser = maker()
    summariser.stop_words = get_stop_words("chinese")

    class Tokenizer:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(words_of(text))

    def kept(sentences: tuple[Sentence, ...], count: int, rating: object, *rest: object) -> list[float]:
        rate = rating.__getitem__ if isinstance(rating, dict) else functools.partial(rating, *rest)  # type: ignore[arg-type]
        return [rate(sentence) for sentence in sentences]

    summariser._get_best_sentences = kept  # it would put them back into document order: keep the scores

    def rank(texts: list[str]) -> list[int]:
        document = ObjectDocumentModel([Paragraph([Sentence(text, Tokenizer()) for text in texts])])
        return _by_score(summariser(document, len(texts)))

    return peer(rank)


def textrank4zh() -> System:
    """Return textrank4zh, with the function it needs from networkx 2."""
    import networkx

    networkx.from_numpy_matrix = getattr(networkx, "from_numpy_matrix", networkx.from_numpy_array)
    from textrank4zh import TextRank4Sentence

    ranker = TextRank4Sentence(delimiters=["\n"])

    def rank(texts: list[str]) -> list[int]:
        ranker.analyze(text="\n".join(texts), lower=True, source="all_filters")
        places = {text: place for place, text in reversed(list(enumerate(texts)))}
        found = (item.sentence for item in ranker.get_key_sentences(num=len(texts), sentence_min_len=1))
        return [places[text] for text in found if text in places]

    return peer(rank)


def snownlp() -> System:
    """Return the BM25 TextRank of snownlp, with its own segmenter and stop words."""
    from snownlp import normal, seg
    from snownlp.summary import textrank

    def rank(texts: list[str]) -> list[int]:
        ranker = textrank.TextRank([normal.filter_stop(seg.seg(text)) for text in texts])
        ranker.solve()
        return ranker.top_index(len(texts))

    return peer(rank)


def jieba_keywords() -> System:
    """Return sentences by the weight of jieba's twenty TextRank key words in them, over the log of their length."""
    import jieba.analyse

    def rank(texts: list[str]) -> list[int]:
        weights = dict(jieba.analyse.textrank("\n".join(texts), topK=20, withWeight=True))
        words = [words_of(text) for text in texts]
        return _by_score([sum(weights.get(w, 0.0) for w in set(one)) / math.log(len(one) + 2) for one in words])

    return peer(rank)


MAKERS: dict[str, Callable[[], System]] = {
    "digest": lambda: ours,
    "digest fast": lambda: functools.partial(ours, tokenizer="fast"),
    "lead": lambda: functools.partial(ours, summariser="lead"),
    "textrank": lambda: functools.partial(ours, summariser="textrank"),
    "lexrank": lambda: functools.partial(ours, summariser="lexrank"),
    "sumy TextRank": lambda: sumy("textrank"),
    "sumy LexRank": lambda: sumy("lexrank"),
    "textrank4zh": textrank4zh,
    "snownlp": snownlp,
    "jieba TextRank": jieba_keywords,
}


_TRIAL = Article("", Origin("trial"), (Paragraph("工会举办技能竞赛。职工参加技能竞赛。企业支持职工参赛。"),))


def available() -> tuple[dict[str, System], list[str]]:
    """Return the systems that can run here, and one line about each that cannot."""
    jieba.setLogLevel(logging.WARNING)
    found: dict[str, System] = {}
    missing = []
    for name, make in MAKERS.items():
        try:
            system = make()
            system(_TRIAL, 1, 60)  # some load what they need only now
            found[name] = system
        except (ImportError, ConfigError) as error:
            missing.append(f"{name}: left out, {error}")
    return found, missing
