"""The public Python door: a title and a text in, the key sentences out, best first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Article


def summarise(title: str, text: str, n_sentences: int = 3, max_chars: int = 120) -> list[str]:
    """Return up to *n_sentences* sentences of *text*, best first, each verbatim.

    Together they have at most *max_chars* characters; only where no sentence fits is one given that is longer.

    >>> summarise("市总工会送清凉", "骄阳似火，热浪滚滚。7月3日，市总工会到12个工地慰问职工800人。", n_sentences=1)
    ['7月3日，市总工会到12个工地慰问职工800人。']
    """
    from digest.highlights import choose  # the words of Chinese are loaded when asked for, not on import

    sentences = choose(article_of(title, text), n_sentences, max_chars)
    return [sentence.text for sentence in sentences]


def article_of(title: str, text: str) -> Article:
    """Return *text* as an article: each line of it is a paragraph."""
    from digest.model import Article, Origin, Paragraph

    return Article("", Origin("text"), tuple(map(partial(Paragraph), text.split("\n"))), headline=title)
