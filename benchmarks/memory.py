"""How much a process that reads pages for months grows: ``python -m benchmarks.memory [PAGES]`` (default 5,000).

The pages are the simulator's, calm and mixed by turns; their sentences are dealt anew for each page, and one character
in 30 is misread, so that no cache meets the same texts again. Printed: RSS after 1,000 pages and at the end, in MB, the
growth between (aim: under 50), and what the caches of `continuity` hold.
"""

from __future__ import annotations

import random
import sys
from itertools import chain
from pathlib import Path
from time import process_time

from digest import memory
from digest.articles import segment
from digest.model import Page
from tests.articles.simulator import Damage, Item, page_of, simulate
from tests.articles.texts import HELD, SEEN

_FIRST = 1_000  # pages after which a process counts as warm
_AIM = 50  # MB
_MISREAD = 30  # one character in so many
_DAMAGES = (Damage((14, 20), "paragraph"), Damage((0, 0), "none"), Damage((14, 20), "none", interleaved=True))
_ITEMS = (*SEEN, *HELD)
_PARAGRAPHS = tuple(chain.from_iterable(item.paragraphs for item in _ITEMS))
_SIGNS = "".join(sorted({sign for text in _PARAGRAPHS for sign in text if "\u4e00" <= sign <= "\u9fff"}))


def main(arguments: list[str]) -> int:
    """Read the pages and print what the process holds; return 1 if it grows by more than the aim."""
    count = int(arguments[0]) if arguments else 5_000
    warm, started = 0.0, process_time()
    for number in range(count):
        segment([_page(number)])
        if number + 1 == _FIRST:
            warm = _resident()
    grown = _resident() - warm
    print(f"{count} pages, {process_time() - started:.0f} s of CPU")
    print(f"RSS after {_FIRST}: {warm:.0f} MB, at the end: {warm + grown:.0f} MB, grown by {grown:.0f} of {_AIM} MB")
    for name, (held, most) in sorted(memory.sizes().items()):
        print(f"  {name:<20}{held:>8} of {most:>8}")
    return int(grown > _AIM)


def _page(number: int) -> Page:
    """Return page *number*, the same at every call."""
    dice = random.Random(number)
    items = [_item(dice) for _ in range(2)]
    return page_of(simulate(items, _DAMAGES[number % len(_DAMAGES)], number)[0])


def _item(dice: random.Random) -> Item:
    item = dice.choice(_ITEMS)
    return Item(
        _misread(item.headline, dice),
        tuple(_misread(text, dice) for text in dice.sample(_PARAGRAPHS, 3)),
        item.signature,
        item.contributor,
    )


def _misread(text: str, dice: random.Random) -> str:
    return "".join(
        dice.choice(_SIGNS) if "\u4e00" <= sign <= "\u9fff" and not dice.randrange(_MISREAD) else sign for sign in text
    )


def _resident() -> float:
    """Return the memory that the process holds now, in MB (Linux)."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
