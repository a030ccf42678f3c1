"""What all tests share: ``--update`` rewrites the expected files of the examples."""

from pathlib import Path

import pytest

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
