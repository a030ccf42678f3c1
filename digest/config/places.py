"""A place in one word in, its steps out."""

from __future__ import annotations

from digest.expressions import expression

__all__ = ["is_place", "split_place"]

# A step has two characters before its ending (津市市, 沙县区), but for the last one (东区, 赵县).
_STEP = expression(r"(?:.{2,}?|.(?=.$))(?:特别行政区|自治区|自治州|自治县|地区|兵团|省|盟|市|区|县|旗)")


def split_place(name: str) -> tuple[str, ...]:
    """Return the steps of a place written in one word: 江苏省苏州市 → (江苏省, 苏州市).

    What stands behind a / is one step as written, whatever it ends with: 河北省保定市/白沟新城. So is what does not end
    as a place does, for the tables of places to refuse.
    """
    plain = name.replace(" ", "").replace("\u3000", "").strip("/")
    first, *others = filter(None, plain.split("/")) if plain else [plain]
    steps = _STEP.findall(first)
    return (*(steps if "".join(steps) == first else (first,)), *others)


def is_place(name: str) -> bool:
    """Say whether *name* reads as a place, whatever the tables know: it ends as one, or has / between its steps."""
    steps = split_place(name)
    return len(steps) > 1 or bool(steps and _STEP.fullmatch(steps[0]))
