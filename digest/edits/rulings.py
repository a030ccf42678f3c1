"""What a person decides of a suspected slip: 更正, not a slip, or left open; the same from the sheet and the desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Literal

from digest import corrections
from digest.corrections import LONGEST
from digest.edits.parts import clean, identity, places
from digest.errors import DigestError
from digest.issues import wording
from digest.issues.duplicates import key
from digest.model import Article, Entry, Finding, Issue, Item, Ruling

Rulings = tuple[Ruling, ...]
Verdict = Literal["correct", "dismiss", "leave"]

_AROUND = 6  # characters shown before and after a suspected slip


class RulingError(DigestError):
    """What a person wants printed in place of a slip cannot be."""


def around(article: Article, finding: Finding) -> str:
    """Return the words of *article* around *finding*, on one line."""
    return article.body[max(0, finding.start - _AROUND) : finding.end + _AROUND].replace("\n", "／")


def ruling_on(finding: Finding, rulings: Rulings) -> Ruling | None:
    """Return the one of *rulings* that is on *finding*; None where nobody has decided."""
    return next((one for one in rulings if one.start < finding.end and finding.start < one.end), None)


def shown(item: Item, rulings: Rulings) -> tuple[Finding, ...]:
    """Return the findings of *item* that an editor is to see: those not dismissed."""
    found = ((finding, ruling_on(finding, rulings)) for finding in item.findings)
    return tuple(finding for finding, ruling in found if ruling is None or ruling.is_correction)


def decide(rulings: Rulings, finding: Finding, verdict: Verdict, printed: str, name: str) -> Rulings:
    """Return *rulings* with the *verdict* of *name* on *finding*; *printed* is the correction, or what is suspected.

    ``RulingError`` where nothing is suspected and nothing given, or it is too long.
    """
    before = ruling_on(finding, rulings)
    others = tuple(one for one in rulings if one is not before)
    if verdict == "leave":
        return others
    wanted = finding.stands if verdict == "dismiss" else clean(printed) or finding.suspected
    if not wanted:
        raise RulingError(f"“{finding.stands}”程序不知道该是什么", "请写上正确的字")
    if verdict == "correct" and len(wanted) > LONGEST:
        raise RulingError(f"更正有 {len(wanted)} 字，太长", f"最多 {LONGEST} 字")
    if before and before.printed == wanted:
        return rulings  # decided before, by whomever
    decided = Ruling(finding.start, finding.end, finding.stands, wanted, name)
    return tuple(sorted((*others, decided), key=lambda one: one.start))


def rule(entry: Entry, rulings: Rulings) -> Entry:
    """Return *entry* printed with *rulings*, each checked against its article; a doubt that is decided is none."""
    if rulings == entry.item.rulings:
        return entry
    corrections.verify(entry.item.article, rulings)
    item = replace(entry.item, rulings=rulings)
    is_open = {finding.doubt for finding in corrections.open_findings(item)}
    decided = {finding.doubt for finding in item.findings} - is_open
    item = replace(item, doubts=tuple(doubt for doubt in item.doubts if doubt not in decided))
    mark = wording.mark(item) if item.doubts != entry.item.doubts else entry.mark
    return replace(entry, item=item, text=wording.text(item, is_laid=entry.is_laid), mark=entry.mark and mark)


def printed_slips(issue: Issue) -> tuple[tuple[str, Entry, Finding], ...]:
    """Return the findings in the printed sentences of *issue* that nobody has decided, each with its entry's name."""
    return tuple(
        (name, entry, finding)
        for name, entry in places(issue).items()
        for finding in corrections.printed_findings(entry.item)
    )


def slips_of(issue: Issue) -> Iterator[str]:
    """Yield in Chinese how many suspected slips the printed sentences of *issue* hold, each, and where to decide."""
    found = printed_slips(issue)
    if found:
        yield (
            f"注意：要印的句子里有疑误 {len(found)} 处，照原文印着。用 digest edit {issue.stem} 写出修改单，"
            "或在工作台的编辑页，逐处写改或不改："
        )
    for name, entry, finding in found:
        meant = f"，疑为“{finding.suspected}”" if finding.suspected else ""
        yield f"  疑误 {name} 《{entry.headline}》“{finding.stands}”{meant}：{finding.reason}"


def moved(rulings: Rulings, old: Article, new: Article) -> tuple[Rulings, Rulings]:
    """Return *rulings* on *old* as they are on *new*, the same text but for its signs, and those that find no place."""
    if old.body == new.body:
        return rulings, ()
    found, lost = [], []
    for one in rulings:
        before, after = old.body[max(0, one.start - _AROUND) : one.start], old.body[one.end : one.end + _AROUND]
        place = new.body.find(before + one.stands + after)
        if place < 0:
            lost.append(one)
        else:
            start = place + len(before)
            found.append(replace(one, start=start, end=start + len(one.stands)))
    return tuple(found), tuple(lost)


def undismissed(
    findings: Iterable[Finding], items: Sequence[Item], dismissed: Set[tuple[str, str]]
) -> Iterator[Finding]:
    """Yield those of *findings* that nobody dismissed: *dismissed* are keys of texts, and what stands there."""
    articles = {(item.article.origin.uri, item.article.id): item.article for item in items}
    for finding in findings:
        if not dismissed or (key(articles[finding.source, finding.article]), finding.stands) not in dismissed:
            yield finding


def differences(old: Issue, new: Issue) -> Iterator[tuple[Entry, Ruling, bool]]:
    """Yield the rulings that only *new* has (True), or only *old* (False), each with its entry."""
    before = {identity(entry): entry for entry in places(old).values()}
    for entry in places(new).values():
        was = before[identity(entry)].item.rulings if identity(entry) in before else ()
        yield from ((entry, one, False) for one in was if one not in entry.item.rulings)
        yield from ((entry, one, True) for one in entry.item.rulings if one not in was)


def told(ruling: Ruling) -> str:
    """Return in Chinese what *ruling* decided, and who did."""
    what = f"{ruling.stands} → {ruling.printed}" if ruling.is_correction else f"“{ruling.stands}”不是疑误"
    return f"{what}（{ruling.name}）" if ruling.name else what
