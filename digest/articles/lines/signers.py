"""Room 2: a line in; whether it does nothing but sign a text out: by bodies of people, by persons, or by both.

Told by a small grammar and not by whole lines: signs, words of sending (供稿, 来源, 本稿由…提供) and of work (记者, 文)
are taken away, and what is left has to be names of bodies and of persons, in any order.
"""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import NamedTuple

from digest.articles.normalize import plain
from digest.articles.vocabulary import FORBIDDEN, NAME, SENDERS, VOCABULARY, any_of, compiled
from digest.characters import ITEM_MARKS
from digest.expressions import expression
from digest.memory import remembered
from digest.senders import SENDING
from digest.words import cut, dictionary

_LONGEST, _MOST_PARTS = 50, 10  # characters of a signature or a byline, its parts
_LONGEST_NAME = 3  # characters of a person's name that no list of surnames has
_NAMED_ALIKE = 20  # times jieba's corpus has a word of three characters: nine of ten names there (张建国) have fewer
_MOST_BLANKS = _MOST_WORDS = 4  # blanks in a line tried as inside a name; words before the place in a body's name
_PLACE = expression("[\u4e00-\u9fff]{2,}[省市区县州旗]|[\u4e00-\u9fff]县")
_SIGN = expression(rf"^[{ITEM_MARKS}▌▍▎\s]{{1,3}}")
_OPENING = "(【[〔—-"
_EDGES = " ()【】[]〔〕<>|—-·"
_APART = expression(r"[\s/:、,|丨;&()\[\]【】〔〕·]+")
_SPACED_NAME = expression(
    rf"(?<![\u4e00-\u9fff])({NAME[: NAME.index(']') + 1]}[\u4e00-\u9fff]?)[ \u3000]{{1,2}}"
    r"([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_GLUED_WRITERS = expression(r"(记者 ?[\u4e00-\u9fff]{2,8}?)(?=(?:本报|特约)?(?:通讯员|实习生))")  # 记者某某通讯员某某
_DATELINE = expression(VOCABULARY["credits"]["dateline"] + r"\s*")
_REPORTER = VOCABULARY["credits"]["reporter"]
_SENT = "|".join((*SENDING, "宣"))
_SENDING = expression(
    rf"(?:以下|本[栏版期])?(?:稿件|信息|文章|新闻|内容|本稿|本文|图片|图文|稿|文)?(?:来源|{_SENT}|作者|通联|转自)(?:单位|者|人|于)?"
    "|(?:发布|填报|上报|来文|作者)单位|稿源|出处|单位|本稿|图文|文图"
)
_AT_WORK = expression(
    rf"(?:{VOCABULARY['credits']['papers']})?{_REPORTER}|{VOCABULARY['credits']['writing']}|读者|网友|来信[人者]"
)
_WORK = expression(
    rf"(?:《[^《》]{{2,10}}》)?{_AT_WORK.pattern}|撰文|文字?|图片?|摄影|(?:摄影|综合|[\u4e00-\u9fff]{{2}}即时)?报[道导]|整理"
)
_WRITER = expression("文|作者|通联|图文|文图|(?:供|撰|投)稿人")  # behind it stands a person
_STAFF = compiled("furniture", "staff")  # 编辑, 联系人: named beside who signs, they sign nothing
_BEFORE_BODY = expression(
    r"^(?:本[报刊]驻|(?:本稿?|此稿?|[本此]?文|(?:以上|本[栏版组])?(?:图文|图片|文字|稿件|信息|内容)?)(?:均?由|系)|(?:摘编?|转载?|选|编|综合)自"
    rf"|据(?=[\u4e00-\u9fff]{{2,14}}{SENDERS}$)"
    r"|(?:综合|原载|转自)?据?(?=.{3,18}(?:消息|报道|网站?|官微|公众号|客户端|微信|微博|视频号)$))"
    r"|^(?:供稿|(?:以下)?(?:文章|稿件|信息)?(?:来源于?|来自))(?=[\u4e00-\u9fff]{4})"
)
_BEHIND_BODY = expression(
    rf"(?:{_SENT}|(?:通讯|通联|(?:(?<=[报社网台])[\u4e00-\u9fff]{{2,4}})?记者)站|报道组|(?<=工会)[报讯]|{_REPORTER}|消息|报道|(?:官方)?(?:微信)?公众号|(?:官方)?(?:网站|微信|微博)|官[网微]|视频号|客户端)$"
)
_BODY = expression(rf"(?!记|访|写|走|送|找|进|爱|与)[\u4e00-\u9fff·]{{1,18}}?{SENDERS}")
# A body and a person without a blank between: 某某县总工会李明, 某某县总工会通讯员李明
_WITH_PERSON = expression(rf"(?P<body>{_BODY.pattern})(?P<work>{_REPORTER})?(?P<person>{NAME})")
# 无为市总工会, 大庆市让胡路区总工会
_OF_A_PLACE = expression(
    "(?:[\u4e00-\u9fff]{2,}市)?(?![我全各本该每]|[的了把让为][我全各本该每]|[你他她它谁])"
    "[\u4e00-\u9fff]{2,3}[市区县旗](?:总工?|总?工会)"
)
_TWO = expression("总工会.+总工会")  # 区总工会 某街道总工会: the blank between them parts two
_BARE = expression(r"(?:[省市区县州旗])?总?工会|[省市区县州旗]?总工?")
_BLANK, _WORD = expression(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])"), expression(r"\w")
_CLOSED_UP = expression("工 ?会|[省市区县州旗] 总")
# What a site stamps on a report beside who wrote it: day, hour, readers, size of type.
_FACT = compiled("stamps", "facts", before=r"(?<![\u4e00-\u9fff\d])", after=r"(?![\u4e00-\u9fff\d])")
_WHEN = expression("近日|日前|近期|[昨今][天日]|连日来")  # 【某某总工会讯】近日,某某总工会: a report begins
_OTHER, _MOST_OTHERS = expression("[\u4e00-\u9fff]{2,4}"), 2  # where a line surely signs: rare names, a province
_DEPARTMENT = expression("[\u4e00-\u9fff]{2,8}(?:部|科|室|处|车间)")  # 文/党群工作部 某某
_OF_A_PART = expression(
    rf"[\u4e00-\u9fff]{{2,8}}(?:部|科|室|处|车间|站|队|中心|公司|厂|矿|局|校|院){NAME}|{NAME}{NAME}"
)  # (制造部某某), (某某某某某)
_POST = expression(rf"[\u4e00-\u9fff]{{2,14}}{any_of('kinship', 'persons')}")  # 某某县总工会主席 某某
_DOTTED = expression(rf"(?<!\w)(?!{NAME}·{NAME}\b|\w*[报网社刊会]·)(\w{{2,5}})·(\w{{2,5}})\b(?<![报网社刊会])")
_PERSON = expression(
    rf"(?:(?:{VOCABULARY['credits']['papers']})?{_REPORTER}|作者)?{NAME}(?:(?:摄影)?报道|整理|等[一二三四五六七八九十\d]{{1,3}}[人名位])?"
    rf"|(?:{VOCABULARY['credits']['papers']})?{_REPORTER}{NAME}{NAME}"  # their blank is lost
)
_CLOSING = expression(
    r"(?<=\S) {3,}(?P<far>[^\s。!?…,、;:]{4,24})\s*\Z"
    r"|(?<=[。!?”\"…■□◆●)])(?:\s*[(\[【〔](?P<inner>(?:[^()\[\]【】〔〕]|\([^()]{2,30}\)){2,40})[)\]】〕]"
    rf"|(?: +| ?(?=[{ITEM_MARKS}])|(?=(?:{_SENT}|文图|图文|来源|稿源)[/:|]))(?P<open>[^\s。!?…][^。!?…]{{2,30}}))\s*\Z"
)
# What signs a text behind its last sentence, in brackets or behind a mark or a blank, as far as the line goes; and its
# rest on the next line.
_OPENED = expression(
    rf"(?:\A|(?<=[。!?”\"…■□◆●]))\s*[(\[【](?P<inner>[^()\[\]【】]{{0,40}})\Z"
    rf"|(?<=[。!?”\"…])(?: *[{ITEM_MARKS}] ?| +)(?P<open>[^()\[\]【】,、;:。!?]{{1,20}})\Z"
)
_REST = expression(r"(?P<rest>[^()\[\]【】。]{1,40})[)\]】]")
_COPIED = expression(r"(?:来源|稿源|转自)[:|] ?[\u4e00-\u9fff]{1,10}[网报刊](?:-[\u4e00-\u9fff]{2,8})?|.{2,20}供稿")
_LABELLED = expression(rf"(?:{_SENDING.pattern}|{_WORK.pattern}) ?[:/|]")
_LONGEST_REST, _CLOSED = 16, expression(r"[)\]】。:]\s*$")


class Signers(NamedTuple):
    """Who signs: the bodies' names as printed; whether persons do; whether a word or a sign says what the line is."""

    bodies: tuple[str, ...]
    is_personal: bool
    is_told: bool
    is_stamped: bool = False  # with day, hour or readers, as a site stamps it
    unknown: int = 0  # words beside them that are likely names


@remembered(2_048)  # four rules ask the same of a line
def read_signers(text: str) -> Signers | None:
    """Return who signs on the line *text* (its plain form); None if it says anything else.

    Blanks that recognition of characters left inside a name are overlooked (门源县 总工会供稿).
    """
    found = _read(text)
    if found is not None and _doubt(found) == (False, 0):
        return found
    blanks = [match.start() for match in _BLANK.finditer(text)] if len(text) <= _LONGEST else []
    if not 0 < len(blanks) <= _MOST_BLANKS or not _CLOSED_UP.search(text):
        return found
    closed = (
        _read("".join(sign for at, sign in enumerate(text) if at not in chosen))
        for size in range(1, len(blanks) + 1)
        for chosen in combinations(blanks, size)
    )
    told = (one for one in (found, *closed) if one is not None and (one.bodies or one is found))
    readings = (one for one in told if one is found or not any(map(_TWO.search, one.bodies)))
    return min(readings, key=_doubt, default=None)


def _doubt(signers: Signers) -> tuple[bool, int]:
    """Return what speaks against a reading: a body without its place's name, words that are neither body nor name."""
    return any(_BARE.fullmatch(body) for body in signers.bodies), signers.unknown


def joined(upper: str, lower: str) -> str:
    """Return two halves of a signature that a line's end parts as one; a blank that was lost there is put back."""
    glued, spaced = (read_signers(plain(f"{upper}{blank}{lower}")) for blank in ("", " "))
    is_parted = spaced is not None and (glued is None or _doubt(spaced) < _doubt(glued))
    return f"{upper}{' ' * is_parted}{lower}"


def _read(text: str) -> Signers | None:
    if len(text) > _LONGEST or _DATELINE.fullmatch(text):  # 本报讯(记者某某) opens a report
        return None
    text = text[:-1] if text.endswith(")?") else text  # a sign behind it was lost
    bare = _SIGN.sub("", text)
    is_told = bare != text or text[0] in _OPENING
    undated = _DATELINE.sub("", bare.strip(_EDGES), count=1)
    is_dated = undated != bare.strip(_EDGES)
    bare, facts = _FACT.subn(" ", _SPACED_NAME.sub(r"\1\2", _GLUED_WRITERS.sub(r"\1 ", undated)))
    is_told = is_told or facts > 0
    bodies: list[str] = []
    others = 0
    is_personal = is_at_work = is_staffed = False
    dotted = {first + last for first, last in _DOTTED.findall(bare)} if "·" in bare else ()  # 买买提·热合曼
    parts = [part for part in _APART.split(_DOTTED.sub(r"\1\2", bare) if dotted else bare) if part]
    for part, after in pairwise((*parts[:_MOST_PARTS], "")):
        inner = _BEHIND_BODY.sub("", _BEFORE_BODY.sub("", part))
        if (is_told or inner != part or _AT_WORK.search(inner)) and (body := _body_of(inner)):
            inner, is_personal = body, True
        is_body = inner != part and _BODY.fullmatch(inner)  # 本报驻某某总工会通讯员
        if _SENDING.fullmatch(part) or (_WORK.fullmatch(part) and not is_body):
            is_told = True
            is_at_work = is_at_work or bool(_AT_WORK.fullmatch(part) or _WRITER.fullmatch(part))
        elif _STAFF.fullmatch(part):
            is_staffed = True
        elif not is_dated and _BODY.fullmatch(inner) and not is_forbidden(inner):
            person = _person_before(inner)
            bodies.append(inner[person:])
            is_told = is_told or re.search(f"(?:{_REPORTER}|{_SENT})$", part) is not None
            is_personal = is_personal or person > 0
        elif (is_told and _DEPARTMENT.fullmatch(part)) or (_POST.fullmatch(part) and re.fullmatch(NAME, after)):
            continue
        elif (part in dotted and is_told) or (text[0] in _OPENING and len(parts) == 1 and _OF_A_PART.fullmatch(part)):
            is_personal = True
        elif _WHEN.fullmatch(part):  # 连 is a surname, too
            return None
        elif _PERSON.fullmatch(part) or (inner != part and bodies and _PERSON.fullmatch(inner)):
            is_personal = True
            if len(parts) == 1 and dictionary().get(part, 0) > _NAMED_ALIKE * (len(part) > 2):
                return None  # 【简讯】: a word, though its first character is a surname
            is_told = is_told or _AT_WORK.match(part) is not None or part.endswith("报道")
        elif (facts or text[0] in _OPENING) and _OTHER.fullmatch(part):
            others += 1
        elif is_at_work and len(part) <= _LONGEST_NAME and part not in dictionary():
            is_personal = True
        else:
            return None
    is_named = bool(bodies) or (
        is_personal and others < _MOST_OTHERS and not ((facts and not is_at_work) or is_staffed)
    )
    is_whole = is_named and len(parts) <= _MOST_PARTS and others <= _MOST_OTHERS
    is_one = bodies[0][0] != "各" if len(bodies) == 1 else not (bodies or is_told)
    is_whole = is_whole and not (text[-1] == ":" and is_one)  # who speaks, or of whom is told
    return Signers(tuple(bodies), is_personal, is_told, facts > 0, others) if is_whole else None


def is_forbidden(name: str) -> bool:
    """Tell whether *name* holds what stands in no body's name; in its place's name it may (无为市, 让胡路区)."""
    found = FORBIDDEN.search(name)
    return found is not None and not (len(found[0]) == 1 and _OF_A_PLACE.fullmatch(name))


def _body_of(text: str) -> str:
    """Return the body in *text* that a person's name stands behind without a blank; empty if there is none."""
    match = _WITH_PERSON.fullmatch(text)
    return match["body"] if match else ""


def _person_before(name: str) -> int:
    """Return how many characters of the *name* of a body are a person's (张明同江市总工会)."""
    start = 0
    for word in cut(name)[:_MOST_WORDS]:
        if _PLACE.fullmatch(word):
            is_person = re.fullmatch(NAME, name[:start]) and name[:start] not in dictionary()
            return start if is_person else 0
        start += len(word)
    return 0


def is_signature(text: str) -> bool:
    """Tell whether *text* is the name of a body that signs, with what may stand beside it."""
    signers = read_signers(text)
    return signers is not None and bool(signers.bodies)


def is_byline(text: str) -> bool:
    """Tell whether *text* is names of persons with a word or a sign that says that they wrote."""
    signers = read_signers(text)
    return signers is not None and not signers.bodies and signers.is_told


def is_stamp(text: str) -> bool:
    """Tell whether *text* is what a site stamps on a report: who wrote it, with day, hour or readers."""
    signers = read_signers(text)
    return signers is not None and signers.is_stamped


def is_spaced_name(text: str) -> bool:
    """Tell whether *text* is two characters set apart, as a person's name is: 江 雪; labels are set so, too (简 讯)."""
    return _SPACED_NAME.fullmatch(text) is not None


def is_names(text: str) -> bool:
    """Tell whether *text* is names of persons and nothing else."""
    signers = read_signers(text)
    return signers is not None and not signers.bodies and not signers.is_told


def closing_start(text: str) -> int | None:
    """Return where the signature begins that *text* ends with after its last sentence; None if there is none.

    In brackets it may be persons only; without them a body has to be named.
    """
    at = max(0, len(text) - _LONGEST)
    match = _CLOSING.search(text, at) if at or text else None
    if match is None or not _WORD.search(text, 0, match.start()):  # a sign before it, and no text
        return None
    if match["inner"] and _COPIED.fullmatch(match["inner"]):
        return match.start()
    signers = read_signers(match["inner"] or match["open"] or match["far"])
    if match["inner"] and not (signers and signers.bodies):
        signers = read_signers(f"({match['inner']})") or signers
    return match.start() if signers and (signers.bodies or match["inner"]) else None


def is_broken_label(upper: str, lower: str) -> bool:
    """Tell whether *upper* names under a label who sent a text (来源:某某) and *lower* is the rest of what it says."""
    is_asking = upper[-1] == ":" and is_names(lower)  # 供稿:某某县总工会 联系人: / 某某
    if len(lower) > _LONGEST_REST or not _LABELLED.match(upper) or (_CLOSED.search(upper) and not is_asking):
        return False
    above, whole = read_signers(upper), read_signers(upper + lower)
    is_open = above is None or not above.bodies or _doubt(above)[0]
    return is_open and whole is not None and bool(whole.bodies) and not _doubt(whole)[0]


def broken_start(upper: str, lower: str) -> int | None:
    """Return where on the line *upper* a signature begins that the line *lower* ends; None if none does.

    Without brackets it has to be a union's.
    """
    at = max(0, len(upper) - _LONGEST)
    opened = _OPENED.search(upper, at)
    if opened is None:
        return None
    inner = opened["inner"]
    if inner is None:
        own = read_signers(opened["open"])
        if own is not None and own.bodies and own.is_told:  # it is whole: 某某总工会供稿
            return None
        whole = read_signers(f"({opened['open']}{lower})") if len(lower) <= _LONGEST_REST else None
        is_union = whole is not None and whole.bodies[-1:] != () and whole.bodies[-1].endswith("工会")
        return opened.start() if is_union else None
    if (closed := _REST.fullmatch(lower)) is None:
        return None
    told = (read_signers(f"({inner}{blank}{closed['rest']})") for blank in ("", " "))
    named = (signers.bodies or (inner and opened.start()) for signers in told if signers is not None)
    return opened.start() if any(named) else None
