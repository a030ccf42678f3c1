"""Make the tables of words and of word pairs again.

    python -m digest.articles.continuity.rebuild words    # jieba's dictionary, as it is installed
    python -m digest.articles.continuity.rebuild JAR      # word pairs

JAR is ``lucene-analyzers-smartcn-8.7.0.jar`` of Debian's package liblucene8-java (Apache licence 2.0). Its two
dictionaries are Java arrays, serialized (Java Object Serialization Specification, chapter 6).
"""

from __future__ import annotations

import math
import struct
import sys
import zipfile
from array import array
from typing import Any

from digest import dictionary
from digest.word_pairs import FILE, LEVELS, key

_FOLDER = "org/apache/lucene/analysis/cn/smart/hhmm/"
_FIRST_HANDLE = 0x7E0000
_CLASS, _REFERENCE, _ARRAY, _NULL = 0x72, 0x71, 0x75, 0x70
_SIZES = {"C": ("H", 2), "S": ("h", 2), "I": ("i", 4), "J": ("q", 8)}


class _Stream:
    """The arrays of one serialized stream, in their order."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 4  # after the magic number and the version
        self._seen: list[Any] = []

    def _take(self, form: str) -> Any:
        values = struct.unpack_from(">" + form, self._content, self._place)
        self._place += struct.calcsize(">" + form)
        return values[0] if len(values) == 1 else values

    def _class_name(self) -> str:
        mark = self._take("B")
        if mark == _REFERENCE:
            return str(self._seen[self._take("i") - _FIRST_HANDLE])
        name = bytes(self._content[self._place + 2 : self._place + 2 + self._take("H")]).decode()
        self._place += len(name) + 8 + 1 + 2 + 1  # the name, its version, flags, number of fields (0), end mark
        self._seen.append(name)
        if self._take("B") != _NULL:  # the class above it
            self._place -= 1
            self._class_name()
        return name

    def array(self) -> Any:
        """Return the next array: a tuple of numbers, a list of arrays, or None."""
        mark = self._take("B")
        if mark == _NULL:
            return None
        if mark == _REFERENCE:
            return self._seen[self._take("i") - _FIRST_HANDLE]
        name, size = self._class_name(), self._take("i")
        place = len(self._seen)
        self._seen.append(None)
        if name[1] == "[":
            self._seen[place] = [self.array() for _ in range(size)]
        else:
            form, width = _SIZES[name[1]]
            self._seen[place] = struct.unpack_from(f">{size}{form}", self._content, self._place)
            self._place += width * size
        return self._seen[place]


def table(words: bytes, pairs: bytes) -> bytes:
    """Return the content of ``word_pairs.bin`` by ``coredict.mem`` and ``bigramdict.mem``.

    64-bit numbers, low byte first, in rising order: hashes of words and of pairs, in their last byte the count's level.
    """
    stream = _Stream(words)
    slots, firsts, rests, numbers = stream.array(), stream.array(), stream.array(), stream.array()
    counts: list[tuple[int, int]] = []
    for first, slot in zip(firsts, slots, strict=True):
        if slot >= 0 and rests[slot] is not None:
            texts = [chr(first) + "".join(map(chr, rest or ())) for rest in rests[slot]]
            counts += zip(map(key, texts), numbers[slot], strict=True)
    stream = _Stream(pairs)  # its hash is FNV-1a, too
    counts += [
        (number & 0xFFFF_FFFF_FFFF_FF00, count) for number, count in zip(stream.array(), stream.array(), strict=True)
    ]
    rows = {hashed | 1 + round(LEVELS * math.log2(count)) for hashed, count in counts if count}
    found = array("Q", sorted(rows))
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def main(arguments: list[str]) -> int:
    """Write the table asked for; return the exit status."""
    if arguments == ["words"]:
        import jieba

        known, _ = jieba.Tokenizer().gen_pfdict(jieba.get_dict_file())
        dictionary.FILE.write_bytes(dictionary.pack(known))
        return 0
    with zipfile.ZipFile(arguments[0]) as jar:
        FILE.write_bytes(table(jar.read(_FOLDER + "coredict.mem"), jar.read(_FOLDER + "bigramdict.mem")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
