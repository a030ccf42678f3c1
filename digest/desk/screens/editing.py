"""编辑: sections and entries in print order, and beside them the source of one, its sentences to be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from digest import edits
from digest.archive.workings import Act
from digest.desk import drafting
from digest.desk.drafting import Change, ConflictError, Working
from digest.desk.guards import needs
from digest.desk.screens.shared import office, previews, user
from digest.desk.screens.shown import paragraphs_of, row_of
from digest.edits import arrangement
from digest.edits.arrangement import Arrangement
from digest.edits.parts import UNUSED
from digest.edits.rulings import Verdict, decide
from digest.expressions import expression
from digest.issues import wording

screen = Blueprint("editing", __name__)

SORTABLE = Path(__file__).parents[1] / "static" / "sortable.js"  # brought by .ci/setup, carried by the wheel
_SPAN = expression(r"(\d{1,9})-(\d{1,9})")

_ACT_NAMES: dict[Act, str] = {
    "select": "选句",
    "move": "调次序",
    "retitle": "改题",
    "pend": "核实",
    "note": "编者按",
    "drop": "不用",
    "rule": "疑误",
}


@screen.get("/edit/<stem>")
@needs("look")
def show(stem: str) -> ResponseReturnValue:
    """Show the draft *stem*, and the source of the entry that is chosen."""
    draft = drafting.open_draft(office(), stem)
    names = [placed.name for placed in draft.wanted.entries]
    chosen = request.args.get("entry", "")
    return render_template("editing.html", **_context(draft, chosen if chosen in names else next(iter(names), "")))


def _context(draft: Working, chosen: str) -> dict[str, object]:
    known = draft.known
    reasons = {(left.source, left.what): left.reason for left in draft.issue.ledger.left_out}
    rows = {placed.name: row_of(placed, known[placed.name], reasons) for placed in draft.wanted.entries}
    sections = {name: [one for one in draft.wanted.entries if one.section == name] for name in draft.sections}
    placed = draft.wanted.entry(chosen) if chosen else None
    entry = known[chosen] if chosen else None
    return {
        "draft": draft,
        "rows": rows,
        "sections": {name: found for name, found in sections.items() if found},
        "all_sections": draft.sections,
        "unused": [one for one in draft.wanted.entries if one.section == UNUSED],
        "chosen": placed,
        "entry": entry,
        "paragraphs": list(paragraphs_of(placed, entry)) if placed and entry else [],
        "original": wording.headline(entry.item) if entry else "",
        "doubts": edits.doubts(entry) if entry else (),
        "characters": sum(rows[one.name].characters for one in draft.wanted.entries if one.section != UNUSED),
        "printed": sum(one.section != UNUSED for one in draft.wanted.entries),
        "pages": previews().count(draft),
        "UNUSED": UNUSED,
        "has_sortable": SORTABLE.is_file(),
    }


@screen.post("/edit/<stem>/select")
@needs("edit")
def select(stem: str) -> ResponseReturnValue:
    """Print these sentences of an entry, and no others."""
    name = request.form["entry"]
    found = filter(None, map(_SPAN.fullmatch, request.form.getlist("span")))
    spans = tuple((int(match[1]), int(match[2])) for match in found)

    def change(wanted: Arrangement) -> Arrangement:
        return arrangement.change(wanted, replace(wanted.entry(name), spans=spans))

    return _edit(stem, "select", [name], change)


@screen.post("/edit/<stem>/retitle")
@needs("edit")
def retitle(stem: str) -> ResponseReturnValue:
    """Give an entry the office's own title; an empty one, or the source's, gives back the source's."""
    name, headline, original = request.form["entry"], request.form["headline"], request.form.get("original", "")

    def change(wanted: Arrangement) -> Arrangement:
        own = "" if headline.strip() == original.strip() else headline
        return arrangement.change(wanted, replace(wanted.entry(name), headline=own))

    return _edit(stem, "retitle", [name], change)


@screen.post("/edit/<stem>/pend")
@needs("edit")
def pend(stem: str) -> ResponseReturnValue:
    """Tick the doubts of an entry off, or mark it 待核 again."""
    name, is_pending = request.form["entry"], request.form.get("pending") == "1"

    def change(wanted: Arrangement) -> Arrangement:
        return arrangement.change(wanted, replace(wanted.entry(name), is_pending=is_pending))

    return _edit(stem, "pend", [name], change)


@screen.post("/edit/<stem>/rule")
@needs("edit")
def rule(stem: str) -> ResponseReturnValue:
    """Decide of a suspected slip of an entry: print a correction, say that it is none, or leave it open."""
    name, printed = request.form["entry"], request.form.get("printed", "")
    place, verdict = _SPAN.fullmatch(request.form.get("place", "")), request.form.get("verdict", "")
    if place is None or verdict not in get_args(Verdict):
        abort(400)
    known = drafting.open_draft(office(), stem).known
    findings = known[name].item.findings if name in known else ()
    finding = next((one for one in findings if (one.start, one.end) == (int(place[1]), int(place[2]))), None)
    if finding is None:
        abort(400, "没有这一处疑误；请刷新再看")

    def change(wanted: Arrangement) -> Arrangement:
        placed = wanted.entry(name)
        decided = decide(placed.rulings, finding, cast(Verdict, verdict), printed, user())
        return arrangement.change(wanted, replace(placed, rulings=decided))

    return _edit(stem, "rule", [name], change)


@screen.post("/edit/<stem>/move")
@needs("edit")
def move(stem: str) -> ResponseReturnValue:
    """Put entries into a section, before another one or at its end; one step up or down for a single one."""
    names, section = request.form.getlist("entry"), request.form.get("section", "")
    before, direction = request.form.get("before", ""), request.form.get("direction", "")

    def change(wanted: Arrangement) -> Arrangement:
        if direction and len(names) == 1:
            return step(wanted, names[0], direction)
        return arrangement.move(wanted, names, section or wanted.entry(names[0]).section, before)

    if not names:
        return redirect(url_for("editing.show", stem=stem))
    if section not in ("", UNUSED, *drafting.open_draft(office(), stem).sections):
        abort(400, f"没有“{section}”这个栏目")
    return _edit(stem, "drop" if section == UNUSED else "move", names, change)


def step(wanted: Arrangement, name: str, direction: str) -> Arrangement:
    """Return *wanted* with the entry one place up or down within its section."""
    placed = wanted.entry(name)
    peers = [one.name for one in wanted.entries if one.section == placed.section]
    place = peers.index(name)
    if direction == "up":
        return arrangement.move(wanted, [name], placed.section, peers[place - 1]) if place else wanted
    after = peers[place + 2 :]
    return arrangement.move(wanted, [name], placed.section, after[0] if after else "")


@screen.post("/edit/<stem>/note")
@needs("edit")
def note(stem: str) -> ResponseReturnValue:
    """Write the office's own 编者按."""
    text = request.form["note"]
    return _edit(stem, "note", [], lambda wanted: arrangement.rewrite_note(wanted, text))


def _edit(stem: str, act: Act, entries: Sequence[str], change: Change) -> ResponseReturnValue:
    """Make the step and go back to the page; where somebody else changed the same, show both."""
    seen = request.form.get("seq", type=int)
    if seen is None:
        abort(400)
    try:
        drafting.edit(office(), stem, seen, act, entries, change, user())
    except ConflictError as conflict:
        draft = drafting.open_draft(office(), stem)
        return render_template(
            "conflict.html", draft=draft, act=act, entries=entries, theirs=conflict.theirs, names=_ACT_NAMES,
            form=[(key, value) for key, value in request.form.items(multi=True) if key not in ("csrf", "seq")],
        ), 409  # fmt: skip
    return redirect(_back(stem))


def _back(stem: str) -> str:
    chosen = request.form.get("chosen") or next(iter(request.form.getlist("entry")), "")
    place = f"slip-{request.form['place']}" if "place" in request.form else "source"
    return url_for("editing.show", stem=stem, entry=chosen or None, _anchor=place if chosen else None)


@screen.post("/edit/<stem>/undo")
@needs("edit")
def undo(stem: str) -> ResponseReturnValue:
    """Take the last step back."""
    office().archive.workings.undo(office().kept(stem))
    return redirect(_back(stem))


@screen.post("/edit/<stem>/redo")
@needs("edit")
def redo(stem: str) -> ResponseReturnValue:
    """Make the step again that was taken back last."""
    office().archive.workings.redo(office().kept(stem))
    return redirect(_back(stem))


@screen.post("/edit/<stem>/save")
@needs("edit")
def save(stem: str) -> ResponseReturnValue:
    """Keep what was changed as the next revision, then go on to signing."""
    drafting.save(office(), drafting.open_draft(office(), stem), user())
    return redirect(url_for("signing.show", stem=stem))


@screen.get("/edit/<stem>/page/<int:page>.png")
@needs("look")
def page(stem: str, page: int) -> ResponseReturnValue:
    """Return the picture of one real page of the draft as it stands."""
    picture = previews().page(drafting.open_draft(office(), stem), page)
    return Response(picture, mimetype="image/png") if picture else ("", 404)
