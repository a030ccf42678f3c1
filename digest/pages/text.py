"""Text files: one page, one block a physical line."""

from __future__ import annotations

from digest.errors import SourceError
from digest.expressions import expression
from digest.model import Block, Fetched, Origin, Page
from digest.pages.cleaning import LONGEST_LINE, UNPRINTABLE
from digest.pages.encodings import decode
from digest.pages.folding import folded
from digest.pages.headings import with_roles
from digest.pages.heads import with_head, with_sender

# What lets an editor or a browser show Chinese, digits and letters in another order than they stand in (UAX 9).
_TURNING = expression("[\u202b\u202d\u202e\u2067]")
# The articles of a year of a weekly have about 20 MB. 60 MB cost 42 s of CPU (2026-11, two cores) and were no pages.
_MOST = 24 << 20
_LINE_END = expression("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read(fetched: Fetched) -> tuple[Page, ...]:
    """Return the single page of a text file; raise SourceError where it holds too much, or no readable character."""
    if len(fetched.content) > _MOST:
        message = f"文字超过 {_MOST >> 20} MB，不像版面文字"
        raise SourceError(fetched.location.uri, message, "请确认是版面文字，或拆成几个文件")
    decoded, encoding = decode(fetched.content, fetched.location.uri)
    cleaned = UNPRINTABLE.sub("", decoded)
    if not cleaned.strip():
        raise SourceError(fetched.location.uri, "文件里没有文字", "请检查来源是否保存完整")
    ordinary, count = folded(cleaned)
    blocks: list[Block] = []
    start = 0
    for match in _LINE_END.finditer(ordinary):
        blocks.append(Block(ordinary[start : match.start()], len(blocks) + 1, start))
        start = match.end()
    if start < len(ordinary):
        blocks.append(Block(ordinary[start:], len(blocks) + 1, start))
    longest = max(blocks, key=lambda block: len(block.text))
    if (length := len(longest.text)) > LONGEST_LINE:
        message = f"第 {longest.line} 行长达 {length} 字，不像版面文字"
        raise SourceError(fetched.location.uri, message, "请检查文件，或按段落分行后再试")
    removed = len(decoded) - len(cleaned)
    origin = Origin(uri=fetched.location.uri)
    page = Page(origin, with_roles(blocks), encoding, removed, count, turned=turned_lines(decoded))
    return (with_sender(with_head(page)),)


def turned_lines(decoded: str) -> tuple[int, ...]:
    """Return the lines of *decoded* that an editor shows in another order than they stand in."""
    if not _TURNING.search(decoded):
        return ()
    lines = _LINE_END.split(UNPRINTABLE.sub(lambda match: match[0] if _TURNING.match(match[0]) else "", decoded))
    return tuple(number for number, line in enumerate(lines, start=1) if _TURNING.search(line))
