"""Copies: to the letter, with another head and tail, with characters changed; short captions, refrains."""

from __future__ import annotations

import random
import zlib
from datetime import date

import pytest

from digest.issues.duplicates import copies as copies
from digest.issues.duplicates import footprints as footprints
from digest.issues.duplicates import groups, key
from digest.issues.duplicates.footprints import footprint_of
from digest.model import Item
from tests.duplicates.events import HELD_OUT, TUNED, item, told, undated

REGION = "江苏省/苏州市/吴江区"
BODY = (
    "吴江区总工会在盛泽镇开办丝绸挡车工夜校，每周二晚上课。首期学员五十二人，来自十九家织造厂。"
    "教师是退休挡车工沈阿珍，她把断头的接法编成口诀。学员说，白天在机台上试，晚上来问，学得快。"
)
COPY = f"本报讯（记者 周闻 通讯员 李采）{BODY}\n（责任编辑：吴文）"


def story(name: str, body: str, headline: str = "丝绸夜校开课") -> Item:
    return item(name, date(2025, 3, 4), REGION, headline, body)


def test_head_and_tail_do_not_hide_a_copy() -> None:
    (group,) = groups([story("a", BODY), story("b", COPY, "夜校里的口诀")])
    assert group.kind == "exact"
    assert key(story("a", BODY).article) == key(story("b", COPY).article)


def test_punctuation_and_width_do_not_hide_a_copy() -> None:
    (group,) = groups([story("a", BODY), story("b", BODY.replace("，", ",").replace("。", " "))])
    assert group.kind == "exact"


@pytest.mark.parametrize("is_dated", [True, False], ids=["dated", "undated"])
@pytest.mark.parametrize(("share", "least"), [(0.0, 1.0), (0.02, 1.0), (0.05, 0.99), (0.1, 0.97)])
def test_copies_with_changed_characters_are_found(share: float, least: float, is_dated: bool) -> None:
    """100 copies, half with head and tail; drawn three times, 99 or 100 were found up to one character in ten."""
    chance = random.Random(11)
    originals = _originals()
    if not is_dated:
        originals = [one for _, one in undated([("", one) for one in originals])]
    edited = [_edited(place, text, share, chance) for place, text in enumerate(originals)]
    found = 0
    for original, copy in zip(originals, edited, strict=True):
        found += len(groups([original, copy])) == 1
    assert len(originals) == 100
    assert found / len(originals) >= least


def _originals() -> list[Item]:
    """Return 100 texts of the usual length: the two tellings of an event one after the other."""
    texts: dict[str, list[Item]] = {}
    for file in (TUNED, HELD_OUT):
        for event, telling in told(file):
            texts.setdefault(f"{file.name}-{event}", []).append(telling)
    doubled = [tellings for tellings in texts.values() if len(tellings) == 2]
    return [
        item(
            first.article.id,
            first.article.origin.published,
            "/".join(first.regions[0].path),
            first.article.headline,
            first.article.body + second.article.body,
        )
        for first, second in doubled[:100]
    ]


def _edited(place: int, original: Item, share: float, chance: random.Random) -> Item:
    """Return a copy of *original* with *share* of its characters replaced, doubled or dropped; every second framed."""
    article = original.article
    body = "".join(_changed(sign, chance) if chance.random() < share else sign for sign in article.body)
    body = f"本报讯（记者 张山）{body}\n（编辑：李思）" if place % 2 else body
    region = "/".join(original.regions[0].path)
    return item(f"copy-{article.id}", article.origin.published, region, article.headline, body)


def _changed(sign: str, chance: random.Random) -> str:
    return chance.choice((sign * 2, "", chance.choice("的一是在有工大会人中")))


def test_one_form_filled_in_twice_is_no_copy() -> None:
    form = "{}，{}总工会到{}慰问，为{}名工人送去米面油等慰问品，叮嘱企业落实劳动保护，合理安排作息，确保安全生产。"
    first = story("a", form.format("7月3日", "吴江区", "恒力厂区", 315), "走访")
    second = story("b", form.format("7月3日", "吴江区", "盛虹厂区", 247), "走访")
    assert groups([first, second]) == ()


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (
            BODY.replace("挡车工夜校", "挡车工夜较")
            .replace("十九家", "九家")
            .replace("接法", "接去")
            .replace("沈阿珍", "沈阿"),
            True,
        ),
        (
            BODY.replace("盛泽", "震泽")
            .replace("五十二", "三十六")
            .replace("十九", "十二")
            .replace("沈阿珍", "顾晓岚"),
            False,
        ),
        (BODY.replace("周二", "周四").replace("五十二", "四十八").replace("白天", "清早"), False),
    ],
    ids=["misread", "another school", "another term"],
)
def test_misprints_are_scattered_characters_not_names_and_figures(copy: str, expected: bool) -> None:
    assert copies.is_misprinted(*map(copies.strip_signs, (BODY, copy))) is expected


@pytest.mark.parametrize(
    ("there", "here", "expected"),
    [
        ("五十二人", "五十三人", True),
        ("五十二人", "五十有人", True),
        ("首期学员五十二人", "另请歌手演出", False),
        ("她把断头的接法编成口诀", "7月再开新班", False),
    ],
    ids=["a figure", "a digit misread", "a clause for one with a figure", "a clause with a figure for one"],
)
def test_a_clause_that_holds_a_figure_is_no_figure_misprinted(there: str, here: str, expected: bool) -> None:
    body = BODY + "开学那天大家在校门口合影，把照片寄给家里，夜里十点才散，路灯下还有人比划着手里的线头。"
    assert copies.is_misprinted(*map(copies.strip_signs, (body, body.replace(there, here)))) is expected


def test_short_captions_are_copies_only_under_one_headline() -> None:
    caption = "图为活动现场。"
    assert groups([story("a", caption, "春游"), story("b", caption, "拔河")]) == ()
    assert len(groups([story("a", caption, "春游"), story("b", caption, "春游")])) == 1


def test_a_short_text_with_one_word_changed_is_no_copy() -> None:
    first = story("a", "吴江区总工会昨天走进盛泽镇目澜社区，看望退休挡车工。", "走访一")
    changed = story("b", "吴江区总工会昨天走进盛泽镇荷花社区，看望退休挡车工。", "走访二")
    longer = story("c", first.article.body + "沈阿珍端出了茶。", "走访一")
    assert groups([first, changed]) == ()
    assert len(groups([first, longer])) == 1


def test_refrains_of_unlike_texts_are_taken_out_and_shared_sentences_of_two_stay() -> None:
    refrain = "与会人员一致表示要把会议精神落到实处。"
    texts = [f"{start}{refrain}" for start in ("一号井安装了通风机。", "学校操场铺了新草皮。", "码头吊车换了新钢缆。")]
    assert copies.without_refrains(texts) == [text.removesuffix(refrain) for text in texts]
    assert copies.without_refrains(texts[:2]) == texts[:2]


def test_a_sentence_of_three_copies_is_no_refrain() -> None:
    assert copies.without_refrains([BODY, COPY, BODY + "完。"]) == [BODY, COPY, BODY + "完。"]


def test_bands_propose_all_copies_and_few_others() -> None:
    texts = [telling.article.body for _, telling in told(TUNED)]
    prints = [footprint_of(copies.strip_signs(text)) for text in texts]
    near = footprints.candidates([*prints, *prints], 2 * len(texts))
    proposed = {(first, second) for first, others in near for second in others}
    assert {(place, place + len(texts)) for place in range(len(texts))} <= proposed
    assert len(proposed) < len(texts) ** 2 / 10


def test_sketch_is_the_same_in_every_process() -> None:
    """Python's own hash of a text changes from run to run; the archive could not compare by it."""
    assert zlib.crc32("|".join(map(str, footprints.sketch(copies.strip_signs(BODY)))).encode()) == 4234136357


def test_many_copies_are_one_group() -> None:
    """More than are compared with one another: the chain joins them."""
    (group,) = groups([story(f"{place:03d}", BODY + f"续{place % 3}") for place in range(120)])
    assert len(group.items) == 120


def test_traditional_characters_do_not_hide_a_copy_nor_a_retelling() -> None:
    traditional = "吳江區總工會在盛澤鎮開辦絲綢擋車工夜校，每週二晚上課。首期學員五十二人，來自十九家織造廠。"
    simple = "吴江区总工会在盛泽镇开办丝绸挡车工夜校，每周二晚上课。首期学员五十二人，来自十九家织造厂。"
    retold = "每周二晚，十九家织造厂的五十二名挡车工走进夜校。吴江区总工会在盛泽镇开的这所丝绸夜校已招满首期学员。"
    assert groups([story("a", traditional), story("b", simple)])[0].kind in ("exact", "near")
    assert groups([story("a", traditional, "盛澤絲綢夜校開課"), story("b", retold)])[0].kind == "event"


def test_one_reporter_does_not_make_two_stories_one() -> None:
    head, tail = "本报讯（记者 顾晓岚 通讯员 沈阿珍）", "\n（责任编辑：陆文君）"
    first = f"{head}吴江区总工会在盛泽镇开办丝绸夜校，五十二名挡车工入学。{tail}"
    second = f"{head}吴江区总工会在震泽镇评选蚕丝被工匠，八名缝制工入选。{tail}"
    assert copies.story(first) == "吴江区总工会在盛泽镇开办丝绸夜校，五十二名挡车工入学。"
    assert groups([story("a", first, "夜校开学"), story("b", second, "工匠入选")]) == ()
