"""Misprints: found where a word is broken, not in names, brands and new words; and in linear time."""

from __future__ import annotations

import pytest

from digest.proofs import likeness, review
from digest.proofs.doubled import repeated
from digest.proofs.misprints import misprints
from digest.proofs.vocabulary import words_lacking
from tests.articles.texts import SEEN
from tests.proofs.samples import found, item_of, told


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("市总工会举办职工劳动竟赛，参赛选手同台比拼。", "竟", "竞"),
        ("弘扬劳模精神，发挥工会组织的优式和作用。", "式", "势"),
        ("会议号召广大职工立足刚位建功立业。", "刚", "岗"),
        ("全市工程建设职工技能比赛在本周举行行，场面热烈。", "行行", "行"),
        ("工会干部逐户开展稳患排查。", "稳", "隐"),  # built of the same part
        ("会议就下一步工作作出布署。", "布", "部"),  # a word that hardly anybody writes
        ("工会组织开展岗位练兵，增强主人翁意织。", "织", "识"),
        ("他常说，师付领进门，修行靠个人。", "付", "傅"),
        ("县总工会共骋请十二名律师。", "骋", "聘"),
        ("女工们在车间门口的小墨板上写下建议。", "墨", "黑"),
        ("职工踊跃报名，年底己完成培训任务。", "己", "已"),  # a word of one character for another
        ("近日，县总工会阻止职工参加义务植树。", "阻止", "组织"),  # read alike, though 阻 is read zhu as well
        ("要让职工增强主人公意识。", "公", "翁"),
        ("组长对值夜班的同事道一声：“辛若了!”", "若", "苦"),  # what is said is no name
        ("会上向老劳模致以祟高敬意。", "祟", "崇"),  # a word of two that only a dictionary has
        ("双方签订职工互助框框架协议。", "框框", "框"),  # a word begins with the second
        ("市总工工会举办职工运动会。", "工工", "工"),
        ("岗和位练兵同步开展，职工素质明显提升。", "岗和", "和岗"),  # the end of a word and the beginning of the next
        ("公司设立职了互助基金。", "了", "工"),  # a word nearly everywhere breaks another
        ("选手们围绕“优化服务质童”展开讨论。", "童", "量"),  # no play with words
    ],
)
def test_a_misprint_is_found(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(text[slip.start : slip.end], slip.meant) for slip in misprints(text)]


@pytest.mark.parametrize(
    "text",
    [
        "章倩倩说，活动办得好。",
        "“智汇高新”项目和“悦读时光”同时启动。",
        "镇总工会把党建、工建、妇建放在一处谋划。",
        "职工在微信小程序里领取消费券。",
        "职工们说年年夏天都盼着工会来。",
        "这次协商涉及四百五十人。",  # no turned 四五百
        "仪式上，县总工会将助学金及时发到学生手中。",  # no 奖助学金
        "职工有困难，工会会多方位给予帮扶。",
        "沪士电子工会开展活动。",  # what stands before a firm's trade is its name
        "陆志宏、俞家骅（回族）、汪锋、丛正龙获得表彰。",  # a list of what no dictionary has
        "（朱章印　傅建山　摄影报道）",
        "故宫博物院院藏文物在职工文化宫展出。",
        "实现这一目的的关键在于服务到位。",
        "日前，新塍镇和蒋巷村的职工参加培训。",
        "苏、浙、皖、沪三省一市，市总工会在三个方面下功夫。",
        "他的做法是不了了之。",
        "依法维护职工合 法权益，提升职工幸 福感。",  # a blank breaks the words, nothing lacks
        "这里是粮食主产省份，政策落地显效。",  # words themselves, though 生产 and 见效 look alike
    ],
)
def test_names_brands_and_new_words_are_left_alone(text: str) -> None:
    assert misprints(text) == ()


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("他们讲安全、讲质量、讲效律，样样领先。", "律"),  # one odd item of a list is no list of names
        ("工会帮助困难职工，学校校开展家访。", "校校"),  # 院藏 follows an institution, a verb does not
    ],
)
def test_what_looks_like_a_name_but_is_none_is_found(text: str, stands: str) -> None:
    assert stands in [text[slip.start : slip.end] for slip in misprints(text)]


def test_what_a_text_writes_twice_alike_is_right() -> None:
    once = "发挥工会组织的优式和作用。"
    assert [slip.meant for slip in misprints(once)] == ["势"]
    assert misprints(once + "职工看到工会组织的优式和干劲。") == ()


def test_a_word_put_for_a_word_is_never_sure() -> None:
    slips = misprints("近日，县总工会阻止职工参加义务植树。")
    assert [slip.meant for slip in slips] == ["组织"]
    assert slips[0].sureness < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "这里的古柏株株有编号，棵棵有人管。",
        "他念着念着，自己先笑了。",
        "老人盼着有人管管这条路，给它补补坑。",
        "墙上的钟嘀嗒嘀嗒地走。",
        "村里的热心人常去敲敲门，陪老人说说话。",
        "会议就抓好全市产业工人队伍建设工作作了部署。",
    ],
)
def test_what_stands_twice_by_the_grammar_is_left_alone(text: str) -> None:
    assert [slip for slip in misprints(text) if slip.end - slip.start > 1] == []


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("渔工们带动更多人锻练身体。", "练", "炼"),
        ("船东与渔工的茅盾纠纷已经了结。", "茅", "矛"),
        ("港口工会布署冬季航行安全。", "布", "部"),
        ("要让会议精神人脑人心。", "人脑人心", "入脑入心"),  # a person reads the whole
    ],
)
def test_what_is_never_right_so_is_found_wherever_it_stands(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(text[slip.start : slip.end], slip.meant) for slip in misprints(text * 3)]


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("渔工提出合理化简易40条。", "简易", "建议"),
        ("对三条渔船下达限其整改通知书。", "其", "期"),
        ("把课上所学用到时机工作中去。", "时机", "实际"),
        ("船东和渔工就工资达成意志。", "意志", "一致"),
    ],
)
def test_a_term_written_by_its_sound_is_found(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(text[slip.start : slip.end], slip.meant) for slip in misprints(text)]


@pytest.mark.parametrize("text", ["服务对象是渔工。", "“授人以鱼，不如授人以渔。”", "第六师一〇三团办了夜校。"])
def test_what_only_sounds_like_a_term_is_right(text: str) -> None:
    assert not misprints(text)


@pytest.mark.parametrize("text", ["作者须在投稿时公布署名。", "三千部手机送到渔工手里。", "资深人士谈渔业。"])
def test_what_only_two_words_make_together_is_right(text: str) -> None:
    assert not misprints(text)


def test_a_text_in_traditional_script_is_not_read_by_the_counts_of_simplified() -> None:
    assert misprints("下一步，市總工會將著眼于貨車司機群體，籌備成立貨運物流行業工會聯合會。") == ()
    assert misprints("下一步，市总工会将发挥工会组织的优式和作用。")


def test_a_made_up_name_in_quotation_marks_plays_on_words() -> None:
    assert misprints("区总工会为“亲职·书友荟”揭牌，三十名会员参加阅读。") == ()


@pytest.mark.parametrize(
    "text",
    [
        "广东龙环环境科技有限公司工会举办活动。",
        "工会主席李瑞国、副主任季萍参加活动。",
        "劳模参观了我市劳模一条街，并到市供电公司朱玉伟劳模工作室，集团四矿宏图工作室、王伟工作室进行了考察学习。",
        "省总工会主席尔肯江·吐拉洪同志赴新疆博州开展工会援疆工作。",
        (
            "日前，青溪市总工会常务副主席何运文带队深入企业一线专项调研新就业形态劳动者服务阵地建设工作。"
            "一行先后到市公交发展集团楚道公共交通有限公司、青溪市万里中通速递服务有限公司详细了解“司机之家”建设。"
        ),
        "基层工作部部长朱红红出席。",
        "集团工会组织女职委委员参观。",
        "大家接过一包包慰问品。",
        "送去消暑物资和暖暖关怀。",
        "培训班上，教师对工作作讲解。",
        "中工网讯 民管部长周晨参加调研。",
        "举办“浙工悦读 同读一本书”活动。",
        "人选要群众公认。",
    ],
)
def test_what_real_reports_say_rightly_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_how_many_counties_there_are_is_no_misprint() -> None:
    assert misprints("活动分主会场和四区、三县、三个园区为单位的分会场，东川园区、生物园区都有演出。") == ()


def test_clean_reports_have_no_misprint() -> None:
    texts = [text for item in SEEN for text in item.paragraphs]
    assert sum(len(misprints(text)) for text in texts) <= sum(map(len, texts)) / 3000 + 1


def test_what_is_repeated_on_the_page_is_no_slip() -> None:
    once = "会上向老劳模致以祟高敬意。"
    assert misprints(once)
    assert not misprints(once * 4)


@pytest.mark.parametrize(
    "text",
    [
        "工" * 100_000,
        "一二" * 50_000,
        "市总会" * 10_000,
        "劳动竟赛创辛" * 2_000,
        "“" * 10_000 + "）" * 10_000,
        "推进职工竞",
        "蚝",
    ],
)
def test_hostile_text_ends(text: str) -> None:
    assert len(misprints(text)) <= len(text)


def test_characters_of_the_same_parts_look_alike() -> None:
    assert likeness.looks_alike("稳", "隐")
    assert likeness.looks_alike("撑", "掌")


def test_a_name_that_two_texts_have_is_no_slip() -> None:
    slip = "职工劳动竟赛开幕。"
    first, second, reprint = item_of(slip), item_of("参加过劳动竟赛的人都来了。", uri="乙"), item_of(slip, uri="丙")
    assert [told(one) for one in review([first])] == [("misprint", "竟", "竞")]
    assert review([first, second]) == ()
    assert len(review([first, reprint])) == 2  # the one was taken from the other: that tells nothing


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("沅水市总会走访慰问一线职工。", "市总会", "市总工会"),
        ("为60名困难工子女发放书包。", "困难工", "困难职工"),
        ("双方续签集体同，明确了休息时间。", "集体同", "集体合同"),
        ("新建户外动者服务站点5个。", "外动", "外劳动"),
        ("召开职工代大会，审议工资方案。", "代大", "代表大"),
        ("全体女职参加了体检。", "女职", "女职工"),
        ("表彰一批大工匠和首技师。", "大工匠", "大国工匠"),
        ("工会向志愿者送去慰金。", "慰金", "慰问金"),
    ],
)
def test_a_dropped_character_is_found(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(one[1], one[2]) for one in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "市工会和县工会的干部参加培训。",
        "女职委主任到会。",
        "双方集体同意休息两天。",
        "代表们走进人民大会堂。",
        "经开区总工会举办拔河比赛。",
        "检务公开工作有序推进。",
        "夜读活动开始，领讲员到场。",
        "保障高温天气下职工的安全健康，送去清凉。",
        "各级聚焦工会主责主业。",
        "工会送去毛巾、西瓜等总价值13万元的防暑降温品。",
        "厂里两百名下岗工人重新上岗。",
    ],
)
def test_a_right_shorter_word_is_no_dropped_character(text: str) -> None:
    assert found(text) == []


def test_tables_know_what_is_mistaken_for_what() -> None:
    assert likeness.looks_alike("人", "入")
    assert likeness.looks_alike("未", "末")
    assert likeness.sounds_alike("竟", "竞")
    assert not likeness.sounds_alike("工", "会")
    assert "入" in likeness.alike("人")
    assert "人" in likeness.mistaken_for("入")


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("渔工提出建议213条，已办结176条条，其余年底前办完。", "条条", "条"),
        ("回访渔工四百人，满意率为97.6%%，比去年高。", "%%", "%"),
        ("11月9日，鹭洲区区总工会在码头办起夜校。", "区区", "区"),
        ("渔工按件拿钱，每件件不少于八元。", "件件", "件"),
        ("入冬以后，没人问过船工冷不不冷。", "不不", "不"),
        ("汛期里，船工常常常吃不上热饭。", "常常常", "常常"),
        ("渔工拿到证书当天当天，就被船东涨了工资。", "当天当天", "当天"),
        ("船东船东", "船东船东", "船东"),
        ("举办五五个工种的竞赛。", "五五", "五"),
        ("帮助两两千多名求职者。", "两两", "两"),
        ("办好第十五五届职工运动会。", "五五", "五"),
        ("这这次把程序弄清楚了。", "这这", "这"),
        ("总工会副副主席讲话。", "副副", "副"),
        ("让职工下下班后有去处。", "下下", "下"),
    ],
)
def test_what_never_stands_twice_is_doubled(text: str, stands: str, meant: str) -> None:
    assert [(text[slip.start : slip.end], slip.meant) for slip in misprints(text)] == [(stands, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "他把渔具一件一件摆好，再一本一本登记。",
        "船长说：“这事要研究研究。”",
        "十年年均增产，三天天气都好。",
        "大家了了解解，也就放心了。",
        "增强村级党组织组织力，大队大队长和中队中队长到场。",
        "会议选举产生快递行业联合工会工会委员会和经费审查委员会。",
        "该站2018年年初开工，2019年年底建成。",
        "一点六六万农村人口，分为一、二、三三个级次。",
        "唯一一家企业送来一副副春联。",
        "塔那那利佛的港口。提案件件有答复。",
        "多劳者多得，侨企职工参赛，毽球开赛。",
    ],
)
def test_what_is_said_twice_is_right(text: str) -> None:
    assert not misprints(text)


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("区总公会为三百名环卫职工送去防暑用品。", "公会", "工会"),
        ("职工之家由镇公会出资改建，镇工会派两人看护。", "公会", "工会"),
        ("活动覆盖七夜42家，服务职工三千人。", "七夜", "企业"),  # none of both is a word
        ("县会工为困难职工送去米面油。", "会工", "工会"),
        ("有关责负人表示，下一步将扩大范围。", "责负", "负责"),
        ("镇总工会走访困难职工，为难困家庭送去慰问金。", "难困", "困难"),
        ("市总工会慰工问会干部，送上慰问金。", "工问", "问工"),  # the end of a word and the beginning of the next
    ],
)
def test_a_word_put_for_another_is_found(text: str, stands: str, meant: str) -> None:
    covering = [(slip.start, slip.end) for slip in misprints(text) if meant in slip.word]
    assert any(start <= text.index(stands) + 1 and text.index(stands) < end for start, end in covering)


@pytest.mark.parametrize(
    ("text", "stands", "meant"),
    [
        ("请来的都是行家家，一看就懂。", "家家", "家"),  # 家家 is a word, 行家 ends with the first
        ("活动安排在周末和下班班后。", "班班", "班"),
        ("每月月十五号，工会都来车间。", "月月", "月"),
        ("镇总工会在县医院医院和两个乡镇设窗口。", "医院医院", "医院"),
    ],
)
def test_a_doubled_end_of_a_word_is_found(text: str, stands: str, meant: str) -> None:
    assert (stands, meant) in [(text[slip.start : slip.end], slip.meant) for slip in misprints(text)]


@pytest.mark.parametrize(
    "text",
    [
        "工会推动138家家具企业建立技能工资。",
        "赢不赢不要紧，能上场就好。",
        "这本手册为全省省管工地通用。",
        "县总工会设立采茶工工伤互助基金，由企业和工会共同出资。",
        "每月月底，工会都来车间。",
        "面粉行业的同业公会也派人到场。",
        "县里的农机手们说，今年的机手比往年多。",
        "食堂的师傅把手一抬，面就下了锅。",
        "抚州市总工会与福州市总工会结为友好工会。",
    ],
)
def test_a_word_that_sounds_like_another_is_right(text: str) -> None:
    assert not misprints(text)


def test_what_stands_again_is_told_by_its_places() -> None:
    assert repeated("开展开展活动动", 2) == [0]
    assert repeated("开展开展活动动", 1) == [5]
    assert repeated("", 1) == []


@pytest.mark.parametrize("run", ["由民资控股", "购买美债", "临时遇困"])
def test_a_single_character_is_no_word_that_lacks_one(run: str) -> None:
    assert all(end - start > 1 for place in range(len(run)) for start, end, _ in words_lacking(run, place))


@pytest.mark.parametrize("word", ["凝聚力", "高质量", "劳动竞赛", "乡村振兴"])
def test_a_longer_word_typed_twice_is_found(word: str) -> None:
    assert found(f"各级工会{word}{word}不断推进。") == [("misprint", word * 2, word)]


def test_longer_words_that_may_stand_twice_are_left_alone() -> None:
    assert found("总统会见钱其琛钱其琛与他交谈。“加油干加油干！”他一文钱一文钱地积累。") == []


def test_words_younger_than_the_counts_are_right_wherever_they_stand() -> None:
    head = "县总工会推进集体协商，指导企业签订专项集体合同，覆盖职工。"
    assert found(head + "深入细致做好职工信访网电事项工作，最大限度防范风险。") == []  # no 工信 there
    assert found(head + "基层劳动者亮相央视蛇年春晚舞台。") == []


def test_in_a_text_of_the_trade_a_misprint_is_told_sooner() -> None:
    slip = "专门签定女职工专项合同52份。"
    trade = "县总工会推进集体协商，指导企业签订专项集体合同，覆盖职工。针对女职工特殊权益，"
    other = "老汉蹲在崖畔，吧嗒着旱烟，瞅那羊羔撒欢。孙儿念完家信，"
    assert found(trade + slip) == [("misprint", "签定", "签订")]
    assert found(other + slip) == []
