"""``[importance]`` of a briefing file: what the office itself weighs otherwise when it ranks entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digest.errors import ConfigError
from digest.tables import near, shown

# The names of the rows of issues/importance.py, which a test holds to these.
NAMES = (
    *("congress", "plenary", "law", "national", "province", "city", "leader", "honour", "figures", "houses", "home"),
    *("level", "union", "picture", "leisure", "advertisement", "broken", "fresh"),
)
_GREATEST = 100.0


def weights(file: str, tables: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    """Return the weights that *tables*, the briefing *file*, gives by name; ConfigError for one that is none."""
    table = tables.get("importance", {})
    if not isinstance(table, dict):
        raise ConfigError(file, "[importance] 应是一个部分，不是一个值", "请写成 [importance] 再换行写各项")
    for key, value in table.items():
        if key not in NAMES:
            raise ConfigError(file, f"[importance] 里有不认识的项 {key}", near(key, NAMES))
        if type(value) not in (int, float) or not -_GREATEST <= value <= _GREATEST:
            raise ConfigError(file, f"[importance] 的 {key} 应是 -100 到 100 之间的数", f"现在写的是 {shown(value)}")
    return tuple((key, float(value)) for key, value in table.items())
