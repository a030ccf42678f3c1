"""What the editing screen shows: an entry in the list, and the text of its source with sentences and slips marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.edits.arrangement import Placed
from digest.edits.parts import UNUSED, choices, own_headline
from digest.edits.rulings import ruling_on
from digest.issues import wording
from digest.model import Entry, Finding, Ruling

__all__ = ["Listed", "paragraphs_of", "row_of"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry in the list: how it stands now."""

    name: str
    title: str
    is_own: bool  # the title is the office's
    region: str
    is_pending: bool
    characters: int
    slips: int  # suspected ones that nobody has decided
    reason: str  # why it is not used, where it is not


@dataclass(frozen=True, slots=True)
class LitPiece:
    """Some characters of a source; a suspected slip among them is lit, a corrected one shown with what is printed."""

    text: str
    is_slip: bool = False
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an article's text: a sentence that may be printed has its place, what lies between has none."""

    pieces: tuple[LitPiece, ...]
    span: str = ""
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class ShownSlip:
    """A suspected slip as the screen shows it, and what was decided of it: nothing, a correction, or none (不改)."""

    place: str
    finding: Finding
    ruling: Ruling | None


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of an article, and the suspected slips in it."""

    stretches: tuple[Stretch, ...]
    slips: tuple[ShownSlip, ...]


def row_of(placed: Placed, entry: Entry, reasons: Mapping[tuple[str, str], str]) -> Listed:
    """Return *entry* as the list shows it, standing as *placed*; *reasons* are the ledger's for what is left out."""
    title = placed.headline or (wording.headline(entry.item) if own_headline(entry) else entry.headline)
    place = next((region.path[-1] for region in entry.item.regions), "")  # the office's own too
    characters = sum(end - start for start, end in placed.spans)
    slips = sum(ruling_on(finding, placed.rulings) is None for finding in entry.item.findings)
    left = wording.left_out(entry.item, "")
    reason = reasons.get((left.source, left.what), "") if placed.section == UNUSED else ""
    return Listed(placed.name, title, bool(placed.headline), place, placed.is_pending, characters, slips, reason)


def paragraphs_of(placed: Placed, entry: Entry) -> Iterator[ShownParagraph]:
    """Yield the paragraphs of an article's body as stretches, every sentence that may be printed one of them."""
    article, used = entry.item.article, set(placed.spans)
    body = article.body
    slips = [ShownSlip(f"{one.start}-{one.end}", one, ruling_on(one, placed.rulings)) for one in entry.item.findings]
    spans = sorted((choice.sentence.start, choice.sentence.end) for choice in choices(entry.item))
    start = 0
    for paragraph in article.paragraphs:
        end, place, stretches = start + len(paragraph.text), start, []
        for first, last in spans:
            if start <= first < end:
                stretches += [Stretch(_pieces(body, place, first, slips))] if place < first else []
                is_used = (first, last) in used
                stretches.append(Stretch(_pieces(body, first, last, slips), f"{first}-{last}", is_used))
                place = last
        stretches += [Stretch(_pieces(body, place, end, slips))] if place < end else []
        yield ShownParagraph(tuple(stretches), tuple(one for one in slips if start <= one.finding.start < end))
        start = end + 1


def _pieces(body: str, start: int, end: int, slips: Sequence[ShownSlip]) -> tuple[LitPiece, ...]:
    """Return ``body[start:end]`` cut at the suspected slips in it."""
    pieces, place = [], start
    for slip in slips:
        first, last = max(place, slip.finding.start), min(end, slip.finding.end)
        is_dismissed = slip.ruling is not None and not slip.ruling.is_correction
        if first < last and not is_dismissed:
            is_whole = slip.ruling is not None and (first, last) == (slip.finding.start, slip.finding.end)
            printed = slip.ruling.printed if slip.ruling and is_whole else ""
            pieces += [LitPiece(body[place:first]), LitPiece(body[first:last], is_slip=True, printed=printed)]
            place = last
    return tuple(piece for piece in (*pieces, LitPiece(body[place:end])) if piece.text)
