"""What came of a contest or an accident: a sentence in, whether it tells the winners or the toll out."""

from __future__ import annotations

from digest.expressions import expression

_CONTEST = expression("赛|比武|擂台|运动会|夺|冠军|[金银铜]牌|(?<!险)[两一二三四五六七八九]金")
_PRIZE = "(?:第一(?![批届次手期项个件季])|[一特]等奖|冠军|金奖|状元)"
# Before a first place may stand its event (获得数控车、数控铣两个赛项第一名); 获一等奖的选手, 获第一名者 are rules of
# a contest.
_WON = expression(
    f"(?:获|夺|摘)[得取]?[^，。；]{{0,30}}{_PRIZE}(?!名?(?:的[选职单个集团]|者))|夺[冠魁]|第一名[^，。]{{0,4}}[为是]|(?:冠军|第一名)由"
)
# 3名受伤工友, 5名遇难矿工家属 are people whom something is done for.
_TOLL = expression(
    "(?:\\d+|[一二三两四五六七八九十])[余多]?[名人位][^，。；、]{0,6}"
    "(?:获救|(?:遇难|罹难|死亡|身亡|受伤|失联)(?!的|[^，。；、被由送经]{0,3}[工手机员属者]))"
)


def is_contest(head: str) -> bool:
    """Say whether the headline *head* is of a contest."""
    return bool(_CONTEST.search(head))


def tells_winners(text: str) -> bool:
    """Say whether *text* tells who won a contest."""
    return bool(_WON.search(text))


def tells_toll(text: str) -> bool:
    """Say whether *text* tells how many an accident killed, hurt, or left to be saved."""
    return bool(_TOLL.search(text))
