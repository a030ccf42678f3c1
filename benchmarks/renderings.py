"""Pages against CPU seconds and memory, for each form, beside LibreOffice's conversion of our DOCX and typst.

Run: python -m benchmarks.renderings [items ...]      (default: 2 20 100 330 670, the last 300 pages; about two minutes)
Each measure is a fresh process, all take turns in one run; CPU is that of the process and the children it waited for.
What stands beside ours does less: LibreOffice lays out a document that is made already, typst sets the same paragraphs
on the same grid without contents, colophon at the foot or the issue's data. A peer that is not there is left out.
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import report

_ROOT = Path(__file__).resolve().parent.parent
_ITEMS = (2, 20, 100, 330, 670)
_CHILD = """
import json, resource, sys
sys.path[:0] = [{root!r}]
from tests.renderings import issues as rendering_issues
from digest import words
words.cut("工会")
count, form, file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
issue = rendering_issues.issue((count,))
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
before = spent()
if form == "typst":
    import typst
    from digest import fonts
    content = typst.compile(open(sys.argv[4], 'rb').read(), font_paths=[str(fonts.folder())], ignore_system_fonts=True)
else:
    from digest import renderings
    content = renderings.render(issue, form).content
after = spent()
open(file, "wb").write(content)
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([after - before, peak / 1024]))
"""
# The type area, grid and paragraphs of the layout jianbao in typst's language.
_TYPST = """#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), numbering: "— 1 —")
#set text(font: "UDFang", size: 15.75pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13.24pt, spacing: 13.24pt)
#show heading: it => block(text(font: "UDBiao", size: 22pt, weight: "regular", it.body))
#let say(words) = [#words

]
"""


def measured(items: int, form: str, file: Path, *more: str) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of making *items* entries in *form* as *file*, in a fresh process."""
    program = _CHILD.format(root=str(_ROOT))
    command = [sys.executable, "-c", program, str(items), form, str(file), *more]
    done = subprocess.run(command, check=True, capture_output=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def converted(file: Path, folder: Path) -> tuple[float, float] | None:
    """Return CPU seconds and peak megabytes of LibreOffice making a PDF of the DOCX *file*; None where it is absent."""
    program = shutil.which("soffice")
    if program is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    if not (folder / "profile").is_dir():  # its first start sets itself up
        subprocess.run(command, check=True, capture_output=True, env={**os.environ})
    timed = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(json.dumps([sum(used[:2]), used.ru_maxrss / 1024]))"
    )
    done = subprocess.run([sys.executable, "-c", timed, *command], check=True, capture_output=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def typeset(items: int, folder: Path) -> tuple[float, float] | None:
    """Return CPU seconds and peak megabytes of typst setting the same entries; None where it is not installed."""
    if importlib.util.find_spec("typst") is None:
        return None
    from tests.renderings import issues as rendering_issues

    entries = [entry for section in rendering_issues.issue((items,)).sections for entry in section.entries]
    source = _TYPST + "".join(
        f"#heading({json.dumps(entry.headline, ensure_ascii=False)})\n"
        f"#say({json.dumps(''.join(entry.text) + entry.origin, ensure_ascii=False)})\n"
        for entry in entries
    )
    (folder / "issue.typ").write_text(source, encoding="utf-8")
    return measured(1, "typst", folder / "typst.pdf", str(folder / "issue.typ"))


def rows(counts: tuple[int, ...], folder: Path) -> list[list[str]]:
    """Return one row for each of *counts* items."""
    import pypdfium2

    found = []
    for count in counts:
        pdf = measured(count, "pdf", folder / "issue.pdf")
        docx, _ = measured(count, "docx", folder / "office.docx")
        html, _ = measured(count, "html", folder / "issue.html")
        pages = len(pypdfium2.PdfDocument(folder / "issue.pdf"))
        office, peer = converted(folder / "office.docx", folder), typeset(count, folder)
        each = f"{pdf[0] / pages * 1000:.0f}"
        found.append([str(pages), _told(pdf), each, f"{docx - pdf[0]:.2f}", f"{html:.2f}", _told(office), _told(peer)])
        print(*found[-1], sep=" | ", flush=True)
    return found


def _told(measure: tuple[float, float] | None) -> str:
    return f"{measure[0]:.2f} ({measure[1]:.0f})" if measure else "–"


def main(counts: tuple[int, ...]) -> None:
    """Measure, and write docs/benchmarks/renderings.md."""
    with tempfile.TemporaryDirectory() as place:
        made = rows(counts, Path(place))
    heads = ("pages", "PDF", "ms a page", "DOCX more", "HTML", "LibreOffice DOCX→PDF", "typst")
    text = (
        "# Cost of the pages\n\n"
        "Made by `python -m benchmarks.renderings`, every number in one run, each in a fresh process.\n"
        "CPU seconds, the start of the tokenizer left out; in brackets the peak memory in MB. “DOCX more” is what the\n"
        "DOCX takes beyond the PDF that gives it its page numbers. LibreOffice only lays out a DOCX made already;\n"
        "typst sets the same paragraphs without contents, 报尾 at the foot, tags or attached data.\n"
        f"Python {platform.python_version()}; the machine was shared while this ran.\n\n"
    )
    report.write("renderings.md", text + report.table(heads, made))


if __name__ == "__main__":
    main(tuple(int(argument) for argument in sys.argv[1:]) or _ITEMS)
