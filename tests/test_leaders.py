"""How high the highest leader of a text stands."""

import pytest

from digest.leaders import host_of, presence_of, rank_of


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("全国总工会副主席、书记处书记沈一鸣一行调研。", 1.0),
        ("全国人大常委会副委员长、中华全国总工会主席沈一鸣出席会议。", 1.0),
        ("省委常委、副省长顾砚秋讲话。", 0.8),
        ("省总工会领导史一、张二出席会议。", 0.8),
        ("市人大常委会副主任、市总工会主席周一到场。", 0.5),
        ("市领导周一、王二参加。", 0.5),
        ("县委副书记赵一看望职工。", 0.3),
        ("市总工会党组书记、常务副主席李一出席。", 0.0),  # a union's own
        ("全总要求各级工会主席带头学习。", 0.0),
        ("云渚市长期重视技能培训。", 0.0),
        ("云渚医院主任医师到工地义诊。", 0.0),
    ],
)
def test_the_rank_of_the_highest_leader(text: str, rank: float) -> None:
    assert rank_of(text) == rank


def test_who_is_only_quoted_or_named_did_not_come() -> None:
    assert presence_of("省委书记顾砚秋批示。") == 0.0
    assert presence_of("职工说：“省委书记看望过我们。”") == 0.0


def test_who_leads_a_union_is_at_its_own_meetings_and_a_guest_at_others() -> None:
    host = host_of("11月24日，省总工会召开根治欠薪会议。")
    assert host == "省总工会"
    assert presence_of("省总工会党组书记、常务副主席史一出席会议并讲话。", host) == 0.0
    assert presence_of("副省长顾砚秋、省总工会副主席史一出席会议。", host) == 0.8
    assert presence_of("省总工会副主席史一出席会议。", host_of("云渚市总工会举办技能大赛。")) == 0.8
    assert host_of("全总和省总工会联合召开推进会。") == "全总"
    assert presence_of("全国总工会副主席史一出席会议。", "全总") == 0.0  # by its other name


def test_a_union_whose_meeting_is_only_referred_to_is_no_host() -> None:
    assert host_of("石桥市总工会汇报了贯彻省总工会召开的产改推进会精神的情况。") == ""


def test_who_came_to_the_meeting_of_another_union_does_not_make_it_their_own() -> None:
    for text in (
        "省总工会主席史一出席市总工会举办的培训班并讲话。",
        "省总工会主席史一到云渚县调研，看望在省总工会举办的技能大赛中获奖的职工。",
    ):
        assert host_of(text) == ""
        assert presence_of(text, host_of(text)) == 0.8
