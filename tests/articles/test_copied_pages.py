"""Pages copied as text from e-papers, forums and apps: what those print about a report, above, in and below it."""

from __future__ import annotations

import pytest

from digest.model import Article
from tests.articles.copied import FIRST, HEADLINE, LAST, only, read


def _parts(article: Article) -> tuple[str, str, str, str]:
    return article.kicker, article.headline, article.subheadline, article.body


WHOLE = ("", HEADLINE, "", f"{FIRST}\n{LAST}")


@pytest.mark.parametrize(
    "line",
    [
        "发布者:工会发布时间:2026-07-11浏览次数:125",
        "时政   2026-07-09 18:33   江西  ",
        "2026-07-09 10:43本刊讯",
        "2026-07-09 00:00:00 |  石桥省建设信息中心 | ",
        "2026-07-09 17:54:57 石桥市柳溪区人民政府",
        "【字号 打印分享收藏",
        "发布时间:2026-07-10 作者: 来源: 字号:",
        "发布日期:2026-07-10 12:58:06    来源:  查看次数:4526 次",
        "公众版|医院版|英文版|返回引导页",
        "www.shiqiao.gov.cn     发布时间:2026-07-10      选择阅读字号:[ ]     阅读次数:",
        "资源详情",
        "您需要 登录 才可以下载或查看,没有账号?注册",
        "石桥網  >   新聞中心  >   時政新聞",
        "主题活动 更多...",
        "退出长者模式",
        "发稿时间:2026-07-10浏览次数:591",
        "> 今日石桥",
        "时间:2026年07月10日版次:03",
        "shiqiaogh.org.cn",
        "您所在的位置:石桥网财经频道> 银行 > 正文",
        "语音播报: 语音播报",
        "分享至",
        "微信扫一扫",
        "首页 深度 详情",
        "2026-07-10 分类:职工资讯",
        "TIPS:本文共有 555 个字,阅读大概需要 2 分钟。",
        "![](a.jpg)",
        "10.07.2026  11:10",
        "@AI主播:小川",
        "@所有人 请各位编辑选用",
        "石桥市委宣传部官方账号",
    ],
)
def test_what_a_site_stamps_between_headline_and_text_is_neither(line: str) -> None:
    assert _parts(only(HEADLINE, line, FIRST, LAST)) == WHOLE
    assert _parts(only(line, HEADLINE, FIRST, LAST)) == WHOLE


@pytest.mark.parametrize(
    ("stamp", "byline"),
    [
        ("修路一线 2026-07-10 20:56:36 232浏览 作者:罗小川", "修路一线 2026-07-10 20:56:36 232浏览 作者:罗小川"),
        ("《石桥工人报》(2026年07月10日 第A2版)", ""),
        ("date 2026-07-10 ", ""),
    ],
)
def test_a_stamp_on_the_text_s_own_first_line_is_cut_off_it(stamp: str, byline: str) -> None:
    article = only(HEADLINE, f"{stamp}{FIRST}", LAST)
    assert (_parts(article), article.byline) == (WHOLE, byline)


@pytest.mark.parametrize(
    ("stamp", "byline", "contributor"),
    [
        ("修路一线   2026-07-10 20:56:36  0浏览 作者:罗小川", "作者:罗小川", ""),
        ("2026-07-10 20:56:36  来源:  石桥新闻网  作者: 见习记者 罗小川", "作者: 见习记者 罗小川", "石桥新闻网"),
        ("时间 :   2026-07-10 20:56 来源 :   石桥新闻网 责任编辑 :   罗小川", "", "石桥新闻网"),
    ],
)
def test_a_stamp_with_who_wrote_is_no_headline(stamp: str, byline: str, contributor: str) -> None:
    article = only(HEADLINE, stamp, FIRST, LAST)
    assert (_parts(article), article.byline, article.contributor) == (WHOLE, byline, contributor)


def test_over_where_on_the_site_a_page_stands_there_is_no_text() -> None:
    over = "今日石桥 今日柳溪 今日梨坪\n地方网 > 石桥 > 今日石桥 > 正文"
    assert _parts(only(over, HEADLINE, FIRST, LAST)) == WHOLE
    assert _parts(only(HEADLINE, "地方网 > 石桥 > 今日石桥 > 正文", FIRST, LAST)) == WHOLE


def test_between_paragraphs_a_line_in_brackets_tells_a_picture() -> None:
    article = only(HEADLINE, FIRST, "(石桥区总工会主席罗川给修路工送茶)", LAST)
    assert (_parts(article), article.captions) == (WHOLE, ("(石桥区总工会主席罗川给修路工送茶)",))


def test_who_runs_a_site_stands_over_its_frame() -> None:
    assert _parts(only(HEADLINE, FIRST, LAST, "石桥市文明办公室主办\n石桥网承办\n文明网 版权所有")) == WHOLE


def test_a_wide_teaser_under_its_label_tells_of_another_text() -> None:
    teaser = "□乔川 桥边又添三家早点铺，店主说起一年来的变化，从租下铺面到添置桌椅，再到请来两个帮手，"
    below = f"新闻推荐\n{teaser}话就多了起来，他说，早上四点...\n石桥新闻，讲述家乡的故事。"
    wide = f"{FIRST}{LAST}"
    assert only(HEADLINE, wide, below).body == wide


def test_writers_without_a_blank_between_are_no_second_headline() -> None:
    writers = "石桥日报-石桥网记者罗小通讯员康秀川"
    article = only(HEADLINE, writers, FIRST, LAST)
    assert (_parts(article), article.byline) == (WHOLE, writers)


def test_bars_of_a_table_are_no_part_of_the_headline() -> None:
    assert _parts(only(f"{HEADLINE} | |||", FIRST, LAST)) == WHOLE


@pytest.mark.parametrize("mark", ["[图]", "（组图）", "【视频】 "])
def test_that_there_are_pictures_is_no_part_of_a_headline(mark: str) -> None:
    assert _parts(only(f"{HEADLINE}{mark}", FIRST, LAST)) == WHOLE


def test_a_dateline_in_brackets_is_no_part_of_the_text() -> None:
    article = only(HEADLINE, f"(本网讯){FIRST}", LAST)
    assert (_parts(article), article.dateline) == (WHOLE, "(本网讯)")


def test_a_house_that_reports_in_brackets_is_no_part_of_the_text() -> None:
    article = only(HEADLINE, f"【石桥晚报报道】{FIRST}", LAST)
    assert (_parts(article), article.dateline) == (WHOLE, "【石桥晚报报道】")


def test_a_dateline_may_name_its_place_behind_its_day() -> None:
    article = only(HEADLINE, f"南岭网7月10日石桥电 (罗小川 康秀兰) {FIRST}", LAST)
    assert _parts(article) == WHOLE


def test_a_call_that_a_paper_got_on_a_day_is_no_dateline() -> None:
    text = "石桥晚报7月10日来电询问，工会当天答复。"
    assert only(HEADLINE, f"{text}{FIRST}", LAST).body.startswith(text)


def test_what_else_a_site_offers_behind_its_source_is_no_part_of_it() -> None:
    assert only(HEADLINE, "2026-07-10 来源:石桥新闻网 分享:", FIRST, LAST).contributor == "石桥新闻网"


def test_a_summary_that_the_text_says_once_more_does_not_hide_where_it_ends() -> None:
    summary = f"{FIRST[:-1]}，工地上的看门人也有一份。"
    article = only(f"date 2026-07-10 {summary} {summary} {LAST * 3}")
    assert article.body == f"{summary}\n{LAST * 3}"


@pytest.mark.parametrize(
    "line",
    ["活动2026-07-09 08:30在滨河路启动后职工排起长队等候", "他们把2026年7月9日 17:30定为每周的凉茶时间"],
)
def test_a_wrapped_sentence_with_day_and_hour_is_no_stamp(line: str) -> None:
    body = f"{FIRST[:-1]}，\n{line}，\n大家都说方便。"
    assert line in only(f"{HEADLINE}\n{body}").body.replace("\n", "")


@pytest.mark.parametrize(
    "line",
    [
        "版权声明:凡注明“来源:石桥网”的所有作品,版权归石桥网所有。任何媒体转载,须注明来源,否则将追究法律责任。",
        "石桥工人日报 职业·教育 00003 修路工 也有凉茶喝 2026-07-10 2 2026年07月10日 星期五",
        "图片版权归原作者所有，如有侵权请联系我们，我们立刻删除。",
        "【火车票预订就上:pay.shiqiao100.com】",
        "Baidu",
        "评论 0人参与,0条评论",
        "还没有评论,快来抢沙发吧!",
        "声明:转载此文是出于传递更多信息之目的。若侵犯了您的合法权益,请作者与本网联系,我们将及时更正、删除,谢谢。",
        "如果发现本网站发布的资讯影响到您的版权,可以联系本站!同时欢迎来本站投稿!",
        "审 核：罗小川",
        "(责编:皮小川、康秀)",
        "shiqiao_012.jpg",
        "修路人的网上家园",
        "(SD)",
        "亲爱的用户,“石桥”客户端现已改版升级。请扫描上方二维码,及时下载。更便捷的体验,我们在“新石桥”等你!",
        "文/党群工作部 玄川",
        "< 返回上一级",
        "Produced By CMS 网站群内容管理系统 publishdate:2026/11/15 10:39:57",
        "浏览次数:535返回顶部",
        "【上一篇】: 紧急救援,彰显本色    【下一篇】: 情系职工,将爱传递",
        "附件1:石桥区总工会关于送凉茶的通知.pdf",
        "标签: 石桥区 职工 凉茶",
        "看石桥新闻,关注石桥新闻网微信",
        "特别声明:以上内容(如有图片或视频亦包括在内)为用户上传并发布,本平台仅提供信息存储服务。",
        "Notice: The content above is uploaded and posted by a user of this platform, which only stores it.",
        "2026-07-09,12050| 2026-07-08,12046| 2026-07-07,12038| 2026-07-06,12026|",
        "上图为修路工在滨河路工地喝凉茶。",
        "声明:此文版权归原作者所有,若有错误或侵犯您的合法权益,请与我们联系。邮箱地址:jpbl@shiqiao.net",
        "如果觉得《石桥区总工会给修路工送凉茶》对你有帮助,请点赞、收藏,并留下你的观点哦!",
        "文章配图",
        "(本文来自于石桥网)",
        "分享至好友和朋友圈",
        "![](b.jpg)\n修路工在工地喝凉茶。",
        "特别声明\n本文为澎湃号作者或机构在澎湃新闻上传并发布，仅代表该作者或机构观点，不代表澎湃新闻的观点或立场，澎湃新闻仅提供信息发布平台。",
    ],
)
def test_what_a_site_says_below_a_text_is_no_part_of_it(line: str) -> None:
    assert _parts(only(HEADLINE, FIRST, LAST, line)) == WHOLE


def test_what_the_law_says_of_rights_is_no_frame() -> None:
    law = "图片被他人用来卖货属于侵权，职工可以要求对方承担责任。"
    assert only(HEADLINE, FIRST, law).body == f"{FIRST}\n{law}"


def test_headlines_of_the_pages_beside_it_are_no_text() -> None:
    links = ["上一篇", "修桥队:巧用“抽签”学手艺", "下一篇", "柳溪县:怎样分享夜校的热闹"]
    assert _parts(only(HEADLINE, FIRST, LAST, *links)) == WHOLE


@pytest.mark.parametrize(
    "bar",
    [
        "乡镇(街道)分站: 苏桥镇 栏山镇 柘水镇 庙前镇 夏村镇 中渡镇 黄岭镇 银坪镇",
        "石桥网首页时政评论国际军事社会财经企业工会维权就业论坛文化教育旅游",
    ],
)
def test_a_row_of_links_is_no_article(bar: str) -> None:
    assert _parts(only(bar, HEADLINE, FIRST, LAST)) == WHOLE


def test_where_and_by_whom_alone_on_their_lines_stand_before_the_text() -> None:
    article = only(HEADLINE, "新华社南昌7月9日电", "新华社记者罗小川", "“喝上一碗就不渴了。”" + FIRST, LAST)
    assert (article.headline, article.subheadline) == (HEADLINE, "")
    assert article.byline == "新华社南昌7月9日电 新华社记者罗小川"
    assert article.body.startswith("“喝上一碗")


@pytest.mark.parametrize(
    "credit",
    [
        "(通讯员  罗小川)",
        "石桥网—石桥工人报讯 (记者 罗小川)",
        "石桥网讯(桥报全媒体记者 罗小川 文/图)",
        "石桥网讯(石桥日报-石桥网记者 罗小川 通讯员 康秀兰)",
    ],
)
def test_blanks_and_a_site_s_name_do_not_hide_who_wrote(credit: str) -> None:
    article = only(HEADLINE, f"{credit}{FIRST}", LAST)
    assert (article.byline, article.body) == (credit.replace("讯 ", "讯"), WHOLE[3])


def test_a_credit_of_a_news_brand_below_a_text_is_no_text() -> None:
    article = only(HEADLINE, FIRST, LAST, "(大众新闻记者 袁小川)")
    assert (article.byline, article.body) == ("(大众新闻记者 袁小川)", WHOLE[3])


def test_blank_lines_where_a_picture_stood_do_not_part_a_text() -> None:
    text = [FIRST, "", "", "慰问由石桥区总工会副主席带队，滨河路工地的修路工代表参加。", LAST]
    assert len(read(HEADLINE, *text).articles) == 1


def test_the_headlines_of_a_page_over_one_of_its_reports_are_none_of_it() -> None:
    titles = ["夜校开讲 桥梁史", "《凉茶总动员》", "钢琴音乐会 庆建厂70年", HEADLINE, "柳溪艺术团成立"]
    article = only("第12版:文娱\n3上一版  下一版4", "\n".join(titles), "返回石桥网 版面导航", HEADLINE, FIRST, LAST)
    assert _parts(article) == WHOLE


def test_a_headline_over_a_stamp_and_again_below_it_is_one() -> None:
    article = only(HEADLINE, "2026-07-09 10:43本刊讯", "关键词:凉茶修路工", HEADLINE, FIRST, LAST)
    assert _parts(article) == WHOLE


def test_a_headline_said_in_one_line_and_again_in_two_is_printed_once() -> None:
    kicker = "让劳动者感到清凉"
    article = only(f"{kicker} {HEADLINE}\n{kicker}\n{HEADLINE}", FIRST, LAST)
    assert _parts(article) == (kicker, *WHOLE[1:])


@pytest.mark.parametrize("label", ["原题：", "原标题：", "原題："])
def test_a_label_before_a_headline_is_none_of_it(label: str) -> None:
    assert only(f"{label}{HEADLINE}", FIRST, LAST).headline == HEADLINE


def test_labels_without_blanks_between_them_each_say_their_own() -> None:
    article = only(HEADLINE, "作者:罗小川来源:石桥区总工会时间:2026-07-10", FIRST, LAST)
    assert (_parts(article), article.byline, article.contributor) == (WHOLE, "作者:罗小川", "石桥区总工会")


def test_a_source_on_a_page_s_first_line_is_no_masthead() -> None:
    article = only("发布日期:2026-07-14 16:53 作者:罗小川 康秀兰 信息来源:石桥日报", FIRST, LAST)
    assert article.contributor == "石桥日报"


def test_blanks_about_latin_letters_part_no_headline_from_its_text() -> None:
    text = "由石桥区总工会主办、柳溪基金会赞助的“迎国庆”缤 Fun 凉茶会日前在滨河路工地举办，吸引大批修路工一家大小参与。"
    article = only(HEADLINE, text.replace("“", "「").replace("”", "」"), LAST)
    assert article.body.startswith("由石桥区总工会")


@pytest.mark.parametrize("credit", ["/ 石桥 供图", "石桥筑路公司供图"])
def test_who_sent_a_picture_behind_a_slash_or_by_a_firm_s_name_is_no_text(credit: str) -> None:
    assert credit not in only(HEADLINE, FIRST, LAST, f"修路工在喝凉茶。{credit}").body


def test_items_behind_the_unions_that_sent_them_are_reports_of_their_own() -> None:
    first = f"【石桥集团工会】{FIRST}喝过的都说好。(修路部罗小川)"
    second = "【柳溪电缆厂工会】公司工会于7月11日组织全体职工到东湖看龙舟，三百人参加。(制造部康秀兰)"
    articles = read(f"夏日活动\n{first}\n{second}").articles
    assert [article.contributor for article in articles] == ["石桥集团工会", "柳溪电缆厂工会"]
    assert [article.body[-4:] for article in articles] == ["都说好。", "人参加。"]


def test_a_dateline_may_write_its_day_in_chinese() -> None:
    article = only(HEADLINE, f"中新社澳门四月三十日电(记者 罗小川){FIRST}", LAST)
    assert (article.byline, article.body) == ("中新社澳门四月三十日电(记者 罗小川)", WHOLE[3])


@pytest.mark.parametrize("word", ["article", "ad9_210*60"])
def test_a_word_of_code_over_a_page_is_no_kicker(word: str) -> None:
    assert _parts(only(word, "石桥新闻", HEADLINE, FIRST, LAST)) == WHOLE


def test_a_text_of_the_site_s_own_has_no_source() -> None:
    assert only(HEADLINE, "作者:admin 来源:本站原创 2026-07-10", FIRST, LAST).contributor == ""


def test_a_place_may_send_news_under_its_bare_name() -> None:
    article = only(HEADLINE, f"石桥讯 {FIRST}", LAST)
    assert (article.dateline, article.body) == ("石桥讯", WHOLE[3])


def test_a_notice_keeps_whom_it_addresses_its_list_and_its_annexes_apart() -> None:
    told = "现将《关于推荐先进的通知》转发你们，请按要求组织推荐。具体安排如下："
    items = ["1.推荐工作以分会为单位组织。", "2.推荐要公开公平，由职工投票产生。"]
    annexes = ["附件：", "1-1关于推荐先进候选对象的通知", "1-2候选对象简要事迹报送要求"]
    article = only("\n".join(["石桥区所属各基层工会：", told, *items, *annexes, "石桥区总工会", "2026年3月5日"]))
    assert article.body.split("\n") == ["石桥区所属各基层工会：", told, *items]
    assert (article.headline, article.gaps, article.contributor) == ("", (), "石桥区总工会")


def test_the_name_of_a_section_below_a_headline_is_no_subheadline() -> None:
    assert _parts(only(HEADLINE, "城事", FIRST, LAST)) == WHOLE


def test_an_abstract_over_a_text_is_none_of_it() -> None:
    article = only(HEADLINE, f"摘要：{FIRST}", f"石桥讯(通讯员 罗小川){FIRST}", LAST)
    assert (_parts(article), article.byline) == (WHOLE, "石桥讯(通讯员 罗小川)")


def test_what_a_picture_shows_is_no_text_above_its_credit_nor_under_its_file_s_name() -> None:
    shown = "修路工排队领凉茶"
    article = only(HEADLINE, FIRST, shown, f"{shown}。罗小川 摄", LAST)
    assert article.body == WHOLE[3]
    files = ["clip_002.jpg", "凉茶到了", "clip_004.jpg", "人人有份"]
    article = only(HEADLINE, *files, FIRST, LAST)
    assert _parts(article) == WHOLE
    assert _parts(only("(相关资料图)", FIRST, LAST)) == ("", "", "", WHOLE[3])


def test_behind_a_long_source_line_the_source_is_found() -> None:
    article = only(HEADLINE, "来源:桥工网    作者:罗小川    发表时间:2026-07-10 12:50:46", FIRST, LAST)
    assert (_parts(article), article.contributor) == (WHOLE, "桥工网")


def test_items_of_a_list_are_paragraphs_though_no_stop_ends_them() -> None:
    told = "现就组织职工参加本次凉茶大赛活动做出如下要求："
    numbered = ["一、要充分认识凉茶大赛在防暑工作中的积极作用。", "二、要主动与工地一道查找问题。"]
    bare = ["1.以工会为单位，不得少于本单位人数的30%", "2.所有凉茶统一配方，每碗三两", "3.九月前统一送到石桥区总工会。"]
    article = only("\n".join([HEADLINE, told, *numbered, *bare]))
    assert article.body.split("\n") == [told, *numbered, *bare]


def test_how_another_text_begins_is_no_text() -> None:
    teaser = "近日,柳溪县的一处养猪场里,康秀兰一大早就忙着给600头猪做早餐。她每天定量分发..."
    assert _parts(only(HEADLINE, FIRST, LAST, "新闻推荐", teaser)) == WHOLE


def test_files_of_pictures_part_no_text() -> None:
    files = ["3.jpg", "2.jpg", "1.jpg"]
    last = "随后，罗主席听取了工地的意见，要求把凉茶送得更早。"
    assert len(read(HEADLINE, FIRST, *files, last).articles) == 1


@pytest.mark.parametrize(
    ("source", "name"),
    [("西院区综合办 罗川", "西院区综合办"), ("sp20261123", ""), ("阙献川 康秀兰", ""), ("中国 江苏网", "中国 江苏网")],
)
def test_a_source_is_neither_a_person_nor_a_machine_s_number(source: str, name: str) -> None:
    article = only(HEADLINE, f"发布日期:2026-07-10 09:12:19 来源:{source}", FIRST, LAST)
    assert article.contributor == name


def test_a_lost_sign_behind_who_wrote_is_no_text() -> None:
    assert _parts(only(HEADLINE, FIRST, LAST, "(罗小川)?")) == WHOLE


def test_a_column_s_name_that_stands_twice_takes_no_text_with_it() -> None:
    first = "★6月13日，石桥区\n总工会组织劳模疗休\n养活动，9名一线劳模前\n往海滨疗养院，开展\n为期五天的休养。"
    again = "★6月14日，柳溪县\n总工会办起夜校，三\n百名职工前来听讲，座\n无虚席。"
    (one, *_) = read(f"工会短波\n{first}\n工会短波\n{again}").articles
    assert one.body.startswith("★6月13日，石桥区总工会组织劳模疗休养活动")


@pytest.mark.parametrize(
    "line",
    [
        "网站首页 党的建设 > 群团工作",
        "本文为石桥晨报原创文章，转载请附上原文出处链接。",
        "(完)",
        "(完) 【编辑:罗小川】",
    ],
)
def test_what_stands_around_a_copied_text_is_none_of_it(line: str) -> None:
    lines = [line, HEADLINE, FIRST, LAST] if ">" in line else [HEADLINE, FIRST, LAST, line]
    assert _parts(only(*lines)) == WHOLE


def test_an_author_may_be_a_firm() -> None:
    assert _parts(only(HEADLINE, "作者:石桥修路公司 来源:", FIRST, LAST)) == WHOLE
    assert _parts(only(HEADLINE, "作者:宣教网络部 编辑:宣教网络部 审核:宣教网络部", FIRST, LAST)) == WHOLE


def test_a_place_and_a_day_head_an_agency_s_report() -> None:
    article = only(HEADLINE, f"石桥7月9日电 (记者 罗小川){FIRST}", LAST)
    assert (_parts(article), article.byline) == (WHOLE, "石桥7月9日电(记者 罗小川)")


def test_a_single_picture_has_its_caption_too() -> None:
    assert _parts(only(HEADLINE, FIRST, "大会现场。", LAST)) == WHOLE
    assert _parts(only(HEADLINE, FIRST, "凉茶.jpg", "石桥区修路工在滨河路工地凉茶站里喝凉茶", LAST)) == WHOLE


def test_what_stands_elsewhere_ends_a_page() -> None:
    teasers = ["相关文章", "石桥区新开公园三座", "梨园路的梨花开了，游人如织", "周末有雨，气温下降"]
    assert _parts(only(HEADLINE, FIRST + LAST, *teasers)) == ("", HEADLINE, "", FIRST + LAST)


def test_a_noon_paper_is_copied_from() -> None:
    article = only(HEADLINE, f"摘要：{FIRST}", "转自:石桥午报", FIRST, LAST)
    assert (_parts(article), article.contributor) == (WHOLE, "石桥午报")


def test_a_headline_may_name_a_long_undertaking() -> None:
    headline = "石桥区总工会二〇二六年“凉茶送到一线工地 关爱伴随每位修路工人”主题服务月活动启动仪式在滨河路举行"
    assert len(headline) > 46
    assert _parts(only(headline, FIRST, LAST)) == ("", headline, "", WHOLE[3])


def test_a_page_put_up_as_one_text_is_one_article() -> None:
    stamp = "发布时间:2026-07-10 09:12 来源:桥工网"
    told = (
        "为守护修路工的身心健康，普及防暑知识，7月3日至11日，区总工会请来名医，开讲消暑、护眼等讲座，上百名修路工听讲。"
    )
    (article,) = read(HEADLINE, stamp, FIRST, LAST, "守护修路工健康开展系列公益讲座", told).articles
    assert (article.headline, article.body.split("\n")[-1]) == (HEADLINE, told)


def test_signs_for_blanks_that_no_one_could_read_are_no_text() -> None:
    assert _parts(only(HEADLINE, f"???  {FIRST}", "??? ", f"???  {LAST}")) == WHOLE


@pytest.mark.parametrize(
    "line", ["首页---理论武装", "发布人:石桥区机关党委", "浏览:109次", "2026年07月15日08:43 东桥网-劳动报"]
)
def test_what_a_site_says_over_a_headline_is_none(line: str) -> None:
    assert _parts(only(line, HEADLINE, FIRST, LAST)) == WHOLE


@pytest.mark.parametrize(
    "line",
    [
        "- 评论列表(网友评论仅供网友表达个人看法)",
        ">>我要举报",
        "本篇文章478字,读完约1分钟",
        "原文链接:http://qiao.example/a/25799.html",
    ],
)
def test_what_a_reader_s_page_adds_is_no_text(line: str) -> None:
    assert _parts(only(HEADLINE, FIRST, LAST, line)) == WHOLE


def test_labels_of_a_notice_s_parts_stand_apart() -> None:
    parts = [
        "三、比赛时间",
        "大赛从7月开始,8月结束。",
        "如何参与:",
        "在7月28日之前，把凉茶方子交给石桥区总工会经济部，逾期不候。",
    ]
    article = only("\n".join([HEADLINE, FIRST, *parts]))
    assert article.body.split("\n") == [FIRST, *parts]


def test_a_site_in_brackets_behind_a_text_is_its_source() -> None:
    article = only(HEADLINE, FIRST, f"{LAST}(来源:桥工网)")
    assert (_parts(article), article.contributor) == (WHOLE, "桥工网")


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-07-10",
        "2026-07-10 09:33 编辑：罗小川",
        "来源：石桥日报 2026-07-10 09:33 编辑：罗小川",
        "来源：石桥日报 作者：罗小川 编辑：庹川 2026-07-10 ",
    ],
)
def test_a_stamp_in_any_order_is_cut_off_the_dateline_it_is_glued_to(stamp: str) -> None:
    article = only(HEADLINE, f"{stamp}石桥新闻网讯（记者 康秀兰）{FIRST}", LAST)
    assert (_parts(article), article.byline) == (WHOLE, "石桥新闻网讯（记者 康秀兰）")


@pytest.mark.parametrize(
    ("lead", "byline", "dateline"),
    [
        ("本报讯 罗小川、康秀兰报道 ", "本报讯 罗小川、康秀兰报道", ""),
        ("罗小川报道 ", "罗小川报道", ""),
        ("石桥日报客户端记者罗小川通讯员康秀兰", "石桥日报客户端记者罗小川通讯员康秀兰", ""),
        ("石桥平安网 ", "", "石桥平安网"),
    ],
)
def test_who_reports_is_no_text_though_names_and_blanks_alone_tell_it(lead: str, byline: str, dateline: str) -> None:
    article = only(HEADLINE, f"{lead}{FIRST}", LAST)
    assert (_parts(article), article.byline, article.dateline) == (WHOLE, byline, dateline)


@pytest.mark.parametrize("text", ["罗小川报道了此事，工会随即到场。", "石桥工会官网 7月9日，上线新版。"])
def test_a_sentence_that_begins_with_a_name_keeps_it(text: str) -> None:
    assert only(HEADLINE, f"{text}{FIRST}", LAST).body.startswith(text)


@pytest.mark.parametrize("label", ["【摘要】", "[内容提要]"])
def test_a_label_in_brackets_before_a_text_is_none_of_it(label: str) -> None:
    assert _parts(only(HEADLINE, f"{label}{FIRST}", LAST)) == WHOLE


def test_in_brackets_before_a_text_stands_who_printed_it() -> None:
    article = only(HEADLINE, f"「本文来源：石桥日报」{FIRST}", LAST)
    assert (_parts(article), article.contributor) == (WHOLE, "石桥日报")


@pytest.mark.parametrize("name", ["微信图片_20260710112048", "IMG_20260710_112048", "DSC_0417"])
def test_the_name_of_a_picture_s_file_is_no_text(name: str) -> None:
    assert _parts(only(HEADLINE, FIRST, name, LAST)) == WHOLE


def test_a_blank_before_a_count_parts_no_headline_from_its_text() -> None:
    text = (
        "这次凉茶会为期 5天，共送出三千杯凉茶。"
        "工会食堂每天下午四点现煮现送，修路工和养护工不分班次都能领到，空瓶由工会统一收回。"
    )
    assert text in only(HEADLINE, FIRST, text, LAST).body


def test_the_name_of_the_site_behind_a_headline_is_none_of_it() -> None:
    head = "石桥职工网-首页新闻中心今日石桥图片专题"
    assert _parts(only(head, f"{HEADLINE}-石桥职工网", FIRST, LAST)) == WHOLE
    assert only(f"{HEADLINE}-石桥职工网", FIRST, LAST).headline == f"{HEADLINE}-石桥职工网"  # nothing tells it


def test_an_account_over_a_headline_and_its_day_is_the_source_and_below_stand_other_texts() -> None:
    below = ["举报/反馈", "大家都在搜", "凉茶怎么煮", "石桥必去景点", "查看更多"]
    page = read("石桥发布", HEADLINE, "石桥发布", "2026-07-10 17:20", "发布于江西", "关注", FIRST, LAST, *below)
    (article,) = page.articles
    assert _parts(article) == WHOLE


def test_a_card_of_the_account_that_a_text_was_taken_from_is_no_text() -> None:
    card = "以下文章来源于石桥铁道报 ，作者罗小川\n石桥铁道报.\n石桥铁路集团有限公司主办"
    assert _parts(only(HEADLINE, card, FIRST, LAST, "—end—")) == WHOLE


@pytest.mark.parametrize("credit", ["王伟 摄", "石桥区总工会供图", "记者 罗小川 摄", "图/王伟", "摄影：王伟"])
def test_who_took_a_picture_between_whole_paragraphs_ends_no_text(credit: str) -> None:
    assert _parts(only(HEADLINE, FIRST, credit, LAST)) == WHOLE
