"""Room 2: a headline and a text in, the kind of the article out."""

from __future__ import annotations

from digest.articles.lines.items import PHOTO_NEWS
from digest.articles.vocabulary import compiled
from digest.expressions import expression
from digest.model import ArticleKind

_NOTICE = compiled("notices", "heads")
ANNOUNCES = expression(r"现[将就][^。\n]{0,40}如下[:。]")  # what a circular says before its parts
_FIRST = 300  # characters in which a circular without a headline announces what it asks


def kind_of(title: str, text: str, is_pictured: bool) -> ArticleKind:
    """Return the kind of the article *text* (plain) under *title* with its labels; *is_pictured*: pictures carry it."""
    if _NOTICE.search(title) or (not title and ANNOUNCES.search(text[:_FIRST])):
        return "notice"
    return "photo_news" if is_pictured or PHOTO_NEWS.search(title) else "article"
