"""Which sentences cannot stand alone: who speaks, which meeting, whose figures these are stands in one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from digest.disputes import is_answer, is_claim, is_settled
from digest.expressions import expression
from digest.highlights import cues
from digest.highlights.candidates import Candidate
from digest.highlights.gate import NO_SUBJECT
from digest.highlights.talk import talk_of
from digest.outcomes import tells_toll

Lean = Literal["pronoun", "event", "no_subject", "count", "ordinal", "lapse"]

_EVENTS = (
    "会议|大会|全会|年会|例会|学习会|座谈会|推进会|动员会|部署会|现场会|启动会|活动|仪式|培训班?|讲座|论坛"
    "|竞赛|大赛|比赛|决赛|赛事|赛程|比武|巡展|展览|演出|汇演"
)
# Opens with an event that was named before: 本次活动, 会议强调, 会上, 培训期间, 随后.
_EVENT = expression(
    rf"(?:本次|此次|本届|这次|该次|会上|会后|会中|仪式上|席间|其间|期间|随后|接着|接下来|当[天日晚][，,])"
    rf"|(?:{_EVENTS})(?:还|由|将|共|分|以|设|旨在|[，,]|采取|围绕|明确|决定|部署|总结|传达|听取|审议|通报|学习|讨论|宣布"
    rf"|对|为|吸引|包括|历时|持续|强调|指出|要求|认为|提出|号召|现场|上|中|期间|结束|最后|当天|尾声|伊始|开始|是|在|从|通过|邀请|得到)"
    rf"|开班仪式(?:后|结束)|[^，,]{{0,4}}班上[，,]|(?:[市县区]领导|(?:调研|工作|慰问|督导|督查|检查|考察|专家)组(?:一行)?)(?!成立)"
    rf"|[^，,。]{{2,10}}一行(?:先后|深入|来到|实地|走访|参观|听取|还|又)"
)
# Says who came and not to what: 市委书记某某出席会议并讲话.
_CAME = expression(
    rf"(?!.*(?:\d日|近日|日前))[^。；]*(?:出席|参加|主持|列席|参与)了?(?:[本此]次)?(?:(?:{_EVENTS}|开班式|启动式|[开闭]幕式|座谈)[^，,。]{{0,6}})?"
    r"(?:并[^。]{0,16})?。"
)
_LONGEST = 12  # sentences that one leans on: an enumeration has ten points at most
# The news peg, no further than a name from the start.
DATED = expression(r".{0,12}?(?:近日|日前|近期|[昨今当][天日]|\d{1,2}月\d{1,2}日)")
_NAMES_EVENT = expression(_EVENTS)
# Opens with what points back, or so behind a short clause of time: 这一食堂, 说这话的, 像她这样的, 半年后，他.
_POINTS_BACK = expression(
    r"说(?:出|起|完)?(?:这|那)|并(?![购非])"
    r"|这(?!里的|[一几两三]?[年月周][，,]|[几两三]天[，,])|那(?=[个些种次场位名天年时])|前者|后者|双方|[两三四五六七八九][家个地方](?:单位|部门|企业|公司|工会|机构)(?!工会)?(?![^，。]{0,2}[、和])"
    r"|(?:像|同|和|跟|与)(?:他|她|它|这|那)|[^，,。]{0,8}(?:[后时前来年月天晨午晚]|如今|现在|目前)[，,](?:他|她|它)们?(?!人)"
    r"|(?:[与和同比]|相比)(?:以往|过去|往年|以前|从前|此前|之前|往常)[^，,。]{0,4}[，,]|不同的是|除此|不仅如此|不只如此|其中|这当中|当中"
    r"|[在对从由把向为据按]其(?![他它余实中间])"
)
# Somewhere in it those are counted who were named before: 由这三人组成的工作组.
_THESE = expression(r"(?P<before>[^、。]*)[由对给为把]这[\d二两三四五六七八九十]+(?P<unit>[人名位家个])")
# Opens with a time counted from what was told before, or with what came of it: 两个小时后, 次日, 一年来, 接到求助后.
# It does not where who did it is named in full behind the years: 18年来，全市各级工会….
_LAPSE = expression(
    r"(?![^，,。]{1,6}年以?来[，,]?(?:全[省市县区州]|各级|[^，,。]{0,12}总工会))(?!\d{4}年|\d{1,2}月(?:份)?以来)[一二三四五六七八九十两半几数\d]+多?(?:个半?|个多)?(?:小时|分钟|钟头|天|日|周|星期|月|年|季度)(?:多|半)?(?:之?后|以后|过后|来|以来|下来|过去|间)(?![进台的])[，,]?"
    r"|次日|翌日|隔[天日]|第二天|当[天日晚](?:[上下中]午|晚上|夜里)?[，,]|事后|随即|成立(?:以来|至今)|开[张办业]以来"
    r"|(?:接到|收到|得知|了解|拿到|听说|获悉|有了|掌握)(?![^，,。]*[省市县区镇乡])[^，,。]{0,8}(?:之?后)?[，,]"
    r"|(?:截至目前|截至今日|目前|如今|现在|眼下|至今|到现在)[，,]?(?:已有|已经?(?=[有在为])|共有|他们|她们|它们)"
)
# Who says it, or since when it is so, before what points back.
_SAID_BY = (
    r"(?:据(?:悉|(?:初步|不完全)?[了统介][解计绍])|(?:截至)?(?:目前|今日)"
    r"|[今去]年(?:以来)?|近[年几日]来?|如今|同时|此外|另外|未来)[，,]"
)
_ASIDE = expression(_SAID_BY)
# 该区, 该中心 is named in the report; what somebody says between the two names neither.
_THAT = expression(rf"(?:{_SAID_BY})?该")
# A point behind the first, which stands in the sentence before; the first of several.
_ORDINAL = expression("[二三四五六七八九十]是|第[二三四五六七八九十][，,、]|其[次二三四][，,]")
_FIRST = expression("一是|第一[，,、]|其一[，,]|首先[，,]")
_HOLDER = expression("书记|主席|主任|委员长|[部省市县区局院]长|常委|秘书长|巡视员")
# Named without an office, which stands where the name comes first: 张某某指出, 李某某一行.
_NAMED = expression(
    r"([\u4e00-\u9fff]{2,3})(?:同志)?(?:在[^，,。]{0,14}[中上时])?(?:还|并)?(?:指出|强调|要求|表示|希望|提出|认为|说|叮嘱|勉励|对)"
)
# Speech with its speaker named by a pronoun alone, behind or between the quotation: …”他说.
_HE_SAID = expression(r"[”\"」](?:他|她|他们|她们)(?:还)?(?:说|表示|介绍|告诉|坦言|道)")
# What somebody named before asks of somebody: 各级工会要, 工会系统要.
_ASKED = expression(r"[^，,。]{0,10}(?:系统|干部|工会|组织|部门|单位|同志|代表|党员|职工)们?都?要(?!求)")
_SPEAKS = expression(r"[^，,报]{2,20}(?:指出|强调|要求|提出|表示|号召|说)[，,：:]")
# What answers a rumour, told in the sentence before: 经核实，…; 市总工会回应：….
_ANSWER = expression(r"^经(?:核实|核查|查|了解|查证)|不实|不属实|虚假|谣言|辟谣|澄清|否认|回应|声明|从未|并未|并非")
_FAR = 6  # sentences from who speaks to what is still asked
# A figure of something whose owner is not named: 工会会员628人, 全年新建工会组织40家; a deed (培训干部900人) is none.
_COUNT = expression(
    r"(?!(?:[本此今][轮次年季]|目前|已|共|累计|先后|还)*"
    r"(?:培训|培育|新建|建[立成]|发展|开展|举办|组织|发放|慰问|走访|资助|救助|评选|选树|投入|筹集|为|给|向))"
    r"(?:目前|全年|现|共|其中|累计)?[^，,\d省市县州镇乡]{2,10}\d[\d.,]*[余多]?[万亿]?[余多]?[人名家个次](?:[，,。；]|$)"
)
# The toll of an accident that the sentence before names: 经过7小时救援，2人获救. One that names a place stands alone.
_TOLL = expression(
    r"(?![^。]*[省市县区镇乡村])(?:经过?[^，,。]{0,20}(?:救援|搜救|抢救|营救|救治)|事故(?:已|共)?(?:造成|导致|致)|(?:截至|到)[^，,。]{2,12}[，,])"
)


def lean_of(text: str) -> Lean | None:
    """Return how *text* leans on what stands before it; None for a sentence that stands alone.

    What points back may stand behind words of another kind: 据悉，该活动…, 目前，该镇….
    """
    lean = _lean_of(text)
    aside = _ASIDE.match(text) if lean is None else None
    behind = _lean_of(text[aside.end() :]) if aside else lean
    return behind if lean or behind in ("pronoun", "event") else None


def _counts_these(text: str) -> bool:
    """Say whether *text* counts those (由这三人) whom it has not counted before (建起30个驿站，为这30个驿站)."""
    found = _THESE.match(text)
    return found is not None and re.search(rf"[\d一二两三四五六七八九十]{found['unit']}", found["before"]) is None


def _lean_of(text: str) -> Lean | None:
    if NO_SUBJECT.match(text) or _ASKED.match(text):
        return "no_subject"
    if _ORDINAL.match(text):
        return "ordinal"
    if _EVENT.match(text) or _CAME.fullmatch(text):
        return "event"
    if cues.find_opener(text) == "pronoun" or _HE_SAID.search(text) or _POINTS_BACK.match(text) or _counts_these(text):
        return "pronoun"
    if _LAPSE.match(text):
        return "lapse"
    return "count" if _COUNT.match(text) or (_TOLL.match(text) and tells_toll(text)) else None


def supports_of(candidates: Sequence[Candidate]) -> tuple[int | None, ...]:
    """Return for each of *candidates* the position of the one that it cannot stand without; None where it can.

    That is the last one that names a speaker for what is asked, else the sentence before; the report of the event for
    what leans on an event: the last one with a day, else the first. An event that a broken sentence names is one that
    the headline names too. A bare name leans on where it stands with an office. A rumour and its answer lean on each
    other; a complaint leans on what came of it.
    """
    supports: list[int | None] = []
    holders: dict[str, int] = {}  # by name: where it stands with an office
    report = None
    for position, candidate in enumerate(candidates):
        lean = lean_of(candidate.text)
        support = position - 1 if position and lean else None
        if position and lean == "no_subject":
            near = range(position - 1, max(position - _FAR, 0) - 1, -1)
            named = (one for one in near if _SPEAKS.match(candidates[one].text) and not candidates[one].is_doubted)
            support = next(named, support)
        if position and _THAT.match(candidate.text):
            told_before = (one for one in range(position - 1, -1, -1) if candidates[one].kind == "statement")
            support = next(told_before, support)
        if position and lean == "event":
            told = report or 0
            support = told if candidates[told].complete else None
        if lean is None and (bare := _NAMED.match(candidate.text)):
            support = holders.get(bare[1])
        if position and _ANSWER.search(candidate.text) and "hearsay" in talk_of(candidates[position - 1].text):
            support, supports[-1] = position - 1, position
        if lean is None and _NAMES_EVENT.search(candidate.text) and (report is None or DATED.match(candidate.text)):
            report = position
        supports.append(support)
        for holder in _HOLDER.finditer(candidate.text):
            for length in (2, 3):  # characters of a name
                holders.setdefault(candidate.text[holder.end() : holder.end() + length], position)
    _tie_points(candidates, supports)
    return _with_outcome(candidates, supports)


def _with_outcome(candidates: Sequence[Candidate], supports: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return *supports*, complaints that lean on nothing leaning on what came of them further down."""
    claims = {place for place, one in enumerate(candidates) if supports[place] is None and is_claim(one.text)}
    outcome = _outcome_of(candidates) if claims else -1
    return tuple(outcome if place in claims and place < outcome else held for place, held in enumerate(supports))


def _tie_points(candidates: Sequence[Candidate], supports: list[int | None]) -> None:
    """Let the first of several points lean on the last, as each leans on the one before: told whole or not begun."""
    first = None
    for position, candidate in enumerate(candidates):
        if _FIRST.match(candidate.text):
            first = position
        elif first is not None and _ORDINAL.match(candidate.text):
            supports[first] = position
        else:
            first = None


def _outcome_of(candidates: Sequence[Candidate]) -> int:
    """Return the position of the last of *candidates* that tells what came of a dispute, else of the other side's
    answer; -1 where there is neither.
    """
    told = [place for place, one in enumerate(candidates) if one.complete and one.kind != "fragment"]
    settled = [place for place in told if is_settled(candidates[place].text)]
    answers = [place for place in told if is_answer(candidates[place].text)]
    return max(settled or answers, default=-1)


def company_of(position: int, supports: Sequence[int | None]) -> tuple[int, ...]:
    """Return the positions of what the sentence at *position* leans on, the nearest first, at most ``_LONGEST``."""
    company: list[int] = []
    support = supports[position]
    while support is not None and support not in (position, *company) and len(company) < _LONGEST:
        company.append(support)
        support = supports[support]
    return tuple(company)
