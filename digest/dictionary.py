"""jieba's dictionary of words as a trie: read in 5 ms, where jieba needs half a second and 75 MB for its own.

``dictionary.bin`` holds the trie in three rows of numbers, one place a node, the root first, then all nodes by length
and text: so the children of a node stand side by side, in the order of their last character. It is made by
``python -m digest.articles.continuity.rebuild words`` from jieba 0.42.1 (MIT licence); a test holds it to jieba's own.
"""

from __future__ import annotations

import functools
import sys
from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

FILE = Path(__file__).with_suffix(".bin")
ROOT = 0  # the node of the empty text
TOTAL = 60_101_967  # sum of the frequencies in jieba's dictionary (jieba 0.42.1)


class Trie(Mapping[str, int]):
    """The words of a dictionary with their frequency, and beginnings of words that are none with 0.

    It may stand where jieba expects its own table.
    """

    def __init__(self, content: bytes) -> None:
        size = len(content) // 12
        # The last character of each node as one text: to look for one among a node's children is a search in it.
        self._signs = content[: 4 * size].decode("utf-32-le")
        rows = array("I")
        rows.frombytes(content[4 * size :])
        if sys.byteorder == "big":
            rows.byteswap()
        self._firsts = rows[:size]  # where a node's children begin; they end where those of the next node begin
        self._counts = rows[size:]  # how often the word stands in jieba's corpus; 0 if it only begins others
        first = self._firsts[0]
        self._roots = {sign: node for node, sign in enumerate(self._signs[first : self._firsts[1]], first)}

    def find(self, text: str, node: int = ROOT) -> int:
        """Return the node of *text* after that of *node*; the root's if no word begins so."""
        signs, firsts = self._signs, self._firsts
        for character in text:
            if node == ROOT:
                node = self._roots.get(character, ROOT)
            else:
                node = signs.find(character, firsts[node], firsts[node + 1])
            if node <= ROOT:
                return ROOT
        return node

    def count_along(self, text: str, node: int = ROOT) -> list[int]:
        """Return the frequency of every beginning of *text* after *node*, the shortest first, while words begin so."""
        signs, firsts, counts = self._signs, self._firsts, self._counts
        found: list[int] = []
        for character in text:
            if node == ROOT:
                node = self._roots.get(character, ROOT)
            else:
                node = signs.find(character, firsts[node], firsts[node + 1])
            if node <= ROOT:
                break
            found.append(counts[node])
        return found

    def signs_after(self, node: int) -> str:
        """Return the characters by which words that begin as *node* go on."""
        return self._signs[self._firsts[node] : self._firsts[node + 1]]

    def __getitem__(self, text: str) -> int:
        node = self.find(text)
        if node == ROOT:
            raise KeyError(text)
        return self._counts[node]

    def __len__(self) -> int:
        return len(self._signs) - 2

    def __iter__(self) -> Iterator[str]:
        texts = [""]
        for node in range(len(self) + 1):
            for child in range(self._firsts[node], self._firsts[node + 1]):
                texts.append(texts[node] + self._signs[child])
        return iter(texts[1:])

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self.find(text) != ROOT

    def count(self, word: str) -> int:
        """Return how often *word* stands in the corpus of the dictionary; 0 if it is no word there."""
        return self._counts[self.find(word)]  # the root has none


def pack(known: Mapping[str, int]) -> bytes:
    """Return the content of the file for *known*: words and beginnings of words with their frequency."""
    nodes = ["", *sorted(known, key=lambda text: (len(text), text))]
    children = dict.fromkeys(nodes, 0)
    for text in nodes[1:]:
        children[text[:-1]] += 1
    rows = array("I", [0, *(ord(text[-1]) for text in nodes[1:]), 0])  # one place more: where the last node ends
    rows.extend(accumulate(children.values(), initial=1))
    rows.extend([0, *(known[text] for text in nodes[1:]), 0])
    if sys.byteorder == "big":
        rows.byteswap()
    return rows.tobytes()


@functools.cache
def load_dictionary() -> Trie:
    """Return the dictionary, read once a process when first asked for."""
    return Trie(FILE.read_bytes())
