"""The draft and its changed sheet in, the changed issue out, every sentence checked against its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest.edits import rulings
from digest.edits.parts import (
    LONGEST_HEADLINE,
    UNUSED,
    OfferedSentence,
    choices,
    clean,
    identity,
    item_identity,
    places,
    settle,
    spares,
)
from digest.edits.reading import Sheet, SheetError, Wanted, read
from digest.edits.sheets import section_names, slip
from digest.issues import accounts, amendments, annexes, order, points, wording
from digest.model import Entry, Issue, Item, Ledger, Section, Sentence, Theme
from digest.print_layer import is_same

_DROPPED = "编辑删去"


def applied(text: str, issue: Issue, mark: str, themes: Sequence[Theme] = (), name: str = "") -> Issue:
    """Return *issue* as the sheet *text* wants it; *name* is who decided of suspected slips.

    SheetError, with the line, for a sentence that is not the source's, a headline that was changed where the source's
    stands, an entry without sentences, an unknown section, or a sheet of another draft (*mark*).
    """
    wanted = read(text)
    if wanted.mark != mark:
        raise SheetError(1, "这张修改单不是按现在这份草稿写的", "草稿后来又有改动，请重新运行 digest edit")
    known, names = {**places(issue), **spares(issue)}, section_names(issue, themes)
    _check(wanted, known, names)
    used = [one for one in wanted.entries if one.section != UNUSED]
    entries = [(one.section, _changed(one, known[one.name], name)) for one in used]
    if not entries:
        raise SheetError(1, "一条也没有留下", "至少要留一条")
    order = dict.fromkeys(name for _, name in wanted.sections)
    entries.sort(key=lambda placed: list(order).index(placed[0]))
    note = wording.editors_note("\n".join(filter(None, map(clean, wanted.note))))
    return arrange(issue, entries, note, themes)


def arrange(issue: Issue, entries: Sequence[tuple[str, Entry]], note: str, themes: Sequence[Theme] = ()) -> Issue:
    """Return *issue* with *entries* alone, each with the name of its section, in their order, and 编者按 *note*.

    Sections stand in the order of their first entries; what is dropped and what is taken back of the unused articles
    is accounted for in ledger, coverage, notice and annex.
    """
    placed = [(section, replace(one, asides=amendments.asides(one.item, issue.manner))) for section, one in entries]
    sections = order.numbered(_sections(placed, section_names(issue, themes)))
    annex = issue.annex and annexes.annex(sections, annexes.wanted(issue.annex), themes, issue.annex.frame)
    told = points.points(sections, len(issue.points)) if issue.points else ()
    changed = replace(issue, sections=sections, editors_note=note, annex=annex, points=told)
    return _recounted(changed, places(issue).values())


def _check(wanted: Sheet, known: dict[str, Entry], names: dict[str, str]) -> None:
    for line, section in wanted.sections:
        if section not in names and section != UNUSED:
            raise SheetError(line, f"没有“{section}”这个栏目", f"可用的有：{'、'.join(names)}")
    met: set[str] = set()
    for one in wanted.entries:
        if one.name not in known:
            raise SheetError(one.line, f"草稿里没有条目 {one.name}", "“条目：”后面的编号不要改")
        if one.name in met:
            raise SheetError(one.line, f"条目 {one.name} 写了两次", "剪切后粘贴，不要复制")
        met.add(one.name)


def _changed(wanted: Wanted, entry: Entry, name: str) -> Entry:
    original = wording.headline(entry.item)
    if wanted.headline is not None and wanted.headline != original.strip():
        raise SheetError(wanted.headline_line, f"原题“{original}”不能改", "要改请写在“改题：”后面")
    headline = clean(wanted.own_headline)
    if len(headline) > LONGEST_HEADLINE:
        raise SheetError(wanted.line, f"改题有 {len(headline)} 字，太长", f"最多 {LONGEST_HEADLINE} 字")
    entry = rulings.rule(entry, _ruled(wanted, entry.item, name))
    return settle(entry, _chosen(wanted, entry), headline, wanted.is_pending)


def _ruled(wanted: Wanted, item: Item, name: str) -> rulings.Rulings:
    """Return the rulings of *item* as the sheet wants them; a line that is gone changes nothing."""
    free, decided = list(rulings.shown(item, item.rulings)), item.rulings
    for one in wanted.slips:
        finding = next((each for each in free if slip(item, each) == one.text.strip()), None)
        if finding is None:
            raise SheetError(one.line, "疑误的说明不能改", "只在方括号里写 改、改：正确的字、不改，或留空")
        free.remove(finding)
        try:
            decided = rulings.decide(decided, finding, one.verdict, one.printed, name)
        except rulings.RulingError as error:
            raise SheetError(one.line, error.message, error.remedy) from error
    return decided


def _chosen(wanted: Wanted, entry: Entry) -> list[Sentence]:
    """Return the sentences marked as used; each must be one of the article's own, as it stands or as it is printed."""
    free = list(choices(entry.item))
    found: list[Sentence] = []
    for line, is_used, text in wanted.sentences:
        choice = next((one for one in free if is_same(text, one.sentence.text.strip())), None)
        if choice is None:
            raise _not_verbatim(line, text, choices(entry.item))
        free.remove(choice)
        found += [choice.sentence] if is_used else []
    if not found:
        raise SheetError(wanted.line, f"条目 {wanted.name} 没有选句子", "给要用的句子写上 [用]；整条不用就整段删去")
    return found


def _not_verbatim(line: int, text: str, known: Sequence[OfferedSentence]) -> SheetError:
    """Return the refusal of a sentence, showing where it leaves the source."""
    texts = [choice.sentence.text.strip() for choice in known]
    near = difflib.get_close_matches(text, texts, n=1, cutoff=0.3)
    if any(is_same(text, each) for each in texts):
        return SheetError(line, "这一句写了两次", "删去一次")
    if not near:
        return SheetError(line, f"“{text[:20]}”不是这一条原文里的句子", "句子只能从原文里选，不能自己写")
    for kind, start, end, at, until in difflib.SequenceMatcher(None, near[0], text, autojunk=False).get_opcodes():
        if kind != "equal":
            before = near[0][max(0, start - 8) : start]
            was, now = near[0][start:end] or "（无）", text[at:until] or "（删去了）"
            return SheetError(line, f"句子与原文不同：“{before}”之后，原文是“{was}”，这里是“{now}”", "请改回原文")
    return SheetError(line, "句子与原文不同", "请改回原文")


def _sections(entries: Sequence[tuple[str, Entry]], names: dict[str, str]) -> tuple[Section, ...]:
    filled = dict.fromkeys(section for section, _ in entries)
    made = []
    for place, name in enumerate(filled, start=1):
        own = [entry for section, entry in entries if section == name]
        anchored = tuple(
            replace(entry, anchor=f"s{place}-{ordinal}", ordinal=f"{ordinal}.")
            for ordinal, entry in enumerate(own, start=1)
        )
        made.append(Section(names[name], f"s{place}", name, f"{wording.chinese(place)}、{name}", anchored))
    return tuple(made)


def _recounted(issue: Issue, before: Iterable[Entry]) -> Issue:
    """Return *issue* with its account as it is now that it printed *before*."""
    printed = {identity(entry) for entry in places(issue).values()}
    taken = [item for item in issue.unused if item_identity(item) in printed]
    dropped = [entry.item for entry in before if identity(entry) not in printed]
    unused = (*(item for item in issue.unused if item not in taken), *dropped)
    deleted = (*(one for one in issue.deleted if one not in printed), *map(item_identity, dropped))
    ledger: Ledger = issue.ledger
    back = {(left.source, left.what) for left in (wording.left_out(item, "") for item in taken)}
    left_out = [left for left in ledger.left_out if left.kind != "article" or (left.source, left.what) not in back]
    left_out += [wording.left_out(item, _DROPPED) for item in dropped]
    ledger = replace(ledger, printed=ledger.printed - len(dropped) + len(taken), left_out=tuple(left_out))
    coverage = accounts.coverage(ledger) if (dropped or taken) and not issue.topic else issue.coverage
    notice = accounts.notice(ledger, issue.sections)
    return replace(issue, ledger=ledger, unused=unused, deleted=deleted, coverage=coverage, notice=notice)
