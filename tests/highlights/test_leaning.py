"""Sentences that cannot stand alone come with what they lean on, or not at all; figures come with their owner."""

from __future__ import annotations

import pytest

from digest.highlights import choose, explain
from digest.highlights.leaning import lean_of
from digest.model import Article, Origin, Paragraph


def article(*sentences: str, headline: str = "") -> Article:
    return Article("a", Origin("page.txt"), (Paragraph("".join(sentences)),), headline=headline)


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("要围绕中心工作，贡献工会力量。", "no_subject"),
        ("各级工会要认真谋划、精心部署。", "no_subject"),
        ("作为一名一线工人，今后将努力提升技能。", "no_subject"),
        ("会议强调，要把学习成果转化为干劲。", "event"),
        ("本次活动由青溪县总工会主办。", "event"),
        ("“这是一次难得的机会。”他说，回去后要好好练。", "pronoun"),
        ("工会会员628人，其中党员10人。", "count"),
        ("二是强化业务培训，培训干部900人。", "ordinal"),
        ("第三，建立台账。", "ordinal"),
        ("两个小时后，泄漏点被堵住，86名职工全部返回。", "lapse"),
        ("一年来，小分队为1340名农民工讨回工资2180万元。", "lapse"),
        ("次日，前十名到海口表演，拿回订单43万元。", "lapse"),
        ("当天下午，31对男女牵手成功。", "lapse"),
        ("接到求助后，工会当天派律师进厂。", "lapse"),
        ("截至目前，已有92家蟹庄签字。", "lapse"),
        ("像她这样的学员，夜校已培养1260名。", "pronoun"),
        ("这一食堂开张十天卖出6700份饭。", "pronoun"),
        ("三家单位共受理案件86起。", "pronoun"),
        ("说这话的，是修船厂钳工顾海生。", "pronoun"),
        ("前者承担了一半，投入27万元。", "pronoun"),
        ("半年后，他被厂里聘为绘图员。", "pronoun"),
        ("其中，外卖企业41家，入会骑手3900人。", "pronoun"),
        ("在其107家建会企业中，签订集体合同的有102家，占95.3%。", "pronoun"),
        ("对其他困难职工，县总工会发放慰问金三万元。", None),
        ("与以往不同，食堂凌晨四点还开门。", "pronoun"),
        ("经过7小时救援，2人获救，1人遇难。", "count"),
        ("事故造成3人死亡、2人受伤。", "count"),
        ("事故造成青溪县一家冷库停产。", None),
        ("据悉，该活动已开展三年，服务职工2万人。", "pronoun"),
        ("据介绍，此次活动共发放礼包300份。", "event"),
        ("目前，该镇已建成驿站12个。", "pronoun"),
        ("截至目前，此项工作惠及职工1.2万人。", "pronoun"),
        ("据悉，青溪县总工会已慰问1200人。", None),
        ("近年来，青溪县总工会建成工作室40家。", None),
        ("这一年，青溪县总工会新建工会40家。", None),
        ("这一天，青溪县八名志愿者走进社区义诊。", "pronoun"),
        ("即日起，由这3人组成的工作组在青溪县驻守三个月。", "pronoun"),
        ("县总工会请来钱红英、顾海生、罗小川，由这3人组成讲师团。", None),
        ("青溪县建起30个驿站，并为这30个驿站配备空调。", None),
        ("2022年以来，青溪县工会创建工作室40家。", None),
        ("两年进了三次车间的老何，被评为县劳模。", None),
        ("三家企业、四个工会签订合同。", None),
        ("青溪县总工会召开工作会议。", None),
        ("经过前期33家企业132名选手的预选赛，20支队伍晋级决赛。", None),
        ("会员王芳介绍，她参加了三期培训。", None),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, lean: str | None) -> None:
    assert lean_of(text) == lean


def test_what_a_meeting_asks_comes_with_the_meeting_and_who_speaks() -> None:
    lead = "近日，青溪县总工会召开学习会，部署全县工会宣传教育工作。"
    said = "会议指出，要认真学习领会，让精神深入职工。"
    asked = "各级工会要结合明年工作，创新服务方式，开展劳动竞赛20场，培训职工3000人。"
    chosen = choose(article(lead, said, asked, headline="青溪工会凝聚共识"), 3)
    assert [sentence.text for sentence in sorted(chosen, key=lambda one: one.start)] == [lead, said, asked]
    asking = next(sentence for sentence in chosen if sentence.text == asked)
    assert asking.leans_on == len(lead)


def test_a_sentence_whose_company_finds_no_room_is_not_chosen() -> None:
    lead = "近日，青溪县总工会召开学习会，部署全县工会宣传教育工作。"
    said = "会议指出，要认真学习领会，让精神深入职工。"
    asked = "各级工会要结合明年工作，创新服务方式，开展劳动竞赛20场，培训职工3000人。"
    told = article(lead, said, asked, headline="青溪工会凝聚共识")
    assert asked not in [sentence.text for sentence in choose(told, 2)]
    assert [one.leans_on for one in explain(told)] == [None, 0, len(lead)]


def test_figures_come_uncounted_with_the_sentence_that_owns_them() -> None:
    lead = "近日，白塔镇快递行业工会联合会成立大会召开。"
    owner = "新成立的工会联合会覆盖全镇快递行业，共有10家企业单位。"
    own = "工会会员628人，其中党员10人。"
    rest = "大家纷纷表示，今后要再接再厉。"
    chosen = choose(article(lead, owner, own, rest, headline="白塔镇快递员有了娘家"), 2)
    assert [sentence.text for sentence in sorted(chosen, key=lambda one: one.start)] == [lead, owner, own]


def test_a_rumour_is_printed_with_what_answers_it_or_not_at_all() -> None:
    rumour = "近日，网上流传“青溪市总工会向职工每人发放2000元补贴，点击链接领取”的信息。"
    answer = "经核实，该信息为虚假信息，市总工会从未开展此类活动，已向公安机关报案。"
    aside = "职工可拨打12351热线反映情况，共有15名专员接听。"
    told = article(rumour, answer, aside, headline="青溪市总工会：没有发放“全民补贴”")
    assert {rumour, answer} <= {sentence.text for sentence in choose(told)}
    assert rumour not in {sentence.text for sentence in choose(told, 1)}
    by_text = {sentence.text: sentence for sentence in explain(told)}
    assert by_text[rumour].leans_on == by_text[answer].start  # no point of the first page is either alone
    assert by_text[answer].leans_on == by_text[rumour].start


def test_handing_down_a_craft_is_no_rumour() -> None:
    (sentence,) = explain(article("近日，青溪县总工会在小学开展“非遗进校园 文化有传承”体验活动。"))
    assert "传闻" not in dict(sentence.parts)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(
    ("before", "leaning"),
    [
        ("11月16日，青溪县一冷库氨气泄漏，86名职工疏散。", "两个小时后，86名职工全部返回，工会发放慰问金200元。"),
        ("青溪县检测员钱红英，三年前只有初中文凭。", "像她这样的女工，夜校已培养1260名，其中318名考取大专文凭。"),
        ("青溪县总工会与法院、人社局联合清理欠薪。", "三家单位共受理案件86起，为502名工人追回工资713万元。"),
        ("青溪县总工会在集市办起零工食堂，早餐3元。", "这一食堂开张十天卖出6700份饭，促成签约430份。"),
    ],
)
def test_what_points_back_is_given_with_what_it_points_to_or_not(count: int, before: str, leaning: str) -> None:
    told = article(before, leaning, "大家纷纷表示，今后要再接再厉。", headline="青溪县总工会办实事")
    chosen = [sentence.text for sentence in choose(told, count)]
    assert chosen
    assert before in chosen or leaning not in chosen


def test_what_a_that_names_stands_in_the_report_and_not_in_what_somebody_says_between() -> None:
    lead = "近日，青溪县总工会召开餐饮行业协商会，32家企业签订合同，覆盖职工860名。"
    said = "“白纸黑字写下来，心里就踏实了。”职工代表周一说。"
    that = "据悉，该县已连续三年开展协商，职工满意率达到95%。"
    assert [one.leans_on for one in explain(article(lead, said, that, headline="青溪餐饮企业签约"))] == [None, None, 0]
