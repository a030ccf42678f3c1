"""Room 2: what tells a picture: the text of picture news, captions of several lines, over or under their credits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from digest.articles.lines.features import share_in
from digest.articles.lines.fragments import Fragment
from digest.articles.lines.items import ITEM, UNION, names_pictures
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_signature
from digest.articles.vocabulary import any_of
from digest.characters import PICTURE_MARKS
from digest.expressions import expression

_LONGEST_PICTURE = 12  # lines of a text that tells a picture
_SENTENCE, _ENDS = expression("[,。;]"), expression(r"[。!?…][”’」』)]*\s*\Z")
# Such a text without a label over it opens as news, says what the picture shows, and ends with who took it.
_OPENS_NEWS = expression(rf"(?:{any_of('openers', 'news')}|.{{1,3}}以来[,，])")
_SHOWS, _TAKEN = expression("图[为:]"), expression(r"(?:摄(?:影报道|影)?|供图|图/文|文/图)\W*\Z")
_LONGEST_CREDIT = 8  # characters from which a line's end is looked at
_LONGEST_TOLD = 240  # characters of such a text; the longest seen had 151
_SPACED = 0.6  # share of lines with a blank line above from which blank lines part no paragraphs
_CAPTION_LINE = 45  # characters of a caption whose photographer stands on the line below
_NUMBERED = expression(r"(?<=\S{6}) ?(?:\(\d{1,2}\)|第\d{1,2}张)\Z")  # 某某驿站(3), 某某驿站 第3张
_LEAST_TOLD, _RETOLD = 8, 0.7  # characters of a headline, and the share of its pairs that a caption says again
_DATED = expression(r"近日|日前|昨[天日]|今[天日]|\d日|讯")
_FILE = expression(r"[\w-]{1,24}\.(?:jpe?g|png|gif|bmp)")
_MARK = expression(r"!\[[^\[\]]{0,60}\]\([^()]{0,200}\)")  # where a picture stands, as text of a web page keeps it
_BRACKETED = expression(r"\([^()。;]{8,40}\)")
_LONGEST_SHOWN = 14  # characters that say under the name of a file what a picture shows
_POINTING = expression(rf"[{PICTURE_MARKS}](?![{PICTURE_MARKS}])")
_MOST_LINES, _LONGEST_CAPTION = 4, 60  # of a caption, and its characters
_NAMED_EARLY = 24  # characters in which an item names its union


def picture_texts(fragments: Sequence[Fragment]) -> set[int]:
    """Return the numbers of *fragments* that are the text right under a label of pictures (图片新闻), no caption."""
    found: set[int] = set()
    for number, (label, first) in enumerate(pairwise(fragments), 1):
        if names_pictures(label.plain) and _SENTENCE.search(first.plain):
            below = fragments[number + 1 : number + _LONGEST_PICTURE]
            size = next((n for n, fragment in enumerate(below) if fragment.indented or fragment.blanks), len(below))
            found |= set(range(number, number + 1 + size))
    return found


def picture_news(fragments: Sequence[Fragment]) -> dict[int, int]:
    """Return the first and the last of *fragments* of each text without a headline that tells a picture as news."""
    is_spaced = sum(fragment.blanks > 0 for fragment in fragments) > _SPACED * len(fragments)
    ends = (
        number
        for number, fragment in enumerate(fragments)
        if _TAKEN.search(fragment.plain, max(0, len(fragment.plain) - _LONGEST_CREDIT))
    )
    starts = ((_news_above(fragments, last, is_spaced), last) for last in ends)
    return {first: last for first, last in starts if first is not None}


def _news_above(fragments: Sequence[Fragment], last: int, is_spaced: bool) -> int | None:
    """Return where the paragraph that ends with number *last* begins, if it is news of a picture."""
    told = ""
    for first in range(last, max(-1, last - _LONGEST_PICTURE), -1):
        fragment, above = fragments[first], fragments[first - 1] if first else None
        told = fragment.plain + told
        if len(told) > _LONGEST_TOLD or fragment.role or fragment.inline:
            return None
        is_below_end = above is None or _ENDS.search(above.plain) is not None
        is_first = is_below_end or fragment.blanks > 0 or (above is not None and _is_around(above))
        if is_first and _OPENS_NEWS.match(fragment.plain) and _SHOWS.search(told):
            return first
        if (is_below_end if is_spaced else fragment.blanks > 0) or _SHOWS.match(fragment.plain):
            return None  # a paragraph ends above, or a caption begins here
    return None


def _is_around(fragment: Fragment) -> bool:
    """Tell whether *fragment* ends what stands above: a credit, a signature."""
    return bool(fragment.role) or _TAKEN.search(fragment.plain) is not None or is_signature(fragment.plain)


def marked_captions(fragments: Sequence[Fragment]) -> set[int]:
    """Return the numbers of *fragments* that are captions of several lines behind a mark that points at a picture."""
    found: set[int] = set()
    for first, (fragment, below) in enumerate(pairwise(fragments)):
        if fragment.role or not _POINTING.match(fragment.plain) or _OPENS_NEWS.match(below.plain):
            continue
        told, last = fragment.plain, first
        while (
            not _ENDS.search(told) and not _TAKEN.search(told) and last + 1 < min(first + _MOST_LINES, len(fragments))
        ):
            part = fragments[last + 1]
            if part.blanks > below.blanks or part.indented or ITEM.match(part.plain):
                break
            told, last = told + part.plain, last + 1
        if first < last and len(told) <= _LONGEST_CAPTION and _is_caption(told):
            found |= set(range(first, last + 1))
    return found


def _is_caption(told: str) -> bool:
    """Tell whether *told*, behind its mark, ends as a caption does and is no item of news."""
    is_taken = _TAKEN.search(told) is not None
    is_item = _OPENS_NEWS.match(told[1:].strip()) or (not is_taken and UNION.search(told[:_NAMED_EARLY]))
    return (is_taken or _ENDS.search(told) is not None) and not is_item


def names_file(text: str) -> bool:
    """Tell whether *text* is the name of a picture's file and nothing else."""
    return _FILE.fullmatch(text) is not None


def with_captions(lines: list[Line]) -> list[Line]:
    """Return *lines* with a short sentence that stands by itself over a photographer's name as a caption."""
    found = list(lines)
    for number in (*_under_files(lines), *_in_brackets(lines), *_retelling(lines), *_counted(lines)):
        found[number] = replace(lines[number], role="caption", reason="caption")
    for number, (line, after) in enumerate(pairwise(lines)):
        before, read = (lines[number - 1] if number else None), line.features
        if read.length > _CAPTION_LINE or read.inner_stop or (read.news and after.role == "caption"):
            continue
        stands = before is not None and (before.features.ended or before.role not in ("", "body"))
        if after.role == "credit" and not after.fragment.inline and line.role == "body":
            is_told = is_signature(after.text) and read.commas and not _SHOWS.search(line.text)  # 某某总工会 供图
            if stands and read.ended and not (is_told or _DATED.search(line.text)):
                found[number] = replace(line, role="caption", reason="caption")
        elif after.role == "caption" and not read.ended and after.text.startswith(line.text) and not line.role:
            found[number] = replace(line, role="caption", reason="caption")  # said once more with who took it
        elif after.role == "caption" and after.reason == "cut_out" and line.role in ("", "body"):
            # its first line; but a headline may stand over a caption, too
            is_open = (read.paused or read.commas > 0) and not read.ended and not line.fragment.indented
            stands = stands or before is None or line.fragment.blanks > 0
            if is_open and stands and not after.fragment.blanks:
                found[number] = replace(line, role="caption", reason="caption")
    return found


def _under_files(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that say what pictures show, each under the name of a file or the mark of one."""
    files = [number for number, line in enumerate(lines) if names_file(line.text)]
    longest = _LONGEST_SHOWN if len(files) > 1 else 2 * _LONGEST_SHOWN
    named = [n + 1 for n in files if n + 1 < len(lines) and not lines[n + 1].role and len(lines[n + 1].text) <= longest]
    marks = (number for number, line in enumerate(lines[:-1], 1) if _MARK.fullmatch(line.text))
    # under a mark a crosshead may stand as well: a caption is told by its full stop
    under = {*marks, *(n + 1 for n in files if n + 1 < len(lines))} - {*named}
    told = [n for n in sorted(under) if lines[n].reason == "sentence" and len(lines[n].text) <= 2 * _LONGEST_SHOWN]
    told = [n for n in told if not (lines[n].features.opener or _DATED.search(lines[n].text))]
    return [n for n in (*named, *told) if not lines[n].features.commas]


def _in_brackets(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines between paragraphs that stand in brackets whole: what a picture shows."""
    near = ((n, line, lines[n - 1], lines[n + 1]) for n, line in enumerate(lines[:-1]) if n)
    return [
        n
        for n, line, above, below in near
        if not line.role and _BRACKETED.fullmatch(line.text) and above.features.ended and below.role in ("", "body")
    ]


def _retelling(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the sentences inside a report that say its headline again, before who took a picture."""
    told, found = "", []
    for number, (line, after) in enumerate(pairwise(lines)):
        told = line.text if line.role in ("", "heading") and line.features.length > _LEAST_TOLD else told
        is_taken = after.role == "credit" and after.fragment.inline and line.fragment.line == after.fragment.line
        is_inside = number > 0 and lines[number - 1].role == "body" and lines[number - 1].features.ended
        if is_taken and is_inside and line.role == "body" and line.features.length <= _CAPTION_LINE:
            found += [number] if share_in(told, line.text) >= _RETOLD else []
    return found


def _counted(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that are alike but for a number behind them: names of a page's pictures."""
    names = [_NUMBERED.sub("", line.text) for line in lines]
    counts = Counter(name for name, line in zip(names, lines, strict=True) if name != line.text)
    return [number for number, name in enumerate(names) if counts[name] > 1 and name != lines[number].text]
