"""An issue and its renderings in, the letter that carries them out: subject, text, web page, named files.

Every word about the news is the issue's own, as room 5 decided it; what is added is who sends and what is attached.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from digest.deliveries.mail.messages import Attachment, Letter, clean, file_name
from digest.model import Issue, Rendering

_FONT = "font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif"
_DATE = "{0.year}年{0.month}月{0.day}日"


def issue_letter(
    issue: Issue,
    renderings: Sequence[Rendering],
    *,
    names: Literal["chinese", "ascii"] = "chinese",
    note: str = "",
) -> Letter:
    """Return the letter that carries *issue* with *renderings* attached; *note* goes before the subject (【测试】)."""
    attachments = tuple(Attachment(attachment_name(issue, each, names), each.content) for each in renderings)
    files = "、".join(attachment.name for attachment in attachments)
    lines = tuple(_lines(issue, files))
    return Letter(note + title(issue), _text(lines), _page(title(issue), lines), attachments)


def reminder_letter(issue: Issue, waiting_since: date, command: str) -> Letter:
    """Return the letter that asks for a signature: it carries nothing of the unsigned issue."""
    lines = (
        ("title", f"{title(issue)} 等待签发"),
        ("text", f"这一期的草稿已经编好，应于{_DATE.format(waiting_since)}发出，目前没有有效的签发，所以没有发出。"),
        ("text", "请核对草稿；无误后由签发人运行："),
        ("text", command),
        ("text", "要改动，请先运行 digest edit。签发之前，什么也不会发给收件人。"),
    )
    return Letter(f"【待签发】{title(issue)}", _text(lines), _page("待签发", lines))


def trial_letter(issue: Issue) -> Letter:
    """Return the letter that tries the mail settings while the issue is not signed: it carries nothing of it."""
    lines = (
        ("title", "邮件设置测试"),
        ("text", f"能读到这一封，说明邮件设置无误。{title(issue)} 尚未签发，所以这里不附内容。"),
    )
    return Letter("【测试】工会简报邮件设置", _text(lines), _page("测试", lines))


def title(issue: Issue) -> str:
    """Return what the office calls this issue: 工会简报 2026年第3期（总第130期）."""
    serial = f"（{issue.masthead.serial}）" if issue.masthead.serial else ""
    return clean(f"{issue.masthead.title} {issue.number.year}年{issue.masthead.number}{serial}")


def attachment_name(issue: Issue, rendering: Rendering, names: Literal["chinese", "ascii"]) -> str:
    """Return the name that people see: 工会简报2026年第3期.pdf, or the ASCII one where the office wants it."""
    if names == "ascii":
        return rendering.name
    stem = f"{issue.masthead.title}{issue.number.year}年{issue.masthead.number}"
    return file_name(f"{stem}.{rendering.form}")


def _lines(issue: Issue, files: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of each line of the letter's body."""
    yield "title", title(issue)
    yield "small", f"{clean(issue.masthead.publisher)}　{clean(issue.masthead.dated)}"
    if files:
        yield "small", f"附件：{files}"
    for paragraph in issue.editors_note.split("\n"):
        if clean(paragraph):
            yield "text", f"编者按：{clean(paragraph)}"
    yield "head", "本期目录"
    for section in issue.sections:
        yield "text", f"{clean(section.title)}（{len(section.entries)}条）"
    for section in issue.sections:
        yield "head", clean(section.title)
        for entry in section.entries:
            yield "entry", clean(entry.numbered(f"{entry.headline}{entry.mark}"))
            yield from (("text", clean(paragraph)) for paragraph in entry.text)
            if source := entry.told_beside("".join(entry.text)) + entry.origin:
                yield "small", clean(source)
    for text in (issue.coverage, issue.notice):
        if clean(text):
            yield "small", clean(text)


_PLAIN = {"title": "{}\n", "head": "\n【{}】\n", "entry": "\n{}", "text": "　　{}", "small": "{}"}
_HTML = {
    "title": '<h1 style="font-size:20px;color:#c00">{}</h1>',
    "head": '<h2 style="font-size:17px;border-bottom:1px solid #c00">{}</h2>',
    "entry": '<h3 style="font-size:16px;margin:14px 0 4px">{}</h3>',
    "text": '<p style="margin:4px 0;line-height:1.7">{}</p>',
    "small": '<p style="margin:4px 0;font-size:13px;color:#555">{}</p>',
}


def _text(lines: Sequence[tuple[str, str]]) -> str:
    return "\n".join(_PLAIN[kind].format(text) for kind, text in lines) + "\n"


def _page(name: str, lines: Sequence[tuple[str, str]]) -> str:
    inner = "\n".join(_HTML[kind].format(html.escape(text)) for kind, text in lines)
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(name)}</title></head>\n'
        f'<body style="{_FONT};font-size:15px;max-width:720px;margin:0 auto;padding:12px">\n{inner}\n</body></html>\n'
    )
