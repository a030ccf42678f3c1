"""Who won a contest, whom an accident killed, hurt or left to be saved."""

import pytest

from digest.outcomes import is_contest, tells_toll, tells_winners


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("云渚选手王一、李二分别夺得工业机器人操作、数控机床装调两个赛项第一名。", True),
        ("城东车辆段的赵一分获钳工、电工和焊工三个工种的冠军。", True),
        ("青溪供电公司队夺冠。", True),
        ("大赛规定，获一等奖的选手由县总工会推荐为技术能手。", False),
        ("县总工会获评全省第一批示范单位。", False),
        ("集训队力争夺取第一季度开门红。", False),
        ("对获得一等奖的个人和班组，县总工会将授予五一劳动奖章。", False),
        ("获第一名者，可申报市五一劳动奖章。", False),
        ("获得第一名的是石桥队。", True),
    ],
)
def test_who_won(text: str, is_told: bool) -> None:
    assert tells_winners(text) is is_told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("经过9小时救援，2人获救，1人遇难。", True),
        ("事故造成三人死亡、5人受伤。", True),
        ("6名矿工被困井下。", False),
        ("县总工会慰问遇难职工家属，每户3万元。", False),
        ("县总工会走访慰问12名因工受伤职工。", False),
        ("5名遇难矿工家属收到慰问金。", False),
        ("4名失联人员全部获救。", True),
        ("塌方造成1名工人受伤送医。", True),
    ],
)
def test_the_toll_of_an_accident(text: str, is_told: bool) -> None:
    assert tells_toll(text) is is_told


def test_insurances_are_no_medals() -> None:
    assert is_contest("石桥县职工队夺得两金一银")
    assert not is_contest("石桥县总工会推动企业落实五险一金")
