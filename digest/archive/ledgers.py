"""The ledger of one issue as rows for people and programs, and whether its sums agree."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from digest.archive.database.connections import aside
from digest.corrections import corrected, open_findings
from digest.model import Issue
from digest.print_layer import KINDS, Kind, lay

_COLUMNS = ("去向", "来源", "内容", "说明")
_KINDS = {"article": "未用", "merged": "合并", "line": "版面杂项", "crosshead": "小标题", "signs": "字符"}
# A cell that begins so is run as a formula by Excel and WPS (OWASP, "CSV Injection"); full-width forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger: what became (*fate*) of what (*what*) in which source, and why."""

    fate: str
    source: str
    what: str
    reason: str


def rows(issue: Issue) -> tuple[Row, ...]:
    """Return the whole ledger of *issue*: what was printed and where, what was not and why."""
    ledger = issue.ledger
    failed = (Row("读不出", each.source, "整个来源", f"{each.message}（{each.remedy}）") for each in ledger.failures)
    left_out = (Row(_KINDS[left.kind], left.source, left.what, left.reason) for left in ledger.left_out)
    told = (*_plate_rows(issue), *_corrected_rows(issue), *_changed_rows(issue))
    return (*_printed_rows(issue), *failed, *left_out, *told)


def _printed_rows(issue: Issue) -> Iterator[Row]:
    for section in issue.sections:
        for entry in section.entries:
            doubts = entry.item.doubts or entry.item.article.doubts if entry.mark else ()  # unmarked: an editor looked
            told = f"（{'；'.join(doubts)}）" if doubts else ""
            place = f"{section.title} {entry.ordinal}{entry.mark}{told}"
            follows = f"；{entry.follows}" if entry.follows else ""
            slips = f"；疑误{len(found)}处" if (found := open_findings(entry.item)) else ""
            is_unprinted = entry.anchor in issue.unprinted
            room = "；限于篇幅没有印出，以后各期有来稿仍可登" if is_unprinted else ""
            fate = "存目" if is_unprinted else "刊用"
            yield Row(fate, entry.item.article.origin.uri, f"《{entry.headline}》", f"{place}{follows}{slips}{room}")


def _plate_rows(issue: Issue) -> Iterator[Row]:
    """Yield which source print calls 版面n, for those that have an entry."""
    printed = {entry.item.article.origin.uri for section in issue.sections for entry in section.entries}
    for number, plate in enumerate(issue.manner.plates, start=1):
        if plate.uri in printed:
            yield Row("称呼", plate.uri, f"版面{number}", "刊上这样称呼这个来源")


def _corrected_rows(issue: Issue) -> Iterator[Row]:
    """Yield what is printed otherwise than the source has it, and who decided so."""
    for entry in (entry for section in issue.sections for entry in section.entries):
        for ruling in entry.item.rulings:
            if ruling.is_correction:
                what = f"《{entry.headline}》：{ruling.stands} → {ruling.printed}"
                yield Row("更正", entry.item.article.origin.uri, what, f"{ruling.name or '编辑'}更正；原文照存")


def _changed_rows(issue: Issue) -> Iterator[Row]:
    """Yield what the print layer changed in the printed sentences and headlines of each source."""
    counts: dict[str, Counter[Kind]] = {}
    for entry in (entry for section in issue.sections for entry in section.entries if entry.is_laid):
        article = entry.item.article
        for text in (article.headline, *(corrected(one, entry.item.rulings) for one in entry.item.highlights)):
            counts.setdefault(article.origin.uri, Counter()).update(lay(text).counts)
    for uri in sorted(counts):
        if told := "、".join(f"{name}{counts[uri][kind]}处" for kind, name in KINDS.items() if counts[uri][kind]):
            yield Row("规范化", uri, "付印的标题和句子", f"{told}；原文照存")


def as_json(issue: Issue) -> str:
    """Return the ledger of *issue* as JSON, with its sums."""
    ledger = issue.ledger
    sums = {name: getattr(ledger, name) for name in ("sources", "articles", "printed", "merged")}
    content = {"issue": issue.stem, **sums, "rows": [asdict(row) for row in rows(issue)]}
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_csv(issue: Issue) -> str:
    """Return the ledger of *issue* as CSV for Excel and WPS: byte order mark, CRLF, no cell that runs as a formula."""
    file = io.StringIO(newline="")
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    writer.writerows([safe(row.fate), safe(row.source), safe(row.what), safe(row.reason)] for row in rows(issue))
    return file.getvalue()


def save(issue: Issue, out: Path) -> tuple[Path, ...]:
    """Write the ledger of *issue* as CSV and JSON into the folder ``ledgers`` of *out*; return both files, whole."""
    expected = files(issue, out)
    for file, content in expected.items():
        with aside(file) as temporary:
            temporary.write_bytes(content)
    return tuple(expected)


def find_differing(issue: Issue, out: Path) -> tuple[str, ...]:
    """Return, in Chinese, which files of the ledger of *issue* beside it in *out* are gone or tell of other things.

    Reasons may be worded otherwise by a newer program; what became of which article may not.
    """
    wanted = [(row.fate, row.source, row.what) for row in rows(issue)]
    written = [tuple(safe(cell) for cell in row) for row in wanted]
    csv_file, json_file = files(issue, out)
    return tuple(
        f"{path} {'与存档的不一致' if path.exists() else '不见了'}"
        for path, read, expected in ((csv_file, _read_csv, written), (json_file, _read_json, wanted))
        if read(path) != expected
    )


def _read_csv(path: Path) -> list[tuple[str, ...]]:
    """Return what the CSV file *path* says, without the reasons; nothing if it cannot be read."""
    try:
        cells = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    except (OSError, ValueError, csv.Error):
        return []
    return [tuple(row[:3]) for row in cells[1:]]


def _read_json(path: Path) -> list[tuple[str, ...]]:
    try:
        return [(row["fate"], row["source"], row["what"]) for row in json.loads(path.read_text("utf-8"))["rows"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def files(issue: Issue, out: Path) -> dict[Path, bytes]:
    """Return the files of the ledger of *issue* beside it in *out*, with what they must hold."""
    folder = out / "ledgers"
    both = (("csv", as_csv(issue)), ("json", as_json(issue)))
    return {folder / f"{issue.stem}.{suffix}": content.encode("utf-8") for suffix, content in both}


def safe(cell: str) -> str:
    """Return *cell* so that a spreadsheet shows it as text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def problems(issue: Issue) -> tuple[str, ...]:
    """Return, in Chinese, which sums of the ledger of *issue* do not agree; nothing if all do."""
    ledger = issue.ledger
    printed = sum(len(section.entries) for section in issue.sections)
    unused = sum(left.kind == "article" for left in ledger.left_out)
    merged = sum(left.kind == "merged" for left in ledger.left_out)
    checks = (
        (ledger.printed == printed, f"台账写刊用 {ledger.printed} 篇，实际 {printed} 篇"),
        (ledger.merged == merged, f"台账写合并 {ledger.merged} 篇，列出 {merged} 篇"),
        (
            ledger.articles == printed + merged + unused,
            f"来源共 {ledger.articles} 篇，而刊用 {printed}＋合并 {merged}＋未用 {unused} 对不上",
        ),
    )
    return tuple(message for agrees, message in checks if not agrees)
