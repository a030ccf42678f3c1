"""Room 1 beside what else reads such files: ``python -m benchmarks.readers [--peers PYTHON] [--scans] …``.

Web pages of the kinds of the tests are read by Union Digest, and by trafilatura and readability-lxml where PYTHON (an
interpreter that has them; this one, else) does; --web FOLDER takes other pages. Printed pages of the tests, and those
of --printed FOLDER, are read by their places, and as the text that pdftotext makes of them. An answer stands beside its
page as ``x.json``: {"articles": [{"title", "body", "published"}]}. With --scans a printed
page becomes a noisy picture of 200 dpi, read by the recogniser where it is installed, and by tesseract where that is.
What is missing is named and left out. Articles are found from 80 of 100 common pairs of characters.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from benchmarks.pages import alike, best_pairs
from benchmarks.report import table
from digest import articles, pages
from digest.errors import SourceError
from digest.model import Fetched, Location
from digest.pages import scan
from tests.pages import portals, webpages
from tests.pages.reports_own import REPORTS
from tests.pages.stories import STORIES
from tests.press import pages as press

_FOUND = 0.8
_LEAST_LINE = 8  # characters of a printed line that tell where it stands in what was recognised
_PEERS = """
import json, sys, time
from pathlib import Path
files, told = sys.argv[1:], {}
def trafilatura_(text):
    import trafilatura
    found = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, favor_recall=True)
    return (found.title or "", found.text or "", found.date or "") if found else ("", "", "")
def readability_(text):
    import lxml.html, readability
    page = readability.Document(text)
    return page.short_title(), lxml.html.fromstring(page.summary()).text_content(), ""
for name, read in (("trafilatura", trafilatura_), ("readability-lxml", readability_)):
    began = time.process_time()
    try:
        read("<html><body><p>text</p></body></html>")
    except ImportError:
        continue
    except Exception:
        pass
    rows = {}
    for file in files:
        try:
            rows[file] = read(Path(file).read_bytes())
        except Exception as error:
            rows[file] = ("", "", "")
    told[name] = [rows, (time.process_time() - began) / len(files)]
print(json.dumps(told))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands on a page: of each article its title, body and, where the page tells it, day."""

    title: str
    body: str
    day: str = ""


@dataclass(slots=True)
class Score:
    """What was counted of one reader."""

    count: Counter[str] = field(default_factory=Counter)

    def add(self, answers: Sequence[Answer], given: Sequence[Answer]) -> None:
        """Count what of *answers* stands in *given*, the likest first."""
        likeness = [[alike(norm(answer.body), norm(other.body)) for other in given] for answer in answers]
        pairs = best_pairs(likeness)
        self.count += Counter(articles=len(answers), given=len(given))
        for number, answer in enumerate(answers):
            other = given[pairs[number]] if number in pairs else Answer("", "")
            self.count["found"] += number in pairs and likeness[number][pairs[number]] >= _FOUND
            self.count["likeness"] += round(1000 * alike(norm(answer.body), norm(other.body)))
            self.count["exact"] += norm(answer.body) == norm(other.body)
            self.count["titles"] += norm(answer.title) == norm(other.title)
            self.count["days"] += bool(answer.day) and answer.day == other.day

    def cells(self) -> list[float]:
        """Return in per cent: F1 of articles, mean F1 of bodies, exact bodies, titles, days."""
        whole = max(1, self.count["articles"])
        f1 = 200 * self.count["found"] / max(1, whole + self.count["given"])
        rest = (self.count["exact"], self.count["titles"], self.count["days"])
        return [f1, self.count["likeness"] / 10 / whole, *(100 * each / whole for each in rest)]


def norm(text: str) -> str:
    """Return *text* in one form of its signs, without blanks."""
    return re.sub(r"[“”]", '"', unicodedata.normalize("NFKC", re.sub(r"[\s\u200b]", "", text)))


def ours(content: bytes, name: str) -> list[Answer]:
    """Return what the first two rooms make of a file."""
    try:
        made = articles.segment(pages.parse(Fetched(Location(name), content))).articles
    except SourceError:
        return []
    return [Answer(each.headline, each.body, str(each.origin.published or "")) for each in made]


def answered(folder: Path, *suffixes: str) -> Iterator[tuple[Path, list[Answer]]]:
    """Give the files of *folder* with one of *suffixes*, each with its answer."""
    for file in sorted(file for file in folder.iterdir() if file.suffix in suffixes):
        told = json.loads(file.with_suffix(".json").read_text("utf-8"))["articles"]
        yield file, [Answer(each["title"], each["body"], each.get("published") or "") for each in told]


def web_pages(folder: Path | None) -> Iterator[tuple[str, bytes, Answer]]:
    """Give the pages of *folder*, else pages of every kind that the tests make, two reports each."""
    if folder:
        for file, answers in answered(folder, ".html", ".htm", ".shtml"):
            if len(answers) == 1:
                yield file.name, file.read_bytes(), answers[0]
        return
    for kind, make in {**webpages.TUNED, **webpages.ASIDE}.items():
        for number, story in enumerate(STORIES[:2]):
            answer = Answer(story.headline, "".join(story.paragraphs), story.published)
            yield f"{kind}-{number}.html", make(story), answer
    for kind, make_one in portals.KINDS.items():
        for number in (1, 2):
            report = REPORTS[number]
            if kind != "mhtml":  # a format that the peers do not read
                answer = Answer(report.headline, "".join(report.plain), report.published)
                yield f"{kind}-{number}x.html", make_one(report), answer


def measure_web(interpreter: str, folder: Path | None) -> str:
    """Return the table of readers of web pages."""
    found = list(web_pages(folder))
    own, began = Score(), _cpu()
    for name, content, answer in found:
        own.add([answer], ours(content, name))
    rows: list[tuple[str | float, ...]] = [("Union Digest", *own.cells()[1:], 1000 * (_cpu() - began) / len(found))]
    with tempfile.TemporaryDirectory() as place:
        files = {}
        for name, content, answer in found:
            file = Path(place, name)
            file.write_bytes(content)
            files[str(file)] = answer
        done = subprocess.run([interpreter, "-c", _PEERS, *files], capture_output=True, text=True, check=False)
    told = json.loads(done.stdout) if done.returncode == 0 else {}
    for name, (given, seconds) in told.items():
        score = Score()
        for file, answer in files.items():
            score.add([answer], [Answer(*given[file])])
        rows.append((name, *score.cells()[1:], 1000 * seconds))
    for missing in {"trafilatura", "readability-lxml"} - set(told):
        print(f"left out: {missing} (not in {interpreter})", file=sys.stderr)
    heads = (f"{len(found)} web pages", "body F1", "exact", "title", "day", "CPU ms")
    return table(heads, rows)


def printed(folder: Path | None) -> Iterator[tuple[str, bytes, list[Answer]]]:
    """Give the printed pages of the tests, and those of *folder* with their answers."""
    for make in (press.plain, press.pictured, press.briefs):
        content, stories = make()
        yield make.__name__, content, [Answer(story.headline, story.body) for story in stories]
    for file, answers in answered(folder, ".pdf") if folder else ():
        yield file.stem, file.read_bytes(), answers


def measure_printed(folder: Path | None) -> str:
    """Return the table of readers of printed pages."""
    scores: dict[str, Score] = {"by places": Score()}
    seconds: Counter[str] = Counter()
    sheets = list(printed(folder))
    for name, content, answers in sheets:
        began = _cpu()
        scores["by places"].add(answers, ours(content, f"{name}.pdf"))
        seconds["by places"] += _cpu() - began
        for option in ("", "-layout", "-raw") if shutil.which("pdftotext") else ():
            way = f"pdftotext {option}".strip()
            began = _cpu()
            command = ["pdftotext", *filter(None, [option]), "-", "-"]
            text = subprocess.run(command, input=content, capture_output=True, check=True).stdout
            scores.setdefault(way, Score()).add(answers, ours(text, f"{name}.txt"))
            seconds[way] += _cpu() - began
    if not shutil.which("pdftotext"):
        print("left out: pdftotext (poppler-utils)", file=sys.stderr)
    rows = [(way, *score.cells()[:4], 1000 * seconds[way] / len(sheets)) for way, score in scores.items()]
    return table((f"{len(sheets)} printed files", "articles F1", "body F1", "exact", "title", "CPU ms"), rows)


def noisy(content: bytes, turn: float = 0.6) -> Image.Image:
    """Return the first page of a PDF as a scan: 200 dpi, aslant, blurred, with noise, as JPEG keeps it."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0].render(scale=scan.DPI / 72).to_pil().convert("L")
    if turn:
        page = page.rotate(turn, fillcolor=250, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.6))
        grain = Image.frombytes("L", page.size, random.Random(7).randbytes(page.width * page.height))
        page = ImageChops.add(page, grain.point(lambda value: value // 10), 1.0, -12)
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=70 if turn else 95, dpi=(scan.DPI, scan.DPI))
    return Image.open(io.BytesIO(stream.getvalue()))


def measure_scans() -> str:
    """Return the table of recognisers: characters of printed lines that came out wrong, articles found."""
    content, stories = press.plain()
    read = pages.parse(Fetched(Location("版面.pdf"), content))
    lines = [norm(block.text) for page in read for block in page.blocks]
    lines = [line for line in lines if len(line) >= _LEAST_LINE]
    answers = [Answer(story.headline, story.body) for story in stories]
    rows: list[tuple[str | float, ...]] = []
    for state, turn in (("clean", 0.0), ("noisy", 0.6)):
        page = noisy(content, turn)
        for name, recognise in _recognisers():
            began = _cpu()
            text, made = recognise(page)
            seconds, score = _cpu() - began, Score()
            score.add(answers, made)
            rows.append((f"{name}, {state}", 100 * _wrong(lines, norm(text)), score.cells()[0], seconds))
    return table(("a tabloid page, 200 dpi", "characters wrong, %", "articles F1", "CPU s"), rows)


def _recognisers() -> Iterator[tuple[str, Callable[[Image.Image], tuple[str, list[Answer]]]]]:
    if scan.is_there():
        yield "Union Digest (rapidocr)", _recognised
    else:
        print("left out: rapidocr (make ocr)", file=sys.stderr)
    if shutil.which("tesseract"):
        yield "tesseract chi_sim", _tesseract
    else:
        print("left out: tesseract (tesseract-ocr-chi-sim)", file=sys.stderr)


def _recognised(page: Image.Image) -> tuple[str, list[Answer]]:
    stream = io.BytesIO()
    page.save(stream, "PNG", dpi=(scan.DPI, scan.DPI))
    read = pages.parse(Fetched(Location("版面.png"), stream.getvalue()))
    made = articles.segment(read).articles
    text = "".join(block.text for each in read for block in each.blocks)
    return text, [Answer(each.headline, each.body) for each in made]


def _tesseract(page: Image.Image) -> tuple[str, list[Answer]]:
    stream = io.BytesIO()
    page.save(stream, "PNG", dpi=(scan.DPI, scan.DPI))
    command = ["tesseract", "-", "-", "-l", "chi_sim"]
    text = subprocess.run(command, input=stream.getvalue(), capture_output=True, check=True).stdout
    return text.decode("utf-8"), ours(text, "版面.txt")


def _wrong(lines: Iterable[str], text: str) -> float:
    """Return the share of the characters of *lines* that stand in no place of *text*, each line in its best one."""
    wrong = whole = 0
    for line in lines:
        whole += len(line)
        wrong += 0 if line in text else _distance(line, text)
    return wrong / max(1, whole)


def _distance(line: str, text: str) -> int:
    """Return the least edits that make *line* a part of *text* (Sellers 1980)."""
    row = [0] * (len(text) + 1)
    for place, sign in enumerate(line, 1):
        above, row = row, [place]
        for column, other in enumerate(text, 1):
            row.append(min(above[column - 1] + (sign != other), above[column] + 1, row[-1] + 1))
    return min(row)


def _cpu() -> float:
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has the peers")
    parser.add_argument("--web", type=Path, metavar="FOLDER", help="other web pages with their answers")
    parser.add_argument("--printed", type=Path, metavar="FOLDER", help="more printed pages with their answers")
    parser.add_argument("--scans", action="store_true", help="measure recognisers, some minutes")
    arguments = parser.parse_args()
    print(measure_web(arguments.peers, arguments.web), flush=True)
    print(measure_printed(arguments.printed), flush=True)
    if arguments.scans:
        print(measure_scans(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
