"""``choose``, ``explain`` and ``verify`` on articles small enough to know the answer."""

import dataclasses
import pickle

import pytest

from digest.errors import VerbatimError
from digest.highlights import SUMMARISERS, choose, explain, verify
from digest.model import Article, Gap, Origin, Paragraph, Piece, Sentence

SLOGAN = "号角催征，千帆竞发。"
NEWS = "7月3日，云渚区总工会走访12个工地，慰问户外劳动者800人，发放防暑用品16万元。"
RESULT = "今年以来，全区各级工会累计投入送清凉资金96万元，覆盖职工1.4万人。"
CHORUS = "大家纷纷表示，将以此为契机，再接再厉、再创佳绩。"
SCENE = "太阳晒得脚手架发烫，几名钢筋工正在忙碌。"


def article(*paragraphs: str, headline: str = "", gaps: tuple[Gap, ...] = ()) -> Article:
    return Article("a", Origin("page.txt"), tuple(map(Paragraph, paragraphs)), headline=headline, gaps=gaps)


def texts(sentences: tuple[Sentence, ...]) -> list[str]:
    return [sentence.text for sentence in sentences]


COOLNESS = article(SLOGAN + NEWS, SCENE, RESULT, CHORUS, headline="云渚区总工会把清凉送到工地")


def test_news_and_result_come_before_slogan_scene_and_chorus():
    assert texts(choose(COOLNESS, 2)) == [NEWS, RESULT]


def test_fewer_are_given_where_the_rest_is_not_worth_printing():
    assert texts(choose(COOLNESS, 5)) == [NEWS, RESULT]


def test_the_same_article_gives_the_same_sentences():
    assert choose(COOLNESS, 3) == choose(COOLNESS, 3)


def test_scores_fall_and_their_parts_add_up():
    chosen = choose(COOLNESS, 3)
    assert [s.score for s in chosen] == sorted((s.score for s in chosen), reverse=True)
    for sentence in explain(COOLNESS):
        assert sum(value for _, value in sentence.parts) == pytest.approx(sentence.score, abs=1e-3)


def test_explain_shows_every_candidate_in_document_order_with_chinese_parts():
    shown = explain(COOLNESS)
    assert texts(shown) == [SLOGAN, NEWS, SCENE, RESULT, CHORUS]
    assert "空泛" in dict(shown[0].parts)
    assert "标题" in dict(shown[1].parts)


@pytest.mark.parametrize("count", [0, -1])
def test_no_sentence_is_given_when_none_is_asked_for(count):
    assert choose(COOLNESS, count) == ()


def test_the_budget_is_kept_with_whole_sentences():
    for max_chars in range(40, 90):
        chosen = choose(COOLNESS, 3, max_chars)
        assert sum(len(s.text) for s in chosen) <= max_chars or len(chosen) == 1
        assert set(texts(chosen)) <= {NEWS, RESULT}


def test_an_overlong_sentence_is_given_alone_and_whole():
    assert texts(choose(article(NEWS), 3, 10)) == [NEWS]


def test_without_a_headline_the_lead_comes_first():
    opening = "近日，北岭电力公司工会举办职工书画展，展出作品120幅。"
    assert texts(choose(article(opening, RESULT), 1)) == [opening]


def test_a_sentence_cut_off_is_avoided_where_another_serves():
    broken = "今年以来，全区各级工会累计投入送清凉资金96万元，覆盖户外劳动者和一线职工1.4万"
    chosen = choose(article(NEWS, broken, headline="云渚区总工会把清凉送到工地"), 3)
    assert texts(chosen) == [NEWS]


def test_broken_news_that_no_other_sentence_tells_comes_last_and_marked():
    broken = "近日，太湖湾市总工会联合职业技术学院举行匠心学堂启动仪式暨劳模工匠讲师团聘任"
    other = "高级工程师马一鸣讲了第一课，培训学员120人。"
    chosen = choose(article(broken, other, headline="太湖湾市举办匠心学堂启动仪式"), 3)
    assert [(s.text, s.complete) for s in chosen] == [(other, True), (broken, False)]


def test_a_sentence_with_lost_text_inside_is_marked():
    (only,) = choose(article(NEWS, gaps=(Gap(10, "", "", "缺行"),)), 1)
    assert not only.complete


def test_a_pronoun_brings_the_sentence_it_leans_on_or_stays_out():
    fact = "何守正是北岭电力公司检修班班长。"
    leaning = "他带领班组完成技术革新71项，获国家专利16件，节省检修费用2100万元。"
    profile = article(fact + leaning, SCENE, headline="检修班长何守正")
    assert set(texts(choose(profile, 2))) == {fact, leaning}
    assert texts(choose(profile, 1)) == [fact]
    assert leaning not in texts(choose(profile, 3, len(leaning) + 5))


def test_speech_is_never_given_without_its_speaker():
    speech = "“工会今年慰问职工2600人，发放慰问金130万元，覆盖全部困难家庭。”"
    assert choose(article(speech), 3) == ()
    said = speech + "工会主席林秋实说。"
    assert texts(choose(article(said), 3)) == [said]


def test_nothing_is_told_twice():
    again = "7月3日，云渚区总工会走访12个工地，慰问800人，发放防暑用品16万元，受到好评。"
    other = "截至目前，走访12个工地、慰问800人的活动已经完成。"
    chosen = texts(choose(article(NEWS, again, other, RESULT, headline="云渚区总工会慰问工地"), 3))
    assert chosen == [NEWS, RESULT]


def test_a_round_up_gives_one_sentence_a_part():
    parts = [
        ("培育技能人才", "全市开展劳动竞赛60场，评选技术能手120名。培训技能人才9000人，新建工作室18个。"),
        ("做实帮扶服务", "全市慰问困难职工5000人，发放救助金400万元。为6000名快递员免费体检。"),
        ("夯实基层基础", "全市新建工会200家，发展会员1.2万人。培训工会干部900人。"),
    ]
    paragraphs = [Paragraph("青屿市总工会去年工作取得成效。")]
    for crosshead, text in parts:
        paragraphs += [Paragraph(crosshead, "crosshead"), Paragraph(text)]
    round_up = Article("a", Origin("page.txt"), tuple(paragraphs), headline="青屿市总工会晒出成绩单")
    chosen = choose(round_up, 4)
    assert sorted(s.paragraph for s in chosen) == [0, 2, 4, 6]


def test_the_gate_refuses_what_does_not_stand_in_the_article():
    (good,) = choose(COOLNESS, 1)
    verify(COOLNESS, [good])
    for bad in (
        dataclasses.replace(good, text=good.text.replace("800", "8000")),
        dataclasses.replace(good, start=good.start + 1, end=good.end + 1),
        dataclasses.replace(good, text="", end=good.start),
    ):
        with pytest.raises(VerbatimError, match="句子与原文不符"):
            verify(COOLNESS, [good, bad])


def test_the_error_of_the_gate_survives_pickling():
    with pytest.raises(VerbatimError) as caught:
        verify(COOLNESS, [Sentence("没有这句话。", 0, 0, 6)])
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("summariser", sorted(SUMMARISERS))
@pytest.mark.parametrize(
    "paragraphs", [(), ("",), ("市总工会召开会议",), ("张三 李四", "王五 赵六"), ("春风又绿江南岸", "明月何时照我还")]
)
def test_an_article_without_a_sentence_gives_none(summariser, paragraphs):
    assert choose(article(*paragraphs), 3, summariser=summariser) == ()


def test_a_broken_line_of_verse_is_no_highlight():
    verse = "乘风破浪，远眺云海，把青春写进车间与田野的每一个清晨和黄"
    assert choose(article(verse, headline="青春之歌", gaps=(Gap(len(verse), "", "", "缺行"),)), 3) == ()


def test_a_second_event_comes_with_its_own_news():
    first = "4月26日，青屿市总工会庆“五一”文艺活动在文化宫举行。"
    second = "近日，临浦县举行劳模事迹报告会。"
    more = "活动还表彰了临浦县重点工程劳动竞赛先进单位18家，启动新一轮竞赛。"
    chosen = texts(choose(article(first, second + more, headline="两地开展庆“五一”活动"), 3))
    assert set(chosen) == {first, second, more}
    assert more not in texts(choose(article(first, second + more, headline="两地开展庆“五一”活动"), 2))


def test_without_a_headline_a_slogan_does_not_stand_for_it():
    untitled = article(SLOGAN, CHORUS, NEWS, SCENE, RESULT)
    assert texts(choose(untitled, 2)) == [NEWS, RESULT]


def test_what_runs_across_an_unsure_join_is_left_out():
    glued = "开班仪式在市委党校举行,学员认真聆听100名劳模代表的故事。"
    body = f"近日,县总工会举办工会干部培训班,120人参加。{glued}"
    cut_at = body.index("100名")
    pieces = (Piece(0, cut_at, 1, 0), Piece(cut_at, len(body), 9, 80, margin=0.4))
    article = Article("a-1", Origin("a.txt"), (Paragraph(body, pieces=pieces),), headline="县总工会培训工会干部")
    assert glued not in [sentence.text for sentence in choose(article)]
    sure = (pieces[0], Piece(cut_at, len(body), 9, 80, margin=3.0))
    certain = Article("a-1", Origin("a.txt"), (Paragraph(body, pieces=sure),), headline="县总工会培训工会干部")
    assert [sentence.start for sentence in explain(certain)] == [0, body.index(glued)]
    assert [sentence.start for sentence in explain(article)] == [0]


def test_what_stands_right_behind_a_gap_may_have_lost_its_beginning():
    first, torn, rest = "近日,县总工会举办培训班,120人参加。学员们来自", "名劳模代表先后登台。", "培训班还将办两期。"
    body = f"{first}\n{torn}{rest}"
    broken = article(first, torn + rest, headline="县总工会办培训班", gaps=(Gap(len(first), "", "", "缺行"),))
    assert [sentence.complete for sentence in explain(broken)] == [True, False, False, True]
    assert torn not in texts(choose(broken, 2))
    assert body == broken.body


HERO = "驾驶员孟青江等鱼的时候刻木头，刻了二十年，刻出一江的鱼，木头是江里漂来的。"
DEED = "云渚区总工会为孟青江在工人文化宫办起木刻展，江上的渔工都来看。"


def test_a_story_is_told_by_what_the_union_did():
    assert texts(choose(article(HERO, DEED, headline="江上人家"), 1)) == [DEED]


def test_what_a_unions_chairman_says_of_a_hero_is_not_what_it_did():
    said = "云渚区总工会主席说，要为孟青江办一个木刻展。"
    assert texts(choose(article(HERO, said, headline="江上人家"), 1)) == [HERO]


def test_a_sentence_that_only_says_why_gives_way_to_the_news():
    why = "为了进一步提高协商代表的能力水平，充分发挥集体协商的基础性作用，促进企业和职工和衷共济、共渡难关。"
    news = "5月24日，云渚区总工会联合区工商联举办集体协商竞赛，6支队伍24人参加。"
    assert why not in texts(choose(article(why + news, "经过5场角逐，三家企业代表队获一等奖。")))[:1]


def test_a_report_with_half_width_marks_is_no_story():
    """Who acts stands in its first sentence, behind a comma: no union further down is given for its deed."""
    told = "为活跃生活，4月2日，甲州市总工会举办运动会，六百人参加。选手们很高兴。乙县总工会另办了培训，80人参加。"
    for text in (told, told.replace("，", ",")):
        assert not [one for one in explain(article(text)) if "工会做了什么" in dict(one.parts)]


def test_who_was_elected_to_lead_is_told():
    held = "云渚区工会第六次代表大会7月3日闭幕。"
    committee = "大会审议通过工作报告，选举产生由35名委员组成的第六届委员会。"
    elected = "在随后召开的六届一次全委会上，陆建新当选云渚区总工会主席。"
    plan = "大会提出，今后五年新建工会组织1500家，发展会员6万人。"
    congress = article(held + committee + elected, plan, headline="云渚区工会第六次代表大会闭幕")
    assert elected in texts(choose(congress, 3))


def test_speech_that_the_headline_quotes_gives_way_to_the_news_of_the_report():
    speech = "“船修不好，就睡不着觉，我就是个修船的钳工。”章海说。"
    news = "云渚船厂工会为章海设立工作室，八年来完成技术革新47项，为企业节约成本870万元。"
    portrait = article(speech, news, "船坞里江风刺骨。", headline="船修不好，就睡不着觉，我就是个修船的钳工")
    assert texts(choose(portrait, 1)) == [news]


def test_what_only_says_why_and_what_only_sets_a_scene_stand_for_no_headline():
    why = "为了进一步贯彻市总工会关于开展送清凉活动的通知精神，让户外劳动者过一个清凉的夏天。"
    spring = "春天的云渚，花团锦簇，劳动者也迎来了属于自己的节日。"
    assert texts(choose(article(why + NEWS, RESULT), 2)) == [NEWS, RESULT]
    assert texts(choose(article(spring + NEWS, RESULT), 2)) == [NEWS, RESULT]


def test_broken_news_goes_before_an_empty_question_where_the_rest_leans_on_it() -> None:
    """What else is whole tells the figures of a thing that the broken sentence names: it cannot stand alone."""
    question = "小企业没有懂协商的人，怎么办？"
    news = "月24日，云渚市总工会在全省率先推出“共享协商员”制度，聘请45名律师为中小企业职工提供服务。"
    body = question + "1"
    torn = article(body, news, "首批已服务企业23家，覆盖职工2140人。", gaps=(Gap(len(body), "", "", ""),))
    chosen = texts(choose(torn, 1))
    assert news in chosen
    assert question not in chosen
