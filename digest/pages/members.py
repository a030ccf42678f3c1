"""What of a container is worth reading, and what its members are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from digest.expressions import expression
from digest.pages import kinds
from digest.pages.opened import Member

__all__ = ["is_litter", "is_written", "named", "worth_reading"]

_CONTROL = expression(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_LONGEST_NAME = 120
_LITTER = ("thumbs.db", "desktop.ini", ".ds_store", "__macosx")  # what systems leave in folders
_DOCUMENTS = ("text", "html", "mhtml", "mail", "feed", "docx", "office", "pdf", "zip")


def named(name: str, otherwise: str) -> str:
    """Return *name* of a member as it is shown: no control characters, no way out of the container."""
    parts = [part.strip() for part in _CONTROL.sub("", name).replace("\\", "/").split("/")]
    kept = [part for part in parts if part not in ("", ".", "..") and not re.fullmatch(r"[A-Za-z]:", part)]
    joined = "/".join(kept).replace("!/", "/")
    return joined[-_LONGEST_NAME:] or otherwise


def is_litter(name: str) -> bool:
    """Say whether a member is what systems and programs leave behind."""
    parts = PurePosixPath(name).parts
    return any(part.lower() in _LITTER or (part.startswith((".", "~$")) and part not in (".", "..")) for part in parts)


def is_written(found: Sequence[Member]) -> bool:
    """Say whether a document is among *found*, and not only pictures and what no reader knows."""
    return any(kinds.kind(member.content, member.name) in _DOCUMENTS for member in found)


def worth_reading(found: Sequence[Member], *, is_beside_text: bool) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """Return *found* without the pictures that go with a written report, and in Chinese which were put aside.

    Alone they may be scans of one; so may what no reader knows, which beside a report is put aside, too. A text without
    a suffix stays: its reader refuses it by name, so that somebody names it rightly.
    """
    if not is_beside_text:
        return tuple(found), ()
    aside = [member for member in found if _goes_without_saying(member)]
    kept = tuple(member for member in found if member not in aside)
    named = "、".join(member.name for member in aside)
    return kept, (f"里面的图片等{len(aside)}个：没有读（{named}），要用的请单独放入",) if aside else ()


def _goes_without_saying(member: Member) -> bool:
    kind = kinds.kind(member.content[: kinds.HEAD], member.name)
    is_text = not PurePosixPath(member.name).suffix and b"\0" not in member.content
    return kind == "picture" or (kind == "" and not is_text)
