"""What a leader reads first: the event of the day, who came, the figure; not what has been so for years."""

from __future__ import annotations

import pytest

from digest.highlights import choose, explain
from digest.highlights.candidates import candidates_of
from digest.model import Article, Origin, Paragraph

EVENT = "6月3日，青溪省职工数控技能大赛在云渚市开赛。"
CAME = "省委常委、省总工会主席顾砚秋出席活动并宣布开赛。"
FIGURES = "本次大赛设车工、铣工两个工种，来自全省的24支代表队、96名选手参加比赛。"
SAID = "顾砚秋指出，广大职工要勤学苦练，把本领用到生产一线去。"
RULES = "大赛设理论考试和实际操作两个环节，全省各地的选手在赛场上逐一登台。"


def article(*paragraphs: str, headline: str = "青溪省职工数控技能大赛开赛") -> Article:
    return Article("a", Origin("page.txt"), tuple(map(Paragraph, paragraphs)), headline=headline)


def chosen(*paragraphs: str, count: int = 3, headline: str = "青溪省职工数控技能大赛开赛") -> list[str]:
    found = choose(article(*paragraphs, headline=headline), count, 300)
    return [one.text for one in sorted(found, key=lambda one: one.start)]


def test_who_came_stands_beside_the_event_and_its_figure() -> None:
    assert chosen(EVENT + CAME + RULES + FIGURES + SAID) == [EVENT, CAME, FIGURES]


def test_a_leader_of_a_unions_own_comes_behind_what_was_done() -> None:
    own = CAME.replace("省委常委、省总工会主席", "云渚市总工会副主席")
    assert own not in chosen(EVENT + own + RULES + FIGURES)


def test_whom_a_speech_names_was_not_there() -> None:
    speech = "“去年省委书记到我们车间看望大家。”职工赵一回忆。"
    parts = {one.text: dict(one.parts) for one in explain(article(EVENT + speech))}
    assert "领导出席" not in parts[speech]


def test_a_bare_name_comes_with_the_office_or_not_at_all() -> None:
    for count in (1, 2, 3):
        found = chosen(EVENT + CAME + SAID, count=count)
        assert SAID not in found or CAME in found


def test_a_deed_with_its_day_is_no_greeting_whatever_it_is_wrapped_in() -> None:
    visit = "在“五一”国际劳动节来临之际，4月27日下午，市委书记林朝阳走访慰问一线职工，并致以诚挚的节日问候。"
    rest = "职工赵一在车间里忙着检修设备，设备运转平稳。"
    assert chosen(visit + rest, count=1, headline="林朝阳走访慰问一线职工") == [visit]


def test_an_enumeration_is_told_whole_or_not_begun() -> None:
    lead = "青溪县总工会7月开展“安康杯”竞赛宣传月。"
    points = ("一是印发竞赛方案200份。", "二是评选班组20个并予以表彰。", "三是举办讲座12场，1300人参加。")
    for count in (1, 2, 3, 4, 5):
        found = chosen(lead + "".join(points), count=count, headline="青溪县总工会开展竞赛宣传月")
        assert not set(points) & set(found) or set(points) <= set(found)
    assert set(points) <= set(found)


@pytest.mark.parametrize(
    "years",
    [
        "近年来，云渚市总工会在送清凉上持续用力，送清凉已成为职工熟悉的品牌。",
        "据了解，送清凉是云渚市总工会的一项品牌活动，云渚市总工会年年都送清凉。",
        "自成立以来，云渚市总工会为送清凉多方奔走，进行了线上线下的宣传推广。",
        "送清凉行动是工会倡导组织、管理规范、广大职工自愿参加的互助互济保障活动。",
    ],
)
def test_what_has_been_so_for_years_stands_behind_what_was_done(years: str) -> None:
    deed = "8月2日，云渚市总工会走访工地，慰问钢筋工。"
    assert chosen(years + deed, count=1, headline="云渚市总工会年年送清凉") == [deed]


def test_where_nothing_happened_on_a_day_the_years_are_the_news() -> None:
    years = "近年来，云渚市总工会推动企业建立职工技能工资制度。"
    parts = dict(explain(article(years, headline=""))[0].parts)
    assert "由来" not in parts


@pytest.mark.parametrize(
    "empty",
    [
        "下一步，云渚市总工会将持续推进驿站建设，让驿站建设惠及职工。",
        "据悉，云渚市总工会将持续推进驿站建设，把驿站建设好。",
        "座谈中，调研组对云渚市总工会的驿站建设给予了充分肯定。",
        "驿站负责人感受到云渚市总工会推进驿站建设的温暖。",
        "云渚市总工会的驿站建设，标志着服务进入新阶段。",
        "云渚市总工会对驿站建设提出了具体要求。",
        "一路走访、一路问候。",
    ],
)
def test_promises_verdicts_and_feelings_are_not_printed_for_the_words_of_the_title(empty: str) -> None:
    deed = "7月9日，云渚市总工会在12个路口开放驿站。"
    assert chosen(deed + empty, headline="云渚市在12个路口开放驿站") == [deed]


def test_a_slogan_is_not_printed_for_the_sake_of_what_leans_on_it() -> None:
    lead = "5月6日，云渚市总工会召开劳模座谈会。"
    slogan = "希望各位劳模再接再厉，砥砺前行，再创佳绩。"
    asked = "全市各级工会组织要竭诚服务广大职工，保障劳动者的合法权益，提升对劳模的服务水平。"
    assert slogan not in chosen(lead + slogan + asked, headline="云渚市总工会召开劳模座谈会")


@pytest.mark.parametrize("ending", ["在车间给新进员工进行宣讲。", "在文化宫作了演讲。"])
def test_who_gave_a_talk_is_no_speaker_without_speech(ending: str) -> None:
    (one,) = candidates_of(article(f"9月3日，“云渚工匠”姜一帆{ending}"))
    assert one.kind == "statement"


def test_scenes_of_a_feature_stand_behind_what_the_union_did() -> None:
    scene = "一进门，骑手李一接过一瓶水，仰头喝了一大口，额头的汗水还在往下滴。"
    fact = "据介绍，云渚市建成740家工会驿站，配备药品、工具等15项服务。"
    assert chosen(scene + fact, count=2, headline="骑手：歇歇脚再出发") == [fact]


def test_a_third_sentence_is_no_filler() -> None:
    deed = "7月9日，云渚市总工会在12个路口开放驿站，服务骑手3200人。"
    kit = "云渚市总工会为驿站配备药箱和工具，驿站全天开放。"
    filler = "有的骑手中午也来坐一会儿，和同行聊几句路上的事。"
    assert chosen(deed + kit + filler, headline="云渚市总工会在12个路口开放驿站") == [deed, kit]


@pytest.mark.parametrize(
    "written",
    [
        "省職工運動會昨日開幕,職工歡聚。6月3日,青溪省總工會給24支代表隊的96名選手發放獎金12萬元。選手們都很高興。",
        "省职工运动会昨日开幕,职工欢聚。6月3日,青溪省总工会给24支代表队的96名选手发放奖金12万元。选手们都很高兴。",
    ],
)
def test_traditional_script_and_half_width_marks_are_read_as_any_other(written: str) -> None:
    plain = "省职工运动会昨日开幕，职工欢聚。6月3日，青溪省总工会给24支代表队的96名选手发放奖金12万元。选手们都很高兴。"
    scores = [[(one.start, one.score, one.parts) for one in explain(article(text))] for text in (plain, written)]
    assert scores[0] == scores[1]
    assert all(one.text in written for one in choose(article(written)))


def test_how_it_has_been_stands_for_no_headline() -> None:
    backdrop = "随着社区职工之家建设的大力推进，目前各社区工会的职工之家基本建成，职工从中体会到家的温暖。"
    event = "近日，柳溪街道总工会联合区文联在山厦社区举办了蓝领音乐节，十余支乐队登台演出。"
    assert chosen(f"{backdrop}{event}", count=1, headline="") == [event]


def test_what_moved_a_union_stands_for_no_headline() -> None:
    moved = "青溪大水发生后，涌现出一大批临危不惧、奋起抗灾、重建家园的先进集体和个人。"
    deed = "省总工会24日下发表彰决定，授予云渚市人民医院等80个先进集体五一劳动奖状，罗小川等113人五一劳动奖章。"
    assert chosen(f"{moved}{deed}", count=1, headline="") == [deed]


def test_how_the_morning_was_stands_for_no_headline() -> None:
    morning = "11月8日早晨，阳光洒满了青溪的每一个角落，空气中弥漫着清新的气息。"
    deed = "青溪县总工会主席罗小川到农贸市场驿站给150名环卫工人送去免费早餐。"
    assert chosen(f"{morning}{deed}", count=1, headline="") == [deed]


def test_what_kind_of_thing_it_is_stands_behind_who_spoke() -> None:
    event = "近日，云渚市总工会组织开展了“我心向党”劳模工匠宣讲团培训班活动。"
    kind = "据了解，“我心向党”宣讲培训班活动是云渚市工会系统集中开展“红五月”系列活动中的一项子活动。"
    spoke = "培训班上，省五一劳动奖章获得者周远作了题为《方向盘里有力量》的宣讲。"
    assert chosen(event + kind + spoke, count=2, headline="劳模工匠宣讲团培训班开讲") == [event, spoke]


def test_who_won_is_told_of_a_contest_before_how_many_came() -> None:
    held = "由市总工会、市人社局主办的第七届“云渚杯”数控技能大赛，11月25日在云渚学院落幕。"
    came = "大赛历时一个月，吸引了全市96家企业的1430名职工报名，经层层选拔，60人进入决赛。"
    won = "云渚特钢的周一、云渚重工的刘二分获数控车、数控铣两个赛项第一名，被授予云渚市五一劳动奖章。"
    assert won in chosen(held + came, won, count=2, headline="“云渚杯”数控大赛收官")


def test_a_contest_aside_is_not_what_a_report_is_of() -> None:
    opened = "11月20日，云渚纺织集团首批五个职工书屋开放，藏书2.4万册。"
    aside = "现场还举行了诵读比赛，细纱车间代表队夺得一等奖。"
    planned = "集团工会三年里投入180万元，已为1.2万名职工办理借书卡。"
    assert aside not in chosen(opened + aside, planned, count=2, headline="云渚纺织集团职工书屋开放")


def test_short_points_of_an_enumeration_count_as_one_sentence_and_a_lacking_one_does_not() -> None:
    lead = "今年以来，青溪市总工会聚焦产业转型，推出四项举措。"
    points = ["一是投入60万元建设实训基地3个。", "二是为1.2万名职工免费培训。", "三是帮助230名职工再就业。"]
    last = "四是设立500万元互助金。"
    headline = "青溪工会四项举措服务职工"
    assert chosen(lead + "".join([*points, last]), count=2, headline=headline) == [lead, *points, last]
    assert chosen(lead + "".join([points[0], points[2], last]), count=2, headline=headline) == [lead]
