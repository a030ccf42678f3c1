"""Pages that collect short reports: lists without headlines, bulletins with contents, letters copied in, reports."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.model import Segmented
from tests.articles.simulator import page_of

TEXT = "　　苇塘县总工会在芦席合作社挂起护眼灯，九十名编席工不再摸黑干活。"
FIRST = "梨坪县总工会近日给放蜂人送去急救包六十个。"
SECOND = "6月2日，砚溪市总工会举办制砚工比武，钟佩芬夺冠。"
THIRD = "桐岭县总工会在油茶山上搭起四座凉棚，供采果工歇脚。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n".join(lines))])


def _bodies(*lines: str) -> list[str]:
    return [article.body for article in _read(*lines).articles]


@pytest.mark.parametrize("label", ["工会短波", "简 讯", "【一句话新闻】", "基层点击"])
def test_under_a_label_of_briefs_each_paragraph_of_another_union_is_a_report(label: str) -> None:
    read = _read("苇塘编席工有了护眼灯", TEXT, "", label, f"　　{FIRST}", f"　　{SECOND}", f"　　{THIRD}")
    assert [article.body for article in read.articles][1:] == [FIRST, SECOND, THIRD]
    assert [article.headline for article in read.articles][1:] == ["", "", ""]


def test_a_page_that_signs_with_names_signs_with_pen_names_as_well() -> None:
    lines = [f"{FIRST}（长河）", f"{SECOND}（罗小川）", f"{THIRD}", "（爱莲、忠斌）"]
    assert _bodies(*lines) == [FIRST, SECOND, THIRD]
    assert _bodies("简讯", *(f"▲{line}" for line in lines[:3]), lines[3]) == [f"▲{each}" for each in _bodies(*lines)]


@pytest.mark.parametrize("remark", ["（见图）", "（未完）", "（三等奖）"])
def test_a_remark_in_brackets_is_no_pen_name(remark: str) -> None:
    assert remark in "".join(_bodies(f"{FIRST}{remark}", f"{SECOND}（罗小川）"))


def test_the_name_of_a_column_may_stand_once_more_in_english() -> None:
    lines = ["早安工会丨今日多云。", "新闻速递", "Worker News", FIRST, SECOND, THIRD]
    assert _bodies(*lines)[1:] == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_paragraphs_of_one_union_under_such_a_label_are_one_report() -> None:
    again = "梨坪县总工会还请来医生，教放蜂人包扎。"
    assert len(_bodies("工会短波", f"　　{FIRST}", f"　　{again}")) == 1


def test_marked_items_that_are_signed_on_a_line_of_their_own_are_reports() -> None:
    signed = [f"（{name}）" for name in ("梨坪县总工会 柏小军", "砚溪市总工会 祝佳")]
    read = _read("苇塘编席工有了护眼灯", TEXT, "快讯", f"　　※{FIRST}", signed[0], f"　　※{SECOND}", signed[1])
    assert [article.contributor for article in read.articles] == ["", "梨坪县总工会", "砚溪市总工会"]


def test_the_text_of_picture_news_is_no_end_of_the_article_above() -> None:
    picture = "松浦市总工会请鼓匠教徒弟绷鼓。图为师徒在试音。"
    lines = ["苇塘编席工有了护眼灯", TEXT, "【图片新闻】", f"　　{picture}（松浦市总工会 贺立新 摄影报道）"]
    first, second = _read(*lines).articles
    assert first.contributor == ""
    assert (second.body, second.contributor) == (picture, "松浦市总工会")


def test_what_the_contents_name_is_a_headline_and_begins_an_article() -> None:
    heads = ["苇塘编席工有了护眼灯", "鼓匠街上的“夜校”"]
    below = "　　松浦市总工会把夜校开在鼓匠街，两个月教出十一个徒弟。"
    lines = ["工会信息", "第41期", "目 录", *(f"{n}．{head}（{n}）" for n, head in enumerate(heads, 1)), ""]
    read = _read(*lines, f"一、{heads[0]}", TEXT, "", f"二、{heads[1]}", below)
    assert [article.headline for article in read.articles] == heads


def test_a_running_head_that_stands_twice_is_no_headline_of_a_list() -> None:
    day = "2026年6月5日　星期五"
    read = _read(day, "导读", "苇塘编席工有了护眼灯……2版", "", "鼓匠街上的夜校", TEXT, day)
    assert day not in [article.headline for article in read.articles]


@pytest.mark.parametrize(
    ("head", "signer"),
    [
        (["苇塘县总工会关于报送信息的函", "〔2026〕31号", "市总工会："], "苇塘县总工会"),
        (["苇塘县总工会", "工 作 简 报", "第三期", "编印：苇塘县总工会　　2026年6月9日"], "苇塘县总工会"),
        (["苇塘县总工会信息", "〔2026〕第8号", "签发：贺立新"], "苇塘县总工会"),
        (["松浦市总工会信息", "〔2026〕第8号", "签发：贺立新"], ""),  # it prints what others do
    ],
)
def test_a_report_from_below_is_signed_by_the_union_in_its_head(head: list[str], signer: str) -> None:
    (article,) = _read(*head, "", "编席工有了护眼灯", TEXT).articles
    assert article.contributor == signer
    assert article.kicker == ""


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_letter_copied_in_with_its_reports_is_no_part_of_them(mark: str) -> None:
    head = ["From: 宣教科", "Sent: 2026年6月5日", "Subject: 来稿"]
    reports = ["苇塘编席工有了护眼灯", TEXT, "（柏小军 苇塘县总工会供稿）", "", "凉棚搭上油茶山", f"　　{THIRD}"]
    foot = ["祝好！", "祝佳　138××××1111"]
    read = _read(
        *head, "", "编辑您好，稿子两篇，请审。", "", *(f"{mark}{line}".rstrip() for line in reports), "", *foot
    )
    assert [article.headline for article in read.articles] == [reports[0], reports[4]]
    assert [article.body for article in read.articles] == [TEXT.strip(), THIRD]
    assert {"祝好！", "祝佳　138××××1111"} <= {block.text for block in read.leftover}


def test_how_to_reach_the_paper_is_no_kicker() -> None:
    (article,) = _read("3版　职工天地", "邮箱：zg@q.cn　电话：83××××", "苇塘编席工有了护眼灯", TEXT).articles
    assert (article.kicker, article.headline) == ("", "苇塘编席工有了护眼灯")


def test_a_marked_line_that_tells_a_picture_parts_no_article() -> None:
    more = "　　灯是县总工会从节余里挤出来的，一盏八十元。"
    (article,) = _read("苇塘编席工有了护眼灯", TEXT, "△ 编席工正在试灯", more, "供稿单位：苇塘县总工会").articles
    assert article.contributor == "苇塘县总工会"
    assert "试灯" not in article.body


@pytest.mark.parametrize("number", ["— 2 —", "2/4", "第 2 页 共 4 页"])
def test_a_page_number_parts_no_article(number: str) -> None:
    more = "　　6月9日，县总工会又添了三十盏灯，一盏八十元。"
    lines = ["苇塘编席工有了护眼灯", TEXT, "", number, "", more, "供稿单位：苇塘县总工会"]
    assert [article.body for article in _read(*lines).articles] == [f"{TEXT.strip()}\n{more.strip()}"]


def test_items_with_ringed_numbers_are_reports() -> None:
    read = _read("工会动态", f"　　①{FIRST}", f"　　②{SECOND}", f"　　③{THIRD}")
    assert [article.body[1:] for article in read.articles] == [FIRST, SECOND, THIRD]


def test_a_paragraph_of_a_narrow_column_is_no_line_of_the_headline_above() -> None:
    (article,) = _read(
        "苇塘县总工会给",
        "编席工装“护眼灯”",
        "　　苇塘县总工会联合芦席合作社",
        "给编席工挂起“护眼灯”，九十名编",
        "席工不再摸黑干活，夜里也能多编两",
        "张席子。",
    ).articles
    assert article.headline == "苇塘县总工会给编席工装“护眼灯”"


def test_a_text_of_pictures_may_be_signed_right_behind_its_sentence() -> None:
    (article,) = _read("■图片新闻■", f"　　{SECOND}文图/砚溪市总工会 祝佳").articles
    assert (article.body, article.contributor) == (SECOND, "砚溪市总工会")
