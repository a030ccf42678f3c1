"""Two versions of an issue in, what differs out, in Chinese, one line a change."""

from __future__ import annotations

from collections.abc import Iterator

from digest.edits import rulings
from digest.edits.parts import identity, own_headline
from digest.model import Entry, Issue


def changes(old: Issue, new: Issue) -> tuple[str, ...]:
    """Return what was changed from *old* to *new*; nothing where they print the same."""
    before, after = _entries(old), _entries(new)
    lines = [f"删去　《{before[key][1].headline}》" for key in before if key not in after]
    lines += [f"新增　《{after[key][1].headline}》" for key in after if key not in before]
    for key in after:
        if key in before:
            lines += changes_of_entry(*before[key], *after[key])
    for entry, ruling, is_new in rulings.differences(old, new):
        what = ("更正" if ruling.is_correction else "不改") if is_new else "取消处理"
        lines.append(f"{what}　《{entry.headline}》：{rulings.told(ruling)}")
    lines += changes_of_order(old, new)
    if old.editors_note != new.editors_note:
        lines.append(f"编者按　{new.editors_note or '（删去）'}")
    for name, was, now in (("阅读说明", old.coverage, new.coverage), ("提示", old.notice, new.notice)):
        if was != now:
            lines.append(f"{name}　{was or '（无）'} → {now or '（无）'}")
    if (old.masthead, old.colophon) != (new.masthead, new.colophon):
        lines.append("报头或报尾有改动")
    return tuple(lines)


def _entries(issue: Issue) -> dict[tuple[str, str], tuple[str, Entry]]:
    """Return section and entry of each article, under what names it for good."""
    return {identity(entry): (section.name, entry) for section in issue.sections for entry in section.entries}


def changes_of_entry(old_section: str, old: Entry, new_section: str, new: Entry) -> Iterator[str]:
    name = f"《{new.headline}》"
    if old_section != new_section:
        yield f"换栏目　{name}：{old_section} → {new_section}"
    if old.headline != new.headline:
        own = "（编者所拟）" if own_headline(new) else "（恢复原题）"
        yield f"改题　《{old.headline}》→ {name}{own}"
    if old.mark != new.mark:
        yield f"待核　{name}：{'不再标注' if old.mark else '重新标注'}"
    was = {(one.start, one.end): one.text for one in old.item.highlights}
    now = {(one.start, one.end): one.text for one in new.item.highlights}
    yield from (f"去句　{name}：－ {was[place]}" for place in sorted(was.keys() - now.keys()))
    yield from (f"加句　{name}：＋ {now[place]}" for place in sorted(now.keys() - was.keys()))
    if was == now and old.item.rulings == new.item.rulings and old.text != new.text:
        yield f"正文　{name}：{''.join(old.text)} → {''.join(new.text)}"


def changes_of_order(old: Issue, new: Issue) -> Iterator[str]:
    """Say where the order of what both have in the same place differs."""
    old_sections, new_sections = ([section.name for section in issue.sections] for issue in (old, new))
    shared = [name for name in old_sections if name in new_sections]
    if shared != [name for name in new_sections if name in shared]:
        yield f"栏目次序　{'、'.join(new_sections)}"
    for name in shared:
        was, now = _in_section(old, name), _in_section(new, name)
        both = [key for key in was if key in now]
        if both != [key for key in now if key in both]:
            yield f"次序　{name}：{'、'.join(f'《{now[key]}》' for key in now)}"


def _in_section(issue: Issue, name: str) -> dict[tuple[str, str], str]:
    return {
        identity(entry): entry.headline
        for section in issue.sections
        if section.name == name
        for entry in section.entries
    }
