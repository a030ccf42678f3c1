"""An issue of 300 pages: as right on its last page as on its first, and no dearer a page than a short one."""

from __future__ import annotations

import itertools
import resource

import pypdfium2

from digest import renderings
from digest.renderings import documents
from digest.renderings.layout import files
from tests.renderings import issues as rendering_issues
from tests.renderings import pages as rendering_pages

# Milliseconds of CPU a page, of the printing process: 45 is the aim, 25 to 33 were measured (docs/benchmarks); twice
# the aim is left to slow machines, and a cost that grows with the square of the pages is ten times that.
_DEAREST = 90
_LOOKED_AT = (1, 2, 150, 298)


def _spent() -> float:
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def test_three_hundred_pages(request) -> None:
    """One test for all: the book is printed once."""
    before = _spent()
    content = renderings.render(rendering_issues.book(), "pdf").content
    pages = rendering_pages.texts(content)
    assert 290 <= len(pages) <= 370
    assert (_spent() - before) / len(pages) * 1000 < _DEAREST
    _text_is_whole(pages)
    _grid_holds(content, (40, 151, 290))
    _outline_leads_to_its_pages(content, pages)
    for number in _LOOKED_AT:
        is_updating = request.config.getoption("--update")
        difference = rendering_pages.difference(content, number, f"jianbao-book-{number}", is_updating)
        assert difference < rendering_pages.TOLERANCE, number


def _text_is_whole(pages: list[str]) -> None:
    layout = files.load(files.folder_of("jianbao"))
    printed = documents.document(rendering_issues.book(), layout)
    expected = "".join("".join(line.text.split()) for line in (*printed.body, *printed.colophon))
    text = "".join(page.removesuffix(f"—{number}—") for number, page in enumerate(pages, start=1))
    assert text.endswith(expected)


def _grid_holds(content: bytes, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        rows = rendering_pages.rows(content, number)
        assert rows[-1].text == f"—{number}—"
        assert max(row.right for row in rows) <= 184.3
        assert min(row.left for row in rows) >= 27.7
        full = [row.base for row in rows if row.left < 28.3 and row.right > 183.7]
        steps = [(below - above) / (225 / 22) for above, below in itertools.pairwise(full)]
        assert len(full) > 5
        assert all(abs(step - round(step)) < 0.01 for step in steps), (number, steps)


def _outline_leads_to_its_pages(content: bytes, pages: list[str]) -> None:
    document = pypdfium2.PdfDocument(content)
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    document.close()
    assert len(marks) == 680
    assert all("".join(title.split()) in pages[place] for title, place in marks)
