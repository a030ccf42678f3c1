"""Who signs and what stands about reports in forms that newspapers, WeChat and offices use: examples of each kind."""

from __future__ import annotations

import pytest

from digest.articles import segment
from digest.articles.lines.signers import read_signers
from digest.articles.normalize import plain
from digest.model import Article
from tests.articles.simulator import page_of

HEADLINE = "石桥区总工会给修路工送凉茶"
BODY = "7月9日，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"
OTHER = "柳溪县职工龙舟赛开桨"
OTHER_BODY = "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍的三百名职工参加。"
COLUMN = (
    "　　七月九日，石桥区总工会把凉茶",
    "送到滨河路工地，两百名修路工每天",
    "都能喝上一碗，喝完的碗由志愿者收",
    "回去洗净，第二天再送来。",
)


def _articles(*lines: str) -> tuple[Article, ...]:
    return segment([page_of("\n".join(lines))]).articles


@pytest.mark.parametrize(
    "line",
    [
        "报送：石桥区总工会　联系人：罗小川",
        "石桥区总工会 2026-07-09 07:38 发表于吉林",
        "来文单位：石桥区总工会",
        "供稿｜石桥区总工会　编辑｜罗小川　责编｜庹川",
        "撰稿：罗小川（石 桥区总工会）",
        "（稿件来自石桥区总工会）",
        "▌石桥区总工会",
        "（本报驻石桥区总工会通讯员 罗小川）",
        "（石桥区总工会通讯站 罗小川）",
        "出处：石桥区总工会",
        "审稿：罗小川 供稿：石桥区总工会",
    ],
)
def test_staff_stamps_and_blanks_beside_who_signs_are_overlooked(line: str) -> None:
    signers = read_signers(plain(line))
    assert signers is not None
    assert signers.bodies == ("石桥区总工会",)


@pytest.mark.parametrize("line", ["编辑丨罗小川", "也可以打电话问石桥区总工会", "有困难 找工会"])
def test_staff_alone_and_sentences_sign_nothing(line: str) -> None:
    assert read_signers(plain(line)) is None


@pytest.mark.parametrize("signature", ["■石桥区总工会", "■石桥区总工会　罗小川"])
def test_a_mark_right_behind_the_last_sentence_begins_the_signature(signature: str) -> None:
    (article,) = _articles(HEADLINE, BODY + signature)
    assert (article.contributor, article.body) == ("石桥区总工会", BODY)


@pytest.mark.parametrize(
    ("upper", "lower"), [("　石桥", "区总工会"), ("■", "石桥区总工会"), ("（罗小川　石桥区", "总工会）")]
)
def test_a_signature_broken_in_a_narrow_column_is_whole(upper: str, lower: str) -> None:
    *above, last = COLUMN
    first, second = _articles(HEADLINE, *above, last + upper, lower, "", OTHER, OTHER_BODY)
    assert (first.contributor, second.headline, second.contributor) == ("石桥区总工会", OTHER, "")
    assert "总工会" not in first.body[-8:]


def test_a_label_whose_person_stands_on_the_next_line_is_one_signature() -> None:
    first, second = _articles(HEADLINE, *COLUMN, "报送：石桥区总工会　联系人：", "罗小川", OTHER, OTHER_BODY)
    assert (first.contributor, second.headline) == ("石桥区总工会", OTHER)


def test_a_name_at_the_edge_of_a_paragraph_s_first_line_signs_nothing() -> None:
    column = (
        "　　滨河石化公司石桥基地工会",
        "为两百名修路工建起三个茶水站，每",
        "站备好凉茶和药箱，由志愿者轮流照",
        "看，一直开到秋天。",
    )
    (article,) = _articles("修路工有了茶水站", *column)
    assert article.contributor == ""
    assert article.body.startswith("滨河石化公司石桥基地工会为两百名")


def test_two_reports_of_one_union_under_its_letterhead_are_two() -> None:
    head = ("石桥区总工会", "工 会 信 息", "第18期", "石桥区总工会办公室　　2026年7月9日", "")
    first_text = "石桥区总工会近日抽查十家基层工会的账目，查出的九个问题当场反馈，限期一个月整改。"
    second_text = "石桥区总工会上半年办起四个夜校班，三百名职工报名，到课率在八成以上，下半年再办五个。"
    first, second = _articles(
        *head, "石桥区总工会抽查基层工会账目", first_text, "", "石桥区总工会关于职工夜校情况的汇报", second_text
    )
    assert (first.headline, first.contributor) == ("石桥区总工会抽查基层工会账目", "石桥区总工会")
    assert (second.headline, second.contributor) == ("石桥区总工会关于职工夜校情况的汇报", "石桥区总工会")


@pytest.mark.parametrize(
    "box",
    [
        ("会员榜", "季度阅读之星：", "庹川　康秀兰　罗小川　沈北生"),
        ("本周一数", "12.7万", "是全区今年发展会员的数量"),
        ("志愿者为修路工理发 本报资料图",),
        ("职工在认真听讲图片新闻",),
    ],
)
def test_a_box_between_reports_belongs_to_none(box: tuple[str, ...]) -> None:
    first, second = _articles(HEADLINE, BODY, "石桥区总工会", "", *box, "", OTHER, OTHER_BODY)
    assert (first.headline, first.body) == (HEADLINE, BODY)
    assert (second.headline, second.body, second.kicker) == (OTHER, OTHER_BODY, "")


def test_items_with_numbers_in_brackets_are_reports_of_their_own() -> None:
    items = (
        "（1）7月9日，石桥区总工会给四十名修路工送去凉茶。",
        "（2）柳溪县总工会开办龙舟教练班，五十三名职工结业。",
        "（3）松江区总工会组织出租车司机体检，三百人参加。",
    )
    bodies = [article.body for article in _articles(HEADLINE, BODY, "一线快递", *items)]
    assert bodies == [BODY, *items]


def test_a_letter_s_greeting_and_wish_are_its_text() -> None:
    letter = ("石桥区总工会的同志：", "", "我是滨河路的修路工，谢谢你们天天送来凉茶。", "", "祝工作顺利！", "")
    (article,) = _articles("一封来自工地的感谢信", "", *letter, "来源丨石桥区总工会", "编辑丨罗小川", "审核丨庹川")
    assert (article.headline, article.contributor) == ("一封来自工地的感谢信", "石桥区总工会")
    assert article.body.startswith("石桥区总工会的同志：")


def test_a_question_that_ends_a_paragraph_in_mid_line_is_no_headline() -> None:
    asked = ("　　问：我在石桥区的工地做日结工，", "没有固定的单位，能不能加入工会，", "怎么办理入会？")
    answer = ("　　答：能。可以加入所在街道的行业", "工会联合会，带身份证办理就行。")
    (article,) = _articles("日结工能不能入会", *asked, *answer)
    assert article.headline == "日结工能不能入会"
    assert "怎么办理入会？" in article.body


def test_a_headline_set_in_further_than_paragraphs_is_none_of_them() -> None:
    centred = "　　　修路工暑天有人管"
    told = (
        "　　修路的活最怕伏天，路面烤得发",
        "烫，晒一天人就要脱一层皮。",
        "　　今年入夏，工会同路政所商定，",
        "气温过了三十五度就改成早晚两班。",
    )
    first, second = _articles(HEADLINE, *COLUMN, "　　　　　　【石桥区总工会】", "", centred, *told)
    assert (first.headline, second.headline) == (HEADLINE, centred.strip())


def test_a_marked_line_that_shows_a_scene_stands_in_the_midst_of_a_text() -> None:
    rest = "比赛之后，区总工会把三家茶站的配方印成单子，贴在每个工棚的门口。"
    (article,) = _articles(HEADLINE, "", f"　　{BODY}", "▲参赛选手在操作", f"　　{rest}（石桥区总工会）")
    assert (article.headline, article.captions) == (HEADLINE, ("▲参赛选手在操作",))
    assert article.body == f"{BODY}\n{rest}"


def test_who_wrote_and_took_the_pictures_signs_in_brackets() -> None:
    first, second = _articles(HEADLINE, f"　　{BODY}", "（石桥区总工会　罗小川 文/图）", "", OTHER, f"　　{OTHER_BODY}")
    assert (first.contributor, first.captions, second.contributor) == ("石桥区总工会", (), "")


def test_a_source_line_names_the_body_without_the_person_beside_it() -> None:
    first, second = _articles(HEADLINE, "稿源：石桥区总工会　罗小川", f"　　{BODY}", "", OTHER, f"　　{OTHER_BODY}")
    assert (first.contributor, second.contributor) == ("石桥区总工会", "")


def test_the_head_of_a_bulletin_without_number_is_no_headline() -> None:
    head = ("基层工会信息摘编", "（2026年7月20日）", "", "本期内容：", f"一、{HEADLINE}", f"二、{OTHER}", "")
    signed = ("供稿单位：石桥区总工会", "供稿单位：柳溪县总工会")
    first, second = _articles(*head, f"一、{HEADLINE}", signed[0], BODY, "", f"二、{OTHER}", signed[1], OTHER_BODY)
    assert (first.headline, first.kicker, first.contributor) == (HEADLINE, "", "石桥区总工会")
    assert (second.headline, second.contributor) == (OTHER, "柳溪县总工会")


def test_a_signature_in_brackets_as_wide_as_its_column_is_one() -> None:
    column = (
        "　　凉茶送到工地，修路工人手一碗，",
        "喝完的碗由石桥区的志愿者收回去，",
        "洗净再送，工地上的茶桶一天要添三",
        "回，一直送到七月末路修完的那天。",
        "（通讯员　罗小川　石桥区总工会）",
    )
    below = ("　　东湖的龙舟下水，三百名职工来", "看，岸上的鼓声一直响到天黑。")
    first, second = _articles(HEADLINE, *column, OTHER, *below)
    assert (first.contributor, second.headline) == ("石桥区总工会", OTHER)


def test_a_narrow_line_of_a_day_and_a_body_opens_its_report() -> None:
    lines = (
        "※10月28日，湛江市坡头区总工会",
        "慰问海上风电施工职工，送去月饼、",
        "水果和常用药品。（湛江市坡头区总",
        "工会　侯永江）",
        "※11月3日，淄博市周村区总工会",
        "向18家纺织企业赠送职工书屋图书",
        "3600册。（淄博市周村区总工会　邱",
        "明山）",
    )
    found = _articles(*COLUMN, "", "一句话新闻", *lines)
    assert any(
        each.body.endswith("10月28日，湛江市坡头区总工会慰问海上风电施工职工，送去月饼、水果和常用药品。")
        for each in found
    )


@pytest.mark.parametrize(
    "signature",
    ["（石桥区总工会 罗小川 文/图）", "（石桥区总工会 罗小川 摄影报道）", "（石桥区工会权益保障部 罗小川）"],
)
def test_the_last_words_of_a_report_are_no_caption_though_who_sent_it_took_pictures(signature: str) -> None:
    last = "喝了凉茶的修路工说，身上凉快，心里暖和。"
    (article,) = _articles(HEADLINE, BODY, f"{last}{signature}")
    assert article.body.endswith(last)
    assert article.contributor.startswith("石桥区")


def test_so_are_words_over_the_union_that_sent_a_picture() -> None:
    last = "喝了凉茶的修路工说，身上凉快，心里暖和。"
    assert _articles(HEADLINE, BODY, last, "石桥区总工会 供图")[0].body.endswith(last)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("（文/图 石桥", "区总工会 罗小川）"), ("（", "石桥区总工会）"), ("[编辑：罗小川 供稿：石桥", "区总工会]")],
)
def test_a_broken_signature_is_whole_where_each_line_is_set_apart(upper: str, lower: str) -> None:
    *above, last = COLUMN
    lines = [HEADLINE, *above, last + upper, lower, OTHER, OTHER_BODY]
    first, second = _articles(*(part for line in lines for part in (line, "")))
    assert (first.contributor, second.headline) == ("石桥区总工会", OTHER)
    assert first.body.endswith("第二天再送来。")
