"""Sentences that should not stand alone before a leader: what is found, and what becomes of them."""

import random
from dataclasses import replace

import pytest

from benchmarks import sets
from benchmarks.damage import DAMAGES, damaged, is_caught
from digest import highlights
from digest.highlights.gate import faults_of
from digest.model import Article, Origin, Paragraph, Piece, Sentence

SOUND = [
    "8月2日，青川县总工会为120名环卫工人送去清凉物资。",
    "“谢谢工会。”职工赵一说。",
    "要闻编辑部的职工参观了《红船》展览（第二期）。",
    "今年全市新建驿站36个，下一步将再建12个。",
    "他说：“我校今年有30名教师获奖。”",
    "要求各县在9月底前完成签约412份。",
]
BROKEN = {
    "会议指出，“要抓好落实，全市新建工会312家。": "unpaired",
    "全市已建成驿站36个），服务骑手2.3万人。": "unpaired",
    "市总工?会为143名职工发放奖金71万元。": "lost_sign",
    "市总\ufffd会为143名职工发放奖金71万元。": "lost_sign",
    "到12月甲乙家装公司哪家好10日，共送出姜茶2.6万杯。": "advertisement",
    "石桥一线 2026-07-10 20:56 232浏览 作者：罗小川昨晚，区总工会为90名职工送去凉茶。": "stamped",
    "区总工会为90名职工送去凉茶 content_52757.html。": "stamped",
    "我校工会组织120名教师参加疗休养。": "first_person",
    "要围绕中心，充分发挥工会作用。": "no_subject",
    "下一步，当地工会将继续创新工作方式，不断提升服务水平。": "promise",
}


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_sentence_has_no_fault(sentence):
    assert faults_of(sentence, is_paragraph=False) == ()


@pytest.mark.parametrize(("sentence", "fault"), BROKEN.items())
def test_a_fault_is_found(sentence, fault):
    assert faults_of(sentence, is_paragraph=False) == (fault,)


@pytest.mark.parametrize(("sentence", "fault"), BROKEN.items())
def test_another_sentence_is_printed_where_there_is_one(sentence, fault):
    article = Article("", Origin(""), (Paragraph(f"{SOUND[0]}{sentence}"),))
    assert [one.text for one in highlights.choose(article, 1)] == [SOUND[0]]


def test_what_is_printed_for_want_of_another_says_what_may_be_broken():
    article = Article("", Origin(""), (Paragraph("市总工?会为143名职工发放奖金71万元。"),))
    (only,) = highlights.choose(article, 1)
    assert highlights.doubts(article, (only,)) == ("句中有认不出的字",)


def test_a_demand_is_marked_unless_who_asks_is_printed_with_it():
    asked = "务必近日为全县120名环卫工人发放清凉物资，价值3.6万元。"
    told = "活动现场向80名环卫工人发放药箱80个，价值1.2万元。"
    headless = Article("", Origin(""), (Paragraph(asked + told),), headline="环卫工人领到清凉物资")
    assert "句首缺主语" in highlights.doubts(headless, highlights.choose(headless, 2))
    asks = "县总工会要求，各级工会把清凉物资送到一线。"
    asked = "要切实为全县120名环卫工人发放清凉物资，价值3.6万元。"
    whole = Article("", Origin(""), (Paragraph(asks + asked),), headline="环卫工人领到清凉物资")
    printed = {one.text: one for one in highlights.explain(whole)}
    assert highlights.doubts(whole, (printed[asks], printed[asked])) == ()
    assert highlights.doubts(whole, (printed[asked],)) == ("句首缺主语",)


def test_speech_over_several_paragraphs_opens_each_of_them():
    assert faults_of("“第一件事，是把图纸看懂。", is_paragraph=True) == ()


def test_most_of_what_is_broken_is_marked_or_not_printed_and_what_is_sound_is_not():
    chance = random.Random(5)
    articles = [marked.article for marked in sets.marked()["texts"]]
    tried = [found for damage in DAMAGES for one in articles if (found := damaged(one, damage, chance))]
    assert sum(is_caught(article, broken) for article, broken in tried) >= 0.8 * len(tried)
    assert not any(highlights.doubts(article, highlights.choose(article, 2)) for article in articles)


def joined(margin):
    """Return an article of two sentences, the first of them put together from two lines as surely as *margin* says."""
    first, second = "县总工会为120名环卫工人送去清凉物资，", "价值3.6万元。职工书屋新添图书5000册。"
    pieces = (Piece(0, len(first), 3, 0), Piece(len(first), len(first + second), 7, 40, margin))
    return Article("", Origin(""), (Paragraph(first + second, "text", pieces),))


def test_a_doubtful_join_counts_where_it_is_printed():
    body = joined(0.5).body
    end = body.index("。") + 1
    first, second = Sentence(body[:end], 0, 0, end), Sentence(body[end:], 0, end, len(body))
    assert highlights.doubts(joined(0.5), (first,)) == ("第3行与第7行的接续不确定",)
    assert highlights.doubts(joined(0.5), (second,)) == ()
    assert highlights.doubts(joined(5.0), (first, second)) == ()


def test_a_headline_is_printed_too():
    article = joined(5.0)
    assert highlights.doubts(replace(article, headline="送清凉》走进工地"), ()) == ("标题中引号或括号不成对",)
    assert highlights.doubts(replace(article, headline="“送清凉”走进工地"), ()) == ()


@pytest.mark.parametrize(
    ("sentence", "faults"),
    [
        ("今天的节目，我们就来认识青溪机床厂的铣工。", ("first_person",)),
        ("去年以来，我县新建职工书屋三十家。", ("first_person",)),
        ("据本台消息，青溪市总工会启动送清凉。", ("first_person",)),
        ("我国现有骑手上千万人。", ()),
        ("“工会想得真周到。”青溪油田有职工七万人，分布在五个县。", ("glued",)),
        ("一把扳手的分量 记者何一鸣、卢小满报道近日，青溪油田工会办了维修工比武。", ("glued",)),
        ("青溪油田工会办维修工比武，多家媒体记者现场报道了比赛。", ()),
        ("“工会想得真周到。”职工代表王青溪说。", ()),
        ("“匠心学堂”今天开讲，六十名职工到场。", ()),
    ],
)
def test_the_words_of_a_house_of_a_broadcast_and_of_nobody(sentence: str, faults: tuple[str, ...]) -> None:
    assert faults_of(sentence, is_paragraph=False) == faults


def test_a_motto_is_not_chosen_beside_news() -> None:
    text = "工会是职工的家，干部是职工的贴心人。青溪市总工会近日命名十三个创新工作室。三年来全市培训职工四千人。"
    article = Article("a", Origin("a.txt"), (Paragraph(text),), headline="青溪命名创新工作室")
    chosen = [one.text for one in highlights.choose(article, 3)]
    assert len(chosen) == 2
    assert not any("职工的家" in text for text in chosen)
