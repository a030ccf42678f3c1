"""What speaks for a candidate and against it: named numbers from 0 to about 1, found in time linear in the text.

Title, location and key words are Edmundson's methods (H. P. Edmundson, "New Methods in Automatic Extracting", 1969);
centrality is the centroid of Radev et al., "Centroid-based summarization of multiple documents", 2004: no sentence is
compared with another, so that 50,000 sentences cost 50,000 times what one does. Cue words stand in ``words.toml``,
weights in ``weights.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from digest import acts
from digest.characters import to_full_width
from digest.expressions import expression
from digest.highlights import cues
from digest.highlights.candidates import Candidate
from digest.highlights.gate import faults_of
from digest.highlights.leaning import DATED
from digest.highlights.talk import talk_of
from digest.leaders import host_of, presence_of
from digest.model import Article
from digest.outcomes import is_contest, tells_winners

Cut = Callable[[str], Sequence[str]]
FeatureValues = dict[str, float]

# Figures that measure something; years, dates, hours and ordinals of meetings do not.
_FIGURE = expression(r"\d[\d.,]*[%％万亿]?(?![\d.]*[年月日时点分届期号:：\]])")
# Opens with a deed whose doer stands before: 持续做好…, 围绕…, 把…作为….
_BARE = expression(
    r"^(?:持续|大力|积极|充分|加大|不断|深入|认真|严格|加快|坚持|推动|聚焦|围绕|紧扣|深化|加强|突出|强化|完善|健全|建立健全|引导|动员|团结|发挥|把|将|以|通过|结合"
    r"|依托|建好|做实|大兴|实施|印发|推出|启动|开展|开设|召开|举办|组织|提升|获评|依法|坚决|全力|努力)"
)
_DOER = expression(
    r"(?:工会|中心|公司|集团|部门|街道|镇|区|市|县|省|院|学校|企业|单位|委员会|协会|联盟|他|她|职工|选手|人员|志愿者)(?:还|也|已|共|先后|将)?"
    r"(?:举|组|开|召|成|推|启|发|投|打|创|建|设|出|积|联|走|慰|帮|为|深|向|邀|通|制|印|签|实|把|以|与|围|聚|累|获|新|完|搭|依)"
)

# Says why only, and who does it stands in the sentence behind: 为了进一步提高协商能力，充分发挥作用，促进和谐。
_PURPOSE = expression(r"^为(?:了|进一步|深入|切实|更好|充分|全面|有效|不断|着力|积极)")
# Says why in every one of its clauses, and nothing else: whatever deed it names is not told.
_ONLY_PURPOSE = expression(
    r"为(?:了|进一步|深入|切实|更好|充分|全面|有效|不断|着力|积极)[^，,。]*"
    r"(?:[，,](?:让|使|确保|以便|切实|进一步|更好|充分|全面|有效|不断|着力|积极|推动|促进|提[升高]|增[强进]|丰富|营造|引导|激发|弘扬|展现|保障|维护|加强)[^，,。]*)*。?"
)
# Figures that are news: ten people or yuan and more, any share.
_NEWS = expression(r"(?:\d[\d.,]+|\d[余多]?[百千万亿])[余多]?[百千万亿]*[余多]?(?:[人名户]|元|人次)|\d[\d.]*[%％]")
# Who was elected to lead a union is what a leader asks of its congress: 某某当选市总工会主席.
_ELECTED = expression(
    r"当选(?!的)[^，。；]{0,20}(?:主席|主任)|(?:选举|推选)[\u4e00-\u9fff·]{2,8}(?:同志)?为[^，。；]{0,24}(?:主席|主任)"
)
# The day of a deed, in whichever clause: 在…来临之际，4月27日下午，市委书记走访….
_DAY = expression(
    "近日|日前|[昨今当][天日]|(?<!自)(?<!至)(?<!\\d)\\d{1,2}月\\d{1,2}日(?![^，,。]{0,12}(?:以来|起|前|截止))"
)
_CAME = expression("(?:出席|参加|列席|陪同)[^，。]{0,4}。$")
_EMPTY = frozenset({"hollow", "chorus"})
# What stands for no headline: empty talk, and how it has been so long.
_NO_TITLE = _EMPTY | {"truism", "backdrop", "weather", "scenery"}
_EMPTY_ALONE = ("hollow", "thin", "attendance", "ceremony")  # what who came is, unless it is a leader
_TELLING = frozenset({"act", "result", "first", "dated", "figures"})
_NEWS_PEG = frozenset({"dated", "news"})
_DEEDS = frozenset({"act", "result", "first"})
_TOLD = frozenset({"news", "deed"})
_OUTTOLD = 3.0  # times speech without news counts against itself beside news in the report's own words; tried 1 to 4
_SHORT = 24  # below it a sentence without deed or figure sets a scene; tried 0 to 45: longer ones are often key
_TERSE = 12  # below it even a deed names neither who nor what: 一路走访、一路问候
_MANY = 3  # cues of one kind beyond which more say nothing new; tried 1 to 5: fewer harm the seeds, more the corpus
_MANY_FIGURES = 4  # figures beyond which more say nothing new; tried 1 to 6: alike within a point
_FEW_PAIRS = 8  # what a title shares with its report; fewer pairs are chance. Tried 1 to 12: 5 to 8 alike
_SHRINK = 5  # words added to each count, so that two frequent words alone are not central; tried 1 to 20: 1 to 5 alike


def features_of(article: Article, candidates: Sequence[Candidate], cut: Cut) -> list[FeatureValues]:
    """Return the features of each of *candidates* by name; those that are 0 may be missing."""
    found = cues.count_cues(article.body, candidates)
    words = [{word for word in cut(candidate.text) if len(word) > 1} for candidate in candidates]
    rows = [
        {name: min(count, _MANY) / _MANY for name, count in cued.items()} | _read_form(one, cued)
        for one, cued in zip(candidates, found, strict=True)
    ]
    if cues.is_union(article.body):
        _add_report(rows, candidates)
        _add_presence(rows, candidates)
        _add_winners(rows, article, candidates)
        _add_deed(rows, article.body, candidates)
    _add_centres(rows, words)
    _add_place(rows, article, candidates)
    _add_titles(rows, article, candidates, words)
    if any("statement" in row and not row.keys().isdisjoint(_TOLD) for row in rows):
        for row in rows:
            if "quotation" in row and "news" not in row:
                row["quotation"] = _OUTTOLD
    return rows


def _add_report(rows: Sequence[FeatureValues], candidates: Sequence[Candidate]) -> None:
    """Add to *rows* what each is in a report of union work."""
    events = ["act" in row and bool(_DAY.search(one.text)) for row, one in zip(rows, candidates, strict=True)]
    for row, candidate, is_event in zip(rows, candidates, events, strict=True):
        row |= _read_report(candidate.text, is_event=is_event)
        if not any(events) or "figures" in row:  # where nothing happened on a day, the years are the news
            row.pop("backdrop", None)
        if "attendance" in row and "figures" not in row and _CAME.search(candidate.text):
            row["thin"] = 1.0


def _add_place(rows: Sequence[FeatureValues], article: Article, candidates: Sequence[Candidate]) -> None:
    """Add to *rows* how far from the start each stands, whether it opens its paragraph, and its faults."""
    paragraph = -1
    for position, (row, candidate) in enumerate(zip(rows, candidates, strict=True)):
        row["near"] = 1 / (1 + position)
        is_paragraph = len(candidate.text) == len(article.paragraphs[candidate.paragraph].text.strip())
        row |= dict.fromkeys(faults_of(candidate.text, is_paragraph=is_paragraph), 1.0)
        if candidate.paragraph != paragraph:
            row["opens_paragraph"], paragraph = 1.0, candidate.paragraph


def _add_centres(rows: Sequence[FeatureValues], words: Sequence[set[str]]) -> None:
    """Add to *rows* the threshold, and in how many others the *words* of each stand (share of the greatest mean)."""
    spread = Counter(word for one in words for word in one)
    centres = [(sum(map(spread.__getitem__, one)) - len(one)) / (len(one) + _SHRINK) for one in words]
    greatest = max(centres, default=0.0) or 1.0
    for row, centre in zip(rows, centres, strict=True):
        row |= {"every": 1.0, "central": centre / greatest}


def _add_deed(rows: Sequence[FeatureValues], body: str, candidates: Sequence[Candidate]) -> None:
    """Add to the row of the candidate where a union first acts that it does: a story opens with its hero."""
    body = to_full_width(body)  # its clauses end at these marks
    opening = acts.read(body, 0, len(body))
    act = acts.Clause() if opening.deed or opening.is_sure else acts.read_on(body, 0, len(body))
    for row, candidate in zip(rows, candidates, strict=True):
        if act.deed and candidate.start <= act.verb.start < candidate.end and "speech" not in row:
            row["deed"] = 1.0


def _add_winners(rows: Sequence[FeatureValues], article: Article, candidates: Sequence[Candidate]) -> None:
    """Add to the rows of those who won that they did, where the headline, or else the opening, is of a contest."""
    head = f"{article.kicker}{article.headline}{article.subheadline}" or "".join(one.text for one in candidates[:1])
    if is_contest(head):
        for row, candidate in zip(rows, candidates, strict=True):
            row |= {"won": 1.0} if tells_winners(candidate.text) else {}


def _add_presence(rows: Sequence[FeatureValues], candidates: Sequence[Candidate]) -> None:
    """Add to the row of the first candidate that tells of the highest leader's presence how high that one stands."""
    host = next(filter(None, (host_of(candidate.text) for candidate in candidates)), "")
    ranks = [presence_of(candidate.text, host) for candidate in candidates]
    highest = max(ranks, default=0.0)
    if highest:
        row = rows[ranks.index(highest)]
        row["present"] = highest
        for name in _EMPTY_ALONE:
            row.pop(name, None)


def _add_titles(
    rows: Sequence[FeatureValues], article: Article, candidates: Sequence[Candidate], words: Sequence[set[str]]
) -> None:
    """Add to *rows* the likeness to the headline, or to what stands for it where there is none: the first news."""
    body, headlines = article.body, f"{article.kicker} {article.headline} {article.subheadline}".strip()
    if headlines:  # which share of its character pairs each candidate has; those that none has play with words
        pairs = {headlines[start : start + 2] for start in range(len(headlines) - 1)}
        holders = cues.find_holders((pair for pair in pairs if len(pair) > 1 and pair.isalnum()), body, candidates)
        counts = Counter(position for positions in holders for position in positions)
        used = max(sum(map(bool, holders)), _FEW_PAIRS)
        titles = [counts[position] / used for position in range(len(candidates))]
    else:
        plain = [place for place, row in enumerate(rows) if "statement" in row and row.keys().isdisjoint(_NO_TITLE)]
        if len(plain) > 1 and rows[plain[0]].keys().isdisjoint(_TELLING) and _is_news(rows[plain[1]]):
            plain = plain[1:]  # 春天的某地,花团锦簇。4月27日,某某大会召开
        news = words[(plain or [0])[0]] if words else set()  # the first statement that says something
        titles = [len(one & news) / max(len(news), _FEW_PAIRS) for one in words]
        if not cues.is_union(body):
            for position, row in enumerate(rows):
                row["near_general"] = 1 / (1 + position)
    for row, title in zip(rows, titles, strict=True):
        row["title"] = title


def _is_news(row: FeatureValues) -> bool:
    """Tell whether the candidate of *row* tells a deed, and its day or a figure that is news."""
    return "act" in row and not row.keys().isdisjoint(_NEWS_PEG)


def _read_report(text: str, *, is_event: bool) -> FeatureValues:
    """Return what *text* is in a report of union work: kinds of empty talk, figures that are news.

    Not so in general news, whose editors' own summaries are made of the scene and the speech. *is_event* says that it
    tells a deed and its day.
    """
    features: FeatureValues = dict.fromkeys(talk_of(text, is_event=is_event), 1.0)
    if "attendance" not in features and _NEWS.search(text):
        features["news"] = 1.0
    if _ELECTED.search(text):
        features["elected"] = 1.0
    return features


def _read_form(candidate: Candidate, found: dict[str, int]) -> FeatureValues:
    text = candidate.text
    features: FeatureValues = {candidate.kind: 1.0}
    if opener := cues.find_opener(text):
        features[opener] = 1.0
    if figures := len(_FIGURE.findall(text)):
        features["figures"] = min(figures, _MANY_FIGURES) / _MANY_FIGURES
    elif _ONLY_PURPOSE.fullmatch(text):
        features["hollow"] = 1.0
    elif _DEEDS.isdisjoint(found) and (
        "slogan" in found or len(text) < _SHORT or (_PURPOSE.match(text) and not _DOER.search(text))
    ):
        features["hollow"] = 1.0
        if "slogan" in found:
            features["motto"] = 1.0
    if len(text) < _TERSE and not figures:
        features["thin"] = 1.0
    if _BARE.match(text) and not _DOER.search(text):
        features["bare"] = 1.0
    if DATED.match(text):
        features["dated"] = 1.0
    if not candidate.complete:
        features["cut_off"] = 1.0
    return features
