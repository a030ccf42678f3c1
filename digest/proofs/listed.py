"""How many are listed: 称多、囊谦、治多三县, not 四县."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.expressions import expression
from digest.proofs.figures import Misfigure
from digest.proofs.numerals import from_chinese

_ONE = r"(?:(?![的在等于了])[\u4e00-\u9fffA-Za-z“”·]){1,10}?"
_OF = (
    "个?(?:县区|区县|县市区|县市|市县|乡镇|镇街|街道|工种|点位|项目|环节|专业|方面|科目|专题|赛项|模块|板块|单元|门类|类别|层级|岗位|园区|企业|"
    "[县区市镇乡旗州省门类项科部地])"
)
_LISTED = expression(
    rf"(?P<list>{_ONE}(?:、{_ONE}){{1,11}}(?:[和及]{_ONE})?)(?P<said>\d{{1,2}}|[两三四五六七八九十]{{1,2}})(?P<of>{_OF})"
)
# The end of every list: there is none in a text that has not this, and most have not.
_END = expression(rf"、{_ONE}(?:[和及]{_ONE})?(?:\d{{1,2}}|[两三四五六七八九十]{{1,2}}){_OF}")
# 走访了甲厂、乙厂等6家企业: a list that goes on may have fewer than are said, not more.
_SOME = expression(rf"(?P<list>{_ONE}(?:、{_ONE}){{2,11}}(?:[和及]{_ONE})?)等(?P<said>\d{{1,2}})(?P<of>[家名位个])")
_QUOTED = expression("“[^”]*”(?:“[^”]*”)*")  # several side by side are counted below
_COUNTED = expression("[一两三四五六七八九十]{1,2}[省市区县州旗]")  # 苏、浙、皖、沪三省一市 is counted by both
_OPEN = expression("等$|而$|第$|联合|会同|“[^”]*$|[由就把被]|达成|形成")  # no list, or one that goes on


def mislisted(text: str) -> Iterator[Misfigure]:
    """Yield the numbers after a list in *text* that are not how many it lists."""
    for found in _SOME.finditer(text) if "等" in text else ():
        many, said = found["list"].count("、") + 1, int(found["said"])
        if many in (said + 1, said + 2) and not re.search("[“（和及与]", found["list"]):
            yield Misfigure(*found.span("said"), "", f"列出的是{many}个：{found['list']}")
    for found in _LISTED.finditer(text) if _END.search(text) else ():
        items = _QUOTED.sub("“”", found["list"])
        is_partial = text[found.start() - 1 : found.start()].isdigit() or _COUNTED.match(text, found.end())
        if _OPEN.search(items) or is_partial:
            continue
        many = items.count("、") + 1 + bool(re.search("[和及][^、]{2,}$", items))
        said = int(found["said"]) if found["said"].isdigit() else from_chinese(found["said"]) or 0
        is_of_last = said == 2 and bool(re.search("和[^、]+$", items))  # 新疆西部、黑龙江和吉林两省
        if not is_of_last and said != many and abs(said - many) == 1 and many > 1:
            yield Misfigure(*found.span("said"), "", f"列出的是{many}个：{items}")
