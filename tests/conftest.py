"""What all tests share: ``--update`` rewrites the expected files of the examples."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A landing must not hang on which examples were drawn that day; a person's own run draws new ones each time.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent

# The tests start the program some two hundred times; where byte code is not to be written, each would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# And in folders of their own, where ``-m digest`` would be whatever tree is installed: it is to be this one.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))


def pytest_addoption(parser):
    parser.addoption(
        "--update", action="store_true", help="rewrite the expected files of tests/examples; review the diff"
    )


@pytest.fixture
def root() -> Path:
    """Return the repository's folder."""
    return ROOT


@pytest.fixture
def seeds(root) -> list[Path]:
    """Return the five real pages."""
    return sorted((root / "seeds").glob("*.txt"))


# What the tests of these folders share is dear: issues rendered in every form and laid out by LibreOffice, an office
# with its desk. On one worker each it is made once; spread over all of them each worker would make it again.
_TOGETHER = ("tests/renderings/", "tests/desk/")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        """A file on one worker, so that what its tests share (a cluster, an office) is made once, and such a folder."""

        def _split_scope(self, nodeid: str) -> str:
            return next((folder for folder in _TOGETHER if nodeid.startswith(folder)), nodeid.partition("::")[0])

    return Together(config, log)
