"""An office with one issue of two seeds, made once; every test works on a copy of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from digest import cli
from digest.desk import Access, Office, create_app
from tests.conftest import ROOT

HOST = "127.0.0.1:8088"
TOKEN = "token-of-this-start"
STEM = "weekly-2026-01"
ALL_FORMS = 'forms = ["pdf", "docx", "html", "json"]'


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office that has made its first issue."""
    folder = tmp_path_factory.mktemp("office")
    assert cli.main(["init", str(folder)]) == 0
    file = folder / "weekly.toml"
    text = file.read_text("utf-8").replace("sign_pending = false", "sign_pending = true")
    file.write_text(text.replace(ALL_FORMS, 'forms = ["html", "json"]'), "utf-8")  # a press for every edit is dear
    for seed in sorted((ROOT / "seeds").glob("*.txt"))[:2]:
        shutil.copy(seed, folder / "sources")
    assert (
        cli.main(["build", str(folder / "weekly.toml"), "--date", "2026-11-27", "--out", str(folder / "output")]) == 0
    )
    return folder


@pytest.fixture
def folder(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the office, to be changed by one test."""
    copy = tmp_path / "office"
    shutil.copytree(furnished, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def office(folder: Path) -> Office:
    return Office((str(folder / "weekly.toml"),), folder / "output")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """The screens' templates, compiled once for all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(office: Office, compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    made = create_app(office, Access(TOKEN, frozenset({HOST})))
    made.jinja_env.bytecode_cache = compiled
    yield made
    made.extensions["jobs"].close()


class Browser:
    """A client that sends what a form of the page would: its token, and what it was made from."""

    def __init__(self, client: FlaskClient, token: str = TOKEN) -> None:
        self.client = client
        self._csrf = ""
        if token:
            self.client.get(f"/?token={token}", headers={"Host": HOST})

    def get(self, path: str) -> str:
        answer = self.client.get(path, headers={"Host": HOST})
        self.status = answer.status_code
        return answer.get_data(as_text=True)

    def post(self, path: str, **fields: object) -> str:
        answer = self.client.post(
            path, data={"csrf": self.csrf(), **fields}, headers={"Host": HOST}, follow_redirects=True
        )
        self.status = answer.status_code
        return answer.get_data(as_text=True)

    def csrf(self) -> str:
        """Return the token of the forms, which a session has from its first page on."""
        if not self._csrf:
            found = re.search(r'name="csrf" content="([^"]+)"', self.get("/settings"))
            self._csrf = found[1] if found else ""
        return self._csrf


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app.test_client())


def chromium() -> str:
    """Return Debian's browser, without windows if it can be; where there is none the test is skipped, but not in CI."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not program:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing: .ci/setup test installs it")
        pytest.skip("no chromium on this machine")
    return program
