"""What sheet, reading and applying agree on: how a place is named, what can be chosen, what is the office's own."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from digest import highlights
from digest.errors import DigestError
from digest.issues import entry_of, wording
from digest.model import Entry, Issue, Item, Sentence
from digest.print_layer import lay

LONGEST_HEADLINE = 200  # characters; the longest headline of a page seen had 78
UNUSED = "未用"  # the part of the sheet for articles that are not printed; no section bears this name


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """One sentence that may be printed, and whether it is."""

    sentence: Sentence
    is_used: bool


def places(issue: Issue) -> dict[str, Entry]:
    """Return the entries of *issue* under the names the sheet gives them: 1-2 is the second of the first section."""
    return {
        f"{first}-{second}": entry
        for first, section in enumerate(issue.sections, start=1)
        for second, entry in enumerate(section.entries, start=1)
    }


def spares(issue: Issue) -> dict[str, Entry]:
    """Return the articles that *issue* leaves out, as they would be printed, under the names of the sheet: 未-1."""
    return {
        f"未-{place}": entry_of(item, issue.number.year, issue.manner)
        for place, item in enumerate(issue.unused, start=1)
    }


def identity(entry: Entry) -> tuple[str, str]:
    """Return what names the article of *entry* for good: its source and its id there."""
    return item_identity(entry.item)


def item_identity(item: Item) -> tuple[str, str]:
    """Return what names the article of *item* for good: its source and its id there."""
    return item.article.origin.uri, item.article.id


def choices(item: Item) -> tuple[OfferedSentence, ...]:
    """Return every sentence of *item* that may be printed, in document order; one cut off only if it is printed now."""
    used = {(sentence.start, sentence.end): sentence for sentence in item.highlights}
    found = {(one.start, one.end): one for one in highlights.explain(item.article) if one.complete}
    return tuple(OfferedSentence(one, place in used) for place, one in sorted({**found, **used}.items()))


def doubts(entry: Entry) -> tuple[str, ...]:
    """Return in Chinese why *entry* is, or was, 待核; nothing where it never was."""
    found = entry.item.doubts or (entry.item.article.doubts if entry.mark else ())
    return found or (("所印的字、次序或地区",) if entry.mark else ())


def pending(issue: Issue) -> dict[str, Entry]:
    """Return the entries of *issue* that bear 〔待核〕, under the names the sheet gives them."""
    return {name: entry for name, entry in places(issue).items() if entry.mark}


def refuse_pending(issue: Issue, is_allowed: Callable[[], bool]) -> None:
    """Raise ``DigestError`` where *issue* is to be signed with entries still 〔待核〕, naming each and why.

    Not where the office signs such issues: *is_allowed* is asked only then.
    """
    open_entries = pending(issue)
    if not open_entries or is_allowed():
        return
    named = "\n".join(
        f"  {name} 《{entry.headline}》：{'；'.join(doubts(entry))}" for name, entry in open_entries.items()
    )
    raise DigestError(
        f"还有 {len(open_entries)} 条标着〔待核〕，没有签：\n{named}\n",
        "请逐条核实，去掉标记再签：在浏览器的编辑页里点“已核实”，或用 digest edit 写出修改单，"
        "把“待核：是”改成“待核：否”，再 digest apply；要带着〔待核〕签发，请在简报文件 [proof] 写 sign_pending = true",
    )


def own_headline(entry: Entry) -> str:
    """Return the headline that the office gave *entry*; empty where it is the source's."""
    return entry.headline if entry.retitled_from else ""


def retitle(entry: Entry, headline: str) -> Entry:
    """Return *entry* under the office's own *headline*, said so in its 出处 line; empty gives back the source's."""
    original = wording.headline(entry.item)
    printed = lay(original).text if entry.is_laid else original
    headline = headline or printed
    if headline == entry.headline:
        return entry
    retitled_from = "" if headline in (original, printed) else original
    origin = wording.retitled(entry.origin, entry.retitled_from, retitled_from)
    return replace(entry, headline=headline, retitled_from=retitled_from, origin=origin)


def reselect(entry: Entry, chosen: tuple[Sentence, ...]) -> Entry:
    """Return *entry* printing *chosen*, each checked against its article."""
    highlights.verify(entry.item.article, chosen)
    if {(one.start, one.end) for one in chosen} == {(one.start, one.end) for one in entry.item.highlights}:
        return entry
    item = entry.item
    others = [doubt for doubt in item.doubts if doubt not in highlights.doubts(item.article, item.highlights)]
    doubts = (*highlights.doubts(item.article, chosen), *others)
    item = replace(item, highlights=chosen, doubts=doubts)
    mark = wording.mark(item) if entry.mark or set(doubts) - set(entry.item.doubts) else ""
    return replace(entry, item=item, text=wording.text(item, is_laid=entry.is_laid), mark=mark)


def settle(entry: Entry, chosen: Sequence[Sentence], headline: str, is_pending: bool | None) -> Entry:
    """Return *entry* as a person decided: printing *chosen*, under *headline*, marked 〔待核〕 or not.

    The mark is touched only where *is_pending* says other than it does now; else it is as the sentences chosen are.
    """
    before = entry.mark
    best_first = sorted(chosen, key=lambda sentence: (-sentence.score, sentence.start))
    entry = retitle(reselect(entry, tuple(best_first)), headline)
    if is_pending is None or is_pending == bool(before):
        return entry
    return replace(entry, mark=(wording.mark(entry.item) or before) if is_pending else "")


def clean(text: str) -> str:
    """Return *text* without controls and invisible marks, as every other word of an issue."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] != "C").strip()
