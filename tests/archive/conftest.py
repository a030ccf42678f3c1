"""Both databases: every test that asks for ``address`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.archive import Archive
from tests.archive.server import cluster, empty, programs


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL of our own. Without Debian's package postgresql the tests on it say so, and fail in CI."""
    folder = programs()
    if folder is None:
        said = "no PostgreSQL here: install Debian's package postgresql to test the archive on it"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with cluster(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty archive."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    url: str = request.getfixturevalue("server")
    empty(url)
    return url


@pytest.fixture
def archive(address: str) -> Archive:
    return Archive.open(address)
