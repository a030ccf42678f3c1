"""Pages against CPU seconds and memory, for each form, beside LibreOffice's conversion of our DOCX where it is.

Run: python -m benchmarks.renderings [items ...]      (default: 2 20 100 600; about a minute)
Each measure is a fresh process; CPU is that of the process and the children it waited for, the start of the tokenizer
(0.6 s, see the HTML column) included.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_MAKE = """
import json, resource, sys, time
sys.path[:0] = [{root!r}, {tests!r}]
import rendering_issues
from digest import renderings
count, form, file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
issue = rendering_issues.issue((count,))
before = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
content = renderings.render(issue, form).content
after = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
open(file, "wb").write(content)
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([after - before, peak / 1024]))
"""


def measured(items: int, form: str, file: Path) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of rendering *items* entries in *form* to *file*, in a fresh process."""
    program = _MAKE.format(root=str(_ROOT), tests=str(_ROOT / "tests" / "renderings"))
    command = [sys.executable, "-c", program, str(items), form, str(file)]
    done = subprocess.run(command, check=True, capture_output=True)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def converted(file: Path, folder: Path) -> float | None:
    """Return the CPU seconds that LibreOffice takes to make a PDF of the DOCX *file*; None where it is absent."""
    program = shutil.which("soffice")
    if program is None:
        return None
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ})
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before


def main(counts: list[int]) -> None:
    """Print one row for each count of items."""
    import pypdfium2

    print("| items | pages | PDF CPU s | ms a page | peak MB | DOCX, its page numbers too | HTML | LibreOffice |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for count in counts:
            pdf, megabytes = measured(count, "pdf", folder / "issue.pdf")
            docx, _ = measured(count, "docx", folder / "office.docx")
            html, _ = measured(count, "html", folder / "issue.html")
            pages = len(pypdfium2.PdfDocument(folder / "issue.pdf"))
            office = converted(folder / "office.docx", folder)
            beside = f"{office:.2f}" if office is not None else "–"
            row = (count, pages, f"{pdf:.2f}", f"{pdf / pages * 1000:.0f}", f"{megabytes:.0f}", f"{docx:.2f}")
            print("|", " | ".join(map(str, (*row, f"{html:.2f}", beside))), "|", flush=True)


if __name__ == "__main__":
    started = time.perf_counter()
    main([int(argument) for argument in sys.argv[1:]] or [2, 20, 100, 600])
    print(f"{time.perf_counter() - started:.0f} s")
