"""Which characters the faces carry: the state's table, GB 2312, the signs of official writing, names.

The common set is 通用规范汉字表 with GB/T 2312-1980, and traditional forms: Big5 level 1 and the rest of characters.txt
(a page in 繁体 is met now and then, and a headline in two faces is ugly). What is outside it is drawn by a wide face.
"""

from __future__ import annotations

from pathlib import Path

_LIST = Path(__file__).with_name("characters.txt")

# Blocks of the Unicode standard (15.0) that carry signs met in Chinese newspapers; a source has part of each only.
_SIGNS = (
    (0x0020, 0x024F),  # Latin with the letters of pinyin
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x2000, 0x206F),  # dashes, quotes, ellipsis
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currencies
    (0x2100, 0x218F),  # ℃ № ™, fractions, Roman numerals
    (0x2190, 0x22FF),  # arrows, mathematics
    (0x2460, 0x24FF),  # ① ⑴ ⒈ and lettered circles
    (0x2500, 0x27BF),  # boxes, ■ ● ★ ☎ ✓
    (0x2E80, 0x2FDF),  # radicals: text taken from PDF files has ⼯ for 工
    (0x3000, 0x30FF),  # Chinese punctuation, kana
    (0x3100, 0x312F),  # bopomofo
    (0x31C0, 0x31EF),  # strokes
    (0x3200, 0x33FF),  # ㈠ ㊣ ㎡
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFE10, 0xFE6F),  # vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
)
_HANZI = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))  # ideographs with extensions A to H


def common() -> frozenset[int]:
    """Return the code points of the common set."""
    return listed() | _gb2312() | _big5() | _blocks(_SIGNS)


def every_hanzi() -> frozenset[int]:
    """Return the code points of the common set and of all ideographs."""
    return common() | hanzi()


def hanzi() -> frozenset[int]:
    """Return the code points of all ideographs."""
    return _blocks(_HANZI)


def listed() -> frozenset[int]:
    """Return the code points of characters.txt: the state's table, and traditional forms beyond Big5 level 1."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(ord(sign) for line in lines if not line.startswith("#") for sign in line)


def _gb2312() -> frozenset[int]:
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(ord(sign) for cell in cells for sign in cell.decode("gb2312", "ignore"))


def _big5() -> frozenset[int]:
    """Return level 1 of Big5 (cells A440 to C67E): the 5401 traditional characters in common use."""
    cells = (bytes((row, cell)) for row in range(0xA4, 0xC7) for cell in range(0x40, 0xFF))
    return frozenset(ord(sign) for cell in cells if cell <= b"\xc6\x7e" for sign in cell.decode("big5", "ignore"))


def _blocks(blocks: tuple[tuple[int, int], ...]) -> frozenset[int]:
    return frozenset(code for first, last in blocks for code in range(first, last + 1))
