"""What other checkers find of the slips that ``python -m benchmarks.proofs held --write SLIPS`` wrote.

Run by a Python of its own that has the peers: ``pip install kenlm pypinyin loguru pyahocorasick numpy six jieba`` and
``pip install --no-deps pycorrector``, then ``python benchmarks/proof_peers.py SLIPS FOLDER``. Of pycorrector only what
runs without a download is run: the rules for proper names and idioms, and the n-gram corrector. Its own language models
are downloads; the one used here is counted on the text files of FOLDER, the newspapers of the guard's own word pairs.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time

Errors = Callable[[str], list[tuple[int, int]]]
_SEEN = 2  # a longer n-gram seen once is left out
_KEPT = 0.75  # what absolute discounting takes of each count (Ney, Essen and Kneser 1994)


def arpa(folder: Path) -> Iterator[str]:
    """Yield the lines of a language model of three characters, interpolated by absolute discounting."""
    counts: list[Counter[tuple[str, ...]]] = [Counter() for _ in range(3)]
    for file in sorted(folder.rglob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            signs = ["<s>", *"".join(line.split()), "</s>"]
            for size in range(3):
                counts[size].update(zip(*(signs[start:] for start in range(size + 1)), strict=False))
    counts[1:] = [Counter({gram: n for gram, n in one.items() if n >= _SEEN}) for one in counts[1:]]
    total = counts[0].total()
    likely = {gram: n / total for gram, n in counts[0].items()}
    yield "\\data\\\n" + "".join(f"ngram {n + 1}={len(one) + (n == 0)}\n" for n, one in enumerate(counts))
    back: list[dict[tuple[str, ...], float]] = [{}, {}]
    probabilities = [likely]
    for size in (1, 2):
        sums: Counter[tuple[str, ...]] = Counter()
        kinds: Counter[tuple[str, ...]] = Counter()
        for gram, n in counts[size].items():
            sums[gram[:-1]] += n
            kinds[gram[:-1]] += 1
        back[size - 1] = {gram: _KEPT * kinds[gram] / sums[gram] for gram in sums}
        lower = probabilities[-1]
        probabilities.append(
            {
                gram: (n - _KEPT) / sums[gram[:-1]] + back[size - 1][gram[:-1]] * lower.get(gram[1:], 1 / total)
                for gram, n in counts[size].items()
            }
        )
    for size, one in enumerate(probabilities):
        yield f"\n\\{size + 1}-grams:\n" + ("-7\t<unk>\n" if not size else "")
        for gram, probability in one.items():
            weight = f"\t{math.log10(back[size].get(gram, 1.0)):.5f}" if size < 2 else ""
            yield f"{math.log10(probability):.5f}\t{' '.join(gram)}{weight}\n"
    yield "\n\\end\\\n"


def peers(folder: Path) -> dict[str, Errors]:
    """Return the peers' checks by name."""
    spec = find_spec("pycorrector")
    if not (spec and spec.submodule_search_locations):
        raise SystemExit("pip install --no-deps pycorrector")
    package = types.ModuleType("pycorrector")  # its __init__ loads the neural parts, which need torch
    package.__path__ = list(spec.submodule_search_locations)
    sys.modules["pycorrector"] = package
    from pycorrector.corrector import Corrector
    from pycorrector.proper_corrector import ProperCorrector

    with tempfile.NamedTemporaryFile("w", suffix=".arpa", encoding="utf-8", delete=False) as model:
        model.writelines(arpa(folder))
    ngrams, rules = Corrector(language_model_path=model.name), ProperCorrector()
    return {
        "pycorrector, rules": lambda text: _places(rules.correct(text)["errors"]),
        "pycorrector, n-grams": lambda text: _places(ngrams.correct(text)["errors"]),
    }


def _places(errors: list[tuple[str, str, int]]) -> list[tuple[int, int]]:
    return [(begin, begin + len(word)) for word, _, begin in errors]


def main(arguments: list[str]) -> int:
    """Print what each peer finds by sort of slip, its false alarms, and its cost; return 0."""
    rows = [json.loads(line) for line in Path(arguments[0]).read_text("utf-8").splitlines()]
    for name, check in peers(Path(arguments[1])).items():
        check("预热。")
        hits: dict[str, list[bool]] = defaultdict(list)
        alarms = size = 0
        start = process_time()
        for row in rows:
            found = check(row["text"])
            if row["sort"]:
                hits[row["sort"]].append(any(first < row["end"] and row["start"] < last for first, last in found))
            else:
                alarms, size = alarms + len(found), size + len(row["text"])
        cost = (process_time() - start) / sum(len(row["text"]) for row in rows) * 1e6
        print(name)
        for sort, one in hits.items():
            print(f"  {sort:<22}{sum(one):>5} of {len(one):>5}  {100 * sum(one) / len(one):5.1f} %")
        print(f"  false alarms {alarms} in {size} clean characters; {cost:.0f} µs a character")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
