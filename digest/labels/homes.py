"""What an office's settings say of places: those that no table knows, those that lie elsewhere."""

from __future__ import annotations

import difflib

from digest.labels.gazetteer import Path
from digest.labels.vocabulary import Vocabulary

_ALIKE = 3  # places offered for one that is not known: more would not be read


def unknown(path: Path, vocabulary: Vocabulary) -> str:
    """Return in Chinese what to write instead of *path*, a place of the settings; empty where the tables know it.

    A place is known by all its steps: a province left out, or a slip in a name, and no report would ever lie in it.
    """
    known = vocabulary.gazetteer
    if path in known.codes or path[-1] in known.zones.get(path[:-1], ()):
        return ""
    written = "".join(path)
    meant = known.names[written].paths if written in known.names else _alike(written, vocabulary)
    # a zone's name need not end as a place does: its steps are kept with / between them
    offered = "、".join(("" if path in known.codes else "/").join(path) for path in meant[:_ALIKE])
    return f"是不是 {offered}？" if offered else "从省写起，写全称，到县（区）为止，如 江苏省苏州市"


def _alike(written: str, vocabulary: Vocabulary) -> tuple[Path, ...]:
    known = vocabulary.gazetteer
    zones = ((*path, zone) for path, named in known.zones.items() for zone in named)
    places = {"".join(path): path for path in (*known.codes, *zones)}
    return tuple(places[name] for name in difflib.get_close_matches(written, places, n=_ALIKE, cutoff=0.7))


def elsewhere(text: str, home: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the places that *text* names in full and that lie in another province than *home*, in their order.

    None where there is no *home*, and none of a name that a place at home bears too or that is the end of a longer one
    (东西湖区).
    """
    hits = vocabulary.find(text)[0] if home else ()
    return tuple(
        name.text
        for start, end, name in hits
        if name.kind == "full"
        and all(path[0] != home[0] for path in name.paths)
        and not any(first <= start and end <= last and last - first > end - start for first, last, _ in hits)
    )
