"""What only one side says, or somebody on the net: printed it would read as if it were so."""

from __future__ import annotations

from dataclasses import replace

from digest.characters import simplify
from digest.disputes import is_answer, is_claim, is_settled
from digest.expressions import expression
from digest.model import Item

_DOUBT = "只有一方或网上的说法，没有说查实或处理的结果"
_POSTED = expression("(?:网民|网友|楼主|博主|发帖人)[^。！？]{0,24}(?:发帖|跟帖|爆料|留言|发文|曝光|称|反映)|帖文|网帖")


def doubted(item: Item) -> Item:
    """Return *item*, in doubt where all it prints is what one side says and its text tells of no outcome."""
    told = [simplify(sentence.text) for sentence in item.highlights]
    is_bare = bool(told) and all(is_claim(text) or _POSTED.search(text) for text in told)
    if not is_bare or is_settled(item.article.body) or is_answer(item.article.body):
        return item
    return replace(item, doubts=(*item.doubts, _DOUBT))
