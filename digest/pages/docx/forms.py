"""Forms that reports are sent in with: a table of labels, each with what was filled in beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.pages.docx.paragraph import DocxParagraph

__all__ = ["filled_in", "is_form"]

_LABELS = {
    "title": re.compile(r"(?:信息|稿件|文章|新闻)?(?:标题|题目|名称)"),
    "sender": re.compile(r"(?:报送|供稿|投稿|来稿|报稿|撰稿|填报)?单位(?:名称|[(（]盖章[)）])?"),
    "text": re.compile(r"(?:信息|稿件|主要)?(?:正文|内容|内容摘要)"),
    "day": re.compile(r"(?:报送|投稿|供稿|填报|来稿)?(?:时间|日期)"),
    "other": re.compile(
        r"作者|撰稿人?|供稿人|联系人|联系电话|电话|手机|审核(?:人|意见)?|审签|领导(?:意见|签字|审核)|备注|栏目|"
        r"签发(?:人)?|.{0,8}意见|采用情况|字数|类别|编号"
    ),
}
_BLANKS = re.compile(r"[\s\u3000:：]+")

Cells = Sequence[Sequence[Sequence[DocxParagraph]]]


def is_form(rows: Cells) -> bool:
    """Say whether *rows*, the paragraphs of each cell, are a form with a label for the title and one for the text."""
    labels = {_label(cell) for row in rows for cell in row}
    return {"title", "text"} <= labels


def filled_in(rows: Cells) -> Iterator[DocxParagraph]:
    """Yield what is filled in: the title as a heading, sender and text; all else as rows."""
    for row in rows:
        cells = [cell for cell in row if cell]
        while cells:
            label = _label(cells[0])
            value = cells[1] if label and len(cells) > 1 and not _label(cells[1]) else []
            if label == "title" and value:
                yield DocxParagraph("".join(each.text for each in value), align="center", level=0)
            elif label == "sender" and value:
                yield DocxParagraph("".join(each.text for each in value).strip(), align="right")
            elif label in ("text", "day"):
                yield from (replace(each, align="", is_row=False) for each in value)
            else:
                text = "\t".join("".join(each.text for each in cell) for cell in (cells[0], value) if cell)
                yield DocxParagraph(text, is_row=True)
            cells = cells[2 if value else 1 :]


def _label(cell: Sequence[DocxParagraph]) -> str:
    """Return what the label in *cell* asks for; empty for what is none."""
    text = _BLANKS.sub("", "".join(each.text for each in cell)) if len(cell) <= 4 else ""
    return next((kind for kind, form in _LABELS.items() if form.fullmatch(text)), "") if len(text) <= 12 else ""
