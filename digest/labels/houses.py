"""Whose page it is: what the name of the paper, the site's own lines and the source's settings tell of the place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest.expressions import expression
from digest.labels import meanings
from digest.labels.meanings import House
from digest.labels.places import find_mentions
from digest.labels.scan import scan
from digest.labels.vocabulary import Vocabulary
from digest.model import Article, Origin

_LONGEST = 60  # characters of a line by which a site names itself; longer ones are text that no article claimed
# 某市人民政府门户网站, 主办单位：某市总工会, 欢迎访问某区总工会
_OWN_LINE = expression("主办|承办|版权所有|欢迎|门户|官网|网站|首页")
_BODY = expression("[总职]?工会|总工|政府|融媒|新闻网|[日晚工]报")


def house_of(articles: Sequence[Article], beside: Sequence[str], vocabulary: Vocabulary) -> House:
    """Return by what the place of a page of *articles* is told where they name none; the first that tells one."""
    for words in _names_of(articles, beside):
        named = find_mentions(scan(Article("", Origin(""), (), headline=words), vocabulary), vocabulary)
        if sums := meanings.add_up([named]):
            return House(words, sums)
    told = {one.home: one.source for article in articles if (one := article.origin.provenance) and one.home}
    if len(told) != 1:
        return House()
    ((home, source),) = told.items()
    return House(source, {home[:length]: 1.0 for length in range(1, len(home) + 1)})


def _names_of(articles: Sequence[Article], beside: Sequence[str]) -> Iterator[str]:
    """Yield the paper of all *articles*, then what sent them, then the lines by which a site names itself."""
    origins = [article.origin for article in articles]
    papers = {origin.publication for origin in origins}
    if len(papers) == 1:  # a house that sent one report of a page tells nothing of the others
        yield from filter(None, papers)
    told = dict.fromkeys(origin.provenance for origin in origins if origin.provenance)
    yield from (name for one in told for name in (one.sent_by, one.source) if name)
    for line in beside:
        if len(line) <= _LONGEST and _OWN_LINE.search(line) and _BODY.search(line):
            yield line
