"""Room 2, third step: fragments in, lines with their roles out.

Certain patterns first (signature, source, byline, caption, furniture: hardly ever wrong on union pages), sentences next;
a short line without a full stop is then weighed as headline against body by its neighbours, its width and its seams.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.articles.features import Features, features
from digest.articles.fragments import Fragment
from digest.articles.seams import straddle
from digest.articles.splits import splits
from digest.articles.vocabulary import NAME, VOCABULARY, any_of

_LONGEST_HEADLINE = 45  # characters; the longest headline line seen had 38
_SURE_BODY = 46
_PRESET = {
    "headline": "heading",
    "heading": "heading",
    "crosshead": "heading",
    "paragraph": "body",
    "text": "body",
    "byline": "byline",
    "caption": "caption",
    "furniture": "furniture",
    "signature": "signature",
}
_ORGANISATION = any_of("signatures", "endings")
_CUT = any_of("signatures", "cut")
_FORBIDDEN = re.compile(VOCABULARY["signatures"]["forbidden"])
_BODY_NAMES = rf"{NAME}(?:[ 、,]{{1,3}}{NAME}){{0,5}}"
_SIGNATURE = re.compile(
    rf"\(?(?:(?:供稿|作者|单位|文/图|图/文|来稿)(?:单位)?[: ]+)?[\u4e00-\u9fff·]{{2,18}}?(?:{_ORGANISATION}|{_CUT})(?:[ 、]{{1,2}}(?:[\u4e00-\u9fff]{{2,14}}?{_ORGANISATION}|{NAME})){{0,4}} ?(?:供稿|宣)?\)?"
)
_SIGNED_BY_NAMES = re.compile(rf"\(?(?:(?:供稿|作者|来稿|文|撰稿)[: ]+)?{_BODY_NAMES}(?: ?供稿)?\)?")
_SOURCE = re.compile(r"(?:.{0,24} )?(?:信息|稿件|文章|新闻|内容)?来源[:] ?\S.{0,30}")
_REPORTER = VOCABULARY["credits"]["reporter"]
_BYLINE = re.compile(
    rf"[□■●◇◆▲△○☆★\s]{{0,3}}\(?(?:{VOCABULARY['credits']['dateline']}\s*)?(?:{_REPORTER}|文/图|图/文|图文|撰文|作者|文)[:/ ]{{0,2}}{_BODY_NAMES}(?:[ ,、/]{{1,3}}(?:{_REPORTER}|文|图|摄影)[: ]{{0,2}}{_BODY_NAMES}){{0,3}} ?(?:报道|文/图|摄影报道|/文|文)?\)?"
)
_CAPTION = re.compile(
    r"[▲△↑←→▼]|图为|图[一二三四左右上下①②③]?[::]|.{0,60}\((?:左|右|前|后|中)[一二三四五六七八九十\d]?[^()]{0,6}\)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A fragment with its role, how it reads, and why it got the role (Chinese, for people)."""

    fragment: Fragment
    role: str
    features: Features
    reason: str = ""
    column: int = 0  # width of the column about it, 0 if the lines there are not of one width

    @property
    def text(self) -> str:
        """Return the plain form: what all matching looks at."""
        return self.fragment.plain


def roles(fragments: Sequence[Fragment]) -> tuple[Line, ...]:
    """Return the lines of *fragments* in the same order, each with its role."""
    split = [piece for fragment in fragments for piece in splits(fragment)]
    lines = [_certain(fragment, role) for fragment, role in split]
    return tuple(_weighed(lines))


def _certain(fragment: Fragment, role: str) -> Line:
    read = features(fragment)
    if role:
        return Line(fragment, role, read, "行内切分")
    if preset := _PRESET.get(fragment.kind, ""):
        return Line(fragment, preset, read, "格式自带")
    found, reason = _pattern(fragment.plain, read)
    return Line(fragment, found, read, reason)


def _pattern(text: str, read: Features) -> tuple[str, str]:
    """Return the role a pattern tells with the reason; an empty role if the line has to be weighed."""
    if len(text) <= 50:
        if _SIGNATURE.fullmatch(text) and not _FORBIDDEN.search(text):
            return "signature", "落款单位"
        if _SOURCE.fullmatch(text):
            return "source", "来源行"
        if _BYLINE.fullmatch(text):
            return "byline", "记者通讯员署名"
    if _CAPTION.match(text):
        return "caption", "图片说明"
    if (read.ended and not text.endswith(("!", "?", "…"))) or read.inner_stop or read.length >= _SURE_BODY:
        return "body", "成句正文"
    return "", ""


def _weighed(lines: list[Line]) -> list[Line]:
    """Return *lines* with every open role decided, from the first to the last."""
    columns = _columns(lines)
    spaced = _blank_habit(lines)
    indenting = _indent_habit(lines)
    last: Line | None = None
    for number, line in enumerate(lines):
        if not line.role:
            after = lines[number + 1] if number + 1 < len(lines) else None
            if _named(line, last, after):
                lines[number] = replace(line, role="signature", reason="落款人名")
            else:
                score = _heading_score(line, last, after, columns[number], spaced, indenting)
                role = "heading" if score > 0.5 else "body"
                lines[number] = replace(line, role=role, reason=f"标题得分{score:+.1f}")
        lines[number] = replace(lines[number], column=columns[number])
        last = lines[number]
    return lines


def _named(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell whether *line* is a row of persons' names under a finished report."""
    if before is None or before.role != "body" or not before.features.ended:
        return False
    if after is not None and after.role == "body" and not (after.features.news or after.fragment.indented):
        return False
    return bool(_SIGNED_BY_NAMES.fullmatch(line.text))


def _columns(lines: Sequence[Line]) -> list[int]:
    """Return for every line the width of the column about it: what 3 of the 8 lines beside it measure, else 0."""
    lengths = [line.features.length if line.role in ("", "body") and not line.features.ended else 0 for line in lines]
    found = []
    for number in range(len(lines)):
        near = sorted(size for size in lengths[max(0, number - 4) : number + 5] if size >= 8)
        found.append(_dense(near))
    return found


def _dense(lengths: list[int]) -> int:
    """Return the width within 1 character of which most of *lengths* lie, if they are 4 or more; else 0."""
    best, width = 3, 0
    for size in lengths:
        count = sum(abs(size - other) <= 1 for other in lengths)
        if count > best and size <= _SURE_BODY:
            best, width = count, size
    return width


def _blank_habit(lines: Sequence[Line]) -> bool:
    """Tell whether blank lines part paragraphs here: hardly any stands before a line that only continues one."""
    inside = [
        later.fragment.blanks for earlier, later in zip(lines, lines[1:], strict=False) if _continues(earlier, later)
    ]
    return len(inside) >= 3 and sum(count > 0 for count in inside) <= 0.2 * len(inside)


def _continues(earlier: Line, later: Line) -> bool:
    return (
        earlier.role in ("", "body")
        and later.role in ("", "body")
        and (earlier.features.paused or later.features.needs_before or earlier.features.length >= 12)
        and not earlier.features.ended
        and (later.features.ended or later.features.inner_stop)
    )


def _indent_habit(lines: Sequence[Line]) -> bool:
    return sum(line.fragment.indented for line in lines) >= max(2, 0.05 * len(lines))


def _heading_score(
    line: Line, before: Line | None, after: Line | None, column: int, spaced: bool, indenting: bool
) -> float:
    """Return how much speaks for *line* being a headline (nats by feel; each value tried at half and double)."""
    read = line.features
    score = _form_score(line) + _before_score(line, before) + _after_score(line, after)
    if column:
        score += -1.5 if abs(read.length - column) <= 1 else 0.7
    if spaced and line.fragment.blanks and (after is None or after.fragment.blanks):
        score += 1.5
    if spaced and not line.fragment.blanks and before is not None and before.role == "body":
        score -= 1.5
    if indenting:
        score += -2.5 if line.fragment.indented else 1.0
    return score


def _form_score(line: Line) -> float:
    read, text = line.features, line.text
    score = 1.5 if line.fragment.marked else 0.0
    score += (1.0, -0.5, -2.0)[min(read.commas, 2)]
    score -= 3.0 if read.paused else 0.0
    score -= 2.5 if read.opened > read.closed else 0.0
    score -= 4.0 if read.needs_before else 0.0
    score -= 3.0 if read.news else 2.0 if read.opener else 0.0
    score += 1.0 if re.search(r"[\u4e00-\u9fff”\"] [\u4e00-\u9fff“\"]", text) else 0.0
    score -= 1.5 if read.length > 30 else 0.5 if read.length <= 4 else 0.0
    return score


def _before_score(line: Line, before: Line | None) -> float:
    if before is None or before.role in ("furniture", "signature", "credit", "source"):
        return 1.5
    if before.role == "heading":
        return 0.3
    if before.role != "body":
        return 0.5
    if before.features.ended:
        return 1.0
    return -4.0 if before.features.paused else -2.0 - (2.0 if straddle(before.text, line.text) > 3 else 0.0)


def _after_score(line: Line, after: Line | None) -> float:
    if after is None:
        return -0.5
    if after.role in ("byline", "source"):
        return 2.5
    if after.role == "signature":
        return -0.7
    if after.features.needs_before:
        return -4.0
    score = 2.0 if after.features.news else 0.5 if after.features.opener else 0.0
    if after.role == "body" or not after.role:
        score += 1.0 if after.fragment.indented and not line.fragment.indented else 0.0
        score -= 3.0 if straddle(line.text, after.text) > 3 else 0.0
    return score
