"""Whether a report tells of union work at all."""

from __future__ import annotations

from digest.expressions import expression
from digest.labels.scan import Scan

# One proof in the lead, two behind it, workers at the opening, or three hints where no other body acts.
_UNION_WORK = 3
_PROOF = 2
_IN_ROW = expression(r"、[^，。、；]{0,9}$")
_ROW = expression("(?:工会)?[、等和]")  # what stands behind a union (县总|工会) that is but one of several bodies


def is_union_work(found: Scan) -> bool:
    """Return whether a union acts: named up to the end of the lead, or twice at all, or made likely by other words."""
    if found.deed.deed:
        return True
    proofs, hints, others, reach = 0, dict[str, int](), False, 0
    acting = found.told.verb.start or found.opening  # 抢答消防知识: another body behind the deed is what it is about
    for start, end, sign in found.unions:
        if start < reach:
            continue
        reach = end
        opens = start < found.opening
        others = others or (start < acting and sign == "other")
        if sign == "proof":
            listed = _IN_ROW.search(found.text, max(start - 10, 0), start) and _ROW.match(found.text, end)
            proofs += 0 if listed else _UNION_WORK if start < found.lead else _PROOF
            if proofs >= _UNION_WORK:
                return True
        elif sign in ("hint", "workers") and start < found.lead:
            hints.setdefault(found.text[start:end], _UNION_WORK if opens and sign == "workers" else 1)
    return not others and proofs + sum(hints.values()) >= _UNION_WORK
