"""The paragraphs of a report in, their roles out: what a line is by how it is set and what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.appeals import is_appeal
from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.model import BlockRole
from digest.pages import days
from digest.pages.briefs import signer_of, with_briefs_apart
from digest.pages.cleaning import PagePart
from digest.pages.docx.gathered import ENDS, LONGEST_HEAD
from digest.pages.docx.heads import COUNTED, settle_heads
from digest.pages.docx.layouts import (
    body_size,
    take_contents,
    with_boxed_title,
    with_credits_in_cells,
    with_facts_apart,
    with_marked_titles,
    with_named_tables,
    with_run_in_titles,
    without_labels,
)
from digest.pages.docx.loudness import HEAD_FACE, NUMBERED
from digest.pages.docx.mastheads import (
    ISSUE,
    LEAST_RUNNING,
    take_edges,
    take_gathering,
    take_letter,
    take_letterhead,
    take_masthead,
)
from digest.pages.docx.paragraph import DocxParagraph
from digest.pages.facts import CAPTION, EDITORS_NOTE, PICTURE_BY, PLACEHOLDER, WROTE, Fact, facts, is_signer
from digest.pages.items import DASHES, names_column

__all__ = ["Told", "sent_by", "signed_on", "told"]

_LONGEST_SIGN = 40
_IMPRINT = expression(
    r"^[（(]?(?:主编|责任?编辑?|编辑|审核|签发|校对|编发|报[:：]|送[:：]|发[:：]|(?:报送|分送)[:：][^:：]*[、，]|主送|抄送|抄报"
    r"|联系人|联系电话|电话|印数|共印|本期(?:导读|要目)|目\s*录$|附件)|(?:编印|主办)$|(?:办公室|总工会)(?:\s*编)?\s{2,}.{0,4}20\d\d年"
)
_LED = expression(r"^\s*(?P<open>【)(?P<unit>[^】]{3,24})(?P<close>】\s*)(?P<title>.{6,})$")  # whose report it is
# A cutting, with its paper and day: （某某晚报 6月7日）, （《某某日报》2026年6月7日第3版）
_CUTTING = expression(
    r"^(?P<label>[（(]?《?)(?P<unit>[\u4e00-\u9fff]{2,10}(?:报|网|社|电台|电视台))(?P<day>》?[\s\u3000]*(?:20\d\d\s*[年.-])?"
    r"\s*\d{1,2}\s*[月.-]\s*\d{1,2}\s*日?[\s\u3000]*(?:第?\s*\w{1,3}\s*版)?)(?P<end>[）)]?)$"
)
_POSTED = expression(r"^\S{2,24}[（(](?:稿件|来稿|投稿|信息|简讯)[）)]$")  # over a report, whose it is
# Who wrote it, at the end, with nothing else: （陆平　周翊）
_PERSONS = expression(r"^[（(]?[\u4e00-\u9fff·]{2,4}(?:[\s\u3000、]+[\u4e00-\u9fff·]{2,4}){0,4}[）)]?$")
_SERIES = expression(
    rf"^\s*(?:[{ITEM_MARKS}▍▌▎▏]\s*|"
    r"\d{1,2}\s*[.．、](?!\d)\s*|[一二三四五六七八九十]{1,3}、\s*"
    r"|[（(][一二三四五六七八九十\d]{1,2}[）)]\s*)"
)
_FRAMED = expression(r"^\s*([【［《])([^【】［］《》]{2,})([】］》])\s*$")  # a title in brackets
_LEAST_FRAMED = 6  # characters of a title in them; columns have four
_COPIES = expression(r"[（(]?(?:共|印|共印|印数|印发)[:：]?\s*\d+\s*份[)）]?")
_ANNEX = expression(r"^附件?\s*\d?\s*[:：]")
_FORM = expression(
    r"(?:[清大小校]样|第.{1,3}版|(?:报送|投稿|呈报|送审|审批|审签|登记|发稿|来稿|供稿|推荐|申报|汇总)\S{0,4}[单表]|稿签)$"
)


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a report with their roles, and the name of the bulletin that it is, where it has a masthead."""

    parts: tuple[PagePart, ...]
    publication: str = ""


def told(flow: Sequence[DocxParagraph]) -> Told:
    """Return *flow* with the role of every paragraph."""
    flow = with_run_in_titles(
        with_named_tables(
            with_credits_in_cells(with_boxed_title(with_marked_titles(without_labels(with_facts_apart(flow)))))
        )
    )
    plain = [each for each in flow if not each.is_row and not each.is_aside]
    body = body_size(plain)
    text_face = _commonest_face(plain)
    roles = [_first_role(each, body, text_face) for each in plain]
    take_contents(plain, roles)
    _take_annexes(plain, roles)
    publication = take_masthead(plain, roles)
    take_letter(plain, roles)
    take_letterhead(plain, roles)
    _take_around_facts(plain, roles)
    settle_heads(plain, roles, body, is_issue=publication is not None)
    take_gathering(plain, roles)
    _settle_signatures(plain, roles)
    take_edges(plain, roles)
    _take_pictures(plain, roles)
    settled = iter(roles)
    parts: list[PagePart] = []
    for each in flow:
        role: BlockRole = "row" if each.is_row else "folio" if each.is_aside else next(settled)
        pieces = _pieces(each.text, role)
        parts += [PagePart(text, own, each.size, each.bold, place=each.place) for text, own in pieces if text]
    return Told(tuple(with_briefs_apart(parts)), publication or "")


def _commonest_face(plain: Sequence[DocxParagraph]) -> str:
    faces: Counter[str] = Counter()
    for each in plain:
        faces[each.face] += len(each.text)
    return faces.most_common(1)[0][0] if faces else ""


def _take_annexes(plain: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Take the numbered names of annexes under the first of them."""
    for place in range(1, len(plain)):
        above, text = plain[place - 1].text.strip(), plain[place].text
        is_listed = roles[place - 1] == "folio" and (_ANNEX.match(above) or NUMBERED.match(above))
        if is_listed and NUMBERED.match(text.strip()) and len(text) <= 60:
            roles[place] = "folio"


def _pieces(text: str, role: BlockRole) -> tuple[tuple[str, BlockRole], ...]:
    """Return *text* in pieces, each with its role: what has *role*, and what is set before or behind that."""
    if role == "signature":
        if pieces := facts(text.strip()):
            return tuple((piece.text, _role_of(piece)) for piece in pieces)
        if cut := _CUTTING.match(text.strip()):
            return (cut["label"], "folio"), (cut["unit"], role), (cut["day"] + cut["end"], "folio")
    if role == "headline":
        if (number := _SERIES.match(text)) and number.end() < len(text):
            return (number[0], "folio"), (text[number.end() :], role)
        if (framed := _FRAMED.match(text)) and len(framed[2]) >= _LEAST_FRAMED:
            return (framed[1], "folio"), (framed[2], role), (framed[3], "folio")
        if (led := _LED.match(text)) and is_signer(led["unit"]):
            return (led["open"], "folio"), (led["unit"], "folio"), (led["close"], "folio"), (led["title"], role)
    return ((text, role),)


def signed_on(parts: Sequence[PagePart]) -> str:
    """Return the line with the only day that *parts* are dated with; empty where there is none, or several."""
    found = [
        part.text
        for part in parts
        if part.role in ("folio", "byline") and len(part.text) <= 60 and days.found(part.text)
    ]
    return found[0].strip() if len({str(days.day_of(text)) for text in found}) == 1 else ""


def sent_by(masthead: Sequence[PagePart]) -> str:
    """Return who reports by the lines over a headline: in brackets before it, or beside the day in a masthead."""
    texts = (  # 某某总工会（稿件）; whom a letter speaks to sends nothing
        NUMBERED.sub("", re.sub(r"[（(].{1,4}[）)]$", "", part.text.strip()))
        for part in masthead
        if not part.text.endswith(("：", ":"))
    )
    told = (piece.text for text in texts for piece in facts(text) if _role_of(piece) == "signature")
    return next(told, "")


def _take_pictures(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make captions that are sentences the text, where there is none beside them: pictures carry the news."""
    if "body" not in roles:
        for place, each in enumerate(flow):
            roles[place] = "body" if roles[place] == "caption" and "。" in each.text else roles[place]


def _role_of(piece: Fact) -> BlockRole:
    """Return the role of a piece of a line of facts: the bodies and persons that no label gives other work."""
    if piece.told == "other":
        return "folio"
    return "signature" if piece.kind == "body" else "byline" if piece.kind == "person" else "folio"


def _take_around_facts(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Settle the lines between a headline and running text: what goes on with it, who sends it; and heads set plain.

    A plain line is a headline over a line that names who sends it, which stands over running text.
    """
    is_running = [role == "body" and len(each.text) >= LEAST_RUNNING for each, role in zip(flow, roles, strict=True)]
    for place in range(1, len(flow) - 1):
        text = flow[place].text.strip()
        if roles[place - 1] != "headline" or roles[place] not in ("headline", "body"):
            continue
        if is_signer(text) and is_running[place + 1]:
            roles[place] = "signature"
        elif text.startswith(DASHES) and len(text) <= LONGEST_HEAD and not ENDS.search(text):
            roles[place] = "headline"
    for place in range(1, len(flow) - 1):  # 要闻, between two reports
        is_under_text = roles[place - 1] == "body" and not is_signer(flow[place - 1].text)
        if roles[place : place + 2] == ["body", "headline"] and not is_under_text and names_column(flow[place].text):
            roles[place] = "folio"
    for place in range(1, len(flow)):
        following = next((role for role in roles[place + 1 :] if role != "folio"), "headline")
        if (roles[place], following) == ("body", "headline") and is_running[place - 1] and is_signer(flow[place].text):
            roles[place] = "signature"
    plain = [
        place
        for place in range(len(flow) - 2)
        if (roles[place], roles[place + 2]) == ("body", "body") and is_running[place + 2]
        if roles[place + 1] == "signature" or (roles[place + 1] == "body" and is_signer(flow[place + 1].text))
        if len(flow[place].text) <= LONGEST_HEAD and not ENDS.search(flow[place].text.strip())
    ]
    if len(plain) > 1 or "headline" not in roles:
        for place in plain:
            roles[place : place + 2] = ["headline", "signature"]


def _first_role(each: DocxParagraph, body: float, text_face: str) -> BlockRole:
    text = each.text.strip()
    if _FORM.search(text) and len(text) <= 20:
        return "folio"
    is_right = each.align in ("right", "end")
    if (
        not re.search(r"\w", text)
        or _POSTED.match(text)
        or PLACEHOLDER.match(text)
        or EDITORS_NOTE.match(text)
        or COUNTED.match(text)
        or _COPIES.fullmatch(text)
        or is_appeal(text)
    ):
        return "folio"
    if WROTE.match(text):
        return "byline"
    if _CUTTING.match(text):
        return "signature"
    if each.after_picture and len(text) <= LONGEST_HEAD and not text.endswith("。") and each.align == "center":
        return "caption"
    if ISSUE.match(text) or (_IMPRINT.search(text) and text[0] not in "（("):  # 附件 and the like
        return "folio" if len(text) <= 60 else "body"
    if told := facts(text):
        kinds = {_role_of(piece) for piece in told}
        # a body with nothing about it may stand anywhere, as in a list of names: its place tells what it is
        is_bare = all(piece.kind in ("body", "person", "mark") for piece in told) and text[0] not in "（(—-"
        is_bare = is_bare and (each.align != "center" or all(piece.kind != "person" for piece in told))
        if "signature" not in kinds or not is_bare or is_right:
            return next((role for role in ("signature", "byline") if role in kinds), "folio")
    if PICTURE_BY.match(text) or (CAPTION.match(text) and len(text) <= 80 and not signer_of(text)):
        return "caption"
    if text[0] in "（(" and _PERSONS.match(text):
        return "byline"
    if is_right and len(text) <= _LONGEST_SIGN and not ENDS.search(text):
        return "byline" if _PERSONS.match(text) else "signature"
    if text.startswith(DASHES) and len(text) <= LONGEST_HEAD and each.align == "center":
        return "headline"
    return "headline" if _stands_out(each, text, body, text_face) else "body"


def _stands_out(each: DocxParagraph, text: str, body: float, text_face: str) -> bool:
    if len(text) > LONGEST_HEAD or ENDS.search(text) or (text.endswith(("！", "？", "”")) and len(text) > 45):
        return False
    if NUMBERED.match(text) and each.align != "center":
        is_set = bool(body and each.size and each.size >= 1.1 * body) and HEAD_FACE.search(each.face) is not None
        return each.level is not None or each.bold or is_set
    is_large = bool(body and each.size and each.size >= 1.1 * body)
    is_faced = each.face != text_face and HEAD_FACE.search(each.face) is not None
    is_small = bool(body and each.size and each.size <= 0.9 * body)
    is_centred = each.align == "center" and not is_small
    return each.level is not None or is_large or is_centred or each.bold or is_faced


def _settle_signatures(flow: Sequence[DocxParagraph], roles: list[BlockRole]) -> None:
    """Make signing bodies under a headline and at the end of a story its signature; undo those in mid-text."""
    for place, each in enumerate(flow):
        nearest = next((role for role in roles[place + 1 :] if role != "folio"), "headline")
        before = next((role for role in reversed(roles[:place]) if role != "folio"), "")
        is_under_head = before in ("headline", "subheadline")
        if roles[place] in ("body", "crosshead") and is_signer(each.text):
            is_last = nearest in ("headline", "kicker", "signature") and "body" in roles[:place]
            roles[place] = "signature" if is_last or is_under_head else roles[place]
        elif roles[place] == "signature" and nearest in ("body", "crosshead") and "body" in roles[:place]:
            roles[place] = "signature" if is_under_head or is_signer(each.text) else "body"
