"""What is wrong with a line of TOML, said in Chinese, and how it is spelt: for people who never heard of TOML.

A slip is tried, not guessed: a line is mended step by step, and the mended one is shown only if TOML takes it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable

from digest.expressions import expression

__all__ = ["explained"]

_PLACE = expression(r"\(at line (\d+), column (\d+)\)")
_PARTS = expression(r"""("(?:[^"\\]|\\.)*"|'[^']*'|#.*)""")  # what is right as it stands: strings and remarks
_SECRETS = expression(r"\s*(password|url)\b")  # their lines are never shown
_WIDE = expression("[０-９．－＋\u3000\xa0]+")
_OPENED = expression(r"=\s*\[[^\]]*$|\"\"\"|'''")
_NUMBER = expression(r"\d{4300}")  # Python reads no longer one
_FOREIGN = expression(r"\s*\[*\s*[^\x00-\x7f]+\s*[\]=]")  # a Chinese name of a key or a part
_INNER = expression(r'"([^"]*)"')
_LONGEST = 80  # characters of a line shown: what fits on a line of a terminal
_GENERAL = "检查这一行的引号、等号、逗号和方括号：文字用英文引号括起来，每项写成 名称 = 值"
_YES, _NO = ("True", "TRUE", "是", "yes", "on", "开"), ("False", "FALSE", "否", "no", "off", "关")


def explained(text: str, error: Exception) -> tuple[str, str]:
    """Return what *error* of the TOML *text* means, with the number and text of its line, and what to write instead."""
    if digits := _NUMBER.search(text):
        return f"第 {text.count(chr(10), 0, digits.start()) + 1} 行的数太长", "检查是不是多输了数字"
    lines = text.rstrip().split("\n")
    found = _PLACE.search(str(error))
    number = min(int(found[1]), len(lines)) if found else len(lines)
    line = lines[number - 1].strip(" \t\r")
    if _is_toml(line) and "Cannot" in str(error):
        return _repeated(lines, number, line)
    said, mended = ("", "") if _is_toml(line) else _mended(line)
    if not mended and (not found or "Unclosed" in str(error)):
        return _unclosed(lines, number)
    if not mended:
        column = int(found[2]) if found else 1
        remedy = "项和部分的名称要用原来的英文，见随程序带的样例" if _FOREIGN.match(line) else _GENERAL
        return f"第 {number} 行第 {column} 个字附近写法不对{_shown(lines[number - 1], column)}", remedy
    remedy = _GENERAL if _SECRETS.match(mended) else f"应写成：{_short(mended)}"
    return f"第 {number} 行写法不对（{said}）{_shown(line)}", remedy


def _shown(line: str, column: int = 1) -> str:
    """Return *line* as a message ends with it, from shortly before *column* where that lies far behind."""
    start = column - _LONGEST // 2 if column > _LONGEST else 0
    return "" if _SECRETS.match(line) else f"：{'…' if start else ''}{_short(line[start:].strip())}"


def _short(line: str) -> str:
    line = "".join(sign if sign.isprintable() else " " for sign in line)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _is_toml(line: str) -> bool:
    """Say whether *line* is right by itself, or as a line of a list."""
    for text in (line, f"x = [{line}\n]"):
        try:
            tomllib.loads(text)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _unclosed(lines: list[str], number: int) -> tuple[str, str]:
    opened = [place for place, line in enumerate(lines[:number], 1) if _OPENED.search(line)]
    place = opened[-1] if opened else number
    said = f"第 {place} 行起写法不对（方括号或引号没有收尾，或两项之间缺少逗号）"
    return f"{said}{_shown(lines[place - 1].strip())}", '列表写成 ["甲", "乙"]，用 ] 收尾'


def _repeated(lines: list[str], number: int, line: str) -> tuple[str, str]:
    """Return that what *line* names is named above, and where."""
    name = re.split(r"\s*[=#]", line)[0]
    heads = (place for place, one in enumerate(lines[: number - 1]) if one.startswith("["))
    since = 0 if line.startswith("[") else max(heads, default=0)
    again = re.compile(rf"\s*{re.escape(name)}\s*(=|#|$)")
    places = (place for place in range(since + 1, number) if again.match(lines[place - 1]))
    first = next(places, None)
    where = f"（第 {first} 行）" if first else ""
    return f"第 {number} 行的 {_short(name)} 前面已经写过了{where}", "只留一处，删去另一处"


def _mended(line: str) -> tuple[str, str]:
    """Return what is wrong with *line*, and it mended; nothing where no mending helps."""
    said: list[str] = []
    for name, step in _STEPS:
        after = step(line)
        if after != line:
            said.append(name)
            line = after
            if _is_toml(line):
                return "、".join(said), line
    return "", ""


def _outside(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return *change* for what stands outside strings and remarks."""
    return lambda line: "".join(part if number % 2 else change(part) for number, part in enumerate(_PARTS.split(line)))


def _boolean(line: str) -> str:
    words = {**dict.fromkeys(_YES, "true"), **dict.fromkeys(_NO, "false")}
    return re.sub(r"(=\s*)(\w+)(?=\s*(?:#|$))", lambda found: found[1] + words.get(found[2], found[2]), line)


def _closed_head(line: str) -> str:
    found = re.match(r"(\[{1,2})\s*([\w.-]+)\s*\]*\s*(?:#.*)?$", line)
    return f"{found[1]}{found[2]}{']' * len(found[1])}" if found else line


def _quoted(line: str) -> str:
    """Return *line* with its bare text, or a text with one quotation mark, in two of them."""
    found = re.match(r"""(\s*[\w-]+\s*=\s*)("?[^\s"'\[#{][^"'#]*"?)(#.*)?$""", line)
    return f'{found[1]}"{found[2].strip().strip(chr(34)).strip()}"' if found else line


def _with_inner_quotes(line: str) -> str:
    """Return *line* with “ ” for the quotation marks inside its text."""
    found = re.match(r"""(\s*[\w-]+\s*=\s*")(.*)("\s*(?:#[^"]*)?)$""", line)
    return "".join((found[1], _INNER.sub(r"“\1”", found[2]), found[3])) if found else line


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("有看不见的字符", lambda line: re.sub("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\ufeff]", "", line)),
    ("引号要用英文的", _outside(lambda part: re.sub("[“”‘’＂＇「」『』]", '"', part))),
    ("等号要用英文的", _outside(lambda part: re.sub(r"^(\s*[\w.-]+)\s*[＝：:]\s*", r"\1 = ", part))),
    ("逗号要用英文的", _outside(lambda part: re.sub(r"\s*[，、；;]\s*", ", ", part))),
    ("方括号要用英文的", _outside(lambda part: part.translate(str.maketrans("【】［］〔〕", "[][][]")))),
    (
        "数字和空格要用半角的",
        _outside(lambda part: _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), part)),
    ),
    ("等号只写一个", _outside(lambda part: re.sub("={2,}", "=", part))),
    ("行尾不写逗号", lambda line: re.sub(r"^(\s*[\w-]+\s*=.*?)[,\s]+$", r"\1", line)),
    ("是与否写 true、false", _boolean),
    ("数后面不写单位", lambda line: re.sub(r"^(\s*[\w-]+\s*=\s*\d+)\s*[^\W\d_]{1,2}\s*(#.*)?$", r"\1", line)),
    ("总期号只写数", lambda line: re.sub(r"^(\s*serial_start\s*=\s*)第\s*(\d+)\s*[^\W\d_]?\s*(#.*)?$", r"\1\2", line)),
    ("方括号没有收尾", _closed_head),
    ("方括号没有收尾", lambda line: re.sub(r"(=\s*\[[^\]#]*?),*$", r"\1]", line)),
    ("等号后面没有写值", lambda line: re.sub(r"^(\s*[\w-]+)\s*=?\s*(#.*)?$", r'\1 = ""', line)),
    ("缺少等号", lambda line: re.sub(r"^(\s*[\w-]+)\s+(?=[\"'\d\[])", r"\1 = ", line)),
    ("反斜杠要写成 /", lambda line: line.replace("\\\\", "/").replace("\\", "/")),
    ("说明前面要写 #", lambda line: re.sub(r"""^(\s*[\w-]+\s*=\s*"[^"]*")\s+([^#"]+)$""", r"\1  # \2", line)),
    ("文字里的引号用中文的", _with_inner_quotes),
    ("文字要放在一对英文引号里", _quoted),
)
