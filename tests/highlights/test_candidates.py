"""What may be printed at all: sentences, quotations with their speaker; no headings, credits or contacts."""

import pytest

from digest.highlights.candidates import candidates_of
from digest.model import Article, Gap, Origin, Paragraph


def article(*paragraphs: str, gaps: tuple[Gap, ...] = ()) -> Article:
    return Article("a", Origin("page.txt"), tuple(map(Paragraph, paragraphs)), gaps=gaps)


def texts(*paragraphs: str) -> list[str]:
    return [candidate.text for candidate in candidates_of(article(*paragraphs))]


def test_every_candidate_stands_at_its_offsets():
    one = article("甲县总工会成立。会员三千人。", "乙县总工会来贺。")
    assert [one.body[c.start : c.end] for c in candidates_of(one)] == [
        "甲县总工会成立。",
        "会员三千人。",
        "乙县总工会来贺。",
    ]
    assert [c.paragraph for c in candidates_of(one)] == [0, 0, 1]


def test_a_crosshead_opens_a_section_and_is_no_candidate():
    one = Article(
        "a",
        Origin("page.txt"),
        (
            Paragraph("全年投入三千万元。"),
            Paragraph("强化引领，筑牢根基。", "crosshead"),
            Paragraph("宣讲百场。"),
            Paragraph("暖心服务 维护权益"),
            Paragraph("慰问千人。"),
        ),
    )
    assert [(c.text, c.section) for c in candidates_of(one)] == [
        ("全年投入三千万元。", 0),
        ("宣讲百场。", 1),
        ("慰问千人。", 2),
    ]


def test_speech_comes_with_its_speaker_as_one_candidate():
    (only,) = candidates_of(article("“工会来了。我们心里暖。”瓦工老郑说。"))
    assert only.text == "“工会来了。我们心里暖。”瓦工老郑说。"
    assert only.kind == "quotation"


def test_speech_without_a_speaker_and_a_speaker_without_speech_are_fragments():
    candidates = candidates_of(
        article("“太方便了！”", "“谢谢！”工会还送来热水和药品。", "站点昨日启用。", "一位骑手说。")
    )
    assert [c.kind for c in candidates] == ["fragment", "quotation", "statement", "fragment"]


def test_a_name_in_quotes_is_not_speech():
    (only,) = candidates_of(article("“求学圆梦”计划资助产业工人八百名。"))
    assert only.kind == "statement"


def test_a_quotation_that_never_closes_does_not_swallow_the_paragraph():
    kinds = [c.kind for c in candidates_of(article("“班前十分钟活动办了三年。全县企业办到八百家。会员都说好。"))]
    assert kinds == ["statement"] * 3


def test_straight_quotes_open_and_close_in_turn():
    kinds = [c.kind for c in candidates_of(article('"活动很好。"职工赵一说。他报名参加了"匠心"课程。'))]
    assert kinds == ["quotation", "statement"]


@pytest.mark.parametrize(
    "line",
    [
        "咨询电话：0512-65220000。",
        "联系人手机13800001111，欢迎来电。",
        "欢迎职工朋友踊跃投稿，稿酬从优。",
        "投稿邮箱：gonghui@example.org。",
        "扫描下方二维码报名。",
        "职工在劳模工作室里检修新到的机床设备，师傅们正在一旁指导他们 赵一 摄。",
        "责任编辑：钱二，版式：孙三，本版稿件均由各地工会提供，欢迎读者指正批评。",
        "详情见https://example.org/news。",
    ],
)
def test_credits_and_contacts_are_no_candidates(line):
    assert texts(line, "站点昨日启用。") == ["站点昨日启用。"]


def test_how_many_works_came_in_is_a_candidate():
    assert texts("影展共收到来稿1456幅，78幅参展。") == ["影展共收到来稿1456幅，78幅参展。"]


def test_photographers_in_a_report_are_not_credits():
    assert texts("县总工会举办职工摄影展，展出作品二百幅。") == ["县总工会举办职工摄影展，展出作品二百幅。"]


@pytest.mark.parametrize("line", ["张三 李四 王五", "春风又绿江南岸", "市总工会召开会议", "？！。", "", "　"])
def test_names_verse_and_bare_headlines_give_none(line):
    assert texts(line) == []


def test_a_long_line_without_an_end_is_a_sentence_cut_off():
    (only,) = candidates_of(article("近日，甲县总工会在县文化宫举办职工技能成果展示活动，来自全县各行各业的二百名职"))
    assert not only.complete


def test_a_latin_full_stop_or_dots_end_a_sentence_too():
    candidates = candidates_of(
        article(
            "活动尾声，甲县总工会为参加本次活动的全体劳模现场赠书，传递书香与温暖.",
            "职工书屋里有小说、诗歌、传记、地方志、工艺图谱和安全生产手册，应有尽有……",
        )
    )
    assert [c.complete for c in candidates] == [True, True]


def test_a_sentence_with_a_gap_inside_is_not_complete():
    body = "甲县总工会成立大会在文化宫举行。会员三千人。"
    candidates = candidates_of(article(body, gaps=(Gap(8, "甲县总工会成立大", "会在文化宫举行", "缺行"),)))
    assert [c.complete for c in candidates] == [False, True]


def test_a_short_line_that_a_gap_cut_off_is_no_heading():
    text = "近日，甲县总工会在文化宫"
    (only,) = candidates_of(article(text, gaps=(Gap(len(text), text, "", "其后缺行"),)))
    assert (only.text, only.complete) == (text, False)


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("三、做实帮扶。为517名困难职工建档。", ["为517名困难职工建档。"]),
        ("二是强化技能提升。培训2.4万人次。新增高级工3100人。", ["培训2.4万人次。", "新增高级工3100人。"]),
        ("二是为517名困难职工建档，发放帮扶资金206万元。", ["二是为517名困难职工建档，发放帮扶资金206万元。"]),
        ("3.2万名职工入会。发放会员卡。", ["3.2万名职工入会。", "发放会员卡。"]),
    ],
)
def test_the_head_of_a_point_stays_behind(paragraph: str, told: list[str]) -> None:
    assert texts(paragraph) == told


def test_an_exclamation_in_a_quotation_ends_no_head_of_a_point() -> None:
    told = "一是职工点赞“好！工会为我们追回工资32万元。”"
    assert not any(text.startswith("工会为我们") for text in texts(told))
