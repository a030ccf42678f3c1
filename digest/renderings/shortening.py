"""An entry shortened for a layout of limited room: whole sentences of its text, the best ones, never a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from digest import words
from digest.corrections import corrected
from digest.figures import tells_news
from digest.model import Entry, Sentence
from digest.print_layer import lay

# A single sentence longer than this gives way to a shorter one of nearly the same score: two lines of a brief. Beside
# a title, which is the news, one of the sentences has a figure if any has.
_LONG = 80
_NEARLY = 0.6


def shortened(entry: Entry, texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Return at most *most* sentences of *texts*, the cleaned paragraphs of *entry*, as one paragraph, in their order.

    Those are the highlights of the highest score, whole ones before cut-off ones, as far as they stand in the printed
    text; where an editor has chosen others, the first sentences. Nothing for *most* = 0.
    """
    if most >= len(entry.item.highlights):
        return tuple(texts)
    text = "".join(texts)
    spans = words.sentences(text)
    best = sorted(entry.item.highlights, key=lambda sentence: (not sentence.complete, -sentence.score, sentence.start))
    if most == 1:
        best = [*(one for one in best if _is_handy(one, best[0])), *best]
    if not entry.is_proposed and not any(tells_news(one.text) for one in best[:most]):
        news = [one for one in best[most:] if tells_news(one.text) and one.complete and len(one.text) <= _LONG]
        best = [*best[: most - 1], *news, *best[most - 1 :]]
    texts_of_best = [corrected(sentence, entry.item.rulings) for sentence in best]
    printed = [lay(sentence).text if entry.is_laid else sentence for sentence in texts_of_best]
    found = dict.fromkeys(sentence for sentence in printed if sentence and sentence in text)
    starts = [text.index(sentence) for sentence in list(found)[:most]]
    kept = [span for span in spans if span[0] in starts] or spans[:most]
    return ("".join(text[start:end] for start, end in kept),) if most and kept else ()


def _is_handy(sentence: Sentence, best: Sentence) -> bool:
    return sentence.complete and len(sentence.text) <= _LONG and sentence.score >= _NEARLY * best.score
