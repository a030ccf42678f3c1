"""What a line is by its shape: signatures and bylines in any words, headlines set apart, halves, boxes, torn text."""

from __future__ import annotations

import pytest

from digest.articles import explain, segment, to_terminal
from digest.articles.lines.signers import is_byline, is_signature
from digest.articles.normalize import plain
from digest.model import Article, Page
from digest.model.articles import likelihood_of
from tests.articles.simulator import page_of

HEADLINE = "梨山县总工会给采茶工送斗笠"
BODY = (
    "本报讯 4月3日，梨山县总工会把六百顶斗笠送到",
    "三个茶园，采茶工人手一顶。县总工会还在茶山上",
    "设了五个歇脚点，备着热水、雨衣和常用药品，由",
    "茶园的工会小组轮流照看，一直开到茶季结束。",
)
OTHER = "松江桥头的夜班食堂"
OTHER_BODY = (
    "桥头的夜班食堂晚上十点开门，出租车司机进门先",
    "喝一碗热汤。食堂由松江区总工会出资办起，一餐",
    "收六元，开张三个月来已接待司机四千多人次，还",
    "给跑长途的司机留了二十张床位，可以睡到天亮。",
)


def _page(*lines: str) -> Page:
    return page_of("\n".join(lines))


def _articles(*lines: str) -> tuple[Article, ...]:
    return segment([_page(*lines)]).articles


@pytest.mark.parametrize(
    "line",
    [
        "供稿：梨山县总工会",
        "稿件来源/梨山县总工会",
        "（罗小川 梨山县总工会）",
        "——梨山县总工会",
        "本稿由梨山县总工会提供",
        "梨山县总工会 报送",
    ],
)
def test_who_signs_is_told_in_any_words_of_sending(line: str) -> None:
    first, second = _articles(HEADLINE, *BODY, line, "", OTHER, *OTHER_BODY, line)
    assert (first.headline, second.headline) == (HEADLINE, OTHER)
    assert first.contributor == second.contributor == "梨山县总工会"
    assert line not in first.body + second.body


@pytest.mark.parametrize(
    "line", ["◎通讯员 罗小川", "文/罗小川 图/江晓", "【本报记者 罗小川】", "记者 罗小川/文 江晓/图"]
)
def test_who_wrote_is_told_with_the_work_done(line: str) -> None:
    first, _ = _articles(HEADLINE, line, *BODY, "", OTHER, *OTHER_BODY)
    assert (first.headline, first.byline.startswith(line)) == (HEADLINE, True)


@pytest.mark.parametrize(
    "line", ["本报讯 记者罗小川报道：梨山县总工会", "【简讯】", "记者节的一天", "走进梨山县总工会"]
)
def test_what_only_begins_so_signs_nothing(line: str) -> None:
    assert not is_signature(plain(line))
    assert not is_byline(plain(line))


def test_persons_are_no_contributor() -> None:
    (article,) = _articles(HEADLINE, *BODY, "（罗小川）")
    assert article.contributor == ""
    assert article.byline.endswith("（罗小川）")


def test_a_headline_set_apart_or_upright_is_one_text_and_all_its_lines_are_told() -> None:
    spaced, upright = " ".join(OTHER), "\n".join(HEADLINE)
    first, second = _articles(upright, *BODY, "", spaced, *OTHER_BODY)
    assert (first.headline, second.headline) == (HEADLINE, OTHER)
    values = explain([_page(upright, *BODY)])
    assert [value.line for value in values if value.role == "heading"] == list(range(1, len(HEADLINE) + 1))
    assert set(range(1, len(HEADLINE) + 1)) <= set(first.lines)


def test_the_first_character_set_large_belongs_to_the_text() -> None:
    (article,) = _articles(OTHER, OTHER_BODY[0][0], OTHER_BODY[0][1:], *OTHER_BODY[1:])
    assert article.body == "".join(OTHER_BODY)


def test_signs_that_cannot_be_seen_part_nothing() -> None:
    torn = [line[:9] + "\u200b" + line[9:] + "\u00ad" for line in OTHER_BODY]
    (article,) = _articles(OTHER, *torn)
    assert article.body == "".join(OTHER_BODY)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("梨山县今年新设1", "2个采茶工歇脚点"),
        ("梨山启动“茶山", "歇脚点”行动"),
        ("茶山上，", "采茶工有了歇脚点"),
    ],
)
def test_a_headline_broken_in_the_midst_is_one(upper: str, lower: str) -> None:
    *_, second = _articles(OTHER, *OTHER_BODY, "松江区总工会", "", upper, lower, *BODY, "梨山县总工会")
    assert second.headline == upper + lower


def test_a_caption_whose_credit_is_cut_off_is_whole() -> None:
    lines = (*BODY[:2], "采茶工戴上斗笠。（罗小", "川 摄）", *BODY[2:])
    (article,) = _articles(HEADLINE, *lines)
    assert "采茶工戴上" not in article.body
    assert article.captions == ("采茶工戴上斗笠。（罗小", "川 摄）")


@pytest.mark.parametrize(
    "box",
    [
        ("导读", "□托儿班里的笑声……6版", "●厂房变成书屋……7版"),
        ("获奖名单（排名不分先后）", "罗小川  江  晓  何大山", "周小云  李  河  王晓春"),
        ("组版/罗小川  校检/江晓  审读/何山",),
        ("责编 罗小川  电话 0577-8273649",),
        ("要闻 YAOWEN",),
        ("扫描二维码 阅读全文",),
    ],
)
def test_boxes_lists_of_names_and_what_a_paper_says_of_itself_are_no_articles(box: tuple[str, ...]) -> None:
    first, second = _articles(HEADLINE, *BODY, "梨山县总工会", *box, OTHER, *OTHER_BODY, "松江区总工会")
    assert (first.headline, second.headline) == (HEADLINE, OTHER)
    assert not any(line in article.body + article.headline for article in (first, second) for line in box)


def test_words_pulled_out_of_a_text_are_printed_once_and_a_headline_it_takes_up_stays() -> None:
    quote = ("采茶工人手一顶。县总", "工会还在茶山上设了五", "个歇脚点，备着热水、")
    first, second = _articles(HEADLINE, *BODY[:3], *quote, BODY[3], "", OTHER, *OTHER_BODY)
    assert first.body == "".join(BODY).removeprefix("本报讯 ")
    taken_up = "桥头的夜班食堂晚上十点开门"
    _, second = _articles(HEADLINE, *BODY, "梨山县总工会", "", taken_up, *OTHER_BODY)
    assert second.headline == taken_up


def test_a_subheadline_close_below_is_not_the_headline_and_a_kicker_close_above_neither() -> None:
    below, above = (
        _articles(*heads, *BODY)[0] for heads in ((HEADLINE, "暖心事办到心坎里"), ("娘家人的牵挂", HEADLINE))
    )
    assert (below.headline, above.headline) == (HEADLINE, HEADLINE)


def test_torn_paragraphs_are_joined_with_a_doubt_that_tells_how_sure_it_is() -> None:
    first = (
        "梨山县总工会今年在茶山上设了五个歇脚点，备着热水、雨衣和药品，由茶园的小组轮流照看，每天都有三百名工人来这里"
    )
    second = "出租车司机进门先喝一碗热汤，再领一份盒饭，一餐收六元。"
    page = page_of(f"{HEADLINE}\n\n{first}\n\n{second}\n\n梨山县总工会")
    (article,) = segment([page]).articles
    joined = [piece for paragraph in article.paragraphs for piece in paragraph.pieces[1:]]
    assert [piece.is_doubtful for piece in joined] == [True]
    assert 0.8 < joined[0].likelihood < likelihood_of(4.0) < likelihood_of(None)
    assert "约93%把握，待核" in to_terminal(explain([page]))


def test_names_of_prizes_stand_among_the_entries_of_a_list() -> None:
    lead = "4月28日，石桥区总工会召开庆祝五一大会，授予三家单位和三名职工石桥区五一劳动奖。名单如下："
    units = ("一、奖状（3个）", "石桥热力有限公司", "滨河路小学", "石桥公交集团有限责任公司")
    people = ("二、奖章（3名）", "罗小川 石桥热力有限公司班长", "皮春 滨河路小学教师", "庹江 石桥公交集团驾驶员")
    (article,) = segment([page_of("\n".join(("石桥区表彰五一劳动奖", "", lead, *units, *people)))]).articles
    assert article.body == "\n".join((lead, *units, *people))
    assert (article.gaps, article.doubts) == ((), ())


def test_the_last_entry_of_a_list_is_not_joined_to_the_paragraph_under_it() -> None:
    first = "石桥区五一劳动奖章评选工作经过推荐、公示和复审，已经完成，今年共有一名个人和一个班组获奖，名单昨天公布。"
    last = "石桥区五一劳动奖是区总工会授予职工的荣誉，每年评选一次，由街道总工会推荐，经公示后在五一前颁发奖状和奖金。"
    entries = ("获得石桥区工人先锋号的是:", "滨河路:石桥养护公司修路一班(班长罗小川)")
    (article,) = segment([page_of("\n".join((first, *entries, last)))]).articles
    assert article.body.endswith(f"\n{last}")
    assert article.gaps == ()
