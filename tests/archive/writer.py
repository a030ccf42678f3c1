"""One of several writers that close issues until they are killed: ``python writer.py ADDRESS WEEKS``.

Every writer tries every week in order, so that they meet.
"""

from __future__ import annotations

import sys

from digest.archive import Archive, NumberTakenError
from digest.errors import ArchiveError
from tests.archive.samples import KEPT_AT, issue, renderings, week


def close_all(address: str, weeks: int) -> None:
    archive = Archive.open(address)
    for place in range(weeks):
        while True:
            number = archive.number_for("weekly", week(place))
            try:
                archive.keep(issue(number, week(place)), renderings(number, bytes(2000)), KEPT_AT)
            except NumberTakenError:
                continue
            break


if __name__ == "__main__":
    try:
        close_all(sys.argv[1], int(sys.argv[2]))
    except ArchiveError as error:
        sys.exit(str(error))
