"""Room 2: sections in, drafts of articles out: which headlines open an article, which are crossheads inside one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.articles.assembly.crossheads import are_blanks_telling, is_parted, join_text, parallel
from digest.articles.assembly.headparts import share_taken_up
from digest.articles.assembly.kinds import ANNOUNCES
from digest.articles.assembly.sections import PageSection
from digest.articles.lines.headings import ADDRESSED
from digest.articles.lines.items import names_pictures
from digest.articles.lines.line import Line
from digest.articles.lines.signers import read_signers
from digest.articles.vocabulary import VOCABULARY, WEIGHTS
from digest.characters import LIST_MARKS
from digest.expressions import expression
from digest.senders import UNIONS, ending

_LONGEST_LABEL = 8
_LEAST_TEXT = 80  # characters of a text without a full stop that are still looked upon as a report
_LOOKED_AT = 3000  # characters of a section whose strings are counted: bounds the cost
_MUCH, _LITTLE = 0.4, 0.1  # of a title's pairs of characters return in the text below
_SURE = 6.0  # nats above which a headline parts even a page that was put up as one text; crossheads reached 5.7
_BRIEF = 120  # characters of an article's text before which a crosshead hardly stands
_LEAD = 70  # characters of a body in which a report says when and who
_DATED = expression(
    r"近日|日前|近期|连日来|昨[天日]|今[天日]|前不久|\d{1,2}月\d{1,2}日|\d{1,2}日(?:上午|下午|晚|,)|本报讯|记者|通讯员"
)
_DATELINE = expression(VOCABULARY["credits"]["dateline"])
_PLACE = expression(
    r"(?![我全各本该每])(?:[\u4e00-\u9fff]{2,3}?(?<![我全各本该])(?:省|市|区|县|州|旗|镇|街道)|[\u4e00-\u9fff]{2,6}?(?<![进出入到回在选该本全当各])(?:总工会|公司|集团|学校|医院|(?<!工)厂|矿|局))"
)
_ENDING = expression(rf"(?:总工?|{ending(UNIONS)})$")
_FEWEST_SHARED = 2  # strings of three characters that tie a text to the one above
_LEAST_NAME = 2  # characters by which a place is known
_UNION = expression(rf"[\u4e00-\u9fff]{{1,12}}?{ending(UNIONS)}")
_NUMBERED = expression(
    r"(?:[一二三四五六七八九十]{1,2}|\d)[、.]|\([一二三四五六七八九十\d]\)|第[一二三四五六七八九十][,、 ]"
)
_LISTED = expression(r"([一二三四五六七八九十]|\d{1,2})(?:[、．]|\.(?!\d))")
_ORDER = (*"一二三四五六七八九十", *map(str, range(1, 21)))
# What a paper prints for itself, and the letter that it prints: no part of the report above.
_OWN = expression(
    r"(?:本[报刊网])?(?:特约)?评论员(?:文章)?[:：　 ].+|(?:社论|短评|时评|编后|(?:读者|群众|职工)?来信)[:：　 ].+"
    r"|.{0,16}(?:启事|声明|公告|通告)|更正|致歉"
)
_TO_EDITOR = expression("(?:编辑(?:部|同志|老师)|记者同志)[:：]")
_BINDING = expression(r"[^\u4e00-\u9fff]|[的了在和与是为有中上下一不]")


@dataclass(slots=True)
class Draft:
    """The sections of one article; the headlines of all but the first are crossheads."""

    sections: list[PageSection] = field(default_factory=list)

    @property
    def signed(self) -> bool:
        """Tell whether its last section is signed."""
        return self.sections[-1].signed

    @property
    def signs_midway(self) -> bool:
        """Tell whether who wrote it alone stands below its text: a site's feature has it there, over the rest."""
        last = self.sections[-1]
        return bool(last.bylines) and not last.credits and (last.signed_above or not last.signatures)

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item in a row of them or a picture told as news: a report without headlines."""
        body = self.first.body
        return bool(body) and not self.first.heads and body[0].reason == "item"

    @property
    def text(self) -> str:
        """Return the plain text of its bodies."""
        return "".join(section.text for section in self.sections)

    @property
    def is_text(self) -> bool:
        """Tell whether there is a report in it: a finished sentence, enough of one, or a list. Verse, slogans: no."""
        body = [line for section in self.sections for line in section.body]
        captions = [line for section in self.sections for line in section.captions]
        if not body:
            return bool(captions)
        reads = [line.features for line in body]
        opens = any(read.news and read.length > _LONGEST_LABEL for read in reads)  # 工会快讯 is no report
        opens = opens or any(line.reason == "entry" for line in body)
        return (
            opens or any(read.ended or read.inner_stop for read in reads) or sum(r.length for r in reads) >= _LEAST_TEXT
        )

    def lines(self) -> list[Line]:
        """Return all its lines."""
        return [line for section in self.sections for line in section.lines()]

    @property
    def around(self) -> PageSection:
        """Return the lines about its bodies in one section."""
        found = PageSection()
        for section in self.sections:
            found.signatures += section.signatures
            found.credits += section.credits
            found.sources += section.sources
            found.bylines += section.bylines
            found.captions += section.captions
        return found

    @property
    def first(self) -> PageSection:
        """Return the section with the article's own headlines."""
        return self.sections[0]


def drafts(sections: Sequence[PageSection], is_single: bool = False) -> list[Draft]:
    """Return *sections* gathered into articles, in order; *is_single* tells that a site put the page up as one text."""
    sections = _headed(sections)
    counts: Counter[str] = Counter()
    for section in sections:
        counts.update(_strings(section.text[:_LOOKED_AT]))
    common = frozenset(string for string, count in counts.items() if count > 2)  # they tell nothing apart
    signing = sum(bool(section.signatures) for section in sections if section.body)
    mostly_signed = signing >= 0.5 * sum(bool(section.body) for section in sections) and signing > 1
    found: list[Draft] = []
    telling = are_blanks_telling(sections)
    seams: list[float] = []  # how much spoke for each article but the first being one
    for number, section in enumerate(sections):
        draft, rest = found[-1] if found else Draft([section]), sections[number + 1 :][:6]
        is_new = bool(section.bylines or section.sources) or section.signed_above or not section.body
        is_new = is_new or any(names_pictures(head.text) or head.reason == "listed" for head in section.heads)
        is_new = is_new or draft.is_item or _is_own(section) or _is_next(draft.first.heads, section.heads)
        is_over = not found or draft.signed or not draft.first.body
        apartness, goes_on = _SURE, False  # a report of its own, whatever it says
        if section.heads and not is_new and (draft.signs_midway or not is_over):
            apartness = _apartness(draft, section, rest, common, mostly_signed, telling)
            goes_on = apartness < 0 and not is_over
        elif not (is_new or is_over or section.heads):
            is_near = section.barrier < 2 and not section.apart
            goes_on = (is_near or _is_kin(draft, section, common)) and not section.column
            apartness = _SURE if section.body[0].features.news or section.column else 0.0
        if section.heads and not (is_new or is_over or section.body[0].features.news):  # parts of a circular
            goes_on |= bool(_LISTED.match(section.heads[0].text) and ANNOUNCES.search(draft.text))
        if goes_on and not join_text(draft.sections[-1], section):
            draft.sections.append(section)  # its headlines are crossheads
        elif not goes_on:
            seams += [apartness] * bool(found)
            found.append(Draft([section]))
    if is_single and max(seams, default=_SURE) < _SURE:
        return [Draft([section for draft in found for section in draft.sections])]
    return found


def _is_own(section: PageSection) -> bool:
    """Tell whether *section* is a letter under its headline, or the headline says that the paper speaks for itself."""
    head, first = (lines[0].text if lines else "" for lines in (section.heads, section.body))
    is_letter = ADDRESSED.fullmatch(first) is not None or _TO_EDITOR.match(first) is not None
    return bool(head and first) and (is_letter or _OWN.fullmatch(head) is not None)


def _is_next(above: Sequence[Line], heads: Sequence[Line]) -> bool:
    """Tell whether the headline *heads* has the number behind that of the headline *above*."""
    numbers = [match[1] for lines in (above, heads) if lines and (match := _LISTED.match(lines[0].text))]
    first, second = (_ORDER.index(each) if each in _ORDER else -9 for each in (*numbers, "", "")[:2])
    return second == first + 1 > 0


def _headed(sections: Sequence[PageSection]) -> list[PageSection]:
    """Return *sections* with a first paragraph that stands over its own headline, as columns may give, under it."""
    found: list[PageSection] = []
    for section in sections:
        above = found[-1] if found else None
        if above is not None and _is_first_paragraph(above, section):
            section.body = [*above.body, *section.body]
            section.captions = [*above.captions, *section.captions]
            section.barrier, section.apart, section.column = above.barrier, above.apart, above.column
            found.pop()
        found.append(section)
    return found


def _is_first_paragraph(above: PageSection, section: PageSection) -> bool:
    """Tell whether the headline of *section* says what the text *above*, which has none and is not signed, tells."""
    if above.heads or not above.body or not section.heads or not section.body or section.paragraphs:
        return False
    if above.signatures or above.bylines or above.sources or above.credits or not above.body[-1].features.ended:
        return False
    title = "".join(line.text for line in section.heads)
    share = share_taken_up(title, above.text)
    return share >= _MUCH and share > share_taken_up(title, section.text)


def _apartness(
    draft: Draft, section: PageSection, rest: Sequence[PageSection], common: frozenset[str], signed: bool, telling: bool
) -> float:
    """Return how much speaks for *section* being an article of its own, not the next part of *draft* (nats)."""
    found = apart_features(draft, section, rest, common, signed, telling)
    return sum(WEIGHTS["articles"].get(name, 0.0) * value for name, value in found.items())


def apart_features(
    draft: Draft, section: PageSection, rest: Sequence[PageSection], common: frozenset[str], signed: bool, telling: bool
) -> dict[str, float]:
    """Return what tells whether *section*, followed by *rest*, begins an article or goes on *draft*.

    *common* are strings that tell nothing apart; *signed* tells that most reports of the page are signed at their end,
    *telling* that blank lines stand over the headlines of some and over none of its crossheads.
    """
    lead, head, known = section.text[:_LEAD], section.heads[-1], draft.text
    title = "".join(line.text for line in section.heads)
    taken_up = share_taken_up(title, section.text)
    places = set(_PLACE.findall(head.text + lead))
    # two reports of one union have its name in common
    is_named = "工会" in title and any("工会" in line.text for line in draft.first.heads)
    told = title + "。" + section.text[:300]
    own = _strings(_UNION.sub("。", told) if is_named else told)
    shared = sum(string in known[-1500:] and string not in common for string in own)
    first = section.body[0].features if section.body else head.features
    last = draft.sections[-1].body[-1].features if draft.sections[-1].body else None
    is_above = draft.first.signed_above
    return {
        "any": 1.0,
        "dated": float(bool(_DATED.search(lead))),
        "barrier": float(section.barrier > 0),
        "dateline": float(bool(_DATELINE.match(lead))),
        "signed_above": float(is_above),
        "parted": float(telling and is_parted(section)),
        "unparted": float(telling and not is_parted(section)),
        "column": float(section.column),
        "place_new": float(bool(places) and not any(name in known for name in places)),
        "taken_up": float(taken_up >= _MUCH),
        "not_taken_up": float(taken_up < _LITTLE),
        "share": taken_up,
        "share_before": share_taken_up(title, known[-600:]),
        "opener": float(first.opener and not first.news),
        "signs_new": float(bool(section.signatures) and not _is_known(section.signatures[0].text, known)),
        "labelled": float(section.labelled),
        "numbered": float(bool(_NUMBERED.match(head.text))),
        "announced": float(bool(_NUMBERED.match(head.text)) and known.endswith(":")),
        "counted": float(len(draft.sections) > 1 and _is_next(draft.sections[-1].heads, section.heads)),
        "over_items": float(bool(rest and rest[0].body) and rest[0].body[0].reason == "item" and not rest[0].heads),
        "parallel": parallel(section, [*draft.sections[1:], *rest]),
        "shared": min(12.0, float(shared)),
        "unfinished": float(last is not None and not last.ended),
        "lines": min(3.0, len(section.heads) - 1.0),
        "short": float(len(title) <= _LONGEST_LABEL),
        "headless": float(not draft.first.heads),
        "marked": float(head.fragment.marked or head.text[0] in LIST_MARKS + "【"),
        "mark_inside": float(_is_mark_inside(draft, [section, *rest])),
        "brief": float(len(known) < _BRIEF),
    }


def _is_mark_inside(draft: Draft, sections: Sequence[PageSection]) -> bool:
    """Tell whether the first of *sections* bears a mark that the headline of *draft* does not: ■ before its parts.

    Those that bear it after it are looked at, too: reports in a row (简讯) mostly say when.
    """
    own, mark = draft.first.heads[0].text[:1] if draft.first.heads else "", sections[0].heads[-1].text[0]
    if not own or own == mark or mark not in LIST_MARKS:
        return False
    series = [one for one in sections if one.heads and one.heads[-1].text[0] == mark]
    return sum(bool(_DATED.search(one.text[:_LEAD])) for one in series) < 0.5 * len(series)


def _is_kin(draft: Draft, section: PageSection, common: frozenset[str]) -> bool:
    """Tell whether *section*, headless and behind what parts texts, goes on *draft* by whom and what it names."""
    pictures = section.captions or section.credits
    first = section.body[0] if section.body else None
    if first is None or pictures or first.features.news or first.reason == "item" or draft.first.signed_above:
        return False
    own, known = _strings(_UNION.sub("。", section.text[:_LOOKED_AT])), draft.text
    shared = sum(string in known and string not in common for string in own)
    is_signed = bool(section.signatures) and _is_known(section.signatures[0].text, known)
    return shared >= _FEWEST_SHARED or is_signed


def _is_known(signature: str, text: str) -> bool:
    """Tell whether *text* names the place or the firm whose union *signature* is, or the signature names none."""
    signers = read_signers(signature)
    name = _ENDING.sub("", signers.bodies[0]) if signers and signers.bodies else ""
    return len(name) < _LEAST_NAME or name[:_LEAST_NAME] in text


def _strings(text: str) -> set[str]:
    """Return the strings of three Chinese characters in *text* without one that binds words together."""
    runs = _BINDING.split(text)
    return {run[start : start + 3] for run in runs for start in range(len(run) - 2)}
