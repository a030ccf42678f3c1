"""What a person decides about a draft, as one value, whether it came from a sheet or from the desk.

An arrangement names the articles of a draft as the sheet does (1-2, 未-3) and says where each stands and how it is
printed; ``realise`` makes the issue of it. It holds no text of a source, so that it stays small and cannot falsify one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.edits.applying import arrange
from digest.edits.parts import LONGEST_HEADLINE, UNUSED, choices, clean, own_headline, places, settle, spares
from digest.edits.rulings import rule
from digest.errors import DigestError
from digest.issues import wording
from digest.model import Entry, Issue, Ruling, Theme

__all__ = ["Arrangement", "EditError", "Placed", "arrangement_of", "change", "move", "realise", "rewrite_note"]

Span = tuple[int, int]  # of a sentence, in the body of its article


class EditError(DigestError):
    """What a person asked for cannot be done."""


@dataclass(frozen=True, slots=True)
class Placed:
    """How one article stands in a draft: its *name* there, its section, the office's own headline or an empty one."""

    name: str
    section: str
    headline: str
    is_pending: bool
    spans: tuple[Span, ...]  # of the sentences that are printed, in document order
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person decided about a draft: 编者按, and every article in print order, those not used last."""

    note: str
    entries: tuple[Placed, ...]

    def entry(self, name: str) -> Placed:
        """Return the entry *name*; ``EditError`` where there is none."""
        for placed in self.entries:
            if placed.name == name:
                return placed
        raise EditError(f"草稿里没有条目 {name}", "请刷新页面再试")


def arrangement_of(issue: Issue) -> Arrangement:
    """Return how *issue* stands before anybody touches it."""
    sections = {entry.anchor: section.name for section in issue.sections for entry in section.entries}
    printed = [_placed(name, sections[entry.anchor], entry) for name, entry in places(issue).items()]
    unused = [_placed(name, UNUSED, entry) for name, entry in spares(issue).items()]
    return Arrangement(issue.editors_note, (*printed, *unused))


def _placed(name: str, section: str, entry: Entry) -> Placed:
    spans = sorted((one.start, one.end) for one in entry.item.highlights)
    return Placed(name, section, own_headline(entry), bool(entry.mark), tuple(spans), entry.item.rulings)


def realise(wanted: Arrangement, issue: Issue, themes: Sequence[Theme] = ()) -> Issue:
    """Return *issue* as *wanted*, an arrangement of that very draft; ``EditError`` where nothing would be printed."""
    known = {**places(issue), **spares(issue)}
    used = [one for one in wanted.entries if one.section != UNUSED]
    if not used:
        raise EditError("一条也没有留下", "至少要留一条")
    entries = []
    for one in used:
        entry = rule(known[one.name], one.rulings)
        free = (choice.sentence for choice in choices(entry.item))
        chosen = [sentence for sentence in free if (sentence.start, sentence.end) in one.spans]
        if not chosen:
            raise EditError(f"《{entry.headline}》没有选句子", "至少选一句；整条不用，就把它移到“未用”")
        entries.append((one.section, settle(entry, chosen, one.headline, one.is_pending)))
    return arrange(issue, entries, wording.editors_note(wanted.note), themes)


def change(wanted: Arrangement, placed: Placed) -> Arrangement:
    """Return *wanted* with *placed* for the entry of that name, where it stands."""
    if len(placed.headline) > LONGEST_HEADLINE:
        raise EditError(f"改题有 {len(placed.headline)} 字，太长", f"最多 {LONGEST_HEADLINE} 字")
    own = replace(placed, headline=clean(placed.headline), spans=tuple(sorted(set(placed.spans))))
    wanted.entry(placed.name)
    return replace(wanted, entries=tuple(own if one.name == own.name else one for one in wanted.entries))


def move(wanted: Arrangement, names: Sequence[str], section: str, before: str = "") -> Arrangement:
    """Return *wanted* with the entries *names*, in that order, in *section* before the entry *before*; at its end
    where that is empty."""
    moved = [replace(wanted.entry(name), section=section) for name in names]
    rest = [one for one in wanted.entries if one.name not in names]
    places_there = [place for place, one in enumerate(rest) if one.section == section]
    at = places_there[-1] + 1 if places_there else len(rest)
    if before:
        at = next((place for place, one in enumerate(rest) if one.name == before), at)
    elif not places_there and section != UNUSED:
        at = next((place for place, one in enumerate(rest) if one.section == UNUSED), at)
    return replace(wanted, entries=(*rest[:at], *moved, *rest[at:]))


def rewrite_note(wanted: Arrangement, note: str) -> Arrangement:
    """Return *wanted* with the office's own *note* (编者按), one paragraph a line."""
    lines = (clean(line) for line in note.splitlines())
    return replace(wanted, note="\n".join(filter(None, lines)))
