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


# What their tests share is dear: issues rendered in every form and laid out by LibreOffice, an office with its desk. On
# one worker each it is made once; spread over all of them each worker would make it again.
_TOGETHER = ("renderings", "desk")


@pytest.hookimpl(tryfirst=True)  # before xdist looks for the mark
def pytest_collection_modifyitems(items):
    for item in items:
        for folder in _TOGETHER:
            if item.path.is_relative_to(ROOT / "tests" / folder):
                item.add_marker(pytest.mark.xdist_group(folder))
