"""Room 2: what the seam between two lines says for a headline on one side of it: named features, their sum in nats."""

from __future__ import annotations

from digest.articles.continuity.straddle import straddle
from digest.articles.lines.headings import Features, weigh
from digest.articles.lines.joins import SURE_WORD
from digest.articles.lines.line import Line
from digest.articles.lines.roles import Role
from digest.articles.lines.signers import is_stamp
from digest.articles.vocabulary import WEIGHTS

_SEAMS = WEIGHTS["heading_seams"]


def weigh_seam(before: Line | None, last: Role, line: Line, role: Role, is_returning: bool) -> float:
    """Return what the seam says for a headline on one side of it, or a text cut short there (nats)."""
    found = seam_features(before, last, line, role, is_returning)
    return weigh(found, _SEAMS) if found else 0.0


def seam_features(before: Line | None, last: Role, line: Line, role: Role, is_returning: bool) -> Features:
    """Return what the seam between *before* as *last* and *line* as *role* shows.

    *is_returning* tells that the characters about it stand unbroken near by.
    """
    found: list[str] = []
    if role == "heading" and line.role != "heading":
        found += _over_heading(before, last, line)
        if last == "heading" and before is not None:
            found += _mending(before, line)
            found += ["second_as_wide"] * (abs(line.features.length - line.column) <= 1)
    if last == "heading" and before is not None and before.role != "heading":
        found += _under_heading(before, line, role)
    if last == role == "body" and before is not None and line.features.news:
        open_end = not (before.features.ended or before.features.paused)
        found += ["cut_short"] * (open_end and straddle(before.text, line.text) <= SURE_WORD)
    if last == "heading" and is_returning:
        found.append("broken" if role == "heading" else "returns")
    return dict.fromkeys(found, 1.0)


def _over_heading(before: Line | None, last: Role, line: Line) -> list[str]:
    """Return what a headline shows by the line before it, whose role is *last*."""
    if before is None:
        return ["over_start"]
    if last in ("furniture", "signature", "credit", "source"):
        return ["over_end"]
    if last != "body":
        return ["over_" + last if last in ("caption", "heading") else "over_other"]
    if before.features.ended:
        return ["over_ended"]
    if before.features.paused:
        return ["over_paused"]
    return ["over_open"] + ["over_word"] * (straddle(before.text, line.text) > SURE_WORD)


def _mending(upper: Line, lower: Line) -> list[str]:
    """Return what shows that two lines are one headline broken in two, by what the upper one leaves open.

    It gives back what the same signs say against a headline: it cannot end with a comma, a figure, or an open quote.
    """
    if lower.fragment.blanks or lower.features.ended or lower.features.commas:
        return []
    first, second = upper.features, lower.features
    shown = {
        "mend_paused": first.paused,
        "mend_open": first.opened > first.closed and bool(second.closed),
        "mend_figure": upper.text[-1].isdigit() and lower.text[0].isdigit(),
        "mend_word": straddle(upper.text, lower.text) > SURE_WORD,
    }
    return [name for name, is_shown in shown.items() if is_shown]


def _under_heading(head: Line, line: Line, role: Role) -> list[str]:
    """Return what *line* as *role* shows under the headline *head*."""
    read = line.features
    if role in ("byline", "source") or is_stamp(line.text):
        return ["under_byline"]
    if role != "body":
        return ["under_signature"] * (role == "signature" and not line.role)
    if read.needs_before:
        return ["under_needs_before"]
    if line.text[0] == "(":
        return ["under_bracket"]
    if read.ended and read.length <= 24 and not read.opener:
        return ["under_short"]
    found = ["under_news"] * read.news + ["under_opener"] * (read.opener and not read.news)
    found += ["under_indented"] * (line.fragment.indented and not head.fragment.indented)
    return found + ["under_word"] * (straddle(head.text, line.text) > SURE_WORD)
