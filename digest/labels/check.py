"""The examples of the themes file, tried: which do not come out as the theme they stand under."""

from __future__ import annotations

from digest.labels.scan import scan
from digest.labels.themes import themes_of
from digest.labels.vocabulary import Vocabulary
from digest.model import Article, Origin, Paragraph


def check(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return a Chinese message for every example of the themes file that is not labelled as its theme."""
    messages = []
    for theme, example in ((rule.theme, example) for rule in vocabulary.rules.themes for example in rule.examples):
        article = Article("", Origin(""), (Paragraph(example),))
        main = themes_of(scan(article, vocabulary), vocabulary).labels[0]
        if main.code != theme.code:
            messages.append(f"主题 {theme.name}（{theme.code}）的例句判成了 {main.name}（{main.code}）：{example}")
    return tuple(messages)
