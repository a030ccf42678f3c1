"""How loud a line of a Word file is set: what tells headlines from crossheads and from text."""

from __future__ import annotations

from digest.expressions import expression
from digest.pages.docx.paragraph import DocxParagraph

__all__ = ["HEAD_FACE", "NUMBERED", "is_set_apart", "rank", "style_of"]

NUMBERED = expression(
    r"^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}\s*[、.．](?!\d)|第[一二三四五六七八九十]+[章节部分条])"
)
# Faces that titles are set in; 楷体 is that of kickers, subheadlines and quiet crossheads.
HEAD_FACE = expression(r"黑|标宋|粗|综艺|隶|魏|[Hh]ei|Bold|Black|(?P<quiet>楷)")


def rank(each: DocxParagraph, body: float) -> tuple[float, ...]:
    """Return how loud a line is: larger values stand over smaller ones."""
    size = (each.size or body) / body if body else 1.0
    level = 10.0 - each.level if each.level is not None else 0.0
    is_numbered = bool(NUMBERED.match(each.text.strip()))
    face = HEAD_FACE.search(each.face)
    is_loud = each.bold or face is not None
    louder = 0.0 if face is None else 1.0 if face.lastgroup == "quiet" else 2.0
    return (round(size, 1), level, float(each.align == "center"), float(not is_numbered), float(is_loud), louder)


def is_set_apart(each: DocxParagraph, body: float) -> bool:
    """Say whether a line is centred, larger than the text and in a face of titles; crossheads are seldom all three."""
    face = HEAD_FACE.search(each.face)
    is_faced = each.bold or (face is not None and face.lastgroup != "quiet")
    is_large = bool(body) and (each.size or body) >= 1.1 * body
    return is_faced and is_large and each.align == "center" and not NUMBERED.match(each.text.strip())


def style_of(each: DocxParagraph) -> tuple[object, ...]:
    """Return how a line is set: size, weight, face, alignment."""
    return each.size, each.bold, each.face, each.align
