"""What is not printed at all: forbidden by its source, no union work, nothing but set phrases, a caption alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from digest.characters import simplify
from digest.expressions import expression
from digest.figures import tells_news
from digest.issues import wording
from digest.machine_orders import is_order, orders_in
from digest.model import Emptiness, Item, LeftOut

_UNION = (
    "工会",
    "职工",
    "劳模",
    "工匠",
    "劳动者",
    "农民工",
    "员工",
    "产业工人",
    "小哥",
    "工友",
    "五一",
    "女工",
    "劳动关系",
    "劳动模范",
    "工运",
)
_EMPTY = frozenset(Emptiness)
_ORDERED = "像是写给程序的指令，没有采用"
_ORDERS_MOST = 0.4  # of the characters of a text: with more and no figure the rest is there for their sake
# What an item wants to be worth printing
Lack = Literal["union work", "text", "report", "advertisement", "news", "picture"]
_SAID: dict[Lack, str] = {
    "union work": "看不出与工会工作有关",
    "text": "通篇是写给程序的指令，没有刊用",
    "report": "报纸的评论，不是消息",
    "advertisement": "广告、启事，不是消息",
    "news": "只有套话，没有可报的事",
    "picture": "只有图片说明，没有图片",
}
_COMMENTS = expression(r"(?:本[报刊网])?(?:特约)?评论员(?:文章)?(?:[:：　 ].*)?|(?:社论|短评|时评|编后)[:：　 ].+")
# Who a comment is by, under its headline
_WRITES = expression("(?:^|[—□■◎●▲ ])本[报刊网](?:特约)?评论员|[（(]作者(?:系|是|为)")
# Opens the news of a morning
_WEATHER = expression("最[高低]气温|℃|^(?:今[日天][，,])?全[省市](?:阴|晴|多云|[有小中大]*[雨雪])")
_LOST = expression("(?:遗失|丢失|损毁|作废).{0,60}声明作废|声明作废")  # what the small advertisements of a paper say
# What one says who sells: a union that trains, too, may name a telephone or what a course costs, but not three of them.
_SELLS = tuple(
    map(
        expression,
        (
            "[我本](?:公司|司|中心|院)",
            r"\d元?[/／每]\d?(?:人|位|期|份|套|盒|天)|(?:原|现|特|优惠)价|\d折",
            r"(?:热线|电话|微信|QQ|手机)\w{0,4}[:：]? ?[\d－-]{6}",
            "(?:食宿|费用|交通).{0,6}自理|(?:培训|会务|参会|资料|报名|加盟)费",
            "招商|加盟|抢购|促销|优惠|特惠|诚邀|邀请函|订购|代理商",
        ),
    )
)
_SELLS_LEAST = 3
_OPENING = 120  # characters: a paper's small advertisement is shorter; further down it is another's, behind a report
# What a union offers its members has a price and a telephone, too (会员观影优惠价19.9元): it is news.
_OFFERS = expression("[省市县区州盟旗镇乡]总工会(?!会员)|工会(?:联合会|委员会)")
_OTHER = "other"  # the theme of what is none of the others
# Times that a report of no line of union work names the union beside others: 由总工会等九部门, 工会代表到场.
_IN_PASSING = 1
_SHORTEST = 80  # characters of a text that would name the union if it were about one
_SHORTEST_CAPTION = 20  # characters: what is shorter says only who is seen


def forbidden(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Return those of *items* that their sources do not forbid to print, and the ledger's lines on the others."""
    kept = tuple(item for item in items if not item.article.origin.restriction)
    said = "来源标着“{}”，没有刊用；确可公开的，请在修改单里取回"
    others = (item for item in items if item.article.origin.restriction)
    return kept, tuple(wording.left_out(item, said.format(item.article.origin.restriction)) for item in others)


def orders(items: Sequence[Item]) -> tuple[LeftOut, ...]:
    """Return the ledger's lines on orders to a program that stand in the texts of *items*."""
    return tuple(
        LeftOut(item.article.origin.uri, f"句：{told}", _ORDERED, "line")
        for item in items
        for told in (item.article.headline, *orders_in(item.article.body))
        if is_order(told)
    )


def parted(items: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """Return those of *items* that are worth printing, and the ledger's lines on the others."""
    lacks = [(item, lack_of(item)) for item in items]
    kept = tuple(item for item, lack in lacks if lack is None)
    return kept, tuple(wording.left_out(item, _SAID[lack]) for item, lack in lacks if lack is not None)


def lack_of(item: Item) -> Lack | None:
    """Return what *item* wants to be worth printing; None for one that is."""
    article = item.article
    ordered = sum(map(len, orders_in(article.body)))
    is_news = any(tells_news(one.text) for one in item.highlights)
    if is_order(article.headline) or (ordered > _ORDERS_MOST * len(article.body) and not is_news):
        return "text"
    heads = (article.kicker, article.headline)
    if any(map(_COMMENTS.fullmatch, heads)) or any(map(_WRITES.search, (*heads, article.subheadline, article.byline))):
        return "report"
    if _is_advertisement(f"{article.headline}\n{article.body}"):
        return "advertisement"
    head = simplify(f"{article.kicker}{article.headline}{article.contributor}")
    body = simplify(article.body)
    if not item.follows and not any(word in head for word in _UNION):  # what goes on with union work is that
        named = sum(map(body.count, _UNION))
        is_other = not item.themes or item.themes[0].code == _OTHER
        if (is_other and named <= _IN_PASSING) or (len(body) >= _SHORTEST and not named):
            return "union work"
    if article.kind == "photo_news" and 0 < len(article.body) < _SHORTEST_CAPTION and not article.headline:
        return "picture"
    # a sentence given for want of a better one: worth nothing, by parts that say it is empty
    is_filler = [
        _is_weather(one.text) or (one.score <= 0 and not _EMPTY.isdisjoint(dict(one.parts))) for one in item.highlights
    ]
    return "news" if is_filler and all(is_filler) else None


def _is_weather(text: str) -> bool:
    """Say whether *text* tells the weather and nobody who works in it."""
    return bool(_WEATHER.search(text)) and not any(word in text for word in _UNION)


def _is_advertisement(text: str) -> bool:
    """Say whether *text* declares a paper void, or sells: nobody's report."""
    sells = sum(bool(sign.search(text)) for sign in _SELLS) >= _SELLS_LEAST
    return bool(_LOST.search(text[:_OPENING])) or (sells and not _OFFERS.search(text[:_OPENING]))
