"""Kinds of trouble between texts: captions, labels, broken and doubled headlines, signatures, paragraphs in turn."""

from __future__ import annotations

from digest.articles import segment
from digest.model import Article, Segmented
from tests.articles.simulator import page_of

FIRST = "石桥区总工会给修路工送凉茶"
FIRST_TEXT = "入夏以来，石桥区总工会把凉茶送到滨河路工地，两百名修路工每天都能喝上一碗。"


def _read(*lines: str) -> Segmented:
    return segment([page_of("\n\n".join(lines))])


def _one(*lines: str) -> Article:
    (article,) = _read(*lines).articles
    return article


def test_a_caption_with_its_credit_parts_no_article_and_is_no_body() -> None:
    article = _one(FIRST, FIRST_TEXT, "工地上笑声不断。 记者罗小川 摄", "茶水点要开到入秋，还会添上草帽。", "石桥区总")
    assert article.headline == FIRST
    assert article.captions == ("工地上笑声不断。记者罗小川 摄",)
    assert "笑声" not in article.body
    assert article.body.endswith("还会添上草帽。")
    assert article.contributor == "石桥区总工会"


def test_photo_news_with_a_credit_stays_an_article() -> None:
    article = _one("图片新闻", "7月9日，柳溪县职工龙舟赛在东湖开桨，二十支队伍参加。 记者罗小川 摄")
    assert (article.kind, article.headline) == ("photo_news", "")


def test_a_label_that_no_text_takes_up_belongs_to_no_article() -> None:
    read = _read(FIRST, FIRST_TEXT, "工运之窗", "茶水点要开到入秋，还会添上草帽。", "石桥区总")
    assert len(read.articles) == 1
    assert "工运之窗" in [block.text for block in read.leftover]


def test_short_numbered_crossheads_are_no_labels() -> None:
    article = _one(
        FIRST,
        FIRST_TEXT,
        "一、走出健康",
        "一步一步走下来，有人减了二十斤，有人把药停了。",
        "二、走出友谊",
        "走着走着，不同单位的职工成了朋友，遇到难事也有人搭把手。",
    )
    assert [part.text for part in article.paragraphs if part.kind == "crosshead"] == ["一、走出健康", "二、走出友谊"]


def test_a_headline_printed_twice_on_one_line_counts_once() -> None:
    read = _read(FIRST + FIRST, FIRST_TEXT, "石桥区总")
    assert read.articles[0].headline == FIRST
    assert FIRST in [block.text for block in read.leftover]


def test_a_headline_broken_after_a_number_or_a_body_that_could_sign_is_one() -> None:
    for first, second in (("石桥区请来15", "位名医坐诊工地"), ("石桥区总工会", "请来名医坐诊工地")):
        text = "石桥区总工会请来十五位名医坐诊工地，两百名修路工排队量了血压。"
        article = _one("责任编辑：王小川", f"{first}\n{second}", text, "下月还要再来一回。", "石桥区总")
        assert article.headline == first + second


def test_an_article_signed_above_its_body_ends_at_the_next_headline() -> None:
    read = _read(
        FIRST,
        "石桥区总",
        FIRST_TEXT,
        "石桥区总工会送法进菜市场",
        "石桥区总工会请来三位律师，在菜市场摆摊答问。",
        "石桥区总",
    )
    assert [article.headline for article in read.articles] == [FIRST, "石桥区总工会送法进菜市场"]
    assert [article.contributor for article in read.articles] == ["石桥区总工会", "石桥区总工会"]


def test_a_signature_of_an_unknown_shape_is_told_by_its_place() -> None:
    read = _read(FIRST, FIRST_TEXT, "矿区总", "矿工子弟走进图书馆", "八月的一个下午，四十名矿工子弟走进图书馆看书。")
    assert read.articles[0].contributor == "矿区总工会"


def test_a_stock_sentence_stands_in_both_articles() -> None:
    stock = "下一步，区总工会将继续走访摸底，把该办的事一件一件办到底，让每一户职工都住得安心、过得舒心。"
    read = _read(FIRST, FIRST_TEXT, stock, "石桥区总", "矿工子弟走进图书馆", "四十名矿工子弟走进图书馆看书。", stock)
    assert [article.body.endswith(stock) for article in read.articles] == [True, True]


def test_paragraphs_taken_in_turn_go_back_to_their_reports() -> None:
    read = _read(
        "石桥区总工会帮茶农搭直播间",
        "江州市举办焊工大赛",
        "石桥区总工会在四个乡镇搭起直播间，教茶农自己卖春茶，头一周卖出三千斤。",
        "江州市焊工大赛5月20日在船厂开赛，九十八名选手比立焊和仰焊。",
        "直播间的灯光由区总工会出钱，讲解词由茶农自己写。",
        "船厂焊工丁大勇拿了第一，另授“江州工匠”称号。",
        "茶农赵金花说，春茶装箱前还要过秤，直播间里也都拍给买家看。",
        "石桥区总",
        "江州市总工会明年还要把焊工大赛办到县区去，让小厂的焊工也能报名。",
        "江州市总",
    )
    bodies = {article.headline: article.body for article in read.articles}
    assert set(bodies) == {"石桥区总工会帮茶农搭直播间", "江州市举办焊工大赛"}
    assert "焊工" not in bodies["石桥区总工会帮茶农搭直播间"]
    assert "茶" not in bodies["江州市举办焊工大赛"]
    assert [article.contributor for article in read.articles] == ["石桥区总工会", "江州市总工会"]


def test_page_heads_the_weather_and_boxes_belong_to_no_article() -> None:
    article = _one(
        FIRST,
        FIRST_TEXT,
        "3 综合新闻",
        "石桥工人报 2024年7月9日",
        "今日天气：晴 18℃-27℃ 空气质量：良",
        "今日导读",
        "老街坊里的新工会",
        "▶2版",
        "遗失声明",
        "王大川遗失会员证一张，声明作废。",
        "石桥区总",
    )
    assert (article.body, article.contributor) == (FIRST_TEXT, "石桥区总工会")


def test_a_box_of_background_beside_a_report_is_none_of_it() -> None:
    other = "柳溪县职工龙舟赛昨天在东湖开桨，二十支队伍参加。"
    page = [
        f"{FIRST}\n　　{FIRST_TEXT}",
        "相关链接\n　　石桥奖章由石桥区总工会授予，每年评\n选一次。\n　　据统计，全区获得者已有四百多名。",
        f"龙舟赛开桨\n　　{other}",
        "今日天气\n　　石桥：多云转小雨，8℃～13℃，北风\n2到3级。",
    ]
    for blank in ("\n\n", "\n"):
        read = segment([page_of(blank.join(page))])
        assert [(article.headline, article.body) for article in read.articles] == [
            (FIRST, FIRST_TEXT),
            ("龙舟赛开桨", other),
        ]
        assert "相关链接" in [block.text for block in read.leftover]


def test_a_box_of_one_sentence_ends_before_the_headline_right_below_it() -> None:
    other = "柳溪县职工龙舟赛昨天在东湖开桨，\n二十支队伍参加。\n前三名由县总工会颁奖。"
    box = "【链接】\n石桥奖章由石桥区总工会授予，每年评选一次。"
    read = segment([page_of(f"{FIRST}\n{FIRST_TEXT}\n{box}\n龙舟赛开桨\n{other}")])
    assert [article.headline for article in read.articles] == [FIRST, "龙舟赛开桨"]


def test_a_headline_that_counts_something_is_no_page_head() -> None:
    assert _one("2024年石桥区工会办了三件实事", FIRST_TEXT, "石桥区总").headline == "2024年石桥区工会办了三件实事"


def test_bylines_without_a_role_are_none_of_the_headline() -> None:
    for line in ("□ 罗小川 陈立", "罗小川 陈立/文", "文/图 本报记者 罗小川", "■本报全媒体记者 罗小川"):
        article = _one(FIRST, line, FIRST_TEXT, "石桥区总")
        assert (article.headline, article.byline) == (FIRST, line)


def test_a_signature_on_the_last_line_of_the_text_is_one() -> None:
    article = _one(FIRST, FIRST_TEXT + "\u3000\u3000\u3000\u3000石桥区总")
    assert (article.body, article.contributor) == (FIRST_TEXT, "石桥区总工会")


def test_a_subheadline_that_no_text_takes_up_is_not_the_headline() -> None:
    article = _one(FIRST, "把好事办到职工心坎上", "近日，" + FIRST_TEXT, "石桥区总")
    assert (article.headline, article.subheadline) == (FIRST, "把好事办到职工心坎上")


def test_crossheads_that_no_text_takes_up_part_no_article() -> None:
    article = _one(FIRST, FIRST_TEXT, "一张清单管到底", "大家说喝下去整个人都凉快了。", "石桥区总")
    assert [part.text for part in article.paragraphs if part.kind == "crosshead"] == ["一张清单管到底"]


def test_who_took_the_picture_under_a_caption_closes_no_article() -> None:
    text = "茶水点要开到入秋，还会添上草帽。"
    article = _one(FIRST, FIRST_TEXT, "▲修路工在树荫下喝茶。", "通讯员 罗小川 摄", text, "石桥区总")
    assert article.body == FIRST_TEXT + "\n" + text


def test_two_neighbouring_lines_in_each_others_place_are_put_right_and_shown() -> None:
    lines = (
        "入夏以来，石桥区总工会组织志愿",
        "者把凉茶送到滨河路工地，两百名修",
        "路工每天都能在树荫下喝上一碗绿",
        "豆汤。",
    )
    read = segment([page_of("\n".join((FIRST, lines[0], lines[2], lines[1], lines[3], "石桥区总")))])
    (article,) = read.articles
    assert article.body == "".join(lines)
    assert any(piece.margin is not None for piece in article.paragraphs[0].pieces)


def test_a_person_named_again_takes_the_paragraph_to_the_report_that_named_him() -> None:
    visit = (
        "1月9日，石桥区总工会主席卫国梁带着棉鞋到石桥岭护林站，看望十二名守站工人。",
        "石桥岭冬天风大，护林员每天巡山两趟。",
        "卫国梁答应站长罗松，入冬前给瞭望塔添一台新的火炉。",
    )
    meals = (
        "柳溪县二十家企业的食堂结成联盟，统一买菜，每餐便宜两元。",
        "柳溪县总工会每月请职工给食堂打分，末位的要当众说明怎么改。",
        "联盟食堂还约定，柳溪县夜班职工凌晨也能吃上热饭。",
    )
    lines = (
        "石桥区总工会看望护林员",
        visit[0],
        "柳溪县建成职工食堂联盟",
        meals[0],
        visit[1],
        meals[1],
        visit[2],
        meals[2],
    )
    read = _read(*lines, "柳溪县总", "石桥区总")
    assert [article.body for article in read.articles] == ["\n".join(visit), "\n".join(meals)]


def test_another_report_under_the_headline_of_the_first_is_one_of_its_own() -> None:
    also = "7月9日，柳溪县总工会为环卫工送去凉席，一百二十名环卫工领到。"
    first, second = segment([page_of(f"{FIRST}\n　　{FIRST_TEXT}\n　　又讯　{also}")]).articles
    assert (first.headline, first.body) == (FIRST, FIRST_TEXT)
    assert (second.headline, second.dateline, second.body) == ("", "又讯", also)


def test_the_name_of_a_power_line_office_is_no_dateline() -> None:
    text = "石桥电网柳溪供电局输电所护线班的6名职工，常年走在山里，守着320公里线路。"
    assert _one("大山里的护线人", "本报记者 罗小川 文/图", text).body == text


def test_a_label_of_news_from_several_places_is_none_of_the_text() -> None:
    assert _one(FIRST, f"综合消息　{FIRST_TEXT}").body == FIRST_TEXT
