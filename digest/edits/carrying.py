"""A draft edited by hand and the issue made anew in, the new issue with the edits carried over out (a three-way merge).

Sentences are verbatim, so what a clerk chose is found again by its own words; what is not found any more is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.edits import rulings
from digest.edits.applying import arrange
from digest.edits.parts import choices, own_headline, reselect, retitle, spares
from digest.issues.duplicates import key
from digest.model import Entry, Issue, Theme


@dataclass(frozen=True, slots=True)
class Carried:
    """The new issue with the edits in it, and in Chinese what was carried over and what found no place."""

    issue: Issue
    done: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry and the section it stands in."""

    section: str
    entry: Entry


def carry(made: Issue, edited: Issue, anew: Issue, themes: Sequence[Theme] = ()) -> Carried:
    """Return *anew* with what a person changed from *made*, as the program made it, to *edited*.

    Articles are found again by their text. Deleted ones stay deleted; own headlines, sections, chosen sentences,
    decided slips, cleared doubts, the order and 编者按 are taken over; articles that are new stand after those of
    their section.
    """
    before, after, now = _placed(made), _placed(edited), _placed(anew)
    spare = {key(entry.item.article): entry for entry in spares(anew).values()}
    now |= {name: _Placed(own.section, spare[name]) for name, own in after.items() if name in spare}
    done: list[str] = []
    lost: list[str] = []
    for name, own in after.items():
        if name not in now and (name not in before or is_changed(before[name], own)):
            lost.append(f"《{own.entry.headline}》这次没有编入（来源不在了，或并入别的条目），对它的改动没有带过来")
    for name, own in after.items():
        if name in now:
            was = before.get(name, now[name])  # one that was taken back: what differs from how the program has it
            now[name], said, missing = _change(was, own, now[name])
            done, lost = [*done, *said], [*lost, *missing]
    gone = [name for name in before if name not in after and name in now]
    done += [f"仍删去《{now[name].entry.headline}》" for name in gone]
    note = edited.editors_note if edited.editors_note != made.editors_note else anew.editors_note
    done += ["编者按"] if note != anew.editors_note else []
    kept = {name: own for name, own in now.items() if name not in gone}
    sections = _merge(*([section.name for section in issue.sections] for issue in (made, edited, anew)))
    order = _merge(list(before), list(after), list(kept))
    entries = [(kept[name].section, kept[name].entry) for name in order if name in kept]
    entries.sort(key=lambda placed: sections.index(placed[0]))
    issue = arrange(anew, entries, note, themes)
    return Carried(issue, tuple(done), tuple(lost))


def _placed(issue: Issue) -> dict[str, _Placed]:
    """Return the entries of *issue* under the key of their article's text, in print order."""
    return {
        key(entry.item.article): _Placed(section.name, entry) for section in issue.sections for entry in section.entries
    }


def is_changed(was: _Placed, own: _Placed) -> bool:
    """Say whether a person changed more than the place in the order."""
    return (
        was.section != own.section
        or own_headline(was.entry) != own_headline(own.entry)
        or was.entry.mark != own.entry.mark
        or _texts(was.entry) != _texts(own.entry)
        or was.entry.item.rulings != own.entry.item.rulings
    )


def _texts(entry: Entry) -> frozenset[str]:
    return frozenset(sentence.text for sentence in entry.item.highlights)


def _change(was: _Placed, own: _Placed, new: _Placed) -> tuple[_Placed, list[str], list[str]]:
    """Return *new* with the changes from *was* to *own*, what of them was done, and what found no place."""
    section, entry, done, lost = new.section, new.entry, [], []
    if own.entry.item.rulings != was.entry.item.rulings:
        decided, homeless = rulings.moved(own.entry.item.rulings, own.entry.item.article, entry.item.article)
        entry = rulings.rule(entry, decided)
        done += [f"疑误《{entry.headline}》：{rulings.told(one)}" for one in decided]
        lost += [f"《{entry.headline}》里已没有这一处疑误：{rulings.told(one)}" for one in homeless]
    if own.section != was.section:
        section = own.section
        done.append(f"换栏目《{entry.headline}》→ {section}")
    if _texts(own.entry) != _texts(was.entry):
        wanted = _texts(own.entry)
        chosen = tuple(choice.sentence for choice in choices(entry.item) if choice.sentence.text in wanted)
        lost += [
            f"《{entry.headline}》里已没有这一句：{text}" for text in sorted(wanted - {one.text for one in chosen})
        ]
        if chosen:
            entry = reselect(entry, tuple(sorted(chosen, key=lambda one: (-one.score, one.start))))
            done.append(f"选句《{entry.headline}》")
    headline = own_headline(own.entry)
    if headline != own_headline(was.entry):
        entry = retitle(entry, headline)
        done.append(f"改题《{entry.headline}》")
    if own.entry.mark != was.entry.mark and own.entry.mark != entry.mark:
        entry = replace(entry, mark=own.entry.mark)
        done.append(f"待核《{entry.headline}》")
    return _Placed(section, entry), done, lost


def _merge(before: list[str], after: list[str], now: list[str]) -> list[str]:
    """Return *now*, and what a person added, in the order that a person made of *before*; what is new comes last."""
    shared = [name for name in after if name in before]
    if shared == [name for name in before if name in after]:
        return [*now, *(name for name in after if name not in now)]
    return [*after, *(name for name in now if name not in after)]
