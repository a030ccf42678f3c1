"""本期要点: what matters most of an issue, each in one sentence of its source, for the first page."""

from __future__ import annotations

from collections.abc import Sequence

from digest.characters import simplify
from digest.corrections import corrected, printed_findings
from digest.disputes import is_claim, is_settled, is_wrong
from digest.expressions import expression
from digest.figures import tells_people
from digest.held import is_held
from digest.issues import places
from digest.leaders import presence_of
from digest.model import Entry, Item, Point, Section, Sentence
from digest.outcomes import tells_toll
from digest.print_layer import printed

# A sentence longer than this (three lines of contents type) is a point only of the entry that matters most, or where it
# is the best one by far: five points and the masthead fill a page.
_LONGEST = 95
_LONGEST_PAIR = 120  # four lines: that something was held is no news without its figures, and those name no place
_NEARLY = 0.6
_OPENING = 3  # characters: the shortest thing that is named again is 调解室, 学习班
# What opens a sentence that says nowhere whose deed it is: the deed itself, or a thing that was named before.
_HEADLESS = expression(
    "(?:行动|活动|大赛|竞赛|比赛|会议|大会|培训班?|平台|驿站|学院|中心|夜校|仪式|计划|项目|工程|学员|选手|代表(?!.{2,6}[出参][战赛征]))(?![^，。]{0,12}总工会)"
    "|(?:出台|印发|推行|建立|开展|组织|投入|开办|举办|实施|打造|制定|设立|聘[请用]|发放|走访|新建|联合|推动|筹集)"
)
# How things stand, which is no event of the week: 目前，全区已建成驿站40个.
_STANDING = expression("(?:截至)?(?:目前|现在|至今)|截至|现有|现已")
# Who lectured, presided, reported, and how things stand anyway: it tells less of a meeting than that it was held.
_BESIDE = expression(f"为题|讲授|授课|主持|交流发言|汇报了|^(?:{_STANDING.pattern})")
_DAY = expression(r"[近日前昨今]|\d")
# What was done on a day for all of home; how things stand there is no event: 全省现有民办学校1.09万所.
_WHOLE = expression(r"[^，。]{0,8}(?:近日|日前|\d日)[^。]*?[全我][省市县区州盟旗]")
# A body by its name: 沧州市总工会, 白云集团; 各级工会 and 企业 name nobody.
_NAMED = expression(
    r"(?<![各全一本该])[\u4e00-\u9fff]{2,6}(?<![的由在到与和向对年])[省市县区州盟旗镇乡道](?:总工会|工会)|全总|全国总工会"
    r"|(?<![各该等家])[\u4e00-\u9fff]{2,10}(?:集团|公司|医院|大学|学院|工业园|开发区|行业工会联合会)"
)


def points(sections: Sequence[Section], most: int) -> tuple[Point, ...]:
    """Return the *most* entries of greatest worth with a whole sentence each, first in order of worth.

    None for an issue with no more entries than points: it would be said twice.
    """
    entries = [entry for section in sections for entry in section.entries]
    if len(entries) <= most:
        return ()
    ranked = sorted(enumerate(entries), key=lambda placed: (-placed[1].worth, placed[0]))
    ranked = [placed for placed in ranked if not _amends(placed[1].item)]
    told = [(entry, _sentence(entry, is_first=place == 0)) for place, (_, entry) in enumerate(ranked)]
    return tuple(Point(text, entry.region or entry.item.place, entry.anchor) for entry, text in told if text)[:most]


def _amends(item: Item) -> bool:
    """Say whether *item* puts right what an earlier issue printed: no news of this one."""
    return item.follows is not None and item.follows.relation != "continues"


def _sentence(entry: Entry, *, is_first: bool) -> str:
    """Return the sentence of *entry* that tells its news alone, as printed; none where it or the entry is in doubt.

    A sentence with a suspected slip that nobody has decided is none: the first page is what everybody reads. Nor is
    what one side of a dispute says of the other.
    """
    if entry.mark and not is_first:
        return ""
    slips = printed_findings(entry.item)
    alone = (
        one
        for one in entry.item.highlights
        if one.complete
        and one.leans_on is None
        and not (is_claim(one.text) or is_wrong(one.text))
        and not any(one.start < slip.end and slip.start < one.end for slip in slips)
    )
    whole = sorted(alone, key=lambda one: -one.score)
    fit = [one for one in whole if len(one.text) <= _LONGEST and one.score >= _NEARLY * whole[0].score]
    clear = [one for one in whole if one in fit and _is_clear(one, entry.item)]
    # of two that are worth about the same the one with people, money or a share
    events = [one for one in clear if not _STANDING.match(simplify(one.text))]
    best = next((one for one in events if tells_people(one.text) and one.score >= _NEARLY * clear[0].score), None)
    best = best or next(iter(clear or (whole if is_first else ())), None)
    if best and is_held(best.text):
        short = [one for one in whole if one.score > 0 and len(one.text) <= _LONGEST and not is_held(one.text)]
        telling = (one for one in short if not _BESIDE.search(simplify(one.text)))
        best = next((one for one in telling if _is_clear(one, entry.item)), best)
    told = (best, *_told_of(best, entry.item)) if best else ()
    text = "".join(corrected(one, entry.item.rulings) for one in told)
    return printed(text) if entry.is_laid else text


def _told_of(event: Sentence, item: Item) -> tuple[Sentence, ...]:
    """Return a sentence behind *event*: an accident's toll; of what was merely held its figures, else its leader."""
    slips = printed_findings(item)
    behind = [
        one
        for one in item.highlights
        if one.start > event.start
        and one.leans_on == event.start
        and one.complete
        and len(event.text) + len(one.text) <= _LONGEST_PAIR
        and not any(one.start < slip.end and slip.start < one.end for slip in slips)
    ]
    toll = [one for one in behind if tells_toll(one.text)]
    telling = [one for one in behind if tells_people(one.text)] or [one for one in behind if presence_of(one.text)]
    return tuple(toll[:1] or (telling[:1] if is_held(event.text) else ()))


def _is_clear(sentence: Sentence, item: Item) -> bool:
    """Say whether *sentence* says by itself of whom or where it tells: 调解室由… goes on with what was named before.

    What came of a dispute needs no name of a body: whose it was is private, and the place stands beside.
    """
    path = item.regions[0].path if item.regions else ()
    opening = sentence.text[:_OPENING]
    is_placed = any(places.is_said(name, sentence.text) for name in path) or _WHOLE.match(sentence.text)
    is_named = is_placed or _NAMED.search(simplify(sentence.text)) or is_settled(sentence.text)
    goes_on = opening in item.article.body[: sentence.start] and not any(places.is_said(name, opening) for name in path)
    is_headed = not _HEADLESS.match(simplify(sentence.text))
    return bool(is_named) and is_headed and (not goes_on or bool(_DAY.match(sentence.text)))
