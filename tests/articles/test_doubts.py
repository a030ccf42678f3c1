"""Joins that may be wrong: which lines of wrapped text are doubted, and what becomes of sentences that run across."""

from __future__ import annotations

import pytest

from digest import articles, highlights
from digest.model import Article, Origin, Paragraph, Piece
from tests.articles.simulator import page_of

_LEAD = "11月25日，青溪市云岭区网络主播行业工会第一次会员代表大会召开，来自17家直播机构的312名主播入会，这是全市首家"


def _articles(*lines: str) -> tuple[Article, ...]:
    return articles.segment([page_of("\n".join(lines))]).articles


def _doubted(article: Article) -> list[float]:
    pieces = [piece for paragraph in article.paragraphs for piece in paragraph.pieces]
    return [piece.margin for piece in pieces if piece.margin is not None and piece.is_doubtful]


def test_a_word_across_a_line_end_that_the_headline_has_too_is_no_doubt() -> None:
    (article,) = _articles("云岭区总工会成立首个网络主播工会", "", _LEAD + "网络", "主播行业工会。")
    assert not _doubted(article)


def test_a_page_wrapped_at_one_width_is_no_torn_text() -> None:
    first = ("6月16日，青溪市总工会启动“夏送清凉”行动，向全市12个电力抢修班组和8个高温作业企业送去物", "资1000份。")
    second = (
        "市总工会负责人介绍，今年还要在城区新建6个户外劳动者驿站，为环卫工人和外卖骑手提供饮水、避雨",
        "和充电服务。",
    )
    third = (
        "“有了歇脚的地方，心里就踏实了。”骑手代表周宁说。据悉，该市已连续三年开展行业性集体协商，职工",
        "满意率达到95%。",
    )
    (article,) = _articles("千份清凉送到抢修一线", "", *first, *second, *third)
    assert not _doubted(article)


def _torn(margin: float) -> Article:
    """Return an article whose first sentence runs across a join of *margin*."""
    text = _LEAD + "网络主播行业工会。会员可以每月就诊一次。"
    seam = len(_LEAD)
    pieces = (Piece(0, seam, 3, 20), Piece(seam, len(text), 4, 20 + seam, margin))
    return Article(
        "a", Origin("page.txt"), (Paragraph(text, pieces=pieces),), headline="云岭区总工会成立首个网络主播工会"
    )


def test_a_lead_across_a_join_that_is_likely_right_is_printed_and_told() -> None:
    article = _torn(2.0)
    chosen = highlights.choose(article)
    assert any(sentence.text.startswith("11月25日") for sentence in chosen)
    assert highlights.doubts(article, chosen) == ("第3行与第4行的接续不确定",)


def test_a_lead_across_a_join_that_may_as_well_be_wrong_is_not_printed() -> None:
    assert not any(sentence.text.startswith("11月25日") for sentence in highlights.choose(_torn(0.5)))


WRAPPED = (
    "栗川厂里来了“流动书车”",
    "每个星期三傍晚，栗川区总工",
    "会的流动书车停在铸造厂北门",
    "口，下班的工人围上来挑书。",
    "今年前五个月，书车跑遍了全",
    "区四十一家小企业，借出一万",
    "三千册书，最远的一站在白石",
    "岭采石场，来回要走七十公里。",
    "管书的退休教师骆春和说，书",
    "车最受欢迎的不是小说，而是",
    "电工、焊工考证用的教材，常",
    "常要排队等上三个星期，区总",
    "工会又添了六百册。",
)


@pytest.mark.parametrize("place", [6, 11])
@pytest.mark.parametrize(
    "strip",
    [
        ("唱了九首船歌，台下的家属都", "站起来鼓掌，合唱团的女工说"),
        ("参加比赛的选手有一百二十名，", "来自全县六个乡镇，年纪最大"),
    ],
)
def test_lines_of_another_text_without_which_a_sentence_reads_on_are_doubted(
    place: int, strip: tuple[str, ...]
) -> None:
    (article,) = _articles(*WRAPPED[:place], *strip, *WRAPPED[place:])
    before, after = WRAPPED[place - 1][-3:], WRAPPED[place][:3]
    found = [
        paragraph.text[piece.start - 3 : piece.start + 3]
        for paragraph in article.paragraphs
        for piece in paragraph.pieces
        if piece.is_doubtful
    ]
    assert {before + strip[0][:3], strip[-1][-3:] + after} <= set(found)


def test_a_page_that_reads_as_it_stands_is_not_doubted() -> None:
    (article,) = _articles(*WRAPPED)
    assert not _doubted(article)
    assert not any(highlights.doubts(article, [sentence]) for sentence in highlights.choose(article))


WIDE = (
    "栗川区总工会年中会议",
    "　　6月27日，栗川区总工会召开年中工作会议，听取十一个街道工会的汇报，讨论下半年要办的",
    "事。会议由区总工会副主席骆春和主持。",
    "　　会议指出，上半年全区新建基层工会21家，发展会员两千六百人，调解劳动争议48件，为职工",
    "挽回损失七十二万元，比去年多出三成。",
    "　　会议要求，各街道工会要在高温到来之前走遍所有工地，看一看工棚里的风扇、水桶和药箱是不是",
    "够用，缺什么补什么，不等不靠。",
    "　　会议商定，八月份办一次全区电工比武，各街道先选后报，名额向小企业倾斜，优胜者由区总工会",
    "授予栗川区五一劳动奖章。",
)


SHORT = (
    "栗川区匠人课堂开课",
    "　　7月3日，栗川区总工会“匠人课堂”在",
    "区职业中学开讲，首批三十二名学员来自全区",
    "九家企业。",
    "　　课堂请来区里的锻工师傅和退休技师，讲",
    "看图、讲淬火、讲安全用电，先讲后做，边做",
    "边考，学期六十天。",
)


def test_lines_as_wide_as_their_page_are_broken_by_it_and_not_doubted() -> None:
    (article,) = _articles(*WIDE)
    assert not _doubted(article)


def test_a_few_seams_that_read_badly_do_not_tell_of_a_page_that_its_lines_are_apart() -> None:
    (article,) = _articles(*SHORT)
    lines = [line.strip("　") for line in SHORT[1:]]
    assert [paragraph.text for paragraph in article.paragraphs] == ["".join(lines[:3]), "".join(lines[3:])]
