"""Pages as reading machines and apps give them: fields about a text, pictures in it, parts of a circular."""

from __future__ import annotations

import pytest

from digest.articles import segment
from tests.articles.copied import FIRST, HEADLINE, LAST, only, read
from tests.articles.simulator import page_of


@pytest.mark.parametrize(
    "fields",
    [
        "日期:07-10\n字号:\n版面:第07版:民生事       上一篇    下一篇",
        "发布时间: 2026年07月10 09:14:55     文章来源:     作者:",
        "刊发时间:2026-07-10",
        "来源:石桥新闻网 时间:2026-07-10 17:45\nA+A-",
        "- 2026年07月10日来源:石桥区人民政府",
        "W020260710823955839447_jpg",
        "石桥新闻网  26-07-10 09:29 打印本页 【字体:    来源: 石桥日报",
        "点击“蓝字”关注我们",
        "文章字数:991",
        "网友投稿  2026-07-10  互联网",
        "(资料图片仅供参考)",
    ],
)
def test_fields_between_a_headline_and_its_text_are_neither(fields: str) -> None:
    article = only(HEADLINE, fields, FIRST, LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


def test_the_head_of_a_reading_machine_is_no_headline() -> None:
    head = "电子报阅读机\n2026-07-10\n星期五\n当前报纸名称:石桥都市报"
    article = only(head, HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", HEADLINE, f"{FIRST}\n{LAST}")


def test_a_headline_over_every_picture_parts_no_text() -> None:
    article = only(
        "当前位置:百事通 >", HEADLINE, HEADLINE, FIRST, HEADLINE, LAST, f"{HEADLINE} 第2张", "大家都说解渴。"
    )
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}\n大家都说解渴。")


def test_what_pictures_show_between_a_stamp_and_a_text_is_no_headline() -> None:
    pictures = ["石桥区总工会主席罗小川给修路工送茶", "滨河路工地修路工领到石桥区总工会凉茶"]
    article = only(f"{HEADLINE}到工地", "石桥晨报 2026-07-10 00:00:00", *pictures, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", f"{HEADLINE}到工地", f"{FIRST}\n{LAST}")


def test_a_caption_that_says_the_headline_once_more_parts_no_text() -> None:
    article = only(HEADLINE, FIRST, "近日，石桥区总工会给修路工送凉茶。石桥区总工会供图", LAST)
    assert (article.headline, article.body) == (HEADLINE, f"{FIRST}\n{LAST}")


@pytest.mark.parametrize(
    "writers", ["本报记者罗小川实习生康秀", " 本报记者 罗小川 通讯员 康秀", "记者 罗小川", "□罗小川", "(高峰)"]
)
def test_writers_right_behind_the_last_sentence_are_no_text(writers: str) -> None:
    article = only(HEADLINE, FIRST, f"{LAST}{writers}")
    assert (article.body, article.signature, article.contributor) == (f"{FIRST}\n{LAST}", writers.strip(), "")


def test_what_a_reporter_does_behind_a_sentence_stays() -> None:
    assert only(HEADLINE, FIRST, f"{LAST}记者罗小川看到，茶已见底").body.endswith("记者罗小川看到，茶已见底")


def test_a_photographer_with_an_agency_behind_is_no_text() -> None:
    assert only(FIRST, "罗小川摄(石桥视觉)", "版权所有 石桥网").body == FIRST


@pytest.mark.parametrize("lead", ["本站讯(职工通讯员 罗小川)", "本报讯 (石桥融媒记者 罗小川 通讯员 康秀秀 桂大河)"])
def test_reporters_of_a_place_are_no_text(lead: str) -> None:
    assert only(HEADLINE, f"{lead}{FIRST}", LAST).body == f"{FIRST}\n{LAST}"


def test_a_paper_s_column_and_a_name_over_a_text_are_no_headline() -> None:
    article = only("石桥新闻城南观察 罗小川", FIRST, LAST)
    assert (article.headline, article.byline) == ("", "石桥新闻城南观察 罗小川")


def test_the_mark_of_a_list_is_no_part_of_a_headline() -> None:
    assert only(f"- {HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_the_numbered_parts_of_a_circular_are_one_text() -> None:
    parts = [
        "一、举办石桥县第五届职工拔河比赛",
        "为丰富职工文化生活，县总工会定于4月20日举办拔河比赛，报名办法另行通知。",
        "二、开展劳模慰问活动",
        "为体现对劳模的关心，县总工会定于4月24日走访慰问全县33名劳模，由各镇工会协助。",
        "三、开展主题宣传活动",
        "“五一”期间在县电视台宣传各行业劳动者的事迹，请各单位4月10日前报送材料。",
    ]
    opening = "经县委同意，县总工会定于“五一”期间开展系列活动。现将有关事项通知如下：".replace("：", ":")
    article = only("五一活动通知", "各基层工会:", "\n".join([opening, *parts]))
    assert (article.body, article.gaps) == ("\n".join([opening, *parts]), ())


@pytest.mark.parametrize(
    "head",
    [
        "石桥日报报刊社 石桥日报融媒体集团 出版 国内统一刊号:CN00-0013 代号00-1",
        "欢迎您来到石桥祖地! 今天是",
        f"首页 > 详情:{HEADLINE}",
        "石桥频道 > 信息",
        "多媒体数字报\n通版阅读请点击:\n展开通版",
        "地 址:联系地址联系地址\n电 话:020-123456789\n网址:shiqiao.com\n邮 箱:admin@aa.com",
        "石桥区总工会简介 工会是职工群众组织。一、主要职能石桥区总工会是全区各级工会的领导机关。总... 更多>",
        "当前位置 首页 - 新闻中心",
        "[关键词]新就业形态劳动者;工会;服务阵地\n[中图分类号]D922.5",
    ],
)
def test_what_a_site_says_over_a_headline_is_none(head: str) -> None:
    article = only(head, HEADLINE, FIRST, LAST)
    assert (article.kicker, article.headline, article.body) == ("", HEADLINE, f"{FIRST}\n{LAST}")


@pytest.mark.parametrize(
    "foot",
    [
        f"2026-07-10 {HEADLINE} 1 1 石桥日报 content_52757.html 1 {HEADLINE} /enpproperty-->",
        "作者:罗小川    责任编辑:",
        "网上传播视听节目许可证 编号:2304068",
        "石桥分类信息网-石桥免费发布信息-石桥新闻网",
        "(罗小川康秀秀) (来源:石桥网-地方频道)",
        "声明:\n3、如因作品内容、版权和其他问题需要同本网联系的,请在30日内进行。",
        "实用查询\n\n  区划图     列车时刻表     航班查询     河北民航     邮编区号查询   更多>>",
        "猜你喜欢\n\n石桥区总工会第三次全体会议召开 罗小川当选副主席\n\n援疆动态",
        "原文地址: https://www.example.cn/t/eflK 著作权归作者所有。请勿转载和采集!",
        "免责声明:本站部分文章转载自网络,如侵权请联系删除()。文章仅代表原作者个人观点,其真实性未经本站核实,仅供参考。",
        "相关链接:石桥区卫健委 石桥区人民医院\n第二医院石桥区中医院\n\n地址:  石桥区滨河路8号\n\n邮编:  214105",
        "往期推荐:\n《关于深化改革的意见》解读\n石桥区总工会歌曲《追光》入围，大家快来投票吧!\n在看",
    ],
)
def test_what_stands_below_a_text_is_none_of_it(foot: str) -> None:
    assert only(HEADLINE, FIRST, LAST, foot).body == f"{FIRST}\n{LAST}"


def test_two_signatures_behind_a_last_sentence_sign_it() -> None:
    article = only(HEADLINE, FIRST, f"{LAST}(罗小川康秀秀) (来源:石桥网-地方频道)")
    assert (article.body, article.gaps) == (f"{FIRST}\n{LAST}", ())
    assert article.signature == "(罗小川康秀秀) (来源:石桥网-地方频道)"


def test_pictures_with_blank_lines_about_them_part_no_page_put_up_as_one() -> None:
    pictures = [f"石桥图片_2026071009232{number}.jpg\n\n" for number in range(3)]
    page = "\n\n\n".join([HEADLINE, "发布日期:2026-07-10 09:22:41", pictures[0], FIRST, pictures[1], LAST, pictures[2]])
    (article,) = segment([page_of(page)]).articles
    assert article.body == f"{FIRST}\n{LAST}"


def test_crossheads_of_a_page_put_up_as_one_are_inside_it() -> None:
    parts = [
        '"渴了就来"的凉茶站',
        "在滨河路工地，刚歇下的王师傅说，以前渴了要走半里地，现在抬脚就到。",
        '"说说心里话"的板凳会',
        "傍晚大家围坐在一起聊聊家常，给凉茶站提建议，工友之间的情谊更浓了。",
    ]
    article = only(HEADLINE, "发布日期:2026-07-10 浏览次数:", FIRST, *parts)
    assert article.body == "\n".join([FIRST, *parts])


def test_names_of_pictures_alike_but_for_their_number_are_no_headline() -> None:
    name = "凉茶站官网(石桥凉茶站等你来)"
    article = only(FIRST, f"{name}(1)", f"{name}(2)", LAST)
    assert (article.headline, article.body) == ("", f"{FIRST}\n{LAST}")


def test_a_title_with_its_number_behind_is_no_bulletin_s_head() -> None:
    title = "关于开展夏季送清凉活动的通知(石工办发〔2026〕2号)"
    text = "根据市总工会要求，区总工会决定开展夏季送清凉活动，请各单位于7月20日前报送安排。"
    assert only(title, "各镇总工会:", text).headline == title


@pytest.mark.parametrize(
    "lead",
    [
        "石桥信息网7月9日(石桥日报记者罗小川) ",
        "News",
        "工人日报-中工网记者罗小川康秀通讯员桂大河\n\n",
        "(工会讯)",
        "(修路公司 讯 罗小川、康秀/文 罗小川/摄)",
        "铁路一线 2026-07-10 11:16:09 210浏览 作者:罗小川 康秀 陈大河",
        "2026-07-10罗小川康秀\n\n",
        "来源:石桥网 时间:2026-07-10 17:52:25 编辑:李凤 点击:\n",
    ],
)
def test_who_reports_over_a_text_is_none_of_it(lead: str) -> None:
    article = only(HEADLINE, f"{lead}{FIRST}", LAST)
    assert (article.headline, article.subheadline, article.body) == (HEADLINE, "", f"{FIRST}\n{LAST}")


def test_where_a_page_stands_may_share_the_line_of_the_headline() -> None:
    assert only(f"您当前的位置:首页 > 工会 > 工会要闻 {HEADLINE}", FIRST, LAST).headline == HEADLINE


@pytest.mark.parametrize("sign", [":", ";"])
def test_the_word_for_a_first_headline_is_none_of_it(sign: str) -> None:
    assert only(f"原标题{sign}{HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_a_paper_s_men_at_a_place_sign_for_it() -> None:
    article = only(HEADLINE, FIRST, f"{LAST}(石桥日报社滨河记者站 罗小川)")
    assert (article.contributor, article.body) == ("石桥日报", f"{FIRST}\n{LAST}")


def test_sentences_under_the_names_of_files_are_captions() -> None:
    shown = ["石桥区的修路工喝上“清凉”凉茶。", "石桥区总工会的志愿者在熬凉茶。"]
    article = only(HEADLINE, "IMG8021.jpeg", shown[0], "IMG8020.jpeg", shown[1], FIRST, LAST)
    assert (article.captions, article.body) == (tuple(shown), f"{FIRST}\n{LAST}")


def test_a_link_below_what_a_site_offers_signs_nothing() -> None:
    assert only(HEADLINE, FIRST, f"{LAST}(记者罗小川)", "相关专题", "· 产业工会报道").contributor == ""


def test_who_let_a_text_pass_behind_its_last_words_is_none_of_it() -> None:
    made = "(作者:罗小川 审核:康秀 陈大河 责任编辑:李凤 校对:张钰 桂兰)"
    article = only(HEADLINE, FIRST, f"{LAST}{made}")
    assert (article.byline, article.body) == (made, f"{FIRST}\n{LAST}")


def test_two_unions_with_a_blank_between_sign_as_two() -> None:
    assert only(HEADLINE, FIRST, LAST, "(区总工会 滨河街道总工会)").contributor == "区总工会"


def test_a_circular_without_a_headline_is_one_notice() -> None:
    text = [
        "工会各基层分会:",
        "为活跃文体生活，决定举办职工运动会，现将有关事项通知如下:",
        "二、报名办法",
        "以基层分会为单位组织报名，每队四人。",
        "三、报名时间",
        "即日起开始报名，3月29日前将报名表送交区总工会。",
    ]
    article = only("\n".join([*text, "石桥区总工会", "2026年3月20日"]))
    assert (article.kind, article.headline, article.body) == ("notice", "", "\n".join(text))


@pytest.mark.parametrize(
    "headline",
    [
        "石桥：让职工得到的实惠更多…",
        "【关键词：维权】石桥区总工会为120名职工追回欠薪",
        "位置首页更显眼 工会服务站搬到路口",
    ],
)
def test_what_only_begins_or_ends_as_a_site_s_words_do_is_a_headline(headline: str) -> None:
    assert only(headline, FIRST, LAST).headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "地址：滨河路8号一楼，职工凭会员卡即可免费领取防暑用品。",
        "针对仿冒公众号一事，7月8日石桥区总工会声明：本公众号内容著作权归石桥区总工会所有，请勿转载。",
        "一等奖为《炉前》。（作者：李强 摄影：本人 单位：石桥钢厂）",
        "（职工家属闻讯 连夜赶到大堤）大家把凉茶送到工地上。",
    ],
)
def test_what_only_looks_like_a_site_s_words_is_text(text: str) -> None:
    assert text in only(HEADLINE, FIRST, text, LAST).body


def test_news_under_the_name_of_a_file_is_its_text() -> None:
    told = "7月9日石桥区总工会为1200名环卫工人送去凉茶。"
    assert only(HEADLINE, "图片1.png", told, LAST).body == f"{told}\n{LAST}"


def test_who_took_a_picture_may_stand_before_what_it_shows() -> None:
    shown = "摄影：李强  职工在比赛中奋力拔河。"
    assert only(HEADLINE, shown, FIRST, LAST).captions == (shown,)


def test_numbered_reports_are_each_their_own() -> None:
    heads = ["一、东台：职工书屋进车间", "二、大丰：清凉送到工地", "三、射阳：劳模提出建议"]
    told = [
        f"8月{day}日，{place}总工会为120名职工送去凉茶。" for day, place in enumerate(("东台市", "大丰区", "射阳县"), 3)
    ]
    found = read(*(line for pair in zip(heads, told, strict=True) for line in pair)).articles
    assert [article.body for article in found] == told


def test_news_of_a_course_is_no_notice_and_ends_before_the_next() -> None:
    course = "8月3日，石桥区总工会举办培训班，课程安排如下：上午讲法律，下午讲安全，120名干部参加。"
    first, second = read(course, "二、滨河区总工会开展送清凉活动", "8月4日，滨河区总工会为300名职工送去凉茶。").articles
    assert (first.kind, first.body, second.headline) == ("article", course, "二、滨河区总工会开展送清凉活动")


def test_words_that_begin_as_names_do_are_no_writers() -> None:
    assert only("2026-07-10 高温 安全", HEADLINE, FIRST, LAST).byline == ""


def test_a_square_behind_the_last_sentence_is_none_of_it() -> None:
    assert only(HEADLINE, FIRST, f"{LAST}□").body == f"{FIRST}\n{LAST}"


def test_a_source_in_brackets_over_a_text_is_no_headline() -> None:
    article = only("(来源:石桥网)", "石桥日报客户端记者 罗小川", FIRST, LAST)
    assert (article.headline, article.contributor, article.body) == ("", "石桥网", f"{FIRST}\n{LAST}")


def test_a_column_on_the_line_of_a_headline_is_its_kicker() -> None:
    article = only(f"【“两节”送温暖 工会在行动】{HEADLINE}", "《石桥日报》(2026年07月10日 02版)", FIRST, LAST)
    assert (article.kicker, article.headline) == ("“两节”送温暖 工会在行动", HEADLINE)


@pytest.mark.parametrize("label", ["【基层工会动态】", "[区县要闻] ", "【石桥日报】", "工作动态 | "])
def test_a_column_s_label_before_a_headline_is_none_of_it(label: str) -> None:
    assert only(f"{label}{HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_a_part_of_the_headline_once_more_is_not_the_headline() -> None:
    article = only(f"{HEADLINE}--把清凉送到工地 把关爱送到心坎", "0\n分享至", "把关爱送到心坎", FIRST, LAST)
    assert article.headline == f"{HEADLINE}--把清凉送到工地 把关爱送到心坎"


def test_who_wrote_a_feature_under_its_first_part_ends_it_not() -> None:
    parts = [
        "有凉茶的工地最舒心",
        "“我也曾嫌这工地像火炉一样闷热。”石桥区滨河路工地的修路工王师傅说，凉茶送来后大家都有了劲头。",
    ]
    stamp = "2026年07月10日  来源:石桥晚报"
    text = "近年来，石桥区总工会坚持把修路工放在心上，凉茶送到工地，修路工每天都能喝上一碗。"
    article = only("把凉茶送到修路工心上", stamp, text, "本报记者 罗小川", *parts)
    assert article.body == "\n".join([text, *parts])


def test_a_bullet_before_one_paragraph_alone_is_none_of_it() -> None:
    assert only(HEADLINE, f"  •   {FIRST}", LAST).body == f"{FIRST}\n{LAST}"
    items = [f"• 石桥区总工会第{number}站把凉茶送到滨河路工地，修路工人都能喝上。" for number in "一二三"]
    assert "•石桥" in "".join(article.body for article in read(HEADLINE, *items).articles)


def test_a_sign_between_a_dateline_and_its_report_goes_with_that() -> None:
    assert only(HEADLINE, f"石桥工会网7月10日讯(通讯员 罗小川),{FIRST}", LAST).body == f"{FIRST}\n{LAST}"


def test_what_goes_on_at_a_place_under_a_first_paragraph_heads_it_not() -> None:
    article = only(f"石桥工人报讯(记者 罗小川){FIRST}", "“石桥区凉茶站”现场人头攒动", LAST)
    assert (article.headline, article.captions) == ("", ("“石桥区凉茶站”现场人头攒动",))


def test_an_office_that_sent_a_text_signs_it_whatever_its_name() -> None:
    article = only(HEADLINE, FIRST, f"{LAST}(石桥区委文明办供稿)")
    assert (article.contributor, article.body) == ("石桥区委文明办", f"{FIRST}\n{LAST}")


def test_a_blank_between_quoted_names_parts_no_headline_from_a_text() -> None:
    first = "根据市总工会“五大行动” “十大实事”的要求，7月9日，石桥区总工会给修路工送凉茶，每天都能喝上一碗。"
    article = only(HEADLINE, first, LAST)
    assert (article.headline, article.subheadline) == (HEADLINE, "")
    assert article.body.startswith("根据市总工会“五大行动”")


def test_what_is_glued_to_a_headline_or_is_a_column_s_name_is_none() -> None:
    assert only(f"{HEADLINE}![](a.jpg)", FIRST, LAST).headline == HEADLINE
    assert only("石化新闻![]()", FIRST, LAST).headline == ""
    assert only(f"——{HEADLINE}", FIRST, LAST).headline == HEADLINE
    one = only(f"{HEADLINE} 发布时间:2026-07-10 00:00 本文来源: 宣传科 分享到: {FIRST} 扫一扫")
    assert (one.headline, one.body) == (HEADLINE, FIRST)


def test_a_sign_between_blanks_parts_no_headline_from_its_sentence() -> None:
    spaced = "石桥区总工会负责人表示 , 预计今年送出的凉茶将比去年有所增加 , 并将多设凉茶站 , 让修路工人都能喝上 。"
    assert only(HEADLINE, spaced).body.startswith("石桥区总工会负责人表示,预计")


def test_any_name_may_stand_before_the_word_that_opens_a_report() -> None:
    assert only(HEADLINE, f"石桥全搜索讯 近日，{FIRST}", LAST).dateline == "石桥全搜索讯"
    assert only(HEADLINE, f"工地上传来喜讯 近日，{FIRST}", LAST).dateline == ""


def test_who_reports_may_stand_in_any_brackets() -> None:
    article = only(HEADLINE, f"【記者羅小川報導】{FIRST}", LAST)
    assert (article.byline, article.body) == ("【記者羅小川報導】", f"{FIRST}\n{LAST}")


def test_what_a_dateline_opens_is_no_caption_though_it_says_who_stands_where() -> None:
    text = f"石桥新闻网7月10日电 7月9日，石桥区劳模罗小川(中)在滨河路工地给修路工人送凉茶，{FIRST}"
    assert "罗小川(中)" in only(text, LAST).body
    assert only(HEADLINE, "劳模罗小川(中)在滨河路工地给修路工人送凉茶", FIRST, LAST).captions


def test_a_stamp_that_runs_into_the_first_sentence_ends_before_it() -> None:
    article = only(HEADLINE, f"时间:2026-07-10 15:04:34 来源:石桥广播电视台连日来，{FIRST}", LAST)
    assert article.body.startswith("连日来，")


def test_how_a_text_begins_is_not_printed_twice_though_a_picture_s_address_parts_it() -> None:
    begun = FIRST.rstrip("。")
    assert only(begun, "https://a.example.cn/image/1_320x180c.jpg", "", f"{begun}，{LAST}").body.count(begun) == 1


def test_who_speaks_below_is_no_headline() -> None:
    said = ["石桥区滨河路工地修路工 王建设:", "感谢工会给我们送凉茶，喝了干活更有劲。"]
    article = only(HEADLINE, FIRST, *said, LAST)
    assert article.body == "\n".join([FIRST, "".join(said), LAST])
