"""A number told by two parts, the second of which is what is left: 收到建议516条，采纳302条，另有214条待办."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from digest.proofs.figures import Misfigure

_TOLD = re.compile(
    r"(?P<whole>\d+)(?P<unit>[名人户家个件项条场次份台起])[^。；！？\n\d]{0,12}，[^，。；！？\n\d]{0,10}?(?P<part>\d+)(?P=unit)"
    r"[^，。；！？\n\d]{0,8}，(?:另有|另外|其余|剩余|余下|尚有|还有|仍在|未|正在|实到|实有)[\u4e00-\u9fff]{0,4}?(?P<rest>\d+)(?P=unit)"
)


def misrested(text: str) -> Iterator[Misfigure]:
    """Yield the wholes of *text* that a part and what is told to be left do not make."""
    for found in _TOLD.finditer(text):
        whole, part, rest = (Decimal(found[name]) for name in ("whole", "part", "rest"))
        if part < whole and rest < whole and part + rest != whole:
            reason = f"{part:f}与{rest:f}合计{part + rest:f}，文中是{whole:f}"
            yield Misfigure(*found.span("whole"), f"{part + rest:f}", reason)
