"""Room 2: a headline in, the kind of its article out."""

from __future__ import annotations

from digest.articles.lines.items import PHOTO_NEWS
from digest.articles.vocabulary import compiled
from digest.model import ArticleKind

_NOTICE = compiled("notices", "heads")


def kind_of(title: str, is_pictured: bool) -> ArticleKind:
    """Return the kind of the article under *title*, which holds its labels, too; *is_pictured*: pictures carry it."""
    if _NOTICE.search(title):
        return "notice"
    return "photo_news" if is_pictured or PHOTO_NEWS.search(title) else "article"
