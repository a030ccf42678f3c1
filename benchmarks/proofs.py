"""How many injected slips the guard finds, and how often it cries wolf: ``python -m benchmarks.proofs [tune|held]``.

One character in 300 of the development corpus (beside the repository) is made wrong: look-alike, sound-alike, doubled,
dropped; in a standard phrase, in a leader's name or title, in a figure or date. The texts are split by the hash of
their id: the half ``held`` (default) was never tuned on. ``--confusions FOLDER`` takes look-alikes and sound-alikes of
pycorrector (``same_stroke.txt``, ``same_pinyin.txt``: pip install --no-deps pycorrector) instead of the guard's own.
``--write FILE`` writes the slips of one round without figures, and the clean texts, for ``benchmarks/proof_peers.py``.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import NamedTuple

import jieba

from benchmarks.sets import SHARED
from digest import memory
from digest.model import Article, Finding, Item, Origin, Paragraph
from digest.proofs import Tables, likeness, review, shipped
from digest.proofs.people import People, Person
from digest.proofs.readings import is_hanzi

_EVERY = 300
_SEEDS = 5
_WEEK = "一二三四五六日"
_KINDS = {"person": ("person",), "figure": ("figure", "date"), "phrase": ("phrase", "misprint")}
_LEADER = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,7}总工会)(?P<title>党组书记、主席|党组书记、常务副主席|党组书记|常务副主席|副主席|主席)"
    r"(?P<name>[\u4e00-\u9fff]{3})(?=[，、。说在到参讲要强表出介带一来和为对主])"
)
_TITLES = ("主席", "副主席", "党组书记", "常务副主席", "秘书长")


class Slip(NamedTuple):
    """A text with one thing wrong between ``start`` and ``end``, and of which sort it is."""

    sort: str
    text: str
    start: int
    end: int


Confusions = tuple[
    dict[str, list[str]], dict[str, list[str]]
]  # for every character: those looking, those sounding alike


def texts(half: str) -> list[tuple[str, str]]:
    """Return headline and text of the items of *half*."""
    rows = map(json.loads, (SHARED / "corpus" / "union-news-dev.jsonl").read_text("utf-8").splitlines())
    wanted = {"tune": 0, "held": 1}[half]
    return [
        (row["title"], row["text"]) for row in rows if hashlib.sha256(row["id"].encode()).digest()[-1] % 2 == wanted
    ]


def confusions(folder: Path | None) -> Confusions:
    """Return which characters are taken for which: the guard's own tables, or pycorrector's in *folder*."""
    looks: dict[str, list[str]] = defaultdict(list)
    sounds: dict[str, list[str]] = defaultdict(list)
    if folder:
        for line in (folder / "same_stroke.txt").read_text("utf-8").splitlines():
            for sign in line.split():
                looks[sign] += [other for other in line.split() if other != sign]
        for line in (folder / "same_pinyin.txt").read_text("utf-8").splitlines():
            sign, *groups = line.split("\t")
            sounds[sign] += "".join(groups)
        return looks, sounds
    for sign in {sign for half in ("tune", "held") for _, text in texts(half) for sign in text if is_hanzi(sign)}:
        for other in sorted(likeness.mistaken_for(sign)):
            (looks if likeness.looks_alike(other, sign) else sounds)[sign].append(other)
    return looks, sounds


def wrong_character(text: str, place: int, sort: str, tables: Confusions, chance: random.Random) -> Slip | None:
    """Return *text* with the character at *place* made wrong."""
    sign = text[place]
    if sort == "doubled":
        return Slip(sort, text[:place] + sign + text[place:], place, place + 2)
    if sort == "dropped":
        return Slip(sort, text[:place] + text[place + 1 :], max(0, place - 1), place + 1)
    others = tables[sort == "sound-alike"].get(sign)
    if not others:
        return None
    return Slip(sort, text[:place] + chance.choice(others) + text[place + 1 :], place, place + 1)


def misprinted(text: str, tables: Confusions, chance: random.Random) -> Iterator[Slip]:
    """Yield *text* with one wrong character, as often as one in 300 makes."""
    places = [place for place, sign in enumerate(text) if is_hanzi(sign)]
    for _ in range(round(len(text) / _EVERY + 0.3)):
        sort = chance.choice(("look-alike", "sound-alike", "doubled", "dropped"))
        if slip := wrong_character(text, chance.choice(places), sort, tables, chance):
            yield slip


def misphrased(text: str, known: Tables, tables: Confusions, chance: random.Random) -> Iterator[Slip]:
    """Yield *text* with one wrong character in a standard phrase."""
    spans = [
        span for span in known.phrases.exact(text) if text[slice(*span)] in {one.text for one in known.phrases.all}
    ]
    for start, end in spans:
        place = chance.choice([place for place in range(start, end) if is_hanzi(text[place])])
        sort = chance.choice(("look-alike", "sound-alike", "doubled", "dropped"))
        if slip := wrong_character(text, place, sort, tables, chance):
            yield slip._replace(sort=f"phrase, {slip.sort}")
    for found in re.finditer("党的(二十|十九)大|“(十四)五”", text):
        span = found.span(1 if found[1] else 2)
        yield Slip(
            "wrong ordinal",
            text[: span[0]] + chance.choice(("二十四", "十二", "三十")) + text[span[1] :],
            span[0],
            span[1] + 1,
        )


def leaders(rows: list[tuple[str, str]]) -> People:
    """Return the leaders that the texts themselves name, each once."""
    found = {
        match["name"]: Person(match["name"], match["title"], match["unit"][-5:])
        for _, text in rows
        for match in _LEADER.finditer(text)
    }
    return People(found.values())


def mistitled(text: str, tables: Confusions, chance: random.Random) -> Iterator[Slip]:
    """Yield *text* with a leader's title exchanged, or a character of the name mistaken."""
    for found in _LEADER.finditer(text):
        title = chance.choice([one for one in _TITLES if one not in found["title"]])
        start, end = found.span("title")
        yield Slip("swapped title", text[:start] + title + text[end:], start, start + len(title))
        place = chance.choice(range(*found.span("name")))
        if slip := wrong_character(text, place, chance.choice(("look-alike", "sound-alike")), tables, chance):
            yield slip._replace(sort="mistaken name")


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


def found_in(text: str, headline: str, known: Tables) -> tuple[Finding, ...]:
    """Return what the guard finds in *text* as the body of an article."""
    paragraphs = tuple(map(Paragraph, text.split("\n")))
    return review([Item(Article("a", Origin("text"), paragraphs, headline=headline), (), (), ())], known)


def main(arguments: list[str]) -> int:
    """Print recall by sort of slip, false alarms by kind of finding, and the cost beside jieba; return 0."""
    half = next((word for word in arguments if word in ("tune", "held")), "held")
    folder = Path(arguments[arguments.index("--confusions") + 1]) if "--confusions" in arguments else None
    rows, tables = texts(half), confusions(folder)
    known = Tables(shipped().phrases, shipped().congresses, leaders(rows))
    if "--write" in arguments:
        return _compare(Path(arguments[arguments.index("--write") + 1]), rows, tables, known)
    hits: dict[str, list[bool]] = defaultdict(list)
    alarms: dict[str, int] = defaultdict(int)
    for headline, text in rows:
        for finding in found_in(text, headline, known):
            alarms[finding.kind] += 1
    chance = random.Random(1)
    for headline, text in rows:
        for _ in range(_SEEDS):
            for slip in (
                *misprinted(text, tables, chance),
                *misphrased(text, known, tables, chance),
                *mistitled(text, tables, chance),
            ):
                hits[slip.sort].append(_is_found(slip, headline, known))
            for slip, right in miscounted(text, chance):
                hits[slip.sort].append(_is_found(slip, headline, known))
                alarms["right figures"] += any(
                    one.kind in ("figure", "date") for one in found_in(right, headline, known)
                )
    _print(half, rows, hits, alarms)
    _print_cost(half, rows, known)
    return 0


def _compare(file: Path, rows: list[tuple[str, str]], tables: Confusions, known: Tables) -> int:
    """Write one round of slips of characters and the clean texts to *file*, and print what the guard finds of them."""
    chance = random.Random(1)
    slips = [
        (headline, slip)
        for headline, text in rows
        for slip in (*misprinted(text, tables, chance), *misphrased(text, known, tables, chance), Slip("", text, 0, 0))
    ]
    lines = (json.dumps({"headline": headline, **slip._asdict()}, ensure_ascii=False) for headline, slip in slips)
    file.write_text("\n".join(lines), "utf-8")
    hits: dict[str, list[bool]] = defaultdict(list)
    alarms: dict[str, int] = defaultdict(int)
    for headline, slip in slips:
        if slip.sort:
            hits[slip.sort].append(_is_found(slip, headline, known))
        else:
            for finding in found_in(slip.text, headline, known):
                alarms[finding.kind] += 1
    _print("one round", rows, hits, alarms)
    return 0


def _is_found(slip: Slip, headline: str, known: Tables) -> bool:
    return any(one.start < slip.end and slip.start < one.end for one in found_in(slip.text, headline, known))


def _print(half: str, rows: list[tuple[str, str]], hits: dict[str, list[bool]], alarms: dict[str, int]) -> None:
    size = sum(len(text) for _, text in rows)
    print(f"half {half}: {len(rows)} texts, {size} characters")
    for sort, found in hits.items():
        print(f"  {sort:<22}{sum(found):>5} of {len(found):>5}  {100 * sum(found) / len(found):5.1f} %")
    print("false alarms in 10,000 clean characters:")
    for kind, count in sorted(alarms.items()):
        print(f"  {kind:<14}{count:>4}  {count / size * 10_000:5.2f}")


def _print_cost(half: str, rows: list[tuple[str, str]], known: Tables) -> None:
    """Print the least cost of five rounds on texts never seen, the tables loaded and the other half read before."""
    jieba.setLogLevel(60)
    jieba.lcut("预热")
    guard, peer = [], []
    for _ in range(5):
        memory.clear()
        for headline, text in texts("tune" if half == "held" else "held"):
            found_in(text, headline, known)
        start = process_time()
        for headline, text in rows:
            found_in(text, headline, known)
        middle = process_time()
        for _, text in rows:
            jieba.lcut(text)
        guard.append(middle - start)
        peer.append(process_time() - middle)
    print(f"cost: {min(guard) / min(peer):.2f} × jieba.lcut on the same texts")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
