"""An entry shortened for a layout of limited room: whole sentences of its text, the best ones, never a part of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from digest import words
from digest.corrections import corrected
from digest.disputes import is_settled, is_wrong
from digest.expressions import expression
from digest.figures import tells_news, tells_people
from digest.held import is_planned, is_retold
from digest.model import Entry, Sentence
from digest.outcomes import tells_winners
from digest.print_layer import printed

# A single sentence longer than this gives way to a shorter one of nearly the same score: two lines of a brief. Beside
# a title, which is the news, one of the sentences has a figure if any has.
_LONG = 80
_NEARLY = 0.6
_ENOUGH = 0.45  # of the best one's score, at least, for that sentence: with less it is a thing aside
# How large a thing is that stands there, what it holds, or who is in a team, was not done this week: 占地2300平方米,
# 藏书3.2万册, 平均年龄31岁.
_DESCRIBES = expression("(?!.*(?:启用|建成|揭牌|开放|投入|改造)).*(?:占地|建筑面积|总面积|藏书|平均年龄|有一支)")
# That there are some, when they stand behind it: 推出四项举措。
_ANNOUNCES = expression(
    "(?:推出|提出|部署|出台|制定|明确|采取|实施)[^。]{0,24}[几两三四五六七八九十\\d]+(?:项|条|个方面|大)[^，。]{0,6}(?:举措|措施|做法|任务|行动|工作|服务)。$"
)
# Who came or put his name down is not what was done: 共210人参加.
_ATTENDED = expression(r"\d[余多]?[名位人][^，。；]{0,16}(?:参加|出席|列席|参会|参赛|报名)[^，。；]{0,6}[。！]?$")
_OWN = 40  # characters of figures that belong to the sentence before
_STATEMENT = 120  # characters of one that leans on another, both counted as one sentence: three lines of a brief


def shortened(entry: Entry, texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Return at most *most* sentences of *texts*, the cleaned paragraphs of *entry*, as one paragraph, in their order.

    Those are the highlights of the highest score, whole ones before cut-off ones, as far as they stand in the printed
    text, with what they lean on; where an editor has chosen others, the first sentences. Nothing for *most* = 0.
    """
    if most >= len(entry.item.highlights):
        return tuple(texts)
    text = "".join(texts)
    as_corrected = {one.start: corrected(one, entry.item.rulings) for one in entry.item.highlights}
    as_printed = {start: printed(told) if entry.is_laid else told for start, told in as_corrected.items()}
    standing = [one for one in entry.item.highlights if as_printed[one.start] and as_printed[one.start] in text]
    title = "" if entry.is_proposed else entry.headline
    starts = [text.index(as_printed[start]) for start in _chosen(standing, most, title)]
    spans = words.sentences(text)
    kept = [span for span in spans if span[0] in starts] or spans[:most]
    return ("".join(text[start:end] for start, end in kept),) if most and kept else ()


def _chosen(standing: Sequence[Sentence], most: int, title: str) -> Sequence[int]:
    """Return where *most* of the sentences *standing* start, each with those it leans on and the figures it owns.

    What only tells again what *title* says is given where nothing else is, or where another sentence leans on it and
    there is room for both.
    """
    by_start = {one.start: one for one in standing}
    kept: dict[int, Sentence] = {}
    retold = {one.start for one in standing if most == 1 and title and is_retold(one.text, title)}
    units = []
    for sentence in _ranked(standing, most, retold, is_titled=bool(title)):
        unit = _with_company(sentence, by_start)
        is_long = sum(len(one.text) for one in unit.values()) > _STATEMENT
        units.append({start: one for start, one in unit.items() if not (is_long and start in retold)} or unit)
    for unit in units if most else ():
        is_one = not kept and sum(len(one.text) for one in unit.values()) <= _STATEMENT
        if sum(not _is_own(one) for one in (kept | unit).values()) <= most or is_one:
            kept |= unit
    kept = kept or (units[0] if units and most else {})  # where all are two, as a rumour and its answer
    return list(kept | {one.start: one for one in standing if one.leans_on in kept and _is_own(one)})


def _with_company(sentence: Sentence, by_start: Mapping[int, Sentence]) -> dict[int, Sentence]:
    """Return *sentence* with what it leans on, as far as that is among *by_start*, each by where it starts."""
    unit: dict[int, Sentence] = {}
    here: Sentence | None = sentence
    while here is not None and here.start not in unit:  # a rumour and its answer lean on each other
        unit[here.start] = here
        here = by_start.get(here.leans_on) if here.leans_on is not None else None
    return unit


def _is_own(sentence: Sentence) -> bool:
    """Say whether *sentence* is no more than the figures of the one that it leans on: it is not counted."""
    return sentence.leans_on is not None and len(sentence.text) <= _OWN and tells_news(sentence.text)


def _ranked(standing: Sequence[Sentence], most: int, retold: Set[int], *, is_titled: bool) -> Iterator[Sentence]:
    """Yield *standing*, best first: for a single one the short before the long, under a title figures before words.

    Behind all others stands what is *retold*, only describes or announces, and behind that what is only planned;
    under a title who won, the news of a contest, goes first.
    """
    is_done = any(is_settled(one.text) for one in standing)
    ranks = {
        one.start: (one.start in retold)
        + (bool(_DESCRIBES.match(one.text) or _ANNOUNCES.search(one.text)) or (is_done and is_wrong(one.text)))
        + 2 * is_planned(one.text)
        for one in standing
    }
    best = sorted(standing, key=lambda one: (not one.complete, ranks[one.start], -one.score, one.start))
    if most == 1 and best:
        least = _NEARLY * best[0].score
        short = [one for one in best if one.complete and len(one.text) <= _LONG and one.score >= least]
        short = [one for one in short if tells_news(one.text) or not tells_news(best[0].text)]
        best = [*(one for one in short if one.start not in retold or best[0].start in retold), *best]
    rest = [one for one in best[most:] if one.complete and len(one.text) <= _LONG]
    rest = [one for one in rest if one.score >= _ENOUGH * best[0].score]
    rest = [one for one in rest if not _ATTENDED.search(one.text) and not _DESCRIBES.match(one.text)]
    news = [one for one in rest if tells_people(one.text)] or [one for one in rest if tells_news(one.text)]
    is_wanting = is_titled and not any(tells_people(one.text) or tells_winners(one.text) for one in best[:most])
    won = [one for one in best if one.complete and not ranks[one.start] and tells_winners(one.text)]
    won = [one for one in won if len(one.text) <= _LONG]
    if is_titled and won and won[0] not in best[:most]:
        news, is_wanting = won[:1], True
    yield from (*best[: most - 1], *news, *best[most - 1 :]) if is_wanting else best
