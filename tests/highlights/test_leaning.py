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
