"""Readers fed with spoilt files: ``python -m benchmarks.mutations [EACH] [SEED] [NAME…]`` prints one line a reader.

Of a sound file of each kind EACH mutations are made: bytes overwritten, taken out, doubled, cut off; in a ZIP also
the content of one member, packed anew, so that what is behind the packing is reached. Of pictures, and of one PDF, the
picture of the page is drawn, as it is shown beside its articles. Each is read in this process; all but SourceError
counts as a fault and is told by its name and place. A file that takes too long counts as slow.
"""

from __future__ import annotations

import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter

from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages import pictures, reading
from tests.pages import test_fuzz_readers

SLOW = 5.0  # seconds of a reader on one spoilt file


def main(arguments: list[str]) -> int:
    """Feed the readers; return 1 where one raised something else than SourceError."""
    each = int(arguments[0]) if arguments else 1000
    chance = random.Random(int(arguments[1]) if len(arguments) > 1 else 1)
    faults: Counter[str] = Counter()
    for name, sound in {**test_fuzz_readers.SOUND, **test_fuzz_readers.PICTURES}.items():
        if arguments[2:] and name not in arguments[2:]:
            continue
        told: Counter[str] = Counter()
        for _ in range(each):
            told[_fed(name, _spoilt(sound, chance), faults)] += 1
        print(
            f"{name}: {each} read, {told['refused']} refused, {told['fault']} faults, {told['slow']} slow", flush=True
        )
    for fault, count in faults.most_common(20):
        print(count, fault)
    return 1 if faults else 0


def _fed(name: str, content: bytes, faults: Counter[str]) -> str:
    begun = time.perf_counter()
    fetched = Fetched(Location(name), content)
    try:
        if name in test_fuzz_readers.PICTURES:
            pictures.picture(fetched, 1)
        else:
            reading.open_source(fetched)
    except SourceError:
        return "refused"
    except Exception as error:  # what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{name} {type(error).__name__} {last.filename.rpartition('/')[2]} {last.name} {last.lineno}: {error}"[
            :200
        ]
        print(fault, file=sys.stderr, flush=True)
        faults[fault] += 1
        return "fault"
    return "slow" if time.perf_counter() - begun > SLOW else "read"


def _spoilt(sound: bytes, chance: random.Random) -> bytes:
    if sound.startswith(b"PK") and chance.random() < 0.5:
        return _repacked(sound, chance)
    made = bytearray(sound)
    for _ in range(chance.randint(1, 6)):
        place, length = chance.randrange(max(1, len(made))), chance.randint(0, 60)
        stretch = bytes(made[place : place + length])
        made[place : place + length] = chance.choice(
            (chance.randbytes(chance.randint(0, 12)), b"", stretch * 2, b"\xff" * length)
        )
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.1 else made)


def _repacked(sound: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        names = source.namelist()
        spoilt = chance.choice(names)
        for name in names:
            content = source.read(name)
            made.writestr(
                name,
                _spoilt(content, chance) if name == spoilt and content and not content.startswith(b"PK") else content,
            )
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
