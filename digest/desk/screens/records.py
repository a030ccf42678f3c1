"""档案: the issues made, one with its files and its ledger, full-text search, coverage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.http import dump_options_header

from digest import deliveries, renderings
from digest.archive import ledgers
from digest.archive.records.numbers import in_chinese
from digest.archive.search import Query
from digest.commands import coverage
from digest.commands.common.drafts import name_of, spoken
from digest.desk.guards import needs
from digest.desk.office import issue_of
from digest.desk.screens.shared import jobs, office
from digest.model import Number
from digest.times import now

screen = Blueprint("records", __name__)

_SHOWN = 50  # items that a search lists: more are not read, another word finds what is looked for
_BOUND = ("pdf", "docx")  # forms of a volume

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


@screen.get("/archive")
@needs("look")
def show() -> ResponseReturnValue:
    """List the issues, the last one first."""
    archive = office().archive
    rows = [(each, name_of(each.kept)) for each in archive.outlines()]
    years = sorted({each.kept.number.year for each, _ in rows}, reverse=True)
    made = [(year, form) for year in years for form in _BOUND if _volume_file(year, form).is_file()]
    return render_template("records.html", rows=rows[::-1], years=years, volumes=made)


def _volume_file(year: int, form: str) -> Path:
    return office().out / f"{Number(year, 1, 1, 'volume').stem(office().briefing().code)}.{form}"


@screen.post("/archive/volume")
@needs("edit")
def make_volume() -> ResponseReturnValue:
    """Bind a year's issues in the background, as ``digest volume`` does."""
    desk, briefing = office(), office().briefing()
    year = request.form.get("year", 0, type=int)
    kept = desk.archive.kept(briefing.code, year)

    def work() -> tuple[str, ...]:
        from digest.commands.volume import FORMS, bind  # as the rest of what makes an issue: not at the start

        bound = bind(desk.archive, kept, now().date(), briefing.layout)
        if bound is None:
            return (f"档案里没有 {year} 年的简报。",)
        made = [renderings.render(bound, form, layout=briefing.layout) for form in FORMS]
        written = deliveries.deliver(made, channel="folder", target=str(desk.out))
        return (bound.coverage, *(f"已写出 {each.target}" for each in written), "在“档案”页打开。")

    job = jobs().start(f"编 {year} 年汇编", work)
    return redirect(url_for("home.job", number=job.number))


@screen.get("/archive/volume/<int:year>/<form>")
@needs("look")
def volume_file(year: int, form: str) -> ResponseReturnValue:
    """Return the volume of a year that was made."""
    if form not in _BOUND or not _volume_file(year, form).is_file():
        abort(404)
    return _handed_over(_volume_file(year, form).read_bytes(), _volume_file(year, form).name, form)


def _handed_over(content: bytes, name: str, form: str) -> Response:
    shown = dump_options_header("inline" if form == "pdf" else "attachment", {"filename": name})
    return Response(content, content_type=_TYPES.get(form), headers={"Content-Disposition": shown})


@screen.get("/archive/search")
@needs("look")
def search() -> ResponseReturnValue:
    """Find words in what was printed, and light them."""
    words = request.args.get("q", "").strip()
    hits = office().archive.search.find(Query(words, limit=_SHOWN + 1)) if words else ()
    rows = [(hit, in_chinese(hit.number), list(light(hit.sentence, words))) for hit in hits[:_SHOWN]]
    return render_template("search.html", words=words, rows=rows, has_more=len(hits) > _SHOWN)


def light(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text*, each with whether it is one of *words*."""
    pattern = "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
    for part in re.split(f"({pattern})", text):
        if part:
            yield part, part in words.split()


@screen.get("/archive/<stem>")
@needs("look")
def issue(stem: str) -> ResponseReturnValue:
    """Show one issue with its drafts, files and ledger."""
    archive, kept = office().archive, office().kept(stem)
    found = issue_of(archive, kept)
    return render_template(
        "record.html",
        stem=stem,
        issue=found,
        name=name_of(kept),
        state=spoken(archive.approvals.signoff(kept)),
        files=[(rendering.form, rendering.name) for rendering in archive.renderings(kept)],
        problems=ledgers.problems(found),
    )


@screen.get("/archive/<stem>/<form>")
@needs("look")
def file(stem: str, form: str) -> ResponseReturnValue:
    """Return one kept file; a page is handed over to be saved, not shown, since it is not the desk's own."""
    found = next((each for each in office().archive.renderings(office().kept(stem)) if each.form == form), None)
    if found is None:
        abort(404)
    return _handed_over(found.content, found.name, form)


@screen.get("/archive/coverage.svg")
@needs("look")
def picture() -> ResponseReturnValue:
    """Return the chart of what was covered, by place and month."""
    found = office().archive.statistics.count()
    if not found:
        abort(404)
    return Response(renderings.coverage.picture(coverage.charts(found)), mimetype="image/svg+xml")
