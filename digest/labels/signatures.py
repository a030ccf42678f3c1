"""Whether an article is another body's than the one whose signature stands under it."""

from __future__ import annotations

from collections.abc import Sequence

from digest.labels import meanings
from digest.labels.gazetteer import MUNICIPALITIES, Path
from digest.labels.meanings import PageTotals
from digest.labels.places import Mention
from digest.labels.ranking import weigh_levels
from digest.labels.receivers import is_nested
from digest.labels.scan import Scan
from digest.labels.vocabulary import Vocabulary


def is_stray(found: Scan, named: Sequence[Mention], vocabulary: Vocabulary, page: PageTotals) -> bool:
    """Say whether *found* is signed by a place that it never names, and opens with a union or a place of elsewhere.

    On a page a signature can come to stand under its neighbour's article. Of 1,704 signatures of pages and files that
    were looked at 6 are told so, each rightly. Where the text says 我市, 县总工会 the signature may be what it means.
    """
    if not found.signature:
        return False
    told = [mention for mention in named if mention.start >= found.signature]
    homes = {_area(path) for mention in named if mention not in told for path in mention.paths if len(path) > 1}
    named_too = (path for mention in told for path in mention.paths)
    if not homes or weigh_levels(found) or any(is_nested(path, home) for path in named_too for home in homes):
        return False
    opens = (found.starts[1], found.body)
    return any(
        len(path) > 1
        and mention.start < found.opening
        and not mention.loose
        and (mention.union or mention.start in opens)
        for mention, path in meanings.assign(told, vocabulary, (), page, levels="县区旗")
    )


def _area(path: Path) -> Path:
    """Return the prefecture of *path*, whose counties write of each other; a municipality is one."""
    return path[: 1 if path[0] in MUNICIPALITIES else 2]
