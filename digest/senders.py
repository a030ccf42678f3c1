"""What the bodies that send reports in are called, and what says that they sent one; one table for every reader."""

from __future__ import annotations

from digest.expressions import expression

__all__ = ["FIRMS", "OFFICES", "PAPERS", "SENDING", "UNIONS", "ending", "without_office"]

_OFFICE = expression(r"(?<=总工会)(?:办公室|[\u4e00-\u9fff]{2,6}(?:(?<![干内外全])部|科|室|处))$")

UNIONS = (
    "总工会", "工会", "工会委员会", "工会联合会", "工会联合总会", "工会联合委员会", "工会工作委员会", "文化宫",
    "职工服务中心", "职工服务站",
)  # fmt: skip
OFFICES = (
    "办公室", "宣教部", "宣传部", "组织部", "保障部", "经审办", "女工部", "办公厅", "委员会", "联合会", "工委", "支部",
    "服务中心", "产改办", "总工办", "研究室", "网信办", "信访室",
)  # fmt: skip
PAPERS = (
    "日报", "晚报", "早报", "晨报", "午报", "时报", "都市报", "商报", "法治报",
    "工人报", "职工报", "劳动报", "报社", "通讯社", "新闻网", "工会网", "在线", "发布", "融媒",
    "融媒体中心", "电视台", "广播", "新闻", "集团", "网站", "工运", "微讯", "公众号", "客户端",
)  # fmt: skip
FIRMS = ("公司", "集团", "学校", "医院", "学院", "大学", "中学", "小学", "职工学校")

# What stands behind such a name and says that it sent a text, or its pictures: 某某总工会供稿.
SENDING = ("供稿", "来稿", "投稿", "撰稿", "报送", "选送", "推送", "推荐", "提供", "供图")


def ending(*kinds: tuple[str, ...]) -> str:
    """Return an expression of the endings of *kinds*, the longest first."""
    return f"(?:{'|'.join(sorted({name for kind in kinds for name in kind}, key=lambda name: (-len(name), name)))})"


def without_office(name: str) -> str:
    """Return *name* of a union without its office or department behind it: 某某总工会办公室."""
    return _OFFICE.sub("", name)
