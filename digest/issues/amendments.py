"""Which items amend another: a correction of what was printed (更正), a change of what was announced (延期).

Neither is news of its own: what amends an item of this issue is printed beside that, what amends one of an earlier
issue says which. A change of what was never printed is news; a correction of that tells a reader nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from digest import errata, words
from digest.characters import simplify
from digest.corrections import printed_findings
from digest.expressions import expression
from digest.issues import wording
from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import events as events
from digest.issues.duplicates.contradictions import contradiction, gap
from digest.issues.duplicates.features import Telling, coverage, telling_of, telling_words
from digest.model import Amendment, Article, Finding, Followed, Item, LeftOut, Manner, Ruling, Seen
from digest.print_layer import printed

Amends = Literal["", "corrects", "changes"]  # empty: it amends nothing

_HEADED = expression(r".{0,4}(?:更正|勘误|致歉|订正|补正|正误).{0,6}|.{0,4}(?:更正|勘误|致歉)[：:].*")
_WRONG = expression(
    r"应为|应是|实为|实际为|误[为作写排植印登刊]|有误|[笔之]误|错[为排登刊]|漏[登排刊]|更正|补正|订正|致歉|歉意"
)
# “73万元”应为“37万元”: what stood there beside what should have.
_PAIR = expression(r"[“《][^”》]+[”》][^。“]{0,8}(?:应为|应是|实为|误[为作写]|系)[^。“]{0,4}“")
_PRINTED = expression(r"[本贵]|上期|前期|[一该前]文|一稿|该稿|刊[登发载]")
_CHANGED = expression(
    r"原(?:定|计划|拟|订|安排)[^。！？]{0,60}?(?:延期|延至|延后|改期|改在|改为|改至|改到|推迟|顺延|提前|取消|停办|暂停|暂缓)"
)
_CHANGED_HEADLINE = expression(
    r"(?:延期|改期|推迟|顺延|取消)(?:举[行办]|召开|开[赛幕班])?(?:的?(?:通知|公告|启事|通告|声明))?$"
    r"|关于(?:延期|推迟|取消|暂停|调整).*的?(?:通知|公告|启事|通告|声明)$"
)
_CALLED_OFF = expression(
    r"原(?:定|计划|拟|订|安排)[^。！？]{0,60}?(?:取消|停办|不再举[办行])|关于(?:取消|停办)[^。]{2,40}通?[知告]"
)
_LONGEST = 260  # characters: an amendment says what was wrong and what is right; longer ones are reports
# How much of the words of a headline an amendment that quotes no title must have: where one day stands in both as much
# as a follow-up needs (``continuations.HEADED``), else nearly all; two drafts of one matter share 0.5 to 0.7.
_WITH_DAY, _WITHOUT_DAY = 0.45, 0.7
_DOUBT = "来稿另有更正，请照更正改后再用"
_LABEL = expression("^(?:更正|勘误)[：:]")
_SELF = expression("本[报刊网站台](?!讯)|贵[报刊]|上一?期(?=[《刊登第“])")
_BLANK = expression(r"\s+")
_OPENING = 80  # characters of a text that say what it announces, where its headline does not
_ELSEWHERE = ("place", "year", "session", "doer")


@dataclass(frozen=True, slots=True)
class Amended:
    """What became of the items: those to be merged as ever, those that amend an earlier issue, the rest."""

    items: tuple[Item, ...]
    linked: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(slots=True)
class _Amendments:
    """The amendments found so far, by the place of the item they belong to."""

    beside: dict[int, list[Amendment]] = field(default_factory=dict)
    linked: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    news: list[Item] = field(default_factory=list)


def tied(items: Sequence[Item], seen: Sequence[Seen]) -> Amended:
    """Return *items* with each amendment beside what it amends, or with the link to what *seen* printed of it.

    What an earlier issue printed is looked at first: the same text sent again is not printed again.
    """
    kinds = [amends(item.article) for item in items]
    plain = [item for item, kind in zip(items, kinds, strict=True) if not kind]
    found = _Amendments()
    for item, kind in zip(items, kinds, strict=True):
        if kind:
            _tie(item, kind, plain, seen, found)
    told = tuple(amended(_parted(item), found.beside.get(place, [])) for place, item in enumerate(plain))
    return Amended((*told, *found.news), tuple(found.linked), tuple(found.left_out))


def asides(item: Item, manner: Manner) -> tuple[tuple[str, str], ...]:
    """Return words by which the source of *item* means itself, each with what it means, and under "" what amends it.

    As they are printed. Of a correction that an editor applied is told that it was.
    """
    house = item.article.origin.publication
    meant = wording.name_house(item.article.origin) if house else "来稿所在的报刊"
    own = dict.fromkeys(_SELF.findall(item.article.body))
    told: list[tuple[str, str]] = []
    for one in item.amendments:
        where = wording.source(replace(one.origin, provenance=None), manner, is_sent=True)
        slips = tuple(_slips(item.article, one)) if one.relation == "corrects" else ()
        if slips and all(_is_corrected(slip, item.rulings) for slip in slips):
            told.append(("", f"已照{where}更正改"))  # what stood wrong is no longer there to be compared
        else:
            told.append(("", f"{where}{wording.AMENDS[one.relation]}：{_LABEL.sub('', one.text).rstrip('。')}"))
    said = ((word, f"“{word}”是{meant}的" if word[0] == "上" else f"“{word}”指{meant}") for word in own)
    as_printed = printed if manner.is_laid else str
    return tuple((word, as_printed(told)) for word, told in (*said, *told))


def _is_corrected(slip: Finding, rulings: Sequence[Ruling]) -> bool:
    return any(one.is_correction and one.start < slip.end and slip.start < one.end for one in rulings)


def is_called_off(article: Article) -> bool:
    """Say whether *article* calls off what was announced: no retelling of the one that only moved it."""
    told = simplify(f"{article.headline}。{article.body}")
    return bool(_CALLED_OFF.search(told))


def amends(article: Article) -> Amends:
    """Return how *article* amends another: by its own headline, else by what it says; empty for a report."""
    headline, body = simplify(article.headline.strip()), simplify(article.body)
    if len(body) > _LONGEST:
        return ""
    is_headed = bool(_HEADED.fullmatch(headline))
    first = body.partition("。")[0]  # a report may end with a correction of itself
    is_told = "特此更正" in body or (_PAIR.search(first) and errata.titles_in(first))
    if _WRONG.search(body) and (is_headed or (is_told and _WRONG.search(first) and _PRINTED.search(first))):
        return "corrects"
    return "changes" if _CHANGED.search(body) or _CHANGED_HEADLINE.search(headline) else ""


def amended(item: Item, amendments: Sequence[Amendment], *, is_own: bool = True) -> Item:
    """Return *item* with *amendments*; one that is corrected is in doubt: what is wrong in it still stands there.

    What a correction says stands wrong is offered to the editor as a slip, with what should stand. Where they are of
    another telling of the event, not *is_own*, *item* is in doubt only if that stands wrong in it, too.
    """
    if not amendments:
        return item
    corrected = [each for each in amendments if each.relation == "corrects"]
    slips = tuple(slip for each in corrected for slip in _slips(item.article, each))
    others = (one for one in item.findings if not any(one.start < slip.end and slip.start < one.end for slip in slips))
    told = replace(item, amendments=(*item.amendments, *amendments), findings=(*others, *slips))
    shown = [one.doubt for one in printed_findings(told) if one in slips]
    doubts = shown or ([_DOUBT] if corrected and not slips and is_own else [])
    return replace(told, doubts=tuple(dict.fromkeys((*item.doubts, *doubts))))


def _parted(item: Item) -> Item:
    """Return *item*, what its own text ends with to correct it beside it and not among its sentences.

    So reads a page on which a correction follows its report.
    """
    body, headline = item.article.body, item.article.headline
    own = [span for span in words.sentences(body) if errata.corrects(body[slice(*span)], headline)]
    if not own:
        return item
    return amended(item, [Amendment("corrects", body[own[0][0] : own[-1][1]], item.article.origin)])


def _slips(article: Article, amendment: Amendment) -> Iterator[Finding]:
    """Give each place of *article* where stands what *amendment* says is wrong, with what it says is right."""
    taken: list[Finding] = []
    for wrong, right in errata.pairs_in(amendment.text):
        told = article.body.find(amendment.text)
        for place in re.finditer(re.escape(wrong), article.body[:told] if told > 0 else article.body):
            if not any(one.start < place.end() and place.start() < one.end for one in taken):
                reason = f"来稿更正：“{wrong}”应为“{right}”"
                first, last, meant = errata.narrowed(wrong, right)
                span = (place.start() + first, place.start() + last, wrong[first:last], meant)
                taken.append(Finding(article.origin.uri, article.id, "amended", *span, reason, 1.0))
    yield from taken


def _tie(item: Item, kind: Amends, plain: Sequence[Item], seen: Sequence[Seen], found: _Amendments) -> None:
    if kind == "":
        return
    earlier = [each.item for each in seen]
    place = _target(item, earlier)
    if place is not None and _is_told(item, kind, earlier[place]):
        reason = f"{wording.seen(seen[place])}，并附有这则{wording.AMENDS[kind]}"
        found.left_out.append(replace(wording.left_out(item, reason), is_old=True))
        return
    if place is not None:
        printed = seen[place]
        number, headline = printed.number, wording.headline(printed.item)
        follows = Followed(number.year, number.number, number.series, headline, kind)
        found.linked.append(replace(item, follows=follows))
        return
    place = _target(item, plain)
    if place is not None:
        told = "".join(wording.text(item))
        found.beside.setdefault(place, []).append(Amendment(kind, told, item.article.origin))
        reason = f"说的是《{wording.headline(plain[place])}》的{wording.AMENDS[kind]}，已附在那一条后面"
        found.left_out.append(replace(wording.left_out(item, reason), kind="merged"))
    elif kind == "corrects" and errata.titles_in(item.article.body):
        found.left_out.append(wording.left_out(item, "更正的文章本简报没有登过，没有刊用"))
    else:
        found.news.append(item)


def _target(item: Item, others: Sequence[Item]) -> int | None:
    """Return the place in *others* of what *item* amends, the last of those that fit equally well; None for none."""
    titles = errata.titles_in(item.article.body)
    named = [
        place
        for place, other in enumerate(others)
        if any(errata.is_title_of(title, row) for title in titles for row in _headlines(other.article))
    ]
    if named:
        return named[-1]
    telling = _telling(item)
    # told quickly, by the headlines: a season's issues hold thousands
    near = [place for place, other in enumerate(others) if _covers(other, telling.text) >= _WITH_DAY]
    shares = [_matches(_telling(others[place]), telling) for place in near]
    best = _last_best(shares)
    return near[best] if best is not None and shares[best] > 0 else None


def _is_told(item: Item, kind: Amends, printed: Item) -> bool:
    """Say whether *printed* bore what *item* says of it, by the same words: an editor corrected it by them."""
    body = _BLANK.sub("", item.article.body)
    return any(one.relation == kind and _BLANK.sub("", one.text) in body for one in printed.amendments)


def _headlines(article: Article) -> tuple[str, ...]:
    """Return what a correction may quote as the title of *article*: any row, or all that stands over it."""
    rows = (article.headline, article.kicker, article.subheadline)
    return (*filter(None, rows), f"{article.kicker}{article.headline}{article.subheadline}")


def _last_best(shares: Sequence[float]) -> int | None:
    return max(range(len(shares)), key=lambda place: (shares[place], place), default=None)


def _telling(item: Item) -> Telling:
    return telling_of(item, copies.story(item.article.body))


def _covers(other: Item, text: str) -> float:
    article = other.article
    opening = article.body[:_OPENING]
    return max(coverage(telling_words(simplify(told)), text) for told in (article.headline, opening))


def _matches(told: Telling, amending: Telling) -> float:
    """Return how much of the headline of *told* stands in *amending*; 0 where that is of something else.

    Where one day stands in both, its opening tells as well as the headline.
    """
    covered = coverage(told.headline, amending.text)
    days, others = told.facts.days, amending.facts.days
    is_one_day = bool(days and others) and not gap(days, others)
    covered = max(covered, coverage(told.core, amending.text)) if is_one_day else covered
    if covered < (_WITH_DAY if is_one_day else _WITHOUT_DAY) or contradiction(told, amending) in _ELSEWHERE:
        return 0.0
    return covered + is_one_day
