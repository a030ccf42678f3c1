"""One of several writers that close issues until they are killed: ``python archive_writer.py ADDRESS WEEKS``.

Every writer tries every week in order, so that they meet.
"""

from __future__ import annotations

import sys

from archive_samples import KEPT_AT, issue, renderings, week

from digest.archive import Archive, NumberTakenError
from digest.errors import ArchiveError


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
