"""What several short reports in one are called: 简讯三则, 一周工作动态."""

from __future__ import annotations

import re

from digest.expressions import expression

__all__ = ["DASHES", "LONGEST_COLUMN", "gathers", "names_column"]

DASHES = ("——", "--", "—")  # before a subheadline
LONGEST_COLUMN = 6  # characters of the name of a column: 基层速递, 工会之窗
_ENDS = expression(r"[。；;，,、：:]$")

# What gathers several is called: 基层简讯（三则）, 一周工作动态（11月2日—8日）, 工会要情摘报.
_COUNTED = expression(r"[（(【][一二两三四五六七八九十\d]{1,2}[则条篇][)）】]|[一二两三四五六七八九十\d]{1,2}则$")
_SPACED_OUT = expression(r"[\u4e00-\u9fff](?:\s+[\u4e00-\u9fff])+")  # 工 作 动 态
_BRACKETED = expression(r"\s*[（(][^（()）]{1,24}[)）]$")
_GATHERING = expression(
    r"(?:信息|简报|动态|快报|专报|简讯|快讯|短讯|速递|播报|资讯|选登|选编|选摘|摘编|传真|简明新闻|一句话[\u4e00-\u9fff]{2}|要闻|要情|短波|集锦|集萃|速览|扫描|汇总|汇编|摘报|摘要|剪报|撷英|一览|周报|月报"
    r"|报送.{0,12}信息的(?:报告|函|通知))$"
)


def gathers(title: str) -> bool:
    """Say whether *title* is the name of several short reports, not the headline of one."""
    title = re.sub(r"\s", "", title) if _SPACED_OUT.fullmatch(title.strip()) else title
    return bool(_COUNTED.search(title) or _GATHERING.search(_BRACKETED.sub("", title.strip())))


def names_column(text: str) -> bool:
    """Say whether *text* is short enough to name a column of a bulletin: 基层速递, 要闻."""
    return 0 < len(re.sub(r"\W", "", text)) <= LONGEST_COLUMN and not _ENDS.search(text)
