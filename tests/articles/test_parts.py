"""The small modules of room 2 one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.articles import explain, segment, to_html, to_terminal
from digest.articles.assembly import grouping, headparts
from digest.articles.assembly.leads import lead, split_tail
from digest.articles.assembly.signatures import contributor, source_name
from digest.articles.continuity.straddle import Strings, _score_straddle, straddle
from digest.articles.lines import headings, seams
from digest.articles.lines.features import features
from digest.articles.lines.fragments import Fragment, fragments
from digest.articles.lines.patterns import roles
from digest.articles.lines.splits import splits
from digest.articles.lines.wraps import is_wrapped_inside
from digest.articles.normalize import plain
from digest.articles.order.kinship import persons
from digest.articles.vocabulary import WEIGHTS
from digest.model import Article, Block, Origin, Page, Paragraph, Piece
from tests.articles.simulator import page_of
from tests.articles.texts import HELD


def _fragments(text: str) -> tuple[Fragment, ...]:
    return fragments([page_of(text)]).fragments


def _articles(text: str) -> tuple[Article, ...]:
    return segment([page_of(text)]).articles


def _roles(text: str) -> list[str]:
    return [line.role for line in roles(_fragments(text))]


REPORT = "近日，柳溪县总工会在城东公园举办健步走，三百名职工参加了这次活动。"


@pytest.mark.parametrize(
    ("signature", "full"),
    [
        ("柳溪县总", "柳溪县总工会"),
        ("柳溪县总工", "柳溪县总工会"),
        ("柳溪县总工会", "柳溪县总工会"),
        ("（柳溪县总）", "柳溪县总工会"),
        ("柳溪县总 供稿", "柳溪县总工会"),
        ("柳溪县总 王小川", "柳溪县总工会"),
        ("第一机床厂工会", "第一机床厂工会"),
        ("王小川 李江", "王小川 李江"),
    ],
)
def test_cut_signatures_are_written_in_full(signature: str, full: str) -> None:
    assert contributor(plain(signature), "") == full


def test_a_zone_takes_the_city_the_page_always_names_with_it() -> None:
    page = "江州高新区的职工来到江州高新区服务中心，江州市领导到场。"
    assert contributor("高新区总", page) == "江州高新区总工会"
    assert contributor("高新区总", "高新区的职工来到服务中心。") == "高新区总工会"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("信息来源:柳溪县总工会 发布时间:2020-01-02", "柳溪县总工会"),
        ("来源:本网 参与互动()", ""),
        ("07:00来源: 王良", "王良"),
    ],
)
def test_source_lines_name_the_contributor(line: str, name: str) -> None:
    assert source_name(line) == name


@pytest.mark.parametrize(
    ("text", "dateline", "byline", "rest"),
    [
        (
            "本报讯 记者李凡 通讯员徐冬云、姚磊报道 近日，工会办了培训。",
            "",
            "本报讯 记者李凡 通讯员徐冬云、姚磊报道",
            "近日，工会办了培训。",
        ),
        ("本报讯 近日，工会办了培训。", "本报讯", "", "近日，工会办了培训。"),
        ("江城日报5月3日讯 昨天，工会办了培训。", "江城日报5月3日讯", "", "昨天，工会办了培训。"),
        ("本报讯（记者 王小川）近日，工会办了培训。", "", "本报讯（记者 王小川）", "近日，工会办了培训。"),
        ("记者近日从工会获悉，培训开始了。", "", "", "记者近日从工会获悉，培训开始了。"),
        ("据江城日报消息，工会近日办了培训。", "", "", "据江城日报消息，工会近日办了培训。"),
        ("江城日报消息 昨天，工会办了培训。", "江城日报消息", "", "昨天，工会办了培训。"),
    ],
)
def test_lead_in_is_parted_from_the_first_sentence(text: str, dateline: str, byline: str, rest: str) -> None:
    found = lead(Paragraph(text, pieces=(Piece(0, len(text), 1, 100),)))
    assert (found.dateline, found.byline, found.paragraph.text) == (dateline, byline, rest)
    assert found.paragraph.pieces[0].offset == 100 + text.index(rest)


def test_signature_in_brackets_is_parted_from_the_last_sentence() -> None:
    text = "比赛到此结束。（柳溪县总）"
    rest, signature = split_tail(Paragraph(text, pieces=(Piece(0, len(text), 1, 0),)))
    assert (rest.text, signature) == ("比赛到此结束。", "（柳溪县总）")


def test_a_word_across_the_seam_speaks_for_it() -> None:
    assert straddle("推动产业工人队伍建", "设改革") > 5
    assert straddle("推动产业工人队伍建", "苹果树") == 0


def test_the_look_at_one_character_denies_no_word_across_a_seam() -> None:
    texts = [plain(text) for item in HELD[:6] for text in item.paragraphs]
    tails = [text[: size + 6] for text in texts for size in range(6)]
    heads = [text[size:] for text in texts for size in range(6)]
    asked = [(tail, head) for tail in tails for head in heads]
    assert [straddle(*pair) for pair in asked] == [_score_straddle(tail[-6:], head[:6]) for tail, head in asked]


def test_strings_seen_elsewhere_speak_for_a_seam() -> None:
    strings = Strings(["学习党的二十大精神"])
    assert strings.across("认真领会党的", "二十大报告") > strings.across("认真领会党的", "天气预报")
    assert strings.across("认真领会党的", "十") == strings.across("", "二十大报告") == 0


def test_pinyin_tags_and_heading_marks_are_taken_off() -> None:
    cleaned = fragments([page_of("## 總(zǒng)工會(huì)開(kāi)會(huì)\n<p>一段。</p><p>二段。</p>")])
    assert [fragment.text for fragment in cleaned.fragments] == ["總工會開會", "一段。", "二段。"]
    assert cleaned.fragments[0].plain == "总工会开会"
    assert cleaned.fragments[0].marked


def test_brackets_stay_where_no_pinyin_is_meant() -> None:
    assert _fragments("使用了新系统(new)和旧系统(old)。")[0].text == "使用了新系统(new)和旧系统(old)。"


def test_blanks_of_even_width_are_old_line_ends() -> None:
    assert is_wrapped_inside(
        "为进一步学习宣传贯彻党的 各项方针政策并激发劳模先 进立足岗位发挥先锋模范作 用，近日举办了读书会。"
    )
    assert not is_wrapped_inside("累了来歇歇 驿站全面开放")


def test_photo_credit_inside_a_sentence_is_cut_out() -> None:
    found = splits(_fragments("成果展示暨汇演在 江州市工人文化宫 摄 江州市工人文化宫广场落幕。")[0])
    assert [(piece.text, role) for piece, role in found] == [
        ("成果展示暨汇演在", ""),
        ("江州市工人文化宫 摄", "credit"),
        ("江州市工人文化宫广场落幕。", ""),
    ]


def test_furniture_lines_are_no_text() -> None:
    text = "返回列表 发布新帖\n查看: 16|回复: 1\n"
    text += "发表于 2020-08-05 22:32:27 | 查看全部 |阅读模式\n使用道具 举报\nPowered by Discuz! X3.4"
    assert set(_roles(text)) == {"furniture"}


def test_features_of_an_open_line() -> None:
    read = features(_fragments("会议强调，要学习《工会法")[0])
    assert read.opener
    assert not read.ended
    assert read.opened == 1


def test_headline_body_signature() -> None:
    (article,) = _articles(f"健步走走出好心情\n\n{REPORT}\n\n柳溪县总\n")
    assert (article.headline, article.body, article.signature, article.contributor) == (
        "健步走走出好心情",
        REPORT,
        "柳溪县总",
        "柳溪县总工会",
    )


def test_missing_headline_stays_empty() -> None:
    (article,) = _articles(f"{REPORT}\n柳溪县总\n")
    assert article.headline == ""


def test_kicker_stands_over_the_headline() -> None:
    (article,) = _articles(f"三百人走出家门\n健步走走出好心情\n\n{REPORT}\n")
    assert (article.kicker, article.headline) == ("三百人走出家门", "健步走走出好心情")


def test_photo_news_is_signed_by_its_photographers_union() -> None:
    (article,) = _articles("近日，柳溪县职工健步走活动在城东公园举行，三百名职工参加。\n柳溪县总 摄\n")
    assert (article.kind, article.contributor) == ("photo_news", "柳溪县总工会")


def test_a_notice_is_told_from_a_report() -> None:
    (article,) = _articles(
        "关于征集工会会徽的公告\n\n现面向全县职工征集工会会徽设计稿，截止日期为本月三十日，详情请到县总工会咨询。\n"
    )
    assert article.kind == "notice"


def test_body_printed_twice_stands_once() -> None:
    body = REPORT + "大家边走边看，边看边聊，沿途的安全知识展板吸引了许多人驻足。"
    (article,) = _articles(f"健步走走出好心情\n{body}\n\n\n{body}\n")
    assert article.body == body


def test_numbered_headings_are_crossheads() -> None:
    text = (
        f"健步走这一年\n\n{REPORT}\n\n一、走出健康\n\n每周六上午，队员们都在江边集合，热身之后出发，全程八公里。\n\n"
        "二、走出友谊\n\n走着走着，不同单位的职工成了朋友，遇到难事也有人搭把手。\n"
    )
    (article,) = _articles(text)
    assert [part.text for part in article.paragraphs if part.kind == "crosshead"] == ["一、走出健康", "二、走出友谊"]


def test_a_gap_is_marked_and_never_glued_over() -> None:
    (article,) = _articles(
        f"健步走走出好心情\n\n{REPORT[:-1]}，并在终点举行了安全知\n\n据悉，今年还将举办三次这样的活动，欢迎职工报名。\n\n柳溪县总\n"
    )
    assert article.gaps[0].before.endswith("安全知")
    assert article.gaps[0].after.startswith("据悉")
    assert article.doubts
    assert article.confidence < 1.0


def test_halves_are_joined_over_jump_lines() -> None:
    first = Page(
        Origin("a.txt", page=1), page_of(f"健步走走出好心情\n{REPORT}队员们在终点领取了安全知\n（下转第3版）").blocks
    )
    second = Page(Origin("a.txt", page=3), page_of("（上接第1版）\n识手册，并把它带回班组传看。\n柳溪县总工会").blocks)
    (article,) = segment([first, second]).articles
    assert "安全知识手册" in article.body
    assert article.contributor == "柳溪县总工会"


def test_roles_given_by_the_format_stay() -> None:
    page = Page(
        Origin("a.docx"),
        (
            Block("一段看似正文的标题，很长，但格式说它是标题。", 1, 0, role="headline"),
            Block(REPORT, 2, 30, role="body"),
        ),
    )
    (article,) = segment([page]).articles
    assert article.headline.startswith("一段看似正文")


def test_ids_are_ascii_and_stay() -> None:
    (article,) = segment([page_of(f"标题在此\n{REPORT}", "本地/工会报.txt")]).articles
    (again,) = segment([page_of(f"标题在此\n{REPORT}", "本地/工会报.txt")]).articles
    assert article.id.isascii()
    assert article.id == again.id


def test_explanation_names_role_article_and_reason() -> None:
    values = explain([page_of(f"健步走走出好心情\n\n{REPORT}\n\n柳溪县总\n返回列表")])
    assert [(value.line, value.role, value.article) for value in values] == [
        (1, "heading", 1),
        (3, "body", 1),
        (5, "signature", 1),
        (6, "furniture", None),
    ]
    assert all(value.reason for value in values)


def test_explanation_is_escaped() -> None:
    values = explain([page_of("<script>alert(1)</script>近日，工会办了一场培训。\x1b[31m")])
    page = to_html(values)
    assert "<script>" not in page
    assert page.startswith("<!DOCTYPE html>")
    assert "\x1b[31m" not in to_terminal(values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "字",
        "字\n" * 3000,
        "“" * 3000,
        "（\n" * 2000,
        "一个标题\n" * 1500,
        "柳溪县总工会\n" * 1500,
        REPORT * 400,
        "首页| " * 2000,
    ],
    ids=["empty", "blank", "one", "single", "quotes", "brackets", "headings", "signatures", "long", "bars"],
)
def test_hostile_pages_end(text: str) -> None:
    segmented = segment([page_of(text)])
    assert isinstance(segmented.articles, tuple)


def test_two_articles_on_one_line_have_ids_of_their_own() -> None:
    parts = ["柳溪县总工会办健步走", REPORT, "柳溪县总工会", "河东县总工会办夜校", REPORT.replace("柳溪", "河东")]
    first, second = _articles("".join(f"<p>{part}</p>" for part in parts))
    assert (first.id, second.id) == ("page-1", "page-1-2")


@pytest.mark.parametrize(
    "head",
    ["柳溪工人报\n2025年11月7日 星期五 第3版\n", "柳溪工人报\n", "柳溪工会信息\n第12期\n", "柳溪工运\n2025年第3期\n"],
)
def test_the_name_of_the_paper_signs_and_heads_nothing(head: str) -> None:
    (article,) = _articles(f"{head}柳溪县总工会办健步走\n{REPORT}\n柳溪县总工会\n")
    assert (article.headline, article.kicker, article.contributor) == ("柳溪县总工会办健步走", "", "柳溪县总工会")


def test_a_headline_that_ends_as_papers_names_do_stays_a_headline() -> None:
    (article,) = _articles(f"柳溪职工之声\n{REPORT}\n柳溪县总工会\n")
    assert article.headline == "柳溪职工之声"


def test_persons_are_named_behind_their_trade_or_office() -> None:
    assert {"卫国梁", "罗松"} <= persons("石桥区总工会主席卫国梁答应站长罗松，入冬前添一台火炉。")
    assert not persons("石桥岭冬天风大，每天巡山两趟。")


@pytest.mark.parametrize(
    "sign", ["稿源：柳溪县总工会", "来源丨柳溪县总工会", "（据柳溪县总工会消息）", "[柳溪县总工会]"]
)
def test_a_body_signs_in_words_and_brackets_of_many_kinds(sign: str) -> None:
    (article,) = _articles(f"百名电工比武\n{REPORT}\n{sign}\n")
    assert article.contributor == "柳溪县总工会"
    assert sign not in article.body


def test_the_papers_own_correspondent_is_no_dateline() -> None:
    (article,) = _articles(f"老渔港办起船员食堂\n□本报记者 李明 本报通讯员 张华\n{REPORT}\n")
    assert (article.headline, article.byline) == ("老渔港办起船员食堂", "□本报记者 李明 本报通讯员 张华")


@pytest.mark.parametrize("caption", ["图①②：职工在展台前挑选图书。", "职工在展台前挑选图书。（资料图）"])
def test_captions_of_several_pictures_and_from_the_archive(caption: str) -> None:
    (article,) = _articles(f"老渔港办起船员食堂\n{REPORT}\n{caption}\n")
    assert article.captions == (caption,)


@pytest.mark.parametrize("lines", ["盐滩上的\n“遮阳车队”", "★盐滩上的\n“遮阳车队”", "盐滩工人盼来\n了遮阳车队"])
def test_half_of_a_headline_is_no_label(lines: str) -> None:
    text = "七月的盐滩没有一棵树，柳溪县总工会把十二辆三轮车改装成遮阳车，车队跟着盐滩工人走。"
    (article,) = _articles(f"{lines}\n{text}\n柳溪县总\n")
    assert article.headline == lines.replace("\n", "")


def test_a_crosshead_whose_words_no_text_takes_up_opens_no_article() -> None:
    first = "七月的盐滩没有一棵树，柳溪县总工会把十二辆三轮车改装成遮阳车，车队跟着盐滩工人走。车上有水，也有长凳。"
    second = "车队走了半个月，三轮车换了两回轮胎。盐滩工人老何说，走到哪儿，阴凉就到哪儿，他再没有中过暑。"
    (article,) = _articles(f"遮阳车队开上盐滩\n\n{first}\n\n一件接着一件办\n\n{second}\n\n柳溪县总\n")
    assert "一件接着一件办" in article.body
    assert article.contributor == "柳溪县总工会"


@pytest.mark.parametrize("table", ["headline_parts", "articles", "headings", "heading_seams"])
def test_every_weight_is_that_of_a_feature(table: str) -> None:
    code = "".join(Path(module.__file__ or "").read_text("utf-8") for module in (headparts, grouping, headings, seams))
    beside = {name: name.removeprefix("kicker").removeprefix("sub") for name in WEIGHTS[table]}  # of lines beside it
    told = [name for name in WEIGHTS[table] if f'"{name}"' in code or f'"{beside[name]}"' in code]
    assert [name for name in WEIGHTS[table] if name not in told and not name.startswith("over_")] == []
