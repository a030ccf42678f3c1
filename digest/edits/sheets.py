"""An issue in, the sheet out that a clerk can change in any editor of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digest.edits import rulings
from digest.edits.parts import UNUSED, choices, clean, doubts, own_headline, places, spares
from digest.issues import wording
from digest.issues.headlines import proposals
from digest.model import Entry, Finding, Issue, Item, Theme

_GUIDE = """\
# 《{title}》{year}年{number}修改单
#
# 以 # 开头的行是说明，改了不起作用。能改的有：
#   调次序、换栏目　把一条（从“条目”到下一个“条目”之前）整段剪下，贴到要放的地方
#   不用这一条　　　把这一条整段删去，或移到最后的“栏目：未用”下面；以后各期也不再编入，要用可从那时的“未用”里取
#   用上没有用的　　把“未用”里的一条整段剪下，贴到一个栏目下面，给要用的句子写上 [用]
#   换句子　　　　　刊用的句子前面写 [用]，不用的写 [　]；句子本身一个字也不能改
#   改标题　　　　　写在“改题：”后面；刊上会注明是编者所拟并附原题
#   编者按　　　　　写在“编者按：”下面，可写几段
#   核实过的疑点　　把“待核：是”改成“待核：否”，刊上不再标注
#   疑误　　　　　　程序疑心有误的字词，请对照来源核实。确是错字写 [改]，要改成别的写 [改：正确的字]，刊上印更正后的字；
#   　　　　　　　　没有错写 [不改]，以后不再提；不写就留着，照原文印
# 改好后保存，运行：digest apply 这个文件
#
# 可用的栏目：{sections}
"""


def sheet(issue: Issue, mark: str, themes: Sequence[Theme] = ()) -> str:
    """Return the sheet of *issue*; *mark* names the very draft it was written from, *themes* give more sections."""
    return "\n".join(lines_of(issue, mark, themes)) + "\n"


def section_names(issue: Issue, themes: Sequence[Theme]) -> dict[str, str]:
    """Return the sections an entry may stand in: name and code, those of the issue first."""
    own = {section.name: section.code for section in issue.sections}
    return {**{theme.name: theme.code for theme in themes}, **own}


def lines_of(issue: Issue, mark: str, themes: Sequence[Theme]) -> Iterator[str]:
    names = "、".join(section_names(issue, themes))
    masthead = issue.masthead
    yield _GUIDE.format(title=masthead.title, year=issue.number.year, number=masthead.number, sections=names)
    yield f"草稿：{mark}"
    yield ""
    yield "编者按："
    yield from issue.editors_note.split("\n") if issue.editors_note else ()
    reasons = {(left.source, left.what): left.reason for left in issue.ledger.left_out}
    names_of = {id(entry): name for name, entry in places(issue).items()}
    for section in issue.sections:
        yield ""
        yield f"栏目：{section.name}"
        for entry in section.entries:
            yield ""
            yield from _entry(entry, names_of[id(entry)], reasons)
    if issue.unused:  # ready to be pasted under a section
        yield from ("", f"栏目：{UNUSED}")
    for name, entry in spares(issue).items():
        left = wording.left_out(entry.item, "")
        yield from ("", f"# 没有刊用：{reasons.get((left.source, left.what), '')}")
        yield from _entry(entry, name, reasons)


def _entry(entry: Entry, name: str, reasons: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """Give the lines of *entry*; a sentence that was dropped is offered with its reason among *reasons*."""
    yield f"条目：{name}"
    yield f"标题：{wording.headline(entry.item)}"
    yield f"改题：{own_headline(entry)}"
    if entry.is_proposed and len(proposed := proposals(entry.item.article)) > 1:
        yield f"# 原文无题，可拟作：{'；'.join(proposed)}"
    if why := doubts(entry):
        article = entry.item.article
        place = f"第{min(article.lines)}–{max(article.lines)}行" if article.lines else ""
        yield f"# 疑点：{'；'.join(why)}（{wording.file_of(article.origin)} {place}".rstrip() + "）"
        yield f"待核：{'是' if entry.mark else '否'}"
    for finding in rulings.shown(entry.item, entry.item.rulings):
        ruling = rulings.ruling_on(finding, entry.item.rulings)
        own = f"改：{ruling.printed}" if ruling and ruling.printed != finding.suspected else "改"
        yield f"疑误：[{own if ruling else '　'}] {slip(entry.item, finding)}"
    for amendment in entry.item.amendments:
        yield f"# 来稿{wording.AMENDS[amendment.relation]}：{clean(amendment.text)}（{amendment.origin.uri}）"
    for choice in choices(entry.item):
        dropped = reasons.get((entry.item.article.origin.uri, wording.sentence(choice.sentence)))
        if dropped and not choice.is_used:
            yield f"# 下一句没有刊出：{dropped}"
        yield f"[{'用' if choice.is_used else '　'}] {choice.sentence.text}"


def slip(item: Item, finding: Finding) -> str:
    """Return the words of the sheet that say what is suspected at *finding*, and why."""
    meant = f"，疑为“{finding.suspected}”" if finding.suspected else ""
    return clean(f"“{rulings.around(item.article, finding)}”中的“{finding.stands}”{meant}：{finding.reason}")
