"""``python -m digest`` and the command ``digest``: Ctrl-C while the program still loads ends it quietly too."""

import gc
import sys


def main() -> int:
    """Run the command line; return the exit status."""
    try:
        from digest import cli
    except KeyboardInterrupt:
        return 130  # as `cli.main` does
    status = cli.main()
    gc.freeze()  # the process ends: to look through all that it holds once more would take it a twentieth of its time
    return status


if __name__ == "__main__":
    sys.exit(main())
