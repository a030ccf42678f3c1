"""How many slips the guard finds, and how often it cries wolf: ``python -m benchmarks.proofs [tune|held] [OPTION…]``.

One slip a copy is put into clean texts (``benchmarks.slips``), of the part *held*, which was never tuned on, unless
*tune* is asked for: misprints, standard phrases, leaders, figures and dates. ``--news FILE`` takes the daily of
January 1998 as well, ``--confusions FOLDER`` look-alikes and sound-alikes of pycorrector (``same_stroke.txt``,
``same_pinyin.txt``: pip install --no-deps pycorrector) instead of the guard's own. ``--write FILE`` writes the
misprints and the clean texts of the union's for ``benchmarks/proof_peers.py``.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import jieba

from benchmarks.slips import Part, Slip, Text, news, of_peer, of_tables, slipped, slips, union
from digest import memory
from digest.model import Article, Finding, Item, Origin, Paragraph
from digest.proofs import Tables, review, shipped
from digest.proofs.people import People, Person
from digest.proofs.readings import is_hanzi

_TIMES = {"union": 10, "news": 2}  # slips put into a text
_WEIGHTS = (0.5, 0.6, 0.7, 0.8, 0.9)  # findings from such a weight on are told apart
_RARE, _USUAL = 1000, 300  # characters to a slip in what a paper has proofread, and in what a scanner read
_WEEK = "一二三四五六日"
_LEADER = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,7}总工会)(?P<title>党组书记、主席|党组书记、常务副主席|党组书记|常务副主席|副主席|主席)"
    r"(?P<name>[\u4e00-\u9fff]{3})(?=[，、。说在到参讲要强表出介带一来和为对主])"
)
_TITLES = ("主席", "副主席", "党组书记", "常务副主席", "秘书长")


def misphrased(text: str, known: Tables, chance: random.Random) -> Iterator[Slip]:
    """Yield *text* with a wrong character in each standard phrase, and with the ordinals of congresses exchanged."""
    own = known.phrases.by_text
    for start, end in known.phrases.exact(text):
        if text[start:end] in own and all(map(is_hanzi, text[start:end])):
            slip = slipped(
                text[start:end],
                chance.choice(("look-alike", "sound-alike", "doubled", "dropped")),
                of_tables,
                chance,
            )
            if slip:
                whole = text[:start] + slip.text + text[end:]
                yield Slip(f"phrase, {slip.sort}", whole, start + slip.start, start + slip.end, slip.meant)
    for found in re.finditer("党的(二十|十九)大|“(十四)五”", text):
        start, end = found.span(1 if found[1] else 2)
        other = chance.choice(("二十四", "十二", "三十"))
        yield Slip("wrong ordinal", text[:start] + other + text[end:], start, start + len(other))


def leaders(texts: Sequence[Text]) -> People:
    """Return the leaders that the texts themselves name, each once."""
    found = [match for text in texts for match in _LEADER.finditer(text.body)]
    return People({one["name"]: Person(one["name"], one["title"], one["unit"][-5:]) for one in found}.values())


def mistitled(text: str, chance: random.Random) -> Iterator[Slip]:
    """Yield *text* with a leader's title exchanged, or a character of the name mistaken."""
    for found in _LEADER.finditer(text):
        title = chance.choice([one for one in _TITLES if one not in found["title"]])
        start, end = found.span("title")
        yield Slip("swapped title", text[:start] + title + text[end:], start, start + len(title))
        begin, stop = found.span("name")
        if slip := slipped(found["name"], chance.choice(("look-alike", "sound-alike")), of_tables, chance):
            whole = text[:begin] + slip.text + text[stop:]
            yield Slip("mistaken name", whole, begin + slip.start, begin + slip.end)


def miscounted(text: str, chance: random.Random) -> Iterator[tuple[Slip, str]]:
    """Yield *text* with a sentence whose figures are wrong after its first one, and the same with right ones."""
    place = text.find("。") + 1
    men, women = chance.randrange(20, 400), chance.randrange(20, 400)
    day = date(2023, 1, 1) + timedelta(chance.randrange(700))
    weekday = _WEEK[day.weekday()]
    other = chance.choice(_WEEK.replace(weekday, ""))
    written = f"{day.year}年{day.month}月{day.day}日"
    share = chance.randrange(60, 99)
    sentences = {
        "broken sum": (
            f"共有{men + women}名职工参加，其中男职工{men}名、女职工{women}名。",
            f"共有{men + women + 10}名职工参加，其中男职工{men}名、女职工{women}名。",
        ),
        "share": (f"职工满意率达{share}%。", f"职工满意率达{share + 100}%。"),
        "wrong weekday": (f"{written}（星期{weekday}）举行。", f"{written}（星期{other}）举行。"),
        "no such date": (f"{written}举行。", f"{day.year}年{day.month}月3{chance.randrange(2, 9)}日举行。"),
        "period": ("上半年（1—6月）完成。", f"上半年（1—{chance.randrange(7, 10)}月）完成。"),
    }
    for sort, (right, wrong) in sentences.items():
        yield (
            Slip(sort, text[:place] + wrong + text[place:], place, place + len(wrong)),
            text[:place] + right + text[place:],
        )


def found_in(body: str, headline: str, known: Tables) -> tuple[Finding, ...]:
    """Return what the guard finds in *body*, that of an article; lonely marks aside."""
    return tuple(one for one in review([_item(body, headline)], known) if one.kind != "pair")


def _item(body: str, headline: str) -> Item:
    paragraphs = tuple(map(Paragraph, body.split("\n")))
    return Item(Article("a", Origin("text"), paragraphs, headline=headline), (), (), ())


def weight_of(slip: Slip, headline: str, known: Tables) -> float:
    """Return the weight of the surest finding at *slip*; 0 where there is none."""
    found = found_in(slip.text, headline, known)
    return max((one.weight for one in found if one.start < slip.end and slip.start < one.end), default=0.0)


def main(arguments: list[str]) -> int:
    """Print what is found by sort of slip and by weight, false alarms, and the cost beside jieba; return 0."""
    part: Part = "tune" if "tune" in arguments else "held"
    given = {name: Path(arguments[arguments.index(name) + 1]) for name in arguments if name.startswith("--")}
    sources = {"union": union(part)} | ({"news": news(given["--news"], part)} if "--news" in given else {})
    confusions = of_peer(given["--confusions"]) if "--confusions" in given else of_tables
    for source, texts in sources.items():
        known = Tables(shipped().phrases, shipped().congresses, leaders(texts))
        put = list(slips(texts, _TIMES[source], confusions))
        if "--write" in given and source == "union":
            _write(given["--write"], texts, put)
        _measure(f"{source}, {part}", texts, put, known)
    texts = sources["union"]
    known = Tables(shipped().phrases, shipped().congresses, leaders(texts))
    _measure_phrases(texts, known)
    _print_cost(texts, union("held" if part == "tune" else "tune"), known)
    return 0


def _measure(name: str, texts: Sequence[Text], put: Sequence[tuple[Text, Slip]], known: Tables) -> None:
    """Print what is found of the misprints *put* into *texts*, by weight and by sort, and what is cried there."""
    size = sum(len(text.body) for text in texts)
    alarms = [one for text in texts for one in found_in(text.body, text.headline, known)]
    weights = [(slip.sort, weight_of(slip, text.headline, known)) for text, slip in put]
    print(f"{name}: {len(texts)} texts, {size} characters, {len(put)} misprints")
    print("  weight  found, %  alarms in 10,000  true of 100: 1 slip in 300  in 1,000")
    for least in _WEIGHTS:
        found = sum(weight >= least for _, weight in weights) / len(weights)
        cried = sum(one.weight >= least for one in alarms) / size
        true = [100 * found / every / (found / every + cried) for every in (_USUAL, _RARE)]
        print(f"  {least:.1f} {100 * found:12.1f} {10_000 * cried:13.2f} {true[0]:19.0f} {true[1]:16.0f}")
    by_sort: dict[str, list[float]] = defaultdict(list)
    for sort, weight in weights:
        by_sort[sort].append(weight)
    _print_sorts(by_sort)
    kinds = sorted({one.kind for one in alarms})
    print("  alarms:", ", ".join(f"{sum(one.kind == kind for one in alarms)} {kind}" for kind in kinds) or "none")


def _measure_phrases(texts: Sequence[Text], known: Tables) -> None:
    """Print what is found of slips in phrases, titles, figures and dates."""
    chance = random.Random(1)
    found: dict[str, list[float]] = defaultdict(list)
    cried = 0
    for text in texts:
        for slip in (*misphrased(text.body, known, chance), *mistitled(text.body, chance)):
            found[slip.sort].append(weight_of(slip, text.headline, known))
        for slip, right in miscounted(text.body, chance):
            found[slip.sort].append(weight_of(slip, text.headline, known))
            cried += any(one.kind in ("figure", "date") for one in found_in(right, text.headline, known))
    print("phrases, leaders, figures and dates of the union's texts")
    _print_sorts(found)
    print(f"  alarms on right figures: {cried}")


def _print_sorts(found: dict[str, list[float]]) -> None:
    for sort, weights in sorted(found.items()):
        hits = sum(map(bool, weights))
        print(f"  {sort:<22}{hits:>5} of {len(weights):>5}  {100 * hits / len(weights):5.1f} %")


def _write(file: Path, texts: Sequence[Text], put: Sequence[tuple[Text, Slip]]) -> None:
    """Write the slips *put* and the clean *texts* to *file*, one a line."""
    rows = [*put, *((text, Slip("", text.body, 0, 0)) for text in texts)]
    lines = (json.dumps({"headline": text.headline, **slip._asdict()}, ensure_ascii=False) for text, slip in rows)
    file.write_text("\n".join(lines), "utf-8")


def _print_cost(texts: Sequence[Text], before: Sequence[Text], known: Tables) -> None:
    """Print the least cost of five rounds on an issue of texts never seen, the tables loaded, others read *before*."""
    jieba.setLogLevel(60)
    jieba.lcut("预热")
    issue, other = ([_item(text.body, text.headline) for text in some] for some in (texts, before))
    guard, peer = [], []
    for _ in range(5):
        memory.clear()
        review(other, known)
        start = process_time()
        review(issue, known)
        middle = process_time()
        for text in texts:
            jieba.lcut(text.body)
        guard.append(middle - start)
        peer.append(process_time() - middle)
    print(f"cost: {min(guard) / min(peer):.2f} × jieba.lcut on the same texts")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
