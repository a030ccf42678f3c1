"""What each feature of a candidate weighs in the default method: one table, rounded by hand.

Found by leaving one out and by doubling and halving, on 98 articles with key sentences marked by an editor and on 1,000
news items scored by ROUGE-2; the effect of leaving each out stands in docs/benchmarks/quality.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.model import Emptiness


@dataclass(frozen=True, slots=True)
class Weight:
    """One row: the feature's Chinese name for ``--why``, its weight, the range tried, and the reason."""

    label: str
    value: float
    tried: tuple[float, float]
    reason: str


WEIGHTS: dict[str, Weight] = {
    "title": Weight(
        "标题", 2.4, (0, 5), "the headline is the editor's own summary: the strongest feature where it is there"
    ),
    "near": Weight("居前", 0.5, (0, 1.2), "news stands first, but leads of union news open with slogans: little"),
    "near_general": Weight(
        "综合居前", 8.0, (0, 10), "general news without a headline: nothing measured beats its lead"
    ),
    "opens_paragraph": Weight("段首", 0.3, (0, 0.6), "a paragraph opens with what it is about"),
    "central": Weight("中心", 0.8, (0, 1.6), "words that the other sentences share; more of it prefers the bland"),
    "dated": Weight("时间", 0.3, (0, 0.6), "each event of a round-up opens with its date"),
    "figures": Weight("数字", 0.5, (0, 1.2), "people, money, places counted; more of it harms general news"),
    "result": Weight("成效", 0.5, (0, 1.2), "what came of it"),
    "act": Weight("举措", 0.5, (0, 1.0), "what was done: held, founded, signed, given"),
    "deed": Weight(
        "工会做了什么",
        0.5,
        (0, 1.6),
        "a story opens with its hero; of 42 leads changed at 0.5 33 are better, at 0.8 figures get lost",
    ),
    "first": Weight("首创", 0.3, (0, 0.6), "firsts and pilots are what is reported upwards"),
    "hollow": Weight(
        Emptiness.HOLLOW, -0.8, (-1.6, 0), "a set phrase or a short sentence without deed or figure tells nothing"
    ),
    "motto": Weight(
        "格言", -0.6, (-1.2, 0), "a set phrase and nothing else, though it opens the report: never beside news"
    ),
    "thin": Weight("单薄", -0.8, (-1.0, 0), "too short to say who did what, or who attended and not even how many"),
    "slogan": Weight(Emptiness.SLOGAN, -0.5, (-1.0, 0), "set phrases beside a deed: little is lost"),
    "chorus": Weight(Emptiness.CHORUS, -0.5, (-1.0, 0), "what everybody said and nobody by name"),
    "ceremony": Weight("仪式", -0.2, (-0.6, 0), "who came and spoke is not the result"),
    "speech": Weight("转述", -0.4, (-0.8, 0), "what a participant felt is not what was done"),
    "scene": Weight("场景", -0.3, (-0.6, 0), "told as a scene, not as news"),
    "background": Weight("背景", -0.6, (-1.2, 0), "what a thing is, not what happened to it"),
    "quotation": Weight("引语", -0.4, (-0.8, 0), "speech is chosen for its facts only"),
    "fragment": Weight("断语", -1.5, (-3.0, 0), "speech without a speaker cannot stand alone"),
    "cut_off": Weight("残句", -0.4, (-0.8, 0), "part of it is lost; what else is done about it: selection.py"),
    "pronoun": Weight("指代", -0.4, (-1.2, 0), "他、该、这是 … mean nothing alone; selection.py brings their company"),
    "connective": Weight("承上", -0.1, (-0.4, 0), "同时、此外 … read well enough after the lead"),
    "unpaired": Weight("残缺标点", -1.5, (-3.0, 0), "a mark without its other half: words were lost"),
    "lost_sign": Weight("缺字", -1.5, (-3.0, 0), "a lost character: another sentence if one is worth printing"),
    "advertisement": Weight("广告", -3.0, (-3.0, 0), "what is sold beside the news is never worth more than the news"),
    "first_person": Weight("自称", -1.5, (-3.0, 0), "我校, 我司: the briefing would seem to speak of itself"),
    "no_subject": Weight("缺主语", -3.0, (-4.0, 0), "who asks for it stands in the sentence before"),
    "bare": Weight("缺施事", -0.4, (-0.8, 0), "opens with a deed, names no doer: alike from 0 to -0.8, so the middle"),
    "glued": Weight("引语粘连", -2.0, (-3.0, 0), "words of somebody not named, or who wrote it, glued to a statement"),
    "stamped": Weight("网页文字", -3.0, (-3.0, 0), "a site's own words beside the news, as what is sold there"),
    "promise": Weight(Emptiness.PROMISE, -3.0, (-3.0, 0), "what is to go on, without a figure, has not happened"),
    "greeting": Weight("客套", -3.0, (-3.0, 0), "a speech's manners"),
    "courtesy": Weight(
        "寒暄", -1.5, (-3.0, 0), "what is said at every visit; whom it was paid to and what was given is told beside it"
    ),
    "truism": Weight("常理", -2.0, (-2.0, 0), "true of every year and place"),
    "stance": Weight("表态", -1.6, (-2.0, 0), "on what side one stands is not what was done"),
    "exhortation": Weight("号召", -1.0, (-2.0, 0), "what all are told to do, in words for any occasion"),
    "question": Weight("设问", -1.5, (-3.0, 0), "the answer stands in the next sentence"),
    "announcement": Weight("引出下文", -1.5, (-3.0, 0), "what it announces is not printed"),
    "hollow_speech": Weight("空话", -1.5, (-3.0, 0), "that something was asked for or said, and not what"),
    "formerly": Weight("往事", -1.0, (-2.0, 0), "how it was before is told for what is new"),
    "backdrop": Weight("由来", -1.5, (-2.0, 0), "what has been so for years is told for what was done now"),
    "hearsay": Weight("传闻", -4.0, (-4.0, 0), "a rumour printed alone reads as news: only beside what answers it"),
    "attendance": Weight("到会人数", -0.5, (-1.0, 0), "who came, not what was decided"),
    "weather": Weight("写景", -2.0, (-2.0, 0), "how it looked is not what happened"),
    "scenery": Weight("铺叙", -2.0, (-2.0, 0), "how one comes in is not what is there"),
    "praise": Weight("称赞", -1.5, (-2.0, 0), "how good it was, in the words of those who did it"),
    "pride": Weight("自夸", -1.5, (-2.0, 0), "how diligent it was, how it felt"),
    "news": Weight("要数", 0.6, (0, 1.0), "people, money, shares: what a leader asks for"),
    "elected": Weight(
        "当选",
        1.5,
        (0, 1.6),
        "whom a congress made chairman; at 0.6 and 1.2 its committee or plans still stand before that",
    ),
    "won": Weight("夺冠", 1.5, (0, 2), "who won is the news of a contest, before how many came and how it was held"),
    "present": Weight(
        "领导出席",
        2.4,
        (0, 3),
        "who came shows what weight it was given: a city's leader before what is said there, behind the figures",
    ),
    "every": Weight(
        "门槛", -0.7, (-1.0, 0), "at -0.7 sentences not worth printing fall to 0, and hardly a key sentence"
    ),
}
