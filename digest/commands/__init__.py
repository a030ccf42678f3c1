"""The commands, one module each; a module is imported when its command is given.

A module adds its own arguments (``add_arguments``) and names its own work (``run``); ``COMMANDS`` is in the order of
``digest --help``.
"""

from __future__ import annotations

import argparse
import pkgutil
from dataclasses import dataclass

__all__ = ["BEGINNING", "COMMANDS", "Command"]


@dataclass(frozen=True, slots=True)
class Command:
    """One command as ``digest --help`` lists it; *door* names what adds its arguments, if not its own module here."""

    name: str
    group: str
    meaning: str
    door: str = ""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments to *parser*; its module is imported now."""
        module, _, function = self.door.partition(":")
        place = module if module.startswith("digest.") else f"digest.commands.{module or self.name}"
        pkgutil.resolve_name(f"{place}:{function or 'add_arguments'}")(parser)


_READ, _MAKE, _SIGN, _TIME, _KEEP = "读来稿", "编一期", "改、签、发", "定时", "档案"

COMMANDS: tuple[Command, ...] = (
    Command("init", _MAKE, "建立一个工作文件夹（简报文件、词表、版式）"),
    Command("check", _MAKE, "检查简报文件、词表、版式、字体和文件夹"),
    Command("preview", _MAKE, "先看看一期的样子：不占期号，不记入档案"),
    Command("build", _MAKE, "编一期简报（PDF、DOCX、HTML、JSON）"),
    Command("extract", _READ, "只读来源，列出文章、要点、主题和地区"),
    Command("duplicates", _READ, "找出讲同一件事的文章"),
    Command("proof", _READ, "找疑误：表述、人名职务、数字、日期、错字、标点"),
    Command("fonts", _READ, "看排版用哪些字体，哪些字没有字形"),
    Command("desk", _SIGN, "在浏览器里收来源、改稿、签发、发送", "digest.desk.command"),
    Command("edit", _SIGN, "把一期写成修改单（文字文件），供人调整"),
    Command("diff", _SIGN, "看一期改了什么：两稿之间，或一张修改单"),
    Command("apply", _SIGN, "把改好的修改单收回，重排这一期"),
    Command("revert", _SIGN, "把以前的一稿恢复成最新的一稿"),
    Command("approve", _SIGN, "签发一期：签字绑定内容，之后有任何改动即作废"),
    Command("send", _SIGN, "发出已签发的一期（邮件、共享文件夹、命令）"),
    Command("withdraw", _SIGN, "撤销最后一期（编错了，还没有发出），期号可再用"),
    Command("outbox", _SIGN, "看发件箱；重试、取消、判定存疑的邮件"),
    Command("collect", _TIME, "收来稿：订阅源、网站、信箱、文件夹里有什么新的"),
    Command("sources", _TIME, "看每个来源：上次收成、失败原因、近 30 天篇数、沉默"),
    Command("next", _TIME, "看今后各期何时出、为什么是那天"),
    Command("run", _TIME, "把到时间的各期编出来（定时任务用），或单编某一期"),
    Command("schedule", _TIME, "常驻运行：到时间就编，签发了就发"),
    Command("list", _KEEP, "列出档案里的各期", "listing:add_list"),
    Command("show", _KEEP, "看档案里某一期的全文", "listing:add_show"),
    Command("render", _KEEP, "按存档重出某一期的文件"),
    Command("search", _KEEP, "在登过的内容里查词，一个字也能查"),
    Command("special", _KEEP, "从登过的内容里查一个专题，编成一期增刊的草稿"),
    Command("ledger", _KEEP, "看某一期的台账：刊用、合并、未用及原因"),
    Command("stats", _KEEP, "按地区、主题、月份看登了多少，哪里是空白"),
    Command("volume", _KEEP, "把一年各期编成一册汇编，附地区和单位索引"),
    Command("backup", _KEEP, "备份档案，别的程序正在写也可以", "backup:add_backup"),
    Command("reread", _KEEP, "用今天的词表重读刊出过的各期，看有何不同"),
    Command("offices", _KEEP, "几个单位合用一个数据库：印出给管理员的语句"),
    Command("export", _KEEP, "把整个档案导出成一个文件，可导入任何一种数据库", "backup:add_export"),
    Command("import", _KEEP, "把备份或导出的文件读进一个空的档案", "backup:add_import"),
)

# What a new office needs first, in that order: shown where no command is given.
BEGINNING = ("init", "check", "preview", "build")
