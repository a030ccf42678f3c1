"""What stands over an entry: the source's headline, with its 引题 if that alone names somebody, else a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.characters import LIST_MARKS, simplify
from digest.expressions import expression
from digest.model import Article
from digest.sentences import pairs, sentences

_AT_MOST = 3  # candidates shown to an editor
_SHORTEST, _LONGEST = 6, 48  # characters of a candidate: what stands on two lines of headline type, three of contents
# What a page prints where a headline could stand: who answers for it, which page it is, who wrote, where it was posted.
_FURNITURE = expression(
    r"[\s　]*(?:责任编辑|责编|本版编辑|编辑|校对|版式|美编|组版|值班主任)[:：\s　]?[^，。]{0,20}"
    r"|第?\s*[0-9一二三四五六七八九十A-Z]{1,4}\s*版.{0,12}|.{0,12}(?:发表于|發表於).{0,30}"
    r"|(?:新华社|中新社|人民网|新华网|中工网|本报)[^，。]{0,12}(?:讯|电|记者)[^，。]{0,12}"
    r"|[（(]?(?:本报|本网)?(?:实习)?(?:记者|通讯员)[^，。]{0,24}|[^，。]{1,16}[\s　]摄[)）]?"
    r"|(?:要闻|综合新闻|综合|新闻|时政|本地|工运|图片新闻|简讯|导读|专版|广告|下转|上接)(?:版|专栏|栏目|第\d+版)?"
)
# The mark or number before it, the column it stood in, and that a picture went along: ■, 一、, 【大国工匠】, （组图）;
# not 一、二线职工.
_LABEL = expression(
    rf"^(?:[{LIST_MARKS}]+(?=[\s　“《\u4e00-\u9fff])"
    r"|【[^】]{2,24}】"
    r"|(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])(?![一二三四五六七八九十])"
    r"|[^｜|，。：:“”《》\s]{2,8}[｜|]|[（(](?:图片新闻|组图|图文|图|视频)[)）]|图片新闻[:：])"
    r"[\s　]*(?=.{6})"
    r"|[（(](?:图片新闻|组图|多?图|图文|附图|视频)[)）]$"
)
# Who came and spoke, in a row of its own above or under what took place: 郑海涛出席并讲话　王建国作报告.
# A person by the name alone: neither how many (千人, 百队) nor what people are.
_ONE = r"[\u4e00-\u9fff]{2,3}(?<![人队名])(?<!劳模)(?<!工匠)(?<!职工)(?<!代表)(?<!专家)(?<!律师)"
_NAMES = rf"{_ONE}(?:[、 　]{_ONE}){{0,3}}"
_CAME_TO, _REPORTED = "(?:出席|主持|参加|到会)(?:会议|大会|活动|仪式)?", "作(?:工作)?报告(?!会)"
_SPOKE = rf"{_NAMES}(?:{_CAME_TO}(?:并(?:讲话|致辞))?|{_REPORTED}|讲话|致辞)"
_SPOKE_AT_END = rf"{_NAMES}(?:{_CAME_TO}并(?:讲话|致辞)|{_REPORTED})"  # what stands behind needs no blank between
_CAME = expression(
    rf"^(?:{_SPOKE}[ \u3000]*)*(?:{_SPOKE}[ \u3000]+|{_SPOKE_AT_END})(?=.{{8}})"
    rf"|(?<=.{{8}})(?:[ \u3000]+{_SPOKE}){{1,4}}$"
)
_KIND_ALONE = expression("(?:更正|勘误|致歉|[订补校]正|正误|通知|公告|启事|声明|说明|通告|告示)")
_KIND_LONGEST = 8  # characters of a headline that says no more than that: 来函更正, 更正与致歉, 人名订正
# Whose deed it is: a union, a place, a house, people by what they are.
_SOMEBODY = expression(
    r"[省市区县州盟旗镇乡村](?![场面长民里])|工会|职工|劳模|工匠|街道|园区|集团|公司|企业|学校|医院|全总|代表|农民工|小哥|骑手"
    r"|女工|员工"
)
_PLACED = expression(r"工会|[省市县区州盟旗镇乡](?![场面长民里])|街道")
_DASH = expression("—|──|――|－－|--")
_DEED = expression(
    r"举行|举办|召开|开幕|闭幕|启动|启用|开班|开讲|开赛|揭牌|成立|落幕|落成|发布|出台|签订|表彰|命名|授予|走访|慰问(?!品|金|信|组|团|小组)|发放|"
    r"(?<!工会)组织|开展|推出|上线|建[成起立]|当选|收官|启幕|培训|竞赛|印发|签署|出版|援建|调研|看望|挂牌|(?<!改革)开放|送清凉|送温暖"
    r"|闭幕|落下帷幕|开通|发出|进行|办(?![公法事理])|送[到去上]|遴选|招募|救助|资助|筹集|下拨|拨[出付]|决定"
)
# A clause that opens so says when, why, or by whom, not what; or its subject stands in the clause before.
_ASIDE = expression(
    r"(?:近日|日前|近期|昨[天日]|今[天日]|当[天日]|连日来|今年|去年|目前|\d{1,2}月\d{1,2}日|\d{4}年(?=[\d，,以底初末前春夏秋冬上下]|$)|[的是将并也还它]|我们|被称|已经|来自|家住|为|在|随着|由|[利使]?用(?![工人户电水])|作为|截[至止]|值此|正在|就|当(?!选)|自|据|经|以|围绕|通过|从|对|向|"
    r"根据|按照|据悉|其中|同时|此次|本次|这|该|他|她|会上|活动)"
)
# One that opens so, lacking who does it, says why or how, or is a point of several; one that ends so says what for.
_BARE = expression(
    r"充分|发挥|促进|及时|[更既]是|更[好加]|除|进一步|切实|推[动进]|[把让使]|不仅|全面|深入|详细|大力|认真|有效|不断|着力|旨在|积极"
    r"|持续|提[升高]|增强|营造|激发|弘扬|落实|贯彻|丰富|展[示现]|彰显|做好|[一二三四五六七八九十][是要]"
    r"|.*(?:作用|氛围|观念|意识|理念|水平|局面|热情|积极性|幸福感|获得感|归属感)$"
)
# One that opens so goes on with what the clause before began: who did it stands there.
_GOES_ON = expression(rf"(?:{_DEED.pattern}|[到赴]|走进|前往|来到|先后|分别|共同|打造|向)")
_OPENING = expression(
    r"^(?:近日|日前|近期|昨[天日]|今[天日]|\d{1,2}月\d{1,2}日)(?:[(（][^)）]*[)）])?(?:[上下]午)?[,，]?"
)
# A clause that ends so says nothing yet: what was learnt, said or issued stands in the next; so who held what, when
# or on what ground, and to what end, a name without a deed, and where it was.
_UNFINISHED = expression(
    r"(?:了解到|获悉|得知|[说称]|表示|指出|介绍|通知|文件|[年月以]来|期间|基础上|过程中|之际|截至目前|(?:主|承|协)办|\d[:：]\d\d"
    r"|决定|方式|(?<!小)时|第[一二三]天)$|(?:(?:^|[,，])为(?!期)|为了|为进一步)[^,，]*$"
)
_NAME_ALONE = expression(
    r"(?!.*(?:印发|发布|出台|签署|制定|出版|推出|宣讲|学习)).*(?:》|一书)$"
    r"|(?!.*(?:[进入到]|落户|建成|成立|启用))[\u4e00-\u9fff]{2,16}(?:[市县区园厂站馆镇村场]|公司|中心|街道|社区)$"
)
_HEARSAY = expression(".*[记笔]者.{0,16}(?:了解到|获悉|得知|获得消息)")  # what was heard stands better alone
_SPOKEN = expression("[。！？!?]”")  # whole sentences in quotation marks: a scene, no headline
_ROOM = 32  # characters up to which a clause is not cut down to the event that it names: two lines of contents
_FURTHEST = 60  # characters of one that says who did what, which no shorter clause of its sentence does: three lines
_SENTENCES = 3  # the first may be a slogan, the second its reason
_TOLD = 0.5  # of its pairs of characters: a 引题 that stands in the headline so far says it twice
_RAN_IN = expression(
    r"([^。！？!?\n]{8,48}?)[\s　]*(?:本报讯|本网讯|(?:本报|本网)?(?:记者|通讯员)[^，。“”]{2,16}?(?:报道|报导))"
)
# What stands before the deed and its doer: who held it, how long it took; 由 before a doer.
_HOSTS = expression(r"^.*?(?:主办|承办|协办|举办)(?:单位)?的(?=.{6})|^为期[^，,]{1,8}的(?=.{6})|^由(?![于此])(?=.{6})")
_EVENT = expression(
    r"^(.{4,38}?(?:仪式|大会|会议|推进会|决赛|竞赛|大赛|比赛|活动|培训班|宣讲|汇演|巡展|座谈会))(?=在[^，,]{2})"
)

_HELD = expression(
    r"^.{4,60}?(?:举办|举行|召开|启动)了?(?=[^，,]{8})(.{8,48}?(?:大会|会议|决赛|竞赛|大赛|比赛|活动|培训班|仪式|座谈会))$"
)


def is_furniture(headline: str) -> bool:
    """Say whether *headline* is no headline: 责任编辑, 第3版, a column's name, who wrote or took the picture."""
    return bool(_FURNITURE.fullmatch(headline.strip()))


def is_bare(headline: str) -> bool:
    """Say whether *headline* says only what kind of text stands under it, not of what: 更正, 致歉, 通知."""
    return len(headline.strip()) <= _KIND_LONGEST and bool(_KIND_ALONE.search(headline))


def is_telling(headline: str) -> bool:
    """Say whether *headline* names somebody: a union, a place, a house, people."""
    return bool(_SOMEBODY.search(headline))


def of_source(article: Article) -> str:
    """Return the headline of *article*, its 引题 before it where only that names somebody; empty where it has none.

    A 副题 behind a dash (——记劳模赵志强) follows a headline that names no body and no place, one with a deed
    (一站式中心揭牌) a headline with none.

    Labels of columns and pictures are left off. What ran into the text before 本报讯 or 记者…报道 is the headline or
    its last row, and what stood above it its 引题.
    """
    headline = "" if is_furniture(article.headline) else _CAME.sub("", _LABEL.sub("", article.headline))
    kicker = "" if is_furniture(article.kicker) else article.kicker
    if ran_in := _RAN_IN.match(article.body):
        headline, kicker = f"{kicker}{ran_in[1]}", headline
    is_wanted = not is_telling(headline) and is_telling(kicker) and kicker[-1] not in "?？"
    pairs_told = [kicker[place : place + 2] in headline for place in range(len(kicker) - 1)]
    is_wanted = is_wanted and sum(pairs_told) < _TOLD * len(pairs_told)
    is_short = len(kicker) + len(headline) <= _LONGEST
    if headline and is_wanted and is_short:
        return f"{kicker}　{headline}"
    under = article.subheadline.strip()
    if not headline or len(headline) + len(under) > _LONGEST:
        return headline
    if _DASH.match(under):
        return headline if _PLACED.search(headline) else f"{headline}{under}"
    return f"{headline}　{under}" if _DEED.search(under) and not _DEED.search(headline) else headline


def proposals(article: Article) -> tuple[str, ...]:
    """Return up to three clauses of *article* that may stand as its headline, best first; each stands in its body.

    One that says who did what comes before others, then one that names somebody, then what stands first.
    """
    found: list[tuple[bool, bool, int, str]] = []
    body = article.body
    for place, (start, end) in enumerate(sentences(body)[:_SENTENCES]):
        for clause in _clauses(body[start:end]):
            found.append((not _says_who_did_what(clause), not is_telling(simplify(clause)), place, clause))
    ranked = dict.fromkeys(clause for *_, clause in sorted(found, key=lambda one: one[:3]))
    return tuple(ranked)[:_AT_MOST]


def _says_who_did_what(clause: str) -> bool:
    """Say whether somebody stands in *clause* and a deed behind: 讲解…工会 names one to whom it was done."""
    words = simplify(clause)
    is_part = any(sign.match(words) for sign in (_ASIDE, _BARE, _GOES_ON, _HEARSAY)) or _UNFINISHED.search(words)
    somebody = None if is_part else _SOMEBODY.search(words)
    return bool(somebody and _DEED.search(words, somebody.end()))


def _clauses(sentence: str) -> Iterator[str]:
    """Yield what of *sentence* can stand alone: its clauses, and the event that one says to have taken place."""
    bounds = _bounds(sentence)
    for number, start in enumerate([0, *(bound + 1 for bound in bounds[:-1])]):
        clause, end = _finished(sentence, start, bounds[number:])
        is_whole = end < len(sentence) or sentence.endswith(("。", "！", "”", "."))
        event = _EVENT.match(clause) if len(clause) > _ROOM or not is_whole else None
        held = _HELD.match(clause) if len(clause) > _LONGEST else None
        event = event or (held if held and is_telling(held[1]) else None)  # one that nobody holds is no news
        clause = event[1] if event else clause
        if (is_whole or event) and _is_fit(clause):
            yield clause


def _bounds(sentence: str) -> list[int]:
    """Return where clauses of *sentence* end: at a comma in no brackets or quotation marks, no sign of an hour."""
    inside = {place for opened, closed in pairs(sentence) for place in range(opened, closed)}
    hours = {found.start() + 1 for found in re.finditer(r"\d[:：]\d\d", sentence)}
    return [place for place, sign in enumerate(sentence) if sign in "，,；;：:" and place not in inside | hours] + [
        len(sentence)
    ]


def _finished(sentence: str, start: int, bounds: list[int]) -> tuple[str, int]:
    """Return the clause of *sentence* from *start* with those behind it that it needs, and where it ends."""
    clause, end = _stripped(sentence[start : bounds[0]]), bounds[0]
    for bound in bounds[1:]:
        joined, behind = _stripped(sentence[start:bound]), sentence[end + 1 : bound].strip()
        if len(joined) > _FURTHEST or sentence[end] in "；;" or not _needs(clause, behind, joined):
            break
        clause, end = joined, bound
    return clause, end


def _needs(clause: str, behind: str, joined: str) -> bool:
    """Say whether *clause* says nothing without the one *behind* it; a day or a place says nothing of a whole one."""
    if _UNFINISHED.search(clause) or _NAME_ALONE.match(clause):
        return is_telling(clause) and (bool(_DEED.search(clause)) or not _says_who_did_what(behind))
    is_doer = is_telling(clause) and not _says_who_did_what(clause)
    return bool(is_doer and _GOES_ON.match(behind) and _says_who_did_what(joined))


def _is_fit(clause: str) -> bool:
    """Say whether *clause* can stand over an entry: neither begun elsewhere nor unfinished, of a length to print."""
    longest = _FURTHEST if _says_who_did_what(clause) else _LONGEST
    is_broken = _ASIDE.match(clause) or _BARE.match(simplify(clause)) or _UNFINISHED.search(clause)
    return _SHORTEST <= len(clause) <= longest and not is_broken and not _SPOKEN.search(clause)


def _stripped(clause: str) -> str:
    """Return *clause* without what may stand before the deed: its day, and who held what is told."""
    return _HOSTS.sub("", _OPENING.sub("", clause.strip(" 。！？!?　")))
