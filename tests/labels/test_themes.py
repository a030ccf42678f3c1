"""Themes: written reports, examples of the file, slogans, renaming and reordering, evidence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from digest import assets, labels
from digest.model import Article, Origin, Paragraph
from tests.labels.label_one import regions_of, themes_of

REPORTS = tomllib.loads((Path(__file__).parent / "written.toml").read_text(encoding="utf-8"))["report"]
DEFAULT = assets.templates() / "vocabulary" / "themes.toml"
CODES = (
    "ideology models competition reform rights welfare newforms "
    "organizing culture digital women safety governance other"
)


def article(text: str, headline: str = "") -> Article:
    return Article("a", Origin("x"), tuple(Paragraph(line) for line in text.split("\n")), headline=headline)


def codes(given: Article, vocabulary: labels.Vocabulary) -> list[str]:
    return [theme.code for theme in themes_of(given, vocabulary).labels]


@pytest.fixture(scope="module")
def vocabulary() -> labels.Vocabulary:
    return labels.vocabulary()


@pytest.mark.parametrize("report", REPORTS, ids=[report["text"][:18] for report in REPORTS])
def test_a_written_report(report: dict[str, str], vocabulary: labels.Vocabulary) -> None:
    assert codes(article(report["text"], report["headline"]), vocabulary)[0] == report["theme"]


@pytest.mark.parametrize(
    ("headline", "text", "theme"),
    [
        ("锅炉工在文化广场学急救", "7月9日，额敏县总工会在文化广场教230名锅炉工做心肺复苏，发放急救包。", "safety"),
        ("会议室里追回工钱", "11月3日，江津区总工会在项目部会议室调解欠薪，46名钢筋工当场拿到工资38万元。", "rights"),
        ("烹饪工比切丝", "8月19日，扬中市总工会举办烹饪技能竞赛，劳模代表作为评委打分，38名厨师参加。", "competition"),
    ],
)
def test_where_it_is_held_and_who_is_there_are_no_further_theme(
    headline: str, text: str, theme: str, vocabulary: labels.Vocabulary
) -> None:
    assert codes(article(text, headline), vocabulary) == [theme]


def test_every_theme_has_a_written_report_and_examples(vocabulary: labels.Vocabulary) -> None:
    assert [rule.theme.code for rule in vocabulary.rules.themes] == CODES.split()
    assert {report["theme"] for report in REPORTS} == set(CODES.split())
    assert all(len(rule.examples) >= 2 for rule in vocabulary.rules.themes)


def test_the_examples_of_the_file_come_out_as_their_theme(vocabulary: labels.Vocabulary) -> None:
    assert labels.check(vocabulary) == ()


def test_a_wrong_example_is_named(tmp_path: Path) -> None:
    file = tmp_path / "themes.toml"
    text = DEFAULT.read_text(encoding="utf-8")
    file.write_text(text.replace('code = "digital"', 'code = "numbers"'), encoding="utf-8")
    assert labels.check(labels.vocabulary(file)) == ()
    wrong = "县总工会举办职工拔河比赛。"
    file.write_text(text.replace("examples = [", f'examples = [\n  "{wrong}",', 1), encoding="utf-8")
    (message,) = labels.check(labels.vocabulary(file))
    assert message == f"主题 思想政治引领（ideology）的例句判成了 职工文化体育（culture）：{wrong}"


@pytest.mark.parametrize(
    ("theme", "headline", "text"),
    [
        # By the kind of deed alone: whatever is handed over, and whatever is done for people, is for their good.
        ("welfare", "林芝工会把暖炉送到道班", "11月5日，林芝市总工会走进高山道班，把两台暖炉交到养路人手里。"),
        ("welfare", "正安县总给竹编工配台灯", "正安县总工会10月把台灯装进34个竹编作坊，夜里不再摸黑。"),
        ("rights", "泗县工会替瓦工要回工钱", "4月2日，泗县总工会把9万元现金交到27名瓦工手里，包工头欠了半年。"),
        # What protects is no gift.
        (
            "safety",
            "同江市总给渔工配救生衣",
            "6月1日，同江市总工会给江上的渔工配发救生衣和绳索各90套，教他们翻船后怎样抱漂。",
        ),
        # A first congress founds, whatever it is called.
        ("organizing", "", "6月27日，长治高新区工会第一次代表大会召开，市总工会主席表示祝贺。"),
        # What a firm does for its people is union work, told by its wording; what another department does is not.
        (
            "welfare",
            "项目部给工人送西瓜",
            "中铁二局会东项目部购买西瓜、绿豆，送到隧道口，慰问高温下施工的农民工120余人。",
        ),
        ("other", "正定人社局为农民工讨薪", "正定县人社局接到投诉后约谈总包方，两天内为67名农民工追回工资138万元。"),
        ("rights", "", "长江大学召开教代会，审议绩效分配办法，代表投票通过。"),
        # What unions are called upon to do is no deed of a story.
        (
            "rights",
            "石桥镇玩具行业谈工资",
            (
                "石桥镇富民玩具行业日前开了工资协商会，老板代表和职工代表面对面谈，职工代表主张在基准线上再加两三个点，"
                "老板们说市场难做、材料又涨。有人掰着手指算账，一天也就多一元多，连碗面都买不到。\n"
                "有关负责人要求，各级工会要主动作为。全体工会干部将勇毅前行。"
            ),
        ),
        # A deed and what it is done to, in either order.
        (
            "models",
            "两县互认工匠",
            "5月6日，平塘县总工会、罗甸县总工会共同公布两县工匠名册，首批22人在两县都能领津贴、做体检。",
        ),
        ("digital", "剑河工会办事上了网", "剑河县总工会3月上线网上办事大厅，会员在手机上可报互助、问法律、约疗养。"),
        # Hosts who tell of their guests tell what they show.
        (
            "reform",
            "六盘水同行来看产改",
            "7月8日，遵义市总工会迎来六盘水市总工会考察组，介绍了技能等级定薪的产改经验，双方互派技师。",
        ),
        # What women workers are taught of law and labour protection is their own work; wages owed are anybody's.
        (
            "women",
            "石桥镇给绣女撑腰",
            "丹寨县石桥镇工会联合会8月为绣花女工请来律师，讲产假和女工保护，教她们写明工钱。",
        ),
        ("rights", "女工拿回工钱", "3月9日，丹寨县总工会调解两次，为15名女工追回拖欠的工资12万元。"),
        # Offices and who came say nothing of the deed (as web pages of unions tell it).
        (
            "reform",
            "",
            "11月3日上午，靖江市推进产业工人队伍建设改革协调推进会召开。市委副书记主持会议并讲话。市人大常委会副主任、市总工会主席出席会议。",
        ),
        (
            "reform",
            "丹凤酒企打通技工台阶",
            "10月16日，丹凤县产业工人队伍建设改革试点现场会召开，推广八级岗位序列，首批二十人评聘到位，最高三千元，与中层同酬，职工看得见台阶。县总工会主席介绍做法。",
        ),
        # Hosts who tell of guests tell what they show.
        (
            "models",
            "常熟工匠学院迎来客人",
            "4月27日，陇县总工会副主席率考察组到常熟市考察工匠学院，常熟市总工会主席介绍了三年带出六百名高级工的做法。",
        ),
        # Five weak words are no round-up.
        (
            "culture",
            "",
            "6月12日，甘井子区泉水街道社区联合工会组织各单位工会会员来到公园，举行户外运动会，设跳绳、接力，七十名职工参加。",
        ),
        ("rights", "石桥镇给篾匠撑腰", "丹寨县石桥镇工会联合会8月为在家编竹的工人请律师讲合同，教他们写明工钱。"),
    ],
)
def test_the_theme_is_what_was_done_and_for_whom(
    theme: str, headline: str, text: str, vocabulary: labels.Vocabulary
) -> None:
    assert codes(article(text, headline), vocabulary)[0] == theme


def test_another_body_that_the_deed_is_about_does_not_act(vocabulary: labels.Vocabulary) -> None:
    text = "4月9日，邳州市职工安全知识竞赛决赛举行，十支队伍抢答消防、用电题目，银行队夺魁。"
    assert codes(article(text, "邳州职工比安全知识"), vocabulary)[0] == "safety"


def test_a_county_s_name_holds_no_word_of_a_theme(vocabulary: labels.Vocabulary) -> None:
    text = "6月2日，{}总工会为320名海上养殖工配发自动充气救生衣，请救援队员教他们穿脱。"
    given = [article(text.format(county), f"{county}总工会为养殖工发救生衣") for county in ("诏安县", "惠民县")]
    first, second = (themes_of(each, vocabulary) for each in given)
    assert first.labels == second.labels
    assert "惠民" not in {piece.text for piece in second.evidence}


@pytest.mark.parametrize("union", ["全国总工会", "省总工会", "州总工会", "县总工会"])
@pytest.mark.parametrize("bodies", ["文明办、{}、妇联", "县委组织部、{}和县妇联", "文明办、{}等"])
def test_one_of_several_bodies_makes_no_union_work(bodies: str, union: str, vocabulary: labels.Vocabulary) -> None:
    text = f"近日，{bodies.format(union)}发出通知，要求做好春运。"
    assert codes(article(text), vocabulary) == ["other"]


def test_a_purpose_is_no_deed(vocabulary: labels.Vocabulary) -> None:
    text = "为深入学习贯彻党的二十大精神、弘扬劳模精神，近日，海门区总工会办起职工篮球赛。"
    assert codes(article(text), vocabulary) == ["culture"]


def test_half_width_punctuation_reads_alike(vocabulary: labels.Vocabulary) -> None:
    text = "为深入学习贯彻党的二十大精神、弘扬劳模精神,近日,海门区总工会办起职工篮球赛。"
    assert codes(article(text), vocabulary) == ["culture"]


def test_where_the_news_came_from_is_no_deed(vocabulary: labels.Vocabulary) -> None:
    text = "记者从海门区总工会四届三次全委会上获悉，海门区总工会将新建八家职工书屋，开展读书活动。"
    assert codes(article(text), vocabulary)[0] == "culture"


def test_at_most_three_themes(vocabulary: labels.Vocabulary) -> None:
    text = "通辽市总工会近日送清凉、办技能竞赛、开运动会、签集体合同、建母婴室、查安全隐患、慰问货车司机。"
    labelled = themes_of(article(text), vocabulary)
    assert 1 <= len(labelled.labels) <= 3
    assert labelled.runner_up is not None


def test_a_report_on_everything_is_a_round_up(vocabulary: labels.Vocabulary) -> None:
    text = (
        "一年来，伊宁市总工会开展职工宣讲，评选工匠，举办技能竞赛，推进产改，签订集体合同，走访慰问困难职工，"
        "建成户外劳动者驿站，发展会员，举办运动会，开通智慧工会小程序，新建母婴室，开展安康杯竞赛。"
    )
    assert codes(article(text), vocabulary)[0] == "governance"


@pytest.mark.parametrize(
    ("text", "aid"),
    [
        ("中山市总工会援建的六间母婴室在镇雄县启用，哺乳期女工不再发愁。", True),
        ("诸暨市总工会选派五名织袜技师赶赴黎平县，手把手带出徒弟三十名。", True),
        ("诸暨市总工会建成六间母婴室，哺乳期女工不再发愁。", False),
        ("诸暨市总工会、舟曲县总工会座谈会在舟曲召开，诸暨市总工会向舟曲县总工会捐赠十五万元。", True),
        ("诸暨市总工会、舟曲县总工会座谈会在舟曲召开，商定今后的协作。", False),
    ],
)
def test_what_a_union_gives_to_another_place_is_aid_too(text: str, aid: bool, vocabulary: labels.Vocabulary) -> None:
    (labelled,) = labels.label((article(text),), vocabulary)
    assert ("welfare" in {theme.code for theme in labelled.themes.labels}) is aid


def test_near_ties_are_doubtful(tmp_path: Path, vocabulary: labels.Vocabulary) -> None:
    file = tmp_path / "themes.toml"
    theme = '[[theme]]\ncode = "{0}"\nname = "{0}"\n[[theme.patterns]]\nwords = ["{1}"]\nweight = 3\n'
    file.write_text('[union]\nwords = ["工会"]\n' + theme.format("kites", "风筝") + theme.format("chess", "下棋"))
    tie = themes_of(article("工会今天有两件事。", "风筝 下棋"), labels.vocabulary(file))
    assert tie.doubtful
    assert {theme.code for theme in tie.labels} == {"kites", "chess"}
    clear = themes_of(article("奎屯市总工会举办职工拔河比赛。", "职工拔河"), vocabulary)
    assert not clear.doubtful


def test_evidence_is_found_where_it_says(vocabulary: labels.Vocabulary) -> None:
    given = article("近日，阜康市总工会举办职工拔河比赛。\n赛后，大家参观职工书屋。", "拔河赛开场")
    evidence = themes_of(given, vocabulary).evidence
    assert {piece.where for piece in evidence} == {"headline", "lead", "body"}  # the heaviest four
    for piece in evidence:
        whole = given.headline if piece.where == "headline" else given.body
        assert whole[piece.start : piece.end] == piece.text
        assert piece.label == "culture"
    assert [piece.weight for piece in evidence] == sorted((piece.weight for piece in evidence), reverse=True)


def test_traditional_characters_are_labelled_alike(vocabulary: labels.Vocabulary) -> None:
    given = article("7月12日，常熟市總工會把清涼物資送到職工手裏，慰問高溫崗位的環衛工。", "常熟工會送清涼")
    themes, regions = themes_of(given, vocabulary), regions_of(given, vocabulary)
    assert themes.labels[0].code == "welfare"
    assert regions.labels[0].path == ("江苏省", "苏州市", "常熟市")
    assert {"清涼", "慰問"} <= {piece.text for piece in themes.evidence}


def test_renamed_and_reordered_themes_keep_their_codes(tmp_path: Path) -> None:
    text = DEFAULT.read_text(encoding="utf-8").replace('name = "帮扶服务·普惠"', 'name = "暖心"')
    head, *themes = text.split("[[theme]]\n")
    file = tmp_path / "themes.toml"
    file.write_text("[[theme]]\n".join((head, *reversed(themes))), encoding="utf-8")
    local = labels.vocabulary(file)
    assert [rule.theme.code for rule in local.rules.themes] == CODES.split()[::-1]
    assert labels.check(local) == ()
    labelled = themes_of(article(REPORTS[0]["text"], REPORTS[0]["headline"]), local)
    assert (labelled.labels[0].code, labelled.labels[0].name) == ("welfare", "暖心")


def test_a_yearly_name_speaks_for_its_theme(tmp_path: Path) -> None:
    given = article("4月，沙洲镇总工会启动“蓝帆”行动。", "“蓝帆”行动启航")
    untold = themes_of(given, labels.vocabulary())
    assert untold.doubtful  # a union acts, what for?
    assert untold.labels[0].code != "rights"
    file = tmp_path / "themes.toml"
    text = DEFAULT.read_text(encoding="utf-8").replace('aliases = ["“提质”"', 'aliases = ["蓝帆"')
    file.write_text(text, encoding="utf-8")
    assert codes(given, labels.vocabulary(file))[0] == "rights"


def test_an_office_adds_a_theme_in_one_file(tmp_path: Path) -> None:
    own = """
[[theme]]
code = "friendship"
name = "对外交往"
examples = ["市总工会接待外国友好工会参访团。"]

[[theme.patterns]]
weight = 4
words = ["参访团", "友好工会"]
"""
    file = tmp_path / "themes.toml"
    file.write_text(DEFAULT.read_text(encoding="utf-8") + own, encoding="utf-8")
    local = labels.vocabulary(file)
    assert labels.check(local) == ()
    assert codes(article("和田市总工会接待邻国参访团。"), local)[0] == "friendship"


def test_a_word_counts_only_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "themes.toml"
    file.write_text(
        """
[union]
words = ["工会"]
[[theme]]
code = "kites"
name = "风筝工作"
exclusions = ["断线风筝"]
[[theme.patterns]]
words = ["风筝"]
weight = 3
place = "headline"
""",
        encoding="utf-8",
    )
    local = labels.vocabulary(file)
    assert codes(article("工会今天开会。", "工会放风筝"), local) == ["kites"]
    assert codes(article("工会今天放风筝。"), local) == ["other"]
    assert codes(article("工会今天开会。", "工会说断线风筝"), local) == ["other"]
