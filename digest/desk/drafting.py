"""A draft being edited: the revision that was kept, and the arrangement that stands after the steps made since."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property

from digest import edits, remaking
from digest.archive import Kept
from digest.archive.workings import BEGIN, Act, EditStep
from digest.desk.office import Office, issue_of
from digest.edits.arrangement import Arrangement, Placed, arrangement_of, realise
from digest.edits.parts import places, spares
from digest.edits.sheets import section_names
from digest.model import Briefing, Entry, Issue, Ruling
from digest.times import now

__all__ = ["ConflictError", "Working", "edit", "open_draft", "save"]

_FIELDS = tuple(field.name for field in fields(Placed))

Change = Callable[[Arrangement], Arrangement]


@dataclass(frozen=True)
class Working:
    """What the editing screen shows: *seq* is the step that stands (0: as kept), *wanted* the arrangement there."""

    kept: Kept
    issue: Issue
    office: Office
    seq: int
    wanted: Arrangement

    @cached_property
    def briefing(self) -> Briefing:
        """Its briefing file, read when it is asked for: a single edit does not need it."""
        return self.office.briefing(self.kept.briefing)

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of the sections an entry may stand in, those of the issue first."""
        named = dict.fromkeys(section.name for section in self.issue.sections)
        return tuple(named | dict.fromkeys(section_names(self.issue, self.briefing.themes)))

    @property
    def known(self) -> dict[str, Entry]:
        """Return every article of the draft as it was kept, printed or not, under its name in the sheet."""
        return {**places(self.issue), **spares(self.issue)}

    def realised(self) -> Issue:
        """Return the issue as it stands now; ``DigestError`` where it cannot be."""
        return realise(self.wanted, self.issue, self.briefing.themes)


class ConflictError(Exception):
    """Somebody else changed the same entries since the page was made: ``theirs`` are the steps."""

    def __init__(self, theirs: Sequence[EditStep]) -> None:
        super().__init__(theirs)
        self.theirs = tuple(theirs)


def open_draft(office: Office, stem: str) -> Working:
    """Return the newest revision of the issue *stem* with what was changed in it since it was kept."""
    kept = office.kept(stem)
    issue, step = issue_of(office.archive, kept), office.archive.workings.current(kept)
    wanted = _read(step.state) if step else arrangement_of(issue)
    return Working(kept, issue, office, step.seq if step else BEGIN, wanted)


def edit(office: Office, stem: str, seen: int, act: Act, entries: Sequence[str], change: Change, name: str) -> EditStep:
    """Add the step of *name* that *change* makes; *seen* is the step that the page was made from.

    What others did meanwhile stays; ``ConflictError`` where it was done to the same *entries*.
    """
    kept = office.kept(stem)

    def make(stands: EditStep | None, later: Sequence[EditStep]) -> str:
        if theirs := [step for step in later if step.name != name and _meets(step, act, entries)]:
            raise ConflictError(theirs)
        return _written(change(_read(stands.state) if stands else arrangement_of(issue_of(office.archive, kept))))

    return office.archive.workings.add(kept, seen, act, entries, name, now(), make)


def save(office: Office, draft: Working, name: str) -> tuple[str, ...]:
    """Keep *draft* as its next revision, files and all; return in Chinese what it changed (nothing: not kept)."""
    changed = remaking.mask_unprintable(draft.realised(), draft.briefing)
    lines = edits.changes(draft.issue, changed)
    if lines:
        remaking.redraft(office.archive, draft.kept, changed, draft.briefing, office.out, name=name, at=now())
    return lines


def _meets(step: EditStep, act: Act, entries: Sequence[str]) -> bool:
    """Say whether *step* touched what *act* on *entries* touches; where entries stand may be moved by anybody."""
    if act == "note" or step.act == "note":
        return act == step.act
    return bool(set(step.entries) & set(entries)) and not (act == "move" or step.act == "move")


def _written(wanted: Arrangement) -> str:
    """Return *wanted* as JSON, as ``dataclasses.asdict`` has it but in a tenth of the time."""
    entries = [
        {**{name: getattr(one, name) for name in _FIELDS}, "rulings": [asdict(ruling) for ruling in one.rulings]}
        for one in wanted.entries
    ]
    return json.dumps({"note": wanted.note, "entries": entries}, ensure_ascii=False, separators=(",", ":"))


def _read(state: str) -> Arrangement:
    content = json.loads(state)
    entries = (
        Placed(
            one["name"],
            one["section"],
            one["headline"],
            one["is_pending"],
            tuple(map(tuple, one["spans"])),
            tuple(Ruling(**ruling) for ruling in one.get("rulings", ())),  # steps of version 9 have none
        )
        for one in content["entries"]
    )
    return Arrangement(content["note"], tuple(entries))
