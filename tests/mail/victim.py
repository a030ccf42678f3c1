"""A sender of its own, to be killed: archive, port and time come as arguments.

It sends what is due; the time it goes by starts where it is told to.
"""

import sys
from datetime import datetime
from pathlib import Path

from digest.archive import Archive
from digest.dispatch import dispatch_due
from tests.mail.issues import briefing


def main() -> None:
    folder, port, now, on_doubt, count = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5])
    archive = Archive.open(folder / "archive.db")
    asked = briefing(port, tuple(f"u{place}@x.test" for place in range(count)), on_doubt=on_doubt)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    dispatch_due(asked, archive, datetime.fromisoformat(now))


if __name__ == "__main__":
    main()
