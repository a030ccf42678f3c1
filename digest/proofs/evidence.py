"""What is known of a word that may be meant: the same questions for every kind of slip, weighed by ``weights.toml``."""

from __future__ import annotations

from typing import NamedTuple

from digest.expressions import expression
from digest.memory import remembered
from digest.proofs import likeness
from digest.proofs.readings import PricedText, is_hanzi
from digest.proofs.spots import Meant
from digest.proofs.usage import usage, use_of
from digest.proofs.vocabulary import is_surname, words_of_trade
from digest.word_costs import alone, between, entry, is_known

_PAGE = 3000  # characters on either side in which other mentions count
_RARE = 10.5  # nats that a character costs by itself which a page has twice only if it is a name's
_AROUND = 5  # characters on either side in which names show
_NEAR, _MOST_KIN = 6, 12.0  # words on either side that may be kin to what is meant; nats that tell no more
_CLOSE = -0.5  # nats that a word costs less after another than anywhere: they are said together
# A place's name: one or two characters between a mark or a larger place and what places end with.
_PLACE_AHEAD = expression(r"(?:^|[\W省市州盟县区旗镇乡在到赴往于至])[\u4e00-\u9fff]?$")
_PLACE_BEHIND = expression("[\u4e00-\u9fff]?[镇乡村县区州市旗路街桥港湾巷弄社山岛河湖]")
_NUMBERS = frozenset("一二三四五六七八九十两百千万亿第几0123456789０１２３４５６７８９")
_SAYS = expression(".?(?:说|介绍|认为|表示|告诉|指出|强调|谈|坦言|称|带)")  # after a name
_TITLED = expression("(?:长|员|记|席|任|授|士|理|表|师|者|人|模|工|手|女|生|匠)[\u4e00-\u9fff]{0,2}$")  # before a name
_COUNTLESS = frozenset("镇乡村路街桥港湾巷弄社山岛河湖")  # of these no dictionary has all
_MARKS = expression("[，。、；：！？（）《》“”\\s　]")


class OfCosts(NamedTuple):
    """What the costs, the characters and the trade's reports say."""

    one: float
    gain: float
    gain_over: float
    fit_over: float
    lead: float
    surprise: float
    length: float
    broken: float
    run: float
    stands_costs: float
    meant_costs: float
    near: float
    same_sound: float
    same_tone: float
    kin: float
    of_trade: float
    meant_used: float
    stands_used: float
    pair_before: float
    pair_after: float
    stands_before: float
    stands_after: float
    close_before: float
    close_after: float
    share_of_trade: float
    cost_of_sign: float


class OfPlace(NamedTuple):
    """What stands around: other mentions, names of persons and places, numbers."""

    repeated: float
    rare_again: float
    elsewhere: float
    word_elsewhere: float
    person: float
    short_item: float
    place: float
    number: float
    meant_kin: float
    stands_kin: float


def differing(stands: str, meant: str) -> tuple[int, int]:
    """Return where *stands* begins and ends to differ from *meant*."""
    first, most = 0, min(len(stands), len(meant))
    while first < most and stands[first] == meant[first]:
        first += 1
    last = 0
    while last < most - first and stands[-1 - last] == meant[-1 - last]:
        last += 1
    return first, len(stands) - last


def of_costs(priced: PricedText, one: Meant) -> OfCosts:
    """Return what the costs, the characters and the trade's reports say of *one*."""
    used, first, last = usage(), *priced.covering(one.start, one.end)
    before, after = priced.words_beside(first, last)
    stands = priced.text[one.start : one.end]
    is_begun, is_ended = priced.starts[first] == one.start, priced.starts[last + 1] == one.end
    return OfCosts(
        1.0,
        min(one.gain, 9.0),
        min(max(one.gain - 9.0, 0.0), 8.0),
        max(one.fit - 12.0, 0.0),
        min(one.lead, 6.0),
        min(priced.surprise(first, last), 30.0),
        len(one.word),
        one.broken,
        _run(priced, first),
        *_of_signs(stands, one.word),
        one.word in words_of_trade(),
        use_of(one.word),
        use_of(stands),
        is_begun and used.is_pair(before, one.word),
        is_ended and used.is_pair(one.word, after),
        used.is_pair(before, priced.words[first]),
        used.is_pair(priced.words[last], after),
        priced.costs[first] - priced.alone[first] < _CLOSE,
        priced.costs[last + 1] - priced.alone[last + 1] < _CLOSE,
        priced.share_of_trade,
        priced.cost_of_sign,
    )


@remembered(16_384)
def _of_signs(stands: str, word: str) -> tuple[float, float, float, float, float, float]:
    """Return what is wrong and right costs anywhere, and how likely one is mistaken for the other."""
    begin, end = differing(stands, word)
    wrong, right = stands[begin:end], word[begin : end + len(word) - len(stands)]
    if len(wrong) != 1 or len(right) != 1:
        return alone(stands) - 8.0, alone(word) - 8.0, 0.0, 0.0, 0.0, 0.0
    return (
        alone(wrong) - 8.0,
        alone(right) - 8.0,
        likeness.nearness(wrong, right),
        likeness.sound_of(wrong) == likeness.sound_of(right),
        likeness.is_same_tone(wrong, right),
        likeness.is_kin(wrong, right),
    )


def _run(priced: PricedText, number: int) -> int:
    """Return how many single characters stand side by side there, up to five; 0 where a longer word stands."""
    words = priced.words
    if len(words[number]) > 1:
        return 0
    first = last = number
    while first and len(words[first - 1]) == 1 and number - first < 4:
        first -= 1
    while last < len(words) - 1 and len(words[last + 1]) == 1 and last - number < 4:
        last += 1
    return min(last - first + 1, 5)


def of_place(priced: PricedText, one: Meant) -> OfPlace:
    """Return what stands around *one*."""
    text, stands = priced.text, priced.text[one.start : one.end]
    begin, end = differing(stands, one.word)
    right = one.word[begin : end + len(one.word) - len(stands)]
    start, end = one.start + begin, one.start + max(end, begin + 1)
    before, after, own = text[max(0, start - _AROUND) : start], text[end : end + _AROUND], text[start:end]
    page = text[max(0, start - _PAGE) : start + _PAGE]
    named = is_surname(own[:1]) or any(map(is_surname, before[-2:]))
    return OfPlace(
        min(max(page.count(before[-1:] + own), page.count(own + after[:1])) - 1, 3),
        min(page.count(own) - 1, 3) if alone(own) > _RARE else 0,
        min(max(page.count(before[-1:] + right) * bool(before), page.count(right + after[:1]) * bool(after)), 2),
        min(page.count(one.word), 3),
        named and bool(_SAYS.match(text, end) or _TITLED.search(before)),
        named and _is_short_item(before, after),
        _is_place(before, text[end : end + 2], one.word + text[one.end : end + 2]),
        not _NUMBERS.isdisjoint(before[-1:] + stands + after[:1]),
        *_kin(priced, one),
    )


def _is_short_item(before: str, after: str) -> bool:
    """Say whether what stands between two marks is as short as a name, and has no other character than Chinese."""
    ahead, behind = _MARKS.split(before)[-1], _MARKS.split(after)[0]
    return len(ahead) + len(behind) <= 3 and all(map(is_hanzi, ahead + behind))


def _is_place(before: str, after: str, meant: str) -> bool:
    """Say whether a place's name stands there, and what would be *meant* is none that is known (鹭洲区, no 绿洲区)."""
    found = _PLACE_BEHIND.match(after)
    if not found or not _PLACE_AHEAD.search(before):
        return False
    return found[0][-1] in _COUNTLESS or not any(is_known(meant[:size]) for size in (2, 3, 4))


def _kin(priced: PricedText, one: Meant) -> tuple[float, float]:
    """Return how much words near by, but not beside it, are kin to what is meant, and to what stands."""
    first, last = priced.covering(one.start, one.end)
    ahead, behind = range(max(0, first - 1 - _NEAR), max(0, first - 1)), range(last + 2, last + 2 + _NEAR)
    near = [number for number in (*ahead, *behind) if number < len(priced.words) and len(priced.words[number]) > 1]
    stands = [number for number in range(first, last + 1) if len(priced.words[number]) > 1]
    around = [(number < first, (priced.numbers[number], priced.alone[number])) for number in near]
    words = [(priced.numbers[number], priced.alone[number]) for number in stands]
    return _of_kin(around, [entry(one.word)]), _of_kin(around, words)


def _of_kin(around: list[tuple[bool, tuple[int, float]]], words: list[tuple[int, float]]) -> float:
    """Return the nats that *words* cost less beside those *around* (is it ahead, number and cost) than anywhere."""
    pairs = ((other, word) if is_ahead else (word, other) for is_ahead, other in around for word in words)
    return min(sum(max(cost - between(number, last, cost), 0.0) for (number, _), (last, cost) in pairs), _MOST_KIN)
