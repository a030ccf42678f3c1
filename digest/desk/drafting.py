"""A draft being edited: the revision that was kept, and the arrangement that stands after the steps made since."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from digest import edits, remaking
from digest.archive import Kept
from digest.archive.workings import BEGIN, Act, EditStep, StaleError
from digest.desk.office import Office, issue_of
from digest.edits.arrangement import Arrangement, Placed, arrangement_of, realise
from digest.edits.sheets import section_names
from digest.model import Briefing, Issue
from digest.times import now

__all__ = ["ConflictError", "Working", "edit", "open_draft", "save"]

_TRIES = 20  # steps of others that may come in between; each try reads what stands now

Change = Callable[[Arrangement], Arrangement]


@dataclass(frozen=True, slots=True)
class Working:
    """What the editing screen shows: *seq* is the step that stands (0: as kept), *wanted* the arrangement there."""

    kept: Kept
    issue: Issue
    briefing: Briefing
    seq: int
    wanted: Arrangement

    @property
    def sections(self) -> tuple[str, ...]:
        """Return the names of the sections an entry may stand in, those of the issue first."""
        named = dict.fromkeys(section.name for section in self.issue.sections)
        return tuple(named | dict.fromkeys(section_names(self.issue, self.briefing.themes)))

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
    return Working(kept, issue, office.briefing(kept.briefing), step.seq if step else BEGIN, wanted)


def edit(office: Office, stem: str, seen: int, act: Act, entries: Sequence[str], change: Change, name: str) -> EditStep:
    """Add the step of *name* that *change* makes; *seen* is the step that the page was made from.

    What others did meanwhile stays; ``ConflictError`` where it was done to the same *entries*.
    """
    workings = office.archive.workings
    for _ in range(_TRIES):
        draft = open_draft(office, stem)
        theirs = [step for step in workings.since(draft.kept, seen) if step.name != name and _meets(step, act, entries)]
        if theirs:
            raise ConflictError(theirs)
        changed = change(draft.wanted)
        try:
            state = json.dumps(asdict(changed), ensure_ascii=False, separators=(",", ":"))
            return workings.add(draft.kept, draft.seq, act, entries, state, name, now())
        except StaleError:
            continue
    raise ConflictError(workings.since(draft.kept, seen))


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


def _read(state: str) -> Arrangement:
    content = json.loads(state)
    entries = (
        Placed(one["name"], one["section"], one["headline"], one["is_pending"], tuple(map(tuple, one["spans"])))
        for one in content["entries"]
    )
    return Arrangement(content["note"], tuple(entries))
