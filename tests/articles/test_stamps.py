"""What stands about a report on copied and made-up pages: stamps of sites, mastheads, contents, margins, numbers."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.signers import read_signers
from digest.articles.normalize import plain
from digest.model import Segmented
from tests.articles.simulator import page_of

FIRST = "石桥区总工会给修路工送凉茶"
FIRST_TEXT = "入夏以来，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
SECOND = "柳溪县职工龙舟赛开桨"
SECOND_TEXT = "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍的三百名职工参加。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n\n".join(lines))])


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("原创 罗小川 石桥区总工会 2026年7月9日 17:36", "石桥区总工会"),
        ("庹川 石桥区总工会 2026年7月9日 17:36 吉林", "石桥区总工会"),
        ("2026-07-09　　石桥区总工会　　阅读：127", "石桥区总工会"),
        ("石桥区总工会 2026-07-09 字号：[大 中 小]", "石桥区总工会"),
        ("来源：石桥区总工会 时间：2026-07-09 点击数：77", "石桥区总工会"),
        ("通讯员 罗小川（石桥区总工会）", "石桥区总工会"),
        ("（康秀兰同江市总工会）", "同江市总工会"),
        ("石桥区 总工会 罗小川", "石桥区总工会"),
        ("（沈北新区总工会）", "沈北新区总工会"),
        ("（石桥区总工会罗小川）", "石桥区总工会"),
        ("（石桥区总工会 罗小川供稿）", "石桥区总工会"),
        ("石桥区总工会通讯员罗小川", "石桥区总工会"),
        ("【来源：石桥区总工会】 【2026-07-09】 【浏览：318次】", "石桥区总工会"),
        ("石桥区总工会 2026年7月9日 听全文", "石桥区总工会"),
    ],
)
def test_a_line_of_unit_person_and_facts_names_who_signs(line: str, body: str) -> None:
    signers = read_signers(plain(line))
    assert signers is not None
    assert signers.bodies == (body,)


def test_a_stamp_under_a_headline_is_neither_headline_nor_body() -> None:
    stamp = "原创 罗小川 石桥区总工会 2026年7月9日 17:36"
    first, second = _read(FIRST, stamp, FIRST_TEXT, SECOND, stamp.replace("石桥区", "柳溪县"), SECOND_TEXT).articles
    assert (first.headline, first.contributor, first.body) == (FIRST, "石桥区总工会", FIRST_TEXT)
    assert (second.headline, second.contributor, second.body) == (SECOND, "柳溪县总工会", SECOND_TEXT)


def test_a_bulletin_s_head_and_its_contents_belong_to_no_article() -> None:
    head = ["工 会 信 息", "第12期", "市总工会办公室 编    2026年7月9日", "要 目", f"◇ {FIRST}", f"◇ {SECOND}……2"]
    first, second = _read(*head, FIRST, FIRST_TEXT, SECOND, SECOND_TEXT).articles
    assert (first.headline, first.contributor) == (FIRST, "")
    assert second.headline == SECOND


def test_numbers_of_articles_are_no_part_of_their_headlines() -> None:
    found = _read(f"【一】{FIRST}", FIRST_TEXT, f"【二】{SECOND}", SECOND_TEXT).articles
    assert [article.headline for article in found] == [FIRST, SECOND]


@pytest.mark.parametrize("margin", ["", "> ", "        "])
def test_quoted_and_indented_pages_read_as_the_page_itself(margin: str) -> None:
    lines = [FIRST, f"　　{FIRST_TEXT[:20]}", FIRST_TEXT[20:], "", SECOND, f"　　{SECOND_TEXT[:20]}", SECOND_TEXT[20:]]
    found = segment([page_of("\n".join(margin + line for line in lines))]).articles
    assert [(article.headline, article.body) for article in found] == [(FIRST, FIRST_TEXT), (SECOND, SECOND_TEXT)]


def test_rows_of_a_table_head_no_article() -> None:
    rows = ["各片建会进度", "东城片  80家  完成80%", "西城片  44家  完成75%"]
    found = segment([page_of("\n".join([*rows, FIRST, FIRST_TEXT]))]).articles
    assert [article.headline for article in found] == [FIRST]


def test_a_headline_behind_its_first_paragraph_heads_it() -> None:
    later = "凉茶点要开到入秋，修路工凭工牌就能领，石桥区还添了四处。"
    (article,) = _read(FIRST_TEXT, FIRST, later).articles
    assert (article.headline, article.body) == (FIRST, f"{FIRST_TEXT}\n{later}")


def test_a_dateline_under_a_headline_opens_a_report() -> None:
    found = _read(FIRST, FIRST_TEXT, "致读者", "本报讯（记者 罗小川）本报下月增设来信栏目，每周三刊出。").articles
    assert [article.headline for article in found] == [FIRST, "致读者"]


def test_headlines_in_brackets_before_their_texts_head_them() -> None:
    found = segment([page_of(f"【{FIRST[:9]}\n{FIRST[9:]}】{FIRST_TEXT}\n【{SECOND}】{SECOND_TEXT}")]).articles
    assert [(article.headline, article.body) for article in found] == [(FIRST, FIRST_TEXT), (SECOND, SECOND_TEXT)]


def test_numbered_items_of_several_unions_are_a_report_each_and_steps_of_one_are_not() -> None:
    text = SECOND_TEXT.replace("柳溪县职工", "柳溪县总工会的职工")
    found = segment([page_of(f"工会快报\n1.{FIRST_TEXT}\n2.{text}")]).articles
    assert [text in article.body for article in found] == [False, True]
    steps = "1.石桥区总工会先登记，各单位盖章。\n2.石桥区总工会再核对，三天内答复。"
    assert len(segment([page_of(f"{FIRST}\n{FIRST_TEXT}\n{steps}")]).articles) == 1


def test_short_lines_over_a_text_are_one_headline_though_the_first_could_sign() -> None:
    head = "石桥区总工会\n给滨河路工地\n送去凉茶"
    text = "    入夏以来，石桥区总工会把凉茶送到\n滨河路工地，两百名修路工每天都能\n喝上一碗。凉茶由工地食堂熬煮，甘"
    lines = f"{head}\n{text}\n草和菊花由区总工会每周送到一次。"
    (article,) = segment([page_of(lines)]).articles
    assert article.headline == "石桥区总工会给滨河路工地送去凉茶"


def test_an_editor_s_note_and_a_box_of_counts_belong_to_no_report() -> None:
    note = "编者按：小事里有真情，本版今起选登。"
    (article,) = _read(FIRST, note, FIRST_TEXT, "驿站412个", "会员63.8万人", "工会5217家").articles
    assert (article.headline, article.body) == (FIRST, FIRST_TEXT)


def test_a_source_that_a_line_s_end_breaks_is_read_whole_and_who_is_addressed_signs_nothing() -> None:
    (article,) = segment([page_of(f"{FIRST}\n    {FIRST_TEXT}\n文字：罗小川　来源：石桥\n区总工会")]).articles
    assert article.contributor == "石桥区总工会"
    addressed = _read("关于举办职工龙舟赛的通知", "各镇总工会、各基层工会：", SECOND_TEXT).articles
    assert [each.contributor for each in addressed] == [""]


def test_the_rest_of_a_signature_over_a_caption_is_no_part_of_that() -> None:
    lines = [FIRST, f"{FIRST_TEXT}（石桥区总", "工会罗小川供稿）", "▲活动现场 石桥区总工会供图", SECOND, SECOND_TEXT]
    first, second = segment([page_of("\n".join(lines))]).articles
    assert (first.contributor, first.body) == ("石桥区总工会", FIRST_TEXT)
    assert second.headline == SECOND


def test_marked_headlines_over_indented_texts_are_no_items_and_buttons_no_headline() -> None:
    pages = f"■ {FIRST}\n　　{FIRST_TEXT}\n【返回列表】【收藏】\n\n■ {SECOND}\n　　{SECOND_TEXT}\n【返回列表】【收藏】"
    found = segment([page_of(pages)]).articles
    assert [(each.headline, each.body) for each in found] == [(f"■ {FIRST}", FIRST_TEXT), (f"■ {SECOND}", SECOND_TEXT)]


@pytest.mark.parametrize(
    "headline",
    [
        "石桥区总工会建驿站",
        "石桥区总工会启用职工服务中心",
        "石桥区总工会开设母婴室",
        "石桥区总工会为骑手设休息站",
        "石桥区总工会新建劳模工作室",
    ],
)
def test_a_headline_that_ends_like_a_department_signs_nothing(headline: str) -> None:
    text = f"7月8日，{headline}，投入12万元，首日有两百名骑手和修路工进来歇脚。"
    first, second = _read(FIRST, FIRST_TEXT, headline, text).articles
    assert (first.headline, first.contributor) == (FIRST, "")
    assert second.headline == headline
    assert read_signers(plain("石桥区总工会权益保障部")) is not None
