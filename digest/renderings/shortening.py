"""An entry shortened for a layout of limited room: whole sentences of its text, the best ones, never a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from digest import words
from digest.model import Entry


def shortened(entry: Entry, texts: Sequence[str], most: int) -> tuple[str, ...]:
    """Return at most *most* sentences of *texts*, the cleaned paragraphs of *entry*, as one paragraph, in their order.

    Those are the highlights of the highest score, whole ones before cut-off ones, as far as they stand in the printed
    text; where an editor has chosen others, the first sentences. Nothing for *most* = 0.
    """
    text = "".join(texts)
    spans = words.sentences(text)
    best = sorted(entry.item.highlights, key=lambda sentence: (not sentence.complete, -sentence.score, sentence.start))
    starts = [text.index(sentence.text) for sentence in best if sentence.text and sentence.text in text][:most]
    kept = [span for span in spans if span[0] in starts] or spans[:most]
    return ("".join(text[start:end] for start, end in kept),) if most and kept else ()
