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
