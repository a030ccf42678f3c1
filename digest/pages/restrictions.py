"""Room 1: what a source says of itself that forbids to print it: a grade of secrecy, a draft, a day to come.

A grade is marked as GB/T 9704-2012, 7.2.2 has it: 秘密★1年. What papers say of copying (未经许可不得转载), and internal
ones of themselves (内部资料), forbids nothing: most of what comes in bears it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from digest.expressions import expression
from digest.model import Page

_LONGEST = 40  # characters of a line that says nothing else
_FORBIDS = "请?(?:勿|不得|不要|严禁|禁止|不可|不宜)"
_PASSING_ON = "外传|外泄|扩散|泄露|泄密|对外(?:提供|公开|发布|传播)"
_SECRET = expression(r"(?:密级[：:])?(?:绝密|机密|秘密)(?:[★☆*＊].{0,6}|\d+(?:年|个月))|密级[：:](?:绝密|机密|秘密)")
_INTERNAL = expression(
    rf"(?!.{{0,8}}内部(?:资料|刊物|发行|交流)).{{0,16}}{_FORBIDS}(?:{_PASSING_ON}).{{0,4}}|[（(【]?内部(?:讨论|征求意见)?(?:稿|草稿)[）)】]?"
)
# 12月1日10时前不得发布; 请勿在12月1日前刊发; 发布时间：12月1日以后
_UNTIL = expression(
    rf".{{0,16}}(?:\d[日时点号]|会议?|签发|批准|公布)[之以]?前.{{0,6}}{_FORBIDS}(?:对外|公开)?(?:发布|刊发|发表|报道|刊登|传播|见报).{{0,6}}"
    rf"|.{{0,12}}{_FORBIDS}(?:在|于).{{2,14}}前(?:发布|刊发|发表|报道|刊登|见报).{{0,4}}|[【（(]?禁止发布[】）)]?.{{0,12}}"
)
_IN_NAME = expression(rf"{_FORBIDS}?(?:外传|外泄)|勿外?发|内部(?:讨论)?稿|未定稿|[（(]?(?:绝密|机密|秘密)[★）)]")
# What a letter says of itself and of what comes with it, in a sentence: 附件为内部材料，请勿外传。 What a mail server
# puts under every letter (如误收本邮件，请勿泄露) forbids nothing.
_IN_LETTER = expression(
    rf"{_FORBIDS}(?:{_PASSING_ON}|对外|公开|转发|刊[发登用]|发布|发表|见报|报道)|不[宜便]公开|(?:暂|先)不(?:对外|公开|发布|刊[发登用]|报道)"
)
_FOOTER = expression(
    "误收|误发|收件人|收到本邮件|本邮件及其?(?:附件)?(?:可能)?(?:包含|含有)|法律|未经[^，。]{0,8}(?:许可|授权|同意)|病毒"
    "|内部(?:资料|刊物|发行|交流)|要求|提醒|规定"
)
# 附件2系内部情况; 附件1、3请勿外传: the attachments a letter speaks of, or a file is, by number; not 附件2至5
_NUMBERED = expression(r"附件((?:[、和及]?[0-9]{1,2})+|(?:[、和及]?[一二三四五六七八九])+)(?![十\d—~～至到-])")
_MORE = expression("[除余他它均都全所以及和与另各、]")  # 除附件1外均…, 附件2及名单: who knows of which
_NUMBER = expression("[0-9]+")
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_SENTENCE = expression("[^。！？；;\n]+")
_BLANK = expression(r"\s+")


def restricted(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return *pages* of one source, each with the words by which the source forbids to print it, where it does.

    Those stand on a line of their own or in the name of the file, and hold for all of the source.
    """
    lines = (_BLANK.sub("", block.text) for page in pages for block in page.blocks if len(block.text) < 2 * _LONGEST)
    told = next((line for line in lines if len(line) <= _LONGEST and _forbids(line)), "")
    if not told and pages:
        name = PurePosixPath(pages[0].origin.uri.replace("\\", "/")).stem
        told = name if _IN_NAME.search(name) else ""
    return (
        tuple(replace(page, origin=replace(page.origin, restriction=told)) for page in pages) if told else tuple(pages)
    )


def told_in_letter(texts: Sequence[str]) -> str:
    """Return the sentence of a letter by which it forbids to print what comes with it; empty where none does.

    A long paragraph is a report: what that tells of bans is news.
    """
    short = (text for text in texts if len(text) < 2 * _LONGEST)
    sentences = (_BLANK.sub("", told) for text in short for told in _SENTENCE.findall(text))
    told = [one for one in sentences if _IN_LETTER.search(one) and not _FOOTER.search(one)]
    whole = "；".join(told)
    return whole if _NUMBERED.search(whole) else "".join(told[:1])[:_LONGEST]


def holds_for(told: str, uri: str) -> bool:
    """Say whether the ban *told* by a letter may speak of what came with it as *uri*: 附件2请勿外传 not of 附件1.

    Only where the letter names attachments once, by number and nothing else, and *uri* is plainly another one.
    """
    named, members = _NUMBERED.findall(told), uri.split("!/")[1:]
    if len(named) != 1 or _MORE.search(_NUMBERED.sub("", told)) or not members or not _NUMBERED.search(members[0]):
        return True
    forbidden, own = (
        {number for one in found for number in _NUMBER.findall(one.translate(_DIGITS))}
        for found in (named, _NUMBERED.findall("".join(members)))
    )
    return not forbidden.isdisjoint(own)


def _forbids(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_SECRET, _INTERNAL, _UNTIL))
