"""What accompanies the reports of a Word file: mastheads, covering letters, names of gatherings, lines at the edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.expressions import expression
from digest.model import BlockRole
from digest.pages.docx.heads import BULLETIN
from digest.pages.docx.loudness import NUMBERED
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import facts, is_body, is_signer
from digest.pages.items import DASHES, gathers

__all__ = [
    "ISSUE",
    "LEAST_RUNNING",
    "take_edges",
    "take_gathering",
    "take_letter",
    "take_letterhead",
    "take_masthead",
]

ISSUE = expression(
    r"^[（(]?\s*(?:[〔\[]?20\d\d[〕\]]?\s*年?\s*)?(?:总?第\s*[\d一二三四五六七八九十百]+\s*[期周]|增刊).{0,30}$"
    r"|^20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[\s\u3000]+(?:星期.[\s\u3000]+)?(?:总?第\s*\d+\s*期).{0,40}$"
    r"|^\s*20\d\d\s*年\s*第.{1,6}期.{0,20}$|^第\s*\d+\s*期"
)
_ADDRESSED = expression(r"^.{2,20}[:：]$|^(?:[您你]好|现将|兹将)|请(?:审阅|查收|采用|编发|予采|指正|刊用)|谢谢")
_LONGEST_COVER = 120  # characters of lines that only accompany a report
# A paper's or a column's name with its day: 职工园地　2026年8月23日　第4版.
_DATED_NAME = expression(r"^[《【]?(?P<name>[\u4e00-\u9fff]{2,12})[》】]?[\s\u3000·|｜]+(?P<facts>\S.*)$")
_KEEPING, _LONGEST_KEEPING = expression(r"内部|[秘机绝]密|保存|外传|[特加]急"), 20  # characters of such a line
_LONGEST_NAME, _LOUDER = 10, 1.3  # characters of a bulletin's name; how much larger than the one headline it is set
LEAST_RUNNING = 30  # characters of a paragraph that may be a report, or its text
_DOCUMENT = expression(
    r"^[\u4e00-\u9fff]{0,10}\s*[〔\[（(【]\s*20\d\d\s*[〕\]）)】]\s*(?:第\s*)?\d{1,4}\s*号(?:\s.*签发人.*)?$"
)


def take_masthead(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> str | None:
    """Make what stands over the number of a bulletin its furniture; return its name, empty where none is known.

    Nothing is returned where no number stands over the text: the file is no issue.
    """
    numbered = next((n for n in range(min(8, len(flow))) if _is_numbered(flow, roles, n)), None)
    document = next((n for n, each in enumerate(flow[:8]) if _DOCUMENT.match(each.text.strip())), None)
    if document is not None and "body" not in roles[:document]:  # 某某总工会文件, over the number of the document
        roles[: document + 1] = ["folio"] * (document + 1)
    if numbered is None or any(
        role == "body" and not BULLETIN.match(re.sub(r"\s+", "", each.text)) and not _is_keeping(each.text.strip())
        for each, role in zip(flow[:numbered], roles, strict=False)
    ):
        return None
    roles[: numbered + 1] = ["folio"] * (numbered + 1)
    above = (re.sub(r"\s+", "", each.text) for each in reversed(flow[:numbered]))
    beside = _DATED_NAME.match(flow[numbered].text.strip())
    named = [*above, beside["name"] if beside else ""]
    return next((text for text in named if BULLETIN.match(text)), "")


def take_letterhead(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make the name of a body that is set larger over the headline, as on its letter paper, furniture."""
    first, second, *_ = [*(place for place, role in enumerate(roles) if role == "headline"), -1, -1]
    if min(first, second) < 0 or any(role not in ("folio", "headline") for role in roles[:second]):
        return
    if is_signer(flow[first].text) and (flow[first].size or 0.0) > (flow[second].size or 0.0):
        roles[first] = "folio"


def _is_numbered(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], place: int) -> bool:
    """Say whether the line at *place* is that of a masthead: with a bulletin's number, or with a day under its name."""
    text = flow[place].text.strip()
    told = facts(text)
    if ISSUE.match(text) or any(piece.kind == "number" and not piece.text.endswith("版") for piece in told):
        return True
    dated = _DATED_NAME.match(text)
    if dated and "headline" not in roles[:place] and any(piece.kind == "day" for piece in facts(dated["facts"])):
        return not is_body(dated["name"])
    following = next((role for role in roles[place + 1 :] if role != "folio"), "")
    if not place or following != "headline" or all(piece.kind != "day" for piece in told):
        return False
    is_paged = any(piece.kind == "number" for piece in told)  # 2026年11月5日　第2版
    first, *others = [each.size or 0.0 for each, role in zip(flow, roles, strict=True) if role == "headline"]
    is_loudest = roles.index("headline") == place - 1 and bool(others) and first > max(others)
    is_loudest = is_loudest and (len(others) > 1 or _is_name(flow, roles, place, first / max(others)))
    return is_paged or is_loudest or bool(BULLETIN.match(flow[place - 1].text.strip()))


def _is_name(flow: Sequence[DocxParagraph], roles: Sequence[BlockRole], place: int, louder: float) -> bool:
    """Say whether the line over that at *place*, so much *louder* than the one headline under it, names a bulletin."""
    is_short = len(re.sub(r"\s", "", flow[place - 1].text)) <= _LONGEST_NAME
    under = next(each.text for each, role in zip(flow[place:], roles[place:], strict=True) if role == "headline")
    return is_short and louder >= _LOUDER and not under.strip().startswith(DASHES)


def _is_keeping(text: str) -> bool:
    """Say whether *text*, over a masthead, tells how its issue is to be kept: 内部资料　注意保存."""
    return len(text) <= _LONGEST_KEEPING and _KEEPING.search(text) is not None


def take_letter(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make a covering letter with a headline of its own, over that of the report, furniture: 关于报送信息的函."""
    heads = [place for place, role in enumerate(roles) if role == "headline"]
    second = next((place for place in heads if "body" in roles[heads[0] : place]), None)
    if (
        second is None
        or NUMBERED.match(flow[second].text)
        or "body" in roles[: heads[0]]
        or "body" not in roles[second:]
    ):
        return
    texts = [flow[place].text.strip() for place in range(heads[0], second) if roles[place] != "headline"]
    if _is_letter(texts):
        roles[:second] = ["folio"] * second


def _is_letter(texts: Sequence[str]) -> bool:
    """Say whether *texts* only accompany a report: one of them is addressed to somebody, and they are short."""
    return any(map(_ADDRESSED.search, texts)) and sum(map(len, texts)) <= _LONGEST_COVER


def take_gathering(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make the name of what gathers several reports, over the headline of the first one, furniture."""
    heads = [place for place, role in enumerate(roles) if role in ("kicker", "headline")]
    if len(heads) > 1 and gathers(flow[heads[0]].text) and "body" not in roles[: heads[1]]:
        roles[heads[0]] = "folio"


def take_edges(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make what accompanies reports furniture: over the first headline an address, who sends it, short lines.

    So are short lines under the last signature: names, a word to the editor, what programs add.
    """
    heads = [place for place, role in enumerate(roles) if role in ("kicker", "headline")]
    over = [place for place in range(heads[0] if heads else 0) if roles[place] in ("body", "signature")]
    texts = [flow[place].text.strip() for place in over]
    is_letter = _is_letter(texts)
    is_short = all(len(text) < LEAST_RUNNING for text in texts)
    # each report has its sender over it, as the first one has, and the last none under it
    if any(roles[place] == "signature" for place in over) and "signature" not in roles[heads[-1] :]:
        over += [place - 1 for place in heads if place - 1 not in over and roles[place - 1] == "signature"]
    for place in over:
        if is_letter or is_short or roles[place] == "signature":
            roles[place] = "folio"
    signed = max((place for place, role in enumerate(roles) if role == "signature"), default=len(roles))
    under = range(signed + 1, len(roles))
    is_foot = all(len(flow[place].text) < LEAST_RUNNING or "。" not in flow[place].text for place in under)
    if "body" in roles[:signed] and is_foot:
        for place in under:
            roles[place] = "folio" if roles[place] in ("body", "headline", "crosshead") else roles[place]
