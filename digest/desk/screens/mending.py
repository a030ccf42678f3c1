"""A source of its own: the page as it came, its articles marked, and what a person mends of how it is read."""

from __future__ import annotations

import base64
import hashlib
import itertools
import threading
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from digest import pages
from digest.desk.guards import needs
from digest.desk.screens.shared import user
from digest.desk.screens.sources import forget, path_of
from digest.errors import DigestError
from digest.lines import clean
from digest.model import Article, Location, Repair, RepairAct
from digest.pages import repairs
from digest.times import now

if TYPE_CHECKING:
    from digest.articles import Explained, PagePlate

screen = Blueprint("mending", __name__)

_ROLES: tuple[RepairAct, ...] = ("headline", "crosshead", "body", "signature", "byline", "caption", "furniture")
_MOST = 500  # repairs of one source; a page that needs more is typed anew sooner
_LONGEST = 2000  # characters put in at one place: a paragraph
_writing = threading.Lock()  # one server process: two clicks at a time do not lose one another


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One stretch of a line: *label* is what people call it (12, or 12.2 for a second one), *place* what forms do."""

    label: str
    place: str
    found: Explained


@dataclass(frozen=True, slots=True)
class ShownRepair:
    """A repair in words; *fits* says whether the stretch it is on is there."""

    words: str
    by: str
    fits: bool


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One source of a file (one of several in a container) as it is read with its repairs; *seen* names their state."""

    read: pages.ReadSource
    rows: tuple[SourceRow, ...]
    articles: tuple[Article, ...]
    repairs: tuple[ShownRepair, ...]
    seen: str
    plates: tuple[PagePlate, ...] = ()  # of a format that tells places; ``picture`` is the number of the sheet

    def row(self, place: str) -> SourceRow:
        """Return the row that a form calls *place*, or a person by its label."""
        for row in self.rows:
            if place in (row.place, row.label):
                return row
        raise DigestError(f"没有第“{place[:10]}”行", "行号看表里第一列，如 12 或 12.2")


def parts_of(key: str) -> list[SourcePart]:
    """Return the sources in the file that the address calls *key*; ``DigestError`` where none can be read."""
    path = path_of(key)
    found = pages.read(Location(str(path))) if path else ()
    read = [part for part in found if not part.failure]
    lost = {part.source for part in found if part.failure}
    if path is None:
        raise DigestError("没有这个来源", "文件可能移走了，请回来源页看看")
    if not read:
        raise DigestError("这个来源读不出来", "原因写在来源页，请回去看")
    return [_part(one, lost) for one in read]


def _part(read: pages.ReadSource, lost: Set[str]) -> SourcePart:
    from digest import articles  # as in home: not at the start

    found = articles.explain(read.pages, read.repairs)
    counts: Counter[int] = Counter()
    rows = []
    for each in found:
        counts[each.line] += 1
        label = f"{each.line}.{counts[each.line]}" if counts[each.line] > 1 else str(each.line)
        rows.append(SourceRow(label, f"{each.line}-{each.offset}", each))
    told = tuple(_told(repair, rows) for repair in read.repairs)
    made = articles.segment(read.pages, read.repairs).articles
    sheets = (sheet for sheet in itertools.count(1) if f"{read.source}!/第{sheet}页" not in lost)
    is_file = "!/" not in read.source  # what lies in a container has no picture
    pictures = [str(sheet) if is_file else "" for _, sheet in zip(read.pages, sheets, strict=False)]
    plates = articles.plates(read.pages, made, pictures)
    return SourcePart(read, tuple(rows), made, told, _state(read.repairs), plates)


def _state(made: Sequence[Repair]) -> str:
    return hashlib.sha256(repr(made).encode()).hexdigest()[:16]


def _told(repair: Repair, rows: Sequence[SourceRow]) -> ShownRepair:
    known = {row.found.offset: row for row in rows}
    row, other = known.get(repair.start), known.get(repair.other) if repair.other is not None else None
    words = f"第{row.label if row else repair.line}行" + (f"“{row.found.text[:12]}”" if row else "")
    beside = f"第{other.label if other else '？'}行"
    if repair.act == "join":
        words += f"接在{beside}之后"
    elif repair.act == "merge":
        words += f"所在的一篇并入{beside}所在的一篇"
    elif repair.act == "split":
        words += "起另成一篇"
    elif repair.act == "restore":
        words += f"之后补“{repair.text}”"
    else:
        words += f"是{repairs.NAMES[repair.act]}"
    fits = row is not None and (repair.other is None or other is not None)
    return ShownRepair(words, " ".join(filter(None, (repair.name, repair.at[:16].replace("T", " ")))), fits)


@screen.get("/sources/<key>")
@needs("look")
def page(key: str) -> ResponseReturnValue:
    """Show a source line by line: which article each line went to, how sure its joins are, what was mended."""
    path, parts = path_of(key), parts_of(key)
    roles = [(act, repairs.NAMES[act]) for act in _ROLES]
    return render_template("source.html", key=key, name=path.name if path else "", parts=parts, roles=roles)


@screen.get("/sources/<key>/page/<int:sheet>.jpg")
@needs("look")
def picture(key: str, sheet: int) -> ResponseReturnValue:
    """Return the picture of one page of a PDF or a scan, drawn in the limited process."""
    path = path_of(key)
    content = base64.b64decode(pages.picture(Location(str(path)), sheet)) if path else b""
    return Response(content, mimetype="image/jpeg") if content else ("", 404)


@screen.post("/sources/<key>/mend")
@needs("edit")
def mend(key: str) -> ResponseReturnValue:
    """Write down a repair of the lines that were chosen; the page is read with it from now on."""
    with _writing:
        part = _wanted(key)
        chosen = [part.row(place) for place in request.form.getlist("line")]
        if not chosen:
            raise DigestError("没有选行", "先在表里勾选一行或几行")
        made = (*part.read.repairs, *_made(part, chosen, request.form.get("act", "")))
        if len(made) > _MOST:
            raise DigestError(f"这个来源已有 {_MOST} 处修补", "请把版面文字理好后重新放入")
        repairs.save(repairs.table_of(part.read), made)
    return _back(key)


def _wanted(key: str) -> SourcePart:
    """Return the part that the form is about; ``DigestError`` where somebody mended it since the page was made."""
    number, parts = request.form.get("part", 0, type=int), parts_of(key)
    if not 0 <= number < len(parts) or parts[number].seen != request.form.get("seen"):
        raise DigestError("别人刚刚修补过这个来源，没有照办", "请回去看过再做")
    return parts[number]


def _made(part: SourcePart, chosen: Sequence[SourceRow], act: str) -> list[Repair]:
    """Return the repairs that the button *act* makes of the rows *chosen*."""
    name, at = user(), now().isoformat(timespec="seconds")

    def repair(act: RepairAct, row: SourceRow, other: int | None = None, text: str = "") -> Repair:
        return Repair(act, row.found.line, row.found.offset, other, text, name, at)

    if act in _ROLES:
        return [repair(act, row) for row in chosen]
    if act == "join":
        before = part.row(request.form.get("after", "").strip())
        starts = [before.found.offset, *(row.found.offset for row in chosen)]
        pairs = zip(chosen, starts, strict=False)
        return [repair("join", row, start) for row, start in pairs if start != row.found.offset]
    if act == "merge":
        number = request.form.get("article", 0, type=int)
        into = next((row for row in part.rows if row.found.article == number), None)
        if into is None:
            raise DigestError("没有选并入哪一篇", "请选一篇")
        return [repair("merge", chosen[0], into.found.offset)]
    if act == "split":
        return [repair("split", chosen[0])]
    if act == "restore":
        text = clean(request.form.get("text", ""))[:_LONGEST]
        if not text:
            raise DigestError("没有写要补的字", "请照原报把缺的字写上")
        return [repair("restore", chosen[-1], text=text)]
    raise DigestError("没有这样的修补", "请按要做的那个按钮")


@screen.post("/sources/<key>/revoke")
@needs("edit")
def revoke(key: str) -> ResponseReturnValue:
    """Take one repair back."""
    with _writing:
        part = _wanted(key)
        number = request.form.get("number", -1, type=int)
        left = tuple(one for place, one in enumerate(part.read.repairs) if place != number)
        repairs.save(repairs.table_of(part.read), left)
    return _back(key)


def _back(key: str) -> ResponseReturnValue:
    forget(key)
    return redirect(url_for("mending.page", key=key, _anchor=f"part-{request.form.get('part', 0, type=int)}"))
