"""Room 2: a headline in, the kind of its article out."""

from __future__ import annotations

import re

from digest.articles.vocabulary import compiled
from digest.model import ArticleKind

_NOTICE = compiled("notices", "heads")
_PHOTO_NEWS = re.compile(r"图片(?:新闻|报道)|影像新闻|镜头")


def kind_of(title: str, is_pictured: bool) -> ArticleKind:
    """Return the kind of the article under *title*, which holds its labels, too; *is_pictured*: pictures carry it."""
    if _NOTICE.search(title):
        return "notice"
    return "photo_news" if is_pictured or _PHOTO_NEWS.search(title) else "article"


def names_pictures(label: str) -> bool:
    """Tell whether *label* says no more than that pictures follow."""
    return bool(_PHOTO_NEWS.fullmatch(label))
