"""``digest fonts``: which type faces pages are set in on this machine, and which characters none of them has."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from digest import fonts
from digest.commands.common.terminal import MADE, WRONG
from digest.errors import SourceError, trouble
from digest.pages.encodings import decode
from digest.renderings import faces

_EXAMPLE = "例：digest fonts；digest fonts --text 甪直缂丝；digest fonts --text 版面.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``digest fonts``."""
    parser.epilog = _EXAMPLE
    parser.add_argument("--text", metavar="文字或文件", help="再查这些文字（或这个文本文件）里有没有字体都没有的字")
    parser.add_argument("--layout", default="jianbao", metavar="版式", help="看哪个版式的，默认 jianbao")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the face of each role, and what *text* would lack; return the exit status."""
    text = _text(arguments.text) if arguments.text else ""
    chosen = faces.chosen(arguments.layout)
    for choice in chosen:
        used = f"已安装 {choice.family}" if choice.is_official else f"未安装，用自带的 {choice.family} 代替"
        print(f"{choice.wanted}：{used}，可画 {choice.characters} 个字")
        print(f"  用于 {'、'.join(choice.styles)}")
        print(f"  文件 {choice.file}")
    if any(not choice.is_official for choice in chosen):
        print("装上所缺的公文字体，以后排版就用它们；DOCX 里写的总是公文字体的名字。")
    if not text:
        return MADE
    absent = faces.absent(text, arguments.layout)
    for choice in chosen:
        lacking = () if choice.is_official else fonts.lacking(text, choice.family)
        if borrowed := [sign for sign in lacking if sign not in absent]:
            print(f"{choice.family} 里没有、由别的字体代画：{_named(borrowed)}")
    if absent:
        print(f"没有一种字体有这些字，含有它们的条目排不出来：{_named(absent)}")
        return WRONG
    print("所查文字都有字形。")
    return MADE


def _text(given: str) -> str:
    """Return what is to be looked through: the text of the file of that name, or else the words themselves."""
    try:
        if not Path(given).is_file():
            return given
        return decode(Path(given).read_bytes(), given)[0]
    except ValueError:  # no name of a file can hold a NUL
        return given
    except OSError as error:
        raise SourceError(given, f"读不出来：{trouble(error)}", "请检查路径和权限") from error


def _named(signs: Sequence[str]) -> str:
    return "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in signs)
