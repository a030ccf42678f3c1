"""Traditional characters read as simplified ones: two outlets may print one event in either script."""

from __future__ import annotations

import dataclasses
import functools
from importlib import resources

from digest.model import Article

_TABLE = ("labels", "data", "simplified.txt")  # the table that travels with the program: pairs, blank between them


def simplified(text: str) -> str:
    """Return *text* in simplified characters, of the same length."""
    return text.translate(_characters())


def simplified_heads(article: Article) -> Article:
    """Return *article* with headline, kicker and subheadline in simplified characters."""
    return dataclasses.replace(
        article,
        headline=simplified(article.headline),
        kicker=simplified(article.kicker),
        subheadline=simplified(article.subheadline),
    )


@functools.cache
def _characters() -> dict[int, str]:
    lines = resources.files("digest").joinpath(*_TABLE).read_text("utf-8").splitlines()
    return {ord(pair[0]): pair[1] for line in lines if not line.startswith("#") for pair in line.split()}
