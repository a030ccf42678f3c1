"""What is said of the sources that are collected, at the terminal and at the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from digest.model import SourceKind

if TYPE_CHECKING:  # what collects takes a sixth of a second to load, and the desk shows its words at once
    from digest.sources.passes import PassOutcome
    from digest.sources.reports import SourceReport

KIND_NAMES: Mapping[SourceKind, str] = {"feed": "订阅", "site": "网站", "mailbox": "信箱", "folder": "文件夹"}


def gain(outcome: PassOutcome, verb: str = "新收") -> str:
    """Return in Chinese what a source gave, empty where it was not asked or gave no answer."""
    if not outcome.fresh and outcome.state not in ("done", "same"):
        return ""
    return f"{outcome.source}　{f'{verb} {outcome.fresh} 篇' if outcome.fresh else '没有新的'}"


def troubles(report: SourceReport) -> Iterator[str]:
    """Yield why a source gives nothing, where that is so: its last failure, its silence."""
    state = report.state
    if state.failures:
        again = f"，已连续 {state.failures} 次" if state.failures > 1 else ""
        yield f"上次失败 {moment(state.failed_at)}{again}：{state.reason}"
    elif state.reason:
        yield state.reason
    if report.quiet:
        yield f"沉默：已 {report.quiet} 天没有新的"


def moment(text: str) -> str:
    """Return the ISO time *text* as people read it, to the minute."""
    return text[:16].replace("T", " ")
