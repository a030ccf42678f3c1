"""How much of what is broken is marked or kept out of print: articles damaged one sign at a time, and sound ones.

``python -m benchmarks.damage [COUNT]``: COUNT articles (default 100, from the texts carried here and, where it lies
beside the repository, the development corpus), each damaged once in the sentence that would be printed first. Counted:
damaged ones whose entry is marked 〔待核〕 or that print other sentences; sound ones that are marked all the same.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace

from benchmarks import sets
from digest import highlights
from digest.model import Article, Sentence

Damage = Callable[[str, random.Random], str]


def lose_a_character(text: str, chance: random.Random) -> str:
    """Return *text* with a character gone as decoding and scanning leave it."""
    place = chance.randrange(1, len(text) - 1)
    return text[:place] + chance.choice(["\ufffd", "\ue5e6", "?", "□"]) + text[place + 1 :]


def lose_a_mark(text: str, chance: random.Random) -> str:
    """Return *text* with half of a pair of marks put in where a scanner saw one."""
    place = chance.randrange(1, len(text) - 1)
    return text[:place] + chance.choice("“”《》（）") + text[place:]


def take_in_an_advertisement(text: str, chance: random.Random) -> str:
    """Return *text* with words of the next column in it."""
    place = chance.randrange(1, len(text) - 1)
    return text[:place] + chance.choice(["全场五折大酬宾", "新楼盘开盘热卖", "装修公司哪家好"]) + text[place:]


def lose_the_subject(text: str, chance: random.Random) -> str:
    """Return *text* beginning with what somebody asked for."""
    return chance.choice(["要切实", "必须", "务必"]) + text.lstrip("0123456789年月日，,")


DAMAGES: tuple[Damage, ...] = (lose_a_character, lose_a_mark, take_in_an_advertisement, lose_the_subject)


def damaged(article: Article, damage: Damage, chance: random.Random) -> tuple[Article, str] | None:
    """Return *article* with its first printed sentence damaged, and that sentence; None where nothing is printed."""
    chosen = highlights.choose(article, 2)
    if not chosen or len(chosen[0].text) < 12:
        return None
    broken = damage(chosen[0].text, chance)
    paragraphs = list(article.paragraphs)
    number = chosen[0].paragraph
    paragraphs[number] = replace(paragraphs[number], text=paragraphs[number].text.replace(chosen[0].text, broken, 1))
    return replace(article, paragraphs=tuple(paragraphs)), broken


def is_caught(article: Article, broken: str) -> bool:
    """Say whether the entry of *article* would be marked, or prints nothing of the *broken* sentence."""
    chosen = highlights.choose(article, 2)
    return bool(highlights.doubts(article, chosen)) or not any(_overlaps(sentence, broken) for sentence in chosen)


def _overlaps(sentence: Sentence, broken: str) -> bool:
    return sentence.text in broken or broken in sentence.text


def main() -> None:
    """Measure and print one line a kind of damage, and one of the sound articles."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    articles = [marked.article for rows in sets.marked().values() for marked in rows][:count]
    for damage in DAMAGES:
        chance = random.Random(20261128)
        tried = [found for article in articles if (found := damaged(article, damage, chance))]
        caught = sum(is_caught(article, broken) for article, broken in tried)
        print(f"{damage.__name__}: {caught} of {len(tried)} marked or not printed")
    marked = sum(bool(highlights.doubts(article, highlights.choose(article, 2))) for article in articles)
    print(f"sound: {marked} of {len(articles)} marked")


if __name__ == "__main__":
    main()
