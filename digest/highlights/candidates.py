"""What may be printed: an article in, its candidate sentences out, in document order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from digest.errata import corrects
from digest.expressions import expression
from digest.machine_orders import is_order
from digest.model import Article
from digest.model.articles import LEAST_LIKELY
from digest.sentences import behind_list_head, is_list_head, number_of, pairs, sentences

Kind = Literal["statement", "quotation", "fragment"]

_ENDS = tuple("。！？!?")
_LAST_SIGNS = (*_ENDS, "…", ".", "．")  # a full stop set in Latin type ends a sentence, though it does not part two
_SPOKEN_ENDS = "。！？!?…，"  # before the closing mark: speech, not a name
_CLOSERS = "”’」』）)】》\"'"
_OPENING = '“「『"'
_SPEAKER = expression(r"[^。]{0,40}(?:说|表示|介绍|坦言|感慨|(?<![宣演开听])讲|称|(?<!报)道|告诉记者)[。！]$")
_WORD = expression(r"\w")
_FURNITURE = expression(
    r"[\s　]摄[)）]?。?$|供图|责任编辑|责编[:：]|(?<!收到)(?<!征集)[投征来]稿(?![^。，,]{0,3}\d)|二维码|扫码关注|版权所有|https?://|www\.|@\w+\."
    r"|(?:热线|电话|邮箱|邮编|QQ)[^。，,]{0,6}[:：]|1[3-9]\d{9}(?!\d)|0\d{2,3}[-—－]\d{7,8}"
)
# A paragraph without an end sign that is no longer than this is a heading, a name or a credit, not a sentence cut off.
# Tried 20 to 40: at 40 leads of photo news that lost their last line fall under it.
_LONGEST_HEADING = 30
# Likelihood of its weakest join from which a sentence is printed beside others: of joins between .8 and .9 fifteen in a
# hundred are wrong (docs/benchmarks/articles.md).
_SURE = 0.88


@dataclass(frozen=True, slots=True)
class Candidate:
    """``body[start:end]``: a sentence, or a quotation with the sentence that names its speaker.

    ``section`` counts the crossheads before it; a *fragment* is speech without a speaker or a speaker without speech.
    ``likelihood`` says how likely the lines joined inside it stood so on the page, ``least`` of the weakest join alone.
    """

    text: str
    start: int
    end: int
    paragraph: int
    section: int
    kind: Kind = "statement"
    complete: bool = True
    likelihood: float = 1.0
    least: float = 1.0

    @property
    def is_doubted(self) -> bool:
        """Say whether lines were joined inside it in a way that a person should look at."""
        return self.likelihood < LEAST_LIKELY


def candidates_of(article: Article) -> tuple[Candidate, ...]:
    """Return the candidates of *article* in document order; crossheads, credits and contacts are none."""
    found: list[Candidate] = []
    gaps = tuple(gap.offset for gap in article.gaps)
    offset = section = 0
    for number, paragraph in enumerate(article.paragraphs):
        end = offset + len(paragraph.text)
        if paragraph.kind == "crosshead" or (is_heading(paragraph.text) and end not in gaps):
            section += bool(found)
        else:
            own = _of_paragraph(paragraph.text, offset, number, section, gaps)
            found.extend(
                replace(
                    one,
                    likelihood=paragraph.likelihood(one.start - offset, one.end - offset),
                    least=paragraph.least_likelihood(one.start - offset, one.end - offset),
                )
                for one in own
                if not corrects(one.text, article.headline)
            )
        offset = end + 1
    clear = tuple(one for one in found if one.least >= _SURE)
    return clear or tuple(replace(one, complete=False) for one in found)  # where nothing else is left


def is_heading(text: str) -> bool:
    """Say whether the paragraph *text* is a heading, a name or a credit: short, without an end sign."""
    return len(text) <= _LONGEST_HEADING and not text.strip().rstrip(_CLOSERS).endswith(_ENDS)


def _of_paragraph(text: str, offset: int, paragraph: int, section: int, gaps: Sequence[int]) -> Iterator[Candidate]:
    is_clean = not _FURNITURE.search(text)  # one look at the paragraph spares one at each of its sentences
    for start, end in sentences(text):
        sentence = text[start:end]
        if (is_list_head(sentence) and not number_of(sentence)) or is_order(sentence):
            continue
        start += behind_list_head(sentence)  # which point of a list it is says nothing where the others are not printed
        sentence = text[start:end]
        if (is_clean or not _FURNITURE.search(sentence)) and _WORD.search(sentence):
            # what stands right behind a gap may have lost its beginning
            is_torn = any(offset + start - 1 <= gap < offset + end for gap in gaps)
            is_whole = sentence.rstrip(_CLOSERS).endswith(_LAST_SIGNS) and not is_torn
            yield Candidate(sentence, offset + start, offset + end, paragraph, section, _kind(sentence), is_whole)


def _kind(sentence: str) -> Kind:
    """Return what *sentence* is: speech with its speaker, speech or speaker alone (a fragment), or a statement."""
    quoted = [pair for pair in pairs(sentence) if sentence[pair[0]] in _OPENING]
    if not quoted or quoted[0][0]:
        return "fragment" if _SPEAKER.fullmatch(sentence) else "statement"
    rest = sentence[max(closed for _, closed in quoted) + 1 :]
    if not _WORD.search(outside(sentence, quoted)):
        return "fragment"
    is_speech = any(sentence[closed - 1] in _SPOKEN_ENDS for _, closed in quoted)
    return "quotation" if is_speech or _SPEAKER.fullmatch(rest) else "statement"


def outside(sentence: str, quoted: Iterable[tuple[int, int]]) -> str:
    """Return what of *sentence* stands outside of the stretches *quoted*, which are in order."""
    rest, position = "", 0
    for opened, closed in quoted:
        if opened >= position:
            rest += sentence[position:opened]
            position = closed + 1
    return rest + sentence[position:]
