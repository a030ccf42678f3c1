"""A process that ends with its parent: ``python child.py SCRIPT`` runs SCRIPT so, ``end_with_parent`` serves workers.

Standard library only, since a script that is run so may know nothing of this package.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

_LOOK_SECONDS = 1.0  # so long may a child outlive a parent that was killed


def end_with_parent() -> None:
    """Let this process end when its parent does, however that ends; leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    end_with_parent()
    runpy.run_path(sys.argv[1], run_name="__main__")
