"""What is compared of one item: the words that can tell events apart, the facts, the places.

Words weigh by their rarity in jieba's dictionary (a fixed corpus: a pair is judged the same in every batch).
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from digest import words
from digest.characters import simplify
from digest.expressions import expression
from digest.issues.duplicates import facts as facts
from digest.issues.duplicates import numerals
from digest.issues.duplicates.counts import Quantity, counts_of, plain_measures
from digest.issues.duplicates.doers import Doer, doers_of, is_guest
from digest.issues.duplicates.recollections import recollected
from digest.issues.duplicates.stages import Outlook, outlook_of
from digest.model import Article, Item, Region

NATION = "全国"
OTHER = "other"  # the theme of what is of none
HEADED = 40  # characters that stand for a missing headline: as many as a long one has
NEWS = 400  # characters of the body that tell the event; what follows is background that other reports share, too
RARE = 60  # a word with fewer places in the dictionary's corpus is a name or as good as one; 20 lost half of the names
# Tried 1 to 3 and 0 to 1: on 500 reports of one evening news, all of different things, these halve the pairs taken for
# one event (237 to 113, with the days and ordinals held back) and cost no pair of the events tuned on; steeper or less
# of the stock loses one in a hundred.
STEEP, STOCK = 1.5, 0.3
_NAMING = "(?![是由和与在了着为给经受被让请到过这的从])[一-鿿]"
# 三百五十, 三十一日, 万人: figures in letters are compared as figures, and are no names.
_FIGURE = expression(
    rf"(?:[{numerals.CHINESE}]*[十百千万亿][{numerals.CHINESE}万亿]*|百分之.+)[{''.join(sorted(numerals.MEASURES))}日号]?"
)
_CORPUS = 60_000_000  # words behind jieba's dictionary, rounded
# Not 这是市总工会, 记者从县总工会: the two characters are none of those that lead to a name, nor what many are called.
_UNION = expression(rf"((?!自治|高新|开发){_NAMING}{_NAMING}[省市县区旗州镇乡])总工?会?|全国总工?会?|全总")
_OF_NAME = "(?![由在于为和与的对向从是各该全本我使])[一-鿿]"
# ……；通道县总工会……。靖州县杨梅产业工会……: who acts in a sentence of its own; 代县 is called by both characters.
_PART = expression(
    rf"(?:^|[。；：\n])({_OF_NAME}县|(?:{_OF_NAME}){{2,4}}?(?=[县市区旗]))[县市区旗]?(?:总工会|[一-鿿]{{2,8}}?工会)"
)
# 甘孜|藏族自治州, 恩施|土家族苗族自治州: a name has two characters at least, those of a people are no part of it.
_KIND = expression(
    r"(?<=[一-鿿]{2})(?:(?:[一-鿿]{1,3}族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)*自治[州县旗区]"
    r"|地区|林区|新区|特区|矿区|[省市县区旗州盟])$"
)
_GIVEN = 2  # characters of a given name that may be a word: 红梅, 长海
KNOWN = 300  # places of a given name in the dictionary's corpus: of 240 pairs of words below, 200 are names of persons
_NO_SURNAME = "向于万成路管方戴钱季"  # 向环卫职工, 于阜阳西站, 戴手套
_NO_GIVEN = frozenset("上着内吃看说过得饭们")  # 戴上, 管饭, 季内: no names
_COUNTED, _TOWNS = frozenset(f"0123456789{numerals.CHINESE}万亿"), (*"镇乡村街路港区", "新区", "集团", "公司")
# 广坪镇, 乌里雅斯太镇: two characters in front of what a place below the county is called; a story leaves that out.
_TOWN = expression("[一-鿿]{2}(?=[镇乡村]|街道|苏木|社区|林场|园区|口岸|[一二三四五六七八九]?矿)")
_TOWNSHIP = expression("[一-鿿]{2}(?=[镇乡]|街道|苏木)")
_NO_TOWN = expression("[返各全在到乡个座家和与的为等名]|总工|[市县区]总|职工|工会|农民|工业|产业|科技")
_PLACES = frozenset("省市县区旗州盟镇乡村")  # a shared division says where, not what


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What is compared of one item: words that can tell events apart, the whole text, the facts, the places.

    Each is equal to itself alone: what is found of two is kept by them, and not reckoned anew when a batch that the
    guard has grouped becomes an issue.
    """

    headline: frozenset[str]
    core: frozenset[str]  # words of headline and first sentences
    rare: frozenset[str]  # words that are rare in the dictionary: names of people, works, small places
    persons: frozenset[str]
    text: str
    lead: str  # headline and first sentences
    size: int  # characters of the body
    facts: facts.Facts
    regions: tuple[tuple[str, ...], ...]
    above: frozenset[tuple[str, ...]]  # the regions and all that they lie in
    places: tuple[str, ...]  # how a text names the regions: 凤凰 of 凤凰县; no whole province
    sequel: bool  # speaks of itself as a later report: 满一年, 第二批 …
    nation: bool  # of the whole nation, no place below it named
    bare_days: frozenset[int]  # days of the month told without their month
    counts: tuple[Quantity, ...]
    measures: frozenset[tuple[float, str]]  # counts that tell little without their measure: 9座
    towns: frozenset[str]  # places below the county: 广坪 of 广坪镇
    townships: frozenset[str]  # those of them that are 镇, 乡 or 街道: a report seldom names another's
    unions: frozenset[str]  # whose 总工会 acts: 道孚县, 全国
    acts: tuple[frozenset[str], frozenset[str]]  # kinds of act named in the lead and in the whole text
    doers: tuple[Doer, ...]  # the bodies that act, as the opening tells it
    guest: bool  # told by one who went to what others hold
    outlook: Outlook  # what is told beforehand, and what afterwards
    bodies: str  # the names of those bodies, one a line: they say who, not what
    parts: frozenset[str]  # places whose unions each have a sentence of their own: a round-up of several
    themes: tuple[str, ...]  # codes of the lines of work, the main one first; none where it is of no known one

    @property
    def is_story(self) -> bool:
        """Say whether it opens without naming who acts: a story told through a person or a thing."""
        return not any(doer.name or doer.kind != "other" for doer in self.doers)


@functools.cache
def words_of(group: str) -> frozenset[str]:
    """Return the words of *group* of ``duplicates.toml``; ``campaigns`` are what every union does: rare, no names."""
    return frozenset(facts.data()[group]["words"])


def telling_of(item: Item, body: str) -> Telling:
    """Return what is compared of *item*, with *body* for its body (without refrains)."""
    themes = tuple(theme.code for theme in item.themes if theme.code != OTHER)
    return _telling_of(item.article, item.regions, themes, body)


@functools.lru_cache(maxsize=8192)  # an issue's items are grouped for the guard, and again when it is composed
def _telling_of(article: Article, placed: tuple[Region, ...], themes: tuple[str, ...], body: str) -> Telling:
    article, body = _simplified(article), simplify(body)
    heads, news = (article.headline, article.kicker, article.subheadline), body[:NEWS]
    opening = [news[start:end] for start, end in words.sentences(news)]
    told = "\n".join((article.headline, *opening[: facts.LEAD_SENTENCES]))
    headline, core, rare = _words_in(heads, opening, body)
    regions = tuple(region.path for region in placed if region.path and region.path[0] != NATION)
    text = "\n".join((*heads, news))
    doers = doers_of(article.headline, news, {shorten_place(name) for path in regions for name in path})
    counts = counts_of("\n".join((*heads, recollected(facts.clean(news)).own)))
    return Telling(
        headline=headline,
        core=core,
        rare=rare,
        persons=frozenset(word for word in rare if is_person(word, text)),
        text=text,
        lead=told,
        size=len(body),
        facts=facts.facts_of(article, body, told),
        regions=regions,
        above=frozenset(path[: depth + 1] for path in regions for depth in range(len(path))),
        places=tuple(shorten_place(path[-1]) for path in regions if len(path) > 1),
        sequel=any(sign in told for sign in facts.data()["sequel"]["signs"]),
        nation=bool(placed) and not regions,
        bare_days=facts.bare_days(text),
        counts=counts,
        measures=plain_measures(counts),
        towns=_towns_in(_TOWN, text),
        townships=_towns_in(_TOWNSHIP, text),
        unions=_unions(text),
        doers=doers,
        bodies="\n".join(doer.name for doer in doers if doer.kind == "other"),
        guest=is_guest(f"{article.headline}\n{told}"),
        outlook=outlook_of(article.headline, told, article.origin.published),
        acts=_acts(told, text),
        parts=frozenset(_PART.findall(news)),
        themes=themes,
    )


def _simplified(article: Article) -> Article:
    """Return *article* with its heads in simplified script."""
    headline, kicker, subheadline = map(simplify, (article.headline, article.kicker, article.subheadline))
    return dataclasses.replace(article, headline=headline, kicker=kicker, subheadline=subheadline)


def _words_in(
    heads: tuple[str, str, str], opening: Sequence[str], body: str
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the telling words of the headline, those of it and the first sentences, and the rare ones of all."""
    sentences = [*map(telling_words, opening)]
    every = frozenset().union(*map(telling_words, heads), *sentences)
    rare = frozenset(word for word in every if words.frequency(word) < RARE and word[-1] not in _PLACES)
    core = frozenset().union(telling_words(heads[0]), *sentences[: facts.LEAD_SENTENCES])
    return telling_words(heads[0] or body[:HEADED]), core, rare


def _towns_in(kind: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(town for town in kind.findall(text) if not _NO_TOWN.search(town))


def is_person(word: str, text: str) -> bool:
    """Say whether *word* is the name of a person in *text*: a surname, no word known, no number, no town (张星镇)."""
    named = len(word) in (2, 3) and any(word[0] in signs for signs in facts.data()["surnames"]["signs"])
    if not named or words.frequency(word) or word in words_of("stock") or word in words_of("campaigns"):
        return False
    if word[1] in _NO_GIVEN or any(text.startswith(_TOWNS, match.end()) for match in re.finditer(word, text)):
        return False
    place = text.find(word)
    return text[place - 1 : place] not in _COUNTED


def shorten_place(place: str) -> str:
    """Return the name of *place* without what kind of division it is: 凤凰县 → 凤凰, 沙县区 → 沙县."""
    return _KIND.sub("", place)


def _unions(text: str) -> frozenset[str]:
    """Return the places whose union federation *text* names (two characters and the kind), 全国 for that of all."""
    return frozenset(match[1] or NATION for match in _UNION.finditer(text.replace("中国总工会", "全总")))


def _acts(lead: str, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the kinds of act that *lead* and the whole *text* name: a contest, a visit, a contract …"""
    signs, automaton = _signs_of_acts()
    numbers = {number for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}
    named = [signs[number] for number in numbers]
    return frozenset(name for name, sign in named if sign in lead), frozenset(name for name, _ in named)


@functools.cache
def _signs_of_acts() -> tuple[list[tuple[str, str]], ahocorasick_rs.AhoCorasick]:
    """Return the kinds of act, each with a sign of it, and what finds the numbers of those in a text."""
    signs = [(name, sign) for name, signs in facts.data()["acts"].items() for sign in signs]
    found = ahocorasick_rs.AhoCorasick([sign for _, sign in signs], matchkind=ahocorasick_rs.MatchKind.Standard)
    return signs, found


@functools.lru_cache(maxsize=16384)  # headline and sentences are asked for again and again
def telling_words(text: str) -> frozenset[str]:
    """Return the words of *text* that can tell one event from another: no single characters, figures, common words."""
    return frozenset(filter(_is_telling, _with_names(words.cut(text))))


def _with_names(cut: Sequence[str]) -> Iterator[str]:
    """Give the words of *cut*, a surname and the given name after it as one (孙|长海): the dictionary knows many."""
    for word, behind in itertools.pairwise((*cut, "")):
        is_given = len(behind) == _GIVEN and behind.isalpha() and behind[-1] not in _PLACES
        yield word + behind if is_given and word in _surnames() and words.frequency(behind) < KNOWN else word


@functools.cache
def _surnames() -> frozenset[str]:
    """Return the surnames that are hardly anything else in front of a rare word, as 向 and 于 are."""
    return frozenset("".join(facts.data()["surnames"]["signs"])) - frozenset(_NO_SURNAME)


@functools.lru_cache(maxsize=16384)  # the same words in every report
def _is_telling(word: str) -> bool:
    is_word = len(word) > 1 and not word[0].isdigit() and word not in words_of("common")
    return is_word and word.isalnum() and not _FIGURE.fullmatch(word)


@functools.lru_cache(maxsize=65536)  # two sets of words an item, and every item is compared with many
def weigh_words(found: frozenset[str]) -> tuple[tuple[str, ...], tuple[float, ...], float]:
    """Return the words of *found* in order, what each tells, and what all of them tell together."""
    ordered = tuple(sorted(found))
    weights = tuple(map(weight, ordered))
    return ordered, weights, sum(weights)


@functools.lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much *word* tells by its rarity: 1 if the dictionary does not know it, less for official style."""
    rarity = math.log(_CORPUS / (words.frequency(word) + RARE)) / math.log(_CORPUS / RARE)
    return float(rarity**STEEP) * (STOCK if word in words_of("stock") else 1)


def coverage(core: frozenset[str], text: str) -> float:
    """Return how much of the weight of *core* stands in *text*, as characters: words may be cut otherwise there."""
    found, weights, mass = weigh_words(core)
    return sum(told for word, told in zip(found, weights, strict=True) if word in text) / mass if mass else 0.0
