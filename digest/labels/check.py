"""The examples of the themes file, tried: which do not come out as the theme they stand under."""

from __future__ import annotations

from collections.abc import Iterator

from digest.labels.rules import Rule
from digest.labels.scan import scan
from digest.labels.themes import themes_of
from digest.labels.vocabulary import Vocabulary
from digest.model import Article, Origin, Paragraph


def check(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a Chinese message for every example of the themes file that is not labelled as its theme."""
    return tuple(message for rule in vocabulary.rules.themes for message in _try_examples(rule, vocabulary))


def _try_examples(rule: Rule, vocabulary: Vocabulary) -> Iterator[str]:
    for example in rule.examples:
        article = Article("", Origin(""), (Paragraph(example),))
        main = themes_of(scan(article, vocabulary), vocabulary).labels[0]
        if main.code != rule.theme.code:
            yield f"主题 {rule.theme.name}（{rule.theme.code}）的例句判成了 {main.name}（{main.code}）：{example}"
