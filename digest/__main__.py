"""``python -m digest`` and the command ``digest``: Ctrl-C while the program still loads ends it quietly too."""

import sys


def main() -> int:
    """Run the command line; return the exit status."""
    try:
        from digest import cli
    except KeyboardInterrupt:
        return 130  # as `cli.main` does
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
