"""Pages that are hardly Chinese are refused: another language, or bytes read by a table that they were not written in.

Of 2,077 pages of twelve Chinese characters and more, real ones and simulated, none has a kana or a syllable of Korean,
and at most one in ten of its Chinese characters, simplified, lies outside the ordinary ones (GB 2312, level 1); of
wrongly read ones half and more do. Of the signs of Japanese one in five and more is a kana.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.characters import gb2312, simplify
from digest.errors import SourceError
from digest.expressions import expression
from digest.model import Page

__all__ = ["refuse_foreign"]

_FEWEST = 12  # signs; a shorter text tells nothing by its shares
_FOREIGN_MOST, _RARE_MOST = 0.1, 0.3
_SAMPLE = 100_000  # characters looked at
_FOREIGN = expression(r"[\u3041-\u30fa\uac00-\ud7a3]")  # kana, syllables of Korean
_HAN = expression(r"[\u3400-\u9fff]")


def refuse_foreign(pages: Sequence[Page], source: str) -> None:
    """Raise ``SourceError`` where the text of *pages*, all that was read of *source*, is hardly Chinese."""
    text = "\n".join(block.text for page in pages for block in page.blocks)[:_SAMPLE]
    ordinary = gb2312(0xB0, 0xD7)  # level 1, 3,755 characters
    foreign, han = len(_FOREIGN.findall(text)), _HAN.findall(simplify(text))
    if foreign + len(han) < _FEWEST:
        return
    if foreign > _FOREIGN_MOST * (foreign + len(han)):
        raise SourceError(source, "文字是日文或韩文，不是中文", "请核对是不是放错了文件，或换成中文稿")
    if sum(sign not in ordinary for sign in han) > _RARE_MOST * len(han):
        raise SourceError(
            source, "读出来多是生僻字，不像中文（多半是文字编码不对）", "请用原来的程序打开，另存为 UTF-8 编码后再放入"
        )
