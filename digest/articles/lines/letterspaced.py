"""Room 2: a headline set with space between its characters, in one line or from top to bottom, in; as one text out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from digest.articles.lines.fragments import Fragment, Slice
from digest.articles.normalize import plain
from digest.expressions import expression

_SPACED = expression(r"(?:\S{1,2} ){4,}\S{1,2}")  # 能 级 工 资
_LEAST_SINGLE = 0.8  # of its parts are single characters
_UPRIGHT = range(4, 31)  # characters of a headline set from top to bottom, one a line
_CHINESE = expression("[\u4e00-\u9fff]")


def close_up(fragments: Sequence[Fragment]) -> Iterator[Fragment]:
    """Yield *fragments*; what is spaced out, or stands one character a line, is one text each."""
    blocks = accumulate(one.blanks > 0 for one in fragments)
    for (is_upright, _), pairs in groupby(
        zip(fragments, blocks, strict=True), lambda pair: (_is_single(pair[0]), pair[1])
    ):
        group = [one for one, _ in pairs]
        signs = sum(bool(_CHINESE.match(one.plain)) for one in group)
        if is_upright and len(group) in _UPRIGHT and signs >= _UPRIGHT[0]:
            yield _made_of(group[0], [piece for one in group for piece in one.slices])
        else:
            yield from (_closed(one) for one in group)


def _is_single(fragment: Fragment) -> bool:
    is_number = len(fragment.plain) == 2 and fragment.plain.isdigit()
    return not fragment.role and (len(fragment.plain) == 1 or is_number)


def _closed(fragment: Fragment) -> Fragment:
    parts = fragment.plain.split(" ")
    if len(parts) < _UPRIGHT[0] or not _SPACED.fullmatch(fragment.plain):
        return fragment
    if len(_CHINESE.findall(fragment.plain)) < _UPRIGHT[0]:
        return fragment
    if sum(len(part) == 1 for part in parts) < _LEAST_SINGLE * len(parts):
        return fragment
    signs = [(piece, at, sign) for piece in fragment.slices for at, sign in enumerate(piece.text)]
    return _made_of(fragment, [Slice(sign, piece.offset + at, piece.line) for piece, at, sign in signs if sign.strip()])


def _made_of(fragment: Fragment, slices: Sequence[Slice]) -> Fragment:
    text = "".join(piece.text for piece in slices)
    return replace(fragment, slices=tuple(slices), text=text, plain=plain(text), marked=True)
