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
_CUES = ("act", "result", "first", "actor", "slogan", "chorus", "ceremony", "speech", "scene", "background")
_OPENERS = ("leaning", "urging")
_MANY = 3  # figures or cues of one kind in a sentence beyond which more say nothing new (tried 1 to 5: 3 and 4 alike)
_FULL_LENGTH = 80  # characters from which a sentence says who, what and where; tried 50 to 120
_OVERLONG = 120  # what a 简讯 of two sentences can bear
_SHRINK = 5  # words added to a sentence's count, so that two frequent words alone are not central; tried 0 to 10


def features_of(article: Article, candidates: Sequence[Candidate], cut: Cut) -> list[Features]:
    """Return the features of each of *candidates* by name; those that are 0 may be missing."""
    words = [{word for word in cut(candidate.text) if len(word) > 1} for candidate in candidates]
    found = cues.counts(article.body, candidates)
    titles = _overlaps(_title(article, candidates, found), candidates)
    centres = _centralities(words)
    return [
        _cue_features(found[position])
        | _form_features(candidate)
        | _place_features(position, candidates)
        | {
            "title": titles[position],
            "central": centres[position],
            "hollow": float(_hollow(found[position], candidate)),
        }
        for position, candidate in enumerate(candidates)
    ]


def _title(article: Article, candidates: Sequence[Candidate], found: Sequence[dict[str, int]]) -> str:
    """Return what the article says it is about: its headlines, or else its first sentence that is no slogan."""
    headlines = f"{article.kicker} {article.headline} {article.subheadline}".strip()
    statements = (
        c.text for c, cue in zip(candidates, found, strict=True) if c.kind == "statement" and not _hollow(cue, c)
    )
    return headlines or next(statements, "")


def _overlaps(title: str, candidates: Sequence[Candidate]) -> list[float]:
    """Return which share of the character pairs of *title* stand in each candidate."""
    pairs = {title[i : i + 2] for i in range(len(title) - 1) if title[i : i + 2].isalnum()}
    return [sum(pair in candidate.text for pair in pairs) / (len(pairs) or 1) for candidate in candidates]


def _centralities(words: Sequence[set[str]]) -> list[float]:
    """Return how much each set of words shares with all the others, as a share of the greatest."""
    spread = Counter(word for one in words for word in one)
    raw = [(sum(map(spread.__getitem__, one)) - len(one)) / (len(one) + _SHRINK) ** 0.5 for one in words]
    greatest = max(raw, default=0.0) or 1.0
    return [value / greatest for value in raw]


def _hollow(found: dict[str, int], candidate: Candidate) -> bool:
    return "slogan" in found and "act" not in found and not _FIGURE.search(candidate.text)


def _cue_features(found: dict[str, int]) -> Features:
    return {name: min(found[name], _MANY) / _MANY for name in _CUES if name in found}


def _form_features(candidate: Candidate) -> Features:
    text = candidate.text
    figures = len(_FIGURE.findall(text))
    features = {
        "figures": min(figures, _MANY + 1) / (_MANY + 1),
        "length": min(len(text), _FULL_LENGTH) / _FULL_LENGTH,
        "overlong": max(0, len(text) - _OVERLONG) / _OVERLONG,
        candidate.kind: 1.0,
        "cut_off": float(not candidate.complete),
    }
    return features | {name: 1.0 for name in _OPENERS if text.startswith(cues.openers(name))}


def _place_features(position: int, candidates: Sequence[Candidate]) -> Features:
    before = candidates[position - 1] if position else None
    candidate = candidates[position]
    return {
        "near": 1 / (1 + position),
        "opens_paragraph": float(before is None or before.paragraph != candidate.paragraph),
        "opens_section": float(before is not None and before.section != candidate.section),
    }
