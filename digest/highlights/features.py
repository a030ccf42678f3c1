"""What speaks for a candidate and against it: named numbers from 0 to about 1, found in time linear in the text.

Title, location and key words are Edmundson's methods (H. P. Edmundson, "New Methods in Automatic Extracting", 1969);
centrality is the centroid of Radev et al., "Centroid-based summarization of multiple documents", 2004: no sentence is
compared with another, so that 50,000 sentences cost 50,000 times what one does. Cue words stand in ``words.toml``,
weights in ``weights.py``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from digest.highlights import cues
from digest.highlights.candidates import Candidate
from digest.model import Article

Cut = Callable[[str], Sequence[str]]
Features = dict[str, float]

# Figures that measure something; years, dates, hours and ordinals of meetings do not.
_FIGURE = re.compile(r"\d[\d.,]*[%％万亿]?(?![\d.]*[年月日时点分届期号:：\]])")
_CUES = ("act", "result", "first", "slogan", "chorus", "ceremony", "speech", "scene", "background")
_OPENERS = ("pronoun", "connective", "urging")
_MANY = 3  # figures or cues of one kind in a sentence beyond which more say nothing new (tried 1 to 5: 3 and 4 alike)
_OVERLONG = 120  # what a 简讯 of two sentences can bear
_FEW_PAIRS = 5  # pairs in common with the title below which they are chance; tried 1 to 12: 5 best by a hair
_SHRINK = 5  # words added to a sentence's count, so that two frequent words alone are not central; tried 0 to 10


def features_of(article: Article, candidates: Sequence[Candidate], cut: Cut) -> list[Features]:
    """Return the features of each of *candidates* by name; those that are 0 may be missing."""
    found = cues.counts(article.body, candidates)
    headlines = f"{article.kicker} {article.headline} {article.subheadline}".strip()
    titles = _overlaps(headlines or _first_news(candidates, found), candidates)
    centres = _centralities(candidates, cut)
    near = "near" if headlines else "near_untitled"
    return [
        _of_cues(found[position])
        | _of_form(candidate, found[position])
        | _of_place(position, candidates)
        | {"every": 1.0, "title": titles[position], "central": centres[position], near: 1 / (1 + position)}
        for position, candidate in enumerate(candidates)
    ]


def _first_news(candidates: Sequence[Candidate], found: Sequence[dict[str, int]]) -> str:
    """Return the first statement without a slogan: where the page has no headline it says what the piece is about."""
    pairs = zip(candidates, found, strict=True)
    return next((one.text for one, cue in pairs if one.kind == "statement" and "slogan" not in cue), "")


def _overlaps(title: str, candidates: Sequence[Candidate]) -> list[float]:
    """Return which share of the character pairs of *title* each candidate has, pairs that none has left out.

    Headlines play with words that the report never uses; what they have in common with it is the news.
    """
    pairs = {title[start : start + 2] for start in range(len(title) - 1) if title[start : start + 2].isalnum()}
    held = [{pair for pair in pairs if pair in candidate.text} for candidate in candidates]
    used = max(len(frozenset().union(*held)), _FEW_PAIRS)
    return [len(one) / used for one in held]


def _centralities(candidates: Sequence[Candidate], cut: Cut) -> list[float]:
    """Return in how many other candidates the words of each stand, on average, as a share of the greatest average."""
    words = [{word for word in cut(candidate.text) if len(word) > 1} for candidate in candidates]
    spread = Counter(word for one in words for word in one)
    raw = [(sum(map(spread.__getitem__, one)) - len(one)) / (len(one) + _SHRINK) for one in words]
    greatest = max(raw, default=0.0) or 1.0
    return [value / greatest for value in raw]


def _of_cues(found: dict[str, int]) -> Features:
    return {name: min(found[name], _MANY) / _MANY for name in _CUES if name in found}


def _of_form(candidate: Candidate, found: dict[str, int]) -> Features:
    text = candidate.text
    figures = len(_FIGURE.findall(text))
    return {
        "figures": min(figures, _MANY + 1) / (_MANY + 1),
        "overlong": max(0, len(text) - _OVERLONG) / _OVERLONG,
        "hollow": float("slogan" in found and "act" not in found and not figures),
        "cut_off": float(not candidate.complete),
        candidate.kind: 1.0,
        **{name: 1.0 for name in _OPENERS if text.startswith(cues.openers(name))},
    }


def _of_place(position: int, candidates: Sequence[Candidate]) -> Features:
    here, before = candidates[position], candidates[position - 1] if position else None
    return {
        "opens_paragraph": float(before is None or before.paragraph != here.paragraph),
        "opens_section": float(before is not None and before.section != here.section),
    }
