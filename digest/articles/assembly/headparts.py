"""Room 2: a group of headline lines over a text in; what speaks for each way of parting it out.

A way says which lines are kicker (those before), which are the headline, and which subheadline (those behind). Each
has named features; its score is their sum, weighed by ``WEIGHTS``, and the best of all ways is taken at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from digest.articles.continuity.lattice import begins
from digest.articles.continuity.scores import reads_on
from digest.articles.lines.halves import is_surely_one
from digest.articles.lines.line import Line
from digest.articles.lines.signers import is_signature
from digest.articles.vocabulary import WEIGHTS as TABLE
from digest.articles.vocabulary import compiled
from digest.expressions import expression
from digest.words import cut

WEIGHTS: Mapping[str, float] = TABLE["headline_parts"]

_CHINESE_PAIR = expression(r"(?=([\u4e00-\u9fff]{2}))")
_FOUR_CHINESE = expression(r"[\u4e00-\u9fff]{4}")
_LEAD = 600  # characters of the text in which a headline's words return
_MOST_NATS = 3.0  # that the words and the grammar at a seam say
_HANGING, _LEANING = "的了着把被在对向从为给让将与和及里到名", "的了着与和及之"
DASHES = ("——", "--", "—")
_PRAISE = expression(r"(?:…+|——|\?|!|:)$")
_TAKING = expression("[把将被让给]")  # with what a line does not begin that stands by itself
_WANTING = compiled("headlines", "wanting")
_TRANSITIVE = frozenset("送办开建搭请做设签获赴育帮助教赠")  # words of one character that want an object
_VERBS = compiled("headlines", "verbs")
_ACTOR = expression(
    r"^(?:[\u4e00-\u9fff]{2,12}?(?:总?工会|总工|[省市区县州旗]总|[省市区县州旗镇](?!总?工)|集团|公司|企业|医院|学校|街道|园区)|[\u4e00-\u9fff]{2,3}[:：])"
)
# How goes on what a body of people does: by a verb, what it is done to, or how
_GOING_ON = expression(
    rf"{_VERBS.pattern}|[“\"《『「\d]|[为把向与在以用从给让将对聚靠的]|工会|首|又|再|新|全[面力]|扎实|深入|持续|积极|精准|多|联合|创|连续|率先|开|推"
)
_PREPOSED = expression(r"[给为把对向让将从在用被与](?P<noun>[\u4e00-\u9fff]{1,8})$")
_ABOUT = compiled("headlines", "about")
_VERB = expression("[\u4e00-\u9fff]{1,2}(?:了|着|出|到|上|起|成)")
_POINTING = expression("(?:[这那]|[他她它]们)[\u4e00-\u9fff]{2}")  # at what the line above names
_ASKING = expression(
    "(?:怎么[\u4e00-\u9fff]{1,2}|咋[\u4e00-\u9fff]|如何|几何|何在|为何|吗)[?]?$"
)  # the line below answers
_LEADS = compiled("headlines", "leads")
_OPENING = 80  # characters of a text that say what it is about
_DIGIT, _PIECE = expression(r"\d"), expression("[ ,、·]+")
_COUNT = expression(  # how many: what a subheadline tells of what the headline says that somebody did
    r"(?:^|[ ,、])(?:\d+|[一二两三四五六七八九十百千万]+)[余多]?[万千]?[名人个位家户场次件项支条辆份批期门所对亿元]"
)
_MARKS = ",。:;!?、("  # beside which a clause of the text begins or ends
_EDGE = 4  # characters by which an end of a line is known in the text
_ONE_LINE, _LONG, _BRIEF, _SHORT = 24, 36, 7, 5  # characters
_UNEVEN = 0.3  # share of two lines that the shorter holds
_CHANCE = 0.1  # share of a line's pairs of characters that returns by chance
_MOST_LINES = 8  # of a group that are parted out; what stands above them is kicker

Features = dict[str, float]


def best_parts(lines: Sequence[Line], text: str) -> tuple[int, int]:
    """Return where the headline among *lines* over *text* begins and ends."""
    if len(lines) < 2:
        return 0, len(lines)
    above = max(0, len(lines) - _MOST_LINES)
    ways = [(first, last) for first in range(above, len(lines)) for last in range(first + 1, len(lines) + 1)]
    return max(ways, key=lambda way: weigh(features(lines[above:], text, way[0] - above, way[1] - above)))


def weigh(found: Features) -> float:
    """Return the score of a way with the features *found* (nats)."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())


def features(lines: Sequence[Line], text: str, first: int, last: int) -> Features:
    """Return the features of parting *lines* over *text* so that those from *first* up to *last* are the headline."""
    found: Features = defaultdict(float)
    opening, head = text[:_OPENING], "".join(line.text for line in lines[first:last])
    for upper, lower in pairwise(lines[first:last]):
        _add(found, _seam(upper, lower, text))
    taken = share_taken_up(head, text)
    shown = {
        "head_short": len(head) <= _SHORT,
        "head_brief": len(head) <= _BRIEF,
        "head_long": len(head) > _LONG,
        "head_dashed": lines[first].text.startswith(DASHES),
        "head_trails": head.endswith(("…", "——")),
        "head_named": last == first + 1 and is_signature(head),
        "head_about": bool(_ABOUT.search(head)),
        "head_figures": _DIGIT.search(head) is not None,
        "head_untaken": taken < _CHANCE,
        "sub_blank": last < len(lines) and lines[last].fragment.blanks > 0,
    }
    _add(found, {"head_taken": taken, "head_opens": share_taken_up(head, opening), **shown})
    for line in lines[:first]:
        _add(found, {f"kicker{what}": value for what, value in _beside(line, head, text).items()})
    for number, line in enumerate(lines[last:], last):
        # a subheadline behind a dash may go on below it
        if number > last and lines[last].text.startswith(DASHES):
            _add(found, {"sub_rest": 1.0, "sub_reads": _bounded(reads_on(lines[number - 1].text, line.text))})
        else:
            _add(found, {f"sub{what}": value for what, value in _beside(line, head, text).items()})
    return found


def _add(found: Features, shown: Mapping[str, float]) -> None:
    for name, value in shown.items():
        found[name] += value


def _beside(line: Line, head: str, text: str) -> Mapping[str, float]:
    """Return the features of a kicker or subheadline beside the headline *head*."""
    share = share_taken_up(line.text, text)
    return {
        "": 1.0,
        "_taken": share,
        "_untaken": share < _CHANCE,
        "_opens": share_taken_up(line.text, text[:_OPENING]),
        "_praise": bool(_PRAISE.search(line.text)),
        "_longer": len(line.text) > len(head),
        "_short": len(line.text) <= _SHORT,
        "_dashed": line.text.startswith(DASHES),
        "_parts": " " in line.text or line.features.commas > 0,
        "_about": bool(_ABOUT.search(line.text)),
        "_verbless": is_verbless(line.text),
        "_acts": is_acting(line.text),
        "_figures": _DIGIT.search(line.text) is not None,
        "_counts": _COUNT.search(line.text) is not None and is_acting(head),
        "_leads": _LEADS.search(line.text) is not None,
    }


def is_acting(text: str) -> bool:
    """Tell whether *text* begins with who acts and says what is done."""
    return _ACTOR.match(text) is not None and not is_verbless(text)


def is_couplet(text: str) -> bool:
    """Tell whether *text* is pieces of one length: 凝心聚力谋发展 砥砺奋进谱新篇."""
    sizes = [len(part) for part in _PIECE.split(text)]
    return len(sizes) > 1 and len(set(sizes)) == 1


def is_verbless(text: str) -> bool:
    """Tell whether *text* names who acts and not what is done; or ends before the verb of its preposition."""
    actor = _ACTOR.match(text)
    return actor is not None and _VERBS.search(text, actor.end()) is None


def _is_preposed(text: str) -> bool:
    """Tell whether *text* ends with a preposition and its noun, which a verb has to follow."""
    match = _PREPOSED.search(text)
    return match is not None and _VERBS.search(match["noun"]) is None


def is_wanting(text: str) -> bool:
    """Tell whether *text* ends with a verb that wants an object."""
    return bool(_WANTING.search(text)) or cut(text)[-1] in _TRANSITIVE


def _seam(upper: Line, lower: Line, text: str) -> Mapping[str, float]:
    """Return the features of two lines being one headline."""
    lengths = (len(upper.text), len(lower.text))
    shares = (share_taken_up(upper.text, text), share_taken_up(lower.text, text))
    is_apart = lower.fragment.blanks > 0
    is_actor = _ACTOR.fullmatch(upper.text) is not None
    goes_on = _GOING_ON.match(lower.text) is not None
    is_open = is_wanting(upper.text) or _is_preposed(upper.text) or _ASKING.search(upper.text) is not None
    is_apart_told = not is_open and not (is_acting(upper.text) and _tells_on(upper.text, lower.text, text))
    return {
        "one": 1.0,
        "one_reads": _bounded(reads_on(upper.text, lower.text)),
        "one_sure": is_surely_one(upper, lower),
        "one_hangs": upper.text[-1] in _HANGING,
        "one_verb": bool(_VERB.match(lower.text)),
        "one_place": upper.text[-1] in "上中前时下内季后",
        "one_leans": lower.text[0] in _LEANING,
        "one_digits": upper.text[-1].isdigit(),
        "one_returns": returns_unbroken(upper, lower, text),
        "one_blank": is_apart,
        "one_tight": not is_apart and (upper.fragment.blanks > 0 or upper.fragment.marked),
        "one_wants": is_wanting(upper.text),
        "one_takes": bool(_TAKING.match(lower.text)),
        "one_quotes": lower.text[0] in '“"《' and upper.text[-1] not in '”"》',
        "one_even": abs(lengths[0] - lengths[1]) <= 2,
        "one_points": _POINTING.match(lower.text) is not None,
        "one_asks": _ASKING.search(upper.text) is not None,
        "one_dashed": lower.text.startswith(DASHES),
        "one_stopped": upper.text[-1] in "!?。",
        "one_marked": lower.fragment.marked,
        "one_uneven": min(lengths) < _UNEVEN * sum(lengths),
        "one_long": sum(lengths) > _ONE_LINE,
        "one_both": min(shares),
        "one_begins": _bounded(begins(lower.text)),
        "one_apart": abs(shares[0] - shares[1]),
        "one_label": lengths[0] <= 4,
        "one_preposed": _is_preposed(upper.text),
        "one_done": _VERBS.match(lower.text) is not None,
        "one_other": is_actor and not goes_on and upper.text[-1] != ":",
        "one_acts": is_actor and goes_on,
        "one_longer": lengths[0] >= lengths[1],
        "one_colon": upper.text[-1] == ":",
        "one_leads": _LEADS.search(upper.text) is not None,
        "one_acting": is_acting(lower.text) and not is_actor,
        "one_counts": _COUNT.match(lower.text) is not None,
        "one_full": is_acting(upper.text) and not is_open,
        "one_clauses": is_apart_told and _ends_clause(upper.text, text) + _begins_clause(lower.text, text),
        "one_whole": is_apart_told and len(lower.text) > _EDGE and lower.text in text,
        "one_couplet": is_couplet(upper.text) != is_couplet(lower.text),
    }


def _ends_clause(line: str, text: str) -> bool:
    """Tell whether a clause of *text* ends as *line* does."""
    return any(line[-_EDGE:] + mark in text[:_LEAD] for mark in _MARKS)


def _begins_clause(line: str, text: str) -> bool:
    """Tell whether a clause of *text* begins as *line* does."""
    return text.startswith(line[:_EDGE]) or any(mark + line[:_EDGE] in text[:_LEAD] for mark in _MARKS)


def _tells_on(upper: str, lower: str, text: str) -> bool:
    """Tell whether *text* goes on from what *upper* ends with to what *lower* begins with: one who acts does both."""
    return upper[-_EDGE:] + "," + lower[:_EDGE] in text[:_LEAD]


def _bounded(nats: float) -> float:
    return max(-_MOST_NATS, min(_MOST_NATS, nats))


def returns_unbroken(first: Line, second: Line, text: str) -> bool:
    """Tell whether four characters about the seam of two lines stand unbroken in *text*."""
    crossing = first.text[-3:] + second.text[:3]
    return any(
        _FOUR_CHINESE.fullmatch(part) and part in text
        for part in (crossing[start : start + 4] for start in range(len(crossing) - 3))
    )


def share_taken_up(title: str, text: str) -> float:
    """Return the share of the pairs of characters of *title* that stand where *text* begins."""
    pairs, lead = set(_CHINESE_PAIR.findall(title)), text[:_LEAD]
    return sum(pair in lead for pair in pairs) / max(1, len(pairs))
