"""The text of a changed sheet in, what it asks for out; every error names the line."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from digest.edits.rulings import Verdict
from digest.errors import DigestError
from digest.expressions import expression

_FIELDS = ("草稿", "编者按", "栏目", "条目", "标题", "改题", "待核", "疑误")
_FIELD = expression(rf"({'|'.join(_FIELDS)})\s*[：:]\s*(.*)")
_RULING = expression(r"[\[［【]\s*(?:(改)\s*(?:[：:]\s*([^\]］】]+?)\s*)?|(不改)|)\s*[\]］】]\s?(.*)")
_SENTENCE = expression(r"[\[［【]\s*(用|√|✓|[xXvVyY]|)\s*[\]］】]\s?(.*)")


class SheetError(DigestError):
    """A sheet asks for what cannot be done; ``line`` says where."""

    def __init__(self, line: int, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.args = (line, message, remedy)
        self.line = line

    def __str__(self) -> str:
        return f"修改单第 {self.line} 行：{super().__str__()}"


_VERDICTS: dict[str, Verdict] = {"改": "correct", "不改": "dismiss", "": "leave"}


@dataclass(frozen=True, slots=True)
class WantedRuling:
    """What the sheet says of one suspected slip: *text* names it, *printed* is the clerk's own or empty."""

    line: int
    verdict: Verdict
    printed: str
    text: str


@dataclass(slots=True)
class Wanted:
    """What the sheet asks for one entry: the lines are those of the sheet, counted from 1."""

    line: int
    name: str
    section: str
    headline: str | None = None
    headline_line: int = 0
    own_headline: str = ""
    is_pending: bool | None = None
    sentences: list[tuple[int, bool, str]] = field(default_factory=list)
    slips: list[WantedRuling] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A sheet as read: the draft it was written from, the 编者按, the sections in order, the entries in order."""

    mark: str = ""
    note: list[str] = field(default_factory=list)
    sections: list[tuple[int, str]] = field(default_factory=list)
    entries: list[Wanted] = field(default_factory=list)


def decoded(content: bytes) -> str:
    """Return the text of a sheet as an editor saved it: UTF-8, UTF-16 with a mark, or GB18030 (Chinese Windows)."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(1, "看不出是什么编码", "请用“另存为”选 UTF-8")


def read(text: str) -> Sheet:
    """Return what *text* asks for; SheetError for a line that is none of the sheet's."""
    sheet = Sheet()
    in_note = False
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.strip()
        if line.startswith("#") or not line:
            continue
        named = _FIELD.fullmatch(line)
        if named and not (in_note and named[1] in ("标题", "改题", "待核", "草稿", "疑误")):
            in_note = named[1] == "编者按"
            _take(sheet, number, named[1], named[2])
        elif in_note:
            sheet.note.append(line)
        elif sentence := _SENTENCE.fullmatch(line):
            _last(sheet, number).sentences.append((number, bool(sentence[1]), sentence[2]))
        else:
            near = difflib.get_close_matches(re.split("[：:]", line)[0], _FIELDS, n=2)
            remedy = "句子前面要有 [用] 或 [　]；一个句子写在一行里，不要拆成两行"
            raise SheetError(
                number,
                f"看不懂“{line[:20]}”",
                f"是不是{'或'.join(f'“{each}：”' for each in sorted(near))}" if near else remedy,
            )
    return sheet


def _take(sheet: Sheet, number: int, name: str, value: str) -> None:
    """Put one named line where it belongs."""
    if name == "草稿":
        sheet.mark = value
    elif name == "编者按":
        sheet.note += [value] if value else []
    elif name == "栏目":
        sheet.sections.append((number, value))
    elif name == "条目":
        if not sheet.sections:
            raise SheetError(number, "条目前面没有“栏目：”", "每一条都要放在一个栏目下面")
        sheet.entries.append(Wanted(number, value, sheet.sections[-1][1]))
    else:
        _take_detail(_last(sheet, number), number, name, value)


def _take_detail(wanted: Wanted, number: int, name: str, value: str) -> None:
    if name == "标题":
        wanted.headline, wanted.headline_line = value, number
    elif name == "改题":
        wanted.own_headline = value
    elif name == "疑误":
        found = _RULING.fullmatch(value)
        if not found:
            remedy = "“疑误：”后面的方括号里写 改、改：正确的字、不改，或留空"
            raise SheetError(number, f"看不懂“{value[:20]}”", remedy)
        wanted.slips.append(WantedRuling(number, _VERDICTS[found[1] or found[3] or ""], found[2] or "", found[4]))
    elif value in ("是", "否"):
        wanted.is_pending = value == "是"
    else:
        raise SheetError(number, f"“待核”只能是“是”或“否”，现在是“{value}”")


def _last(sheet: Sheet, number: int) -> Wanted:
    if not sheet.entries:
        raise SheetError(number, "这一行不在任何条目里", "请放回原来的条目下面")
    return sheet.entries[-1]
